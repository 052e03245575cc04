//! What goes wrong on real lines and disks, done to the real program: every fault ends in its own
//! words and exit code, costs nobody their list, and is over when its cause is.
//!
//! One server on 127.0.0.1 misbehaves by path; it takes a bounded number of connections and ends
//! with the test. Nothing here waits longer than a few seconds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod rough;

use std::net::TcpListener;
use std::time::{Duration, Instant};

use rough::home::{HASTY, Home};
use rough::{How, Server, answer, feed, go, news, status};
use serde_json::Value;

#[test]
fn a_broken_answer_is_one_sources_own_and_costs_nobody_their_list() {
    let bomb = zstd::encode_all(&vec![b' '; 64 << 20][..], 3).unwrap();
    let server = Server::new(move |path, _, before| match (path, before) {
        ("/drip", _) => How::Drips(answer("200 OK", "", feed(3).as_bytes())),
        (_, 0) => news("ETag: \"1\"\r\n"),
        ("/reset", _) => How::Cut(Vec::new()),
        ("/stall", _) => How::Stalls(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n".to_vec()),
        ("/short", _) => {
            let mut bytes = answer("200 OK", "ETag: \"2\"\r\n", feed(9).as_bytes());
            bytes.truncate(bytes.len() - 900);
            How::Cut(bytes)
        }
        ("/false", _) => How::Whole(answer("200 OK", "Content-Encoding: gzip\r\n", b"bukan gzip")),
        ("/bomb", _) => How::Whole(answer("200 OK", "Content-Encoding: zstd\r\n", &bomb)),
        ("/large", _) => How::Whole(answer("200 OK", "", &vec![b'x'; 2 << 20])),
        _ => news(""),
    });
    let names = ["drip", "reset", "stall", "short", "false", "bomb", "large", "well"];
    let sources: Vec<_> = names.iter().map(|name| (*name, server.url(&format!("/{name}")))).collect();
    let home = Home::new(HASTY, &sources);
    home.fetch().ends(3).says("drip: ");
    let kept = home.listed();
    assert_eq!(kept, 3 * 7);
    let ran = home.fetch().ends(3);
    for name in &names[..7] {
        assert_eq!(ran.err.matches(&format!("{name}: ")).count(), 1, "{name}: {}", ran.err);
        assert!(home.source(name)["failures"].as_u64() > Some(0), "{name}");
    }
    assert_eq!(home.source("well")["failures"], 0);
    assert!(home.listed() > kept, "what came before the cut is kept");
    home.fetch().ends(3);
    let heads = server.heads("/short");
    assert!(
        heads[2].to_lowercase().contains("if-none-match: \"1\""),
        "validators of a cut answer: {}",
        heads[2]
    );
}

#[test]
fn a_refusal_has_its_own_words_and_is_never_a_deletion() {
    let codes = ["401 U", "403 F", "404 N", "410 G", "451 L", "500 S"];
    let server = Server::new(move |path, _, before| {
        let code = codes.iter().find(|code| path[1..] == code[..3]);
        if before == 0 { news("") } else { status(code.unwrap_or(&"500 S")) }
    });
    let sources: Vec<_> =
        codes.iter().map(|code| (&code[..3], server.url(&format!("/{}", &code[..3])))).collect();
    let home = Home::new(HASTY, &sources);
    home.fetch().ends(0);
    let ran = home.fetch().ends(3);
    for code in codes {
        assert!(ran.err.contains(&code[..3]), "{code}: {}", ran.err);
    }
    assert_eq!(home.listed(), 18);
    let due = home.source("410")["next_due"].as_str().unwrap().to_owned();
    assert!(
        due > home.source("500")["next_due"].as_str().unwrap()[..4].to_owned() + "-99",
        "it rests: {due}"
    );
    home.run(&["fetch"]).ends(0);
    assert_eq!(server.heads("/410").len(), 2, "what is gone is not asked again by itself");
}

#[test]
fn a_host_that_asks_to_wait_is_left_alone_whole() {
    for retry in ["3600", "Tue, 24 Nov 2099 05:00:00 GMT", "99999999999999999999"] {
        let server = Server::new(move |path, _, _| match path {
            "/busy" => How::Whole(answer("429 B", &format!("Retry-After: {retry}\r\n"), b"")),
            _ => news(""),
        });
        let home = Home::new(HASTY, &[("busy", server.url("/busy")), ("other", server.url("/other"))]);
        home.fetch().ends(3);
        let before = server.asked.lock().unwrap().len();
        home.fetch().ends(3).says("wait");
        assert_eq!(server.asked.lock().unwrap().len(), before, "{retry}: nothing was asked in a new run");
    }
}

#[test]
fn redirects_lead_nowhere_they_should_not() {
    let server = Server::new(|path, _, before| match path {
        "/loop" => go("302 F", "/loop2"),
        "/loop2" => go("302 F", "/loop"),
        "/file" => go("302 F", "file:///etc/passwd"),
        "/slashes" => go("302 F", "//"),
        "/data" => go("302 F", "data:text/xml,<rss/>"),
        "/script" => go("302 F", "javascript:alert(1)"),
        "/meta" => go("302 F", "http://169.254.169.254/latest"),
        "/near" => go("302 F", "http://10.255.255.1/"),
        "/once" if before == 0 => go("301 M", "/elsewhere"),
        _ => news(""),
    });
    let names = ["loop", "file", "slashes", "data", "script", "meta", "near", "once"];
    let sources: Vec<_> = names.iter().map(|name| (*name, server.url(&format!("/{name}")))).collect();
    let home = Home::new(HASTY, &sources);
    let began = Instant::now();
    let ran = home.fetch().ends(3);
    assert!(began.elapsed() < Duration::from_secs(8), "no private address was tried");
    for name in &names[..7] {
        assert_eq!(ran.err.matches(&format!("{name}: ")).count(), 1, "{name}: {}", ran.err);
        assert_eq!(home.source(name)["url"], Value::from(server.url(&format!("/{name}"))), "{name}");
    }
    let once = home.source("once");
    assert_eq!((once["url"].as_str(), once["moved"].is_null()), (Some(&*server.url("/once")), true));
    assert_eq!(home.listed(), 3);
}

#[test]
fn a_login_page_of_the_network_is_named_once_and_harms_no_source() {
    let login = b"<!DOCTYPE html><html><title>WiFi</title><body><h1>Masuk</h1>\
                  <form action=/login><input name=user><input type=password name=p></form></body></html>";
    let server = Server::new(move |path, _, before| match (path, before) {
        ("/a" | "/b" | "/c", 0 | 2..) => news("ETag: \"1\"\r\n"),
        ("/a" | "/b", _) => status("511 Network Authentication Required"),
        ("/c", _) => How::Cut(Vec::new()),
        _ => How::Whole(answer("200 OK", "Content-Type: text/html\r\n", login)),
    });
    let sources: Vec<_> =
        ["a", "b", "c"].iter().map(|name| (*name, server.url(&format!("/{name}")))).collect();
    let home = Home::new(HASTY, &sources);
    home.fetch().ends(0);
    let ran = home.fetch().ends(5);
    assert_eq!(ran.err.lines().count(), 1, "one message: {}", ran.err);
    for name in ["a", "b", "c"] {
        let source = home.source(name);
        assert_eq!((source["failures"].as_u64(), source["last_error"].is_null()), (Some(0), true), "{name}");
    }
    home.fetch().ends(0);
    let last = server.heads("/a").pop().unwrap().to_lowercase();
    assert!(last.contains("if-none-match: \"1\""), "its validators survived: {last}");
}

#[test]
fn without_a_network_there_is_one_message_and_all_can_be_read() {
    let server = Server::new(|_, _, _| news(""));
    let home = Home::new(HASTY, &[("a", server.url("/a")), ("b", server.url("/b"))]);
    home.fetch().ends(0);
    let ran = home.run(&["--offline", "fetch", "--force"]).ends(5);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    for args in [&["list"][..], &["list", "berita"], &["sources"], &["traffic"]] {
        home.run(&[&["--offline"], args].concat()).ends(0);
    }
    let lost = Home::new(HASTY, &[("a", server.url("/a")), ("x", "http://tidak-ada.invalid/".to_owned())]);
    lost.fetch().ends(3).says("x: ");
    assert_eq!(lost.listed(), 3, "the others go on");
}

#[test]
fn an_unchanged_answer_writes_nothing_new_whatever_its_validators() {
    let server = Server::new(|path, head, before| match (path, before) {
        ("/plain", 1..) if head.to_lowercase().contains("if-none-match") => status("304 Not Modified"),
        ("/unasked", 1..) => status("304 Not Modified"),
        ("/changing", _) => news(&format!("ETag: \"{before}\"\r\n")),
        ("/plain", _) => news("ETag: \"p\"\r\n"),
        _ => news(""),
    });
    let names = ["plain", "unasked", "changing"];
    let sources: Vec<_> = names.iter().map(|name| (*name, server.url(&format!("/{name}")))).collect();
    let home = Home::new(HASTY, &sources);
    home.fetch().ends(0);
    let json = home.run(&["fetch", "--force", "--no-articles", "--json"]);
    let document: Value = serde_json::from_str(&json.out).unwrap();
    for source in document["sources"].as_array().unwrap() {
        assert_eq!(source["new"], 0, "{source}");
    }
    assert_eq!((home.listed(), document["not_modified"].as_u64()), (9, Some(1)));
}

#[test]
fn a_proxy_is_used_or_named_and_never_passed_by() {
    let server = Server::new(|_, _, _| news(""));
    let proxy = Server::new(|path, _, _| match path {
        "http://berita.example/a" => news(""),
        _ => status("407 Proxy Authentication Required"),
    });
    let through = format!("http://{}", proxy.at);
    let outside = Home::new(HASTY, &[("a", "http://berita.example/a".to_owned())]);
    outside.run_with(&["fetch"], &[("http_proxy", &through)]).ends(0);
    assert_eq!(proxy.asked.lock().unwrap().len(), 1);
    let home = Home::new(HASTY, &[("a", server.url("/a"))]);
    let dead = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for setting in ["::::", "ftp://x:1", "http://x:99999", &through, &format!("socks5h://{dead}")] {
        let ran = home.run_with(&["fetch", "--force"], &[("http_proxy", setting)]);
        assert!(matches!(ran.code, Some(3 | 5)), "{setting}: {}", ran.err);
        assert!(ran.err.to_lowercase().contains("proxy"), "{setting}: {}", ran.err);
    }
    assert_eq!(server.asked.lock().unwrap().len(), 0, "never directly");
    home.run_with(&["fetch", "--force"], &[("http_proxy", "::::"), ("no_proxy", "127.0.0.1")]).ends(3);
    home.run_with(&["fetch", "--force"], &[("http_proxy", &through), ("no_proxy", "127.0.0.1")]).ends(0);
}

#[test]
fn a_line_that_flaps_brings_everything_once() {
    let server = Server::new(|_, head, before| {
        let known = head.to_lowercase().contains("if-none-match: \"k\"");
        match before {
            _ if known => status("304 Not Modified"),
            0 => How::Cut(answer("200 OK", "ETag: \"k\"\r\n", feed(3).as_bytes())[..400].to_vec()),
            _ => news("ETag: \"k\"\r\n"),
        }
    });
    let names: Vec<String> = (0..20).map(|number| format!("s{number}")).collect();
    let sources: Vec<_> = names.iter().map(|name| (&**name, server.url(&format!("/{name}")))).collect();
    let home = Home::new(HASTY, &sources);
    home.fetch().ends(3);
    home.fetch().ends(0);
    home.fetch().ends(0);
    assert_eq!(home.listed(), 60, "no duplicates and nothing missing");
}

#[test]
fn a_budget_and_quiet_hours_hold_until_a_person_says_otherwise() {
    let server = Server::new(|path, _, _| {
        let body = path.trim_start_matches('/').repeat(20_000);
        How::Whole(answer(
            "200 OK",
            "Content-Type: text/xml\r\n",
            (feed(2) + &format!("<!--{body}-->")).as_bytes(),
        ))
    });
    let names: Vec<String> = (10..30).map(|number| number.to_string()).collect();
    let sources: Vec<_> = names.iter().map(|name| (&**name, server.url(&format!("/{name}")))).collect();
    let home = Home::new(&format!("{HASTY}[budget]\nper_day = \"200kB\"\n"), &sources);
    let ran = home.fetch();
    assert!(ran.err.contains("--over-budget"), "it says how it goes on: {}", ran.err);
    let spent = |home: &Home| {
        let all: Value = serde_json::from_str(&home.run(&["traffic", "--json"]).out).unwrap();
        all["days"][0]["received"].as_u64().unwrap()
    };
    assert!(spent(&home) <= 200_000, "{}", spent(&home));
    let told = |arguments: &[&str]| -> Value {
        serde_json::from_str(&home.run(&[arguments, &["--json"]].concat()).ends(0).out).unwrap()
    };
    let stopped = told(&["fetch", "--force"]);
    assert_eq!(stopped["stopped"], "day");
    let left_out = stopped["unasked"].as_array().unwrap().len();
    let skipped =
        stopped["sources"].as_array().unwrap().iter().filter(|one| one["status"] == "skipped").count();
    assert!(left_out > 0 && left_out == skipped, "{stopped}");
    assert!(stopped["resumes"].is_string());
    home.run(&["fetch", "--force", "--lang", "en"]).ends(0).says("not asked: ").says("--over-budget");
    let once = home.run(&["fetch", "--force", "--over-budget", "--budget", "100kB", "--lang", "en"]).ends(0);
    let once = once.says("--budget are spent").says("not asked: ");
    assert!(once.err.contains("more\n") || once.err.contains("29"), "{}", once.err);
    home.run(&["fetch", "--force", "--no-articles", "--over-budget"]).ends(0);
    assert_eq!(home.listed(), 40);
    assert_eq!(told(&["fetch", "--over-budget"])["stopped"], Value::Null);
    assert!(spent(&home) > 200_000);
    let quiet = Home::new(&format!("{HASTY}[budget]\nquiet = \"00:00-23:59\"\n"), &sources);
    let before = server.asked.lock().unwrap().len();
    quiet.fetch().ends(0).says("--over-budget");
    assert_eq!(server.asked.lock().unwrap().len(), before, "not a packet");
}

#[test]
fn a_text_that_breaks_off_is_told_where_it_is_printed() {
    let prose =
        "Kepala kantor membuka pelatihan guru madrasah di aula kantor pada hari Senin pagi. ".repeat(3);
    let page = format!(
        "<title>Pelatihan Guru</title><h1>Pelatihan Guru</h1><div><p>{prose}</p><p>{prose} lalu...</p></div>"
    );
    let given = page.clone();
    let server = Server::new(move |path, head, _| match path {
        "/feed" => {
            let host = head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
            let item = format!("<item><title>Pelatihan Guru</title><link>http://{host}/a</link></item>");
            let feed = format!("<rss version=\"2.0\"><channel><title>K</title>{item}</channel></rss>");
            How::Whole(answer("200 OK", "Content-Type: text/xml\r\n", feed.as_bytes()))
        }
        _ => How::Whole(answer("200 OK", "Content-Type: text/html\r\n", given.as_bytes())),
    });
    let home = Home::new(HASTY, &[("Kantor", server.url("/feed"))]);
    home.fetch().ends(0);
    let listed: Value = serde_json::from_str(home.run(&["list", "--json"]).out.trim()).unwrap();
    let id = listed["id"].as_str().unwrap();
    let note = "the text may be incomplete";
    home.run(&["show", id, "--fetch"]).ends(0).says(note);
    home.run(&["show", id]).ends(0).says(note);
    let file = home.dir.path().join("a.html");
    for (text, told) in [(page.clone(), true), (page.replace(" lalu...", ""), false)] {
        std::fs::write(&file, text).unwrap();
        let ran = home.run(&["extract", file.to_str().unwrap()]).ends(0);
        assert_eq!(ran.err.contains(note), told, "{}", ran.err);
    }
}
