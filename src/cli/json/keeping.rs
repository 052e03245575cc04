//! How the house is kept: `sources`, `fetch`, `add`, `import`, `remove`, `traffic`, `doctor`.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use url::Url;

use super::reading::HeadlineJson;
use super::text::{Line, instant};
use crate::engine::{Copied, Repaired, TrafficLog};
use crate::news::{
    Certificate, Failure, FetchSummary, Headline, Kind, Outcome, Pause, Source, SourceHealth, Traffic,
    visible,
};

/// An element of `warta sources --json`.
#[derive(Debug, Serialize)]
pub struct SourceJson<'a> {
    name: Line<'a>,
    url: &'a str,
    kind: &'static str,
    group: Option<Line<'a>>,
    items: u64,
    unread: u64,
    last_ok: Option<String>,
    last_error: Option<String>,
    next_due: Option<String>,
    failures: u32,
    bytes: u64,
    archived: bool,
    moved: Option<&'a str>,
}

impl<'a> SourceJson<'a> {
    /// A source and its health; `last_error` in words.
    pub fn new(health: &'a SourceHealth, kind: Kind, last_error: Option<String>, zone: &TimeZone) -> Self {
        let visit = &health.visit;
        Self {
            name: Line(&health.source.name),
            url: health.source.url.as_str(),
            kind: kind.as_str(),
            group: health.source.group.as_deref().map(Line),
            items: health.tally.total,
            unread: health.tally.unread,
            last_ok: visit.last_ok.map(|at| instant(at, zone)),
            last_error,
            next_due: visit.next_due.map(|at| instant(at, zone)),
            failures: visit.failures,
            bytes: health.traffic.bytes(),
            archived: health.archived,
            moved: visit.habits.settled().map(Url::as_str),
        }
    }
}

/// `warta fetch --json`.
#[derive(Debug, Serialize)]
pub struct FetchedJson<'a> {
    sources: Vec<FetchedSourceJson<'a>>,
    articles: ShelfJson,
    /// What was ordered while the line was down and is not done yet.
    waiting: usize,
    bytes: u64,
    requests: u64,
    not_modified: u64,
    cancelled: bool,
    /// What the watch words found among the new.
    watched: Vec<HeadlineJson<'a>>,
    /// What ended it early: `budget` (this once's), `day` or `quiet`.
    stopped: Option<&'static str>,
    /// The sources that were to be asked and were not, because of that.
    unasked: Vec<Line<'a>>,
    resumes: Option<String>,
}

#[derive(Debug, Serialize)]
struct FetchedSourceJson<'a> {
    name: Line<'a>,
    status: &'static str,
    new: usize,
    updated: usize,
    bytes: u64,
    error: Option<String>,
    warnings: Vec<String>,
    moved: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ShelfJson {
    fetched: usize,
    failed: usize,
    deferred: usize,
}

impl<'a> FetchedJson<'a> {
    /// A whole refresh; `word` puts failures into words.
    pub fn new(
        summary: &'a FetchSummary,
        hits: &'a [Headline],
        waiting: usize,
        word: impl Fn(&Failure) -> String,
    ) -> Self {
        let source = |report: &'a crate::news::SourceReport| FetchedSourceJson {
            name: Line(&report.name),
            status: match report.outcome {
                Outcome::Fetched => "fetched",
                Outcome::Unchanged => "unchanged",
                Outcome::Failed(_) => "failed",
                Outcome::Skipped => "skipped",
            },
            new: report.new,
            updated: report.updated,
            bytes: report.traffic.bytes(),
            error: match &report.outcome {
                Outcome::Failed(failure) => Some(word(failure)),
                _ => None,
            },
            warnings: report.warnings.iter().map(|warning| visible(warning).into_owned()).collect(),
            moved: report.moved.as_ref().map(Url::as_str),
        };
        let shelf = summary.shelf;
        Self {
            sources: summary.sources.iter().map(source).collect(),
            articles: ShelfJson { fetched: shelf.fetched, failed: shelf.failed, deferred: shelf.deferred },
            waiting,
            bytes: summary.traffic.bytes(),
            requests: summary.traffic.requests,
            not_modified: summary.traffic.not_modified,
            cancelled: summary.cancelled,
            watched: hits.iter().map(|hit| HeadlineJson::new(hit, None)).collect(),
            stopped: summary.paused.as_ref().map(|pause| match pause {
                Pause::Allowance => "budget",
                Pause::Budget(_) => "day",
                Pause::Quiet(_) => "quiet",
            }),
            unasked: summary.unasked_names().map(Line).collect(),
            resumes: summary
                .paused
                .as_ref()
                .and_then(Pause::until)
                .map(|until| instant(until.timestamp(), until.time_zone())),
        }
    }
}

/// `warta add --json` and `warta import --json`.
#[derive(Debug, Serialize)]
pub struct AddedJson<'a> {
    /// What was added.
    pub added: Vec<AddedRowJson<'a>>,
}

