//! `Net` against a small HTTP server on 127.0.0.1 whose every answer is written out by the test.
//!
//! The server takes a bounded number of connections, one thread, and ends with the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{Net, Settings, TrustSettings};
use crate::jobs::{Fetch, Fetched, Request};
use crate::news::{Failure, PageKind, Part, Stage};

const MOST_CONNECTIONS: usize = 64;

type Answer = dyn Fn(&str, &str, SocketAddr) -> Vec<u8> + Send + Sync;

struct Server {
    at: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    connections: Arc<Mutex<usize>>,
}

/// Serves `answer(path, whole head, own address)`; an answer that ends in `STALL` keeps the
/// connection open, any other answer without a length closes it.
fn serve(answer: impl Fn(&str, &str, SocketAddr) -> Vec<u8> + Send + Sync + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let connections = Arc::new(Mutex::new(0));
    let (log, count) = (Arc::clone(&asked), Arc::clone(&connections));
    let answer: Arc<Answer> = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().take(MOST_CONNECTIONS).flatten() {
            *count.lock().unwrap() += 1;
            let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
            std::thread::spawn(move || converse(&stream, at, &log, &answer));
        }
    });
    Server { at, asked, connections }
}

fn converse(stream: &TcpStream, at: SocketAddr, log: &Mutex<Vec<String>>, answer: &Arc<Answer>) {
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        log.lock().unwrap().push(head.clone());
        let bytes = answer(&path, &head, at);
        let stalls = bytes.ends_with(b"STALL");
        let bytes = bytes.strip_suffix(b"STALL").unwrap_or(&bytes);
        if (&mut &*stream).write_all(bytes).is_err() {
            return;
        }
        if stalls {
            let _ = reader.read(&mut [0; 1]);
            return;
        }
        let whole = bytes.windows(4).position(|window| window == b"\r\n\r\n").map_or(0, |at| at + 4);
        let said = String::from_utf8_lossy(&bytes[..whole]).to_ascii_lowercase();
        let length =
            said.split("content-length: ").nth(1).and_then(|rest| rest.split('\r').next()?.parse().ok());
        if length != Some(bytes.len() - whole) && !said.starts_with("http/1.1 304") {
            return;
        }
    }
}

impl Server {
    fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.at)).unwrap()
    }
}

fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for header in headers {
        bytes.extend(format!("{header}\r\n").bytes());
    }
    if !headers.iter().any(|header| header.to_ascii_lowercase().starts_with("content-length")) {
        bytes.extend(format!("Content-Length: {}\r\n", body.len()).bytes());
    }
    bytes.extend(b"\r\n");
    bytes.extend(body);
    bytes
}

fn settings() -> Settings {
    Settings {
        connect: Duration::from_secs(5),
        idle: Duration::from_secs(5),
        total: Duration::from_secs(20),
        gap: Duration::ZERO,
        max_wire: 1 << 20,
        max_body: 4 << 20,
        proxy: Some("none".into()),
        contact: None,
        trust: TrustSettings::default(),
        offline: false,
    }
}

fn noon() -> Timestamp {
    "2026-11-24T05:00:00Z".parse().unwrap()
}

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn ask_with(settings: Settings, request: Request) -> Fetched {
    run(async {
        let net = Net::new(settings, noon);
        net.allow(&request.url);
        net.fetch(request).await
    })
}

fn ask(server: &Server, path: &str) -> Fetched {
    ask_with(settings(), Request::news(server.url(path)))
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(data).unwrap();
    writer.finish().unwrap()
}

#[test]
fn an_answer_comes_home_with_its_validators_and_its_price() {
    let text = "berita ".repeat(2000);
    let packed = zstd::encode_all(text.as_bytes(), 3).unwrap();
    let wire = packed.len() as u64;
    let server = serve(move |_, _, _| {
        let headers =
            ["Content-Type: text/xml", "Content-Encoding: zstd", "ETag: W/\"1\"", "Last-Modified: x"];
        answer("200 OK", &headers, &packed)
    });
    let got = ask(&server, "/feed?a=1");
    let response = got.answer.unwrap();
    assert_eq!(response.body, text.as_bytes());
    assert_eq!(response.etag.as_deref(), Some("W/\"1\""));
    assert_eq!(response.last_modified.as_deref(), Some("x"));
    assert_eq!(response.content_type.as_deref(), Some("text/xml"));
    assert!(!response.cut && !response.not_modified && response.moved.is_none());
    assert_eq!(got.traffic.requests, 1);
    assert_eq!(got.traffic.saved, text.len() as u64 - wire);
    assert!((wire + 80..wire + 200).contains(&got.traffic.received), "{:?}", got.traffic);
    let sent = server.asked.lock().unwrap()[0].clone();
    assert_eq!(got.traffic.sent, sent.len() as u64, "{sent}");
    let low = sent.to_ascii_lowercase();
    assert!(
        low.contains("accept-encoding: zstd, br, gzip\r\n") && low.contains("user-agent: warta/"),
        "{sent}"
    );
    for never in ["cookie", "referer", "cache-control"] {
        assert!(!low.contains(never), "{sent}");
    }
}

