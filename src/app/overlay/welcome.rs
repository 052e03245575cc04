//! What a person can begin with where nothing is configured.

use crate::lang::{Lang, Language};

/// Something to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The fictional ministry.
    Demo,
    /// The address of a site or a feed.
    Address,
    /// Another reader's list.
    Import,
    /// The other language.
    Language,
    /// Leave.
    Quit,
}

impl Choice {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 5] = [Self::Demo, Self::Address, Self::Import, Self::Language, Self::Quit];

    /// What it is called, and what it does.
    pub fn words(self, lang: &Lang) -> (String, String) {
        match self {
            Self::Demo => (lang.welcome_demo(), lang.welcome_demo_note()),
            Self::Address => (lang.welcome_address(), lang.welcome_address_note()),
            Self::Import => (lang.welcome_import(), lang.welcome_import_note()),
            Self::Language => (lang.welcome_language(), String::new()),
            Self::Quit => (lang.welcome_quit(), String::new()),
        }
    }
}

/// The language that the screen does not speak now.
pub fn other(language: Language) -> Language {
    match language {
        Language::Id => Language::En,
        Language::En => Language::Id,
    }
}
