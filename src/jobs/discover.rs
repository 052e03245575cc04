//! A URL typed by a person: what it offers, and as which source it is best read.
//!
//! In the order of what serves a thin line best: the address is a feed; a feed that the page
//! names; the page itself, when it was asked for as a section; a feed at one of the usual
//! places; the page as a listing. Only what reads well and holds news is offered.

use jiff::Timestamp;
use url::Url;

use super::errand::Errand;
use super::fetch::{Fetch, Request};
use super::judge::{complaint, is_in_the_way, is_machine_made, proved};
use super::wordpress;
use crate::news::{Failure, Kind, Source, Traffic};
use crate::parse::discover::guesses;
use crate::parse::{FeedLink, Format, Harvest};

/// The most feeds that are tried, named and guessed.
const TRIES: usize = 6;

/// A page with so many headlines is a listing beyond doubt.
const PLENTY: usize = 5;

/// What an address offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The source, ready for the configuration.
    pub source: Source,
    /// What it would read.
    pub harvest: Harvest,
    /// Other feeds that the page names.
    pub others: Vec<FeedLink>,
}

/// Looks at `url`; `wish` carries what the person already decided (name, group, kind, rules).
pub async fn discover<F: Fetch>(
    fetch: &F,
    url: &Url,
    wish: Option<&Source>,
    now: Timestamp,
) -> (Result<Offer, Failure>, Traffic) {
    let source = match wish {
        Some(wish) => Source { url: url.clone(), ..wish.clone() },
        None => Source::new("", url.clone()),
    };
    let mut errand = Errand::new(fetch, &source, now);
    let offer = errand.explore().await;
    let traffic = errand.traffic;
    (offer, traffic)
}

impl<F: Fetch> Errand<'_, F> {
    async fn explore(&mut self) -> Result<Offer, Failure> {
        let source = self.source;
        if source.kind == Kind::Bundle {
            // What it holds is known once its signature is: at the first visit.
            return Ok(self.offer(source.url.clone(), source.kind, Harvest::default(), Vec::new()));
        }
        let url = match source.kind {
            Kind::WordPress => wordpress::posts(&source.url, None),
            _ => source.url.clone(),
        };
        let response = self.get(Request::news(url.clone())).await?;
        let harvest = self.read(&response, source.kind);
        if is_machine_made(harvest.format) {
            let kind = proved(harvest.format).unwrap_or(source.kind);
            return Ok(self.offer(source.url.clone(), kind, harvest, Vec::new()));
        }
        if harvest.page.is_some_and(is_in_the_way) {
            return Err(complaint(&url, &response, &harvest));
        }
        let others = harvest.feeds.clone();
        let listing = matches!(harvest.format, Format::Listing) && !harvest.items.is_empty();
        if source.kind != Kind::Listing
            && let Some((at, feed)) = self.first_feed(&others).await
        {
            return Ok(self.found(at, feed, &others));
        }
        let section = source.url.path().len() > 1 && harvest.items.len() >= PLENTY;
        if matches!(source.kind, Kind::Auto | Kind::Feed)
            && !(listing && section)
            && let Some((at, feed)) = self.guessed(&others).await
        {
            return Ok(self.found(at, feed, &others));
        }
        if listing {
            return Ok(self.offer(source.url.clone(), Kind::Listing, harvest, others));
        }
        Err(match complaint(&url, &response, &harvest) {
            Failure::NotNews(_) if source.kind == Kind::Listing => Failure::Empty(None),
            other => other,
        })
    }

    /// The first of `links` that is a feed and holds news.
    async fn first_feed(&mut self, links: &[FeedLink]) -> Option<(Url, Harvest)> {
        for link in links.iter().take(TRIES) {
            if let Some((_, harvest)) = self.try_news(&link.url, Kind::Auto).await
                && is_machine_made(harvest.format)
                && !harvest.items.is_empty()
            {
                return Some((link.url.clone(), harvest));
            }
        }
        None
    }

    /// A feed at one of the usual places, but for those in `tried`.
    async fn guessed(&mut self, tried: &[FeedLink]) -> Option<(Url, Harvest)> {
        let places = guesses(&self.source.url).into_iter();
        let places = places.filter(|place| tried.iter().all(|link| link.url != *place)).take(TRIES);
        let links: Vec<_> = places.map(|url| FeedLink { url, title: None }).collect();
        self.first_feed(&links).await
    }

    fn found(&self, at: Url, feed: Harvest, named: &[FeedLink]) -> Offer {
        let kind = proved(feed.format).unwrap_or(Kind::Feed);
        let others = named.iter().filter(|link| link.url != at).cloned().collect();
        self.offer(at, kind, feed, others)
    }

    fn offer(&self, url: Url, kind: Kind, harvest: Harvest, others: Vec<FeedLink>) -> Offer {
        let wish = self.source;
        let mut source = Source::new(wish.name.clone(), url);
        if source.name.is_empty() {
            source.name = name_for(&harvest, &source.url);
        }
        source.kind = kind;
        source.group.clone_from(&wish.group);
        source.every = wish.every;
        source.shelf = wish.shelf;
        source.zone = wish.zone;
        source.rules.clone_from(&wish.rules);
        Offer { source, harvest, others }
    }
}

/// The document's own title, else the host's name.
fn name_for(harvest: &Harvest, url: &Url) -> String {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    let title = harvest.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let name: String = title.unwrap_or(host).chars().take(60).collect();
    crate::news::visible(name.trim()).into_owned()
}
