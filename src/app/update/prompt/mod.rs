//! The line at the foot of the screen: filter, search, command, palette, facts of a source.

mod line;
mod recall;
mod run;

pub use line::{ask, ask_filter, ask_tags, paste, press};
pub use run::speak;
