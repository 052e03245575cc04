//! A moment as a source wrote it: the instant, its zone, and how exactly it was given.
//!
//! Pages often give a day without a time; a reader must not be shown a midnight that
//! nobody wrote.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

/// How much of a moment the source really wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// A date only; the time is midnight in the source's zone.
    Day,
    /// A date and a time of day.
    Time,
}

/// An instant with the offset it was written in and its precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The instant.
    pub at: Timestamp,
    /// The offset from UTC that the source wrote or lives in.
    pub offset: Offset,
    /// Whether a time of day was written.
    pub precision: Precision,
}

impl When {
    /// Western Indonesian Time (WIB), the zone of a `.id` source that names none.
    pub const WIB: Offset = Offset::constant(7);

    /// A moment with a time of day.
    pub fn time(at: Timestamp, offset: Offset) -> Self {
        Self { at, offset, precision: Precision::Time }
    }

    /// A day in the zone `offset`; `None` for days that no timestamp can hold.
    pub fn day(date: Date, offset: Offset) -> Option<Self> {
        let at = offset.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
        Some(Self { at, offset, precision: Precision::Day })
    }

    /// The calendar day in the moment's own zone.
    pub fn date(&self) -> Date {
        self.offset.to_datetime(self.at).date()
    }
}

impl fmt::Display for When {
    /// RFC 3339 with the offset, to the second.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.offset.to_datetime(self.at);
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            local.year(),
            local.month(),
            local.day(),
            local.hour(),
            local.minute(),
            local.second(),
            minutes.abs() / 60,
            minutes.abs() % 60
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_keeps_its_zone() {
        let day = When::day(date(2020, 11, 18), When::WIB).unwrap();
        assert_eq!(day.to_string(), "2020-11-18T00:00:00+07:00");
        assert_eq!(day.date(), date(2020, 11, 18));
        assert_eq!(day.precision, Precision::Day);
    }
}
