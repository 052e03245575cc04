//! What can stop a command, and the exit code that it stops with.
//!
//! A [`Trouble`] carries what is needed to word it; the wording is `lang`'s.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::engine::{EngineError, StoreError};
use crate::lang::Lang;
use crate::news::{Failure, visible};

/// How a command ended; the numbers are a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Nothing was found.
    NothingFound = 1,
    /// The command line or the configuration is wrong.
    Usage = 2,
    /// Some sources failed; the rest is stored.
    SomeFailed = 3,
    /// The store cannot be used.
    Store = 4,
    /// There is no network at all.
    NoNetwork = 5,
    /// There is no terminal.
    NoTerminal = 7,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// What stopped a command.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A file cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file as the person named it.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A document cannot be fetched.
    #[error("{url}: {failure:?}")]
    Fetch {
        /// Its address.
        url: String,
        /// Why.
        failure: Failure,
    },
    /// The cache cannot be used.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The output cannot be written.
    #[error(transparent)]
    Output(#[from] io::Error),
}

impl Trouble {
    /// The exit code it ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Fetch { failure, .. } if failure.is_network() => Exit::NoNetwork,
            Self::Fetch { .. } => Exit::SomeFailed,
            Self::Engine(_) => Exit::Store,
            Self::Read { .. } | Self::Output(_) => Exit::Usage,
        }
    }

    /// Whether nobody is left to hear of it: the reader of a pipe has gone.
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// It in words.
    pub fn words(&self, lang: &Lang) -> String {
        match self {
            Self::Read { path, source } => {
                lang.cannot_read(visible(&path.to_string_lossy()).into_owned(), source.to_string())
            }
            Self::Fetch { url, failure } => format!("{}: {}", visible(url), lang.failure(failure)),
            Self::Engine(EngineError::Store(error)) => store_words(error, lang),
            Self::Engine(EngineError::Stopped) => lang.cache_stopped(),
            Self::Output(error) => lang.cannot_write(error.to_string()),
        }
    }
}

/// Why the cache cannot be used, in words.
fn store_words(error: &StoreError, lang: &Lang) -> String {
    let shown = |text: String| visible(&text).into_owned();
    match error {
        StoreError::Folder { path, source } => {
            lang.store_folder(shown(format!("{}: {source}", path.display())))
        }
        StoreError::Foreign { path } => lang.store_foreign(shown(path.display().to_string())),
        StoreError::Empty { path } => lang.store_empty(shown(path.display().to_string())),
        StoreError::Damaged { path, note } => {
            lang.store_damaged(shown(format!("{}: {note}", path.display())))
        }
        StoreError::Newer { found, known } => lang.store_newer(format!("{found} > {known}")),
        StoreError::Full => lang.store_full(),
        StoreError::ReadOnly => lang.store_read_only(),
        StoreError::Busy => lang.store_busy(),
        StoreError::Other(note) => lang.store_other(shown(note.clone())),
    }
}
