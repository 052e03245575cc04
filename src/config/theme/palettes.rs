//! The themes that are part of the program.
//!
//! `default` and `mono` leave the ground to the terminal; the others bring their own, so that
//! every text on it is known to stand out (a test holds it to 4.5:1).

use super::colour::Colour;
use super::tone::{Swatch, Theme, Tone};

/// Their names.
pub const BUILT_IN: &[&str] = &["default", "dark", "light", "contrast", "sepia", "mono"];

/// A line of a palette: tone, ink, paper.
type Entry = (Tone, u32, Option<u32>);

/// The theme of this name.
pub fn built_in(name: &str) -> Option<Theme> {
    Some(match name {
        "default" => sixteen(),
        "mono" => Theme { ground: None, swatches: [Swatch::default(); Tone::ALL.len()] },
        "dark" => whole(0x001b_1e24, 0x00d9_dce1, DARK),
        "light" => whole(0x00fc_fcfa, 0x0023_272e, LIGHT),
        "contrast" => whole(0x0000_0000, 0x00ff_ffff, CONTRAST),
        "sepia" => whole(0x00f4_ecd8, 0x003b_2f22, SEPIA),
        _ => return None,
    })
}

const DARK: &[Entry] = &[
    (Tone::Dim, 0x009a_a3af, None),
    (Tone::Unread, 0x00f2_f4f7, None),
    (Tone::Title, 0x007f_d1e0, None),
    (Tone::Heading, 0x007f_d1e0, None),
    (Tone::Group, 0x008f_b8f0, None),
    (Tone::Source, 0x007f_c4d4, None),
    (Tone::Sign, 0x00e3_c46b, None),
    (Tone::Link, 0x008f_b8f0, None),
    (Tone::Quote, 0x009c_cc8f, None),
    (Tone::Caption, 0x00c3_b8d8, None),
    (Tone::Note, 0x00e3_c46b, None),
    (Tone::Bad, 0x00ff_8f87, None),
    (Tone::Good, 0x009c_cc8f, None),
    (Tone::Chosen, 0x0012_151a, Some(0x008f_b8f0)),
    (Tone::ChosenElsewhere, 0x00f2_f4f7, Some(0x0033_3a46)),
    (Tone::Header, 0x00e6_e9ee, Some(0x002c_323d)),
    (Tone::Focus, 0x007f_d1e0, None),
    (Tone::Rule, 0x007c_8694, None),
    (Tone::Key, 0x00d3_a6e8, None),
    (Tone::Notice, 0x009c_cc8f, None),
    (Tone::Match, 0x00ff_d75f, None),
    (Tone::MatchAtHand, 0x001b_1e24, Some(0x00ff_9f5a)),
    (Tone::Hint, 0x001b_1e24, Some(0x00ff_d75f)),
];

const LIGHT: &[Entry] = &[
    (Tone::Dim, 0x005c_6470, None),
    (Tone::Unread, 0x000b_0d10, None),
    (Tone::Title, 0x000b_5a75, None),
    (Tone::Heading, 0x000b_5a75, None),
    (Tone::Group, 0x001f_4fa8, None),
    (Tone::Source, 0x0014_607a, None),
    (Tone::Sign, 0x007a_5200, None),
    (Tone::Link, 0x001f_4fa8, None),
    (Tone::Quote, 0x002f_6627, None),
    (Tone::Caption, 0x005a_4580, None),
    (Tone::Note, 0x007a_5200, None),
    (Tone::Bad, 0x00b3_211a, None),
    (Tone::Good, 0x002f_6627, None),
    (Tone::Chosen, 0x00ff_ffff, Some(0x001f_4fa8)),
    (Tone::ChosenElsewhere, 0x000b_0d10, Some(0x00db_e3ef)),
    (Tone::Header, 0x001b_2027, Some(0x00e4_e8ee)),
    (Tone::Focus, 0x000b_5a75, None),
    (Tone::Rule, 0x006b_7380, None),
    (Tone::Key, 0x007a_2f9a, None),
    (Tone::Notice, 0x002f_6627, None),
    (Tone::Match, 0x008a_4b00, None),
    (Tone::MatchAtHand, 0x000b_0d10, Some(0x00ff_b255)),
    (Tone::Hint, 0x000b_0d10, Some(0x00ff_d23f)),
];

const CONTRAST: &[Entry] = &[
    (Tone::Dim, 0x00d0_d0d0, None),
    (Tone::Unread, 0x00ff_ffff, None),
    (Tone::Title, 0x00ff_ff00, None),
    (Tone::Heading, 0x00ff_ff00, None),
    (Tone::Group, 0x0000_ffff, None),
    (Tone::Source, 0x0000_ffff, None),
    (Tone::Sign, 0x00ff_ff00, None),
    (Tone::Link, 0x0066_d9ff, None),
    (Tone::Quote, 0x007d_ff7d, None),
    (Tone::Caption, 0x00ff_ffff, None),
    (Tone::Note, 0x00ff_ff00, None),
    (Tone::Bad, 0x00ff_9c9c, None),
    (Tone::Good, 0x007d_ff7d, None),
    (Tone::Chosen, 0x0000_0000, Some(0x00ff_ff00)),
    (Tone::ChosenElsewhere, 0x0000_0000, Some(0x00c8_c8c8)),
    (Tone::Header, 0x0000_0000, Some(0x00ff_ffff)),
    (Tone::Focus, 0x00ff_ff00, None),
    (Tone::Rule, 0x00ff_ffff, None),
    (Tone::Key, 0x00ff_b3ff, None),
    (Tone::Notice, 0x007d_ff7d, None),
    (Tone::Match, 0x0000_ffff, None),
    (Tone::MatchAtHand, 0x0000_0000, Some(0x00ff_ffff)),
    (Tone::Hint, 0x0000_0000, Some(0x00ff_ff00)),
];

