//! Decodes HTML's character references.
//!
//! In: raw text or a raw attribute value. Out: the characters meant, control characters
//! included: filtering them is the next step's work, and it must come after this one. The names
//! are those of the HTML standard, from the table that the tree builder uses.

use std::borrow::Cow;

use markup5ever::data::NAMED_ENTITIES;

/// What windows-1252 means by 0x80 to 0x9F: so are `&#128;` to `&#159;` read.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The longest name of a character reference.
const LONGEST_NAME: usize = 32;

/// `text` with its character references decoded.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    decode_into(text, &mut out);
    Cow::Owned(out)
}

/// Adds `text`, decoded, to `out`.
pub fn decode_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let length = read(reference, out).unwrap_or_else(|| {
            out.push('&');
            1
        });
        rest = reference.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Reads the reference at the start of `text` (an `&`) into `out`; returns its length.
fn read(text: &str, out: &mut String) -> Option<usize> {
    let inner = text.get(1..)?;
    if let Some(number) = inner.strip_prefix('#') {
        return read_number(number, out).map(|length| length + 2);
    }
    let end = inner.bytes().take(LONGEST_NAME + 1).position(|b| !b.is_ascii_alphanumeric());
    let end = end.unwrap_or_else(|| inner.len().min(LONGEST_NAME));
    let (name, length) = match inner.as_bytes().get(end) {
        Some(b';') => (inner.get(..=end)?, end + 2),
        // `?a=1&copy=2` is an address, not a sign.
        Some(b'=') => return None,
        // The table has the names that need no semicolon, for old pages' sake, a second time.
        _ => (inner.get(..end)?, end + 1),
    };
    let (first, second) = *NAMED_ENTITIES.get(name)?;
    let meant = char::from_u32(first).filter(|meant| *meant != '\0')?;
    out.push(meant);
    out.extend(char::from_u32(second).filter(|second| *second != '\0'));
    Some(length)
}

fn read_number(text: &str, out: &mut String) -> Option<usize> {
    let (digits, radix, prefix) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (text, 10, 0),
    };
    let end = digits.bytes().position(|b| !(b as char).is_digit(radix)).unwrap_or(digits.len());
    let code = digits.get(..end).filter(|digits| !digits.is_empty())?;
    let code = u32::from_str_radix(code, radix).unwrap_or(0xFFFD);
    let meant = match code {
        0 => '\u{FFFD}',
        0x80..=0x9F => WINDOWS_1252.get(code as usize - 0x80).copied().unwrap_or('\u{FFFD}'),
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    };
    out.push(meant);
    Some(prefix + end + usize::from(digits.as_bytes().get(end) == Some(&b';')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_what_the_standard_says() {
        let cases = [
            ("&Scaron;&scaron;", "Šš"),
            ("&Alpha;&alpha;&Omega;&omega;", "ΑαΩω"),
            ("&sigmaf;&sigma;&thetasym;&upsih;", "ςσϑϒ"),
            ("&OElig;&oelig;&Yuml;&yuml;", "ŒœŸÿ"),
            ("&Eacute;&eacute;&Ntilde;&szlig;", "ÉéÑß"),
            ("&ndash;&mdash;&lsquo;&rsquo;&ldquo;&rdquo;", "–—‘’“”"),
            ("&hellip;&bull;&middot;&laquo;&raquo;", "…•·«»"),
            ("&euro;&pound;&copy;&reg;&trade;&deg;", "€£©®™°"),
            ("&rarr;&larr;&hArr;&le;&ge;&ne;&asymp;", "→←⇔≤≥≠≈"),
            ("&apos;&nbsp;&ensp;&shy;", "'\u{a0}\u{2002}\u{ad}"),
            ("&NotEqualTilde;&fjlig;", "≂̸fj"),
            ("&CounterClockwiseContourIntegral;", "∳"),
            ("caf&eacute au lait, 3 &times 4", "café au lait, 3 × 4"),
            ("&Scaron &alpha &noSuchName;", "&Scaron &alpha &noSuchName;"),
        ];
        for (given, wanted) in cases {
            assert_eq!(decode(given), wanted, "{given}");
        }
    }

    #[test]
    fn decodes_what_pages_write() {
        let cases = [
            ("a&amp;b &lt;c&gt; &quot;&#039;", "a&b <c> \"'"),
            ("Mustain &rsquo; &nbsp;|", "Mustain \u{2019} \u{a0}|"),
            ("&#8220;x&#x201D; &#147;y&#148;", "\u{201c}x\u{201d} \u{201c}y\u{201d}"),
            ("AT&T R&D &unknown; & &", "AT&T R&D &unknown; & &"),
            ("?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"),
            ("&nbsp x", "\u{a0} x"),
            ("&#0;&#xD800;&#99999999999;&#;", "\u{fffd}\u{fffd}\u{fffd}&#;"),
            ("&#27;]52;", "\u{1b}]52;"),
        ];
        for (given, wanted) in cases {
            assert_eq!(decode(given), wanted, "{given}");
        }
    }
}
