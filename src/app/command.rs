//! The commands behind `:`, in both languages.

use url::Url;

use crate::config::{Amendment, nearest};
use crate::lang::{Lang, Language};
use crate::news::address;

/// A command as meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Leave.
    Quit,
    /// Fetch what is due.
    Refresh,
    /// Fetch all.
    RefreshAll,
    /// Stop fetching.
    Stop,
    /// Speak this language.
    Speak(Language),
    /// Narrow the list by this query, which may be empty.
    Filter(String),
    /// Search.
    Search(String),
    /// Mark all that the list finds.
    MarkAllRead,
    /// Lists copies, or folds them again.
    Fold,
    /// Take the last marks back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Tag the articles at hand.
    Tag(String),
    /// Show the sources.
    Sources,
    /// Show which sources failed, and why.
    Failures,
    /// Show how far the refresh is.
    Progress,
    /// Show how the sources do.
    Health,
    /// Show the page in the browser.
    Browse,
    /// Copy the address.
    CopyLink,
    /// Take back all that was ordered for when the line is back.
    ForgetOrders,
    /// Write the articles at hand into this file; ask for its name where there is none.
    Save(String),
    /// Show the keys.
    Help,
    /// Add a source at this address; ask for it where there is none.
    Add(Option<Url>),
    /// Add another reader's list from this file; ask for it where there is none.
    Import(String),
    /// Change the source at hand.
    Amend(Amendment),
    /// Take the source at hand out of the list.
    Archive,
    /// Take the source at hand up again.
    Restore,
    /// Leave for the fictional ministry.
    Demo,
}

/// Why a line is no command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommandError {
    /// There is no such command; carries what was typed and what was probably meant.
    Unknown(String, Option<&'static str>),
    /// There is no such language.
    Language(String),
    /// That is no address.
    Address(String),
}

/// A line of the table.
#[derive(Debug)]
pub struct Entry {
    /// Its names: English, Indonesian, then short ones.
    pub names: &'static [&'static str],
    /// What it takes, as the help shows it.
    pub takes: &'static str,
    /// Makes the command of what stands behind the name.
    make: fn(&str) -> Result<Command, CommandError>,
    /// What the help says.
    pub help: fn(&Lang) -> String,
}

/// Whether the command of this name takes a query.
pub fn takes_query(name: &str) -> bool {
    let entry = TABLE.iter().find(|entry| entry.names.contains(&name));
    let command = entry.and_then(|entry| (entry.make)("x").ok());
    matches!(command, Some(Command::Filter(_) | Command::Search(_)))
}

/// All commands.
pub const TABLE: &[Entry] = &[
    Entry { names: &["quit", "keluar", "q"], takes: "", make: |_| Ok(Command::Quit), help: Lang::help_quit },
    Entry {
        names: &["refresh", "perbarui"],
        takes: "",
        make: |_| Ok(Command::Refresh),
        help: Lang::help_refresh,
    },
    Entry {
        names: &["refresh-all", "perbarui-semua"],
        takes: "",
        make: |_| Ok(Command::RefreshAll),
        help: Lang::help_refresh_all,
    },
    Entry { names: &["stop", "berhenti"], takes: "", make: |_| Ok(Command::Stop), help: Lang::help_stop },
    Entry { names: &["lang", "bahasa"], takes: "id|en", make: speak, help: Lang::help_lang },
    Entry {
        names: &["filter", "saring"],
        takes: "…",
        make: |rest| Ok(Command::Filter(rest.to_owned())),
        help: Lang::help_filter,
    },
    Entry {
        names: &["search", "cari"],
        takes: "…",
        make: |rest| Ok(Command::Search(rest.to_owned())),
        help: Lang::help_search,
    },
    Entry {
        names: &["mark-all-read", "tandai-semua-dibaca"],
        takes: "",
        make: |_| Ok(Command::MarkAllRead),
        help: Lang::help_all_read,
    },
    Entry { names: &["fold", "lipat"], takes: "", make: |_| Ok(Command::Fold), help: Lang::help_fold },
    Entry { names: &["undo", "urungkan"], takes: "", make: |_| Ok(Command::Undo), help: Lang::help_undo },
    Entry { names: &["redo", "ulangi"], takes: "", make: |_| Ok(Command::Redo), help: Lang::help_redo },
    Entry {
        names: &["tag", "label"],
        takes: "…",
        make: |rest| Ok(Command::Tag(rest.to_owned())),
        help: Lang::help_tag,
    },
    Entry {
        names: &["sources", "sumber"],
        takes: "",
        make: |_| Ok(Command::Sources),
        help: Lang::help_sources,
    },
    Entry {
        names: &["failures", "gagal"],
        takes: "",
        make: |_| Ok(Command::Failures),
        help: Lang::help_failures,
    },
    Entry {
        names: &["progress", "kemajuan"],
        takes: "",
        make: |_| Ok(Command::Progress),
        help: Lang::help_progress,
    },
    Entry {
        names: &["health", "kesehatan"],
        takes: "",
        make: |_| Ok(Command::Health),
        help: Lang::help_health,
    },
    Entry { names: &["browse", "buka"], takes: "", make: |_| Ok(Command::Browse), help: Lang::help_browse },
    Entry {
        names: &["forget", "lupakan"],
        takes: "",
        make: |_| Ok(Command::ForgetOrders),
        help: Lang::help_forget,
    },
    Entry { names: &["copy", "salin"], takes: "", make: |_| Ok(Command::CopyLink), help: Lang::help_copy },
    Entry {
        names: &["save", "simpan"],
        takes: "…",
        make: |rest| Ok(Command::Save(rest.to_owned())),
        help: Lang::help_save,
    },
    Entry { names: &["add", "tambah"], takes: "URL", make: add, help: Lang::help_add_source },
    Entry {
        names: &["import", "impor"],
        takes: "OPML",
        make: |rest| Ok(Command::Import(rest.to_owned())),
        help: Lang::help_import,
    },
    Entry {
        names: &["rename", "ganti-nama"],
        takes: "…",
        make: |rest| Ok(Command::Amend(Amendment::Rename(rest.to_owned()))),
        help: Lang::help_rename_source,
    },
    Entry {
        names: &["group", "grup"],
        takes: "…",
        make: |rest| Ok(Command::Amend(Amendment::Group((!rest.is_empty()).then(|| rest.to_owned())))),
        help: Lang::help_group_source,
    },
    Entry { names: &["address", "alamat"], takes: "URL", make: readdress, help: Lang::help_readdress_source },
    Entry {
        names: &["raise", "naikkan"],
        takes: "",
        make: |_| Ok(Command::Amend(Amendment::Up)),
        help: Lang::help_raise_source,
    },
    Entry {
        names: &["lower", "turunkan"],
        takes: "",
        make: |_| Ok(Command::Amend(Amendment::Down)),
        help: Lang::help_lower_source,
    },
    Entry {
        names: &["archive", "arsipkan"],
        takes: "",
        make: |_| Ok(Command::Archive),
        help: Lang::help_archive_source,
    },
    Entry {
        names: &["restore", "pulihkan"],
        takes: "",
        make: |_| Ok(Command::Restore),
        help: Lang::help_restore_source,
    },
    Entry { names: &["demo", "contoh"], takes: "", make: |_| Ok(Command::Demo), help: Lang::help_demo },
    Entry { names: &["help", "bantuan"], takes: "", make: |_| Ok(Command::Help), help: Lang::help_help },
];

