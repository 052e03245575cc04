//! A person's own themes: `[theme.NAME]` with a base and colours for some tones.

use std::collections::BTreeMap;

use toml_edit::TableLike;

use super::colour::Colour;
use super::palettes::{BUILT_IN, built_in};
use super::tone::{KEYS, Swatch, Theme, Tone};
use crate::config::error::Wanted;
use crate::config::section::Sheet;

/// Reads every theme of `table` into `themes`.
pub fn read(themes: &mut BTreeMap<String, Theme>, sheet: &mut Sheet<'_>, table: &dyn TableLike) {
    for (name, _) in table.iter() {
        if let Some(inner) = sheet.section(table, name) {
            let theme = one(sheet, inner);
            themes.insert(name.to_owned(), theme);
        }
    }
}

fn one(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Theme {
    sheet.only(table, KEYS);
    let base = sheet.choice(table, "base", BUILT_IN, BUILT_IN).unwrap_or("default");
    let mut theme = built_in(base)
        .unwrap_or_else(|| Theme { ground: None, swatches: [Swatch::default(); Tone::ALL.len()] });
    let ground = sheet.value(table, "ground", Wanted::Colour, |value| Colour::parse(value.as_str()?));
    theme.ground = ground.or(theme.ground);
    for tone in Tone::ALL {
        let swatch = sheet.value(table, tone.key(), Wanted::Colour, |value| swatch(value.as_str()?));
        if let Some(swatch) = swatch {
            theme.swatches[tone as usize] = swatch;
        }
    }
    theme
}

/// `#ffffff`, or `#ffffff on #000000`.
fn swatch(text: &str) -> Option<Swatch> {
    let (ink, paper) = match text.split_once(" on ") {
        Some((ink, paper)) => (ink, Some(Colour::parse(paper.trim())?)),
        None => (text, None),
    };
    Some(Swatch { ink: Some(Colour::parse(ink.trim())?), paper })
}
