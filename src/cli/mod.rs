//! The command line, one file per command.
//!
//! In: the arguments. Out: words or JSON on stdout, progress and troubles on stderr, an exit
//! code of [`Exit`]. Commands hold no rules of their own: they ask the engine, the parser or
//! the renderer and put the answer into words.

mod args;
mod extract;
mod input;
mod json;
mod out;
mod parse;
mod run;
mod scratch;
mod trouble;

pub use run::run;
pub use trouble::{Exit, Trouble};
