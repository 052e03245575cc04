//! Failures in words: what happened and what to do next, one phrase per variant.
//!
//! In: failures as plain data. Out: a sentence with its hint. Technical notes from outside are
//! made visible before they are put in.

use std::io;

use super::Lang;
use super::phrases::phrases;
use crate::news::{BundleFault, Failure, Flaw, PageKind, Stage, TlsCause, visible};

phrases! {
    /// A file cannot be read.
    fn cannot_read(path: String, note: String) = "failure-cannot-read";
    /// Why the system refuses a file; `note` is what it says itself.
    fn system_refusal(kind: &str, note: String) = "failure-system";
    /// The output cannot be written.
    fn cannot_write(note: String) = "failure-cannot-write";
    /// A configuration file cannot be written.
    fn config_unwritable(path: String, note: String) = "config-unwritable";
    /// There is no home directory.
    fn config_homeless() = "config-homeless";
    /// A source belongs to the office's file.
    fn config_office_source(name: String, path: String) = "config-office-source";
    /// The file is no TOML.
    fn config_syntax(note: String) = "config-syntax";
    /// No such key; all that there are.
    fn config_unknown_key(key: String, known: String) = "config-unknown-key";
    /// No such key, but one like it.
    fn config_unknown_key_near(key: String, near: &str) = "config-unknown-key-near";
    /// A key does not take this value.
    fn config_value(key: String, value: String, wanted: String) = "config-value";
    /// A query cannot be read; the number of the letter where, and what is wrong.
    fn config_query(query: String, place: usize, what: String) = "config-query";
    /// A rule has no such action.
    fn config_no_rule_action(word: String, known: String) = "config-no-rule-action";
    /// A rule has no such action, but one like it.
    fn config_no_rule_action_near(word: String, near: &str) = "config-no-rule-action-near";
    /// No such rule.
    fn no_rule(name: String) = "no-rule";
    /// No such rule, but one like it.
    fn no_rule_near(name: String, near: String) = "no-rule-near";
    /// A block lacks a key.
    fn config_missing(key: &str) = "config-missing";
    /// Two sources with one name.
    fn config_same_name(name: String, line: usize) = "config-same-name";
    /// Two sources with one address.
    fn config_same_url(url: String, line: usize) = "config-same-url";
    /// No such source.
    fn no_source(name: String) = "no-source";
    /// No such source, but one like it.
    fn no_source_near(name: String, near: String) = "no-source-near";
    /// A text.
    fn wants_text() = "wants-text";
    /// True or false.
    fn wants_switch() = "wants-switch";
    /// A number within bounds.
    fn wants_number(from: u64, to: u64) = "wants-number";
    /// A length of time.
    fn wants_duration() = "wants-duration";
    /// A number of bytes.
    fn wants_size() = "wants-size";
    /// An address.
    fn wants_address() = "wants-address";
    /// A CSS selector.
    fn wants_selector() = "wants-selector";
    /// A list of texts.
    fn wants_texts() = "wants-texts";
    /// A key that signs bundles.
    fn wants_key() = "wants-key";
    /// A section.
    fn wants_section() = "wants-section";
    /// An offset from UTC.
    fn wants_zone() = "wants-zone";
    /// A span of the day.
    fn wants_hours() = "wants-hours";
    /// A certificate's fingerprint.
    fn wants_contact() = "wants-contact";
    /// What was wanted instead.
    fn wants_fingerprint() = "wants-fingerprint";
    /// A query.
    fn wants_query() = "wants-query";
    /// A list of queries.
    fn wants_queries() = "wants-queries";
    /// A list of a rule's actions.
    fn wants_actions(words: String) = "wants-actions";
    /// A colour.
    fn wants_colour() = "wants-colour";
    /// A theme.
    fn wants_theme(names: String) = "wants-theme";
    /// One of these words.
    fn wants_one_of(words: String) = "wants-one-of";
    /// The cache's thread has ended.
    fn cache_stopped() = "failure-cache-stopped";
    /// The cache's folder cannot be used.
    fn store_folder(note: String) = "store-folder";
    /// The file is no cache of ours.
    fn store_foreign(note: String) = "store-foreign";
    /// The file has lost its content.
    fn store_empty(note: String) = "store-empty";
    /// The file is damaged.
    fn store_damaged(note: String) = "store-damaged";
    /// A newer program wrote the file.
    fn store_newer(note: String) = "store-newer";
    /// The disk is full.
    fn store_full() = "store-full";
    /// The file may only be read.
    fn store_read_only() = "store-read-only";
    /// Another program keeps the file locked.
    fn store_busy() = "store-busy";
    /// Anything else.
    fn store_other(note: String) = "store-other";
}

impl Lang {
    /// Why the system refuses a file; what is rare, in the system's own words.
    pub fn system(&self, error: &io::Error) -> String {
        use io::ErrorKind::{
            AlreadyExists, FileTooLarge, InvalidData, IsADirectory, NotADirectory, NotFound,
            PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
        };
        let kind = match error.kind() {
            NotFound => "absent",
            PermissionDenied => "denied",
            AlreadyExists => "there",
            StorageFull | QuotaExceeded | FileTooLarge => "full",
            IsADirectory => "folder",
            NotADirectory => "no-folder",
            ReadOnlyFilesystem => "read-only",
            InvalidData => "no-text",
            _ => "other",
        };
        self.system_refusal(kind, error.to_string())
    }

