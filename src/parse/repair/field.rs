//! The text of one element, gathered from whatever stands inside it.
//!
//! In: the pieces between a start tag and its end: character data, CDATA, tags that should have
//! been escaped. Out: one string, as HTML or as plain characters. Pieces are borrowed; a field
//! of one clean piece is never copied.

use std::borrow::Cow;

use super::name::{Namespace, Scope};
use super::reference::{Entities, escape};
use super::token::Tag;

/// How the text of an element is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// HTML, escaped once: RSS, and Atom's `html`.
    Html,
    /// Plain text: Atom's `text`.
    Plain,
    /// Markup as it stands: Atom's `xhtml`.
    Markup,
    /// HTML in base 64: Atom 0.3.
    Base64,
}

impl Writing {
    /// How `tag`, a text element, says that it is written; RSS says nothing and means HTML.
    pub fn of(tag: &Tag<'_>, default: Self) -> Self {
        match tag.attribute("mode").map(str::trim) {
            Some("base64") => return Self::Base64,
            Some("xml") => return Self::Markup,
            Some("escaped") if default == Self::Plain => return Self::Html,
            _ => {}
        }
        let Some(kind) = tag.attribute("type").map(|kind| kind.trim().to_ascii_lowercase()) else {
            return default;
        };
        match kind.as_str() {
            "xhtml" | "application/xhtml+xml" => Self::Markup,
            "html" | "text/html" => Self::Html,
            "text" | "text/plain" => Self::Plain,
            // Atom: a media type that is neither text nor XML comes in base 64.
            other if other.contains('/') && !other.starts_with("text/") && !other.ends_with("xml") => {
                Self::Base64
            }
            _ => default,
        }
    }
}

/// A piece of a field.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'t> {
    /// Character data with references.
    Text(&'t str),
    /// Literal character data.
    Cdata(&'t str),
    /// A start tag.
    Start(Tag<'t>),
    /// An end tag.
    End(&'t str),
    /// A `<` that opens nothing.
    Stray,
}

/// The text of `pieces` as HTML.
pub fn html<'t>(
    pieces: &[Piece<'t>],
    writing: Writing,
    scope: &Scope<'t>,
    entities: &Entities<'t>,
) -> Cow<'t, str> {
    let tags = pieces.iter().any(|piece| matches!(piece, Piece::Start(_)));
    match (writing, pieces) {
        (_, []) => Cow::Borrowed(""),
        (Writing::Base64, _) => base64(&plain(pieces, entities)).map_or(Cow::Borrowed(""), Cow::Owned),
        (Writing::Html, [Piece::Text(text)]) => entities.replace(text),
        (Writing::Html, [Piece::Cdata(text)]) => unnested(text),
        (Writing::Html, _) => Cow::Owned(joined(pieces, tags && !escaped(pieces), scope, entities)),
        (Writing::Markup, _) => Cow::Owned(joined(pieces, true, scope, entities)),
        (Writing::Plain, _) if tags => Cow::Owned(joined(pieces, true, scope, entities)),
        (Writing::Plain, _) => {
            let text = plain(pieces, entities);
            if !text.contains('<') || looks_like_html(&text) {
                return text;
            }
            let mut out = String::with_capacity(text.len() + 16);
            escape(&text, &mut out);
            Cow::Owned(out)
        }
    }
}

/// The characters of `pieces`; tags are passed over.
pub fn plain<'t>(pieces: &[Piece<'t>], entities: &Entities<'t>) -> Cow<'t, str> {
    match pieces {
        [] => Cow::Borrowed(""),
        [Piece::Text(text)] => entities.replace(text),
        [Piece::Cdata(text)] => unnested(text),
        _ => {
            let mut out = String::new();
            for piece in pieces {
                match piece {
                    Piece::Text(text) => out.push_str(&entities.replace(text)),
                    Piece::Cdata(text) => out.push_str(&unnested(text)),
                    Piece::Stray => out.push('<'),
                    Piece::Start(_) | Piece::End(_) => {}
                }
            }
            Cow::Owned(out)
        }
    }
}

/// The pieces in one string of HTML; `literal` keeps the references as they are, for they are
/// already those of HTML.
fn joined<'t>(pieces: &[Piece<'t>], literal: bool, scope: &Scope<'t>, entities: &Entities<'t>) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) if literal => out.push_str(text),
            Piece::Text(text) => out.push_str(&entities.replace(text).replace("]]>", "")),
            Piece::Cdata(text) => out.push_str(&unnested(text)),
            Piece::Start(tag) => start(tag, scope, &mut out),
            Piece::End(name) => {
                out.push_str("</");
                out.push_str(html_name(name, scope));
                out.push('>');
            }
            Piece::Stray => out.push_str("&lt;"),
        }
    }
    out
}

