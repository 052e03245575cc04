//! Cuts a text into numbers, words and signs, one at a time and without copying.
//!
//! A [`Cursor`] is a place in a text; it is copied to look ahead and thrown away to step
//! back. Words come folded: lower case, without apostrophes (`Jum'at` is `jumat`).

/// Words longer than this are in no list of ours.
const LONGEST_WORD: usize = 16;

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub at: usize,
}

/// One piece of a text.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub kind: Kind,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Whether white space stands before it.
    pub gap: bool,
}

/// What a piece is.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// A run of digits; the value stays at its highest where there are more than nine.
    Number(Number),
    /// A run of letters.
    Word(Word),
    /// Any other character.
    Sign(char),
    /// Nothing is left.
    End,
}

/// A number and how many digits it was written with.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub value: u32,
    pub digits: usize,
}

/// A folded word; empty if it is too long or foreign to be one of ours.
#[derive(Clone, Copy)]
pub(super) struct Word {
    letters: [u8; LONGEST_WORD],
    len: usize,
}

impl Word {
    /// The folded letters.
    pub fn bytes(&self) -> &[u8] {
        &self.letters[..self.len]
    }
}

impl<'t> Cursor<'t> {
    /// The start of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The same text at another place.
    pub fn moved(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// The next piece, after which the cursor stands.
    pub fn next(&mut self) -> Token {
        let gap = self.skip_space();
        let start = self.at;
        let kind = match self.rest().chars().next() {
            None => Kind::End,
            Some(c) if c.is_ascii_digit() => self.number(),
            // Some apostrophes are letters for Unicode; without one behind them they are signs.
            Some(c) if c.is_alphabetic() && apostrophe_len(self.rest()) == 0 => self.word(),
            Some(c) => {
                self.at += c.len_utf8();
                Kind::Sign(c)
            }
        };
        Token { kind, start, gap }
    }

    /// The next piece, without moving.
    pub fn peek(self) -> Token {
        let mut ahead = self;
        ahead.next()
    }

    /// The next piece if it is a word.
    pub fn word_after(mut self) -> Option<(Word, Self)> {
        match self.next().kind {
            Kind::Word(word) => Some((word, self)),
            _ => None,
        }
    }

    /// The next piece if it is a number.
    pub fn number_after(mut self) -> Option<(Number, Self)> {
        match self.next().kind {
            Kind::Number(number) => Some((number, self)),
            _ => None,
        }
    }

    /// The place after the next piece if that is the sign `wanted`.
    pub fn sign_after(mut self, wanted: char) -> Option<Self> {
        match self.next().kind {
            Kind::Sign(c) if c == wanted => Some(self),
            _ => None,
        }
    }

    /// What follows.
    pub fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) -> bool {
        let from = self.at;
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            let trimmed = trimmed.strip_prefix("&nbsp;").unwrap_or(trimmed);
            if trimmed.len() == rest.len() {
                return self.at > from;
            }
            self.at = self.text.len() - trimmed.len();
        }
    }

    fn number(&mut self) -> Kind {
        let (mut value, mut digits) = (0_u32, 0);
        for b in self.rest().bytes().take_while(u8::is_ascii_digit) {
            value = value.saturating_mul(10).saturating_add(u32::from(b - b'0'));
            digits += 1;
        }
        self.at += digits;
        Kind::Number(Number { value, digits })
    }

    fn word(&mut self) -> Kind {
        let (mut letters, mut len, mut ours) = ([0; LONGEST_WORD], 0, true);
        loop {
            let rest = self.rest();
            let apostrophe = apostrophe_len(rest);
            match rest[apostrophe..].chars().next() {
                Some(c) if c.is_alphabetic() => {
                    self.at += apostrophe + c.len_utf8();
                    if c.is_ascii() && len < LONGEST_WORD {
                        letters[len] = c.to_ascii_lowercase() as u8;
                        len += 1;
                    } else {
                        ours = false;
                    }
                }
                _ => return Kind::Word(Word { letters, len: if ours { len } else { 0 } }),
            }
        }
    }
}

/// How many bytes at the start of `text` write an apostrophe, entities left by feeds included.
fn apostrophe_len(text: &str) -> usize {
    const FORMS: [&str; 12] =
        ["'", "’", "‘", "`", "´", "ʼ", "ʻ", "&#039;", "&#39;", "&apos;", "&rsquo;", "&#8217;"];
    if text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ' ') {
        return 0;
    }
    FORMS.iter().find(|form| text.starts_with(**form)).map_or(0, |form| form.len())
}

/// Whether a date may begin at `start`: not in the middle of a number, a code or a path.
pub(super) fn free_before(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        None => true,
        Some('-' | '–' | '—') => !before.next().is_some_and(char::is_alphanumeric),
        Some(':') => !before.next().is_some_and(|c| c.is_ascii_digit()),
        Some('.' | '/' | '\\' | '#' | '_' | '=' | '&' | '+' | '$' | '%' | '@') => false,
        Some(c) => !c.is_alphanumeric(),
    }
}

/// Whether a date may end at `end`: no number, code or path goes on there.
pub(super) fn free_after(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    match after.next() {
        Some('-' | '–' | '/' | '.' | '_') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some('%') => false,
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}
