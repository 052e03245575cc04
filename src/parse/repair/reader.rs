//! Follows a feed's elements, closes what was left open, and drafts feed and entries.
//!
//! In: tokens. Out: [`Repaired`]. At most 64 elements are open at a time and 5,000 entries kept;
//! deeper elements are passed over, further entries counted.

use std::borrow::Cow;

use jiff::SignedDuration;
use url::Url;

use super::draft::{Draft, offer};
use super::field::Piece;
use super::name::{Field, Namespace, Scope};
use super::pulse::Pulse;
use super::recovery::{breaks, ends, is_prose, is_void};
use super::reference::Entities;
use super::token::{Tag, Token, Tokens};
use crate::news::Rest;
use crate::parse::harvest::{Format, Warning};

/// The most elements that are open at a time.
const DEPTH: usize = 64;

/// The longest address that others are relative to, in bytes.
const ADDRESS: usize = 4096;

/// The most tags and texts of one field; nobody writes an article of so many.
const PIECES: usize = 100_000;

/// The most entries of one feed that are kept.
pub const ENTRIES: usize = 5_000;

/// A feed made safe to read.
#[derive(Debug)]
pub struct Repaired {
    /// Atom 1.0.
    pub xml: String,
    /// What it was before.
    pub format: Format,
    /// The feed's language as written.
    pub language: Option<String>,
    /// The shortest time between two visits, as the feed wishes.
    pub every: Option<SignedDuration>,
    /// When the feed wants no visitors.
    pub rest: Rest,
    /// What was mended or left out.
    pub warnings: Vec<Warning>,
}

/// Repairs `text`, which came from `url`; `None` where it is no feed.
pub fn repair(text: &str, url: &Url) -> Option<Repaired> {
    let mut tokens = Tokens::new(text);
    let mut reader = Reader::new(url, text.len());
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(tag) => reader.start(tag, tokens.rest()),
            Token::End(name) => reader.end(name),
            Token::Text(text) => reader.piece(Piece::Text(text)),
            Token::Cdata(text) => reader.piece(Piece::Cdata(text)),
            Token::Stray => reader.piece(Piece::Stray),
            Token::Doctype(text) => reader.entities.declare(text),
        }
    }
    let cut = tokens.cut() || !reader.stack.is_empty();
    reader.finish(cut)
}

/// What an open element means to the elements inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A root or channel.
    Container,
    /// An item or entry.
    Entry,
    /// A wrapper whose children count as its parent's.
    Group,
    /// Something whose children mean nothing.
    Skip,
}

struct Open<'t> {
    name: &'t str,
    role: Role,
}

/// The element whose text is being gathered.
pub(super) struct Gathering<'t> {
    /// Its start tag.
    pub tag: Tag<'t>,
    /// What it means.
    pub field: Field,
    /// How many elements of the same name are open inside it.
    pub nested: usize,
}

/// The state between two tokens.
pub(super) struct Reader<'t> {
    url: Url,
    /// What the document is; `None` before its root.
    pub(super) format: Option<Format>,
    stack: Vec<Open<'t>>,
    /// Open elements past [`DEPTH`].
    over: usize,
    pub(super) scope: Scope<'t>,
    bases: Vec<(usize, Url)>,
    pub(super) entities: Entities<'t>,
    pub(super) gathering: Option<Gathering<'t>>,
    pub(super) pieces: Vec<Piece<'t>>,
    feed: Draft<'t>,
    pub(super) entry: Option<Draft<'t>>,
    pub(super) pulse: Pulse,
    entries: usize,
    /// How many bytes [`Reader::is_left_open`] may still look at.
    sight: usize,
    mended: bool,
    capped: bool,
    crowded: bool,
    out: String,
}

impl<'t> Reader<'t> {
    fn new(url: &Url, length: usize) -> Self {
        let mut out = String::with_capacity(length + length / 8 + 256);
        out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        Self {
            url: url.clone(),
            format: None,
            stack: Vec::new(),
            over: 0,
            scope: Scope::default(),
            bases: Vec::new(),
            entities: Entities::default(),
            gathering: None,
            pieces: Vec::new(),
            feed: Draft::default(),
            entry: None,
            pulse: Pulse::default(),
            entries: 0,
            sight: length.saturating_mul(4),
            mended: false,
            capped: false,
            crowded: false,
            out,
        }
    }

