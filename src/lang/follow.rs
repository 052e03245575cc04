//! What is said of news that changes and of news that is waited for: edits, rules, watch words.

use super::phrases::phrases;

phrases! {
    /// What the key does that shows changes.
    fn help_changes() = "follow-help-changes";
    /// The source changed the article at hand.
    fn note_edited() = "follow-note-edited";
    /// The article at hand was not changed, as far as is known.
    fn not_edited() = "follow-not-edited";
    /// The change number `at` of `of`, the latest first, and when it was noticed.
    fn changes_heading(at: usize, of: usize, when: &str) = "follow-changes-heading";
    /// So many paragraphs did not change.
    fn changes_same(count: usize) = "follow-changes-same";
    /// The watch words found so many articles among the new; the title of the first.
    fn watch_found(count: usize, number: &str, title: &str) = "follow-watch-found";
}
