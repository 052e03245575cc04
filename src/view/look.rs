//! What a tone looks like on this terminal: the theme's colours as far as it can show them, and
//! a weight for every tone that matters, so that no meaning hangs on colour alone.
//!
//! In: a theme, what the terminal can do. Out: styles and letters.

use ratatui::style::{Color, Modifier, Style};

pub use crate::config::Tone;
use crate::config::{Colour, Swatch, Theme, theme};

/// What colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paint {
    /// Any.
    True,
    /// The 256 of most terminals; a theme's colours become the nearest of them.
    Indexed,
    /// The terminal's sixteen; themes with a ground of their own give way to the default one.
    #[default]
    Colour,
    /// Only weight, underline and reversal.
    Mono,
}

impl Paint {
    /// What a terminal says of itself in `TERM` and `COLORTERM`.
    pub fn of(term: &str, colorterm: &str) -> Self {
        if matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else {
            Self::Colour
        }
    }
}

/// Which letters may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Letters {
    /// All of Unicode.
    #[default]
    Unicode,
    /// The locale knows no more than ASCII.
    Ascii,
}

/// Who draws pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Graphics {
    /// This program, with blocks.
    #[default]
    Blocks,
    /// The terminal, by the protocol of kitty.
    Kitty,
    /// The terminal, by sixels.
    Sixel,
}

/// A theme on a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    theme: Theme,
    paint: Paint,
    /// Which letters may be used.
    pub letters: Letters,
    /// Who draws pictures.
    pub graphics: Graphics,
}

/// From dark to light, for terminals without enough colours.
const SHADES: [&str; 5] = [" ", "░", "▒", "▓", "█"];
/// The same in ASCII.
const LETTERS: [&str; 10] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"];

impl Look {
    /// `chosen` as far as the terminal can show it.
    pub fn new(chosen: Theme, paint: Paint, letters: Letters) -> Self {
        let own_ground = chosen.ground.is_some();
        let usual = theme("default").filter(|_| paint == Paint::Colour && own_ground);
        Self { theme: usual.unwrap_or(chosen), paint, letters, graphics: Graphics::Blocks }
    }

    /// The same terminal in the colours of `chosen`.
    #[must_use]
    pub fn dressed(&self, chosen: Theme) -> Self {
        Self { graphics: self.graphics, ..Self::new(chosen, self.paint, self.letters) }
    }

    /// What `tone` looks like.
    pub fn style(&self, tone: Tone) -> Style {
        let weight = weight(tone);
        if self.paint == Paint::Mono {
            return Style::new().add_modifier(weight);
        }
        let Swatch { ink, paper } = self.theme.swatch(tone);
        // Colours that say it themselves need no reversal, and a dim one must not lose contrast.
        let told = (if paper.is_some() { Modifier::REVERSED } else { Modifier::empty() })
            | (if self.theme.ground.is_some() { Modifier::DIM } else { Modifier::empty() });
        let style = Style::new().add_modifier(weight.difference(told));
        let reversed = paper.is_none() && weight.contains(Modifier::REVERSED);
        // A reversed row is one colour, whatever its parts had.
        let plain = (reversed && ink.is_none()).then_some(Color::Reset);
        Style {
            fg: ink.map(|ink| self.colour(ink)).or(plain),
            bg: paper.map(|paper| self.colour(paper)),
            ..style
        }
    }

    /// What is behind everything.
    pub fn ground(&self) -> Style {
        let plain = if self.paint == Paint::Mono { None } else { self.theme.swatch(Tone::Plain).ink };
        let ground = self.theme.ground.filter(|_| self.paint != Paint::Mono);
        let ink = plain.map_or(Color::Reset, |ink| self.colour(ink));
        Style::new().fg(ink).bg(ground.map_or(Color::Reset, |ground| self.colour(ground)))
    }

    /// What a cell looks like that stands for two dots, one above the other.
    pub fn dots(&self, above: [u8; 3], below: Option<[u8; 3]>) -> (&'static str, Style) {
        let coloured = matches!(self.paint, Paint::True | Paint::Indexed) && self.letters == Letters::Unicode;
        if coloured {
            let rgb = |[red, green, blue]: [u8; 3]| self.colour(Colour::Rgb(red, green, blue));
            let style = Style::new().fg(rgb(above));
            return ("▀", below.map_or(style, |below| style.bg(rgb(below))));
        }
        let light = |dot: [u8; 3]| {
            let [red, green, blue] = dot.map(usize::from);
            (red * 30 + green * 59 + blue * 11) / 100
        };
        let mean = usize::midpoint(light(above), light(below.unwrap_or(above)));
        let shades: &[&str] = if self.letters == Letters::Ascii { &LETTERS } else { &SHADES };
        (shades[mean * shades.len() / 256], Style::new())
    }

