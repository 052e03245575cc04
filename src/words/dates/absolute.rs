//! Reads dates that name their day: `18 Nopember 2020`, `November 18, 2020`, `18-20 Mei 2021`.
//!
//! Comes in a place in a text, goes out the day and the place after it. Dates of digits only
//! live in `numeric`.

use jiff::civil::Date;

use super::clock::{self, Read, Style, range_sign};
use super::lex::{Cursor, Kind, Number, free_after, free_before};
use super::{names, numeric, slips};

/// A date found in a text.
#[derive(Clone, Copy)]
pub(super) struct Found<'t> {
    pub date: Date,
    /// Where it begins, in bytes.
    pub start: usize,
    /// The place after it.
    pub after: Cursor<'t>,
    pub year: Year,
    pub style: Style,
}

/// Where a year comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// It was written.
    Written,
    /// It was left out and is the latest that has passed.
    Guessed,
}

/// What stands at a place.
pub(super) enum Day<'t> {
    Found(Found<'t>),
    /// A date in form, but no such day exists.
    Bad,
    No,
}

/// Years that a date of news or history may have.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// Reads the date whose first number begins at `here`; `today` fills in a missing year.
pub(super) fn date_at(here: Cursor<'_>, today: Date) -> Day<'_> {
    let free = free_before(here.text, here.at);
    if !free && !behind_slash(here) {
        return Day::No;
    }
    if let Some(first) = month_before(here) {
        match month_first(first, today) {
            Day::No => {}
            day => return day,
        }
    }
    match named(here, today) {
        Day::No if free => numeric::date_at(here, today),
        day => day,
    }
}

/// Whether `here` is the second half of `1 Ramadan 1442H/13 April 2021M`.
fn behind_slash(here: Cursor<'_>) -> bool {
    here.text[..here.at].strip_suffix('/').is_some_and(|before| before.ends_with(char::is_alphabetic))
}

/// The place of the month's name that ends just before `here`.
fn month_before(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let before = here.text[..here.at].trim_end().trim_end_matches('.');
    let start = before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| {
        // `rfind` gives the start of a character that may be long.
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let first = here.moved(start);
    let (word, _) = first.word_after()?;
    (names::month(word.bytes()).is_some() && free_before(here.text, start)).then_some(first)
}

/// `18 November 2020`, `18th of November 2020`, `18-Nov-20`, `18 s.d. 20 November 2020`.
fn named(here: Cursor<'_>, today: Date) -> Day<'_> {
    let Some((day, after)) = here.number_after() else { return Day::No };
    if day.digits > 2 {
        return Day::No;
    }
    let after = skip_ordinal(after);
    let month = month_after(after).or_else(|| month_after(skip_range(after)));
    let Some((month, after)) = month.or_else(|| slip_after(here, after)) else { return Day::No };
    let (after, last_month) = match range_month(after) {
        Some((month, after)) => (after, month),
        None => (after, month),
    };
    let (year, after) = match year_after(after) {
        Some((year, end)) => (Some(year), end),
        None => (None, after),
    };
    // From December to January means the year before the one written.
    let year = year.map(|year| if last_month < month { year - 1 } else { year });
    build(day, month, year, today, here.at, after)
}

/// `November 18, 2020`, `Wed Nov 18 14:00:00 UTC 2020`.
fn month_first(here: Cursor<'_>, today: Date) -> Day<'_> {
    let Some((word, after)) = here.word_after() else { return Day::No };
    let Some(month) = names::month(word.bytes()) else { return Day::No };
    let after = after.sign_after('.').unwrap_or(after);
    let Some((day, after)) = after.number_after() else { return Day::No };
    if day.digits > 2 {
        return Day::No;
    }
    let after = skip_ordinal(after);
    if let Some((last_month, year, end)) = far_end(after) {
        let year = if last_month < month { year - 1 } else { year };
        return build(day, month, Some(year), today, here.at, end);
    }
    let after = range_sign(after)
        .and_then(Cursor::number_after)
        .filter(|(last, _)| last.digits <= 2)
        .map_or(after, |(_, end)| end);
    // A name right behind the day belongs to the day.
    if month_after(after).is_some() {
        return Day::No;
    }
    if let Some((year, end)) = year_after(after).filter(|(_, end)| free_after(end.text, end.at)) {
        return build(day, month, Some(year), today, here.at, end);
    }
    if let Some(found) = year_behind_time(here, day, month, after) {
        return found;
    }
    build(day, month, None, today, here.at, after)
}

/// The far end of `November 30 - December 2, 2020`.
fn far_end(after: Cursor<'_>) -> Option<(i8, u32, Cursor<'_>)> {
    let (word, after) = range_sign(after)?.word_after()?;
    let month = names::month(word.bytes())?;
    let (_, after) = after.number_after().filter(|(day, _)| day.digits <= 2)?;
    let (year, end) = year_after(skip_ordinal(after))?;
    Some((month, year, end))
}

/// The year at the very end, as `asctime` and `date` write it. The time is read again from
/// the place before it, so the year is left to the caller as already passed.
fn year_behind_time<'t>(here: Cursor<'t>, day: Number, month: i8, after: Cursor<'t>) -> Option<Day<'t>> {
    let Read::Time(_, end) = clock::following(after, Style::Human) else { return None };
    let (year, _) = end.number_after().filter(|(year, _)| year.digits == 4)?;
    let Some(date) = date(year.value, month, day.value) else { return Some(Day::Bad) };
    Some(Day::Found(Found { date, start: here.at, after, year: Year::Written, style: Style::Human }))
}

fn build(day: Number, month: i8, year: Option<u32>, today: Date, start: usize, after: Cursor<'_>) -> Day<'_> {
    let found = match year {
        Some(year) => date(year, month, day.value).map(|date| (date, Year::Written)),
        None => latest(month, day.value, today).map(|date| (date, Year::Guessed)),
    };
    match found {
        Some((date, year)) => Day::Found(Found { date, start, after, year, style: Style::Human }),
        None => Day::Bad,
    }
}

/// The day, if there is one in a sensible year.
pub(super) fn date(year: u32, month: i8, day: u32) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()
}

/// The last such day that is not in the future.
pub(super) fn latest(month: i8, day: u32, today: Date) -> Option<Date> {
    let day = i8::try_from(day).ok()?;
    // Leap days may be eight years apart (1896 to 1904).
    (0..=8).filter_map(|back| Date::new(today.year() - back, month, day).ok()).find(|date| *date <= today)
}

/// Steps over `st`, `nd`, `rd`, `th` glued to a number, and the full stop of `18.`
fn skip_ordinal(after: Cursor<'_>) -> Cursor<'_> {
    match after.word_after() {
        Some((word, end))
            if matches!(word.bytes(), b"st" | b"nd" | b"rd" | b"th") && end.at == after.at + 2 =>
        {
            end
        }
        _ => after,
    }
}

/// The month's name behind a day, over at most one separator.
fn month_after(after: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    let mut here = after;
    for _ in 0..2 {
        let mut ahead = here;
        match ahead.next().kind {
            Kind::Word(word) => {
                if let Some(month) = names::month(word.bytes()) {
                    return Some((month, ahead.sign_after('.').unwrap_or(ahead)));
                }
                if !matches!(word.bytes(), b"of" | b"bulan") {
                    return None;
                }
            }
            Kind::Sign('-' | '–' | '/' | '.' | ',') => {}
            _ => return None,
        }
        here = ahead;
    }
    None
}

/// A misspelt month, or one in Roman numerals, between a day and a year of four digits. Behind a
/// slash Roman numerals number letters (`Nomor 12/XI/2020`), unless there is nothing else.
fn slip_after<'t>(here: Cursor<'t>, after: Cursor<'t>) -> Option<(i8, Cursor<'t>)> {
    let slash = after.sign_after('/').filter(|_| here.text[..here.at].trim().is_empty());
    let dash = slash.or_else(|| after.sign_after('-')).or_else(|| after.sign_after('.'));
    let (word, end) = dash.unwrap_or(after).word_after()?;
    let (year, behind) = year_after(end)?;
    // Two digits would be too few to vouch for the word between.
    if !YEARS.contains(&year) || !four_digits(&end.text[..behind.at]) {
        return None;
    }
    let sure = dash.is_some() || word.bytes().len() > 1;
    let letter = numeric::is_serial(here) || slash.is_some() && !behind.rest().trim().is_empty();
    let roman = slips::roman(word.bytes()).filter(|_| sure && !letter);
    Some((slips::month(word.bytes()).or(roman)?, end))
}

fn four_digits(text: &str) -> bool {
    text.bytes().rev().take_while(u8::is_ascii_digit).count() == 4
}

/// Steps over the further days of `18-20` or `17, 18 dan 19`.
fn skip_range(after: Cursor<'_>) -> Cursor<'_> {
    let mut here = after;
    for _ in 0..4 {
        let joint = here.sign_after(',').unwrap_or(here);
        let joint = range_sign(joint).unwrap_or(joint);
        if joint.at == here.at {
            break;
        }
        match joint.number_after() {
            Some((day, end)) if day.digits <= 2 => here = end,
            _ => break,
        }
    }
    here
}

/// The month at the far end of `30 November - 2 Desember`.
fn range_month(after: Cursor<'_>) -> Option<(i8, Cursor<'_>)> {
    let (day, after) = range_sign(after)?.number_after()?;
    (day.digits <= 2).then(|| month_after(after))?
}

/// The year behind a month, over at most one separator and an apostrophe.
fn year_after(after: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (mut here, mut glued) = (after, false);
    for _ in 0..3 {
        let mut ahead = here;
        match ahead.next().kind {
            Kind::Number(year) => return year_of(year, glued, ahead),
            Kind::Sign('-' | '/' | '\'' | '’' | '‘') => glued = true,
            Kind::Sign(',' | '.') => {}
            Kind::Word(word) if matches!(word.bytes(), b"tahun" | b"of" | b"thn" | b"th") => {}
            _ => return None,
        }
        here = ahead;
    }
    None
}

fn year_of(year: Number, glued: bool, end: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    match year.digits {
        4 => Some((year.value, end)),
        2 if glued || end.peek_is_end() || end.time_follows() => Some((two_digits(year.value), end)),
        _ => None,
    }
}

/// The year that two digits mean.
pub(super) fn two_digits(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

impl Cursor<'_> {
    fn peek_is_end(self) -> bool {
        matches!(self.peek().kind, Kind::End)
    }

    fn time_follows(self) -> bool {
        let Some((hour, after)) = self.number_after() else { return false };
        hour.digits <= 2 && after.rest().starts_with(':')
    }
}
