//! A picture on its way to the screen: its size is told first, and it is loaded when a person says so.

use url::Url;

use crate::news::{ArticleId, Failure};
use crate::render::Picture;

/// How far a picture has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Its size is being asked for.
    Weighing,
    /// It has so many bytes, where somebody says so, and waits for a yes.
    Offered(Option<u64>),
    /// It is being loaded.
    Coming,
    /// It is here.
    Shown(Picture),
    /// There is no network.
    Offline,
    /// It could not be loaded.
    Failed(Failure),
    /// What came is no picture.
    Unreadable,
}

/// A picture of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Showing {
    /// The article.
    pub id: ArticleId,
    /// Where the picture lies.
    pub url: Url,
    /// Which it is, from 0.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// How far it has come.
    pub stage: Stage,
}
