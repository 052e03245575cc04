//! Links that a page gives: its own related news, the links in the text, the next page.
//!
//! In: a [`Page`], the tree, the sanitised body. Out: lists of [`PageLink`], in the page's order,
//! without doubles and without the page itself.

use dom_query::Document;
use url::Url;

use super::outline::{Line, Zone, tidy};
use super::page::Page;
use super::signs;
use crate::news::{CleanHtml, PageLink, canonical, resolve, same_page};
use crate::parse::clean::{Token, Tokens, attribute, decode};

/// More links than this are a list of all news.
const MOST: usize = 12;
/// How many lines of a box may have no link (dates, counters) before it ends.
const PATIENCE: usize = 3;

/// The site's own related news: the box that says so most plainly.
pub fn related(page: &Page<'_>) -> Vec<PageLink> {
    let lines = &page.outline.lines;
    let from = page.title.or(page.body.map(|(first, _)| first)).unwrap_or(0);
    let mut plain = Vec::new();
    let mut vague = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(from) {
        if matches!(line.zone, Zone::Menu | Zone::Header | Zone::Footer | Zone::Comments) {
            continue;
        }
        let is_head = signs::is_related_heading(&line.text);
        let says_also = !is_head && line.text.chars().count() < 300 && signs::is_see_also(&line.text);
        if !is_head && !says_also {
            continue;
        }
        let list = if is_vague(&line.text) { &mut vague } else { &mut plain };
        collect(page, line.links.iter().map(|link| (link.text.as_str(), link.href.as_str())), list);
        if is_head || line.links.is_empty() {
            for line in boxed(lines, at) {
                collect(page, line.links.iter().map(|link| (link.text.as_str(), link.href.as_str())), list);
            }
        }
    }
    let mut found = if plain.is_empty() { vague } else { plain };
    found.truncate(MOST);
    found
}

/// Other news of the site need not be related.
fn is_vague(head: &str) -> bool {
    let head = head.to_lowercase();
    ["lain", "rekomendasi", "recommended", "more", "terkini"].iter().any(|word| head.contains(word))
        && !head.contains("terkait")
}

/// The lines under the heading at `head` that belong to its box: those inside the innermost block
/// that holds the heading and the line after it, up to another heading.
fn boxed(all: &[Line], head: usize) -> impl Iterator<Item = &Line> {
    let path = |at: usize| all.get(at).map(|line| line.path.as_slice()).unwrap_or_default();
    let shared = path(head).iter().zip(path(head + 1)).take_while(|(a, b)| a == b).last();
    let around = shared.map(|(block, _)| *block);
    let zone = all.get(head).map(|line| line.zone).unwrap_or_default();
    let mut idle = 0;
    let mut any = false;
    all.iter().skip(head + 1).take(MOST * 4).take_while(move |line| {
        let links = !line.links.is_empty() && line.linked * 2 >= line.text.len();
        let other_heading = !links && (line.is_heading(6) || signs::is_box_heading(&line.text));
        let prose = !links && line.text.chars().count() > 200 && !any;
        idle = if links { 0 } else { idle + 1 };
        any |= links;
        let inside = around.is_none_or(|block| line.path.contains(&block));
        inside && line.zone == zone && !other_heading && !prose && idle <= PATIENCE
    })
}

fn collect<'l>(page: &Page<'_>, links: impl Iterator<Item = (&'l str, &'l str)>, list: &mut Vec<PageLink>) {
    for (text, href) in links {
        let words = text.split_whitespace().count();
        let Some(url) = resolve(href, Some(page.base)) else { continue };
        let is_self = same_page(&url, page.hints.url) || url.path() == "/";
        if is_self || (words < 3 && text.chars().count() < 20) || signs::is_dated(text) {
            continue;
        }
        match list.iter_mut().find(|known| same_page(&known.url, &url)) {
            Some(known) if known.title.len() < text.len() => text.clone_into(&mut known.title),
            Some(_) => {}
            None => list.push(PageLink { title: text.to_owned(), url }),
        }
    }
}

/// The links in the text.
pub fn in_body(body: &CleanHtml) -> Vec<PageLink> {
    let mut links: Vec<PageLink> = Vec::new();
    let mut open: Option<(Url, String)> = None;
    for token in Tokens::new(body.as_str()) {
        match token {
            Token::Start("a", raw) => {
                let href = attribute(raw, "href").and_then(|href| resolve(&decode(href), None));
                open = href.map(|href| (href, String::new()));
            }
            Token::Text(text) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(&decode(text));
                }
            }
            Token::End("a") => {
                if let Some((url, title)) = open.take()
                    && !links.iter().any(|known| known.url == url)
                {
                    let title = tidy(&title);
                    links.push(PageLink {
                        title: if title.is_empty() { url.to_string() } else { title },
                        url,
                    });
                }
            }
            _ => {}
        }
    }
    links
}

/// The next page of an article in several: never the next article.
pub fn next_page(doc: &Document, here: &Url, base: &Url) -> Option<Url> {
    let stem = stem(here);
    let number = page_number(here).unwrap_or(1);
    let candidates = doc.select("link[rel=next], a[href]");
    candidates.iter().find_map(|link| {
        let text = tidy(&link.text());
        let rel = link.attr_or("rel", "");
        let says_next = rel.split_whitespace().any(|word| word == "next") || says_next(&text, number);
        if !says_next {
            return None;
        }
        let url = resolve(&link.attr_or("href", ""), Some(base))?;
        let follows = self::stem(&url) == stem && page_number(&url) == Some(number + 1);
        (follows && url.host_str() == here.host_str()).then(|| canonical(&url))
    })
}

fn says_next(text: &str, number: u32) -> bool {
    let lower = text.trim_matches([' ', '»', '›', '→', '>']).to_lowercase();
    lower == (number + 1).to_string()
        || matches!(
            lower.as_str(),
            "selanjutnya"
                | "berikutnya"
                | "next"
                | "next page"
                | "halaman selanjutnya"
                | "halaman berikutnya"
                | ""
        )
}

/// A page's address without the number of the part.
fn stem(url: &Url) -> String {
    let path = url.path().trim_end_matches('/');
    let bare = match path.rsplit_once('/') {
        Some((before, last))
            if last.len() <= 2 && last.bytes().all(|b| b.is_ascii_digit()) && !last.is_empty() =>
        {
            before
        }
        _ => path,
    };
    let bare = bare.trim_end_matches("/page").trim_end_matches("/halaman");
    let query = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !is_page_pair(pair))
        .collect::<Vec<_>>()
        .join("&");
    format!("{bare}?{query}")
}

fn is_page_pair(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    matches!(name, "page" | "halaman" | "p" | "hal" | "paged" | "pg")
        && pair.split('=').nth(1).is_some_and(|v| v.parse::<u32>().is_ok_and(|n| n < 100))
        || pair.is_empty()
}

fn page_number(url: &Url) -> Option<u32> {
    let query = url.query().unwrap_or_default().split('&').filter(|pair| is_page_pair(pair));
    let by_query = query.filter_map(|pair| pair.split('=').nth(1)).find_map(|value| value.parse().ok());
    by_query.or_else(|| {
        let last = url.path().trim_end_matches('/').rsplit('/').next()?;
        (last.len() <= 2).then(|| last.parse().ok())?
    })
}
