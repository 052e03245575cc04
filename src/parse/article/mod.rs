//! The article inside a page.
//!
//! In: the bytes of an HTML page. Out: an [`ArticlePage`]: the body, and what the page itself says
//! of title, date, byline, rubric, dateline, caption, counter and related news. The page is
//! filtered, built into one tree, laid out flat as an outline in which the metadata is found, and
//! trimmed before Readability looks for the text. Pages without an article are told apart.

mod around;
mod byline;
mod dates;
mod meta;
pub mod outline;
mod page;
mod read;
mod related;
mod rules;
mod sight;
pub mod signs;
#[cfg(test)]
mod tests;
mod text;
mod title;

pub use read::article;
pub use related::in_body as links_in;
pub use text::blocks::continued;
