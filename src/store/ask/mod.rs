//! The way out: questions about articles. Nothing in here writes.

mod compile;
mod facets;
mod find;
mod prunable;
mod read;
mod related;
#[cfg(test)]
mod related_test;
mod shelf;
mod walk;

pub(crate) use compile::Selection;
pub(crate) use facets::{expansions, facets};
pub(crate) use find::{kept_tally, tally};
pub(crate) use prunable::{FREE, prunable};
pub(crate) use read::{
    KeptItem, article_id, by_prefix, by_url, headline, item, mark, moment, opened, prose, text, url, versions,
};
pub(crate) use related::{copies, related, told_again};
pub(crate) use shelf::{page, wanted};
