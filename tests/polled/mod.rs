//! A home with one source that a test writes, and what the program then lists.

#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses a part of it")]

use serde_json::Value;
use warta::news::Source;

use crate::common::binary::{Home, text};
use crate::rough::{How, Server, answer};

/// A home with one source, whose answers are `script(how often it was asked before)`.
pub fn home(script: impl Fn(usize) -> Vec<u8> + Send + Sync + 'static) -> (Server, Home) {
    let server = Server::new(move |_, _, before| {
        How::Whole(answer("200 OK", "Content-Type: text/xml\r\n", &script(before)))
    });
    let home = Home::new(&[Source::new("Kantor", server.url("/berita.xml").parse().unwrap())]);
    (server, home)
}

pub fn rss(items: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>K</title>{items}</channel></rss>")
        .into_bytes()
}

/// Visits the source; how many new articles that gave.
pub fn fetch(home: &Home) -> u64 {
    let out = home.expect(0, &["fetch", "--force", "--no-articles", "--json"]);
    serde_json::from_str::<Value>(&out).unwrap()["sources"][0]["new"].as_u64().unwrap()
}

/// The list, as the program gives it.
pub fn listed(home: &Home) -> Vec<Value> {
    let out = text(&home.run(&["list", "--json"]).stdout);
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub fn titles(home: &Home) -> Vec<String> {
    listed(home).iter().map(|headline| headline["title"].as_str().unwrap().to_owned()).collect()
}

/// Days before today, as feeds write them.
pub fn days_ago(days: i64) -> String {
    let at = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24 * days);
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
