//! The only way in: changes, one transaction, what they did.
//!
//! In: [`Change`]s. Out: [`Applied`], or an error and an untouched file. Every call is one
//! `BEGIN IMMEDIATE` transaction; what a person did is on the disk when the call returns, what
//! can be fetched again survives a crash of the program. The counts of `tallies` are gathered
//! here and written once at the end.

use std::collections::HashMap;

use jiff::ZonedDateTime;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::body::Packer;
use crate::news::{Applied, Change, SourceId};
use crate::words::Stemmer;

/// New articles after which the log is folded into the file at once.
const LARGE: usize = 1000;

/// What the store keeps at hand between calls.
pub(super) struct Desk {
    pub(super) stemmer: Stemmer,
    pub(super) packer: Packer,
}

/// One call's work inside its transaction.
pub(super) struct Work<'s> {
    pub(super) conn: &'s Connection,
    pub(super) desk: &'s mut Desk,
    pub(super) now: &'s ZonedDateTime,
    pub(super) applied: Applied,
    /// The order of the last source that was subscribed in this call.
    pub(super) rank: Option<i64>,
    tallies: HashMap<i64, Shift>,
    sources: HashMap<SourceId, Option<i64>>,
    next: Option<i64>,
}

/// By how much a source's counts change.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shift {
    pub(super) total: i64,
    pub(super) unread: i64,
    pub(super) starred: i64,
}

/// Applies `changes` in one transaction.
pub(super) fn apply(
    conn: &Connection,
    desk: &mut Desk,
    changes: &[Change],
    now: &ZonedDateTime,
) -> rusqlite::Result<Applied> {
    let care = if changes.iter().any(is_personal) { "full" } else { "normal" };
    conn.pragma_update(None, "synchronous", care)?;
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let mut work = Work {
        conn: &tx,
        desk,
        now,
        applied: Applied::default(),
        rank: None,
        tallies: HashMap::new(),
        sources: HashMap::new(),
        next: None,
    };
    for change in changes {
        work.change(change)?;
    }
    work.settle()?;
    let applied = work.applied;
    tx.commit()?;
    if applied.new.len() >= LARGE {
        checkpoint(conn);
    }
    Ok(applied)
}

/// Folds the log into the file as far as no reader is in the way; when it cannot be done now,
/// it is done another time.
pub(super) fn checkpoint(conn: &Connection) {
    let _ = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
}

/// Whether a person did it, so that it must be on the disk before we say so.
pub(super) fn is_personal(change: &Change) -> bool {
    !matches!(
        change,
        Change::Arrived(_)
            | Change::Visited { .. }
            | Change::Spent { .. }
            | Change::Body { .. }
            | Change::BodyFailed { .. }
    )
}

impl Work<'_> {
    fn change(&mut self, change: &Change) -> rusqlite::Result<()> {
        match change {
            Change::Subscribed(source) => self.subscribed(source),
            Change::Moved { source, url } => self.moved(*source, url),
            Change::Dropped(source) => self.dropped(*source),
            Change::Purged(source) => self.purged(*source),
            Change::Visited { source, visit } => self.visited(*source, visit),
            Change::Arrived(articles) => articles.iter().try_for_each(|article| self.arrived(article)),
            Change::Body { article, page } => self.body(*article, page),
            Change::BodyFailed { article, retry } => self.body_failed(*article, *retry),
            Change::Marked { scope, marking } => self.marked(scope, marking),
            Change::Spent { source, traffic } => self.spent(*source, *traffic),
        }
    }

    /// The internal number of `source`; `None` for one that is not known (any more).
    pub(super) fn source_no(&mut self, source: SourceId) -> rusqlite::Result<Option<i64>> {
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
    pub(super) fn sources_changed(&mut self) {
        self.sources.clear();
    }

    /// The internal number of the next article: they only grow, so that the index is written
    /// in order.
    pub(super) fn next_no(&mut self) -> rusqlite::Result<i64> {
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
    pub(super) fn shift(&mut self, source: i64, by: Shift) {
        let sum = self.tallies.entry(source).or_default();
        sum.total += by.total;
        sum.unread += by.unread;
        sum.starred += by.starred;
    }

    /// Forgets how the counts of a source changed, because it is no more.
    pub(super) fn forget_shift(&mut self, source: i64) {
        self.tallies.remove(&source);
    }

    fn settle(&mut self) -> rusqlite::Result<()> {
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
