//! What a person asked for while the line was down; it is done when the line is there again.

use url::Url;

use crate::news::{ArticleId, SourceId};

/// What is to be done with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderKind {
    /// Its text is to be fetched.
    Text,
    /// Its page is to be shown in the browser.
    Page,
}

/// Something that was asked for and not done yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The article.
    pub article: ArticleId,
    /// Its source.
    pub source: SourceId,
    /// What is to be done with it.
    pub kind: OrderKind,
    /// Its page.
    pub url: Url,
}

impl Order {
    /// At most so many wait.
    pub const MOST: u16 = 200;
}
