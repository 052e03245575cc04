//! The only SQL: one SQLite file that holds sources, articles, marks, visits and bytes.
//!
//! In: [`Change`]s, which are all that can happen to it, and questions. Out: what the changes
//! did, and news. Every change is one transaction; articles never change but for growing, marks
//! live apart and outlive them. A second process may read and write the same file meanwhile.
//! No connection and no SQL text leaves this folder.

mod ask;
mod body;
mod check;
mod dictionary;
mod error;
mod file;
mod opened;
mod orders;
mod parts;
mod rescue;
#[cfg(test)]
mod sample;
mod traffic;
mod visits;
mod write;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ZonedDateTime};
use rusqlite::Connection;
use url::Url;

use crate::news::{
    Acronym, Applied, ArticleId, Change, Diary, Facet, FacetCount, Headline, Limits, Order, Part, PublicKey,
    Query, Related, Relayed, Rule, SourceHealth, Tally,
};
use crate::words::{Finder, Stemmer};
use ask::Selection;
use write::Desk;

pub use error::StoreError;
pub use opened::{Check, Opened, Prunable, TrafficLog, Wanted, Window};
pub use rescue::{Copied, Repaired, back_up, repair, restore};

/// The cache.
pub struct Store {
    conn: Connection,
    path: PathBuf,
    desk: RefCell<Desk>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Drop for Store {
    /// Leaves as little as possible in the log; closing does the rest.
    fn drop(&mut self) {
        write::checkpoint(&self.conn);
    }
}

impl Store {
    /// Opens the database for reading and writing; creates or migrates it where needed.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::with(file::writer(path)?, path)
    }

    /// Opens the database for reading only, beside a writer in this or another process.
    pub fn open_reader(path: &Path) -> Result<Self, StoreError> {
        Self::with(file::reader(path)?, path)
    }

    /// A second reader of the same file, of the version that this one knows; `None` where a copy in
    /// passing is read, or where there is no room for another.
    pub fn beside(&self) -> Option<Self> {
        self.conn.path().filter(|path| !path.is_empty())?;
        Self::open_reader(&self.path).ok()
    }

    fn with(conn: Connection, path: &Path) -> Result<Self, StoreError> {
        let packer = body::Packer::new().map_err(|error| StoreError::Other(error.to_string()))?;
        let copies = write::Copies::default();
        let desk = RefCell::new(Desk { stemmer: Stemmer::new(), packer, copies, rules: [].into() });
        Ok(Self { conn, path: path.to_owned(), desk })
    }

    fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| file::explain(&self.path, error))
    }

    /// Answers a question out of one state of the file: its many small looks agree with each other and
    /// share one lock.
    fn ask<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        self.told(self.conn.unchecked_transaction().and_then(|state| {
            let answer = question(&state)?;
            state.commit()?;
            Ok(answer)
        }))
    }

    /// Applies `changes` in one transaction; the only way to write.
    ///
    /// Where the disk is full, the ballast is given up, and what a person did is tried again.
    pub fn apply(&mut self, changes: &[Change], now: &ZonedDateTime) -> Result<Applied, StoreError> {
        if self.told(visits::nothing_new(&self.conn, changes))? {
            return Ok(Applied::default());
        }
        let desk = self.desk.get_mut();
        let first = write::apply(&self.conn, desk, changes, now).map_err(|e| file::explain(&self.path, e));
        match first {
            Err(StoreError::Full)
                if file::drop_ballast(&self.path) && changes.iter().all(Change::is_personal) =>
            {
                write::apply(&self.conn, desk, changes, now).map_err(|e| file::explain(&self.path, e))
            }
            result => result,
        }
    }

    /// From now on these rules are applied to what arrives, in the transaction that brings it.
    pub fn rule_by(&mut self, rules: Arc<[Rule]>) {
        self.desk.get_mut().rules = rules;
    }

    /// What rules found since then that the person is to be told.
    pub fn told_since(&self, since: Timestamp) -> Result<Vec<Headline>, StoreError> {
        self.told(write::told_since(&self.conn, since))
    }

    /// The headlines that `query` finds, in its order, cut to `window`.
    pub fn find(
        &self,
        query: &Query,
        window: Window,
        now: &ZonedDateTime,
    ) -> Result<Vec<Headline>, StoreError> {
        self.ask(|conn| self.select(query, now)?.rows(conn, query.reach.as_ref(), window))
    }

    /// The headlines that `query` finds among what arrived at `since` or later.
    pub fn find_since(
        &self,
        query: &Query,
        since: Timestamp,
        now: &ZonedDateTime,
    ) -> Result<Vec<Headline>, StoreError> {
        self.ask(|conn| {
            let mut selection = self.select(query, now)?;
            selection.and("l.seen >= ?", [since.as_microsecond().into()]);
            selection.headlines(conn, Window { offset: 0, limit: usize::MAX })
        })
    }

    fn select(&self, query: &Query, now: &ZonedDateTime) -> rusqlite::Result<Selection> {
        Selection::of(query, &self.conn, &mut self.desk.borrow_mut().stemmer, now)
    }

    /// How many articles `query` finds, unread and starred among them.
    pub fn count(&self, query: &Query, now: &ZonedDateTime) -> Result<Tally, StoreError> {
        self.ask(|conn| {
            let selection = self.select(query, now)?;
            match ask::kept_tally(query.reach.as_ref(), &selection, conn)? {
                Some(tally) => Ok(tally),
                None => selection.tally(conn),
            }
        })
    }

    /// The other articles that tell the same as `id`, earliest first.
    pub fn copies(&self, id: ArticleId) -> Result<Vec<Headline>, StoreError> {
        self.ask(|conn| ask::told_again(conn, id))
    }

    /// The place of the first unread article that `query` finds at the place `from` or behind it.
    pub fn unread_from(
        &self,
        query: &Query,
        from: usize,
        now: &ZonedDateTime,
    ) -> Result<Option<usize>, StoreError> {
        self.ask(|conn| self.select(query, now)?.unread_from(conn, from))
    }

    /// The place of the last unread article that `query` finds before the place `until`.
    pub fn unread_before(
        &self,
        query: &Query,
        until: usize,
        now: &ZonedDateTime,
    ) -> Result<Option<usize>, StoreError> {
        self.ask(|conn| self.select(query, now)?.unread_before(conn, until))
    }

    /// One article with its text and marks.
    pub fn article(&self, id: ArticleId) -> Result<Option<Opened>, StoreError> {
        self.ask(|conn| ask::opened(conn, &mut self.desk.borrow_mut().packer, id))
    }

    /// The piece of an article's text that holds most of what `finder` looks for; `None` where it
    /// holds none of it.
    pub fn snippet(&self, finder: &Finder, id: ArticleId) -> Result<Option<String>, StoreError> {
        let text = ask::text(&self.conn, &mut self.desk.borrow_mut().packer, id);
        Ok(self.told(text)?.and_then(|text| finder.snippet(&text)))
    }

    /// The articles whose number begins with the hexadecimal digits `prefix`; at most two.
    pub fn by_prefix(&self, prefix: &str) -> Result<Vec<ArticleId>, StoreError> {
        self.told(ask::by_prefix(&self.conn, prefix))
    }

    /// The article whose page is `url`.
    pub fn by_url(&self, url: &Url) -> Result<Option<ArticleId>, StoreError> {
        Ok(self.told(ask::by_url(&self.conn, url))?.map(|(_, id)| id))
    }

    /// The people or the places that most articles have, most first.
    pub fn facets(&self, facet: Facet, limit: usize) -> Result<Vec<FacetCount>, StoreError> {
        self.told(ask::facets(&self.conn, facet, limit))
    }

    /// What articles other than `but` explain of these short forms.
    pub fn expansions(&self, shorts: &[String], but: Option<ArticleId>) -> Result<Vec<Acronym>, StoreError> {
        self.ask(|conn| ask::expansions(conn, shorts, but))
    }

    /// The page's own related links, then the archive's nearest articles, best first.
    pub fn related(&self, id: ArticleId, limit: usize) -> Result<Vec<Related>, StoreError> {
        self.ask(|conn| ask::related(conn, &mut self.desk.borrow_mut(), id, limit))
    }

    /// All sources, those of the configuration in its order, then the archived ones.
    pub fn sources(&self) -> Result<Vec<SourceHealth>, StoreError> {
        self.told(visits::sources(&self.conn))
    }

    /// Articles whose page should be fetched for reading offline, most wanted first.
    pub fn wanted(&self, limit: usize, now: &ZonedDateTime) -> Result<Vec<Wanted>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.told(ask::wanted(&self.conn, limit, now.timestamp().as_microsecond()))
    }

    /// The articles that `query` finds among those whose page should be fetched.
    pub fn wanted_among(&self, query: &Query, now: &ZonedDateTime) -> Result<Vec<ArticleId>, StoreError> {
        let found = self.select(query, now).and_then(|mut selection| {
            selection.and("l.due <= ?", [now.timestamp().as_microsecond().into()]);
            selection.ids(&self.conn)
        });
        self.told(found)
    }

    /// What was asked for while the line was down and is not done yet, in the order of asking.
    pub fn orders(&self) -> Result<Vec<Order>, StoreError> {
        self.told(orders::orders(&self.conn))
    }

    /// The beginning of the page of `article`, where its answer was cut.
    pub fn part(&self, article: ArticleId) -> Result<Option<Part>, StoreError> {
        self.told(parts::part(&self.conn, article))
    }

    /// The texts among it that may be fetched now.
    pub fn ordered(&self, now: &ZonedDateTime) -> Result<Vec<Wanted>, StoreError> {
        self.told(orders::due(&self.conn, now.timestamp()))
    }

    /// What may go under `limits`, the oldest first.
    pub fn prunable(&self, limits: &Limits, now: &ZonedDateTime) -> Result<Vec<Prunable>, StoreError> {
        self.told(ask::prunable(&self.conn, limits, now.timestamp()))
    }

    /// Gives the disk what `removed` articles left, where that is worth rewriting the file.
    pub fn give_back(&mut self, removed: usize) -> Result<(), StoreError> {
        self.told(write::give_back(&self.conn, removed))
    }

    /// What is kept of the bundles of `signer`.
    pub fn relayed(&self, signer: PublicKey) -> Result<Relayed, StoreError> {
        self.told(write::relayed(&self.conn, signer))
    }

    /// When articles were last seen to say something else than before, of those that were.
    pub fn revisions(&self) -> Result<HashMap<ArticleId, Timestamp>, StoreError> {
        self.told(write::revisions(&self.conn))
    }

    /// What was spent on the last `days` days up to `today`, and on each source in all.
    pub fn traffic(&self, days: u32, today: Date) -> Result<TrafficLog, StoreError> {
        self.told(traffic::log(&self.conn, days, today))
    }

    /// What each source brought and cost on the last `days` days up to `today`.
    pub fn diaries(&self, days: u32, today: Date) -> Result<Vec<Diary>, StoreError> {
        self.told(traffic::diaries(&self.conn, days, today))
    }

    /// Examines the file: integrity, checksums of bodies, index against articles.
    pub fn check(&self) -> Result<Vec<Check>, StoreError> {
        Ok(check::check(&self.conn))
    }

    /// A number that changes whenever another connection has written.
    pub fn version(&self) -> Result<i64, StoreError> {
        self.told(self.conn.pragma_query_value(None, "data_version", |row| row.get(0)))
    }
}

/// A civil day as days since 1970-01-01.
fn days(date: Date) -> i64 {
    let midnight = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0));
    midnight.map_or(0, |at| at.as_second().div_euclid(86_400))
}

/// The civil day that [`days`] gave.
fn date_of(days: i64) -> Date {
    let midnight = Timestamp::from_second(days.saturating_mul(86_400)).unwrap_or(Timestamp::UNIX_EPOCH);
    Offset::UTC.to_datetime(midnight).date()
}
