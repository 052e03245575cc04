//! The text of an article: trim the tree, find the container, drop what is no body.
//!
//! In: a page's tree. Out: the body's HTML. The steps know different things: `trim` class
//! names, `find` the density of text, `join` where all of the page's prose lies, `blocks` words.

pub mod blocks;
pub mod find;
pub mod join;
pub mod trim;
