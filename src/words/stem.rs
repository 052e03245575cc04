//! Stems.

/// Turns words into stems and remembers what it has seen.
#[derive(Debug, Default)]
pub struct Stemmer {}

impl Stemmer {
    /// A stemmer that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The stem of `word`, which is folded as [`super::fold`] does.
    pub fn stem(&mut self, word: &str) -> String {
        word.to_owned()
    }

    /// `text` as the full-text index takes it: the stem of every word, in order, with spaces between.
    pub fn index_form(&mut self, text: &str) -> String {
        text.to_lowercase()
    }
}
