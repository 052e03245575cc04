//! What a refresh tells while it runs and when it is done: plain data for the screen, the
//! command line and cron.

use url::Url;

use super::failure::Failure;
use super::id::SourceId;
use super::traffic::{Pause, Traffic};

/// How a visit to one source ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Read; new or not.
    Fetched,
    /// The server says nothing changed.
    Unchanged,
    /// Nothing came of it.
    Failed(Failure),
    /// Not visited: not due, or the budget ran out.
    Skipped,
}

/// One source's part of a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceReport {
    /// The source.
    pub source: SourceId,
    /// Its name.
    pub name: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Articles that are new.
    pub new: usize,
    /// Articles that hold more text than before.
    pub updated: usize,
    /// What it cost.
    pub traffic: Traffic,
    /// What could not be read in an otherwise good answer.
    pub warnings: Vec<String>,
    /// It proved to have moved there for good; the configuration is a person's to change.
    pub moved: Option<Url>,
}

/// The article pages fetched for the offline shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShelfReport {
    /// Fetched and stored.
    pub fetched: usize,
    /// Tried in vain.
    pub failed: usize,
    /// Left for another time: budget, politeness, cancelled.
    pub deferred: usize,
}

/// A whole refresh.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FetchSummary {
    /// Per source, in the order of the configuration.
    pub sources: Vec<SourceReport>,
    /// The shelf.
    pub shelf: ShelfReport,
    /// Everything it cost.
    pub traffic: Traffic,
    /// Stopped by the person.
    pub cancelled: bool,
    /// Stopped by the budget or by quiet hours.
    pub paused: Option<Pause>,
    /// Sources that were to be visited and were not, because of that.
    pub unasked: Vec<SourceId>,
}

impl FetchSummary {
    /// Articles that are new, over all sources.
    pub fn new_articles(&self) -> usize {
        self.sources.iter().map(|report| report.new).sum()
    }

    /// The names of the sources that were to be visited and were not.
    pub fn unasked_names(&self) -> impl Iterator<Item = &str> {
        let unasked = |report: &&SourceReport| self.unasked.contains(&report.source);
        self.sources.iter().filter(unasked).map(|report| report.name.as_str())
    }

    /// The sources that failed.
    pub fn failures(&self) -> impl Iterator<Item = (&SourceReport, &Failure)> {
        self.sources.iter().filter_map(|report| match &report.outcome {
            Outcome::Failed(failure) => Some((report, failure)),
            _ => None,
        })
    }

    /// Why nothing was reached, if every source that was visited failed because of the network.
    pub fn no_network(&self) -> Option<&Failure> {
        let mut visited = self.sources.iter().filter(|report| report.outcome != Outcome::Skipped).peekable();
        visited.peek()?;
        let mut why = None;
        for report in visited {
            match &report.outcome {
                Outcome::Failed(failure) if failure.is_network() => why = Some(failure),
                _ => return None,
            }
        }
        why
    }

    /// The technical note of a cache that could not keep what was fetched.
    pub fn not_stored(&self) -> Option<&str> {
        self.failures().find_map(|(_, failure)| match failure {
            Failure::NotStored(note) => Some(note.as_str()),
            _ => None,
        })
    }
}

/// A step of a running refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// So many sources will be visited.
    Planned(usize),
    /// A source is being asked.
    Asking(SourceId),
    /// An article's page of this source is being asked for.
    Opening(SourceId, Url),
    /// An article's page has cost so much.
    Spent(Traffic),
    /// A source is done, and what it gave is stored.
    Told(Box<SourceReport>),
    /// So many article pages of so many are on the shelf.
    Shelving {
        /// Done, in vain or not.
        done: usize,
        /// In all.
        of: usize,
    },
    /// All is done.
    Done(Box<FetchSummary>),
}
