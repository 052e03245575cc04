//! Reads dates as Indonesian and English sites write them.
//!
//! Comes in a text, the moment of asking and the zone of the source; goes out a [`When`]
//! that says whether a time of day was written. Days stand before months, weekdays are
//! never trusted, a range means its start, and what is no date gives nothing.
//! Nothing here allocates, reads a clock or panics.
//!
//! [`When`]: crate::news::When

mod absolute;
mod clock;
mod find;
mod hijri;
mod lex;
mod names;
mod numeric;
mod read;
mod relative;

pub use find::find;
pub use read::read;
