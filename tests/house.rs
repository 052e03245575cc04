//! The house rules, held against the source tree: who imports whom, which crate lives where,
//! who may read the clock, how large a file may grow.
//!
//! In: `src/` as text. Out: one failing test per rule, with every offending `file:line` and what
//! to do instead. The map behind the rules is drawn in the crate documentation (`src/lib.rs`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

#[path = "house/scan.rs"]
mod scan;
#[path = "house/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::path::Path;

use scan::{File, entries, files, folders, words};
use table::{EVERYWHERE, ROOMS, Room};

const CODE_LINES: usize = 400;
const LINES_WITH_TESTS: usize = 600;
const FILES_IN_A_FOLDER: usize = 13;

/// Fails with all that was found, a line each.
fn report(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n  {}\n", broken.join("\n  "));
}

fn room(name: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == name)
}

/// Every `crate::room::Name` (and `warta::...` in `main.rs`) in a file: offset, room, name.
fn imports(file: &File) -> Vec<(usize, String, String)> {
    let root = if file.room == "main" { "warta" } else { "crate" };
    let mut found = Vec::new();
    for at in words(&file.code, root) {
        let Some(path) = file.code[at + root.len()..].strip_prefix("::") else { continue };
        for (room, name) in expand(path) {
            found.push((at, room, name));
        }
    }
    found
}

/// The first two names of every path in a `use` tree: `{a::{B, c::D}, e}` gives `a B`, `a c`, `e `.
fn expand(path: &str) -> Vec<(String, String)> {
    heads(path)
        .into_iter()
        .flat_map(|(room, rest)| match rest.strip_prefix("::") {
            None => vec![(room, String::new())],
            Some(rest) => heads(rest).into_iter().map(|(name, _)| (room.clone(), name)).collect(),
        })
        .collect()
}

/// The first name of every branch of a `use` tree with what follows it.
fn heads(tree: &str) -> Vec<(String, &str)> {
    let tree = tree.trim_start();
    let Some(inside) = tree.strip_prefix('{') else {
        let end = tree.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*').unwrap_or(tree.len());
        return vec![(tree[..end].to_owned(), &tree[end..])];
    };
    let mut found = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                if !inside[start..at].trim().is_empty() {
                    found.extend(heads(&inside[start..at]));
                }
                if c == '}' {
                    break;
                }
                start = at + 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    found
}

#[test]
fn every_folder_is_a_room_of_the_map() {
    let broken: Vec<_> = files()
        .iter()
        .filter(|file| room(&file.room).is_none())
        .map(|file| format!("{}: `{}` is no room; see src/lib.rs", file.path, file.room))
        .collect();
    report("Only the rooms of the map exist.", &broken);
}

#[test]
fn rooms_import_only_what_the_map_allows() {
    let mut broken = Vec::new();
    for file in files() {
        let Some(rules) = room(&file.room) else { continue };
        for (at, target, name) in imports(&file) {
            if target == file.room {
                continue;
            }
            let place = file.place(at);
            match rules.rooms.iter().find(|(allowed, _)| *allowed == target) {
                None if room(&target).is_none() => {}
                None => broken.push(format!("{place}: `{}` may not import `{target}`", file.room)),
                Some((_, names)) if !names.is_empty() && !names.contains(&name.as_str()) => {
                    broken.push(format!(
                        "{place}: `{}` may import only {} of `{target}`, not `{name}`",
                        file.room,
                        names.join(", ")
                    ));
                }
                Some(_) => {}
            }
        }
    }
    report("A room imports only rooms below it (the map in src/lib.rs).", &broken);
}

#[test]
fn inside_a_folder_the_sibling_file_is_imported() {
    let mut broken = Vec::new();
    for file in files() {
        let climb = "super::".repeat(file.depth());
        for (at, _) in file.code.match_indices(&climb) {
            if file.depth() > 0 && !file.code[..at].ends_with("super::") {
                broken.push(format!("{}: `{climb}` leaves the room; write `crate::`", file.place(at)));
            }
        }
    }
    report("`super::` never leaves its room.", &broken);
}

/// Names of the crates in `Cargo.toml`, as code writes them.
fn crates() -> BTreeSet<String> {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let start = manifest.find("[dependencies]").unwrap() + "[dependencies]".len();
    let section = &manifest[start..];
    let section = &section[..section.find("\n[").unwrap_or(section.len())];
    section
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect()
}

