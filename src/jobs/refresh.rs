//! A visit to a source: asks what is new and says what to change in the cache.
//!
//! In: the way out, the source, what earlier visits taught, the present moment. Out: a
//! [`Told`], whose changes hold together (the validators are only as new as the items). An
//! answer that is no news changes nothing but the account of failures: a captive portal or a
//! broken server must never cost a person their list.

use jiff::Timestamp;
use url::Url;

use super::errand::Errand;
use super::fetch::{Delta, Fetch, Request, Response};
use super::habits;
use super::judge::{complaint, is_in_the_way, is_machine_made, proved};
use super::schedule::{self, Wishes};
use super::wordpress;
use crate::news::{
    Article, Change, Failure, Item, Kind, Outcome, Source, SourceId, Traffic, Visit, stable_hash,
};
use crate::parse::{Format, Harvest};

/// The most feeds that a page names and that are tried.
const NAMED: usize = 3;
/// Failures in a row after which a feed found earlier is looked for anew.
const LOST: u32 = 4;
/// Further pages of a configured listing that are read at the first visit.
const FIRST_PAGES: usize = 2;
/// Sitemaps that are read of an index.
const OF_AN_INDEX: usize = 2;

/// What a visit taught.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The source.
    pub source: SourceId,
    /// How it ended.
    pub outcome: Outcome,
    /// What to store, in order: articles, the visit, the bytes.
    pub changes: Vec<Change>,
    /// What it cost.
    pub traffic: Traffic,
    /// What could not be read in an otherwise good answer.
    pub warnings: Vec<String>,
    /// The whole host asks not to be visited before then.
    pub host_waits: Option<Timestamp>,
    /// The source proved, by this visit, to have moved there for good.
    pub moved: Option<Url>,
    /// Articles of a bundle that are stored already: new ones, and those that grew.
    pub stored: (usize, usize),
}

/// What was learned by a visit that reached its source.
enum Learned {
    /// Nothing new; the answer's validators replace the old ones.
    Same(Box<Response>),
    /// News.
    News(Box<News>),
}

impl Learned {
    /// Whether the answer told all, and not only what is new.
    fn is_whole(&self, visit: &Visit) -> bool {
        match self {
            Self::Same(response) => habits::is_whole(response, visit.kind, visit),
            Self::News(news) => habits::is_whole(&news.response, news.kind, visit),
        }
    }
}

struct News {
    /// The answer they came in.
    response: Response,
    harvest: Harvest,
    /// What the source proved to be.
    kind: Kind,
    /// Where the feed was found, if not at the source's own address.
    feed: Option<Url>,
}

/// Visits `source`, of which earlier visits taught `visit`.
pub async fn refresh<F: Fetch>(fetch: &F, source: &Source, visit: &Visit, now: Timestamp) -> Told {
    let mut errand = Errand::new(fetch, source, now);
    let learned = errand.learn(visit).await;
    let Errand { mut traffic, host_waits, .. } = errand;
    let whole = learned.as_ref().is_ok_and(|learned| learned.is_whole(visit));
    if learned.is_ok() && !whole {
        traffic.saved += habits::spared(visit, traffic.received);
    }
    let mut told = Told {
        source: source.id,
        outcome: Outcome::Unchanged,
        changes: Vec::new(),
        traffic,
        warnings: Vec::new(),
        host_waits,
        moved: None,
        stored: (0, 0),
    };
    let visit = match learned {
        Ok(Learned::Same(response)) => {
            let after = unchanged(source, visit, *response, now);
            told.moved = habits::newly_settled(&visit.habits, &after.habits);
            Some(after)
        }
        Ok(Learned::News(news)) => Some(told.take(source, visit, *news, now)),
        Err(failure) => {
            let known = failure.is_of_source().then(|| failed(source, visit, failure.clone(), now));
            told.outcome = Outcome::Failed(failure);
            known
        }
    };
    if let Some(mut visit) = visit {
        if whole {
            visit.habits.weight = Some(traffic.received);
        }
        told.changes.push(Change::Visited { source: source.id, visit: Box::new(visit) });
    }
    if traffic != Traffic::default() {
        told.changes.push(Change::Spent { source: Some(source.id), traffic });
    }
    told
}

