//! Lines of facts: "3 Nopember 2020 | Berita | Penulis: Siti Aminah | Dibaca: 63 kali".
//!
//! In: a line of text. Out: its parts between bars, and whether they are what stands between a
//! title and its text. Reads no fact itself.

use super::name::{byline, editor};
use super::shape::{ends_sentence, is_dated};

/// A line longer than this is a sentence with bars in it.
const LONGEST: usize = 200;
/// A part longer than this is no fact.
const LONGEST_PART: usize = 60;

/// The parts of a line between bars and dots.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '•', '·', '»']).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether a part of a line is a date, a counter or a labelled name.
pub fn is_fact(part: &str) -> bool {
    part.chars().count() <= LONGEST_PART
        && (!part.chars().any(char::is_alphabetic)
            || byline(part).is_some()
            || editor(part).is_some()
            || is_dated(part))
}

/// Whether two texts without a space between them are two facts: a whole word or date, and behind
/// it a name, a label or a whole date. The parts of one date are short.
pub fn are_apart(before: &str, after: &str) -> bool {
    let long = |text: &str| text.len() > 4;
    let is_word = |text: &str| text.chars().all(|c| c.is_alphabetic() || c == ' ');
    let ends = before.ends_with(|c: char| c.is_ascii_digit() || c.is_lowercase());
    let begins = after.starts_with(char::is_uppercase) && (long(before) || is_word(before))
        || after.starts_with(|c: char| c.is_ascii_digit()) && long(after);
    ends && begins && before.chars().count() > 1
}

/// Whether a line is parted by bars and at least half of its parts are facts.
pub fn is_fact_line(text: &str) -> bool {
    let length = text.chars().count();
    let (all, facts) =
        parts(text).fold((0, 0), |(all, facts), part| (all + 1, facts + usize::from(is_fact(part))));
    let short = || parts(text).all(|part| part.chars().count() <= LONGEST_PART);
    all >= 2 && facts * 2 >= all && length <= LONGEST && !ends_sentence(text) && short()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_without_a_space_between() {
        for (before, after) in
            [("Penulis", "Siti"), ("Tanggal", "6 Maret 2026"), ("6 Maret 2026", "Kategori")]
        {
            assert!(are_apart(before, after), "{before} {after}");
        }
        for (before, after) in
            [("06", "Maret"), ("Maret", "2026"), ("K", "Epala"), ("kepala ", "Kantor"), ("ke", "pala")]
        {
            assert!(!are_apart(before, after), "{before} {after}");
        }
    }

    #[test]
    fn lines_of_facts() {
        let cases = [
            ("3 Nopember 2020 09.15 WIB | Berita | Penulis: Siti Aminah | Dibaca: 63 kali", true),
            ("Siti Aminah • 18-11-2020", true),
            ("Editor: Budi | 45 hits", true),
            ("Berita | Kegiatan | Pengumuman", false),
            ("3 Nopember 2020", false),
            ("Rapat dihadiri kepala kantor | sekretaris | bendahara yang datang pada 3 Mei 2020.", false),
        ];
        for (text, wanted) in cases {
            assert_eq!(is_fact_line(text), wanted, "{text}");
        }
    }
}
