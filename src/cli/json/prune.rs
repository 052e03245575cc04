//! What `warta prune` says to scripts.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::news::visible;

/// `warta prune --json`.
#[derive(Debug, Serialize)]
pub struct PrunedJson {
    sources: Vec<PrunedRowJson>,
    articles: usize,
    bytes: u64,
    removed: usize,
}

/// What may go of one source.
#[derive(Debug, Serialize)]
pub struct PrunedRowJson {
    /// The source.
    pub name: String,
    /// How many articles.
    pub articles: usize,
    /// What their texts take on the disk.
    pub bytes: u64,
    /// The day of the oldest.
    pub oldest: String,
    /// The day of the newest.
    pub newest: String,
}

impl PrunedRowJson {
    /// What may go of the source `name`, between two moments.
    pub fn new(name: &str, articles: usize, bytes: u64, between: (Timestamp, Timestamp)) -> Self {
        let zone = TimeZone::system();
        let day = |at: Timestamp| zone.to_datetime(at).date().to_string();
        let (oldest, newest) = (day(between.0), day(between.1));
        Self { name: visible(name).into_owned(), articles, bytes, oldest, newest }
    }
}

impl PrunedJson {
    /// All that may go, and how many articles went.
    pub fn new(sources: Vec<PrunedRowJson>, removed: usize) -> Self {
        let articles = sources.iter().map(|row| row.articles).sum();
        let bytes = sources.iter().map(|row| row.bytes).sum();
        Self { sources, articles, bytes, removed }
    }
}
