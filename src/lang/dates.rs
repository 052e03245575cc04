//! Dates and times in words, as the ministry's site writes them: `Minggu 17 Januari 2021`.
//!
//! In: civil dates and moments, and the person's own day. Out: words. Never reads a clock.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::phrases::{Lang, Language};
use crate::news::{Precision, When};

const DAYS_ID: [&str; 7] = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const DAYS_EN: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_ID: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Lang {
    /// `Minggu 17 Januari 2021`, `Sunday 17 January 2021`.
    pub fn long_date(&self, date: Date) -> String {
        let (days, months) = match self.language() {
            Language::Id => (DAYS_ID, MONTHS_ID),
            Language::En => (DAYS_EN, MONTHS_EN),
        };
        let day = days[usize::from(date.weekday().to_sunday_zero_offset().unsigned_abs()) % 7];
        format!("{day} {} {} {}", date.day(), months[month_index(date)], date.year())
    }

    /// `Hari ini`, `Kemarin`, `Senin 23 November`, with the year where it is another: a heading.
    pub fn day_heading(&self, date: Date, today: Date) -> String {
        let days = date.until(today).map_or(i32::MAX, |span| span.get_days());
        match days {
            0 => self.day_today(),
            1 => self.day_yesterday(),
            _ => {
                let whole = self.long_date(date);
                let year = format!(" {}", date.year());
                let short = whole.strip_suffix(&year).filter(|_| date.year() == today.year());
                short.map(str::to_owned).unwrap_or(whole)
            }
        }
    }

    /// `17 Jan` within the year of `today`, else `17-01-21`: at most eight columns.
    pub fn short_date(&self, date: Date, today: Date) -> String {
        if date.year() == today.year() {
            let months = if self.language() == Language::Id { SHORT_ID } else { SHORT_EN };
            return format!("{:>2} {}", date.day(), months[month_index(date)]);
        }
        format!("{:02}-{:02}-{:02}", date.day(), date.month(), date.year().rem_euclid(100))
    }

    /// `17 Jan` within the year of `today`, else `Jan’20`: six columns.
    pub fn brief_date(&self, date: Date, today: Date) -> String {
        if date.year() == today.year() {
            return self.short_date(date, today);
        }
        let months = if self.language() == Language::Id { SHORT_ID } else { SHORT_EN };
        format!("{}’{:02}", months[month_index(date)], date.year().rem_euclid(100))
    }

    /// `17 Jan 2021`: the date where a long one has no room.
    pub fn middle_date(&self, date: Date) -> String {
        let months = if self.language() == Language::Id { SHORT_ID } else { SHORT_EN };
        format!("{} {} {}", date.day(), months[month_index(date)], date.year())
    }

    /// `hari ini`, `kemarin`, `3 hari lalu`; `None` for days ahead or more than a week ago.
    pub fn relative_day(&self, date: Date, today: Date) -> Option<String> {
        match date.until(today).ok()?.get_days() {
            0 => Some(self.today_word()),
            1 => Some(self.yesterday_word()),
            days @ 2..=7 => Some(self.days_ago(days)),
            _ => None,
        }
    }

    /// `10.05` in Indonesian, `10:05` in English.
    pub fn clock(&self, hour: i8, minute: i8) -> String {
        let point = if self.language() == Language::Id { '.' } else { ':' };
        format!("{hour:02}{point}{minute:02}")
    }

    /// `Rabu 18 November 2020 10.05 WIB`: a moment in the zone its source wrote it in.
    pub fn moment(&self, when: When) -> String {
        let local = when.offset.to_datetime(when.at);
        let date = self.long_date(local.date());
        match when.precision {
            Precision::Day => date,
            Precision::Time => {
                format!("{date} {} {}", self.clock(local.hour(), local.minute()), zone(when.offset))
            }
        }
    }
}

fn month_index(date: Date) -> usize {
    usize::from(date.month().unsigned_abs()).saturating_sub(1) % 12
}

