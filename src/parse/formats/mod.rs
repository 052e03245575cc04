//! The formats that are made for machines: RSS and Atom, JSON Feed, WordPress, sitemaps.
//!
//! In: decoded text that [`super::sniff`] told apart. Out: a [`super::Harvest`]. Each format has
//! a file that knows how it says things; all meet in `told`, which makes news of what was said.
//! None of them reads HTML pages.

mod extent;
mod feed;
mod json;
mod mend;
mod sitemap;
mod told;
mod wordpress;

pub use extent::without_boilerplate;
pub use feed::feed;
pub use json::json;
pub use sitemap::sitemap;
