//! [`Net`]: sends a request, follows its redirects and brings the answer home.
//!
//! One hop at a time: wait for the host's turn, send, read the head, then either go on to the
//! next address, read the body, or say why not. Every limit of [`Settings`] holds on each hop.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{HeaderMap, HeaderValue, LOCATION};
use reqwest::{Method, StatusCode};
use tokio::time::{Instant, sleep, timeout_at};
use url::Url;

use super::client::Clients;
use super::meter::Meter;
use super::names::Names;
use super::polite::Hosts;
use super::proxy::Proxies;
use super::trust::{self, TrustSettings};
use super::{address, body, headers, meter, trouble};
use crate::jobs::{Accept, Delta, Fetch, Fetched, Request, Response};
use crate::news::{Certificate, Failure, PageKind, Part, Stage, TlsCause};

/// The most redirects that are followed for one request.
const HOPS: usize = 10;
/// How long a host is left alone after a 429 that names no time.
const PAUSE: SignedDuration = SignedDuration::from_mins(5);
/// How long to wait for another request to give its socket back, when there are too few.
const BREATH: Duration = Duration::from_millis(50);

/// How the network may be used.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The longest wait for a connection.
    pub connect: Duration,
    /// The longest pause inside an answer.
    pub idle: Duration,
    /// The longest time for one hop in all.
    pub total: Duration,
    /// The pause between two requests to one host; none on this machine itself.
    pub gap: Duration,
    /// The largest answer on the wire, in bytes.
    pub max_wire: u64,
    /// The largest answer after decompression, in bytes.
    pub max_body: u64,
    /// The proxy; `None` follows the environment.
    pub proxy: Option<String>,
    /// Whom a site's keeper may ask about the visits; told with every request.
    pub contact: Option<String>,
    /// What a person decided about certificates.
    pub trust: TrustSettings,
    /// No socket is opened.
    pub offline: bool,
}

/// The way out to the network. Made at no cost; the client is built at the first request.
#[derive(Debug)]
pub struct Net {
    settings: Settings,
    clock: fn() -> Timestamp,
    /// How it names itself.
    agent: HeaderValue,
    hosts: Hosts,
    names: Names,
    clients: Clients,
    /// How far this machine's clock was ahead of the last server's.
    ahead: Mutex<SignedDuration>,
}

/// What a hop led to.
enum Hop {
    Answer(Box<Response>),
    Redirect { to: Url, permanent: bool },
}

impl Net {
    /// A way out under `settings`; `clock` is asked for the present when a server names a wait.
    pub fn new(settings: Settings, clock: fn() -> Timestamp) -> Self {
        let hosts = Hosts::new(settings.gap);
        let names = Names::default();
        let proxies = Proxies::chosen(settings.proxy.as_deref());
        let clients = Clients::new(settings.connect, proxies, names.clone(), settings.trust.clone());
        let agent = headers::agent(settings.contact.as_deref());
        Self { settings, clock, agent, hosts, names, clients, ahead: Mutex::default() }
    }

    /// A person configured or typed `url`: its host may be asked wherever it is. All other hosts
    /// must be on the open web.
    pub fn allow(&self, url: &Url) {
        self.names.allow(url);
    }

    /// The certificate that the host of `url` last showed in vain.
    pub fn refused(&self, url: &Url) -> Option<Certificate> {
        self.clients.refused(url.host_str()?)
    }

    /// Remembers that the host of `url` asked not to be visited before `until`.
    pub fn leave_alone(&self, url: &Url, until: Timestamp) {
        self.hosts.wait(url, until);
    }

