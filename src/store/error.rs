//! Why the cache cannot be used: each variant something a person can act on.

use std::path::PathBuf;

/// Why the cache cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder cannot be created or entered.
    #[error("cannot use the folder {path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is not a warta database (or no database at all).
    #[error("{path} is not a warta database")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file is empty: somebody or something truncated it.
    #[error("{path} is empty")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{path} is damaged: {note}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        note: String,
    },
    /// The file was written by a newer warta.
    #[error("the database has version {found}, this program knows {known}")]
    Newer {
        /// The file's version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The file or its folder may only be read.
    #[error("the database may only be read")]
    ReadOnly,
    /// Another program keeps the database locked.
    #[error("another program keeps the database locked")]
    Busy,
    /// Anything else that SQLite reports.
    #[error("database: {0}")]
    Other(String),
}
