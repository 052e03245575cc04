//! The next page of a paged listing.
//!
//! In: a page's tree and its own address. Out: the address of the page after it: by the source's
//! selector, by `rel=next`, by the words that pages use, or by the number after this page's.

use dom_query::NodeRef;
use url::Url;

use super::read::Sheet;
use crate::news::{resolve, same_page};
use crate::parse::Warning;
use crate::parse::article::outline::{class_of, tidy};
use crate::parse::article::signs;

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

/// The next page, if there is one.
pub fn page(sheet: &Sheet<'_>, warnings: &mut Vec<Warning>) -> Option<Url> {
    let rule = sheet.hints.rules.listing.as_ref().and_then(|rules| rules.next.as_deref());
    if let Some(selector) = rule {
        let found = sheet.doc.try_select(selector).and_then(|found| address(sheet, found.nodes().first()?));
        if found.is_none() && sheet.doc.try_select(selector).is_none_or(|found| found.is_empty()) {
            warnings.push(Warning::Selector("next"));
        }
        return found;
    }
    let related = sheet.doc.select("link[rel=next], a[rel~=next]");
    if let Some(url) = related.nodes().iter().find_map(|node| address(sheet, node)) {
        return Some(url);
    }
    let links = sheet.doc.select("a[href]");
    let says_next = |node: &&NodeRef<'_>| {
        let text = tidy(&node.text()).to_lowercase();
        let label = node.attr_or("aria-label", "").to_lowercase();
        let class = class_of(node);
        WORDS.contains(&text.as_str())
            || WORDS.contains(&label.as_str())
            || (signs::has_word(&class, &["next"])
                && signs::has_word(&class, &["page", "pagination", "pager", "numbers"]))
    };
    let by_word = links.nodes().iter().filter(says_next).find_map(|node| address(sheet, node));
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
            ".current, .active, [aria-current], .pagination b, .pagination strong, .paging b, .pager b",
        );
        marks.nodes().iter().find_map(said)
    };
    link(here + 1, &|number| number == here + 1).or_else(|| link(marked()? + 1, &|number| number > here))
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
