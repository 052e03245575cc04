//! Every sentence that people read comes from the files of `lang`: no room that talks to them holds
//! words of its own.
//!
//! In: the source of the rooms that paint, ask and print. Out: every string with letters in it that
//! is neither a word for machines nor in the list below, each of whose lines says why it may be.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

#[allow(dead_code, reason = "the house rules use the rest")]
#[path = "house/scan.rs"]
mod scan;

use std::ops::Range;

use scan::{File, files, literals};

/// The rooms that talk to people.
const ROOMS: [&str; 4] = ["view", "app", "tui", "cli"];

/// What may stand in the code: where (the beginning of a path), what, and why.
const ALLOWED: &[(&str, &str, &str)] = &[
    (
        "src/app/key.rs",
        "*",
        "names of keys, as they are printed on keyboards and written in the configuration",
    ),
    ("src/app/keymap.rs", "*", "keys of the table"),
    ("src/view/footer.rs", "J K", "keys"),
    ("src/view/overlay/line.rs", "Tab ", "a key"),
    ("src/view/list.rs", "PDF ", "the name of a format, the same in every language"),
    ("src/app/pages.rs", "PDF", "the sign of the list"),
    ("src/view/look.rs", "*", "names of terminals and of a theme"),
    ("src/app/command.rs", "URL", "what to type, the same word in both languages"),
    ("src/app/command.rs", "OPML", "the name of a format"),
    ("src/app/command.rs", "id|en", "the names of the languages"),
    ("src/app/panes/arrangement.rs", "sources={} list={} top={} related={}", "a line of a file"),
    ("src/app/panes/arrangement.rs", " hide=", "a line of a file"),
    ("src/app/panes/sample.rs", "*", "made-up news for tests"),
    ("src/tui/sequence/linked.rs", "\\x1b]8;id=w{number};{url}\\x1b\\\\", "a command to the terminal"),
    ("src/tui/sequence/graphics.rs", "*", "commands to the terminal and names of terminals"),
    ("src/tui/sequence/osc.rs", "*", "a command to the terminal and its alphabet"),
    ("src/tui/terminal/crash.rs", "*", "a note for whoever mends the program, in one language"),
    ("src/tui/terminal/fault.rs", "*", "names of faults on purpose"),
    ("src/cli/help.rs", "Usage:", "what the argument parser writes, looked for to be replaced"),
    ("src/cli/help.rs", "[OPTIONS]", "what the argument parser writes, looked for to be replaced"),
    ("src/cli/mistake.rs", "Usage:", "what the argument parser writes, looked for to be replaced"),
    ("src/cli/keeping/backup.rs", "warta-%Y%m%d-%H%M%S.db", "the form of a file name"),
    ("src/cli/help.rs", ".SH \\\"WARTA {}\\\"\\n", "a heading of the manual in the typesetter's language"),
    ("src/cli/out.rs", "warta: {words}", "the program's name"),
    ("src/cli/keeping/trust.rs", "[tls.pin]", "a line to put into the configuration"),
    ("src/cli/args.rs", "500kB, 5MB, 1.5GB", "sizes as they are typed"),
    ("src/cli/args.rs", "90d, 26w", "ages as they are typed"),
];

/// Calls that print or paint what they are given, single words included.
const SINKS: [&str; 8] =
    [".line(", "print!(", "println!(", "brush.text(", "brush.clipped(", "push_str(", "complain(", "write!("];

/// A string without placeholders and escapes.
fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => {
                match chars.next() {
                    Some('x') => drop((chars.next(), chars.next())),
                    Some('u') => drop(chars.by_ref().find(|c| *c == '}')),
                    _ => out.push(' '),
                }
                // What begins so is a command to the terminal, up to its letter.
                if chars.peek() == Some(&'[') {
                    let _ = chars.by_ref().find(char::is_ascii_alphabetic);
                }
            }
            '{' => drop(chars.by_ref().find(|c| *c == '}')),
            char => out.push(char),
        }
    }
    out
}

