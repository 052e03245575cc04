//! What the elements of a feed say, put down in the draft of the feed or of its entry.
//!
//! In: an element with its attributes and the pieces of its text. Out: values offered to the
//! draft. It never follows the structure; that is the reader's work.

use std::borrow::Cow;

use super::draft::{File, offer};
use super::field::{Piece, Writing, html, plain};
use super::name::Field;
use super::reader::{Gathering, Reader, Role};
use super::token::Tag;
use crate::parse::harvest::Format;

impl<'t> Reader<'t> {
    /// An element that says something of the feed or the entry.
    pub(super) fn open_field(&mut self, tag: Tag<'t>, field: Field) {
        let attributes = tag.has_attributes();
        match field {
            Field::Link if attributes && self.read_link(&tag) => return,
            Field::Category if attributes => {
                let name = ["term", "label", "text"].iter().find_map(|name| tag.attribute(name));
                if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
                    let name = self.entities.replace(name);
                    self.draft().categorise(name);
                    return;
                }
            }
            Field::Enclosure if attributes => {
                self.read_enclosure(&tag);
                self.open(tag, Role::Group);
                return;
            }
            _ => {}
        }
        if !tag.closed {
            self.pieces.clear();
            self.gathering = Some(Gathering { tag, field, nested: 0 });
        }
    }

    pub(super) fn read_language(&mut self, tag: &Tag<'t>) {
        if let Some(language) = tag.attribute("xml:lang").filter(|language| !language.trim().is_empty()) {
            self.draft().language.get_or_insert(Cow::Borrowed(language));
        }
    }

    /// Atom's link; `false` where the address is the element's text.
    fn read_link(&mut self, tag: &Tag<'t>) -> bool {
        let Some(href) = tag.attribute("href") else { return false };
        let address = self.entities.replace(href);
        let base = self.base_at(tag);
        let rel = tag.attribute("rel").unwrap_or("alternate").trim().to_ascii_lowercase();
        let mime = tag.attribute("type");
        // Of several, the one that is said to be a web page is for reading.
        let rank = mime.map_or(5, |mime| if mime.contains("html") { 6 } else { 3 });
        let length = tag.attribute("length");
        let draft = self.draft();
        match rel.as_str() {
            "alternate" | "" => draft.offer_link(rank, address, base),
            "enclosure" => draft.attach(File { url: address, mime, length }),
            "next" => draft.next = Some((address, base)),
            "self" | "edit" | "replies" | "hub" | "first" | "last" | "previous" | "prev" | "license" => {}
            _ if rel.contains(':') || rel.contains('.') => {}
            _ => draft.offer_link(0, address, base),
        }
        true
    }

    /// `<enclosure>` and `<media:content>`.
    fn read_enclosure(&mut self, tag: &Tag<'t>) {
        let Some(url) = tag.attribute("url").or_else(|| tag.attribute("href")) else { return };
        let url = self.entities.replace(url);
        let length = tag.attribute("length").or_else(|| tag.attribute("filesize"));
        let mime = tag.attribute("type");
        self.draft().attach(File { url, mime, length });
    }

    /// Keeps what the element `tag` says in `pieces`.
    pub(super) fn keep(&mut self, tag: Tag<'t>, field: Field, pieces: &[Piece<'t>]) {
        let atom = self.format == Some(Format::Atom);
        let default = match field {
            Field::Content(2) => Writing::Markup,
            Field::Title(3) | Field::Summary(3) | Field::Content(4) if atom => Writing::Plain,
            _ => Writing::Html,
        };
        match field {
            Field::Title(rank) => {
                let text = html(pieces, Writing::of(&tag, default), &self.scope, &self.entities);
                offer(&mut self.draft().title, rank, text);
            }
            Field::Content(rank) | Field::Summary(rank) => {
                let text = html(pieces, Writing::of(&tag, default), &self.scope, &self.entities);
                self.keep_text(tag, matches!(field, Field::Content(_)), rank, text);
            }
            Field::Author(rank) => {
                let name = self.person(pieces);
                offer(&mut self.draft().author, rank, name);
            }
            _ => {
                let text = plain(pieces, &self.entities);
                self.keep_plain(tag, field, text);
            }
        }
    }

    fn keep_text(&mut self, tag: Tag<'t>, whole: bool, rank: u8, text: Cow<'t, str>) {
        let base = self.base_at(&tag);
        let draft = self.draft();
        let slot = if whole { &mut draft.content } else { &mut draft.summary };
        let kept = offer(slot, rank, text);
        if kept && (whole || draft.content.is_none()) {
            draft.base = base;
        }
    }

    fn keep_plain(&mut self, tag: Tag<'t>, field: Field, text: Cow<'t, str>) {
        match field {
            Field::Link => {
                let base = self.base_at(&tag);
                self.draft().offer_link(4, text, base);
            }
            Field::Enclosure => self.draft().attach(File { url: text, mime: None, length: None }),
            Field::Id => {
                let permalink =
                    tag.attribute("ispermalink").is_none_or(|value| !value.eq_ignore_ascii_case("false"));
                let address = permalink && self.format == Some(Format::Rss) && is_address(&text);
                let draft = self.draft();
                if address {
                    draft.offer_link(2, text.clone(), None);
                }
                offer(&mut draft.id, 1, text);
            }
            Field::Published(rank) => {
                offer(&mut self.draft().published, rank, text);
            }
            Field::Updated(rank) => {
                offer(&mut self.draft().updated, rank, text);
            }
            Field::Category => self.draft().categorise(text),
            Field::Keywords => {
                for name in text.split(',') {
                    self.draft().categorise(name.trim().to_owned().into());
                }
            }
            Field::Language => {
                self.draft().language.get_or_insert(text);
            }
            Field::Ttl => self.pulse.ttl = text.trim().parse().ok(),
            Field::SkipHour if self.entry.is_none() => self.pulse.skip_hour(text.trim()),
            Field::SkipDay if self.entry.is_none() => self.pulse.skip_day(text.trim()),
            Field::Period => self.pulse.set_period(text.trim()),
            Field::Frequency => self.pulse.frequency = text.trim().parse().ok(),
            _ => {}
        }
    }

    /// The name inside an author: `<name>`, else the text itself, else the e-mail address.
    fn person(&self, pieces: &[Piece<'t>]) -> Cow<'t, str> {
        let child = |wanted: Field| {
            let begin = pieces.iter().position(
                |piece| matches!(piece, Piece::Start(tag) if self.scope.field(tag.name) == wanted),
            )?;
            let inside = &pieces[begin + 1..];
            let end = inside.iter().position(|piece| matches!(piece, Piece::Start(_) | Piece::End(_)));
            let text = plain(&inside[..end.unwrap_or(inside.len())], &self.entities);
            (!text.trim().is_empty()).then_some(text)
        };
        let has_children = pieces.iter().any(|piece| matches!(piece, Piece::Start(_)));
        match child(Field::Name).or_else(|| child(Field::Email)) {
            Some(name) => name,
            None if has_children => Cow::Borrowed(""),
            None => plain(pieces, &self.entities),
        }
    }
}

fn is_address(text: &str) -> bool {
    let text = text.trim_ascii();
    (text.starts_with("http://") || text.starts_with("https://") || text.starts_with('/'))
        && !text.contains(char::is_whitespace)
}
