//! The one selection language: list, search, smart folder, mark, export and command line.
//!
//! This file holds its shape; `parse` reads it and `Display` prints it back identically.

use std::fmt;

use jiff::civil::Date;

/// A selection of articles and their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What to select; `None` selects everything.
    pub reach: Option<Reach>,
    /// The order; newest first where absent.
    pub sort: Option<Sort>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// All of them (written side by side).
    All(Vec<Reach>),
    /// Any of them (`OR`).
    Any(Vec<Reach>),
    /// Not that (`-`).
    Not(Box<Reach>),
    /// One test.
    Is(Term),
}

/// One test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A word in title or body, inflected forms included.
    Word(String),
    /// Words in this order, next to each other.
    Phrase(String),
    /// A word or phrase in the title.
    Title(String),
    /// The source with this name (case folded; a part of it is enough).
    Source(String),
    /// Sources in this group.
    Group(String),
    /// Articles with this tag.
    Tag(String),
    /// Articles in this state.
    Is(Flag),
    /// Articles that carry that.
    Has(Has),
    /// Published within this span before now.
    Newer(Span),
    /// Published longer ago than this.
    Older(Span),
    /// Published on this day.
    On(Date),
    /// Published on this day or later.
    From(Date),
    /// Published on this day or earlier.
    To(Date),
}

/// A state of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// Starred.
    Starred,
    /// Changed by its source after it was kept.
    Edited,
    /// Its whole text is held.
    Full,
}

/// Something an article carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
}

/// A length of time as typed: `2d`, `3w`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub count: u32,
    /// Of what: `h`, `d`, `w`, `m` (30 days), `y` (365 days).
    pub unit: char,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Newest first.
    #[default]
    Newest,
    /// Oldest first.
    Oldest,
    /// Best match first.
    Relevance,
    /// By source, newest first within each.
    Source,
}

/// A query that cannot be read, with the place of the mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// Where, in bytes from the start.
    pub at: usize,
    /// What is wrong there.
    pub what: QueryMistake,
}

/// What can be wrong in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryMistake {
    /// No such key; carries it and the nearest that exists.
    UnknownKey(String, Option<&'static str>),
    /// The key does not take this value; carries key, value and what it takes.
    BadValue(String, String, &'static str),
    /// A quotation mark is not closed.
    OpenQuote,
    /// A parenthesis is not closed, or closed without being opened.
    Parenthesis,
    /// A key, `-` or `OR` with nothing behind it.
    Nothing(String),
    /// Too long or nested too deeply.
    TooLong,
}

impl fmt::Display for Query {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}
