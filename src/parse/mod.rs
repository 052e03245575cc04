//! Bytes to news. Pure and total: returns what could be read and warnings, never panics.

mod article;
pub mod clean;
pub mod decode;
pub mod discover;
mod extent;
mod feed;
mod harvest;
mod json;
mod listing;
pub mod opml;
mod prefilter;
mod repair;
pub mod sense;
mod sitemap;
mod sniff;
mod told;
mod wordpress;

pub use article::article;
pub use harvest::{ArticlePage, FeedLink, Format, Harvest, Hints, Pace, Warning};

use sniff::Sort;

/// Reads a feed, sitemap, WordPress answer or listing, whatever `bytes` prove to be.
pub fn read(bytes: &[u8], hints: &Hints<'_>) -> Harvest {
    if bytes.starts_with(b"%PDF-") {
        let page = Some(crate::news::PageKind::Document);
        return Harvest { format: Format::Page, page, ..Harvest::default() };
    }
    let decoded = decode::decode(bytes, hints.content_type);
    let text = decoded.text.as_ref();
    let mut harvest = match sniff::sort(text) {
        Sort::Feed => feed::feed(text, hints).unwrap_or_default(),
        Sort::Json => json::json(text, hints),
        Sort::Sitemap => sitemap::sitemap(text, hints),
        Sort::Html => Harvest { feeds: discover::feeds(text, hints.url), ..listing::listing(text, hints) },
        Sort::Unknown => Harvest::default(),
    };
    harvest.warnings.extend(decoded.warnings);
    harvest
}