impl Told {
    /// Takes over `news`; what is known of the source from now on.
    fn take(&mut self, source: &Source, visit: &Visit, news: News, now: Timestamp) -> Visit {
        let News { response, harvest, kind, feed } = news;
        let base = feed.as_ref().unwrap_or(&source.url);
        let habits = habits::learned(base, visit, &response, &harvest, now);
        self.warnings = harvest.warnings.iter().map(ToString::to_string).collect();
        let articles = articles(source, harvest.items, now);
        if !articles.is_empty() {
            self.changes.push(Change::Arrived(articles));
        }
        if response.cut {
            let failure = Failure::Truncated(response.body.len() as u64);
            self.outcome = Outcome::Failed(failure.clone());
            return failed(source, visit, failure, now);
        }
        self.outcome = Outcome::Fetched;
        let cost = habits::cost(kind, response.etag.as_deref(), response.last_modified.as_deref());
        let wishes = Wishes { fresh: response.fresh, cost };
        self.moved = habits::newly_settled(&visit.habits, &habits);
        Visit {
            kind,
            // A part says nothing of the whole.
            body_hash: (response.delta == Delta::Whole).then(|| stable_hash(&response.body)),
            etag: response.etag,
            last_modified: response.last_modified,
            last_try: Some(now),
            last_ok: Some(now),
            next_due: Some(schedule::after_success(source, &habits, wishes, now)),
            failures: 0,
            last_error: None,
            title: harvest.title.or_else(|| visit.title.clone()),
            feed,
            habits,
        }
    }
}

/// The articles of a document: each key once, as first given.
fn articles(source: &Source, items: Vec<Item>, now: Timestamp) -> Vec<Article> {
    let mut seen = std::collections::HashSet::with_capacity(items.len());
    let kept = items.into_iter().map(|item| Article::new(source.id, item, now));
    kept.filter(|article| seen.insert(article.id)).collect()
}

fn unchanged(source: &Source, visit: &Visit, response: Response, now: Timestamp) -> Visit {
    let base = visit.feed.as_ref().unwrap_or(&source.url);
    let habits = habits::confirmed(base, visit, &response, now);
    // A 304 may leave its validators out; a 200 with the same body speaks for itself.
    let kept = |new: Option<String>, old: &Option<String>| {
        if response.not_modified { new.or_else(|| old.clone()) } else { new }
    };
    let etag = kept(response.etag, &visit.etag);
    let last_modified = kept(response.last_modified, &visit.last_modified);
    let cost = habits::cost(visit.kind, etag.as_deref(), last_modified.as_deref());
    let wishes = Wishes { fresh: response.fresh, cost };
    Visit {
        etag,
        last_modified,
        last_try: Some(now),
        last_ok: Some(now),
        next_due: Some(schedule::after_success(source, &habits, wishes, now)),
        habits,
        failures: 0,
        last_error: None,
        ..visit.clone()
    }
}

fn failed(source: &Source, visit: &Visit, failure: Failure, now: Timestamp) -> Visit {
    let failures = visit.failures.saturating_add(1);
    Visit {
        last_try: Some(now),
        next_due: Some(schedule::after_failure(source, &visit.habits, failures, &failure, now)),
        failures,
        last_error: Some(failure),
        ..visit.clone()
    }
}

/// What is known of a source whose bundle was asked for: its manifest's answer, or why nothing
/// came of it; `None` where that says nothing of the source.
pub fn followed(
    source: &Source,
    visit: &Visit,
    answer: Result<Response, Failure>,
    now: Timestamp,
) -> Option<Visit> {
    match answer {
        Ok(response) => Some(Visit { kind: Kind::Bundle, ..unchanged(source, visit, response, now) }),
        Err(failure) => failure.is_of_source().then(|| failed(source, visit, failure, now)),
    }
}

