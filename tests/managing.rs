//! Journeys of a person who begins with nothing and keeps a list of sources: keys in, text out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use desk::{Cache, Desk};
use url::Url;
use warta::app::{Effect, ListEdit, Msg, Offer, Online, Target, Ticket};
use warta::config::Amendment;
use warta::lang::Language;
use warta::news::{Failure, Kind, Source, When};

fn bare(language: Language) -> Desk {
    Desk::with(Cache::empty(), language, 80, 24, Online::Allowed)
}

fn offer(source: Source) -> Box<Offer> {
    let day = When::time("2021-01-16T09:00:00+07:00".parse().unwrap(), When::WIB);
    Box::new(Offer {
        count: 12,
        titles: vec![("Pembinaan Penyuluh di Tiga Pulau".into(), Some(day)), ("Tanpa tanggal".into(), None)],
        others: vec![(
            "Pengumuman".into(),
            Url::parse("https://pulau.contoh.example/pengumuman/feed").unwrap(),
        )],
        source,
    })
}

/// The number of the last look at an address, and the address.
fn looked(desk: &Desk) -> (Ticket, Url) {
    match desk.last_asked() {
        Some(Effect::Discover { ticket, url }) => (*ticket, url.clone()),
        other => panic!("nobody looks at an address: {other:?}"),
    }
}

#[test]
fn a_first_run_offers_where_to_begin() {
    let mut desk = bare(Language::Id);
    desk.sees("Selamat datang di warta").sees("1  Lihat contohnya dulu").sees("3  Impor daftar");
    desk.press("j j j Enter").sees("Welcome to warta").sees("4  Bahasa Indonesia");
    desk.press("k k k Enter");
    assert_eq!(desk.last_asked(), Some(&Effect::Demo));
    desk.press("3").sees("OPML file:").type_text("~/langganan.opml").press("Enter");
    desk.sees("sources imported, 3 left out").sees("Welcome to warta");
    desk.press("Esc").sees("No news sources yet. Press a and paste the address");
    desk.press("q");
    assert_eq!(desk.ended(), Some(0));
}

#[test]
fn a_house_with_sources_or_news_is_not_welcomed() {
    Desk::new(Language::Id, 80, 24).misses("Selamat datang");
    Desk::with(Cache::many(0), Language::Id, 80, 24, Online::Allowed).misses("Selamat datang");
}

#[test]
fn a_pasted_address_is_looked_at_shown_taken_and_fetched_at_once() {
    let mut desk = bare(Language::Id);
    desk.tell(Msg::Pasted(" https://pulau.contoh.example/berita\n".into()));
    desk.sees("Alamat: https://pulau.contoh.example/berita").press("Enter");
    desk.sees("Memeriksa https://pulau.contoh.example/berita");
    let (ticket, url) = looked(&desk);
    let mut source = Source::new("Kantor Pulau", url);
    source.kind = Kind::Listing;
    desk.tell(Msg::Discovered { ticket, outcome: Ok(offer(source.clone())) });
    desk.sees("Kantor Pulau")
        .sees("daftar di halaman situs, 12 berita")
        .sees("16 Jan")
        .sees("Pembinaan Penyuluh di Tiga Pulau");
    desk.sees("1  Pengumuman");
    desk.press("n C-u").type_text("Pulau Kita").press("Enter g").type_text("Daerah").press("Enter");
    desk.sees("Pulau Kita").press("Enter");
    let taken = &desk.cache.sources[0];
    assert_eq!((taken.name.as_str(), taken.group.as_deref()), ("Pulau Kita", Some("Daerah")));
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::These(vec![source.id]))));
    desk.sees("▶ Pulau Kita").sees("Ditambahkan: Pulau Kita").misses("Selamat datang");
}

#[test]
fn another_feed_of_the_page_is_looked_at_instead() {
    let mut desk = bare(Language::En);
    desk.press("2").type_text("pulau.contoh.example").press("Enter");
    let (ticket, url) = looked(&desk);
    assert_eq!(url.as_str(), "https://pulau.contoh.example/");
    desk.tell(Msg::Discovered { ticket, outcome: Ok(offer(Source::new("", url))) });
    desk.sees("found out at the first fetch, 12 headlines").press("1");
    assert_eq!(looked(&desk).1.path(), "/pengumuman/feed");
    // The answer to the first question is no longer waited for.
    desk.tell(Msg::Discovered { ticket, outcome: Err(Failure::NoNetwork) });
    desk.sees("Looking at").press("Esc").sees("Welcome to warta");
    assert_eq!(desk.last_asked(), Some(&Effect::StopLooking));
}

