//! Journeys inside an article: its text as it comes, its words, its links and its documents.
//!
//! A made-up cache answers (`desk`); what a test sees is what a person would see.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use desk::{Cache, Desk};
use url::Url;
use warta::app::{Effect, Msg, Online};
use warta::lang::Language;
use warta::news::{Enclosure, Failure, Flaw};
use warta::render::Picture;

fn id(width: u16, height: u16) -> Desk {
    Desk::new(Language::Id, width, height)
}

#[test]
fn the_place_in_an_article_is_kept() {
    let mut desk = id(80, 24);
    desk.press("j Enter Space");
    let place = desk.model.reader.place();
    assert!(place > 0);
    desk.press("q");
    assert_eq!(desk.cache.mark("Lantik").place, place);
    desk.press("Enter");
    assert_eq!(desk.model.reader.place(), place);
    // Another width breaks other lines, but the text at the top is the same.
    desk.tell(Msg::Resized { width: 60, height: 24 });
    desk.tell(Msg::Resized { width: 80, height: 24 });
    assert_eq!(desk.model.reader.place(), place);
}

#[test]
fn a_teaser_is_shown_while_its_page_is_fetched() {
    let mut desk = id(80, 24);
    let article = desk.cache.named("Menteri");
    desk.press("Enter").sees("Mengambil teks lengkap…").sees("Pekan layanan umat dibuka hari ini");
    assert_eq!(desk.last_asked(), Some(&Effect::FetchArticle(article)));
    desk.cache.complete("Menteri", "<p>Teks yang lengkap sekali.</p>");
    desk.tell(Msg::PageFetched { id: article, outcome: Ok(()) });
    desk.sees("Teks yang lengkap sekali.").misses("Mengambil teks lengkap").sees("daring");
    assert_eq!(desk.asked.iter().filter(|effect| matches!(effect, Effect::FetchArticle(_))).count(), 1);
}

#[test]
fn without_a_network_the_reader_is_told_what_is_missing() {
    let mut desk = id(80, 24);
    let article = desk.cache.named("Menteri");
    desk.press("Enter");
    desk.tell(Msg::PageFetched { id: article, outcome: Err(Failure::NoNetwork) });
    desk.sees("Luring: baru ringkasannya yang tersimpan").sees("luring");
    desk.press("q j j Enter").sees("Berita ini berupa dokumen PDF");

    let mut desk = Desk::with(Cache::usual(), Language::Id, 80, 24, Online::Forbidden);
    desk.press("Enter").sees("Luring: baru ringkasannya").sees("luring");
    desk.press("R").sees("--offline");
    assert!(desk.asked.is_empty(), "{:?}", desk.asked);
}

#[test]
fn a_text_that_may_lack_a_part_says_so() {
    for (language, note) in
        [(Language::Id, "Teks mungkin tidak lengkap"), (Language::En, "Text may be incomplete")]
    {
        let mut desk = Desk::new(language, 80, 24);
        desk.cache.complete("Menteri", "<p>Teks yang pendek sekali.</p>");
        desk.press("Enter").sees("Teks yang pendek sekali.").misses(note).press("q");
        desk.cache.doubt("Menteri");
        desk.press("Enter").sees(note).sees("Teks yang pendek sekali.");
    }
}

#[test]
fn words_are_looked_for_in_the_article() {
    let mut desk = id(80, 24);
    desk.press("j Enter /").type_text("pejabat").sees("Cari di berita: pejabat");
    desk.press("Enter").sees("Temuan 1 dari 4");
    let top = desk.model.reader.top;
    desk.press("n n n").sees("Temuan 4 dari 4");
    assert!(desk.model.reader.top > top, "the last one is further down");
    desk.press("n").sees("Temuan 1 dari 4").press("N").sees("Temuan 4 dari 4");
    desk.press("Esc").sees("▶ Bacaan");
    assert_eq!(desk.model.reader.find, None);
    // Given up while typing, the article stands where it stood.
    let top = desk.model.reader.top;
    desk.press("/").type_text("dilihat").press("Esc");
    assert_eq!((desk.model.reader.top, desk.model.reader.find.is_some()), (top, false));
    desk.press("/").type_text("umrah").sees("Cari di berita").press("Enter");
    desk.sees("“umrah” tidak ada dalam berita ini");
}

#[test]
fn links_are_opened_by_letter_and_from_their_list() {
    let mut desk = id(80, 24);
    desk.cache.complete(
        "Menteri",
        "<p>Lihat <a href=\"https://contoh.example/satu\">satu</a> dan \
         <a href=\"https://contoh.example/dua\">berkas kedua</a>.</p>",
    );
    desk.press("Enter f").sees("Ketik huruf pada tautan").sees("aatu").sees("serkas");
    desk.press("s");
    let two = Url::parse("https://contoh.example/dua").unwrap();
    assert_eq!(desk.last_asked(), Some(&Effect::Browse(two)));
    desk.press("f Esc").misses("Ketik huruf");
    desk.press("L").sees("▶ Tautan").sees("[2] berkas kedua").sees("https://contoh.example/dua");
    desk.press("j y").sees("Tautan disalin").press("q").sees("▶ Bacaan");
    // A single link needs no letter.
    desk.press("q G k Enter f");
    let only = Url::parse("https://humas.contoh.example/jadwal").unwrap();
    assert_eq!(desk.last_asked(), Some(&Effect::Browse(only)));
    desk.press("q G Enter f").sees("Tidak ada tautan di layar ini");
}

