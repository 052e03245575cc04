//! The selectors by which a source overrules what would be found on its pages.
//!
//! In: the tree, still whole, and the source's [`ArticleRules`]. Out: the texts they name, and the
//! tree without what they take off. A selector that is no CSS or finds nothing gives a warning and
//! leaves the page to be read as if it were not there.

use dom_query::{Document, Matcher, Selection};

use super::outline::tidy;
use crate::news::ArticleRules;
use crate::parse::Warning;

/// What a source's rules name on a page.
#[derive(Debug, Default)]
pub struct Ruled {
    /// The HTML of the text.
    pub body: Option<String>,
    /// Whether the rules named the text (`body` is taken early).
    pub has_body: bool,
    /// The title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The date's text, or its machine form.
    pub date: Option<String>,
    /// The photo's caption.
    pub caption: Option<String>,
    /// Selectors that found nothing.
    pub warnings: Vec<Warning>,
}

impl Ruled {
    /// Applies `rules` to `doc`.
    pub fn read(doc: &Document, rules: &ArticleRules) -> Self {
        let mut named = Self::default();
        for selector in &rules.remove {
            match Matcher::new(selector) {
                Ok(matcher) => doc.select_matcher(&matcher).remove(),
                Err(_) => named.warnings.push(Warning::Selector("remove")),
            }
        }
        named.title = named.text(doc, rules.title.as_deref(), "title");
        named.byline = named.text(doc, rules.byline.as_deref(), "byline");
        named.caption = named.text(doc, rules.caption.as_deref(), "caption");
        named.date = rules.date.as_deref().and_then(|selector| {
            let found = named.select(doc, selector, "date")?;
            let machine = found.attr("datetime").or_else(|| found.attr("content"));
            Some(tidy(&machine.unwrap_or_else(|| found.text())))
        });
        named.body = rules.body.as_deref().and_then(|selector| {
            let found = named.select(doc, selector, "body")?;
            Some(found.nodes().iter().map(|node| node.html().to_string()).collect())
        });
        named.has_body = named.body.is_some();
        named
    }

    fn text(&mut self, doc: &Document, selector: Option<&str>, name: &'static str) -> Option<String> {
        let found = self.select(doc, selector?, name)?;
        let first = found.nodes().first()?;
        Some(tidy(&first.text())).filter(|text| !text.is_empty())
    }

    fn select<'d>(&mut self, doc: &'d Document, selector: &str, name: &'static str) -> Option<Selection<'d>> {
        let found = Matcher::new(selector).ok().map(|matcher| doc.select_matcher(&matcher));
        let found = found.filter(Selection::exists);
        if found.is_none() {
            self.warnings.push(Warning::Selector(name));
        }
        found
    }
}
