//! A listing read by the selectors of the configuration.
//!
//! In: a page's tree and [`ListingRules`]. Out: its items. What the rules do not name is found as
//! on a page without rules; a selector that is no CSS or finds nothing on the whole page is named
//! in a warning.

use dom_query::{Matcher, NodeRef, Selection};

use super::read::Sheet;
use super::{block, group::Entry};
use crate::news::{Item, ListingRules, canonical, resolve};
use crate::parse::Warning;
use crate::parse::article::outline::tidy;

struct Matchers {
    title: Option<Matcher>,
    link: Option<Matcher>,
    date: Option<Matcher>,
    summary: Option<Matcher>,
}

/// The items that `rules` find.
pub fn items(sheet: &Sheet<'_>, rules: &ListingRules, warnings: &mut Vec<Warning>) -> Vec<Item> {
    let mut compile = |selector: &Option<String>, name: &'static str| {
        let matcher = Matcher::new(selector.as_deref()?).ok();
        if matcher.as_ref().is_none_or(|matcher| sheet.doc.select_single_matcher(matcher).is_empty()) {
            warnings.push(Warning::Selector(name));
        }
        matcher
    };
    let item = compile(&rules.item, "item");
    let matchers = Matchers {
        title: compile(&rules.title, "title"),
        link: compile(&rules.link, "link"),
        date: compile(&rules.date, "date"),
        summary: compile(&rules.summary, "summary"),
    };
    // Without an item each title is one.
    let Some(blocks) = item.as_ref().or(matchers.title.as_ref()) else { return Vec::new() };
    let blocks = sheet.doc.select_matcher(blocks);
    blocks.nodes().iter().filter_map(|block| read(sheet, block, &matchers)).collect()
}

fn read(sheet: &Sheet<'_>, node: &NodeRef<'_>, matchers: &Matchers) -> Option<Item> {
    let within = Selection::from(*node);
    let first = |matcher: &Option<Matcher>| {
        let matcher = matcher.as_ref()?;
        if node.is_match(matcher) {
            return Some(*node);
        }
        within.select_single_matcher(matcher).nodes().first().copied()
    };
    let any = |selector: &str| within.select_single(selector).nodes().first().copied();
    let titled = first(&matchers.title)
        .or_else(|| any("h1, h2, h3, h4, h5, h6"))
        .or_else(|| within.select("a[href]").nodes().iter().max_by_key(|link| link.text().len()).copied())
        .unwrap_or(*node);
    let link = first(&matchers.link)
        .or_else(|| link_of(&titled))
        .or_else(|| any("a[href]"))
        .or_else(|| link_of(node))?;
    let link = if link.has_attr("href") { link } else { link_of(&link)? };
    let url = canonical(&resolve(&link.attr_or("href", ""), Some(sheet.base))?);
    let title = tidy(&titled.text());
    let title = if title.is_empty() { tidy(&link.attr_or("title", "")) } else { title };
    if title.is_empty() {
        return None;
    }
    let entry = Entry { title: title.clone(), url: url.clone(), link, block: *node };
    let told = block::read(sheet, &entry);
    let named_date = first(&matchers.date).map(|node| block::date_of(&node, sheet.hints));
    Some(Item {
        key: url.to_string(),
        published: named_date.unwrap_or(told.date).or_else(|| block::date_in_address(&url, sheet.hints)),
        summary: first(&matchers.summary).map(|node| tidy(&node.text())).or(told.summary),
        section: told.section,
        url: Some(url),
        title,
        ..Item::default()
    })
}

/// The link that an element is, holds or stands in.
fn link_of<'n>(node: &NodeRef<'n>) -> Option<NodeRef<'n>> {
    let is_link = |node: &NodeRef<'_>| node.has_name("a") && node.has_attr("href");
    if is_link(node) {
        return Some(*node);
    }
    node.descendants_it().find(is_link).or_else(|| node.ancestors_it(Some(4)).find(is_link))
}
