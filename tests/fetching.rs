//! What a refresh shows while it runs and what late, early and renewed answers do to the screen.
//!
//! A made-up cache answers (`desk`); what a test sees is what a person would see.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use desk::{Cache, Desk};
use warta::app::{Effect, Msg, Target};
use warta::config::Motion;
use warta::lang::Language;
use warta::news::{Failure, FetchSummary, Outcome, Progress, ShelfReport, SourceId, SourceReport, Traffic};

fn id(width: u16, height: u16) -> Desk {
    Desk::new(Language::Id, width, height)
}

fn report(source: SourceId, new: usize, outcome: Outcome) -> Box<SourceReport> {
    Box::new(SourceReport {
        source,
        name: "Humas".into(),
        outcome,
        new,
        updated: 0,
        traffic: Traffic::default(),
        warnings: vec![],
        moved: None,
    })
}

#[test]
fn a_refresh_tells_how_far_it_is_and_escape_stops_it() {
    let mut desk = id(80, 24);
    desk.press("r");
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::Due)));
    desk.tell(Msg::Progressed(Progress::Planned(3)));
    desk.tell(Msg::Progressed(Progress::Told(report(SourceId(1), 2, Outcome::Fetched))));
    desk.sees("mengambil 1/3").sees("Esc hentikan");
    desk.press("R").sees("Pengambilan sedang berjalan");
    desk.tell(Msg::Progressed(Progress::Shelving { done: 4, of: 9 }));
    desk.sees("teks lengkap 4/9");
    desk.press("p").sees("Pengambilan berita").press("q");
    desk.press("Esc").sees("menghentikan…");
    assert_eq!(desk.last_asked(), Some(&Effect::CancelRefresh));
    let summary = FetchSummary {
        sources: vec![*report(SourceId(1), 2, Outcome::Fetched)],
        shelf: ShelfReport::default(),
        traffic: Traffic::default(),
        cancelled: true,
        paused: None,
        unasked: Vec::new(),
    };
    desk.tell(Msg::Progressed(Progress::Done(Box::new(summary))));
    desk.sees("Dihentikan; 2 berita baru sudah tersimpan").misses("menghentikan");
}

#[test]
fn a_refresh_ends_with_what_came_and_what_failed() {
    let mut desk = id(80, 24);
    desk.press("R");
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::All)));
    let summary = FetchSummary {
        sources: vec![
            *report(SourceId(1), 7, Outcome::Fetched),
            *report(SourceId(2), 0, Outcome::Failed(Failure::Dns("kab.contoh.example".into()))),
        ],
        ..FetchSummary::default()
    };
    desk.tell(Msg::Progressed(Progress::Done(Box::new(summary))));
    desk.sees("7 berita baru · 1 gagal (p sebabnya)").sees("1 sumber gagal");
    desk.press(":").type_text("gagal").press("Enter");
    desk.sees("Sumber yang gagal").sees("Kantor Kabupaten").sees("alamat kab.contoh.example tidak ditemukan");
    desk.press("q").sees("▶ Semua berita");
    assert_eq!(desk.ended(), None);
}

#[test]
fn the_source_at_hand_is_refreshed_by_itself() {
    let mut desk = id(80, 24);
    desk.press("] ] ]").sees("▶ Humas Pusat").sees("Jadwal Pelunasan").misses("Kakanwil Lantik");
    let source = desk.cache.sources[0].id;
    desk.press("r");
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::These(vec![source]))));
}

#[test]
fn news_that_arrives_moves_nothing_under_the_cursor() {
    let mut desk = id(80, 24);
    desk.press("j j");
    let before = desk.model.list.current().unwrap().id;
    let newer = Cache::many(3).articles;
    desk.cache.sources.push(Cache::many(0).sources[0].clone());
    desk.cache.articles.splice(0..0, newer);
    desk.tell(Msg::CacheChanged);
    assert_eq!(desk.model.list.current().unwrap().id, before);
    desk.sees("Berita nomor 0");
}

#[test]
fn late_answers_are_dropped() {
    let mut desk = id(80, 24);
    desk.holding = true;
    desk.press("Enter");
    let first = std::mem::take(&mut desk.held);
    desk.press("q j Enter");
    desk.release();
    desk.sees("Kakanwil Lantik Dua Belas");
    for effect in first {
        if let Effect::Open { ticket, .. } = effect {
            desk.tell(Msg::Opened { ticket, reading: Ok(None) });
        }
    }
    desk.sees("Kepala kantor wilayah melantik").misses("tidak tersimpan");
}

/// A slow cache answers in the end what it was asked before an article was opened and marked.
#[test]
fn an_answer_from_before_a_mark_does_not_take_it_back() {
    let mut desk = id(80, 24);
    desk.sees("5 belum dibaca");
    desk.holding = true;
    desk.tell(Msg::CacheChanged);
    let before: Vec<Msg> =
        std::mem::take(&mut desk.held).iter().filter_map(|effect| desk.cache.answer(effect)).collect();
    desk.press("Enter");
    for effect in std::mem::take(&mut desk.held) {
        // The mark is on its way to the cache, which has not answered yet.
        if let Some(msg) = desk.cache.answer(&effect).filter(|msg| !matches!(msg, Msg::Applied { .. })) {
            desk.tell(msg);
        }
    }
    let marks: Vec<Effect> = std::mem::take(&mut desk.held);
    for msg in before {
        desk.tell(msg);
    }
    assert!(desk.model.list.current().unwrap().mark.read);
    desk.held.extend(marks);
    desk.release();
    assert!(desk.model.list.current().unwrap().mark.read);
    desk.sees("4 belum dibaca");
}

