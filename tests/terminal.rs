//! The real program on a real terminal: it starts, bears every size, leaves by key and by
//! signal, and gives the terminal back as it found it.
//!
//! A pseudo-terminal with an emulator behind it stands for the person's. Nothing here waits for
//! a fixed time: each step ends when what it waits for stands on the screen, or fails.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;

use std::sync::mpsc::channel;
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
fn every_signal_ends_it_with_the_terminal_restored() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let home = empty_house();
        let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
        terminal.sees("Belum ada sumber berita");
        terminal.signal(name);
        let (code, _) = terminal.end();
        assert_eq!(code, 128 + number, "SIG{name}");
        terminal.is_restored();
    }
}

#[test]
fn control_c_ends_it() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada sumber berita");
    terminal.press("\u{3}");
    assert_eq!(terminal.end().0, 130);
    terminal.is_restored();
}

#[test]
fn it_sleeps_and_wakes() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada sumber berita");
    terminal.press("\u{1a}");
    terminal.until("the normal screen", |screen| !screen.alternate_screen());
    // It may not have fallen asleep yet: the waking signal is sent until it shows.
    let start = Instant::now();
    while !terminal.emulator.screen().alternate_screen() {
        assert!(start.elapsed() < LONGEST, "never wakes");
        terminal.signal("CONT");
        while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_millis(100)) {
            terminal.take(&bytes);
        }
    }
    terminal.sees("Belum ada sumber berita");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    terminal.is_restored();
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada sumber berita");
    terminal.keys = None;
    terminal.master = None;
    // The reader holds the last descriptor; closing it is what a terminal window does.
    terminal.bytes = channel().1;
    terminal.signal("HUP");
    assert_eq!(terminal.end().0, 129);
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
