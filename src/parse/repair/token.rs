//! A tokenizer for markup that should be XML and often is not.
//!
//! In: any text. Out: start tags, end tags, character data and CDATA, all borrowed. A `<` that
//! opens nothing is character data; what is cut off in the middle of a tag is left out. It
//! never fails, never goes back, and looks at every byte a bounded number of times.

/// The most attributes of one tag that are looked at.
const ATTRIBUTES: usize = 64;

/// What opens character data to be taken literally.
const CDATA: &str = "<![CDATA[";

/// A piece of a document. Comments, processing instructions and declarations are passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'t> {
    /// `<name attributes>` or `<name attributes/>`.
    Start(Tag<'t>),
    /// `</name>`: the name, with its prefix.
    End(&'t str),
    /// Character data in which `&...;` stand for characters.
    Text(&'t str),
    /// Character data taken literally.
    Cdata(&'t str),
    /// A `<` that opens no tag.
    Stray,
    /// `<!DOCTYPE ...>`, as written.
    Doctype(&'t str),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'t> {
    /// The name, with its prefix.
    pub name: &'t str,
    /// The tag as written.
    pub raw: &'t str,
    /// Everything between the name and the end of the tag.
    attributes: &'t str,
    /// `<name/>`: no end tag follows.
    pub closed: bool,
}

impl<'t> Tag<'t> {
    /// Its attributes in order: name and value as written, references not yet replaced.
    pub fn attributes(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        Attributes { rest: self.attributes }.take(ATTRIBUTES)
    }

    /// The first attribute called `name`, in any case.
    pub fn attribute(&self, name: &str) -> Option<&'t str> {
        if self.attributes.is_empty() {
            return None;
        }
        self.attributes().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Whether it has attributes at all; most tags of a feed have none.
    pub fn has_attributes(&self) -> bool {
        !self.attributes.is_empty()
    }
}

struct Attributes<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t str, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest =
            self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\''));
        let end =
            rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        if rest.is_empty() {
            return None;
        }
        // A lone `=` is a name without letters; it still has to be passed.
        let end = end.max(usize::from(rest.starts_with('=')));
        let (name, after) = rest.split_at(end);
        let value = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start);
        let Some(value) = value else {
            self.rest = after;
            return Some((name, ""));
        };
        let (value, rest) = match value.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let inner = &value[1..];
                let end = inner.find(char::from(quote)).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.rest = rest;
        Some((name, value))
    }
}

/// Reads a text from front to back.
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
    cut: bool,
    /// Terminators that do not occur any more: looked for once, or many openers cost a square.
    absent: Vec<&'static str>,
    /// Where the next `]]>` stands, if it was looked for; past the end where there is none.
    close: Option<usize>,
    /// The name of the last start tag.
    opened: &'t str,
}

