//! The list that a page gives to its scripts instead of to its readers.
//!
//! In: the data of a page: JSON-LD, the state of a script framework, a list given to a name. Out:
//! its items, or the dates of items that the page shows without any. Only lists whose members
//! have a headline and an address count; menus and paths from the home page do not.

use std::borrow::Cow;

use serde_json::Value;
use url::Url;

use super::headline;
use crate::news::{Item, When, canonical, resolve, route, same_page};
use crate::parse::Hints;
use crate::parse::clean::line;
use crate::parse::prefilter::Filtered;
use crate::parse::scripted;
use crate::words::dates;

const TITLES: &[&str] =
    &["title", "judul", "headline", "post_title", "news_title", "judul_berita", "name", "nama"];
const LINKS: &[&str] = &[
    "url",
    "link",
    "href",
    "permalink",
    "tautan",
    "mainEntityOfPage",
    "@id",
    "path",
    "uri",
    "canonical_url",
];
const SLUGS: &[&str] = &["slug", "slug_berita", "post_name", "seo", "alias"];
const DATES: &[&str] = &[
    "datePublished",
    "date_published",
    "published_at",
    "publishedAt",
    "published",
    "publish_date",
    "publishDate",
    "tanggal_publikasi",
    "tanggal_terbit",
    "tanggal",
    "tgl",
    "tgl_berita",
    "post_date",
    "pubDate",
    "date",
    "waktu",
    "dateCreated",
    "created_at",
    "createdAt",
];
/// Parts of the names of other fields that hold a headline, and of such that hold none.
const TITLED: &[&str] = &["judul", "title", "headline"];
const UNTITLED: &[&str] = &["sub", "meta", "seo", "og", "alt", "kat", "cat", "site", "slug"];
/// The same of those that hold a date.
const DATED: &[&str] = &["publi", "terbit", "tayang", "tanggal", "tgl", "date", "waktu"];
const UNDATED: &[&str] = &["update", "modif", "ubah", "hapus", "delete", "by", "user", "status", "url"];
const SUMMARIES: &[&str] = &["description", "excerpt", "ringkasan", "summary", "deskripsi", "abstract"];
/// What a member of a list may be wrapped in.
const WRAPS: &[&str] = &["item", "node", "attributes", "fields", "data", "_source"];
/// Lists of this name are no news.
const OTHER: &[&str] = &[
    "menu",
    "nav",
    "popular",
    "populer",
    "trending",
    "related",
    "terkait",
    "tags",
    "categor",
    "kategori",
    "links",
    "breadcrumb",
    "footer",
    "social",
    "slider",
    "banner",
    "navigation",
];
const FEWEST: usize = 2;
const MOST: usize = 500;

/// The news of the page's data: its longest list, that with dates first.
pub fn items(page: &Filtered, base: &Url, hints: &Hints<'_>) -> Vec<Item> {
    let mut search = Search { base, hints, best: Vec::new() };
    let written = page.json_ld.iter().chain(&page.data).filter_map(|text| scripted::value(text));
    for value in written.chain(scripted::rows(&page.streamed)) {
        search.value(&value, "");
    }
    search.best
}

/// Gives `items` the dates that the page's data knows of them.
pub fn date(items: &mut [Item], known: &[Item]) {
    for item in items.iter_mut().filter(|item| item.published.is_none()) {
        item.published = known.iter().find(|known| known.key == item.key).and_then(|known| known.published);
    }
}

struct Search<'s> {
    base: &'s Url,
    hints: &'s Hints<'s>,
    best: Vec<Item>,
}

