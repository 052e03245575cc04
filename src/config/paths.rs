//! Where things lie on this machine.

use std::path::PathBuf;

/// The folders and files in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The office's configuration, read first where it exists.
    pub system_config: PathBuf,
    /// The person's configuration.
    pub config: PathBuf,
    /// Holds the database and logs.
    pub data_dir: PathBuf,
}

impl Paths {
    /// The database.
    pub fn database(&self) -> PathBuf {
        self.data_dir.join("warta.db")
    }
}