impl<F: Fetch> Errand<'_, F> {
    async fn learn(&mut self, visit: &Visit) -> Result<Learned, Failure> {
        let source = self.source;
        let lost = visit.feed.is_some() && visit.failures >= LOST;
        let kind = match source.kind {
            Kind::Auto if !lost => visit.kind,
            configured => configured,
        };
        let feed = visit.feed.as_ref().filter(|_| !lost);
        let address = schedule::address(&visit.habits, visit, feed.unwrap_or(&source.url), self.now);
        let url = match kind {
            Kind::WordPress => wordpress::posts(feed.unwrap_or(&source.url), visit.last_ok),
            _ => address.clone(),
        };
        // The address of what changed since the last visit is another one each time: no
        // validator was ever given for it.
        let conditional = !lost && kind != Kind::WordPress;
        let request = Request {
            delta: if kind == Kind::Feed { Delta::New } else { Delta::Whole },
            etag: visit.etag.clone().filter(|_| conditional),
            last_modified: visit.last_modified.clone().filter(|_| conditional),
            ..Request::news(url.clone())
        };
        let response = self.get(request).await?;
        if response.not_modified {
            return Ok(Learned::Same(Box::new(response)));
        }
        if !response.cut && conditional && visit.body_hash == Some(stable_hash(&response.body)) {
            return Ok(Learned::Same(Box::new(response)));
        }
        let harvest = self.read(&response, kind);
        if is_machine_made(harvest.format) {
            let proved = proved(harvest.format).unwrap_or(kind);
            let harvest = self.with_indexed(harvest).await;
            let news = News { response, harvest, kind: proved, feed: feed.cloned() };
            return Ok(Learned::News(Box::new(news)));
        }
        let wants_a_page = matches!(kind, Kind::Auto | Kind::Listing) && feed.is_none();
        let first = visit.last_ok.is_none() || lost;
        if harvest.page.is_some_and(is_in_the_way) || !(wants_a_page || (first && kind == Kind::Feed)) {
            return Err(complaint(&url, &response, &harvest));
        }
        if first
            && kind != Kind::Listing
            && let Some(news) = self.named_feed(&harvest).await
        {
            return Ok(Learned::News(Box::new(news)));
        }
        if kind == Kind::Feed {
            return Err(complaint(&url, &response, &harvest));
        }
        if harvest.items.is_empty() {
            let emptied = visit.last_ok.is_some() && harvest.page.is_some();
            return Err(if emptied || harvest.format == Format::Listing {
                Failure::Empty(visit.last_ok)
            } else {
                complaint(&url, &response, &harvest)
            });
        }
        let harvest = if first { self.with_older_pages(harvest).await } else { harvest };
        Ok(Learned::News(Box::new(News { response, harvest, kind: Kind::Listing, feed: None })))
    }

    /// The first feed that a page names and that holds news.
    async fn named_feed(&mut self, page: &Harvest) -> Option<News> {
        for link in page.feeds.iter().take(NAMED) {
            if let Some((response, harvest)) = self.try_news(&link.url, Kind::Feed).await
                && is_machine_made(harvest.format)
                && !harvest.items.is_empty()
            {
                let kind = proved(harvest.format).unwrap_or(Kind::Feed);
                return Some(News { response, harvest, kind, feed: Some(link.url.clone()) });
            }
        }
        None
    }

    /// Adds further pages of a listing whose `next` link a person configured.
    async fn with_older_pages(&mut self, mut harvest: Harvest) -> Harvest {
        let configured = self.source.rules.listing.as_ref().is_some_and(|rules| rules.next.is_some());
        let mut seen: Vec<Url> = Vec::new();
        while configured
            && seen.len() < FIRST_PAGES
            && let Some(next) = harvest.next.take().filter(|next| !seen.contains(next))
        {
            let Some((_, page)) = self.try_news(&next, Kind::Listing).await else { break };
            seen.push(next);
            harvest.items.extend(page.items);
            harvest.next = page.next;
        }
        harvest
    }

    /// Reads the sitemaps that an index names first: parsers list the newest first.
    async fn with_indexed(&mut self, mut index: Harvest) -> Harvest {
        if index.format != Format::Sitemap || !index.items.is_empty() {
            return index;
        }
        for link in index.feeds.iter().take(OF_AN_INDEX) {
            if let Some((_, part)) = self.try_news(&link.url, Kind::Sitemap).await {
                index.items.extend(part.items);
                index.warnings.extend(part.warnings);
            }
        }
        index
    }
}
