//! Digits and signs of other keyboards in their plain form, and the Arabic words of dates.
//!
//! Comes in a string of metadata, goes out the same with ASCII digits, hyphens and colons, with
//! months and weekdays in Latin letters and without characters that are not seen. A string that
//! needs none of it is borrowed.

use std::borrow::Cow;

/// `text` with plain digits and signs.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(|c| of(c) == Some(c) && !is_arabic(c)) {
        return Cow::Borrowed(text);
    }
    let plain: String = text.chars().filter_map(of).collect();
    Cow::Owned(if plain.chars().any(is_arabic) { in_latin(&plain) } else { plain })
}

fn is_arabic(c: char) -> bool {
    ('\u{620}'..='\u{64a}').contains(&c)
}

/// The same with the words that belong to dates in Latin letters.
fn in_latin(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_arabic) {
        let (before, word) = rest.split_at(at);
        let (word, after) = word.split_at(word.find(|c| !is_arabic(c)).unwrap_or(word.len()));
        latin.push_str(before);
        latin.push_str(translated(word).unwrap_or(word));
        rest = after;
    }
    latin + rest
}

/// The months as they are called in Egypt and the Gulf and in the Levant, the weekdays, and the
/// marks of both eras.
fn translated(word: &str) -> Option<&'static str> {
    Some(match word {
        "يناير" => "januari",
        "فبراير" | "شباط" => "februari",
        "مارس" | "آذار" => "maret",
        "أبريل" | "ابريل" | "إبريل" | "نيسان" => "april",
        "مايو" | "أيار" => "mei",
        "يونيو" | "يونيه" | "حزيران" => "juni",
        "يوليو" | "يوليه" | "تموز" => "juli",
        "أغسطس" | "اغسطس" | "آب" => "agustus",
        "سبتمبر" | "أيلول" => "september",
        "أكتوبر" | "اكتوبر" => "oktober",
        "نوفمبر" => "november",
        "ديسمبر" => "desember",
        "محرم" => "muharram",
        "صفر" => "safar",
        "رجب" => "rajab",
        "شعبان" => "syaban",
        "رمضان" => "ramadan",
        "شوال" => "syawal",
        "الاثنين" | "الإثنين" => "senin",
        "الثلاثاء" => "selasa",
        "الأربعاء" | "الاربعاء" => "rabu",
        "الخميس" => "kamis",
        "الجمعة" => "jumat",
        "السبت" => "sabtu",
        "الأحد" | "الاحد" => "ahad",
        "م" => "m",
        "هـ" | "ه" => "h",
        _ => return None,
    })
}

/// What `c` is written for; `None` for what is not seen.
fn of(c: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit(u32::from(c) - zero, 10);
    match c {
        '\u{ff10}'..='\u{ff19}' => digit(0xff10),
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{2010}'..='\u{2012}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => Some('/'),
        '\u{2236}' | '\u{ff1a}' => Some(':'),
        '\u{ff0e}' => Some('.'),
        '\u{ff0c}' | '\u{60c}' => Some(','),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_dates_are_put_in_latin_letters() {
        let cases = [
            ("الثلاثاء، ٢٤ نوفمبر ٢٠٢٦ م", "selasa, 24 november 2026 m"),
            ("٩ رمضان ١٤٤٧هـ", "9 ramadan 1447h"),
            ("كتاب ٣", "كتاب 3"),
            ("24 November 2026", "24 November 2026"),
        ];
        for (given, wanted) in cases {
            assert_eq!(plain(given), wanted, "{given}");
        }
    }
}
