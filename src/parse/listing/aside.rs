//! Takes out of a list what stands in it, or beside it in the same markup, under a heading of its own:
//! the most read, the related.
//!
//! In: the best group of links. Out: the same without those under such a heading, unless next to
//! nothing would be left.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use super::group::Group;
use super::read::Sheet;
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
    group
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
