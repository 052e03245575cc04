//! What the screen says of the list of sources: the welcome, adding, changing, health.
//!
//! Declares the phrases of `locales/*/manage.ftl`.

use super::Lang;
use super::phrases::phrases;
use crate::news::Kind;

phrases! {
    /// The welcome's title.
    fn welcome_title() = "manage-welcome-title";
    /// What this is.
    fn welcome_intro() = "manage-welcome-intro";
    /// Choice.
    fn welcome_demo() = "manage-welcome-demo";
    /// Note of a choice.
    fn welcome_demo_note() = "manage-welcome-demo-note";
    /// Choice.
    fn welcome_address() = "manage-welcome-address";
    /// Note of a choice.
    fn welcome_address_note() = "manage-welcome-address-note";
    /// Choice.
    fn welcome_import() = "manage-welcome-import";
    /// Note of a choice.
    fn welcome_import_note() = "manage-welcome-import-note";
    /// Choice.
    fn welcome_language() = "manage-welcome-language";
    /// Choice.
    fn welcome_quit() = "manage-welcome-quit";
    /// Hint of the welcome.
    fn welcome_hint() = "manage-welcome-hint";
    /// Line for an address.
    fn prompt_address() = "manage-prompt-address";
    /// Line for a file.
    fn prompt_opml() = "manage-prompt-opml";
    /// Line for a name.
    fn prompt_name() = "manage-prompt-name";
    /// Line for a group.
    fn prompt_group() = "manage-prompt-group";
    /// Line for another address.
    fn prompt_new_address() = "manage-prompt-new-address";
    /// Title of a source being added.
    fn adding_title() = "manage-adding-title";
    /// An address is being looked at.
    fn adding_waiting(url: &str) = "manage-adding-waiting";
    /// Hint.
    fn adding_hint_waiting() = "manage-adding-hint-waiting";
    /// Hint.
    fn adding_hint_found() = "manage-adding-hint-found";
    /// Hint.
    fn adding_hint_failed() = "manage-adding-hint-failed";
    /// Fact.
    fn adding_name() = "manage-adding-name";
    /// Fact.
    fn adding_group() = "manage-adding-group";
    /// A source without a group.
    fn adding_no_group() = "manage-adding-no-group";
    /// Fact.
    fn adding_address() = "manage-adding-address";
    /// Fact.
    fn adding_kind() = "manage-adding-kind";
    /// How a source is read and how much it brings.
    fn adding_reads(kind: &str, count: usize) = "manage-adding-reads";
    /// Other feeds of the page.
    fn adding_others() = "manage-adding-others";
    /// Notice.
    fn did_add(name: &str) = "manage-did-add";
    /// Notice.
    fn did_archive(name: &str) = "manage-did-archive";
    /// Notice.
    fn did_restore(name: &str) = "manage-did-restore";
    /// Notice.
    fn did_rename(name: &str) = "manage-did-rename";
    /// Notice.
    fn did_group(name: &str, group: &str) = "manage-did-group";
    /// Notice.
    fn did_ungroup(name: &str) = "manage-did-ungroup";
    /// Notice.
    fn did_readdress(name: &str, url: &str) = "manage-did-readdress";
    /// Notice.
    fn did_move(name: &str) = "manage-did-move";
    /// Notice.
    fn did_import(count: usize, skipped: usize) = "manage-did-import";
    /// Notice.
    fn list_unchanged() = "manage-list-unchanged";
    /// Notice.
    fn already_there(name: &str) = "manage-already-there";
    /// Notice.
    fn not_an_address(text: &str) = "manage-not-an-address";
    /// Notice.
    fn no_source_here() = "manage-no-source-here";
    /// Notice.
    fn not_archived(name: &str) = "manage-not-archived";
    /// Heading.
    fn help_managing() = "manage-help-managing";
    /// Key.
    fn help_add_source() = "manage-help-add-source";
    /// Command.
    fn help_import() = "manage-help-import";
    /// Key.
    fn help_rename_source() = "manage-help-rename-source";
    /// Key.
    fn help_group_source() = "manage-help-group-source";
    /// Key.
    fn help_readdress_source() = "manage-help-readdress-source";
    /// Key.
    fn help_raise_source() = "manage-help-raise-source";
    /// Key.
    fn help_lower_source() = "manage-help-lower-source";
    /// Key.
    fn help_archive_source() = "manage-help-archive-source";
    /// Key.
    fn help_restore_source() = "manage-help-restore-source";
    /// Command.
    fn help_demo() = "manage-help-demo";
    /// Key.
    fn help_copy_title() = "manage-help-copy-title";
    /// Key.
    fn help_full_text() = "manage-help-full-text";
    /// Key.
    fn help_palette() = "manage-help-palette";
    /// The help has no such row.
    fn help_nothing(search: &str) = "manage-help-nothing";
    /// What the help is searched for.
    fn help_search_hint(search: &str) = "manage-help-search-hint";
    /// Line of the palette.
    fn prompt_palette() = "manage-prompt-palette";
    /// Line in the help.
    fn prompt_help() = "manage-prompt-help";
    /// A source in the palette.
    fn palette_show(name: &str) = "manage-palette-show";
    /// Notice.
    fn nothing_like_it(text: &str) = "manage-nothing-like-it";
    /// Notice.
    fn no_such_command_near(name: &str, near: &str) = "manage-no-such-command-near";
    /// Notice.
    fn fetching_text() = "manage-fetching-text";
    /// Notice.
    fn text_fetched() = "manage-text-fetched";
    /// A fault.
    fn config_no_key(keys: String) = "manage-config-no-key";
    /// A fault.
    fn config_no_action(name: String) = "manage-config-no-action";
    /// A fault.
    fn config_no_action_near(name: String, near: &str) = "manage-config-no-action-near";
    /// Key.
    fn help_tag() = "manage-help-tag";
    /// Key.
    fn help_everything_read() = "manage-help-everything-read";
    /// Key.
    fn help_redo() = "manage-help-redo";
    /// Line of tags.
    fn prompt_tags() = "manage-prompt-tags";
    /// A question.
    fn prompt_everything_read(number: u64, count: &str) = "manage-prompt-everything-read";
    /// Notice.
    fn done_again(deed: &str) = "manage-done-again";
    /// Notice.
    fn nothing_to_redo() = "manage-nothing-to-redo";
    /// Notice.
    fn did_tag(count: usize, number: &str) = "manage-did-tag";
    /// Key.
    fn help_health() = "manage-help-health";
    /// The health view's title.
    fn health_title(troubled: usize, of: usize) = "manage-health-title";
    /// Failures in a row.
    fn health_times(count: u32) = "manage-health-times";
    /// It lies elsewhere.
    fn health_moved(url: &str, key: &str) = "manage-health-moved";
    /// Nobody asked it yet.
    fn health_unvisited(key: &str) = "manage-health-unvisited";
    /// It brings nothing.
    fn health_silent(days: u32) = "manage-health-silent";
    /// It does well.
    fn health_well() = "manage-health-well";
    /// It was archived.
    fn health_archived(key: &str) = "manage-health-archived";
    /// Fact.
    fn health_last_ok() = "manage-health-last-ok";
    /// Fact.
    fn health_last_try() = "manage-health-last-try";
    /// Fact.
    fn health_next() = "manage-health-next";
    /// Fact.
    fn health_interval() = "manage-health-interval";
    /// Fact.
    fn health_kept() = "manage-health-kept";
    /// Fact.
    fn health_bytes() = "manage-health-bytes";
    /// A moment that never was.
    fn health_never() = "manage-health-never";
    /// Less than a minute ago.
    fn health_just_now() = "manage-health-just-now";
    /// So long ago.
    fn health_ago(span: &str) = "manage-health-ago";
    /// At the next refresh.
    fn health_now(key: &str) = "manage-health-now";
    /// Not before.
    fn health_from(moment: &str, span: &str) = "manage-health-from";
    /// The schedule decides.
    fn health_by_itself() = "manage-health-by-itself";
    /// Articles kept.
    fn health_articles(number: u64, count: &str, unread: &str) = "manage-health-articles";
    /// Bytes of today and of the last days.
    fn health_spent(today: &str, all: &str, days: u32) = "manage-health-spent";
    /// Above the bars of items.
    fn health_items(days: u32, count: &str, most: &str) = "manage-health-items";
    /// Above the bars of bytes.
    fn health_daily_bytes(most: &str) = "manage-health-daily-bytes";
    /// Hint.
    fn health_hint_news() = "manage-health-hint-news";
    /// Hint.
    fn health_hint_report() = "manage-health-hint-report";
    /// Hint.
    fn health_hint_archive() = "manage-health-hint-archive";
    /// Hint.
    fn health_hint_site() = "manage-health-hint-site";
    /// Hint.
    fn health_hint_close() = "manage-health-hint-close";
    /// A length of time.
    fn span_minutes(count: i64) = "manage-span-minutes";
    /// A length of time.
    fn span_hours(count: i64) = "manage-span-hours";
    /// A length of time.
    fn span_days(count: i64) = "manage-span-days";
    /// How a source is read.
    fn kind_auto() = "manage-kind-auto";
    /// How a source is read.
    fn kind_feed() = "manage-kind-feed";
    /// How a source is read.
    fn kind_listing() = "manage-kind-listing";
    /// How a source is read.
    fn kind_sitemap() = "manage-kind-sitemap";
    /// How a source is read.
    fn kind_wordpress() = "manage-kind-wordpress";
    /// How a source is read.
    fn kind_bundle() = "manage-kind-bundle";
    /// Command.
    fn taken_back(changed: usize) = "manage-taken-back";
}

impl Lang {
    /// How a source is read, in plain words.
    pub fn kind(&self, kind: Kind) -> String {
        match kind {
            Kind::Auto => self.kind_auto(),
            Kind::Feed => self.kind_feed(),
            Kind::Listing => self.kind_listing(),
            Kind::Sitemap => self.kind_sitemap(),
            Kind::WordPress => self.kind_wordpress(),
            Kind::Bundle => self.kind_bundle(),
        }
    }
}
