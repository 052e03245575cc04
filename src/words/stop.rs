//! Stop words.

/// Whether `word` (folded) says nothing about a text's topic.
pub fn is_stop(_word: &str) -> bool {
    false
}
