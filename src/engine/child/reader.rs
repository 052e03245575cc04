//! The reader of documents: this program again, under limits.

use std::ffi::{OsStr, OsString};
use std::time::Duration;

use super::call::{self, Limits};
use crate::news::{Failure, Flaw};

/// What a document may take. The process stops itself earlier where it can.
const LIMITS: Limits = Limits { time: Duration::from_secs(30), output: 8 << 20 };

/// Who reads documents: a program that is called with `read-paper`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    program: OsString,
}

impl Reader {
    /// This program itself, even where its file has been replaced since it started.
    pub fn itself() -> Self {
        let running = OsStr::new("/proc/self/exe");
        let program = match std::fs::metadata(running) {
            Ok(_) => running.to_owned(),
            Err(_) => std::env::current_exe().map(OsString::from).unwrap_or_default(),
        };
        Self { program }
    }

    /// The program at `path`.
    pub fn at(path: impl Into<OsString>) -> Self {
        Self { program: path.into() }
    }

    /// What the process told of `document`; blocks until it has ended.
    pub fn read(&self, document: Vec<u8>) -> Result<Vec<u8>, Failure> {
        call::call(&self.program, &["read-paper"], document, LIMITS).ok_or(Failure::NoText(Flaw::Deadly))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_fails_is_a_document_without_text() {
        let failure = Failure::NoText(Flaw::Deadly);
        assert_eq!(Reader::at("/bin/false").read(b"%PDF-".to_vec()), Err(failure));
    }
}
