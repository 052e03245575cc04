//! Reads a short string that should be a date and little else.
//!
//! Comes in what a page or a feed has in a date's place, goes out the moment, or nothing
//! where the string is a counter, a version, a law's article or a sentence.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::absolute::Year;
use super::find::{Scan, Seen, scan};
use super::lex::{Cursor, Kind};
use super::machine::{self, Machine};
use super::plain::plain;
use super::{hijri, names, relative};
use crate::news::When;

/// Nobody writes a date in more bytes than this.
const LONGEST: usize = 300;

/// Words beside a date that make its line a sentence.
const MOST_WORDS: usize = 4;

/// The same for a line that names its author or its readers.
const MOST_WORDS_OF_METADATA: usize = 14;

/// Reads `text`, a short string that should be a date and little else.
///
/// A date without a year is the latest that has passed at `now`; a time without a zone is
/// meant in `zone`.
pub fn read(text: &str, now: Timestamp, zone: Offset) -> Option<When> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = &*plain(text);
    if let Some(machine) = machine::read(text) {
        return match machine {
            Machine::Date(date) => When::day(date, zone),
            Machine::Local(local, offset) => {
                let offset = offset.unwrap_or(zone);
                Some(When::time(offset.to_timestamp(local).ok()?, offset))
            }
            Machine::Instant(at) => Some(When::time(at, zone)),
        };
    }
    let today = zone.to_datetime(now).date();
    match scan(text, 0, today, Year::Written) {
        Scan::Found(seen) => return if is_metadata(text, &seen) { seen.when(zone) } else { None },
        Scan::Bad(_) => return None,
        Scan::Nothing => {}
    }
    if let Some(when) = relative::read(text, now, zone) {
        return Some(when);
    }
    match scan(text, 0, today, Year::Guessed) {
        Scan::Found(seen) if stands_alone(text, &seen) => return seen.when(zone),
        Scan::Bad(_) => return None,
        _ => {}
    }
    hijri::read(text).and_then(|date| When::day(date, zone))
}

/// Whether the date is the point of `text` and not a part of its sentence.
fn is_metadata(text: &str, seen: &Seen) -> bool {
    let (mut words, mut most) = (0, MOST_WORDS);
    for word in words_around(text, seen) {
        if names::is_credit(word.bytes()) {
            most = MOST_WORDS_OF_METADATA;
        } else if !names::is_label(word.bytes()) && !names::is_beside(word.bytes()) {
            words += 1;
        }
    }
    words <= most
}

/// Whether nothing but labels stands around a date so vague that it needs the benefit of doubt.
fn stands_alone(text: &str, seen: &Seen) -> bool {
    let known = |word: &[u8]| {
        names::is_label(word)
            || names::is_beside(word)
            || names::is_part_of_day(word)
            || names::weekday(word).is_some()
    };
    let digits_after = text[seen.end..].bytes().any(|b| b.is_ascii_digit());
    // A weekday with the day in brackets is a date even in a dateline.
    let first = Cursor::new(text).moved(seen.start).word_after();
    let vouched = first.is_some_and(|(word, _)| names::weekday(word.bytes()).is_some());
    let unknown = words_around(text, seen).filter(|word| !known(word.bytes())).count();
    unknown == 0 && !digits_after || vouched && unknown <= 3
}

fn words_around(text: &str, seen: &Seen) -> impl Iterator<Item = super::lex::Word> {
    let before = &text[..seen.start.min(text.len())];
    let after = &text[seen.end.min(text.len())..];
    words(before).chain(words(after))
}

