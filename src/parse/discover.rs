//! Where a site keeps its feed.
//!
//! In: a page of the site, or only its address. Out: the feeds that the page names, best first;
//! the addresses under which the usual software of Indonesian offices keeps one, in the order
//! in which asking is cheapest. It asks nobody: whether anything is there is for a job to find.

use url::Url;

use super::clean::line;
use super::harvest::FeedLink;
use super::repair::{Entities, Tag, Token, Tokens};
use crate::news::resolve;

/// The most feeds that are taken from one page.
const FEEDS: usize = 20;

/// Longer addresses than this lead nowhere; as a base one would be copied for every link.
const ADDRESS: usize = 4096;

/// The question to WordPress's REST interface: only the members that are read.
const POSTS: &str =
    "wp/v2/posts?per_page=20&_fields=id,date,date_gmt,modified_gmt,link,guid,title,content,excerpt";

/// The feeds that the page `html` at `url` names: in its head, then WordPress's interface, then
/// links whose address or text says so. Feeds of comments come last.
pub fn feeds(html: &str, url: &Url) -> Vec<FeedLink> {
    let mut found = Found { base: url.clone(), ranked: Vec::new() };
    let mut anchor: Option<(Url, String)> = None;
    let mut script = false;
    for token in Tokens::new(html) {
        match token {
            Token::Start(tag) => match lower(tag.name).as_str() {
                "script" | "style" => script = !tag.closed,
                "base" => found.rebase(&tag),
                "link" if !script => found.link(&tag),
                "a" if !script => anchor = found.anchor(&tag),
                _ => {}
            },
            Token::Text(text) if !script => {
                if let Some((_, label)) = &mut anchor
                    && label.len() < 200
                {
                    label.push_str(text);
                }
            }
            Token::End(name) if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") => {
                script = false;
            }
            Token::End(name) if name.eq_ignore_ascii_case("a") => {
                if let Some((url, label)) = anchor.take() {
                    found.labelled(url, &label);
                }
            }
            _ => {}
        }
    }
    found.ranked.sort_by_key(|(rank, _)| *rank);
    found.ranked.truncate(FEEDS);
    found.ranked.into_iter().map(|(_, feed)| feed).collect()
}

fn lower(name: &str) -> String {
    name[..name.floor_char_boundary(16)].to_ascii_lowercase()
}

struct Found {
    base: Url,
    ranked: Vec<(u8, FeedLink)>,
}

impl Found {
    fn resolve(&self, href: &str) -> Option<Url> {
        if href.len() > ADDRESS {
            return None;
        }
        resolve(&Entities::default().replace(href), Some(&self.base))
    }

    fn rebase(&mut self, tag: &Tag<'_>) {
        let base = tag.attribute("href").and_then(|href| self.resolve(href));
        if let Some(base) = base.filter(|base| base.as_str().len() <= ADDRESS) {
            self.base = base;
        }
    }

    fn add(&mut self, rank: u8, url: Url, title: Option<String>) {
        if self.ranked.len() < 4 * FEEDS && self.ranked.iter().all(|(_, feed)| feed.url != url) {
            let comments = url.as_str().contains("comment") || url.as_str().contains("komentar");
            self.ranked.push((if comments { 9 } else { rank }, FeedLink { url, title }));
        }
    }

    /// `<link rel="alternate" type="application/rss+xml">` and `<link rel="https://api.w.org/">`.
    fn link(&mut self, tag: &Tag<'_>) {
        let Some(rel) = tag.attribute("rel").map(str::to_ascii_lowercase) else { return };
        let Some(url) = tag.attribute("href").and_then(|href| self.resolve(href)) else { return };
        let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let title = tag.attribute("title").map(line).filter(|title| !title.is_empty());
        let alternate = rel.split_ascii_whitespace().any(|word| word == "alternate" || word == "feed");
        let is_feed = ["rss", "atom", "feed+json", "rdf+xml"].iter().any(|word| kind.contains(word))
            || (kind.contains("xml") && looks_like_feed(&url))
            || (kind.is_empty() && (looks_like_feed(&url) || rel.contains("feed")));
        if alternate && is_feed && !kind.contains("oembed") {
            self.add(0, url, title);
        } else if rel == "https://api.w.org/"
            && let Ok(posts) = url.join(POSTS)
        {
            self.add(1, posts, None);
        }
    }

    /// A link whose address looks like a feed is taken; for any other its text may still tell.
    fn anchor(&mut self, tag: &Tag<'_>) -> Option<(Url, String)> {
        let url = self.resolve(tag.attribute("href")?)?;
        if url.host_str() != self.base.host_str()
            && !url.host_str().is_some_and(|host| host.contains("feedburner"))
        {
            return None;
        }
        if looks_like_feed(&url) {
            self.add(2, url, tag.attribute("title").map(line).filter(|title| !title.is_empty()));
            return None;
        }
        Some((url, String::new()))
    }

