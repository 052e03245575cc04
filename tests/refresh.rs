//! The promise of the shelf: what was fetched stays, offline and after any crash, and an
//! unchanged world costs next to nothing.
//!
//! In: the demo ministry, the engine over a throw-away cache, and the real binary. Out: counts,
//! outcomes and texts. Only 127.0.0.1 is asked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first fault")]

mod common;

use std::collections::BTreeSet;
use std::process::Child;
use std::time::{Duration, Instant};

use common::binary::{Home, text};
use common::newsroom::Newsroom;
use common::{opening, truths};
use warta::demo::Ministry;
use warta::engine::Window;
use warta::news::{Failure, Flag, Outcome, Query, Reach, RelatedFrom, Term, Why};

fn ministry() -> Ministry {
    Ministry::serve(opening()).unwrap()
}

fn word(word: &str) -> Query {
    Query { reach: Some(Reach::Is(Term::Word(word.to_owned()))), sort: None }
}

#[test]
fn the_first_fetch_brings_all_and_names_the_failure() {
    let ministry = ministry();
    let room = Newsroom::new(ministry.sources());
    let summary = room.refresh();
    let failed: Vec<_> =
        summary.failures().map(|(report, failure)| (report.name.as_str(), failure.clone())).collect();
    assert_eq!(failed, [(ministry.failing(), Failure::Status(500))]);
    assert_eq!(summary.new_articles(), truths().len());

    let headlines = room.headlines();
    let titles: BTreeSet<&str> = headlines.iter().map(|headline| headline.title.as_str()).collect();
    let all = truths();
    let expected: BTreeSet<&str> = all.iter().map(|truth| truth.title.as_str()).collect();
    assert_eq!(titles, expected);
    let sources: BTreeSet<_> = headlines.iter().map(|headline| headline.source).collect();
    assert_eq!(sources.len(), 5);
    assert!(
        headlines.is_sorted_by(|a, b| a.published.map(|w| w.at) >= b.published.map(|w| w.at)),
        "newest first"
    );
}

#[test]
fn every_text_is_on_the_shelf() {
    let ministry = ministry();
    let room = Newsroom::new(ministry.sources());
    let summary = room.refresh();
    assert_eq!((summary.shelf.failed, summary.shelf.deferred), (0, 0), "{:?}", summary.shelf);
    let full = Query { reach: Some(Reach::Is(Term::Is(Flag::Full))), sort: None };
    let with_pages = truths().iter().filter(|truth| !truth.pdf).count();
    assert_eq!(room.engine.find(&full, Window { offset: 0, limit: 1000 }).unwrap().len(), with_pages);
    let training = truths().iter().filter(|truth| truth.site == "diklat").count();
    assert_eq!(summary.shelf.fetched, with_pages - training, "a feed with the whole text saves its pages");
}

#[test]
fn the_second_fetch_finds_nothing_changed() {
    let ministry = ministry();
    let room = Newsroom::new(ministry.sources());
    let first = room.refresh();
    let second = room.refresh();
    for report in second.sources.iter().filter(|report| report.name != ministry.failing()) {
        assert_eq!(report.outcome, Outcome::Unchanged, "{}", report.name);
    }
    assert_eq!((second.new_articles(), second.shelf.fetched), (0, 0));
    let (before, after) = (first.traffic.received, second.traffic.received);
    assert!(after * 20 < before, "{after} bytes for nothing new, after {before}");
}

#[test]
fn the_archive_answers_with_the_network_gone() {
    let ministry = ministry();
    let sources = ministry.sources();
    let room = Newsroom::new(sources.clone());
    room.refresh();
    drop(ministry);
    let room = room.reopened(sources);
    assert_eq!(room.headlines().len(), truths().len());

    let opened = room.engine.article(room.titled("Kakanwil: Manasik").id).unwrap().unwrap();
    assert!(opened.article.item.body.unwrap().as_str().contains("Mak Itam, 71 tahun"));
    let found = room.engine.find(&word("pelunasan"), Window { offset: 0, limit: 100 }).unwrap();
    assert!(found.len() >= 3, "{found:?}");
    let by_stem = room.engine.find(&word("melunasi"), Window { offset: 0, limit: 100 }).unwrap();
    assert!(by_stem.len() >= found.len(), "the stem finds the other forms: {by_stem:?}");

    let again = room.refresh();
    assert!(again.sources.iter().all(|report| matches!(report.outcome, Outcome::Failed(_))), "{again:?}");
    assert_eq!(room.headlines().len(), truths().len(), "a dead network takes nothing away");
}

#[test]
fn related_news_comes_from_the_page_and_from_the_archive() {
    let ministry = ministry();
    let room = Newsroom::new(ministry.sources());
    room.refresh();
    let related = room.engine.related(room.titled("Hari Pertama Pekan Layanan").id, 10).unwrap();
    let from_page: Vec<_> = related.iter().take_while(|one| one.from == RelatedFrom::Page).collect();
    assert_eq!(from_page.len(), 3, "{related:?}");
    for one in &from_page {
        assert!(one.headline.is_some(), "the archive holds {}", one.title);
        assert!(one.why.contains(&Why::PageSays));
    }
    let archive: Vec<_> = related[3..].iter().map(|one| one.title.as_str()).collect();
    assert!(archive.contains(&"Menteri Buka Pekan Layanan Kerukunan, 24 Provinsi Ikut Serta"), "{archive:?}");
    assert!(related.iter().all(|one| !one.why.is_empty()));
}

