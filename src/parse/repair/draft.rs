//! What is known of a feed or of one of its entries while the reader is inside it.
//!
//! In: values with a rank, for dialects say the same thing in several elements. Out: canonical
//! Atom, one element for each thing known. Values that say nothing never replace any.

use std::borrow::Cow;

use url::Url;

use super::reference::{attribute, cdata};

/// The longest text of an article that is kept, in bytes.
const BODY: usize = 1024 * 1024;

/// The longest headline, address or name, in bytes.
const LINE: usize = 4096;

/// The most categories and files of one entry.
const LIST: usize = 64;

/// A value and its rank among rivals.
type Ranked<'t> = Option<(u8, Cow<'t, str>)>;

/// A file that belongs to an entry.
#[derive(Debug)]
pub struct File<'t> {
    /// Its address as written.
    pub url: Cow<'t, str>,
    /// Its media type.
    pub mime: Option<&'t str>,
    /// Its size in bytes, as written.
    pub length: Option<&'t str>,
}

/// An address and the base that `xml:base` gives it.
pub type Based<'t> = (Cow<'t, str>, Option<Url>);

/// A feed or an entry in the making.
#[derive(Debug, Default)]
pub struct Draft<'t> {
    /// The headline, as HTML.
    pub title: Ranked<'t>,
    /// The whole text, as HTML.
    pub content: Ranked<'t>,
    /// A short text or the only one, as HTML.
    pub summary: Ranked<'t>,
    /// Dates as written.
    pub published: Ranked<'t>,
    /// Dates as written.
    pub updated: Ranked<'t>,
    /// The author's name, as plain text.
    pub author: Ranked<'t>,
    /// The item's own name.
    pub id: Ranked<'t>,
    /// The page, with the rank of the place it was found in.
    pub link: Option<(u8, Based<'t>)>,
    /// The next page of a paged feed.
    pub next: Option<Based<'t>>,
    /// The language.
    pub language: Option<Cow<'t, str>>,
    /// Rubrics and keywords.
    pub categories: Vec<Cow<'t, str>>,
    /// Files.
    pub files: Vec<File<'t>>,
    /// What relative addresses inside the text are relative to.
    pub base: Option<Url>,
}

/// Puts `value` into `slot` unless something of the same or a higher rank is there.
pub fn offer<'t>(slot: &mut Ranked<'t>, rank: u8, value: Cow<'t, str>) -> bool {
    let better = slot.as_ref().is_none_or(|(held, _)| rank > *held) && !value.trim_ascii().is_empty();
    if better {
        *slot = Some((rank, value));
    }
    better
}

impl<'t> Draft<'t> {
    /// As [`offer`], for the page's address.
    pub fn offer_link(&mut self, rank: u8, address: Cow<'t, str>, base: Option<Url>) {
        let better =
            self.link.as_ref().is_none_or(|(held, _)| rank > *held) && !address.trim_ascii().is_empty();
        if better {
            self.link = Some((rank, (address, base)));
        }
    }

    /// Takes an address that serves as the name for the page's where none is given.
    pub fn link_by_id(&mut self) {
        if let (None, Some((_, id))) = (&self.link, &self.id)
            && (id.trim_ascii().starts_with("http://") || id.trim_ascii().starts_with("https://"))
        {
            self.link = Some((0, (id.clone(), None)));
        }
    }

    /// Adds a rubric; more than the limit or the same again are left out.
    pub fn categorise(&mut self, name: Cow<'t, str>) {
        let said = name.trim_ascii().is_empty() || self.categories.contains(&name);
        if !said && self.categories.len() < LIST {
            self.categories.push(name);
        }
    }

    /// Adds a file; more than the limit or the same again are left out.
    pub fn attach(&mut self, file: File<'t>) {
        let said = file.url.trim_ascii().is_empty() || self.files.iter().any(|held| held.url == file.url);
        if !said && self.files.len() < LIST {
            self.files.push(file);
        }
    }

    /// Writes the entry.
    pub fn write_entry(&self, out: &mut String) {
        out.push_str("<entry>");
        self.write_fields("summary", out);
        element("id", "", text(&self.id), out);
        element("published", "", text(&self.published), out);
        if self.content.is_some() || self.base.is_some() || self.language.is_some() {
            // feed-rs keeps base and language only with the content.
            out.push_str("<content type=\"html\"");
            for (name, value) in
                [("xml:base", self.base.as_ref().map(Url::as_str)), ("xml:lang", self.language.as_deref())]
            {
                if let Some(value) = value {
                    attribute(name, clip(value.trim(), LINE), out);
                }
            }
            out.push('>');
            cdata(clip(text(&self.content).unwrap_or_default(), BODY), out);
            out.push_str("</content>");
        }
        for name in &self.categories {
            out.push_str("<category");
            attribute("term", clip(name.trim_ascii(), LINE), out);
            out.push_str("/>");
        }
        for file in &self.files {
            out.push_str("<link rel=\"enclosure\"");
            attribute("href", clip(file.url.trim_ascii(), LINE), out);
            if let Some(base) = &self.base {
                attribute("xml:base", base.as_str(), out);
            }
            for (name, value) in [("type", file.mime), ("length", file.length)] {
                if let Some(value) = value {
                    attribute(name, clip(value.trim(), 80), out);
                }
            }
            out.push_str("/>");
        }
        out.push_str("</entry>\n");
    }

    /// Writes what belongs to the feed itself.
    pub fn write_feed(&self, out: &mut String) {
        self.write_fields("subtitle", out);
        if let Some(next) = &self.next {
            link("next", next, out);
        }
    }

    fn write_fields(&self, summary: &str, out: &mut String) {
        element("title", " type=\"html\"", text(&self.title), out);
        match (&self.link, self.files.first()) {
            (Some((_, address)), _) => link("alternate", address, out),
            // A circular without a page of its own is its own page.
            (None, Some(file)) => link("alternate", &(file.url.clone(), self.base.clone()), out),
            (None, None) => {}
        }
        element("updated", "", text(&self.updated), out);
        if let Some(text) = text(&self.summary) {
            for part in ["<", summary, " type=\"html\">"] {
                out.push_str(part);
            }
            cdata(clip(text, BODY), out);
            for part in ["</", summary, ">"] {
                out.push_str(part);
            }
        }
        if let Some((_, name)) = &self.author {
            out.push_str("<author>");
            element("name", "", Some(name), out);
            out.push_str("</author>");
        }
    }
}

fn text<'a>(value: &'a Ranked<'_>) -> Option<&'a str> {
    value.as_ref().map(|(_, text)| text.as_ref())
}

/// An element of one short text.
fn element(name: &str, attributes: &str, text: Option<&str>, out: &mut String) {
    let Some(text) = text else { return };
    for part in ["<", name, attributes, ">"] {
        out.push_str(part);
    }
    cdata(clip(text.trim_ascii(), LINE), out);
    for part in ["</", name, ">"] {
        out.push_str(part);
    }
}

fn link(rel: &str, (address, base): &Based<'_>, out: &mut String) {
    out.push_str("<link");
    attribute("rel", rel, out);
    attribute("href", clip(address.trim_ascii(), LINE), out);
    if let Some(base) = base {
        attribute("xml:base", base.as_str(), out);
    }
    out.push_str("/>");
}

/// At most `most` bytes of `text`, ending between two characters.
fn clip(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
