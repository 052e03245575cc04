//! Articles as a part writes them: short names, nothing that can be worked out again.
//!
//! In: articles with their sources. Out: a [`Sheet`] for serde and back. A summary that is the
//! beginning of the text, and links that stand in it, are not written a second time. What a
//! person did with an article (read, starred, tags, notes) has no place here.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::news::{Article, CleanHtml, Extent, Item, PageLink, Precision, Source, SourceId, When};
use crate::parse::links_in;

/// The most articles, and sources, that are read of one part: a short text may name millions.
const MOST: usize = 4096;
/// Fewer characters in common are not worth the note.
const WORTH: usize = 24;

/// All of a part.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    #[serde(deserialize_with = "bounded")]
    pub(super) sources: Vec<Office>,
    #[serde(deserialize_with = "bounded")]
    pub(super) articles: Vec<Record>,
}

/// A source as a part names it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    pub(super) name: String,
    pub(super) url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<String>,
    /// Its number, where it moved since it was given one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<u64>,
}

/// An article as a part writes it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Record {
    /// Which of the part's sources.
    pub(super) s: usize,
    /// The key, where it is not the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) published: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) updated: Option<Moment>,
    /// When it was seen to say something else than at first, in microseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) edited: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) byline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) site: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) desk: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lang: Option<String>,
    /// So many characters of the text, in one line, are the beginning of the summary.
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) begins: usize,
    /// The summary, or the rest of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<String>,
    /// 0 headline, 1 beginning, 2 whole text.
    pub(super) extent: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) categories: Vec<String>,
    /// Address, media type, size.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<(String, Option<String>, Option<u64>)>,
    /// The links are those that stand in the text.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) linked: bool,
    /// Text and address.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related: Vec<(String, String)>,
}

/// A moment: seconds since 1970, offset in seconds, whether the time of day is known.
pub(super) type Moment = (i64, i32, bool);

impl Office {
    pub(super) fn of(source: &Source) -> Self {
        let id = (SourceId::of(&source.url) != source.id).then_some(source.id.0);
        Self { name: source.name.clone(), url: source.url.to_string(), group: source.group.clone(), id }
    }
}

impl Record {
    /// `article`, whose source stands at `s`.
    pub(super) fn of(article: &Article, s: usize) -> Self {
        let item: &Item = &article.item;
        let url = item.url.as_ref().map(url::Url::to_string);
        let pairs = |links: &[PageLink]| {
            links.iter().map(|link| (link.title.clone(), link.url.to_string())).collect()
        };
        let files = item.enclosures.iter();
        let (begins, summary) = summary(item);
        let own = item.body.as_ref().is_some_and(|body| links_in(body) == item.links);
        let linked = own && !item.links.is_empty();
        Self {
            s,
            key: (url.as_ref() != Some(&item.key)).then(|| item.key.clone()),
            url,
            title: item.title.clone(),
            published: item.published.map(moment),
            updated: item.updated.map(moment),
            edited: None,
            byline: item.byline.clone(),
            site: item.site.clone(),
            section: item.section.clone(),
            place: item.dateline.as_ref().map(|line| line.place.clone()),
            desk: item.dateline.as_ref().and_then(|line| line.desk.clone()),
            caption: item.caption.clone(),
            lang: item.lang.clone(),
            begins,
            summary,
            body: item.body.as_ref().map(|body| body.as_str().to_owned()),
            extent: match item.extent {
                Extent::None => 0,
                Extent::Teaser => 1,
                Extent::Full => 2,
            },
            categories: item.categories.clone(),
            files: files.map(|file| (file.url.to_string(), file.mime.clone(), file.length)).collect(),
            linked,
            links: if linked { Vec::new() } else { pairs(&item.links) },
            related: pairs(&item.related),
        }
    }
}

fn moment(when: When) -> Moment {
    (when.at.as_second(), when.offset.seconds(), when.precision == Precision::Time)
}

/// How much of the summary is the text's beginning, and what is left of it.
fn summary(item: &Item) -> (usize, Option<String>) {
    let Some(summary) = &item.summary else { return (0, None) };
    let text = item.body.as_ref().map(one_line).unwrap_or_default();
    let common = summary.chars().zip(text.chars()).take_while(|(own, other)| own == other).count();
    if common < WORTH {
        return (0, Some(summary.clone()));
    }
    let rest: String = summary.chars().skip(common).collect();
    (common, (!rest.is_empty()).then_some(rest))
}

/// The text of `body` as one line, from which summaries are cut.
pub(super) fn one_line(body: &CleanHtml) -> String {
    body.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A list of at most [`MOST`] entries; a longer one is an error before it fills the memory.
fn bounded<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    struct List<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a list of at most {MOST}")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut list = Vec::new();
            while let Some(entry) = seq.next_element()? {
                if list.len() == MOST {
                    return Err(A::Error::invalid_length(MOST + 1, &self));
                }
                list.push(entry);
            }
            Ok(list)
        }
    }
    from.deserialize_seq(List(PhantomData))
}
