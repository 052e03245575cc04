//! `warta --plain`: the news line by line, for screen readers, braille lines and terminals that can
//! only print.
//!
//! In: lines typed on standard input. Out: lines of text on standard output, one at a time and
//! never a sequence for the terminal. Nothing is painted over, so whatever reads aloud can follow.

mod order;
mod paragraphs;
mod session;

pub use session::run;
