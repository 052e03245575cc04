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
    "analysis by",
    "opinion by",
    "review by",
    "naskah",
    "teks",
    "pengirim",
    "writer",
    "rep",
    "dibuat oleh",
    "diunggah oleh",
    "diupload oleh",
    "dipost oleh",
    "diterbitkan oleh",
    "dilaporkan oleh",
    "created by",
    "uploaded by",
    "reported by",
    "penulis dan foto",
    "penulis & foto",
    "teks dan foto",
    "teks & foto",
    "teks foto",
    "submitted by",
    "dikirim oleh",
];
/// A line that names its writer behind the day is no longer than this, in bytes.
const LONGEST: usize = 100;
/// Stand in one line with a name and end it.
const OTHERS: &[&str] = &[
    "foto",
    "tanggal",
    "kategori",
    "dilihat",
    "dibaca",
    "views",
    "hits",
    "diterbitkan",
    "pada",
    "tgl",
    "red",
];
/// May have an office behind them before the colon: "Kontributor KUA Moro: Siti Aminah".
const POSTED: &[&str] = &["kontributor", "reporter", "pewarta", "penulis", "wartawan", "jurnalis"];
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
    let labelled = labelled(text, BYLINES).filter(|name| is_name(name) && !is_day(name));
    labelled.or_else(|| behind_date(text)).or_else(|| before_role(text))
}

/// "18 November 2026 oleh Siti Aminah".
fn behind_date(text: &str) -> Option<&str> {
    let (head, _) = text.split_once(" oleh ").or_else(|| text.split_once(" by "))?;
    byline_inside(text).filter(|name| is_dated(head) && text.len() <= LONGEST && is_spelled(name))
}

/// "Siti Aminah, Jurnalis".
fn before_role(text: &str) -> Option<&str> {
    const ROLES: &[&str] = &[
        "jurnalis",
        "wartawan",
        "reporter",
        "kontributor",
        "pewarta",
        "penulis",
        "journalist",
        "staff writer",
        "correspondent",
    ];
    let (name, role) = text.split_once(',')?;
    let name = name.trim();
    let fits = ROLES.contains(&role.trim().to_lowercase().as_str()) && name.contains(' ');
    (fits && is_name(name) && is_spelled(name)).then_some(name)
}

/// Whether every word begins with a capital letter.
fn is_spelled(name: &str) -> bool {
    name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
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
    // The site's name stands behind a dash.
    let parts = parts.map(|part| {
        part.split_once(" - ").filter(|(name, _)| name.contains(' ')).map_or(part, |(name, _)| name)
    });
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

/// Whether `text` is the label of a fact and nothing else.
pub fn is_label(text: &str) -> bool {
    let lower = text.to_lowercase();
    BYLINES.iter().chain(EDITORS).chain(OTHERS).any(|label| *label == lower)
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
    let value = behind_label(label, rest)?;
    let value = before_label(value);
    let value = by_person(value);
    let value = value.split(" - ").next().unwrap_or(value);
    let value = value.split(" – ").next().unwrap_or(value);
    let end = value.find([',', '|', '(', '•', '·', '\n']).unwrap_or(value.len());
    // An address behind the name, or the day.
    let end = value
        .get(..end)?
        .find('@')
        .map_or(end, |at| value.get(..at).and_then(|head| head.rfind(' ')).unwrap_or(at));
    let day = [" on ", " pada ", " tanggal "].iter().find_map(|word| {
        let at = value.get(..end)?.find(word)?;
        let rest = value.get(at + word.len()..end)?;
        (is_day(rest) || rest.contains(|c: char| c.is_ascii_digit())).then_some(at)
    });
    let end = day.unwrap_or(end);
    // "Diposting oleh Siti Aminah di Berita", "... di 09.15".
    let place = [" di ", " in ", " at "].iter().find_map(|word| value.get(..end)?.find(word));
    let end = place.filter(|at| label.contains(' ') && value.get(..*at).is_some_and(is_full)).unwrap_or(end);
    Some(value.get(..end)?.trim_matches([' ', '-', '–', ':', '.'])).filter(|value| !value.is_empty())
}

/// Whether `name` is that of a person with more names than one.
fn is_full(name: &str) -> bool {
    name.trim().contains(' ') && is_name(name) && is_spelled(name)
}

/// What stands behind a label and its mark: a colon, a dash, or only a space behind `by` and `oleh`.
fn behind_label<'t>(label: &str, rest: &'t str) -> Option<&'t str> {
    let value = rest.trim_start();
    if let Some(value) = value.strip_prefix([':', ';', '/']) {
        // "Penulis/Editor: Siti Aminah", "Kontributor/Humas: Siti Aminah".
        let (role, name) = value.split_once(':').unwrap_or(("", value));
        return Some(if role.trim().contains(' ') { value } else { name });
    }
    if label.ends_with("by") || label.ends_with("oleh") {
        return rest.strip_prefix(' ');
    }
    if let Some(name) = value.strip_prefix(['-', '–']) {
        let name = name.trim();
        return (is_spelled(name) && name.split(' ').count() <= 4).then_some(name);
    }
    let (office, name) = rest.strip_prefix(' ')?.split_once(':')?;
    let is_office = office.starts_with(char::is_uppercase) && office.split_whitespace().count() <= 5;
    (POSTED.contains(&label) && is_office && !name.starts_with(char::is_numeric)).then_some(name)
}

