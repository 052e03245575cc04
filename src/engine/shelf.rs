//! The offline shelf: fetches the pages behind headlines, most wanted first.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use super::desk::{Desk, Shared};
use super::purse::Paid;
use super::runner::{Round, host_of};
use super::running::Running;
use crate::jobs::{self, Shelved};
use crate::news::{
    Applied, ArticleId, Extent, Failure, Progress, ShelfReport, Source, SourceHealth, SourceId, Traffic,
};
use crate::store::{StoreError, Wanted};

/// Pages in one refresh.
const MOST: usize = 200;

/// Fetches wanted pages, of the sources `only` where given.
pub(super) async fn fill(
    round: &Arc<Round>,
    only: &[SourceId],
    stored: &[SourceHealth],
) -> Result<(ShelfReport, Traffic), StoreError> {
    let mut wanted = round.desk.reader().wanted(MOST, &super::now())?;
    wanted.retain(|page| only.is_empty() || only.contains(&page.source));
    let of = wanted.len();
    let mut report = ShelfReport { deferred: of, ..ShelfReport::default() };
    let mut traffic = Traffic::default();
    if of == 0 {
        return Ok((report, traffic));
    }
    let (tell, mut told) = unbounded_channel();
    let mut chains = set_out(round, wanted, stored, &tell);
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
                (round.sink)(Progress::Spent(shelved.traffic));
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
fn set_out(
    round: &Arc<Round>,
    wanted: Vec<Wanted>,
    stored: &[SourceHealth],
    tell: &UnboundedSender<Kept>,
) -> JoinSet<()> {
    let mut hosts: HashMap<String, VecDeque<(Wanted, Source)>> = HashMap::new();
    for page in wanted {
        if let Some(source) = round.desk.source(page.source, stored) {
            hosts.entry(host_of(&page.url)).or_default().push_back((page, source));
        }
    }
    let mut chains = JoinSet::new();
    for pages in hosts.into_values() {
        chains.spawn(chain(Arc::clone(round), pages, tell.clone()));
    }
    chains
}

async fn chain(round: Arc<Round>, pages: VecDeque<(Wanted, Source)>, tell: UnboundedSender<Kept>) {
    for (page, source) in pages {
        if round.purse.is_spent() || round.is_quiet() {
            return;
        }
        let Ok(place) = Arc::clone(&round.places).acquire_owned().await else { return };
        (round.sink)(Progress::Opening(source.id, page.url.clone()));
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
        let changes = std::mem::take(&mut shelved.changes);
        let tell = tell.clone();
        let reply = move |result| drop(tell.send((shelved, result)));
        if changes.is_empty() {
            reply(Ok(Applied::default()));
        } else {
            round.desk.librarian.file(changes, Box::new(reply));
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
    let shelved = tokio::select! {
        () = stop.cancelled() => return Err(Failure::Cancelled),
        shelved = jobs::full_text(desk.net(), &source, id, &url, now) => shelved,
    };
    desk.keep(shelved, now).await
}

/// Where the text of `id` may be fetched; `None` when it is held or there is no page.
fn wanted(desk: &Desk, id: ArticleId) -> Result<Option<(Source, url::Url)>, StoreError> {
    let reader = desk.reader();
    let Some(opened) = reader.article(id)? else { return Ok(None) };
    let article = opened.article;
    let whole = article.item.extent == Extent::Full && !opened.damaged;
    let Some(url) = article.item.url.filter(|_| !whole) else { return Ok(None) };
    let source = desk.source(article.source, &reader.sources()?);
    Ok(source.map(|source| (source, url)))
}
