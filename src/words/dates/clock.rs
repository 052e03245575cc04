//! Reads a time of day and its zone: `14:05`, `pukul 14.05 WIB`, `2:05 PM`, `T14:00:00+07:00`.
//!
//! Comes in a place in a text, goes out a [`Clock`] and the place after it, or the knowledge
//! that what stands there looks like a time and is none.

use jiff::tz::Offset;

use super::lex::{Cursor, Kind, Number};
use super::names;

/// A time of day as written.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub hour: i8,
    pub minute: i8,
    pub second: i8,
    /// The zone, if one was written.
    pub offset: Option<Offset>,
}

/// What stands at a place.
pub(super) enum Read<'t> {
    /// A time, and where it ends.
    Time(Clock, Cursor<'t>),
    /// Something like a time that no clock shows.
    Bad,
    /// Something else.
    No,
}

/// How the date before the time was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As machines write it, where `-07:00` is an offset.
    Machine,
    /// As people write it, where `08:00-12:00` is from eight to twelve.
    Human,
}

/// Reads the time that follows a date ending at `after`, over what separates the two.
pub(super) fn following(after: Cursor<'_>, style: Style) -> Read<'_> {
    let (mut here, mut marked) = (after, false);
    for _ in 0..6 {
        let mut ahead = here;
        let token = ahead.next();
        match token.kind {
            Kind::Sign(',' | '|' | '-' | '–' | '—' | '(' | ')' | '@' | '·' | '•' | '/' | ':' | ';') => {
            }
            Kind::Sign('.') if marked => {}
            Kind::Word(word) if names::before_time(word.bytes()) => marked = true,
            Kind::Word(word) if names::is_part_of_day(word.bytes()) => {}
            Kind::Word(word) if word.bytes() == b"t" || names::is_common_era(word.bytes()) => {}
            Kind::Word(word) if names::weekday(word.bytes()).is_some() => {}
            Kind::Number(_) => return at(here, style, marked_as(marked)),
            _ => return Read::No,
        }
        here = ahead;
    }
    Read::No
}

/// Whether a word such as `pukul` says that a time comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marked {
    Yes,
    No,
}

fn marked_as(marked: bool) -> Marked {
    if marked { Marked::Yes } else { Marked::No }
}

/// Reads the time that begins at `here`.
pub(super) fn at(here: Cursor<'_>, style: Style, marked: Marked) -> Read<'_> {
    let Some((hour, after)) = here.number_after() else { return Read::No };
    if hour.digits > 2 {
        return Read::No;
    }
    let Some((sign, minute, after)) = colon_pair(after) else {
        return hour_only(hour, after, style, marked);
    };
    let (second, after) = match colon_pair(after) {
        Some((same, second, after)) if same == sign => (second.value, skip_fraction(after)),
        _ => (0, after),
    };
    let (half, after) = half_of_day(after);
    let (offset, end) = match zone(after, style) {
        Some((offset, end)) => (Some(offset), end),
        None => ending(after, style),
    };
    if sign == '.' && marked == Marked::No && offset.is_none() && !stands_alone(after) {
        return Read::No;
    }
    match clock(hour.value, minute.value, second, half.or(after)) {
        Some(clock) => Read::Time(Clock { offset, ..clock }, end),
        None if sign == ':' || marked == Marked::Yes || offset.is_some() => Read::Bad,
        None => Read::No,
    }
}

/// Which half of the day a twelve-hour clock means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Unsaid,
    Before,
    After,
    /// At midday, where one to four are after noon.
    Midday,
    /// At night, where five to eleven are after noon and twelve is midnight.
    Night,
}

impl Half {
    /// The half itself or, where it is not said, the one that the part of the day at `after` names.
    fn or(self, after: Cursor<'_>) -> Self {
        match after.word_after() {
            Some((word, _)) if self == Self::Unsaid => match word.bytes() {
                b"pagi" | b"dini" => Self::Before,
                b"siang" => Self::Midday,
                b"sore" | b"petang" => Self::After,
                b"malam" => Self::Night,
                _ => self,
            },
            _ => self,
        }
    }
}

fn clock(hour: u32, minute: u32, second: u32, half: Half) -> Option<Clock> {
    let hour = match half {
        Half::Unsaid => hour,
        Half::Before | Half::Midday | Half::Night if hour == 0 || hour > 12 => hour,
        Half::Midday => {
            if hour < 5 {
                hour + 12
            } else {
                hour
            }
        }
        Half::Night if hour == 12 => 0,
        Half::Night => {
            if hour < 5 {
                hour
            } else {
                hour + 12
            }
        }
        // "15:24 PM" says the same thing twice.
        Half::After if (13..=23).contains(&hour) => hour,
        _ if !(1..=12).contains(&hour) => return None,
        Half::Before => hour % 12,
        Half::After => hour % 12 + 12,
    };
    // A leap second is shown as the one before it.
    let second = if second == 60 { 59 } else { second };
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(Clock { hour: hour as i8, minute: minute as i8, second: second as i8, offset: None })
}

