//! The hot paths, one by one: decode, read a feed (repair and parse), clean, read an article's
//! page, set a text, read a date, stem, find among 15,000; and a page's whole way from its bytes
//! to the stored article.
//!
//! In: invented news (`corpus.rs`). Out: divan's table, with MB/s where bytes come in. Run with
//! `cargo bench`.

#![allow(clippy::unwrap_used, reason = "a benchmark stops where it finds something wrong")]

mod corpus;

use std::path::PathBuf;
use std::sync::OnceLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use jiff::tz::{Offset, TimeZone};
use warta::news::{Change, CleanHtml, Extent, Kind, Query, Reach, Rules, Source, Term};
use warta::parse::{self, Hints, clean};
use warta::store::{Store, Window};
use warta::words::{Stemmer, dates};

fn main() {
    divan::main();
}

fn with_hints<T>(kind: Kind, work: impl FnOnce(&Hints<'_>) -> T) -> T {
    let url = "https://contoh.example/".parse().unwrap();
    let rules = Rules::default();
    work(&Hints {
        url: &url,
        content_type: None,
        kind,
        rules: &rules,
        now: corpus::newest(),
        zone: Offset::UTC,
    })
}

#[divan::bench]
fn decode_a_page(bencher: Bencher<'_, '_>) {
    let bytes = corpus::page().into_bytes();
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| parse::decode::decode(black_box(&bytes), Some("text/html")).text.len());
}

#[divan::bench]
fn read_a_feed_of_30(bencher: Bencher<'_, '_>) {
    let bytes = corpus::feed(30).into_bytes();
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| with_hints(Kind::Feed, |hints| parse::read(black_box(&bytes), hints)));
}

/// The same feed as careless generators write it, so that there is something to mend.
#[divan::bench]
fn mend_and_read_a_feed_of_30(bencher: Bencher<'_, '_>) {
    let careless = corpus::feed(30).replace("</title>", " & lain-lain&nbsp;</title>").replace("</item>", "");
    let bytes = careless.into_bytes();
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| with_hints(Kind::Feed, |hints| parse::read(black_box(&bytes), hints)));
}

#[divan::bench]
fn clean_a_text(bencher: Bencher<'_, '_>) {
    let html = corpus::Dice(3).html(400);
    bencher.counter(BytesCount::of_str(&html)).bench(|| clean::clean(black_box(&html), None));
}

#[divan::bench]
fn read_an_articles_page(bencher: Bencher<'_, '_>) {
    let bytes = corpus::page().into_bytes();
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| with_hints(Kind::Auto, |hints| parse::article(black_box(&bytes), hints)));
}

/// From a page's bytes to the article in the cache, as the offline shelf does it.
#[divan::bench(sample_count = 30)]
fn a_pages_whole_way(bencher: Bencher<'_, '_>) {
    let bytes = corpus::page().into_bytes();
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("bench.db")).unwrap();
    let source = Source::new("Kantor", "https://contoh.example/feed".parse().unwrap());
    let now = corpus::newest().to_zoned_datetime(TimeZone::UTC);
    store.apply(&[Change::Subscribed(Box::new(source.clone()))], &now).unwrap();
    let mut number = 0;
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| {
        let mut article = corpus::article(source.id, number, |_| CleanHtml::default());
        article.item.extent = Extent::None;
        number += 1;
        let page = with_hints(Kind::Auto, |hints| parse::article(black_box(&bytes), hints));
        let body = Change::Body { article: article.id, page: Box::new(page.item) };
        store.apply(&[Change::Arrived(vec![article]), body], &now).unwrap()
    });
}

#[divan::bench(args = [40, 80])]
fn set_a_text(bencher: Bencher<'_, '_>, width: u16) {
    let html = clean::clean(&corpus::Dice(3).html(400), None);
    bencher.counter(BytesCount::of_str(html.as_str())).bench(|| warta::render::flow(black_box(&html), width));
}

/// Lines as long as any that is looked at, made to be looked at again and again.
const LONG: &[&str] =
    &["1 2 3 4 5 6 7 8 ", "3 Mei 3 Mei ", "18-11-", "1 jam 2 menit 3 ", "Senin, (", "10.05 - "];

/// A line that is nearly a date all along.
#[divan::bench(args = LONG)]
fn read_a_long_line_for_a_date(bencher: Bencher<'_, '_>, unit: &str) {
    let text = unit.repeat(300 / unit.len());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| dates::read(black_box(&text), corpus::newest(), Offset::UTC));
}

/// The first date in running text, which stands at its end.
#[divan::bench]
fn find_a_date(bencher: Bencher<'_, '_>) {
    let text = corpus::Dice(3).words(60) + " Rabu, 18 Nopember 2020 10.05 WIB";
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| dates::find(black_box(&text), corpus::newest(), Offset::UTC));
}

#[divan::bench(args = ["Rabu, 18 Nopember 2020 10.05 WIB", "18-11-2020", "2 jam yang lalu", "63 kali"])]
fn read_a_date(bencher: Bencher<'_, '_>, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| dates::read(black_box(text), corpus::newest(), Offset::UTC));
}

#[divan::bench]
fn stem_a_text_anew(bencher: Bencher<'_, '_>) {
    let text = corpus::Dice(3).words(400);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Stemmer::new().index_form(black_box(&text)));
}

/// A cache of 15,000 articles, made once; the operating system clears it away.
fn archive() -> &'static PathBuf {
    static ARCHIVE: OnceLock<PathBuf> = OnceLock::new();
    ARCHIVE.get_or_init(|| {
        let path = tempfile::tempdir().unwrap().keep().join("bench.db");
        let mut store = Store::open(&path).unwrap();
        let source = Source::new("Kantor", "https://contoh.example/feed".parse().unwrap());
        let now = corpus::newest().to_zoned_datetime(TimeZone::UTC);
        store.apply(&[Change::Subscribed(Box::new(source.clone()))], &now).unwrap();
        for start in (0..15_000).step_by(1000) {
            let articles = (start..start + 1000)
                .map(|number| corpus::article(source.id, number, |html| clean::clean(html, None)))
                .collect();
            store.apply(&[Change::Arrived(articles)], &now).unwrap();
        }
        path
    })
}

#[divan::bench(args = ["", "olimpiade", "kata17"], sample_count = 30)]
fn find_among_15000(bencher: Bencher<'_, '_>, word: &str) {
    let store = Store::open_reader(archive()).unwrap();
    let reach = (!word.is_empty()).then(|| Reach::Is(Term::Word(word.to_owned())));
    let query = Query { reach, sort: None };
    let now = corpus::newest().to_zoned_datetime(TimeZone::UTC);
    bencher.bench_local(|| store.find(black_box(&query), Window { offset: 0, limit: 40 }, &now).unwrap());
}
