//! Character references in XML that should have been checked and was not.
//!
//! In: character data as written. Out: the characters. The five names of XML, numbers (those of
//! windows-1252 as browsers read them) and the document's own entities are replaced; the names
//! of HTML stay, for what follows reads HTML. A bare `&` is an `&`.

use std::borrow::Cow;
use std::fmt::Write;

/// The longest name of a reference.
const LONGEST: usize = 32;

/// The most entities that a document may declare, and the longest text of one: no entity is
/// ever looked for inside another, so nothing can multiply.
const DECLARED: usize = 64;
const DECLARED_LENGTH: usize = 1024;

/// What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing.
const WINDOWS_1252: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
    0x0153, 0, 0x017e, 0x0178,
];

/// The entities that a document declares for itself.
#[derive(Debug, Default)]
pub struct Entities<'t> {
    declared: Vec<(&'t str, &'t str)>,
}

impl<'t> Entities<'t> {
    /// Reads the `<!ENTITY name "text">` of a document type. External and parameter entities
    /// are passed over.
    pub fn declare(&mut self, doctype: &'t str) {
        let mut rest = doctype;
        while let Some(at) = rest.find("<!ENTITY") {
            rest = &rest[at + "<!ENTITY".len()..];
            if self.declared.len() >= DECLARED {
                return;
            }
            let Some((name, value)) = rest.trim_ascii_start().split_once(|c: char| c.is_ascii_whitespace())
            else {
                return;
            };
            let value = value.trim_ascii_start();
            let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some(end) = value[1..].find(quote) else { return };
            if name != "%" && end <= DECLARED_LENGTH {
                self.declared.push((name, &value[1..=end]));
            }
        }
    }

    fn find(&self, name: &str) -> Option<&'t str> {
        self.declared.iter().find(|(declared, _)| *declared == name).map(|(_, value)| *value)
    }

    /// `text` with its references replaced once.
    pub fn replace<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
        let mut out = String::with_capacity(text.len());
        out.push_str(&text[..first]);
        let mut rest = &text[first..];
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let length = self.reference(rest, &mut out);
            if length == 0 {
                out.push('&');
            }
            rest = &rest[length..];
        }
        out.push_str(rest);
        Cow::Owned(out)
    }

    /// Writes what the reference at the beginning of `rest` (after its `&`) stands for, and
    /// gives its length; 0 where there is none or it is left to HTML.
    fn reference(&self, rest: &str, out: &mut String) -> usize {
        if let Some(number) = rest.strip_prefix('#') {
            return numeric(number, out).map_or(0, |length| length + 1);
        }
        let head = &rest.as_bytes()[..rest.len().min(LONGEST)];
        let Some(end) = head.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"_-.".contains(byte)))
        else {
            return 0;
        };
        if head[end] != b';' {
            return 0;
        }
        let name = &rest[..end];
        let text = match name {
            "amp" | "AMP" => "&",
            "lt" | "LT" => "<",
            "gt" | "GT" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => match self.find(name) {
                Some(text) => text,
                None => return 0,
            },
        };
        out.push_str(text);
        end + 1
    }
}

/// Writes the character of `#...;` and gives its length without the `#`. Numbers that are no
/// character give nothing.
fn numeric(text: &str, out: &mut String) -> Option<usize> {
    let (digits, radix) = match text.as_bytes().first() {
        Some(b'x' | b'X') => (&text[1..], 16),
        _ => (text, 10),
    };
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if length == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..length], radix).unwrap_or(u32::MAX);
    let code = match code {
        0x80..=0x9f if WINDOWS_1252[code as usize - 0x80] != 0 => {
            u32::from(WINDOWS_1252[code as usize - 0x80])
        }
        _ => code,
    };
    if let Some(character) = char::from_u32(code).filter(|c| *c != '\0') {
        out.push(character);
    }
    let used = text.len() - digits.len() + length;
    Some(used + usize::from(text[used..].starts_with(';')))
}

/// `text`, which is no HTML, as HTML: `<` stands for itself, and so does an `&` unless it opens
/// a name of HTML (feeds of plain text are full of those).
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        out.push_str("&lt;");
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// `value` as an attribute's value in double quotes.
pub fn attribute(name: &str, value: &str, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(out, " {name}=\"");
    for piece in value.split_inclusive(['&', '<', '"']) {
        let Some(last) = piece.chars().next_back().filter(|c| matches!(c, '&' | '<' | '"')) else {
            out.push_str(piece);
            continue;
        };
        out.push_str(&piece[..piece.len() - 1]);
        out.push_str(match last {
            '&' => "&amp;",
            '<' => "&lt;",
            _ => "&quot;",
        });
    }
    out.push('"');
}

/// `value` as character data that no reader can mistake for anything else.
pub fn cdata(value: &str, out: &mut String) {
    out.push_str("<![CDATA[");
    let mut rest = value;
    while let Some(at) = rest.find("]]>") {
        out.push_str(&rest[..at + 2]);
        out.push_str("]]><![CDATA[");
        rest = &rest[at + 2..];
    }
    out.push_str(rest);
    out.push_str("]]>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_good_and_bad() {
        let mut entities = Entities::default();
        entities.declare("<!DOCTYPE rss [<!ENTITY kemenag \"Kementerian Agama\"> <!ENTITY % p 'x'> <!ENTITY s SYSTEM 'f'>]>");
        let cases = [
            ("tanpa", "tanpa"),
            ("R&D &amp; Q & A", "R&D & Q & A"),
            ("&lt;b&gt; &quot;x&quot; &apos;", "<b> \"x\" '"),
            ("&nbsp;&ldquo;", "&nbsp;&ldquo;"),
            ("&#8220;a&#x201D; &#150; &#146;", "“a” – ’"),
            ("&#0;&#xD800;&#99999999999;x", "x"),
            ("&#8211 tanpa titik koma &#; &#x;", "– tanpa titik koma &#; &#x;"),
            ("&kemenag; &p; &s;", "Kementerian Agama &p; &s;"),
            ("&amp;amp;", "&amp;"),
            ("&", "&"),
        ];
        for (text, wanted) in cases {
            assert_eq!(entities.replace(text), wanted, "{text}");
        }
    }

    #[test]
    fn an_entity_inside_another_is_left_alone() {
        let mut entities = Entities::default();
        entities.declare("<!DOCTYPE x [<!ENTITY a \"&b;&b;&b;\"><!ENTITY b \"&a;&a;\">]>");
        assert_eq!(entities.replace("&a;"), "&b;&b;&b;");
    }

    proptest! {
        #[test]
        fn any_text_is_replaced(text in "([&#;x0-9a-z ]|é){0,80}") {
            Entities::default().replace(&text);
        }

        #[test]
        fn character_data_reads_back(text in "([\\[\\]>a]|é){0,40}") {
            let mut out = String::new();
            cdata(&text, &mut out);
            let parts: String = crate::parse::repair::Tokens::new(&out)
                .map(|token| match token {
                    crate::parse::repair::Token::Cdata(part) => part.to_owned(),
                    other => format!("{other:?}"),
                })
                .collect();
            prop_assert_eq!(parts, text);
        }
    }
}
