//! Turns a recognised listing into selectors, ready for the configuration.
//!
//! In: headlines and the items read from them. Out: [`ListingRules`] that find the same headlines
//! on the same page, or nothing: selectors that were not tried are not handed out. Tried are first
//! those that say least: a page that changes a little is to be read on.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use dom_query::NodeRef;

use super::group::{Entry, is_stable};
use super::read::Sheet;
use super::ruled::{self, Matchers};
use super::score::DATE_CLASSES;
use crate::news::{Item, ListingRules, canonical};
use crate::parse::article::outline::{class_of, tidy};
use crate::parse::article::signs;

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
/// A list in more sorts of markup than this has no selector.
const SORTS: usize = 4;
/// How far above a block a selector may begin.
const ABOVE: usize = 6;
/// So many pairs of selectors are tried.
const TRIES: usize = 120;
/// So many elements are looked at in all.
const DEAREST: usize = 400_000;
/// On a page of more elements places among siblings are not counted.
const LARGE: usize = 5000;
/// Headlines past this are not looked at for selectors.
const LOOKED_AT: usize = 60;

/// Which classes a selector may speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Classes {
    /// Those that say what an element is.
    Stable,
    /// All, and the place among its siblings where there is none.
    All,
}

/// Selectors that read `items` again.
pub fn rules(sheet: &Sheet<'_>, entries: &[Entry<'_>], items: &[Item]) -> Option<ListingRules> {
    if entries.is_empty() || entries.len() > LOOKED_AT * 4 {
        return None;
    }
    let size = sheet.doc.select("*").length().max(1);
    let wanted: Vec<(String, &str)> =
        once_each(entries.iter().map(|entry| (canonical(&entry.url).to_string(), entry.title.as_str())));
    let finds = |rules: &ListingRules| {
        let found = ruled::entries(sheet, &Matchers::new(sheet, rules, &mut Vec::new()));
        found.len() == wanted.len()
            && found
                .iter()
                .zip(&wanted)
                .all(|(entry, (url, title))| entry.title == *title && canonical(&entry.url).as_str() == url)
    };
    let dated = |rules: &ListingRules| {
        let again = ruled::items(sheet, rules, &mut Vec::new());
        again.iter().map(|item| item.published).eq(once_each_item(items).map(|item| item.published))
    };
    let days = date_selectors(entries);
    pairs(entries, size)
        .into_iter()
        .take(TRIES.min(DEAREST / size))
        .filter(|pair| finds(pair))
        .take(8)
        .find_map(|pair| {
            days.iter()
                .map(|date| ListingRules { date: date.clone(), ..pair.clone() })
                .find(|rules| dated(rules))
        })
}

fn once_each<'e>(all: impl Iterator<Item = (String, &'e str)>) -> Vec<(String, &'e str)> {
    let mut seen = BTreeSet::new();
    all.filter(|(url, _)| seen.insert(url.clone())).collect()
}

fn once_each_item(items: &[Item]) -> impl Iterator<Item = &Item> {
    let mut seen = BTreeSet::new();
    items.iter().filter(move |item| seen.insert(item.key.as_str()))
}

/// Items with titles, and titles alone, from those that say least to those that say most.
fn pairs(entries: &[Entry<'_>], size: usize) -> Vec<ListingRules> {
    let mut pairs = Vec::new();
    let exact = (size <= LARGE).then_some(Classes::All);
    for classes in std::iter::once(Classes::Stable).chain(exact) {
        let titles = title_selectors(entries, classes);
        let items = paths(entries.iter().map(|entry| entry.block), classes);
        for item in &items {
            pairs.extend(titles.iter().map(|title| pair(Some(item.clone()), title.clone())));
        }
        let links: Vec<String> = paths(entries.iter().map(|entry| entry.link), classes);
        let parts = paths(entries.iter().filter_map(title_part), classes);
        pairs.extend(links.into_iter().chain(parts).map(|title| pair(None, Some(title))));
    }
    pairs
}

fn pair(item: Option<String>, title: Option<String>) -> ListingRules {
    ListingRules { item, title, ..ListingRules::default() }
}

/// The selectors of some elements: each longer by an element above them.
fn paths<'n>(nodes: impl Iterator<Item = NodeRef<'n>>, classes: Classes) -> Vec<String> {
    let mut all: Vec<BTreeSet<String>> = vec![BTreeSet::new(); ABOVE + 1];
    for node in nodes.take(LOOKED_AT) {
        let mut path = selector(&node, classes);
        let mut above = node.ancestors_it(Some(ABOVE)).take_while(|it| !it.has_name("body"));
        for level in &mut all {
            level.insert(path.clone());
            if let Some(above) = above.next() {
                path = format!("{} > {path}", held(&above, classes));
            }
        }
    }
    let mut paths: Vec<String> =
        all.into_iter().filter(|level| (1..=SORTS).contains(&level.len())).map(joined).collect();
    paths.dedup();
    paths
}

