//! The text of the article.
//!
//! In: a trimmed tree, what the head says and what the source's rules say. Out: HTML that still
//! has to go through the sanitiser. The container is found by `dom_smoothie` (Readability); where it
//! finds next to nothing, JSON-LD's own copy of the text stands in.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::parse::Warning;
use crate::parse::article::meta::Meta;
use crate::parse::clean::line;

/// A result shorter than this is checked against JSON-LD's.
const SUSPICIOUS: usize = 600;

/// Finds the article's text in `doc`; consumes the tree, which Readability takes apart.
pub fn find(doc: Document, meta: &Meta, warnings: &mut Vec<Warning>) -> String {
    let found = readable(doc, warnings).unwrap_or_default();
    let Some(copy) = &meta.article_body else { return found };
    let length = line(&found).chars().count();
    let copied = line(copy).chars().count();
    if length < SUSPICIOUS && copied > 200 && copied > length * 2 { paragraphs(copy) } else { found }
}

fn readable(doc: Document, warnings: &mut Vec<Warning>) -> Option<String> {
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    // Readability has `unreachable!` in it, and a page must not end the program.
    let found = catch_unwind(AssertUnwindSafe(|| {
        let mut reader = Readability::with_document(doc, None, Some(config)).ok()?;
        reader.parse().ok().map(|article| article.content.to_string())
    }));
    found.unwrap_or_else(|_| {
        warnings.push(Warning::Reader("readability".to_owned()));
        None
    })
}

/// JSON-LD's text is HTML, or plain text with line feeds between paragraphs.
fn paragraphs(text: &str) -> String {
    if text.contains("</p>") || text.contains("<br") {
        return text.to_owned();
    }
    text.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| ["<p>", line, "</p>"]).collect()
}
