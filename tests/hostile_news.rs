//! What sources write into their news, polled by the real program: wrong letters, commands to the
//! terminal, no names, new names, impossible dates, addresses that are none.
//!
//! In: feeds given by a server on 127.0.0.1 that is asked a few times. Out: what the commands
//! print and the screen shows. Nobody's list grows by what is known, and nothing is lost.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;
mod rough;

use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::time::Instant;

use common::binary::{Home, text};
use common::pty::{LONGEST, Terminal};
use rough::{How, Server, answer};
use serde_json::Value;
use warta::news::Source;

/// A home with one source, whose answers are `script(how often it was asked before)`.
fn home(script: impl Fn(usize) -> Vec<u8> + Send + Sync + 'static) -> (Server, Home) {
    let server = Server::new(move |_, _, before| {
        How::Whole(answer("200 OK", "Content-Type: text/xml\r\n", &script(before)))
    });
    let home = Home::new(&[Source::new("Kantor", server.url("/berita.xml").parse().unwrap())]);
    (server, home)
}

fn rss(items: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>K</title>{items}</channel></rss>")
        .into_bytes()
}

/// Visits the source; how many new articles that gave.
fn fetch(home: &Home) -> u64 {
    let out = home.expect(0, &["fetch", "--force", "--no-articles", "--json"]);
    serde_json::from_str::<Value>(&out).unwrap()["sources"][0]["new"].as_u64().unwrap()
}

/// The list, as the program gives it.
fn listed(home: &Home) -> Vec<Value> {
    let out = text(&home.run(&["list", "--json"]).stdout);
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn titles(home: &Home) -> Vec<String> {
    listed(home).iter().map(|headline| headline["title"].as_str().unwrap().to_owned()).collect()
}

/// Days before today, as feeds write them.
fn days_ago(days: i64) -> String {
    let at = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24 * days);
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

#[test]
fn every_charset_gives_the_right_letters() {
    const TITLE: &str = "Jum’at – Café “naïve” di aula";
    let feed = |declared: &str| {
        let xml =
            String::from_utf8(rss(&format!("<item><title>{TITLE}</title><guid>1</guid></item>"))).unwrap();
        xml.replace("version=\"1.0\"?", &format!("version=\"1.0\"{declared}?"))
    };
    let windows = |xml: &str| encoding_rs::WINDOWS_1252.encode(xml).0.into_owned();
    let wide =
        |xml: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> { xml.encode_utf16().flat_map(order).collect() };
    let mut torn = feed(" encoding=\"utf-8\"").into_bytes();
    let end = torn.windows(7).position(|window| window == b"</title").unwrap();
    torn.splice(end..end, *b"\xff\xfe");
    let with_mark = |order: fn(u16) -> [u8; 2]| [&order(0xfeff)[..], &wide(&feed(""), order)].concat();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("text/xml; charset=windows-1252", windows(&feed("")), TITLE),
        ("text/xml; charset=iso-8859-1", windows(&feed("")), TITLE),
        ("text/xml", windows(&feed(" encoding=\"ISO-8859-1\"")), TITLE),
        ("text/xml", windows(&feed(" encoding=\"utf-8\"")), TITLE),
        ("text/xml; charset=utf-8", windows(&feed("")), TITLE),
        ("text/xml; charset=iso-8859-1", feed(" encoding=\"utf-8\"").into_bytes(), TITLE),
        ("text/xml", feed(" encoding=\"windows-1252\"").into_bytes(), TITLE),
        ("text/xml", with_mark(u16::to_le_bytes), TITLE),
        ("text/xml", with_mark(u16::to_be_bytes), TITLE),
        ("text/xml; charset=utf-8", with_mark(u16::to_le_bytes), TITLE),
        ("text/xml", wide(&feed(" encoding=\"utf-16\""), u16::to_le_bytes), TITLE),
        ("text/xml; charset=bukan-apa-apa", feed("").into_bytes(), TITLE),
        ("text/xml; charset=utf-8", torn, TITLE),
    ];
    for (number, (header, body, wanted)) in cases.into_iter().enumerate() {
        let header = format!("Content-Type: {header}\r\n");
        let server = Server::new(move |_, _, _| How::Whole(answer("200 OK", &header, &body)));
        let home = Home::new(&[Source::new("Kantor", server.url("/berita.xml").parse().unwrap())]);
        fetch(&home);
        assert_eq!(titles(&home), [wanted], "case {number}");
    }
}