    fn labelled(&mut self, url: Url, label: &str) {
        let label = line(label);
        let tells = ["rss", "rss feed", "feed rss", "atom", "umpan rss", "feed"];
        if tells.contains(&label.to_lowercase().as_str()) {
            self.add(3, url, Some(label));
        }
    }
}

/// Whether an address has the form that addresses of feeds have.
fn looks_like_feed(url: &Url) -> bool {
    let path = url.path().trim_end_matches('/').to_ascii_lowercase();
    let last = path.rsplit('/').next().unwrap_or_default();
    let query = url.query().unwrap_or_default().to_ascii_lowercase();
    let ending = last.rsplit_once('.').map(|(_, ending)| ending);
    matches!(last, "feed" | "rss" | "atom" | "feed.json" | "rss2" | "rss.php" | "feed.php" | "rdf")
        || matches!(ending, Some("rss" | "atom" | "rdf"))
        || (ending == Some("xml") && ["rss", "feed", "atom"].iter().any(|word| last.contains(word)))
        || query
            .split('&')
            .any(|pair| matches!(pair, "format=feed" | "feed=rss2" | "feed=atom" | "type=rss" | "alt=rss"))
        || url.path().starts_with("/feeds/posts/")
}

/// Addresses at which the site of `url` may keep a feed, the likeliest first.
pub fn guesses(url: &Url) -> Vec<Url> {
    let mut base = url.clone();
    base.set_query(None);
    base.set_fragment(None);
    let path = base.path().trim_end_matches('/').to_owned();
    let is_page = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let mut addresses = Vec::new();
    if !path.is_empty() && !is_page {
        addresses.push(format!("{path}/feed/"));
    }
    addresses.push("/feed/".to_owned());
    addresses.push(format!("/wp-json/{POSTS}"));
    if !path.is_empty() {
        addresses.push(format!("{path}?format=feed&type=rss"));
    }
    for common in [
        "/?format=feed&type=rss",
        "/rss.xml",
        "/feeds/posts/default?alt=rss",
        "/atom.xml",
        "/rss",
        "/feed.xml",
        "/index.xml",
    ] {
        addresses.push(common.to_owned());
    }
    let mut guesses: Vec<Url> = Vec::new();
    for guess in addresses.iter().filter_map(|address| resolve(address, Some(&base))) {
        if guess != *url && !guesses.contains(&guess) {
            guesses.push(guess);
        }
    }
    guesses
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn a_page_names_its_feeds_best_first() {
        let html = r#"<!DOCTYPE html><html><head><base href="/situs/">
            <link rel="alternate" type="application/rss+xml" title="Komentar" href="https://a.example.go.id/comments/feed/">
            <LINK REL='alternate' TYPE='application/rss+xml' TITLE='Berita &amp; Agenda' HREF='feed?a=1&amp;b=2'>
            <link rel="https://api.w.org/" href="https://a.example.go.id/wp-json/">
            <link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" href="/rss.css">
            <script>document.write('<a href="/salah/rss.xml">x</a>')</script>
            </head><body><a href="/rss.xml">RSS</a> <a href="/langganan"><b>RSS</b></a>
            <a href="https://lain.example/rss.xml">x</a><a href="javascript:feed">feed</a>"#;
        let found = feeds(html, &url("https://a.example.go.id/berita"));
        let found: Vec<_> = found.iter().map(|feed| (feed.url.as_str(), feed.title.as_deref())).collect();
        let posts = format!("https://a.example.go.id/wp-json/{POSTS}");
        let wanted = [
            ("https://a.example.go.id/situs/feed?a=1&b=2", Some("Berita & Agenda")),
            (posts.as_str(), None),
            ("https://a.example.go.id/rss.xml", None),
            ("https://a.example.go.id/langganan", Some("RSS")),
            ("https://a.example.go.id/comments/feed/", Some("Komentar")),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_usual_places_in_order() {
        let guesses = guesses(&url("https://kepri.example.go.id/category/berita/?p=1#x"));
        let places: Vec<_> = guesses
            .iter()
            .map(|url| url.as_str().trim_start_matches("https://kepri.example.go.id"))
            .collect();
        assert_eq!(places[..2], ["/category/berita/feed/", "/feed/"]);
        assert!(places[2].starts_with("/wp-json/wp/v2/posts?per_page=20&_fields="));
        assert_eq!(
            places[3..6],
            ["/category/berita?format=feed&type=rss", "/?format=feed&type=rss", "/rss.xml"]
        );
        assert!(places.contains(&"/feeds/posts/default?alt=rss"));
        assert!(
            !super::guesses(&url("https://a.example/rss.xml")).contains(&url("https://a.example/rss.xml"))
        );
    }

    proptest! {
        #[test]
        fn any_page_is_read(html in "(<link|<a|<base| rel=alternate| href=| type=|rss|'|\"|>|</a>|<script>|é| ){0,80}") {
            for feed in feeds(&html, &url("https://a.example/")) {
                prop_assert!(crate::news::is_web(&feed.url));
            }
        }
    }
}