#[test]
fn a_document_is_offered_with_its_size_and_read_when_asked_for() {
    let mut desk = id(80, 24);
    let edaran = desk.cache.named("Edaran");
    desk.press("j j Enter").sees("ukurannya sedang ditanyakan");
    assert_eq!(desk.last_asked(), Some(&Effect::WeighDocument(edaran)));
    desk.tell(Msg::DocumentWeighed { id: edaran, size: Some(1_240_000) });
    desk.sees("dokumen PDF (1,2 MB), belum diunduh").sees("Tekan D");
    assert!(!desk.asked.contains(&Effect::FetchDocument(edaran)), "nothing is loaded unasked");
    desk.press("D").sees("Dokumen sedang diunduh");
    assert_eq!(desk.last_asked(), Some(&Effect::FetchDocument(edaran)));
    desk.press("D");
    assert_eq!(desk.asked.iter().filter(|effect| **effect == Effect::FetchDocument(edaran)).count(), 1);
    let scan = Failure::NoText(Flaw::Scan(4));
    desk.tell(Msg::PageFetched { id: edaran, outcome: Err(scan) });
    desk.sees("hasil pindaian (4 halaman").misses("sedang diunduh");
    desk.cache.complete("Edaran", "<p>Jam layanan dimajukan satu jam.</p>");
    desk.press("D");
    desk.tell(Msg::PageFetched { id: edaran, outcome: Ok(()) });
    desk.sees("Jam layanan dimajukan satu jam.").misses("pindaian").misses("Tekan D");
    desk.press("D").sees("tidak memuat dokumen PDF");
}

#[test]
fn a_document_carried_by_an_article_stands_below_its_text() {
    let mut desk = Desk::new(Language::En, 80, 24);
    let file = Enclosure {
        url: Url::parse("https://humas.contoh.example/unduh/jadwal-2021.pdf").unwrap(),
        mime: Some("application/pdf".into()),
        length: Some(240_000),
    };
    desk.cache.attach("Jadwal", file);
    desk.press("j j j Enter").sees("Document: jadwal-2021.pdf (240 kB). Press D");
    let jadwal = desk.cache.named("Jadwal");
    desk.press("D").sees("being downloaded and read");
    assert_eq!(desk.last_asked(), Some(&Effect::FetchDocument(jadwal)));
    desk.cache.complete("Jadwal", "<p>Jadwal ditetapkan.</p><h3>jadwal-2021.pdf</h3><p>Tahap satu.</p>");
    desk.tell(Msg::PageFetched { id: jadwal, outcome: Ok(()) });
    desk.sees("Tahap satu.").misses("Press D");
}

#[test]
fn a_page_that_proves_to_be_a_document_is_offered_as_one() {
    let mut desk = id(80, 24);
    let menteri = desk.cache.named("Menteri");
    desk.press("Enter");
    desk.tell(Msg::PageFetched { id: menteri, outcome: Err(Failure::Document(Some(52_000))) });
    desk.sees("dokumen PDF (52 kB), belum diunduh");
    desk.press("D");
    assert_eq!(desk.last_asked(), Some(&Effect::FetchDocument(menteri)));
}

#[test]
fn a_picture_is_offered_with_its_size_and_loaded_when_told_to() {
    let mut desk = id(80, 24);
    desk.press("j Enter i").sees("Berita ini tidak memuat gambar").press("q");
    let url = |name: &str| Url::parse(&format!("https://contoh.example/{name}")).unwrap();
    let (first, second) = (url("a.jpg"), url("b.jpg"));
    desk.cache.complete(
        "Lantik",
        "<p>Isi.</p><p><img src='https://contoh.example/a.jpg' alt='A'></p>\
         <p><img src='https://contoh.example/b.jpg' alt='B'></p>",
    );
    desk.press("Enter").sees("2 gambar, belum diunduh: i menampilkan").press("i");
    desk.sees("Gambar 1 dari 2").sees("Ukurannya sedang ditanyakan");
    let article = desk.model.reader.id().unwrap();
    assert_eq!(desk.last_asked(), Some(&Effect::WeighPicture(article, first.clone())));
    desk.tell(Msg::PictureWeighed { url: second.clone(), size: Some(1) });
    desk.sees("Ukurannya sedang ditanyakan");
    desk.tell(Msg::PictureWeighed { url: first.clone(), size: Some(240_000) });
    desk.sees("Besarnya 240 kB. Unduh dan tampilkan?").sees("Enter mengunduh");
    assert!(!desk.asked.contains(&Effect::FetchPicture(article, first.clone())), "nobody said yes yet");
    desk.press("Enter").sees("Gambar sedang diunduh");
    assert_eq!(desk.last_asked(), Some(&Effect::FetchPicture(article, first.clone())));
    desk.tell(Msg::PictureFetched { url: first.clone(), outcome: Ok(None) });
    desk.sees("bukan gambar yang dapat dibaca");
    desk.press("Enter");
    let picture = Picture::plain(100, 40, [250; 3]);
    desk.tell(Msg::PictureFetched { url: first, outcome: Ok(Some(picture)) });
    desk.sees("█████").sees("n N gambar lain").misses("Isi.");
    desk.press("n").sees("Gambar 2 dari 2").misses("█████").press("Enter");
    desk.tell(Msg::PictureFetched { url: second, outcome: Err(Failure::NoNetwork) });
    desk.sees("Luring: gambar tidak dapat diunduh sekarang").press("q").sees("Isi.");
    // Who is offline is told so before anything is asked.
    desk.model.settings.online = Online::Forbidden;
    let asked = desk.asked.len();
    desk.press("i Enter").sees("Luring: gambar tidak dapat");
    assert_eq!(desk.asked.len(), asked);
}
