//! One visit under way: asks through the door and keeps the account of what it costs.

use jiff::Timestamp;
use url::Url;

use super::fetch::{Fetch, Request, Response};
use crate::news::{Failure, Kind, Rules, Source, Traffic};
use crate::parse::{self, Harvest, Hints};

/// A visit to one source.
#[derive(Debug)]
pub(super) struct Errand<'a, F> {
    pub(super) fetch: &'a F,
    pub(super) source: &'a Source,
    pub(super) now: Timestamp,
    /// What was spent so far.
    pub(super) traffic: Traffic,
    /// Until when the host wants to be left alone.
    pub(super) host_waits: Option<Timestamp>,
}

impl<'a, F: Fetch> Errand<'a, F> {
    pub(super) fn new(fetch: &'a F, source: &'a Source, now: Timestamp) -> Self {
        Self { fetch, source, now, traffic: Traffic::default(), host_waits: None }
    }

    /// Sends `request` and notes what it cost.
    pub(super) async fn get(&mut self, request: Request) -> Result<Response, Failure> {
        let fetched = self.fetch.fetch(request).await;
        self.traffic += fetched.traffic;
        self.host_waits = self.host_waits.max(fetched.host_waits);
        fetched.answer
    }

    /// Fetches and reads `url` as `kind`, unconditionally; a cut answer is none.
    pub(super) async fn try_news(&mut self, url: &Url, kind: Kind) -> Option<(Response, Harvest)> {
        let response = self.get(Request::news(url.clone())).await.ok().filter(|response| !response.cut)?;
        let harvest = self.read(&response, kind);
        Some((response, harvest))
    }

    /// Reads an answer as `kind`.
    pub(super) fn read(&self, response: &Response, kind: Kind) -> Harvest {
        parse::read(&response.body, &self.hints(response, kind, &self.source.rules))
    }

    /// What the parsers should know of `response`.
    pub(super) fn hints<'h>(&self, response: &'h Response, kind: Kind, rules: &'h Rules) -> Hints<'h> {
        Hints {
            url: &response.url,
            content_type: response.content_type.as_deref(),
            kind,
            rules,
            now: self.now,
            zone: self.source.offset(),
        }
    }
}
