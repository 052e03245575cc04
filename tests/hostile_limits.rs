//! Documents made to do harm, read by the real program under the system's own limits.
//!
//! In: pages and feeds of one trouble without end, larger than any reader takes whole, and
//! `ulimit` on processor time and memory. Out: an answer. A reader that hangs, swallows memory or
//! runs out of stack is ended by the system here, and the test sees that.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;
mod polled;
mod rough;

use std::fmt::Write as _;
use std::process::{Command, Output, Stdio};

use common::binary::{Home, text};
use polled::{fetch, home, rss};

/// Bytes of a document: what the socket lets through, or what a debug build reads in bearable time.
const SIZE: usize = if cfg!(debug_assertions) { 512 * 1024 } else { 16 * 1024 * 1024 };
/// Memory that one run may take, in KiB, and its processor time, in seconds: a guard against what
/// never ends, not a measure of speed.
const MEMORY: usize = 300 * 1024;
const SECONDS: usize = if cfg!(debug_assertions) { 60 } else { 3 };

/// Runs the program with `arguments` under the limits.
fn limited(home: &Home, arguments: &[&str]) -> Output {
    under(home, &format!("ulimit -d {MEMORY} && ulimit -t {SECONDS}"), arguments)
}

/// Runs the program with `arguments` behind a shell's `limits`.
fn under(home: &Home, limits: &str, arguments: &[&str]) -> Output {
    let plain = home.command(arguments);
    let mut limited = Command::new("/bin/sh");
    limited
        .arg("-c")
        .arg(format!("{limits} || exit 99; exec \"$0\" \"$@\""))
        .arg(plain.get_program())
        .args(plain.get_args())
        .env_clear()
        .envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?))))
        .stdin(Stdio::null());
    limited.output().unwrap()
}

/// Reads `document` with each of `commands`; it must end by itself and say something sensible.
fn lives(home: &Home, name: &str, document: &str, commands: &[&str]) {
    let path = home.path().join(name);
    std::fs::write(&path, document).unwrap();
    for command in commands {
        let output = limited(home, &[command, path.to_str().unwrap(), "--url", "https://a.contoh.example/b"]);
        let err = text(&output.stderr);
        let told = document.get(..document.floor_char_boundary(60)).unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{command} {told}: {:?} {err}", output.status);
        assert!(!err.contains("panicked"), "{command} {told}: {err}");
    }
}

fn fill(head: &str, unit: &str) -> String {
    format!("{head}{}", unit.repeat(SIZE / unit.len()))
}

/// `ulimit -v` counts addresses, which an allocator may take by the gigabyte for threads that use none.
#[test]
fn half_a_gigabyte_of_addresses_is_enough() {
    let home = Home::new(&[]);
    let output = under(&home, "ulimit -v 524288", &["demo", "--headless", "--lang", "en"]);
    // One of the demonstration's sources always fails.
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    assert!(text(&output.stdout).lines().count() > 20, "{}", text(&output.stdout));
}

#[test]
fn pages_of_one_trouble_are_read_within_limits() {
    let home = Home::new(&[]);
    let long = format!("<div class=\"{}\">", "a ".repeat(SIZE / 2));
    lives(&home, "kelas.html", &long, &["extract", "parse"]);
    let row = format!("<tr>{}</tr>", "<td>sel</td>".repeat(5000));
    lives(&home, "tabel.html", &format!("<table>{}</table>", row.repeat(40)), &["extract"]);
    for unit in [
        "<div>",
        "<b><i>",
        "<a href=x><b>",
        "<p><b>x",
        "<table><tr><td>",
        "<table>x",
        "<svg><g>",
        "<math><mi>",
        "<template>",
        "<ul><li>x",
        "<a><b><i><u><font color=x>x</p>",
        "<p class=a id=b title=c>x</p>",
        "<p>Kalimat pendek, di sini, pada 3 Mei 2020.</p>",
        "<a href='/berita/1'>Judul berita yang panjang sekali</a> ",
        "&",
        "x",
    ] {
        lives(&home, "halaman.html", &fill("<h1>Judul halaman ini</h1>", unit), &["extract", "parse"]);
    }
}