    /// A start tag; `rest` is the text behind it.
    fn start(&mut self, tag: Tag<'t>, rest: &str) {
        let depth = self.stack.len();
        self.scope.leave(depth + 1);
        if self.gathering.is_none() {
            self.scope.leave(depth);
        }
        self.scope.enter(&tag, depth);
        let field = self.scope.field(tag.name);
        if let Some(gathering) = &mut self.gathering {
            let foreign = self.scope.split(tag.name).0 == Namespace::Xhtml;
            if foreign || !breaks(gathering, &tag, field) {
                if !tag.closed && tag.name.eq_ignore_ascii_case(gathering.tag.name) {
                    gathering.nested += 1;
                }
                return self.gather(Piece::Start(tag));
            }
            self.mended = true;
            self.gathered();
        }
        match field {
            Field::Rss | Field::Rdf | Field::Atom | Field::Channel => self.open_container(tag, field),
            Field::Entry => self.open_entry(tag),
            _ if self.format.is_none() => {}
            _ if self.stack.last().is_some_and(|open| open.role == Role::Skip) => self.open(tag, Role::Skip),
            Field::Unknown if self.is_left_open(&tag, rest) => self.mended = true,
            Field::Unknown => self.open(tag, Role::Skip),
            Field::Group => self.open(tag, Role::Group),
            _ => self.open_field(tag, field),
        }
    }

    /// Whether the entry at hand ends before `tag`, which means nothing, is closed: then what
    /// follows it in `rest` is the entry's own.
    fn is_left_open(&mut self, tag: &Tag<'t>, rest: &str) -> bool {
        let entry = self.stack.last().filter(|open| open.role == Role::Entry && !tag.closed);
        let Some(entry) = entry else { return false };
        let names = |text: &str, name: &str| {
            text.strip_prefix(name)
                .is_some_and(|after| after.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
        };
        let mut at = 0;
        while let Some(open) = rest[at..].find('<') {
            let Some(sight) = self.sight.checked_sub(open + 1) else { return false };
            (at, self.sight) = (at + open + 1, sight);
            let (closes, name) = match rest[at..].strip_prefix('/') {
                Some(name) => (true, name),
                None => (false, &rest[at..]),
            };
            if closes && names(name, tag.name) {
                return false;
            }
            if names(name, entry.name) {
                return true;
            }
        }
        true
    }

    /// Opens an element unless its tag closes it at once.
    pub(super) fn open(&mut self, tag: Tag<'t>, role: Role) {
        if tag.closed || is_void(tag.name) {
            return;
        }
        if self.stack.len() >= DEPTH {
            self.over += 1;
            self.capped = true;
            return;
        }
        if tag.has_attributes()
            && let Some(base) = self.base_at(&tag)
        {
            self.bases.push((self.stack.len(), base));
        }
        self.stack.push(Open { name: tag.name, role });
    }

    /// Closes everything from `depth` on.
    fn close_to(&mut self, depth: usize) {
        self.stack.truncate(depth);
        self.scope.leave(depth);
        while self.bases.last().is_some_and(|(at, _)| *at >= depth) {
            self.bases.pop();
        }
        self.over = 0;
    }

    fn open_container(&mut self, tag: Tag<'t>, field: Field) {
        self.close_entry();
        if self.format.is_none() {
            self.format = Some(if field == Field::Atom { Format::Atom } else { Format::Rss });
        }
        let container = self.stack.iter().rposition(|open| open.role == Role::Container);
        self.close_to(container.map_or(0, |at| at + 1));
        if tag.has_attributes() {
            self.read_language(&tag);
            if let Some(href) = tag.attribute("href") {
                let base = self.base_at(&tag);
                self.feed.offer_link(1, self.entities.replace(href), base);
            }
        }
        // What the root declares must outlive the clearing of what stood before it.
        self.scope.enter(&tag, self.stack.len());
        self.open(tag, Role::Container);
    }

    fn open_entry(&mut self, tag: Tag<'t>) {
        self.mended |= self.entry.is_some();
        self.close_entry();
        let atom = tag.name.to_ascii_lowercase().ends_with("entry");
        self.format.get_or_insert(if atom { Format::Atom } else { Format::Rss });
        let mut entry = Draft::default();
        if tag.has_attributes() {
            let base = self.base_at(&tag);
            if let Some(about) = tag.attribute("rdf:about").or_else(|| tag.attribute("about")) {
                offer(&mut entry.id, 0, self.entities.replace(about));
                entry.offer_link(1, self.entities.replace(about), base.clone());
            }
            if let Some(href) = tag.attribute("href") {
                entry.offer_link(2, self.entities.replace(href), base);
            }
            if let Some(date) = tag.attribute("lastmod") {
                offer(&mut entry.updated, 0, Cow::Borrowed(date));
            }
        }
        self.entry = Some(entry);
        self.read_language(&tag);
        self.scope.enter(&tag, self.stack.len());
        self.open(tag, Role::Entry);
        if let Some(entry) = &mut self.entry {
            entry.base = self.bases.last().map(|(_, base)| base.clone());
        }
        if tag.closed {
            self.close_entry();
        }
    }

    /// Ends the entry at hand, if any, and writes it.
    fn close_entry(&mut self) {
        let Some(mut entry) = self.entry.take() else { return };
        if let Some(at) = self.stack.iter().rposition(|open| open.role == Role::Entry) {
            self.close_to(at);
        }
        entry.link_by_id();
        self.entries += 1;
        if self.entries <= ENTRIES {
            entry.write_entry(&mut self.out);
        }
    }

    /// The entry at hand, else the feed.
    pub(super) fn draft(&mut self) -> &mut Draft<'t> {
        self.entry.as_mut().unwrap_or(&mut self.feed)
    }

