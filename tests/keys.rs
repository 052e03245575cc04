//! Every key does what the help says it does: one row a key, pressed on the screen as a person would.
//!
//! A made-up cache answers (`desk`). A row names what is pressed before, the key, and what holds after.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use desk::{Cache, Desk};
use warta::app::{Effect, Msg, Online, Overlay, Pane, PromptKind, Target, Zen, keymap};
use warta::lang::Language;
use warta::news::Sort;

/// What is pressed before, the key, and what must hold after.
type Row = (&'static str, &'static str, fn(&Desk) -> bool);

fn cursor(desk: &Desk) -> usize {
    desk.model.list.scroll.cursor
}

fn title(desk: &Desk) -> &str {
    desk.model.reader.reading.as_ref().map_or("", |reading| &reading.article.item.title)
}

fn asked(desk: &Desk, wanted: &Effect) -> bool {
    desk.asked.contains(wanted)
}

fn typing(desk: &Desk, kind: PromptKind) -> bool {
    matches!(desk.model.overlays.last(), Some(Overlay::Prompt(prompt)) if prompt.kind == kind)
}

fn read(desk: &Desk) -> usize {
    desk.cache.articles.iter().filter(|(_, mark)| mark.read).count()
}

fn browses(desk: &Desk, url: &str) -> bool {
    asked(desk, &Effect::Browse(url.parse().unwrap()))
}

fn unread_source(desk: &Desk) -> &str {
    desk.model.sources.at_hand().map_or("", |health| &health.source.name)
}

const ROWS: &[Row] = &[
    // Moving.
    ("", "j", |desk| cursor(desk) == 1),
    ("", "Down", |desk| cursor(desk) == 1),
    ("G", "k", |desk| cursor(desk) == 3),
    ("G", "Up", |desk| cursor(desk) == 3),
    ("", "G", |desk| cursor(desk) == 4),
    ("", "End", |desk| cursor(desk) == 4),
    ("G", "g g", |desk| cursor(desk) == 0),
    ("G", "Home", |desk| cursor(desk) == 0),
    ("", "3 G", |desk| cursor(desk) == 2),
    ("", "2 j", |desk| cursor(desk) == 2),
    ("Enter", "Tab", |desk| desk.model.focus == Pane::Related),
    ("Enter", "S-Tab", |desk| desk.model.focus == Pane::List),
    ("", "l", |desk| title(desk).starts_with("Menteri")),
    ("", "Right", |desk| title(desk).starts_with("Menteri")),
    ("j Enter", "h", |desk| desk.model.focus == Pane::List),
    ("j Enter", "Left", |desk| desk.model.focus == Pane::List),
    ("", "] ] ]", |desk| unread_source(desk) == "Humas Pusat"),
    ("] ] ] ] ]", "[ [", |desk| unread_source(desk) == "Humas Pusat"),
    ("", "b", |desk| desk.model.focus == Pane::Sources),
    ("j Enter", "z", |desk| desk.model.arrangement.zen == Zen::On),
    // Reading.
    ("j", "Enter", |desk| title(desk).starts_with("Kakanwil")),
    ("j Enter", "Space", |desk| title(desk).starts_with("Kakanwil") && desk.model.reader.top > 0),
    ("j Enter G", "Space", |desk| title(desk).starts_with("Edaran")),
    ("", "n", |desk| cursor(desk) == 1),
    ("j j", "N", |desk| cursor(desk) == 1),
    ("j Enter", "J", |desk| title(desk).starts_with("Edaran")),
    ("j Enter", "K", |desk| title(desk).starts_with("Menteri")),
    ("j", "o", |desk| browses(desk, "https://contoh.example/kakanwil-lantik-dua-belas-pejabat-pengawas")),
    ("j Enter", "1 o", |desk| browses(desk, "https://kanwil.contoh.example/daftar")),
    ("j Enter", "1 Enter", |desk| browses(desk, "https://kanwil.contoh.example/daftar")),
    ("j Enter G", "f", |desk| browses(desk, "https://kanwil.contoh.example/daftar")),
    ("j Enter", "L", |desk| matches!(desk.model.overlays.last(), Some(Overlay::Links(_)))),
    ("", "y", |desk| matches!(desk.last_asked(), Some(Effect::Copy(text)) if text.starts_with("https://"))),
    ("", "Y", |desk| matches!(desk.last_asked(), Some(Effect::Copy(text)) if text.starts_with("Menteri"))),
    ("", "w", |desk| typing(desk, PromptKind::SaveAs)),
    ("", "x", |desk| asked(desk, &Effect::FetchArticle(desk.cache.named("Menteri")))),
    ("j Enter", "i", |desk| desk.screen().contains("no picture")),
    ("j Enter", "=", |desk| desk.model.notice.is_some() || !desk.model.overlays.is_empty()),
    ("j Enter", "d", |desk| desk.model.notice.is_some()),
    // Marking.
    ("", "m", |desk| desk.cache.mark("Menteri").read),
    ("m", "m", |desk| !desk.cache.mark("Menteri").read),
    ("", "s", |desk| desk.cache.mark("Menteri").starred),
    ("", "A", |desk| read(desk) == 5),
    ("", "C", |desk| typing(desk, PromptKind::EverythingRead) && read(desk) == 0),
    ("", "C y Enter", |desk| read(desk) == 5),
    ("A", "u", |desk| read(desk) == 0),
    ("s u", "C-r", |desk| desk.cache.mark("Menteri").starred),
    ("", "t", |desk| typing(desk, PromptKind::Tags)),
    ("", "X", |desk| desk.cache.mark("Menteri").hidden),
    ("", "v v m", |desk| read(desk) == 2),
    ("", "v j V m", |desk| read(desk) == 3),
    // Finding and fetching.
    ("", "r", |desk| asked(desk, &Effect::Refresh(Target::Due))),
    ("", "R", |desk| asked(desk, &Effect::Refresh(Target::All))),
    ("r", "Esc", |desk| asked(desk, &Effect::CancelRefresh)),
    ("", "p", |desk| matches!(desk.model.overlays.last(), Some(Overlay::Progress { .. }))),
    ("", "/", |desk| typing(desk, PromptKind::Search)),
    ("j Enter", "/", |desk| typing(desk, PromptKind::Find)),
    ("", "F", |desk| typing(desk, PromptKind::Filter)),
    ("", "S", |desk| desk.model.list.query.sort == Some(Sort::Oldest)),
    // The sources.
    ("", "a", |desk| typing(desk, PromptKind::Address)),
    ("", "e", |desk| matches!(desk.model.overlays.last(), Some(Overlay::Health(_)))),
    // The program.
    ("", ":", |desk| typing(desk, PromptKind::Command)),
    ("", "C-p", |desk| typing(desk, PromptKind::Palette)),
    ("", "?", |desk| matches!(desk.model.overlays.last(), Some(Overlay::Help { .. }))),
    ("", "C-l", |desk| asked(desk, &Effect::Redraw)),
    ("", "C-z", |desk| asked(desk, &Effect::Suspend)),
    ("j Enter", "q", |desk| desk.model.focus == Pane::List && title(desk).is_empty()),
    ("j Enter", "Esc", |desk| desk.model.focus == Pane::List && desk.ended().is_none()),
    ("", "Esc", |desk| desk.ended().is_none()),
    ("", "q", |desk| desk.ended() == Some(0)),
    ("j Enter", "Q", |desk| desk.ended() == Some(0)),
    ("", "C-c", |desk| desk.ended() == Some(130)),
    // What these keys do elsewhere, and never here.
    ("", "C-d", |desk| read(desk) == 0 && desk.model.list.len() == 5),
    ("m", "u", |desk| !desk.cache.mark("Menteri").read && desk.model.list.len() == 5),
    ("", "g", |desk| desk.model.list.query.sort.is_none() && cursor(desk) == 0),
];

