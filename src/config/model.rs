//! Configuration as meant.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::SignedDuration;

use super::theme::{self, Theme};
use crate::lang::Language;
use crate::news::{Expansion, Folder, Limits, PublicKey, Query, Quiet, Rule, Source};

/// Everything a person can set, with defaults filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// The sources, in the order of the files.
    pub sources: Vec<Source>,
    /// The smart folders, in the order of the files.
    pub folders: Vec<Folder>,
    /// What is watched for.
    pub watch: Vec<Query>,
    /// What is done with what arrives.
    pub rules: Vec<Rule>,
    /// The language; `None` follows the locale.
    pub language: Option<Language>,
    /// The screen.
    pub ui: UiConfig,
    /// A person's own themes, by name.
    pub themes: BTreeMap<String, Theme>,
    /// The network.
    pub net: NetConfig,
    /// Keys that mean something else than by default, in the order of the files.
    pub keys: Vec<KeyLine>,
    /// Bytes a day; `None` is unlimited.
    pub budget_per_day: Option<u64>,
    /// How long and how much is kept.
    pub limits: Limits,
    /// An office's own acronyms.
    pub acronyms: Vec<Expansion>,
    /// Whose bundles of news are taken.
    pub trust: Vec<PublicKey>,
    /// The files that were read.
    pub files: Vec<PathBuf>,
}

impl Config {
    /// All smart folders, that of the watch words first.
    pub fn all_folders(&self) -> Vec<Folder> {
        Folder::watch(&self.watch).into_iter().chain(self.folders.iter().cloned()).collect()
    }

    /// The theme of this name: a person's own before those of the program.
    pub fn theme(&self, name: &str) -> Option<Theme> {
        self.themes.get(name).cloned().or_else(|| theme::built_in(name))
    }
}

/// A line of the section `[keys]`: what is meant by its names is decided by the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// The pane in which it holds; everywhere where there is none.
    pub pane: Option<String>,
    /// The keys, as written.
    pub keys: String,
    /// The action's name, as written.
    pub action: String,
    /// The file it stands in.
    pub file: PathBuf,
    /// The line it stands in, from 1.
    pub line: usize,
}

/// How much may move on the screen by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Motion {
    /// What comes in shows at once, and a refresh counts on.
    #[default]
    Full,
    /// Only what a key asked for and what has ended changes the screen.
    Reduced,
}

/// The screen's settings.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // independent switches of a file
pub struct UiConfig {
    /// The theme's name.
    pub theme: String,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The widest text column, in columns.
    pub measure: u16,
    /// Whether opening an article marks it read.
    pub mark_on_open: bool,
    /// The query the list starts with.
    pub start: String,
    /// Whether copies of one release stand under the earliest.
    pub fold: bool,
    /// Whether reading one copy marks all of them.
    pub read_copies: bool,
    /// Whether the terminal is told of hits of the watch words.
    pub notify: bool,
    /// Whether the news is read line by line instead of on a screen.
    pub plain: bool,
    /// How much may move by itself.
    pub motion: Motion,
}

/// The network's settings.
#[derive(Debug, Clone, PartialEq)]
pub struct NetConfig {
    /// The longest wait for a connection.
    pub connect: SignedDuration,
    /// The longest pause inside an answer.
    pub idle: SignedDuration,
    /// The longest time for one answer in all.
    pub total: SignedDuration,
    /// Sources asked at the same time.
    pub parallel: usize,
    /// The pause between two requests to one host.
    pub gap: SignedDuration,
    /// The largest answer on the wire, in bytes.
    pub max_wire: u64,
    /// The largest answer after decompression, in bytes.
    pub max_body: u64,
    /// The proxy; `None` follows the environment.
    pub proxy: Option<String>,
    /// Who is asked about the visits: an address that is told to every site.
    pub contact: Option<String>,
    /// Files with further certificate authorities.
    pub ca: Vec<PathBuf>,
    /// Fingerprints of certificates that hold for one host each.
    pub pins: BTreeMap<String, String>,
    /// When nothing is fetched by itself.
    pub quiet: Option<Quiet>,
}

impl Default for UiConfig {
    fn default() -> Self {
        Self {
            theme: "default".into(),
            mouse: true,
            measure: 80,
            mark_on_open: true,
            start: "is:unread".into(),
            fold: true,
            read_copies: true,
            notify: true,
            plain: false,
            motion: Motion::Full,
        }
    }
}

impl Default for NetConfig {
    fn default() -> Self {
        Self {
            connect: SignedDuration::from_secs(10),
            idle: SignedDuration::from_secs(20),
            total: SignedDuration::from_mins(2),
            parallel: 16,
            gap: SignedDuration::from_millis(500),
            max_wire: 5_000_000,
            max_body: 20_000_000,
            proxy: None,
            contact: None,
            ca: Vec::new(),
            pins: BTreeMap::new(),
            quiet: None,
        }
    }
}
