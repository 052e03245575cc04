//! Sanitised HTML as a tree, read without a browser's rules: the sanitiser has already made it
//! balanced, so a tag opens, a tag closes, and anything odd only loses its markup.
//!
//! Never deeper than [`DEEPEST`]: what is nested further keeps its text and loses its tags.

use std::borrow::Cow;

/// Real pages are at most about fifty deep; the walk over the tree is recursive.
const DEEPEST: usize = 60;

/// A piece of the tree.
#[derive(Debug)]
pub enum Node<'h> {
    /// Text, entities decoded.
    Text(Cow<'h, str>),
    /// An element.
    Element(Element<'h>),
}

/// An element.
#[derive(Debug)]
pub struct Element<'h> {
    /// Its name, as written.
    pub name: &'h str,
    /// `href`.
    pub href: Option<Cow<'h, str>>,
    /// `alt`.
    pub alt: Option<Cow<'h, str>>,
    /// `start` of an ordered list.
    pub start: Option<i64>,
    /// Whether it holds, at any depth, an element that starts a block of its own.
    pub holds_block: bool,
    /// What is inside.
    pub children: Vec<Node<'h>>,
}

impl Element<'_> {
    /// Whether it starts a block of its own.
    pub fn is_block(&self) -> bool {
        is_block(self.name)
    }

    /// Whether it and all inside is running text.
    pub fn is_inline(&self) -> bool {
        !self.is_block() && !self.holds_block
    }
}

/// Appends the text of `nodes` as it is written, for code: a `br` ends a line.
pub fn plain(nodes: &[Node<'_>], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(part) => text.push_str(part),
            Node::Element(element) if element.name == "br" => text.push('\n'),
            Node::Element(element) => plain(&element.children, text),
        }
    }
}

/// Whether elements of this name start a block of their own.
fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "big"
            | "br"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "wbr" | "col" | "input" | "source" | "embed" | "area")
}

/// The tree of `html`.
pub fn read(html: &str) -> Vec<Node<'_>> {
    let mut builder = Builder { open: Vec::new(), top: Vec::new() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        builder.text(&rest[..at]);
        let after = &rest[at + 1..];
        match tag_end(after) {
            Some(end) if is_tag(after) => {
                builder.tag(&after[..end]);
                rest = &after[end + 1..];
            }
            _ => {
                builder.text("<");
                rest = after;
            }
        }
    }
    builder.text(rest);
    builder.finish()
}

/// Whether what follows a `<` makes a tag and not a sign for "less than".
fn is_tag(after: &str) -> bool {
    after.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic() || c == '!')
}

/// Where the tag closes that starts at the beginning of `after`, quotation marks respected.
fn tag_end(after: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in after.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

struct Builder<'h> {
    open: Vec<Element<'h>>,
    top: Vec<Node<'h>>,
}

impl<'h> Builder<'h> {
    fn text(&mut self, text: &'h str) {
        if !text.is_empty() {
            self.push(Node::Text(decoded(text)));
        }
    }

    fn push(&mut self, node: Node<'h>) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.top.push(node),
        }
    }

    fn tag(&mut self, tag: &'h str) {
        if let Some(name) = tag.strip_prefix('/') {
            self.close(name.trim());
            return;
        }
        let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        let name = &tag[..name_end];
        if name.starts_with('!') {
            return;
        }
        let element = element(name, &tag[name_end..]);
        if element.is_block() {
            self.open.iter_mut().for_each(|parent| parent.holds_block = true);
        }
        if is_void(name) {
            self.push(Node::Element(element));
        } else if self.open.len() < DEEPEST {
            self.open.push(element);
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(depth) = self.open.iter().rposition(|element| element.name == name) {
            while self.open.len() > depth {
                self.close_last();
            }
        }
    }

    fn close_last(&mut self) {
        if let Some(element) = self.open.pop() {
            self.push(Node::Element(element));
        }
    }

    fn finish(mut self) -> Vec<Node<'h>> {
        while !self.open.is_empty() {
            self.close_last();
        }
        self.top
    }
}

fn element<'h>(name: &'h str, attributes: &'h str) -> Element<'h> {
    Element {
        name,
        href: attribute(attributes, "href"),
        alt: attribute(attributes, "alt"),
        start: attribute(attributes, "start").and_then(|start| start.trim().parse().ok()),
        holds_block: false,
        children: Vec::new(),
    }
}

/// The value of the attribute `wanted` in `name="value" name='value' name=value name`.
fn attribute<'h>(attributes: &'h str, wanted: &str) -> Option<Cow<'h, str>> {
    let mut rest = attributes.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    while !rest.is_empty() {
        let name_end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let name = &rest[..name_end];
        rest = rest[name_end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (text, tail) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((after, "")),
            };
            value = text;
            rest = tail;
        }
        if name == wanted {
            return Some(decoded(value));
        }
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    }
    None
}

/// `text` with the entities decoded that a serialiser writes.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 8);
        if let Some((length, character)) = name.and_then(|name| Some((name.len(), entity(name)?))) {
            out.push(character);
            rest = &rest[length + 2..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())
        }
    }
}
