//! The only SQL: one SQLite file that holds sources, articles, marks, visits and bytes.

mod error;
mod opened;

use std::path::Path;

use jiff::ZonedDateTime;
use jiff::civil::Date;
use url::Url;

use crate::news::{Applied, ArticleId, Change, Headline, Query, Related, SourceHealth, Tally};

pub use error::StoreError;
pub use opened::{Check, Opened, TrafficLog, Wanted, Window};

/// The cache.
#[derive(Debug)]
pub struct Store {}

impl Store {
    /// Opens the database for reading and writing; creates or migrates it where needed.
    pub fn open(_path: &Path) -> Result<Self, StoreError> {
        Ok(Self {})
    }

    /// Opens the database for reading only, beside a writer in this or another process.
    pub fn open_reader(_path: &Path) -> Result<Self, StoreError> {
        Ok(Self {})
    }

    /// Applies `changes` in one transaction; the only way to write.
    pub fn apply(&mut self, _changes: &[Change], _now: &ZonedDateTime) -> Result<Applied, StoreError> {
        Ok(Applied::default())
    }

    /// The headlines that `query` finds, in its order, cut to `window`.
    pub fn find(
        &self,
        _query: &Query,
        _window: Window,
        _now: &ZonedDateTime,
    ) -> Result<Vec<Headline>, StoreError> {
        Ok(Vec::new())
    }

    /// How many articles `query` finds, unread and starred among them.
    pub fn count(&self, _query: &Query, _now: &ZonedDateTime) -> Result<Tally, StoreError> {
        Ok(Tally::default())
    }

    /// One article with its text and marks.
    pub fn article(&self, _id: ArticleId) -> Result<Option<Opened>, StoreError> {
        Ok(None)
    }

    /// The articles whose number begins with the hexadecimal digits `prefix`; at most two.
    pub fn by_prefix(&self, _prefix: &str) -> Result<Vec<ArticleId>, StoreError> {
        Ok(Vec::new())
    }

    /// The article whose page is `url`.
    pub fn by_url(&self, _url: &Url) -> Result<Option<ArticleId>, StoreError> {
        Ok(None)
    }

    /// The page's own related links, then the archive's nearest articles, best first.
    pub fn related(&self, _id: ArticleId, _limit: usize) -> Result<Vec<Related>, StoreError> {
        Ok(Vec::new())
    }

    /// All sources, those of the configuration in its order, then the archived ones.
    pub fn sources(&self) -> Result<Vec<SourceHealth>, StoreError> {
        Ok(Vec::new())
    }

    /// Articles whose page should be fetched for reading offline, most wanted first.
    pub fn wanted(&self, _limit: usize, _now: &ZonedDateTime) -> Result<Vec<Wanted>, StoreError> {
        Ok(Vec::new())
    }

    /// What was spent on the last `days` days up to `today`, and on each source in all.
    pub fn traffic(&self, _days: u32, _today: Date) -> Result<TrafficLog, StoreError> {
        Ok(TrafficLog::default())
    }

    /// Examines the file: integrity, checksums of bodies, index against articles.
    pub fn check(&self) -> Result<Vec<Check>, StoreError> {
        Ok(Vec::new())
    }

    /// A number that changes whenever another connection has written.
    pub fn version(&self) -> Result<i64, StoreError> {
        Ok(0)
    }
}
