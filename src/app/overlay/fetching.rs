//! A refresh as the screen tells of it: how far it is, what is asked right now, what failed.
//!
//! In: its steps. Out: figures and names. Knows no wording and asks nothing itself.

use url::Url;

use crate::news::{Failure, FetchSummary, Outcome, Progress, SourceId, SourceReport, Traffic};

/// A refresh on its way, or the last one that ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fetching {
    /// Sources done.
    pub done: usize,
    /// Sources in all.
    pub of: usize,
    /// Article pages done and in all, once their turn has come.
    pub shelf: Option<(usize, usize)>,
    /// New articles so far.
    pub new: usize,
    /// Bytes on the wire so far, as far as visits have ended.
    pub bytes: u64,
    /// Sources that are being asked, the one that waits longest first.
    pub asking: Vec<SourceId>,
    /// The article page that was asked for last.
    pub page: Option<(SourceId, Url)>,
    /// Sources that failed so far, and why.
    pub failed: Vec<(String, Failure)>,
    /// Whether the person asked it to stop.
    pub stopping: bool,
}

impl Fetching {
    /// Takes a step in.
    pub fn step(&mut self, progress: &Progress) {
        match progress {
            Progress::Planned(sources) => self.of = *sources,
            Progress::Asking(source) => self.asking.push(*source),
            Progress::Opening(source, url) => self.page = Some((*source, url.clone())),
            Progress::Spent(traffic) => self.pay(*traffic),
            Progress::Told(report) => self.told(report),
            Progress::Shelving { done, of } => {
                self.asking.clear();
                self.shelf = Some((*done, *of));
            }
            Progress::Done(summary) => self.end(summary),
        }
    }

    fn told(&mut self, report: &SourceReport) {
        self.done += 1;
        self.new += report.new;
        self.pay(report.traffic);
        self.asking.retain(|source| *source != report.source);
        if let Outcome::Failed(failure) = &report.outcome {
            self.failed.push((report.name.clone(), failure.clone()));
        }
    }

    fn pay(&mut self, traffic: Traffic) {
        self.bytes += traffic.bytes();
    }

    /// The summary knows better: of sources that were never asked, too.
    fn end(&mut self, summary: &FetchSummary) {
        let failures = summary.failures();
        self.failed = failures.map(|(report, failure)| (report.name.clone(), failure.clone())).collect();
        self.new = summary.new_articles();
        self.bytes = summary.traffic.bytes();
        self.asking.clear();
        self.page = None;
    }
}
