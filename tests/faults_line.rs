//! What goes wrong on the line and beside it, done to the real program: no network, names that are
//! never answered, bombs, a wrong clock, a line that flaps, a slow refresh under a person's keys,
//! a full disk under the screen, two screens, a killed owner and a killed migration.
//!
//! Servers on 127.0.0.1 only. What needs namespaces or `prlimit` says so and passes where the
//! machine has none.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;
mod rough;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use common::pty::Terminal;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, SanType, date_time_ymd,
};
use rough::home::{HASTY, Home};
use rough::{How, Server, answer, feed, news, status};
use rusqlite::Connection;
use rustls::pki_types::PrivateKeyDer;
use serde_json::Value;
use warta::news::Source;

/// A home for the screen, with one source that was fetched.
fn furnished(server: &Server) -> common::binary::Home {
    let home = common::binary::Home::new(&[Source::new("Kantor", server.url("/a").parse().unwrap())]);
    home.expect(0, &["fetch", "--no-articles"]);
    home
}

#[test]
fn a_machine_without_a_network_says_so_once_and_reads_on() {
    let server = Server::new(|_, _, _| news("ETag: \"1\"\r\n"));
    let sources =
        [("a", server.url("/a")), ("b", server.url("/b")), ("c", "http://berita.example/c".to_owned())];
    let home = Home::new(HASTY, &sources);
    home.fetch().ends(3);
    let Some(ran) = home.apart("-rn", "exec \"$@\"", &["fetch", "--force"]) else { return };
    let ran = ran.ends(5);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert_eq!(home.source("a")["failures"], 0, "no source is to blame");
    for args in
        [&["list"][..], &["list", "berita"], &["sources"], &["export", "berita", "--format", "markdown"]]
    {
        home.apart("-rn", "exec \"$@\"", args).unwrap().ends(0);
    }
}

#[test]
fn a_name_that_is_never_answered_holds_nobody_up() {
    let Ok(_silent) = UdpSocket::bind("127.0.0.1:53") else {
        return eprintln!("not tested: port 53 is not to be had here");
    };
    let server = Server::new(|_, _, _| news(""));
    let home =
        Home::new(HASTY, &[("hang", "http://lambat.example/a".to_owned()), ("well", server.url("/a"))]);
    let resolver = "nameserver 127.0.0.1\noptions timeout:30 attempts:1\n";
    std::fs::write(home.dir.path().join("resolv.conf"), resolver).unwrap();
    let script = "mount --bind \"$HOME/resolv.conf\" /etc/resolv.conf && exec \"$@\"";
    let began = Instant::now();
    let Some(ran) = home.apart("-rm", script, &["fetch", "--force"]) else { return };
    ran.ends(3).says("hang: ");
    assert!(began.elapsed() < Duration::from_secs(20), "it waited for the resolver");
    assert_eq!((home.listed(), &home.source("well")["failures"]), (3, &Value::from(0)));
}

#[test]
fn a_bomb_of_a_gibibyte_stops_at_the_cap() {
    let mut bomb = zstd::Encoder::new(Vec::new(), 1).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..1024 {
        bomb.write_all(&block).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    let server = Server::new(move |path, _, _| match path {
        "/bomb" => How::Whole(answer("200 OK", "Content-Encoding: zstd\r\n", &bomb)),
        _ => news(""),
    });
    let home =
        Home::new("[net]\ngap = \"1ms\"\n", &[("bomb", server.url("/bomb")), ("well", server.url("/a"))]);
    let words = home.words(&["fetch", "--no-articles"]);
    let mut child = home.command(&words[0]).args(&words[1..]).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        most = most.max(kilobytes.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(child.wait().unwrap().code(), Some(3));
    assert!((1..150_000).contains(&most), "{most} kB at most");
    assert!(home.source("bomb")["failures"].as_u64() > Some(0));
    assert_eq!(home.source("well")["failures"], 0);
}

/// A server that shows a certificate which was good two years ago, and who vouches for it.
fn of_the_past() -> (SocketAddr, String) {
    let named = |name: &str| {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params
    };
    let mut signer = named("Otoritas Uji");
    signer.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(signer, KeyPair::generate().unwrap()).unwrap();
    let year = i32::from(Offset::UTC.to_datetime(Timestamp::now()).year());
    let mut leaf = named("peladen uji");
    leaf.subject_alt_names = vec![SanType::IpAddress("127.0.0.1".parse().unwrap())];
    (leaf.not_before, leaf.not_after) = (date_time_ymd(year - 4, 1, 1), date_time_ymd(year - 1, 1, 1));
    let key = KeyPair::generate().unwrap();
    let cert = leaf.signed_by(&key, &authority).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut tcp in listener.incoming().take(8).flatten() {
            tcp.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            let mut tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let _ = rustls::Stream::new(&mut tls, &mut tcp).read(&mut [0; 512]);
        }
    });
    (at, authority.pem())
}

