//! How an Indonesian press release is signed: "(Humas/Ahmad)", "(Kontributor: Siti)", "-- Ahmad/Siti --".
//!
//! In: a line that may end in a signature. Out: who wrote it, or nothing where only a desk or
//! initials stand there. Never takes a town or an agency for a person: brackets at the end of a
//! text count only where a desk or a label in them says that they are a signature.

use super::name::{byline, is_name};

/// A signature is no longer than this, in bytes.
const LONGEST: usize = 80;

/// Who signs at the end of `text`.
pub fn signature(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([' ', '.', '*']);
    match bracketed(text) {
        Some(inner) => of_bracket(inner).or_else(|| alone_behind_sentence(text, inner)),
        None => dashed(text).and_then(of_dashes),
    }
}

/// Whether `text` is a signature and nothing else.
pub fn is_signature(text: &str) -> bool {
    text.len() <= LONGEST && text.starts_with(['(', '[', '-', '—', '–', '*']) && signature(text).is_some()
}

/// What stands in the brackets that `text` ends with.
fn bracketed(text: &str) -> Option<&str> {
    let (open, body) = match text.strip_suffix(')') {
        Some(body) => ('(', body),
        None => ('[', text.strip_suffix(']')?),
    };
    let (_, inner) = body.rsplit_once(open)?;
    (inner.len() <= LONGEST).then_some(inner)
}

/// What stands between the two rows of dashes at the end of `text`.
fn dashed(text: &str) -> Option<&str> {
    let body = ["--", "—", "–"].iter().find_map(|dash| {
        let body = text.strip_suffix(dash)?.trim_end_matches(['-', ' ']);
        Some(body.rsplit_once(dash)?.1)
    })?;
    (body.len() <= LONGEST).then(|| body.trim_matches([' ', '-', '*']))
}

fn of_bracket(inner: &str) -> Option<&str> {
    if let Some(name) = inner.split(['|', ';', ',']).find_map(|part| byline(part.trim())) {
        return Some(name);
    }
    let parts = || inner.split(['/', '-', '|', ',', '&', ';', ':']).map(str::trim);
    if !parts().any(is_desk) {
        return None;
    }
    parts().find(|part| !is_desk(part) && is_person(part))
}

/// A person's full name in brackets of their own behind the end of the last sentence.
fn alone_behind_sentence<'t>(text: &str, inner: &'t str) -> Option<&'t str> {
    const NONE: &[&str] =
        &["berita", "sumber", "kota", "kabupaten", "provinsi", "badan", "lembaga", "sambungan"];
    let before = text.get(..text.len().checked_sub(inner.len() + 2)?)?.trim_end();
    let ended = before.ends_with(['.', '!', '"', '”']);
    let words = inner.split_whitespace();
    let named = (2..=4).contains(&words.clone().count())
        && words
            .clone()
            .all(|word| word.chars().filter(|c| c.is_lowercase()).count() > 0 || word.ends_with('.'))
        && !words.clone().any(|word| NONE.contains(&word.to_lowercase().as_str()));
    (ended && named && !is_desk(inner) && is_person(inner) && is_spelled(inner)).then_some(inner)
}

fn of_dashes(inner: &str) -> Option<&str> {
    let parts = || inner.split('/').map(str::trim);
    let all = parts().all(|part| is_desk(part) || (is_person(part) && is_spelled(part)));
    parts().find(|part| all && !is_desk(part))
}

/// Whether a part of a signature names an office, a role or an agency's kind of news.
fn is_desk(part: &str) -> bool {
    const FIRST: &[&str] = &[
        "humas",
        "hms",
        "inmas",
        "pinmas",
        "kontributor",
        "red",
        "redaksi",
        "tim",
        "foto",
        "fotografer",
        "media",
        "mch",
        "kominfo",
        "prakom",
        "editor",
        "ed",
        "penulis",
        "reporter",
        "rilis",
        "rls",
        "ril",
        "penyuluh",
        "kua",
        "kanwil",
        "kemenag",
        "man",
        "mtsn",
        "min",
        "seksi",
        "bidang",
        "pewarta",
    ];
    let lower = part.to_lowercase();
    let first = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    FIRST.contains(&first) || lower.starts_with("humas") || lower.contains("kemenag")
}

/// Whether a part of a signature may be a person: initials are none.
fn is_person(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = part.chars().all(|c| !c.is_lowercase());
    is_name(part)
        && part.split_whitespace().count() <= 4
        && (letters >= 5 || (letters >= 3 && !shouted && is_spelled(part)))
}

/// Whether every word begins with a capital letter.
fn is_spelled(part: &str) -> bool {
    part.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs() {
        let cases = [
            ("Kegiatan ditutup dengan doa. (Humas/Ahmad)", Some("Ahmad")),
            ("(Ahmad/Humas)", Some("Ahmad")),
            ("demikian pungkasnya. [Humas Kemenag Lestari/Siti Aminah]", Some("Siti Aminah")),
            ("tutupnya. (Kontributor: Dewi Lestari)", Some("Dewi Lestari")),
            ("tutupnya. (Penulis: Dewi | Editor: Budi)", Some("Dewi")),
            ("tutupnya.(Hms-Rahma).", Some("Rahma")),
            ("demikian ia berpesan. -- Ahmad/Siti --", Some("Ahmad")),
            ("— Siti Aminah —", Some("Siti Aminah")),
            ("tutupnya. (ghp)", None),
            ("tutupnya. (ant/rd)", None),
            ("tutupnya. (Humas)", None),
            ("tutupnya. (Humas/ghp)", None),
            ("berangkat dari bandara (Jakarta)", None),
            ("menurut panitia (Selasa 3/11)", None),
            ("sebuah lembaga (Badan Amil Zakat Nasional/Baznas)", None),
            ("Kegiatan ditutup dengan doa. (Siti Aminah)", Some("Siti Aminah")),
            ("Kegiatan ditutup dengan doa. (Kemenag Muaralestari)", None),
            ("Rapat dipimpin ketua panitia (Siti Aminah)", None),
            ("Kegiatan ditutup dengan doa. (Selasa 3/11)", None),
            ("rapat -- yang ditunda -- dan", None),
            ("Jam layanan -- buka sampai sore --", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(signature(text), wanted, "{text}");
        }
        assert!(is_signature("(Humas/Ahmad)") && is_signature("-- Ahmad/Siti --"));
        assert!(!is_signature("Kegiatan ditutup dengan doa. (Humas/Ahmad)"));
    }
}
