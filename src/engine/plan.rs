//! How an engine is started and what a refresh is to do: plain settings.

use std::path::PathBuf;

use crate::config::NetConfig;
use crate::news::{PublicKey, Source, SourceId};

/// How an engine is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// The database file.
    pub database: PathBuf,
    /// The sources of the configuration.
    pub sources: Vec<Source>,
    /// The network's settings.
    pub net: NetConfig,
    /// No socket is opened.
    pub offline: bool,
    /// Bytes a day; `None` is unlimited.
    pub budget_per_day: Option<u64>,
    /// Whose bundles of news are taken.
    pub trust: Vec<PublicKey>,
}

/// Whether a refresh visits sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visits {
    /// Those that the plan names, or that are due.
    #[default]
    Sources,
    /// None: only what was ordered while the line was down is fetched.
    Nobody,
}

/// What a refresh is to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// These sources only; all where empty. Named sources are visited whether due or not.
    pub only: Vec<SourceId>,
    /// Visit all, due or not.
    pub force: bool,
    /// Spend at most so many bytes.
    pub budget: Option<u64>,
    /// This once, beyond the day's budget and in quiet hours.
    pub beyond: bool,
    /// Whether sources are visited at all.
    pub visits: Visits,
    /// Do not fetch article pages afterwards.
    pub no_articles: bool,
}
