//! What goes wrong with the cache's file and its disk, done to the real program: nothing that was
//! acknowledged is lost, nothing is written over, and there is always a way on.
//!
//! Full and read-only disks need mounts of their own; where the machine allows none, those tests
//! say so and pass.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod rough;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rough::home::{HASTY, Home, Ran};
use rough::{How, Server, answer, feed, news};
use rusqlite::Connection;
use serde_json::Value;

/// A home with three articles, one of them starred.
fn lived_in(server: &Server) -> Home {
    let home = Home::new(HASTY, &[("a", server.url("/a"))]);
    home.fetch().ends(0);
    home.run(&["mark", "\"Berita 1\"", "--star"]).ends(0);
    home
}

fn well(home: &Home) {
    home.run(&["doctor"]).ends(0);
    assert_eq!(home.run(&["list", "is:starred", "--json"]).out.lines().count(), 1, "the star is kept");
}

fn empty(folder: &Path) {
    for file in fs::read_dir(folder).unwrap().flatten() {
        if file.path().is_file() {
            fs::remove_file(file.path()).unwrap();
        }
    }
}

#[test]
fn a_backup_taken_beside_a_fetch_brings_everything_back() {
    let server = Server::new(|path, _, _| {
        let number = path.len();
        How::Whole(answer("200 OK", "Content-Type: text/xml\r\n", feed(60 + number).as_bytes()))
    });
    let home = lived_in(&server);
    let many: Vec<String> = (1..30).map(|length| "b".repeat(length)).collect();
    let sources: Vec<_> = many.iter().map(|name| (&**name, server.url(&format!("/{name}")))).collect();
    let first = home.source("a");
    home.configure(HASTY, &[&[("a", server.url("/a"))], &sources[..]].concat());
    let words = home.words(&["fetch", "--force", "--no-articles"]);
    let mut fetch = home.command(&words[0]).args(&words[1..]).spawn().unwrap();
    let file = home.dir.path().join("usb/warta.db");
    let copy = file.to_str().unwrap();
    let during = home.run(&["backup", copy, "--json"]).ends(0);
    fetch.wait().unwrap();
    let copied: Value = serde_json::from_str(&during.out).unwrap();
    assert!(copied["articles"].as_u64() >= first["items"].as_u64());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    home.run(&["backup", copy]).ends(2).says("warta.db");
    let elsewhere = Home::new(HASTY, &[]);
    elsewhere.run(&["restore", copy]).ends(0);
    assert_eq!(Some(elsewhere.listed() as u64), copied["articles"].as_u64());
    well(&elsewhere);
    // Every text is there, letter for letter.
    let texts = |home: &Home| home.run(&["list", "is:starred", "--json"]).out;
    assert_eq!(texts(&elsewhere), texts(&home));
}

#[test]
fn a_damaged_backup_is_refused_before_anything_is_replaced() {
    let server = Server::new(|_, _, _| news(""));
    let home = lived_in(&server);
    home.run(&["restore"]).ends(2).says("backups");
    for _ in 0..2 {
        home.run(&["backup"]).ends(0);
        std::thread::sleep(std::time::Duration::from_millis(1100));
    }
    let folder = home.dir.path().join("data/backups");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 2);
    let whole = fs::read(&files[1]).unwrap();
    fs::write(&files[1], &whole[..whole.len() / 2]).unwrap();
    let before = fs::read(home.database()).unwrap();
    home.run(&["restore"]).ends(4).says("damaged");
    assert_eq!(fs::read(home.database()).unwrap(), before);
    home.run(&["restore", files[0].to_str().unwrap()]).ends(0);
    well(&home);
}

#[test]
fn a_cache_that_is_no_cache_is_neither_used_nor_lost_and_there_is_a_way_back() {
    let server = Server::new(|_, _, _| news(""));
    let home = lived_in(&server);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(home.database()), mode(home.dir.path().join("data"))), (0o600, 0o700));
    home.run(&["backup"]).ends(0);
    let whole = fs::read(home.database()).unwrap();
    for damaged in [Vec::new(), b"hello world".repeat(1000), whole[..whole.len() / 2].to_vec()] {
        empty(&home.dir.path().join("data"));
        fs::write(home.database(), &damaged).unwrap();
        home.fetch().ends(4).says("warta restore");
        assert_eq!(fs::read(home.database()).unwrap(), damaged, "it is not written over");
        let repaired: Value =
            serde_json::from_str(&home.run(&["doctor", "--repair", "--json"]).ends(0).out).unwrap();
        let aside = repaired["repaired"]["aside"].as_str().unwrap().to_owned();
        assert_eq!(fs::read(aside).unwrap(), damaged, "it is moved, not deleted");
        home.fetch().ends(0);
        home.run(&["restore"]).ends(0);
        well(&home);
    }
}

