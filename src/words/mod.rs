//! Knows language and nothing else: words, stems, stop words, dates,
//! acronyms and who speaks, Indonesian and English.

mod acronyms;
pub mod dates;
mod diff;
mod finder;
mod said;
mod sentence;
mod short;
mod sketch;
mod speech;
mod stem;
mod stop;
mod tokens;

pub use acronyms::{Glossary, explained, merge};
pub use diff::{Fate, Paragraph, diff};
pub use finder::Finder;
pub use said::{is_cut_title, may_be_edit, said};
pub use sentence::first_sentence;
pub use sketch::Sketch;
pub use speech::{dateline, place, speakers};
pub use stem::Stemmer;
pub use stop::{is_empty_word, is_stop};
pub use tokens::{Token, fold, tokens};
