//! What one document holds: `parse`, `extract` and `probe`.

use serde::Serialize;

use super::text::{Block, Line, rfc3339};
use crate::news::{Dateline, Enclosure, Item, ListingRules, PageLink, visible};
use crate::parse::{FeedLink, Harvest};

/// `warta parse --json`.
#[derive(Debug, Serialize)]
pub struct ParsedJson<'a> {
    kind: &'static str,
    title: Option<Line<'a>>,
    link: Option<&'a str>,
    description: Option<Line<'a>>,
    language: Option<Line<'a>>,
    items: Vec<ItemJson<'a>>,
    next: Option<&'a str>,
    page: Option<&'static str>,
    feeds: Vec<FeedLinkJson<'a>>,
    warnings: Vec<String>,
}

impl<'a> From<&'a Harvest> for ParsedJson<'a> {
    fn from(harvest: &'a Harvest) -> Self {
        Self {
            kind: harvest.format.as_str(),
            title: harvest.title.as_deref().map(Line),
            link: harvest.link.as_ref().map(url::Url::as_str),
            description: harvest.description.as_deref().map(Line),
            language: harvest.language.as_deref().map(Line),
            items: harvest.items.iter().map(ItemJson::from).collect(),
            next: harvest.next.as_ref().map(url::Url::as_str),
            page: harvest.page.map(page_word),
            feeds: harvest.feeds.iter().map(FeedLinkJson::from).collect(),
            warnings: harvest
                .warnings
                .iter()
                .map(|warning| visible(&warning.to_string()).into_owned())
                .collect(),
        }
    }
}

/// A feed that a page names, or a part of an index of sitemaps.
#[derive(Debug, Serialize)]
pub struct FeedLinkJson<'a> {
    url: &'a str,
    title: Option<Line<'a>>,
}

impl<'a> From<&'a FeedLink> for FeedLinkJson<'a> {
    fn from(link: &'a FeedLink) -> Self {
        Self { url: link.url.as_str(), title: link.title.as_deref().map(Line) }
    }
}

/// One item of a feed or listing.
#[derive(Debug, Serialize)]
pub struct ItemJson<'a> {
    id: Line<'a>,
    url: Option<&'a str>,
    title: Line<'a>,
    published: Option<String>,
    updated: Option<String>,
    author: Option<Line<'a>>,
    summary: Option<Block<'a>>,
    html: Option<&'a str>,
    categories: Vec<String>,
    enclosures: Vec<&'a str>,
    files: Vec<FileJson<'a>>,
}

impl<'a> From<&'a Item> for ItemJson<'a> {
    fn from(item: &'a Item) -> Self {
        Self {
            id: Line(&item.key),
            url: item.url.as_ref().map(url::Url::as_str),
            title: Line(&item.title),
            published: rfc3339(item.published),
            updated: rfc3339(item.updated),
            author: item.byline.as_deref().map(Line),
            summary: item.summary.as_deref().map(Block),
            html: item.body.as_ref().map(crate::news::CleanHtml::as_str),
            categories: item.categories.iter().map(|name| visible(name).into_owned()).collect(),
            enclosures: item.enclosures.iter().map(|file| file.url.as_str()).collect(),
            files: item.enclosures.iter().map(FileJson::from).collect(),
        }
    }
}

/// A file of an item: its address again, with what is known of it.
#[derive(Debug, Serialize)]
pub struct FileJson<'a> {
    url: &'a str,
    r#type: Option<Line<'a>>,
    length: Option<u64>,
}

impl<'a> From<&'a Enclosure> for FileJson<'a> {
    fn from(file: &'a Enclosure) -> Self {
        Self { url: file.url.as_str(), r#type: file.mime.as_deref().map(Line), length: file.length }
    }
}

/// `warta extract --json`.
#[derive(Debug, Serialize)]
pub struct ExtractedJson<'a> {
    url: Option<&'a str>,
    #[serde(flatten)]
    about: AboutJson<'a>,
    related: Vec<RelatedLinkJson<'a>>,
    page: &'static str,
    confidence: f32,
    warnings: Vec<String>,
}

impl<'a> ExtractedJson<'a> {
    /// What `page` at `url` says.
    pub fn new(page: &'a crate::parse::ArticlePage, url: Option<&'a str>, text: String) -> Self {
        Self {
            url,
            about: AboutJson::new(&page.item, text),
            related: page.item.related.iter().map(RelatedLinkJson::from).collect(),
            page: page_word(page.kind),
            confidence: page.confidence,
            warnings: page
                .warnings
                .iter()
                .map(|warning| visible(&warning.to_string()).into_owned())
                .collect(),
        }
    }
}

