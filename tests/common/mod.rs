//! What the end-to-end tests share: the running ministry, what its texts really say, and the
//! real binary.
//!
//! In: the demo's text files, read here a second time and independently of the program. Out:
//! [`Truth`]s to hold what the reader found against.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first fault")]

pub mod binary;
pub mod newsroom;
#[cfg(unix)]
pub mod pty;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use url::Url;
use warta::news::{Item, When};
use warta::parse::Hints;

/// The moment at which every ministry of the tests opens: a Tuesday morning in WIB.
pub fn opening() -> Timestamp {
    "2026-11-24T03:00:00Z".parse().unwrap()
}

/// What a release of the demo says, taken straight from its text file.
#[derive(Debug, Clone)]
pub struct Truth {
    pub slug: String,
    pub site: String,
    pub title: String,
    pub day: Date,
    pub views: u64,
    pub section: Option<String>,
    pub caption: Option<String>,
    pub place: Option<String>,
    pub byline: Option<String>,
    pub related: Vec<String>,
    pub pdf: bool,
    /// Its paragraphs, list items and cells as plain text, without those that hold a date mark.
    pub passages: Vec<String>,
}

/// All releases of the demo.
pub fn truths() -> Vec<Truth> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/demo/texts");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let all: Vec<Truth> = files
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            text.split("=== ").filter(|piece| !piece.trim().is_empty()).map(truth).collect::<Vec<_>>()
        })
        .collect();
    assert!(all.len() >= 28, "{} releases", all.len());
    all
}

/// The releases of one office.
pub fn truths_of(site: &str) -> Vec<Truth> {
    truths().into_iter().filter(|truth| truth.site == site).collect()
}

fn truth(piece: &str) -> Truth {
    let (head, body) = piece.split_once("\n\n").unwrap();
    let (slug, fields) = head.split_once('\n').unwrap();
    let field = |name: &str| {
        fields
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
            .map(|value| value.trim().to_owned())
    };
    Truth {
        slug: slug.trim().to_owned(),
        site: field("site").unwrap(),
        title: field("title").unwrap(),
        day: day(&field("age").unwrap()),
        views: field("views").map_or(0, |views| views.parse().unwrap()),
        section: field("section"),
        caption: field("photo"),
        place: field("place"),
        byline: field("byline"),
        related: field("related")
            .map(|list| list.split(", ").map(str::to_owned).collect())
            .unwrap_or_default(),
        pdf: field("pdf").is_some(),
        passages: body.split("\n\n").flat_map(passages).filter(|text| !text.contains('{')).collect(),
    }
}

fn day(age: &str) -> Date {
    let hours = match (age.strip_suffix('h'), age.split_once('d')) {
        (Some(hours), _) => hours.parse().unwrap(),
        (None, Some((days, _))) => 24 * days.parse::<i64>().unwrap(),
        (None, None) => panic!("no age: {age}"),
    };
    let at = opening() - jiff::SignedDuration::from_hours(hours);
    When::WIB.to_datetime(at).date()
}

/// The plain passages of one block of the texts' light markup.
fn passages(block: &str) -> Vec<String> {
    let block = block.trim();
    let plain = |text: &str| {
        let mut text = text.replace(['*', '#', '>'], "");
        while let Some(start) = text.find("](") {
            let end = text[start..].find(')').unwrap() + start;
            text.replace_range(start..=end, "");
        }
        text.replace('[', "").trim().to_owned()
    };
    if block.starts_with('|') {
        block
            .lines()
            .flat_map(|line| line.trim().trim_matches('|').split('|').map(plain).collect::<Vec<_>>())
            .collect()
    } else if block.starts_with("- ") {
        block.lines().map(|line| plain(line.trim_start_matches("- "))).collect()
    } else if block.starts_with("1. ") {
        block.lines().map(|line| plain(line.split_once(". ").unwrap().1)).collect()
    } else {
        vec![plain(block)]
    }
}

/// `text` with every run of white space as one space.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The plain text of an item's body.
pub fn body_text(item: &Item) -> String {
    let html = item.body.as_ref().map(|body| body.as_str().to_owned()).unwrap_or_default();
    // Block ends part words as line ends do.
    let spaced =
        ["</p>", "</li>", "</td>", "</th>", "</tr>", "</h2>", "</h3>", "</h4>", "<br>", "</blockquote>"]
            .iter()
            .fold(html, |text, tag| text.replace(tag, &format!("{tag} ")));
    folded(&warta::parse::clean::line(&spaced))
}

/// Fetches `url` from the ministry with a plain socket: `Content-Type` and body.
pub fn get(url: &Url) -> (String, Vec<u8>) {
    let port = url.port().unwrap();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
    write!(stream, "GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    let end = reply.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(reply[..end].to_vec()).unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{url}: {head}");
    let content_type = head.lines().find_map(|line| line.strip_prefix("Content-Type: ")).unwrap_or_default();
    (content_type.to_owned(), reply[end + 4..].to_vec())
}

/// What a parser is told of a page of `source`.
pub fn hints<'a>(source: &'a warta::news::Source, url: &'a Url, content_type: &'a str) -> Hints<'a> {
    Hints {
        url,
        content_type: Some(content_type),
        kind: source.kind,
        rules: &source.rules,
        now: opening(),
        zone: source.offset(),
    }
}
