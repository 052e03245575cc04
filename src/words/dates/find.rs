//! Finds the first full date in running text.
//!
//! Comes in a text of any length, goes out the place of the first day with month and year,
//! its weekday and its time included. Relative forms and dates without a year are left alone.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::Offset;

use super::absolute::{Day, Found, Year, date_at};
use super::clock::{self, Clock, Marked, Read, Style};
use super::lex::{Cursor, Kind};
use super::names;
use super::relative::at_clock;
use crate::news::When;

/// Finds the first full date inside a longer text; relative forms are not looked for.
///
/// The range covers the date with the weekday before it and the time behind it.
pub fn find(text: &str, now: Timestamp, zone: Offset) -> Option<(Range<usize>, When)> {
    let today = zone.to_datetime(now).date();
    let mut from = 0;
    loop {
        match scan(text, from, today, Year::Written) {
            Scan::Found(seen) => return seen.when(zone).map(|when| (seen.start..seen.end, when)),
            Scan::Bad(at) => from = at,
            Scan::Nothing => return None,
        }
    }
}

/// What a search came to.
pub(super) enum Scan {
    Found(Seen),
    /// What looked like a date is none; it ends there.
    Bad(usize),
    Nothing,
}

/// A date and a time as they stand in a text.
pub(super) struct Seen {
    pub date: Date,
    pub clock: Option<Clock>,
    pub start: usize,
    pub end: usize,
}

impl Seen {
    /// The moment meant, if it is one: the first of January 1970 is a machine's nothing.
    pub fn when(&self, zone: Offset) -> Option<When> {
        if self.date == date(1970, 1, 1) || self.date == date(1969, 12, 31) {
            return None;
        }
        match self.clock {
            Some(clock) => at_clock(self.date, clock, zone),
            None => When::day(self.date, zone),
        }
    }
}

/// Searches from byte `from` for a date whose year is written, or for any.
pub(super) fn scan(text: &str, from: usize, today: Date, wanted: Year) -> Scan {
    let bytes = text.as_bytes();
    let (mut at, mut time) = (from, None);
    while let Some(ahead) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let here = Cursor { text, at: at + ahead };
        let digits = bytes[here.at..].iter().take_while(|b| b.is_ascii_digit()).count();
        match date_at(here, today) {
            Day::Found(found) if wanted == Year::Guessed || found.year == Year::Written => {
                return seen(found, time);
            }
            Day::Bad => return Scan::Bad(here.at + digits),
            _ => {}
        }
        at = here.at + digits;
        if let Read::Time(clock, end) = clock::at(here, Style::Human, Marked::No) {
            time = Some((clock, here.at, end.at));
            at = end.at.max(at);
        }
    }
    Scan::Nothing
}

/// Joins the date with the time behind or, failing that, right before it.
fn seen(found: Found<'_>, before: Option<(Clock, usize, usize)>) -> Scan {
    let Found { date, start, after, style, .. } = found;
    let start = weekday_before(after.text, start);
    match clock::following(after, style) {
        Read::Bad => Scan::Bad(after.at),
        Read::Time(clock, end) => Scan::Found(Seen { date, clock: Some(clock), start, end: end.at }),
        Read::No => match before {
            Some((clock, from, to)) if only_joints(after.text, to, start) => {
                Scan::Found(Seen { date, clock: Some(clock), start: from, end: after.at })
            }
            _ => Scan::Found(Seen { date, clock: None, start, end: after.at }),
        },
    }
}

/// Where the date beginning at `start` begins together with its weekday.
fn weekday_before(text: &str, start: usize) -> usize {
    let joint = |c: char| c.is_whitespace() || matches!(c, ',' | '(');
    let before = text[..start].trim_end_matches(joint);
    let first =
        before.char_indices().rev().take_while(|(_, c)| c.is_alphabetic() || is_apostrophe(*c)).last();
    match first {
        Some((at, _)) => match (Cursor { text: before, at }).word_after() {
            Some((word, _)) if names::weekday(word.bytes()).is_some() => at,
            _ => start,
        },
        None => start,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// Whether between two places nothing stands that would part a time from its date.
fn only_joints(text: &str, from: usize, to: usize) -> bool {
    if from > to {
        return false;
    }
    let mut here = Cursor { text: &text[..to], at: from };
    loop {
        match here.next().kind {
            Kind::End => return true,
            Kind::Sign(',' | '|' | '-' | '–' | '—' | '/' | '·' | '•' | ')' | '(') => {}
            Kind::Word(word) if names::weekday(word.bytes()).is_some() || names::is_label(word.bytes()) => {}
            _ => return false,
        }
    }
}