/// What an article says, in `extract` and `show` alike.
#[derive(Debug, Serialize)]
pub struct AboutJson<'a> {
    title: Line<'a>,
    site: Option<Line<'a>>,
    section: Option<Line<'a>>,
    byline: Option<Line<'a>>,
    published: Option<String>,
    updated: Option<String>,
    dateline: Option<&'a Dateline>,
    caption: Option<Line<'a>>,
    views: Option<u64>,
    lang: Option<Line<'a>>,
    /// Whether a part of the text may be missing.
    doubtful: bool,
    text: String,
    html: Option<&'a str>,
    links: Vec<LinkJson<'a>>,
}

impl<'a> AboutJson<'a> {
    /// What `item` says; `text` is its body as plain text.
    pub fn new(item: &'a Item, text: String) -> Self {
        Self {
            title: Line(&item.title),
            site: item.site.as_deref().map(Line),
            section: item.section.as_deref().map(Line),
            byline: item.byline.as_deref().map(Line),
            published: rfc3339(item.published),
            updated: rfc3339(item.updated),
            dateline: item.dateline.as_ref(),
            caption: item.caption.as_deref().map(Line),
            views: item.views,
            lang: item.lang.as_deref().map(Line),
            doubtful: item.doubtful,
            text,
            html: item.body.as_ref().map(crate::news::CleanHtml::as_str),
            links: item.links.iter().map(LinkJson::from).collect(),
        }
    }
}

/// A link inside a text.
#[derive(Debug, Serialize)]
pub struct LinkJson<'a> {
    text: Line<'a>,
    url: &'a str,
}

impl<'a> From<&'a PageLink> for LinkJson<'a> {
    fn from(link: &'a PageLink) -> Self {
        Self { text: Line(&link.title), url: link.url.as_str() }
    }
}

/// A link of a page's box of related news.
#[derive(Debug, Serialize)]
pub struct RelatedLinkJson<'a> {
    title: Line<'a>,
    url: &'a str,
}

impl<'a> From<&'a PageLink> for RelatedLinkJson<'a> {
    fn from(link: &'a PageLink) -> Self {
        Self { title: Line(&link.title), url: link.url.as_str() }
    }
}

/// The word for a sort of page.
pub fn page_word(kind: crate::news::PageKind) -> &'static str {
    use crate::news::PageKind;
    match kind {
        PageKind::Article => "article",
        PageKind::Listing => "listing",
        PageKind::Login => "login",
        PageKind::Blocked => "blocked",
        PageKind::Portal => "portal",
        PageKind::Shell => "shell",
        PageKind::ErrorPage => "error",
        PageKind::Document => "document",
        PageKind::Empty => "empty",
        PageKind::Other => "other",
    }
}

/// `warta probe --json`.
#[derive(Debug, Serialize)]
pub struct ProbedJson<'a> {
    kind: &'static str,
    rules: Option<&'a ListingRules>,
    items: Vec<ProbedItemJson<'a>>,
    steps: Vec<StepJson>,
}

impl<'a> ProbedJson<'a> {
    /// What was read, by which rules and in which steps.
    pub fn new(harvest: &'a Harvest, rules: Option<&'a ListingRules>, steps: Vec<StepJson>) -> Self {
        let item = |item: &'a Item| ProbedItemJson {
            title: Line(&item.title),
            url: item.url.as_ref().map(url::Url::as_str),
            published: rfc3339(item.published),
        };
        Self { kind: harvest.format.as_str(), rules, items: harvest.items.iter().map(item).collect(), steps }
    }
}

/// A headline that a page would give.
#[derive(Debug, Serialize)]
pub struct ProbedItemJson<'a> {
    title: Line<'a>,
    url: Option<&'a str>,
    published: Option<String>,
}

/// A step of reading a page.
#[derive(Debug, Serialize)]
pub struct StepJson {
    /// Its name.
    pub step: &'static str,
    /// How many it found.
    pub found: usize,
    /// By what, or what was odd.
    pub note: String,
}

impl StepJson {
    /// A step with what it found.
    pub fn new(step: &'static str, found: usize, note: String) -> Self {
        Self { step, found, note }
    }
}