/// `2 PM`, and behind a word such as `pukul` also `7 malam` and `10 WIB`.
fn hour_only(hour: Number, after: Cursor<'_>, style: Style, marked: Marked) -> Read<'_> {
    let (half, after) = half_of_day(after);
    let (offset, end) = match zone(after, style) {
        Some((offset, end)) if marked == Marked::Yes => (Some(offset), end),
        _ => (None, after),
    };
    let whole = if marked == Marked::Yes { half.or(after) } else { half };
    if whole == Half::Unsaid && offset.is_none() {
        return Read::No;
    }
    match clock(hour.value, 0, 0, whole) {
        Some(clock) => Read::Time(Clock { offset, ..clock }, end),
        None => Read::Bad,
    }
}

/// `:05` or `.05`, written without white space.
fn colon_pair(mut after: Cursor<'_>) -> Option<(char, Number, Cursor<'_>)> {
    let token = after.next();
    let Kind::Sign(sign @ (':' | '.')) = token.kind else { return None };
    if token.gap {
        return None;
    }
    let token = after.next();
    match token.kind {
        Kind::Number(pair) if pair.digits == 2 && !token.gap => Some((sign, pair, after)),
        _ => None,
    }
}

/// Steps over `.000` behind seconds.
fn skip_fraction(after: Cursor<'_>) -> Cursor<'_> {
    let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
    match after.rest().strip_prefix(['.', ',']).map(digits) {
        Some(digits @ 1..=9) => after.moved(after.at + 1 + digits),
        _ => after,
    }
}

fn half_of_day(after: Cursor<'_>) -> (Half, Cursor<'_>) {
    let Some((word, end)) = after.word_after() else { return (Half::Unsaid, after) };
    let half = match word.bytes() {
        b"am" => return (Half::Before, end),
        b"pm" => return (Half::After, end),
        b"a" => Half::Before,
        b"p" => Half::After,
        _ => return (Half::Unsaid, after),
    };
    let dotted = end.sign_after('.').and_then(Cursor::word_after);
    match dotted {
        Some((word, end)) if word.bytes() == b"m" => (half, end.sign_after('.').unwrap_or(end)),
        _ => (Half::Unsaid, after),
    }
}

/// Whether nothing follows that would make `3.50` an amount.
fn stands_alone(after: Cursor<'_>) -> bool {
    match after.peek().kind {
        Kind::End => true,
        Kind::Sign(c) => !matches!(c, '%' | '/'),
        Kind::Number(_) => false,
        Kind::Word(word) => {
            let word = word.bytes();
            names::is_label(word) || names::is_beside(word) || names::is_part_of_day(word)
        }
    }
}

/// Where `08.00 - 12.00 WIB` ends, and the zone that holds for both.
fn ending(after: Cursor<'_>, style: Style) -> (Option<Offset>, Cursor<'_>) {
    let Some(next) = range_sign(after) else { return (None, after) };
    let Some((hour, next)) = next.number_after() else { return (None, after) };
    let Some((_, _, next)) = colon_pair(next) else { return (None, after) };
    match zone(next, style) {
        Some((offset, end)) if hour.digits <= 2 => (Some(offset), end),
        _ => (None, after),
    }
}

/// The place after a sign or word that joins the ends of a range.
pub(super) fn range_sign(mut after: Cursor<'_>) -> Option<Cursor<'_>> {
    match after.next().kind {
        Kind::Sign('-' | '–' | '—' | '&') => Some(after),
        Kind::Word(word) if names::is_range(word.bytes()) => {
            // "sampai dengan" is one joint of two words.
            match after.word_after() {
                Some((next, end)) if next.bytes() == b"dengan" => Some(end),
                _ => Some(after),
            }
        }
        Kind::Word(word) if word.bytes() == b"s" => {
            let slash = after.sign_after('/').or_else(|| after.sign_after('.'))?;
            let (next, end) = slash.word_after()?;
            (next.bytes() == b"d").then(|| end.sign_after('.').unwrap_or(end))
        }
        _ => None,
    }
}

/// Reads a zone: its name, `GMT+8`, `+0700` or `+07:00`.
pub(super) fn zone(after: Cursor<'_>, style: Style) -> Option<(Offset, Cursor<'_>)> {
    let inside = after.sign_after('(').unwrap_or(after);
    if let Some((word, end)) = inside.word_after() {
        let minutes = names::zone(word.bytes())?;
        let (minutes, end) = match word.bytes() {
            b"gmt" | b"utc" => signed_offset(end, Style::Machine).unwrap_or((minutes, end)),
            _ => (minutes, end),
        };
        return Some((offset(minutes)?, end));
    }
    let (minutes, end) = signed_offset(after, style)?;
    Some((offset(minutes)?, end))
}

fn offset(minutes: i32) -> Option<Offset> {
    if minutes.abs() > 14 * 60 { None } else { Offset::from_seconds(minutes * 60).ok() }
}

fn signed_offset(mut after: Cursor<'_>, style: Style) -> Option<(i32, Cursor<'_>)> {
    let sign = match after.next().kind {
        Kind::Sign('+') => 1,
        Kind::Sign('-' | '−') => -1,
        _ => return None,
    };
    let token = after.next();
    let Kind::Number(number) = token.kind else { return None };
    let value = i32::try_from(number.value).ok()?;
    match number.digits {
        _ if token.gap => None,
        4 => Some((sign * (value / 100 * 60 + value % 100), after)),
        // A minus without four digits is more often "until".
        1 | 2 if sign > 0 || style == Style::Machine => match colon_pair(after) {
            Some((':', minute, end)) => Some((sign * (value * 60 + i32::try_from(minute.value).ok()?), end)),
            _ => Some((sign * value * 60, after)),
        },
        _ => None,
    }
}
