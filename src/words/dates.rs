//! Reads dates as Indonesian and English sites write them.

use std::ops::Range;

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::news::When;

/// Reads `text`, a short string that should be a date and little else.
pub fn read(_text: &str, _now: Timestamp, _zone: Offset) -> Option<When> {
    None
}

/// Finds the first full date inside a longer text; relative forms are not looked for.
pub fn find(_text: &str, _now: Timestamp, _zone: Offset) -> Option<(Range<usize>, When)> {
    None
}
