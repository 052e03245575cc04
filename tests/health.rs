//! The health of the sources: who is in trouble and why, worst first, and keys that act on it.
//!
//! A made-up cache answers (`desk`); what a test sees is what a person would see.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use desk::{Cache, Desk};
use jiff::{SignedDuration, Timestamp};
use warta::app::{Effect, ListEdit, Online, Target};
use warta::config::Amendment;
use warta::lang::Language;
use warta::news::{Habits, Kind, Moved, Visit};

fn ago(hours: i64) -> Timestamp {
    desk::sunday().timestamp() - SignedDuration::from_hours(hours)
}

/// A fine source, one that has moved, and one that failed four times.
fn cache() -> Cache {
    let mut cache = Cache::usual();
    let [centre, regional, broken] = [0, 1, 2].map(|at| cache.sources[at].id);
    cache.sources[0].every = Some(SignedDuration::from_hours(2));
    let well = Visit {
        kind: Kind::Feed,
        last_ok: Some(ago(1)),
        last_try: Some(ago(1)),
        next_due: Some(ago(-1)),
        ..Visit::default()
    };
    let moved = Moved {
        from: cache.sources[1].url.clone(),
        to: "https://baru.contoh.example/berita".parse().unwrap(),
        since: ago(80),
        confirmed: ago(1),
        times: 4,
    };
    let habits = Habits { moved: Some(moved), ..Habits::default() };
    let failing = Visit {
        last_ok: Some(ago(76)),
        last_try: Some(ago(3)),
        next_due: Some(ago(-20)),
        failures: 4,
        ..Visit::default()
    };
    cache.visits = vec![
        (centre, well.clone()),
        (regional, Visit { habits, kind: Kind::Listing, ..well }),
        (broken, failing),
    ];
    cache
}

fn desk(language: Language, width: u16, height: u16) -> Desk {
    Desk::with(cache(), language, width, height, Online::Allowed)
}

#[test]
fn the_worst_comes_first_with_its_cause_and_what_helps() {
    for language in [Language::Id, Language::En] {
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            let mut desk = desk(language, width, height);
            desk.press("e");
            let name = format!("health-{width}x{height}-{}", language.code());
            insta::assert_snapshot!(name, desk.screen());
            if width == 40 {
                desk.press("Enter");
                insta::assert_snapshot!(format!("health-one-{}", language.code()), desk.screen());
            }
        }
    }
}

#[test]
fn each_source_says_how_it_does() {
    let mut desk = desk(Language::Id, 100, 30);
    desk.press("e").sees("2 dari 3 bermasalah").sees("Alamat kab.contoh.example tidak ditemukan");
    desk.sees("4 kali berturut-turut").sees("3 hari lalu").sees("(20 jam lagi)");
    desk.press("j")
        .sees("pindah tetap ke")
        .sees("https://baru.contoh.example/berita. Berita")
        .sees("daftar di halaman situs");
    desk.press("j").sees("Baik.").sees("09.15 (1 jam lalu)").sees("mulai 11.15 (1 jam lagi)").sees("2 jam");
    desk.sees("umpan (RSS atau Atom)")
        .sees("3 berita, 3 belum dibaca")
        .sees("1 kB hari ini, 55 kB dalam 30 hari");
    desk.press("j").sees("Baik.");
    desk.press("q").sees("▶ Semua berita");
}

#[test]
fn a_source_that_answers_but_brings_nothing_is_told_of() {
    let mut cache = cache();
    cache.articles.clear();
    let mut desk = Desk::with(cache, Language::En, 100, 30, Online::Allowed);
    desk.press("e j j").sees("has brought no news for 30 days").sees("3 of 3 in trouble");
    let mut desk = Desk::new(Language::En, 100, 30);
    desk.press("e j").sees("Never fetched yet; r fetches it now.").sees("1 of 3 in trouble");
}

#[test]
fn keys_act_on_the_source_at_hand() {
    let mut desk = desk(Language::Id, 80, 24);
    let [centre, regional, broken] = [0, 1, 2].map(|at| desk.cache.sources[at].id);
    desk.press("e r");
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::These(vec![broken]))));
    desk.press("j y");
    assert_eq!(desk.last_asked(), Some(&Effect::Copy("https://kanwil.contoh.example/berita".into())));
    desk.press("o");
    assert_eq!(
        desk.last_asked(),
        Some(&Effect::Browse("https://kanwil.contoh.example/berita".parse().unwrap()))
    );
    desk.press("j o");
    assert_eq!(desk.last_asked(), Some(&Effect::Browse("https://humas.contoh.example/".parse().unwrap())));
    desk.press("k c u").sees("Alamat baru: https://kanwil.contoh.example/berita").press("C-u");
    desk.type_text("https://pindah.contoh.example/").press("Enter").sees("https://pindah.contoh.example/");
    assert_eq!(desk.cache.sources[1].url.as_str(), "https://pindah.contoh.example/");
    desk.press("c d").sees("Diarsipkan: Kanwil Kepulauan Contoh").sees("cr memulihkannya");
    assert_eq!(desk.cache.archived, [regional]);
    desk.press("c r").sees("Dipulihkan: Kanwil Kepulauan Contoh");
    assert!(desk.cache.archived.is_empty());
    desk.press("g g G").sees("Humas Pusat").press("Enter");
    desk.sees("▶ Humas Pusat").sees("Jadwal Pelunasan");
    assert_eq!(desk.model.sources.at_hand().unwrap().source.id, centre);
    // From an article the view opens on its source.
    desk.press("Enter e").sees("09.15 (1 jam lalu)").press("Esc").sees("▶ Bacaan");
}

#[test]
fn the_list_is_changed_through_the_same_edits() {
    let mut desk = desk(Language::En, 80, 24);
    desk.press(":").type_text("health").press("Enter").sees("2 of 3 in trouble");
    desk.holding = true;
    desk.press("c n C-u").type_text("Kabupaten").press("Enter");
    let edit = ListEdit::Amend("Kantor Kabupaten".into(), Amendment::Rename("Kabupaten".into()));
    assert!(desk.held.contains(&Effect::EditList(edit)), "{:?}", desk.held);
}

#[test]
fn a_narrow_screen_shows_one_side_at_a_time() {
    let mut desk = desk(Language::En, 40, 12);
    desk.press("e").sees("! Kantor Kabupaten").misses("Last good").press("l").sees("check its spelling");
    desk.misses("Data per day").press("G").sees("Data per day").press("g g").sees("Kantor Kabupaten");
    desk.press("Esc").sees("✓ Humas Pusat").press("Esc").sees("▶");
    let mut desk = Desk::with(Cache::empty(), Language::En, 40, 12, Online::Allowed);
    desk.press("Esc e").sees("No news sources yet. Press a");
}
