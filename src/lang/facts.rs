//! What the house says of facts about an article: its acronyms, who speaks in it, where it was
//! written.
//!
//! Declares the phrases of `locales/*/facts.ftl`.

use super::Lang;
use super::phrases::{Language, phrases};
use crate::news::{Meaning, Origin};

phrases! {
    /// The window of acronyms.
    fn acronyms_title() = "facts-acronyms-title";
    /// What the keys do there.
    fn acronyms_hint() = "facts-acronyms-hint";
    /// There is nothing to explain.
    fn no_acronyms() = "facts-no-acronyms";
    /// The article explains it.
    fn from_article() = "facts-from-article";
    /// Other articles explain it.
    fn from_archive(count: u64, title: &str) = "facts-from-archive";
    /// The office's list explains it.
    fn from_office() = "facts-from-office";
    /// Our list explains it.
    fn from_house() = "facts-from-house";
    /// Nobody explains these.
    fn acronyms_unknown(words: &str) = "facts-acronyms-unknown";
    /// Help.
    fn help_acronyms() = "facts-help-acronyms";
    /// Nobody explains what was asked for.
    fn acronym_unknown(word: &str) = "facts-acronym-unknown";
    /// Those who are quoted.
    fn facet_speakers() = "facts-speakers";
    /// The places.
    fn facet_places() = "facts-places";
    /// A configuration's value names a file that can be read.
    fn wants_file() = "facts-wants-file";
}

impl Lang {
    /// What a meaning of an acronym is, and who says so.
    pub fn about_meaning(&self, meaning: &Meaning) -> String {
        let note = meaning.note.as_ref().map(|note| match self.language() {
            Language::Id => note.id.clone(),
            Language::En => note.en.clone(),
        });
        let from = match &meaning.from {
            Origin::Article => self.from_article(),
            Origin::Archive(count, _, title) => self.from_archive(*count, title),
            Origin::Office => self.from_office(),
            Origin::House => self.from_house(),
        };
        note.into_iter().filter(|note| !note.is_empty()).chain([from]).collect::<Vec<_>>().join(" · ")
    }
}