/// Offsets at which `name` is used as a crate: `name::`, `use name;`, `use name as`.
fn crate_uses(code: &str, name: &str) -> Vec<usize> {
    words(code, name)
        .filter(|at| {
            let (before, after) = (&code[..*at], &code[at + name.len()..]);
            let path = after.starts_with("::") && !before.ends_with("::") && !before.ends_with('.');
            let whole =
                before.trim_end().ends_with("use") && (after.starts_with(';') || after.starts_with(" as"));
            path || whole
        })
        .collect()
}

#[test]
fn crates_stay_in_their_rooms() {
    let all = crates();
    assert!(all.contains("rusqlite") && all.len() > 20, "Cargo.toml was not read: {all:?}");
    let tree = files();
    let modules: BTreeSet<String> = tree
        .iter()
        .filter_map(|file| file.path.rsplit('/').next().map(|name| name.trim_end_matches(".rs").to_owned()))
        .collect();
    let mut broken = Vec::new();
    for file in &tree {
        let Some(rules) = room(&file.room) else { continue };
        for name in &all {
            if EVERYWHERE.contains(&name.as_str()) || rules.crates.contains(&name.as_str()) {
                continue;
            }
            // `open::that` may be a file of ours; only a crate's own items tell them apart.
            let shadowed = modules.contains(name);
            for at in crate_uses(&file.code, name) {
                if !shadowed || file.code[..at].trim_end().ends_with("use") {
                    broken.push(format!(
                        "{}: `{}` may not use the crate `{name}`",
                        file.place(at),
                        file.room
                    ));
                }
            }
        }
    }
    report("Each crate lives in the rooms that tests/house/table.rs names.", &broken);
}

#[test]
fn the_app_takes_only_rectangles_from_ratatui() {
    let mut broken = Vec::new();
    for file in files().iter().filter(|file| file.room == "app") {
        for at in crate_uses(&file.code, "ratatui") {
            let rest = file.code[at..].trim_start_matches("ratatui").trim_start_matches("::");
            if heads(rest).iter().any(|(name, _)| name != "layout") {
                broken.push(format!("{}: only `ratatui::layout` is allowed in app", file.place(at)));
            }
        }
    }
    report("app computes; view paints.", &broken);
}

#[test]
fn rooms_do_without_what_they_must_never_do() {
    let mut broken = Vec::new();
    for file in files() {
        let Some(rules) = room(&file.room) else { continue };
        for (word, why) in rules.never {
            for at in words(&file.code, word) {
                broken.push(format!("{}: no `{word}` in `{}`: {why}", file.place(at), file.room));
            }
        }
    }
    report("What a room must never do.", &broken);
}

#[test]
fn the_clock_is_read_once() {
    let mut broken = Vec::new();
    let mut read = Vec::new();
    for file in files() {
        for clock in ["Timestamp::now", "ZonedDateTime::now", "Zoned::now", "SystemTime::now"] {
            for at in words(&file.code, clock) {
                if file.room == "engine" {
                    read.push(file.place(at));
                } else {
                    broken.push(format!("{}: take `now` as a parameter, not `{clock}`", file.place(at)));
                }
            }
        }
    }
    report("Only engine reads the clock.", &broken);
    assert_eq!(read.len(), 1, "the clock is read once, in engine; here: {read:?}");
}

#[test]
fn sql_stays_in_the_store() {
    let openings =
        ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE FROM", "\"CREATE ", "\"PRAGMA ", "\"BEGIN"];
    let mut broken = Vec::new();
    for file in files().iter().filter(|file| file.room != "store") {
        for opening in openings {
            for (at, _) in file.raw.match_indices(opening) {
                broken.push(format!("{}: SQL belongs to store", file.place(at)));
            }
        }
    }
    report("No SQL outside the store.", &broken);
}

#[test]
fn the_face_speaks_through_lang() {
    let mut broken = Vec::new();
    for file in files().iter().filter(|file| ["app", "view", "tui"].contains(&file.room.as_str())) {
        for (at, text) in literals(file) {
            let spoken =
                text.split(' ').filter(|w| w.len() > 1 && w.chars().all(char::is_alphabetic)).count();
            let line_start = file.raw[..at].rfind('\n').map_or(0, |n| n + 1);
            let exempt =
                file.raw[line_start..at].contains("#[error(") || file.raw[line_start..at].contains("reason");
            if spoken >= 3 && !exempt {
                broken.push(format!("{}: a sentence for people belongs to lang: {text:?}", file.place(at)));
            }
        }
    }
    report("Screens say only what lang words.", &broken);
}

/// The plain string literals of a file outside tests, with their offsets.
fn literals(file: &File) -> Vec<(usize, &str)> {
    let quotes: Vec<usize> = file.code.match_indices('"').map(|(at, _)| at).collect();
    quotes.chunks_exact(2).map(|pair| (pair[0], &file.raw[pair[0] + 1..pair[1]])).collect()
}

