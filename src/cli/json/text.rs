//! Strings and moments on their way out: filtered as on the screen.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde::{Serialize, Serializer};

use crate::news::{Precision, When, visible, visible_block};

/// A moment in RFC 3339. A day without a time of day is its midnight in UTC, which is the same
/// day in UTC and in every zone east of it; midnight in Jakarta would be the day before in UTC.
pub fn rfc3339(when: Option<When>) -> Option<String> {
    let when = when?;
    match when.precision {
        Precision::Time => Some(when.to_string()),
        Precision::Day => When::day(when.date(), Offset::UTC).map(|day| day.to_string()),
    }
}

/// An instant in RFC 3339, in the person's zone.
pub fn instant(at: Timestamp, zone: &TimeZone) -> String {
    When::time(at, zone.to_offset(at)).to_string()
}

/// One line of text from outside, made visible on its way out.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a>(pub &'a str);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&visible(self.0))
    }
}

/// Text of several lines from outside, made visible on its way out.
#[derive(Debug, Clone, Copy)]
pub struct Block<'a>(pub &'a str);

impl Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&visible_block(self.0))
    }
}
