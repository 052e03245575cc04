//! The one selection language: list, search, smart folder, mark, export and command line.
//!
//! This file holds its shape and prints it; `parse` reads it. What was parsed prints to a text
//! that parses to the same query. Side by side means "and"; `OR` binds closer than that, as
//! in the search engines that people know: `haji OR umrah kuota` is `(haji OR umrah) kuota`.

mod folder;
mod parse;

pub use folder::{Folder, FolderKind};
pub use parse::suggestions;

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
    /// Articles that quote somebody of this name (a part of it is enough).
    Speaker(String),
    /// Articles written at this place (a part of its name is enough).
    Place(String),
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
    /// An earlier article from another source tells the same.
    Copy,
    /// A copy whose first the other conditions beside this one find as well.
    Folded,
    /// Its whole text is held.
    Full,
    /// A person or a rule took it out of the lists.
    Hidden,
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

impl Query {
    /// The query that selects every article.
    pub fn everything() -> Self {
        Self::default()
    }

    /// The query of one condition.
    pub fn of(term: Term) -> Self {
        Self { reach: Some(Reach::Is(term)), sort: None }
    }

    /// Whether the first of a story may stand for its copies: not where copies are asked for.
    pub fn may_fold(&self) -> bool {
        fn bears(reach: &Reach) -> bool {
            match reach {
                Reach::All(parts) | Reach::Any(parts) => parts.iter().all(bears),
                Reach::Not(part) => bears(part),
                Reach::Is(term) => !matches!(term, Term::Is(Flag::Copy | Flag::Folded)),
            }
        }
        self.reach.as_ref().is_none_or(bears)
    }

    /// What it finds without the copies of what it finds: a copy whose first it does not find
    /// (for it was read already, or is another office's) stands for itself.
    #[must_use]
    pub fn folded(self) -> Self {
        self.with(Reach::Not(Box::new(Reach::Is(Term::Is(Flag::Folded)))))
    }

    /// Whether it says itself what is to be done with hidden articles; all other queries leave them out.
    pub fn speaks_of_hidden(&self) -> bool {
        fn speaks(reach: &Reach) -> bool {
            match reach {
                Reach::All(parts) | Reach::Any(parts) => parts.iter().any(speaks),
                Reach::Not(part) => speaks(part),
                Reach::Is(term) => *term == Term::Is(Flag::Hidden),
            }
        }
        self.reach.as_ref().is_some_and(speaks)
    }

    /// What it finds of which `term` holds as well.
    #[must_use]
    pub fn and(self, term: Term) -> Self {
        self.with(Reach::Is(term))
    }

    fn with(self, part: Reach) -> Self {
        let reach = match self.reach {
            None => part,
            Some(Reach::All(mut parts)) => {
                parts.push(part);
                Reach::All(parts)
            }
            Some(first) => Reach::All(vec![first, part]),
        };
        Self { reach: Some(reach), ..self }
    }

    /// The words that are looked for (not those that are ruled out), as typed, phrases taken apart.
    pub fn words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        if let Some(reach) = &self.reach {
            reach.gather(&mut words);
        }
        words
    }
}

impl Reach {
    fn gather<'q>(&'q self, words: &mut Vec<&'q str>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.gather(words)),
            Self::Is(Term::Word(text) | Term::Phrase(text) | Term::Title(text)) => {
                words.extend(text.split_whitespace());
            }
            Self::Not(_) | Self::Is(_) => {}
        }
    }
}

impl fmt::Display for Query {
    /// The text that parses to this query.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(reach) = &self.reach {
            write!(f, "{reach}")?;
        }
        match self.sort {
            None => Ok(()),
            Some(sort) if self.reach.is_none() => write!(f, "sort:{}", sort.word()),
            Some(sort) => write!(f, " sort:{}", sort.word()),
        }
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(parts) => join(f, parts, " "),
            Self::Any(parts) => join(f, parts, " OR "),
            Self::Not(part) => write!(f, "-{}", Grouped(part)),
            Self::Is(term) => write!(f, "{term}"),
        }
    }
}

fn join(f: &mut fmt::Formatter<'_>, parts: &[Reach], between: &str) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        write!(f, "{}", Grouped(part))?;
    }
    Ok(())
}

/// A condition inside another one.
struct Grouped<'q>(&'q Reach);

impl fmt::Display for Grouped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Reach::All(_) | Reach::Any(_) => write!(f, "({})", self.0),
            Reach::Not(_) | Reach::Is(_) => write!(f, "{}", self.0),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) if parse::is_word(word) => f.write_str(word),
            Self::Word(text) | Self::Phrase(text) => write!(f, "{}", Quoted(text)),
            Self::Title(text) => write!(f, "title:{}", Value(text)),
            Self::Source(name) => write!(f, "source:{}", Value(name)),
            Self::Group(name) => write!(f, "group:{}", Value(name)),
            Self::Tag(name) => write!(f, "tag:{}", Value(name)),
            Self::Speaker(name) => write!(f, "speaker:{}", Value(name)),
            Self::Place(name) => write!(f, "place:{}", Value(name)),
            Self::Is(flag) => write!(f, "is:{}", flag.word()),
            Self::Has(what) => write!(f, "has:{}", what.word()),
            Self::Newer(span) => write!(f, "newer:{span}"),
            Self::Older(span) => write!(f, "older:{span}"),
            Self::On(date) => write!(f, "on:{date}"),
            Self::From(date) => write!(f, "from:{date}"),
            Self::To(date) => write!(f, "to:{date}"),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit)
    }
}

/// A value behind a key, in quotation marks where it needs them.
struct Value<'q>(&'q str);

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if parse::is_value(self.0) { f.write_str(self.0) } else { write!(f, "{}", Quoted(self.0)) }
    }
}

/// A text in quotation marks.
struct Quoted<'q>(&'q str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in self.0.chars() {
            if matches!(c, '"' | '\\') {
                f.write_str("\\")?;
            }
            write!(f, "{c}")?;
        }
        f.write_str("\"")
    }
}

impl Flag {
    /// All of them.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 8] = [
        Self::Unread,
        Self::Read,
        Self::Starred,
        Self::Edited,
        Self::Copy,
        Self::Folded,
        Self::Full,
        Self::Hidden,
    ];

    /// The word for it in a query.
    fn word(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Starred => "starred",
            Self::Edited => "edited",
            Self::Copy => "copy",
            Self::Folded => "folded",
            Self::Full => "full",
            Self::Hidden => "hidden",
        }
    }
}

impl Has {
    fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Image => "image",
        }
    }
}

impl Sort {
    fn word(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Relevance => "relevance",
            Self::Source => "source",
        }
    }
}
