//! Journeys of a reader: keys in, text out, on the pure screen.
//!
//! A made-up cache answers (`desk`); what a test sees is what a person would see.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use desk::{Cache, Desk, is_deed};
use proptest::prelude::*;
use url::Url;
use warta::app::{Code, Effect, Held, Key, Msg, Online, Purpose, Trouble};
use warta::lang::Language;
use warta::news::{Applied, Change, Marking, Scope};

fn id(width: u16, height: u16) -> Desk {
    Desk::new(Language::Id, width, height)
}

#[test]
fn reading_marks_read_and_goes_on_to_the_next() {
    let mut desk = id(80, 24);
    desk.sees("Minggu 17 Januari 2021").sees("5 belum dibaca dari 5").sees("Menteri Buka Pekan Layanan");
    desk.press("j Enter").sees("▶ Bacaan").sees("Pulau Contoh (Humas) · Berita · dilihat 1.063 kali");
    desk.sees("Foto: Kakanwil menyalami").sees("4 belum dibaca dari 5");
    assert!(desk.cache.mark("Lantik").read);
    desk.press("J").sees("Edaran tentang Jam Layanan Selama Ramadan");
    desk.press("K").sees("Kakanwil Lantik Dua Belas Pejabat Pengawas");
    desk.press("q").sees("▶ Semua berita");
    desk.press("q");
    assert_eq!(desk.ended(), Some(0));
}

#[test]
fn space_pages_and_at_the_end_opens_the_next_unread() {
    let mut desk = id(80, 24);
    desk.press("j Space").sees("▶ Bacaan").sees("Kakanwil Lantik");
    let mut pages = 0;
    while !desk.screen().contains("Berita ini berupa dokumen PDF") {
        desk.press("Space");
        pages += 1;
        assert!(pages < 10, "never reaches the next article:\n{}", desk.screen());
    }
    assert!(pages > 1, "the article is longer than one page");
    assert!(desk.cache.mark("Edaran").read);
}

#[test]
fn marks_show_at_once_and_are_taken_back() {
    let mut desk = id(80, 24);
    desk.holding = true;
    desk.press("m");
    assert!(desk.model.list.current().unwrap().mark.read, "shown before it is stored");
    assert!(!desk.cache.mark("Menteri").read);
    desk.release();
    desk.sees("Ditandai sudah dibaca · u mengembalikan");
    assert!(desk.cache.mark("Menteri").read);
    desk.press("s").sees("Diberi bintang");
    desk.press("u").sees("Dikembalikan: 1 berita");
    assert!(!desk.cache.mark("Menteri").starred);
    desk.press("u");
    assert!(!desk.cache.mark("Menteri").read);
    desk.press("u").sees("Tidak ada yang dapat dikembalikan");
}

#[test]
fn what_was_chosen_is_marked_and_nothing_else() {
    let mut desk = id(80, 24);
    desk.press("v j v").sees("2 dipilih").sees("Esc lepas pilihan");
    desk.press("m").sees("2 berita ditandai sudah dibaca · u mengembalikan").misses("dipilih");
    assert!(desk.cache.mark("Menteri").read && desk.cache.mark("Edaran").read);
    assert!(!desk.cache.mark("Lantik").read && !desk.cache.mark("Jadwal").read);
    desk.sees("3 belum dibaca dari 5");
    desk.press("u").sees("5 belum dibaca dari 5");
    // From the first to the third, of which one has a star: all get one, none loses it.
    desk.press("g g j s k v j V s").sees("2 berita diberi bintang");
    assert!(["Menteri", "Lantik", "Edaran"].iter().all(|title| desk.cache.mark(title).starred));
    desk.press("g g 2 v y").sees("2 tautan disalin");
    let Some(Effect::Copy(text)) = desk.last_asked() else { panic!("{:?}", desk.last_asked()) };
    assert_eq!(text.lines().count(), 2);
    desk.press("Esc A").sees("5 berita ditandai sudah dibaca");
}