    /// How far this machine's clock is ahead of what the last server said.
    pub(super) fn clock_ahead(&self) -> SignedDuration {
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn follow(&self, request: &Request, meter: &mut Meter) -> Result<Response, Failure> {
        let mut url = self.within(address::fit(&request.url)?)?;
        let mut moved = None;
        let mut steadily = true;
        let mut seen = vec![url.clone()];
        loop {
            let hop = {
                let _turn = self.hosts.turn(&url, (self.clock)()).await.map_err(|until| {
                    meter.waits = Some(until);
                    Failure::Wait(until)
                })?;
                self.hop(&url, request, meter).await?
            };
            match hop {
                Hop::Answer(mut response) => {
                    response.moved = moved;
                    return Ok(*response);
                }
                Hop::Redirect { to, permanent } => {
                    if seen.len() > HOPS || seen.contains(&to) {
                        return Err(Failure::Redirects);
                    }
                    steadily &= permanent;
                    if steadily {
                        moved = Some(to.clone());
                    }
                    seen.push(to.clone());
                    url = to;
                }
            }
        }
    }

    async fn hop(&self, url: &Url, request: &Request, meter: &mut Meter) -> Result<Hop, Failure> {
        let proxied = self.clients.proxy_of(url);
        let headers = headers::of(request, &self.agent);
        let deadline = Instant::now() + self.settings.total;
        let patience = deadline.min(Instant::now() + self.settings.connect + self.settings.idle);
        let head_only = request.accept == Accept::Size;
        let method = || if head_only { Method::HEAD } else { Method::GET };
        let mut sent = timeout_at(patience, self.send(method(), url, &headers)?).await;
        while let Ok(Err(error)) = &sent
            && trouble::is_want_of_files(error)
            && Instant::now() < patience
        {
            self.clients.close_idle();
            sleep(BREATH).await;
            sent = timeout_at(patience, self.send(method(), url, &headers)?).await;
        }
        if !matches!(&sent, Ok(Err(error)) if error.is_connect()) {
            meter.sent(url, &headers);
        }
        let reply = match sent {
            Err(_) if patience == deadline => return Err(Failure::Timeout(Stage::Total)),
            Err(_) => return Err(Failure::Timeout(Stage::Answer)),
            Ok(Err(error)) => {
                return Err(self.explained(trouble::failure(&error, url, proxied.as_deref()), url));
            }
            Ok(Ok(reply)) => reply,
        };
        let status = reply.status();
        self.compare_clocks(reply.headers());
        meter.head(status, reply.headers());
        if status.is_redirection()
            && status != StatusCode::NOT_MODIFIED
            && let Some(location) = reply.headers().get(LOCATION)
        {
            let to = self.within(address::next(url, &String::from_utf8_lossy(location.as_bytes()))?)?;
            body::drain(reply, patience, meter).await;
            let permanent = matches!(status.as_u16(), 301 | 308);
            return Ok(Hop::Redirect { to, permanent });
        }
        if status == StatusCode::NOT_MODIFIED && request.is_conditional() {
            meter.traffic.not_modified += 1;
            return Ok(Hop::Answer(Box::new(self.unchanged(url, reply.headers()))));
        }
        if !status.is_success() {
            let failure = self.refusal(url, status, reply.headers(), meter, proxied);
            body::drain(reply, patience, meter).await;
            return Err(failure);
        }
        let mut response = self.head_of(url, reply.headers());
        if status == StatusCode::IM_USED {
            response.delta = Delta::New;
        }
        let mut held: &[u8] = &[];
        if status == StatusCode::PARTIAL_CONTENT {
            (response.from, held) = continued(request, reply.headers())?;
        }
        if head_only {
            return Ok(Hop::Answer(Box::new(response)));
        }
        // Nobody pays for a document that was not asked for: the connection is given up.
        if request.accept == Accept::Page && headers::is_document(reply.headers()) {
            return Err(Failure::Document(response.length));
        }
        let validator = headers::part_validator(reply.headers());
        let limits = body::Limits {
            deadline,
            idle: self.settings.idle,
            wire: request.max_wire.map_or(self.settings.max_wire, |own| own.min(self.settings.max_wire)),
            body: request.max_body.unwrap_or(self.settings.max_body),
            cut: match (request.accept, &validator) {
                (Accept::File, _) => body::Cut::Kept,
                (Accept::Page, Some(_)) if request.max_wire.is_some() => body::Cut::Rationed,
                (Accept::Page, Some(_)) => body::Cut::Resumed,
                _ => body::Cut::Lost,
            },
            held,
        };
        let encoding = headers::encoding(reply.headers());
        let body = body::read(reply, &limits, url, meter).await?;
        (response.body, response.cut) = (body.bytes, body.cut);
        if (Part::LEAST..=Part::MOST).contains(&body.wire.len()) {
            response.part = validator.map(|validator| Part { wire: body.wire, encoding, validator });
        }
        Ok(Hop::Answer(Box::new(response)))
    }

    fn within(&self, url: Url) -> Result<Url, Failure> {
        if self.names.allows(&url) { Ok(url) } else { Err(Failure::Address(address::shown(&url))) }
    }

    /// Puts the cause that the handshake found, and what other servers said of the time, into a
    /// failure of TLS.
    fn explained(&self, failure: Failure, url: &Url) -> Failure {
        let Failure::Tls(host, cause) = failure else { return failure };
        let Some(shown) = self.refused(url).filter(|_| cause != TlsCause::Handshake) else {
            return Failure::Tls(host, cause);
        };
        let clock = trust::is_clock(&shown, (self.clock)(), self.clock_ahead());
        Failure::Tls(host, if clock { TlsCause::Clock } else { shown.cause })
    }

    fn compare_clocks(&self, headers: &HeaderMap) {
        if let Some(ahead) = headers::clock_ahead(headers, (self.clock)()) {
            *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = ahead;
        }
    }

    fn send(
        &self,
        method: Method,
        url: &Url,
        headers: &HeaderMap,
    ) -> Result<impl Future<Output = reqwest::Result<reqwest::Response>>, Failure> {
        Ok(self.clients.fit_for(url)?.request(method, url.clone()).headers(headers.clone()).send())
    }

    fn head_of(&self, url: &Url, headers: &HeaderMap) -> Response {
        Response {
            url: url.clone(),
            moved: None,
            not_modified: false,
            delta: Delta::Whole,
            content_type: headers::content_type(headers),
            length: headers::length(headers),
            etag: headers::validator(headers, reqwest::header::ETAG),
            last_modified: headers::validator(headers, reqwest::header::LAST_MODIFIED),
            fresh: headers::fresh(headers, (self.clock)()),
            from: 0,
            body: Vec::new(),
            cut: false,
            part: None,
        }
    }

    fn unchanged(&self, url: &Url, headers: &HeaderMap) -> Response {
        Response { not_modified: true, ..self.head_of(url, headers) }
    }

    /// What a status that is no success means, and how long the host wants to be left alone.
    fn refusal(
        &self,
        url: &Url,
        status: StatusCode,
        headers: &HeaderMap,
        meter: &mut Meter,
        proxied: Option<String>,
    ) -> Failure {
        let now = (self.clock)();
        let asked = headers::retry_after(headers, now);
        let waits = match (status.as_u16(), asked) {
            (429 | 503, Some(until)) => Some(until),
            (429, None) => now.checked_add(PAUSE).ok(),
            _ => None,
        };
        if let Some(until) = waits {
            self.hosts.wait(url, until);
            meter.waits = Some(until);
        }
        match (status.as_u16(), asked, proxied) {
            (429 | 503, Some(until), _) => Failure::Wait(until),
            (410, ..) => Failure::Gone,
            (511, ..) => Failure::NotNews(PageKind::Portal),
            (407, _, Some(proxy)) => Failure::Proxy(proxy),
            (other, ..) => Failure::Status(other),
        }
    }
}

/// With which byte the part begins that `headers` announce, and what is held before it; a part of
/// something else than was asked for is of no use.
fn continued<'r>(request: &'r Request, headers: &HeaderMap) -> Result<(u64, &'r [u8]), Failure> {
    let useless = Failure::Status(StatusCode::PARTIAL_CONTENT.as_u16());
    let begins = headers::part_from(headers);
    match &request.held {
        None if begins == Some(request.from) => Ok((request.from, &[])),
        Some(part)
            if begins == Some(part.wire.len() as u64) && part.encoding == headers::encoding(headers) =>
        {
            Ok((0, &part.wire))
        }
        _ => Err(useless),
    }
}

impl Fetch for Net {
    async fn fetch(&self, request: Request) -> Fetched {
        if self.settings.offline {
            let answer = Err(Failure::OfflineByChoice);
            return Fetched { answer, traffic: meter::nothing(), host_waits: None };
        }
        let mut meter = Meter::default();
        let answer = self.follow(&request, &mut meter).await;
        Fetched { answer, traffic: meter.traffic, host_waits: meter.waits }
    }
}