#[test]
fn every_key_does_what_it_says() {
    let mut broken = Vec::new();
    for (before, keys, holds) in ROWS {
        let mut desk = Desk::with(Cache::usual(), Language::En, 80, 24, Online::Allowed);
        desk.press(before);
        assert!(before.is_empty() || desk.ended().is_none());
        desk.press(keys);
        if !holds(&desk) {
            broken.push(format!("after “{before}”, “{keys}”:\n{}", desk.screen()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Keys of which other journeys tell: they want another screen than this one.
const ELSEWHERE: &[&str] =
    &["C-u", "C-f", "C-b", "PgDn", "PgUp", ">", "<", "C-w", "H", "BackSpace", "D", "+", "c", "F1"];

#[test]
fn no_key_of_the_table_is_left_out() {
    for binding in keymap::TABLE {
        for keys in binding.keys {
            let first = keys.split(' ').next().unwrap();
            let told = |row: &Row| row.1.split(' ').any(|key| key == first);
            assert!(ROWS.iter().any(told) || ELSEWHERE.contains(&first), "nothing tells what {keys} does");
        }
    }
    for key in ELSEWHERE {
        let bound = keymap::TABLE.iter().flat_map(|binding| binding.keys);
        assert!(bound.clone().any(|keys| keys.split(' ').next() == Some(key)), "{key} is no key any more");
    }
}

#[test]
fn pages_move_by_what_is_on_screen() {
    let mut desk = Desk::with(Cache::many(300), Language::En, 80, 24, Online::Allowed);
    for (keys, least, most) in
        [("C-d", 5, 12), ("C-u", 0, 0), ("C-f", 12, 22), ("C-b", 0, 2), ("PgDn", 12, 24), ("PgUp", 0, 4)]
    {
        desk.press(keys);
        let at = cursor(&desk);
        assert!((least..=most).contains(&at), "{keys}: {at}");
    }
}

#[test]
fn a_number_by_itself_opens_its_link_after_a_moment() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("j Enter 1");
    assert!(desk.model.hesitates());
    desk.tell(Msg::Paused);
    assert!(browses(&desk, "https://kanwil.contoh.example/daftar"));
    assert!(!desk.model.hesitates());
    // No such link: it stays the beginning of something else.
    desk.asked.clear();
    desk.press("9");
    desk.tell(Msg::Paused);
    assert_eq!((desk.asked.len(), desk.model.count), (0, Some(9)));
    desk.press("q 1");
    assert!(!desk.model.hesitates(), "numbers open nothing in the list");
}

#[test]
fn articles_are_saved_under_a_name_that_is_proposed() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("j w").sees("Simpan sebagai: ~/kakanwil-lantik-dua-belas-pejabat-pengawas.md").press("Enter");
    let one = desk.cache.named("Kakanwil");
    let file = "~/kakanwil-lantik-dua-belas-pejabat-pengawas.md".to_owned();
    assert_eq!(desk.last_asked(), Some(&Effect::Save { ids: vec![one], file: file.clone() }));
    desk.tell(Msg::Saved { file: file.clone(), outcome: Ok(1) });
    desk.sees("Disimpan di ~/kakanwil");
    desk.tell(Msg::Saved { file, outcome: Err(warta::app::Unsaved::Exists) });
    desk.sees("sudah ada; pilih nama lain");
    desk.press("g g v v :").type_text("simpan /tmp/dua.md").press("Enter");
    let both = vec![desk.cache.named("Menteri"), one];
    assert_eq!(desk.last_asked(), Some(&Effect::Save { ids: both, file: "/tmp/dua.md".into() }));
}
