//! Reads what only machines write: `20201118`, `20201118T1005Z`, `2020-W47-3`, epochs, and
//! digits that nothing but blanks part.
//!
//! Comes in a whole string, goes out what it means. A string with anything beside it is left
//! to the other readers, for such digits are a date only where they stand alone.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};
use jiff::tz::Offset;

use super::absolute::date;
use super::clock::{Style, zone};
use super::lex::{Cursor, Kind, Number};

/// What a machine's string means.
pub(super) enum Machine {
    Date(Date),
    /// A day and a time of day, perhaps with a zone.
    Local(DateTime, Option<Offset>),
    Instant(Timestamp),
}

/// Reads `text` if it is a machine's from its first to its last character.
pub(super) fn read(text: &str) -> Option<Machine> {
    let text = text.trim();
    if let Some(epoch) = text.strip_prefix('@') {
        return epoch_of(epoch);
    }
    if let Some(inside) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        let end = inside.find(['+', '-']).unwrap_or(inside.len());
        return epoch_of(&inside[..end]);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        0 => None,
        1 | 2 => parted(text),
        4 => week(text),
        8 if digits == text.len() => compact_date(text).map(Machine::Date),
        8 => compact_time(text),
        12 | 14 if digits == text.len() => local(text, None),
        _ => epoch_of(text),
    }
}

/// Seconds, their fraction passed over, or milliseconds since 1970.
fn epoch_of(text: &str) -> Option<Machine> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match whole.len() {
        10 => instant(whole.parse().ok()?),
        13 if fraction.is_empty() => instant(whole.parse::<i64>().ok()? / 1000),
        _ => None,
    }
}

/// From September 2001, where seconds begin to have ten digits, to 2100.
fn instant(seconds: i64) -> Option<Machine> {
    if (1_000_000_000..4_102_444_800).contains(&seconds) {
        return Timestamp::from_second(seconds).ok().map(Machine::Instant);
    }
    None
}

fn number(text: &str, from: usize, length: usize) -> Option<u32> {
    text.get(from..from + length)?.parse().ok()
}

fn compact_date(text: &str) -> Option<Date> {
    date(number(text, 0, 4)?, i8::try_from(number(text, 4, 2)?).ok()?, number(text, 6, 2)?)
}

/// `20201118T100500.123+0700`, with or without seconds, fraction and zone.
fn compact_time(text: &str) -> Option<Machine> {
    let rest = text[8..].trim_start_matches(['T', 't', ' ', '_', '-']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !matches!(digits, 4 | 6) || text.len() - 8 - rest.len() != 1 {
        return None;
    }
    let after = &rest[digits..];
    let fraction =
        after.strip_prefix(['.', ',']).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let after = fraction.unwrap_or(after);
    let offset = if after.trim().is_empty() {
        None
    } else {
        let (offset, end) = zone(Cursor::new(after), Style::Machine)?;
        if !end.rest().trim().is_empty() {
            return None;
        }
        Some(offset)
    };
    let (day, time) = (compact_date(text)?, clock(rest, digits)?);
    Some(Machine::Local(day.to_datetime(time), offset))
}

/// `20201118100500`, or the same without seconds.
fn local(text: &str, offset: Option<Offset>) -> Option<Machine> {
    let time = clock(&text[8..], text.len() - 8)?;
    Some(Machine::Local(compact_date(text)?.to_datetime(time), offset))
}

fn clock(text: &str, digits: usize) -> Option<Time> {
    let pair = |at: usize| number(text, at, 2).and_then(|pair| i8::try_from(pair).ok());
    let second = if digits == 6 { pair(4)? } else { 0 };
    Time::new(pair(0)?, pair(2)?, second, 0).ok()
}

/// `2020-W47-3`, `2020W473` and `2020-W47`, which means its Monday.
fn week(text: &str) -> Option<Machine> {
    let rest = text[4..].trim_start_matches('-').strip_prefix(['W', 'w'])?;
    let year = i16::try_from(number(text, 0, 4)?).ok().filter(|year| (1900..=2100).contains(year))?;
    let week = i8::try_from(number(rest, 0, 2)?).ok()?;
    let day = match rest[2..].trim_start_matches('-') {
        "" => 1,
        day if day.len() == 1 => day.parse().ok()?,
        _ => return None,
    };
    let day = ISOWeekDate::new(year, week, Weekday::from_monday_one_offset(day).ok()?).ok()?;
    Some(Machine::Date(day.date()))
}

/// `18 11 2020` and `18 | 11 | 2020`, from spans that a page sets side by side.
fn parted(text: &str) -> Option<Machine> {
    let mut here = Cursor::new(text);
    let mut next = || -> Option<Number> {
        loop {
            let token = here.next();
            match token.kind {
                Kind::Number(number) if token.start == 0 || token.gap => return Some(number),
                Kind::Sign('|') => {}
                _ => return None,
            }
        }
    };
    let (day, month, year) = (next()?, next()?, next()?);
    let sound = day.digits <= 2 && month.digits <= 2 && year.digits == 4;
    let alone = matches!(here.next().kind, Kind::End);
    let date = date(year.value, i8::try_from(month.value).ok()?, day.value)?;
    (sound && alone).then_some(Machine::Date(date))
}
