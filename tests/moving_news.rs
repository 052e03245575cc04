//! Sources that change under the reader, polled by the real program: no names, new names, other
//! titles, impossible dates, nothing at all.
//!
//! In: feeds given by a server on 127.0.0.1 that is asked a few times. Out: what the commands
//! print. Nobody's list grows by what is known, and nothing is lost.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;
mod polled;
mod rough;

use std::fmt::Write as _;

use polled::{days_ago, fetch, home, listed, rss};
use serde_json::Value;

#[test]
fn items_without_any_name_are_kept_once() {
    let date = days_ago(3);
    let (_server, home) = home(move |before| {
        // Each answer differs, so that none is known as unchanged.
        rss(&format!(
            "<item><title>Rapat kerja</title></item><item><title>Rapat kerja</title><pubDate>{date}</pubDate></item>\
             <item><description>Tanpa judul, tetapi dengan isi yang cukup panjang.</description></item>\
             <item><title>Manasik</title><description>Isi pertama.</description></item>\
             <item><title>Manasik</title><description>Isi kedua.</description></item><!-- {before} -->"
        ))
    });
    fetch(&home);
    let first = listed(&home).len();
    assert!((4..=5).contains(&first), "{first}");
    for _ in 0..4 {
        assert_eq!(fetch(&home), 0);
        assert_eq!(listed(&home).len(), first);
    }
}

#[test]
fn what_a_source_changes_is_changed_here_in_its_place() {
    let (_server, home) = home(|before| {
        let title = if before == 0 { "Rapat hari Senin" } else { "Rapat ditunda ke hari Selasa" };
        let body = if before == 0 { "Pukul delapan. " } else { "Pukul sembilan. " }.repeat(60);
        let mut items = format!(
            "<item><guid>1</guid><title>{title}</title><pubDate>{}</pubDate>\
             <content:encoded>&lt;p&gt;{body}&lt;/p&gt;</content:encoded></item>",
            days_ago(1)
        );
        for number in 2..9 {
            let _ = write!(items, "<item><guid>{number}</guid><title>Berita {number}</title></item>");
        }
        rss(&items)
    });
    fetch(&home);
    let id = listed(&home)
        .iter()
        .find(|headline| headline["title"] == "Rapat hari Senin")
        .map(|headline| headline["id"].as_str().unwrap().to_owned())
        .unwrap();
    home.expect(0, &["mark", "--star", "senin"]);
    assert_eq!(fetch(&home), 0);
    let now = listed(&home);
    assert_eq!(now.len(), 8);
    let changed = now.iter().find(|headline| headline["id"] == id.as_str()).unwrap();
    assert_eq!(changed["title"], "Rapat ditunda ke hari Selasa");
    assert_eq!((changed["edited"].as_bool(), changed["starred"].as_bool()), (Some(true), Some(true)));
    assert_eq!(now.iter().filter(|headline| headline["edited"] == true).count(), 1);
    let shown = home.expect(0, &["show", &id]);
    assert!(shown.contains("Pukul sembilan") && !shown.contains("Pukul delapan"), "{shown}");
}

#[test]
fn a_site_that_moves_is_not_news_all_over() {
    let subjects =
        ["manasik", "madrasah", "wakaf", "zakat", "nikah", "halal", "penyuluh", "arsip", "sains", "haji"];
    let (_server, home) = home(move |before| {
        let mut items = String::new();
        for number in 0..50 {
            let subject = subjects[number % subjects.len()];
            let (guid, link) = if before == 0 {
                (format!("{number}"), format!("/read/{subject}-{number}"))
            } else {
                (
                    format!("https://baru.example/?p={}", 900 + number),
                    format!("https://baru.example/{subject}/{number}"),
                )
            };
            // Half of them have a long title, a fifth no date.
            let title = if number % 2 == 0 {
                format!("Kepala kantor membuka kegiatan {subject} gelombang ke-{number} di aula")
            } else {
                format!("Berita {subject} {number}")
            };
            let date = if number % 10 == 0 {
                String::new()
            } else {
                format!("<pubDate>2026-11-{:02} 0{}:{number:02}:00</pubDate>", 1 + number / 5, 1 + number % 9)
            };
            let _ = write!(
                items,
                "<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title><link>{link}</link>{date}\
                 <description>Kegiatan {subject} nomor {number} berjalan lancar.</description></item>"
            );
        }
        rss(&items)
    });
    fetch(&home);
    let before = listed(&home);
    assert_eq!(before.len(), 50);
    for _ in 0..2 {
        assert_eq!(fetch(&home), 0);
        let now = listed(&home);
        assert_eq!(now.len(), 50);
        assert!(now.iter().all(|headline| headline["edited"] == false));
        assert!(
            now.iter().all(|headline| headline["url"].as_str().unwrap().starts_with("https://baru.example/"))
        );
    }
}

#[test]
fn no_date_hides_an_item_or_pins_it_on_top() {
    let dates =
        ["", "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "segera", "32 Foo 2026", "0"];
    let items = dates.map(|date| {
        format!("<item><title>Aneh {date}</title><guid>{date}.</guid><pubDate>{date}</pubDate></item>")
    });
    let odd = items.concat();
    let (_server, home) = home(move |before| {
        let sound = |days| {
            format!(
                "<item><title>Wajar {days}</title><guid>w{days}</guid><pubDate>{}</pubDate></item>",
                days_ago(days)
            )
        };
        let named = "<item><title>Bernama</title><guid>n</guid><pubDate>Rabu, 4 Nopember 2026 10.05 WIT</pubDate></item>";
        let older = format!("{}{}{named}{odd}", sound(9), sound(2));
        if before == 0 { rss(&older) } else { rss(&format!("{}{older}", sound(0))) }
    });
    fetch(&home);
    let first = listed(&home);
    assert_eq!(first.len(), dates.len() + 3);
    for headline in &first {
        let (title, published) = (headline["title"].as_str().unwrap(), &headline["published"]);
        match title {
            "Bernama" => assert_eq!(*published, "2026-11-04T10:05:00+09:00"),
            _ if title.starts_with("Aneh") => assert!(published.is_null(), "{headline}"),
            _ => assert!(published.is_string(), "{headline}"),
        }
    }
    let at =
        |list: &[Value], title: &str| list.iter().position(|headline| headline["title"] == title).unwrap();
    assert!(at(&first, "Wajar 2") < at(&first, "Wajar 9"));
    assert!(first[..dates.len()].iter().all(|headline| headline["published"].is_null()), "they came now");
    assert_eq!(fetch(&home), 1);
    let then = listed(&home);
    assert_eq!(then.len(), dates.len() + 4);
    assert!(at(&then, "Wajar 0") < at(&then, "Wajar 2"));
}

#[test]
fn an_empty_feed_deletes_nothing() {
    let (_server, home) = home(|before| match before {
        1..4 => rss(&format!("<!-- {before} -->")),
        4 => b"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>".to_vec(),
        5 => b"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>K</title></feed>".to_vec(),
        _ => rss(&[1, 2, 3]
            .map(|n| format!("<item><title>Berita {n}</title><guid>{n}</guid></item>"))
            .concat()),
    });
    fetch(&home);
    home.expect(0, &["mark", "--star", "berita"]);
    let before = listed(&home);
    assert_eq!(before.len(), 3);
    for round in 0..6 {
        home.run(&["fetch", "--force", "--no-articles"]);
        assert_eq!(listed(&home), before, "round {round}");
    }
}
