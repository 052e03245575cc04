//! The document (PDF) that an article is or carries: how large it is, and its text.
//!
//! A document is never fetched along with anything: [`weigh`] asks for its size, and
//! [`document`] loads it when a person has said so. It is read by whoever implements [`Study`],
//! since a library may die of it; what came of that is taken over as text and nothing else.

use std::future::Future;

use jiff::Timestamp;
use url::Url;

use super::errand::Errand;
use super::fetch::{Fetch, Request};
use super::full_text::Shelved;
use crate::news::{Article, Change, Extent, Failure, Item, PageKind, Source, Traffic, file_name};
use crate::parse::clean;
use crate::parse::pdf::{self, Paper};

/// Who reads a document: a process of its own in the program, a script in tests.
pub trait Study: Sync {
    /// What the reader tells of `document`, as [`Paper::told`] takes it.
    fn study(&self, document: Vec<u8>) -> impl Future<Output = Result<Vec<u8>, Failure>> + Send;
}

/// Asks how large the document at `url` is, without loading it.
pub async fn weigh<F: Fetch>(fetch: &F, url: &Url) -> (Result<Option<u64>, Failure>, Traffic) {
    let fetched = fetch.fetch(Request::size(url.clone())).await;
    (fetched.answer.map(|response| response.length), fetched.traffic)
}

/// Loads the document at `url` and adds its text to `article`, which came from `source`.
pub async fn document<F: Fetch, R: Study>(
    (fetch, reader): (&F, &R),
    source: &Source,
    article: &Article,
    url: &Url,
    now: Timestamp,
) -> Shelved {
    let mut errand = Errand::new(fetch, source, now);
    let read = errand.paper(url, reader).await;
    let Errand { traffic, host_waits, .. } = errand;
    let mut changes = Vec::with_capacity(2);
    let outcome = read.map(|paper| {
        let page = Box::new(with_text(&article.item, url, &paper));
        changes.push(Change::Body { article: article.id, page });
    });
    if traffic != Traffic::default() {
        changes.push(Change::Spent { source: Some(source.id), traffic });
    }
    Shelved { article: article.id, outcome, changes, traffic, host_waits }
}

impl<F: Fetch> Errand<'_, F> {
    async fn paper<R: Study>(&mut self, url: &Url, reader: &R) -> Result<Paper, Failure> {
        let response = self.get(Request::document(url.clone())).await?;
        if response.cut {
            return Err(Failure::Truncated(response.body.len() as u64));
        }
        if !pdf::is_pdf(&response.body) {
            return Err(Failure::NotNews(PageKind::Other));
        }
        Paper::told(&reader.study(response.body).await?).map_err(Failure::NoText)
    }
}

/// What the paper at `url` adds to `kept`: its text alone, or below the text that is held.
fn with_text(kept: &Item, url: &Url, paper: &Paper) -> Item {
    let held = kept.body.as_ref().filter(|body| kept.extent == Extent::Full && !body.is_empty());
    let Some(held) = held else { return paper.item() };
    // Under this heading the article knows its text again.
    let mut heading = String::from("<h3>");
    clean::escape(file_name(url), &mut heading);
    heading.push_str("</h3>");
    let text = paper.body();
    let mut page = Item { body: Some(held.clone()), extent: Extent::Full, ..Item::default() };
    if !text.is_empty() && !held.as_str().contains(text.as_str()) {
        let whole = format!("{}{heading}{}", held.as_str(), text.as_str());
        page.body = Some(clean::clean(&whole, None));
    }
    page.links.clone_from(&kept.links);
    page
}
