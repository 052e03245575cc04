//! Headlines that are set off from the list they belong to.
//!
//! In: the best group of links and all others. Out: the page's [`Entry`]s in document order: a lead
//! story in a markup of its own and rows with other classes are taken in where they lead to the
//! same sort of address, stand beside the list and have what its rows have.

use std::collections::{HashMap, HashSet};

use dom_query::NodeRef;
use url::Url;

use super::group::{self, Entry, Group, Link};
use super::{headline, score};
use crate::news::{canonical, route};
use crate::parse::article::outline::{Zone, tidy};

/// A group of lead stories has no more.
const LEADS: usize = 3;

/// The entries of `best` and of what among `others` belongs to it.
pub fn joined<'n>(best: &Group<'n>, others: &[Group<'n>]) -> Vec<Entry<'n>> {
    let mut links = best.links.clone();
    if let Some(kin) = Kin::of(best) {
        for other in others.iter().filter(|other| kin.may_join(other)) {
            links.extend(other.links.iter().filter(|link| kin.belongs(link, other)).cloned());
        }
    }
    links.sort_by_key(|link| link.at);
    let addresses = group::addresses(&links);
    let entry = |link: Link<'n>| {
        let block = group::block(&link, &addresses);
        Entry { title: shown(&link, &block).unwrap_or(link.title), url: link.url, link: link.node, block }
    };
    links.into_iter().map(entry).collect()
}

/// The heading beside a link that has only a label, where the label is the heading with words around
/// it: "Buka berita: ...".
fn shown(link: &Link<'_>, block: &NodeRef<'_>) -> Option<String> {
    let has_text = link.node.text().chars().any(char::is_alphabetic);
    let heading = headline::marked(block).filter(|_| !has_text).map(|heading| tidy(&heading.text()))?;
    (headline::is_text(&heading) && link.title.contains(&heading)).then_some(heading)
}

/// What the rows of a list have in common.
struct Kin<'g, 'n> {
    best: &'g Group<'n>,
    known: HashSet<String>,
    addresses: group::Addresses,
    shape: String,
    /// The element that holds the rows.
    holder: Option<dom_query::NodeId>,
    first: usize,
    is_dated: bool,
}

impl<'g, 'n> Kin<'g, 'n> {
    fn of(best: &'g Group<'n>) -> Option<Self> {
        let shape = most(best.links.iter().map(|link| shape(&link.url)), best.links.len())?;
        let addresses = group::addresses(&best.links);
        let holders = best.links.iter().filter_map(|link| group::block(link, &addresses).parent());
        Some(Self {
            best,
            known: addresses.values().cloned().collect(),
            shape,
            holder: most(holders.map(|holder| holder.id), best.links.len()),
            first: best.links.first()?.at,
            is_dated: score::share_dated(best) >= 0.8,
            addresses,
        })
    }

    fn may_join(&self, other: &Group<'_>) -> bool {
        other.zone == Zone::Main
            && !score::is_side(other)
            && (other.links.len() <= LEADS.max(self.best.links.len() / 2) || self.alternates(other))
    }

    /// Whether every second row has the other markup.
    fn alternates(&self, other: &Group<'_>) -> bool {
        let last = self.best.links.last().map_or(0, |link| link.at);
        let between = other.links.iter().filter(|link| (self.first..=last).contains(&link.at));
        between.count() + 1 >= other.links.len()
    }

    fn belongs(&self, link: &Link<'n>, other: &Group<'n>) -> bool {
        if self.known.contains(canonical(&link.url).as_str())
            || shape(&link.url) != self.shape
            || !headline::is_headline(&link.title)
            || headline::is_teaser(&link.title)
        {
            return false;
        }
        // Where one story leads the page, others lead its parts.
        let leads =
            other.links.len() <= LEADS && other.links.first().is_some_and(|first| first.at < self.first);
        let in_list = || {
            let holder = group::block(link, &self.addresses).parent().map(|holder| holder.id);
            holder.is_some() && holder == self.holder
        };
        let alike = || {
            let mut addresses = group::addresses(&other.links);
            addresses.extend(self.addresses.clone());
            if self.is_dated {
                score::holds_date(&group::block(link, &addresses))
            } else {
                is_headed(&other.path)
            }
        };
        (leads || in_list()) && alike()
    }
}

fn is_headed(path: &str) -> bool {
    path.split([' ', '.']).any(|name| matches!(name, "h1" | "h2" | "h3" | "h4" | "h5"))
}

/// An address without what tells one article from another.
fn shape(url: &Url) -> String {
    let path = route(url).unwrap_or(url.path()).trim_end_matches('/');
    // Of `detail.php?id=7` the path is the same for all.
    let parent =
        if url.query().is_some() { path } else { path.rsplit_once('/').map_or("", |(parent, _)| parent) };
    let mut shape: String = parent.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
    for (name, _) in url.query_pairs() {
        shape.push('&');
        shape.push_str(&name);
    }
    shape
}

/// The value that most have, if it is more than half of `count`.
fn most<T: std::hash::Hash + Eq>(all: impl Iterator<Item = T>, count: usize) -> Option<T> {
    let mut counts: HashMap<T, usize> = HashMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().find(|(_, times)| times * 2 > count).map(|(one, _)| one)
}