#[test]
fn one_damaged_text_is_named_and_comes_again() {
    let server = Server::new(|_, _, _| news(""));
    let home = lived_in(&server);
    let conn = Connection::open(home.database()).unwrap();
    let id: i64 =
        conn.query_row("SELECT id FROM articles WHERE title = 'Berita 0'", [], |row| row.get(0)).unwrap();
    conn.execute(
        "UPDATE bodies SET packed = zeroblob(9) WHERE no = (SELECT no FROM articles WHERE id = ?1)",
        [id],
    )
    .unwrap();
    drop(conn);
    let id = format!("{id:016x}");
    home.run(&["show", &id]).says("damaged");
    assert_eq!(home.listed(), 3);
    home.run(&["doctor"]).ends(4);
    home.run(&["doctor", "--repair"]).ends(0);
    home.fetch().ends(0);
    assert!(home.run(&["show", &id]).ends(0).out.contains("cukup panjang"), "its text came again");
    well(&home);
}

#[test]
fn a_newer_wartas_cache_is_left_as_it_is() {
    let server = Server::new(|_, _, _| news(""));
    let home = lived_in(&server);
    let conn = Connection::open(home.database()).unwrap();
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    conn.pragma_update(None, "user_version", version + 1).unwrap();
    drop(conn);
    home.fetch().ends(4);
    home.run(&["mark", "Berita", "--read"]).ends(4);
    assert_eq!(home.run(&["list", "is:unread", "--json"]).ends(0).out.lines().count(), 3);
}

#[test]
fn nobody_else_may_read_it_whatever_the_umask() {
    let server = Server::new(|_, _, _| news(""));
    let home = Home::new(HASTY, &[("a", server.url("/a"))]);
    let ran =
        home.command("sh").args(["-c", "umask 000; exec \"$@\"", "sh"]).args(home.words(&["fetch"])).output();
    Ran::from(ran.unwrap()).ends(0);
    home.run(&["backup"]).ends(0);
    let mut folders = vec![home.dir.path().join("data")];
    while let Some(folder) = folders.pop() {
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o077, 0, "{}", folder.display());
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let mode = entry.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{}", entry.path().display());
            if entry.path().is_dir() {
                folders.push(entry.path());
            }
        }
    }
}

#[test]
fn a_full_disk_stops_a_fetch_and_nothing_else() {
    let server = Server::new(|path, _, _| {
        if path == "/a" {
            return news("");
        }
        let noise: Vec<String> =
            (0..400_000_u32).map(|at| format!("{:x}", at.wrapping_mul(2_654_435_761))).collect();
        let item = format!(
            "<rss><channel><item><title>Besar</title><guid>z</guid><description>{}</description></item></channel></rss>",
            noise.join(" ")
        );
        How::Whole(answer("200 OK", "Content-Type: text/xml\r\n", item.as_bytes()))
    });
    let small = HASTY.replace("4MB", "9MB").replace("1MB", "9MB");
    let home = lived_in(&server);
    home.configure(&small, &[("a", server.url("/a")), ("b", server.url("/b"))]);
    let script = "cp -a \"$HOME/data\" \"$HOME/safe\" && mount -t tmpfs -o size=2m,mode=700 none \"$HOME/data\" && \
        cp -a \"$HOME/safe/.\" \"$HOME/data/\" && \"$@\"; code=$?; \
        cp -a \"$HOME/data/.\" \"$HOME/after/\"; exit $code";
    fs::create_dir(home.dir.path().join("after")).unwrap();
    let Some(ran) = home.apart("-rm", script, &["fetch", "--force", "--no-articles"]) else {
        return;
    };
    ran.ends(4).says("full");
    // The disk as the fetch left it, with room again.
    empty(&home.dir.path().join("data"));
    for file in fs::read_dir(home.dir.path().join("after")).unwrap().flatten() {
        fs::copy(file.path(), home.dir.path().join("data").join(file.file_name())).unwrap();
    }
    assert_eq!(home.listed(), 3);
    well(&home);
    home.fetch().ends(0);
    assert_eq!(home.listed(), 4);
}

#[test]
fn a_limit_on_file_sizes_is_a_full_disk() {
    let server = Server::new(|_, _, _| How::Whole(answer("200 OK", "", feed(900).as_bytes())));
    let home = Home::new(HASTY, &[("a", server.url("/a"))]);
    let ran = home.command("prlimit").arg("--fsize=400000").args(home.words(&["fetch"])).output();
    let Ok(output) = ran else { return eprintln!("not tested: there is no prlimit here") };
    Ran::from(output).ends(4).says("full");
    home.fetch().ends(0);
    home.run(&["doctor"]).ends(0);
}

#[test]
fn a_folder_that_may_only_be_read_is_read() {
    let server = Server::new(|_, _, _| news(""));
    let home = lived_in(&server);
    let script =
        "mount --bind \"$HOME/data\" \"$HOME/data\" && mount -o remount,ro,bind \"$HOME/data\" && \"$@\"";
    let Some(listed) = home.apart("-rm", script, &["list", "--json"]) else { return };
    assert_eq!(listed.ends(0).out.lines().count(), 3);
    for args in [&["fetch", "--force"][..], &["mark", "Berita", "--read"]] {
        home.apart("-rm", script, args).unwrap().ends(4);
    }
    well(&home);
}
