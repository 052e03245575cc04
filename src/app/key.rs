//! A key as the key table knows it: no terminal library's type.
//!
//! In: a notation (`C-d`, `Space`, `g`) or a shell's event. Out: a [`Key`] that prints as its notation.

use std::fmt;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, with shift already in it.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// What is held down with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Held {
    /// Nothing that counts.
    #[default]
    Nothing,
    /// Control.
    Ctrl,
    /// Alt or Meta.
    Alt,
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// What is held with it.
    pub held: Held,
}

/// The names of the keys that are no characters.
const NAMES: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("S-Tab", Code::BackTab),
    ("BackSpace", Code::Backspace),
    ("Del", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
];

impl Key {
    /// A key with nothing held.
    pub const fn plain(code: Code) -> Self {
        Self { code, held: Held::Nothing }
    }

    /// A character.
    pub const fn char(char: char) -> Self {
        Self::plain(Code::Char(char))
    }

    /// A character with Control.
    pub const fn ctrl(char: char) -> Self {
        Self { code: Code::Char(char), held: Held::Ctrl }
    }

    /// The key that `notation` names.
    pub fn parse(notation: &str) -> Option<Self> {
        if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == notation) {
            return Some(Self::plain(*code));
        }
        if let Some(number) = notation.strip_prefix('F').and_then(|digits| digits.parse().ok()) {
            return Some(Self::plain(Code::F(number)));
        }
        for (prefix, held) in [("C-", Held::Ctrl), ("A-", Held::Alt)] {
            if let Some(rest) = notation.strip_prefix(prefix).filter(|rest| !rest.is_empty()) {
                return Self::parse(rest).map(|key| Self { held, ..key });
            }
        }
        let mut chars = notation.chars();
        match (chars.next(), chars.next()) {
            (Some(char), None) => Some(Self::char(char)),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.held {
            Held::Nothing => {}
            Held::Ctrl => f.write_str("C-")?,
            Held::Alt => f.write_str("A-")?,
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::Char(char) => write!(f, "{char}"),
            Code::F(number) => write!(f, "F{number}"),
            other => write!(f, "{other:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notation_reads_back_as_printed() {
        for notation in ["j", "G", "C-d", "Space", "Enter", "S-Tab", "F5", "?", "A-x", "[", "-", "PgDn", "F"]
        {
            let key = Key::parse(notation).unwrap();
            assert_eq!(key.to_string(), notation);
        }
        for wrong in ["", "jk", "Foo", "C-"] {
            assert_eq!(Key::parse(wrong), None, "{wrong}");
        }
    }
}