fn joined(selectors: BTreeSet<String>) -> String {
    selectors.into_iter().collect::<Vec<_>>().join(", ")
}

/// The titles inside the blocks, from none (a block that is a link says it) to the most exact.
fn title_selectors(entries: &[Entry<'_>], classes: Classes) -> Vec<Option<String>> {
    let sorts = |of: &dyn Fn(&Entry<'_>) -> Option<String>| {
        let all: BTreeSet<String> = entries.iter().take(LOOKED_AT).filter_map(of).collect();
        (1..=SORTS).contains(&all.len()).then(|| joined(all))
    };
    let headed = sorts(&|entry| headed(entry, classes));
    let link = sorts(&|entry| (entry.link.id != entry.block.id).then(|| selector(&entry.link, classes)));
    let below = sorts(&|entry| {
        let above = entry
            .link
            .parent()
            .filter(|above| entry.block.id != above.id && entry.link.id != entry.block.id)?;
        Some(format!("{} > {}", selector(&above, classes), selector(&entry.link, classes)))
    });
    let part = sorts(&|entry| title_part(entry).map(|part| held(&part, classes)));
    let part_below = sorts(&|entry| {
        let part = title_part(entry)?;
        let above = part.parent().filter(|above| above.id != entry.block.id)?;
        Some(format!("{} > {}", selector(&above, classes), selector(&part, classes)))
    });
    let mut all = vec![None];
    for found in [headed, link, below, part, part_below].into_iter().flatten() {
        if !all.contains(&Some(found.clone())) {
            all.push(Some(found));
        }
    }
    all.rotate_left(1);
    all
}

/// The heading in or around a link.
fn headed(entry: &Entry<'_>, classes: Classes) -> Option<String> {
    let is_heading = |node: &NodeRef<'_>| HEADINGS.iter().any(|name| node.has_name(name));
    if let Some(heading) = entry.link.descendants_it().find(is_heading) {
        return Some(selector(&heading, classes));
    }
    let above = entry.link.ancestors_it(Some(3)).take_while(|above| above.id != entry.block.id);
    let named = |above: &NodeRef<'_>| {
        is_heading(above) || signs::has_word(&class_of(above), &["title", "judul", "headline"])
    };
    let heading = above.into_iter().find(named)?;
    Some(format!("{} {}", selector(&heading, classes), selector(&entry.link, classes)))
}

/// The innermost element in a block that says the title and nothing else.
fn title_part<'n>(entry: &Entry<'n>) -> Option<NodeRef<'n>> {
    entry.block.descendants_it().filter(|part| part.is_element() && tidy(&part.text()) == entry.title).last()
}

/// The selectors of the blocks' dates, none last.
fn date_selectors(entries: &[Entry<'_>]) -> Vec<Option<String>> {
    let dated = |block: &NodeRef<'_>| {
        let dated = block.descendants_it().find(|node| {
            node.is_element() && (node.has_name("time") || signs::has_word(&class_of(node), DATE_CLASSES))
        })?;
        Some(selector(&dated, Classes::Stable)).filter(|it| it == "time" || it.contains('.'))
    };
    let all: BTreeSet<String> =
        entries.iter().take(LOOKED_AT).filter_map(|entry| dated(&entry.block)).collect();
    let found = (1..=SORTS).contains(&all.len()).then(|| joined(all));
    found.map_or_else(|| vec![None], |found| vec![Some(found), None])
}

/// An element's name with its classes.
fn selector(node: &NodeRef<'_>, classes: Classes) -> String {
    let mut selector = node.node_name().unwrap_or_default().to_string();
    let class = node.attr("class").unwrap_or_default();
    let fits =
        |class: &&str| is_plain(class) && (classes == Classes::All || is_stable(&class.to_ascii_lowercase()));
    for class in class.split_ascii_whitespace().filter(fits).take(2) {
        selector.push('.');
        selector.push_str(class);
    }
    selector
}

/// An element that holds others: its id says which one it is, and so does its place.
fn held(node: &NodeRef<'_>, classes: Classes) -> String {
    let mut selector = selector(node, classes);
    let id = node.attr("id").filter(|id| is_plain(id) && is_stable(&id.to_ascii_lowercase()));
    if let Some(id) = id {
        selector.push('#');
        selector.push_str(&id);
    } else if classes == Classes::All && !selector.contains('.') {
        let before = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling);
        let place = before.filter(NodeRef::is_element).count() + 1;
        let _ = write!(selector, ":nth-child({place})");
    }
    selector
}

/// Whether a class needs no escape in a selector.
fn is_plain(class: &str) -> bool {
    class.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && class.starts_with(|c: char| c.is_ascii_alphabetic())
}
