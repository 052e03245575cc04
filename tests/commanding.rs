//! Journeys along the keys themselves: sequences, the command line, the palette, the help.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use std::path::PathBuf;

use desk::{Cache, Desk};
use warta::app::{Effect, Keymap, Msg, Online};
use warta::config::KeyLine;
use warta::lang::Language;

fn en(width: u16, height: u16) -> Desk {
    Desk::new(Language::En, width, height)
}

#[test]
fn who_hesitates_is_shown_how_a_sequence_goes_on() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("c").misses("ganti nama sumber");
    desk.tell(Msg::Paused);
    desk.sees(" c … ").sees("n  ganti nama sumber").sees("d  arsipkan sumber");
    desk.press("n").misses(" c … ").sees("Pilih satu sumber dulu");
    desk.tell(Msg::Paused);
    desk.misses(" c … ");
    desk.press("g");
    desk.tell(Msg::Paused);
    desk.sees("g  ke awal").press("Esc").misses(" g … ");
}

#[test]
fn own_keys_hold_and_hints_and_help_say_so() {
    let line = |pane: Option<&str>, keys: &str, action: &str| KeyLine {
        pane: pane.map(str::to_owned),
        keys: keys.into(),
        action: action.into(),
        file: PathBuf::new(),
        line: 1,
    };
    let mut desk = en(80, 24);
    desk.model.keymap = Keymap::new(&[
        line(None, "e", "undo"),
        line(None, "u", "none"),
        line(Some("list"), "x", "toggle-star"),
    ])
    .unwrap();
    desk.press("x").sees("Starred · e takes it back");
    desk.press("u");
    assert!(desk.cache.mark("Menteri").starred);
    desk.press("e").sees("Taken back");
    assert!(!desk.cache.mark("Menteri").starred);
    desk.press("? /").type_text("take the last").press("Enter").sees("e  take the last marks back");
}

#[test]
fn a_command_is_completed_and_explained_as_it_is_typed() {
    let mut desk = en(80, 24);
    desk.press(":").type_text("re").sees("refresh-all").sees("fetch all sources").sees("rename");
    desk.press("Tab").sees(":refresh").press("Tab").sees(":refresh-all").press("S-Tab").sees(":refresh");
    desk.press("C-u").type_text("lan").press("Tab").type_text("i").press("Tab").sees(":lang id");
    desk.press("Enter").sees("Bahasa Indonesia");
    desk.press(":").type_text("grup Da").press("Tab").sees(":grup Daerah");
    desk.press("Esc :").type_text("perbarui-smua").press("Enter").sees("maksudnya “perbarui-semua”?");
}

#[test]
fn lines_from_before_come_back() {
    let mut desk = en(80, 24);
    desk.model.history = vec![":refresh".into(), "/haji".into(), ":failures".into()];
    desk.press(": Up").sees(":failures").press("Up").sees(":refresh").press("Up").sees(":refresh");
    desk.press("Down Down").misses(":failures").type_text("ref").press("Up").sees(":refresh").press("Esc");
    desk.press("/ Up").sees("Search: haji").press("C-u").type_text("seminar").press("Enter");
    assert!(desk.asked.contains(&Effect::Remember("/seminar".into())));
    desk.press("Esc / Up").sees("Search: seminar").press("Up").sees("Search: haji").press("Esc");
    // The same line once more is not written twice.
    let before = desk.asked.len();
    desk.press("/ Up Enter");
    assert!(!desk.asked[before..].contains(&Effect::Remember("/seminar".into())));
}

#[test]
fn the_palette_finds_what_is_meant_by_a_few_letters() {
    let mut desk = en(80, 24);
    desk.press("C-p").type_text("hlf dwn").sees("half a page down").press("Enter");
    desk.press("C-p").type_text("humas pusat").press("Enter").sees("▶ Humas Pusat").sees("Jadwal Pelunasan");
    desk.press("C-p")
        .type_text("change the language")
        .press("Enter")
        .sees(":lang")
        .type_text("id")
        .press("Enter");
    desk.sees("Bahasa Indonesia");
    desk.press("C-p").type_text("qzxw").press("Enter").sees("Tidak ada yang mirip “qzxw”");
    let mut desk = en(40, 12);
    desk.press("C-p").type_text("star").sees("> s").press("Down Esc").misses("star or unstar");
}

#[test]
fn the_help_is_searched() {
    let mut desk = en(80, 24);
    desk.press("? /").type_text("browser").sees("open in the browser").misses("down a row");
    desk.press("Enter").sees("searched for: browser").press("Esc").sees("down a row");
    desk.press("/")
        .type_text("xyzzy")
        .sees("There is no “xyzzy” in this help")
        .press("Esc")
        .sees("down a row");
    desk.press("q").sees("▶ All news");
}

#[test]
fn title_and_link_are_copied_and_the_text_is_fetched() {
    let mut desk = en(80, 24);
    desk.press("Y");
    let copied = "Menteri Buka Pekan Layanan Umat di Lapangan Merdeka\nhttps://contoh.example/menteri-buka-pekan-layanan-umat-di-lapangan-merdeka";
    assert_eq!(desk.last_asked(), Some(&Effect::Copy(copied.into())));
    desk.press("x").sees("Fetching the full text");
    let id = desk.cache.named("Menteri");
    assert_eq!(desk.last_asked(), Some(&Effect::FetchArticle(id)));
    desk.cache.complete("Menteri", "<p>Teks lengkap.</p>");
    desk.tell(Msg::PageFetched { id, outcome: Ok(()) });
    desk.sees("The full text is stored");
    let mut desk = Desk::with(Cache::usual(), Language::En, 80, 24, Online::Forbidden);
    desk.press("x").sees("its text is fetched once connected");
    assert!(desk.asked.is_empty());
}

#[test]
fn a_query_behind_a_command_is_completed_as_in_the_filter() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press(":").type_text("saring is:unr").sees("Tab is:unread").press("Tab");
    desk.sees(":saring is:unread").press("Enter").sees("is:unread");
    desk.press(":").type_text("tag is:unr").misses("Tab is:unread");
}
