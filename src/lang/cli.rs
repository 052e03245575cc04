//! What the command line says.

use super::Lang;
use super::phrases::phrases;
use crate::news::{QueryMistake, visible};

phrases! {
    /// Line by line: what to type.
    fn plain_hint() = "cli-plain-hint";
    /// Line by line: everything that can be typed.
    fn plain_help() = "cli-plain-help";
    /// Line by line: so many articles were found.
    fn plain_found(total: u64) = "cli-plain-found";
    /// Line by line: only the first of them are listed.
    fn plain_narrow(held: usize) = "cli-plain-narrow";
    /// Line by line: nobody knows what was typed.
    fn plain_unknown(typed: String) = "cli-plain-unknown";
    /// Line by line: no headline has this number.
    fn plain_no_number(last: usize) = "cli-plain-no-number";
    /// Line by line: the list has no more.
    fn plain_list_end() = "cli-plain-list-end";
    /// Line by line: the article has no more.
    fn plain_article_end() = "cli-plain-article-end";
    /// Line by line: marks need an article.
    fn plain_none_open() = "cli-plain-none-open";
    /// Line by line: a headline's mark.
    fn plain_unread() = "cli-plain-unread";
    /// Line by line: a headline's mark.
    fn plain_starred() = "cli-plain-starred";
    /// What a file of articles is called.
    fn clipping_title() = "cli-clipping-title";
    /// How many articles, and from how many media.
    fn clipping_total(articles: usize, media: usize) = "cli-clipping-total";
    /// A file of that name is there.
    fn file_exists(path: String) = "cli-file-exists";
    /// That form is no text for a terminal.
    fn not_for_terminals() = "cli-not-for-terminals";
    /// A document holds no items.
    fn no_items() = "cli-no-items";
    /// A page holds no article; `kind` is what it is.
    fn no_article(kind: &str) = "cli-no-article";
    /// A document has more pages than were read.
    fn paper_cut(pages: usize) = "cli-paper-cut";
    /// No article has that number or address.
    fn no_such_article(name: String) = "cli-no-such-article";
    /// A query finds nothing.
    fn nothing_found() = "cli-nothing-found";
    /// Nothing is configured.
    fn no_sources() = "cli-no-sources";
    /// A kept text fails its checksum.
    fn article_damaged() = "cli-article-damaged";
    /// Only a part of the text is held.
    fn text_not_held() = "cli-text-not-held";
    /// The text may lack a part.
    fn text_doubtful() = "cli-text-doubtful";
    /// No related news.
    fn nothing_related() = "cli-nothing-related";
    /// Articles were marked.
    fn marked(changed: usize) = "cli-marked";
    /// How many articles a source has.
    fn source_counts(total: u64, unread: u64) = "cli-source-counts";
    /// A source keeps failing.
    fn failing_source(failures: u64, why: String) = "cli-source-failing";
    /// Article pages are being fetched.
    fn shelving(done: usize, of: usize) = "cli-shelving";
    /// A source was read.
    fn source_fetched(name: String, new: usize, updated: usize) = "cli-fetched";
    /// A source has another address for good.
    fn moved_source(url: String) = "cli-moved";
    /// A host's certificate holds.
    fn trusted(host: String) = "cli-trusted";
    /// Whose a certificate is and who vouches for it.
    fn certificate_names(subject: String, issuer: String) = "cli-certificate-names";
    /// How long a certificate holds.
    fn certificate_dates(from: String, until: String) = "cli-certificate-dates";
    /// How a certificate is accepted for its host.
    fn certificate_pin() = "cli-certificate-pin";
    /// The day's bytes are spent.
    fn paused_budget(until: String) = "cli-paused-budget";
    /// What was allowed for this once is spent.
    fn paused_allowance() = "cli-paused-allowance";
    /// These sources were not asked.
    fn left_sources(names: String) = "cli-left-sources";
    /// These sources and more were not asked.
    fn left_more_sources(names: String, more: usize) = "cli-left-more-sources";
    /// So many pages were not asked for.
    fn left_pages(pages: usize) = "cli-left-pages";
    /// It is quiet.
    fn paused_quiet(until: String) = "cli-paused-quiet";
    /// A source has nothing new.
    fn unchanged(name: String) = "cli-unchanged";
    /// A watch word was hit.
    fn watch_hit(source: String, title: String) = "cli-watch-hit";
    /// A refresh is done.
    fn fetch_total(new: usize, texts: usize, bytes: String, requests: u64) = "cli-fetch-total";
    /// A source was added.
    fn added(name: String, file: String) = "cli-added";
    /// What an address offers.
    fn offers(kind: &str, items: usize) = "cli-offers";
    /// Before another feed's address.
    fn also_offers() = "cli-also-offers";
    /// The address is subscribed to.
    fn subscribed(name: String) = "cli-subscribed";
    /// A source was archived.
    fn removed(name: String) = "cli-removed";
    /// A source was deleted.
    fn purged(name: String) = "cli-purged";
    /// An address is not taken over.
    fn not_imported(address: String) = "cli-not-imported";
    /// A list is empty.
    fn nothing_to_import() = "cli-nothing-to-import";
    /// Sources were imported.
    fn imported(count: usize) = "cli-imported";
    /// Bytes of a day or a source.
    fn traffic_row(bytes: String, saved: String, requests: u64) = "cli-traffic-row";
    /// Nothing was ever fetched.
    fn no_traffic() = "cli-no-traffic";
    /// The screen cannot open.
    fn no_terminal() = "cli-no-terminal";
    /// Above a block for the configuration.
    fn probe_block() = "cli-probe-block";
    /// A copy of the cache is in its place.
    fn cache_copied(file: String, articles: u64, bytes: String) = "cli-copied";
    /// Where the file lies that stood in its place.
    fn set_aside(file: String) = "cli-set-aside";
    /// What was saved of a damaged cache.
    fn repaired(articles: u64, marks: u64, textless: u64) = "cli-repaired";
    /// A file with articles was written.
    fn exported(file: String, articles: u64) = "cli-exported";
    /// What an examination looks at.
    fn doctor_check(name: &str) = "cli-doctor-check";
    /// What to do where the examination of the cache found something.
    fn doctor_advice() = "cli-doctor-advice";
    /// Others may look into the data folder.
    fn doctor_open_folder(path: String) = "cli-doctor-open-folder";
    /// The configuration is well.
    fn doctor_config(files: String, sources: usize) = "cli-doctor-config";
    /// The data folder is not there yet.
    fn doctor_no_folder(path: String) = "cli-doctor-no-folder";
    /// The cache can be written.
    fn doctor_writable() = "cli-doctor-writable";
    /// When a source last answered.
    fn doctor_contact(at: String) = "cli-doctor-contact";
    /// No source ever answered.
    fn doctor_no_contact() = "cli-doctor-no-contact";
    /// No source that used to give news gives none now.
    fn doctor_none_silent() = "cli-doctor-none-silent";
    /// The clock is wrong.
    fn doctor_clock(at: String) = "cli-doctor-clock";
    /// The terminal's name.
    fn doctor_terminal(term: String) = "cli-doctor-terminal";
    /// No such key.
    fn query_unknown_key(key: String) = "cli-query-unknown-key";
    /// No such key, but one like it.
    fn query_unknown_key_near(key: String, near: &str) = "cli-query-unknown-key-near";
    /// The key does not take this value.
    fn query_bad_value(key: String, value: String, takes: &str) = "cli-query-bad-value";
    /// An open quotation mark.
    fn query_open_quote() = "cli-query-open-quote";
    /// A lone parenthesis.
    fn query_parenthesis() = "cli-query-parenthesis";
    /// A key without a value.
    fn query_nothing(what: String) = "cli-query-nothing";
    /// Too long.
    fn query_too_long() = "cli-query-too-long";
    /// The heading of the usage line.
    fn manual_usage() = "cli-help-usage";
    /// The heading of the commands.
    fn manual_commands() = "cli-help-commands";
    /// The heading of the arguments.
    fn manual_arguments() = "cli-help-arguments";
    /// The heading of the options.
    fn manual_options() = "cli-help-options";
    /// The heading above examples.
    fn manual_examples() = "cli-help-examples";
    /// What stands for the options in a usage line.
    fn manual_some_options() = "cli-help-some-options";
    /// What an option is where it is left out.
    fn manual_default(value: String) = "cli-help-default";
    /// A word of the command line that means nothing here.
    fn usage_word(word: String) = "cli-usage-unknown";
    /// The word that was perhaps meant.
    fn usage_nearest(word: String) = "cli-usage-nearest";
    /// A value that an option does not take.
    fn usage_value(value: String, option: String) = "cli-usage-value";
    /// The values that it takes.
    fn usage_values(values: String) = "cli-usage-values";
    /// An option without its value.
    fn usage_no_value(option: String) = "cli-usage-no-value";
    /// Two options that exclude each other.
    fn usage_conflict(option: String, other: String) = "cli-usage-conflict";
    /// An option given twice.
    fn usage_twice(option: String) = "cli-usage-twice";
    /// Something that has to be given.
    fn usage_missing(what: String) = "cli-usage-missing";
    /// Bytes that are no text.
    fn usage_not_text() = "cli-usage-not-text";
    /// A mistake that cannot be told closer.
    fn usage_other() = "cli-usage-other";
    /// Where the help stands.
    fn usage_help() = "cli-usage-help";
}

