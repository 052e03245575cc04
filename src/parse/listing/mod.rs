//! A page with a list of headlines, read as if it were a feed.
//!
//! In: the HTML of an index page, with or without selectors. Out: a [`Harvest`] with an item per
//! headline, the next page, and the selectors by which it was read. Without selectors the block of
//! links that repeats and reads like headlines is recognised by itself.

mod aside;
mod beside;
mod block;
mod embedded;
mod group;
mod headline;
mod kin;
mod next;
mod read;
mod ruled;
mod score;
mod select;

pub use read::listing;
