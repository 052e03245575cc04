//! What the store hands out besides news.

use url::Url;

use crate::news::{Article, ArticleId, DayTraffic, Earlier, Mark, SourceId, Traffic};

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first row, from 0.
    pub offset: usize,
    /// At most so many.
    pub limit: usize,
}

/// An article with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The article, with its text as far as it is held.
    pub article: Article,
    /// The name of its source.
    pub source_name: String,
    /// Its marks.
    pub mark: Mark,
    /// Whether the kept text does not match its checksum.
    pub damaged: bool,
    /// What it said before its source changed it, the latest first.
    pub earlier: Vec<Earlier>,
}

/// An article whose page should be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The article.
    pub article: ArticleId,
    /// Its source.
    pub source: SourceId,
    /// Its page.
    pub url: Url,
    /// Whether it is starred.
    pub starred: bool,
    /// The moment it is sorted by.
    pub at: jiff::Timestamp,
}

/// An article that may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prunable {
    /// The article.
    pub article: ArticleId,
    /// Its source.
    pub source: SourceId,
    /// The moment it is sorted by.
    pub at: jiff::Timestamp,
    /// Its share of the file, in bytes.
    pub bytes: u64,
}

/// Bytes by day and by source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrafficLog {
    /// The days with traffic, newest first.
    pub days: Vec<DayTraffic>,
    /// Every source's traffic in those days.
    pub sources: Vec<(String, Traffic)>,
}

/// One examination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Which: a stable short name.
    pub name: &'static str,
    /// Whether all is well.
    pub ok: bool,
    /// What was found.
    pub detail: String,
}