impl Lang {
    /// A step of `warta probe`, by its name.
    pub fn probe_step(&self, step: &str) -> String {
        self.find(&format!("cli-step-{step}")).unwrap_or_else(|| step.to_owned())
    }

    /// What is wrong in a query.
    pub fn query_mistake(&self, mistake: &QueryMistake) -> String {
        let shown = |text: &str| visible(text).into_owned();
        match mistake {
            QueryMistake::UnknownKey(key, Some(near)) => self.query_unknown_key_near(shown(key), near),
            QueryMistake::UnknownKey(key, None) => self.query_unknown_key(shown(key)),
            QueryMistake::BadValue(key, value, takes) => {
                self.query_bad_value(shown(key), shown(value), takes)
            }
            QueryMistake::OpenQuote => self.query_open_quote(),
            QueryMistake::Parenthesis => self.query_parenthesis(),
            QueryMistake::Nothing(what) => self.query_nothing(shown(what)),
            QueryMistake::TooLong => self.query_too_long(),
        }
    }

    /// What the command `path` does; `None` where the English of the definition stands.
    pub fn manual_command(&self, path: &str) -> Option<String> {
        self.find(&format!("help-{path}"))
    }

    /// What the argument `id` of the command `path` is; one that several commands share needs one phrase.
    pub fn manual_argument(&self, path: &str, id: &str) -> Option<String> {
        let id = id.replace('_', "-");
        self.find(&format!("help-{path}-{id}")).or_else(|| self.find(&format!("help-any-{id}")))
    }
}
