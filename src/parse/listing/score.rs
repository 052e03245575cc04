//! How much a group of links is like the headlines of a news list.
//!
//! In: a [`Group`] of links that stand in the same markup. Out: a number, 0 for what is no list.
//! Menus, side columns, sliders, tag clouds and page numbers lose by what they are, not by their
//! names alone.

use std::collections::HashSet;

use dom_query::NodeRef;
use url::Url;

use super::group::Group;
use super::headline;
use crate::news::canonical;
use crate::parse::article::outline::{Zone, class_of, tidy};
use crate::parse::article::signs;

/// Words in the class names of elements that hold a date.
pub const DATE_CLASSES: &[&str] =
    &["date", "tanggal", "tgl", "time", "published", "calendar", "waktu", "datetime"];
/// Words in the class names around lists that are not the page's own.
const SIDE: &[&str] = &[
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
/// Words in the class names of links beside headlines.
const BESIDE: &[&str] = &[
    "kategori",
    "category",
    "categories",
    "kat",
    "cat",
    "author",
    "penulis",
    "comment",
    "comments",
    "kanal",
];

/// How well `group` reads as a page's list; it has at least `fewest` addresses.
pub fn score(group: &Group<'_>, fewest: usize) -> f64 {
    let links = &group.links;
    let urls: HashSet<String> = links.iter().map(|link| canonical(&link.url).to_string()).collect();
    let titles: HashSet<&str> = links.iter().map(|link| link.title.as_str()).collect();
    if urls.len() < fewest || titles.len() * 10 < links.len() * 6 || urls.len() * 10 < links.len() * 6 {
        return 0.0;
    }
    let dated = share_dated(group);
    let strict = share(titles.iter(), |title| headline::is_headline(title));
    if strict < 0.5 && dated < 0.8 {
        return 0.0;
    }
    let length: usize = titles.iter().map(|title| title.chars().count().min(90)).sum();
    let mean = length as f64 / titles.len() as f64;
    let mut score = (urls.len().min(40) as f64).sqrt() * mean * (1.0 + dated);
    if signs::has_word(&group.path, &["h1", "h2", "h3", "h4", "h5", "title", "judul", "headline"])
        || group.path.split([' ', '.', '<']).any(|name| matches!(name, "h1" | "h2" | "h3" | "h4" | "h5"))
    {
        score *= 1.6;
    }
    score *= 1.0 + 0.25 * share(links.iter(), |link| is_article(&link.url));
    if share(titles.iter(), |title| headline::is_teaser(title)) > 0.5 {
        score *= 0.3;
    }
    if is_beside(links.first().map(|link| &link.node)) {
        score *= 0.2;
    }
    score *= match group.zone {
        Zone::Main => 1.0,
        Zone::Aside | Zone::Crumbs | Zone::Header => 0.3,
        Zone::Menu | Zone::Footer | Zone::Comments => 0.1,
    };
    if is_side(group) { score * 0.3 } else { score }
}

/// Whether the names around the group say that it is not the page's own list.
pub fn is_side(group: &Group<'_>) -> bool {
    signs::has_word(&group.path, SIDE)
}

/// A link to a rubric or a person.
fn is_beside(link: Option<&NodeRef<'_>>) -> bool {
    link.is_some_and(|link| {
        let class = class_of(link);
        let rel = link.attr_or("rel", "").to_lowercase();
        (signs::has_word(&class, BESIDE) && !signs::has_word(&class, headline::TITLE_CLASSES))
            || rel.split_whitespace().any(|word| matches!(word, "tag" | "category" | "author"))
    })
}

/// Whether an address is long or numbered, as those of single articles are.
fn is_article(url: &Url) -> bool {
    let last = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let numbered = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    last.matches(['-', '_']).count() >= 3 || numbered(url.path()) || url.query().is_some_and(numbered)
}

/// How many of the links have a date near them.
pub fn share_dated(group: &Group<'_>) -> f64 {
    share(group.links.iter().take(12), |link| is_dated(&link.node))
}

/// Whether a date stands near a link.
fn is_dated(link: &NodeRef<'_>) -> bool {
    link.ancestors_it(Some(4)).take(3).any(|above| holds_date(&above))
}

/// Whether an element that is no larger than a teaser holds a date.
pub fn holds_date(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let is_named =
        |part: &NodeRef<'_>| part.has_name("time") || signs::has_word(&class_of(part), DATE_CLASSES);
    let mut texts = node.descendants_it().filter(NodeRef::is_text);
    text.len() < 1500
        && (node.descendants_it().any(|part| is_named(&part))
            || text.lines().any(|line| signs::is_dated(&tidy(line)))
            || texts.any(|part| signs::is_dated(&tidy(&part.text()))))
}

fn share<T>(all: impl Iterator<Item = T>, fits: impl Fn(T) -> bool) -> f64 {
    let (mut count, mut fitting) = (0_u32, 0_u32);
    for one in all {
        count += 1;
        fitting += u32::from(fits(one));
    }
    f64::from(fitting) / f64::from(count.max(1))
}
