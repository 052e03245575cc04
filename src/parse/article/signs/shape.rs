//! The shape of a line: a sentence, a date and little else, initials.
//!
//! In: a line of text. Out: yes or no. Knows nothing of where the line stands.

/// Whether `text` ends as sentences end.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', '»', ' '])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔'])
        || text.ends_with(['”', '"']) && text.len() > 40
}

/// Whether `text` begins with one of `starts`, in any case.
pub fn starts_with_any(text: &str, starts: &[&str]) -> bool {
    let head: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    starts.iter().any(|start| head.starts_with(start))
}

/// Closing initials: `(ghp)`, `[am/rd]`, `(Humas)`.
pub fn is_initials(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '[', ']', '*', ' ', '.']);
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']', '.']);
    bracketed
        && (2..=24).contains(&bare.len())
        && bare.split_whitespace().count() <= 3
        && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-' | ' ' | '_' | '.' | '&' | ','))
}

/// Whether `text` has exactly these letters and digits, as [`letters`] gives them.
pub fn spells(text: &str, letters: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).eq(letters.chars())
}

/// Two texts in the form in which a title is recognised: letters and digits only.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

const DATE_WORDS: &[&str] = &[
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "jum'at",
    "sabtu",
    "minggu",
    "ahad",
    "januari",
    "februari",
    "pebruari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "nopember",
    "desember",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "agu",
    "aug",
    "sep",
    "okt",
    "oct",
    "nov",
    "des",
    "dec",
    "wib",
    "wita",
    "wit",
    "am",
    "pm",
    "dilihat",
    "dibaca",
    "kali",
    "views",
    "view",
    "hits",
    "published",
    "updated",
    "posted",
    "on",
    "at",
    "by",
    "pukul",
    "diterbitkan",
    "dipublikasikan",
    "diperbarui",
    "last",
    "tanggal",
    "est",
    "gmt",
    "edt",
    "pst",
    "utc",
    "min",
    "read",
    "minutes",
    "ago",
    "hours",
    "yang",
    "lalu",
    "jam",
    "menit",
    "hari",
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// Whether a short line is about when or how often: a date or a counter and little else.
pub fn is_dated(text: &str) -> bool {
    let has_digit = text.chars().any(char::is_numeric);
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known = words.iter().filter(|word| DATE_WORDS.contains(&word.as_str())).count();
    has_digit && !words.is_empty() && known * 3 >= words.len() * 2
}
