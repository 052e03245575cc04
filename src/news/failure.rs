//! Why a job came back empty-handed, as plain data. `lang` turns it into a sentence with a hint.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::change::BundleFault;

/// Why something could not be fetched or read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The person asked for no network (`--offline`).
    OfflineByChoice,
    /// This machine has no network at all.
    NoNetwork,
    /// The host's name could not be resolved.
    Dns(String),
    /// The host refused the connection.
    Refused(String),
    /// The connection broke off; what the server sent before is lost unless stated otherwise.
    Broken(String),
    /// Nothing happened for too long.
    Timeout(Stage),
    /// The host's certificate or TLS version is not acceptable.
    Tls(String, TlsCause),
    /// More bytes than the limit, compressed or expanded.
    TooLarge(u64),
    /// The compressed body does not decode.
    BadCompression,
    /// The body ended before its announced length; carries how many bytes came.
    Truncated(u64),
    /// Too many redirects, or a loop.
    Redirects,
    /// An address that is not http or https, or carries a password; carries the address.
    Address(String),
    /// A redirect from https to http; carries the address.
    Downgrade(String),
    /// An HTTP status that is no success.
    Status(u16),
    /// The server asked to wait until then (429 or 503 with Retry-After).
    Wait(Timestamp),
    /// The source is gone for good (410).
    Gone,
    /// The answer is a page of another kind than expected.
    NotNews(PageKind),
    /// The page is a document (PDF) that was not loaded; carries its size where it is known.
    Document(Option<u64>),
    /// A document was loaded and gives no text.
    NoText(Flaw),
    /// It could be read, but holds no item where it used to; carries the last good visit.
    Empty(Option<Timestamp>),
    /// The bytes are none of the formats; carries a short technical note.
    Unreadable(String),
    /// The proxy setting is unusable; carries the setting with its password removed.
    Proxy(String),
    /// A bundle of news is refused.
    Bundle(BundleFault),
    /// The budget does not allow it.
    Budget,
    /// The person cancelled it.
    Cancelled,
    /// The cache could not store what was fetched; carries a short technical note.
    NotStored(String),
}

/// What was being waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The connection.
    Connect,
    /// The first bytes of the answer.
    Answer,
    /// More of the body.
    Body,
    /// All of it.
    Total,
}

/// Why a secure connection was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TlsCause {
    /// The certificate has expired, or this machine's clock is ahead.
    Expired,
    /// The certificate is not valid yet, or this machine's clock is behind.
    NotYetValid,
    /// It holds by the time that other servers tell, but not by this machine's clock.
    Clock,
    /// It vouches for itself.
    SelfSigned,
    /// The server sends its own certificate and not the one that vouches for it.
    NoIntermediate,
    /// The certificate is for another host.
    WrongHost,
    /// The issuer is unknown: self-signed, or the server leaves out an intermediate.
    UnknownIssuer,
    /// No common protocol version or cipher, or the handshake failed otherwise.
    Handshake,
}

/// Why a document gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// Its pages are pictures; carries how many pages.
    Scan(usize),
    /// It has neither text nor pictures.
    Empty,
    /// Its letters cannot be told: the fonts do not say which they are.
    Cipher,
    /// A password is needed.
    Locked,
    /// It cannot be read as a PDF.
    Broken,
    /// The process that read it came to its limits or broke down.
    Deadly,
}

/// A certificate that was refused, as a person needs it to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The host that showed it.
    pub host: String,
    /// `sha256:` and hexadecimal digits.
    pub fingerprint: String,
    /// Whose it is.
    pub subject: String,
    /// Who vouches for it.
    pub issuer: String,
    /// Valid from then.
    pub from: Option<Timestamp>,
    /// Valid until then.
    pub until: Option<Timestamp>,
    /// Why it was refused.
    pub cause: TlsCause,
}

/// What an HTML page proved to be where something else was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// One article.
    Article,
    /// A list of headlines.
    Listing,
    /// A login form.
    Login,
    /// A firewall's or anti-robot page.
    Blocked,
    /// A network's login page (captive portal).
    Portal,
    /// A page that is empty without JavaScript.
    Shell,
    /// An error page sent as success.
    ErrorPage,
    /// A PDF or another document.
    Document,
    /// Nothing readable.
    Empty,
    /// Some other web page.
    Other,
}

impl Failure {
    /// Whether the whole network, not this source, is the likely cause.
    pub fn is_network(&self) -> bool {
        matches!(self, Self::NoNetwork | Self::OfflineByChoice | Self::NotNews(PageKind::Portal))
    }

    /// Whether it says something of the source; what only says something of this machine, its
    /// line or its person is not held against the source.
    pub fn is_of_source(&self) -> bool {
        !matches!(
            self,
            Self::OfflineByChoice
                | Self::NoNetwork
                | Self::Budget
                | Self::Cancelled
                | Self::Proxy(_)
                | Self::NotStored(_)
        )
    }

    /// Whether the line may be at fault and not the host: nothing came back at all.
    pub fn may_be_the_line(&self) -> bool {
        self.is_network() || matches!(self, Self::Dns(_) | Self::Timeout(Stage::Connect))
    }

    /// Whether the next try may well succeed without anybody doing anything.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::NoNetwork
            | Self::Dns(_)
            | Self::Refused(_)
            | Self::Broken(_)
            | Self::Timeout(_)
            | Self::Truncated(_)
            | Self::Wait(_)
            | Self::Budget
            | Self::Cancelled
            | Self::NotNews(PageKind::Portal | PageKind::Blocked | PageKind::ErrorPage) => true,
            Self::Status(status) => *status >= 500 || *status == 429,
            _ => false,
        }
    }
}
