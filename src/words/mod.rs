//! Knows language and nothing else: words, stems, stop words and dates, Indonesian and English.

pub mod dates;
mod finder;
mod short;
mod sketch;
mod stem;
mod stop;
mod tokens;

pub use finder::Finder;
pub use sketch::Sketch;
pub use stem::Stemmer;
pub use stop::is_stop;
pub use tokens::{Token, fold, tokens};
