//! What any format says of one item, on its way to becoming news.
//!
//! In: raw strings of a feed, a JSON answer or a sitemap: HTML where the format has HTML,
//! addresses as written. Out: an [`Item`] whose every string went through the sanitiser, with a
//! key that is the same on every visit. The formats differ in how they say it, not in what.

use std::collections::HashMap;

use url::Url;

use super::extent::{Place, extent, is_boilerplate};
use crate::news::{CleanHtml, Enclosure, Extent, Item, When, canonical, resolve, stable_hash, visible};
use crate::parse::clean::{clean, line};

/// The longest short text, in characters.
const SUMMARY: usize = 400;

/// The longest headline that is made of the text where there is none, in characters.
const BORROWED_TITLE: usize = 90;

/// One item as its source tells it.
#[derive(Debug, Default)]
pub struct Told<'a> {
    /// The source's own name for it.
    pub id: &'a str,
    /// Its page, as written.
    pub link: Option<&'a str>,
    /// The headline, as HTML.
    pub title: &'a str,
    /// The whole text, as HTML.
    pub content: Option<&'a str>,
    /// A short text or the only text, as HTML.
    pub summary: Option<&'a str>,
    /// What relative addresses in the texts are relative to.
    pub base: Option<Url>,
    /// When it was published.
    pub published: Option<When>,
    /// When it was last changed.
    pub updated: Option<When>,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// Its language, as written.
    pub language: Option<&'a str>,
    /// Rubrics and keywords.
    pub categories: Vec<&'a str>,
    /// Files.
    pub enclosures: Vec<Enclosure>,
}

impl Told<'_> {
    /// The item, from a document at `url`; it may have neither headline, page nor text.
    pub fn item(self, url: &Url) -> Item {
        let base = self.base.as_ref().unwrap_or(url);
        let link = self.link.and_then(|link| address(link, base));
        let (body, extent) = self.body(base);
        let summary = self.summary.map(line).filter(|text| !text.is_empty()).map(|text| shortened(&text));
        let mut title = line(self.title);
        if title.is_empty() {
            title =
                borrowed_title(summary.as_deref().unwrap_or_default(), body.as_ref().map(CleanHtml::as_str));
        }
        let published = self.published.or(self.updated);
        let updated =
            self.updated.filter(|updated| published.is_some_and(|published| published.at != updated.at));
        Item {
            key: key(self.id, link.as_ref(), &title, published),
            url: link,
            title,
            published,
            updated,
            byline: self.author.and_then(byline),
            lang: self.language.and_then(language),
            summary,
            body,
            extent,
            categories: self.categories.into_iter().map(line).filter(|name| !name.is_empty()).collect(),
            enclosures: self.enclosures,
            ..Item::default()
        }
    }

    fn body(&self, base: &Url) -> (Option<CleanHtml>, Extent) {
        let filled = |text: Option<&str>| text.is_some_and(|text| !text.trim_ascii().is_empty());
        let (text, place) = if filled(self.content) {
            (self.content, Place::Content)
        } else if filled(self.summary) {
            (self.summary, Place::Description)
        } else {
            return (None, Extent::None);
        };
        let body = clean(text.unwrap_or_default(), Some(base));
        let extent = extent(&body, place);
        if body.is_empty() { (None, Extent::None) } else { (Some(body), extent) }
    }
}

/// Reads an address that may hold line breaks and blanks where a generator folded it.
pub fn address(text: &str, base: &Url) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if text.contains(['\n', '\r', '\t']) {
        let text: String = text.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
        return resolve(&text, Some(base));
    }
    resolve(text, Some(base))
}

/// The key under which a source's item is known: its own name, else its page, else a hash.
fn key(id: &str, link: Option<&Url>, title: &str, published: Option<When>) -> String {
    let id = visible(id.trim());
    if !id.is_empty() {
        return id.into_owned();
    }
    match link {
        Some(link) => canonical(link).into(),
        None => hashed(title, published),
    }
}

fn hashed(title: &str, published: Option<When>) -> String {
    let date = published.map(|when| when.to_string()).unwrap_or_default();
    format!("hash:{:016x}", stable_hash(format!("{title}\n{date}").as_bytes()))
}

