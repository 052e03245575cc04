//! The page behind a headline: fetches it and says what it adds to the article.
//!
//! A page that holds no article is named for what it is and asked for again only where that
//! may help. Documents (PDF and the like) are recognised and never read as text.

use jiff::Timestamp;
use url::Url;

use super::errand::Errand;
use super::fetch::{Fetch, Request, Response};
use super::schedule;
use crate::news::{ArticleId, Change, Failure, Item, PageKind, Part, Source, Traffic};
use crate::parse::{self, ArticlePage};

/// The most pages of one article that are joined.
const PAGES: usize = 10;
/// How often the rest of a page that was cut is asked for at once.
const RESUMED: usize = 2;

/// What an article's page gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelved {
    /// The article.
    pub article: ArticleId,
    /// Whether its text came.
    pub outcome: Result<(), Failure>,
    /// What to store.
    pub changes: Vec<Change>,
    /// What it cost.
    pub traffic: Traffic,
    /// The whole host asks not to be visited before then.
    pub host_waits: Option<Timestamp>,
}

/// Fetches the page at `url` of `article`, which came from `source`; `held` is what came of it
/// before an earlier answer was cut.
pub async fn full_text<F: Fetch>(
    fetch: &F,
    source: &Source,
    (article, url): (ArticleId, &Url),
    mut held: Option<Part>,
    now: Timestamp,
) -> Shelved {
    let mut errand = Errand::new(fetch, source, now);
    let had = held.is_some();
    let read = errand.page(url, &mut held).await;
    let Errand { traffic, host_waits, .. } = errand;
    let mut changes = Vec::with_capacity(3);
    if had || held.is_some() {
        changes.push(Change::Begun { article, part: held.map(Box::new) });
    }
    let outcome = match read {
        Ok(page) => {
            changes.push(Change::Body { article, page: Box::new(page) });
            Ok(())
        }
        Err(failure) => {
            if let Some(retry) = schedule::page_retry(&failure, now) {
                changes.push(Change::BodyFailed { article, retry });
            }
            Err(failure)
        }
    };
    if traffic != Traffic::default() {
        changes.push(Change::Spent { source: Some(source.id), traffic });
    }
    Shelved { article, outcome, changes, traffic, host_waits }
}

impl<F: Fetch> Errand<'_, F> {
    /// Reads the article at `url`; of what `held` holds at first the rest is asked for, and in the
    /// end it holds what came of a page that was cut again.
    async fn page(&mut self, url: &Url, held: &mut Option<Part>) -> Result<Item, Failure> {
        if is_document(url.path(), None, &[]) {
            return Err(Failure::Document(None));
        }
        let mut first = self.article_at(url, held).await;
        for _ in 0..RESUMED {
            // The line is there again more often than not, and only the rest is asked for.
            if !matches!(first, Err(Failure::Truncated(_))) || held.is_none() {
                break;
            }
            first = self.article_at(url, held).await;
        }
        let first = first?;
        let mut item = first.item;
        let mut next = first.next;
        let mut seen = vec![url.clone()];
        while seen.len() < PAGES
            && let Some(more) = next.take().filter(|more| !seen.contains(more))
        {
            // A later page that fails is no reason to lose the first.
            let Ok(page) = self.article_at(&more, &mut None).await else { break };
            seen.push(more);
            if !append(&mut item, page.item) {
                break;
            }
            next = page.next;
        }
        Ok(item)
    }

    async fn article_at(&mut self, url: &Url, held: &mut Option<Part>) -> Result<ArticlePage, Failure> {
        let part = held.take();
        let answer = self.get(Request { held: part.clone(), ..Request::page(url.clone()) }).await;
        let response = match answer {
            // The part that is held is of no use to this server.
            Err(Failure::Status(206 | 416)) if part.is_some() => self.get(Request::page(url.clone())).await?,
            Err(failure) => {
                // Nothing came of it, for or against what is held.
                *held = part.filter(|_| failure.is_transient());
                return Err(failure);
            }
            Ok(response) => response,
        };
        if response.cut {
            *held = response.part;
            return Err(Failure::Truncated(response.body.len() as u64));
        }
        if is_document(response.url.path(), response.content_type.as_deref(), &response.body) {
            return Err(Failure::Document(response.length));
        }
        let page = self.read_article(&response);
        let readable = page.item.body.as_ref().is_some_and(|body| !body.is_empty());
        match page.kind {
            PageKind::Article if readable => Ok(page),
            PageKind::Article => Err(Failure::NotNews(PageKind::Empty)),
            kind => Err(Failure::NotNews(kind)),
        }
    }

    fn read_article(&self, response: &Response) -> ArticlePage {
        parse::article(&response.body, &self.hints(response, self.source.kind, &self.source.rules))
    }
}

/// Whether an answer is a document for another program, by its name, type or first bytes.
fn is_document(path: &str, content_type: Option<&str>, body: &[u8]) -> bool {
    const ENDINGS: &[&str] = &[
        ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar", ".jpg", ".jpeg", ".png",
        ".mp4",
    ];
    let path = path.to_ascii_lowercase();
    let kind = content_type.unwrap_or_default().to_ascii_lowercase();
    body.starts_with(b"%PDF-")
        || body.starts_with(b"PK\x03\x04")
        || kind.starts_with("application/pdf")
        || kind.starts_with("application/msword")
        || kind.starts_with("application/vnd.")
        || ["image/", "audio/", "video/"].iter().any(|family| kind.starts_with(family))
        || (body.is_empty() && ENDINGS.iter().any(|ending| path.ends_with(ending)))
}

/// Adds the text of an article's next page; says whether it had any of its own.
fn append(item: &mut Item, more: Item) -> bool {
    let whole = item.body.as_ref().zip(more.body.as_ref());
    let Some(whole) = whole.and_then(|(body, tail)| parse::continued(body, tail)) else { return false };
    item.body = Some(whole);
    let links = more.links.into_iter().filter(|link| !item.links.iter().any(|known| known.url == link.url));
    let links: Vec<_> = links.collect();
    item.links.extend(links);
    if item.related.is_empty() {
        item.related = more.related;
    }
    true
}
