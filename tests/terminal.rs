//! The real program on a real terminal: it starts, bears every size, leaves by key and by
//! signal, and gives the terminal back as it found it.
//!
//! A pseudo-terminal with an emulator behind it stands for the person's. Nothing here waits for
//! a fixed time: each step ends when what it waits for stands on the screen, or fails.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use common::binary::Home;
use common::pty::{LONGEST, Terminal};
use warta::demo::Ministry;

fn empty_house() -> Home {
    Home::new(&[])
}

#[test]
fn starts_bears_every_size_and_leaves_by_key() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada sumber berita");
    for (width, height) in [(1, 1), (2, 2), (500, 500), (200, 1), (0, 0), (40, 12), (120, 40), (19, 4)] {
        terminal.resize(width, height);
    }
    terminal.sees("Layar terlalu kecil");
    terminal.resize(80, 24);
    terminal.sees("Belum ada sumber berita");
    // C-l paints everything again, without asking the terminal anything.
    terminal.emulator.process(b"\x1b[2J");
    terminal.press("\u{c}");
    terminal.sees("Belum ada sumber berita");
    assert!(!terminal.stream.windows(4).any(|sent| sent == b"\x1b[6n"), "it asks for the cursor");
    terminal.press("?");
    terminal.sees("turun sebaris");
    terminal.press("q");
    terminal.sees("Belum ada sumber berita");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    terminal.is_restored();
}

#[test]
fn a_terminal_that_can_only_print_is_refused() {
    for term in ["dumb", ""] {
        let home = empty_house();
        let mut terminal = Terminal::start(&home, term, &[]);
        let (code, _) = terminal.end();
        let said = String::from_utf8_lossy(&terminal.stream).into_owned();
        assert_eq!(code, 7, "TERM={term}: {said}");
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }
}

#[test]
fn no_colour_is_sent_where_none_is_wanted() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &["--color", "never"]);
    terminal.sees("Belum ada sumber berita");
    terminal.press("q");
    terminal.end();
    let sent = String::from_utf8_lossy(&terminal.stream).into_owned();
    for colour in ["\u{1b}[31", "\u{1b}[36", "\u{1b}[38;5", "\u{1b}[33"] {
        assert!(!sent.contains(colour), "{colour:?} was sent");
    }
}

#[test]
fn news_is_fetched_read_and_kept_through_a_kill() {
    let ministry = Ministry::serve(jiff::Timestamp::now()).unwrap();
    let home = Home::new(&ministry.sources());
    home.run(&["fetch"]);
    let mut terminal = Terminal::start(&home, "xterm-256color", &["sort:newest"]);
    terminal.sees("▶ Semua berita");
    terminal.sees("●");
    terminal.press("s");
    terminal.sees("Diberi bintang");
    terminal.press("j\r");
    terminal.sees("▶ Bacaan");
    terminal.sees("WIB");
    terminal.press("m");
    terminal.sees("Ditandai belum dibaca");
    terminal.signal("KILL");
    terminal.end();
    let starred = home.expect(0, &["list", "is:starred", "--json"]);
    assert_eq!(starred.lines().count(), 1, "{starred}");
    let read = home.run(&["list", "is:read", "--json"]);
    assert_eq!(read.status.code(), Some(1), "nothing is read: {}", String::from_utf8_lossy(&read.stdout));
}

#[test]
fn the_screen_shows_what_another_process_fetched() {
    let ministry = Ministry::serve(jiff::Timestamp::now()).unwrap();
    let home = Home::new(&ministry.sources());
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada berita tersimpan");
    home.run(&["fetch", "--no-articles"]);
    terminal.until("news", |screen| !screen.contents().contains("Belum ada berita tersimpan"));
    terminal.sees("●");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_megabyte_is_pasted_and_nothing_of_it_is_done() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada sumber berita");
    let poison = "Q q\r:quit\r\u{3}\u{1b}[31m\u{1b}]52;c;eA==\u{7}".repeat(40_000);
    terminal.press("\u{1b}[200~");
    for piece in poison.as_bytes()[..1_000_000].chunks(4096) {
        terminal.keys.as_mut().unwrap().write_all(piece).unwrap();
    }
    terminal.press("\u{1b}[201~");
    terminal.press("?");
    terminal.sees("turun sebaris");
    let sent = String::from_utf8_lossy(&terminal.stream).into_owned();
    assert!(!sent.contains("]52;"), "the clipboard is left alone");
    assert!(terminal.stream.len() < 100_000, "{} bytes were drawn", terminal.stream.len());
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
    terminal.is_restored();
}

#[test]
fn a_slow_terminal_gets_fewer_frames_and_its_keys_are_heard() {
    let home = empty_house();
    let mut terminal = Terminal::unread(&home, "xterm-256color", &[], &[]);
    terminal.resize(200, 60);
    let mut reader = terminal.master.as_ref().unwrap().try_clone_reader().unwrap();
    let (slow, taken) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let (is_slow, count) = (Arc::clone(&slow), Arc::clone(&taken));
    thread::spawn(move || {
        let mut buffer = [0; 256];
        while let Ok(read @ 1..) = reader.read(&mut buffer) {
            count.fetch_add(read, Ordering::SeqCst);
            if is_slow.load(Ordering::SeqCst) {
                // 1 KB in a second.
                thread::sleep(Duration::from_millis(250));
            }
        }
    });
    let start = Instant::now();
    while taken.load(Ordering::SeqCst) < 2_000 {
        assert!(start.elapsed() < LONGEST, "never draws");
        thread::sleep(Duration::from_millis(10));
    }
    slow.store(true, Ordering::SeqCst);
    // Each of these wants a whole frame, some five kilobytes: a megabyte in all.
    for _ in 0..200 {
        terminal.press("\u{c}");
        thread::sleep(Duration::from_millis(5));
    }
    let pressed = Instant::now();
    terminal.press("Q");
    while terminal.child.try_wait().unwrap().is_none() {
        assert!(pressed.elapsed() < Duration::from_secs(10), "the key waits behind the frames");
        thread::sleep(Duration::from_millis(10));
    }
    let read = taken.load(Ordering::SeqCst);
    assert!(read < 100_000, "{read} bytes were queued");
}

#[test]
fn a_locale_without_unicode_gets_ascii_alone() {
    let home = empty_house();
    let plain = [("LC_ALL", "C"), ("NO_COLOR", "1")];
    let mut terminal = Terminal::start_with(&home, "xterm-256color", &["--lang", "en"], &plain);
    terminal.sees("Welcome to warta");
    terminal.press("q");
    terminal.end();
    assert!(terminal.stream.is_ascii(), "{}", String::from_utf8_lossy(&terminal.stream));
    assert!(!terminal.stream.windows(4).any(|sent| sent == b"[38;"), "no colour");
}

#[test]
fn a_configuration_that_is_broken_meanwhile_does_not_hold() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada sumber berita");
    let file = home.path().join("config.toml");
    std::fs::write(&file, "[keys]\n\"w\" = \"qiut\"\n").unwrap();
    terminal.sees("Konfigurasi salah, yang lama dipakai");
    terminal.press("?");
    terminal.sees("turun sebaris");
    terminal.press("q");
    std::fs::write(&file, "[ui]\nmouse = false\n[net]\nparallel = 2\n[keys]\nX = \"quit\"\n").unwrap();
    terminal.sees("[net] berlaku setelah warta dibuka lagi");
    terminal.until("no mouse", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    terminal.press("X");
    assert_eq!(terminal.end().0, 0);
}
