//! The one door to the network.

use std::future::Future;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::news::{Failure, Part, Traffic};

/// What sort of answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Accept {
    /// A feed, a sitemap or a listing.
    News,
    /// An article's page. A document in its place is not loaded: [`Failure::Document`].
    Page,
    /// A file as it lies: never compressed on the way, and what came of it before a cut is kept.
    File,
    /// A document (PDF) that a person asked for.
    Document,
    /// Only how large the answer is: a HEAD request.
    Size,
}

/// How much of a feed an answer holds, or is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Delta {
    /// All that the feed holds.
    #[default]
    Whole,
    /// Only what is new (`A-IM: feed`, answered with 226).
    New,
}

/// A GET request, or a HEAD request where only the size is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where, http or https.
    pub url: Url,
    /// What is wanted.
    pub accept: Accept,
    /// The last `ETag`, byte for byte.
    pub etag: Option<String>,
    /// The last `Last-Modified`, byte for byte.
    pub last_modified: Option<String>,
    /// Only what is new since the validators' state is wanted, where the server can tell (RFC 3229).
    pub delta: Delta,
    /// The first byte that is wanted; 0 is all of it. A server may send all of it all the same.
    pub from: u64,
    /// The beginning that is held: the rest of the same answer is wanted, or a new one.
    pub held: Option<Part>,
    /// The most bytes to take after decompression; `None` is the configured limit.
    pub max_body: Option<u64>,
    /// The most bytes to take on the wire; `None` is the configured limit.
    pub max_wire: Option<u64>,
}

impl Request {
    /// An unconditional request for news at `url`.
    pub fn news(url: Url) -> Self {
        Self {
            url,
            accept: Accept::News,
            etag: None,
            last_modified: None,
            delta: Delta::Whole,
            from: 0,
            held: None,
            max_body: None,
            max_wire: None,
        }
    }

    /// A request for the article's page at `url`.
    pub fn page(url: Url) -> Self {
        Self { accept: Accept::Page, ..Self::news(url) }
    }

    /// A request for the file at `url`, from its byte `from` on; at most `most` bytes.
    pub fn file(url: Url, from: u64, most: u64) -> Self {
        Self { accept: Accept::File, from, max_body: Some(most), max_wire: Some(most), ..Self::news(url) }
    }

    /// A request for the document at `url`.
    pub fn document(url: Url) -> Self {
        Self { accept: Accept::Document, ..Self::news(url) }
    }

    /// A question how large the answer from `url` is.
    pub fn size(url: Url) -> Self {
        Self { accept: Accept::Size, ..Self::news(url) }
    }

    /// Whether the server may answer "not modified".
    pub fn is_conditional(&self) -> bool {
        self.etag.is_some() || self.last_modified.is_some()
    }
}

/// A server's answer: a success or "not modified". Anything else is a [`Failure`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The address that answered, after redirects.
    pub url: Url,
    /// Where the chain's permanent redirects (301, 308) lead, if it began with any.
    pub moved: Option<Url>,
    /// Whether it is a 304 without a body.
    pub not_modified: bool,
    /// Whether the body is only what is new.
    pub delta: Delta,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The size that the server announces, in bytes on the wire.
    pub length: Option<u64>,
    /// The `ETag` header, byte for byte.
    pub etag: Option<String>,
    /// The `Last-Modified` header, byte for byte.
    pub last_modified: Option<String>,
    /// Fresh for so long (`Cache-Control: max-age`, else `Expires`).
    pub fresh: Option<SignedDuration>,
    /// Which byte of the whole the body begins with: 0 unless a part was asked for and sent.
    pub from: u64,
    /// The decoded body.
    pub body: Vec<u8>,
    /// The body ended early (cut connection or cut compression); what came is in `body`.
    pub cut: bool,
    /// What came of a page that was cut, where the server can send the rest.
    pub part: Option<Part>,
}

/// What a request cost, whatever came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The answer or why there is none.
    pub answer: Result<Response, Failure>,
    /// What it cost.
    pub traffic: Traffic,
    /// The whole host asks not to be visited before then.
    pub host_waits: Option<Timestamp>,
}

/// The way out: `net::Net` in the program, a script in tests.
pub trait Fetch: Sync {
    /// Sends `request` and waits for its end; polite, metered and bounded.
    fn fetch(&self, request: Request) -> impl Future<Output = Fetched> + Send;
}
