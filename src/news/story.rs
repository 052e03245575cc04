//! News that belongs together: what is related to an article, and why.

use url::Url;

use super::article::Headline;
use super::id::ArticleId;

/// Who says that two articles belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelatedFrom {
    /// The article's own page.
    Page,
    /// This archive.
    Archive,
}

/// A reason that a reader can check.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Why {
    /// The page names it among its related news.
    PageSays,
    /// Both use these words, rare in the archive.
    SharedWords(Vec<String>),
    /// Published so many days apart.
    DaysApart(u32),
    /// Both tell the same story (a copy or a repost).
    SameStory,
}

/// One line of the related pane.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// The archived article, if it is in the archive.
    pub headline: Option<Headline>,
    /// The title, as the page or the archive has it.
    pub title: String,
    /// The address.
    pub url: Option<Url>,
    /// From 0 (nothing in common) to 1; a page's own link has 1.
    pub score: f64,
    /// Who says so.
    pub from: RelatedFrom,
    /// The reasons, most telling first; never empty.
    pub why: Vec<Why>,
}

/// What ranking needs to know of a candidate. `words` are stems with their weights in the
/// archive (inverse document frequency), the title's counted twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The article.
    pub id: ArticleId,
    /// Days between it and the article at hand.
    pub days_apart: u32,
    /// Distinct words (as people read them) and weights.
    pub words: Vec<(String, f64)>,
}
