//! Takes out of a list what stands in it, or beside it in the same markup, under a heading of its own
//! (the most read, the related) or in another part of the page without dates (a menu).
//!
//! In: the best group of links. Out: the same without those, unless next to nothing would be left.

use std::collections::{HashMap, HashSet};

use dom_query::{NodeId, NodeRef};

use super::group::{self, Group};
use super::read::Sheet;
use super::score;
use crate::parse::article::outline::tidy;
use crate::parse::article::signs;

const HEADS: &[&str] = &[
    "terpopuler",
    "berita terpopuler",
    "berita populer",
    "artikel populer",
    "populer",
    "popular",
    "most read",
    "most popular",
    "most viewed",
    "trending",
    "paling banyak",
    "paling dibaca",
    "paling populer",
    "banyak dibaca",
    "sering dibaca",
    "agenda",
    "pengumuman",
    "galeri",
    "infografis",
    "video",
    "foto",
];
/// So many links with dates are a list of their own.
const LIST: usize = 4;
/// A heading stands at most so far below what holds it and its list.
const HIGHEST: usize = 12;
/// A page is asked for so many such headings.
const MOST: usize = 24;

/// `group` without what stands under another list's heading.
pub fn without<'n>(sheet: &Sheet<'n>, mut group: Group<'n>, fewest: usize) -> Group<'n> {
    let other = others(sheet, &group);
    if !other.is_empty() && group.links.len() - other.len() >= fewest {
        group.links.retain(|link| !other.contains(&link.node.id));
    }
    let undated = undated(&group);
    group.links.retain(|link| !undated.contains(&link.node.id));
    group
}

/// The links of those parts of the page in which no link has a date, where most of the links stand
/// together and have one each.
fn undated(group: &Group<'_>) -> HashSet<NodeId> {
    let addresses = group::addresses(&group.links);
    let mut parts: HashMap<NodeId, (Vec<NodeId>, usize)> = HashMap::new();
    for link in &group.links {
        let block = group::block(link, &addresses);
        let Some(holder) = block.parent() else { continue };
        let part = parts.entry(holder.id).or_default();
        part.0.push(link.node.id);
        part.1 += usize::from(score::holds_date(&block));
    }
    let most = parts.values().max_by_key(|(links, _)| links.len());
    let is_dated = most.is_some_and(|(links, dated)| {
        links.len() * 2 > group.links.len() && links.len() >= LIST && *dated == links.len()
    });
    let bare = parts.into_values().filter(|(links, dated)| is_dated && *dated == 0 && links.len() > 1);
    bare.flat_map(|(links, _)| links).collect()
}

/// Whether next to nothing of `group` stands anywhere but under another list's heading.
pub fn is_other(sheet: &Sheet<'_>, group: &Group<'_>, fewest: usize) -> bool {
    let other = others(sheet, group);
    !other.is_empty() && group.links.len() - other.len() < fewest
}

/// Those of the links that stand under another list's heading.
fn others(sheet: &Sheet<'_>, group: &Group<'_>) -> HashSet<NodeId> {
    let headings = sheet.doc.select("h2, h3, h4, h5, h6, strong, b, .title, .judul, .heading, .widget-title");
    let links: HashSet<NodeId> = group.links.iter().map(|link| link.node.id).collect();
    let named = headings.nodes().iter().filter(|heading| names_other(heading) && !holds(heading, &links));
    named.take(MOST).flat_map(|heading| behind(heading, &links)).collect()
}

fn names_other(heading: &NodeRef<'_>) -> bool {
    let text = tidy(&heading.text());
    text.chars().count() <= 40 && (signs::starts_with_any(&text, HEADS) || signs::is_related_heading(&text))
}

fn holds(node: &NodeRef<'_>, links: &HashSet<NodeId>) -> bool {
    node.descendants_it().chain(std::iter::once(*node)).any(|inner| links.contains(&inner.id))
}

/// The links behind a heading, in the innermost element that holds it and any of them; a heading
/// with other links beside it has its own list there.
fn behind(heading: &NodeRef<'_>, links: &HashSet<NodeId>) -> Vec<NodeId> {
    let mut part = *heading;
    let alone = heading.ancestors_it(Some(HIGHEST)).take_while(|above| !holds(above, links));
    if let Some(above) = alone.last() {
        part = above;
    }
    let has_own = part.descendants_it().any(|inner| {
        inner.has_attr("href")
            && inner
                .ancestors_it(None)
                .take_while(|above| above.id != part.id)
                .all(|above| above.id != heading.id)
    });
    if has_own && part.id != heading.id {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut next = part.next_sibling();
    while let Some(sibling) = next {
        let inside = sibling.descendants_it().chain(std::iter::once(sibling));
        found.extend(inside.map(|node| node.id).filter(|id| links.contains(id)));
        next = sibling.next_sibling();
    }
    found
}
