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
];

/// `group` without what stands under another list's heading.
pub fn without<'n>(sheet: &Sheet<'n>, mut group: Group<'n>, fewest: usize) -> Group<'n> {
    let headings =
        sheet.doc.select("h1, h2, h3, h4, h5, h6, strong, b, .title, .judul, .heading, .widget-title");
    let links: HashSet<NodeId> = group.links.iter().map(|link| link.node.id).collect();
    let mut other: HashSet<NodeId> = HashSet::new();
    for heading in headings.nodes() {
        if names_other(heading) && !holds(heading, &links) {
            other.extend(behind(heading, &links));
        }
    }
    if !other.is_empty() && links.len() - other.len() >= fewest {
        group.links.retain(|link| !other.contains(&link.node.id));
    }
    group
}

fn names_other(heading: &NodeRef<'_>) -> bool {
    let text = tidy(&heading.text());
    text.chars().count() <= 40 && (signs::starts_with_any(&text, HEADS) || signs::is_related_heading(&text))
}

fn holds(node: &NodeRef<'_>, links: &HashSet<NodeId>) -> bool {
    node.descendants_it().chain(std::iter::once(*node)).any(|inner| links.contains(&inner.id))
}

/// The links behind a heading, in the innermost element that holds it and any of them.
fn behind(heading: &NodeRef<'_>, links: &HashSet<NodeId>) -> Vec<NodeId> {
    let mut part = *heading;
    while let Some(above) = part.parent().filter(|above| !holds(above, links)) {
        part = above;
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
