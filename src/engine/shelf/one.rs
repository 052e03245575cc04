//! The page of one article, because a person opened it.

use crate::engine::desk::{Desk, Shared};
use crate::engine::running::Running;
use crate::jobs;
use crate::net;
use crate::news::{ArticleId, Change, Extent, Failure, Source};
use crate::store::StoreError;

/// Fetches the page of the one article `id`, unless its whole text is held.
pub(in crate::engine) async fn one(desk: &Shared, id: ArticleId, stop: &Running) -> Result<(), Failure> {
    let unstored = |error: StoreError| Failure::NotStored(error.to_string());
    let Some((source, url)) = wanted(desk, id).map_err(unstored)? else {
        return Ok(());
    };
    let held = desk.readers.patient().part(id).ok().flatten();
    desk.net().allow(&source.url);
    let now = crate::engine::now().timestamp();
    let mut shelved = tokio::select! {
        () = stop.cancelled() => return Err(Failure::Cancelled),
        shelved = jobs::full_text(desk.net(), &source, (id, &url), held, now) => shelved,
    };
    if shelved.outcome.as_ref().is_err_and(Failure::may_be_the_line) && !net::reachable() {
        shelved.outcome = Err(Failure::NoNetwork);
        shelved.changes.retain(|change| !matches!(change, Change::BodyFailed { .. }));
    }
    desk.keep(shelved, now).await
}

/// Where the text of `id` may be fetched; `None` when it is held or there is no page.
fn wanted(desk: &Desk, id: ArticleId) -> Result<Option<(Source, url::Url)>, StoreError> {
    let reader = desk.readers.patient();
    let Some(opened) = reader.article(id)? else { return Ok(None) };
    let article = opened.article;
    let whole = article.item.extent == Extent::Full && !opened.damaged;
    let Some(url) = article.item.url.filter(|_| !whole) else { return Ok(None) };
    let source = desk.source(article.source, &reader.sources()?);
    Ok(source.map(|source| (source, url)))
}
