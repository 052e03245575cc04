//! Bytes to news. Pure and total: returns what could be read and warnings, never panics.

mod article;
pub mod clean;
pub mod decode;
pub mod discover;
mod formats;
mod harvest;
mod listing;
pub mod opml;
pub mod pdf;
mod prefilter;
mod read;
pub mod repair;
mod scripted;
pub mod sense;
mod sniff;

pub use article::{article, continued, links_in};
pub use harvest::{ArticlePage, FeedLink, Format, Harvest, Hints, Pace, Warning};
pub use read::{read, survey};
