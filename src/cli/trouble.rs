//! What can stop a command, and the exit code that it stops with.
//!
//! A [`Trouble`] carries what is needed to word it; the wording is `lang`'s.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use unicode_width::UnicodeWidthStr;

use crate::config::ConfigError;
use crate::engine::{EngineError, StoreError};
use crate::lang::Lang;
use crate::news::{BundleFault, Failure, QueryError, visible};
use crate::tui::TuiError;

/// How a command ended; the numbers are a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Nothing was found.
    NothingFound,
    /// The command line or the configuration is wrong.
    Usage,
    /// Some sources failed; the rest is stored.
    SomeFailed,
    /// The store cannot be used.
    Store,
    /// There is no network at all.
    NoNetwork,
    /// A watch word was hit.
    Watched,
    /// There is no terminal.
    NoTerminal,
    /// A signal ended it.
    Signal(i32),
}

impl Exit {
    /// The number that the system is told.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NothingFound => 1,
            Self::Usage => 2,
            Self::SomeFailed => 3,
            Self::Store => 4,
            Self::NoNetwork => 5,
            Self::Watched => 6,
            Self::NoTerminal => 7,
            Self::Signal(signal) => {
                u8::try_from(signal).map_or(u8::MAX, |signal| 128_u8.saturating_add(signal))
            }
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
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
    /// A file cannot be written.
    #[error("{path}: {source}")]
    Write {
        /// The file as the person named it.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file of that name is there, and nobody said that it may go.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// A form that is no text was asked for on a terminal.
    #[error("not for terminals")]
    NotForTerminals,
    /// The configuration is wrong or cannot be changed.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A query cannot be read.
    #[error("{text}: {error:?}")]
    Query {
        /// The query.
        text: String,
        /// What is wrong, and where.
        error: QueryError,
    },
    /// There is no article of that number or address, or more than one.
    #[error("no article {0}")]
    NoArticle(String),
    /// The address is subscribed to already, under this name.
    #[error("already subscribed as {0}")]
    Subscribed(String),
    /// There is no terminal that could show the screen.
    #[error("no terminal")]
    NoTerminal,
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

impl From<TuiError> for Trouble {
    fn from(error: TuiError) -> Self {
        match error {
            TuiError::NoTerminal => Self::NoTerminal,
            TuiError::Terminal(error) => Self::Output(error),
            TuiError::Keys(error) => Self::Config(error),
        }
    }
}

impl Trouble {
    /// The exit code it ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Fetch { failure, .. } if failure.is_network() => Exit::NoNetwork,
            Self::Engine(_) | Self::Fetch { failure: Failure::NotStored(_), .. } => Exit::Store,
            Self::Fetch {
                failure:
                    Failure::Address(_) | Failure::Bundle(BundleFault::Untrusted(_) | BundleFault::NoSecret),
                ..
            } => Exit::Usage,
            Self::Fetch { .. } => Exit::SomeFailed,
            Self::NoArticle(_) => Exit::NothingFound,
            Self::NoTerminal => Exit::NoTerminal,
            // Nobody reads on: that is how `| head` is meant to end.
            Self::Output(_) if self.is_silent() => Exit::Done,
            Self::Read { .. }
            | Self::Write { .. }
            | Self::Exists(_)
            | Self::NotForTerminals
            | Self::Config(_)
            | Self::Query { .. }
            | Self::Subscribed(_)
            | Self::Output(_) => Exit::Usage,
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
                lang.cannot_read(visible(&path.to_string_lossy()).into_owned(), lang.system(source))
            }
            Self::Fetch { url, failure } => format!("{}: {}", visible(url), lang.failure(failure)),
            Self::Engine(EngineError::Store(error)) => store_words(error, lang),
            Self::Engine(EngineError::Stopped) => lang.cache_stopped(),
            Self::Write { path, source } => {
                lang.config_unwritable(visible(&path.to_string_lossy()).into_owned(), lang.system(source))
            }
            Self::Exists(path) => lang.file_exists(visible(&path.to_string_lossy()).into_owned()),
            Self::NotForTerminals => lang.not_for_terminals(),
            Self::Config(error) => error.words(lang),
            Self::Query { text, error } => query_words(text, error, lang),
            Self::NoArticle(text) => lang.no_such_article(visible(text).into_owned()),
            Self::Subscribed(name) => lang.subscribed(visible(name).into_owned()),
            Self::NoTerminal => lang.no_terminal(),
            Self::Output(error) => lang.cannot_write(lang.system(error)),
        }
    }
}

/// What is wrong in a query, with a sign under the place.
fn query_words(text: &str, error: &QueryError, lang: &Lang) -> String {
    let at = (0..=error.at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let column = UnicodeWidthStr::width(visible(&text[..at]).as_ref());
    let shown = |text: &str| visible(text).into_owned();
    let what = lang.query_mistake(&error.what);
    format!("{what}\n  {}\n  {}^", shown(text), " ".repeat(column))
}

/// Why the cache cannot be used, in words.
fn store_words(error: &StoreError, lang: &Lang) -> String {
    let shown = |text: String| visible(&text).into_owned();
    match error {
        StoreError::Folder { path, source } => {
            lang.store_folder(shown(format!("{}: {}", path.display(), lang.system(source))))
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
