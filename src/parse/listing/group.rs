//! Finds the links of a page that are its headlines.
//!
//! In: a page's tree. Out: the best group of links that stand in the same markup: long and
//! different texts, addresses of the same site, dates beside them, in the page's main part; with
//! the few that are set off from them (a lead story, a row with a picture). Where titles are no
//! links, "Selengkapnya" beside them is.

use std::collections::HashMap;

use dom_query::NodeRef;
use url::Url;

use super::headline::{self, Said};
use super::read::Sheet;
use super::{aside, kin, score};
use crate::news::{Kind, canonical, resolve, same_page};
use crate::parse::article::outline::{Outline, Zone, class_of, tidy};
use crate::parse::article::signs;

/// A headline: its link and the part of the page that belongs to it alone.
#[derive(Debug, Clone)]
pub struct Entry<'n> {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub url: Url,
    /// The link's element.
    pub link: NodeRef<'n>,
    /// The largest element that holds no other headline.
    pub block: NodeRef<'n>,
}

/// A link that may be a headline.
#[derive(Debug, Clone)]
pub struct Link<'n> {
    /// Its place among the page's links.
    pub at: usize,
    /// The element.
    pub node: NodeRef<'n>,
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub url: Url,
}

/// Links that stand in the same markup.
#[derive(Debug)]
pub struct Group<'n> {
    /// In document order.
    pub links: Vec<Link<'n>>,
    /// The names and classes of the elements around them, from the link outwards.
    pub path: String,
    /// The part of the page that they stand in.
    pub zone: Zone,
}

/// Fewer headlines are no list.
const FEWEST: usize = 3;
/// A page names an item this often at most (picture, title, "more", a slider, a box); where it does
/// so without end, each of the links would own all of the others' markup.
const OFTEN: u32 = 16;
/// How many elements around a link make its signature.
const AROUND: usize = 5;
/// What a list of titles without links is worth against one of titles that are links.
const UNLINKED: f64 = 0.6;

/// The page's headlines, if it has any.
pub fn headlines<'n>(sheet: &Sheet<'n>) -> Option<Vec<Entry<'n>>> {
    // A source that was called a list may have a short one.
    let fewest = if sheet.hints.kind == Kind::Listing { FEWEST - 1 } else { FEWEST };
    let (titled, more) = groups(sheet);
    let titled = titled.into_values().map(|group| (score::score(&group, fewest), group));
    let more = more.into_values().filter_map(|group| {
        let group = with_titles(group);
        Some((score::score(&group, fewest) * UNLINKED, group)).filter(|(score, _)| *score > 0.0)
    });
    let mut all: Vec<(f64, Group<'n>)> = titled.chain(more).collect();
    let best = all
        .iter()
        .enumerate()
        .filter(|(_, (score, _))| *score > 0.0)
        .max_by(|(_, (a, one)), (_, (b, other))| a.total_cmp(b).then_with(|| other.path.cmp(&one.path)))
        .map(|(at, _)| at)?;
    let (_, best) = all.swap_remove(best);
    let best = aside::without(sheet, best, fewest);
    let others: Vec<Group<'n>> = all.into_iter().map(|(_, group)| group).collect();
    Some(kin::joined(&best, &others))
}

type Groups<'n> = HashMap<String, Group<'n>>;

/// The page's links by the markup they stand in: those with texts, and those that say "more".
fn groups<'n>(sheet: &Sheet<'n>) -> (Groups<'n>, Groups<'n>) {
    let (mut titled, mut more) = (Groups::new(), Groups::new());
    let mut named: HashMap<String, u32> = HashMap::new();
    let links = sheet.doc.select("a[href]");
    for (at, node) in links.nodes().iter().enumerate() {
        let Some(url) = resolve(&node.attr_or("href", ""), Some(sheet.base)) else { continue };
        if !same_site(&url, sheet.hints.url) || same_page(&url, sheet.hints.url) {
            continue;
        }
        let times = named.entry(url.to_string()).or_default();
        *times += 1;
        if *times > OFTEN {
            continue;
        }
        let (groups, title) = match headline::of(node) {
            Said::Text(text) if headline::is_text(&text) => (&mut titled, text),
            Said::More => (&mut more, String::new()),
            Said::Text(_) => continue,
        };
        let (path, zone) = signature(node);
        let group = groups.entry(path.clone()).or_insert_with(|| Group { links: Vec::new(), path, zone });
        group.links.push(Link { at, node: *node, title, url });
    }
    (titled, more)
}