#[test]
fn nothing_forbidden_anywhere() {
    let forbidden = [
        ("prelude::*", "import names, so that a reader sees where they come from"),
        ("static mut", "no global state"),
        ("impl Deref", "a wrapper shows its own methods"),
        ("get_", "name it after what it returns"),
    ];
    let mut broken = Vec::new();
    for file in files() {
        for (text, why) in forbidden {
            for (at, _) in file.code.match_indices(text) {
                // The name of this one is its trait's (ratatui's `Backend`).
                let given = file.code[at..].starts_with("get_cursor_position");
                let starts_name = text != "get_" || (file.code[..at].ends_with("fn ") && !given);
                if starts_name {
                    broken.push(format!("{}: `{text}`: {why}", file.place(at)));
                }
            }
        }
        for word in ["utils", "helpers", "common"] {
            if file.path.split(['/', '.']).any(|part| part == word) {
                broken.push(format!("{}: a file is named after what it holds, not `{word}`", file.path));
            }
        }
    }
    report("Never here.", &broken);
}

#[test]
fn files_stay_small() {
    let mut broken = Vec::new();
    for file in files() {
        let (code, all) = (file.lines_of_code(), file.lines_with_tests());
        if code > CODE_LINES {
            broken.push(format!(
                "{}: {code} lines of code, at most {CODE_LINES}: split by noun or verb",
                file.path
            ));
        }
        if all > LINES_WITH_TESTS {
            broken.push(format!("{}: {all} lines with tests, at most {LINES_WITH_TESTS}", file.path));
        }
    }
    for folder in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let count = entries(&folder).iter().filter(|path| !path.ends_with("mod.rs")).count();
        if count > FILES_IN_A_FOLDER {
            broken.push(format!(
                "{}: {count} files beside its face, at most {FILES_IN_A_FOLDER}",
                folder.display()
            ));
        }
    }
    report("Small files, small folders.", &broken);
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let broken: Vec<_> = files()
        .iter()
        .filter(|file| !file.raw.starts_with("//! "))
        .map(|file| format!("{}: opens without `//!`: what it is, what comes in, what goes out", file.path))
        .collect();
    report("Every file opens with its purpose.", &broken);
}

/// Faces that still hold their type themselves.
const FACES_WITH_A_TYPE: &[&str] = &["src/store/mod.rs"];

#[test]
fn a_face_is_a_table_of_contents() {
    let mut broken = Vec::new();
    for file in files().iter().filter(|file| file.path.ends_with("/mod.rs")) {
        if FACES_WITH_A_TYPE.contains(&file.path.as_str()) {
            continue;
        }
        let functions: Vec<_> = words(&file.code, "fn").collect();
        if functions.len() > 1 {
            broken.push(format!(
                "{}: {} functions in a face, at most one",
                file.place(functions[1]),
                functions.len()
            ));
        }
        for word in ["impl", "struct", "enum", "trait"] {
            for at in words(&file.code, word).filter(|at| file.code[..*at].ends_with(['\n', ' '])) {
                let line_start = file.code[..at].rfind('\n').map_or(0, |n| n + 1);
                let head = file.code[line_start..at].trim();
                if head.is_empty() || head == "pub" || head == "pub(crate)" {
                    broken.push(format!("{}: `{word}` belongs in a file of its own name", file.place(at)));
                }
            }
        }
    }
    report("`mod.rs` holds docs, `mod`, `pub use` and at most one function.", &broken);
}

#[test]
fn the_scanner_tells_code_from_text() {
    let source = "//! doc crate::net\nuse crate::{news::{Item, Mark}, store::Store};\nconst S: &str = \"crate::tui\";\n\
                  fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' } // crate::cli\n\
                  #[cfg(test)]\nmod tests { use crate::engine::Engine; fn g() {} }\nuse crate::words::fold;\n";
    let file = File::new("src/app/x.rs", source.to_owned());
    let found: Vec<_> =
        imports(&file).into_iter().map(|(at, room, name)| (file.place(at), room, name)).collect();
    let expected = [
        ("src/app/x.rs:2", "news", "Item"),
        ("src/app/x.rs:2", "news", "Mark"),
        ("src/app/x.rs:2", "store", "Store"),
        ("src/app/x.rs:7", "words", "fold"),
    ]
    .map(|(place, room, name)| (place.to_owned(), room.to_owned(), name.to_owned()));
    assert_eq!(found, expected);
    assert_eq!((file.lines_of_code(), file.lines_with_tests()), (4, 6));
    assert_eq!(crate_uses("use open;\nopen::that(x); self.open::<A>(); reopen::x", "open"), vec![4, 10]);
}
