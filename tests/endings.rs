//! How the real program ends: by key, by signal, by a terminal that goes away, by a mistake in
//! itself. Whatever ends it, the terminal is as it was.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;

use std::io::Read;
use std::time::{Duration, Instant};

use common::binary::Home;
use common::pty::{LONGEST, Terminal};

fn empty_house() -> Home {
    Home::new(&[])
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

/// Waits until it sleeps, wakes it with another size and sees it whole.
fn wakes(terminal: &mut Terminal) {
    terminal.until("the normal screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    terminal.resize(100, 30);
    // It may not have fallen asleep yet: the waking signal is sent until it shows.
    let start = Instant::now();
    while !terminal.emulator.screen().alternate_screen() {
        assert!(start.elapsed() < LONGEST, "never wakes");
        terminal.signal("CONT");
        while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_millis(100)) {
            terminal.take(&bytes);
        }
    }
    terminal.until("the screen at its new size", |screen| {
        let rows: Vec<String> = screen.rows(0, 100).collect();
        screen.contents().contains("Belum ada sumber berita") && rows[29].contains("1-5 memilih")
    });
}

#[test]
fn it_sleeps_and_wakes_by_key_and_by_signal() {
    let home = empty_house();
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("Belum ada sumber berita");
    terminal.press("\u{1a}");
    wakes(&mut terminal);
    terminal.resize(80, 24);
    terminal.signal("TSTP");
    wakes(&mut terminal);
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    terminal.is_restored();
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    // At any moment: after its first byte, in the middle of the first frame, when all stands.
    for bytes in [1, 200, 100_000] {
        let home = empty_house();
        let mut terminal = Terminal::unread(&home, "xterm-256color", &[], &[]);
        let mut reader = terminal.master.as_ref().unwrap().try_clone_reader().unwrap();
        let (mut buffer, mut seen) = (vec![0; 64], Vec::new());
        while seen.len() < bytes && !seen.ends_with(b"\x1b[?2026l") {
            let count = reader.read(&mut buffer).unwrap();
            seen.extend_from_slice(&buffer[..count]);
        }
        // As when its window is shut: the last descriptor closes, and the hang-up follows.
        (terminal.keys, terminal.master) = (None, None);
        drop(reader);
        assert_eq!(terminal.end().0, 129, "after {bytes} bytes");
    }
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_it() {
    let home = empty_house();
    let mut terminal = Terminal::unread(&home, "xterm-256color", &[], &[]);
    terminal.resize(400, 200);
    // It draws until the terminal is full; then it is told to end.
    let start = Instant::now();
    loop {
        assert!(start.elapsed() < LONGEST, "never ends");
        terminal.signal("TERM");
        if let Some(status) = terminal.child.try_wait().unwrap() {
            assert!([143, 1].contains(&status.exit_code()), "{status:?}");
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(start.elapsed() < Duration::from_secs(20));
}

/// `kind` strikes at `place`: how it ends.
fn struck(kind: &str, place: &str) -> (Home, Terminal) {
    let home = empty_house();
    let fault = format!("{kind} {place}");
    let mut terminal = Terminal::start_with(
        &home,
        "xterm-256color",
        &[],
        &[("WARTA_FAULT", &fault), ("RUST_BACKTRACE", "0")],
    );
    terminal.sees("Belum ada sumber berita");
    terminal.press("\u{1b}[24~");
    (home, terminal)
}

fn note_of(home: &Home) -> String {
    std::fs::read_to_string(home.path().join("data/crash.txt")).unwrap()
}

#[test]
fn a_panic_ends_it_with_a_note_and_the_terminal_restored() {
    for place in ["main", "renderer"] {
        let (home, mut terminal) = struck("panic", place);
        assert_eq!(terminal.end().0, 101, "{place}");
        terminal.is_restored();
        terminal.sees("program berhenti karena kesalahan");
        let note = note_of(&home);
        assert!(note.contains("thread main") && note.contains("fault.rs"), "{note}");
        for secret in ["Judul Rahasia", "contoh.example", &home.path().to_string_lossy()] {
            assert!(!note.contains(secret), "{secret} is in the note: {note}");
        }
    }
}

#[test]
fn a_panic_in_a_worker_costs_one_answer() {
    let (home, mut terminal) = struck("panic", "worker");
    // The next question is the one that breaks.
    terminal.press("\u{1b}[I");
    terminal.sees("Satu bagian program rusak");
    assert!(note_of(&home).contains("thread warta-answers"));
    terminal.press("?");
    terminal.sees("turun sebaris");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
    terminal.is_restored();
}

#[test]
fn an_abort_or_a_kill_leaves_the_terminal_restored() {
    for (kind, place, code) in
        [("abort", "main", 134), ("abort", "renderer", 134), ("abort", "worker", 134), ("kill", "main", 137)]
    {
        let home = empty_house();
        let fault = format!("{kind} {place}");
        let mut terminal = Terminal::start_in_shell(&home, &[("WARTA_FAULT", &fault)]);
        terminal.sees("Belum ada sumber berita");
        terminal.press("\u{1b}[24~");
        if place == "worker" {
            terminal.press("\u{1b}[I");
        }
        // The shell may be quicker to speak than the terminal is to be given back.
        terminal.until("the normal screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        let ended = format!("ended {code}");
        while !String::from_utf8_lossy(&terminal.stream).contains(&ended) {
            let bytes = terminal.bytes.recv_timeout(LONGEST).unwrap();
            terminal.take(&bytes);
        }
        terminal.is_restored();
    }
}
