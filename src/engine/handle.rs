//! The newsroom's front desk: every question and every order goes through [`Engine`].

use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use jiff::Timestamp;
use url::Url;

use super::child::{self, Reader};
use super::desk::{Desk, Shared};
use super::error::EngineError;
use super::plan::{Options, Plan};
use super::relay::{self, Carrier, Handed, Origin, PackError, Packed, Packing};
use super::running::Running;
use super::{look, picture, runner, shelf, watch};
use crate::jobs::{self, Fetch, Request, Response};
use crate::news::{
    Acronym, Applied, ArticleId, Certificate, Change, Diary, Facet, FacetCount, Failure, Headline, Limits,
    Order, Progress, PublicKey, Query, Related, Rule, Source, SourceHealth, Tally, Traffic,
};
use crate::parse::{FeedLink, Harvest};
use crate::render::{self, Clip, Picture};
use crate::store::{Check, Opened, Prunable, StoreError, TrafficLog, Window};
use crate::words::Finder;

/// Articles that are removed in one transaction.
const PRUNED: usize = 2000;

/// The newsroom at work.
#[derive(Debug, Clone)]
pub struct Engine {
    desk: Shared,
}

/// What a page offers to a person who adds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Discovered {
    /// The source, ready for the configuration.
    pub source: Source,
    /// What it would read.
    pub harvest: Harvest,
    /// Other feeds that the page names.
    pub others: Vec<FeedLink>,
}

impl Engine {
    /// Opens the cache and makes its sources those of the configuration. Starts no runtime and no socket.
    pub fn open(options: Options) -> Result<Self, EngineError> {
        Ok(Self { desk: Arc::new(Desk::open(options)?) })
    }

    /// What `query` finds is wanted before other news: a person watches for it.
    pub fn prefer(&self, query: Option<Query>) {
        self.desk.watch_for(query);
    }

    /// Whether the cache can only be read (a read-only disk, a newer version's file).
    pub fn read_only(&self) -> bool {
        self.desk.is_read_only()
    }

    /// The headlines that `query` finds, in its order, cut to `window`.
    pub fn find(&self, query: &Query, window: Window) -> Result<Vec<Headline>, EngineError> {
        Ok(self.desk.readers.quick().find(query, window, &super::now())?)
    }

    /// The headlines that `query` finds among what arrived at `since` or later.
    pub fn find_since(&self, query: &Query, since: Timestamp) -> Result<Vec<Headline>, EngineError> {
        Ok(self.desk.readers.patient().find_since(query, since, &super::now())?)
    }

    /// From now on these rules are applied to what arrives, whichever way it comes.
    pub fn rule_by(&self, rules: Vec<Rule>) {
        self.desk.librarian.rule_by(rules);
    }

    /// What rules found since then that the person is to be told.
    pub fn told_since(&self, since: Timestamp) -> Result<Vec<Headline>, EngineError> {
        Ok(self.desk.readers.patient().told_since(since)?)
    }

    /// How many articles `query` finds.
    pub fn count(&self, query: &Query) -> Result<Tally, EngineError> {
        Ok(self.desk.readers.patient().count(query, &super::now())?)
    }

    /// One article with its text and marks.
    pub fn article(&self, id: ArticleId) -> Result<Option<Opened>, EngineError> {
        Ok(self.desk.readers.quick().article(id)?)
    }

    /// As [`Self::article`], in nobody's way: for an article that may be opened soon.
    pub fn article_ahead(&self, id: ArticleId) -> Result<Option<Opened>, EngineError> {
        Ok(self.desk.readers.ahead().article(id)?)
    }

    /// The articles `ids` as one text in Markdown, and how many were there.
    pub fn markdown(&self, ids: &[ArticleId]) -> Result<(String, usize), EngineError> {
        let mut parts = Vec::new();
        for id in ids {
            if let Some(Opened { article, source_name, mark, .. }) = self.article(*id)? {
                parts.push(render::markdown(&Clip { article: &article, source: &source_name, mark: &mark }));
            }
        }
        Ok((parts.join("\n---\n\n"), parts.len()))
    }