#[test]
fn the_order_is_changed_by_a_key_and_said() {
    let mut desk = id(80, 24);
    desk.press("S").sees("Urutan: terlama dulu").sees("Senin 2 November 2020");
    assert!(desk.model.list.row(0).unwrap().title.starts_with("Seminar"));
    desk.press("S").sees("menurut sumber");
    let screen = desk.screen();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}: {screen}"));
    assert!(at(" Humas Pusat ─") < at("Jadwal") && at("Jadwal") < at(" Kanwil Kepulauan Contoh ─"));
    desk.press("S").sees("terbaru dulu").sees("Hari ini ─").sees("Kemarin ─");
}

#[test]
fn the_list_narrows_while_a_filter_is_typed() {
    let mut desk = id(80, 24);
    desk.press("F").type_text("pejab").sees("Lantik Dua Belas").misses("Menteri").sees("Saring: pejab");
    desk.press("Esc").sees("Menteri").sees("Lantik");
    assert_eq!(desk.model.filter, None);
    desk.press("F").type_text("ed").press("Enter").sees("Saringan “ed” tidak menyisakan apa pun");
    desk.press("F").type_text("aran").press("Enter").sees("Edaran tentang").misses("Menteri");
    // What was in force comes back.
    desk.press("F C-u").sees("Menteri").press("Esc").misses("Menteri").sees("Edaran");
}

#[test]
fn a_click_on_a_heading_chooses_nothing() {
    let mut desk = id(80, 24);
    desk.tell(Msg::Clicked { column: 20, row: 2 });
    assert_eq!(desk.model.list.scroll.cursor, 0);
    desk.tell(Msg::Clicked { column: 20, row: 5 });
    assert_eq!(desk.model.list.scroll.cursor, 1);
}

#[test]
fn an_undo_pressed_too_soon_waits_for_the_mark() {
    let mut desk = id(80, 24);
    desk.holding = true;
    desk.press("A u");
    desk.release();
    assert!(desk.cache.articles.iter().all(|(_, mark)| !mark.read));
    desk.sees("5 belum dibaca dari 5").sees("Dikembalikan: 5 berita");
}

#[test]
fn marking_all_read_takes_what_was_seen_and_no_more() {
    let mut desk = id(80, 24);
    desk.holding = true;
    desk.press("A");
    let deed = desk.held.iter().find(|effect| is_deed(effect)).unwrap();
    let Effect::Apply { changes, .. } = deed else { panic!("{deed:?}") };
    let [
        Change::Noted(_),
        Change::Marked { scope: Scope::Found(query, until), marking: Marking::Read(true) },
    ] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((query, *until), (&desk.model.list.query, desk.model.list.asked_at));
    desk.release();
    desk.sees("5 berita ditandai sudah dibaca · u mengembalikan").sees("0 belum dibaca dari 5");
}

#[test]
fn a_mark_that_cannot_be_stored_is_not_shown() {
    let mut desk = id(80, 24);
    desk.holding = true;
    desk.press("s");
    let deed = desk.held.drain(..).find(is_deed).unwrap();
    let Effect::Apply { purpose, .. } = deed else { panic!("{deed:?}") };
    desk.holding = false;
    desk.tell(Msg::Applied { purpose, outcome: Err(Trouble::Full) });
    desk.sees("Disk penuh");
    assert!(!desk.model.list.current().unwrap().mark.starred);
}

#[test]
fn searching_narrows_the_list_and_escape_widens_it() {
    let mut desk = id(80, 24);
    desk.press("/").type_text("haji").press("Enter");
    desk.sees("cari: haji").sees("Jadwal Pelunasan").misses("Menteri Buka").sees("1 dari 1");
    desk.press("Esc").sees("Menteri Buka");
    desk.press("/").type_text("terbang").press("Enter").sees("Tidak ada yang cocok dengan “terbang”");
    desk.press("Esc F").type_text("is:starred").press("Enter").sees("Saringan “is:starred”");
    desk.press("F C-u Enter").sees("Menteri Buka");
}

