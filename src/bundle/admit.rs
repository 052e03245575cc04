//! Hostile records to news: a signature says who packed a bundle, not that it is harmless.
//!
//! In: records as they were unpacked. Out: sources and articles of which every string went
//! through the same two choke points as text from the web, with every list and length bounded.
//! A record without a usable source, title and key is left out.

use jiff::Timestamp;
use jiff::tz::Offset;
use url::Url;

use super::record::{Moment, Office, Record, Sheet};
use crate::news::{
    Article, Dateline, Enclosure, Extent, Item, PageLink, Precision, Source, When, resolve, visible,
    visible_block,
};
use crate::parse::clean;

/// The longest title, name or other line, in characters.
const LINE: usize = 1000;
/// The longest key, in characters.
const KEY: usize = 4096;
/// The longest summary, in characters.
const SUMMARY: usize = 20_000;
/// The most links, files or rubrics of an article.
const LIST: usize = 200;

/// The sources and articles of `sheet`, first seen `now`.
pub(super) fn admit(sheet: Sheet, now: Timestamp) -> (Vec<Source>, Vec<Article>) {
    let sources: Vec<Option<Source>> = sheet.sources.iter().map(source).collect();
    let articles = sheet
        .articles
        .into_iter()
        .filter_map(|record| {
            let source = sources.get(record.s)?.as_ref()?;
            Some(Article::new(source.id, item(record)?, now))
        })
        .collect();
    (sources.into_iter().flatten().collect(), articles)
}

fn source(office: &Office) -> Option<Source> {
    let url = resolve(&office.url, None)?;
    let name = line(&office.name).unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned());
    let group = office.group.as_deref().and_then(line);
    Some(Source { group, ..Source::new(name, url) })
}

fn item(record: Record) -> Option<Item> {
    let url = record.url.as_deref().and_then(web);
    let own = |text: Option<String>| text.as_deref().and_then(line);
    let body = record.body.map(|body| clean::clean(&body, url.as_ref())).filter(|body| !body.is_empty());
    let key = match record.key {
        Some(key) => bounded(&visible(&key), KEY)?,
        None => url.as_ref()?.to_string(),
    };
    let extent = match (record.extent, &body) {
        (2, Some(_)) => Extent::Full,
        (_, Some(_)) => Extent::Teaser,
        (_, None) => Extent::None,
    };
    let desk = own(record.desk);
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
        summary: record.summary.and_then(|text| bounded(&visible_block(&text), SUMMARY)),
        body,
        extent,
        doubtful: false,
        categories: record.categories.iter().take(LIST).filter_map(|text| line(text)).collect(),
        enclosures: record.files.into_iter().take(LIST).filter_map(file).collect(),
        links: links(record.links),
        related: links(record.related),
        url,
    })
}

fn file((url, mime, length): (String, Option<String>, Option<u64>)) -> Option<Enclosure> {
    Some(Enclosure { url: web(&url)?, mime: mime.as_deref().and_then(line), length })
}

fn links(pairs: Vec<(String, String)>) -> Vec<PageLink> {
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
