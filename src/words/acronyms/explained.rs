//! Acronyms that a text explains: `Kantor Urusan Agama (KUA)` or `KUA (Kantor Urusan Agama)`.
//!
//! In: a text. Out: short and long forms as written, each short form once. What stands in
//! brackets counts only where its letters are those of the words beside it.

use super::spell;

/// Words before a bracket that are looked at.
const BEFORE: usize = 14;
/// The longest text in brackets, in letters.
const LONGEST: usize = 90;
/// Explanations that are taken from one text.
const MOST: usize = 40;

/// Short and long forms that `text` explains, in order.
pub fn explained(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(inner) = text[open + 1..].split(')').next() else { continue };
        if inner.len() == text.len() - open - 1 || inner.chars().count() > LONGEST || inner.contains('\n') {
            continue;
        }
        let before = sentence(&text[..open]);
        if let Some((short, long)) = behind(before, inner).or_else(|| inside(before, inner))
            && !found.iter().any(|(known, _)| *known == short)
            && found.len() < MOST
        {
            found.push((short, long));
        }
    }
    found
}

/// The end of `text` that belongs to the sentence at its end.
fn sentence(text: &str) -> &str {
    let breaks =
        |c: char| matches!(c, '.' | ';' | ':' | '!' | '?' | '\n' | '(' | ')' | '"' | '“' | '”' | '|');
    &text[text.rfind(breaks).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..]
}

/// A long form, then the short one in brackets.
fn behind(before: &str, inner: &str) -> Option<(String, String)> {
    let short = inner.split([',', ';', '/']).next()?.trim().trim_matches(['"', '\'', '“', '”']);
    if !spell::is_short(short) {
        return None;
    }
    let all: Vec<&str> = before.split_whitespace().collect();
    let near = &all[all.len().saturating_sub(BEFORE)..];
    let bare: Vec<&str> = near.iter().map(|word| trim(word)).collect();
    let count = spell::tail(&bare, short)?;
    // Words of one list are no long form: `Agama, Batam, Karimun (ABK)` names three places.
    let part = &near[near.len() - count..];
    let commas = part.iter().filter(|word| word.ends_with(',')).count();
    let joined = part.iter().any(|word| matches!(*word, "dan" | "and" | "&"));
    if commas > 0 && !joined {
        return None;
    }
    Some((short.to_owned(), trim(&part.join(" ")).to_owned()))
}

/// A short form, then the long one in brackets.
fn inside(before: &str, inner: &str) -> Option<(String, String)> {
    let short = before.split_whitespace().next_back().map(trim)?;
    let long = inner.trim();
    let words: Vec<&str> = long.split_whitespace().map(trim).collect();
    let fits = spell::is_short(short) && !spell::is_roman(short) && spell::whole(&words, short);
    fits.then(|| (short.to_owned(), long.to_owned()))
}

fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_explains() {
        for (text, wanted) in [
            (
                "Kepala Kantor Urusan Agama (KUA) Bintan dan Majelis Ulama Indonesia (MUI) hadir.",
                &[("KUA", "Kantor Urusan Agama"), ("MUI", "Majelis Ulama Indonesia")][..],
            ),
            (
                "Petugas BPKH (Badan Pengelola Keuangan Haji) datang.",
                &[("BPKH", "Badan Pengelola Keuangan Haji")],
            ),
            (
                "isu Suku, Agama, Ras, dan Antargolongan (SARA)",
                &[("SARA", "Suku, Agama, Ras, dan Antargolongan")],
            ),
            ("the Ministry of Religious Affairs (MORA) said", &[("MORA", "Ministry of Religious Affairs")]),
            ("Kantor Urusan Agama (KUA) dan Kios Usaha Andalan (KUA)", &[("KUA", "Kantor Urusan Agama")]),
            ("Pelayanan Terpadu Satu Pintu (PTSP, loket baru)", &[("PTSP", "Pelayanan Terpadu Satu Pintu")]),
            // Brackets that explain nothing.
            ("Tanjungpinang (Humas) - Kepala kantor hadir Senin (18/5).", &[]),
            ("Mahbub. (MD)", &[]),
            ("Madrasah juara. Darmawan (MD)", &[]),
            ("Kelas Tiga Sore (III)", &[]),
            ("kontingen Anambas, Batam, Karimun (ABK)", &[]),
            ("Kantor Urusan Agama (kua)", &[]),
            ("Kantor Urusan Agama (KUA", &[]),
            ("(KUA) ()", &[]),
        ] {
            let found = explained(text);
            let found: Vec<_> = found.iter().map(|(short, long)| (short.as_str(), long.as_str())).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[A-Za-z ().,é\n“]{0,80}") {
            for (short, long) in explained(&text) {
                proptest::prop_assert!(text.contains(&short) && !long.is_empty());
            }
        }
    }
}