#[test]
fn a_mistake_in_a_query_is_shown_at_its_place() {
    let mut desk = id(80, 24);
    desk.press("/").type_text("haji judl:ramadan").press("Enter");
    let screen = desk.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let line = rows[23];
    assert!(line.starts_with("Cari: haji judl:ramadan"), "{screen}");
    let arrow = rows[22].chars().position(|c| c == '▼').unwrap();
    assert_eq!(line.chars().nth(arrow), Some('j'), "{screen}");
    assert!(rows[22].contains("maksudnya “judul:”?"), "{screen}");
    // The line stays open to be put right.
    desk.press("End C-u").type_text("haji").press("Enter").sees("cari: haji");
}

#[test]
fn related_news_is_followed_and_left_again() {
    let mut desk = id(120, 40);
    desk.press("j Enter Tab").sees("▶ Terkait").sees("Pejabat Baru Diminta Melayani");
    desk.sees("disebut di halaman berita · belum tersimpan").sees("sama-sama memuat: layanan, umat");
    desk.press("Enter");
    let page = Url::parse("https://kanwil.contoh.example/berita/9").unwrap();
    assert_eq!(desk.last_asked(), Some(&Effect::Browse(page)));
    desk.press("j Enter").sees("Pekan layanan umat dibuka hari ini");
    desk.press("H").sees("Kepala kantor wilayah melantik");
    desk.press("H").sees("Tidak ada berita sebelumnya");
}

#[test]
fn a_hundred_thousand_rows_are_walked_without_holding_them() {
    let mut desk = Desk::with(Cache::many(3_000), Language::Id, 80, 24, Online::Allowed);
    desk.sees("1 dari 3.000").press("G").sees("Berita nomor 2999").sees("3.000 dari 3.000");
    desk.press("1 5 0 0 G").sees("Berita nomor 1499");
    desk.press("g g").sees("Berita nomor 0");
    desk.press("4 2 j").sees("43 dari 3.000");
}

#[test]
fn the_other_end_is_shown_before_anybody_is_asked() {
    let mut desk = Desk::with(Cache::many(3_000), Language::Id, 80, 24, Online::Allowed);
    desk.holding = true;
    desk.press("G").sees("Berita nomor 2999").sees("Berita nomor 2990").sees("3.000 dari 3.000");
    assert!(!desk.model.is_incomplete());
    desk.press("g g").sees("Berita nomor 0").sees("Berita nomor 9");
    assert!(!desk.model.is_incomplete());
    // Far from either end rows have to be asked for.
    desk.press("1 5 0 0 G");
    assert!(desk.model.is_incomplete());
}

#[test]
fn an_article_beside_the_cursor_is_shown_before_the_cache_answers() {
    let mut desk = id(80, 24);
    desk.holding = true;
    desk.press("j Enter").sees("▶ Bacaan").sees("Foto: Kakanwil menyalami");
    assert!(!desk.model.is_incomplete());
    // Only the cache's answer has it marked: who has not seen it whole has not read it.
    assert!(!desk.held.iter().any(|effect| matches!(effect, Effect::Apply { .. })));
    desk.release();
    assert!(desk.cache.mark("Lantik").read);
    desk.sees("Foto: Kakanwil menyalami").sees("4 belum dibaca dari 5");
}

#[test]
fn what_the_cache_says_replaces_what_was_read_ahead() {
    let mut desk = id(80, 24);
    desk.cache.complete("Lantik", "<p>Naskah yang dibetulkan kemudian.</p>");
    desk.holding = true;
    desk.press("j Enter").misses("dibetulkan");
    desk.release();
    desk.sees("Naskah yang dibetulkan kemudian.");
}

