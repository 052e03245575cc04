//! A source of news: its address, how it is to be read, and what its visits taught.
//!
//! [`Source`] is what a person configured, [`Visit`] what the last visits learned; the
//! first never changes by itself.

mod diary;
mod habits;
mod keep;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use url::Url;

pub use diary::Diary;
pub use habits::{Habits, Moved, Rest};
pub use keep::{Keep, Limits};

use super::failure::Failure;
use super::id::SourceId;
use super::link::is_web;
use super::plain::visible;
use super::traffic::{Tally, Traffic};

/// How a source is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Find out: a feed if the address is or names one, else a listing.
    #[default]
    Auto,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// An HTML page with a list of headlines.
    Listing,
    /// A sitemap or news sitemap.
    Sitemap,
    /// The WordPress REST interface.
    WordPress,
    /// A bundle of news that another office packed and signed.
    Bundle,
}

impl Kind {
    /// The word that configuration and command line use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Feed => "feed",
            Self::Listing => "listing",
            Self::Sitemap => "sitemap",
            Self::WordPress => "wordpress",
            Self::Bundle => "bundle",
        }
    }
}

/// When the pages behind a source's headlines are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shelf {
    /// Right after the headlines, so that they can be read offline.
    #[default]
    Prefetch,
    /// When a person opens the headline.
    OnOpen,
    /// Never: the feed's own text is all there is.
    Never,
}

/// CSS selectors that say where a listing keeps its headlines.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListingRules {
    /// One headline block.
    pub item: Option<String>,
    /// The title inside the block.
    pub title: Option<String>,
    /// The link inside the block; the title's own link where it is absent.
    pub link: Option<String>,
    /// The date inside the block.
    pub date: Option<String>,
    /// The summary inside the block.
    pub summary: Option<String>,
    /// The link to the next page of the listing, anywhere on the page.
    pub next: Option<String>,
}

/// CSS selectors that overrule what is found on an article's page by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleRules {
    /// The element that holds the text.
    pub body: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The publication date.
    pub date: Option<String>,
    /// The photo's caption.
    pub caption: Option<String>,
    /// Elements that are no part of the text.
    pub remove: Vec<String>,
}

/// All selectors of a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Rules {
    /// For the headline list; `None` recognises it by itself.
    pub listing: Option<ListingRules>,
    /// For the article pages.
    pub article: ArticleRules,
}

/// A source as a person configured it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// Its number, derived from the address.
    pub id: SourceId,
    /// The name a person gave it; unique within the configuration.
    pub name: String,
    /// The configured address, http or https.
    pub url: Url,
    /// How to read it.
    pub kind: Kind,
    /// The heading it stands under in the sources pane.
    pub group: Option<String>,
    /// The shortest time between two visits; `None` leaves it to the schedule.
    pub every: Option<SignedDuration>,
    /// When its article pages are fetched.
    pub shelf: Shelf,
    /// Its selectors.
    pub rules: Rules,
    /// Offset in seconds for dates without a zone; `None`: WIB for `.id` hosts, else UTC.
    pub zone: Option<i32>,
}

impl Source {
    /// A source at `url` with every setting at its default.
    pub fn new(name: impl Into<String>, url: Url) -> Self {
        Self {
            id: SourceId::of(&url),
            name: name.into(),
            url,
            kind: Kind::Auto,
            group: None,
            every: None,
            shelf: Shelf::Prefetch,
            rules: Rules::default(),
            zone: None,
        }
    }

    /// The offset for dates without a zone.
    pub fn offset(&self) -> jiff::tz::Offset {
        let set = self.zone.and_then(|seconds| jiff::tz::Offset::from_seconds(seconds).ok());
        set.unwrap_or_else(|| zone_of(&self.url))
    }
}

/// The address a person typed, if it is one of the web; `https://` may be left out.
pub fn address(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_whitespace) {
        return None;
    }
    if text.contains("://") {
        return Url::parse(text).ok().filter(is_web);
    }
    // Without a scheme a single word is no address.
    let url = Url::parse(&format!("https://{text}")).ok().filter(is_web);
    url.filter(|url| url.host_str().is_some_and(|host| host.contains(['.', ':'])))
}

/// `name`, or with a number behind it where it is taken.
pub fn free_name(name: &str, sources: &[Source]) -> String {
    let name = visible(name).trim().to_owned();
    let taken = |name: &str| sources.iter().any(|source| source.name.to_lowercase() == name.to_lowercase());
    if !taken(&name) {
        return name;
    }
    let numbered = (2..=sources.len() + 2).map(|number| format!("{name} {number}")).find(|name| !taken(name));
    numbered.unwrap_or(name)
}

/// WIB for hosts under `.id`, whose home-made generators write no zone, else UTC.
fn zone_of(url: &Url) -> jiff::tz::Offset {
    match url.host_str() {
        Some(host) if host.rsplit('.').next() == Some("id") => super::when::When::WIB,
        _ => jiff::tz::Offset::UTC,
    }
}

/// What the visits to a source have taught: stored in the same transaction as its items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visit {
    /// What the source proved to be; [`Kind::Auto`] before the first good visit.
    pub kind: Kind,
    /// Where the feed really lies, when discovery found it elsewhere than configured.
    pub feed: Option<Url>,
    /// The last `ETag`, byte for byte.
    pub etag: Option<String>,
    /// The last `Last-Modified`, byte for byte.
    pub last_modified: Option<String>,
    /// [`super::stable_hash`] of the last decoded body: an equal body is not read again.
    pub body_hash: Option<u64>,
    /// The last attempt.
    pub last_try: Option<Timestamp>,
    /// The last success (an unchanged answer counts).
    pub last_ok: Option<Timestamp>,
    /// Not to be visited before this, unless a person asks.
    pub next_due: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    /// Why the last attempt failed; `None` after a success.
    pub last_error: Option<Failure>,
    /// The feed's own title.
    pub title: Option<String>,
    /// Its ways.
    pub habits: Habits,
}

/// A source with its health, as the sources pane and `warta sources` show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceHealth {
    /// The source.
    pub source: Source,
    /// What its visits taught.
    pub visit: Visit,
    /// How many articles are kept, unread and starred.
    pub tally: Tally,
    /// All bytes ever spent on it.
    pub traffic: Traffic,
    /// Removed from the configuration; its articles stay.
    pub archived: bool,
}