    /// The base of addresses in the element `tag`; `None` where it is the feed's own address.
    pub(super) fn base_at(&self, tag: &Tag<'t>) -> Option<Url> {
        let outer = self.bases.last().map(|(_, base)| base);
        let Some(given) = tag.attribute("xml:base").or_else(|| self.cdf_base(tag)) else {
            return outer.cloned();
        };
        // Every element below copies its base.
        let given = (given.len() <= ADDRESS).then(|| self.entities.replace(given));
        let base = given.and_then(|given| outer.unwrap_or(&self.url).join(given.trim()).ok());
        base.filter(|base| base.as_str().len() <= ADDRESS).or_else(|| outer.cloned())
    }

    /// CDF has an attribute of its own for the base, on its channel.
    fn cdf_base(&self, tag: &Tag<'t>) -> Option<&'t str> {
        if self.stack.is_empty() { tag.attribute("base") } else { None }
    }

    fn piece(&mut self, piece: Piece<'t>) {
        if self.gathering.is_some() {
            self.gather(piece);
        }
        self.mended |= matches!(piece, Piece::Stray);
    }

    fn gather(&mut self, piece: Piece<'t>) {
        if self.pieces.len() < PIECES {
            self.pieces.push(piece);
        } else {
            self.crowded = true;
        }
    }

    fn end(&mut self, name: &'t str) {
        if let Some(gathering) = &mut self.gathering {
            if name.eq_ignore_ascii_case(gathering.tag.name) {
                if gathering.nested == 0 {
                    return self.gathered();
                }
                gathering.nested -= 1;
            }
            let field = self.scope.field(name);
            let foreign = self.scope.split(name).0 == Namespace::Xhtml;
            if foreign || !ends(gathering, field) {
                return self.gather(Piece::End(name));
            }
            self.mended = true;
            self.gathered();
        }
        if self.over > 0 {
            self.over -= 1;
            return;
        }
        match self.stack.iter().rposition(|open| open.name.eq_ignore_ascii_case(name)) {
            Some(at) => {
                if self.stack[at..].iter().any(|open| open.role == Role::Entry) {
                    self.close_entry();
                }
                self.mended |= self.stack.len() > at + 1;
                self.close_to(at.min(self.stack.len()));
            }
            // `<link href>` may be written with an end tag; nobody waits for it.
            None => self.mended |= self.format.is_some() && self.scope.field(name) == Field::Unknown,
        }
    }

    /// Ends the element whose text was being gathered and keeps what it says.
    fn gathered(&mut self) {
        let Some(Gathering { tag, field, .. }) = self.gathering.take() else { return };
        let pieces = std::mem::take(&mut self.pieces);
        self.keep(tag, field, trimmed(&pieces));
        self.pieces = pieces;
    }

    fn finish(mut self, cut: bool) -> Option<Repaired> {
        // Half a text is better than none; half an address or date is a wrong one.
        if self.gathering.as_ref().is_some_and(|gathering| is_prose(gathering.field)) {
            self.gathered();
        }
        self.close_entry();
        let format = self.format?;
        self.feed.link_by_id();
        self.feed.write_feed(&mut self.out);
        self.out.push_str("</feed>\n");
        let mut warnings = Vec::new();
        if cut {
            warnings.push(Warning::CutOff);
        } else if self.mended {
            warnings.push(Warning::Repaired);
        }
        if self.capped {
            warnings.push(Warning::Cap("depth"));
        }
        if self.crowded {
            warnings.push(Warning::Cap("pieces"));
        }
        if self.entries > ENTRIES {
            warnings.push(Warning::TooMany(self.entries - ENTRIES));
        }
        Some(Repaired {
            xml: self.out,
            format,
            language: self.feed.language.map(Cow::into_owned),
            every: self.pulse.every(),
            rest: self.pulse.rest,
            warnings,
        })
    }
}

/// `pieces` without the blanks around the only one that matters.
fn trimmed<'a, 't>(pieces: &'a [Piece<'t>]) -> &'a [Piece<'t>] {
    let blank = |piece: &Piece<'_>| matches!(piece, Piece::Text(text) if text.trim_ascii().is_empty());
    let begin = pieces.iter().position(|piece| !blank(piece)).unwrap_or(pieces.len());
    let end = pieces.iter().rposition(|piece| !blank(piece)).map_or(begin, |at| at + 1);
    &pieces[begin..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The names of `xml`'s elements in order; fails where it is not well-formed.
    fn well_formed(xml: &str) -> Result<Vec<String>, quick_xml::Error> {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut names = Vec::new();
        loop {
            match reader.read_event()? {
                quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                    names.push(tag.name().as_ref().to_owned());
                }
                quick_xml::events::Event::Eof => return Ok(names),
                _ => {}
            }
        }
    }

    fn url() -> Url {
        Url::parse("https://kantor.example.go.id/rss").unwrap()
    }

    #[test]
    fn nothing_foreign_gets_through() {
        let text = "<rss xmlns:x='y'><channel><x:title>no</x:title><image><title>no</title></image><title>Situs</title>\
                    <item><x:title>no</x:title><source><title>no</title></source><title>Satu</item><item><title>Dua</title></item>";
        let repaired = repair(text, &url()).unwrap();
        assert!(!repaired.xml.contains("no<"), "{}", repaired.xml);
        let names = well_formed(&repaired.xml).unwrap();
        assert_eq!(names, ["feed", "entry", "title", "entry", "title", "title"]);
    }

    #[test]
    fn hostile_documents_take_linear_time() {
        for piece in [
            "<item>",
            "<title>",
            "<a ='",
            "<a =\"",
            "<!--",
            "<![CDATA[",
            "<?",
            "<!DOCTYPE [",
            "&",
            "<x xmlns:a='b'>",
            "</x>",
            "<a><b>",
            "<",
        ] {
            for head in ["", "<rss><item><description>", "<feed><entry>"] {
                let text = format!("{head}{}", piece.repeat(100_000));
                repair(&text, &url());
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_well_formed(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
            if let Some(repaired) = repair(&pieces.concat(), &url()) {
                prop_assert!(well_formed(&repaired.xml).is_ok(), "{}", repaired.xml);
            }
        }
    }

    const PIECES: &[&str] = &[
        "<rss>",
        "<feed>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>",
        "<channel>",
        "<item>",
        "<entry>",
        "<a:entry>",
        "</item>",
        "</entry>",
        "</channel>",
        "<title>",
        "<title type='xhtml'>",
        "</title>",
        "<link>",
        "<link href='&\"x'/>",
        "</link>",
        "<description>",
        "<content type='x/y'>",
        "</content>",
        "<media:group>",
        "</media:group>",
        "<guid>",
        "<category term='a&b<'/>",
        "<enclosure url='<x>\"'/>",
        "<author><name>",
        "</author>",
        "<p xml:base='/x'>",
        "</p>",
        "<![CDATA[",
        "]]>",
        "]]",
        ">",
        "&amp;",
        "&#0;",
        "&#27;",
        "\u{1b}",
        "\u{0}",
        "\u{fffe}",
        "é",
        "a",
        " ",
        "<",
        "\"",
        "'",
        "<!-- ",
        "-->",
        "<?php ",
        "?>",
    ];
}
