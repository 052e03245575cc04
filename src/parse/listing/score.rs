//! How much a group of links is like the headlines of a news list.
//!
//! In: a [`Group`] of links that stand in the same markup. Out: a number, 0 for what is no list.
//! Menus, side columns, sliders, tag clouds and page numbers lose by what they are, not by their
//! names alone.

use std::collections::{HashMap, HashSet};

use dom_query::{NodeId, NodeRef};
use url::Url;

use super::group::Group;
use super::headline;
use crate::news::canonical;
use crate::parse::article::outline::{Zone, class_of, tidy};
use crate::parse::article::signs;

/// Words in the class names of elements that hold a date.
pub const DATE_CLASSES: &[&str] =
    &["date", "tanggal", "tgl", "time", "published", "calendar", "waktu", "datetime"];
/// So many elements around a link may hold its date together with those of others.
const NEAR: usize = 3;
/// So many may hold it alone.
const FAR: usize = 7;
/// Of a larger part of a page only the beginning is looked at.
const PARTS: usize = 600;
/// Elements with more text than this hold more than one teaser, or several short rows.
const LARGEST: usize = 1500;
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
/// Those of them that say so wherever they stand.
const SET_OFF: &[&str] = &[
    "slider",
    "carousel",
    "slick",
    "swiper",
    "marquee",
    "ticker",
    "popular",
    "populer",
    "terpopuler",
    "trending",
    "related",
    "terkait",
];
/// Below this share a list has no dates.
const UNDATED: f64 = 0.3;
/// Folders of pages on one subject or by one person.
const TOPICS: &[&str] =
    &["tag", "tags", "topik", "topic", "topics", "author", "penulis", "label", "search", "cari"];
/// Folders of rubrics.
const RUBRICS: &[&str] = &["kategori", "category", "categories", "rubrik", "kanal", "section"];
/// Folders of pages that stand for years.
const STANDING: &[&str] = &[
    "profil",
    "profile",
    "layanan",
    "service",
    "services",
    "tentang",
    "about",
    "kontak",
    "contact",
    "ppid",
    "faq",
    "unduh",
    "unduhan",
    "download",
    "downloads",
    "pegawai",
    "struktur",
    "privacy",
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
    let bare = dated < UNDATED;
    // A few links without dates prove nothing.
    if (strict < 0.5 && dated < 0.8) || (bare && (urls.len() <= fewest || !reads_like_news(group))) {
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

/// Whether links without dates may be news nevertheless: not in a menu or a column, not to rubrics,
/// services or forms, and with headlines as long as those of news or addresses of articles.
fn reads_like_news(group: &Group<'_>) -> bool {
    let links = &group.links;
    let words: usize = links.iter().map(|link| link.title.split_whitespace().count()).sum();
    matches!(group.zone, Zone::Main | Zone::Header)
        && (words >= links.len() * 5 || share(links.iter(), |link| is_article(&link.url)) >= 0.6)
        && share(links.iter(), |link| is_standing(&link.url)) < 0.5
}

/// Whether an address is that of a rubric, a form or a page that stands for years.
fn is_standing(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    let last = parts.next().unwrap_or_default();
    let hyphens = last.matches(['-', '_']).count();
    let above: Vec<&str> = parts.collect();
    let file =
        [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar"].iter().any(|end| last.ends_with(end));
    let within = |names: &[&str]| above.iter().any(|part| names.contains(part));
    file || above.first().is_some_and(|part| TOPICS.contains(part))
        || (within(RUBRICS) && hyphens < 3)
        || within(STANDING)
}

/// Whether the names around the group say that it is not the page's own list.
pub fn is_side(group: &Group<'_>) -> bool {
    signs::has_word(&group.path, SIDE)
}

/// Whether the names of an element further out say that it is a slider or a list of its own.
pub fn is_set_off(class: &str) -> bool {
    signs::has_word(class, SET_OFF)
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

/// How many of the links have a date near them. Where several share the element that holds dates,
/// the dates stand between them: one date before or behind all of them is today's, or another list's.
pub fn share_dated(group: &Group<'_>) -> f64 {
    let looked: Vec<NodeRef<'_>> = group.links.iter().take(12).map(|link| link.node).collect();
    let links: HashSet<NodeId> = group.links.iter().map(|link| link.node.id).collect();
    let mut users: HashMap<NodeId, (NodeRef<'_>, usize)> = HashMap::new();
    for holder in looked.iter().filter_map(|link| holder(link, &links)) {
        users.entry(holder.id).or_insert((holder, 0)).1 += 1;
    }
    let dated = users.values().map(|(holder, users)| match (slots(holder, &links), users) {
        (_, 1) => 1,
        (0 | 1, _) => 0,
        (slots, users) => slots.min(*users),
    });
    dated.sum::<usize>() as f64 / looked.len().max(1) as f64
}

/// The innermost element around a link that holds a date; one further out only where it holds none
/// of the other links.
fn holder<'n>(link: &NodeRef<'n>, links: &HashSet<NodeId>) -> Option<NodeRef<'n>> {
    let alone = |node: &NodeRef<'_>| {
        !node.descendants_it().take(PARTS).any(|part| part.id != link.id && links.contains(&part.id))
    };
    let near = std::iter::once(*link).chain(link.ancestors_it(Some(NEAR)));
    let far = link.ancestors_it(Some(FAR)).skip(NEAR).take_while(alone);
    near.chain(far).find(holds_date)
}

/// Whether an element that is no larger than a teaser holds a date.
pub fn holds_date(node: &NodeRef<'_>) -> bool {
    slots(node, &HashSet::new()) > 0
}

/// In how many of the gaps between `links` a date stands, in an element that is no larger than some
/// teasers.
fn slots(node: &NodeRef<'_>, links: &HashSet<NodeId>) -> usize {
    let (mut length, mut gap) = (0, 0);
    let mut dated = HashSet::new();
    for part in std::iter::once(*node).chain(node.descendants_it()).take(PARTS) {
        if part.is_text() {
            let text = part.text();
            length += text.len();
            if length > LARGEST {
                return 0;
            }
            if text.len() < 200 && is_date(&tidy(&text)) {
                dated.insert(gap);
            }
        } else if part.is_element() {
            gap += usize::from(links.contains(&part.id));
            let marked = part.has_name("time") || part.has_attr("datetime");
            if marked || signs::has_word(&class_of(&part), DATE_CLASSES) {
                dated.insert(gap);
            }
        }
    }
    dated.len()
}

/// Whether a text is a date and little else, in words or in digits.
pub fn is_date(text: &str) -> bool {
    let digits = || {
        let parts = text.split(['/', '-', '.', ' ', ':']).filter(|part| !part.is_empty());
        let all = || parts.clone().take(3).all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        text.len() >= 8 && parts.clone().count() >= 3 && all()
    };
    signs::is_dated(text) || digits()
}

fn share<T>(all: impl Iterator<Item = T>, fits: impl Fn(T) -> bool) -> f64 {
    let (mut count, mut fitting) = (0_u32, 0_u32);
    for one in all {
        count += 1;
        fitting += u32::from(fits(one));
    }
    f64::from(fitting) / f64::from(count.max(1))
}
