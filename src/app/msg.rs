//! What happened: keys, answers, progress. Past tense; the only way anything reaches the model.

use std::path::PathBuf;
use std::sync::Arc;

use url::Url;

use crate::news::{
    Acronym, Applied, Article, ArticleId, Diary, Earlier, Expansion, Facet, FacetCount, Failure, Folder,
    Headline, Mark, Order, Progress, Related, Rule, SourceHealth, SourceId, Tally, Traffic,
};

use super::effect::{ListEdit, Purpose, Slice, Ticket};
use super::key::Key;
use super::keys::Keymap;
use super::overlay::Offer;
use super::panes::Ready;
use crate::config::{Config, ConfigError, KeyLine, Theme, UiConfig};
use crate::lang::Language;
use crate::render::Picture;

/// An article opened for reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The article, with its text as far as it is held.
    pub article: Article,
    /// The name of its source.
    pub source_name: String,
    /// Its marks.
    pub mark: Mark,
    /// Whether the kept text does not match its checksum.
    pub damaged: bool,
    /// What it said before its source changed it, the latest first.
    pub earlier: Vec<Earlier>,
}

impl Reading {
    /// Whether it says what `other` says, whatever the marks.
    pub fn says_what(&self, other: &Self) -> bool {
        self.article == other.article
            && self.source_name == other.source_name
            && self.damaged == other.damaged
            && self.earlier == other.earlier
    }
}

/// Why the cache did not answer, as far as a reader can act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// The cache may only be read.
    ReadOnly,
    /// Another program keeps it locked.
    Busy,
    /// The file is damaged; carries what is known.
    Damaged(String),
    /// Whoever was to ask it broke down.
    Broke,
    /// Anything else; carries what is known.
    Other(String),
}

/// Why articles were not written into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaved {
    /// There is such a file already; nothing is replaced.
    Exists,
    /// The file cannot be written; carries what is known.
    Unwritable(String),
    /// The cache did not give them.
    Cache(Trouble),
}

/// What a change to the list of sources did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    /// Sources that are new, or back.
    pub added: Vec<SourceId>,
    /// Entries of a list that could not be taken.
    pub skipped: usize,
    /// Whether anything changed.
    pub changed: bool,
}

/// Why the list of sources did not change.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// The configuration cannot be read or written, or would be wrong.
    Config(Arc<ConfigError>),
    /// The cache did not take it.
    Cache(Trouble),
}

impl PartialEq for Refusal {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Config(one), Self::Config(two)) => one.to_string() == two.to_string(),
            (Self::Cache(one), Self::Cache(two)) => one == two,
            _ => false,
        }
    }
}

impl From<ConfigError> for Refusal {
    fn from(error: ConfigError) -> Self {
        Self::Config(Arc::new(error))
    }
}

/// What a changed configuration means for the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    /// The settings of the screen.
    pub ui: UiConfig,
    /// The keys in force.
    pub keymap: Keymap,
    /// The smart folders.
    pub folders: Vec<Folder>,
    /// Whether a rule tells of what arrives.
    pub rules_tell: bool,
    /// An office's own acronyms.
    pub acronyms: Vec<Expansion>,
    /// The colours.
    pub theme: Option<Theme>,
    /// The language, where that is another now.
    pub language: Option<Language>,
    /// Whether anything that holds at once, but for the sources, is otherwise than before.
    pub changed: bool,
    /// Sections that changed and hold only when the program is begun anew, as they are written.
    pub later: Vec<&'static str>,
}

impl Setup {
    /// What `config` means after `before`: what holds at once, and what will later; or what is
    /// wrong with the names of its keys.
    pub fn new(config: &Config, before: &Config) -> Result<Self, ConfigError> {
        let later = [
            ("[net]", config.net != before.net),
            ("[budget]", config.budget_per_day != before.budget_per_day),
            ("[bundle]", config.trust != before.trust),
        ];
        Ok(Self {
            ui: config.ui.clone(),
            keymap: Keymap::new(&config.keys).map_err(ConfigError::Faults)?,
            folders: config.all_folders(),
            rules_tell: config.rules.iter().any(Rule::notifies),
            acronyms: config.acronyms.clone(),
            theme: config.theme(&config.ui.theme),
            language: config.language.filter(|_| config.language != before.language),
            changed: screen(config) != screen(before),
            later: later.into_iter().filter(|(_, differs)| *differs).map(|(section, _)| section).collect(),
        })
    }
}