#[test]
fn not_modified_is_an_answer_only_where_it_was_asked_for() {
    let server = serve(|_, head, _| {
        let known = head.to_ascii_lowercase().contains("if-none-match: \"7\"\r\n");
        answer("304 Not Modified", &[if known { "ETag: \"7\"" } else { "X-Unasked: 1" }], b"")
    });
    let conditional = Request { etag: Some("\"7\"".into()), ..Request::news(server.url("/")) };
    let got = ask_with(settings(), conditional);
    assert!(got.answer.unwrap().not_modified);
    assert_eq!(got.traffic.not_modified, 1);
    assert_eq!(ask(&server, "/").answer, Err(Failure::Status(304)));
}

#[test]
fn limits_hold_on_the_wire_and_after_unpacking() {
    let bomb = gzip(&vec![b' '; 64 << 20]);
    let server = serve(move |path, _, _| match path {
        "/bomb" => answer("200 OK", &["Content-Encoding: gzip"], &bomb),
        "/announced" => answer("200 OK", &["Content-Length: 9999999999"], b"x"),
        _ => {
            let mut bytes = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
            bytes.extend(vec![b'x'; 2 << 20]);
            bytes
        }
    });
    assert_eq!(ask(&server, "/bomb").answer, Err(Failure::TooLarge(4 << 20)));
    assert_eq!(ask(&server, "/announced").answer, Err(Failure::TooLarge(1 << 20)));
    let endless = ask(&server, "/endless");
    assert_eq!(endless.answer, Err(Failure::TooLarge(1 << 20)));
    assert!(endless.traffic.received < (1 << 20) + (1 << 17), "{:?}", endless.traffic);
    let small = Request { max_wire: Some(10), ..Request::news(server.url("/endless")) };
    assert_eq!(ask_with(settings(), small).answer, Err(Failure::TooLarge(10)));
}

#[test]
fn a_cut_body_is_kept_and_named() {
    let packed = gzip("<item>satu</item>".repeat(3000).as_bytes());
    let server = serve(move |path, _, _| match path {
        "/short" => answer("200 OK", &["Content-Length: 500", "ETag: \"1\""], b"<rss><item>satu</item>"),
        "/gzip" => answer("200 OK", &["Content-Encoding: gzip"], &packed[..packed.len() - 20]),
        "/nothing" => answer("200 OK", &["Content-Length: 500"], b""),
        _ => answer("200 OK", &["Content-Encoding: gzip"], b"<rss>bukan gzip</rss>"),
    });
    let short = ask(&server, "/short").answer.unwrap();
    assert_eq!((short.cut, short.body.as_slice()), (true, &b"<rss><item>satu</item>"[..]));
    let gzip = ask(&server, "/gzip").answer.unwrap();
    assert!(gzip.cut && gzip.body.starts_with(b"<item>satu</item><item>"));
    assert_eq!(ask(&server, "/nothing").answer, Err(Failure::Broken("127.0.0.1".into())));
    assert_eq!(ask(&server, "/false").answer, Err(Failure::BadCompression));
}

#[test]
fn redirects_are_followed_with_care() {
    let server = serve(|path, _, at| {
        let go = |status: &str, to: &str| answer(status, &[&format!("Location: {to}")], b"moved");
        match path {
            "/301" => go("301 Moved", "/308"),
            "/308" => go("308 Moved", "/302"),
            "/302" => go("302 Found", &format!("http://{at}/301b")),
            "/301b" => go("301 Moved", "end"),
            "/loop" => go("302 Found", "/loop2"),
            "/loop2" => go("302 Found", "/loop"),
            "/file" => go("302 Found", "file:///etc/passwd"),
            "/password" => go("302 Found", "http://u:p@a.go.id/"),
            path if path.starts_with("/n/") => {
                let n: usize = path[3..].parse().unwrap();
                go("302 Found", &format!("/n/{}", n + 1))
            }
            _ => answer("200 OK", &[], b"here"),
        }
    });
    let response = ask(&server, "/301").answer.unwrap();
    assert_eq!(response.url, server.url("/end"));
    assert_eq!(response.moved, Some(server.url("/302")), "the permanent beginning only");
    assert_eq!(*server.connections.lock().unwrap(), 1, "one connection serves all hops");
    assert_eq!(ask(&server, "/302").answer.unwrap().moved, None);
    assert_eq!(ask(&server, "/loop").answer, Err(Failure::Redirects));
    assert_eq!(ask(&server, "/file").answer, Err(Failure::Address("file:///etc/passwd".into())));
    assert_eq!(ask(&server, "/password").answer, Err(Failure::Address("http://a.go.id/".into())));
    let many = ask(&server, "/n/0");
    assert_eq!((many.answer, many.traffic.requests), (Err(Failure::Redirects), 11));
}

