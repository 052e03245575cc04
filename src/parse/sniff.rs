//! What a document is, by its content: servers label feeds as pages and pages as feeds.
//!
//! In: text. Out: its [`Sort`]. Junk before the root (blank lines, a PHP warning, comments) is
//! passed over; only the first tags are looked at.

use super::repair::{Token, Tokens};

/// How many tokens are looked at before a document counts as none of the formats.
const TOKENS: usize = 2_000;

/// The sorts of documents that are read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// RSS, RDF, Atom or CDF.
    Feed,
    /// JSON Feed or WordPress posts.
    Json,
    /// A sitemap or an index of them.
    Sitemap,
    /// A web page.
    Html,
    /// Nothing that is read here.
    Unknown,
}

/// Tells what `text` is.
pub fn sort(text: &str) -> Sort {
    let text = text.trim_start_matches(blank);
    if text.starts_with(['{', '[']) {
        return Sort::Json;
    }
    let mut html = Sort::Unknown;
    for token in Tokens::new(text).take(TOKENS) {
        match token {
            Token::Start(tag) => {
                let name = tag.name.rsplit(':').next().unwrap_or_default();
                let name = name[..name.floor_char_boundary(16)].to_ascii_lowercase();
                match name.as_str() {
                    "rss" | "rdf" | "feed" | "channel" | "entry" | "item" => return Sort::Feed,
                    "urlset" | "sitemapindex" => return Sort::Sitemap,
                    "html" | "head" | "body" | "title" | "meta" | "script" => return Sort::Html,
                    "br" | "b" | "font" | "p" | "pre" | "div" | "table" | "a" | "ul" | "h1" => {
                        html = Sort::Html;
                    }
                    _ => {}
                }
            }
            Token::Doctype(text) if is_html_doctype(text) => html = Sort::Html,
            _ => {}
        }
    }
    html
}

/// Blanks, and the byte order marks of files that PHP includes before the document.
pub fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

fn is_html_doctype(text: &str) -> bool {
    text.get(9..)
        .is_some_and(|rest| rest.trim_start().get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        let cases = [
            ("\n\n <?xml version='1.0'?><rss>", Sort::Feed),
            ("<br />\n<b>Warning</b>: mysql <b>x</b><br />\n<?xml version='1.0'?><rss>", Sort::Feed),
            ("<!-- a --><rdf:RDF>", Sort::Feed),
            ("<a:feed>", Sort::Feed),
            ("<CHANNEL>", Sort::Feed),
            (" [{}]", Sort::Json),
            ("\u{feff}\n\u{feff}{}", Sort::Json),
            ("\u{feff}<rss>", Sort::Feed),
            ("<urlset>", Sort::Sitemap),
            ("<!DOCTYPE HTML><html><item>", Sort::Html),
            ("<div><p>x</p></div>", Sort::Html),
            ("halo", Sort::Unknown),
            ("<opml>", Sort::Unknown),
            ("", Sort::Unknown),
        ];
        for (text, wanted) in cases {
            assert_eq!(sort(text), wanted, "{text}");
        }
    }
}
