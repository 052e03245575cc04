//! Who wrote it: labels before names, and what may be a name.
//!
//! In: a line of text. Out: the name in it. Knows no names, only how they are written.

use super::shape::is_dated;

/// Labels before a name: the person is who wrote the news.
const BYLINES: &[&str] = &[
    "penulis",
    "oleh",
    "pewarta",
    "kontributor",
    "reporter",
    "laporan",
    "ditulis oleh",
    "jurnalis",
    "wartawan",
    "written by",
    "by",
    "author",
    "words by",
    "posted by",
    "diposting oleh",
    "diposkan oleh",
    "dipublikasikan oleh",
    "published by",
    "penulis berita",
    "story by",
];
/// Labels before a name that is named only where no writer is.
const EDITORS: &[&str] = &[
    "editor",
    "redaktur",
    "penyunting",
    "edited by",
    "admin",
    "uploader",
    "publisher",
    "fotografer",
    "sumber",
];

/// Who a byline names: "Penulis : Siti Aminah" says "Siti Aminah".
pub fn byline(text: &str) -> Option<&str> {
    labelled(text, BYLINES).filter(|name| is_name(name))
}

/// A claimed author's name without a label before it.
pub fn byline_of(text: &str) -> &str {
    let lower = text.to_lowercase();
    let label = BYLINES.iter().filter(|label| lower.len() == text.len() && lower.starts_with(**label));
    let Some(label) = label.max_by_key(|label| label.len()) else { return text.trim() };
    let rest = text.get(label.len()..).unwrap_or_default();
    if rest.starts_with([' ', ':']) { rest.trim_start_matches([' ', ':']) } else { text.trim() }
}

/// The names in a claimed author: `Siti Aminah, Andi Putra` are two, `Siti Aminah, Kontributor` and
/// `Troy Smith, Site.com` one.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    const ROLES: &[&str] = &[
        "writer",
        "editor",
        "correspondent",
        "reporter",
        "staff",
        "columnist",
        "contributor",
        "news",
        "press",
        "agency",
        "kontributor",
        "wartawan",
        "redaktur",
        "redaksi",
        "jurnalis",
        "associated",
        "media",
    ];
    let parts =
        text.split([',', '|', ';', '•', '/']).map(|part| part.trim().trim_start_matches("and ").trim());
    parts
        .filter(|part| !part.is_empty())
        .enumerate()
        .filter(|(at, part)| {
            let role = part.split_whitespace().any(|word| ROLES.contains(&word.to_lowercase().as_str()));
            let words = part.split_whitespace().count();
            *at == 0 || ((2..=4).contains(&words) && !role && !part.contains('.'))
        })
        .map(|(_, part)| part)
}

/// Who is named in the middle of a line: "Diposting pada 24 November 2026 oleh Siti Aminah".
pub fn byline_inside(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let word = [" oleh ", " by "].into_iter().find_map(|word| lower.find(word).map(|at| at + word.len()))?;
    let rest = text.get(word..)?.trim_start_matches([':', ' ']);
    let end = rest.find([',', '|', '(', '•', '·', '/']).unwrap_or(rest.len());
    let name = rest.get(..end)?.split(" - ").next()?.trim();
    Some(name).filter(|name| is_name(name))
}

/// Who an editor's line names.
pub fn editor(text: &str) -> Option<&str> {
    labelled(text, EDITORS).filter(|name| is_name(name))
}

/// The rest of `text` after one of the labels and a colon (or, for `by` and `oleh`, a space).
fn labelled<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let label = labels.iter().filter(|label| lower.starts_with(**label)).max_by_key(|label| label.len())?;
    let rest = text.get(label.len()..)?;
    let value = rest.trim_start();
    let value = match value.strip_prefix([':', '/']) {
        Some(after) => after,
        None if label.ends_with("by") || label.ends_with("oleh") => rest.strip_prefix(' ')?,
        None => return None,
    };
    let value = value.split(" - ").next().unwrap_or(value);
    let value = value.split(" – ").next().unwrap_or(value);
    let end = value.find([',', '|', '(', '•', '·', '\n']).unwrap_or(value.len());
    // An address behind the name, or the day.
    let end = value
        .get(..end)?
        .find('@')
        .map_or(end, |at| value.get(..at).and_then(|head| head.rfind(' ')).unwrap_or(at));
    let day = value.get(..end)?.find(" on ").filter(|at| is_day(value.get(at + 4..end).unwrap_or_default()));
    let end = day.unwrap_or(end);
    Some(value.get(..end)?.trim_matches([' ', '-', '–', ':', '.'])).filter(|value| !value.is_empty())
}

/// Whether `text` begins with a day.
fn is_day(text: &str) -> bool {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    is_dated(text) || is_dated(&format!("{first} 1"))
}

/// Whether `text` may be a person's or a desk's name.
pub fn is_name(text: &str) -> bool {
    if BYLINES.contains(&text.to_lowercase().as_str()) {
        return false;
    }
    let words = text.split_whitespace().count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&words)
        && text.len() <= 80
        && digits == 0
        && text.chars().any(char::is_alphabetic)
        && !text.contains("http")
        && !ends_question(text)
        && !is_phrase(text)
}

/// Whether small words in `text` say that it is a part of a sentence: names have few of them.
fn is_phrase(text: &str) -> bool {
    const SMALL: &[&str] = &[
        "and", "dan", "for", "of", "the", "bin", "binti", "van", "von", "der", "den", "de", "da", "di",
        "del", "la", "al", "el", "und", "et", "y", "e", "in", "at", "untuk", "with", "from",
    ];
    let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase) && !SMALL.contains(word);
    text.contains(' ') && text.split_whitespace().filter(small).count() > 1
        || text.split_whitespace().count() > 1 && text.split_whitespace().all(|word| small(&word))
}

fn ends_question(text: &str) -> bool {
    text.ends_with(['?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_after_labels() {
        let cases = [
            ("Penulis : Siti Aminah", Some("Siti Aminah")),
            ("Oleh: Humas | 18 Nov 2020", Some("Humas")),
            ("Oleh : Siti Aminah - Selasa, 3 Nopember 2020", Some("Siti Aminah")),
            ("By Andi Putra, Staff Writer", Some("Andi Putra")),
            ("Pewarta: Dewi Lestari", Some("Dewi Lestari")),
            ("Oleh karena itu, panitia", None),
            ("By Megan Rowe megan@paper.example", Some("Megan Rowe")),
            ("By Louis Jacobson on Monday, November 18", Some("Louis Jacobson")),
            ("By the regional and foreign ministries", None),
            ("Penulis buku itu hadir", None),
            ("By", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(byline(text), wanted, "{text}");
        }
        let lists = [
            ("By TOM KRISHER, AP Auto Writer", "TOM KRISHER"),
            ("Troy L. Smith, Site.com", "Troy L. Smith"),
            ("Siti Aminah, Andi Putra", "Siti Aminah+Andi Putra"),
            ("Ilana Muhl, MS, RDN", "Ilana Muhl"),
            ("Byron Amanda", "Byron Amanda"),
        ];
        for (text, wanted) in lists {
            assert_eq!(names(byline_of(text)).collect::<Vec<_>>().join("+"), wanted, "{text}");
        }
        assert_eq!(byline_inside("Diposting pada 24 November 2026 oleh Siti Aminah"), Some("Siti Aminah"));
        assert_eq!(byline_inside("Ditulis 24 November 2026"), None);
        assert_eq!(editor("Editor: Budi"), Some("Budi"));
    }
}
