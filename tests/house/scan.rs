//! Reads the source tree as text for the house rules.
//!
//! In: the folder `src`. Out: every Rust file with its comments, string contents and test code
//! blanked out, line for line, so that a rule can name the line that breaks it. It knows just
//! enough of Rust's syntax to tell code from text; it resolves no names and expands no macro.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One Rust file.
pub struct File {
    /// Its path from the repository's root, with `/`.
    pub path: String,
    /// The folder under `src` that it belongs to; `root` for `lib.rs`, the file's stem for `main.rs`.
    pub room: String,
    /// As it stands on the disk.
    pub raw: String,
    /// Without comments, contents of strings, and test code.
    pub code: String,
    /// Without comments and contents of strings.
    pub whole: String,
}

impl File {
    /// A file of this path and text.
    pub fn new(path: &str, raw: String) -> Self {
        let whole = blank_text(&raw);
        let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
        let code = if is_test { blank_all(&whole) } else { blank_tests(&whole) };
        Self { path: path.to_owned(), room: room_of(path), raw, code, whole }
    }

    /// Lines that hold code, outside tests.
    pub fn lines_of_code(&self) -> usize {
        count(&self.code)
    }

    /// Lines that hold code, tests included.
    pub fn lines_with_tests(&self) -> usize {
        count(&self.whole)
    }

    /// `path:line` of the byte `at`.
    pub fn place(&self, at: usize) -> String {
        let line =
            self.raw.char_indices().take_while(|(place, _)| *place < at).filter(|(_, c)| *c == '\n').count()
                + 1;
        format!("{}:{line}", self.path)
    }

    /// How many modules deep the file lies: 1 for `src/app/mod.rs`, 2 for `src/app/model.rs`.
    pub fn depth(&self) -> usize {
        let parts = self.path.trim_start_matches("src/").split('/').count();
        let folder_file = self.path.ends_with("/mod.rs") || parts == 1;
        if folder_file { parts - 1 } else { parts }
    }
}

fn count(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty()).count()
}

fn room_of(path: &str) -> String {
    let inside = path.trim_start_matches("src/");
    match inside.split_once('/') {
        Some((room, _)) => room.to_owned(),
        None if inside == "lib.rs" => "root".to_owned(),
        None => inside.trim_end_matches(".rs").to_owned(),
    }
}

/// All Rust files below `src`, in the order of their paths.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders(&root.join("src")) {
        for path in entries(&folder) {
            if path.extension().is_some_and(|ext| ext == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(File::new(&name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 30, "only {} files found under {}", found.len(), root.display());
    found
}

/// `start` and every folder below it.
pub fn folders(start: &Path) -> Vec<PathBuf> {
    let mut found = vec![start.to_owned()];
    let mut next = 0;
    while next < found.len() {
        let below: Vec<_> = fs::read_dir(&found[next])
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_dir())
            .collect();
        found.extend(below);
        next += 1;
    }
    found
}

/// The files that lie directly in `folder`.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
}

/// Blanks comments and what stands inside strings and characters, keeping every line break.
pub fn blank_text(raw: &str) -> String {
    let bytes = raw.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => line_end(bytes, at),
            b'/' if bytes[at..].starts_with(b"/*") => comment_end(bytes, at),
            b'"' => string_end(bytes, at),
            b'r' if !part_of_name(bytes, at) => raw_string_end(bytes, at),
            b'\'' => char_end(bytes, at),
            _ => at,
        };
        if end == at {
            out.push(bytes[at]);
            at += 1;
        } else {
            let quoted = bytes[at] == b'"' || bytes[at] == b'r';
            for (place, byte) in bytes.iter().enumerate().take(end).skip(at) {
                let edge = quoted && (place == at || place + 1 == end);
                out.push(if *byte == b'\n' || edge { *byte } else { b' ' });
            }
            at = end;
        }
    }
    String::from_utf8(out).unwrap()
}

/// Where the strings of `raw` begin, and what lies between their quotation marks.
#[allow(dead_code, reason = "the house rules ask for none, the rules of wording do")]
pub fn literals(raw: &str) -> Vec<(usize, Range<usize>)> {
    let bytes = raw.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => line_end(bytes, at),
            b'/' if bytes[at..].starts_with(b"/*") => comment_end(bytes, at),
            b'"' => string_end(bytes, at),
            b'r' if !part_of_name(bytes, at) => raw_string_end(bytes, at),
            b'\'' => char_end(bytes, at),
            _ => at,
        };
        if end > at && matches!(bytes[at], b'"' | b'r') {
            let open = at + bytes[at..].iter().position(|b| *b == b'"').unwrap_or(0) + 1;
            let close = end - 1 - bytes[..end].iter().rev().take_while(|b| **b == b'#').count();
            found.push((at, open..close.max(open)));
        }
        at = end.max(at + 1);
    }
    found
}

fn part_of_name(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_') && bytes[at - 1] != b'b'
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| at + n)
}

fn comment_end(bytes: &[u8], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < bytes.len() {
        if bytes[i..].starts_with(b"/*") {
            depth += 1;
            i += 2;
        } else if bytes[i..].starts_with(b"*/") {
            depth -= 1;
            i += 2;
            if depth == 0 {
                return i;
            }
        } else {
            i += 1;
        }
    }
    bytes.len()
}

fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut i = at + 1;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' => i += 2,
            b'"' => return i + 1,
            _ => i += 1,
        }
    }
    bytes.len()
}

/// The end of a raw string that begins at `at`; `at` itself where none does.
fn raw_string_end(bytes: &[u8], at: usize) -> usize {
    let hashes = bytes[at + 1..].iter().take_while(|b| **b == b'#').count();
    if bytes.get(at + 1 + hashes) != Some(&b'"') {
        return at;
    }
    let close = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
    let from = at + 2 + hashes;
    bytes[from..]
        .windows(close.len())
        .position(|w| w == close)
        .map_or(bytes.len(), |n| from + n + close.len())
}

/// The end of a character literal that begins at `at`; `at` itself where a lifetime does.
fn char_end(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at + 1) == Some(&b'\\') {
        let from = at + 3;
        return bytes[from..].iter().position(|b| *b == b'\'').map_or(at, |n| from + n + 1);
    }
    let close = bytes[at + 1..].iter().take(5).position(|b| *b == b'\'');
    match close {
        Some(n) if n > 0 => {
            let inside = std::str::from_utf8(&bytes[at + 1..at + 1 + n]);
            if inside.is_ok_and(|text| text.chars().count() == 1) { at + n + 2 } else { at }
        }
        _ => at,
    }
}

/// Blanks every item under `#[cfg(test)]`.
pub fn blank_tests(whole: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = whole.as_bytes().to_vec();
    let mut from = 0;
    while let Some(found) = whole[from..].find(MARK) {
        let start = from + found;
        let end = item_end(whole.as_bytes(), start + MARK.len());
        for byte in &mut out[start..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        from = end;
    }
    String::from_utf8(out).unwrap()
}

fn item_end(bytes: &[u8], from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return at + 1,
            b'}' => depth -= 1,
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

fn blank_all(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect()
}

/// Byte offsets at which `word` stands in `code` as a word of its own.
pub fn words<'t>(code: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = at.checked_sub(1).map(|i| code.as_bytes()[i]);
        let after = code.as_bytes().get(at + word.len()).copied();
        !before.is_some_and(name) && !after.is_some_and(name)
    })
}
