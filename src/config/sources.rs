//! The `[[source]]` blocks of a file.

use std::collections::HashMap;
use std::ops::Range;

use dom_query::Matcher;
use toml_edit::{Item, TableLike, Value};
use url::Url;

use super::error::{Mistake, Wanted};
use super::section::Sheet;
use super::values;
use crate::news::{ArticleRules, Keep, Kind, ListingRules, Rules, Shelf, Source, SourceId, is_web};

const KEYS: &[&str] =
    &["name", "url", "kind", "group", "every", "articles", "zone", "keep", "keep_size", "listing", "article"];
const LISTING: &[&str] = &["item", "title", "link", "date", "summary", "next"];
const ARTICLE: &[&str] = &["body", "title", "byline", "date", "caption", "remove"];
const KINDS: &[&str] = &["auto", "feed", "listing", "sitemap", "wordpress", "bundle"];
const SHELVES: &[&str] = &["prefetch", "on-open", "never"];

/// The sources of `top`, in their order; what is wrong with them goes to `sheet`.
pub fn read(sheet: &mut Sheet<'_>, top: &dyn TableLike) -> Vec<(Source, Keep)> {
    let mut sources = Vec::new();
    let mut names = HashMap::new();
    let mut addresses = HashMap::new();
    for table in tables(sheet, top) {
        let keep = Keep { age: sheet.duration(table, "keep"), size: sheet.size(table, "keep_size") };
        let Some((span, source)) = source(sheet, table) else { continue };
        let line = sheet.line(span.as_ref());
        let name = source.name.to_lowercase();
        if let Some(other) = names.get(&name) {
            sheet.fault(span.as_ref(), Mistake::SameName(source.name, *other));
        } else if let Some(other) = addresses.get(&source.id) {
            sheet.fault(span.as_ref(), Mistake::SameUrl(source.url.to_string(), *other));
        } else {
            names.insert(name, line);
            addresses.insert(source.id, line);
            sources.push((source, keep));
        }
    }
    sources
}

fn tables<'d>(sheet: &mut Sheet<'_>, top: &'d dyn TableLike) -> Vec<&'d dyn TableLike> {
    match top.get("source") {
        None => Vec::new(),
        Some(Item::ArrayOfTables(blocks)) => blocks.iter().map(|table| table as &dyn TableLike).collect(),
        Some(Item::Value(Value::Array(array))) if array.iter().all(Value::is_inline_table) => {
            array.iter().filter_map(Value::as_inline_table).map(|table| table as &dyn TableLike).collect()
        }
        Some(other) => {
            let shown = "source".to_owned();
            sheet.fault(other.span().as_ref(), Mistake::Value(shown.clone(), shown, Wanted::Section));
            Vec::new()
        }
    }
}

fn source(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Option<(Option<Range<usize>>, Source)> {
    sheet.only(table, KEYS);
    let span = table
        .iter()
        .filter_map(|(name, item)| table.get_key_value(name).and_then(|(key, _)| key.span()).or(item.span()))
        .min_by_key(|span| span.start);
    let address = address(sheet, table);
    if address.is_none() && !table.contains_key("url") {
        sheet.fault(span.as_ref(), Mistake::Missing("url"));
    }
    let name = sheet.text(table, "name");
    let kinds = [Kind::Auto, Kind::Feed, Kind::Listing, Kind::Sitemap, Kind::WordPress, Kind::Bundle];
    let kind = sheet.choice(table, "kind", KINDS, &kinds).unwrap_or_default();
    let shelves = [Shelf::Prefetch, Shelf::OnOpen, Shelf::Never];
    let shelf = sheet.choice(table, "articles", SHELVES, &shelves).unwrap_or_default();
    let group = sheet.text(table, "group");
    let every = sheet.duration(table, "every");
    let zone = sheet.value(table, "zone", Wanted::Zone, |value| values::zone(value.as_str()?));
    let rules = Rules { listing: listing(sheet, table), article: article(sheet, table) };
    let url = address?;
    let name = name.unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned());
    Some((span, Source { id: SourceId::of(&url), name, url, kind, group, every, shelf, rules, zone }))
}

fn address(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Option<Url> {
    sheet.value(table, "url", Wanted::Address, |value| Url::parse(value.as_str()?.trim()).ok().filter(is_web))
}

fn listing(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Option<ListingRules> {
    let section = sheet.section(table, "listing")?;
    sheet.only(section, LISTING);
    Some(ListingRules {
        item: selector(sheet, section, "item"),
        title: selector(sheet, section, "title"),
        link: selector(sheet, section, "link"),
        date: selector(sheet, section, "date"),
        summary: selector(sheet, section, "summary"),
        next: selector(sheet, section, "next"),
    })
}

fn article(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> ArticleRules {
    let Some(section) = sheet.section(table, "article") else { return ArticleRules::default() };
    sheet.only(section, ARTICLE);
    ArticleRules {
        body: selector(sheet, section, "body"),
        title: selector(sheet, section, "title"),
        byline: selector(sheet, section, "byline"),
        date: selector(sheet, section, "date"),
        caption: selector(sheet, section, "caption"),
        remove: selectors(sheet, section, "remove"),
    }
}

fn selector(sheet: &mut Sheet<'_>, table: &dyn TableLike, key: &str) -> Option<String> {
    sheet.value(table, key, Wanted::Selector, |value| valid(value.as_str()?))
}

fn selectors(sheet: &mut Sheet<'_>, table: &dyn TableLike, key: &str) -> Vec<String> {
    let mut read = Vec::new();
    let Some(item) = table.get(key) else { return read };
    let Some(array) = item.as_array() else {
        sheet.value::<()>(table, key, Wanted::Texts, |_| None);
        return read;
    };
    for value in array {
        if let Some(selector) = value.as_str().and_then(valid) {
            read.push(selector);
        } else {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            sheet.fault(value.span().as_ref(), Mistake::Value(key.to_owned(), shown, Wanted::Selector));
        }
    }
    read
}

fn valid(selector: &str) -> Option<String> {
    Matcher::new(selector).ok().map(|_| selector.trim().to_owned()).filter(|selector| !selector.is_empty())
}
