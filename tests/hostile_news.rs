//! What sources write into their news, polled by the real program: wrong letters, commands to the
//! terminal, no names, new names, impossible dates, addresses that are none.
//!
//! In: feeds given by a server on 127.0.0.1 that is asked a few times. Out: what the commands
//! print and the screen shows. Nobody's list grows by what is known, and nothing is lost.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;
mod polled;
mod rough;

use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::time::Instant;

use common::binary::{Home, text};
use common::pty::{LONGEST, Terminal};
use polled::{days_ago, fetch, home, listed, rss, titles};
use rough::{How, Server, answer};
use warta::news::Source;

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
    terminal.press("J");
    terminal.sees(&"x".repeat(60));
    terminal.press("q");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
}