impl<'t> Tokens<'t> {
    /// Reads `text` from its beginning.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, cut: false, absent: Vec::new(), close: None, opened: "" }
    }

    /// Whether the text ended inside a tag, a comment or CDATA.
    pub fn cut(&self) -> bool {
        self.cut
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Passes over `length` bytes and gives them.
    fn take(&mut self, length: usize) -> &'t str {
        let end = (self.at + length).min(self.text.len());
        let piece = &self.text[self.at..end];
        self.at = end;
        piece
    }

    /// Passes over everything up to and with `end`; without it, up to the next `>` or the end.
    fn skip_past(&mut self, end: &'static str) {
        let rest = &self.text[self.at..];
        let length = match self.find(end) {
            Some(at) => at + end.len(),
            None => rest.find('>').map_or(rest.len(), |at| at + 1),
        };
        self.take(length);
    }

    /// How far away `end` is.
    fn find(&mut self, end: &'static str) -> Option<usize> {
        if self.absent.contains(&end) {
            return None;
        }
        let found = self.text[self.at..].find(end);
        if found.is_none() {
            self.cut = true;
            self.absent.push(end);
        }
        found
    }

    /// `<!...`: CDATA and the document type are given, the rest is passed over.
    fn declaration(&mut self, rest: &'t str) -> Option<Token<'t>> {
        if rest.starts_with("<!--") {
            self.skip_past("-->");
            return None;
        }
        if let Some(inner) = rest.strip_prefix(CDATA) {
            return Some(self.cdata(inner));
        }
        let keyword = rest.get(..9).unwrap_or_default();
        if !keyword.eq_ignore_ascii_case("<!DOCTYPE") {
            self.skip_past(">");
            return None;
        }
        let close = rest.find('>').unwrap_or(rest.len());
        let subset = rest[..close].contains('[');
        let length = if subset { self.find("]>").map_or(close, |at| at + 1) } else { close };
        Some(Token::Doctype(self.take(length + 1)))
    }

    /// CDATA, of which `inner` is all that follows the opening. Where the `]]>` is forgotten it
    /// ends with its element, before it can swallow the next one.
    fn cdata(&mut self, inner: &'t str) -> Token<'t> {
        let here = self.at + CDATA.len();
        if self.close.is_none_or(|close| close < here) {
            self.close = Some(inner.find("]]>").map_or(usize::MAX, |end| here + end));
        }
        let close = self.close.filter(|close| *close < self.text.len()).map(|close| close - here);
        // Another opening may be CDATA inside CDATA: what counts is whether an element ends first.
        let text = &inner[..close.unwrap_or(inner.len())];
        let doubtful = if close.is_some() { text.find(CDATA) } else { Some(text.len()) };
        if let Some(end) = doubtful.and_then(|end| self.end_of_element(&text[..end])) {
            self.take(CDATA.len() + end);
            return Token::Cdata(&text[..end]);
        }
        self.cut |= close.is_none();
        self.take(CDATA.len() + text.len() + "]]>".len());
        Token::Cdata(text)
    }

    /// Where in `text` the element ends that was opened last.
    fn end_of_element(&self, text: &str) -> Option<usize> {
        if self.opened.is_empty() {
            return None;
        }
        let is_end = |at: &usize| {
            let name = text[at + 2..].strip_prefix(self.opened);
            name.is_some_and(|after| after.trim_ascii_start().starts_with('>'))
        };
        text.match_indices("</").map(|(at, _)| at).find(is_end)
    }

    fn end_tag(&mut self, rest: &'t str) -> Token<'t> {
        let stop = rest[1..].find(['>', '<']).map(|at| at + 1);
        self.cut |= stop.is_none();
        let stop = stop.unwrap_or(rest.len());
        self.take(stop + usize::from(rest[stop..].starts_with('>')));
        let name = rest[2..stop].trim_ascii();
        let name = name.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        Token::End(name)
    }

    /// A start tag, or a stray `<` where `rest` only looks like one; `None` where it is cut off.
    fn start_tag(&mut self, rest: &'t str) -> Option<Token<'t>> {
        let Some(end) = tag_end(rest) else {
            if rest[1..].contains('<') {
                self.take(1);
                return Some(Token::Stray);
            }
            self.cut = true;
            self.at = self.text.len();
            return None;
        };
        let inner = &rest[1..end];
        let closed = inner.ends_with('/');
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let name_end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        let raw = self.take(end + 1);
        self.opened = name;
        Some(Token::Start(Tag { name, raw, attributes: attributes.trim_ascii(), closed }))
    }
}

/// Where the `>` stands that ends the tag at the beginning of `rest`; quotes hide a `>`. `None`
/// where another `<` comes first or nothing does.
fn tag_end(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 1;
    loop {
        at += bytes[at..].iter().position(|byte| matches!(byte, b'>' | b'<' | b'"' | b'\''))?;
        match bytes[at] {
            b'>' => return Some(at),
            b'<' => return None,
            // A quote that no `=` precedes belongs to careless text, not to a value.
            quote if bytes[..at].trim_ascii_end().ends_with(b"=") => {
                let close = rest[at + 1..].find(char::from(quote));
                at += close.map_or(1, |length| length + 2);
            }
            _ => at += 1,
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let rest = &self.text[self.at..];
            if *rest.as_bytes().first()? != b'<' {
                return Some(Token::Text(self.take(rest.find('<').unwrap_or(rest.len()))));
            }
            let token = match rest.as_bytes().get(1) {
                Some(b'!') => match self.declaration(rest) {
                    Some(token) => token,
                    None => continue,
                },
                Some(b'?') => {
                    self.skip_past("?>");
                    continue;
                }
                Some(b'/') => self.end_tag(rest),
                Some(byte) if byte.is_ascii_alphabetic() || *byte == b'_' || *byte >= 0x80 => {
                    return self.start_tag(rest);
                }
                _ => {
                    self.take(1);
                    Token::Stray
                }
            };
            return Some(token);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape(text: &str) -> String {
        let mut tokens = Tokens::new(text);
        let mut shape: Vec<String> = tokens
            .by_ref()
            .map(|token| match token {
                Token::Start(tag) => {
                    let attributes: Vec<String> =
                        tag.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
                    format!("+{}{}{}", tag.name, attributes.concat(), if tag.closed { "/" } else { "" })
                }
                Token::End(name) => format!("-{name}"),
                Token::Text(text) => format!("'{text}'"),
                Token::Cdata(text) => format!("[{text}]"),
                Token::Stray => "<".to_owned(),
                Token::Doctype(_) => "!".to_owned(),
            })
            .collect();
        if tokens.cut() {
            shape.push("cut".to_owned());
        }
        shape.join(" ")
    }

    #[test]
    fn markup_good_and_bad() {
        let cases = [
            ("<a>x</a>", "+a 'x' -a"),
            ("<a b='1' c=2 d/>", "+a b=1 c=2 d=/"),
            ("<a b=\"x>y\">", "+a b=x>y"),
            ("<a href=http://x/y/>", "+a href=http://x/y/"),
            ("<?xml version='1.0'?><!-- <b> --><a/>", "+a/"),
            ("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", "! +rss"),
            ("<![CDATA[<b>]]>", "[<b>]"),
            ("3 < 5, x<30 dan x<y <b>", "'3 ' < ' 5, x' < '30 dan x' < 'y ' +b"),
            ("it's <b>", "'it's ' +b"),
            ("</a <b>", "-a +b"),
            ("<a>x<b c=\"1", "+a 'x' cut"),
            ("<![CDATA[ab", "[ab] cut"),
            ("<!-- a > b", "' b' cut"),
            ("<=>", "< '=>'"),
            ("<a = b==c>", "+a == b="),
        ];
        for (text, wanted) in cases {
            assert!(shape(text).starts_with(wanted), "{text}: {} instead of {wanted}", shape(text));
        }
    }

    #[test]
    fn a_tag_has_at_most_so_many_attributes() {
        let text = format!("<a {}>", "b=1 ".repeat(1000));
        let Some(Token::Start(tag)) = Tokens::new(&text).next() else { panic!("no tag") };
        assert_eq!(tag.attributes().count(), ATTRIBUTES);
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "([<>/!?='\" a&;-]|<!\\[CDATA\\[|]]>|<!--|é){0,200}") {
            for token in Tokens::new(&text) {
                if let Token::Start(tag) = token {
                    prop_assert!(tag.attributes().count() <= ATTRIBUTES);
                }
            }
        }
    }
}
