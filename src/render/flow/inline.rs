//! Running text: inline elements flattened into pieces of one ink each.

use url::Url;

use super::tree::{Element, Node};
use super::{Ink, Run};

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text in one ink; white space as in the source.
    Text(Run),
    /// A forced line break.
    Break,
}

impl Piece {
    /// A piece of text.
    pub fn text(text: impl Into<String>, ink: Ink) -> Self {
        Self::Text(Run { text: text.into(), ink })
    }

    /// Whether it holds nothing to read.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(run) => is_blank(&run.text),
            Self::Break => true,
        }
    }
}

/// Whether `text` is white space only.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Adds what `node` says to `pieces`, and its links to `links`.
pub fn gather(node: &Node<'_>, ink: Ink, links: &mut Vec<Url>, pieces: &mut Vec<Piece>) {
    match node {
        Node::Text(text) => pieces.push(Piece::text(text.as_ref(), ink)),
        Node::Element(element) if element.name == "br" => pieces.push(Piece::Break),
        Node::Element(element) if element.name == "img" => picture(element, ink, pieces),
        Node::Element(element) => {
            let ink = inked(element, ink, links);
            for child in &element.children {
                gather(child, ink, links, pieces);
            }
        }
    }
}

/// A picture is its description, behind a sign that says so.
fn picture(element: &Element<'_>, ink: Ink, pieces: &mut Vec<Piece>) {
    if let Some(alt) = element.alt.as_deref().filter(|alt| !is_blank(alt)) {
        pieces.push(Piece::text("▣ ", Ink { furniture: true, ..ink }));
        pieces.push(Piece::text(alt, Ink { emphasis: true, ..ink }));
    }
}

/// The ink inside `element`.
pub fn inked(element: &Element<'_>, ink: Ink, links: &mut Vec<Url>) -> Ink {
    match element.name {
        "a" => Ink { link: link(element, links).or(ink.link), ..ink },
        "em" | "i" | "cite" | "dfn" | "var" => Ink { emphasis: true, ..ink },
        "strong" | "b" | "mark" => Ink { strong: true, ..ink },
        "code" | "kbd" | "samp" | "tt" => Ink { code: true, ..ink },
        _ => ink,
    }
}

/// The number of a link that has something to click on; the same address twice in a row (a
/// picture and its title) is one link.
fn link(element: &Element<'_>, links: &mut Vec<Url>) -> Option<u32> {
    let url = Url::parse(element.href.as_deref()?).ok()?;
    if !element.children.iter().any(has_text) {
        return None;
    }
    if links.last() != Some(&url) {
        links.push(url);
    }
    u32::try_from(links.len() - 1).ok()
}

/// Whether anything can be read in `node`.
pub fn has_text(node: &Node<'_>) -> bool {
    match node {
        Node::Text(text) => !is_blank(text),
        Node::Element(element) => {
            element.alt.as_deref().is_some_and(|alt| element.name == "img" && !is_blank(alt))
                || element.children.iter().any(has_text)
        }
    }
}
