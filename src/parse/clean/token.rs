//! Cuts HTML into tags and text, in one pass and in linear time, whatever the input.
//!
//! In: any string. Out: [`Token`]s that borrow from it; comments, declarations and processing
//! instructions are passed over. Builds no tree and mends nothing: a `<` that opens no tag is
//! text, a tag without its `>` is text.

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'h> {
    /// Text, entities not decoded.
    Text(&'h str),
    /// A start tag: its name and the raw text of its attributes, with a final `/` if there is one.
    Start(&'h str, &'h str),
    /// An end tag's name.
    End(&'h str),
}

enum Markup<'h> {
    Tag(Token<'h>),
    /// A comment or the like: passed over.
    Nothing,
}

/// Walks over a string of HTML.
#[derive(Debug, Clone)]
pub struct Tokens<'h> {
    html: &'h str,
    at: usize,
    /// A tag with an open quote once ran to the end: quotes are no longer trusted.
    distrust_quotes: bool,
    /// No `>` follows any more.
    no_more_tags: bool,
    in_cdata: bool,
}

impl<'h> Tokens<'h> {
    /// Begins at the start of `html`.
    pub fn new(html: &'h str) -> Self {
        Self { html, at: 0, distrust_quotes: false, no_more_tags: false, in_cdata: false }
    }

    /// Where the next token begins, in bytes.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Passes over everything up to and including the end tag `name`; returns whether it was found.
    /// Where it is missing, everything is passed over.
    pub fn skip_raw(&mut self, name: &str) -> bool {
        let bytes = self.html.as_bytes();
        let mut from = self.at;
        while let Some(found) = find(bytes, from, b"</") {
            let after = found + 2 + name.len();
            let fits = bytes.get(found + 2..after).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
            if fits && bytes.get(after).is_none_or(|b| matches!(b, b'>' | b'/') || b.is_ascii_whitespace()) {
                self.at = find(bytes, after, b">").map_or(bytes.len(), |end| end + 1);
                return true;
            }
            from = found + 2;
        }
        self.at = bytes.len();
        false
    }

    fn text_until(&mut self, end: usize) -> Token<'h> {
        let text = self.html.get(self.at..end).unwrap_or_default();
        self.at = end;
        if self.in_cdata
            && let Some(close) = text.find("]]>")
        {
            self.in_cdata = false;
            self.at = end - text.len() + close + 3;
            return Token::Text(text.get(..close).unwrap_or_default());
        }
        Token::Text(text)
    }

    /// Reads the markup at `self.at`, a `<`; `None` if it is text after all.
    fn markup(&mut self) -> Option<Markup<'h>> {
        let rest = self.html.get(self.at..)?.as_bytes();
        match (rest.get(1)?, rest.get(2)) {
            (b'!', _) => self.declaration(),
            (b'/', Some(letter)) if letter.is_ascii_alphabetic() => {
                let end = self.close_of_tag(self.at + 2)?;
                let inner = self.html.get(self.at + 2..end)?;
                self.at = end + 1;
                Some(Markup::Tag(Token::End(split_name(inner).0)))
            }
            (b'/', Some(_)) | (b'?', _) => self.pass_over_to_close(),
            (letter, _) if letter.is_ascii_alphabetic() => {
                let end = self.close_of_tag(self.at + 1)?;
                let (name, attributes) = split_name(self.html.get(self.at + 1..end)?);
                self.at = end + 1;
                Some(Markup::Tag(Token::Start(name, attributes)))
            }
            _ => None,
        }
    }

    fn declaration(&mut self) -> Option<Markup<'h>> {
        let bytes = self.html.as_bytes();
        let rest = self.html.get(self.at..)?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            if comment.starts_with('>') || comment.starts_with("->") {
                return self.pass_over_to_close();
            }
            self.at = find(bytes, self.at + 4, b"-->").map_or(bytes.len(), |end| end + 3);
            return Some(Markup::Nothing);
        }
        if rest.starts_with("<![CDATA[") {
            self.at += 9;
            self.in_cdata = true;
            return Some(Markup::Nothing);
        }
        self.pass_over_to_close()
    }

    fn pass_over_to_close(&mut self) -> Option<Markup<'h>> {
        let end = self.plain_close(self.at)?;
        self.at = end + 1;
        Some(Markup::Nothing)
    }

    fn plain_close(&mut self, from: usize) -> Option<usize> {
        if self.no_more_tags {
            return None;
        }
        let end = find(self.html.as_bytes(), from, b">");
        self.no_more_tags = end.is_none();
        end
    }

    /// The `>` that ends the tag whose name begins at `from`; one in a quoted value does not.
    fn close_of_tag(&mut self, from: usize) -> Option<usize> {
        let bytes = self.html.as_bytes();
        let first = self.plain_close(from)?;
        if self.distrust_quotes {
            return Some(first);
        }
        let mut quote = None;
        let mut before = b' ';
        for (at, &byte) in bytes.iter().enumerate().skip(from) {
            match (quote, byte) {
                (None, b'>') => return Some(at),
                (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
        }
        self.distrust_quotes = true;
        Some(first)
    }
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        let bytes = self.html.as_bytes();
        while self.at < bytes.len() {
            if bytes.get(self.at) == Some(&b'<') {
                match self.markup() {
                    Some(Markup::Tag(token)) => return Some(token),
                    Some(Markup::Nothing) => continue,
                    None => {
                        let end = find(bytes, self.at + 1, b"<").unwrap_or(bytes.len());
                        return Some(self.text_until(end));
                    }
                }
            }
            let end = find(bytes, self.at, b"<").unwrap_or(bytes.len());
            return Some(self.text_until(end));
        }
        None
    }
}

