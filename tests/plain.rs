//! `warta --plain`: the news line by line, on anything that takes lines.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;

use std::io::Write;
use std::process::Stdio;

use common::binary::{Home, text};
use common::pty::Terminal;
use warta::demo::Ministry;

fn filled() -> Home {
    let ministry = Ministry::serve(jiff::Timestamp::now()).unwrap();
    let home = Home::new(&ministry.sources());
    home.run(&["fetch"]);
    home
}

/// What is said to `typed`, and the exit code.
fn said(home: &Home, arguments: &[&str], typed: &str) -> (String, Option<i32>) {
    let mut command = home.command(arguments);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stderr), "");
    (text(&output.stdout), output.status.code())
}

#[test]
fn articles_are_opened_by_number_and_read_by_paragraph() {
    let home = filled();
    let all = home.expect(0, &["list", "sort:newest"]);
    let (out, code) = said(&home, &["--plain", "sort:newest"], "1\n\nm\nb\nq\n");
    assert_eq!(code, Some(0), "{out}");
    assert!(!out.contains('\u{1b}'), "no sequences: {out:?}");
    assert!(out.contains(&format!("{} artikel.", all.lines().count())), "{out}");
    let first = out.lines().find(|line| line.starts_with("1. ")).unwrap();
    let title = first[3..].split(". ").next().unwrap();
    assert!(all.lines().next().unwrap().contains(title), "{first}\n{all}");
    assert!(first.contains("belum dibaca"), "{first}");
    // The title stands alone when the article is opened, and it is read from then on.
    let opened = format!("> {title}");
    let at = out.find(&opened).unwrap_or_else(|| panic!("{opened} is not in {out}"));
    let again = out[at..].lines().find(|line| line.starts_with(&format!("> {title}. "))).unwrap();
    assert!(again.contains("belum dibaca"), "m takes it back: {again}");
    assert_eq!(home.run(&["list", "is:read"]).status.code(), Some(1), "nothing is read now");
}

#[test]
fn n_reads_on_and_marks_stay() {
    let home = filled();
    let (out, _) = said(&home, &["--plain", "sort:newest"], "1\nn\ns\np\n");
    assert_eq!(out.matches("berbintang").count(), 1, "{out}");
    assert_eq!(home.expect(0, &["list", "is:read"]).lines().count(), 2);
    assert_eq!(home.expect(0, &["list", "is:starred"]).lines().count(), 1);
    let (out, _) = said(&home, &["--plain", "is:starred", "--lang", "en"], "");
    assert!(out.contains("One article.") && out.contains("starred"), "{out}");
}

#[test]
fn mistakes_are_told_and_the_list_stays() {
    let home = filled();
    let (out, code) = said(&home, &["--plain"], "xyz\n0\n9999\nm\n/soruce:a\n/takadayangbegini\n/\n?\n");
    assert_eq!(code, Some(0));
    for wanted in [
        "Tidak dimengerti: xyz",
        "Tidak ada judul bernomor itu",
        "Belum ada artikel yang dibuka",
        "source",
        "tidak ada yang ditemukan",
        "Nomor: buka judul itu",
    ] {
        assert!(out.contains(wanted), "{wanted}: {out}");
    }
    assert_eq!(out.matches("Tidak ada judul bernomor itu").count(), 2);
}

#[test]
fn a_terminal_that_can_only_print_is_enough() {
    let home = Home::new(&[]);
    for (arguments, setting) in [(&["--plain"][..], ""), (&[], "[ui]\nplain = true\n")] {
        std::fs::write(home.path().join("config.toml"), setting).unwrap();
        let mut terminal = Terminal::start(&home, "dumb", arguments);
        terminal.sees("belum ada sumber");
        terminal.press("q\n");
        assert_eq!(terminal.end().0, 0);
        assert!(!terminal.stream.contains(&0x1b));
    }
    // Without it the refusal names it.
    std::fs::write(home.path().join("config.toml"), "").unwrap();
    let mut terminal = Terminal::start(&home, "dumb", &[]);
    terminal.sees("warta --plain");
    assert_eq!(terminal.end().0, 7);
}
