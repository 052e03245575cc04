//! Digits and signs of other keyboards in their plain form.
//!
//! Comes in a string of metadata, goes out the same with ASCII digits, hyphens and colons and
//! without characters that are not seen. A string that needs none of it is borrowed.

use std::borrow::Cow;

/// `text` with plain digits and signs.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(|c| of(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(of).collect())
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
