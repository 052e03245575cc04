//! The journal of a person's deeds: what takes each back, and what was taken back.
//!
//! In: a deed with what was done in the same call, or the wish to take the newest back or to do
//! the last one again. Out: the marks as they were. It outlives the program, and two programs share
//! it. A new deed ends what could have been done again.

use rusqlite::{OptionalExtension, params};

use super::apply::Work;
use crate::news::{ArticleId, Change, Deed, Marking, Scope};

/// Deeds that can be taken back, at most.
const KEPT: i64 = 200;
/// How hard steps are packed: they are written while a person waits.
const LEVEL: i32 = 3;

/// A marking and the articles it is for.
type Step = (Marking, Vec<ArticleId>);

/// Which way through the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Back,
    Again,
}

fn wrong(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

fn pack(changes: &[Change]) -> rusqlite::Result<Vec<u8>> {
    let steps: Vec<(&Marking, &Vec<ArticleId>)> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Marked { scope: Scope::These(ids), marking } => Some((marking, ids)),
            _ => None,
        })
        .collect();
    let text = serde_json::to_vec(&steps).map_err(wrong)?;
    zstd::encode_all(&text[..], LEVEL).map_err(wrong)
}

fn unpack(packed: &[u8]) -> rusqlite::Result<Vec<Step>> {
    let text = zstd::decode_all(packed).map_err(wrong)?;
    serde_json::from_slice(&text).map_err(wrong)
}

impl Work<'_> {
    /// Notes what this call did as `deed`; what changed nothing is no deed.
    pub(crate) fn note(&mut self, deed: Deed) -> rusqlite::Result<()> {
        let nothing = self.applied.undo.is_empty() && !matches!(deed, Deed::Archived(_));
        if nothing {
            return Ok(());
        }
        self.applied.deed = Some(deed);
        self.conn.execute("DELETE FROM journal WHERE undone = 1", [])?;
        let steps = pack(&self.applied.undo)?;
        let word = serde_json::to_string(&deed).map_err(wrong)?;
        self.conn
            .prepare_cached("INSERT INTO journal (at, deed, steps) VALUES (?1, ?2, ?3)")?
            .execute(params![self.now.timestamp().as_microsecond(), word, steps])?;
        let oldest = self.conn.last_insert_rowid() - KEPT;
        self.conn.prepare_cached("DELETE FROM journal WHERE no <= ?1")?.execute([oldest])?;
        Ok(())
    }

    /// Takes the newest deed back, or does the last one that was taken back again.
    pub(crate) fn turn(&mut self, turn: Turn) -> rusqlite::Result<()> {
        let wanted = match turn {
            Turn::Back => "SELECT no, deed, steps FROM journal WHERE undone = 0 ORDER BY no DESC LIMIT 1",
            Turn::Again => "SELECT no, deed, steps FROM journal WHERE undone = 1 ORDER BY no LIMIT 1",
        };
        let found: Option<(i64, String, Vec<u8>)> = self
            .conn
            .prepare_cached(wanted)?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((no, word, packed)) = found else { return Ok(()) };
        let before = std::mem::take(&mut self.applied.undo);
        for (marking, ids) in unpack(&packed)? {
            self.marked(&Scope::These(ids), &marking)?;
        }
        let steps = pack(&self.applied.undo)?;
        self.applied.undo.extend(before);
        self.applied.deed = Some(serde_json::from_str(&word).map_err(wrong)?);
        self.conn
            .prepare_cached("UPDATE journal SET undone = ?2, steps = ?3 WHERE no = ?1")?
            .execute(params![no, turn == Turn::Back, steps])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::news::{Change, Deed, Marking, Query, Scope, SourceId};
    use crate::store::Store;
    use crate::store::sample::{ago, assert_well, newsroom, now, these};

    fn deed(deed: Deed, change: Change) -> Vec<Change> {
        vec![Change::Noted(deed), change]
    }

    #[test]
    fn deeds_are_taken_back_and_done_again_across_programs() {
        let (dir, mut store, ids) = newsroom();
        let marks = |store: &Store| {
            ids.iter()
                .map(|id| store.article(*id).unwrap().unwrap().mark)
                .map(|mark| (mark.read, mark.starred, mark.tags))
                .collect::<Vec<_>>()
        };
        let mut seen = vec![marks(&store)];
        let everything = Scope::Found(Query::default(), ago(0));
        for changes in [
            deed(Deed::Starred, these(&ids[..2], Marking::Star(true))),
            deed(Deed::Tagged, these(&ids[1..], Marking::Tag("haji".into()))),
            deed(Deed::AllRead, Change::Marked { scope: everything, marking: Marking::Read(true) }),
        ] {
            store.apply(&changes, &now()).unwrap();
            seen.push(marks(&store));
        }
        drop(store);
        let mut store = Store::open(&dir.path().join("warta.db")).unwrap();
        for (at, deed) in [(2, Deed::AllRead), (1, Deed::Tagged), (0, Deed::Starred)] {
            assert_eq!(store.apply(&[Change::TakenBack], &now()).unwrap().deed, Some(deed));
            assert_eq!(marks(&store), seen[at]);
            assert_well(&store);
        }
        assert_eq!(store.apply(&[Change::TakenBack], &now()).unwrap().deed, None);
        for (at, deed) in [(1, Deed::Starred), (2, Deed::Tagged)] {
            assert_eq!(store.apply(&[Change::DoneAgain], &now()).unwrap().deed, Some(deed));
            assert_eq!(marks(&store), seen[at]);
        }
        // A new deed ends what could have been done again.
        store.apply(&deed(Deed::Unstarred, these(&ids[..1], Marking::Star(false))), &now()).unwrap();
        assert_eq!(store.apply(&[Change::DoneAgain], &now()).unwrap().deed, None);
        assert_eq!(store.apply(&[Change::TakenBack], &now()).unwrap().deed, Some(Deed::Unstarred));
    }

    #[test]
    fn what_changed_nothing_and_what_reading_leaves_are_no_deeds() {
        let (_dir, mut store, ids) = newsroom();
        store.apply(&[these(&ids, Marking::Read(true))], &now()).unwrap();
        let again = store.apply(&deed(Deed::Read, these(&ids, Marking::Read(true))), &now()).unwrap();
        assert_eq!(again.deed, None);
        assert_eq!(store.apply(&[Change::TakenBack], &now()).unwrap().deed, None);
        let archived = Deed::Archived(SourceId(7));
        store.apply(&[Change::Noted(archived)], &now()).unwrap();
        assert_eq!(store.apply(&[Change::TakenBack], &now()).unwrap().deed, Some(archived));
    }

    #[test]
    fn the_journal_stays_short() {
        let (_dir, mut store, ids) = newsroom();
        for n in 0..super::KEPT + 20 {
            store.apply(&deed(Deed::Starred, these(&ids, Marking::Star(n % 2 == 0))), &now()).unwrap();
        }
        let kept: i64 = store.conn.query_row("SELECT count(*) FROM journal", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, super::KEPT);
    }
}