    /// The piece of an article's text that holds most of what `finder` looks for.
    pub fn snippet(&self, finder: &Finder, id: ArticleId) -> Result<Option<String>, EngineError> {
        Ok(self.desk.readers.quick().snippet(finder, id)?)
    }

    /// The article that `text` names: a number, its unambiguous beginning, or an address.
    pub fn resolve(&self, text: &str) -> Result<Option<ArticleId>, EngineError> {
        let text = text.trim();
        if let Ok(url) = Url::parse(text)
            && url.has_host()
        {
            return Ok(self.desk.readers.quick().by_url(&url)?);
        }
        if text.is_empty() || text.len() > 16 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let found = self.desk.readers.quick().by_prefix(&text.to_ascii_lowercase())?;
        Ok(if let [only] = found[..] { Some(only) } else { None })
    }

    /// The page's own related links, then the archive's nearest articles.
    pub fn related(&self, id: ArticleId, limit: usize) -> Result<Vec<Related>, EngineError> {
        Ok(self.desk.readers.patient().related(id, limit)?)
    }

    /// What was ordered while the line was down and is not done yet, in the order of asking.
    pub fn orders(&self) -> Result<Vec<Order>, EngineError> {
        Ok(self.desk.readers.patient().orders()?)
    }

    /// What may go under `limits`, the oldest first.
    pub fn prunable(&self, limits: &Limits) -> Result<Vec<Prunable>, EngineError> {
        let roster = self.desk.roster();
        let own = limits.own.iter().map(|(id, keep)| (roster.known_as(*id), *keep)).collect();
        let limits = Limits { all: limits.all, own };
        Ok(self.desk.readers.patient().prunable(&limits, &super::now())?)
    }

    /// Removes those of `articles` that nobody wants to keep, and gives their room back to the disk.
    /// How many went.
    pub fn prune(&self, articles: &[ArticleId]) -> Result<usize, EngineError> {
        let mut removed = 0;
        for some in articles.chunks(PRUNED) {
            removed += self.apply(vec![Change::Pruned(some.to_vec())])?.removed;
        }
        self.give_back(removed)?;
        Ok(removed)
    }

    /// Gives the disk what `removed` articles left; what cannot be given back now is used again by
    /// what arrives.
    pub fn give_back(&self, removed: usize) -> Result<(), EngineError> {
        match self.desk.librarian.give_back(removed) {
            None => Err(EngineError::Stopped),
            Some(Ok(()) | Err(StoreError::Full | StoreError::Busy)) => Ok(()),
            Some(Err(error)) => Err(error.into()),
        }
    }

    /// The people or the places that most articles have, most first.
    pub fn facets(&self, facet: Facet, limit: usize) -> Result<Vec<FacetCount>, EngineError> {
        Ok(self.desk.readers.patient().facets(facet, limit)?)
    }

    /// What articles other than `but` explain of these short forms.
    pub fn expansions(&self, shorts: &[String], but: Option<ArticleId>) -> Result<Vec<Acronym>, EngineError> {
        Ok(self.desk.readers.patient().expansions(shorts, but)?)
    }

    /// All sources with their health.
    pub fn sources(&self) -> Result<Vec<SourceHealth>, EngineError> {
        Ok(self.desk.readers.sources()?)
    }

    /// Makes `sources` those of the configuration from now on: new ones are known at once, those
    /// that are missing are archived.
    pub fn subscribe(&self, sources: &[Source]) -> Result<(), EngineError> {
        self.desk.subscribe(sources)
    }

    /// Bytes by day and source.
    pub fn traffic(&self, days: u32) -> Result<TrafficLog, EngineError> {
        Ok(self.desk.readers.patient().traffic(days, super::now().date())?)
    }

    /// What each source brought and cost on the last `days` days.
    pub fn diaries(&self, days: u32) -> Result<Vec<Diary>, EngineError> {
        Ok(self.desk.readers.patient().diaries(days, super::now().date())?)
    }

    /// Applies changes; returns when they are safe on the disk.
    pub fn apply(&self, changes: Vec<Change>) -> Result<Applied, EngineError> {
        match self.desk.librarian.apply(changes) {
            Some(result) => Ok(result?),
            None => Err(EngineError::Stopped),
        }
    }

