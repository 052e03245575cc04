//! The vocabulary of feeds: which element means what, in every dialect and under every prefix.
//!
//! In: an element's name as written and the namespaces in scope. Out: a [`Field`]. Namespaces
//! are told by their address, undeclared prefixes by what the world uses them for.

use super::token::Tag;

/// The most declarations that are heeded at a time; each costs every name a look.
const DECLARATIONS: usize = 256;

/// The namespaces that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespace {
    /// RSS of any version, Atom of any version, or none at all.
    Core,
    /// `content:encoded`.
    Content,
    /// Dublin Core elements and terms.
    Dublin,
    /// Media RSS.
    Media,
    /// iTunes podcasts.
    Itunes,
    /// The RSS 1.0 syndication module.
    Syndication,
    /// XHTML.
    Xhtml,
    /// RDF itself.
    Rdf,
    /// Anything else.
    Other,
}

/// What an element means to a reader of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The root of RSS.
    Rss,
    /// The root of RSS 0.90 and 1.0.
    Rdf,
    /// The root of Atom.
    Atom,
    /// A channel of RSS or CDF.
    Channel,
    /// An item or entry.
    Entry,
    /// Wraps fields and means nothing itself.
    Group,
    /// The headline; the number ranks rivals, the highest wins.
    Title(u8),
    /// The address of the page.
    Link,
    /// The item's own name.
    Id,
    /// A short text or the only text; the number ranks rivals.
    Summary(u8),
    /// The whole text; the number ranks rivals.
    Content(u8),
    /// The date of publication; the number ranks rivals.
    Published(u8),
    /// The date of the last change; the number ranks rivals.
    Updated(u8),
    /// The author; the number ranks rivals.
    Author(u8),
    /// A person's name, inside an author.
    Name,
    /// A person's e-mail address, inside an author.
    Email,
    /// A rubric or keyword.
    Category,
    /// Keywords with commas between.
    Keywords,
    /// A file that belongs to the item.
    Enclosure,
    /// The language.
    Language,
    /// Minutes between visits.
    Ttl,
    /// An hour without visitors.
    SkipHour,
    /// A day without visitors.
    SkipDay,
    /// The unit of time of the syndication module.
    Period,
    /// How often in that unit.
    Frequency,
    /// Nothing; neither do its children.
    Unknown,
}

/// The namespace of the address `uri`.
pub fn namespace(uri: &str) -> Namespace {
    let uri = uri.trim().to_ascii_lowercase();
    let holds = |part: &str| uri.contains(part);
    if uri.is_empty()
        || holds("/2005/atom")
        || holds("purl.org/atom/ns")
        || holds("purl.org/echo")
        || holds("purl.org/pie")
    {
        Namespace::Core
    } else if holds("modules/content") {
        Namespace::Content
    } else if holds("purl.org/dc/") {
        Namespace::Dublin
    } else if holds("mrss") {
        Namespace::Media
    } else if holds("podcast-1.0.dtd") {
        Namespace::Itunes
    } else if holds("modules/syndication") {
        Namespace::Syndication
    } else if holds("1999/xhtml") {
        Namespace::Xhtml
    } else if holds("22-rdf-syntax-ns") {
        Namespace::Rdf
    } else if ["/rss", "/rss2", "/rss/1.0", "rss1.1#", "/simple/0.9", "rss091#", "rss-0.91.dtd"]
        .iter()
        .any(|end| uri.trim_end_matches('/').ends_with(end))
        || holds("newformat")
        || holds("necho")
    {
        Namespace::Core
    } else {
        Namespace::Other
    }
}

/// The namespace that an undeclared `prefix` usually stands for.
fn customary(prefix: &str) -> Namespace {
    match prefix.to_ascii_lowercase().as_str() {
        "atom" | "atom03" | "atom10" | "a10" | "rss" => Namespace::Core,
        "content" => Namespace::Content,
        "dc" | "dcterms" => Namespace::Dublin,
        "media" => Namespace::Media,
        "itunes" => Namespace::Itunes,
        "sy" => Namespace::Syndication,
        "html" | "xhtml" => Namespace::Xhtml,
        "rdf" => Namespace::Rdf,
        _ => Namespace::Other,
    }
}

/// The namespaces that are declared where the reader stands.
#[derive(Debug, Default)]
pub struct Scope<'t> {
    bound: Vec<(usize, &'t str, Namespace)>,
}

impl<'t> Scope<'t> {
    /// Notes what `tag`, an element at `depth`, declares.
    ///
    /// The default namespace of a root is never heeded: generators copy any into `<rss>`.
    pub fn enter(&mut self, tag: &Tag<'t>, depth: usize) {
        if !tag.has_attributes() || self.bound.len() >= DECLARATIONS {
            return;
        }
        for (name, value) in tag.attributes() {
            if name.eq_ignore_ascii_case("xmlns") && depth > 0 {
                self.bound.push((depth, "", namespace(value)));
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.bound.push((depth, prefix, namespace(value)));
            }
        }
    }

    /// Forgets what elements at `depth` and below declared.
    pub fn leave(&mut self, depth: usize) {
        while self.bound.last().is_some_and(|(bound, ..)| *bound >= depth) {
            self.bound.pop();
        }
    }