impl Search<'_> {
    fn value(&mut self, value: &Value, name: &str) {
        let lower = name.to_ascii_lowercase();
        if OTHER.iter().any(|other| lower.contains(other)) {
            return;
        }
        match value {
            Value::Array(members) => {
                self.list(&members.iter().collect::<Vec<_>>());
                for member in members {
                    self.value(member, name);
                }
            }
            Value::Object(members) => {
                let kind = members.get("@type").and_then(Value::as_str).unwrap_or_default();
                if !matches!(kind, "BreadcrumbList" | "SiteNavigationElement" | "FAQPage") {
                    // A cache of a framework holds its members by their numbers.
                    self.list(&members.values().filter(|member| member.is_object()).collect::<Vec<_>>());
                    for (name, member) in members {
                        self.value(member, name);
                    }
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, members: &[&Value]) {
        let all = members.iter().filter(|member| member.is_object()).count();
        if !(FEWEST..=MOST).contains(&all) {
            return;
        }
        let mut found: Vec<Item> = members.iter().filter_map(|member| self.item(member, 0)).collect();
        found.dedup_by(|a, b| a.key == b.key);
        let rank =
            |items: &[Item]| (items.iter().filter(|item| item.published.is_some()).count(), items.len());
        let dated = found.iter().any(|item| item.published.is_some());
        let long = found.iter().filter(|item| headline::is_headline(&item.title)).count();
        let reads = dated || (long * 2 > found.len() && found.len() > FEWEST + 1);
        if found.len() >= FEWEST && found.len() * 10 >= all * 8 && reads && rank(&found) > rank(&self.best) {
            self.best = found;
        }
    }

    fn item(&self, member: &Value, depth: usize) -> Option<Item> {
        let title = text(member, TITLES).or_else(|| named(member, TITLED, UNTITLED));
        let title = title.map(|text| line(&text)).filter(|title| !title.is_empty());
        let link = text(member, LINKS).and_then(|link| resolve(link.trim(), Some(self.base)));
        let link = link.or_else(|| {
            self.by_slug(&text(member, SLUGS).or_else(|| named(member, &["slug"], &["kat", "cat"]))?)
        });
        let (Some(title), Some(link)) = (title, link) else {
            let inner = WRAPS.iter().find_map(|name| member.get(name).filter(|inner| inner.is_object()))?;
            return if depth < 3 { self.item(inner, depth + 1) } else { None };
        };
        if same_page(&link, self.hints.url) {
            return None;
        }
        let url = canonical(&link);
        Some(Item {
            key: url.to_string(),
            published: self.when(member),
            summary: text(member, SUMMARIES).map(|text| line(&text)).filter(|text| text.chars().count() > 40),
            title,
            url: Some(url),
            ..Item::default()
        })
    }

    /// A list at `/berita` has its news at `/berita/SLUG`.
    fn by_slug(&self, slug: &str) -> Option<Url> {
        let plain = !slug.is_empty() && !slug.contains(['/', '?', '#', ' ', ':']);
        let list = match route(self.hints.url) {
            Some(route) => format!("#{}", route.trim_end_matches('/')),
            None => self.hints.url.path().trim_end_matches('/').to_owned(),
        };
        (plain && !list.is_empty()).then(|| resolve(&format!("{list}/{slug}"), Some(self.hints.url)))?
    }

    fn when(&self, member: &Value) -> Option<When> {
        let read = |text: Cow<'_, str>| dates::read(&text, self.hints.now, self.hints.zone);
        let known = DATES.iter().find_map(|name| read(text(member, &[name])?));
        known.or_else(|| read(named(member, DATED, UNDATED)?))
    }
}

/// The first of `names` that says something; WordPress and JSON-LD wrap it once more.
fn text<'v>(value: &'v Value, names: &[&str]) -> Option<Cow<'v, str>> {
    names.iter().find_map(|name| match value.get(name)? {
        Value::String(text) if !text.trim().is_empty() => Some(Cow::Borrowed(text.as_str())),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        inner @ Value::Object(_) => ["rendered", "@id", "url", "id"]
            .iter()
            .find_map(|name| inner.get(name)?.as_str())
            .map(Cow::Borrowed),
        _ => None,
    })
}

/// A text in the first field whose name holds one of `wanted` and none of `unwanted`.
fn named<'v>(value: &'v Value, wanted: &[&str], unwanted: &[&str]) -> Option<Cow<'v, str>> {
    let holds = |name: &str, parts: &[&str]| parts.iter().any(|part| name.contains(part));
    let fits = |name: &str| holds(name, wanted) && !holds(name, unwanted);
    let mut fields = value.as_object()?.iter().filter(|(name, _)| fits(&name.to_ascii_lowercase()));
    fields.find_map(|(name, _)| text(value, &[name]))
}
