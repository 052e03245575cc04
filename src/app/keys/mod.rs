//! Keys as they are bound for this person, and everything that can be asked for by name.

mod bindings;
mod candidates;

pub use bindings::{Keymap, name_of};
pub use candidates::{Candidate, Does, candidates};