/// Whether no person would read `text` as words: one lower-case token, or the name of a variable
/// of the environment, or a form that figures are put into.
fn is_for_machines(text: &str) -> bool {
    let token = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.:/*-~=[](),;@|&?".contains(c);
    let variable = |c: char| c.is_ascii_uppercase() || c == '_';
    let figure = |word: &str| word.chars().all(|c| "%FHMdmz:-".contains(c));
    !text.contains(' ') && (text.chars().all(token) || (text.len() > 3 && text.chars().all(variable)))
        || text.contains('%') && text.split(' ').all(figure)
}

/// Where attributes stand: what clap, serde and thiserror are told.
fn attributes(code: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("#[") {
        let mut depth = 0;
        let end = code[start..].char_indices().find(|(_, c)| {
            depth += i32::from(*c == '[') - i32::from(*c == ']');
            depth == 0 && *c == ']'
        });
        found.push(start..start + end.map_or(0, |(at, _)| at));
    }
    found
}

/// What `file` says to people by itself.
fn spoken(file: &File) -> Vec<String> {
    let attributes = attributes(&file.code);
    let mut found = Vec::new();
    for (start, place) in literals(&file.raw) {
        let is_test = file.code.as_bytes()[start] == b' ';
        if is_test || attributes.iter().any(|attribute| attribute.contains(&place.start)) {
            continue;
        }
        let text = &file.raw[place.clone()];
        let bare = bare(text);
        let line = file.raw[..place.start].rfind('\n').map_or(0, |at| at + 1);
        let shown =
            file.room == "view" || SINKS.iter().any(|sink| file.code[line..place.start].contains(sink));
        let silent = !bare.chars().any(char::is_alphabetic) || (!shown && is_for_machines(bare.trim()));
        let allowed = ALLOWED.iter().any(|(path, what, _)| file.path == *path && ["*", text].contains(what));
        if !silent && !allowed {
            found.push(format!("{}: {text:?}", file.place(place.start)));
        }
    }
    found
}

#[test]
fn no_room_has_words_of_its_own() {
    let files = files();
    let spoken: Vec<String> =
        files.iter().filter(|file| ROOMS.contains(&file.room.as_str())).flat_map(spoken).collect();
    assert!(spoken.is_empty(), "put into src/lang/locales:\n  {}\n", spoken.join("\n  "));
    for (path, what, why) in ALLOWED {
        let file = files.iter().find(|file| file.path == *path);
        let there = file.is_some_and(|file| *what == "*" || file.raw.contains(&format!("\"{what}\"")));
        assert!(there, "{path} holds no {what:?} any more ({why})");
    }
}

#[test]
fn words_are_told_from_signs_and_keys() {
    let cases = [
        ("let a = lang.title(\"Judul {}\");", 1),
        ("brush.text(area, 0, 0, \"memuat\", tone);", 1),
        ("let key = \"mark-all-read\"; let sign = \"● \\u{1b}[1m{text}\";", 0),
        ("out.line(\"halo\");", 1),
        ("// \"Sebuah kalimat.\"\n#[error(\"a sentence\")] let env = \"NO_COLOR\";", 0),
        ("let raw = r#\"Sebuah \"kalimat\".\"#;", 1),
        ("#[cfg(test)] mod tests { const A: &str = \"Sebuah kalimat.\"; }", 0),
        ("let at = time.strftime(\"%F %H:%M\");", 0),
    ];
    for (code, wanted) in cases {
        let found = spoken(&File::new("src/app/made_up.rs", code.to_owned()));
        assert_eq!(found.len(), wanted, "{code}: {found:?}");
    }
    let painted = spoken(&File::new("src/view/made_up.rs", "let a = \"memuat\";".to_owned()));
    assert_eq!(painted.len(), 1);
}
