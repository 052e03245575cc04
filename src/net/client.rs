//! The reqwest clients, built at the first request that needs them.
//!
//! Two of them: the one for https loads the system's certificates, which takes longer than a
//! whole visit to a plain http server in the same building. Neither follows redirects,
//! unpacks bodies, sends a referrer or keeps cookies: that is done (or refused) in this room.

use std::io::ErrorKind;
use std::net::UdpSocket;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use reqwest::{Client, ClientBuilder, redirect};
use url::Url;

use super::names::Names;
use super::proxy::{Proxies, redacted};
use super::trust::{Trust, TrustSettings};
use crate::news::{Certificate, Failure};

/// How long an unused connection is kept.
const IDLE: Duration = Duration::from_secs(20);
/// With fewer files than this, no connection is kept for later.
const FEW: usize = 256;

/// The clients.
#[derive(Debug)]
pub struct Clients {
    connect: Duration,
    proxies: Result<Arc<Proxies>, Failure>,
    names: Names,
    settings: TrustSettings,
    trust: OnceLock<Result<Arc<Trust>, Failure>>,
    plain: Kept,
    secure: Kept,
}

/// A client, once it was needed.
type Kept = Mutex<Option<Client>>;

impl Clients {
    /// Clients that wait `connect` for a connection, go through `proxies`, resolve by `names` and
    /// trust as `settings` say.
    pub fn new(
        connect: Duration,
        proxies: Result<Proxies, Failure>,
        names: Names,
        settings: TrustSettings,
    ) -> Self {
        let proxies = proxies.map(Arc::new);
        let (plain, secure) = (Kept::default(), Kept::default());
        Self { connect, proxies, names, settings, trust: OnceLock::new(), plain, secure }
    }

    /// The certificate that `host` last showed in vain.
    pub fn refused(&self, host: &str) -> Option<Certificate> {
        self.trust.get()?.as_ref().ok()?.refused(host.trim_matches(['[', ']']))
    }

    fn trust(&self) -> Result<&Arc<Trust>, Failure> {
        self.trust.get_or_init(|| Trust::new(&self.settings)).as_ref().map_err(Clone::clone)
    }

    /// The client for `url`.
    pub fn fit_for(&self, url: &Url) -> Result<Client, Failure> {
        let proxies = self.proxies.as_ref().map_err(Clone::clone)?;
        let proxy_speaks_tls = proxies.on_the_way_to(url).is_some_and(|proxy| proxy.scheme() == "https");
        if url.scheme() == "https" || proxy_speaks_tls {
            kept(&self.secure, || {
                Ok(self.builder(proxies).tls_backend_preconfigured(self.trust()?.config()?))
            })
        } else {
            kept(&self.plain, || Ok(self.builder(proxies).tls_backend_preconfigured(trusts_nobody()?)))
        }
    }

    /// The proxy on the way to `url`, as it may be shown.
    pub fn proxy_of(&self, url: &Url) -> Option<String> {
        self.proxies.as_ref().ok()?.on_the_way_to(url).map(|proxy| redacted(proxy.as_str()))
    }

    /// Closes all connections that nobody uses: the next request opens its own.
    pub fn close_idle(&self) {
        for place in [&self.plain, &self.secure] {
            *place.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn builder(&self, proxies: &Arc<Proxies>) -> ClientBuilder {
        // The same provider twice is refused, and that is fine: it is there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let proxies = Arc::clone(proxies);
        Client::builder()
            .no_proxy()
            .proxy(reqwest::Proxy::custom(move |url| proxies.on_the_way_to(url).cloned()))
            .redirect(redirect::Policy::none())
            .referer(false)
            .dns_resolver(self.names.clone())
            .connect_timeout(self.connect)
            .pool_max_idle_per_host(usize::from(open_files() >= FEW))
            .pool_idle_timeout(IDLE)
    }
}

/// The kept client, built if there is none.
fn kept(place: &Kept, builder: impl FnOnce() -> Result<ClientBuilder, Failure>) -> Result<Client, Failure> {
    let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(client) = &*place {
        return Ok(client.clone());
    }
    let client = builder()?.build().map_err(|error| Failure::Unreadable(format!("TLS: {error}")))?;
    Ok(place.insert(client).clone())
}

/// How many files this process may open; plenty where the system does not say.
fn open_files() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(usize::MAX)
}

/// A TLS setting without certificates, for the client that never speaks TLS.
fn trusts_nobody() -> Result<rustls::ClientConfig, Failure> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Failure::Unreadable(format!("TLS: {error}")))?;
    Ok(builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth())
}

/// Whether this machine knows a way to the internet; asks only its own routing table.
///
/// Connecting a datagram socket sends nothing: the system looks up the route and that is all.
/// The addresses belong to nobody (RFC 5737, RFC 3849).
pub fn reachable() -> bool {
    let known = |from: &str, to: &str| match UdpSocket::bind(from).and_then(|socket| socket.connect(to)) {
        Ok(()) => true,
        Err(error) => !matches!(
            error.kind(),
            ErrorKind::NetworkUnreachable
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkDown
                | ErrorKind::AddrNotAvailable
                | ErrorKind::Unsupported
        ),
    };
    known("0.0.0.0:0", "192.0.2.1:9") || known("[::]:0", "[2001:db8::1]:9")
}