#[test]
fn a_cancelled_refresh_keeps_what_came_and_the_next_completes_it() {
    let ministry = ministry();
    let room = Newsroom::new(ministry.sources());
    let (told, hears) = std::sync::mpsc::channel();
    let running =
        room.engine.refresh(warta::engine::Plan { force: true, ..Default::default() }, move |step| {
            let _ = told.send(step);
        });
    let mut summary = None;
    while let Ok(step) = hears.recv_timeout(Duration::from_secs(30)) {
        match step {
            warta::news::Progress::Told(_) => running.cancel(),
            warta::news::Progress::Done(done) => {
                summary = Some(done);
                break;
            }
            _ => {}
        }
    }
    let summary = summary.expect("a cancelled refresh ends");
    assert!(summary.cancelled);
    let kept = room.headlines().len();
    assert_eq!(kept, summary.new_articles(), "all that was told is kept");
    room.refresh();
    assert_eq!(room.headlines().len(), truths().len());
}

fn listed(home: &Home) -> BTreeSet<String> {
    let output = home.run(&["list", "--json", "--limit", "1000"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", text(&output.stderr));
    let lines = text(&output.stdout);
    lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].to_string())
        .collect()
}

/// Waits until `done`, the process has ended or ten seconds have passed.
fn wait_for(child: &mut Child, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() && child.try_wait().unwrap().is_none() && start.elapsed() < Duration::from_secs(10) {
        std::thread::yield_now();
    }
}

#[test]
fn killed_at_any_moment_nothing_that_was_listed_is_lost() {
    let ministry = ministry();
    let home = Home::new(&ministry.sources());
    let mut kept = BTreeSet::new();
    // The moments are counted in requests that the ministry has seen, not in time.
    for requests in [1, 3, 6, 11, 20] {
        let before = ministry.served();
        let mut child = home.start(&["fetch", "--force"]);
        wait_for(&mut child, || ministry.served() >= before + requests);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = listed(&home);
        assert!(now.is_superset(&kept), "lost after {requests} requests: {:?}", kept.difference(&now));
        kept = now;
        home.expect(0, &["--offline", "doctor"]);
    }
    let output = home.run(&["fetch", "--force"]);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    assert_eq!(listed(&home).len(), truths().len());
    let full = home.expect(0, &["list", "is:full", "--json", "--limit", "1000"]);
    assert_eq!(full.lines().count(), truths().iter().filter(|truth| !truth.pdf).count());
}

#[test]
fn cron_fetches_while_the_screen_is_open() {
    let ministry = ministry();
    let sources = ministry.sources();
    let room = Newsroom::new(sources.clone());
    let (told, hears) = std::sync::mpsc::channel();
    room.engine.watch(move |_| {
        let _ = told.send(());
    });
    assert!(room.headlines().is_empty());

    // The second process writes into the same cache.
    let home = Home::new(&sources);
    let folder = room.folder.path().to_str().unwrap().to_owned();
    let output = home.run(&["fetch", "--force", "--data-dir", &folder]);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    hears.recv_timeout(Duration::from_secs(10)).expect("the engine notices the other process");
    assert_eq!(room.headlines().len(), truths().len());

    // And this one still writes too.
    let id = room.titled("Menteri Buka").id;
    let marked = room
        .engine
        .apply(vec![warta::news::Change::Marked {
            scope: warta::news::Scope::These(vec![id]),
            marking: warta::news::Marking::Read(true),
        }])
        .unwrap();
    assert_eq!(marked.marked, 1);
}

#[test]
fn the_demonstration_prints_its_list_and_names_the_broken_source() {
    let home = Home::new(&[]);
    let output = home.run(&["demo", "--headless", "--json"]);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(3), "{out}\n{err}");
    assert!(err.contains("Kankemenumat Kota Perumpamaan"), "the failing source is named: {err}");
    let rows: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(rows.len() >= 20, "{} articles", rows.len());
    let sources: BTreeSet<String> = rows.iter().map(|row| row["source"].to_string()).collect();
    assert!(sources.len() >= 4, "{sources:?}");

    // An office's proxy settings do not stand between the program and itself.
    let mut behind_proxy = home.command(&["demo", "--headless"]);
    behind_proxy.env("http_proxy", "http://127.0.0.1:9").env("https_proxy", "http://127.0.0.1:9");
    let plain = behind_proxy.output().unwrap();
    assert_eq!(plain.status.code(), Some(3));
    let lines = text(&plain.stdout);
    assert!(!lines.contains('\u{1b}'), "no escape sequences in a pipe");
    assert!(lines.contains("Menteri Buka Pekan Layanan Kerukunan"), "{lines}");
}