    /// The namespace and the local part of `name`.
    pub fn split(&self, name: &'t str) -> (Namespace, &'t str) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let bound = self.bound.iter().rev().find(|(_, bound, _)| *bound == prefix);
        let namespace = match bound {
            Some((.., namespace)) => *namespace,
            None if prefix.is_empty() => Namespace::Core,
            None => customary(prefix),
        };
        (namespace, local)
    }

    /// What the element called `name` means.
    pub fn field(&self, name: &'t str) -> Field {
        let (namespace, local) = self.split(name);
        let mut buffer = [0; 24];
        let Some(lower) = buffer.get_mut(..local.len()) else { return Field::Unknown };
        lower.copy_from_slice(local.as_bytes());
        lower.make_ascii_lowercase();
        let Ok(local) = std::str::from_utf8(lower) else { return Field::Unknown };
        match namespace {
            Namespace::Core => core(local),
            Namespace::Rdf => {
                if local == "rdf" {
                    Field::Rdf
                } else {
                    Field::Unknown
                }
            }
            Namespace::Content => {
                if local == "encoded" {
                    Field::Content(3)
                } else {
                    Field::Unknown
                }
            }
            Namespace::Dublin => dublin(local),
            Namespace::Media => media(local),
            Namespace::Itunes => itunes(local),
            Namespace::Xhtml => {
                if local == "body" || local == "div" {
                    Field::Content(2)
                } else {
                    Field::Unknown
                }
            }
            Namespace::Syndication => match local {
                "updateperiod" => Field::Period,
                "updatefrequency" => Field::Frequency,
                _ => Field::Unknown,
            },
            Namespace::Other => Field::Unknown,
        }
    }
}

fn core(local: &str) -> Field {
    match local {
        "item" | "entry" => Field::Entry,
        "title" => Field::Title(3),
        "link" => Field::Link,
        "guid" | "id" => Field::Id,
        "description" => Field::Summary(4),
        "summary" => Field::Summary(3),
        "tagline" | "subtitle" | "abstract" => Field::Summary(2),
        "content" | "encoded" => Field::Content(4),
        "body" | "fullitem" => Field::Content(1),
        "pubdate" | "published" => Field::Published(5),
        "issued" => Field::Published(4),
        "created" => Field::Published(1),
        "updated" | "modified" => Field::Updated(3),
        "lastbuilddate" => Field::Updated(1),
        "author" => Field::Author(3),
        "managingeditor" => Field::Author(1),
        "category" | "tag" => Field::Category,
        "enclosure" => Field::Enclosure,
        "language" => Field::Language,
        "ttl" => Field::Ttl,
        "skiphours" | "skipdays" | "categories" | "tags" => Field::Group,
        "hour" => Field::SkipHour,
        "day" => Field::SkipDay,
        "name" => Field::Name,
        "email" => Field::Email,
        "rss" => Field::Rss,
        "rdf" => Field::Rdf,
        "feed" => Field::Atom,
        "channel" => Field::Channel,
        _ => home_made(local),
    }
}

/// The words of home-made generators, which lose against the standard's.
fn home_made(local: &str) -> Field {
    match local {
        "judul" | "headline" => Field::Title(1),
        "isi" | "konten" | "fulltext" | "full-text" | "content_encoded" => Field::Content(1),
        "ringkasan" | "deskripsi" | "excerpt" => Field::Summary(1),
        "tautan" | "permalink" | "url" => Field::Link,
        "tanggal" | "tgl" | "date" | "datetime" | "publishdate" | "pub_date" | "publish_date" => {
            Field::Published(2)
        }
        "creator" | "penulis" => Field::Author(1),
        "kategori" | "rubrik" => Field::Category,
        _ => Field::Unknown,
    }
}

fn dublin(local: &str) -> Field {
    match local {
        "title" => Field::Title(2),
        "description" => Field::Summary(2),
        "date" => Field::Published(3),
        "issued" | "available" => Field::Published(4),
        "created" => Field::Published(2),
        "modified" => Field::Updated(2),
        "creator" | "author" => Field::Author(4),
        "subject" => Field::Category,
        "language" => Field::Language,
        _ => Field::Unknown,
    }
}

fn media(local: &str) -> Field {
    match local {
        "group" => Field::Group,
        "content" => Field::Enclosure,
        "title" => Field::Title(1),
        "description" => Field::Summary(1),
        "category" => Field::Category,
        "keywords" => Field::Keywords,
        _ => Field::Unknown,
    }
}

fn itunes(local: &str) -> Field {
    match local {
        "title" => Field::Title(1),
        "summary" => Field::Summary(1),
        "author" => Field::Author(2),
        "category" => Field::Category,
        "keywords" => Field::Keywords,
        _ => Field::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::{Token, Tokens};
    use super::*;

    fn root(text: &str) -> Scope<'_> {
        let mut scope = Scope::default();
        for token in Tokens::new(text) {
            if let Token::Start(tag) = token {
                scope.enter(&tag, 0);
            }
        }
        scope
    }

    #[test]
    fn names_mean_the_same_under_every_prefix() {
        let cases = [
            ("<rss>", "pubDate", Field::Published(5)),
            ("<rss>", "PUBDATE", Field::Published(5)),
            ("<rss>", "dc:creator", Field::Author(4)),
            ("<rss xmlns:d='http://purl.org/dc/elements/1.1/'>", "d:date", Field::Published(3)),
            ("<rss xmlns:dc='http://lain.example/'>", "dc:date", Field::Unknown),
            ("<rss xmlns='http://www.w3.org/2005/Atom'>", "item", Field::Entry),
            ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "a:entry", Field::Entry),
            ("<rss>", "media:title", Field::Title(1)),
            ("<rss>", "foo:title", Field::Unknown),
            ("<rss>", "a-name-longer-than-any-known-one", Field::Unknown),
        ];
        for (text, name, field) in cases {
            assert_eq!(root(text).field(name), field, "{text} {name}");
        }
    }
}
