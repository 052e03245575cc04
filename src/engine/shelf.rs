//! The offline shelf: fetches the pages behind headlines, most wanted first.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use super::desk::{Desk, Roster, Shared};
use super::plan::{Plan, Visits};
use super::purse::Paid;
use super::runner::{Round, host_of};
use super::running::Running;
use crate::jobs::{self, Shelved};
use crate::net;
use crate::news::{
    Applied, ArticleId, Change, Extent, Failure, Progress, ShelfReport, Source, SourceHealth, SourceId,
    Traffic,
};
use crate::store::{StoreError, Wanted};

/// Pages in one refresh.
const MOST: usize = 200;

/// Whose pages are fetched. What a person ordered is fetched in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Of {
    /// Those of all sources.
    All,
    /// Those of these sources.
    These(Vec<SourceId>),
    /// No others than those that were ordered.
    Orders,
}

impl Of {
    /// Whose pages `plan` asks for.
    pub(super) fn plan(plan: &Plan, roster: &Roster) -> Self {
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
    /// A person asked for it: where the line fails again, it goes on waiting.
    ordered: bool,
}

/// Fetches what was ordered, then the wanted pages.
pub(super) async fn fill(
    round: &Arc<Round>,
    whose: &Of,
    stored: &[SourceHealth],
) -> Result<(ShelfReport, Traffic), StoreError> {
    let wanted = wanted_pages(round, whose, stored)?;
    let of = wanted.len();
    let mut report = ShelfReport { deferred: of, ..ShelfReport::default() };
    let mut traffic = Traffic::default();
    if of == 0 {
        return Ok((report, traffic));
    }
    let (tell, mut told) = unbounded_channel();
    let mut chains = set_out(round, wanted, &tell);
    drop(tell);
    let mut done = 0;
    (round.sink)(Progress::Shelving { done, of });
    loop {
        tokio::select! {
            biased;
            () = round.stop.cancelled(), if !chains.is_empty() => {
                chains.abort_all();
                while chains.join_next().await.is_some() {}
            }
            stored = told.recv() => {
                let Some((shelved, result)): Option<Kept> = stored else { break };
                traffic += shelved.traffic;
                done += 1;
                count(&mut report, &shelved, &result);
                if result.is_err() {
                    chains.abort_all();
                }
                (round.sink)(Progress::Shelving { done, of });
            }
            _ = chains.join_next(), if !chains.is_empty() => {}
        }
    }
    Ok((report, traffic))
}

/// The pages to fetch, each once, in the order in which they are wanted.
fn wanted_pages(round: &Round, whose: &Of, stored: &[SourceHealth]) -> Result<Vec<Page>, StoreError> {
    let reader = round.desk.readers.patient();
    let now = super::now();
    let ordered = reader.ordered(&now)?;
    let mut rest = match whose {
        Of::Orders => Vec::new(),
        Of::All | Of::These(_) => reader.wanted(MOST, &now)?,
    };
    rest.retain(|page| ordered.iter().all(|order| order.article != page.article));
    if let Of::These(only) = whose {
        rest.retain(|page| only.contains(&page.source));
    }
    let ordered = ordered.into_iter().map(|wanted| (wanted, true));
    let all = ordered.chain(rest.into_iter().map(|wanted| (wanted, false)));
    let of_source = |(wanted, ordered): (Wanted, bool)| {
        let source = round.desk.source(wanted.source, stored)?;
        Some(Page { wanted, source, ordered })
    };
    Ok(all.filter_map(of_source).collect())
}

type Kept = (Shelved, Result<Applied, StoreError>);

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

/// Starts one chain of pages for each host.
fn set_out(round: &Arc<Round>, pages: Vec<Page>, tell: &UnboundedSender<Kept>) -> JoinSet<()> {
    let mut hosts: HashMap<String, VecDeque<Page>> = HashMap::new();
    for page in pages {
        round.desk.net().allow(&page.source.url);
        hosts.entry(host_of(&page.wanted.url)).or_default().push_back(page);
    }
    let mut chains = JoinSet::new();
    for pages in hosts.into_values() {
        chains.spawn(chain(Arc::clone(round), pages, tell.clone()));
    }
    chains
}

/// Fetches the pages of one host, one after the other, as long as it can be reached.
async fn chain(round: Arc<Round>, pages: VecDeque<Page>, tell: UnboundedSender<Kept>) {
    for Page { wanted: page, source, ordered } in pages {
        if round.purse.is_spent() || round.is_quiet() {
            return;
        }
        let Ok(place) = Arc::clone(&round.places).acquire_owned().await else { return };
        let mut one = JoinSet::new();
        let paid = Arc::clone(&round);
        one.spawn(async move {
            let way = Paid { net: paid.desk.net(), purse: &paid.purse };
            let now = super::now().timestamp();
            jobs::full_text(&way, &source, page.article, &page.url, now).await
        });
        // A page whose reader broke down is passed over: no use in trying it again at once.
        let Some(Ok(mut shelved)) = one.join_next().await else { continue };
        drop(place);
        let mut changes = std::mem::take(&mut shelved.changes);
        let unreached = shelved.outcome.as_ref().is_err_and(Failure::may_be_the_line);
        if unreached && ordered {
            changes.retain(|change| !matches!(change, Change::BodyFailed { .. }));
        }
        let tell = tell.clone();
        let reply = move |result| drop(tell.send((shelved, result)));
        if changes.is_empty() {
            reply(Ok(Applied::default()));
        } else {
            round.desk.librarian.file(changes, Box::new(reply));
        }
        if unreached {
            return;
        }
    }
}

/// Fetches the page of the one article `id`, unless its whole text is held.
pub(super) async fn one(desk: &Shared, id: ArticleId, stop: &Running) -> Result<(), Failure> {
    let unstored = |error: StoreError| Failure::NotStored(error.to_string());
    let Some((source, url)) = wanted(desk, id).map_err(unstored)? else {
        return Ok(());
    };
    desk.net().allow(&source.url);
    let now = super::now().timestamp();
    let mut shelved = tokio::select! {
        () = stop.cancelled() => return Err(Failure::Cancelled),
        shelved = jobs::full_text(desk.net(), &source, id, &url, now) => shelved,
    };
    if shelved.outcome.as_ref().is_err_and(Failure::may_be_the_line) && !net::reachable() {
        shelved.outcome = Err(Failure::NoNetwork);
        shelved.changes.retain(|change| !matches!(change, Change::BodyFailed { .. }));
    }
    desk.keep(shelved, now).await
}

/// Where the text of `id` may be fetched; `None` when it is held or there is no page.
fn wanted(desk: &Desk, id: ArticleId) -> Result<Option<(Source, url::Url)>, StoreError> {
    let reader = desk.readers.patient();
    let Some(opened) = reader.article(id)? else { return Ok(None) };
    let article = opened.article;
    let whole = article.item.extent == Extent::Full && !opened.damaged;
    let Some(url) = article.item.url.filter(|_| !whole) else { return Ok(None) };
    let source = desk.source(article.source, &reader.sources()?);
    Ok(source.map(|source| (source, url)))
}
