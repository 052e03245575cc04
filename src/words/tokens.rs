//! Words of a text, and the form in which words are compared.
//!
//! Comes in any text, goes out its words with their places; the parts of a reduplication
//! (`anak-anak`) are words of their own, an apostrophe inside a word (`Jum'at`) is not an end.
//! Nothing is judged here: short words, numbers and stop words come out as well.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// The word as written.
    pub text: &'t str,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The words of `text`, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let range = next_word(text, at)?;
        at = range.end;
        Some(Token { text: &text[range.clone()], range })
    })
}

/// A word in the form in which words are compared: lower case, without accents and apostrophes.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// As [`fold`], behind what `out` already holds.
pub(super) fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        // Most words of an archive come this way.
        let start = out.len();
        for part in word.split(['\'', '`']) {
            out.push_str(part);
        }
        out[start..].make_ascii_lowercase();
        return;
    }
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c) && !is_joiner(*c));
    out.extend(plain.flat_map(char::to_lowercase));
}

/// The place of the first word at or behind `from`.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let start = next_start(text, from)?;
    Some(start..end_of(text, start))
}

/// Where the first word at or behind `from` begins.
pub(super) fn next_start(text: &str, from: usize) -> Option<usize> {
    let mut start = from;
    loop {
        let bytes = &text.as_bytes()[start..];
        start += bytes.iter().position(|b| class(*b) != Class::Between)?;
        let c = text[start..].chars().next()?;
        if begins(c) {
            return Some(start);
        }
        start += c.len_utf8();
    }
}

/// Where the word that begins at `start` ends.
pub(super) fn end_of(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        let bytes = &text.as_bytes()[at..];
        let Some(letters) = bytes.iter().position(|b| class(*b) != Class::Letter) else {
            return text.len();
        };
        at += letters;
        // A blank or a comma ends nearly every word; only the rest needs a closer look.
        if class(bytes[letters]) == Class::Between {
            return at;
        }
        let mut rest = text[at..].chars();
        match rest.next() {
            Some(c) if begins(c) || is_combining_mark(c) => at += c.len_utf8(),
            // Inside a word only: what follows must go on with it.
            Some(c) if (is_apostrophe(c) || is_joiner(c)) && rest.next().is_some_and(begins) => {
                at += c.len_utf8();
            }
            _ => return at,
        }
    }
}

/// What a byte of UTF-8 says about the character that it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// An ASCII letter or digit.
    Letter,
    /// Other ASCII; a word never goes on behind it.
    Between,
    /// An apostrophe, or a part of a longer character: it takes a closer look.
    Unclear,
}

/// The class of `b`.
pub(super) fn class(b: u8) -> Class {
    CLASSES[usize::from(b)]
}

/// The class of every byte.
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Unclear; 256];
    let mut b = 0_u8;
    while b < 128 {
        if b.is_ascii_alphanumeric() {
            classes[b as usize] = Class::Letter;
        } else if b != b'\'' && b != b'`' {
            classes[b as usize] = Class::Between;
        }
        b += 1;
    }
    classes
};

fn begins(c: char) -> bool {
    c.is_alphanumeric() && !is_apostrophe(c) && !is_combining_mark(c)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Apostrophes, and what is typed for them or for the Arabic hamza and ain.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | '＇')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.text).collect()
    }

    #[test]
    fn words_as_people_see_them() {
        for (text, wanted) in [
            ("Anak-anak Jum'at, 18/11.", vec!["Anak", "anak", "Jum'at", "18", "11"]),
            ("'kutipan' ‘lain’ Musta’in", vec!["kutipan", "lain", "Musta’in"]),
            ("Rp1.500,00 (e-KTP)", vec!["Rp1", "500", "00", "e", "KTP"]),
            ("Cafe\u{301} بِسْمِ می\u{200c}خواهم", vec!["Cafe\u{301}", "بِسْمِ", "می\u{200c}خواهم"]),
            (" — … \u{301}", vec![]),
            ("Qur'an' ''", vec!["Qur'an"]),
        ] {
            assert_eq!(words(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn folded_words_are_equal() {
        for (word, wanted) in [
            ("Jum'at", "jumat"),
            ("Musta’in", "mustain"),
            ("Al-Qurʼan", "al-quran"),
            ("KEMENAG", "kemenag"),
            ("Éléonore", "eleonore"),
            ("ＫＵＡ", "kua"),
            ("İzmir", "izmir"),
            ("2020", "2020"),
            ("بِسْمِ", "بسم"),
        ] {
            assert_eq!(fold(word), wanted);
        }
    }

    proptest! {
        #[test]
        fn places_are_right_and_folding_is_done_once(text in "[a-zA-Z0-9 '’é\u{301}\u{200c}ب\u{64e}ʿ.,-]{0,40}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.range.start >= end && !token.text.is_empty());
                prop_assert_eq!(&text[token.range.clone()], token.text);
                end = token.range.end;
                let folded = fold(token.text);
                prop_assert!(!folded.is_empty());
                prop_assert_eq!(fold(&folded), folded);
            }
        }

        #[test]
        fn any_text_has_words(text in any::<String>()) {
            for token in tokens(&text) {
                let _ = fold(token.text);
            }
        }
    }
}
