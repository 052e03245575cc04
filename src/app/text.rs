//! Measures and cuts text by what it takes on screen, never inside a character a person sees.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes.
pub fn width(text: &str) -> usize {
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if is_plain { text.len() } else { text.width() }
}

/// `text` cut to `columns`, with an ellipsis where something was cut.
pub fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else { return String::new() };
    let mut out = String::new();
    let mut taken = 0;
    for part in text.graphemes(true) {
        let wide = width(part);
        if taken + wide > room {
            break;
        }
        out.push_str(part);
        taken += wide;
    }
    let kept = out.trim_end().len();
    out.truncate(kept);
    out.push('…');
    out
}

/// `text` cut or filled up with blanks to exactly `columns`.
pub fn fit(text: &str, columns: usize) -> String {
    let mut out = clip(text, columns);
    let missing = columns.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// `text` in ASCII, every character as wide as before: signs and letters that look alike, else
/// a question mark.
pub fn ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for part in text.graphemes(true) {
        match part.chars().next().map(alike) {
            _ if part.is_ascii() => out.push_str(part),
            Some(alike) => {
                out.push(alike);
                out.extend(std::iter::repeat_n(' ', width(part).saturating_sub(1)));
            }
            None => {}
        }
    }
    out
}

/// `text` with a capital at its beginning.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The bars of [`sparkline`], lowest first.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// `values` as bars, a column each, against the largest; a dot where there is nothing.
pub fn sparkline(values: &[u64]) -> String {
    let most = values.iter().max().copied().unwrap_or(0);
    let bar = |value: &u64| match (u128::from(*value) * BARS.len() as u128).div_ceil(u128::from(most.max(1)))
    {
        0 => '·',
        height => BARS[(height as usize).min(BARS.len()) - 1],
    };
    values.iter().map(bar).collect()
}

fn alike(char: char) -> char {
    // A bar in ASCII is its height.
    if let Some(height) = BARS.iter().position(|bar| *bar == char) {
        return char::from_digit(height as u32 + 1, 10).unwrap_or('?');
    }
    match char {
        '●' | '•' | '★' => '*',
        '≡' | '━' | '═' => '=',
        '─' | '–' | '—' | '‐' | '‑' | '−' => '-',
        '│' | '┃' | '├' | '┤' | '┼' => '|',
        '└' => '`',
        '▶' | '›' | '»' => '>',
        '‹' | '«' => '<',
        '▼' => 'v',
        '✓' | '×' => 'x',
        '▣' | '□' => '#',
        '·' | '…' => '.',
        '“' | '”' | '„' => '"',
        '‘' | '’' | '`' | '´' => '\'',
        'À'..='Å' => 'A',
        'à'..='å' => 'a',
        'È'..='Ë' => 'E',
        'è'..='ë' => 'e',
        'Ì'..='Ï' => 'I',
        'ì'..='ï' => 'i',
        'Ò'..='Ö' => 'O',
        'ò'..='ö' => 'o',
        'Ù'..='Ü' => 'U',
        'ù'..='ü' => 'u',
        'Ç' => 'C',
        'ç' => 'c',
        'Ñ' => 'N',
        'ñ' => 'n',
        '\u{a0}' => ' ',
        _ => '?',
    }
}

/// `text` in rows of at most `columns`, broken between words, within a word only if it is longer.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    let mut row = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!row.is_empty());
        if width(&row) + gap + width(word) <= columns {
            if gap == 1 {
                row.push(' ');
            }
            row.push_str(word);
            continue;
        }
        if !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        for part in word.graphemes(true) {
            let wide = width(part);
            if wide > columns {
                continue;
            }
            if width(&row) + wide > columns {
                rows.push(std::mem::take(&mut row));
            }
            row.push_str(part);
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bars_stand_against_the_largest() {
        for (values, bars) in [
            (&[0, 0, 0][..], "···"),
            (&[1, 0, 8, 4], "▁·█▄"),
            (&[1, 1000], "▁█"),
            (&[u64::MAX, u64::MAX / 2, 1], "█▄▁"),
            (&[], ""),
        ] {
            assert_eq!(sparkline(values), bars, "{values:?}");
        }
        assert_eq!(ascii("▁·█▄"), "1.84");
    }

    #[test]
    fn cuts_between_characters() {
        assert_eq!(clip("Pelantikan", 10), "Pelantikan");
        assert_eq!(clip("Pelantikan", 6), "Pelan…");
        assert_eq!(clip("宗教部長", 5), "宗教…");
        assert_eq!(clip("宗教部長", 4), "宗…");
        assert_eq!(clip("abc", 0), "");
        assert_eq!(fit("ab", 4), "ab  ");
    }

    #[test]
    fn ascii_is_as_wide_as_what_it_stands_for() {
        for (text, wanted) in [
            ("▶ Semua berita ━━", "> Semua berita =="),
            ("●★≡ “Jumat” … café", "**= \"Jumat\" . cafe"),
            ("宗教", "? ? "),
        ] {
            assert_eq!(ascii(text), wanted);
            assert_eq!(width(text), width(wanted));
        }
    }

    #[test]
    fn wraps_between_words() {
        assert_eq!(wrap("Kakanwil  melantik 12 pejabat", 12), ["Kakanwil", "melantik 12", "pejabat"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert!(wrap("   ", 3).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in "\\PC{0,80}", columns in 0_usize..40) {
            prop_assert!(width(&clip(&text, columns)) <= columns);
            for row in wrap(&text, columns) {
                prop_assert!(width(&row) <= columns.max(1));
            }
        }
    }
}
