//! The shelf, by the real program: which pages are fetched, in which order, and how often.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod rough;

use rough::home::{HASTY, Home};
use rough::{How, Server, answer};
use serde_json::Value;

/// Words enough to be an article.
const TEXT: &str = "<p>Kepala kantor membuka acara itu di aula dan menyerahkan penghargaan kepada warga.</p>";

fn page(path: &str) -> Vec<u8> {
    let html = format!(
        "<!DOCTYPE html><html lang=id><head><title>{path}</title></head><body><article><h1>{path}</h1>{}</article></body></html>",
        TEXT.repeat(8)
    );
    answer("200 OK", "Content-Type: text/html\r\n", html.as_bytes())
}

/// A feed of headlines, each with its path and its age in hours; the text where there is one.
fn feed(items: &[(&str, i64, &str)]) -> How {
    let item = |(title, hours, text): &(&str, i64, &str)| {
        let at = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(*hours);
        let date = at.strftime("%a, %d %b %Y %H:%M:%S +0000");
        let link = title.to_lowercase().replace(' ', "-");
        let body = if text.is_empty() {
            String::new()
        } else {
            format!("<content:encoded><![CDATA[{text}]]></content:encoded>")
        };
        format!("<item><title>{title}</title><link>/baca/{link}</link><pubDate>{date}</pubDate>{body}</item>")
    };
    let items = items.iter().map(item).collect::<Vec<_>>().concat();
    let feed = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>K</title>{items}</channel></rss>"
    );
    How::Whole(answer("200 OK", "Content-Type: text/xml\r\nETag: \"1\"\r\n", feed.as_bytes()))
}

/// The pages that were asked for, in order.
fn read(server: &Server) -> Vec<String> {
    let heads = server.asked.lock().unwrap();
    let paths =
        heads.iter().filter_map(|head| head.split(' ').nth(1)?.strip_prefix("/baca/").map(str::to_owned));
    paths.collect()
}

#[test]
fn pages_come_in_the_order_in_which_they_are_wanted_and_each_once() {
    let whole = TEXT.repeat(8);
    let server = Server::new(move |path, _, _| match path {
        "/feed" => feed(&[
            ("Kabar sore", 2, ""),
            ("Kabar pagi", 6, ""),
            ("Lengkap sudah", 1, &whole),
            ("Kabar lusa", 70, ""),
            ("Jadwal haji", 90, ""),
            ("Simpanan lama", 200, ""),
        ]),
        path => How::Whole(page(path)),
    });
    let home = Home::new(&format!("watch = [\"haji\"]\n{HASTY}"), &[("kantor", server.url("/feed"))]);
    home.fetch().ends(6);
    home.run(&["mark", "\"Simpanan lama\"", "--star"]).ends(0);
    home.run(&["fetch"]).ends(0);
    let wanted = ["simpanan-lama", "jadwal-haji", "kabar-sore", "kabar-pagi", "kabar-lusa"];
    assert_eq!(read(&server), wanted, "and not the one that the feed tells in full");
    home.run(&["fetch", "--force"]).ends(0);
    assert_eq!(read(&server).len(), wanted.len(), "nothing that is held is fetched again");
}

#[test]
fn a_small_budget_goes_to_what_is_wanted_most() {
    let offices: Vec<Server> = (0..4)
        .map(|office| {
            Server::new(move |path, _, _| match path {
                "/feed" if office == 3 => {
                    feed(&[("Haji satu", 90, ""), ("Haji dua", 91, ""), ("Haji tiga", 92, "")])
                }
                "/feed" => feed(&[("Kabar sore", 2, ""), ("Kabar pagi", 6, "")]),
                path => How::Whole(page(path)),
            })
        })
        .collect();
    let names = ["a", "b", "c", "d"];
    let sources: Vec<_> =
        names.iter().zip(&offices).map(|(name, office)| (*name, office.url("/feed"))).collect();
    let home = Home::new(&format!("watch = [\"haji\"]\n{HASTY}"), &sources);
    home.fetch().ends(6);
    let cost = page("/baca/haji-satu").len() + 400;
    let budget = (cost * 3 + 2500).to_string();
    let told: Value = serde_json::from_str(&home.run(&["fetch", "--budget", &budget, "--json"]).out).unwrap();
    assert_eq!(read(&offices[3]), ["haji-satu", "haji-dua", "haji-tiga"], "{told}");
    assert!(told["articles"]["deferred"].as_u64() > Some(0), "{told}");
}

#[test]
fn a_page_that_was_cut_is_not_paid_for_twice() {
    let lines: String = std::iter::repeat_n(TEXT, 400).collect();
    let html =
        format!("<!DOCTYPE html><html lang=id><body><article><h1>Kabar</h1>{lines}</article></body></html>");
    let length = html.len();
    let server = Server::new(move |path, head, before| {
        if path == "/feed" {
            return feed(&[("Kabar sore", 2, "")]);
        }
        let low = head.to_lowercase();
        let from = low.split("range: bytes=").nth(1).and_then(|rest| rest.split('-').next()?.parse().ok());
        let from: usize = from.unwrap_or(0);
        let common = "ETag: \"1\"\r\nAccept-Ranges: bytes\r\nContent-Type: text/html\r\n";
        let (status, range) = match from {
            0 => ("200 OK", String::new()),
            _ => ("206 Partial Content", format!("Content-Range: bytes {from}-{}/{length}\r\n", length - 1)),
        };
        let mut bytes = answer(status, &format!("{common}{range}"), &html.as_bytes()[from..]);
        if before < 4 {
            bytes.truncate(bytes.len() - html[from..].len() + 6000);
            return How::Cut(bytes);
        }
        How::Whole(bytes)
    });
    let home = Home::new(HASTY, &[("kantor", server.url("/feed"))]);
    home.run(&["fetch"]).ends(0);
    home.run(&["--offline", "list", "is:full"]).ends(1);
    let id: Value = serde_json::from_str(home.run(&["list", "--json"]).out.lines().next().unwrap()).unwrap();
    home.run(&["show", id["id"].as_str().unwrap(), "--fetch"]).ends(0);
    home.run(&["--offline", "list", "is:full"]).ends(0);
    let spent: Value = serde_json::from_str(&home.run(&["traffic", "--json"]).out).unwrap();
    let received = spent["days"][0]["received"].as_u64().unwrap() as usize;
    assert!(received < length + 6000, "{received} bytes for a page of {length}");
}
