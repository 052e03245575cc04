//! Colours as people write them, and how well one reads on another.

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// One of the terminal's sixteen, which the person has chosen for the terminal.
    Terminal(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// The names of the sixteen, in their order.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

impl Colour {
    /// `#rrggbb`, or the name of one of the sixteen.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(digits) = text.strip_prefix('#') {
            let number = u32::from_str_radix(digits, 16).ok()?;
            let [_, red, green, blue] = number.to_be_bytes();
            let hex = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            return hex.then_some(Self::Rgb(red, green, blue));
        }
        let at = NAMES.iter().position(|name| *name == text)?;
        u8::try_from(at).ok().map(Self::Terminal)
    }
}

/// How well two colours tell apart, from 1 to 21: WCAG 2.2, "contrast ratio".
pub fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// WCAG 2.2, "relative luminance".
fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        for (text, wanted) in [
            ("#1b2e3f", Some(Colour::Rgb(0x1b, 0x2e, 0x3f))),
            ("bright-red", Some(Colour::Terminal(9))),
            ("#fff", None),
            ("#+12345", None),
            ("merah", None),
        ] {
            assert_eq!(Colour::parse(text), wanted, "{text}");
        }
    }

    #[test]
    fn black_on_white_has_the_most_contrast() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((contrast((119, 119, 119), (255, 255, 255)) - 4.478).abs() < 1e-3);
    }
}
