//! What a person asks for while the line is down waits, survives the program, and is done once
//! when the line is back: on the screen with a made-up cache, and by the real program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;
mod rough;

use desk::{Cache, Desk};
use rough::home::{HASTY, Home};
use rough::{How, Server, answer};
use serde_json::Value;
use warta::app::{Effect, Msg, Online, Target};
use warta::lang::Language;
use warta::news::{Failure, FetchSummary, OrderKind, Progress, ShelfReport};

fn browsed(desk: &Desk) -> usize {
    desk.asked.iter().filter(|effect| matches!(effect, Effect::Browse(_))).count()
}

fn done(desk: &mut Desk, fetched: usize) {
    let shelf = ShelfReport { fetched, ..ShelfReport::default() };
    let summary = FetchSummary { shelf, ..FetchSummary::default() };
    desk.tell(Msg::Progressed(Progress::Done(Box::new(summary))));
}

#[test]
fn opening_without_a_line_orders_the_text_and_its_return_fetches_it() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    let article = desk.cache.named("Menteri");
    desk.press("Enter");
    desk.tell(Msg::PageFetched { id: article, outcome: Err(Failure::NoNetwork) });
    desk.sees("Luring: baru ringkasannya").sees("Dicatat").sees("luring · 1 menunggu");
    desk.press("x");
    desk.tell(Msg::PageFetched { id: article, outcome: Err(Failure::NoNetwork) });
    desk.sees("1 menunggu");
    assert_eq!(desk.cache.orders.len(), 1, "each once");
    desk.tell(Msg::LineReturned);
    assert_eq!(desk.last_asked(), Some(&Effect::Refresh(Target::Orders)));
    done(&mut desk, 0);
    desk.sees("Belum tersambung: 1 masih menunggu").sees("luring");
    desk.tell(Msg::LineReturned);
    desk.cache.complete("Menteri", "<p>Teks yang lengkap sekali.</p>");
    desk.cache.orders.clear();
    done(&mut desk, 1);
    desk.sees("1 teks lengkap tersimpan").sees("Teks yang lengkap sekali").sees("daring").misses("menunggu");
    let before = desk.asked.len();
    desk.tell(Msg::LineReturned);
    assert_eq!(desk.asked.len(), before, "nothing is left to be done");
}

#[test]
fn a_page_for_the_browser_waits_for_the_line_unless_it_is_asked_for_again() {
    let mut desk = Desk::new(Language::En, 80, 24);
    let article = desk.cache.named("Menteri");
    desk.press("Enter");
    desk.tell(Msg::PageFetched { id: article, outcome: Err(Failure::NoNetwork) });
    desk.press("o").sees("opened once connected").sees("o again");
    desk.press("q j o").sees("3 waiting");
    assert_eq!(browsed(&desk), 0);
    desk.press("o").sees("2 waiting");
    assert_eq!(browsed(&desk), 1, "who insists has it shown");
    desk.press("r");
    done(&mut desk, 1);
    assert_eq!(browsed(&desk), 2);
    assert!(desk.cache.orders.iter().all(|order| order.kind == OrderKind::Text), "it is shown once");
    done(&mut desk, 1);
    assert_eq!(browsed(&desk), 2);
}

#[test]
fn who_wants_no_network_orders_for_later_and_may_take_it_back() {
    let mut desk = Desk::with(Cache::usual(), Language::En, 80, 24, Online::Forbidden);
    desk.press("x").sees("Noted: its text is fetched once connected · 1 waiting").sees("offline · 1 waiting");
    desk.tell(Msg::LineReturned);
    desk.tell(Msg::Ticked);
    assert!(desk.asked.is_empty(), "{:?}", desk.asked);
    desk.press(":").type_text("forget").press("Enter").sees("1 order was taken back").misses("waiting");
    assert!(desk.cache.orders.is_empty());
}

fn page(title: &str) -> Vec<u8> {
    let text = "<p>Kepala kantor membuka acara itu di aula dan menyerahkan penghargaan kepada warga.</p>";
    let html = format!(
        "<!DOCTYPE html><html lang=id><head><title>{title}</title></head><body><article><h1>{title}</h1>{}</article></body></html>",
        text.repeat(8)
    );
    answer("200 OK", "Content-Type: text/html\r\n", html.as_bytes())
}

fn office() -> Server {
    Server::new(|path, _, _| match path {
        "/feed" => {
            let item = |at| format!("<item><title>Kabar {at}</title><link>/kabar/{at}</link></item>");
            let items = [1, 2, 3].map(item).concat();
            let feed = format!("<rss version=\"2.0\"><channel><title>K</title>{items}</channel></rss>");
            How::Whole(answer("200 OK", "Content-Type: text/xml\r\nETag: \"1\"\r\n", feed.as_bytes()))
        }
        path => How::Whole(page(path)),
    })
}

fn id_of(home: &Home, title: &str) -> String {
    let out = home.run(&["list", "--json"]).out;
    let rows = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let row = rows.into_iter().find(|row| row["title"] == title).unwrap();
    row["id"].as_str().unwrap().to_owned()
}

#[test]
fn an_order_survives_the_program_and_the_next_fetch_does_it_once() {
    let server = office();
    let home = Home::new(HASTY, &[("kantor", server.url("/feed"))]);
    home.fetch().ends(0);
    let id = id_of(&home, "Kabar 2");
    for _ in 0..2 {
        home.run(&["--offline", "show", &id, "--fetch"]).ends(5).says("1 waiting");
    }
    // The source is not due and keeps its other pages for when they are opened.
    let calm = "[[source]]\nname = \"kantor\"\narticles = \"on-open\"\n";
    let config = format!("{HASTY}{calm}url = \"{}\"\n", server.url("/feed"));
    std::fs::write(home.dir.path().join("config.toml"), config).unwrap();
    let offline = home.run(&["--offline", "fetch", "--json"]);
    let told: Value = serde_json::from_str(&offline.out).unwrap();
    assert_eq!((told["waiting"].as_u64(), told["articles"]["fetched"].as_u64()), (Some(1), Some(0)));
    for fetched in [1, 0] {
        let told: Value = serde_json::from_str(&home.run(&["fetch", "--json"]).ends(0).out).unwrap();
        assert_eq!(
            (told["articles"]["fetched"].as_u64(), told["waiting"].as_u64()),
            (Some(fetched), Some(0))
        );
    }
    assert_eq!(server.heads("/kabar/2").len(), 1);
    assert_eq!(server.asked.lock().unwrap().len(), 2, "the feed and the page, each once");
    home.run(&["--offline", "list", "is:full"]).ends(0);
}