#[test]
fn a_wrong_clock_is_named_and_does_no_lasting_harm() {
    let (secure, pem) = of_the_past();
    let then = (Timestamp::now() - SignedDuration::from_hours(2 * 365 * 24))
        .strftime("%a, %d %b %Y %H:%M:%S GMT")
        .to_string();
    let server = Server::new(move |path, _, _| match path {
        "/moved" => {
            How::Whole(answer("302 F", &format!("Location: https://{secure}/\r\nDate: {then}\r\n"), b""))
        }
        _ => news("ETag: \"1\"\r\n"),
    });
    let home = Home::new(HASTY, &[("well", server.url("/a"))]);
    let ca = home.dir.path().join("uji.pem");
    std::fs::write(&ca, pem).unwrap();
    let top = format!("{HASTY}[tls]\nca = [{ca:?}]\n");
    home.configure(&top, &[("well", server.url("/a")), ("secure", server.url("/moved"))]);
    home.fetch().ends(3).says("clock");
    // The machine was ten years ahead for a day: all that it wrote by then bears that date.
    home.run(&["mark", "\"Berita 1\"", "--star"]).ends(0);
    let ahead = (Timestamp::now() + SignedDuration::from_hours(10 * 365 * 24)).as_microsecond();
    let conn = Connection::open(home.database()).unwrap();
    conn.execute("UPDATE sources SET last_try = ?1, last_ok = ?1, next_due = ?1 + 86400000000", [ahead])
        .unwrap();
    drop(conn);
    let before = server.heads("/a").len();
    home.run(&["fetch", "--no-articles"]);
    assert_eq!(server.heads("/a").len(), before + 1, "it is visited again at once");
    let due = home.source("well")["next_due"].as_str().unwrap()[..4].parse::<i16>().unwrap();
    assert!(due <= Offset::UTC.to_datetime(Timestamp::now()).year() + 1, "{due}");
    assert_eq!((home.listed(), home.run(&["list", "is:unread", "--json"]).out.lines().count()), (3, 3));
    home.run(&["doctor"]);
    assert_eq!(home.run(&["list", "is:starred", "--json"]).out.lines().count(), 1);
}

#[test]
fn a_line_that_flaps_costs_little_more_than_a_steady_one() {
    let spent = |flaps: bool| {
        let server = Server::new(move |_, head, before| {
            if head.to_lowercase().contains("if-none-match: \"k\"") {
                return status("304 Not Modified");
            }
            let whole = answer("200 OK", "ETag: \"k\"\r\nContent-Type: text/xml\r\n", feed(20).as_bytes());
            let third = whole.len() / 3;
            if flaps && before == 0 { How::Cut(whole[..third].to_vec()) } else { How::Whole(whole) }
        });
        let names: Vec<String> = (0..20).map(|number| format!("s{number}")).collect();
        let sources: Vec<_> = names.iter().map(|name| (&**name, server.url(&format!("/{name}")))).collect();
        let home = Home::new(HASTY, &sources);
        home.fetch();
        home.fetch().ends(0);
        assert_eq!(home.listed(), 400, "nothing is missing and nothing is there twice");
        let traffic: Value = serde_json::from_str(&home.run(&["traffic", "--json"]).out).unwrap();
        traffic["today"].as_u64().unwrap()
    };
    let (steady, flapping) = (spent(false), spent(true));
    assert!(flapping * 2 <= steady * 3, "{flapping} bytes, {steady} on a steady line");
}