    /// Why something could not be fetched or read, with a hint.
    pub fn failure(&self, failure: &Failure) -> String {
        let (key, note) = self.failure_key(failure);
        self.say_note(key, &note)
    }

    /// The phrase for `failure`, and what is put into it.
    fn failure_key(&self, failure: &Failure) -> (&'static str, String) {
        let plain = |key| (key, String::new());
        match failure {
            Failure::OfflineByChoice => plain("failure-offline"),
            Failure::NoNetwork => plain("failure-no-network"),
            Failure::Dns(host) => ("failure-dns", host.clone()),
            Failure::Refused(host) => ("failure-refused", host.clone()),
            Failure::Broken(note) => ("failure-broken", note.clone()),
            Failure::Timeout(stage) => plain(stage_key(*stage)),
            Failure::Tls(host, cause) => (tls_key(*cause), host.clone()),
            Failure::TooLarge(limit) => ("failure-too-large", self.bytes(*limit)),
            Failure::BadCompression => plain("failure-compression"),
            Failure::Truncated(came) => ("failure-truncated", self.bytes(*came)),
            Failure::Redirects => plain("failure-redirects"),
            Failure::Address(url) => ("failure-address", url.clone()),
            Failure::Downgrade(url) => ("failure-downgrade", url.clone()),
            Failure::Status(status) => (status_key(*status), status.to_string()),
            Failure::Wait(until) => ("failure-wait", until.strftime("%H:%M UTC").to_string()),
            Failure::Gone => plain("failure-gone"),
            Failure::NotNews(kind) => plain(page_key(*kind)),
            Failure::Document(Some(size)) => ("failure-document-sized", self.bytes(*size)),
            Failure::Document(None) => plain("failure-document"),
            Failure::NoText(Flaw::Scan(pages)) => ("failure-paper-scan", pages.to_string()),
            Failure::NoText(flaw) => plain(flaw_key(*flaw)),
            Failure::Empty(Some(last)) => ("failure-empty-since", last.strftime("%Y-%m-%d").to_string()),
            Failure::Empty(None) => plain("failure-empty"),
            Failure::Unreadable(note) => ("failure-unreadable", note.clone()),
            Failure::Proxy(setting) => ("failure-proxy", setting.clone()),
            Failure::Bundle(fault) => bundle_key(fault),
            Failure::Budget => plain("failure-budget"),
            Failure::Cancelled => plain("failure-cancelled"),
            Failure::NotStored(note) => ("failure-not-stored", note.clone()),
        }
    }

    fn say_note(&self, key: &str, note: &str) -> String {
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("note", visible(note).into_owned());
        self.say(key, &args)
    }
}

fn bundle_key(fault: &BundleFault) -> (&'static str, String) {
    match fault {
        BundleFault::NoManifest(note) => ("bundle-no-manifest", note.clone()),
        BundleFault::Newer(version) => ("bundle-newer", version.to_string()),
        BundleFault::Untrusted(key) => ("bundle-untrusted", key.to_string()),
        BundleFault::Forged => ("bundle-forged", String::new()),
        BundleFault::Missing(file) => ("bundle-missing", file.clone()),
        BundleFault::Damaged(file) => ("bundle-damaged", file.clone()),
        BundleFault::TooLarge(file) => ("bundle-too-large", file.clone()),
        BundleFault::NoSecret => ("bundle-no-secret", String::new()),
        BundleFault::Failed(note) => ("bundle-failed", note.clone()),
    }
}

fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Connect => "failure-timeout-connect",
        Stage::Answer => "failure-timeout-answer",
        Stage::Body => "failure-timeout-body",
        Stage::Total => "failure-timeout-total",
    }
}

fn tls_key(cause: TlsCause) -> &'static str {
    match cause {
        TlsCause::Expired => "failure-tls-expired",
        TlsCause::NotYetValid => "failure-tls-not-yet",
        TlsCause::Clock => "failure-tls-clock",
        TlsCause::SelfSigned => "failure-tls-self",
        TlsCause::NoIntermediate => "failure-tls-intermediate",
        TlsCause::WrongHost => "failure-tls-host",
        TlsCause::UnknownIssuer => "failure-tls-issuer",
        TlsCause::Handshake => "failure-tls-handshake",
    }
}

fn status_key(status: u16) -> &'static str {
    match status {
        401 | 403 | 407 | 451 => "failure-status-refused",
        404 => "failure-status-missing",
        429 => "failure-status-busy",
        511 => "failure-page-portal",
        500..=599 => "failure-status-server",
        _ => "failure-status",
    }
}

fn flaw_key(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Scan(_) => "failure-paper-scan",
        Flaw::Empty => "failure-paper-empty",
        Flaw::Cipher => "failure-paper-cipher",
        Flaw::Locked => "failure-paper-locked",
        Flaw::Broken => "failure-paper-broken",
        Flaw::Deadly => "failure-paper-deadly",
    }
}

fn page_key(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Article => "failure-page-article",
        PageKind::Listing => "failure-page-listing",
        PageKind::Login => "failure-page-login",
        PageKind::Blocked => "failure-page-blocked",
        PageKind::Portal => "failure-page-portal",
        PageKind::Shell => "failure-page-shell",
        PageKind::ErrorPage => "failure-page-error",
        PageKind::Document => "failure-page-document",
        PageKind::Empty => "failure-page-empty",
        PageKind::Other => "failure-page-other",
    }
}