/// `config` without what does not matter to an open screen: the sources are listed anew anyway, and
/// of the keys only what they mean counts, since lines move when something is added above them.
fn screen(config: &Config) -> Config {
    let moved = |key: &KeyLine| KeyLine { line: 0, ..key.clone() };
    Config {
        ui: config.ui.clone(),
        themes: config.themes.clone(),
        keys: config.keys.iter().map(moved).collect(),
        folders: config.folders.clone(),
        watch: config.watch.clone(),
        rules: config.rules.clone(),
        acronyms: config.acronyms.clone(),
        language: config.language,
        ..Config::default()
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Pressed(Key),
    /// Text was pasted.
    Pasted(String),
    /// The terminal has another size.
    Resized {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The mouse was clicked.
    Clicked {
        /// Column from 0.
        column: u16,
        /// Row from 0.
        row: u16,
    },
    /// The wheel was turned.
    Scrolled {
        /// Column from 0.
        column: u16,
        /// Row from 0.
        row: u16,
        /// Rows, downwards positive.
        rows: i32,
    },
    /// Rows of the list were found.
    Found {
        /// The question's number.
        ticket: Ticket,
        /// Which rows they are.
        slice: Slice,
        /// The rows.
        rows: Result<Vec<Headline>, Trouble>,
    },
    /// The copies of an article were found.
    CopiesFound {
        /// The number of the list's question.
        ticket: Ticket,
        /// The article.
        id: ArticleId,
        /// Its copies, earliest first.
        rows: Result<Vec<Headline>, Trouble>,
    },
    /// The place of the next unread row was looked for.
    UnreadSought {
        /// The number of the list's question.
        ticket: Ticket,
        /// Its place in the answer, where there is one.
        place: Result<Option<usize>, Trouble>,
    },
    /// Articles were counted.
    Counted {
        /// The question's number.
        ticket: Ticket,
        /// How many.
        tally: Result<Tally, Trouble>,
    },
    /// An article was opened; `None` where it is gone.
    Opened {
        /// The question's number.
        ticket: Ticket,
        /// The article.
        reading: Result<Option<Box<Reading>>, Trouble>,
    },
    /// An article was read ahead of being opened.
    Prepared(Box<Ready>),
    /// Related news was looked up.
    RelatedFound {
        /// The question's number.
        ticket: Ticket,
        /// The lines.
        lines: Result<Vec<Related>, Trouble>,
    },
    /// The sources were listed.
    SourcesListed(Result<Vec<SourceHealth>, Trouble>),
    /// The archive said what it knows of acronyms.
    Explained {
        /// The question's number.
        ticket: Ticket,
        /// Those that it explains.
        found: Result<Vec<Acronym>, Trouble>,
    },
    /// People and places were counted, most first.
    FacetsCounted(Result<Vec<(Facet, Vec<FacetCount>)>, Trouble>),
    /// What each source brought and cost day by day was read.
    DiariesRead(Result<Vec<Diary>, Trouble>),
    /// The smart folders were counted, in their order.
    FoldersCounted(Result<Vec<Tally>, Trouble>),
    /// What the watch words found among the new was looked up.
    AwaitedFound(Result<Vec<Headline>, Trouble>),
    /// Today's bytes were counted.
    BytesCounted(Traffic),
    /// Changes were stored, or not.
    Applied {
        /// Why they were made.
        purpose: Purpose,
        /// What came of it.
        outcome: Result<Applied, Trouble>,
    },
    /// A refresh went a step on.
    Progressed(Progress),
    /// The size of an article's document was told, or not.
    DocumentWeighed {
        /// The article.
        id: ArticleId,
        /// Bytes, where the server says so.
        size: Option<u64>,
    },
    /// An article's page or document was fetched, or not.
    PageFetched {
        /// The article.
        id: ArticleId,
        /// What came of it.
        outcome: Result<(), Failure>,
    },
    /// The size of a picture was told, or not.
    PictureWeighed {
        /// Where it lies.
        url: Url,
        /// Bytes, where the server says so.
        size: Option<u64>,
    },
    /// A picture was fetched, or not; `None` where what came is none.
    PictureFetched {
        /// Where it lies.
        url: Url,
        /// What came of it.
        outcome: Result<Option<Picture>, Failure>,
    },
    /// An address was looked at.
    Discovered {
        /// The question's number.
        ticket: Ticket,
        /// What it offers.
        outcome: Result<Box<Offer>, Failure>,
    },
    /// The list of sources was changed, or not.
    ListEdited {
        /// What was asked for.
        edit: ListEdit,
        /// What came of it.
        outcome: Result<Edited, Refusal>,
    },
    /// What was ordered and is not done yet was listed.
    OrdersListed(Result<Vec<Order>, Trouble>),
    /// This machine has a way to the internet again.
    LineReturned,
    /// Articles were written into a file, or not.
    Saved {
        /// The file.
        file: String,
        /// How many.
        outcome: Result<usize, Unsaved>,
    },
    /// Another process changed the cache.
    CacheChanged,
    /// The browser could not be started.
    BrowserFailed,
    /// The terminal has taken the last frame, and another was left out meanwhile.
    Drained,
    /// The window got the keyboard back.
    Focused,
    /// A part of the program broke down; carries where that was noted.
    Broke(Option<PathBuf>),
    /// The configuration's files were changed.
    Reconfigured(Result<Box<Setup>, Refusal>),
    /// Time went by.
    Ticked,
    /// Nothing was pressed for a moment after the beginning of a sequence.
    Paused,
    /// A signal asks the program to end.
    Ended(i32),
}
