//! Reads dates of digits: `18-11-2020`, `18/11/20`, `2020-11-18`, `(18/11)`, `18-20/11/2020`.
//!
//! Comes in a place in a text, goes out the day and the place after it. The day stands before
//! the month; only where that cannot be is `10/21/2025` read the American way.

use jiff::civil::Date;

use super::absolute::{Day, Found, Year, date, latest, two_digits};
use super::clock::Style;
use super::lex::{Cursor, Kind, Number, free_after};
use super::names;

/// Reads the date whose first number begins at `here`.
pub(super) fn date_at(here: Cursor<'_>, today: Date) -> Day<'_> {
    let Some((first, after)) = here.number_after() else { return Day::No };
    let Some((sign, second, after)) = part(after) else { return Day::No };
    if first.digits == 4 {
        return year_first(here, first, sign, second, after);
    }
    if first.digits > 2 || second.digits > 2 || is_serial(here) {
        return Day::No;
    }
    if let Some(day) = range(here, first, sign, after) {
        return day;
    }
    match part(after) {
        Some((other, third, end)) if goes_together(sign, other) => {
            day_first(here, first, sign, second, third, end)
        }
        _ if free_after(after.text, after.at) => without_year(here, first, sign, second, after, today),
        _ => Day::No,
    }
}

/// A separator and the number behind it, with white space on both sides of the sign or none.
fn part(mut after: Cursor<'_>) -> Option<(char, Number, Cursor<'_>)> {
    let token = after.next();
    let Kind::Sign(sign @ ('-' | '/' | '.' | '–')) = token.kind else { return None };
    let gap = token.gap;
    let token = after.next();
    match token.kind {
        Kind::Number(number) if token.gap == gap && !(gap && sign == '.') => Some((sign, number, after)),
        _ => None,
    }
}

/// `18-20/11/2020`: two days of one month.
fn range<'t>(here: Cursor<'t>, first: Number, sign: char, after: Cursor<'t>) -> Option<Day<'t>> {
    let (other, month, after) = part(after).filter(|_| matches!(sign, '-' | '–'))?;
    let (last, year, end) = part(after)?;
    let sound = matches!(other, '/' | '.') && last == other && month.digits <= 2 && year.digits == 4;
    sound.then(|| day_first(here, first, other, month, year, end))
}

/// `18/12-2024` is written too, but never with a full stop in it.
fn goes_together(first: char, second: char) -> bool {
    first == second || (first != '.' && second != '.')
}

fn year_first<'t>(here: Cursor<'t>, year: Number, sign: char, month: Number, after: Cursor<'t>) -> Day<'t> {
    let Some((other, day, end)) = part(after) else { return Day::No };
    if other != sign || month.digits > 2 || day.digits > 2 {
        return Day::No;
    }
    let Ok(month) = i8::try_from(month.value) else { return Day::No };
    // `2020-11-18T14:00` and `2020-11-18 14:00` go on; other letters make it a code.
    let interval = end.rest().strip_prefix('/').is_some_and(|rest| rest.as_bytes().get(4) == Some(&b'-'));
    let goes_on = interval || end.rest().starts_with(['T', 't']) || free_after(end.text, end.at);
    match date(year.value, month, day.value) {
        Some(_) if !goes_on => Day::No,
        Some(date) => found(date, here, end, Year::Written, Style::Machine),
        None => Day::Bad,
    }
}

fn day_first<'t>(
    here: Cursor<'t>,
    day: Number,
    sign: char,
    month: Number,
    year: Number,
    end: Cursor<'t>,
) -> Day<'t> {
    let year = match year.digits {
        4 => year.value,
        2 if sign != '.' => two_digits(year.value),
        _ => return Day::No,
    };
    let common_era = end.word_after().is_some_and(|(word, _)| names::is_common_era(word.bytes()));
    if !common_era && !free_after(end.text, end.at) && !end.rest().starts_with(':') {
        return Day::No;
    }
    let (day, month) = match (day.value, month.value) {
        (month @ 1..=12, day @ 13..=31) if sign == '/' => (day, month),
        pair => pair,
    };
    match i8::try_from(month).ok().and_then(|month| date(year, month, day)) {
        Some(date) => found(date, here, end, Year::Written, Style::Human),
        None => Day::Bad,
    }
}

/// `(18/11)`, or `18/11` behind a weekday: with less around it, it is a fraction.
fn without_year<'t>(
    here: Cursor<'t>,
    day: Number,
    sign: char,
    month: Number,
    end: Cursor<'t>,
    today: Date,
) -> Day<'t> {
    let before = here.text[..here.at].trim_end();
    let bracketed = before.ends_with(['(', '[']) && end.rest().trim_start().starts_with([')', ']']);
    let behind_weekday = before
        .trim_end_matches([',', '(', ' '])
        .rsplit(|c: char| c.is_whitespace() || c == ',' || c == '(')
        .next()
        .and_then(|word| Cursor::new(word).word_after())
        .is_some_and(|(word, _)| names::weekday(word.bytes()).is_some());
    if !matches!(sign, '/' | '-') || !(bracketed || behind_weekday) {
        return Day::No;
    }
    match i8::try_from(month.value).ok().and_then(|month| latest(month, day.value, today)) {
        Some(date) => found(date, here, end, Year::Guessed, Style::Human),
        None => Day::No,
    }
}

fn found<'t>(date: Date, here: Cursor<'t>, after: Cursor<'t>, year: Year, style: Style) -> Day<'t> {
    Day::Found(Found { date, start: here.at, after, year, style })
}

/// Whether the number at `here` is called a number.
pub(super) fn is_serial(here: Cursor<'_>) -> bool {
    let before = here.text[..here.at].trim_end_matches([' ', '.', ':', '\u{a0}']);
    let start = before.len() - before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    here.moved(start).word_after().is_some_and(|(word, _)| names::before_serial(word.bytes()))
}
