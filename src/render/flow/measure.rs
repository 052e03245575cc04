//! How many columns text takes, and text cut into what may not be torn apart.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of `text`, never less than a terminal takes: the larger of what its characters
/// take one by one and what they take together (they differ for joined emoji and Arabic).
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(grapheme_width).sum::<usize>().max(UnicodeWidthStr::width(text))
}

/// The columns of one grapheme.
pub fn grapheme_width(grapheme: &str) -> usize {
    let single = grapheme.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
    single.max(UnicodeWidthStr::width(grapheme))
}

/// The graphemes of `text` with their columns; one that does not fit into `most` columns at
/// all is replaced by a box.
pub fn graphemes(text: &str, most: usize) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).map(move |grapheme| match grapheme_width(grapheme) {
        columns if columns > most => ("□", 1),
        columns => (grapheme, columns),
    })
}

/// The letters, digits and signs of `text` without the spaces: what a reading position counts.
pub fn letters(text: &str) -> u32 {
    text.chars().filter(|c| !c.is_whitespace()).count() as u32
}
