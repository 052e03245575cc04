//! The place and desk that a release opens with: `Tanjungpinang (Humas)-`, `JAKARTA, suara.com –`.
//!
//! In: a text, of which only the beginning of the first paragraph counts. Out: the dateline, or
//! the place alone in the form in which it is counted.

use super::person::quiet;
use crate::news::Dateline;
use crate::words::tokens::fold;

/// The place and desk that a text opens with.
pub fn dateline(text: &str) -> Option<Dateline> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    let head: String = first.chars().take(90).collect();
    let dash = head.char_indices().find(|&(at, c)| {
        let before = head.get(..at).unwrap_or_default();
        let after = head.get(at + c.len_utf8()..).unwrap_or_default();
        let parted = before.ends_with([' ', ')']) || after.starts_with([' ', '-']);
        matches!(c, '–' | '—' | '―') || (c == '-' && parted) || (c == ':' && before.trim_end().ends_with(')'))
    });
    let (before, _) = head.split_at(dash?.0);
    let before = before.trim().trim_end_matches([',', '.']);
    let (place, desk) = match before.split_once('(') {
        Some((place, desk)) => (place, Some(desk.split(')').next().unwrap_or(desk))),
        None => match before.split_once(',') {
            Some((place, desk)) => (place, Some(desk)),
            None => (before, None),
        },
    };
    let place = place.trim().trim_end_matches(',').trim();
    let desk =
        desk.map(str::trim).filter(|desk| !desk.is_empty() && desk.chars().count() <= 40 && !is_dated(desk));
    let most = if desk.is_some() { 5 } else { 3 };
    is_place(place, most).then(|| Dateline { place: place.to_owned(), desk: desk.map(str::to_owned) })
}

/// A place as it is counted: `JAKARTA` and `Jakarta`, `Kota Batam` and `Batam` are one.
pub fn place(dateline: &Dateline) -> Option<String> {
    let words: Vec<&str> = dateline.place.split_whitespace().collect();
    let bare = match words.split_first() {
        Some((first, rest))
            if !rest.is_empty()
                && matches!(fold(first).trim_end_matches('.'), "kota" | "kab" | "kabupaten") =>
        {
            rest
        }
        _ => &words[..],
    };
    let shouted = bare.iter().all(|word| word.chars().all(|c| !c.is_lowercase()));
    let tidy =
        |word: &&str| if shouted && word.chars().count() > 2 { quiet(word) } else { (*word).to_owned() };
    let place = bare.iter().map(tidy).collect::<Vec<_>>().join(" ");
    // An agency or a rubric may stand where the place should.
    let not = |word: &str| {
        let word = fold(word);
        super::lexicon::is_institution(&word)
            || super::lexicon::is_office(&word)
            || super::lexicon::is_no_name(&word) && word != "jakarta"
    };
    (place.chars().count() >= 3 && !bare.iter().any(|word| not(word))).then_some(place)
}

/// Whether a text in brackets is a day and no desk.
fn is_dated(text: &str) -> bool {
    let day = |word: &str| {
        let word = fold(word);
        super::lexicon::is_no_name(&word) || word.bytes().all(|b| b.is_ascii_digit())
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(day)
        || text.bytes().filter(u8::is_ascii_digit).count() >= 3
}

fn is_place(text: &str, most: usize) -> bool {
    const NONE: &[&str] = &[
        "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad", "humas", "foto",
        "oleh", "penulis", "editor", "video", "update", "breaking", "catatan", "tanya", "jawab", "tips",
        "opini",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=most).contains(&words.len())
        && text.chars().count() <= 40
        && !NONE.contains(&text.to_lowercase().as_str())
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '/' | '-'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let cases = [
            ("Tanjungpinang (Humas)- Inspektorat Jenderal", Some(("Tanjungpinang", Some("Humas")))),
            ("Bintan, (Inmas) – Kepala kantor", Some(("Bintan", Some("Inmas")))),
            ("JAKARTA, suara.example - Menteri", Some(("JAKARTA", Some("suara.example")))),
            ("Kab. Bandung --- Kepala", Some(("Kab. Bandung", None))),
            ("Kota Batu (Kemenag) : Sebanyak", Some(("Kota Batu", Some("Kemenag")))),
            ("Semarang – Rektor", Some(("Semarang", None))),
            ("Batam (18/5) - Kepala", Some(("Batam", None))),
            ("LONDON (Reuters) - The", Some(("LONDON", Some("Reuters")))),
            ("Rabu - Kepala kantor", None),
            ("Menteri mengatakan - dengan tegas - bahwa", None),
            ("Pra-nikah dan pasca-nikah", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            let found = dateline(text);
            let found = found.as_ref().map(|it| (it.place.as_str(), it.desk.as_deref()));
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn one_place_has_one_name() {
        for (text, wanted) in [
            ("\n\nJAKARTA (Humas) - Menteri", Some("Jakarta")),
            ("Kab. Bandung --- Kepala", Some("Bandung")),
            ("Kota Batu (Kemenag) - Sebanyak", Some("Batu")),
            ("Tanjung Pinang (Humas)- Kepala", Some("Tanjung Pinang")),
            ("Kementerian Agama (Humas) - Menteri", None),
            ("Pendidikan – Rektor", None),
            ("Kepala Kantor - hadir", None),
        ] {
            assert_eq!(dateline(text).as_ref().and_then(place).as_deref(), wanted, "{text}");
        }
    }
}
