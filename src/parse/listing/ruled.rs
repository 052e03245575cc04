//! A listing read by the selectors of the configuration.
//!
//! In: a page's tree and [`ListingRules`]. Out: its items. What the rules do not name is found as
//! on a page without rules; a selector that is no CSS or finds nothing on the whole page is named
//! in a warning.

use dom_query::{Matcher, NodeRef, Selection};

use super::block::{self, Told};
use super::group::{self, Entry, Link};
use super::headline::{self, Said};
use super::read::{self, Sheet};
use crate::news::{Item, ListingRules, canonical, resolve};
use crate::parse::Warning;
use crate::parse::article::outline::tidy;

/// The selectors of [`ListingRules`], ready for use.
#[derive(Default)]
pub struct Matchers {
    item: Option<Matcher>,
    title: Option<Matcher>,
    link: Option<Matcher>,
    date: Option<Matcher>,
    summary: Option<Matcher>,
}

impl Matchers {
    /// Compiles `rules`; those that find nothing are named in `warnings`.
    pub fn new(sheet: &Sheet<'_>, rules: &ListingRules, warnings: &mut Vec<Warning>) -> Self {
        let mut compile = |selector: &Option<String>, name: &'static str| {
            let matcher = Matcher::new(selector.as_deref()?).ok();
            if matcher.as_ref().is_none_or(|matcher| sheet.doc.select_single_matcher(matcher).is_empty()) {
                warnings.push(Warning::Selector(name));
            }
            matcher
        };
        Self {
            item: compile(&rules.item, "item"),
            title: compile(&rules.title, "title"),
            link: compile(&rules.link, "link"),
            date: compile(&rules.date, "date"),
            summary: compile(&rules.summary, "summary"),
        }
    }
}

/// The items that `rules` find.
pub fn items(sheet: &Sheet<'_>, rules: &ListingRules, warnings: &mut Vec<Warning>) -> Vec<Item> {
    let matchers = Matchers::new(sheet, rules, warnings);
    told(sheet, &entries(sheet, &matchers), &matchers)
}

/// What is told of the headlines that `matchers` find.
pub fn told(sheet: &Sheet<'_>, entries: &[Entry<'_>], matchers: &Matchers) -> Vec<Item> {
    read::items(sheet, entries, |entry| {
        let told = block::read(sheet, entry);
        let named = first(&entry.block, matchers.date.as_ref());
        let named = named.map(|node| block::date_of(&node, sheet.hints));
        let summary = first(&entry.block, matchers.summary.as_ref()).map(|node| tidy(&node.text()));
        Told { date: named.unwrap_or(told.date), summary: summary.or(told.summary), ..told }
    })
}

/// The headlines that `matchers` find, each once. Without an item each title is one, and what
/// stands around it up to the next belongs to it.
pub fn entries<'n>(sheet: &Sheet<'n>, matchers: &Matchers) -> Vec<Entry<'n>> {
    let mut seen = std::collections::HashSet::new();
    let Some(wanted) = matchers.item.as_ref().or(matchers.title.as_ref()) else { return Vec::new() };
    let blocks = sheet.doc.select_matcher(wanted);
    let all = blocks.nodes().iter().filter_map(|block| entry(sheet, block, matchers));
    let mut all: Vec<Entry<'n>> =
        all.filter(|entry| seen.insert(canonical(&entry.url).to_string())).collect();
    if matchers.item.is_none() {
        let link = |(at, entry): (usize, &Entry<'n>)| Link {
            at,
            node: entry.link,
            title: String::new(),
            url: entry.url.clone(),
        };
        let links: Vec<Link<'n>> = all.iter().enumerate().map(link).collect();
        let addresses = group::addresses(&links);
        all.iter_mut().zip(&links).for_each(|(entry, link)| entry.block = group::block(link, &addresses));
    }
    all
}

fn first<'n>(node: &NodeRef<'n>, matcher: Option<&Matcher>) -> Option<NodeRef<'n>> {
    let matcher = matcher?;
    if node.is_match(matcher) {
        return Some(*node);
    }
    Selection::from(*node).select_single_matcher(matcher).nodes().first().copied()
}

fn entry<'n>(sheet: &Sheet<'_>, node: &NodeRef<'n>, matchers: &Matchers) -> Option<Entry<'n>> {
    let within = Selection::from(*node);
    let any = |selector: &str| within.select_single(selector).nodes().first().copied();
    let titled = first(node, matchers.title.as_ref())
        .or_else(|| any("h1, h2, h3, h4, h5, h6"))
        .or_else(|| within.select("a[href]").nodes().iter().max_by_key(|link| link.text().len()).copied())
        .unwrap_or(*node);
    let link = first(node, matchers.link.as_ref())
        .or_else(|| link_of(&titled))
        .or_else(|| within.select("[href]").nodes().iter().find(|link| !is_picture(link)).copied())
        .or_else(|| link_of(node))?;
    let link = if link.has_attr("href") { link } else { link_of(&link)? };
    let url = resolve(&link.attr_or("href", ""), Some(sheet.base))?;
    let title = title(&titled, &link)?;
    Some(Entry { title, url, link, block: *node })
}

/// Whether a link leads to a picture or a film, which a click shows larger.
fn is_picture(link: &NodeRef<'_>) -> bool {
    group::is_medium(link.attr_or("href", "").split(['?', '#']).next().unwrap_or_default())
}

/// What the element of a title says: whole where it is a link that is cut off, else its text, what its
/// link is labelled with, or what its picture says.
fn title(titled: &NodeRef<'_>, link: &NodeRef<'_>) -> Option<String> {
    if titled.has_attr("href")
        && let Said::Text(title) = headline::of(titled)
    {
        return Some(title);
    }
    let label = || link.attr("title").or_else(|| link.attr("aria-label")).map(|text| tidy(&text));
    let texts = [Some(tidy(&titled.text())), label(), headline::pictured(titled)];
    texts.into_iter().flatten().find(|title| !title.is_empty())
}

/// The link that an element is, holds or stands in.
fn link_of<'n>(node: &NodeRef<'n>) -> Option<NodeRef<'n>> {
    let is_link = |node: &NodeRef<'_>| node.is_element() && node.has_attr("href");
    if is_link(node) {
        return Some(*node);
    }
    node.descendants_it().find(is_link).or_else(|| node.ancestors_it(Some(4)).find(is_link))
}