/// Gives items that share a key (a generator's constant guid, a link to the home page) keys of
/// their own, made of what tells them apart.
pub fn settle_keys(items: &mut [Item]) {
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(items.len());
    for item in items.iter() {
        *seen.entry(item.key.as_str()).or_default() += 1;
    }
    let shared: Vec<bool> =
        items.iter().map(|item| seen.get(item.key.as_str()).is_some_and(|n| *n > 1)).collect();
    if !shared.contains(&true) {
        return;
    }
    let mut links: HashMap<Url, usize> = HashMap::new();
    for url in items.iter().filter_map(|item| item.url.as_ref()) {
        *links.entry(canonical(url)).or_default() += 1;
    }
    for (item, _) in items.iter_mut().zip(shared).filter(|(_, shared)| *shared) {
        let link = item.url.as_ref().map(canonical);
        item.key = match link {
            Some(link) if links.get(&link) == Some(&1) => link.into(),
            _ if item.title.is_empty() => hashed(&item.key, item.published),
            _ => hashed(&item.title, item.published),
        };
    }
}

/// At most [`SUMMARY`] characters, ending with a whole word.
fn shortened(text: &str) -> String {
    let text = match text.rfind("The post ") {
        Some(at) if is_boilerplate(&text[at..]) => text[..at].trim_end(),
        _ => text,
    };
    cut(text, SUMMARY)
}

fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let room = text.char_indices().nth(most - 1).map_or(end, |(at, _)| at);
    let kept = text[..room].rfind(' ').map_or(&text[..room], |space| &text[..space]);
    format!(
        "{}…",
        kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–'))
    )
}

/// A headline for an item that has none: the beginning of its text.
fn borrowed_title(summary: &str, body: Option<&str>) -> String {
    if !summary.is_empty() {
        return cut(summary, BORROWED_TITLE);
    }
    let body = body.unwrap_or_default();
    let head = &body[..body.floor_char_boundary(2_000)];
    cut(&line(head), BORROWED_TITLE)
}

/// The name in an author's element: without the e-mail address where both are given, and
/// without the "By" that pages put before it.
fn byline(text: &str) -> Option<String> {
    let text = line(text);
    let mut name = text.as_str();
    if let (Some(open), true) = (name.find('('), name.ends_with(')'))
        && name[..open].contains('@')
    {
        name = &name[open + 1..name.len() - 1];
    } else if let Some(open) = name.find('<').filter(|open| *open > 0 && name[*open..].contains('@')) {
        name = &name[..open];
    }
    let mut name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ','));
    for prefix in ["oleh:", "oleh ", "by:", "by "] {
        if name.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)) {
            name = name[prefix.len()..].trim_start();
        }
    }
    (!name.is_empty()).then(|| cut(name, 200))
}

/// A BCP 47 tag, where `text` is one.
pub fn language(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "-");
    let sound = (2..=35).contains(&text.len())
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    sound.then(|| text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url() -> Url {
        Url::parse("https://kantor.example.go.id/feed/").unwrap()
    }

    #[test]
    fn a_key_is_the_guid_the_page_or_a_hash() {
        let told = |id, link, title| Told { id, link, title, ..Told::default() };
        let key = |told: Told<'_>| told.item(&url()).key;
        assert_eq!(key(told(" 17 ", Some("/a"), "A")), "17");
        assert_eq!(key(told("", Some("/a/?utm_source=rss"), "A")), "https://kantor.example.go.id/a");
        assert_eq!(key(told("", None, "A")), key(told("", None, "A")));
        assert_ne!(key(told("", None, "A")), key(told("", None, "B")));
    }

    #[test]
    fn shared_keys_are_told_apart() {
        let item = |key: &str, link: &str, title: &str| Item {
            key: key.into(),
            url: Some(url().join(link).unwrap()),
            title: title.into(),
            ..Item::default()
        };
        let mut items = [
            item("sama", "/1", "A"),
            item("sama", "/2", "B"),
            item("lain", "/3", "C"),
            item("sama", "/2", "D"),
        ];
        settle_keys(&mut items);
        assert_eq!(items[0].key, "https://kantor.example.go.id/1");
        assert_eq!(items[2].key, "lain");
        assert!(items[1].key.starts_with("hash:") && items[1].key != items[3].key);
    }

    #[test]
    fn a_byline_is_a_name() {
        let cases = [
            ("humas@a.go.id (Humas Kanwil)", Some("Humas Kanwil")),
            ("Siti <siti@a.go.id>", Some("Siti")),
            ("Siti &lt;siti@a.go.id&gt;", Some("Siti")),
            ("Oleh: Budi", Some("Budi")),
            ("humas@a.go.id–Humas", Some("humas@a.go.id–Humas")),
            ("  ", None),
        ];
        for (given, wanted) in cases {
            assert_eq!(byline(given).as_deref(), wanted, "{given}");
        }
    }

    #[test]
    fn a_short_text_ends_with_a_word() {
        let long = "kata ".repeat(200);
        let short = shortened(&long);
        assert!(short.chars().count() <= SUMMARY && short.ends_with("kata…"), "{short}");
        assert_eq!(shortened("Isi. The post Judul appeared first on Situs."), "Isi.");
    }
}
