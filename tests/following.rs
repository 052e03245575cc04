//! Journeys of news that changes and of news that is waited for.
//!
//! A made-up cache answers (`desk`); what a test sees is what a person would see.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use desk::{Cache, Desk};
use jiff::SignedDuration;
use warta::app::{Effect, Msg, Online};
use warta::lang::Language;
use warta::news::{Article, Earlier, Folder, Item, Mark, Progress};

/// A cache in which the office changed its release twice.
fn edited() -> Cache {
    let mut cache = Cache::usual();
    let id = cache.named("Lantik");
    let text = cache
        .articles
        .iter()
        .find(|(article, _)| article.id == id)
        .unwrap()
        .0
        .item
        .body
        .clone()
        .unwrap()
        .text();
    let (first, rest) = text.split_once("\n\n").unwrap();
    let version = |until: &str, title: &str, text: String| {
        (id, Earlier { until: until.parse().unwrap(), title: title.into(), text })
    };
    cache.earlier = vec![
        version(
            "2021-01-16T09:00:00Z",
            "Kakanwil Lantik Sebelas Pejabat Pengawas",
            format!("{first} Acara ditutup dengan doa.\n\n{rest}"),
        ),
        version("2021-01-16T08:00:00Z", "Kakanwil Lantik Sebelas Pejabat Pengawas", rest.to_owned()),
    ];
    cache
}

fn opened(language: Language, width: u16, height: u16) -> Desk {
    let mut desk = Desk::with(edited(), language, width, height, Online::Allowed);
    desk.press("j Enter");
    desk
}

#[test]
fn a_changed_release_shows_what_changed() {
    let mut desk = opened(Language::Id, 100, 30);
    desk.sees("Sumbernya mengubah berita ini").press("d");
    desk.sees("Perubahan 1 dari 2, diketahui")
        .sees("[-Sebelas-] {+Dua Belas+}")
        .sees("[-Acara ditutup dengan doa.-]");
    desk.sees("paragraf tetap sama").misses("Sumbernya mengubah");
    desk.press("d").sees("Perubahan 2 dari 2").misses("Sebelas-]").sees("{+");
    desk.press("d").sees("Sumbernya mengubah berita ini");
    desk.press("d")
        .sees("Perubahan 1 dari 2")
        .press("Esc")
        .sees("Sumbernya mengubah berita ini")
        .misses("Perubahan 1");
    desk.press("q").sees("~ Kakanwil Lantik");
}

#[test]
fn the_place_in_the_text_survives_a_look_at_the_changes() {
    let mut desk = opened(Language::Id, 60, 16);
    desk.press("G");
    let place = desk.model.reader.place();
    assert!(place > 0);
    desk.press("d j j");
    assert_eq!(desk.model.reader.place(), place);
    desk.tell(Msg::Resized { width: 50, height: 16 });
    assert_eq!(desk.model.reader.place(), place);
    desk.tell(Msg::Resized { width: 60, height: 16 });
    desk.press("Esc");
    assert_eq!(desk.model.reader.place(), place);
    desk.press("d q");
    assert_eq!(desk.cache.mark("Lantik").place, place);
}

#[test]
fn what_was_never_changed_says_so() {
    let mut desk = Desk::new(Language::En, 100, 30);
    desk.press("j Enter d").sees("Its source has not changed this so far").misses("Change 1");
    // The next article begins with its text.
    let mut desk = opened(Language::En, 100, 30);
    desk.press("d")
        .sees("Change 1 of 2")
        .press("K J")
        .misses("Change 1")
        .sees("Its source changed this article");
}

#[test]
fn changes_as_they_are_painted() {
    for language in [Language::Id, Language::En] {
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            let mut desk = opened(language, width, height);
            desk.press("d");
            insta::assert_snapshot!(format!("changes-{width}x{height}-{}", language.code()), desk.screen());
        }
    }
}

/// A desk that watches for a word, and a function that lets an article come in.
fn watching() -> Desk {
    let mut desk = Desk::new(Language::Id, 100, 24);
    let watch = Folder::watch(&["lelang OR tender".parse().unwrap()]);
    desk.model.sources.take_folders(watch.into_iter().collect());
    desk
}

fn arrives(desk: &mut Desk, title: &str, minutes: i64) {
    let source = desk.cache.sources[0].id;
    let seen = desk.now.timestamp() + SignedDuration::from_mins(minutes);
    let item = Item { key: title.into(), title: title.into(), ..Item::default() };
    desk.cache.articles.insert(0, (Article::new(source, item, seen), Mark::default()));
}

fn alerts(desk: &Desk) -> Vec<&str> {
    let texts = desk.asked.iter().map(|effect| match effect {
        Effect::Alert(text) => Some(text.as_str()),
        _ => None,
    });
    texts.flatten().collect()
}

#[test]
fn what_is_watched_for_is_told_once() {
    let mut desk = watching();
    arrives(&mut desk, "Pengumuman lelang lama", -90);
    desk.tell(Msg::CacheChanged);
    assert_eq!(alerts(&desk), [""; 0], "it was here before the screen was");
    arrives(&mut desk, "Pengumuman lelang gedung", 1);
    arrives(&mut desk, "Manasik dimulai", 1);
    desk.tell(Msg::CacheChanged);
    desk.sees("Pantauan: Pengumuman lelang gedung");
    for _ in 0..2 {
        desk.tell(Msg::CacheChanged);
    }
    assert_eq!(alerts(&desk), ["Pantauan: Pengumuman lelang gedung"]);
    arrives(&mut desk, "Hasil tender pertama", 2);
    arrives(&mut desk, "Hasil tender kedua", 2);
    desk.tell(Msg::Progressed(Progress::Done(Box::default())));
    desk.sees("Pantauan: 2 berita baru, di antaranya Hasil tender kedua");
    assert_eq!(alerts(&desk).len(), 2);
}

#[test]
fn nobody_who_watches_for_nothing_is_told() {
    let mut desk = Desk::new(Language::Id, 100, 24);
    arrives(&mut desk, "Pengumuman lelang", 1);
    desk.tell(Msg::CacheChanged);
    assert_eq!(alerts(&desk), [""; 0]);
}
