//! Reads dates as Indonesian and English sites write them.
//!
//! Comes in a text, the moment of asking and the zone of the source; goes out a [`When`]
//! that says whether a time of day was written. Days stand before months, weekdays are
//! never trusted, a range means its start, and what is no date gives nothing.
//! Nothing here reads a clock or panics, and nothing allocates but for foreign digits.
//!
//! [`When`]: crate::news::When

mod absolute;
mod clock;
mod find;
mod hijri;
mod lex;
mod machine;
mod names;
mod numeric;
mod plain;
mod read;
mod relative;
mod slips;

pub use find::find;
pub use read::read;
