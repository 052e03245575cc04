//! Turns a recognised listing into selectors, ready for the configuration.
//!
//! In: headlines and the items read from them. Out: [`ListingRules`] that find the same headlines
//! on the same page, or nothing: selectors that were not tried are not handed out.

use dom_query::NodeRef;

use super::group::{Entry, is_stable};
use super::read::Sheet;
use super::ruled;
use super::score::DATE_CLASSES;
use crate::news::{Item, ListingRules};
use crate::parse::article::outline::{class_of, tidy};
use crate::parse::article::signs;

/// Selectors that read `items` again.
pub fn rules(sheet: &Sheet<'_>, entries: &[Entry<'_>], items: &[Item]) -> Option<ListingRules> {
    let first = entries.get(entries.len() / 2)?;
    let title = title_selector(first);
    let date = date_selector(&first.block);
    let is_link = first.block.has_name("a") && tidy(&first.link.text()) == first.title;
    // The shortest path from above that finds these headlines and no others.
    let mut item = selector(&first.block);
    for above in std::iter::once(None).chain(first.block.ancestors_it(Some(5)).map(Some)) {
        if let Some(above) = above {
            item = format!("{} > {item}", selector(&above));
        }
        let rules = ListingRules {
            item: Some(item.clone()),
            title: (!is_link).then(|| title.clone()),
            date: date.clone(),
            ..ListingRules::default()
        };
        let again = ruled::items(sheet, &rules, &mut Vec::new());
        let told = |items: &[Item]| -> Vec<(String, String)> {
            items.iter().map(|item| (item.key.clone(), item.title.clone())).collect()
        };
        if told(&again) == told(items) {
            return Some(rules);
        }
    }
    None
}

/// An element's name and its stable classes.
fn selector(node: &NodeRef<'_>) -> String {
    let mut selector = node.node_name().unwrap_or_default().to_string();
    let class = node.attr("class").unwrap_or_default();
    for class in class
        .split_ascii_whitespace()
        .filter(|class| is_stable(&class.to_ascii_lowercase()) && is_plain(class))
        .take(2)
    {
        selector.push('.');
        selector.push_str(class);
    }
    selector
}

/// Whether a class needs no escape in a selector.
fn is_plain(class: &str) -> bool {
    class.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && class.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn title_selector(entry: &Entry<'_>) -> String {
    let link = selector(&entry.link);
    let inside = entry
        .link
        .descendants_it()
        .find(|node| ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| node.has_name(name)));
    if let Some(heading) = inside {
        return selector(&heading);
    }
    // Titles that are only a part of their link, or none at all.
    if tidy(&entry.link.text()) != entry.title
        && let Some(part) = entry
            .block
            .descendants_it()
            .filter(|part| part.is_element() && tidy(&part.text()) == entry.title)
            .last()
    {
        return selector(&part);
    }
    let headed =
        entry.link.ancestors_it(Some(3)).take_while(|above| above.id != entry.block.id).find(|above| {
            ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| above.has_name(name))
                || signs::has_word(&class_of(above), &["title", "judul", "headline"])
        });
    headed.map_or(link.clone(), |heading| format!("{} {link}", selector(&heading)))
}

fn date_selector(block: &NodeRef<'_>) -> Option<String> {
    let dated = block.descendants_it().find(|node| {
        node.is_element() && (node.has_name("time") || signs::has_word(&class_of(node), DATE_CLASSES))
    })?;
    Some(selector(&dated)).filter(|it| it == "time" || it.contains('.'))
}
