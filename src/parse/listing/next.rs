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
    by_word.filter(|url| number(url) > number(sheet.hints.url)).or_else(|| by_number(sheet, links.nodes()))
}

/// The link whose text is this page's number plus one.
fn by_number(sheet: &Sheet<'_>, links: &[NodeRef<'_>]) -> Option<Url> {
    let wanted = number(sheet.hints.url) + 1;
    let follows = |node: &&NodeRef<'_>| tidy(&node.text()) == wanted.to_string();
    links.iter().filter(follows).filter_map(|node| address(sheet, node)).find(|url| number(url) == wanted)
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

/// The number of a page: `?page=2`, `/page/2/`, `/berita/2`; 1 where none is named. Joomla and
/// `CodeIgniter` count items (`?start=10`): any number counts as long as it grows.
fn number(url: &Url) -> u64 {
    let names = ["page", "halaman", "hal", "paged", "p", "pg", "start", "offset", "per_page", "limitstart"];
    let mut by_query = url
        .query_pairs()
        .filter(|(name, _)| names.iter().any(|known| name.starts_with(known) || name.ends_with(known)));
    let in_query = by_query.find_map(|(_, value)| value.parse().ok());
    in_query
        .or_else(|| {
            let last = url.path().trim_end_matches('/').rsplit('/').next()?;
            (last.len() <= 5).then(|| last.parse().ok())?
        })
        .unwrap_or(1)
}
