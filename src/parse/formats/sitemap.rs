//! Sitemaps, news sitemaps and their indexes (sitemaps.org, Google News).
//!
//! In: the text of one. Out: a [`Harvest`]: an item for each page, or for an index the sitemap
//! that is most likely to hold the newest news. A plain sitemap knows no titles; they are read
//! off the addresses.

use std::borrow::Cow;

use jiff::Timestamp;
use url::Url;

use super::feed::date;
use super::told::{Told, address, settle_keys};
use crate::news::{Item, When};
use crate::parse::clean::line;
use crate::parse::harvest::{FeedLink, Format, Harvest, Hints, Warning};
use crate::parse::repair::{ENTRIES, Entities, Token, Tokens};

/// The most sitemaps of an index that are named.
const NAMED: usize = 200;

/// What one `<url>` or `<sitemap>` says.
#[derive(Debug, Default)]
struct Entry<'t> {
    loc: Cow<'t, str>,
    title: Cow<'t, str>,
    date: Option<When>,
    changed: Option<When>,
    language: Cow<'t, str>,
    keywords: Cow<'t, str>,
    site: Cow<'t, str>,
}

/// Reads `text` as a sitemap.
pub fn sitemap(text: &str, hints: &Hints<'_>) -> Harvest {
    let mut harvest = Harvest { format: Format::Sitemap, ..Harvest::default() };
    let mut entry: Option<Entry<'_>> = None;
    let mut maps = Vec::new();
    let (mut member, mut value) = ("", Cow::Borrowed(""));
    let mut tokens = Tokens::new(text);
    let mut count = 0_usize;
    for token in tokens.by_ref() {
        match token {
            Token::Start(tag) => {
                let name = local(tag.name);
                if matches!(name, "url" | "sitemap") && !tag.name.contains(':') {
                    entry = Some(Entry::default());
                }
                // A picture's own title and address are not the page's.
                let picture = tag.name.starts_with("image:") || tag.name.starts_with("video:");
                member = if picture { "" } else { name };
                value = Cow::Borrowed("");
            }
            Token::Text(part) | Token::Cdata(part) if !member.is_empty() => {
                let part = Entities::default().replace(part);
                value = if value.is_empty() { part } else { Cow::Owned(format!("{value}{part}")) };
            }
            Token::End(name) => {
                if let Some(entry) = &mut entry {
                    entry.keep(member, std::mem::take(&mut value), hints);
                }
                member = "";
                if name == "url" {
                    count += 1;
                    let item = entry.take().and_then(|entry| entry.item(hints));
                    harvest.items.extend(item.filter(|_| count <= ENTRIES));
                } else if name == "sitemap" {
                    maps.extend(entry.take().and_then(|entry| entry.map(hints)));
                }
            }
            _ => {}
        }
    }
    if tokens.cut() || entry.is_some() {
        harvest.warnings.push(Warning::CutOff);
    }
    if count > ENTRIES {
        harvest.warnings.push(Warning::TooMany(count - ENTRIES));
    }
    settle_keys(&mut harvest.items);
    name_maps(maps, &mut harvest);
    harvest
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

impl<'t> Entry<'t> {
    fn keep(&mut self, member: &str, value: Cow<'t, str>, hints: &Hints<'_>) {
        let when = |text: &str| date(text, hints.now, hints.zone);
        match member {
            "loc" if self.loc.is_empty() => self.loc = value,
            "title" if self.title.is_empty() => self.title = value,
            "lastmod" => self.changed = when(&value),
            "publication_date" => self.date = when(&value),
            "language" => self.language = value,
            "keywords" => self.keywords = value,
            "name" => self.site = value,
            _ => {}
        }
    }

    fn item(self, hints: &Hints<'_>) -> Option<Item> {
        let url = address(&self.loc, hints.url)?;
        let title = if self.title.trim().is_empty() { title_of(&url)? } else { self.title.into_owned() };
        let item = Told {
            link: Some(&self.loc),
            title: &title,
            published: self.date,
            updated: self.changed,
            language: Some(&self.language),
            categories: self.keywords.split(',').map(str::trim).collect(),
            ..Told::default()
        }
        .item(hints.url);
        let site = Some(line(&self.site)).filter(|site| !site.is_empty());
        Some(Item { site, ..item })
    }

    fn map(self, hints: &Hints<'_>) -> Option<(Url, Option<Timestamp>)> {
        Some((address(&self.loc, hints.url)?, self.changed.map(|when| when.at)))
    }
}

/// A title read off the address: `/berita/rapat-kerja-2020.html` is "Rapat kerja 2020". `None`
/// for the home page.
fn title_of(url: &Url) -> Option<String> {
    let segment = url.path_segments()?.rfind(|segment| !segment.is_empty())?;
    let segment = percent_decoded(segment);
    let stem = segment
        .rsplit_once('.')
        .filter(|(_, ending)| ending.len() <= 5)
        .map_or(segment.as_str(), |(stem, _)| stem);
    let words = stem.replace(['-', '_', '+'], " ");
    let words = words.trim();
    let mut letters = words.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code =
            after.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        if let (b'%', Some(code)) = (first, code) {
            bytes.push(code);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    // A title is HTML on its way to the sanitiser.
    String::from_utf8_lossy(&bytes).replace('&', "&amp;").replace('<', "&lt;")
}

/// Names the sitemaps of an index, the most promising first and as the next page.
fn name_maps(mut maps: Vec<(Url, Option<Timestamp>)>, harvest: &mut Harvest) {
    let promise = |url: &Url| {
        let path = url.path().to_ascii_lowercase();
        let holds = |words: &[&str]| words.iter().any(|word| path.contains(word));
        if holds(&["news"]) { 2 } else { i32::from(holds(&["berita", "post", "artikel", "article"])) }
    };
    maps.sort_by_key(|(url, changed)| std::cmp::Reverse((promise(url), *changed)));
    harvest.next = maps.first().map(|(url, _)| url.clone());
    harvest.feeds.extend(maps.into_iter().take(NAMED).map(|(url, _)| FeedLink { url, title: None }));
}

#[cfg(test)]
mod tests {
    use super::super::feed::tests::hints;
    use super::*;

    fn read(text: &str) -> Harvest {
        let url = Url::parse("https://kantor.example.go.id/sitemap.xml").unwrap();
        sitemap(text, &hints(&url))
    }

    #[test]
    fn a_news_sitemap_has_titles_and_dates() {
        let harvest = read(
            "<urlset xmlns:news='x'><url><loc> https://kantor.example.go.id/a?x=1&amp;y=2 </loc><image:image>\
             <image:loc>/foto.jpg</image:loc><image:title>Foto</image:title></image:image><news:news><news:publication>\
             <news:name>Kantor &amp; Kita</news:name><news:language>id</news:language></news:publication>\
             <news:publication_date>2021-01-17T10:00:00+07:00</news:publication_date>\
             <news:title>Rapat R&D dibuka</news:title><news:keywords>haji, umrah</news:keywords></news:news></url>",
        );
        let item = &harvest.items[0];
        assert_eq!(item.url.as_ref().map(Url::as_str), Some("https://kantor.example.go.id/a?x=1&y=2"));
        assert_eq!((item.title.as_str(), item.site.as_deref()), ("Rapat R&D dibuka", Some("Kantor & Kita")));
        assert_eq!(item.published.unwrap().to_string(), "2021-01-17T10:00:00+07:00");
        assert_eq!((item.lang.as_deref(), item.categories.join("|")), (Some("id"), "haji|umrah".to_owned()));
    }

    #[test]
    fn a_plain_sitemap_has_the_titles_of_its_addresses() {
        let harvest = read(
            "<?xml version='1.0'?><urlset><url><loc>https://kantor.example.go.id/</loc></url>\
             <url><loc>https://kantor.example.go.id/berita/rapat-kerja-2021.html</loc><lastmod>2021-01-17</lastmod></url>\
             <url><loc>https://kantor.example.go.id/read/jum%27at_bersih/</loc></url><url><loc>",
        );
        let titles: Vec<_> = harvest.items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["Rapat kerja 2021", "Jum'at bersih"]);
        assert_eq!(harvest.warnings, [Warning::CutOff]);
    }

    #[test]
    fn an_index_names_the_newest_news_first() {
        let harvest = read(
            "<sitemapindex><sitemap><loc>/page-sitemap.xml</loc><lastmod>2021-01-17</lastmod></sitemap>\
             <sitemap><loc>/post-sitemap1.xml</loc><lastmod>2019-01-01</lastmod></sitemap>\
             <sitemap><loc>/post-sitemap2.xml</loc><lastmod>2021-01-16</lastmod></sitemap></sitemapindex>",
        );
        let maps: Vec<_> = harvest.feeds.iter().map(|feed| feed.url.path()).collect();
        assert_eq!(maps, ["/post-sitemap2.xml", "/post-sitemap1.xml", "/page-sitemap.xml"]);
        assert_eq!(harvest.next.as_ref().map(Url::path), Some("/post-sitemap2.xml"));
    }
}
