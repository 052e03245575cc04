//! Finds the links of a page that are its headlines.
//!
//! In: a page's tree. Out: the best group of links that stand in the same markup: long and
//! different texts, addresses of the same site, dates beside them, in the page's main part. Menus,
//! side columns, sliders, tag clouds and page numbers lose by what they are, not by their names
//! alone.

use std::collections::{HashMap, HashSet};

use dom_query::NodeRef;
use url::Url;

use super::read::Sheet;
use crate::news::{canonical, resolve};
use crate::parse::article::outline::{Zone, class_of, tidy};
use crate::parse::article::signs;

/// A headline: its link and the part of the page that belongs to it alone.
#[derive(Debug, Clone)]
pub struct Entry<'n> {
    /// The text of the link.
    pub title: String,
    /// Where it leads.
    pub url: Url,
    /// The link's element.
    pub link: NodeRef<'n>,
    /// The largest element that holds no other headline.
    pub block: NodeRef<'n>,
}

struct Group<'n> {
    links: Vec<(NodeRef<'n>, String, Url)>,
    path: String,
    zone: Zone,
}

/// Fewer headlines are no list.
const FEWEST: usize = 3;
/// How many elements around a link make its signature.
const AROUND: usize = 5;

/// The page's headlines, if it has any.
pub fn headlines<'n>(sheet: &Sheet<'n>) -> Option<Vec<Entry<'n>>> {
    let mut groups: HashMap<String, Group<'n>> = HashMap::new();
    let links = sheet.doc.select("a[href]");
    for node in links.nodes() {
        let Some(url) = resolve(&node.attr_or("href", ""), Some(sheet.base)) else { continue };
        let title = title_of(node);
        if !is_headline(&title) || !same_site(&url, sheet.hints.url) {
            continue;
        }
        let (path, zone) = signature(node);
        let group = groups.entry(path.clone()).or_insert_with(|| Group { links: Vec::new(), path, zone });
        group.links.push((*node, title, url));
    }
    let best = groups.into_values().map(|group| (score(&group), group)).filter(|(score, _)| *score > 0.0);
    let (_, best) =
        best.max_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| other.path.cmp(&one.path)))?;
    Some(with_blocks(&best))
}

fn title_of(link: &NodeRef<'_>) -> String {
    let heading = link
        .descendants_it()
        .find(|node| ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|h| node.has_name(h)));
    let text = tidy(&heading.unwrap_or(*link).text());
    if text.chars().count() >= 12 {
        return text;
    }
    let said = tidy(&link.attr_or("title", ""));
    if said.len() > text.len() && text.is_empty() { said } else { text }
}

fn is_headline(text: &str) -> bool {
    let length = text.chars().count();
    (15..=300).contains(&length)
        && text.split_whitespace().count() >= 3
        && !signs::is_trimming(text)
        && !signs::is_dated(text)
}

fn same_site(url: &Url, here: &Url) -> bool {
    let root = |url: &Url| url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let (there, home) = (root(url), root(here));
    (there == home || there.ends_with(&format!(".{home}")) || home.ends_with(&format!(".{there}")))
        && url.path().len() > 1
        || (there == home && url.query().is_some())
}

/// The names and classes of the elements around a link, and the zone it stands in.
fn signature(link: &NodeRef<'_>) -> (String, Zone) {
    let mut path = String::from("a");
    let mut zone = Zone::Main;
    for (depth, above) in link.ancestors_it(None).enumerate() {
        if above.has_name("body") {
            break;
        }
        let class = class_of(&above);
        let name = above.node_name().unwrap_or_default();
        if depth < AROUND {
            path.push_str(" < ");
            path.push_str(&name);
            for word in class.split_ascii_whitespace().filter(|word| is_stable(word)) {
                path.push('.');
                path.push_str(word);
            }
        }
        let found = match &*name {
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

fn score(group: &Group<'_>) -> f64 {
    let urls: HashSet<String> = group.links.iter().map(|(_, _, url)| canonical(url).to_string()).collect();
    let titles: HashSet<&str> = group.links.iter().map(|(_, title, _)| title.as_str()).collect();
    if urls.len() < FEWEST || titles.len() * 10 < group.links.len() * 6 {
        return 0.0;
    }
    let length: usize = titles.iter().map(|title| title.chars().count().min(90)).sum();
    let mean = length as f64 / titles.len() as f64;
    let many = (urls.len().min(40) as f64).sqrt();
    let mut score = many * mean;
    let headed = ["h1", "h2", "h3", "h4", "h5", "title", "judul", "headline"];
    if group.path.split([' ', '.', '-', '_', '<']).any(|word| headed.contains(&word)) {
        score *= 1.6;
    }
    score *= 1.0 + share_dated(group);
    score *= match group.zone {
        Zone::Main => 1.0,
        Zone::Aside | Zone::Crumbs | Zone::Header => 0.3,
        Zone::Menu | Zone::Footer | Zone::Comments => 0.1,
    };
    let side = [
        "popular",
        "populer",
        "terpopuler",
        "trending",
        "slider",
        "carousel",
        "slick",
        "swiper",
        "related",
        "terkait",
        "recent",
        "tags",
        "tag",
        "tagcloud",
        "pagination",
        "running",
        "ticker",
        "marquee",
        "most",
        "dropdown",
    ];
    if signs::has_word(&group.path, &side) {
        score *= 0.3;
    }
    score
}

/// How many of the links have a date near them.
fn share_dated(group: &Group<'_>) -> f64 {
    let dated = group.links.iter().take(12).filter(|(link, _, _)| {
        link.ancestors_it(Some(4)).take(3).any(|above| {
            let text = above.text();
            let short = text.len() < 1500;
            short
                && (above
                    .descendants_it()
                    .any(|node| node.has_name("time") || signs::has_word(&class_of(&node), DATE_CLASSES))
                    || text.lines().any(|line| signs::is_dated(&tidy(line))))
        })
    });
    dated.count() as f64 / group.links.len().clamp(1, 12) as f64
}

/// Words in the class names of elements that hold a date.
pub const DATE_CLASSES: &[&str] =
    &["date", "tanggal", "tgl", "time", "published", "calendar", "waktu", "datetime"];

/// Gives each link the largest element around it that holds no other headline.
fn with_blocks<'n>(group: &Group<'n>) -> Vec<Entry<'n>> {
    let addresses: HashMap<_, _> =
        group.links.iter().map(|(link, _, url)| (link.id, canonical(url).to_string())).collect();
    let holds_other = |node: &NodeRef<'_>, own: &str| {
        node.descendants_it().any(|inner| addresses.get(&inner.id).is_some_and(|address| address != own))
    };
    group
        .links
        .iter()
        .map(|(link, title, url)| {
            let own = canonical(url).to_string();
            let mut block = *link;
            for above in link.ancestors_it(Some(8)) {
                if above.has_name("body") || holds_other(&above, &own) {
                    break;
                }
                block = above;
            }
            Entry { title: title.clone(), url: url.clone(), link: *link, block }
        })
        .collect()
}