#[test]
fn an_address_that_gives_nothing_says_why_and_is_tried_again() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("a").type_text("bukan alamat").press("Enter").sees("bukan alamat situs").press("C-u");
    desk.type_text("https://sepi.contoh.example").press("Enter");
    let (ticket, _) = looked(&desk);
    desk.tell(Msg::Discovered { ticket, outcome: Err(Failure::Dns("sepi.contoh.example".into())) });
    desk.sees("sepi.contoh.example tidak ditemukan").press("Enter");
    assert_ne!(looked(&desk).0, ticket);
    desk.press("q").sees("▶ Semua berita");

    desk.press("a").type_text("https://humas.contoh.example/feed").press("Enter");
    desk.sees("Sudah ada sebagai Humas Pusat");
    let mut desk = Desk::with(Cache::usual(), Language::Id, 80, 24, Online::Forbidden);
    desk.press("a").type_text("https://sepi.contoh.example").press("Enter").sees("--offline");
}

#[test]
fn a_source_is_renamed_grouped_moved_archived_and_restored() {
    let mut desk = Desk::new(Language::Id, 120, 40);
    desk.press("c n").sees("Pilih satu sumber dulu");
    desk.press("] ] ]").sees("▶ Humas Pusat");
    desk.press("c n").sees("Nama: Humas Pusat").press("C-u").type_text("Humas").press("Enter");
    desk.sees("Namanya sekarang Humas").sees("▶ Humas").sees("Jadwal Pelunasan");
    desk.press("c g").type_text("Pusat").press("Enter").sees("Humas sekarang di grup Pusat");
    desk.press("c j").sees("Tidak ada yang berubah");
    desk.press(":").type_text("alamat https://baru.contoh.example/feed").press("Enter");
    desk.sees("Humas sekarang di https://baru.contoh.example/feed");
    desk.press("c r").sees("Humas tidak diarsipkan");
    desk.press("c d").sees("Diarsipkan: Humas; beritanya tetap ada").sees("arsip");
    let id = desk.cache.sources[0].id;
    assert_eq!(desk.cache.archived, [id]);
    desk.press("c r").sees("Dipulihkan: Humas");
    assert!(desk.cache.archived.is_empty());
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::These(vec![id]))));
}

#[test]
fn the_command_line_changes_the_list_too() {
    let mut desk = Desk::new(Language::En, 80, 24);
    desk.holding = true;
    desk.press("] ] ]");
    desk.held.clear();
    for (line, edit) in [
        ("rename Kantor", ListEdit::Amend("Humas Pusat".into(), Amendment::Rename("Kantor".into()))),
        ("group", ListEdit::Amend("Humas Pusat".into(), Amendment::Group(None))),
        ("turunkan", ListEdit::Amend("Humas Pusat".into(), Amendment::Down)),
        ("impor ~/a.opml", ListEdit::Import("~/a.opml".into())),
    ] {
        desk.press(":").type_text(line).press("Enter");
        let got = desk.held.drain(..).find(|effect| matches!(effect, Effect::EditList(_)));
        assert_eq!(got, Some(Effect::EditList(edit)), "{line}");
    }
    desk.press(":").type_text("address tidak ada").press("Enter").sees("is no web address");
}

#[test]
fn an_archived_source_is_taken_back_and_archived_again() {
    let mut desk = Desk::new(Language::Id, 120, 40);
    let id = desk.cache.sources[0].id;
    desk.press("] ] ] c d").sees("Diarsipkan: Humas Pusat").sees("u mengembalikan");
    desk.press("u").sees("Dipulihkan: Humas Pusat");
    assert!(desk.cache.archived.is_empty());
    desk.press("C-r").sees("Diarsipkan: Humas Pusat");
    assert_eq!(desk.cache.archived, [id]);
    assert_eq!(desk.cache.journal.len(), 1, "done again, not done twice");
    desk.press("u");
    assert!(desk.cache.archived.is_empty());
}

#[test]
fn tags_are_given_shown_and_taken_back() {
    let mut desk = Desk::new(Language::En, 80, 24);
    desk.press("t").type_text("haji, Kliping").press("Enter").sees("2 tags changed · u takes it back");
    assert_eq!(desk.cache.mark("Menteri").tags, ["haji", "kliping"]);
    desk.press("t").sees("Tags: haji kliping").press("C-w Enter").sees("1 tag changed");
    assert_eq!(desk.cache.mark("Menteri").tags, ["haji"]);
    desk.press("u u").sees("Taken back: 2 articles");
    assert!(desk.cache.mark("Menteri").tags.is_empty());
    desk.press("C-r").sees("Again: 2 tags changed");
    desk.press("v v t").type_text("asn").press("Enter");
    assert_eq!((desk.cache.mark("Menteri").tags.len(), desk.cache.mark("Lantik").tags.len()), (3, 1));
    desk.press("C-r").sees("Nothing to do again");
}

#[test]
fn everything_is_marked_read_only_when_it_is_meant() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("C").sees("Tandai 5 berita sudah dibaca? (y/t)").press("t Enter").sees("5 belum dibaca");
    desk.press("C y Enter").sees("5 berita ditandai sudah dibaca").sees("0 belum dibaca");
    desk.press("u").sees("5 belum dibaca");
}
