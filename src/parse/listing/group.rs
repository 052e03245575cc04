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
use super::{aside, kin, next, score};
use crate::news::{Kind, canonical, resolve, route, same_page};
use crate::parse::article::outline::{Line, Outline, Zone, class_of, tidy};
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
/// A link with less text than this says no headline: a counter, a mark.
const SHORT: usize = 12;
/// How many elements around a link make its signature.
const AROUND: usize = 5;
/// So many groups of links without titles are given some.
const TITLED: usize = 12;
/// So many groups are looked at closely.
const TRIED: usize = 8;
/// What a list of titles without links is worth against one of titles that are links.
const UNLINKED: f64 = 0.6;

/// The page's headlines, if it has any.
pub fn headlines<'n>(sheet: &Sheet<'n>) -> Option<Vec<Entry<'n>>> {
    // A source that was called a list may have a short one.
    let fewest = if sheet.hints.kind == Kind::Listing { FEWEST - 1 } else { FEWEST };
    let (titled, more) = groups(sheet);
    let titled = titled.into_values().map(|group| (score::score(&group, fewest), group));
    let mut more: Vec<Group<'n>> = more.into_values().filter(|group| group.links.len() >= fewest).collect();
    more.sort_by(|a, b| b.links.len().cmp(&a.links.len()).then_with(|| a.path.cmp(&b.path)));
    more.truncate(TITLED);
    let more = more.into_iter().filter_map(|group| {
        let group = with_titles(group);
        Some((score::score(&group, fewest) * UNLINKED, group)).filter(|(score, _)| *score > 0.0)
    });
    let mut all: Vec<(f64, Group<'n>)> = titled.chain(more).collect();
    all.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.path.cmp(&other.path)));
    let good = all.iter().take(TRIED).take_while(|(score, _)| *score > 0.0);
    // Who says that a page is a list of what is read most means that list.
    let is_own =
        |group: &Group<'_>| sheet.hints.kind == Kind::Listing || !aside::is_other(sheet, group, fewest);
    let best = good.map(|(_, group)| group).position(is_own)?;
    let (_, best) = all.remove(best);
    let best = aside::without(sheet, best, fewest);
    let others: Vec<Group<'n>> = all.into_iter().map(|(_, group)| group).collect();
    Some(kin::joined(&best, &others))
}

type Groups<'n> = HashMap<String, Group<'n>>;

/// The page's links by the markup they stand in: those with texts, and those that say "more".
fn groups<'n>(sheet: &Sheet<'n>) -> (Groups<'n>, Groups<'n>) {
    let (mut titled, mut more) = (Groups::new(), Groups::new());
    let mut named: HashMap<String, u32> = HashMap::new();
    let links = sheet.doc.select("[href]");
    for (at, node) in links.nodes().iter().enumerate() {
        let Some(url) = resolve(&node.attr_or("href", ""), Some(sheet.base)) else { continue };
        if ["link", "base", "area"].iter().any(|name| node.has_name(name)) || !leads_on(&url, sheet.hints.url)
        {
            continue;
        }
        let times = named.entry(url.to_string()).or_default();
        *times += 1;
        if *times > OFTEN {
            continue;
        }
        let (groups, title) = match headline::of(node) {
            Said::Text(text) if headline::is_text(&text) => (&mut titled, text),
            Said::Text(text) if text.len() > SHORT => continue,
            Said::More | Said::Text(_) => (&mut more, String::new()),
        };
        let (path, zone) = signature(node);
        let group = groups.entry(path.clone()).or_insert_with(|| Group { links: Vec::new(), path, zone });
        group.links.push(Link { at, node: *node, title, url });
    }
    for group in titled.values_mut() {
        without_rubrics(group);
    }
    // What all of them say is no headline: "Buka dokumen".
    let same = |group: &Group<'_>| {
        group.links.len() >= FEWEST
            && group.links.windows(2).all(|two| two.iter().all(|it| it.title == two[0].title))
    };
    let alike: Vec<String> =
        titled.iter().filter(|(_, group)| same(group)).map(|(path, _)| path.clone()).collect();
    for path in alike {
        more.extend(titled.remove_entry(&path));
    }
    (titled, more)
}

