//! The words that options take, and what they mean.

use clap::{Args, ValueEnum};

use crate::lang::Language;
use crate::news::{Kind, Marking};

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)] // the words say it; a doc comment would stretch every help text
pub enum Tongue {
    Id,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Id => Self::Id,
            Tongue::En => Self::En,
        }
    }
}

/// When output is coloured: on a terminal unless `NO_COLOR` is set, always, or never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// A kind of source, as the configuration writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum KindWord {
    Auto,
    Feed,
    Listing,
    Sitemap,
    Wordpress,
    Bundle,
}

impl From<KindWord> for Kind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Auto => Self::Auto,
            KindWord::Feed => Self::Feed,
            KindWord::Listing => Self::Listing,
            KindWord::Sitemap => Self::Sitemap,
            KindWord::Wordpress => Self::WordPress,
            KindWord::Bundle => Self::Bundle,
        }
    }
}

/// A form of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum ShowFormat {
    Text,
    Markdown,
    Html,
    Json,
}

/// A form of many articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Export {
    Markdown,
    Html,
    Epub,
    Csv,
    Json,
    Whatsapp,
}

impl Export {
    /// The form that a file's name asks for.
    pub fn of(path: &std::path::Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "epub" => Some(Self::Epub),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// What is done to what a query finds.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = true)]
#[allow(clippy::struct_excessive_bools)] // flags as clap reads them; `markings` gives them sense
pub struct Deed {
    /// As read
    #[arg(long, conflicts_with = "unread")]
    read: bool,
    /// As not read
    #[arg(long)]
    unread: bool,
    /// With a star
    #[arg(long, conflicts_with = "unstar")]
    star: bool,
    /// Without a star
    #[arg(long)]
    unstar: bool,
    /// Out of lists, counts and searches
    #[arg(long, conflicts_with = "unhide")]
    hide: bool,
    /// Into the lists again
    #[arg(long)]
    unhide: bool,
    /// With this tag
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Without this tag
    #[arg(long, value_name = "TAG")]
    untag: Vec<String>,
}

impl Deed {
    /// The markings it asks for.
    pub fn markings(&self) -> Vec<Marking> {
        let flags = [
            (self.read, Marking::Read(true)),
            (self.unread, Marking::Read(false)),
            (self.star, Marking::Star(true)),
            (self.unstar, Marking::Star(false)),
            (self.hide, Marking::Hide(true)),
            (self.unhide, Marking::Hide(false)),
        ];
        let word = |tag: &String| crate::news::visible(tag).trim().to_lowercase();
        flags
            .into_iter()
            .filter_map(|(asked, marking)| asked.then_some(marking))
            .chain(self.tag.iter().map(|tag| Marking::Tag(word(tag))))
            .chain(self.untag.iter().map(|tag| Marking::Untag(word(tag))))
            .collect()
    }
}
