//! Acronyms: which ones a text uses, which ones it explains, and the list that comes with the
//! program.
//!
//! In: a text, and an office's own list. Out: short forms and their meanings. Pure: what the
//! archive knows is asked for elsewhere.

mod explained;
mod glossary;
mod spell;
mod used;

pub use explained::explained;
pub use glossary::{Glossary, merge};
