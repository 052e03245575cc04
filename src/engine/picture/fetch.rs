//! The way of a picture: through the one door, metered and bounded, then to a thread that may
//! take its time with it.
//!
//! In: an article and the address of one of its pictures. Out: its size, or the picture; `None`
//! where what came is no picture.

use url::Url;

use crate::engine::desk::Desk;
use crate::jobs;
use crate::news::{ArticleId, Change, Failure, SourceId, Traffic};
use crate::render::{Picture, picture};

/// How large the picture at `url` is; none where nobody says.
pub async fn weigh(desk: &Desk, id: ArticleId, url: &Url) -> Option<u64> {
    let source = let_in(desk, id);
    let (size, traffic) = jobs::weigh(desk.net(), url).await;
    spent(desk, source, traffic);
    size.ok().flatten()
}

/// Fetches the picture at `url` and reads it.
pub async fn fetch(desk: &Desk, id: ArticleId, url: &Url) -> Result<Option<Picture>, Failure> {
    let source = let_in(desk, id);
    let (bytes, traffic) = jobs::picture(desk.net(), url).await;
    spent(desk, source, traffic);
    let bytes = bytes?;
    // A reader of pictures that breaks down has read none.
    let read = tokio::task::spawn_blocking(move || picture(&bytes)).await;
    Ok(read.unwrap_or_default())
}

/// Lets requests go where the source of the article is, if that is the office's own network.
fn let_in(desk: &Desk, id: ArticleId) -> Option<SourceId> {
    let reader = desk.readers.patient();
    let article = reader.article(id).ok().flatten()?.article;
    let source = desk.source(article.source, &reader.sources().ok()?)?;
    desk.net().allow(&source.url);
    Some(article.source)
}

fn spent(desk: &Desk, source: Option<SourceId>, traffic: Traffic) {
    if traffic != Traffic::default() {
        desk.librarian.file(vec![Change::Spent { source, traffic }], Box::new(|_| {}));
    }
}
