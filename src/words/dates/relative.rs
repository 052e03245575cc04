//! Reads times counted from now: `2 jam yang lalu`, `kemarin`, `pekan lalu`, `3 hours ago`.
//!
//! Only short lines of metadata are looked at, and the words must stand by themselves:
//! in a sentence "kemarin" is a part of the story, not its date.

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Span, Timestamp};

use super::clock::{self, Clock, Read, Style};
use super::lex::{Cursor, Kind, Word};
use super::names;
use crate::news::When;

/// A longer line is a sentence.
const LONGEST: usize = 90;

/// Reads `text` if it is a time counted from now, with nothing but labels around it.
pub(super) fn read(text: &str, now: Timestamp, zone: Offset) -> Option<When> {
    if text.len() > LONGEST {
        return None;
    }
    let mut here = Cursor::new(text);
    loop {
        if let Some((ago, after)) = phrase(here)
            && let Some(when) = when(ago, after, now, zone)
        {
            return Some(when);
        }
        let mut ahead = here;
        match ahead.next().kind {
            Kind::End => return None,
            Kind::Word(word) if names::is_label(word.bytes()) || is_about(word.bytes()) => {}
            Kind::Sign(_) => {}
            _ => ahead = after_separator(ahead)?,
        }
        here = ahead;
    }
}

