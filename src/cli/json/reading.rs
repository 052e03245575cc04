//! What the archive holds: `list`, `show`, `related`, `mark`.

use serde::Serialize;

use super::document::{AboutJson, RelatedLinkJson};
use super::text::{Line, rfc3339};
use crate::engine::Opened;
use crate::news::{
    Acronym, CleanHtml, Earlier, Extent, Headline, Meaning, Origin, Related, RelatedFrom, visible,
    visible_block,
};

/// A line of `warta list --json`.
#[derive(Debug, Serialize)]
#[allow(clippy::struct_excessive_bools)] // the contract's own fields
pub struct HeadlineJson<'a> {
    id: String,
    source: Line<'a>,
    title: Line<'a>,
    url: Option<&'a str>,
    published: Option<String>,
    read: bool,
    starred: bool,
    hidden: bool,
    tags: Vec<String>,
    has_text: bool,
    story: String,
    edited: bool,
    /// The other sources that tell the same, where this is the earliest.
    also: Vec<Line<'a>>,
    /// The piece of the text that holds the query's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<String>,
}

impl<'a> HeadlineJson<'a> {
    /// `headline` with the piece of its text in which the words that were looked for stand.
    pub fn new(headline: &'a Headline, snippet: Option<&str>) -> Self {
        Self {
            id: headline.id.to_string(),
            source: Line(&headline.source_name),
            title: Line(&headline.title),
            url: headline.url.as_ref().map(url::Url::as_str),
            published: rfc3339(headline.published),
            read: headline.mark.read,
            starred: headline.mark.starred,
            hidden: headline.mark.hidden,
            tags: headline.mark.tags.iter().map(|tag| visible(tag).into_owned()).collect(),
            has_text: headline.extent == Extent::Full,
            story: headline.story.to_string(),
            edited: headline.edited,
            also: headline.also.iter().map(|name| Line(name)).collect(),
            snippet: snippet.map(|text| visible(text).into_owned()),
        }
    }
}

/// `warta show --format json`, and an element of `warta export --format json`.
#[derive(Debug, Serialize)]
pub struct ShownJson<'a> {
    id: String,
    source: Line<'a>,
    url: Option<&'a str>,
    #[serde(flatten)]
    about: AboutJson<'a>,
    related: Vec<RelatedLinkJson<'a>>,
    read: bool,
    starred: bool,
    tags: Vec<String>,
    has_text: bool,
    /// What it said before its source changed it, the latest first.
    versions: Vec<VersionJson<'a>>,
}

/// What an article said earlier.
#[derive(Debug, Serialize)]
struct VersionJson<'a> {
    /// When the change was noticed.
    until: String,
    title: Line<'a>,
    text: String,
}

impl<'a> From<&'a Earlier> for VersionJson<'a> {
    fn from(earlier: &'a Earlier) -> Self {
        Self {
            until: earlier.until.to_string(),
            title: Line(&earlier.title),
            text: visible_block(&earlier.text).into_owned(),
        }
    }
}

impl<'a> From<&'a Opened> for ShownJson<'a> {
    fn from(opened: &'a Opened) -> Self {
        let item = &opened.article.item;
        let text = item.body.as_ref().map(CleanHtml::text).unwrap_or_default();
        Self {
            id: opened.article.id.to_string(),
            source: Line(&opened.source_name),
            url: item.url.as_ref().map(url::Url::as_str),
            about: AboutJson::new(item, text),
            related: item.related.iter().map(RelatedLinkJson::from).collect(),
            read: opened.mark.read,
            starred: opened.mark.starred,
            tags: opened.mark.tags.iter().map(|tag| visible(tag).into_owned()).collect(),
            has_text: item.extent == Extent::Full,
            versions: opened.earlier.iter().map(VersionJson::from).collect(),
        }
    }
}

/// An element of `warta related --json`.
#[derive(Debug, Serialize)]
pub struct RelatedJson<'a> {
    id: Option<String>,
    title: Line<'a>,
    url: Option<&'a str>,
    source: Option<Line<'a>>,
    published: Option<String>,
    score: f64,
    why: Vec<String>,
    from: &'static str,
}

impl<'a> RelatedJson<'a> {
    /// `related` with its reasons in words.
    pub fn new(related: &'a Related, why: Vec<String>) -> Self {
        let headline = related.headline.as_ref();
        Self {
            id: headline.map(|headline| headline.id.to_string()),
            title: Line(&related.title),
            url: related.url.as_ref().map(url::Url::as_str),
            source: headline.map(|headline| Line(&headline.source_name)),
            published: headline.and_then(|headline| rfc3339(headline.published)),
            score: related.score,
            why,
            from: match related.from {
                RelatedFrom::Page => "page",
                RelatedFrom::Archive => "archive",
            },
        }
    }
}

/// `warta mark --json`.
#[derive(Debug, Serialize)]
pub struct ChangedJson {
    /// Articles whose marks changed.
    pub changed: usize,
}

/// An element of `warta acronym --json`.
#[derive(Debug, Serialize)]
pub struct AcronymJson<'a> {
    short: Line<'a>,
    meanings: Vec<MeaningJson<'a>>,
}

/// A meaning, and who says so.
#[derive(Debug, Serialize)]
struct MeaningJson<'a> {
    long: Line<'a>,
    note: Option<NoteJson<'a>>,
    from: &'static str,
    /// How many articles say so, the newest of them, and its title.
    articles: Option<u64>,
    id: Option<String>,
    title: Option<Line<'a>>,
}

/// What it is, in both languages.
#[derive(Debug, Serialize)]
struct NoteJson<'a> {
    id: Line<'a>,
    en: Line<'a>,
}

impl<'a> From<&'a Acronym> for AcronymJson<'a> {
    fn from(acronym: &'a Acronym) -> Self {
        let meanings = acronym.meanings.iter().map(MeaningJson::from).collect();
        Self { short: Line(&acronym.short), meanings }
    }
}

impl<'a> From<&'a Meaning> for MeaningJson<'a> {
    fn from(meaning: &'a Meaning) -> Self {
        let (from, archive) = match &meaning.from {
            Origin::Article => ("article", None),
            Origin::Archive(count, id, title) => ("archive", Some((*count, id, title))),
            Origin::Office => ("office", None),
            Origin::House => ("house", None),
        };
        Self {
            long: Line(&meaning.long),
            note: meaning.note.as_ref().map(|note| NoteJson { id: Line(&note.id), en: Line(&note.en) }),
            from,
            articles: archive.map(|(count, ..)| count),
            id: archive.map(|(_, id, _)| id.to_string()),
            title: archive.map(|(.., title)| Line(title)),
        }
    }
}
