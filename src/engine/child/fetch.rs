//! Documents that a person asked for: weighed, fetched, read and stored.
//!
//! In: an article. Out: how large its document is, or whether its text is now held. The reading
//! takes a thread of the runtime that may wait, since it waits for a process.

use super::reader::Reader;
use crate::engine::desk::Shared;
use crate::engine::running::Running;
use crate::jobs::{self, Study};
use crate::news::{Article, ArticleId, Change, Failure, Source};
use crate::store::StoreError;

impl Study for Reader {
    async fn study(&self, document: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let reader = self.clone();
        let read = tokio::task::spawn_blocking(move || reader.read(document)).await;
        read.unwrap_or(Err(Failure::Cancelled))
    }
}

/// How large the document of `id` is; none where nobody says.
pub(in crate::engine) async fn weigh(desk: &Shared, id: ArticleId) -> Option<u64> {
    let article = desk.readers.patient().article(id).ok().flatten()?.article;
    let (url, told) = article.item.pdf().or(article.item.url.as_ref().map(|url| (url, None)))?;
    if told.is_some() {
        return told;
    }
    let source = held(desk, id).ok().flatten()?.0;
    desk.net().allow(&source.url);
    let (size, traffic) = jobs::weigh(desk.net(), url).await;
    let changes = vec![Change::Spent { source: Some(article.source), traffic }];
    desk.librarian.file(changes, Box::new(|_| {}));
    size.ok().flatten()
}

/// Fetches and reads the document of `id` and stores its text.
pub(in crate::engine) async fn read(
    desk: &Shared,
    id: ArticleId,
    reader: &Reader,
    stop: &Running,
) -> Result<(), Failure> {
    let unstored = |error: StoreError| Failure::NotStored(error.to_string());
    let Some((source, article)) = held(desk, id).map_err(unstored)? else { return Ok(()) };
    let url = match article.item.pdf() {
        Some((url, _)) => url.clone(),
        None => article.item.url.clone().ok_or(Failure::Document(None))?,
    };
    // Where the office's own site is, its documents may be too.
    desk.net().allow(&source.url);
    let now = crate::engine::now().timestamp();
    let shelved = tokio::select! {
        () = stop.cancelled() => return Err(Failure::Cancelled),
        shelved = jobs::document((desk.net(), reader), &source, &article, &url, now) => shelved,
    };
    desk.keep(shelved, now).await
}

fn held(desk: &Shared, id: ArticleId) -> Result<Option<(Source, Article)>, StoreError> {
    let reader = desk.readers.patient();
    let Some(opened) = reader.article(id)? else { return Ok(None) };
    let source = desk.source(opened.article.source, &reader.sources()?);
    Ok(source.map(|source| (source, opened.article)))
}
