//! The arguments of the commands for bad days: `backup`, `restore`, `doctor`.
//!
//! The doc comments are the English help, as everywhere in `args`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `backup`.
#[derive(Debug, Clone, Args)]
pub struct BackupArgs {
    /// The new file; in the data folder, where the last three are kept, if absent
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `restore`.
#[derive(Debug, Clone, Args)]
pub struct RestoreArgs {
    /// The backup; the newest of those in the data folder if absent
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `doctor`.
#[derive(Debug, Clone, Args)]
pub struct DoctorArgs {
    /// Save what can be read of a damaged database; the damaged file is kept
    #[arg(long)]
    pub repair: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}
