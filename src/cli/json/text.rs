//! Strings and moments on their way out: filtered as on the screen.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

use crate::news::{When, visible, visible_block};

/// A moment in RFC 3339.
pub fn rfc3339(when: Option<When>) -> Option<String> {
    when.map(|when| when.to_string())
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