/// A source that was added.
#[derive(Debug, Serialize)]
pub struct AddedRowJson<'a> {
    name: Line<'a>,
    url: &'a str,
    kind: &'static str,
    items: usize,
}

impl<'a> AddedRowJson<'a> {
    /// `source`, of which so many items can be read now.
    pub fn new(source: &'a Source, items: usize) -> Self {
        Self { name: Line(&source.name), url: source.url.as_str(), kind: source.kind.as_str(), items }
    }
}

/// `warta remove --json`.
#[derive(Debug, Serialize)]
pub struct RemovedJson<'a> {
    /// The source.
    pub removed: Line<'a>,
    /// Whether its articles went with it.
    pub purged: bool,
}

impl<'a> RemovedJson<'a> {
    /// The source called `name` is out.
    pub fn new(name: &'a str, purged: bool) -> Self {
        Self { removed: Line(name), purged }
    }
}

/// `warta traffic --json`.
#[derive(Debug, Serialize)]
pub struct TrafficJson<'a> {
    today: u64,
    days: Vec<DayJson>,
    sources: Vec<SourceTrafficJson<'a>>,
}

#[derive(Debug, Serialize)]
struct DayJson {
    date: String,
    received: u64,
    sent: u64,
    saved: u64,
    requests: u64,
}

#[derive(Debug, Serialize)]
struct SourceTrafficJson<'a> {
    name: Line<'a>,
    received: u64,
    sent: u64,
    saved: u64,
    requests: u64,
}

impl<'a> TrafficJson<'a> {
    /// The bytes of `log`; `today` is the sum of both ways.
    pub fn new(log: &'a TrafficLog, today: Date) -> Self {
        let spent = log.days.iter().filter(|day| day.date == today).map(|day| day.traffic.bytes()).sum();
        let day = |(date, t): (Date, Traffic)| DayJson {
            date: date.to_string(),
            received: t.received,
            sent: t.sent,
            saved: t.saved,
            requests: t.requests,
        };
        let source = |(name, t): &'a (String, Traffic)| SourceTrafficJson {
            name: Line(name),
            received: t.received,
            sent: t.sent,
            saved: t.saved,
            requests: t.requests,
        };
        Self {
            today: spent,
            days: log.days.iter().map(|row| day((row.date, row.traffic))).collect(),
            sources: log.sources.iter().map(source).collect(),
        }
    }
}

/// `warta backup --json` and `warta restore --json`.
#[derive(Debug, Serialize)]
pub struct CopiedJson {
    file: String,
    bytes: u64,
    articles: u64,
    aside: Option<String>,
}

impl From<&Copied> for CopiedJson {
    fn from(copied: &Copied) -> Self {
        Self {
            file: copied.file.display().to_string(),
            bytes: copied.bytes,
            articles: copied.articles,
            aside: copied.aside.as_ref().map(|path| path.display().to_string()),
        }
    }
}

/// What `warta doctor --repair` saved.
#[derive(Debug, Serialize)]
pub struct RepairedJson {
    articles: u64,
    marks: u64,
    textless: u64,
    aside: Option<String>,
}

impl From<&Repaired> for RepairedJson {
    fn from(repaired: &Repaired) -> Self {
        Self {
            articles: repaired.articles,
            marks: repaired.marks,
            textless: repaired.textless,
            aside: repaired.aside.as_ref().map(|path| path.display().to_string()),
        }
    }
}

/// `warta doctor --json`.
#[derive(Debug, Serialize)]
pub struct DoctorJson {
    /// What a repair saved, where one was asked for and needed.
    pub repaired: Option<RepairedJson>,
    /// All that was examined.
    pub checks: Vec<CheckJson>,
}

/// One examination.
#[derive(Debug, Serialize)]
pub struct CheckJson {
    /// Which: a stable short name.
    pub name: &'static str,
    /// Whether all is well.
    pub ok: bool,
    /// What was found.
    pub detail: String,
}

impl CheckJson {
    /// What an examination found; every line of `detail` is made visible.
    pub fn new(name: &'static str, ok: bool, detail: &str) -> Self {
        Self { name, ok, detail: visible(detail).into_owned() }
    }
}

/// `warta trust --json`.
#[derive(Debug, Serialize)]
pub struct CertificateJson<'a> {
    host: &'a str,
    fingerprint: &'a str,
    subject: Line<'a>,
    issuer: Line<'a>,
    from: Option<String>,
    until: Option<String>,
    cause: String,
}

impl<'a> CertificateJson<'a> {
    /// A certificate that was refused; `cause` in words.
    pub fn new(shown: &'a Certificate, cause: String, zone: &TimeZone) -> Self {
        Self {
            host: &shown.host,
            fingerprint: &shown.fingerprint,
            subject: Line(&shown.subject),
            issuer: Line(&shown.issuer),
            from: shown.from.map(|at| instant(at, zone)),
            until: shown.until.map(|at| instant(at, zone)),
            cause,
        }
    }
}