/// CDATA inside CDATA: the inner opening means nothing.
fn unnested(text: &str) -> Cow<'_, str> {
    if text.contains("<![CDATA[") { Cow::Owned(text.replace("<![CDATA[", "")) } else { Cow::Borrowed(text) }
}

/// A tag of XHTML as one of HTML.
fn start<'t>(tag: &Tag<'t>, scope: &Scope<'t>, out: &mut String) {
    let name = html_name(tag.name, scope);
    if name.len() == tag.name.len() {
        out.push_str(tag.raw);
        return;
    }
    out.push('<');
    out.push_str(name);
    out.push_str(&tag.raw[1 + tag.name.len()..]);
}

fn html_name<'t>(name: &'t str, scope: &Scope<'t>) -> &'t str {
    match scope.split(name) {
        (Namespace::Xhtml, local) => local,
        _ => name,
    }
}

/// Whether the character data beside unescaped tags holds escaped tags as well.
fn escaped(pieces: &[Piece<'_>]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Text(text) => text.split("&lt;").skip(1).any(opens_tag),
        _ => false,
    })
}

fn opens_tag(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
}

/// Whether text that calls itself plain is HTML all the same.
fn looks_like_html(text: &str) -> bool {
    const CLEAR: [&str; 8] = ["</", "<br", "<p>", "<p ", "<img ", "<a ", "<div", "<hr"];
    text.match_indices('<').any(|(at, _)| {
        let rest = &text.as_bytes()[at..];
        CLEAR
            .iter()
            .any(|tag| rest.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes())))
    })
}

/// Decodes base 64; `None` unless the result is UTF-8.
fn base64(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut word, mut bits) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        word = (word << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits) as u8);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::super::token::{Token, Tokens};
    use super::*;

    fn pieces(text: &str) -> Vec<Piece<'_>> {
        let piece = |token| match token {
            Token::Start(tag) => Piece::Start(tag),
            Token::End(name) => Piece::End(name),
            Token::Text(text) => Piece::Text(text),
            Token::Cdata(text) => Piece::Cdata(text),
            _ => Piece::Stray,
        };
        Tokens::new(text).map(piece).collect()
    }

    #[test]
    fn every_way_of_writing_gives_html() {
        use Writing::{Base64, Html, Markup, Plain};
        let cases = [
            (Html, "a &amp; b", "a & b"),
            (Html, "&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
            (Html, "<![CDATA[<b>x</b> &amp;]]>", "<b>x</b> &amp;"),
            (Html, "<p>I &amp; II</p>", "<p>I &amp; II</p>"),
            (Html, "&lt;p&gt;x<br/>y&lt;/p&gt;", "<p>x<br/>y</p>"),
            (Html, "3 < 5", "3 &lt; 5"),
            (Html, "<![CDATA[a <![CDATA[b]]> c]]>", "a b c"),
            (Html, "Me<![CDATA[nag]]>", "Menag"),
            (Plain, "3 &lt; 5", "3 &lt; 5"),
            (Plain, "&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
            (Plain, "List&lt;u8&gt;", "List&lt;u8>"),
            (Markup, "<html:p>a &lt; b</html:p>", "<p>a &lt; b</p>"),
            (Base64, "PHA+aGFs\n byE8L3A+", "<p>halo!</p>"),
        ];
        for (writing, text, wanted) in cases {
            let given = html(&pieces(text), writing, &Scope::default(), &Entities::default());
            assert_eq!(given, wanted, "{writing:?} {text}");
        }
    }
}
