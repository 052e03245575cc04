//! A pass that runs in front of every feed, good or bad, and leaves nothing to break.
//!
//! In: the text of RSS 0.9x, 1.0 or 2.0, Atom 0.3 or 1.0, or CDF, in any state. Out: the same
//! news as balanced Atom 1.0 of a dozen elements, without prefixes, nesting or foreign markup,
//! for a strict reader. It keeps what came of a truncated feed; it never fails and never panics.

mod draft;
mod field;
mod keep;
mod name;
mod pulse;
mod reader;
mod recovery;
mod reference;
mod token;

pub use reader::{ENTRIES, Repaired, repair};
pub use reference::Entities;
pub use token::{Tag, Token, Tokens};