const SEPIA: &[Entry] = &[
    (Tone::Dim, 0x006a_5a45, None),
    (Tone::Unread, 0x0022_1a10, None),
    (Tone::Title, 0x007a_3b10, None),
    (Tone::Heading, 0x007a_3b10, None),
    (Tone::Group, 0x005b_4a8a, None),
    (Tone::Source, 0x001f_5c5c, None),
    (Tone::Sign, 0x0086_5000, None),
    (Tone::Link, 0x002a_4f8f, None),
    (Tone::Quote, 0x004a_6118, None),
    (Tone::Caption, 0x006b_3f63, None),
    (Tone::Note, 0x0086_5000, None),
    (Tone::Bad, 0x00a3_261c, None),
    (Tone::Good, 0x004a_6118, None),
    (Tone::Chosen, 0x00fd_f6e6, Some(0x007a_3b10)),
    (Tone::ChosenElsewhere, 0x0022_1a10, Some(0x00e2_d3b4)),
    (Tone::Header, 0x003b_2f22, Some(0x00e6_d9bd)),
    (Tone::Focus, 0x007a_3b10, None),
    (Tone::Rule, 0x0060_5038, None),
    (Tone::Key, 0x007d_2f6e, None),
    (Tone::Notice, 0x004a_6118, None),
    (Tone::Match, 0x008a_3f00, None),
    (Tone::MatchAtHand, 0x0022_1a10, Some(0x00f0_a95b)),
    (Tone::Hint, 0x0022_1a10, Some(0x00ff_d25a)),
];

fn rgb(colour: u32) -> Colour {
    let [_, red, green, blue] = colour.to_be_bytes();
    Colour::Rgb(red, green, blue)
}

/// A theme with a ground of its own.
fn whole(ground: u32, text: u32, entries: &[Entry]) -> Theme {
    let mut swatches = [Swatch { ink: Some(rgb(text)), paper: None }; Tone::ALL.len()];
    for (tone, ink, paper) in entries {
        swatches[*tone as usize] = Swatch { ink: Some(rgb(*ink)), paper: paper.map(rgb) };
    }
    Theme { ground: Some(rgb(ground)), swatches }
}

/// The terminal's own sixteen, so that light and dark grounds both work.
fn sixteen() -> Theme {
    let (red, green, yellow, blue, magenta, cyan) = (1, 2, 3, 4, 5, 6);
    let mut swatches = [Swatch::default(); Tone::ALL.len()];
    for tone in Tone::ALL {
        let ink = match tone {
            Tone::Source | Tone::Heading | Tone::Group | Tone::Title | Tone::Focus => Some(cyan),
            Tone::Sign | Tone::Note | Tone::Match | Tone::MatchAtHand | Tone::Hint => Some(yellow),
            Tone::Link => Some(blue),
            Tone::Quote | Tone::Good | Tone::Notice => Some(green),
            Tone::Bad => Some(red),
            Tone::Key => Some(magenta),
            Tone::Plain
            | Tone::Dim
            | Tone::Unread
            | Tone::Caption
            | Tone::Chosen
            | Tone::ChosenElsewhere
            | Tone::Header
            | Tone::Rule => None,
        };
        swatches[tone as usize].ink = ink.map(Colour::Terminal);
    }
    Theme { ground: None, swatches }
}

#[cfg(test)]
mod tests {
    use super::super::colour::contrast;
    use super::*;

    fn parts(colour: Colour) -> (u8, u8, u8) {
        let Colour::Rgb(red, green, blue) = colour else { panic!("{colour:?} is the terminal's") };
        (red, green, blue)
    }

    #[test]
    fn every_text_stands_out_from_its_ground() {
        let mut judged = 0;
        for name in BUILT_IN {
            let theme = built_in(name).unwrap();
            let Some(ground) = theme.ground else { continue };
            for tone in Tone::ALL {
                let swatch = theme.swatch(tone);
                let (ink, paper) = (swatch.ink.unwrap(), swatch.paper.unwrap_or(ground));
                let ratio = contrast(parts(ink), parts(paper));
                assert!(ratio >= 4.5, "{name}: {} has {ratio:.2}", tone.key());
                judged += 1;
            }
            // Text that lies on another's paper is painted in that paper's own ink.
            for tone in [Tone::Chosen, Tone::ChosenElsewhere, Tone::Header, Tone::MatchAtHand, Tone::Hint] {
                assert!(theme.swatch(tone).paper.is_some(), "{name}: {}", tone.key());
            }
        }
        assert_eq!(judged, 4 * Tone::ALL.len());
    }
}