/// Gives links that say "more" the titles that stand in their blocks.
fn with_titles(group: Group<'_>) -> Group<'_> {
    let addresses = addresses(&group.links);
    let titled = group.links.into_iter().filter_map(|link| {
        let block = block(&link, &addresses);
        let marked = headline::marked(&block).map(|part| tidy(&part.text()));
        let title = marked.filter(|title| headline::is_text(title)).or_else(|| {
            let outline = Outline::of(&block);
            let loud = outline.lines.iter().find(|line| line.loud && headline::is_text(&line.text));
            let first = || outline.lines.iter().find(|line| headline::is_headline(&line.text));
            loud.or_else(first).map(|line| line.text.clone())
        });
        Some(Link { title: title?, ..link })
    });
    Group { links: titled.collect(), ..group }
}

fn same_site(url: &Url, here: &Url) -> bool {
    let root = |url: &Url| url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let (there, home) = (root(url), root(here));
    (there == home || there.ends_with(&format!(".{home}")) || home.ends_with(&format!(".{there}")))
        && url.path().len() > 1
        || (there == home && url.query().is_some())
}

/// The names and classes of a link and the elements around it, and the zone it stands in.
fn signature(link: &NodeRef<'_>) -> (String, Zone) {
    let mut path = String::new();
    add(&mut path, link);
    let mut zone = Zone::Main;
    for (depth, above) in link.ancestors_it(None).enumerate() {
        if above.has_name("body") {
            break;
        }
        if depth < AROUND {
            path.push_str(" < ");
            add(&mut path, &above);
        }
        let class = class_of(&above);
        let found = match &*above.node_name().unwrap_or_default() {
            "nav" => Zone::Menu,
            "aside" => Zone::Aside,
            "footer" if depth > 3 => Zone::Footer,
            _ => signs::zone(&class),
        };
        if zone == Zone::Main && found != Zone::Main && !above.descendants_it().any(|it| it.has_name("main"))
        {
            zone = found;
        }
    }
    (path, zone)
}

fn add(path: &mut String, node: &NodeRef<'_>) {
    path.push_str(&node.node_name().unwrap_or_default());
    for word in class_of(node).split_ascii_whitespace().filter(|word| is_stable(word)) {
        path.push('.');
        path.push_str(word);
    }
}

/// Classes that say what an element is, not which one: no numbers, no states, no columns of a grid.
pub fn is_stable(class: &str) -> bool {
    const STATES: &[&str] =
        &["active", "first", "last", "odd", "even", "sticky", "hentry", "current", "clearfix", "lazy"];
    const STARTS: &[&str] =
        &["post-", "category-", "tag-", "format-", "status-", "type-", "wow", "animated", "has-", "col-"];
    let numbered = class.chars().any(|c| c.is_ascii_digit());
    let named =
        ["post-title", "post-item", "post-list", "post-box", "post-content", "post-block", "post-entry"];
    !numbered
        && !STATES.contains(&class)
        && (named.contains(&class) || !STARTS.iter().any(|start| class.starts_with(start)))
}

/// The addresses of links by their elements.
pub type Addresses = HashMap<dom_query::NodeId, String>;

/// The addresses of `links`.
pub fn addresses(links: &[Link<'_>]) -> Addresses {
    links.iter().map(|link| (link.node.id, canonical(&link.url).to_string())).collect()
}

/// The largest element around a link that holds none of the others.
pub fn block<'n>(link: &Link<'n>, others: &Addresses) -> NodeRef<'n> {
    let own = canonical(&link.url).to_string();
    let holds_other = |node: &NodeRef<'_>| {
        node.descendants_it().any(|inner| others.get(&inner.id).is_some_and(|address| *address != own))
    };
    let mut block = link.node;
    for above in link.node.ancestors_it(Some(8)) {
        if above.has_name("body") || holds_other(&above) {
            break;
        }
        block = above;
    }
    block
}