#[test]
fn a_status_means_what_it_says_and_a_wait_is_for_the_whole_host() {
    let server = serve(|path, _, _| match path {
        "/busy" => answer("429 Too Many Requests", &["Retry-After: 120"], b""),
        path => answer(&format!("{} X", &path[1..]), &[], b"maaf"),
    });
    for (path, wanted) in [
        ("/404", Failure::Status(404)),
        ("/500", Failure::Status(500)),
        ("/410", Failure::Gone),
        ("/511", Failure::NotNews(PageKind::Portal)),
    ] {
        assert_eq!(ask(&server, path).answer, Err(wanted), "{path}");
    }
    let until = noon() + SignedDuration::from_secs(120);
    run(async {
        let net = Net::new(settings(), noon);
        net.allow(&server.url("/"));
        let busy = net.fetch(Request::news(server.url("/busy"))).await;
        assert_eq!((busy.answer, busy.host_waits), (Err(Failure::Wait(until)), Some(until)));
        let before = server.asked.lock().unwrap().len();
        let other = net.fetch(Request::news(server.url("/200"))).await;
        assert_eq!((other.answer, other.traffic.requests), (Err(Failure::Wait(until)), 0));
        assert_eq!(server.asked.lock().unwrap().len(), before, "nothing was sent");
    });
}

#[test]
fn silence_ends_at_the_limit() {
    let server = serve(|path, _, _| match path {
        "/head" => b"STALL".to_vec(),
        _ => b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabcSTALL".to_vec(),
    });
    let quick =
        Settings { idle: Duration::from_millis(100), connect: Duration::from_millis(100), ..settings() };
    let asked =
        |path, settings: &Settings| ask_with(settings.clone(), Request::news(server.url(path))).answer;
    assert_eq!(asked("/head", &quick), Err(Failure::Timeout(Stage::Answer)));
    assert_eq!(asked("/body", &quick), Err(Failure::Timeout(Stage::Body)));
    let short = Settings { total: Duration::from_millis(50), ..quick };
    assert_eq!(asked("/body", &short), Err(Failure::Timeout(Stage::Total)));
}

#[test]
fn what_cannot_be_asked_is_said_without_a_socket() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = |text: String| Url::parse(&text).unwrap();
    let refused = ask_with(settings(), Request::news(url(format!("http://{closed}/"))));
    assert_eq!(refused.answer, Err(Failure::Refused("127.0.0.1".into())));
    let ftp = ask_with(settings(), Request::news(url("ftp://a.go.id/".into())));
    assert_eq!((ftp.answer, ftp.traffic.requests), (Err(Failure::Address("ftp://a.go.id/".into())), 0));
    let server = serve(|_, _, _| answer("200 OK", &[], b""));
    let offline = ask_with(Settings { offline: true, ..settings() }, Request::news(server.url("/")));
    assert_eq!(offline.answer, Err(Failure::OfflineByChoice));
    let odd = Settings { proxy: Some("http://budi:rahasia@:3128:x".into()), ..settings() };
    let proxied = ask_with(odd, Request::news(server.url("/")));
    assert_eq!(proxied.answer, Err(Failure::Proxy("http://:3128:x".into())));
    assert_eq!(*server.connections.lock().unwrap(), 0, "never around the proxy");
    let dead = Settings { proxy: Some(format!("http://a:b@{closed}")), ..settings() };
    let through = ask_with(dead, Request::news(server.url("/")));
    assert_eq!(through.answer, Err(Failure::Proxy(format!("http://{closed}/"))));
}

#[test]
fn a_proxy_is_used_and_speaks_for_itself() {
    let proxy = serve(|path, _, _| match path {
        "http://a.go.id/ada" => answer("200 OK", &[], b"lewat proxy"),
        _ => answer("407 Proxy Authentication Required", &[], b""),
    });
    let through = Settings { proxy: Some(format!("http://{}", proxy.at)), ..settings() };
    let asked = |path: &str| {
        let url = Url::parse(&format!("http://a.go.id/{path}")).unwrap();
        ask_with(through.clone(), Request::news(url)).answer
    };
    assert_eq!(asked("ada").unwrap().body, b"lewat proxy");
    assert_eq!(asked("tidak"), Err(Failure::Proxy(format!("http://{}/", proxy.at))));
}

