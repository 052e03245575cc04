//! Standard output: buffered, locked, and never a panic when its reader is gone.

use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

/// Where a command prints.
#[derive(Debug)]
pub struct Out {
    to: BufWriter<StdoutLock<'static>>,
}

impl Out {
    /// Standard output.
    pub fn stdout() -> Self {
        Self { to: BufWriter::with_capacity(32 * 1024, io::stdout().lock()) }
    }

    /// Prints one line of words.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.to.write_all(line.as_bytes())?;
        self.to.write_all(b"\n")
    }

    /// Prints one JSON document, indented, and a line feed.
    pub fn json<T: Serialize>(&mut self, document: &T) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.to, document).map_err(io::Error::from)?;
        self.to.write_all(b"\n")
    }

    /// Hands everything on; the last chance to hear of a full disk.
    pub fn finish(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
