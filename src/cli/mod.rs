//! The command line, one file per command.
//!
//! In: the arguments. Out: words or JSON on stdout, progress and troubles on stderr, an exit
//! code of [`Exit`]. Commands hold no rules of their own: they ask the engine, the parser or
//! the renderer and put the answer into words.

mod args;
mod choices;
mod demo;
mod desk;
mod help;
mod json;
mod keeping;
mod mistake;
mod narrow;
mod out;
mod plain;
mod reading;
mod run;
mod scratch;
mod screen;
mod study;
mod trouble;

pub use narrow::settle;
pub use run::run;
pub use trouble::{Exit, Trouble};