/// What must never come out of the program: commands to a terminal, what reorders or hides.
fn is_odd(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Pieces that are put into every text, and what they carry.
const WEAPONS: [&str; 12] = [
    "\u{1b}[2J",
    "\u{1b}[31mmuatan\u{1b}[0m",
    "\u{1b}]0;muatan\u{7}",
    "\u{1b}]52;c;bXVhdGFu\u{1b}\\",
    "\u{1b}]8;;http://muatan.example\u{1b}\\",
    "\u{1b}Pmuatan\u{1b}\\",
    "\u{202e}",
    "\u{200b}\u{200f}\u{2066}",
    "\u{e0041}\u{e0042}",
    "\0",
    "\u{feff}",
    "\u{2028}",
];

#[test]
fn no_text_commands_the_terminal_or_hides() {
    let all = WEAPONS.iter().filter(|weapon| !weapon.contains("31m")).copied().collect::<String>();
    let hidden = "\u{1b}[2J\u{202e}\u{200b}\u{e0041}\u{2028}";
    let zalgo = "\u{301}".repeat(500);
    let (_server, home) = home(move |_| {
        let text = format!("Ra{all}pat{zalgo} kerja");
        rss(&format!(
            "<title>{text}</title><item><title>{text}</title><link>https://contoh.example/{hidden}a</link>\
             <author>{text}</author><category>{text}</category><guid>{text}</guid>\
             <description><![CDATA[<p>{text}</p><pre>{text}</pre><a href=\"https://contoh.example/{hidden}b\" \
             title=\"{text}\">{text}</a>]]></description></item>"
        ))
    });
    fetch(&home);
    let id = listed(&home)[0]["id"].as_str().unwrap().to_owned();
    let bundle = home.path().join("ekspor");
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["show", &id],
        &["show", &id, "--json"],
        &["sources"],
        &["sources", "--json"],
        &["fetch", "--force"],
        &["export", "--format", "markdown"],
        &["export", "--format", "json"],
        &["list", "rapat"],
    ] {
        let output = home.command(arguments).current_dir(home.path()).output().unwrap();
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(!said.chars().any(is_odd), "{arguments:?}: {said:?}");
        assert!(!said.contains("muatan") && !said.contains("bXVhdGFu"), "{arguments:?}: {said}");
        assert!(!said.contains(&"\u{301}".repeat(5)), "{arguments:?}: a tower of marks");
    }
    assert!(!bundle.exists());
    let title = titles(&home).remove(0);
    assert!(title.starts_with("Ra") && title.ends_with(" kerja"), "{title}");
    let shown = home.expect(0, &["show", &id]);
    assert!(shown.matches("kerja").count() >= 3, "the words stay: {shown}");
}

#[test]
fn columns_stay_where_they_are() {
    let plain = ["Rapat kerja", "Bimbingan manasik", "Pelepasan jemaah", "Ujian madrasah"];
    let screen = |weapons: &'static [&'static str]| {
        let (_server, home) = home(move |_| {
            let mut items = String::new();
            for (number, title) in plain.iter().enumerate() {
                let mut armed = (*title).to_owned();
                for weapon in weapons {
                    armed.insert_str(3, weapon);
                }
                let _ = write!(items, "<item><title>{armed}</title><guid>{number}</guid></item>");
            }
            rss(&items)
        });
        fetch(&home);
        let mut terminal = Terminal::start(&home, "xterm-256color", &["--offline"]);
        for title in plain {
            terminal.sees(title);
        }
        terminal.press("q");
        let shown: Vec<String> = terminal.emulator.screen().rows(0, 80).collect();
        assert_eq!(terminal.end().0, 0);
        let stream = text(&terminal.stream);
        assert!(!stream.contains("muatan") && !stream.contains("bXVhdGFu"), "the payload was sent");
        shown
    };
    // A line separator parts words; all others vanish without a trace.
    let vanishing: &'static [&'static str] = &[
        "\u{1b}[2J",
        "\u{1b}]0;muatan\u{7}",
        "\u{1b}]52;c;bXVhdGFu\u{1b}\\",
        "\u{1b}Pmuatan\u{1b}\\",
        "\u{202e}",
        "\u{200b}\u{200f}\u{2066}",
        "\u{e0041}",
        "\0",
        "\u{feff}",
    ];
    assert_eq!(screen(vanishing), screen(&[]));
}

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