/// The place behind the next separator of a line of metadata.
fn after_separator(mut here: Cursor<'_>) -> Option<Cursor<'_>> {
    loop {
        let token = here.next();
        match token.kind {
            Kind::End => return None,
            Kind::Sign('|' | '·' | '•' | '/' | '–' | '—' | '(' | ':') => return Some(here),
            Kind::Sign('-') if token.gap => return Some(here),
            _ => {}
        }
    }
}

/// How long before now, in the units it was given in.
#[derive(Clone, Copy, Default)]
struct Ago {
    seconds: i64,
    days: i64,
    months: i64,
    exact: bool,
    /// The last such day, Monday 0, where a day of the week was named.
    weekday: Option<i8>,
}

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Ago {
    const NOW: Self = Self { seconds: 0, days: 0, months: 0, exact: true, weekday: None };

    fn days(days: i64) -> Self {
        Self { days, ..Self::default() }
    }

    fn add(self, count: i64, unit: Unit) -> Self {
        let exact = self.exact || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
        let mut sum = Self { exact, ..self };
        match unit {
            Unit::Second => sum.seconds += count,
            Unit::Minute => sum.seconds += count * 60,
            Unit::Hour => sum.seconds += count * 3600,
            Unit::Day => sum.days += count,
            Unit::Week => sum.days += count * 7,
            Unit::Month => sum.months += count,
            Unit::Year => sum.months += count * 12,
        }
        sum
    }
}

/// Puts the phrase that ends at `after` on the calendar; what follows it must not be a sentence.
fn when(ago: Ago, after: Cursor<'_>, now: Timestamp, zone: Offset) -> Option<When> {
    let (clock, after) = match clock::following(after, Style::Human) {
        Read::Time(clock, end) => (Some(clock), end),
        Read::Bad => return None,
        Read::No => (None, after),
    };
    if !ends(after) {
        return None;
    }
    if ago.exact {
        return exact(ago, now, zone);
    }
    let today = zone.to_datetime(now).date();
    let since = ago.weekday.map(|day| (today.weekday().to_monday_zero_offset() - day + 6).rem_euclid(7) + 1);
    let date = back(today, Ago { days: ago.days + i64::from(since.unwrap_or_default()), ..ago })?;
    match clock {
        None => When::day(date, zone),
        Some(clock) => at_clock(date, clock, zone),
    }
}

/// The moment at which `clock` showed that time on `date`.
pub(super) fn at_clock(date: Date, clock: Clock, zone: Offset) -> Option<When> {
    let offset = clock.offset.unwrap_or(zone);
    let at = offset.to_timestamp(date.at(clock.hour, clock.minute, clock.second, 0)).ok()?;
    Some(When::time(at, offset))
}

fn exact(ago: Ago, now: Timestamp, zone: Offset) -> Option<When> {
    let local = zone.to_datetime(now);
    let date = back(local.date(), ago)?;
    let at = zone.to_timestamp(date.to_datetime(local.time())).ok()?;
    Some(When::time(Timestamp::from_second(at.as_second().checked_sub(ago.seconds)?).ok()?, zone))
}

fn back(date: Date, ago: Ago) -> Option<Date> {
    let span = Span::new().try_months(ago.months).ok()?.try_days(ago.days);
    // A span wants one sign; tomorrow is a negative count of days and never has months.
    date.checked_sub(span.ok()?).ok()
}

/// Whether a line of metadata may end, or go on with something else, at `after`.
fn ends(mut after: Cursor<'_>) -> bool {
    loop {
        let token = after.next();
        match token.kind {
            Kind::End | Kind::Sign('|' | '·' | '•' | '/' | '–' | '—') => return true,
            Kind::Sign('-') => return token.gap,
            Kind::Sign(')' | ']' | '.' | '(') => {}
            Kind::Word(word) if names::is_part_of_day(word.bytes()) || names::is_label(word.bytes()) => {}
            Kind::Word(word) => return names::is_beside(word.bytes()),
            Kind::Sign(_) | Kind::Number(_) => return false,
        }
    }
}

/// The phrase that begins at `here`.
fn phrase(here: Cursor<'_>) -> Option<(Ago, Cursor<'_>)> {
    fixed(here).or_else(|| last(here)).or_else(|| weekday(here)).or_else(|| counted(here))
}

/// Phrases without a number.
fn fixed(here: Cursor<'_>) -> Option<(Ago, Cursor<'_>)> {
    let (word, after) = here.word_after()?;
    let then =
        |wanted: &[u8]| after.word_after().filter(|(next, _)| next.bytes() == wanted).map(|(_, end)| end);
    let (ago, end) = match word.bytes() {
        b"baru" => (Ago::NOW, then(b"saja")?),
        b"just" => (Ago::NOW, then(b"now")?),
        b"barusan" | b"sekarang" => (Ago::NOW, after),
        b"hari" => (Ago::days(0), then(b"ini")?),
        // Last night belongs to the day that is over.
        b"tadi" if then(b"malam").is_some() => (Ago::days(1), then(b"malam")?),
        b"last" => (Ago::days(1), then(b"night")?),
        b"this" => (Ago::days(0), then(b"morning").or_else(|| then(b"afternoon"))?),
        b"today" | b"tadi" => (Ago::days(0), after),
        b"kemarin" | b"kemaren" => match then(b"lusa").or_else(|| then(b"dulu")) {
            Some(end) => (Ago::days(2), end),
            None => (Ago::days(1), after),
        },
        b"semalam" | b"yesterday" => (Ago::days(1), after),
        b"besok" | b"esok" | b"tomorrow" => (Ago::days(-1), after),
        b"lusa" => (Ago::days(-2), after),
        _ => return None,
    };
    Some((ago, end))
}

/// `pekan lalu`, `last month`: one unit back.
fn last(here: Cursor<'_>) -> Option<(Ago, Cursor<'_>)> {
    let (word, after) = here.word_after()?;
    let (unit, after) = if word.bytes() == b"last" {
        let (next, end) = after.word_after()?;
        (unit(next.bytes())?, end)
    } else {
        (unit(word.bytes())?, past(after)?)
    };
    let whole = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    whole.then(|| (Ago::default().add(1, unit), after))
}

/// `Senin lalu`, `Jumat kemarin`, `last Monday`. `Minggu lalu` is a week, not a Sunday.
fn weekday(here: Cursor<'_>) -> Option<(Ago, Cursor<'_>)> {
    let day = |word: Word| names::weekday(word.bytes()).filter(|_| word.bytes().len() > 3);
    let (word, after) = here.word_after()?;
    let (day, end) = if word.bytes() == b"last" {
        let (next, end) = after.word_after()?;
        (day(next)?, end)
    } else {
        let yesterday =
            after.word_after().filter(|(next, _)| matches!(next.bytes(), b"kemarin" | b"kemaren"));
        (day(word)?, past(after).or(yesterday.map(|(_, end)| end))?)
    };
    Some((Ago { weekday: Some(day), ..Ago::default() }, end))
}

/// `1 jam 20 menit yang lalu`, `sejam`, `half an hour ago`.
fn counted(here: Cursor<'_>) -> Option<(Ago, Cursor<'_>)> {
    let (mut ago, mut after, mut parts) = (Ago::default(), here, 0);
    while let Some((more, end)) = amount(after, ago) {
        (ago, after, parts) = (more, end, parts + 1);
        if parts == 4 {
            break;
        }
    }
    if parts == 0 {
        return None;
    }
    match past(after) {
        Some(end) => Some((ago, end)),
        // "sejam" alone is said for "an hour ago"; "2 jam" alone is a length of time.
        None if is_whole(here, after) && one_of(here).is_some() => Some((ago, after)),
        None => None,
    }
}

fn is_whole(here: Cursor<'_>, after: Cursor<'_>) -> bool {
    here.text[..here.at].trim().is_empty() && after.rest().trim().is_empty()
}

/// The place behind `yang lalu`, `lalu`, `silam`, `ago`.
fn past(after: Cursor<'_>) -> Option<Cursor<'_>> {
    let (word, end) = after.word_after()?;
    match word.bytes() {
        b"lalu" | b"silam" | b"ago" | b"yl" => Some(end),
        b"yang" | b"yg" => {
            let (word, end) = end.word_after()?;
            matches!(word.bytes(), b"lalu" | b"silam").then_some(end)
        }
        _ => None,
    }
}

/// One number and its unit, added to `ago`.
fn amount(here: Cursor<'_>, ago: Ago) -> Option<(Ago, Cursor<'_>)> {
    if let Some((unit, end)) = one_of(here) {
        return Some((ago.add(1, unit), end));
    }
    if let Some((half, end)) = half(here) {
        return Some((ago.add(half, Unit::Second), end));
    }
    let (count, after) = count(here)?;
    let (word, end) = after.word_after()?;
    let unit = match word.bytes() {
        // "hr" is a day in Indonesian and an hour in English.
        b"hr" if end.word_after().is_some_and(|(next, _)| next.bytes() != b"ago") => Unit::Day,
        other => unit(other)?,
    };
    Some((ago.add(count, unit), end))
}

/// `sejam`, `sepekan`: "one" grown together with its unit.
fn one_of(here: Cursor<'_>) -> Option<(Unit, Cursor<'_>)> {
    let (word, end) = here.word_after()?;
    let one: &[u8] = word.bytes().strip_prefix(b"se")?;
    match one {
        b"saat" => Some((Unit::Second, end)),
        b"detik" | b"menit" | b"jam" | b"hari" | b"minggu" | b"pekan" | b"bulan" | b"tahun" => {
            Some((unit(one)?, end))
        }
        _ => None,
    }
}

/// Half an hour or half a day, in seconds.
fn half(here: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    let (word, mut after) = here.word_after()?;
    if !matches!(word.bytes(), b"setengah" | b"half") {
        return None;
    }
    if let Some((word, end)) = after.word_after()
        && matches!(word.bytes(), b"a" | b"an")
    {
        after = end;
    }
    let (word, end) = after.word_after()?;
    match unit(word.bytes())? {
        Unit::Hour => Some((1800, end)),
        Unit::Day => Some((12 * 3600, end)),
        _ => None,
    }
}

fn count(here: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    let mut after = here;
    match after.next().kind {
        Kind::Number(number) if number.digits <= 4 => Some((i64::from(number.value), after)),
        Kind::Word(word) => match after.word_after() {
            Some((next, end)) if word.bytes() == b"a" && next.bytes() == b"few" => Some((3, end)),
            _ => Some((spelled(word)?, after)),
        },
        _ => None,
    }
}

fn spelled(word: Word) -> Option<i64> {
    Some(match word.bytes() {
        b"satu" | b"a" | b"an" | b"one" => 1,
        b"dua" | b"two" => 2,
        // "Some" hours ago are put at three.
        b"tiga" | b"three" | b"beberapa" | b"few" | b"several" => 3,
        b"empat" | b"four" => 4,
        b"lima" | b"five" => 5,
        b"enam" | b"six" => 6,
        b"tujuh" | b"seven" => 7,
        b"delapan" | b"eight" => 8,
        b"sembilan" | b"nine" => 9,
        b"sepuluh" | b"ten" => 10,
        b"sebelas" | b"eleven" => 11,
        _ => return None,
    })
}

fn unit(word: &[u8]) -> Option<Unit> {
    Some(match word {
        b"detik" | b"dtk" | b"second" | b"seconds" | b"sec" | b"secs" | b"s" => Unit::Second,
        b"menit" | b"mnt" | b"minute" | b"minutes" | b"min" | b"mins" | b"m" => Unit::Minute,
        b"jam" | b"hour" | b"hours" | b"hr" | b"hrs" | b"h" => Unit::Hour,
        b"hari" | b"day" | b"days" | b"d" => Unit::Day,
        b"minggu" | b"mgg" | b"pekan" | b"week" | b"weeks" | b"wk" | b"wks" | b"w" => Unit::Week,
        b"bulan" | b"bln" | b"month" | b"months" | b"mo" | b"mos" => Unit::Month,
        b"tahun" | b"thn" | b"year" | b"years" | b"yr" | b"yrs" | b"y" => Unit::Year,
        _ => return None,
    })
}

fn is_about(word: &[u8]) -> bool {
    matches!(word, b"sekitar" | b"kira" | b"kurang" | b"lebih" | b"about" | b"around" | b"over" | b"dari")
}