fn speak(rest: &str) -> Result<Command, CommandError> {
    let language = match rest.to_lowercase().as_str() {
        "indonesia" => Some(Language::Id),
        "english" | "inggris" => Some(Language::En),
        other => Language::from_locale(other),
    };
    language.map(Command::Speak).ok_or_else(|| CommandError::Language(rest.to_owned()))
}

fn url(rest: &str) -> Result<Url, CommandError> {
    address(rest).ok_or_else(|| CommandError::Address(rest.to_owned()))
}

fn add(rest: &str) -> Result<Command, CommandError> {
    if rest.is_empty() { Ok(Command::Add(None)) } else { url(rest).map(|url| Command::Add(Some(url))) }
}

fn readdress(rest: &str) -> Result<Command, CommandError> {
    url(rest).map(|url| Command::Amend(Amendment::Address(url)))
}

/// The command that `line` names; a beginning that fits one command only is enough.
pub fn parse(line: &str) -> Result<Option<Command>, CommandError> {
    let line = line.trim().trim_start_matches(':');
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if name.is_empty() {
        return Ok(None);
    }
    let exact = TABLE.iter().find(|entry| entry.names.contains(&name));
    let mut near = TABLE.iter().filter(|entry| entry.names.iter().any(|known| known.starts_with(name)));
    let only = near.next().filter(|_| near.next().is_none());
    let entry = exact.or(only).ok_or_else(|| {
        let names = TABLE.iter().flat_map(|entry| entry.names).copied();
        CommandError::Unknown(name.to_owned(), nearest(name, names))
    })?;
    (entry.make)(rest.trim()).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn commands_are_known_in_both_languages() {
        for (line, wanted) in [
            ("q", Command::Quit),
            (":keluar", Command::Quit),
            ("bahasa en", Command::Speak(Language::En)),
            ("lang id", Command::Speak(Language::Id)),
            ("saring is:unread haji", Command::Filter("is:unread haji".into())),
            ("perbarui-s", Command::RefreshAll),
            ("refresh", Command::Refresh),
        ] {
            assert_eq!(parse(line), Ok(Some(wanted)), "{line}");
        }
        assert_eq!(parse("  "), Ok(None));
        assert_eq!(parse("terbang"), Err(CommandError::Unknown("terbang".into(), None)));
        assert_eq!(parse("refrsh"), Err(CommandError::Unknown("refrsh".into(), Some("refresh"))));
        assert_eq!(parse("lang jv"), Err(CommandError::Language("jv".into())));
    }

    #[test]
    fn no_name_stands_for_two_commands() {
        let mut seen = HashSet::new();
        for name in TABLE.iter().flat_map(|entry| entry.names) {
            assert!(seen.insert(name), "{name}");
        }
    }
}