    /// Visits sources beside the caller and tells `sink` every step; the last is [`Progress::Done`].
    pub fn refresh(&self, plan: Plan, sink: impl Fn(Progress) + Send + Sync + 'static) -> Running {
        let running = Running::default();
        match self.desk.runtime() {
            Ok(runtime) => {
                let job = runner::run(Arc::clone(&self.desk), plan, Arc::new(sink), running.clone());
                runtime.spawn(job);
            }
            Err(_) => sink(Progress::Done(Box::default())),
        }
        running
    }

    /// The other articles that tell the same as `id`, earliest first.
    pub fn copies(&self, id: ArticleId) -> Result<Vec<Headline>, EngineError> {
        Ok(self.desk.readers.quick().copies(id)?)
    }

    /// The place of the first unread article that `query` finds at the place `from` or behind it.
    pub fn unread_from(&self, query: &Query, from: usize) -> Result<Option<usize>, EngineError> {
        Ok(self.desk.readers.quick().unread_from(query, from, &super::now())?)
    }

    /// The place of the last unread article that `query` finds before the place `until`.
    pub fn unread_before(&self, query: &Query, until: usize) -> Result<Option<usize>, EngineError> {
        Ok(self.desk.readers.quick().unread_before(query, until, &super::now())?)
    }

    /// Fetches one article's page beside the caller, stores it, then tells `sink`.
    pub fn fetch_article(
        &self,
        id: ArticleId,
        sink: impl FnOnce(Result<(), Failure>) + Send + 'static,
    ) -> Running {
        let running = Running::default();
        match self.desk.runtime() {
            Ok(runtime) => {
                let (desk, stop) = (Arc::clone(&self.desk), running.clone());
                runtime.spawn(async move { sink(shelf::one(&desk, id, &stop).await) });
            }
            Err(failure) => sink(Err(failure)),
        }
        running
    }

    /// Asks beside the caller how large the document of `id` is, then tells `sink`.
    pub fn weigh_document(&self, id: ArticleId, sink: impl FnOnce(Option<u64>) + Send + 'static) {
        match self.desk.runtime() {
            Ok(runtime) => {
                let desk = Arc::clone(&self.desk);
                runtime.spawn(async move { sink(child::weigh(&desk, id).await) });
            }
            Err(_) => sink(None),
        }
    }

    /// Fetches the document of `id` beside the caller, has `reader` read it, stores its text,
    /// then tells `sink`.
    pub fn fetch_document(
        &self,
        id: ArticleId,
        reader: Reader,
        sink: impl FnOnce(Result<(), Failure>) + Send + 'static,
    ) -> Running {
        let running = Running::default();
        match self.desk.runtime() {
            Ok(runtime) => {
                let (desk, stop) = (Arc::clone(&self.desk), running.clone());
                runtime.spawn(async move { sink(child::read(&desk, id, &reader, &stop).await) });
            }
            Err(failure) => sink(Err(failure)),
        }
        running
    }

    /// Asks beside the caller how large the picture at `url` in `id` is, then tells `sink`.
    pub fn weigh_picture(&self, id: ArticleId, url: Url, sink: impl FnOnce(Option<u64>) + Send + 'static) {
        match self.desk.runtime() {
            Ok(runtime) => {
                let desk = Arc::clone(&self.desk);
                runtime.spawn(async move { sink(picture::weigh(&desk, id, &url).await) });
            }
            Err(_) => sink(None),
        }
    }

    /// Fetches the picture at `url` in `id` beside the caller, then tells `sink`: `None` where what
    /// came is no picture.
    pub fn fetch_picture(
        &self,
        id: ArticleId,
        url: Url,
        sink: impl FnOnce(Result<Option<Picture>, Failure>) + Send + 'static,
    ) {
        match self.desk.runtime() {
            Ok(runtime) => {
                let desk = Arc::clone(&self.desk);
                runtime.spawn(async move { sink(picture::fetch(&desk, id, &url).await) });
            }
            Err(failure) => sink(Err(failure)),
        }
    }

