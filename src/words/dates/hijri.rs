//! Reads a date given in the Hijri calendar and in no other.
//!
//! No calculation matches the official Indonesian months, which begin when the moon is seen,
//! so the day may be off by one. It serves to put an article in its place among the others
//! and is the last resort: any Gregorian date beside it is taken instead.

use jiff::Span;
use jiff::civil::{Date, date};

use super::lex::{Cursor, Kind, free_before};

/// The day in `text`, if there is exactly one and the year is marked as Hijri.
pub(super) fn read(text: &str) -> Option<Date> {
    let mut here = Cursor::new(text);
    loop {
        let token = here.next();
        match token.kind {
            Kind::End => return None,
            Kind::Number(day) if day.digits <= 2 && free_before(text, token.start) => {
                let Some((month, after)) = month(here) else { continue };
                let (year, after) = after.number_after()?;
                let (mark, after) = after.word_after()?;
                let marked = matches!(mark.bytes(), b"h" | b"hijriah" | b"hijriyah" | b"ah");
                if !marked || !(1300..=1500).contains(&year.value) || has_number(after) {
                    return None;
                }
                return day_of(year.value, month, day.value);
            }
            _ => {}
        }
    }
}

fn has_number(mut here: Cursor<'_>) -> bool {
    loop {
        match here.next().kind {
            Kind::End => return false,
            Kind::Number(_) => return true,
            _ => {}
        }
    }
}

fn month(here: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (word, after) = here.word_after()?;
    let month = match word.bytes() {
        b"muharam" | b"muharram" => 1,
        b"safar" | b"shafar" => 2,
        b"rabiul" | b"robiul" | b"rabi" => return paired(after, 3),
        b"jumadil" | b"jumadal" | b"jumada" | b"jumadi" => return paired(after, 5),
        b"rajab" => 7,
        b"syakban" | b"syaban" | b"shaban" => 8,
        b"ramadan" | b"ramadhan" | b"romadhon" | b"romadon" => 9,
        b"syawal" | b"syawwal" | b"shawwal" => 10,
        b"zulkaidah" | b"zulkaedah" | b"zulqaidah" | b"dzulqadah" | b"dzulkaidah" | b"dzulqaidah" => 11,
        b"zulhijah" | b"zulhijjah" | b"dzulhijah" | b"dzulhijjah" => 12,
        _ => return None,
    };
    Some((month, after))
}

/// The first or second month of a pair that shares a name.
fn paired(after: Cursor<'_>, first: u32) -> Option<(u32, Cursor<'_>)> {
    let (word, end) = after.word_after()?;
    match word.bytes() {
        b"awal" | b"awwal" | b"ula" | b"ulaa" => Some((first, end)),
        b"akhir" | b"akhirah" | b"tsani" | b"tsaniyah" | b"sani" | b"saniah" => Some((first + 1, end)),
        _ => None,
    }
}

/// The tabular calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of 30.
fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1..=30).contains(&day) {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let days = (year - 1) * 354 + (3 + 11 * year) / 30 + (59 * (month - 1) + 1) / 2 + day - 1;
    // The first day of the first year, 16 July 622 of the Julian calendar.
    date(622, 7, 19).checked_add(Span::new().try_days(days).ok()?).ok()
}
