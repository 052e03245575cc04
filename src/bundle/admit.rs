//! Hostile records to news: a signature says who packed a bundle, not that it is harmless.
//!
//! In: records as they were unpacked. Out: sources and articles of which every string went
//! through the same two choke points as text from the web, with every list and length bounded.
//! A record without a usable source, title and key is left out.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::Offset;
use url::Url;

use super::chunk::{Held, Load};
use super::record::{Moment, Office, Record, Sheet, one_line};
use crate::news::{
    Article, ArticleId, CleanHtml, Dateline, Enclosure, Extent, Item, PageLink, Precision, Source, SourceId,
    When, resolve, visible, visible_block,
};
use crate::parse::clean;
use crate::parse::links_in;

/// The longest title, name or other line, in characters.
const LINE: usize = 1000;
/// The longest key, in characters.
const KEY: usize = 4096;
/// The longest summary, in characters.
const SUMMARY: usize = 20_000;
/// The most links, files or rubrics of an article.
const LIST: usize = 200;

/// The sources and articles of `sheet`, first seen `now`.
pub(super) fn admit(sheet: Sheet, now: Timestamp) -> Load {
    let sources: Vec<Option<Source>> = sheet.sources.iter().map(source).collect();
    let mut revised = HashMap::new();
    let articles = sheet
        .articles
        .into_iter()
        .filter_map(|record| {
            let source = sources.get(record.s)?.as_ref()?;
            // A clock that is ahead must not keep later changes out for years.
            let edited = edited(record.edited).map(|at| at.min(now));
            let article = Article::new(source.id, item(record)?, now);
            revised.extend(edited.map(|at| (article.id, at)));
            Some(article)
        })
        .collect();
    Load { sources: sources.into_iter().flatten().collect(), articles, revised }
}

/// Which articles `sheet` holds, and how much of each, without reading their texts.
pub(super) fn named(sheet: &Sheet) -> Vec<(ArticleId, Held)> {
    let sources: Vec<Option<Source>> = sheet.sources.iter().map(source).collect();
    let named = sheet.articles.iter().filter_map(|record| {
        let source = sources.get(record.s)?.as_ref()?;
        let url = record.url.as_deref().and_then(web);
        let key = key(record.key.as_deref(), url.as_ref())?;
        let extent = extent(record.extent, record.body.is_some());
        Some((ArticleId::of(source.id, &key), Held { extent, revised: edited(record.edited) }))
    });
    named.collect()
}

fn edited(micros: Option<i64>) -> Option<Timestamp> {
    micros.and_then(|at| Timestamp::from_microsecond(at).ok())
}

fn source(office: &Office) -> Option<Source> {
    let url = resolve(&office.url, None)?;
    let name = line(&office.name).unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned());
    let group = office.group.as_deref().and_then(line);
    let source = Source::new(name, url);
    let id = office.id.map_or(source.id, SourceId);
    Some(Source { id, group, ..source })
}

/// The number under which `article` comes back from a part; `None` where it would be left out.
pub fn known_as(article: &Article) -> Option<ArticleId> {
    let item = &article.item;
    line(&item.title)?;
    let own = item.url.as_ref().map(Url::as_str) != Some(item.key.as_str());
    let url = item.url.as_ref().and_then(|url| web(url.as_str()));
    let key = key(own.then_some(item.key.as_str()), url.as_ref())?;
    Some(ArticleId::of(article.source, &key))
}

fn item(record: Record) -> Option<Item> {
    let url = record.url.as_deref().and_then(web);
    let own = |text: Option<String>| text.as_deref().and_then(line);
    let body = record.body.map(|body| clean::clean(&body, url.as_ref())).filter(|body| !body.is_empty());
    let key = key(record.key.as_deref(), url.as_ref())?;
    let extent = extent(record.extent, body.is_some());
    let desk = own(record.desk);
    let links = match &body {
        Some(body) if record.linked => links_in(body).into_iter().take(LIST).collect(),
        _ => pairs(record.links),
    };
    Some(Item {
        key,
        title: line(&record.title)?,
        published: record.published.and_then(when),
        updated: record.updated.and_then(when),
        byline: own(record.byline),
        site: own(record.site),
        section: own(record.section),
        dateline: own(record.place).map(|place| Dateline { place, desk }),
        caption: own(record.caption),
        views: None,
        lang: own(record.lang),
        summary: summary(record.begins, record.summary, body.as_ref()),
        body,
        extent,
        doubtful: false,
        categories: record.categories.iter().take(LIST).filter_map(|text| line(text)).collect(),
        enclosures: record.files.into_iter().take(LIST).filter_map(file).collect(),
        links,
        related: pairs(record.related),
        url,
    })
}

fn key(own: Option<&str>, url: Option<&Url>) -> Option<String> {
    match own {
        Some(key) => bounded(&visible(key), KEY),
        None => Some(url?.to_string()),
    }
}

fn extent(rank: u8, has_body: bool) -> Extent {
    match rank {
        _ if !has_body => Extent::None,
        2 => Extent::Full,
        _ => Extent::Teaser,
    }
}

/// The summary: `begins` characters of the text, and what was written besides.
fn summary(begins: usize, rest: Option<String>, body: Option<&CleanHtml>) -> Option<String> {
    let mut text: String = match body {
        Some(body) if begins > 0 => one_line(body).chars().take(begins.min(SUMMARY)).collect(),
        _ => String::new(),
    };
    text.push_str(&rest.unwrap_or_default());
    bounded(&visible_block(&text), SUMMARY)
}

fn file((url, mime, length): (String, Option<String>, Option<u64>)) -> Option<Enclosure> {
    Some(Enclosure { url: web(&url)?, mime: mime.as_deref().and_then(line), length })
}

fn pairs(pairs: Vec<(String, String)>) -> Vec<PageLink> {
    let link = |(title, url): (String, String)| {
        Some(PageLink { title: line(&title).unwrap_or_default(), url: web(&url)? })
    };
    pairs.into_iter().take(LIST).filter_map(link).collect()
}

fn web(text: &str) -> Option<Url> {
    resolve(text, None)
}

fn line(text: &str) -> Option<String> {
    bounded(&visible(text), LINE)
}

fn bounded(text: &str, most: usize) -> Option<String> {
    let text: String = text.trim().chars().take(most).collect();
    (!text.is_empty()).then_some(text)
}

fn when((at, offset, time): Moment) -> Option<When> {
    Some(When {
        at: Timestamp::from_second(at).ok()?,
        offset: Offset::from_seconds(offset).ok()?,
        precision: if time { Precision::Time } else { Precision::Day },
    })
}