#[test]
fn an_article_read_ahead_opens_where_reading_stopped() {
    let mut desk = id(80, 24);
    desk.press("j Enter Space");
    let place = desk.model.reader.place();
    assert!(place > 0);
    // Its place is not stored yet when it is read ahead again.
    desk.holding = true;
    desk.press("q");
    let (late, now): (Vec<Effect>, Vec<Effect>) =
        desk.held.drain(..).partition(|effect| matches!(effect, Effect::Apply { .. }));
    desk.holding = false;
    for effect in now {
        let answer = desk.cache.answer(&effect).unwrap();
        desk.tell(answer);
    }
    assert!(!late.is_empty());
    desk.holding = true;
    desk.press("Enter");
    assert_eq!(desk.model.reader.place(), place);
    desk.release();
    assert_eq!(desk.model.reader.place(), place);
}

#[test]
fn at_midnight_today_becomes_yesterday() {
    let midnight: jiff::Timestamp = "2021-01-17T17:00:01Z".parse().unwrap();
    for (msg, reading) in [(Msg::Ticked, ""), (Msg::Focused, ""), (Msg::Ticked, "Enter")] {
        let mut desk = id(120, 40);
        desk.press(reading).sees("Hari ini").sees("Minggu 17 Januari 2021");
        let asked = desk.model.list.ticket;
        desk.now = midnight.to_zoned_datetime(desk.now.time_zone().clone());
        desk.tell(msg);
        desk.sees("Senin 18 Januari 2021").misses("Hari ini").misses("hari ini)");
        desk.sees(if reading.is_empty() { "Kemarin" } else { "(kemarin)" });
        assert!(desk.model.list.ticket > asked, "what is found by age is asked for anew");
    }
}

#[test]
fn the_next_unread_is_found_far_away() {
    let mut cache = Cache::many(1_500);
    for (_, mark) in &mut cache.articles[..1_400] {
        mark.read = true;
    }
    let mut desk = Desk::with(cache, Language::Id, 80, 24, Online::Allowed);
    desk.press("n").sees("1.401 dari 1.500");
    desk.press("N").sees("Tidak ada lagi yang belum dibaca di arah itu").sees("1.401 dari 1.500");
}

#[test]
fn the_language_changes_on_the_spot() {
    let mut desk = id(80, 24);
    desk.press("Enter :").type_text("bahasa en").press("Enter");
    desk.sees("Sunday 17 January 2021")
        .sees("Fetching the full text")
        .sees("4 unread of 5")
        .misses("belum dibaca");
}

#[test]
fn an_empty_house_says_what_to_do() {
    let mut desk = Desk::with(Cache::many(0), Language::En, 80, 24, Online::Allowed);
    desk.sees("No news stored yet. Press r to fetch it.");
}

#[test]
fn addresses_are_copied_and_opened() {
    let mut desk = id(80, 24);
    desk.press("y").sees("Tautan disalin");
    assert!(matches!(desk.last_asked(), Some(Effect::Copy(text)) if text.contains("menteri-buka")));
    desk.press("j Enter 1 o");
    let link = Url::parse("https://kanwil.contoh.example/daftar").unwrap();
    assert_eq!(desk.last_asked(), Some(&Effect::Browse(link)));
    desk.tell(Msg::BrowserFailed);
    desk.sees("y menyalin tautannya");
    desk.press("9 o").sees("Tidak ada alamat halaman");
}

#[test]
fn panes_are_resized_hidden_and_kept() {
    let mut desk = id(120, 40);
    desk.sees("Sumber ─").press("C-w s").misses("Sumber ─");
    let Some(Effect::Keep(kept)) = desk.last_asked() else { panic!("{:?}", desk.last_asked()) };
    assert_eq!(kept.print(), "sources=20 list=45 top=33 related=25 hide=sources");
    // A hidden pane is there as long as it has the keys.
    desk.press("h").sees("▶ Sumber").press("l").misses("Sumber");
    desk.press("j Enter");
    let width = desk.model.layout().reader.unwrap().width;
    desk.press(">");
    assert!(desk.model.layout().reader.unwrap().width > width);
    desk.press("C-w l").misses("Semua berita").sees("Terkait").press("C-w t").misses("Terkait");
    desk.press("z").misses("Bacaan").misses("belum dibaca dari");
    desk.press("z C-w =").sees("Sumber ─").sees("Terkait ─").sees("▶ Bacaan");
}

