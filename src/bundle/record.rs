//! Articles as a part writes them: short names, nothing that can be worked out again.
//!
//! In: articles with their sources. Out: a [`Sheet`] for serde and back. What a person did with
//! an article (read, starred, tags, notes) has no place here.

use serde::{Deserialize, Serialize};

use crate::news::{Article, Extent, Item, PageLink, Precision, Source, When};

/// All of a part.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    pub(super) sources: Vec<Office>,
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
        Self { name: source.name.clone(), url: source.url.to_string(), group: source.group.clone() }
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
        Self {
            s,
            key: (url.as_ref() != Some(&item.key)).then(|| item.key.clone()),
            url,
            title: item.title.clone(),
            published: item.published.map(moment),
            updated: item.updated.map(moment),
            byline: item.byline.clone(),
            site: item.site.clone(),
            section: item.section.clone(),
            place: item.dateline.as_ref().map(|line| line.place.clone()),
            desk: item.dateline.as_ref().and_then(|line| line.desk.clone()),
            caption: item.caption.clone(),
            lang: item.lang.clone(),
            summary: item.summary.clone(),
            body: item.body.as_ref().map(|body| body.as_str().to_owned()),
            extent: match item.extent {
                Extent::None => 0,
                Extent::Teaser => 1,
                Extent::Full => 2,
            },
            categories: item.categories.clone(),
            files: files.map(|file| (file.url.to_string(), file.mime.clone(), file.length)).collect(),
            links: pairs(&item.links),
            related: pairs(&item.related),
        }
    }
}

fn moment(when: When) -> Moment {
    (when.at.as_second(), when.offset.seconds(), when.precision == Precision::Time)
}
