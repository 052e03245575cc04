//! The tones: what a text on screen means, and the names a theme knows them by.

use super::colour::Colour;

/// What a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// Less important.
    Dim,
    /// A headline that was not read.
    Unread,
    /// A headline above its text.
    Title,
    /// A heading in a text.
    Heading,
    /// The heading of a day in the list.
    Group,
    /// The name of a source.
    Source,
    /// A star, a PDF: signs.
    Sign,
    /// A link.
    Link,
    /// Quoted.
    Quote,
    /// A photo's caption.
    Caption,
    /// What the house says of a text.
    Note,
    /// Something failed.
    Bad,
    /// All is well.
    Good,
    /// The row with the cursor in the pane with the keys.
    Chosen,
    /// The row with the cursor in another pane.
    ChosenElsewhere,
    /// The first row of the screen.
    Header,
    /// The line above the pane with the keys.
    Focus,
    /// The line above another pane.
    Rule,
    /// A key in a hint.
    Key,
    /// What was just done.
    Notice,
    /// A word that was looked for.
    Match,
    /// The same, where the reader stands.
    MatchAtHand,
    /// The letters at a link.
    Hint,
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::Plain,
        Self::Dim,
        Self::Unread,
        Self::Title,
        Self::Heading,
        Self::Group,
        Self::Source,
        Self::Sign,
        Self::Link,
        Self::Quote,
        Self::Caption,
        Self::Note,
        Self::Bad,
        Self::Good,
        Self::Chosen,
        Self::ChosenElsewhere,
        Self::Header,
        Self::Focus,
        Self::Rule,
        Self::Key,
        Self::Notice,
        Self::Match,
        Self::MatchAtHand,
        Self::Hint,
    ];

    /// The key of a theme's table that sets it.
    pub fn key(self) -> &'static str {
        KEYS[self as usize + FIRST]
    }
}

/// The keys before those of the tones: what a theme builds on, and the ground of the screen.
const FIRST: usize = 2;

/// The keys of a theme's table.
pub const KEYS: &[&str] = &[
    "base",
    "ground",
    "text",
    "dim",
    "unread",
    "title",
    "heading",
    "group",
    "source",
    "sign",
    "link",
    "quote",
    "caption",
    "note",
    "bad",
    "good",
    "chosen",
    "chosen_elsewhere",
    "header",
    "focus",
    "rule",
    "key",
    "notice",
    "match",
    "match_at_hand",
    "hint",
];

/// The colours of a tone; what is not set is the terminal's own, or the ground's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swatch {
    /// The letters.
    pub ink: Option<Colour>,
    /// What is behind them.
    pub paper: Option<Colour>,
}

/// Colours for everything on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What is behind everything; `None` leaves the terminal's own.
    pub ground: Option<Colour>,
    /// A swatch for each tone.
    pub swatches: [Swatch; Tone::ALL.len()],
}

impl Theme {
    /// The colours of `tone`.
    pub fn swatch(&self, tone: Tone) -> Swatch {
        self.swatches[tone as usize]
    }
}
