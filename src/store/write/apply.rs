//! The only way in: changes, one transaction, what they did.
//!
//! In: [`Change`]s. Out: [`Applied`], or an error and an untouched file. Every call is one
//! `BEGIN IMMEDIATE` transaction; what a person did is on the disk when the call returns, what
//! can be fetched again survives a crash of the program. The counts of `tallies` are gathered
//! here and written once at the end.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::ZonedDateTime;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::copies::{self, Copies};
use super::journal::Turn;
use super::prepare;
use crate::news::{Applied, Change, Deed, Item, Rule, SourceId};
use crate::store::body::Packer;
use crate::store::dictionary;
use crate::words::Stemmer;

/// New articles after which the log is folded into the file at once.
const LARGE: usize = 1000;

/// What the store keeps at hand between calls.
pub(crate) struct Desk {
    pub(crate) stemmer: Stemmer,
    pub(crate) packer: Packer,
    pub(crate) copies: Copies,
    /// What is done with what arrives.
    pub(crate) rules: Arc<[Rule]>,
}

/// One call's work inside its transaction.
pub(crate) struct Work<'s> {
    pub(crate) conn: &'s Connection,
    pub(crate) desk: &'s mut Desk,
    pub(crate) now: &'s ZonedDateTime,
    pub(crate) applied: Applied,
    /// The order of the last source that was subscribed in this call.
    pub(crate) rank: Option<i64>,
    /// What this call is noted as in the journal.
    noted: Option<Deed>,
    tallies: HashMap<i64, Shift>,
    sources: HashMap<SourceId, Option<i64>>,
    next: Option<i64>,
    /// New articles whose texts are still to be written.
    texts: Vec<(i64, &'s Item)>,
}

/// By how much a source's counts change.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shift {
    pub(crate) total: i64,
    pub(crate) unread: i64,
    pub(crate) starred: i64,
}

/// Applies `changes` in one transaction.
pub(crate) fn apply(
    conn: &Connection,
    desk: &mut Desk,
    changes: &[Change],
    now: &ZonedDateTime,
) -> rusqlite::Result<Applied> {
    let care = if changes.iter().any(Change::is_personal) { "full" } else { "normal" };
    conn.pragma_update(None, "synchronous", care)?;
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    desk.copies.check(&tx)?;
    let applied = carry_out(&tx, desk, changes, now).and_then(|applied| tx.commit().map(|()| applied));
    let Ok(applied) = applied else {
        // What was remembered of this call never came to be.
        desk.copies.forget();
        return applied;
    };
    if applied.new.len() >= LARGE {
        checkpoint(conn);
    }
    Ok(applied)
}

/// Does what the changes say, inside the caller's transaction.
fn carry_out(
    conn: &Connection,
    desk: &mut Desk,
    changes: &[Change],
    now: &ZonedDateTime,
) -> rusqlite::Result<Applied> {
    let mut work = Work {
        conn,
        desk,
        now,
        applied: Applied::default(),
        rank: None,
        noted: None,
        tallies: HashMap::new(),
        sources: HashMap::new(),
        next: None,
        texts: Vec::new(),
    };
    for change in changes {
        work.change(change)?;
    }
    if let Some(deed) = work.noted.take() {
        work.note(deed)?;
    }
    work.write_texts()?;
    work.rule()?;
    work.settle()?;
    if changes.iter().any(|change| matches!(change, Change::Visited { .. })) {
        prepare::sketch_older(conn, work.desk)?;
        prepare::hear_older(conn, work.desk)?;
        prepare::index_older(conn, work.desk, prepare::UNINDEXED)?;
        dictionary::learn(conn, &mut work.desk.packer)?;
    }
    if changes.iter().any(|change| matches!(change, Change::Purged(_) | Change::Pruned(_))) {
        copies::mend(conn)?;
    }
    Ok(work.applied)
}

/// Folds the log into the file as far as no reader is in the way; when it cannot be done now,
/// it is done another time.
pub(crate) fn checkpoint(conn: &Connection) {
    let _ = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
}

impl<'s> Work<'s> {
    fn change(&mut self, change: &'s Change) -> rusqlite::Result<()> {
        if !matches!(change, Change::Arrived(_) | Change::Spent { .. } | Change::Visited { .. }) {
            self.write_texts()?;
        }
        match change {
            Change::Subscribed(source) => self.subscribed(source),
            Change::Moved { source, url } => self.moved(*source, url),
            Change::Dropped(source) => self.dropped(*source),
            Change::Purged(source) => self.purged(*source),
            Change::Visited { source, visit } => self.visited(*source, visit),
            Change::Arrived(articles) => self.arrived(articles),
            Change::Body { article, page } => self.body(*article, page),
            Change::BodyFailed { article, retry } => self.body_failed(*article, *retry),
            Change::Begun { article, part } => self.begun(*article, part.as_deref()),
            Change::Pruned(articles) => self.pruned(articles),
            Change::Relayed(relay) => self.relayed(relay),
            Change::Followed { signer, serial, chunks } => self.followed(*signer, *serial, chunks),
            Change::Marked { scope, marking } => self.marked(scope, marking),
            Change::Noted(deed) => {
                self.noted = Some(*deed);
                Ok(())
            }
            Change::TakenBack => self.turn(Turn::Back),
            Change::DoneAgain => self.turn(Turn::Again),
            Change::Ordered { article, kind } => self.ordered(*article, *kind),
            Change::Withdrawn { article, kind } => self.withdrawn(*article, *kind),
            Change::Spent { source, traffic } => self.spent(*source, *traffic),
        }
    }