/// The first place of `needle` in `bytes` at or after `from`.
fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let (&first, more) = needle.split_first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == first)?;
        if bytes.get(at + 1..)?.starts_with(more) {
            return Some(at);
        }
        at += 1;
    }
}

fn split_name(inner: &str) -> (&str, &str) {
    let end = inner.bytes().position(|b| b.is_ascii_whitespace() || b == b'/').unwrap_or(inner.len());
    inner.split_at(end)
}

/// The attributes of a start tag: names as written and raw values.
pub fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let from = usize::from(rest.starts_with('='));
        let stop = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/');
        let end = rest.get(from..)?.find(stop).map_or(rest.len(), |end| end + from);
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..)?;
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

/// The raw value of the attribute `name` (lower case).
pub fn attribute<'h>(raw: &'h str, name: &str) -> Option<&'h str> {
    attributes(raw).find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_tags_from_text() {
        use Token::{End, Start, Text};
        let cases: &[(&str, &[Token<'_>])] = &[
            ("a<b>c</b>", &[Text("a"), Start("b", ""), Text("c"), End("b")]),
            ("1 < 2 <3", &[Text("1 "), Text("< 2 "), Text("<3")]),
            ("<!-- <b> -->x<!doctype html><?xml ?>y", &[Text("x"), Text("y")]),
            ("<a title='>' href=x>y", &[Start("a", " title='>' href=x"), Text("y")]),
            ("harga <Rp5", &[Text("harga "), Text("<Rp5")]),
            ("<a href=\"x>y</a>", &[Start("a", " href=\"x"), Text("y"), End("a")]),
            ("<![CDATA[a<b>c]]>d", &[Text("a"), Start("b", ""), Text("c"), Text("d")]),
            ("</>a</ b>c", &[Text("a"), Text("c")]),
            ("<br/>", &[Start("br", "/")]),
        ];
        for (html, wanted) in cases {
            assert_eq!(Tokens::new(html).collect::<Vec<_>>(), *wanted, "{html}");
        }
    }

    #[test]
    fn reads_attributes() {
        let raw = " href = \"a b\" CLASS=c checked data-x='\"' last=/x/y /";
        let read: Vec<_> = attributes(raw).collect();
        let wanted = [("href", "a b"), ("CLASS", "c"), ("checked", ""), ("data-x", "\""), ("last", "/x/y")];
        assert_eq!(read, wanted);
        assert_eq!(attribute(raw, "class"), Some("c"));
    }

    #[test]
    fn raw_text_ends_at_its_own_tag() {
        let mut tokens = Tokens::new("<script>if (a</b) {'</scripts>'}</SCRIPT >x");
        assert_eq!(tokens.next(), Some(Token::Start("script", "")));
        assert!(tokens.skip_raw("script"));
        assert_eq!(tokens.next(), Some(Token::Text("x")));
    }
}