#[test]
fn a_plain_server_where_tls_was_expected_is_a_handshake_failure() {
    let server = serve(|_, _, _| answer("200 OK", &[], b""));
    let url = Url::parse(&format!("https://{}/", server.at)).unwrap();
    let got = ask_with(settings(), Request::news(url)).answer;
    assert!(
        matches!(
            got,
            Err(Failure::Tls(_, crate::news::TlsCause::Handshake) | Failure::Timeout(_) | Failure::Broken(_))
        ),
        "{got:?}"
    );
}

#[test]
fn nobody_leads_into_the_neighbourhood_where_no_person_went() {
    let server = serve(|path, _, at| match path {
        "/meta" => answer("302 Found", &["Location: http://169.254.169.254/latest/"], b""),
        "/name" => answer("302 Found", &[&format!("Location: http://localhost:{}/", at.port())], b""),
        "/self" => answer("302 Found", &[&format!("Location: http://127.0.0.1:{}/end", at.port())], b""),
        _ => answer("200 OK", &[], b"here"),
    });
    assert_eq!(ask(&server, "/meta").answer, Err(Failure::Address("http://169.254.169.254/latest/".into())));
    assert!(matches!(ask(&server, "/name").answer, Err(Failure::Address(_))));
    assert_eq!(ask(&server, "/self").answer.unwrap().body, b"here", "its own host is a person's choice");
    let link = run(async { Net::new(settings(), noon).fetch(Request::page(server.url("/end"))).await });
    assert!(matches!(link.answer, Err(Failure::Address(_))), "a link in an article is no person's choice");
    assert_eq!(link.traffic.requests, 0);
}

#[test]
fn a_page_that_was_cut_goes_on_where_it_ended() {
    let lines: Vec<String> =
        (0..4000_u64).map(|n| format!("<p>alinea {}</p>", n * n * 7919 % 99_991)).collect();
    let text = lines.concat();
    let packed = gzip(text.as_bytes());
    let whole = packed.clone();
    let server = serve(move |path, head, _| {
        let low = head.to_ascii_lowercase();
        let from = low.split("range: bytes=").nth(1).and_then(|rest| rest.split('-').next()?.parse().ok());
        let same = low.contains("if-range: \"1\"\r\n");
        let common = ["Content-Encoding: gzip", "ETag: \"1\"", "Accept-Ranges: bytes"];
        match (from, path) {
            (Some(from), "/berita") if same => {
                let range = format!("Content-Range: bytes {from}-{}/{}", whole.len() - 1, whole.len());
                answer("206 Partial Content", &[&common[..], &[range.as_str()]].concat(), &whole[from..])
            }
            (_, "/lemah") => {
                let length = format!("Content-Length: {}", whole.len());
                answer(
                    "200 OK",
                    &["Content-Encoding: gzip", "ETag: W/\"1\"", "Accept-Ranges: bytes", &length],
                    &whole[..5000],
                )
            }
            (_, "/lain") => answer("200 OK", &common, &whole),
            _ => {
                let length = format!("Content-Length: {}", whole.len());
                answer("200 OK", &[&common[..], &[length.as_str()]].concat(), &whole[..5000])
            }
        }
    });
    let ask = |path: &str, held: Option<Part>| {
        let fetched = ask_with(settings(), Request { held, ..Request::page(server.url(path)) });
        (fetched.answer.unwrap(), fetched.traffic)
    };
    let (cut, _) = ask("/berita", None);
    let part = cut.part.clone().unwrap();
    assert_eq!((cut.cut, part.wire.as_slice()), (true, &packed[..5000]));
    assert_eq!((part.encoding.as_str(), part.validator.as_str()), ("gzip", "\"1\""));
    let (rest, traffic) = ask("/berita", Some(part.clone()));
    assert_eq!((rest.cut, rest.part, rest.body.as_slice()), (false, None, text.as_bytes()));
    assert!(traffic.received < packed.len() as u64 - 5000 + 300, "{traffic:?}");
    let (other, _) = ask("/lain", Some(part));
    assert_eq!(other.body, text.as_bytes(), "a server that sends all of it is taken at its word");
    assert_eq!(ask("/lemah", None).0.part, None, "a weak validator joins nothing");
    // What may be taken today is less than the page: it begins, and goes on another day.
    let rationed = |max_wire| {
        let request = Request { max_wire: Some(max_wire), ..Request::page(server.url("/lain")) };
        ask_with(settings(), request).answer
    };
    let begun = rationed(6000).unwrap();
    let wire = begun.part.unwrap().wire;
    assert!(begun.cut && wire.len() > 6000 && packed.starts_with(&wire), "{}", wire.len());
    assert!(!rationed(packed.len() as u64).unwrap().cut, "just enough is enough");
    let weak = Request { max_wire: Some(4000), ..Request::page(server.url("/lemah")) };
    assert_eq!(ask_with(settings(), weak).answer, Err(Failure::TooLarge(4000)), "no rest could follow");
}
