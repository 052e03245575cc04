//! The way of a feed, station by station: decode, repair, the strict reader alone, all of it.
//!
//! In: invented feeds (`corpus.rs`), whole and damaged. Out: divan's table, in items and bytes
//! per second. Repair may cost at most one and a half times what the strict reader costs. Run
//! with `cargo bench --bench feeds`.

#![allow(clippy::unwrap_used, reason = "a benchmark stops where it finds something wrong")]
#![allow(dead_code, reason = "the corpus serves other benchmarks too")]

mod corpus;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::tz::Offset;
use warta::news::{Kind, Rules, When};
use warta::parse::{self, Hints, decode, repair};
use warta::words::dates;

const ITEMS: u64 = 30;

fn main() {
    divan::main();
}

/// A feed as it should be, and the same as home-made generators write it.
fn feed(state: &str) -> Vec<u8> {
    let whole = corpus::feed(ITEMS);
    match state {
        "broken" => whole.replace("</link>", "").replace("&amp;", "&").replace("</item>", "").into_bytes(),
        "windows-1252" => {
            let curly = whole.replace(". ", " \u{2013} ").replace("UTF-8", "windows-1252");
            encoding_rs::WINDOWS_1252.encode(&curly).0.into_owned()
        }
        _ => whole.into_bytes(),
    }
}

const STATES: [&str; 3] = ["whole", "broken", "windows-1252"];

#[divan::bench(args = STATES)]
fn decode_it(bencher: Bencher<'_, '_>, state: &str) {
    let bytes = feed(state);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| decode::decode(black_box(&bytes), Some("text/xml")).text.len());
}

#[divan::bench(args = STATES)]
fn repair_it(bencher: Bencher<'_, '_>, state: &str) {
    let bytes = feed(state);
    let text = decode::decode(&bytes, None).text.into_owned();
    let url = "https://contoh.example/feed".parse().unwrap();
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| repair::repair(black_box(&text), &url).unwrap().xml.len());
}

#[divan::bench]
fn strict_reader_alone(bencher: Bencher<'_, '_>) {
    let bytes = feed("whole");
    let parser = || feed_rs::parser::Builder::new().sanitize_content(false).build();
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| parser().parse(black_box(&bytes[..])).unwrap().entries.len());
}

#[divan::bench(args = STATES)]
fn bytes_to_news(bencher: Bencher<'_, '_>, state: &str) {
    let bytes = feed(state);
    let (url, rules) = ("https://contoh.example/feed".parse().unwrap(), Rules::default());
    let hints = Hints {
        url: &url,
        content_type: None,
        kind: Kind::Feed,
        rules: &rules,
        now: corpus::newest(),
        zone: Offset::UTC,
    };
    bencher.counter(ItemsCount::new(ITEMS)).bench(|| parse::read(black_box(&bytes), &hints));
}

#[divan::bench(args = [
    "Rabu, 18 Nopember 2020 10.05 WIB",
    "Wed, 18 Nov 2020 10:05:00 +0700",
    "2020-11-18T10:05:00+07:00",
    "20201118T1005Z",
    "18 Nopembr 2020",
    "kemarin sore, 16.30 WIB",
    "Rapat kerja nasional dibuka di aula kantor wilayah pada hari Rabu",
])]
fn read_a_date(text: &str) -> Option<When> {
    dates::read(black_box(text), corpus::newest(), Offset::UTC)
}
