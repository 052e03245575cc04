//! Speech: who is quoted in a text, and which place it was written from.
//!
//! In: a text in Indonesian or English. Out: names as people write them, without titles, each
//! person once; the place of the dateline. What is not surely a person is left out.

mod dateline;
mod lexicon;
mod merge;
mod person;
mod speakers;

pub use dateline::{dateline, place};
pub use speakers::speakers;
