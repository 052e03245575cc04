//! The text of an article: trim the tree, find the container, drop what is no body.
//!
//! In: a page's tree. Out: the body's HTML. The three steps know different things: `trim` class
//! names, `find` the density of text, `blocks` words.

pub mod blocks;
pub mod find;
pub mod trim;
