//! What a person did: marks set, and what takes them back.
//!
//! In: a scope and a marking. Out: rows written only where something changes, and the inverse
//! of exactly that. Marks belong to a public number, so they are kept for articles that are
//! gone and found again by articles that come back.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::apply::{Shift, Work};
use crate::news::{ArticleId, Change, Mark, Marking, Query, Scope};
use crate::store::ask::{self, Selection};

impl Work<'_> {
    /// Marks all that `scope` names.
    pub(crate) fn marked(&mut self, scope: &Scope, marking: &Marking) -> rusqlite::Result<()> {
        let ids = match scope {
            Scope::These(ids) => ids.clone(),
            Scope::Stories(ids) => {
                let mut all = ids.clone();
                for id in ids {
                    all.extend(ask::copies(self.conn, *id)?);
                }
                all.dedup();
                all
            }
            Scope::Found(query, until) => self.found(query, *until, marking)?,
            Scope::FoundStories(query, until) => {
                let found = self.found(query, *until, marking)?;
                self.with_copies(found, *until)?
            }
        };
        let mut back: Vec<(Marking, Vec<ArticleId>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for id in ids {
            let Some(inverse) = self.mark_one(id, marking)? else { continue };
            let at = *places.entry(format!("{inverse:?}")).or_insert(back.len());
            match back.get_mut(at) {
                Some((_, ids)) => ids.push(id),
                None => back.push((inverse, vec![id])),
            }
        }
        self.applied.marked += back.iter().map(|(_, ids)| ids.len()).sum::<usize>();
        let undo =
            back.into_iter().map(|(marking, ids)| Change::Marked { scope: Scope::These(ids), marking });
        self.applied.undo.splice(0..0, undo);
        Ok(())
    }

    /// What the query finds among all that had arrived until then and that would change.
    fn found(
        &mut self,
        query: &Query,
        until: Timestamp,
        marking: &Marking,
    ) -> rusqlite::Result<Vec<ArticleId>> {
        let mut selection = Selection::of(query, self.conn, &mut self.desk.stemmer, self.now)?;
        selection.and("l.seen <= ?", [until.as_microsecond().into()]);
        match marking {
            Marking::Read(read) => selection.and("l.read = ?", [i64::from(!read).into()]),
            Marking::Star(star) => selection.and("l.starred = ?", [i64::from(!star).into()]),
            _ => {}
        }
        selection.ids(self.conn)
    }

    /// These and their copies that had arrived until then.
    fn with_copies(&self, mut ids: Vec<ArticleId>, until: Timestamp) -> rusqlite::Result<Vec<ArticleId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM articles WHERE story <> id UNION SELECT story FROM articles WHERE story <> id",
        )?;
        let told_twice: HashSet<i64> =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut known: HashSet<ArticleId> = ids.iter().copied().collect();
        for at in 0..ids.len() {
            if !told_twice.contains(&ids[at].0.cast_signed()) {
                continue;
            }
            for copy in ask::told_again(self.conn, ids[at])? {
                if copy.seen <= until && known.insert(copy.id) {
                    ids.push(copy.id);
                }
            }
        }
        Ok(ids)
    }

    pub(super) fn mark_one(&mut self, id: ArticleId, marking: &Marking) -> rusqlite::Result<Option<Marking>> {
        let key = id.0.cast_signed();
        let mut mark = ask::mark(self.conn, key)?;
        let Some(inverse) = mark.apply(marking) else { return Ok(None) };
        self.write_mark(key, &mark)?;
        match marking {
            Marking::Tag(tag) => {
                self.conn
                    .prepare_cached("INSERT OR IGNORE INTO tags (tag, article) VALUES (?1, ?2)")?
                    .execute(params![tag, key])?;
            }
            Marking::Untag(tag) => {
                self.conn
                    .prepare_cached("DELETE FROM tags WHERE article = ?2 AND tag = ?1")?
                    .execute(params![tag, key])?;
            }
            Marking::Read(read) => {
                let unread = if *read { -1 } else { 1 };
                self.repeat(key, &mark, Shift { unread, ..Shift::default() })?;
            }
            Marking::Star(star) => {
                let starred = if *star { 1 } else { -1 };
                self.repeat(key, &mark, Shift { starred, ..Shift::default() })?;
            }
            Marking::Hide(_) => self.repeat_hidden(key, &mark)?,
            Marking::Note(_) | Marking::Place(_) => {}
        }
        Ok(Some(inverse))
    }

    fn write_mark(&self, key: i64, mark: &Mark) -> rusqlite::Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO marks (article, read, starred, place, changed, note, hidden) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (article) DO UPDATE SET \
                 read = excluded.read, starred = excluded.starred, place = excluded.place, \
                 changed = excluded.changed, note = excluded.note, hidden = excluded.hidden",
            )?
            .execute(params![
                key,
                mark.read,
                mark.starred,
                mark.place,
                self.now.timestamp().as_microsecond(),
                mark.note,
                mark.hidden
            ])?;
        Ok(())
    }

    /// Repeats a mark in the list, where the article is here.
    fn repeat(&mut self, key: i64, mark: &Mark, shift: Shift) -> rusqlite::Result<()> {
        let source = self
            .conn
            .prepare_cached(
                "UPDATE list SET read = ?2, starred = ?3 \
                 WHERE no = (SELECT no FROM articles WHERE id = ?1) RETURNING source",
            )?
            .query_row(params![key, mark.read, mark.starred], |row| row.get(0))
            .optional()?;
        if let Some(source) = source.filter(|_| !mark.hidden) {
            self.shift(source, shift);
        }
        Ok(())
    }

    /// Repeats beside the list that an article is hidden, or no longer: what is hidden is not counted.
    fn repeat_hidden(&mut self, key: i64, mark: &Mark) -> rusqlite::Result<()> {
        let here: Option<(i64, i64)> = self
            .conn
            .prepare_cached(
                "SELECT l.no, l.source FROM articles a CROSS JOIN list l ON l.no = a.no WHERE a.id = ?1",
            )?
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((no, source)) = here else { return Ok(()) };
        let (by, sql) = if mark.hidden {
            (-1, "INSERT OR IGNORE INTO hidden (no) VALUES (?1)")
        } else {
            (1, "DELETE FROM hidden WHERE no = ?1")
        };
        self.conn.prepare_cached(sql)?.execute([no])?;
        let counted = |is: bool| if is { by } else { 0 };
        self.shift(source, Shift { total: by, unread: counted(!mark.read), starred: counted(mark.starred) });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Flag, Mark, Reach, Term};
    use crate::store::Store;
    use crate::store::sample::{ago, assert_well, is, list, newsroom, now, source, these};
    use proptest::prelude::*;

    fn marks(store: &Store, ids: &[ArticleId]) -> Vec<Mark> {
        ids.iter().map(|id| store.article(*id).unwrap().unwrap().mark).collect()
    }

    fn marking() -> impl Strategy<Value = Marking> {
        let tag = prop_oneof![Just("haji".to_owned()), Just("kliping".to_owned())];
        prop_oneof![
            any::<bool>().prop_map(Marking::Read),
            any::<bool>().prop_map(Marking::Star),
            any::<bool>().prop_map(Marking::Hide),
            tag.clone().prop_map(Marking::Tag),
            tag.prop_map(Marking::Untag),
            proptest::option::of("[a-z]{0,3}").prop_map(Marking::Note),
            (0_u32..4).prop_map(Marking::Place),
        ]
    }

    fn scope(ids: Vec<ArticleId>) -> impl Strategy<Value = Scope> {
        prop_oneof![
            proptest::sample::subsequence(ids, 0..=5).prop_map(Scope::These),
            Just(Scope::Found(is(Term::Is(Flag::Unread)), ago(0))),
            Just(Scope::Found(is(Term::Source("kepri".into())), ago(0))),
            Just(Scope::Found(Query { reach: Some(Reach::All(Vec::new())), sort: None }, ago(0))),
        ]
    }

    #[test]
    fn apply_then_undo_is_identity() {
        let (_dir, mut store, ids) = newsroom();
        let change =
            (scope(ids.clone()), marking()).prop_map(|(scope, marking)| Change::Marked { scope, marking });
        let strategy = proptest::collection::vec(change, 1..6);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(60));
        let store = std::cell::RefCell::new(&mut store);
        runner
            .run(&strategy, |changes| {
                let mut store = store.borrow_mut();
                let before = marks(&store, &ids);
                let done = store.apply(&changes, &now()).unwrap();
                prop_assert_eq!(done.marked > 0, !done.undo.is_empty());
                let redo = store.apply(&done.undo, &now()).unwrap();
                prop_assert_eq!(marks(&store, &ids), before);
                prop_assert_eq!(redo.marked, done.marked);
                assert_well(&store);
                // Leave some of it, so that runs start from different states.
                store.apply(&changes, &now()).unwrap();
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn only_what_changes_is_written_and_taken_back() {
        let (_dir, mut store, ids) = newsroom();
        store.apply(&[these(&ids[..2], Marking::Read(true))], &now()).unwrap();
        let everything = Scope::Found(Query::default(), now().timestamp());
        let done = store
            .apply(&[Change::Marked { scope: everything, marking: Marking::Read(true) }], &now())
            .unwrap();
        assert_eq!(done.marked, 3);
        let [Change::Marked { scope: Scope::These(back), marking: Marking::Read(false) }] = &done.undo[..]
        else {
            panic!("{:?}", done.undo)
        };
        let mut wanted = ids[2..].to_vec();
        wanted.sort_by_key(|id| id.0.cast_signed());
        assert_eq!(*back, wanted);
    }

    #[test]
    fn what_arrived_later_is_not_marked() {
        let (_dir, mut store, _) = newsroom();
        let change =
            Change::Marked { scope: Scope::Found(Query::default(), ago(1)), marking: Marking::Read(true) };
        assert_eq!(store.apply(&[change], &now()).unwrap().marked, 0);
    }

    #[test]
    fn marks_outlive_their_articles() {
        let (_dir, mut store, ids) = newsroom();
        let kepri = source("Kanwil Kepri");
        let kept = store.article(ids[0]).unwrap().unwrap().article;
        let marks = [these(&ids[..1], Marking::Star(true)), these(&ids[..1], Marking::Tag("haji".into()))];
        store.apply(&marks, &now()).unwrap();
        store.apply(&[Change::Purged(kepri.id)], &now()).unwrap();
        assert_eq!(store.article(ids[0]).unwrap(), None);
        assert_eq!(list(&store, &Query::default()).len(), 2);
        assert_well(&store);
        let back = [crate::store::sample::subscribed(&kepri), Change::Arrived(vec![kept])];
        store.apply(&back, &now()).unwrap();
        let mark = store.article(ids[0]).unwrap().unwrap().mark;
        assert!(mark.starred && mark.tags == ["haji"]);
        assert_eq!(list(&store, &is(Term::Is(Flag::Starred))).len(), 1);
        assert_well(&store);
    }
}