fn costly(source: SourceId, name: &str, bytes: u64, outcome: Outcome) -> Box<SourceReport> {
    let traffic = Traffic { received: bytes, ..Traffic::default() };
    Box::new(SourceReport { traffic, name: name.into(), ..*report(source, 0, outcome) })
}

#[test]
fn a_window_tells_what_is_asked_what_it_cost_and_what_failed() {
    let mut desk = id(80, 24);
    desk.press("p").sees("Belum ada yang diambil sejak warta dijalankan. r mengambil").press("p");
    desk.misses("Belum ada yang diambil sejak");
    let [centre, regional, broken] = [0, 1, 2].map(|at| desk.cache.sources[at].id);
    desk.press("R");
    desk.tell(Msg::Progressed(Progress::Planned(3)));
    for source in [centre, regional, broken] {
        desk.tell(Msg::Progressed(Progress::Asking(source)));
    }
    desk.sees("mengambil 0/3 · 0 B · Humas Pusat");
    desk.tell(Msg::Progressed(Progress::Told(costly(centre, "Humas Pusat", 24_000, Outcome::Unchanged))));
    let failed = Outcome::Failed(Failure::Status(503));
    desk.tell(Msg::Progressed(Progress::Told(costly(broken, "Kantor Kabupaten", 1_500, failed.clone()))));
    desk.sees("Esc hentikan").sees("p rincian").sees("mengambil 2/3 · 25 kB · 1 gagal · Kanwil Kepulauan");
    desk.press("p").sees("2 dari 3 sumber · 25 kB").sees("Sedang diminta").sees("Kanwil Kepulauan Contoh");
    desk.sees("1 sumber gagal").sees("Kantor Kabupaten").sees("kode 503");
    desk.tell(Msg::Progressed(Progress::Told(costly(regional, "Kanwil", 500, Outcome::Fetched))));
    desk.misses("Sedang diminta");
    desk.tell(Msg::Progressed(Progress::Shelving { done: 0, of: 9 }));
    let page = "https://kanwil.contoh.example/berita/12".parse().unwrap();
    desk.tell(Msg::Progressed(Progress::Opening(regional, page)));
    let cost = Traffic { received: 60_000, ..Traffic::default() };
    desk.tell(Msg::Progressed(Progress::Spent(cost)));
    desk.sees("luring: 0 dari 9").sees("86 kB").sees("Contoh: https://kanwil.contoh.example/berita/12");
    // Esc stops what runs first; the window stays until it is closed.
    desk.press("Esc").sees("menghentikan").sees("Pengambilan berita");
    assert_eq!(desk.last_asked(), Some(&Effect::CancelRefresh));
    let sources = vec![*costly(broken, "Kantor Kabupaten", 1_500, failed)];
    let summary = FetchSummary { sources, traffic: cost, cancelled: true, ..FetchSummary::default() };
    desk.tell(Msg::Progressed(Progress::Done(Box::new(summary))));
    desk.sees("Dihentikan").sees("60 kB").sees("kode 503").press("Esc").misses("Pengambilan berita");
    desk.press(":").type_text("kemajuan").press("Enter").sees("kode 503").press("r");
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::Due)));
}

#[test]
fn escape_gives_up_the_page_of_the_article_first() {
    let mut desk = id(80, 24);
    desk.press("Enter").sees("Mengambil teks lengkap").press("Esc").sees("▶ Bacaan");
    assert_eq!(desk.last_asked(), Some(&Effect::CancelArticle));
    let article = desk.cache.named("Menteri");
    desk.tell(Msg::PageFetched { id: article, outcome: Err(Failure::Cancelled) });
    desk.sees("dibatalkan").press("Esc").sees("▶ Semua berita");
}

#[test]
fn with_reduced_motion_nothing_moves_before_the_end() {
    let mut desk = id(80, 24);
    desk.model.settings.motion = Motion::Reduced;
    desk.press("R");
    let source = desk.cache.sources[0].id;
    let before = desk.screen();
    desk.tell(Msg::Progressed(Progress::Planned(3)));
    desk.tell(Msg::Progressed(Progress::Asking(source)));
    desk.cache.articles.splice(0..0, Cache::many(1).articles);
    desk.tell(Msg::Progressed(Progress::Told(report(source, 1, Outcome::Fetched))));
    desk.tell(Msg::Progressed(Progress::Shelving { done: 1, of: 9 }));
    assert_eq!(desk.screen(), before);
    // Whoever wants to know asks.
    desk.press("p").sees("1 dari 3 sumber").press("q");
    let summary =
        FetchSummary { sources: vec![*report(source, 1, Outcome::Fetched)], ..FetchSummary::default() };
    desk.tell(Msg::Progressed(Progress::Done(Box::new(summary))));
    desk.sees("1 berita baru").sees("Berita nomor 0");
}
