//! Sends jobs out, stores what they learned and answers questions.
//!
//! An [`Engine`] is a cheap handle; it may be cloned and used from any thread. Every method
//! but `refresh` and `fetch_article` blocks for the few milliseconds that the cache needs.

mod error;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::{Timestamp, ZonedDateTime};
use url::Url;

use crate::config::NetConfig;
use crate::news::{
    Applied, ArticleId, Change, Failure, FetchSummary, Headline, Progress, Query, Related, Source,
    SourceHealth, SourceId, Tally,
};
pub use crate::store::{Check, Opened, StoreError, TrafficLog, Window};
pub use error::EngineError;

/// The present moment in the person's zone: the one place that reads the clock.
pub fn now() -> ZonedDateTime {
    ZonedDateTime::now()
}

/// How an engine is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// The database file.
    pub database: PathBuf,
    /// The sources of the configuration.
    pub sources: Vec<Source>,
    /// The network's settings.
    pub net: NetConfig,
    /// No socket is opened.
    pub offline: bool,
    /// Bytes a day; `None` is unlimited.
    pub budget_per_day: Option<u64>,
}

/// What a refresh is to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// These sources only; all where empty. Named sources are visited whether due or not.
    pub only: Vec<SourceId>,
    /// Visit all, due or not.
    pub force: bool,
    /// Spend at most so many bytes.
    pub budget: Option<u64>,
    /// Do not fetch article pages afterwards.
    pub no_articles: bool,
}

/// The newsroom at work.
#[derive(Debug, Clone)]
pub struct Engine {
    inner: Arc<()>,
}

/// A running refresh or fetch; dropping it lets it run on.
#[derive(Debug, Clone)]
pub struct Running {}

impl Running {
    /// Stops it within a second; what has arrived is kept.
    pub fn cancel(&self) {}
}

/// What a page offers to a person who adds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Discovered {
    /// The source, ready for the configuration.
    pub source: Source,
    /// What it would read.
    pub harvest: crate::parse::Harvest,
    /// Other feeds that the page names.
    pub others: Vec<crate::parse::FeedLink>,
}

impl Engine {
    /// Opens the cache and makes its sources those of the configuration. Starts no runtime and no socket.
    pub fn open(_options: Options) -> Result<Self, EngineError> {
        Ok(Self { inner: Arc::new(()) })
    }

    /// Whether the cache can only be read (a read-only disk, a newer version's file).
    pub fn read_only(&self) -> bool {
        false
    }

    /// The headlines that `query` finds, in its order, cut to `window`.
    pub fn find(&self, _query: &Query, _window: Window) -> Result<Vec<Headline>, EngineError> {
        Ok(Vec::new())
    }

    /// How many articles `query` finds.
    pub fn count(&self, _query: &Query) -> Result<Tally, EngineError> {
        Ok(Tally::default())
    }

    /// One article with its text and marks.
    pub fn article(&self, _id: ArticleId) -> Result<Option<Opened>, EngineError> {
        Ok(None)
    }

    /// The article that `text` names: a number, its unambiguous beginning, or an address.
    pub fn resolve(&self, _text: &str) -> Result<Option<ArticleId>, EngineError> {
        Ok(None)
    }

    /// The page's own related links, then the archive's nearest articles.
    pub fn related(&self, _id: ArticleId, _limit: usize) -> Result<Vec<Related>, EngineError> {
        Ok(Vec::new())
    }

    /// All sources with their health.
    pub fn sources(&self) -> Result<Vec<SourceHealth>, EngineError> {
        Ok(Vec::new())
    }

    /// Bytes by day and source.
    pub fn traffic(&self, _days: u32) -> Result<TrafficLog, EngineError> {
        Ok(TrafficLog::default())
    }

    /// Applies changes; returns when they are safe on the disk.
    pub fn apply(&self, _changes: Vec<Change>) -> Result<Applied, EngineError> {
        Ok(Applied::default())
    }

    /// Visits sources beside the caller and tells `sink` every step; the last is [`Progress::Done`].
    pub fn refresh(&self, _plan: Plan, sink: impl Fn(Progress) + Send + Sync + 'static) -> Running {
        sink(Progress::Done(Box::new(FetchSummary::default())));
        Running {}
    }

    /// Fetches one article's page beside the caller, stores it, then tells `sink`.
    pub fn fetch_article(
        &self,
        _id: ArticleId,
        sink: impl FnOnce(Result<(), Failure>) + Send + 'static,
    ) -> Running {
        sink(Ok(()));
        Running {}
    }

    /// Fetches `url` and says what it offers; blocks until the network has answered.
    pub fn discover(&self, _url: &Url, _source: Option<Source>) -> Result<Discovered, Failure> {
        Err(Failure::NoNetwork)
    }

    /// Fetches the bytes at `url`, for the commands that read one document; blocks.
    pub fn download(&self, _url: &Url) -> Result<crate::jobs::Response, Failure> {
        Err(Failure::NoNetwork)
    }

    /// Calls `told` whenever another process has changed the cache, until the engine is dropped.
    pub fn watch(&self, _told: impl Fn() + Send + 'static) {}

    /// Examines the cache.
    pub fn check(&self) -> Result<Vec<Check>, EngineError> {
        Ok(Vec::new())
    }

    /// When the last source succeeded, for the connection state on screen.
    pub fn last_contact(&self) -> Option<Timestamp> {
        None
    }
}