    /// The internal number of `source`; `None` for one that is not known (any more).
    pub(crate) fn source_no(&mut self, source: SourceId) -> rusqlite::Result<Option<i64>> {
        if let Some(known) = self.sources.get(&source) {
            return Ok(*known);
        }
        let found = self
            .conn
            .prepare_cached("SELECT no FROM sources WHERE id = ?1")?
            .query_row([source.0.cast_signed()], |row| row.get(0))
            .optional()?;
        self.sources.insert(source, found);
        Ok(found)
    }

    /// Forgets what it remembers of sources, because they change.
    pub(crate) fn sources_changed(&mut self) {
        self.sources.clear();
    }

    /// The internal number of the next article: they only grow, so that the index is written
    /// in order.
    pub(crate) fn next_no(&mut self) -> rusqlite::Result<i64> {
        let next = match self.next {
            Some(next) => next,
            None => {
                self.conn.query_row("SELECT coalesce(max(no), 0) + 1 FROM articles", [], |row| row.get(0))?
            }
        };
        self.next = Some(next + 1);
        Ok(next)
    }

    /// Notes that the counts of the source numbered `source` change.
    pub(crate) fn shift(&mut self, source: i64, by: Shift) {
        let sum = self.tallies.entry(source).or_default();
        sum.total += by.total;
        sum.unread += by.unread;
        sum.starred += by.starred;
    }

    /// Forgets how the counts of a source changed, because it is no more.
    pub(crate) fn forget_shift(&mut self, source: i64) {
        self.tallies.remove(&source);
    }

    /// Remembers the text of a new article until enough of them have come together.
    pub(crate) fn text(&mut self, no: i64, item: &'s Item) {
        self.texts.push((no, item));
    }

    /// Writes the texts that were put off; what looks into articles needs them.
    pub(crate) fn write_texts(&mut self) -> rusqlite::Result<()> {
        prepare::write_texts(self.conn, self.desk, &std::mem::take(&mut self.texts))
    }

    fn settle(&mut self) -> rusqlite::Result<()> {
        self.write_texts()?;
        let mut update = self.conn.prepare_cached(
            "UPDATE tallies SET total = total + ?2, unread = unread + ?3, starred = starred + ?4 \
             WHERE source = ?1",
        )?;
        for (source, by) in self.tallies.drain() {
            update.execute(params![source, by.total, by.unread, by.starred])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::news::{Marking, Query};
    use crate::store::sample::{arrived, article, assert_well, list, newsroom, now, source, these};
    use crate::store::{Store, StoreError};

    #[test]
    fn a_second_program_reads_and_writes_the_same_file() {
        let (dir, mut first, ids) = newsroom();
        let mut second = Store::open(&dir.path().join("warta.db")).unwrap();
        let before = first.version().unwrap();
        let pusat = source("Pusat");
        arrived(&mut second, vec![article(&pusat, "z", 0, "Baru", "")]);
        assert_ne!(first.version().unwrap(), before);
        assert_eq!(list(&first, &Query::default()).len(), ids.len() + 1);
        first.apply(&[these(&ids, Marking::Read(true))], &now()).unwrap();
        assert_eq!(second.count(&Query::default(), &now()).unwrap().unread, 1);
        assert_well(&second);
    }

    #[test]
    fn a_reader_is_not_kept_waiting_by_a_writer() {
        let (dir, store, ids) = newsroom();
        let reader = Store::open_reader(&dir.path().join("warta.db")).unwrap();
        store.conn.execute_batch("BEGIN IMMEDIATE; DELETE FROM list").unwrap();
        assert_eq!(list(&reader, &Query::default()).len(), ids.len());
        store.conn.execute_batch("ROLLBACK").unwrap();
    }

    #[test]
    fn another_writer_is_told_to_come_back() {
        let (dir, store, ids) = newsroom();
        let mut second = Store::open(&dir.path().join("warta.db")).unwrap();
        second.conn.busy_timeout(std::time::Duration::ZERO).unwrap();
        store.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        let change = these(&ids, Marking::Read(true));
        assert!(matches!(second.apply(std::slice::from_ref(&change), &now()), Err(StoreError::Busy)));
        store.conn.execute_batch("ROLLBACK").unwrap();
        assert_eq!(second.apply(&[change], &now()).unwrap().marked, ids.len());
    }

    #[test]
    fn a_full_disk_changes_nothing_and_reading_goes_on() {
        let (dir, mut store, ids) = newsroom();
        let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.conn.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        let pusat = source("Pusat");
        let many: Vec<_> = (0..200)
            .map(|n| article(&pusat, &format!("f{n}"), 0, &format!("Judul {n}"), &"kata ".repeat(400 + n)))
            .collect();
        let change = crate::news::Change::Arrived(many);
        assert!(matches!(store.apply(std::slice::from_ref(&change), &now()), Err(StoreError::Full)));
        assert_eq!(list(&store, &Query::default()).len(), ids.len());
        assert!(!dir.path().join("warta.db.ballast").exists());
        assert_well(&store);
        store.conn.pragma_update_and_check(None, "max_page_count", 100_000, |_| Ok(())).unwrap();
        assert_eq!(store.apply(&[change], &now()).unwrap().new.len(), 200);
        assert_well(&store);
    }
}
