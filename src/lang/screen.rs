//! What the panes of the screen say beside their news: headings, orders, choices.
//!
//! Declares the phrases of `locales/*/screen.ftl`. Numbers that are only shown come in
//! ready-made, numbers that decide a plural come in as numbers.

use super::phrases::phrases;

phrases! {
    /// Key.
    fn help_save() = "screen-help-save";
    /// Line for the name of a file.
    fn prompt_save() = "screen-prompt-save";
    /// Notice.
    fn saved(number: usize, count: &str, file: &str) = "screen-saved";
    /// Notice.
    fn unsaved_exists(file: &str) = "screen-unsaved-exists";
    /// Key.
    fn help_progress() = "screen-help-progress";
    /// Hint.
    fn hint_progress() = "screen-hint-progress";
    /// The window of a refresh.
    fn progress_title() = "screen-progress-title";
    /// There was no refresh.
    fn progress_none(due: &str, all: &str) = "screen-progress-none";
    /// Sources done.
    fn progress_sources(done: usize, of: usize) = "screen-progress-sources";
    /// Pages done.
    fn progress_pages(done: usize, of: usize) = "screen-progress-pages";
    /// Heading.
    fn progress_now() = "screen-progress-now";
    /// Heading.
    fn progress_failed(count: usize) = "screen-progress-failed";
    /// Sources that failed.
    fn progress_failed_short(count: usize) = "screen-progress-failed-short";
    /// The heading of today's news.
    fn day_today() = "screen-day-today";
    /// The heading of yesterday's news.
    fn day_yesterday() = "screen-day-yesterday";
    /// Help: the copies of the row at hand.
    fn help_unfold() = "screen-help-unfold";
    /// The row at hand was told by nobody else.
    fn no_copies() = "screen-no-copies";
    /// A hint: the copies of the row at hand.
    fn hint_copies() = "screen-hint-copies";
    /// The sign of copies that are folded away.
    fn sign_copies() = "screen-sign-copies";
    /// The sign of a copy below its first.
    fn sign_copy() = "screen-sign-copy";
    /// The foot of the help: it can be searched.
    fn help_foot(search: &str, close: &str) = "screen-help-foot";
    /// A query of words, as it is typed.
    fn query_words() = "screen-query-words";
    /// A query of a phrase, as it is typed.
    fn query_phrase() = "screen-query-phrase";
    /// The keys of a query, as they are typed.
    fn query_keys() = "screen-query-keys";
    /// States in a query, as they are typed.
    fn query_flags() = "screen-query-flags";
    /// Days in a query, as they are typed.
    fn query_dates() = "screen-query-dates";
    /// What a query rules out, as it is typed.
    fn query_not() = "screen-query-not";
    /// Newest first.
    fn sort_newest() = "screen-sort-newest";
    /// Oldest first.
    fn sort_oldest() = "screen-sort-oldest";
    /// By source.
    fn sort_source() = "screen-sort-source";
    /// Best match first.
    fn sort_relevance() = "screen-sort-relevance";
    /// The list has this order now.
    fn sorted(order: &str) = "screen-sorted";
    /// So many rows are chosen.
    fn chosen(count: usize, number: &str) = "screen-chosen";
    /// The range is too long to be chosen.
    fn too_far() = "screen-too-far";
    /// So many addresses were copied.
    fn copied_some(count: usize, number: &str) = "screen-copied-some";
    /// So many were marked read.
    fn did_read_some(count: usize, number: &str) = "screen-did-read-some";
    /// So many were marked unread.
    fn did_unread_some(count: usize, number: &str) = "screen-did-unread-some";
    /// So many were starred.
    fn did_star_some(count: usize, number: &str) = "screen-did-star-some";
    /// So many stars were taken away.
    fn did_unstar_some(count: usize, number: &str) = "screen-did-unstar-some";
    /// Help.
    fn help_choose() = "screen-help-choose";
    /// Help.
    fn help_choose_to() = "screen-help-choose-to";
    /// Help.
    fn help_sort() = "screen-help-sort";
    /// Only the beginning of the text is held.
    fn sign_teaser() = "screen-sign-teaser";
    /// The source changed the text.
    fn sign_edited() = "screen-sign-edited";
    /// The row is chosen.
    fn sign_chosen() = "screen-sign-chosen";
    /// Hint.
    fn hint_choose_row() = "screen-hint-choose-row";
    /// Hint.
    fn hint_range() = "screen-hint-range";
    /// Hint.
    fn hint_copy() = "screen-hint-copy";
    /// Hint.
    fn hint_clear() = "screen-hint-clear";
    /// Minutes it takes to read a text.
    fn reading_time(minutes: usize) = "screen-reading-time";
    /// Minutes of reading left.
    fn minutes_left(minutes: usize) = "screen-minutes-left";
    /// The match at hand of so many.
    fn match_place(at: usize, of: usize) = "screen-match-place";
    /// The words do not stand in the article.
    fn not_in_text(text: &str) = "screen-not-in-text";
    /// No link is in sight.
    fn no_links() = "screen-no-links";
    /// The line in which words for the article are typed.
    fn prompt_find() = "screen-prompt-find";
    /// The list of links.
    fn links_title() = "screen-links-title";
    /// What the keys do in the list of links.
    fn links_hint() = "screen-links-hint";
    /// What to do with the letters at links.
    fn hints_hint() = "screen-hints-hint";
    /// Help.
    fn help_hint() = "screen-help-hint";
    /// Help.
    fn help_links() = "screen-help-links";
    /// Hint.
    fn hint_find() = "screen-hint-find";
    /// Hint.
    fn hint_links() = "screen-hint-links";
    /// Help.
    fn help_zen() = "screen-help-zen";
    /// Help.
    fn help_grow() = "screen-help-grow";
    /// Help.
    fn help_shrink() = "screen-help-shrink";
    /// Help.
    fn help_hide_sources() = "screen-help-hide-sources";
    /// Help.
    fn help_hide_list() = "screen-help-hide-list";
    /// Help.
    fn help_hide_related() = "screen-help-hide-related";
    /// Help.
    fn help_rearrange() = "screen-help-rearrange";
    /// So many things wait for the line.
    fn orders_waiting(number: &str) = "screen-orders-waiting";
    /// A text is fetched once the line is back; so many wait.
    fn ordered_text(count: usize, number: &str) = "screen-ordered-text";
    /// A page is shown once the line is back; so many wait. The key shows it at once.
    fn ordered_page(count: usize, number: &str, key: &str) = "screen-ordered-page";
    /// Too many wait.
    fn orders_full() = "screen-orders-full";
    /// So many still wait.
    fn still_waiting(count: usize, number: &str) = "screen-still-waiting";
    /// So many texts were fetched.
    fn texts_fetched(count: usize, number: &str) = "screen-texts-fetched";
    /// So many orders were taken back.
    fn orders_forgotten(count: usize, number: &str) = "screen-orders-forgotten";
    /// Help.
    fn help_forget() = "screen-help-forget";
    /// The program broke down.
    fn crashed(path: String) = "terminal-crashed";
    /// A part of the program broke down.
    fn broke(path: String) = "terminal-broke";
    /// The same where it could not be noted.
    fn broke_unnoted() = "terminal-broke-unnoted";
    /// The changed configuration holds.
    fn reconfigured() = "terminal-reconfigured";
    /// The changed configuration holds, but for some sections.
    fn reconfigured_later(sections: &str) = "terminal-reconfigured-later";
    /// The changed configuration is wrong.
    fn config_stays(what: &str) = "terminal-config-stays";
}