#[test]
fn keys_are_answered_while_a_slow_line_is_waited_for() {
    let gate = Arc::new((Mutex::new(true), Condvar::new()));
    let held = Arc::clone(&gate);
    let server = Server::new(move |_, head, _| {
        let (open, bell) = &*held;
        drop(bell.wait_while(open.lock().unwrap(), |open| !*open).unwrap());
        if head.to_lowercase().contains("if-none-match") {
            status("304 Not Modified")
        } else {
            news("ETag: \"1\"\r\n")
        }
    });
    let home = furnished(&server);
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("1 dari 3");
    *gate.0.lock().unwrap() = false;
    terminal.press("R");
    terminal.sees("mengambil");
    terminal.press("j");
    terminal.sees("2 dari 3");
    terminal.press("\r");
    terminal.sees("Isi berita yang cukup panjang");
    assert!(terminal.emulator.screen().contents().contains("mengambil"), "the line is still waited for");
    *gate.0.lock().unwrap() = true;
    gate.1.notify_all();
    terminal.sees("daring");
    terminal.press("qq");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_disk_that_fills_up_under_the_screen_is_said_and_reading_goes_on() {
    let server = Server::new(|_, _, _| news(""));
    let home = furnished(&server);
    let mut terminal = Terminal::start(&home, "xterm-256color", &[]);
    terminal.sees("1 dari 3");
    let pid = terminal.child.process_id().unwrap().to_string();
    let limit = |size: &str| {
        let set = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={size}:")]).status();
        set.is_ok_and(|status| status.success())
    };
    if !limit("1") {
        return eprintln!("not tested: there is no prlimit here");
    }
    terminal.press("s");
    terminal.sees("isk penuh");
    terminal.press("j\r");
    terminal.sees("Isi berita yang cukup panjang");
    assert!(limit("unlimited"));
    terminal.press("q");
    terminal.sees("2 dari 3");
    terminal.press("s");
    terminal.sees("Diberi bintang");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(home.expect(0, &["list", "is:starred", "--json"]).lines().count(), 1);
    home.expect(0, &["doctor"]);
}

#[test]
fn two_screens_share_a_cache_and_a_killed_one_leaves_no_lock() {
    let server = Server::new(|_, _, _| news(""));
    let home = furnished(&server);
    let mut first = Terminal::start(&home, "xterm-256color", &[]);
    let mut second = Terminal::start(&home, "xterm-256color", &[]);
    first.sees("1 dari 3");
    second.sees("1 dari 3");
    second.press("j");
    second.sees("2 dari 3");
    first.press("s");
    second.press("s");
    for terminal in [&mut first, &mut second] {
        terminal.sees("Diberi bintang");
        let sent = String::from_utf8_lossy(&terminal.stream).into_owned();
        assert!(!sent.contains("program lain"), "nobody is told to wait");
    }
    second.signal("KILL");
    second.end();
    let files = std::fs::read_dir(home.path().join("data")).unwrap().flatten();
    let names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| !name.contains("lock") && !name.contains("pid")), "{names:?}");
    let mut third = Terminal::start(&home, "xterm-256color", &[]);
    third.sees("1 dari 3");
    third.press("jjs");
    third.sees("Diberi bintang");
    for terminal in [&mut first, &mut third] {
        terminal.press("q");
        assert_eq!(terminal.end().0, 0);
    }
    assert_eq!(home.expect(0, &["list", "is:starred", "--json"]).lines().count(), 3);
    home.expect(0, &["doctor"]);
}

#[test]
fn a_migration_that_is_killed_leaves_the_old_file_or_the_new_one() {
    const ARTICLES: usize = 3000;
    let home = Home::new(HASTY, &[]);
    home.run(&["list"]);
    let version = |path: &std::path::Path| -> i64 {
        let conn = Connection::open(path).unwrap();
        let sound: String = conn.query_row("PRAGMA quick_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    let newest = version(&home.database());
    std::fs::remove_dir_all(home.dir.path().join("data")).unwrap();
    std::fs::create_dir(home.dir.path().join("data")).unwrap();
    let conn = Connection::open(home.database()).unwrap();
    conn.pragma_update(None, "journal_mode", "wal").unwrap();
    conn.execute_batch(include_str!("../src/store/file/migrations/0001_ground.sql")).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA application_id = 2003989601; PRAGMA user_version = 1; BEGIN; \
         INSERT INTO sources (no, id, rank, name, url, kind, shelf, rules) \
           VALUES (1, 7, 1, 'Lama', 'http://127.0.0.1:9/a', '\"feed\"', '\"prefetch\"', '{{\"article\":{{}}}}'); \
         INSERT INTO tallies (source, total, unread) VALUES (1, {ARTICLES}, {ARTICLES}); \
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ARTICLES}) \
         INSERT INTO articles (no, id, story, by_address, told, title) SELECT i, i + 99, i + 99, 0, 0, 'Berita ' || i FROM n; \
         INSERT INTO list SELECT no, 1, no, no, 0, 0, 0, 0, 0, 0, 0, NULL FROM articles; COMMIT;"
    ))
    .unwrap();
    drop(conn);
    for delay in 0..12 {
        let words = home.words(&["list"]);
        let mut child = home.command(&words[0]).args(&words[1..]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(delay * 4));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = version(&home.database());
        assert!(found == 1 || found == newest, "version {found} after {delay}");
    }
    assert_eq!(home.listed(), ARTICLES);
    assert_eq!(version(&home.database()), newest);
    assert_eq!(version(&home.dir.path().join("data/warta.db.bak-1")), 1, "the copy of the old file");
}
