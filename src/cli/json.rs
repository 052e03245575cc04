//! The JSON that scripts read. Field names are a contract: fields may be added, never renamed.
//!
//! In: the house's nouns. Out: serde structs that borrow from them. Strings from outside pass
//! the same filter as on the screen.

use serde::{Serialize, Serializer};

use crate::news::{Dateline, Enclosure, Item, PageLink, When, visible, visible_block};
use crate::parse::Harvest;

/// `warta parse --json`.
#[derive(Debug, Serialize)]
pub struct ParsedJson<'a> {
    kind: &'static str,
    #[serde(serialize_with = "line_opt")]
    title: Option<&'a str>,
    link: Option<&'a str>,
    #[serde(serialize_with = "line_opt")]
    description: Option<&'a str>,
    #[serde(serialize_with = "line_opt")]
    language: Option<&'a str>,
    items: Vec<ItemJson<'a>>,
    next: Option<&'a str>,
    warnings: Vec<String>,
}

impl<'a> From<&'a Harvest> for ParsedJson<'a> {
    fn from(harvest: &'a Harvest) -> Self {
        Self {
            kind: harvest.format.as_str(),
            title: harvest.title.as_deref(),
            link: harvest.link.as_ref().map(url::Url::as_str),
            description: harvest.description.as_deref(),
            language: harvest.language.as_deref(),
            items: harvest.items.iter().map(ItemJson::from).collect(),
            next: harvest.next.as_ref().map(url::Url::as_str),
            warnings: harvest
                .warnings
                .iter()
                .map(|warning| visible(&warning.to_string()).into_owned())
                .collect(),
        }
    }
}

/// One item of a feed or listing.
#[derive(Debug, Serialize)]
pub struct ItemJson<'a> {
    #[serde(serialize_with = "line")]
    id: &'a str,
    url: Option<&'a str>,
    #[serde(serialize_with = "line")]
    title: &'a str,
    published: Option<String>,
    updated: Option<String>,
    #[serde(serialize_with = "line_opt")]
    author: Option<&'a str>,
    #[serde(serialize_with = "block_opt")]
    summary: Option<&'a str>,
    html: Option<&'a str>,
    categories: Vec<String>,
    enclosures: Vec<EnclosureJson<'a>>,
}

impl<'a> From<&'a Item> for ItemJson<'a> {
    fn from(item: &'a Item) -> Self {
        Self {
            id: &item.key,
            url: item.url.as_ref().map(url::Url::as_str),
            title: &item.title,
            published: rfc3339(item.published),
            updated: rfc3339(item.updated),
            author: item.byline.as_deref(),
            summary: item.summary.as_deref(),
            html: item.body.as_ref().map(crate::news::CleanHtml::as_str),
            categories: item.categories.iter().map(|name| visible(name).into_owned()).collect(),
            enclosures: item.enclosures.iter().map(EnclosureJson::from).collect(),
        }
    }
}

/// A file of an item.
#[derive(Debug, Serialize)]
pub struct EnclosureJson<'a> {
    url: &'a str,
    r#type: Option<&'a str>,
    length: Option<u64>,
}

impl<'a> From<&'a Enclosure> for EnclosureJson<'a> {
    fn from(file: &'a Enclosure) -> Self {
        Self { url: file.url.as_str(), r#type: file.mime.as_deref(), length: file.length }
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
    #[serde(serialize_with = "line")]
    title: &'a str,
    #[serde(serialize_with = "line_opt")]
    site: Option<&'a str>,
    #[serde(serialize_with = "line_opt")]
    section: Option<&'a str>,
    #[serde(serialize_with = "line_opt")]
    byline: Option<&'a str>,
    published: Option<String>,
    updated: Option<String>,
    dateline: Option<&'a Dateline>,
    #[serde(serialize_with = "line_opt")]
    caption: Option<&'a str>,
    views: Option<u64>,
    lang: Option<&'a str>,
    text: String,
    html: Option<&'a str>,
    links: Vec<LinkJson<'a>>,
}

impl<'a> AboutJson<'a> {
    /// What `item` says; `text` is its body as plain text.
    pub fn new(item: &'a Item, text: String) -> Self {
        Self {
            title: &item.title,
            site: item.site.as_deref(),
            section: item.section.as_deref(),
            byline: item.byline.as_deref(),
            published: rfc3339(item.published),
            updated: rfc3339(item.updated),
            dateline: item.dateline.as_ref(),
            caption: item.caption.as_deref(),
            views: item.views,
            lang: item.lang.as_deref(),
            text,
            html: item.body.as_ref().map(crate::news::CleanHtml::as_str),
            links: item.links.iter().map(LinkJson::from).collect(),
        }
    }
}

/// A link inside a text.
#[derive(Debug, Serialize)]
pub struct LinkJson<'a> {
    #[serde(serialize_with = "line")]
    text: &'a str,
    url: &'a str,
}

impl<'a> From<&'a PageLink> for LinkJson<'a> {
    fn from(link: &'a PageLink) -> Self {
        Self { text: &link.title, url: link.url.as_str() }
    }
}

/// A link of a page's box of related news.
#[derive(Debug, Serialize)]
pub struct RelatedLinkJson<'a> {
    #[serde(serialize_with = "line")]
    title: &'a str,
    url: &'a str,
}

impl<'a> From<&'a PageLink> for RelatedLinkJson<'a> {
    fn from(link: &'a PageLink) -> Self {
        Self { title: &link.title, url: link.url.as_str() }
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

/// A moment in RFC 3339.
pub fn rfc3339(when: Option<When>) -> Option<String> {
    when.map(|when| when.to_string())
}

fn line<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&visible(text))
}

#[allow(clippy::ref_option)] // serde hands over a reference to the field
fn line_opt<S: Serializer>(text: &Option<&str>, serializer: S) -> Result<S::Ok, S::Error> {
    text.map(visible).serialize(serializer)
}

#[allow(clippy::ref_option)] // serde hands over a reference to the field
fn block_opt<S: Serializer>(text: &Option<&str>, serializer: S) -> Result<S::Ok, S::Error> {
    text.map(visible_block).serialize(serializer)
}