/// Takes out what rows have in common: a link to their rubric in the same markup as their headline.
fn without_rubrics(group: &mut Group<'_>) {
    let mut times: HashMap<(String, String), usize> = HashMap::new();
    for link in &group.links {
        *times.entry((link.url.to_string(), link.title.clone())).or_default() += 1;
    }
    if times.values().filter(|times| **times < FEWEST).count() >= FEWEST {
        group.links.retain(|link| {
            times.get(&(link.url.to_string(), link.title.clone())).is_none_or(|it| *it < FEWEST)
        });
    }
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
            let reads = |line: &&Line| headline::is_headline(&line.text) && !headline::is_teaser(&line.text);
            let first = || outline.lines.iter().find(reads);
            let line = loud.or_else(first).map(|line| without_dates(&line.text, &block));
            line.or_else(|| headline::pictured(&block))
        });
        Some(Link { title: title?, ..link })
    });
    Group { links: titled.collect(), ..group }
}

/// A line without the date that an element of its own puts before or behind it.
fn without_dates(line: &str, block: &NodeRef<'_>) -> String {
    let texts = block.descendants_it().filter(NodeRef::is_text).map(|text| tidy(&text.text()));
    let mut rest = line;
    for date in texts.filter(|text| text.len() < line.len() && score::is_date(text)) {
        rest = rest.strip_suffix(date.as_str()).or_else(|| rest.strip_prefix(date.as_str())).unwrap_or(rest);
    }
    let bare = rest.trim_matches(|c: char| c.is_whitespace() || "|-–—•·,".contains(c));
    if headline::is_text(bare) { bare.to_owned() } else { line.to_owned() }
}

/// Whether an address may be that of news: of this site or one beside it, and not of this page or
/// another page of this list.
fn leads_on(url: &Url, here: &Url) -> bool {
    let root = |url: &Url| url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let (there, home) = (root(url), root(here));
    let names_page = url.path().len() > 1 || route(url).is_some() || (there == home && url.query().is_some());
    names_page
        && !is_medium(url.path())
        && are_kin(&there, &home)
        && !same_page(url, here)
        && !next::is_page_of(url, here)
}

/// Whether a path is that of a picture or a film.
pub fn is_medium(path: &str) -> bool {
    const ENDS: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "bmp", "mp4", "mp3", "webm"];
    path.rsplit_once('.').is_some_and(|(_, end)| ENDS.contains(&end.to_ascii_lowercase().as_str()))
}

/// Whether hosts are one, one above the other, or beside each other below a ministry's: `a.dinas.go.id`
/// and `b.dinas.go.id`, but not `a.go.id` and `b.go.id`.
fn are_kin(one: &str, other: &str) -> bool {
    let parent = |host: &str| host.split_once('.').map(|(_, parent)| parent.to_owned()).unwrap_or_default();
    one == other
        || one.ends_with(&format!(".{other}"))
        || other.ends_with(&format!(".{one}"))
        || (parent(one) == parent(other) && parent(one).split('.').count() >= 3)
}

/// The names and classes of a link and the elements around it, and the zone it stands in.
fn signature(link: &NodeRef<'_>) -> (String, Zone) {
    let mut path = String::new();
    add(&mut path, link);
    let (mut zone, mut is_set_off) = (Zone::Main, false);
    for (depth, above) in link.ancestors_it(None).enumerate() {
        if above.has_name("body") {
            break;
        }
        let class = class_of(&above);
        if depth < AROUND {
            path.push_str(" < ");
            add(&mut path, &above);
        } else if !is_set_off && score::is_set_off(&class) && !holds_main(&above) {
            // The same cards in a slider over the list are another list.
            is_set_off = true;
            path.push_str(" < slider");
        }
        let found = match &*above.node_name().unwrap_or_default() {
            "nav" => Zone::Menu,
            "aside" => Zone::Aside,
            "footer" if depth > 3 => Zone::Footer,
            _ => signs::zone(&without_kits(&class)),
        };
        if zone == Zone::Main && found != Zone::Main && !holds_main(&above) {
            zone = found;
        }
    }
    (path, zone)
}

fn holds_main(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| inner.has_name("main"))
}

/// Class names without those of page builders that call every part a widget.
fn without_kits(class: &str) -> String {
    let own = class.split_ascii_whitespace().filter(|name| !name.starts_with("elementor-"));
    own.collect::<Vec<_>>().join(" ")
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
