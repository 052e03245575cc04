//! Whether a short form is made of the letters of some words.
//!
//! In: a short form and the words before it. Out: how many of these words it stands for. Every
//! word that says something gives its first letter at least, in order; digits repeat a letter.

/// Words that may stand in a long form without giving a letter.
const SILENT: &[&str] = &[
    "dan", "dari", "di", "ke", "pada", "untuk", "dengan", "atas", "bagi", "oleh", "yang", "serta", "atau",
    "dalam", "tentang", "secara", "of", "the", "and", "for", "to", "in", "on", "a", "an", "by", "&", "-",
];

/// How many of the last `words` the short form stands for, the fewest that will do.
pub(super) fn tail(words: &[&str], short: &str) -> Option<usize> {
    let letters = letters(short)?;
    let strict = |words: &[&str]| words.iter().all(|word| !begins_large(word));
    let fewest = |only_firsts: bool| {
        (2..=words.len()).find(|count| {
            let part = &words[words.len() - count..];
            !is_silent(part[0]) && stands(part, &letters, only_firsts || strict(part) || is_roman(short))
        })
    };
    // First letters alone are the plainest reading.
    fewest(true).or_else(|| fewest(false))
}

/// Whether the short form stands for exactly these words.
pub(super) fn whole(words: &[&str], short: &str) -> bool {
    let Some(letters) = letters(short) else { return false };
    words.len() >= 2
        && !is_silent(words[0])
        && stands(words, &letters, words.iter().all(|w| !begins_large(w)))
}

/// Whether a text may be a short form: one word, letters and digits, two to twelve of them, not
/// all small.
pub(super) fn is_short(text: &str) -> bool {
    let count = text.chars().count();
    (2..=12).contains(&count)
        && text.chars().all(char::is_alphanumeric)
        && text.chars().any(char::is_uppercase)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// Whether a text can only be a Roman number.
pub(super) fn is_roman(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// The letters of a short form, small, numbers written out: `P3K` has `pppk`, `3T` has `ttt`.
fn letters(short: &str) -> Option<Vec<char>> {
    let mut letters: Vec<char> = Vec::new();
    let mut ahead = 1;
    for c in short.chars() {
        match c.to_digit(10) {
            None => {
                let small = c.to_lowercase().next()?;
                letters.extend(std::iter::repeat_n(small, ahead));
                ahead = 1;
            }
            Some(times @ 2..=5) => match letters.last().copied() {
                Some(last) => letters.extend(std::iter::repeat_n(last, times as usize - 1)),
                None => ahead = times as usize,
            },
            Some(_) => return None,
        }
    }
    (letters.len() >= 2).then_some(letters)
}

/// Whether all letters come from the words in order, each telling word giving its first.
fn stands(words: &[&str], letters: &[char], only_firsts: bool) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    if is_silent(word) && stands(rest, letters, only_firsts) {
        return true;
    }
    let mut own = word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic());
    let Some((first, mut left)) = letters.split_first() else { return false };
    if own.next() != Some(*first) {
        return false;
    }
    // Further letters of the word in their order, as few as leave the rest to the other words.
    loop {
        if stands(rest, left, only_firsts) {
            return true;
        }
        let Some((next, after)) = left.split_first() else { return false };
        if only_firsts || !own.any(|c| c == *next) {
            return false;
        }
        left = after;
    }
}

fn begins_large(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

fn is_silent(word: &str) -> bool {
    SILENT.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_and_their_words() {
        for (words, short, count) in [
            ("Kepala Kantor Urusan Agama", "KUA", Some(3)),
            ("di Kantor Kementerian Agama", "Kemenag", Some(2)),
            ("Kantor Wilayah", "Kanwil", Some(2)),
            ("Pegawai Pemerintah dengan Perjanjian Kerja", "PPPK", Some(5)),
            ("Pegawai Pemerintah dengan Perjanjian Kerja", "P3K", Some(5)),
            ("daerah Terdepan Terluar dan Tertinggal", "3T", Some(4)),
            ("Badan Amil Zakat Nasional", "BAZNAS", Some(4)),
            ("sistem Direktorat Jenderal", "Ditjen", Some(2)),
            ("biaya penyelenggaraan ibadah haji", "BPIH", Some(4)),
            ("Madrasah Tsanawiyah Negeri", "MTsN", Some(3)),
            ("Badan Penasihatan Pembinaan dan Pelestarian Perkawinan", "BP4", Some(6)),
            // What only looks like it.
            ("para siswa", "PAS", None),
            ("Kepala Kantor", "KUA", None),
            ("warga Kota Batam", "Humas", None),
            ("Agama", "AGA", None),
            ("pada hari", "PH", None),
            ("dari Kantor", "DK", None),
            ("Kelas Tiga", "III", None),
            ("", "AB", None),
        ] {
            let words: Vec<&str> = words.split_whitespace().collect();
            assert_eq!(tail(&words, short), count, "{words:?} {short}");
        }
        assert!(whole(&["Majelis", "Ulama", "Indonesia"], "MUI"));
        assert!(!whole(&["Ketua", "Majelis", "Ulama", "Indonesia"], "MUI"));
        assert!(!whole(&["Surabaya"], "SU"));
    }
}
