//! The terminal: events in, frames out, effects performed.
//!
//! One channel carries everything that happens to the main loop, which sleeps until something
//! does: keys and signals, answers from the threads that hold the engine, steps of a refresh.
//! The first rows are asked for before any thread is started.

mod browser;
mod clerk;
mod input;
mod keep;
mod memory;
mod perform;
mod run;
mod sequence;
mod settings;
mod signals;
mod terminal;
mod workers;

pub use crate::app::{Online, Target};
pub use crate::view::Paint;
pub use run::{Parting, RunOptions, TuiError, check_keys, possible, run};
pub use terminal::restore;
