//! PDF circulars from end to end: the real program reads those of the running ministry.
//!
//! In: the demo's law office, whose news are PDF files. Out: their text held against the texts
//! that they were made of, and what is said of files that have none or that kill their reader.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;

use std::fmt::Write;
use std::io::Write as _;
use std::process::Stdio;

use common::binary::{Home, text};
use common::{opening, truths};
use serde_json::Value;
use warta::demo::Ministry;

/// Words with single blanks between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A PDF of one page with these drawing instructions.
fn one_page(drawn: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /XObject << /P 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray \
         /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"
            .to_owned(),
    ];
    // Without a table of the objects: the reader has to look for them.
    let mut file = String::from("%PDF-1.4\n");
    for (at, object) in objects.iter().enumerate() {
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    file.push_str("trailer\n<< /Root 1 0 R >>\n%%EOF\n");
    file.into_bytes()
}

#[test]
fn every_circular_of_the_ministry_is_read_whole() {
    let ministry = Ministry::serve(opening()).unwrap();
    let law = ministry.sources().into_iter().find(|source| source.name.starts_with("JDIH")).unwrap();
    let home = Home::new(&[]);
    let circulars: Vec<_> = truths().into_iter().filter(|truth| truth.pdf).collect();
    assert!(circulars.len() >= 2);
    for truth in circulars {
        let url = law.url.join(&format!("/unduh/{}.pdf", truth.slug)).unwrap();
        let page: Value =
            serde_json::from_str(&home.expect(0, &["extract", url.as_str(), "--json"])).unwrap();
        assert_eq!(page["page"], "document");
        let read = words(page["text"].as_str().unwrap());
        assert!(read.contains(&truth.title), "{}: {read}", truth.slug);
        for passage in &truth.passages {
            assert!(read.contains(&words(passage)), "{}: {passage:?} is not in {read}", truth.slug);
        }
    }
}

#[test]
fn a_scan_and_a_broken_file_are_named() {
    let home = Home::new(&[]);
    let cases = [
        ("pindai.pdf", one_page("q 595 0 0 842 0 0 cm /P Do Q"), "pindaian"),
        ("kosong.pdf", one_page(""), "tidak memuat teks maupun gambar"),
        ("rusak.pdf", b"%PDF-1.7\nhalo".to_vec(), "rusak"),
    ];
    for (name, bytes, told) in cases {
        let path = home.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let output = home.run(&["extract", path.to_str().unwrap(), "--json"]);
        let page: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert_eq!((page["page"].as_str(), page["text"].as_str()), (Some("document"), Some("")), "{name}");
        assert!(text(&output.stderr).contains(told), "{name}: {}", text(&output.stderr));
    }
}

#[test]
fn the_process_that_reads_holds_its_limits() {
    let home = Home::new(&[]);
    // A page that draws without end: the processor time of the process ends it, or its caps do.
    let mut drawn = String::from("q ");
    for _ in 0..40_000 {
        drawn.push_str("q 1 0 0 1 0 0 cm ");
    }
    let mut child = home.command(&["read-paper"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&one_page(&drawn)).unwrap();
    let output = child.wait_with_output().unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    assert!(!output.status.success() || told["Err"] == "empty", "{told}");
}

#[test]
fn a_circular_is_read_only_when_asked_for_and_its_size_is_told_before() {
    let ministry = Ministry::serve(opening()).unwrap();
    let law: Vec<_> =
        ministry.sources().into_iter().filter(|source| source.name.starts_with("JDIH")).collect();
    let home = Home::new(&law);
    home.expect(0, &["fetch"]);
    let truth = truths().into_iter().find(|truth| truth.pdf).unwrap();
    let listed = home.expect(0, &["list", "has:pdf", "--json"]);
    let row: Value = listed
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|row| row["title"] == truth.title.as_str())
        .unwrap();
    assert_eq!(row["has_text"], false, "no fetch loads a document");
    let id = row["id"].as_str().unwrap();

    let before = home.run(&["show", id]);
    let told = text(&before.stderr);
    assert!(told.contains("dokumen PDF (") && told.contains("--fetch"), "{told}");

    let after = home.run(&["show", id, "--fetch", "--width", "200"]);
    assert_eq!(after.status.code(), Some(0), "{}", text(&after.stderr));
    assert!(text(&after.stderr).starts_with("mengunduh dokumen PDF ("), "{}", text(&after.stderr));
    let read = words(&text(&after.stdout));
    for passage in &truth.passages {
        assert!(read.contains(&words(passage)), "{passage:?} is not in {read}");
    }
    // It is kept: without a network it is still there, and it can be searched.
    let kept = home.expect(0, &["show", id, "--offline"]);
    assert!(words(&kept).contains(&words(&truth.passages[0])));
    let word = truth.passages[0].split(' ').find(|word| word.len() > 9).unwrap();
    assert!(home.expect(0, &["list", &format!("\"{word}\""), "--json"]).contains(id));
}
