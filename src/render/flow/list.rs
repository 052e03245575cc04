//! Lists: bullets by depth, numbers as wide as the largest.

use super::blocks::Setter;
use super::inline::has_text;
use super::tree::{Element, Node};
use super::{Ink, measure};

/// A list without order.
pub fn bullets(setter: &mut Setter, list: &Element<'_>, ink: Ink) {
    items(setter, list, ink, |_| "• ".to_owned());
}

/// A numbered list.
pub fn numbers(setter: &mut Setter, list: &Element<'_>, ink: Ink) {
    let first = list.start.unwrap_or(1);
    let count = list.children.iter().filter(|child| is_item(child)).count();
    let highest = first.saturating_add_unsigned(count.saturating_sub(1) as u64);
    let digits = first.to_string().len().max(highest.to_string().len());
    items(setter, list, ink, |at| format!("{:>digits$}. ", first.saturating_add(at)));
}

fn items(setter: &mut Setter, list: &Element<'_>, ink: Ink, marker: impl Fn(i64) -> String) {
    if list.children.iter().all(is_tight) {
        setter.tight(|setter| each(setter, list, ink, &marker, Setter::close_up));
    } else {
        each(setter, list, ink, &marker, |_| {});
    }
    setter.open_up();
}

fn each(
    setter: &mut Setter,
    list: &Element<'_>,
    ink: Ink,
    marker: &impl Fn(i64) -> String,
    after: fn(&mut Setter),
) {
    let mut at = 0;
    for child in &list.children {
        match child {
            Node::Element(item) if is_item(child) => {
                let marker = marker(at);
                let rest = " ".repeat(measure::width(&marker));
                if child_has_text(item) {
                    setter.inset(Some(marker), &rest, |setter| setter.blocks(&item.children, ink));
                }
                at += 1;
            }
            // What stands between items is set as it is.
            other => setter.blocks(std::slice::from_ref(other), ink),
        }
        after(setter);
    }
}

fn is_item(node: &Node<'_>) -> bool {
    matches!(node, Node::Element(element) if element.name == "li")
}

fn child_has_text(item: &Element<'_>) -> bool {
    item.children.iter().any(has_text)
}

/// Whether an item is no more than running text, perhaps with a list of such items under it.
fn is_tight(node: &Node<'_>) -> bool {
    let Node::Element(item) = node else { return true };
    item.children.iter().all(|child| match child {
        Node::Text(_) => true,
        Node::Element(element) => match element.name {
            "ul" | "ol" => element.children.iter().all(is_tight),
            "p" => item.children.iter().filter(|other| is_block(other)).count() < 2 && !element.holds_block,
            _ => element.is_inline(),
        },
    })
}

fn is_block(node: &Node<'_>) -> bool {
    matches!(node, Node::Element(element) if !element.is_inline())
}
