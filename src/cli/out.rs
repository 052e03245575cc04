//! Standard output: buffered, and never a panic when its reader is gone.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde::Serialize;

use super::choices::Color;

/// Where a command prints.
#[derive(Debug)]
pub struct Out {
    to: BufWriter<Stdout>,
    colored: bool,
}

/// How words are set off on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Not at all.
    Plain,
    /// Brighter.
    Strong,
    /// Fainter.
    Faint,
}

impl Out {
    /// Standard output.
    pub fn stdout(color: Color) -> Self {
        let stdout = io::stdout();
        let wished = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && std::env::var_os("TERM").is_some_and(|term| term != "dumb");
        let colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => wished && stdout.is_terminal(),
        };
        Self { to: BufWriter::with_capacity(32 * 1024, stdout), colored }
    }

    /// Whether colours are wanted.
    pub fn wants_colour(&self) -> bool {
        self.colored
    }

    /// `text` set off in `tone`, where colours are wanted.
    pub fn toned(&self, tone: Tone, text: &str) -> String {
        match tone {
            Tone::Strong if self.colored => format!("\u{1b}[1m{text}\u{1b}[0m"),
            Tone::Faint if self.colored => format!("\u{1b}[2m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }

    /// Prints one line of words.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.to.write_all(line.as_bytes())?;
        self.to.write_all(b"\n")
    }

    /// Prints one JSON document, indented, and a line feed.
    pub fn json<T: Serialize + ?Sized>(&mut self, document: &T) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.to, document).map_err(io::Error::from)?;
        self.to.write_all(b"\n")
    }

    /// Prints one JSON document on one line.
    pub fn json_line<T: Serialize>(&mut self, document: &T) -> io::Result<()> {
        serde_json::to_writer(&mut self.to, document).map_err(io::Error::from)?;
        self.to.write_all(b"\n")
    }

    /// Hands everything on; the last chance to hear of a full disk.
    pub fn finish(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Tells a trouble on standard error; if that is gone as well, nobody is left to hear it.
pub fn complain(words: &str) {
    let _ = writeln!(io::stderr(), "warta: {words}");
}

/// Tells something on standard error that is no trouble.
pub fn note(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