/// The name Indonesians know an offset by, else `UTC+5.30`.
fn zone(offset: Offset) -> String {
    match offset.seconds() {
        25_200 => "WIB".to_owned(),
        28_800 => "WITA".to_owned(),
        32_400 => "WIT".to_owned(),
        0 => "UTC".to_owned(),
        seconds => {
            let sign = if seconds < 0 { '-' } else { '+' };
            let minutes = seconds.abs() / 60;
            match minutes % 60 {
                0 => format!("UTC{sign}{}", minutes / 60),
                rest => format!("UTC{sign}{}.{rest:02}", minutes / 60),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_read_as_on_the_ministrys_site() {
        let (id, en) = (Lang::new(Language::Id), Lang::new(Language::En));
        for (day, in_id, in_en) in [
            (date(2021, 1, 17), "Minggu 17 Januari 2021", "Sunday 17 January 2021"),
            (date(2020, 11, 18), "Rabu 18 November 2020", "Wednesday 18 November 2020"),
            (date(2024, 2, 29), "Kamis 29 Februari 2024", "Thursday 29 February 2024"),
            (date(2026, 8, 1), "Sabtu 1 Agustus 2026", "Saturday 1 August 2026"),
        ] {
            assert_eq!(id.long_date(day), in_id);
            assert_eq!(en.long_date(day), in_en);
        }
        let today = date(2020, 12, 31);
        assert_eq!(id.short_date(date(2020, 8, 5), today), " 5 Agu");
        assert_eq!(id.short_date(date(2019, 8, 5), today), "05-08-19");
        assert_eq!(id.brief_date(date(2019, 8, 5), today), "Agu’19");
        assert_eq!(id.brief_date(date(2020, 8, 15), today), "15 Agu");
        assert_eq!(en.middle_date(date(2020, 5, 1)), "1 May 2020");
    }

    #[test]
    fn days_near_today_have_names() {
        let id = Lang::new(Language::Id);
        let today = date(2021, 1, 2);
        for (day, words) in [
            (date(2021, 1, 2), Some("hari ini")),
            (date(2021, 1, 1), Some("kemarin")),
            (date(2020, 12, 30), Some("3 hari lalu")),
            (date(2020, 12, 1), None),
            (date(2021, 1, 3), None),
        ] {
            assert_eq!(id.relative_day(day, today).as_deref(), words, "{day}");
        }
    }

    #[test]
    fn a_day_heads_its_news() {
        let (id, en) = (Lang::new(Language::Id), Lang::new(Language::En));
        let today = date(2026, 11, 24);
        for (day, in_id, in_en) in [
            (date(2026, 11, 24), "Hari ini", "Today"),
            (date(2026, 11, 23), "Kemarin", "Yesterday"),
            (date(2026, 11, 22), "Minggu 22 November", "Sunday 22 November"),
            (date(2026, 10, 24), "Sabtu 24 Oktober", "Saturday 24 October"),
            (date(2026, 12, 1), "Selasa 1 Desember", "Tuesday 1 December"),
            (date(2025, 11, 24), "Senin 24 November 2025", "Monday 24 November 2025"),
        ] {
            assert_eq!(id.day_heading(day, today), in_id);
            assert_eq!(en.day_heading(day, today), in_en);
        }
    }

    #[test]
    fn a_moment_shows_no_midnight_that_nobody_wrote() {
        let id = Lang::new(Language::Id);
        let day = When::day(date(2020, 11, 18), When::WIB).unwrap();
        assert_eq!(id.moment(day), "Rabu 18 November 2020");
        let at = "2020-11-18T03:05:00Z".parse().unwrap();
        assert_eq!(id.moment(When::time(at, When::WIB)), "Rabu 18 November 2020 10.05 WIB");
        let odd = Offset::from_seconds(19_800).unwrap();
        assert_eq!(id.moment(When::time(at, odd)), "Rabu 18 November 2020 08.35 UTC+5.30");
    }
}