/// `value` up to the label of another fact that stands close behind the name.
fn before_label(value: &str) -> &str {
    let Some((head, _)) = value.split_once(':') else { return value };
    let head = head.trim_end();
    let lower = head.to_lowercase();
    if lower.len() != head.len() {
        return value;
    }
    let known = BYLINES.iter().chain(EDITORS).chain(OTHERS);
    let label = known.filter(|label| {
        let before = lower.strip_suffix(**label);
        before.is_some_and(|before| before.ends_with([' ', '/', '|', ',', '.']))
    });
    let Some(label) = label.max_by_key(|label| label.len()) else { return value };
    let name = head.get(..head.len() - label.len()).unwrap_or_default();
    name.trim_end_matches([' ', '/', '|', ',', '&', '-'])
}

/// The person in "Humas/Ahmad", "Ahmad/Humas Kemenag"; a place or a role may stand before the
/// comma: "Kontributor Lestari, Siti Aminah".
fn by_person(value: &str) -> &str {
    let desk = |part: &str| {
        let first = part.trim().split(' ').next().unwrap_or_default().to_lowercase();
        matches!(&*first, "humas" | "hms" | "inmas" | "redaksi" | "red" | "tim" | "kontributor" | "admin")
    };
    let mut parts = value.split('/');
    let first = parts.next().unwrap_or(value);
    let person = if desk(first) { parts.find(|part| is_name(part) && !desk(part)) } else { None };
    let person = person.unwrap_or(first);
    match person.split_once(',') {
        Some((role, name)) if desk(role) && is_name(name.split(['|', '(']).next().unwrap_or_default()) => {
            name
        }
        _ => person,
    }
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
        && !text.contains(':')
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
            ("Penulis: Siti Aminah Editor: Budi", Some("Siti Aminah")),
            ("Reporter : Siti Aminah / Editor : Budi", Some("Siti Aminah")),
            ("Penulis/Editor: Siti Aminah/Budi", Some("Siti Aminah")),
            ("Kontributor/Penulis: Siti Aminah", Some("Siti Aminah")),
            ("Penulis: Humas/Ahmad", Some("Ahmad")),
            ("Penulis : Ahmad/Humas", Some("Ahmad")),
            ("Penulis: Kontributor Lestari, Siti Aminah", Some("Siti Aminah")),
            ("Kontributor KUA Muara Lestari: Siti Aminah", Some("Siti Aminah")),
            ("Kontributor MTsN 1 Lestari : Dewi", Some("Dewi")),
            ("Reporter – Siti Aminah", Some("Siti Aminah")),
            ("Diposting oleh Siti Aminah pada 3 November 2026", Some("Siti Aminah")),
            ("Teks/Foto: Siti Aminah", Some("Siti Aminah")),
            ("Penulis: Siti Aminah Foto: Andi", Some("Siti Aminah")),
            ("Rep: Siti Aminah/ Red: Budi Santoso", Some("Siti Aminah")),
            ("Diunggah oleh: Siti Aminah, 18 November 2026", Some("Siti Aminah")),
            ("18 November 2026 oleh Siti Aminah", Some("Siti Aminah")),
            ("Rabu, 18 November 2026 oleh panitia", None),
            ("Rapat 18 November 2026 dibuka oleh Kepala Kantor", None),
            ("Siti Aminah , Jurnalis", Some("Siti Aminah")),
            ("Rapat dengan Siti, wartawan", None),
            ("Oleh: Selasa", None),
            ("Penulis: 3 November 2026", None),
            ("Reporter Kompas: 3 orang hadir", None),
            ("Laporan Utama: Kantor Gelar Rapat", None),
            ("By", None),
            ("Submitted by Siti Aminah on 18 November 2026", Some("Siti Aminah")),
            ("Diposting oleh Siti Aminah di 09.15 Tidak ada komentar", Some("Siti Aminah")),
            ("Ditulis oleh Siti Aminah di Kerukunan pada 18 Nov 2026", Some("Siti Aminah")),
            ("Oleh: Humas di Kantor Wilayah", Some("Humas di Kantor Wilayah")),
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
            ("Siti Aminah - kabarkantor", "Siti Aminah"),
        ];
        for (text, wanted) in lists {
            assert_eq!(names(byline_of(text)).collect::<Vec<_>>().join("+"), wanted, "{text}");
        }
        assert_eq!(byline_inside("Diposting pada 24 November 2026 oleh Siti Aminah"), Some("Siti Aminah"));
        assert_eq!(byline_inside("Ditulis 24 November 2026"), None);
        assert_eq!(editor("Editor: Budi"), Some("Budi"));
    }
}