/// Addresses as a source may give them: what the browser is to be given, or nothing at all.
const ADDRESSES: [(&str, Option<&str>); 14] = [
    ("javascript:alert(1)", None),
    ("JaVaScRiPt:alert(1)", None),
    ("file:///etc/passwd", None),
    ("data:text/html,<b>x</b>", None),
    ("https://pengguna:sandi@contoh.example/", None),
    ("https://pengguna@contoh.example/", None),
    ("vbscript:x", None),
    ("mailto:humas@contoh.example", None),
    ("-flag", Some("/-flag")),
    ("--new-window", Some("/--new-window")),
    ("https://contoh.example/a;rm -rf b", Some("https://contoh.example/a;rm%20-rf%20b")),
    ("https://contoh.example/$(touch kena)", Some("https://contoh.example/$(touch%20kena)")),
    ("https://contoh.example/`id`?a=1|b&c='d'", Some("https://contoh.example/%60id%60?a=1|b&c=%27d%27")),
    ("https://contoh.example/baik", Some("https://contoh.example/baik")),
];

#[test]
fn the_browser_gets_one_web_address_or_is_not_called() {
    let (server, home) = home(|_| {
        let items = ADDRESSES.iter().enumerate().map(|(number, (address, _))| {
            format!(
                "<item><title>Alamat nomor {number}</title><guid isPermaLink='false'>g{number}</guid>\
                 <link><![CDATA[{address}]]></link><pubDate>{}</pubDate></item>",
                days_ago(1 + i64::try_from(number).unwrap())
            )
        });
        rss(&items.collect::<String>())
    });
    fetch(&home);
    let (browser, log) = (home.path().join("peramban"), home.path().join("panggilan"));
    let script = format!("#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" >> '{0}'\necho >> '{0}'\n", log.display());
    std::fs::write(&browser, script).unwrap();
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
    let environment = [("BROWSER", browser.to_str().unwrap())];
    let mut terminal =
        Terminal::start_with(&home, "xterm-256color", &["--offline", "sort:newest"], &environment);
    terminal.sees("Alamat nomor 0");
    let said = || std::fs::read_to_string(&log).unwrap_or_default();
    let mut called = String::new();
    for (_, wanted) in ADDRESSES {
        terminal.press("o");
        if let Some(wanted) = wanted {
            let whole = if wanted.starts_with('/') { server.url(wanted) } else { wanted.to_owned() };
            let _ = writeln!(called, "1|{whole}|");
            let start = Instant::now();
            while said().len() < called.len() {
                assert!(start.elapsed() < LONGEST, "{whole} was never opened:\n{}", said());
                std::thread::yield_now();
            }
        }
        terminal.press("j");
    }
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(said(), called);
    assert!(!home.path().join("kena").exists());
}

#[test]
fn what_is_far_too_long_is_read_and_scrolled() {
    let size = if cfg!(debug_assertions) { 256 * 1024 } else { 2 * 1024 * 1024 };
    let (_server, home) = home(move |_| {
        let word = "x".repeat(size);
        let cells = "<td>sel</td>".repeat(5000);
        let prose = "<p>Kegiatan berjalan lancar dan tertib.</p>".repeat(size / 8);
        rss(&format!(
            "<item><title>{word}</title><guid>1</guid><description>{word}</description></item>\
             <item><title>Tabel</title><guid>2</guid><description><![CDATA[<table><tr>{cells}</tr></table>\
             <p>Sesudah tabel.</p>]]></description></item>\
             <item><title>Panjang</title><guid>3</guid><description><![CDATA[{prose}<p>Penutup.</p>]]></description></item>"
        ))
    });
    fetch(&home);
    let all = listed(&home);
    assert_eq!(all.len(), 3);
    for headline in &all {
        assert!(headline["title"].as_str().unwrap().len() <= 4096);
        let shown = home.expect(0, &["show", headline["id"].as_str().unwrap()]);
        assert!(!shown.trim().is_empty());
        if headline["title"] == "Tabel" {
            assert!(shown.contains("Sesudah tabel."), "what stands behind the table is there");
        }
    }
    let mut terminal = Terminal::start(&home, "xterm-256color", &["--offline"]);
    terminal.sees("Tabel");
    terminal.press("\r");
    terminal.sees("▶ Bacaan");
    terminal.press("G");
    terminal.sees("tertib.");
    terminal.press("J");
    terminal.sees("sel  ");
    terminal.press("G");
    terminal.sees("Sesudah tabel.");
    terminal.press("q");
    terminal.sees("▶ Belum dibaca");
    terminal.press("G");
    terminal.sees(">");
    terminal.press("\r");
    terminal.sees(&"x".repeat(60));
    terminal.press("q");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
}
