//! Who wrote it: labels before names, and what may be a name.
//!
//! In: a line of text. Out: the name in it. Knows no names, only how they are written.

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
    Some(value.get(..end)?.trim_matches([' ', '-', '–', ':', '.'])).filter(|value| !value.is_empty())
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
            ("Oleh karena itu, panitia", Some("karena itu")),
            ("Penulis buku itu hadir", None),
            ("By", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(byline(text), wanted, "{text}");
        }
        assert_eq!(byline_inside("Diposting pada 24 November 2026 oleh Siti Aminah"), Some("Siti Aminah"));
        assert_eq!(byline_inside("Ditulis 24 November 2026"), None);
        assert_eq!(editor("Editor: Budi"), Some("Budi"));
    }
}