#[test]
fn the_mouse_chooses_opens_and_scrolls() {
    let mut desk = id(80, 24);
    desk.tell(Msg::Clicked { column: 30, row: 5 });
    assert_eq!(desk.model.list.scroll.cursor, 1);
    desk.tell(Msg::Clicked { column: 30, row: 5 });
    desk.sees("▶ Bacaan");
    desk.tell(Msg::Scrolled { column: 30, row: 20, rows: 3 });
    assert_eq!(desk.model.reader.top, 3);
}

#[test]
fn a_signal_saves_the_place_and_ends() {
    let mut desk = id(80, 24);
    desk.press("j Enter Space");
    let place = desk.model.reader.place();
    desk.tell(Msg::Ended(15));
    assert_eq!(desk.ended(), Some(143));
    assert_eq!(desk.cache.mark("Lantik").place, place);
}

#[test]
fn pasted_text_is_never_taken_for_keys() {
    let mut desk = id(80, 24);
    desk.tell(Msg::Pasted("qQA\u{1b}".into()));
    assert_eq!(desk.ended(), None);
    desk.press("/");
    desk.tell(Msg::Pasted("haji\n".into()));
    desk.press("Enter").sees("cari: haji");
}

#[test]
fn stored_purposes_are_silent_for_reading() {
    let mut desk = id(80, 24);
    desk.tell(Msg::Applied { purpose: Purpose::Reading, outcome: Ok(Applied::default()) });
    assert_eq!(desk.model.notice, None);
}

fn any_key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = warta::app::keymap::TABLE
        .iter()
        .flat_map(|binding| binding.keys)
        .flat_map(|sequence| sequence.split(' '))
        .map(|notation| Key::parse(notation).unwrap())
        .collect();
    prop_oneof![
        8 => proptest::sample::select(bound),
        2 => any::<char>().prop_map(Key::char),
        1 => Just(Key { code: Code::Backspace, held: Held::Alt }),
    ]
}

#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    Size(u16, u16),
    Click(u16, u16),
    Wheel(u16, u16, i32),
}

fn any_step() -> impl Strategy<Value = Step> {
    let side = || prop_oneof![0_u16..6, 10_u16..130, Just(500_u16)];
    prop_oneof![
        10 => any_key().prop_map(Step::Key),
        2 => (side(), side()).prop_map(|(width, height)| Step::Size(width, height)),
        1 => (0_u16..130, 0_u16..50).prop_map(|(x, y)| Step::Click(x, y)),
        1 => (0_u16..130, 0_u16..50, -9_i32..9).prop_map(|(x, y, rows)| Step::Wheel(x, y, rows)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is pressed at whatever size, the screen is painted.
    #[test]
    fn nothing_panics(steps in proptest::collection::vec(any_step(), 1..60), few in any::<bool>()) {
        let cache = if few { Cache::usual() } else { Cache::many(700) };
        let mut desk = Desk::with(cache, Language::Id, 80, 24, Online::Allowed);
        for step in steps {
            match step {
                // A made-up cache does not know every query; typing one is another test.
                Step::Key(key) if matches!(key.code, Code::Char('/' | 'F' | ':')) => {}
                Step::Key(key) => desk.tell(Msg::Pressed(key)),
                Step::Size(width, height) => desk.tell(Msg::Resized { width, height }),
                Step::Click(column, row) => desk.tell(Msg::Clicked { column, row }),
                Step::Wheel(column, row, rows) => desk.tell(Msg::Scrolled { column, row, rows }),
            }
            let screen = desk.screen();
            for row in screen.lines() {
                prop_assert!(warta::app::text::width(row) <= usize::from(desk.model.width));
            }
        }
    }
}
