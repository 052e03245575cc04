//! What a tone looks like: colours of the terminal's own sixteen, so that light and dark
//! backgrounds both work. No meaning hangs on colour alone: every tone that matters also has a
//! weight, a sign or a place.

use ratatui::style::{Color, Modifier, Style};

/// Whether colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paint {
    /// They may.
    #[default]
    Colour,
    /// Only weight, underline and reversal.
    Mono,
}

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

/// A theme with or without colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    paint: Paint,
}

impl Look {
    /// The theme of this name; `mono` has no colours, whatever the terminal can do.
    pub fn new(theme: &str, paint: Paint) -> Self {
        Self { paint: if theme == "mono" { Paint::Mono } else { paint } }
    }

    /// What `tone` looks like.
    pub fn style(self, tone: Tone) -> Style {
        let style = Style::new().add_modifier(weight(tone));
        match (self.paint, colour(tone)) {
            (Paint::Colour, Some(colour)) => style.fg(colour),
            _ => style,
        }
    }
}

fn weight(tone: Tone) -> Modifier {
    match tone {
        Tone::Unread
        | Tone::Title
        | Tone::Heading
        | Tone::Group
        | Tone::Focus
        | Tone::Key
        | Tone::Bad
        | Tone::Notice
        | Tone::ChosenElsewhere => Modifier::BOLD,
        Tone::Chosen | Tone::Header => Modifier::REVERSED,
        Tone::MatchAtHand | Tone::Hint => {
            Modifier::REVERSED.union(Modifier::BOLD).union(Modifier::UNDERLINED)
        }
        Tone::Link => Modifier::UNDERLINED,
        Tone::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
        Tone::Caption | Tone::Note => Modifier::ITALIC,
        Tone::Dim | Tone::Rule => Modifier::DIM,
        Tone::Plain | Tone::Source | Tone::Sign | Tone::Quote | Tone::Good => Modifier::empty(),
    }
}

fn colour(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Source | Tone::Heading | Tone::Group | Tone::Title | Tone::Focus => Some(Color::Cyan),
        Tone::Sign | Tone::Note | Tone::Match | Tone::MatchAtHand | Tone::Hint => Some(Color::Yellow),
        Tone::Link => Some(Color::Blue),
        Tone::Quote | Tone::Good | Tone::Notice => Some(Color::Green),
        Tone::Bad => Some(Color::Red),
        Tone::Key => Some(Color::Magenta),
        Tone::Plain
        | Tone::Dim
        | Tone::Unread
        | Tone::Caption
        | Tone::Chosen
        | Tone::ChosenElsewhere
        | Tone::Header
        | Tone::Rule => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mono_look_has_no_colour() {
        for look in [Look::new("mono", Paint::Colour), Look::new("default", Paint::Mono)] {
            for tone in [Tone::Bad, Tone::Link, Tone::Key, Tone::Title, Tone::Match] {
                let style = look.style(tone);
                assert_eq!((style.fg, style.bg), (None, None));
                assert!(!style.add_modifier.is_empty(), "{tone:?} differs by weight");
            }
        }
        assert_eq!(Look::default().style(Tone::Bad).fg, Some(Color::Red));
    }
}
