//! What is wrong in a configuration, with its place and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::lang::Lang;
use crate::news::{ACTIONS, QueryError, visible};

/// Why a configuration cannot be used or written.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("{path}: {source}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is no home directory, and no path was given instead.
    #[error("no home directory")]
    Homeless,
    /// The text is wrong; every fault that was found.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    /// The configuration has no such source; carries the nearest name.
    #[error("no source {name}")]
    NoSource {
        /// The name that was given.
        name: String,
        /// A source with a name like it.
        near: Option<String>,
    },
    /// The configuration has no such rule; carries the nearest name.
    #[error("no rule {name}")]
    NoRule {
        /// The name that was given.
        name: String,
        /// A rule with a name like it.
        near: Option<String>,
    },
    /// The office's file holds the source, and only the office may change it.
    #[error("{path} holds {name}")]
    OfficeSource {
        /// The source.
        name: String,
        /// The office's file.
        path: PathBuf,
    },
}

/// A mistake and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Mistake,
}

/// What can be wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// It is no TOML; carries the reader's note.
    Syntax(String),
    /// No such key; carries it, the nearest that exists, and all that there are.
    UnknownKey(String, Option<&'static str>, &'static [&'static str]),
    /// A key's value is not what it takes; carries key, value and what is wanted.
    Value(String, String, Wanted),
    /// A source has no such key, and cannot do without.
    Missing(&'static str),
    /// A name is taken; carries it and the line of the other.
    SameName(String, usize),
    /// That is no key or sequence of keys.
    NoKey(String),
    /// There is no such action for a key; carries its name and the nearest that exists.
    NoAction(String, Option<String>),
    /// A query cannot be read; carries it and what is wrong, and where.
    Query(String, QueryError),
    /// A rule has no such action; carries it and the nearest that exists.
    NoRuleAction(String, Option<&'static str>),
    /// An address is taken; carries it and the line of the other.
    SameUrl(String, usize),
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Text.
    Text,
    /// `true` or `false`.
    Switch,
    /// A whole number within these bounds.
    Number(u64, u64),
    /// A length of time.
    Duration,
    /// A number of bytes.
    Size,
    /// An http or https address.
    Address,
    /// A mail address or a web page by which people are reached.
    Contact,
    /// A CSS selector.
    Selector,
    /// A list of texts.
    Texts,
    /// A file that can be read.
    File,
    /// A key that signs bundles.
    Key,
    /// A section in brackets.
    Section,
    /// An offset from UTC.
    Zone,
    /// A query.
    Query,
    /// A list of queries.
    Queries,
    /// A list of a rule's actions.
    Actions,
    /// A span of the day.
    Hours,
    /// A certificate's fingerprint.
    Fingerprint,
    /// A colour, or one on another.
    Colour,
    /// The name of a theme.
    Theme,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {:?}", self.file.display(), self.line, self.what)
    }
}

impl ConfigError {
    /// It in words, a line for every fault.
    pub fn words(&self, lang: &Lang) -> String {
        let shown = |path: &PathBuf| visible(&path.to_string_lossy()).into_owned();
        match self {
            Self::Unreadable { path, source } => lang.cannot_read(shown(path), lang.system(source)),
            Self::Unwritable { path, source } => lang.config_unwritable(shown(path), lang.system(source)),
            Self::Homeless => lang.config_homeless(),
            Self::Faults(faults) => {
                faults.iter().map(|fault| fault.words(lang)).collect::<Vec<_>>().join("\n")
            }
            Self::NoSource { name, near } => {
                let name = visible(name).into_owned();
                match near {
                    Some(near) => lang.no_source_near(name, visible(near).into_owned()),
                    None => lang.no_source(name),
                }
            }
            Self::NoRule { name, near } => {
                let name = visible(name).into_owned();
                match near {
                    Some(near) => lang.no_rule_near(name, visible(near).into_owned()),
                    None => lang.no_rule(name),
                }
            }
            Self::OfficeSource { name, path } => {
                lang.config_office_source(visible(name).into_owned(), shown(path))
            }
        }
    }
}

impl Fault {
    /// It in words: `file:line: what is wrong`.
    pub fn words(&self, lang: &Lang) -> String {
        format!("{}:{}: {}", visible(&self.file.to_string_lossy()), self.line, self.what.words(lang))
    }
}

impl Mistake {
    fn words(&self, lang: &Lang) -> String {
        let shown = |text: &str| visible(text).into_owned();
        match self {
            Self::Syntax(note) => lang.config_syntax(shown(note)),
            Self::UnknownKey(key, Some(near), _) => lang.config_unknown_key_near(shown(key), near),
            Self::UnknownKey(key, None, known) => lang.config_unknown_key(shown(key), known.join(", ")),
            Self::Value(key, value, wanted) => {
                lang.config_value(shown(key), shown(value), wanted.words(lang))
            }
            Self::NoKey(keys) => lang.config_no_key(shown(keys)),
            Self::Query(text, error) => {
                let place = text.char_indices().take_while(|(at, _)| *at < error.at).count() + 1;
                lang.config_query(shown(text), place, lang.query_mistake(&error.what))
            }
            Self::NoRuleAction(word, Some(near)) => lang.config_no_rule_action_near(shown(word), near),
            Self::NoRuleAction(word, None) => lang.config_no_rule_action(shown(word), ACTIONS.join(", ")),
            Self::NoAction(name, Some(near)) => lang.config_no_action_near(shown(name), near),
            Self::NoAction(name, None) => lang.config_no_action(shown(name)),
            Self::Missing(key) => lang.config_missing(key),
            Self::SameName(name, line) => lang.config_same_name(shown(name), *line),
            Self::SameUrl(url, line) => lang.config_same_url(shown(url), *line),
        }
    }
}

impl Wanted {
    fn words(self, lang: &Lang) -> String {
        match self {
            Self::Text => lang.wants_text(),
            Self::Switch => lang.wants_switch(),
            Self::Number(from, to) => lang.wants_number(from, to),
            Self::Duration => lang.wants_duration(),
            Self::Size => lang.wants_size(),
            Self::Address => lang.wants_address(),
            Self::Selector => lang.wants_selector(),
            Self::Texts => lang.wants_texts(),
            Self::File => lang.wants_file(),
            Self::Key => lang.wants_key(),
            Self::Section => lang.wants_section(),
            Self::Zone => lang.wants_zone(),
            Self::Query => lang.wants_query(),
            Self::Queries => lang.wants_queries(),
            Self::Actions => lang.wants_actions(ACTIONS.join(", ")),
            Self::Hours => lang.wants_hours(),
            Self::Contact => lang.wants_contact(),
            Self::Fingerprint => lang.wants_fingerprint(),
            Self::Colour => lang.wants_colour(),
            Self::Theme => lang.wants_theme(super::theme::BUILT_IN.join(", ")),
            Self::OneOf(words) => lang.wants_one_of(words.join(", ")),
        }
    }
}