/// What a script framework packs may unpack to more than any memory holds.
#[test]
fn scripts_that_are_packed_to_do_harm_are_read_within_limits() {
    let home = Home::new(&[]);
    // More of a page is not looked at.
    let size = SIZE.min(3 * 1024 * 1024);
    let long = "x".repeat(size / 2);
    let (ones, nothing) = ("1,".repeat(size / 6), "-1,".repeat(size / 8));
    for script in [
        format!("self.__next_f.push([1,\"{}\"])", "0:T\\n".repeat(size / 5)),
        format!("a=(function(a){{return [{}]}}(\"{long}\"))", "a,".repeat(size / 20)),
        format!("[{{\"a\":2}},\"{long}\",[{ones}1]]"),
        format!("[{{\"a\":2}},\"x\",[2,2,2,{nothing}-1]]"),
        format!("[{{\"a\":1}},{{\"{long}\":1,\"b\":1}},\"x\"]"),
        "a=[{a:[/*".repeat(size / 9),
    ] {
        let kind = if script.starts_with('[') { " type=application/json" } else { "" };
        let page = format!("<h1>Berita</h1><script{kind}>{script}</script>");
        lives(&home, "skrip.html", &page, &["probe", "extract"]);
    }
}

#[test]
fn feeds_of_one_trouble_are_read_within_limits() {
    let home = Home::new(&[]);
    let head = "<rss version=\"2.0\"><channel><item><title>Pertama</title>";
    for unit in ["<media:group>", "<item><title>x", "<description><div>", "&", "<category>x</category>", "x"]
    {
        lives(&home, "umpan.xml", &fill(head, unit), &["parse"]);
    }
    lives(&home, "umpan.json", &fill("{\"items\":[{\"title\":\"", "\\u0041"), &["parse"]);
    lives(&home, "dalam.json", &fill("{\"items\":", "["), &["parse"]);
}

#[test]
fn lists_of_subscriptions_are_taken_in_within_limits() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY e0 \"lol\">");
    for n in 0..20 {
        let _ = write!(bomb, "<!ENTITY e{} \"{}\">", n + 1, format!("&e{n};").repeat(10));
    }
    bomb += "]><opml><body><outline text=\"&e20;\" xmlUrl=\"https://a.contoh.example/1\"/></body></opml>";
    for list in [
        fill("<opml><body>", "<outline text=\"x\">"),
        fill("<opml><body>", "<outline text=\"x\" xmlUrl=\"file:///etc/passwd\"/>"),
        bomb,
    ] {
        let home = Home::new(&[]);
        let path = home.path().join("langganan.opml");
        std::fs::write(&path, &list).unwrap();
        let output = limited(&home, &["import", path.to_str().unwrap()]);
        let told = list.get(..60).unwrap();
        assert!(matches!(output.status.code(), Some(0..=3)), "{told}: {:?}", output.status);
        let config = std::fs::read_to_string(home.path().join("config.toml")).unwrap();
        assert!(config.len() < 64 * 1024 && !config.contains("passwd"), "{told}");
    }
}

#[test]
fn far_too_long_news_are_kept_and_shown_within_limits() {
    let word = "x".repeat(SIZE / 8);
    let cells = "<td>sel</td>".repeat(5000);
    let prose = fill("", "<p>Kegiatan berjalan lancar dan tertib.</p>");
    let (_server, home) = home(move |_| {
        rss(&format!(
            "<item><title>{word}</title><guid>1</guid><description>{word}</description></item>\
             <item><title>Tabel</title><guid>2</guid><description><![CDATA[<table><tr>{cells}</tr></table>]]>\
             </description></item>\
             <item><title>Panjang</title><guid>3</guid><description><![CDATA[{prose}]]></description></item>"
        ))
    });
    let output = limited(&home, &["fetch", "--force", "--no-articles"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(fetch(&home), 0, "all of it is kept already");
    for headline in polled::listed(&home) {
        let shown = limited(&home, &["show", headline["id"].as_str().unwrap()]);
        assert_eq!(shown.status.code(), Some(0), "{}", text(&shown.stderr));
        assert!(shown.stdout.len() > 100, "{headline}");
    }
}
