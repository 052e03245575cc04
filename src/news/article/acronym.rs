//! Acronyms: short forms of long names, what they mean, and who says so.
//!
//! In: what was found in a text, in the archive or in a list. Out: plain data. Nothing here judges.

use super::super::id::ArticleId;

/// A short form with its meanings, the most trusted first; none where nobody knows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym {
    /// The short form as written.
    pub short: String,
    /// What it may stand for.
    pub meanings: Vec<Meaning>,
}

/// What a short form stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The long form.
    pub long: String,
    /// What it is, in a few words.
    pub note: Option<Note>,
    /// Who says so.
    pub from: Origin,
}

/// A few words on what something is, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// In Indonesian; empty where the long form says it all.
    pub id: String,
    /// In English; empty where the long form says it all.
    pub en: String,
}

/// Who explains a short form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The article at hand.
    Article,
    /// So many other articles; carries the newest of them and its title.
    Archive(u64, ArticleId, String),
    /// The office's own list.
    Office,
    /// The list that comes with the program.
    House,
}

/// A line of a list: a short form, its long form and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// The short form.
    pub short: String,
    /// The long form.
    pub long: String,
    /// What it is.
    pub note: Option<Note>,
}
