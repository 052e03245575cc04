//! How an engine is started, what a refresh is to do, and who is visited for that: plain
//! settings and the choice that follows from them.

use std::collections::HashMap;
use std::path::PathBuf;

use jiff::SignedDuration;
use tokio::time::Instant;

use super::desk::{Roster, unsigned};
use super::runner::host_of;
use crate::config::NetConfig;
use crate::jobs::schedule;
use crate::net::Load;
use crate::news::{PublicKey, Source, SourceHealth, SourceId, Visit};

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
    /// Whose bundles of news are taken.
    pub trust: Vec<PublicKey>,
}

/// Whether a refresh visits sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visits {
    /// Those that the plan names, or that are due.
    #[default]
    Sources,
    /// None: only what was ordered while the line was down is fetched.
    Nobody,
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
    /// This once, beyond the day's budget and in quiet hours.
    pub beyond: bool,
    /// Whether sources are visited at all.
    pub visits: Visits,
    /// Do not fetch article pages afterwards.
    pub no_articles: bool,
}

/// One source to be visited.
#[derive(Debug, Clone)]
pub(super) struct Errand {
    pub(super) source: Source,
    pub(super) visit: Visit,
    pub(super) host: String,
    /// It was not due yet when it was chosen, but is in a moment.
    pub(super) not_before: Instant,
    /// What a visit has cost so far, in the mean.
    pub(super) estimate: u64,
}

/// Who is visited and who is not due.
pub(super) fn choose(roster: &Roster, plan: &Plan, stored: &[SourceHealth]) -> (Vec<Errand>, Vec<Source>) {
    let now = super::now().timestamp();
    let visits: HashMap<_, _> = stored.iter().map(|health| (health.source.id, &health.visit)).collect();
    let costs: HashMap<_, _> =
        stored.iter().map(|health| (health.source.id, health.traffic.per_request())).collect();
    let only: Vec<_> = plan.only.iter().map(|id| roster.known_as(*id)).collect();
    let mut errands = Vec::new();
    let mut skipped = Vec::new();
    for source in &roster.sources {
        let visit = visits.get(&source.id).copied().cloned().unwrap_or_default();
        if only.contains(&source.id) || (only.is_empty() && (plan.force || schedule::is_due(&visit, now))) {
            let host = host_of(visit.feed.as_ref().unwrap_or(&source.url));
            let asked = plan.force || !only.is_empty();
            let wait = if asked { SignedDuration::ZERO } else { schedule::wait_for(&visit, now) };
            let not_before = Instant::now() + unsigned(wait);
            let estimate = costs.get(&source.id).copied().unwrap_or(0);
            errands.push(Errand { source: source.clone(), visit, host, not_before, estimate });
        } else if only.is_empty() {
            skipped.push(source.clone());
        }
    }
    (errands, skipped)
}

/// What a visit will carry, as far as earlier ones tell.
pub(super) fn load_of(visit: &Visit) -> Load {
    let conditional = visit.etag.is_some() || visit.last_modified.is_some();
    if conditional && visit.failures == 0 { Load::Light } else { Load::Full }
}
