//! Fetches the wanted pages in a refresh: one at a time from each host, the most wanted first.
//!
//! While bytes are counted out, nothing is begun of a lesser claim before all of the greater; else
//! a host that is free is given its most wanted page at once.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use super::rank::{Claim, Share, Tier, key};
use crate::engine::desk::Roster;
use crate::engine::plan::{Plan, Visits};
use crate::engine::purse::Paid;
use crate::engine::runner::{Round, host_of};
use crate::jobs::{self, Shelved};
use crate::news::{Applied, Change, Failure, Progress, ShelfReport, Source, SourceHealth, SourceId, Traffic};
use crate::store::{StoreError, Wanted};

/// Pages in one refresh.
const MOST: usize = 200;
/// Pages of which these are chosen.
const CANDIDATES: usize = 4000;

/// Whose pages are fetched. What a person ordered is fetched in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::engine) enum Of {
    /// Those of all sources.
    All,
    /// Those of these sources.
    These(Vec<SourceId>),
    /// No others than those that were ordered.
    Orders,
}

impl Of {
    /// Whose pages `plan` asks for.
    pub(in crate::engine) fn plan(plan: &Plan, roster: &Roster) -> Self {
        match plan {
            Plan { visits: Visits::Nobody, .. } => Self::Orders,
            Plan { only, .. } if only.is_empty() => Self::All,
            Plan { only, .. } => Self::These(only.iter().map(|id| roster.known_as(*id)).collect()),
        }
    }
}

/// A page on its way.
struct Page {
    wanted: Wanted,
    source: Source,
    host: String,
    claim: Claim,
}

/// A page that was tried, and what became of it in the cache.
type Kept = (Shelved, Result<Applied, StoreError>);

/// How an errand for a page ended.
struct Ended {
    host: String,
    /// Whether something was handed to the cache, which will tell.
    told: bool,
    /// Whether the host, or the line, was not there.
    unreached: bool,
}

/// The pages that wait and those under way.
struct Tour<'r> {
    round: &'r Arc<Round>,
    waiting: VecDeque<Page>,
    busy: HashSet<String>,
    errands: JoinSet<Ended>,
    tell: UnboundedSender<Kept>,
}

/// Fetches what was ordered, then the wanted pages.
pub(in crate::engine) async fn fill(
    round: &Arc<Round>,
    whose: &Of,
    stored: &[SourceHealth],
) -> Result<(ShelfReport, Traffic), StoreError> {
    let waiting = wanted_pages(round, whose, stored)?;
    let of = waiting.len();
    let mut report = ShelfReport { deferred: of, ..ShelfReport::default() };
    let mut traffic = Traffic::default();
    if of == 0 {
        return Ok((report, traffic));
    }
    let (tell, mut told) = unbounded_channel();
    let mut tour = Tour { round, waiting, busy: HashSet::new(), errands: JoinSet::new(), tell };
    let (mut done, mut handed_over) = (0, 0);
    (round.sink)(Progress::Shelving { done, of });
    loop {
        tour.set_out();
        if tour.errands.is_empty() && done >= handed_over {
            break;
        }
        tokio::select! {
            biased;
            () = round.stop.cancelled(), if !tour.errands.is_empty() => {
                tour.stop();
                while let Some(ended) = tour.errands.join_next().await {
                    handed_over += usize::from(ended.is_ok_and(|ended| ended.told));
                }
            }
            Some((shelved, result)) = told.recv() => {
                traffic += shelved.traffic;
                (round.sink)(Progress::Spent(shelved.traffic));
                done += 1;
                count(&mut report, &shelved, &result);
                if result.is_err() {
                    tour.stop();
                }
                (round.sink)(Progress::Shelving { done, of });
            }
            Some(ended) = tour.errands.join_next() => {
                handed_over += usize::from(tour.came_back(ended.ok()));
            }
        }
    }
    Ok((report, traffic))
}