fn words(text: &str) -> impl Iterator<Item = super::lex::Word> {
    let mut here = Cursor::new(text);
    std::iter::from_fn(move || {
        loop {
            match here.next().kind {
                Kind::Word(word) => return Some(word),
                Kind::End => return None,
                _ => {}
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use crate::news::Precision;
    use proptest::prelude::*;

    fn now() -> Timestamp {
        "2021-01-17T10:00:00+07:00".parse().unwrap()
    }

    fn said(text: &str) -> String {
        match read(text, now(), When::WIB) {
            None => "-".to_owned(),
            Some(when) if when.precision == Precision::Day => when.to_string()[..10].to_owned(),
            Some(when) => when.to_string(),
        }
    }

    fn check(table: &[(&str, &str)]) {
        let wrong: Vec<_> = table
            .iter()
            .filter(|(text, wanted)| said(text) != *wanted)
            .map(|(t, w)| (t, w, said(t)))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn days_as_people_write_them() {
        check(&[
            ("Minggu 17 Januari 2021", "2021-01-17"),
            ("Rabu, 18 Nopember 2020", "2020-11-18"),
            ("KAMIS, 3 DES 2020", "2020-12-03"),
            ("Jum&#039;at, 20 November 2020", "2020-11-20"),
            ("Jum`at,20 Pebruari 2020", "2020-02-20"),
            ("1 Djanuari 1960", "1960-01-01"),
            ("17 Agt. 2020", "2020-08-17"),
            ("1 Mrt 2020", "2020-03-01"),
            ("tanggal 18 bulan November tahun 2020", "2020-11-18"),
            ("18\u{a0}November&nbsp;2020", "2020-11-18"),
            ("18th of November 2020", "2020-11-18"),
            ("November 18, 2020", "2020-11-18"),
            ("Posted on Nov. 18th, 2020 by admin", "2020-11-18"),
            ("Diposting pada 18 November 2020", "2020-11-18"),
            ("Oleh: Kepala Seksi Humas Kantor Wilayah Kepulauan Riau - Rabu, 18 November 2020", "2020-11-18"),
            ("18 November 2020 - Dilihat 63 kali", "2020-11-18"),
            ("18 s.d. 20 November 2020", "2020-11-18"),
            ("17, 18 dan 19 November 2020", "2020-11-17"),
            ("30 November - 2 Desember 2020", "2020-11-30"),
            ("30 Desember s/d 2 Januari 2021", "2020-12-30"),
            ("18 sampai dengan 20 November 2020", "2020-11-18"),
            ("18-Nop-20", "2020-11-18"),
            ("18 Nov '20", "2020-11-18"),
            ("Nov 18, '20", "2020-11-18"),
        ]);
    }

    #[test]
    fn days_in_digits() {
        check(&[
            ("18-11-2020", "2020-11-18"),
            ("18.11.2020", "2020-11-18"),
            ("3/4/2021", "2021-04-03"),
            ("18 / 11 / 2020", "2020-11-18"),
            ("(21/12-2019)", "2019-12-21"),
            ("2020/11/18", "2020-11-18"),
            ("20201118", "2020-11-18"),
            ("10/21/2019 20:43", "2019-10-21T20:43:00+07:00"),
            ("Jakarta, Rabu (18/11/2020)", "2020-11-18"),
            ("Rabu (18/11)", "2020-11-18"),
            ("(18/11)", "2020-11-18"),
            ("Kamis (14/01) petang", "2021-01-14"),
            ("18 November", "2020-11-18"),
            ("14 Jan", "2021-01-14"),
            ("29 Februari", "2020-02-29"),
        ]);
    }

    #[test]
    fn times_and_zones() {
        check(&[
            ("Rabu, 18 Nopember 2020 10.05 WIB", "2020-11-18T10:05:00+07:00"),
            ("18 November 2020 Pukul 09.30 Wita", "2020-11-18T09:30:00+08:00"),
            ("18 November 2020, pkl. 09.30 WIT", "2020-11-18T09:30:00+09:00"),
            ("Rabu, 18 Nopember 2020 | 14:05", "2020-11-18T14:05:00+07:00"),
            ("Rabu, 18 November 2020 (14:05 WIB)", "2020-11-18T14:05:00+07:00"),
            ("18 November 2020 08.00 - 12.00 WITA", "2020-11-18T08:00:00+08:00"),
            ("18 November 2020 08:00-12:00", "2020-11-18T08:00:00+07:00"),
            ("18 November 2020 2:05 PM", "2020-11-18T14:05:00+07:00"),
            ("Nov 20 2019, 15:24pm IST", "2019-11-20T15:24:00+05:30"),
            ("18 November 2020 12.10 a.m.", "2020-11-18T00:10:00+07:00"),
            ("14:05 WIB, 18 November 2020", "2020-11-18T14:05:00+07:00"),
            ("Wed, 18 Nov 2020 07:00:00 +0000", "2020-11-18T07:00:00+00:00"),
            ("Rab, 18 Nop 20 14:00:00 -0330", "2020-11-18T14:00:00-03:30"),
            ("Wed, 18 Nov 2020 07:00:00 EST", "2020-11-18T07:00:00-05:00"),
            ("18/Nov/2020:10:05:22 +0700", "2020-11-18T10:05:22+07:00"),
            ("Wed Nov 18 14:00:00 WIB 2020", "2020-11-18T14:00:00+07:00"),
            ("2020-11-18T07:00:00.123Z", "2020-11-18T07:00:00+00:00"),
            ("2020-11-18T14:00-07:00", "2020-11-18T14:00:00-07:00"),
            ("2020-11-18 14:05:00", "2020-11-18T14:05:00+07:00"),
            ("20201118140500", "2020-11-18T14:05:00+07:00"),
            ("18 November 2020 14:05 GMT+8", "2020-11-18T14:05:00+08:00"),
            ("1605682800", "2020-11-18T14:00:00+07:00"),
            ("1605682800000", "2020-11-18T14:00:00+07:00"),
        ]);
    }

    #[test]
    fn counted_from_now() {
        check(&[
            ("2 jam yang lalu", "2021-01-17T08:00:00+07:00"),
            ("Admin | 2 jam lalu", "2021-01-17T08:00:00+07:00"),
            ("sejam", "2021-01-17T09:00:00+07:00"),
            ("setengah jam yang lalu", "2021-01-17T09:30:00+07:00"),
            ("1 jam 20 menit yang lalu", "2021-01-17T08:40:00+07:00"),
            ("1 hari 3 jam lalu", "2021-01-16T07:00:00+07:00"),
            ("baru saja", "2021-01-17T10:00:00+07:00"),
            ("kemarin", "2021-01-16"),
            ("Kemarin, 14:05 WITA", "2021-01-16T14:05:00+08:00"),
            ("pekan lalu", "2021-01-10"),
            ("minggu lalu", "2021-01-10"),
            ("sebulan silam", "2020-12-17"),
            ("2 tahun lalu", "2019-01-17"),
            ("Diperbarui 3 hari yang lalu", "2021-01-14"),
            ("hari ini", "2021-01-17"),
            ("lusa", "2021-01-19"),
            ("3 hours ago", "2021-01-17T07:00:00+07:00"),
            ("half an hour ago", "2021-01-17T09:30:00+07:00"),
            ("Updated 28 days ago", "2020-12-20"),
            ("yesterday", "2021-01-16"),
            ("16 hours ago on", "2021-01-16T18:00:00+07:00"),
            ("last month", "2020-12-17"),
            ("tadi pagi", "2021-01-17"),
            ("tadi malam", "2021-01-16"),
            ("semalam", "2021-01-16"),
            ("kemarin sore, 16.30 WIB", "2021-01-16T16:30:00+07:00"),
            ("Senin lalu", "2021-01-11"),
            ("Ahad kemarin", "2021-01-10"),
            ("last Saturday", "2021-01-16"),
            ("3 hr lalu", "2021-01-14"),
            ("3 hr ago", "2021-01-17T07:00:00+07:00"),
            ("beberapa menit yang lalu", "2021-01-17T09:57:00+07:00"),
            ("a few days ago", "2021-01-14"),
        ]);
    }

    #[test]
    fn slips_and_numerals() {
        check(&[
            ("18 Januri 2021", "2021-01-18"),
            ("Senin, 17 Agutus 2020", "2020-08-17"),
            ("3 Sebtember 2020 pukul 10.05", "2020-09-03T10:05:00+07:00"),
            ("12 Febr 2020", "2020-02-12"),
            ("18-XI-2020", "2020-11-18"),
            ("18 XI 2020", "2020-11-18"),
            ("18/XI/2020", "2020-11-18"),
            ("Nomor 18-XI-2020", "-"),
            ("Surat B-18/XI/2020", "-"),
            ("18/XI/2020/Kepri", "-"),
            ("25 orang 2020", "-"),
            ("12 peserta 2020", "-"),
            ("18 Novembre 20", "-"),
        ]);
    }

    #[test]
    fn what_machines_write() {
        check(&[
            ("20201118T1005Z", "2020-11-18T10:05:00+00:00"),
            ("20201118T100500.25+0700", "2020-11-18T10:05:00+07:00"),
            ("20201118 100500", "2020-11-18T10:05:00+07:00"),
            ("202011181005", "2020-11-18T10:05:00+07:00"),
            ("2020-W47-3", "2020-11-18"),
            ("2020W47", "2020-11-16"),
            ("1605668700.123", "2020-11-18T10:05:00+07:00"),
            ("@1605668700", "2020-11-18T10:05:00+07:00"),
            ("/Date(1605668700000+0700)/", "2020-11-18T10:05:00+07:00"),
            ("18 11 2020", "2020-11-18"),
            ("18 | 11 | 2020", "2020-11-18"),
            ("2020-11-18/2020-11-20", "2020-11-18"),
            ("2020-W60-3", "-"),
            ("20201118T2565Z", "-"),
            ("20201118X1005", "-"),
            ("2020111", "-"),
            ("18 11 2020 7", "-"),
            ("0812 3456 7890", "-"),
            ("081234567890", "-"),
            ("197805112006041012", "-"),
        ]);
    }

    #[test]
    fn digits_and_signs_of_other_keyboards() {
        check(&[
            ("１８ November ２０２０", "2020-11-18"),
            ("\u{200e}18\u{200e}/\u{200e}11\u{200e}/\u{200e}2020", "2020-11-18"),
            ("18\u{2011}11\u{2011}2020", "2020-11-18"),
            ("18\u{2212}11\u{2212}2020", "2020-11-18"),
            ("٢٠٢٠-١١-١٨", "2020-11-18"),
            ("18\u{202f}November\u{2009}2020 10：05", "2020-11-18T10:05:00+07:00"),
        ]);
    }

    #[test]
    fn lines_of_the_press() {
        check(&[
            ("18 Nov 2020, 08:15 WITA", "2020-11-18T08:15:00+08:00"),
            ("18 Nov 2020 - 08.15 WIT", "2020-11-18T08:15:00+09:00"),
            ("November 18th, 2020 at 3:05 pm", "2020-11-18T15:05:00+07:00"),
            ("the 3rd of May, 2020", "2020-05-03"),
            ("Published: Nov 18, 2020, 10:05 AM", "2020-11-18T10:05:00+07:00"),
            ("Terbit: Rabu, 18 November 2020 pukul 10.05 WIB", "2020-11-18T10:05:00+07:00"),
            ("18 November 2020 pukul 08.00 s.d. 10.00 WITA", "2020-11-18T08:00:00+08:00"),
            ("Tanjungpinang, 18 November 2020", "2020-11-18"),
            ("Rabu Pon, 18 November 2020", "2020-11-18"),
            ("Dipublikasikan pada Rabu, 18 November 2020 oleh Humas", "2020-11-18"),
            ("Posted on November 18, 2020 by Siti Aminah in Berita", "2020-11-18"),
            ("18 November 2020 | 1.234 kali dilihat", "2020-11-18"),
            ("3 min read · Nov 18, 2020", "2020-11-18"),
            ("18 Nov 2020 3 Menit Baca", "2020-11-18"),
            ("18Nov2020", "2020-11-18"),
            ("18-11-20 10:05", "2020-11-18T10:05:00+07:00"),
            ("30 mnt lalu", "2021-01-17T09:30:00+07:00"),
            ("2 hari yg lalu", "2021-01-15"),
            ("Today at 8:15 AM", "2021-01-17T08:15:00+07:00"),
            ("2h ago", "2021-01-17T08:00:00+07:00"),
            ("Last updated: 2 days ago", "2021-01-15"),
            ("Surat Edaran Nomor 11/2020", "-"),
            ("UU No. 18/11/2020", "-"),
            ("Rp 18.112.020", "-"),
            ("Telp 0811-2020-1118", "-"),
            ("Versi 18.11.20", "-"),
            ("ISO 9001:2015", "-"),
            ("QS. 2:183", "-"),
            ("RT 03/RW 11", "-"),
            ("Bab XI Pasal 18", "-"),
            ("Angkatan XI 2020", "-"),
            ("31/11/2020", "-"),
            ("32 November 2020", "-"),
            ("Halaman 3 dari 11", "-"),
        ]);
    }

    #[test]
    fn parts_of_the_day_and_ranges() {
        check(&[
            ("18 November 2020 pukul 7 malam", "2020-11-18T19:00:00+07:00"),
            ("18 November 2020 pukul 12.30 malam", "2020-11-18T00:30:00+07:00"),
            ("18 November 2020 jam 2 siang", "2020-11-18T14:00:00+07:00"),
            ("18 November 2020 pukul 19.30 malam", "2020-11-18T19:30:00+07:00"),
            ("18 November 2020, jam 10 WITA", "2020-11-18T10:00:00+08:00"),
            ("18 November 2020 jam 10", "2020-11-18"),
            ("18-20/11/2020", "2020-11-18"),
            ("November 30 - December 2, 2020", "2020-11-30"),
            ("December 30 - January 2, 2021", "2020-12-30"),
        ]);
    }

    #[test]
    fn every_apostrophe_alone_comes_to_an_end() {
        for apostrophe in ["'", "\u{2019}", "\u{2018}", "`", "\u{b4}", "\u{2bc}", "\u{2bb}", "&#39;"] {
            for rest in ["", " ", "7", "\u{2bc}"] {
                assert_eq!(said(&format!("{apostrophe}{rest}")), "-", "{apostrophe}{rest}");
            }
            assert_eq!(said(&format!("Jum{apostrophe}at, 20 November 2020 {apostrophe}")), "2020-11-20");
        }
        check(&[("\u{2bc} 2 jam lalu", "2021-01-17T08:00:00+07:00")]);
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "-",
            "63",
            "Berita",
            "Senin",
            "18 Foobar 2020",
            "31 Februari 2021",
            "31-02-2021",
            "18-13-2020",
            "0000-00-00 00:00:00",
            "99/99/9999",
            "Rp64 triliun per tahun",
            "2020",
            "November 2020",
            "tahun 2018, 2019, 2020",
            "1.500 peserta",
            "Seri #9",
            "era 4.0",
            "versi 1.2.2020",
            "25 Rabu 2020",
            "081234567890",
            "0812-3456-7890",
            "+62 811-12-11-2020",
            "Pasal 18 ayat 11",
            "Nomor 12/11/2020",
            "B-2148/Kk.10.05/HM.00/07/2025",
            "B-2148/Kk.10.05/HM.01/07/2025",
            "-62169984000",
            "18 November 2020 25:61 WIB",
            "1 Januari 1970",
            "1970-01-01T07:00:00+07:00",
            "1 Ramadan 1439H/2018M",
            "COVID-19 Mei",
            "19800101 200501 1 001",
            "1/2",
            "21-18",
            "2 jam",
            "Gempa 2 jam yang lalu di Cianjur",
            "Kemarin, Menteri Agama Meresmikan Gedung Baru",
            "Hari Pahlawan 10 November",
            "3 hari pelatihan",
            "192.168.10.20",
            "10.05 WIB",
            "Senin, 08.00 - 16.00 WIB",
            "UU 12/11/2020",
            "Rp 18.11.2020",
            "2020/2021",
            "18/11-20/2020/2",
            "Sabtu Minggu",
            "Triwulan III 2020",
            "Minggu ke-2 November 2020",
            "5 menit baca",
            "Wed, 30 Nov -0001 00:00:00 +0000",
            "Jam 8.00-16.00",
            "Upacara peringatan hari ulang tahun pada tanggal 17 Agustus 2020 di lapangan kantor",
        ] {
            assert_eq!(said(text), "-", "{text:?}");
        }
    }

    #[test]
    fn hijri_is_the_last_resort() {
        check(&[
            ("2 Rabi'ul Akhir 1442 H / 18 November 2020 M", "2020-11-18"),
            ("1 Ramadhan 1442H/13 April 2021M", "2021-04-13"),
            ("Ahad, 17 Januari 2021 / 3 Jumadil Akhir 1442", "2021-01-17"),
            ("1 Ramadan 1442 H", "2021-04-13"),
            ("1 Ramadan 1442", "-"),
        ]);
    }

    #[test]
    fn found_in_running_text() {
        for (text, wanted) in [
            (
                "Tanjungpinang (Humas) – Rabu, 18 Nopember 2020 pukul 10.05 WIB, kantor",
                Some("Rabu, 18 Nopember 2020 pukul 10.05 WIB"),
            ),
            ("Pada Jum’at (20/11/2020) telah dibuka", Some("Jum’at (20/11/2020")),
            ("Sejak 2018 dan 31 Februari 2019, lalu 1 Maret 2019.", Some("1 Maret 2019")),
            ("Rabu (18/11) kemarin, 2 jam yang lalu, 5 dari 12 orang", None),
            ("Nomor B-12/Kk.1.05/HM.01/07/2025 tanggal 3 Juli 2025", Some("3 Juli 2025")),
            ("dibuka November 18, 2020 at 2:05 PM sharp", Some("November 18, 2020 at 2:05 PM")),
        ] {
            let found = find(text, now(), When::WIB).map(|(range, _)| &text[range]);
            assert_eq!(found, wanted, "{text:?}");
        }
    }

    /// Texts in which the pieces of dates are frequent.
    fn datelike() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            "[0-9]{1,5}",
            proptest::sample::select(vec![
                " ", "-", "/", ".", ":", ",", "(", ")", "|", "+", "T", "Z", "WIB", "GMT", "Nov", "November",
                "Mei", "Rabu", "minggu", "jam", "lalu", "yang", "pukul", "s.d.", "Ramadan", "H", "se", "’",
                "&#039;", "&nbsp;", "é", "th", "PM", "18", "2020",
            ])
            .prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_breaks_it(text in datelike()) {
            let _ = read(&text, now(), When::WIB);
            if let Some((range, when)) = find(&text, now(), When::WIB) {
                prop_assert!(text.get(range).is_some_and(|part| !part.is_empty()));
                prop_assert!((1900..=2100).contains(&when.date().year()) || when.precision == Precision::Time);
            }
        }

        #[test]
        fn a_written_day_is_read_back(year in 1971..2100_i16, month in 1..=12_i8, day in 1..=31_i8) {
            const NAMES: [&str; 12] = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
                "Agustus", "September", "Oktober", "November", "Desember"];
            let name = NAMES[month as usize - 1];
            let wanted = jiff::civil::Date::new(year, month, day).ok();
            for text in [format!("{day} {name} {year}"), format!("{day:02}-{month:02}-{year}"),
                format!("{year}-{month:02}-{day:02}"), format!("{name} {day}, {year}")] {
                prop_assert_eq!(read(&text, now(), When::WIB).map(|when| when.date()), wanted, "{}", text);
            }
        }
    }
}
