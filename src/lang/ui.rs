//! What the screen says: panes, notices, help.
//!
//! Declares the phrases of `locales/*/ui.ftl`; numbers that are only shown come in ready-made
//! (see [`Lang::number`]), numbers that decide a plural come in as numbers.
//!
//! [`Lang::number`]: super::Lang::number

use super::phrases::phrases;

phrases! {
    /// The day that is today.
    fn today_word() = "ui-today-word";
    /// The day before.
    fn yesterday_word() = "ui-yesterday-word";
    /// So many days before today.
    fn days_ago(days: i32) = "ui-days-ago";
    /// The sources pane.
    fn pane_sources() = "ui-pane-sources";
    /// The list.
    fn pane_list() = "ui-pane-list";
    /// The reader.
    fn pane_reader() = "ui-pane-reader";
    /// Related news.
    fn pane_related() = "ui-pane-related";
    /// All news.
    fn all_news() = "ui-all-news";
    /// The unread.
    fn unread_news() = "ui-unread-news";
    /// The starred.
    fn starred_news() = "ui-starred-news";
    /// A source that left the configuration.
    fn archived() = "ui-archived";
    /// Counts over all sources.
    fn counts(unread: &str, total: &str) = "ui-counts";
    /// The same where there is little room.
    fn counts_short(unread: &str) = "ui-counts-short";
    /// The network answers.
    fn online() = "ui-online";
    /// There is no network.
    fn offline() = "ui-offline";
    /// So many sources failed.
    fn some_failed(count: usize) = "ui-some-failed";
    /// A refresh goes on.
    fn fetching(done: usize, of: usize) = "ui-fetching";
    /// Article pages are fetched.
    fn fetching_pages(done: usize, of: usize) = "ui-fetching-pages";
    /// A refresh begins.
    fn fetching_begins() = "ui-fetching-begins";
    /// A refresh is being stopped.
    fn stopping() = "ui-stopping";
    /// Bytes used today.
    fn spent_today(bytes: &str) = "ui-spent-today";
    /// The terminal is too small.
    fn too_small() = "ui-too-small";
    /// Rows are on their way.
    fn loading() = "ui-loading";
    /// Nothing is configured.
    fn empty_no_sources(key: &str) = "ui-empty-no-sources";
    /// Sources, but no news.
    fn empty_nothing_yet(key: &str) = "ui-empty-nothing-yet";
    /// A search found nothing.
    fn empty_no_match(query: &str) = "ui-empty-no-match";
    /// A filter leaves nothing.
    fn empty_filtered(query: &str) = "ui-empty-filtered";
    /// Everything is read.
    fn empty_all_read(all: &str, fetch: &str) = "ui-empty-all-read";
    /// Nothing is starred.
    fn empty_no_stars(key: &str) = "ui-empty-no-stars";
    /// A source without news.
    fn empty_source(key: &str) = "ui-empty-source";
    /// Where the cursor stands.
    fn list_place(at: &str, of: &str) = "ui-list-place";
    /// An article without a headline.
    fn untitled() = "ui-untitled";
    /// The page's view counter.
    fn views(count: &str, number: u64) = "ui-views";
    /// A photo's caption.
    fn caption(text: &str) = "ui-caption";
    /// The list of addresses.
    fn links_heading() = "ui-links-heading";
    /// The page is being fetched.
    fn note_fetching() = "ui-note-fetching";
    /// Only the teaser is held.
    fn note_teaser() = "ui-note-teaser";
    /// Only the headline is held.
    fn note_headline() = "ui-note-headline";
    /// The text of this article may lack a part.
    fn note_doubtful() = "ui-note-doubtful";
    /// Offline with a teaser.
    fn note_offline_teaser() = "ui-note-offline-teaser";
    /// Offline with a headline.
    fn note_offline_headline() = "ui-note-offline-headline";
    /// The page could not be fetched.
    fn note_failed(why: &str) = "ui-note-failed";
    /// The stored text is damaged.
    fn note_damaged() = "ui-note-damaged";
    /// No article is open.
    fn reader_empty() = "ui-reader-empty";
    /// The source changed the text.
    fn edited() = "ui-edited";
    /// There are none.
    fn related_none() = "ui-related-none";
    /// They are being looked up.
    fn related_waiting() = "ui-related-waiting";
    /// The page names it.
    fn why_page() = "ui-why-page";
    /// Shared words.
    fn why_words(words: &str) = "ui-why-words";
    /// Days apart.
    fn why_days(days: u32) = "ui-why-days";
    /// A copy.
    fn why_same() = "ui-why-same";
    /// A reason: both tell of one event.
    fn why_event() = "ui-why-event";
    /// A reason: both are about one topic.
    fn why_topic() = "ui-why-topic";
    /// Not in the archive.
    fn not_stored() = "ui-not-stored";
    /// A failing source.
    fn source_failing(why: &str) = "ui-source-failing";
    /// A source that was never fetched.
    fn source_never() = "ui-source-never";
    /// When a source was last fetched.
    fn source_last(when: &str) = "ui-source-last";
    /// The filter's line.
    fn prompt_filter() = "ui-prompt-filter";
    /// The search line.
    fn prompt_search() = "ui-prompt-search";
    /// A filter in force.
    fn filter_label(query: &str) = "ui-filter-label";
    /// A search in force.
    fn search_label(query: &str) = "ui-search-label";
    /// An unknown key with a near one.
    fn mistake_key_near(key: &str, near: &str) = "ui-mistake-key-near";
    /// An unknown key.
    fn mistake_key(key: &str) = "ui-mistake-key";
    /// A bad value.
    fn mistake_value(key: &str, value: &str, takes: &str) = "ui-mistake-value";
    /// An open quote.
    fn mistake_quote() = "ui-mistake-quote";
    /// A parenthesis.
    fn mistake_parenthesis() = "ui-mistake-parenthesis";
    /// Nothing behind.
    fn mistake_nothing(key: &str) = "ui-mistake-nothing";
    /// Too long.
    fn mistake_long() = "ui-mistake-long";
    /// How to take it back.
    fn undo_hint(key: &str) = "ui-undo-hint";
    /// Marked read.
    fn did_read() = "ui-did-read";
    /// Marked unread.
    fn did_unread() = "ui-did-unread";
    /// Starred.
    fn did_star() = "ui-did-star";
    /// Star taken away.
    fn did_unstar() = "ui-did-unstar";
    /// All marked read.
    fn did_all_read(count: usize, number: &str) = "ui-did-all-read";
    /// Taken back.
    fn undone(count: usize, number: &str) = "ui-undone";
    /// Nothing to take back.
    fn nothing_to_undo() = "ui-nothing-to-undo";
    /// No unread that way.
    fn no_more_unread() = "ui-no-more-unread";
    /// The list ends.
    fn no_more_articles() = "ui-no-more-articles";
    /// No match that way.
    fn no_more_matches() = "ui-no-more-matches";
    /// No trail.
    fn no_way_back() = "ui-no-way-back";
    /// Copied.
    fn copied() = "ui-copied";
    /// Handed to the browser.
    fn browsing(url: &str) = "ui-browsing";
    /// No browser.
    fn no_browser(key: &str) = "ui-no-browser";
    /// No address.
    fn no_address() = "ui-no-address";
    /// A refresh is over.
    fn fetched(new: usize, number: &str) = "ui-fetched";
    /// Sources failed.
    fn failed_hint(count: usize, key: &str) = "ui-failed-hint";
    /// A refresh was stopped.
    fn stopped(new: usize, number: &str) = "ui-stopped";
    /// Nothing is due.
    fn nothing_due(key: &str) = "ui-nothing-due";
    /// No network.
    fn no_network() = "ui-no-network";
    /// No network by choice.
    fn offline_by_choice() = "ui-offline-by-choice";
    /// A refresh is running.
    fn already_fetching() = "ui-already-fetching";
    /// Unknown command.
    fn no_such_command(name: &str) = "ui-no-such-command";
    /// Unknown language.
    fn no_such_language(name: &str) = "ui-no-such-language";
    /// The language was changed.
    fn speaking() = "ui-speaking";
    /// No failures.
    fn no_failures() = "ui-no-failures";
    /// The article is gone.
    fn gone() = "ui-gone";
    /// The help's title.
    fn help_title() = "ui-help-title";
    /// How to leave an overlay.
    fn help_close_hint(close: &str) = "ui-help-close-hint";
    /// The failures' title.
    fn failures_title() = "ui-failures-title";
    /// Heading.
    fn help_commands() = "ui-help-commands";
    /// Heading.
    fn help_queries() = "ui-help-queries";
    /// What words do.
    fn help_query_words() = "ui-help-query-words";
    /// What a phrase does.
    fn help_query_phrase() = "ui-help-query-phrase";
    /// Keys of the query.
    fn help_query_keys() = "ui-help-query-keys";
    /// States.
    fn help_query_flags() = "ui-help-query-flags";
    /// Dates.
    fn help_query_dates() = "ui-help-query-dates";
    /// Negation.
    fn help_query_not() = "ui-help-query-not";
    /// Heading.
    fn help_signs() = "ui-help-signs";
    /// Sign.
    fn sign_unread() = "ui-sign-unread";
    /// Sign.
    fn sign_star() = "ui-sign-star";
    /// Sign.
    fn sign_full() = "ui-sign-full";
    /// Sign.
    fn sign_pdf() = "ui-sign-pdf";
    /// Sign.
    fn sign_failed() = "ui-sign-failed";
    /// Heading.
    fn help_moving() = "ui-help-moving";
    /// Heading.
    fn help_reading() = "ui-help-reading";
    /// Heading.
    fn help_marking() = "ui-help-marking";
    /// Heading.
    fn help_finding() = "ui-help-finding";
    /// Heading.
    fn help_program() = "ui-help-program";
    /// Key.
    fn help_down() = "ui-help-down";
    /// Key.
    fn help_up() = "ui-help-up";
    /// Key.
    fn help_top() = "ui-help-top";
    /// Key.
    fn help_bottom() = "ui-help-bottom";
    /// Key.
    fn help_half_down() = "ui-help-half-down";
    /// Key.
    fn help_half_up() = "ui-help-half-up";
    /// Key.
    fn help_page_down() = "ui-help-page-down";
    /// Key.
    fn help_page_up() = "ui-help-page-up";
    /// Key.
    fn help_next_pane() = "ui-help-next-pane";
    /// Key.
    fn help_previous_pane() = "ui-help-previous-pane";
    /// Key.
    fn help_right() = "ui-help-right";
    /// Key.
    fn help_left() = "ui-help-left";
    /// Key.
    fn help_next_source() = "ui-help-next-source";
    /// Key.
    fn help_previous_source() = "ui-help-previous-source";
    /// Key.
    fn help_sources() = "ui-help-sources";
    /// Key.
    fn help_open() = "ui-help-open";
    /// Key.
    fn help_read_on() = "ui-help-read-on";
    /// Key.
    fn help_next_article() = "ui-help-next-article";
    /// Key.
    fn help_previous_article() = "ui-help-previous-article";
    /// Key.
    fn help_next_unread() = "ui-help-next-unread";
    /// Key.
    fn help_previous_unread() = "ui-help-previous-unread";
    /// Key.
    fn help_return() = "ui-help-return";
    /// Key.
    fn help_browse() = "ui-help-browse";
    /// Key.
    fn help_copy() = "ui-help-copy";
    /// Key.
    fn help_read() = "ui-help-read";
    /// Key.
    fn help_star() = "ui-help-star";
    /// Key.
    fn help_all_read() = "ui-help-all-read";
    /// Help: copies under the earliest or one by one.
    fn help_fold() = "ui-help-fold";
    /// The list of what the watch words found.
    fn watched_news() = "ui-watched-news";
    /// Copies stand under the earliest from now on.
    fn copies_folded() = "ui-copies-folded";
    /// Copies stand for themselves from now on.
    fn copies_listed() = "ui-copies-listed";
    /// Key.
    fn help_undo() = "ui-help-undo";
    /// Key.
    fn help_search() = "ui-help-search";
    /// Key.
    fn help_filter() = "ui-help-filter";
    /// Key.
    fn help_refresh() = "ui-help-refresh";
    /// Key.
    fn help_refresh_all() = "ui-help-refresh-all";
    /// Key.
    fn help_command() = "ui-help-command";
    /// Key.
    fn help_help() = "ui-help-help";
    /// Key.
    fn help_cancel() = "ui-help-cancel";
    /// Key.
    fn help_close() = "ui-help-close";
    /// Key.
    fn help_quit() = "ui-help-quit";
    /// Key.
    fn help_redraw() = "ui-help-redraw";
    /// Key.
    fn help_suspend() = "ui-help-suspend";
    /// Key.
    fn help_interrupt() = "ui-help-interrupt";
    /// Command.
    fn help_stop() = "ui-help-stop";
    /// Command.
    fn help_lang() = "ui-help-lang";
    /// Command.
    fn help_failures() = "ui-help-failures";
    /// Hint.
    fn hint_open() = "ui-hint-open";
    /// Hint.
    fn hint_next() = "ui-hint-next";
    /// Hint.
    fn hint_back() = "ui-hint-back";
    /// Hint.
    fn hint_mark() = "ui-hint-mark";
    /// Hint.
    fn hint_star() = "ui-hint-star";
    /// Hint.
    fn hint_search() = "ui-hint-search";
    /// Hint.
    fn hint_fetch() = "ui-hint-fetch";
    /// Hint.
    fn hint_help() = "ui-hint-help";
    /// Hint.
    fn hint_quit() = "ui-hint-quit";
    /// Hint.
    fn hint_pane() = "ui-hint-pane";
    /// Hint.
    fn hint_browser() = "ui-hint-browser";
    /// Hint.
    fn hint_unread() = "ui-hint-unread";
    /// Hint.
    fn hint_choose() = "ui-hint-choose";
    /// Hint.
    fn hint_stop() = "ui-hint-stop";
    /// Hint.
    fn hint_article() = "ui-hint-article";
    /// Hint.
    fn hint_return() = "ui-hint-return";
    /// Hint.
    fn hint_enter() = "ui-hint-enter";
    /// Hint.
    fn hint_cancel() = "ui-hint-cancel";
    /// Hint.
    fn hint_complete() = "ui-hint-complete";
}
