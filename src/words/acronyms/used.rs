//! Which words of a text are acronyms.
//!
//! In: a text and which short forms are known. Out: the short forms as written, each once, in
//! order. Not taken: Roman numbers, degrees behind a name, the place a release opens with, words
//! of a line that is all in capitals.

use super::spell;
use crate::words::tokens::{Token, tokens};

/// Degrees that stand behind names and look like acronyms of the ministry.
const DEGREES: &[&str] = &[
    "MA", "MM", "MH", "MT", "SE", "SH", "ST", "SS", "SPd", "MPd", "SAg", "MAg", "SHI", "MHI", "MSi", "SKom",
    "SIP", "SSos", "MKom", "MPdI", "SPdI", "Lc", "PhD", "MBA", "MSc", "BA", "AK", "CA", "SAP", "MAP", "SPsi",
];

/// Acronyms that `text` uses; a capitalised word is one only where `is_known` says so.
pub(super) fn used(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut first = true;
    for line in text.lines() {
        let words: Vec<Token<'_>> = tokens(line).collect();
        let shouts = shouts(&words);
        let opening = if first { opening(line) } else { 0 };
        for (at, token) in words.iter().enumerate() {
            let word = token.text;
            let known = is_known(word);
            let taken = token.range.start >= opening
                && (known || is_acronym(word))
                && !(shouts && word.chars().all(|c| !c.is_lowercase()))
                && !spell::is_roman(word)
                && !is_degree(line, &words, at);
            if taken && !found.iter().any(|other| other == word) {
                found.push(word.to_owned());
            }
        }
        first &= words.is_empty();
    }
    found
}

/// Whether a word looks like an acronym: two capitals at least, and no more small letters.
fn is_acronym(word: &str) -> bool {
    let large = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    word.is_ascii() && (2..=10).contains(&word.len()) && large >= 2 && large > small
}

/// Whether a line is set in capitals, so that they tell nothing.
fn shouts(words: &[Token<'_>]) -> bool {
    let long = words.iter().filter(|token| token.text.chars().count() > 3);
    let (mut large, mut all) = (0, 0);
    for token in long {
        all += 1;
        large += usize::from(token.text.chars().all(|c| !c.is_lowercase()));
    }
    large >= 2 && large * 4 > all * 3
}

/// Where the text begins behind the place that a release opens with.
fn opening(line: &str) -> usize {
    let head: usize = line.chars().take(60).map(char::len_utf8).sum();
    let dash = line[..head]
        .find(['–', '—'])
        .or_else(|| line[..head].find(" - "))
        .or_else(|| line[..head].find(")-"));
    dash.filter(|at| line[..*at].split_whitespace().count() <= 6).unwrap_or(0)
}

/// Whether the word is a degree behind a name: `Ahmad Fauzi, MA,`.
fn is_degree(line: &str, words: &[Token<'_>], at: usize) -> bool {
    let word = words[at].text;
    if !DEGREES.contains(&word) {
        return false;
    }
    let Some(before) = at.checked_sub(1).and_then(|before| words.get(before)) else { return false };
    let gap = line[before.range.end..words[at].range.start].trim();
    let behind = line[words[at].range.end..].trim_start().chars().next();
    let name = before.text.chars().next().is_some_and(char::is_uppercase);
    gap.starts_with([',', '.']) && name && behind.is_none_or(|c| !c.is_alphabetic() || before.text.len() <= 4)
        || gap.starts_with(',') && name && !line[words[at].range.end..].starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_acronyms_are_taken() {
        let known = |word: &str| matches!(word, "Kemenag" | "Kanwil" | "MA" | "SE");
        for (text, wanted) in [
            (
                "Kepala KUA dan Kanwil Kemenag Kepri meninjau MTsN 1.",
                &["KUA", "Kanwil", "Kemenag", "MTsN"][..],
            ),
            ("BP4 dan P3K; KUA-nya. KUA", &["BP4", "P3K", "KUA"]),
            ("JAKARTA (Humas) - Menteri ke BPJPH", &["BPJPH"]),
            ("BATAM — Menteri ke BPJPH", &["BPJPH"]),
            ("\n\nBATAM — Abad ke XXI, tahap II dan IV", &[]),
            ("Hadir Dr. H. Ahmad Fauzi, MA, dan Siti, S.E., SE.", &[]),
            ("Siswa MA Negeri menerima SE Menteri.", &["MA", "SE"]),
            ("SURAT EDARAN KEPALA KUA TENTANG CUTI\nPegawai KUA libur.", &["KUA"]),
            ("Muhammad McDonald iPhone Ahmad", &[]),
            ("", &[]),
        ] {
            assert_eq!(used(text, known), wanted, "{text}");
        }
    }
}
