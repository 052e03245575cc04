//! From an index page's HTML to a harvest.
//!
//! In: text and hints. Out: a [`Harvest`]: [`Format::Listing`] with items, or [`Format::Page`] with
//! the reason why there are none. Selectors of the configuration come first; where they find
//! nothing the page is read without them, and a warning says so.

use dom_query::Document;
use url::Url;

use super::group::{self, Entry};
use super::{block, next, ruled, select};
use crate::news::{Item, PageKind, canonical, resolve};
use crate::parse::article::outline::{Line, Outline, Zone, tidy};
use crate::parse::prefilter::prefilter;
use crate::parse::sense::{self, Evidence, Shape};
use crate::parse::{Format, Harvest, Hints, Warning};

/// More headlines than this on one page are no headlines.
const MOST: usize = 500;

/// Prose of so many bytes without a headline between is no teaser.
const ARTICLE: usize = 700;

/// What the readers of a listing look at.
pub struct Sheet<'s> {
    /// The page's tree.
    pub doc: &'s Document,
    /// What the caller knows.
    pub hints: &'s Hints<'s>,
    /// What relative addresses are resolved against.
    pub base: &'s Url,
}

/// Reads the index page `text`.
pub fn listing(text: &str, hints: &Hints<'_>) -> Harvest {
    let filtered = prefilter(text);
    let doc = Document::from(filtered.html);
    let named = doc.select_single("base[href]").attr("href").and_then(|href| resolve(&href, Some(hints.url)));
    let base = named.unwrap_or_else(|| hints.url.clone());
    let sheet = Sheet { doc: &doc, hints, base: &base };
    let title = tidy(&doc.select_single("title").text());
    let mut harvest = Harvest {
        title: Some(title.clone()).filter(|title| !title.is_empty()),
        link: Some(hints.url.clone()),
        language: doc
            .select_single("html")
            .attr("lang")
            .map(|lang| tidy(&lang))
            .filter(|lang| !lang.is_empty()),
        description: doc.select_single("meta[name=description]").attr("content").map(|text| tidy(&text)),
        warnings: filtered.warnings,
        ..Harvest::default()
    };
    let outline = doc.body().map(|body| Outline::of(&body)).unwrap_or_default();
    let kind = page_kind(&doc, text, &title, &outline);
    let by_rules =
        hints.rules.listing.as_ref().map(|rules| ruled::items(&sheet, rules, &mut harvest.warnings));
    match by_rules.filter(|items| !items.is_empty()) {
        Some(items) => {
            harvest.items = items;
            harvest.rules.clone_from(&hints.rules.listing);
        }
        None if kind == PageKind::Listing || hints.kind == crate::news::Kind::Listing => {
            recognise(&sheet, &outline, &mut harvest);
        }
        None => {}
    }
    if harvest.items.is_empty() {
        harvest.format = Format::Page;
        harvest.page = Some(if kind == PageKind::Listing { PageKind::Other } else { kind });
        return harvest;
    }
    harvest.format = Format::Listing;
    harvest.page = Some(PageKind::Listing);
    harvest.next = next::page(&sheet, &mut harvest.warnings);
    once_each(&mut harvest);
    harvest
}

/// Finds the headlines by themselves.
fn recognise(sheet: &Sheet<'_>, outline: &Outline, harvest: &mut Harvest) {
    let Some(entries) = group::headlines(sheet) else { return };
    harvest.items = entries.iter().map(|entry| item(sheet, outline, entry, &entries)).collect();
    harvest.rules = select::rules(sheet, &entries, &harvest.items);
}

fn item(sheet: &Sheet<'_>, outline: &Outline, entry: &Entry<'_>, all: &[Entry<'_>]) -> Item {
    let told = block::read(sheet, entry, outline, all);
    let url = canonical(&entry.url);
    Item {
        key: url.to_string(),
        published: told.date.or_else(|| block::date_in_address(&entry.url, sheet.hints)),
        summary: told.summary,
        section: told.section,
        title: entry.title.clone(),
        url: Some(url),
        ..Item::default()
    }
}

fn once_each(harvest: &mut Harvest) {
    let mut seen = std::collections::HashSet::new();
    harvest.items.retain(|item| seen.insert(item.key.clone()));
    if harvest.items.len() > MOST {
        harvest.warnings.push(Warning::TooMany(harvest.items.len() - MOST));
        harvest.items.truncate(MOST);
    }
}

/// What the page is, from outside: a wall, an article, or anything that may hold headlines.
fn page_kind(doc: &Document, text: &str, title: &str, outline: &Outline) -> PageKind {
    let evidence = Evidence::of(doc, text, title);
    let main: Vec<&Line> = outline.lines.iter().filter(|line| line.zone == Zone::Main).collect();
    let headlines = main.iter().filter(|line| is_headline(line)).count();
    let texts = texts(&main);
    let longest = texts.iter().max().copied().unwrap_or(0);
    // One text and links around it is an article; as many texts as links are a blog's front page.
    let lists =
        headlines >= 3 && (longest < ARTICLE || texts.iter().filter(|text| **text >= ARTICLE).count() >= 3);
    let size = outline.lines.iter().map(|line| line.text.len()).sum();
    let shape = Shape { headlines, inside: if lists { usize::MAX / 1000 } else { 0 }, text: size };
    sense::page_kind(&evidence, &shape, longest, false)
}

fn is_headline(line: &Line) -> bool {
    line.is_link() && line.text.split_whitespace().count() >= 4
}

/// The lengths of the stretches of prose that no headline interrupts.
fn texts(lines: &[&Line]) -> Vec<usize> {
    let is_prose = |line: &&&Line| line.linked * 3 < line.text.len() && line.text.chars().count() >= 80;
    lines
        .split(|line| is_headline(line))
        .map(|part| part.iter().filter(is_prose))
        .filter(|part| part.clone().count() >= 2)
        .map(|part| part.map(|line| line.text.len()).sum())
        .collect()
}