/// The pages to fetch, each once, the most wanted first.
fn wanted_pages(round: &Round, whose: &Of, stored: &[SourceHealth]) -> Result<VecDeque<Page>, StoreError> {
    let reader = round.desk.readers.patient();
    let now = crate::engine::now();
    let ordered = reader.ordered(&now)?;
    let mut rest = match whose {
        Of::Orders => Vec::new(),
        Of::All | Of::These(_) => reader.wanted(CANDIDATES, &now)?,
    };
    let orders: HashSet<_> = ordered.iter().map(|order| order.article).collect();
    rest.retain(|page| !orders.contains(&page.article));
    if let Of::These(only) = whose {
        rest.retain(|page| only.contains(&page.source));
    }
    let watched: HashSet<_> = match round.desk.watched_for().filter(|_| !rest.is_empty()) {
        Some(query) => reader.wanted_among(&query, &now)?.into_iter().collect(),
        None => HashSet::new(),
    };
    drop(reader);
    let shares: HashMap<_, _> =
        stored.iter().map(|health| (health.source.id, Share::of(health.tally))).collect();
    let claimed = |wanted: Wanted| {
        let tier = if orders.contains(&wanted.article) {
            Tier::Ordered
        } else if wanted.starred {
            Tier::Starred
        } else if watched.contains(&wanted.article) {
            Tier::Watched
        } else {
            Tier::Missing
        };
        let read =
            shares.get(&wanted.source).copied().unwrap_or_else(|| Share::of(crate::news::Tally::default()));
        let claim = Claim { tier, at: wanted.at, read };
        let source = round.desk.source(wanted.source, stored)?;
        Some(Page { host: host_of(&wanted.url), wanted, source, claim })
    };
    let mut pages: Vec<_> = ordered.into_iter().chain(rest).filter_map(claimed).collect();
    pages.sort_by_cached_key(|page| key(&page.claim, now.timestamp()));
    pages.truncate(MOST);
    Ok(pages.into())
}

fn count(report: &mut ShelfReport, shelved: &Shelved, result: &Result<Applied, StoreError>) {
    let later = matches!(
        shelved.outcome,
        Err(Failure::Budget | Failure::Wait(_) | Failure::NoNetwork | Failure::OfflineByChoice)
    );
    if later {
        return;
    }
    report.deferred = report.deferred.saturating_sub(1);
    if shelved.outcome.is_ok() && result.is_ok() {
        report.fetched += 1;
    } else {
        report.failed += 1;
    }
}

impl Tour<'_> {
    /// Sends for as many pages as may be fetched at once.
    fn set_out(&mut self) {
        let round = self.round;
        while self.errands.len() < round.desk.parallel() {
            if self.waiting.is_empty() {
                return;
            }
            if round.purse.lacks(0) || round.is_quiet() || round.stop.is_cancelled() {
                self.waiting.clear();
            }
            let Some(page) = self.next() else { return };
            self.busy.insert(page.host.clone());
            round.desk.net().allow(&page.source.url);
            (round.sink)(Progress::Opening(page.source.id, page.wanted.url.clone()));
            self.errands.spawn(fetch(Arc::clone(round), page, self.tell.clone()));
        }
    }

    /// The most wanted page whose host is free.
    fn next(&mut self) -> Option<Page> {
        let first = self.waiting.front()?.claim.tier;
        let strict = self.round.purse.is_limited();
        let fits = |page: &Page| !self.busy.contains(&page.host) && (!strict || page.claim.tier == first);
        let at = self.waiting.iter().position(fits)?;
        self.waiting.remove(at)
    }

    /// An errand is over; whether the cache will tell of it.
    fn came_back(&mut self, ended: Option<Ended>) -> bool {
        let Some(ended) = ended else { return false };
        self.busy.remove(&ended.host);
        if ended.unreached {
            self.waiting.retain(|page| page.host != ended.host);
        }
        ended.told
    }

    /// Begins nothing more and gives up what is not here yet.
    fn stop(&mut self) {
        self.waiting.clear();
        self.errands.abort_all();
    }
}

/// Fetches one page and hands what it said to the cache.
async fn fetch(round: Arc<Round>, page: Page, tell: UnboundedSender<Kept>) -> Ended {
    let Page { wanted, source, host, claim } = page;
    let mut one = JoinSet::new();
    let paid = Arc::clone(&round);
    one.spawn(async move {
        let way = Paid { net: paid.desk.net(), purse: &paid.purse };
        let now = crate::engine::now().timestamp();
        // Without its beginning the page is fetched whole.
        let held = paid.desk.readers.patient().part(wanted.article).ok().flatten();
        jobs::full_text(&way, &source, (wanted.article, &wanted.url), held, now).await
    });
    // A page whose reader broke down is passed over: no use in trying it again at once.
    let Some(Ok(mut shelved)) = one.join_next().await else {
        return Ended { host, told: false, unreached: false };
    };
    let mut changes = std::mem::take(&mut shelved.changes);
    let unreached = shelved.outcome.as_ref().is_err_and(Failure::may_be_the_line);
    if unreached && claim.tier == Tier::Ordered {
        // It goes on waiting for the line.
        changes.retain(|change| !matches!(change, Change::BodyFailed { .. }));
    }
    let reply = move |result| drop(tell.send((shelved, result)));
    if changes.is_empty() {
        reply(Ok(Applied::default()));
    } else {
        round.desk.librarian.file(changes, Box::new(reply));
    }
    Ended { host, told: true, unreached }
}
