//! What the parsers are told and what they bring home.

use std::fmt;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::news::{Item, Kind, PageKind, Rest, Rules};

/// What is known about bytes before they are read.
#[derive(Debug, Clone, Copy)]
pub struct Hints<'a> {
    /// The address they came from, after redirects.
    pub url: &'a Url,
    /// The `Content-Type` header, whole.
    pub content_type: Option<&'a str>,
    /// What the source is configured (or known) to be.
    pub kind: Kind,
    /// The source's selectors.
    pub rules: &'a Rules,
    /// The present moment, for dates without a year and relative dates.
    pub now: Timestamp,
    /// The offset of dates that name none.
    pub zone: Offset,
}

/// What a document proved to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// RSS 0.9x, 1.0 or 2.0.
    Rss,
    /// Atom 0.3 or 1.0.
    Atom,
    /// JSON Feed.
    Json,
    /// WordPress REST posts.
    WordPress,
    /// A sitemap or news sitemap.
    Sitemap,
    /// An HTML page with a list of headlines.
    Listing,
    /// Another HTML page.
    Page,
    /// None of these.
    #[default]
    Unknown,
}

impl Format {
    /// The word of the command line's `kind` field.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::Json | Self::WordPress => "json",
            Self::Sitemap => "sitemap",
            Self::Listing => "listing",
            Self::Page => "page",
            Self::Unknown => "unknown",
        }
    }
}

/// All that was read from one document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Harvest {
    /// What it proved to be.
    pub format: Format,
    /// The feed's or page's title.
    pub title: Option<String>,
    /// The site it belongs to.
    pub link: Option<Url>,
    /// Its description.
    pub description: Option<String>,
    /// Its language as a BCP 47 tag.
    pub language: Option<String>,
    /// The news, in the document's order.
    pub items: Vec<Item>,
    /// The next page of a paged listing or feed.
    pub next: Option<Url>,
    /// Feeds that an HTML page names.
    pub feeds: Vec<FeedLink>,
    /// How often the source wants to be visited.
    pub pace: Pace,
    /// For HTML: what sort of page it is.
    pub page: Option<PageKind>,
    /// For a listing: the selectors by which it was read, ready for the configuration.
    pub rules: Option<crate::news::ListingRules>,
    /// What could not be read.
    pub warnings: Vec<Warning>,
}

/// A feed that a page names in its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// Where it lies.
    pub url: Url,
    /// Its title there.
    pub title: Option<String>,
}

/// A feed's own wishes about visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    /// The shortest time between two visits (`ttl`, `sy:updatePeriod`).
    pub every: Option<SignedDuration>,
    /// When it wants no visitors (`skipHours`, `skipDays`).
    pub rest: Rest,
}

/// Something that was mended or left out. `Display` gives a short stable code for JSON and logs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Warning {
    /// The markup was broken and has been repaired.
    Repaired,
    /// The document ends in the middle; what came before was read.
    CutOff,
    /// The declared character set is wrong; carries the one used.
    Charset(String),
    /// A date could not be read; carries it.
    Date(String),
    /// Items without title, link and text were left out; carries how many.
    Hollow(usize),
    /// More items than the limit; carries how many were left out.
    TooMany(usize),
    /// Nested too deeply or otherwise past a cap; carries the cap's name.
    Cap(&'static str),
    /// A selector of the configuration found nothing; carries its name.
    Selector(&'static str),
    /// The library that reads the format failed; carries its note.
    Reader(String),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repaired => f.write_str("repaired"),
            Self::CutOff => f.write_str("cut-off"),
            Self::Charset(name) => write!(f, "charset {name}"),
            Self::Date(text) => write!(f, "date {text}"),
            Self::Hollow(count) => write!(f, "hollow {count}"),
            Self::TooMany(count) => write!(f, "too-many {count}"),
            Self::Cap(name) => write!(f, "cap {name}"),
            Self::Selector(name) => write!(f, "selector {name}"),
            Self::Reader(note) => write!(f, "reader {note}"),
        }
    }
}

/// What an HTML page says as an article.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticlePage {
    /// The sort of page; only [`PageKind::Article`] has a body worth keeping.
    pub kind: PageKind,
    /// What it says.
    pub item: Item,
    /// How sure the reader is of the body, from 0 to 1.
    pub confidence: f32,
    /// The next page of an article in several.
    pub next: Option<Url>,
    /// What could not be read.
    pub warnings: Vec<Warning>,
}
