//! Dates as the ministry's offices write them: each site in its own way, as in life.
//!
//! In: a moment and the present day. Out: text for pages and feeds. All offices lie in WIB. It
//! only writes dates; reading them is the business of `words::dates`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};

use crate::news::When;

const MONTHS: [&str; 12] = [
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

/// The wall clock in WIB.
pub fn local(at: Timestamp) -> DateTime {
    When::WIB.to_datetime(at)
}

/// `Rabu`.
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Senin",
        Weekday::Tuesday => "Selasa",
        Weekday::Wednesday => "Rabu",
        Weekday::Thursday => "Kamis",
        Weekday::Friday => "Jumat",
        Weekday::Saturday => "Sabtu",
        Weekday::Sunday => "Minggu",
    }
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("Januari")
}

/// `18 November 2020`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `Rabu, 18 November 2020`.
pub fn long(date: Date) -> String {
    format!("{}, {}", weekday(date), day(date))
}

/// `Rabu 18 November 2020`: a site header's "today".
pub fn header(date: Date) -> String {
    format!("{} {}", weekday(date), day(date))
}

/// `Rabu, 18 Nopember 2020`: the older spelling that some offices keep.
pub fn old_spelling(date: Date) -> String {
    long(date).replace("November", "Nopember").replace("Februari", "Pebruari")
}

/// `18-11-2020`.
pub fn dashed(date: Date) -> String {
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

/// `Rabu (18/11/2020)`: the day inside a release's first sentence.
pub fn in_text(date: Date) -> String {
    format!("{} ({:02}/{:02}/{})", weekday(date), date.day(), date.month(), date.year())
}

/// `10.05`.
pub fn clock(at: DateTime) -> String {
    format!("{:02}.{:02}", at.hour(), at.minute())
}

/// `Wed, 18 Nov 2020 03:05:00 GMT` (RFC 9110, section 5.6.7).
pub fn http(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// `Wed, 18 Nov 2020 10:05:00 +0700` (RFC 822 as RSS uses it).
pub fn rss(at: Timestamp) -> String {
    format!("{} +0700", local(at).strftime("%a, %d %b %Y %H:%M:%S"))
}

/// `2020-11-18T10:05:00+07:00` (RFC 3339 as Atom uses it).
pub fn atom(at: Timestamp) -> String {
    When::time(at, When::WIB).to_string()
}

/// The moment an HTTP date names; `None` for anything else.
pub fn read_http(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::parse(text).ok().map(|moment| moment.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_site_writes_the_same_day_in_its_own_way() {
        let at: Timestamp = "2020-11-18T03:05:00Z".parse().unwrap();
        let date = local(at).date();
        assert_eq!(long(date), "Rabu, 18 November 2020");
        assert_eq!(header(date), "Rabu 18 November 2020");
        assert_eq!(old_spelling(date), "Rabu, 18 Nopember 2020");
        assert_eq!(dashed(date), "18-11-2020");
        assert_eq!(in_text(date), "Rabu (18/11/2020)");
        assert_eq!(clock(local(at)), "10.05");
        assert_eq!(http(at), "Wed, 18 Nov 2020 03:05:00 GMT");
        assert_eq!(rss(at), "Wed, 18 Nov 2020 10:05:00 +0700");
        assert_eq!(atom(at), "2020-11-18T10:05:00+07:00");
        assert_eq!(read_http(&http(at)), Some(at));
        assert_eq!(read_http("kemarin"), None);
    }
}
