//! From an index page's HTML to a harvest.
//!
//! In: text and hints. Out: a [`Harvest`]: [`Format::Listing`] with items, or [`Format::Page`] with
//! the reason why there are none. Selectors of the configuration come first; where they find
//! nothing the page is read without them, and a warning says so.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use url::Url;

use super::block::{self, Told};
use super::group::{self, Entry};
use super::{beside, embedded, next, ruled, select};
use crate::news::{Item, PageKind, canonical, resolve};
use crate::parse::article::outline::{Line, Outline, Zone, tidy};
use crate::parse::prefilter::with_scripted;
use crate::parse::sense::{self, Evidence, Shape};
use crate::parse::{Format, Harvest, Hints, Warning};

/// More headlines than this on one page are no headlines.
const MOST: usize = 500;

/// What only screen readers are told is taken out so often.
const WHISPERS: usize = 500;

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
    /// Its lines.
    pub outline: &'s Outline,
}

/// Reads the index page `text`.
pub fn listing(text: &str, hints: &Hints<'_>) -> Harvest {
    let mut filtered = with_scripted(text);
    let doc = Document::from(std::mem::take(&mut filtered.html));
    without_whispers(&doc);
    let named = doc.select_single("base[href]").attr("href").and_then(|href| resolve(&href, Some(hints.url)));
    let base = named.unwrap_or_else(|| hints.url.clone());
    let outline = doc.body().map(|body| Outline::of(&body)).unwrap_or_default();
    let sheet = Sheet { doc: &doc, hints, base: &base, outline: &outline };
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
        warnings: std::mem::take(&mut filtered.warnings),
        ..Harvest::default()
    };
    let entries = group::headlines(&sheet).unwrap_or_default();
    let kind = page_kind(&doc, text, &title, &outline, &entries);
    let by_rules =
        hints.rules.listing.as_ref().map(|rules| ruled::items(&sheet, rules, &mut harvest.warnings));
    match by_rules.filter(|items| !items.is_empty()) {
        Some(items) => {
            harvest.items = items;
            harvest.rules.clone_from(&hints.rules.listing);
        }
        None if kind == PageKind::Listing || hints.kind == crate::news::Kind::Listing => {
            harvest.items = items(&sheet, &entries, |entry| block::read(&sheet, entry));
            harvest.rules = select::rules(&sheet, &entries, &harvest.items);
        }
        None => {}
    }
    let may_have_data =
        matches!(kind, PageKind::Listing | PageKind::Shell | PageKind::Empty | PageKind::Other);
    if may_have_data && harvest.items.iter().any(|item| item.published.is_none()) | harvest.items.is_empty() {
        let known = embedded::items(&filtered, &base, hints);
        if harvest.items.is_empty() {
            harvest.items = known;
        } else {
            embedded::date(&mut harvest.items, &known);
        }
    }
    if harvest.items.is_empty() {
        harvest.format = Format::Page;
        harvest.page = Some(if kind == PageKind::Listing { PageKind::Other } else { kind });
        return harvest;
    }
    harvest.format = Format::Listing;
    harvest.page = Some(PageKind::Listing);
    harvest.next = next::page(&sheet, &harvest.items, &mut harvest.warnings);
    once_each(&mut harvest);
    harvest
}

/// Takes out what only screen readers are told, unless it is all that its link says.
fn without_whispers(doc: &Document) {
    let whispers =
        doc.select(".sr-only, .visually-hidden, .screen-reader-text, .hide-accessible, .element-invisible");
    for whisper in whispers.nodes().iter().take(WHISPERS) {
        let inside = |part: &NodeRef<'_>| part.ancestors_it(Some(4)).any(|above| above.id == whisper.id);
        let says_more = |link: &NodeRef<'_>| {
            let texts = link.descendants_it().filter(|part| part.is_text() && !inside(part));
            texts.map(|text| text.text()).any(|text| text.chars().any(char::is_alphabetic))
        };
        let link = whisper.ancestors_it(Some(4)).find(|above| above.has_attr("href"));
        if !whisper.has_attr("href") && link.as_ref().is_none_or(says_more) {
            whisper.remove_from_parent();
        }
    }
}

/// What the page says of its headlines, given what is told in the block of each.
pub fn items(sheet: &Sheet<'_>, entries: &[Entry<'_>], told: impl Fn(&Entry<'_>) -> Told) -> Vec<Item> {
    let mut items: Vec<Item> = entries.iter().map(|entry| item(entry, told(entry))).collect();
    if items.iter().any(|item| item.published.is_none()) {
        let dates = beside::dates(sheet.outline, entries, sheet.hints);
        for (item, date) in items.iter_mut().zip(dates) {
            item.published = item.published.or(date);
        }
    }
    for (item, entry) in items.iter_mut().zip(entries) {
        item.published = item.published.or_else(|| block::date_in_address(&entry.url, sheet.hints));
    }
    items
}

fn item(entry: &Entry<'_>, told: Told) -> Item {
    let url = canonical(&entry.url);
    Item {
        key: url.to_string(),
        published: told.date,
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
fn page_kind(doc: &Document, text: &str, title: &str, outline: &Outline, entries: &[Entry<'_>]) -> PageKind {
    let evidence = Evidence::of(doc, text, title);
    let links: HashSet<String> =
        entries.iter().filter_map(|entry| entry.link.attr("href")).map(String::from).collect();
    let titles: HashSet<&str> = entries.iter().map(|entry| entry.title.as_str()).collect();
    let is_headline = |line: &Line| {
        titles.contains(line.text.as_str())
            || line.links.iter().any(|link| links.contains(&link.href))
            || (line.is_link() && line.text.split_whitespace().count() >= 4)
    };
    let main: Vec<&Line> = outline.lines.iter().filter(|line| line.zone == Zone::Main).collect();
    let texts = texts(&main, is_headline);
    let longest = texts.iter().max().copied().unwrap_or(0);
    let inside = main.iter().filter(|line| is_headline(line)).count();
    // A list in a column is the page's own where nothing else is.
    let headlines = if texts.is_empty() { inside.max(entries.len()) } else { inside };
    // One text and links around it is an article; as many texts as links are a blog's front page.
    let lists =
        headlines >= 3 && (longest < ARTICLE || texts.iter().filter(|text| **text >= ARTICLE).count() >= 3);
    let size = outline.lines.iter().map(|line| line.text.len()).sum();
    let shape = Shape { headlines, inside: if lists { usize::MAX / 1000 } else { 0 }, text: size };
    sense::page_kind(&evidence, &shape, longest, false)
}

/// The lengths of the stretches of prose that no headline interrupts.
fn texts(lines: &[&Line], is_headline: impl Fn(&Line) -> bool) -> Vec<usize> {
    let is_prose = |line: &&&Line| line.linked * 3 < line.text.len() && line.text.chars().count() >= 80;
    lines
        .split(|line| is_headline(line))
        .map(|part| part.iter().filter(is_prose))
        .filter(|part| part.clone().count() >= 2)
        .map(|part| part.map(|line| line.text.len()).sum())
        .collect()
}
