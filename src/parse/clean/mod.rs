//! The sanitiser, always last; the only maker of `CleanHtml`.
//!
//! In: HTML from anywhere, however broken. Out: canonical HTML of a few elements (`p h1-h6 ul
//! ol li blockquote pre table tr th td dl dt dd figure figcaption hr br a[href] img[src alt]
//! strong em code sub sup`), or plain text. It runs over every item of every feed, so it is a
//! single pass of an own tokenizer and an own writer instead of a tree builder: the writer puts
//! down only tags that it opened itself and text that it escaped, so that what comes out is safe,
//! balanced and bounded by construction, in linear time. It never keeps an attribute but an
//! absolute web address and a picture's text.

mod entities;
mod line;
mod put;
mod sanitise;
mod skip;
mod tag;
#[cfg(test)]
mod tests;
mod token;
mod write;

pub use entities::decode;
pub use line::line;
pub use put::{escape, squeeze};
pub use sanitise::clean;
pub use skip::Skipper;
pub use tag::Tag;
pub use token::{Token, Tokens, attribute, attributes};
