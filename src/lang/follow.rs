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
    /// What the key does that takes articles out of the lists.
    fn help_hide() = "follow-help-hide";
    /// So many articles were taken out of the lists.
    fn did_hide(count: usize, number: &str) = "follow-did-hide";
    /// So many articles stand in the lists again.
    fn did_unhide(count: usize, number: &str) = "follow-did-unhide";
    /// The configuration has no rules.
    fn no_rules() = "follow-no-rules";
    /// A rule finds so many articles and would change so many; what it does.
    fn rule_tried(name: &str, found: usize, changed: usize, actions: &str) = "follow-rule-tried";
    /// The rule would change nothing here.
    fn rule_done() = "follow-rule-done";
    /// So many more articles that are not named.
    fn rule_more(count: usize) = "follow-rule-more";
}
