//! The next page of a paged listing.
//!
//! In: a page's tree and its own address. Out: the address of the page after it: by the source's
//! selector, by `rel=next`, by the words that pages use, or by the number after this page's.

use std::collections::HashSet;

use dom_query::NodeRef;
use url::Url;

use super::read::Sheet;
use crate::news::{Item, canonical, resolve, same_page};
use crate::parse::Warning;
use crate::parse::article::outline::{class_of, tidy};
use crate::parse::article::signs;

/// Words of a label that says where an arrow leads.
const NEXT: &[&str] = &["next", "selanjutnya", "berikutnya", "older"];
const WORDS: &[&str] = &[
    "next",
    "selanjutnya",
    "berikutnya",
    "next page",
    "halaman selanjutnya",
    "halaman berikutnya",
    "older posts",
    "older",
    "older entries",
    "pos-pos lama",
    "pos lama",
    "berita selanjutnya",
    "lanjut",
    "»",
    "›",
    "→",
    ">",
    ">>",
    "next »",
    "next ›",
    "posting lama",
    "postingan lama",
    "postingan lebih lama",
    "selanjutnya »",
    "selanjutnya ›",
    "selanjutnya >",
    "berikutnya »",
    "berikutnya ›",
    "berikutnya >",
    "next page »",
    "next >",
    "older posts »",
    "muat lebih banyak",
    "load more",
];

/// Parameters that count pages or items; `p` is none of them: blogs number their posts with it.
const COUNTERS: &[&str] =
    &["page", "halaman", "hal", "paged", "pg", "start", "offset", "per_page", "limitstart", "laman"];

/// Whether `url` is another page of the list at `here`.
pub fn is_page_of(url: &Url, here: &Url) -> bool {
    let counts =
        |name: &str, value: &str| COUNTERS.contains(&name) && value.bytes().all(|b| b.is_ascii_digit());
    let rest = |url: &Url| -> Vec<(String, String)> {
        let pairs = url.query_pairs().filter(|(name, value)| !counts(name, value));
        pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
    };
    url.path().trim_end_matches('/') == here.path().trim_end_matches('/')
        && url.query_pairs().any(|(name, value)| counts(&name, &value))
        && rest(url) == rest(here)
}

/// The next page, if there is one.
pub fn page(sheet: &Sheet<'_>, items: &[Item], warnings: &mut Vec<Warning>) -> Option<Url> {
    let keys: HashSet<&str> = items.iter().map(|item| item.key.as_str()).collect();
    let is_news = |url: &Url| keys.contains(canonical(url).as_str());
    let rule = sheet.hints.rules.listing.as_ref().and_then(|rules| rules.next.as_deref());
    if let Some(selector) = rule {
        let found = sheet.doc.try_select(selector).and_then(|found| address(sheet, found.nodes().first()?));
        if found.is_none() && sheet.doc.try_select(selector).is_none_or(|found| found.is_empty()) {
            warnings.push(Warning::Selector("next"));
        }
        return found;
    }
    let related = sheet.doc.select("link[rel=next], a[rel~=next]");
    if let Some(url) =
        related.nodes().iter().find_map(|node| address(sheet, node)).filter(|url| !is_news(url))
    {
        return Some(url);
    }
    let links = sheet.doc.select("a[href]");
    let says_next = |node: &&NodeRef<'_>| {
        let text = tidy(&node.text()).to_lowercase();
        let label = node.attr_or("aria-label", "").to_lowercase();
        let class = class_of(node);
        let bare = text.trim_matches(|c: char| "«‹»›←→<> ".contains(c));
        WORDS.contains(&text.as_str())
            || WORDS.contains(&bare)
            || (label.chars().count() <= 40 && signs::has_word(&label, NEXT))
            || (text.is_empty() && signs::has_word(&node.attr_or("title", "").to_lowercase(), NEXT))
            || (signs::has_word(&class, &["next"])
                && signs::has_word(&class, &["page", "pagination", "pager", "numbers"]))
    };
    let by_word = links.nodes().iter().filter(says_next).filter_map(|node| address(sheet, node));
    let by_word = by_word.into_iter().find(|url| !is_news(url));
    let here = number(sheet.hints.url);
    // A blog counts its pages by dates: where no address has a number, the word is believed.
    let follows = |url: &Url| match number(url) {
        Some(number) => number > here.unwrap_or(1),
        None => here.is_none(),
    };
    by_word.filter(follows).or_else(|| by_number(sheet, links.nodes()))
}

/// The link whose text is this page's number plus one. Where addresses count items, this page's
/// number is the one that is marked.
fn by_number(sheet: &Sheet<'_>, links: &[NodeRef<'_>]) -> Option<Url> {
    let here = number(sheet.hints.url).unwrap_or(1);
    let said = |node: &NodeRef<'_>| tidy(&node.text()).parse::<u64>().ok();
    let link = |wanted: u64, fits: &dyn Fn(u64) -> bool| {
        let follows = links.iter().filter(|node| said(node) == Some(wanted));
        follows.filter_map(|node| address(sheet, node)).find(|url| number(url).is_some_and(fits))
    };
    let marked = || {
        let marks = sheet.doc.select(
            ".current, .active, .is-active, .selected, [aria-current], .pagination b, .pagination strong, .paging b, .pager b",
        );
        marks.nodes().iter().find_map(|mark| Some((said(mark)?, address_in(sheet, mark))))
    };
    // Pages are counted from nought as well: where this page's address has no number, it may be the first.
    let next_to_marked = || {
        let (marked, own) = marked()?;
        let least = own.or(number(sheet.hints.url)).unwrap_or(0);
        link(marked + 1, &|number| number > least)
    };
    link(here + 1, &|number| number == here + 1).or_else(next_to_marked)
}

/// The number in the address of a mark, be it this page's own.
fn address_in(sheet: &Sheet<'_>, mark: &NodeRef<'_>) -> Option<u64> {
    let link = std::iter::once(*mark).chain(mark.descendants_it()).find(|part| part.has_attr("href"))?;
    number(&resolve(&link.attr_or("href", ""), Some(sheet.base))?)
}

fn address(sheet: &Sheet<'_>, node: &NodeRef<'_>) -> Option<Url> {
    let link = if node.has_attr("href") {
        *node
    } else {
        node.descendants_it().find(|inner| inner.has_attr("href"))?
    };
    let url = resolve(&link.attr_or("href", ""), Some(sheet.base))?;
    let fits = !same_page(&url, sheet.hints.url) && url.host_str() == sheet.hints.url.host_str();
    fits.then_some(url)
}

/// The number of a page: `?page=2`, `/page/2/`, `/berita/2`. Joomla and `CodeIgniter` count items
/// (`?start=10`): any number counts as long as it grows.
fn number(url: &Url) -> Option<u64> {
    let names = ["page", "halaman", "hal", "paged", "p", "pg", "start", "offset", "per_page", "limitstart"];
    let mut by_query = url
        .query_pairs()
        .filter(|(name, _)| names.iter().any(|known| name.starts_with(known) || name.ends_with(known)));
    let in_query = by_query.find_map(|(_, value)| value.parse().ok());
    in_query.or_else(|| {
        let last = url.path().trim_end_matches('/').rsplit('/').next()?;
        (last.len() <= 5).then(|| last.parse().ok())?
    })
}