    /// Looks beside the caller at what `url` offers, then tells `sink`.
    pub fn look_at(
        &self,
        url: Url,
        sink: impl FnOnce(Result<Discovered, Failure>) + Send + 'static,
    ) -> Running {
        let running = Running::default();
        match self.desk.runtime() {
            Ok(runtime) => {
                let (desk, stop) = (Arc::clone(&self.desk), running.clone());
                runtime.spawn(async move { sink(look::look(&desk, &url, &stop).await) });
            }
            Err(failure) => sink(Err(failure)),
        }
        running
    }

    /// Fetches `url` and says what it offers; blocks until the network has answered.
    pub fn discover(&self, url: &Url, source: Option<Source>) -> Result<Discovered, Failure> {
        let (desk, url) = (Arc::clone(&self.desk), url.clone());
        self.await_here(async move {
            let now = super::now().timestamp();
            desk.net().allow(&url);
            let (offer, traffic) = jobs::discover(desk.net(), &url, source.as_ref(), now).await;
            spent(&desk, traffic);
            offer.map(|offer| Discovered {
                source: offer.source,
                harvest: offer.harvest,
                others: offer.others,
            })
        })
    }

    /// Fetches the bytes at `url`, for the commands that read one document; blocks.
    pub fn download(&self, url: &Url) -> Result<Response, Failure> {
        let (desk, url) = (Arc::clone(&self.desk), url.clone());
        self.await_here(async move {
            desk.net().allow(&url);
            let fetched = desk.net().fetch(Request::news(url)).await;
            spent(&desk, fetched.traffic);
            fetched.answer
        })
    }

    /// Asks `url` and gives the certificate that its host shows where it is refused; `None` where
    /// it is trusted. Blocks.
    pub fn certificate(&self, url: &Url) -> Result<Option<Certificate>, Failure> {
        match self.download(url) {
            Err(failure @ Failure::Tls(..)) => self.desk.net().refused(url).map(Some).ok_or(failure),
            // It answered, whatever it answered: the handshake was sound.
            Ok(_)
            | Err(Failure::Status(_) | Failure::NotNews(_) | Failure::Redirects | Failure::Downgrade(_)) => {
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Writes a bundle for other offices into a folder.
    pub fn pack(&self, packing: &Packing<'_>) -> Result<Packed, PackError> {
        relay::pack(&self.desk, packing)
    }

    /// Merges the bundle at `origin`, if one of `trusted` signed it; blocks.
    pub fn follow(&self, origin: Origin, trusted: Vec<PublicKey>) -> Handed {
        let desk = Arc::clone(&self.desk);
        let done = self.await_here(async move {
            if let Origin::Web(url) = &origin {
                desk.net().allow(url);
            }
            let mut carrier = Carrier::new(desk.net(), &origin, &desk.database);
            Ok(relay::apply(&desk, &mut carrier, &trusted).await)
        });
        done.unwrap_or_else(|failure| Handed { failure: Some(failure), ..Handed::default() })
    }

    /// Calls `told` whenever another process has changed the cache or the line is back, until the
    /// engine is dropped.
    pub fn watch(&self, told: impl Fn(watch::Sign) + Send + 'static) {
        watch::start(Arc::downgrade(&self.desk), told);
    }

    /// Examines the cache.
    pub fn check(&self) -> Result<Vec<Check>, EngineError> {
        Ok(self.desk.readers.patient().check()?)
    }

    /// When the last source succeeded, for the connection state on screen.
    pub fn last_contact(&self) -> Option<Timestamp> {
        self.desk.contact()
    }

    /// Runs `job` on the runtime and waits for its end, wherever the caller stands.
    fn await_here<T: Send + 'static>(
        &self,
        job: impl Future<Output = Result<T, Failure>> + Send + 'static,
    ) -> Result<T, Failure> {
        let (tell, told) = sync_channel(1);
        self.desk.runtime()?.spawn(async move { tell.send(job.await) });
        told.recv().unwrap_or(Err(Failure::Cancelled))
    }
}

/// Notes bytes that were spent for no source in particular.
fn spent(desk: &Desk, traffic: Traffic) {
    if traffic != Traffic::default() {
        desk.librarian.file(vec![Change::Spent { source: None, traffic }], Box::new(|_| {}));
    }
}
