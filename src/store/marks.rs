//! What a person did: marks set, and what takes them back.
//!
//! In: a scope and a marking. Out: rows written only where something changes, and the inverse
//! of exactly that. Marks belong to a public number, so they are kept for articles that are
//! gone and found again by articles that come back.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::apply::{Shift, Work};
use super::compile::Selection;
use super::read;
use crate::news::{ArticleId, Change, Mark, Marking, Query, Scope};

impl Work<'_> {
    /// Marks all that `scope` names.
    pub(super) fn marked(&mut self, scope: &Scope, marking: &Marking) -> rusqlite::Result<()> {
        let ids = match scope {
            Scope::These(ids) => ids.clone(),
            Scope::Found(query, until) => self.found(query, *until, marking)?,
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
        let undo = back
            .into_iter()
            .map(|(marking, ids)| Change::Marked { scope: Scope::These(ids), marking });
        self.applied.undo.splice(0..0, undo);
        Ok(())
    }

    /// What the query finds among all that had arrived until then and that would change.
    fn found(&mut self, query: &Query, until: Timestamp, marking: &Marking) -> rusqlite::Result<Vec<ArticleId>> {
        let mut selection = Selection::of(query, self.conn, &mut self.desk.stemmer, self.now)?;
        selection.and("l.seen <= ?", [until.as_microsecond().into()]);
        match marking {
            Marking::Read(read) => selection.and("l.read = ?", [i64::from(!read).into()]),
            Marking::Star(star) => selection.and("l.starred = ?", [i64::from(!star).into()]),
            _ => {}
        }
        selection.ids(self.conn)
    }

    fn mark_one(&mut self, id: ArticleId, marking: &Marking) -> rusqlite::Result<Option<Marking>> {
        let key = id.0.cast_signed();
        let mut mark = read::mark(self.conn, key)?;
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
            Marking::Note(_) | Marking::Place(_) => {}
        }
        Ok(Some(inverse))
    }

    fn write_mark(&self, key: i64, mark: &Mark) -> rusqlite::Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO marks (article, read, starred, place, changed, note) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (article) DO UPDATE SET \
                 read = excluded.read, starred = excluded.starred, place = excluded.place, \
                 changed = excluded.changed, note = excluded.note",
            )?
            .execute(params![
                key,
                mark.read,
                mark.starred,
                mark.place,
                self.now.timestamp().as_microsecond(),
                mark.note
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
        if let Some(source) = source {
            self.shift(source, shift);
        }
        Ok(())
    }
}
