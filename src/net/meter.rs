//! Counts bytes on the wire as HTTP/1.1 would write them, both ways, as near as a client can tell.
//!
//! Lower layers (TLS records, handshakes, chunk marks, TCP and IP headers) are not seen here.

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use url::Url;

use crate::news::Traffic;

/// What one request has cost so far, over all its hops.
#[derive(Debug, Default)]
pub struct Meter {
    /// The bytes.
    pub traffic: Traffic,
    /// Until when the host that answered wants to be left alone.
    pub waits: Option<Timestamp>,
}

impl Meter {
    /// A request for `url` with `headers` goes out.
    pub fn sent(&mut self, url: &Url, headers: &HeaderMap) {
        let target = url.path().len() + url.query().map_or(0, |query| query.len() + 1);
        let host = url.host_str().map_or(0, str::len) + url.port().map_or(0, |_| 6);
        // "GET " + " HTTP/1.1\r\n" + "host: " + "\r\n" + the empty line
        self.traffic.sent += (4 + target + 11 + 6 + host + 2 + lines(headers) + 2) as u64;
        self.traffic.requests += 1;
    }

    /// The head of an answer has come.
    pub fn head(&mut self, status: StatusCode, headers: &HeaderMap) {
        let reason = status.canonical_reason().map_or(0, str::len);
        self.traffic.received += (9 + 3 + 1 + reason + 2 + lines(headers) + 2) as u64;
    }

    /// Bytes of a body have come.
    pub fn body(&mut self, wire: usize) {
        self.traffic.received += wire as u64;
    }

    /// A body of `wire` bytes proved to be `expanded` long.
    pub fn expanded(&mut self, wire: u64, expanded: u64) {
        self.traffic.saved += expanded.saturating_sub(wire);
    }
}

/// No traffic at all.
pub fn nothing() -> Traffic {
    Traffic::default()
}

fn lines(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + 2 + value.len() + 2).sum()
}