    fn colour(&self, colour: Colour) -> Color {
        match colour {
            Colour::Terminal(number) => SIXTEEN[usize::from(number) % SIXTEEN.len()],
            Colour::Rgb(red, green, blue) if self.paint == Paint::True => Color::Rgb(red, green, blue),
            Colour::Rgb(red, green, blue) => Color::Indexed(nearest(red, green, blue)),
        }
    }
}

impl Default for Look {
    fn default() -> Self {
        let bare = Theme { ground: None, swatches: [Swatch::default(); Tone::ALL.len()] };
        Self::new(theme("default").unwrap_or(bare), Paint::Colour, Letters::Unicode)
    }
}

const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// The levels of the colour cube of 256 colours.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the 240 colours that look the same on all terminals: the cube and the greys.
fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    let far = |index: u8| {
        let (r, g, b) = parts(index);
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(r, red) + square(g, green) + square(b, blue)
    };
    (16..=255).min_by_key(|index| far(*index)).unwrap_or(16)
}

/// Red, green and blue of one of the 240.
fn parts(index: u8) -> (u8, u8, u8) {
    if index >= 232 {
        let grey = 8 + (index - 232) * 10;
        return (grey, grey, grey);
    }
    let cube = usize::from(index.saturating_sub(16));
    (LEVELS[cube / 36 % 6], LEVELS[cube / 6 % 6], LEVELS[cube % 6])
}

fn weight(tone: Tone) -> Modifier {
    match tone {
        Tone::Chosen | Tone::Header => Modifier::REVERSED,
        Tone::MatchAtHand | Tone::Hint => {
            Modifier::REVERSED.union(Modifier::BOLD).union(Modifier::UNDERLINED)
        }
        Tone::Unread
        | Tone::Title
        | Tone::Heading
        | Tone::Group
        | Tone::Focus
        | Tone::Key
        | Tone::Bad
        | Tone::Notice
        | Tone::ChosenElsewhere => Modifier::BOLD,
        Tone::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
        Tone::Link => Modifier::UNDERLINED,
        Tone::Caption | Tone::Note => Modifier::ITALIC,
        Tone::Dim | Tone::Rule => Modifier::DIM,
        Tone::Plain | Tone::Source | Tone::Sign | Tone::Quote | Tone::Good => Modifier::empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(name: &str, paint: Paint) -> Look {
        Look::new(theme(name).unwrap(), paint, Letters::Unicode)
    }

    #[test]
    fn a_mono_look_has_no_colour() {
        for look in [look("mono", Paint::True), look("default", Paint::Mono), look("dark", Paint::Mono)] {
            for tone in [Tone::Bad, Tone::Link, Tone::Key, Tone::Title, Tone::Match] {
                let style = look.style(tone);
                assert!(style.fg.is_none_or(|colour| colour == Color::Reset), "{tone:?}");
                assert_eq!(style.bg, None);
                assert!(!style.add_modifier.is_empty(), "{tone:?} differs by weight");
            }
            assert_eq!(look.ground().bg, Some(Color::Reset));
        }
        assert_eq!(Look::default().style(Tone::Bad).fg, Some(Color::Red));
    }

    #[test]
    fn a_terminal_shows_a_theme_as_far_as_it_can() {
        assert_eq!(look("dark", Paint::True).ground().bg, Some(Color::Rgb(0x1b, 0x1e, 0x24)));
        assert_eq!(look("dark", Paint::Indexed).ground().bg, Some(Color::Indexed(234)));
        assert_eq!(look("dark", Paint::Colour), Look::default());
        for (term, colorterm, paint) in [
            ("xterm-256color", "truecolor", Paint::True),
            ("tmux-256color", "", Paint::Indexed),
            ("xterm", "", Paint::Colour),
            ("linux", "", Paint::Colour),
        ] {
            assert_eq!(Paint::of(term, colorterm), paint, "{term} {colorterm}");
        }
    }

    /// 256 colours are enough to read every theme.
    #[test]
    fn texts_stand_out_in_256_colours_too() {
        for name in ["dark", "light", "contrast", "sepia"] {
            let look = look(name, Paint::Indexed);
            let rgb = |colour: Option<Color>| match colour {
                Some(Color::Indexed(index)) => Some(parts(index)),
                _ => None,
            };
            let ground = rgb(look.ground().bg).unwrap();
            for tone in Tone::ALL {
                let style = look.style(tone);
                let ratio = crate::config::contrast(rgb(style.fg).unwrap(), rgb(style.bg).unwrap_or(ground));
                assert!(ratio >= 4.5, "{name}: {} has {ratio:.2}", tone.key());
            }
        }
    }
}
