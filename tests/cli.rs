//! The command line as scripts see it: the real program, its output and its exit codes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod shell;

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;
use shell::{Home, Ran};

const FEED: &str = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Pusat</title>
    <link>https://www.example.go.id/</link><item><title>Satu &amp; dua</title>
    <link>/berita/1</link><pubDate>Wed, 18 Nov 2020 10:05:00 +0700</pubDate>
    <description>&lt;p&gt;Isi&lt;/p&gt;</description></item></channel></rss>"#;

#[test]
fn parse_reads_files_and_standard_input() {
    let home = Home::new();
    fs::write(home.file("feed.xml"), FEED).unwrap();
    let path = home.file("feed.xml");
    let base = "--url=https://www.example.go.id/feed";
    let parsed = home.run(&["parse", path.to_str().unwrap(), base, "--json"]).ends(0).json();
    assert_eq!(parsed["kind"], "rss");
    assert_eq!(parsed["items"][0]["title"], "Satu & dua");
    assert_eq!(parsed["items"][0]["url"], "https://www.example.go.id/berita/1");
    assert_eq!(parsed["items"][0]["published"], "2020-11-18T10:05:00+07:00");
    for field in ["title", "link", "description", "language", "warnings"] {
        assert!(parsed.get(field).is_some(), "{field}");
    }

    let mut piped = home.command(&["parse", "-", base, "--json"]);
    let mut child = piped.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(FEED.as_bytes()).unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!(ran.ends(0).json(), parsed);
}

#[test]
fn what_holds_nothing_ends_with_one() {
    let home = Home::new();
    fs::write(home.file("empty.txt"), " \n<p> </p>").unwrap();
    let path = home.file("empty.txt");
    let path = path.to_str().unwrap();
    assert_eq!(home.run(&["parse", path, "--json"]).ends(1).json()["items"], serde_json::json!([]));
    assert_eq!(home.run(&["extract", path, "--json"]).ends(1).json()["text"], "");
    home.run(&["list"]).ends(1);
    home.run(&["list", "--json"]).ends(1);
    home.run(&["sources"]).ends(1);
    home.run(&["show", "ffff"]).ends(1);
    home.run(&["mark", "haji", "--read"]).ends(1);
    home.run(&["fetch"]).ends(1);
}

#[test]
fn a_missing_file_is_named() {
    let ran = Home::new().run(&["parse", "/tidak/ada.xml"]).ends(2);
    assert!(ran.err.contains("/tidak/ada.xml"), "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn a_wrong_configuration_is_told_with_line_and_remedy() {
    let home = Home::new().config("[ui]\nmose = true\n\n[[source]]\nurl = \"ftp://a.id\"\n");
    let ran = home.run(&["list"]).ends(2);
    assert!(ran.err.contains("config.toml:2: ") && ran.err.contains("\"mouse\""), "{}", ran.err);
    assert!(ran.err.contains("config.toml:5: ") && ran.err.contains("http"), "{}", ran.err);
    let named = Home::new().run(&["--config", "/tidak/ada.toml", "list"]).ends(2);
    assert!(named.err.contains("/tidak/ada.toml"), "{}", named.err);
}

#[test]
fn offline_means_one_message_and_five() {
    let home = Home::new().config(
        "[[source]]\nname = \"A\"\nurl = \"http://127.0.0.1:9/a\"\n[[source]]\nname = \"B\"\nurl = \"http://127.0.0.1:9/b\"\n",
    );
    let ran = home.run(&["--offline", "fetch"]).ends(5);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    let keys = Home::new().config("[keys]\n\"g t\" = \"togle-star\"\n");
    let refused = keys.run(&["list"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("config.toml:2:") && refused.err.contains("toggle-star"), "{}", refused.err);
    home.run(&["--offline", "parse", "http://127.0.0.1:9/"]).ends(5);
    home.run(&["--offline", "add", "http://127.0.0.1:9/x"]).ends(5);
}

#[test]
fn a_removed_source_is_archived_and_may_come_back() {
    let home = Home::new().config("# saya\n[[source]]\nname = \"A\"\nurl = \"http://127.0.0.1:9/a\"\n");
    home.run(&["remove", "a"]).ends(0);
    assert_eq!(fs::read_to_string(home.file("config.toml")).unwrap().trim(), "# saya");
}

#[test]
fn subscriptions_go_out_and_come_in() {
    let home = Home::new().config(
        "[[source]]\nname = \"A & B\"\nurl = \"https://a.example.go.id/feed?x=1&y=2\"\ngroup = \"Kanwil\"\n",
    );
    let listed = home.run(&["export", "--opml"]).ends(0).out;
    let other = Home::new().config("");
    fs::write(other.file("list.opml"), listed.replace("</body>", "<outline xmlUrl=\"exec:id\"/></body>"))
        .unwrap();
    let path = other.file("list.opml");
    let added = other.run(&["import", path.to_str().unwrap(), "--json"]).ends(0).json();
    assert_eq!(added["added"].as_array().unwrap().len(), 1);
    assert_eq!(added["added"][0]["name"], "A & B");
    let config = fs::read_to_string(other.file("config.toml")).unwrap();
    assert!(config.contains("https://a.example.go.id/feed?x=1&y=2") && config.contains("Kanwil"), "{config}");
    assert!(!config.contains("exec"), "{config}");
    // A named file that is not there yet is made by what writes it, and missed by what reads it.
    let new = other.file("new/config.toml");
    let named = ["--config", new.to_str().unwrap()];
    other.run(&[&named[..], &["sources"]].concat()).ends(2);
    other.run(&[&named[..], &["import", path.to_str().unwrap()]].concat()).ends(0);
    assert!(fs::read_to_string(new).unwrap().contains("A & B"));
}

#[test]
fn doctor_finds_a_new_home_well_and_a_foreign_file_ill() {
    let home = Home::new();
    let checks = home.run(&["doctor", "--json"]).ends(0).json();
    let checks = checks["checks"].as_array().unwrap();
    assert!(checks.len() >= 5, "{checks:?}");
    assert!(checks.iter().all(|check| check["ok"] == true), "{checks:?}");

    let ill = Home::new();
    fs::create_dir(ill.file("data")).unwrap();
    fs::write(ill.file("data/warta.db"), "").unwrap();
    ill.run(&["doctor", "--json"]).ends(4);
    ill.run(&["list"]).ends(4);
    assert_eq!(fs::metadata(ill.file("data/warta.db")).unwrap().len(), 0, "the empty file is left alone");
}

#[test]
fn the_screen_needs_a_terminal() {
    let home = Home::new();
    // Standard output is a pipe here: the list is printed instead.
    home.run(&[]).ends(1);
    home.run(&["demo"]).ends(7);
}

#[test]
fn a_reader_that_has_gone_ends_it_quietly() {
    let home = Home::new();
    let mut child = home.command(&["man"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ran = Ran::from(child.wait_with_output().unwrap()).ends(0);
    assert_eq!(ran.err, "");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = Ran::from(home.command(&["man"]).stdout(full).stderr(Stdio::piped()).output().unwrap()).ends(2);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn nothing_from_outside_can_steer_the_terminal() {
    let home = Home::new();
    let title = "Judul\u{1b}]52;c;aGFsbG8=\u{7} \u{1b}[2Jmerah\u{202e}";
    let feed = FEED.replace("Satu &amp; dua", title);
    fs::write(home.file("feed.xml"), feed).unwrap();
    let path = home.file("feed.xml");
    for args in [vec!["parse", path.to_str().unwrap()], vec!["parse", path.to_str().unwrap(), "--json"]] {
        let ran = home.run(&args).ends(0);
        for bad in ["\u{1b}", "\\u001b", "\u{7}", "\u{202e}", "aGFsbG8=", "[2J"] {
            assert!(!ran.out.contains(bad) && !ran.err.contains(bad), "{bad:?} in {}", ran.out);
        }
        assert!(ran.out.contains("merah"));
    }
}

/// From an empty home to a clipping, the way a person goes.
fn each_form_is_a_file_of_its_own(home: &Home, articles: usize) {
    // Each form as the file's name asks, whole or not at all, never over what is there.
    for (name, begins, holds) in [
        ("k.html", "<!DOCTYPE html>", "</html>"),
        ("k.epub", "PK\u{3}\u{4}", "mimetypeapplication/epub+zip"),
        ("k.md", "# ", "http"),
    ] {
        let file = home.file(name);
        let file = file.to_str().unwrap();
        home.run(&["export", "tag:kliping", "-o", file]).ends(0);
        let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
        assert!(text.starts_with(begins) && text.contains(holds), "{name}");
        fs::write(file, "milik saya").unwrap();
        assert!(home.run(&["export", "tag:kliping", "-o", file]).ends(2).err.contains(name));
        assert_eq!(fs::read_to_string(file).unwrap(), "milik saya");
        home.run(&["export", "tag:kliping", "-o", file, "--force"]).ends(0);
        assert_ne!(fs::read_to_string(file).unwrap_or_default(), "milik saya");
    }
    let names = fs::read_dir(home.dir.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().ends_with(".part")));
    let clipping = home.run(&["export", "tag:kliping", "--format", "whatsapp"]).ends(0).out;
    assert!(clipping.starts_with("*PRESS CLIPPING*\n_") && clipping.contains("\n1. *"), "{clipping}");
    assert_eq!(clipping.lines().filter(|line| line.starts_with("http")).count(), articles);
}

#[test]
fn a_ministry_is_fetched_read_marked_and_exported() {
    let ministry = warta::demo::Ministry::serve(warta::engine::now().timestamp()).unwrap();
    let blocks: Vec<String> = ministry.sources().iter().map(warta::config::block).collect();
    let home = Home::new().config(&format!("[net]\ngap = \"0ms\"\n{}", blocks.join("\n")));

    let fetched = home.run(&["fetch", "--json"]).ends(3);
    assert!(fetched.err.contains(ministry.failing()), "{}", fetched.err);
    let fetched = fetched.json();
    let failed: Vec<_> =
        fetched["sources"].as_array().unwrap().iter().filter(|source| source["status"] == "failed").collect();
    assert_eq!(failed.len(), 1, "{fetched}");
    assert_eq!(failed[0]["name"], ministry.failing());
    assert!(fetched["bytes"].as_u64().unwrap() > 0 && fetched["requests"].as_u64().unwrap() > 0);

    let list = home.run(&["list", "--json"]).ends(0).out;
    let rows: Vec<Value> = list.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(rows.len() >= 20, "{}", rows.len());
    for field in [
        "id",
        "source",
        "title",
        "url",
        "published",
        "read",
        "starred",
        "tags",
        "has_text",
        "story",
        "edited",
    ] {
        assert!(rows.iter().all(|row| row.get(field).is_some()), "{field}");
    }
    assert_eq!(home.run(&["list", "--limit", "3", "--json"]).ends(0).out.lines().count(), 3);

    let row = rows.iter().find(|row| row["has_text"] == true).unwrap();
    let id = row["id"].as_str().unwrap();
    // Its number, the beginning of it and its address name the same article; reading marks nothing.
    for name in [id, &id[..10], row["url"].as_str().unwrap()] {
        let shown = home.run(&["show", name, "--json"]).ends(0).json();
        assert_eq!((&shown["id"], &shown["read"]), (&row["id"], &Value::Bool(false)));
        assert!(!shown["text"].as_str().unwrap().is_empty());
    }
    let narrow = home.run(&["show", id, "--width", "30"]).ends(0).out;
    assert!(
        narrow.lines().filter(|line| !line.starts_with("http")).all(|line| line.chars().count() <= 30),
        "{narrow}"
    );

    // Both markings reach every article, although the first makes it leave the query.
    let marked = home.run(&["mark", "is:unread", "--read", "--tag", "Kliping", "--json"]).ends(0).json();
    assert_eq!(marked["changed"], rows.len());
    home.run(&["list", "is:unread"]).ends(1);
    assert_eq!(home.run(&["list", "tag:kliping", "--json"]).ends(0).out.lines().count(), rows.len());
    let again = home.run(&["mark", "tag:kliping", "--read", "--json"]).ends(0).json();
    assert_eq!(again["changed"], 0);

    let exported = home.run(&["export", "tag:kliping", "--format", "json"]).ends(0).json();
    assert_eq!(exported.as_array().unwrap().len(), rows.len());
    let file = home.file("kliping.csv");
    home.run(&["export", "tag:kliping", "--format", "csv", "-o", file.to_str().unwrap()]).ends(0);
    assert!(fs::read_to_string(&file).unwrap().starts_with("id,source,title,url,published,"));
    let markdown = home.run(&["export", "tag:kliping"]).ends(0).out;
    assert_eq!(markdown.lines().filter(|line| line.starts_with("# ")).count(), rows.len());

    let sources = home.run(&["sources", "--json"]).ends(0).json();
    let sick: Vec<_> = sources.as_array().unwrap().iter().filter(|source| source["failures"] == 1).collect();
    assert_eq!(sick.len(), 1, "{sources}");
    let traffic = home.run(&["traffic", "--json"]).ends(0).json();
    assert!(traffic["days"][0]["received"].as_u64().unwrap() > 0, "{traffic}");

    each_form_is_a_file_of_its_own(&home, rows.len());

    // What is tagged stays; what nobody wants goes when told to, and does not come back as new.
    let old = rows[0]["source"].as_str().unwrap();
    let prune =
        |more: &[&str]| home.run(&[&["prune", old, "--older", "0d", "--size", "0", "--json"], more].concat());
    assert_eq!(prune(&["--yes"]).ends(1).json()["removed"], 0);
    let of = |query: &str| home.run(&["list", query, "--json"]).out.lines().count();
    let (all, held) = (of(""), of(&format!("source:\"{old}\"")));
    home.run(&["mark", "tag:kliping", "--untag", "kliping"]).ends(0);
    let preview = prune(&[]).ends(0).json();
    assert_eq!((preview["articles"].as_u64(), preview["removed"].as_u64()), (Some(held as u64), Some(0)));
    assert_eq!(of(""), all);
    assert_eq!(prune(&["--yes"]).ends(0).json()["removed"], held);
    let again = home.run(&["fetch", old, "--force", "--no-articles", "--json"]).json();
    assert_eq!((&again["sources"][0]["new"], of("")), (&Value::from(0), all - held));
    home.run(&["prune"]).ends(1);
    home.run(&["prune", "Tidak ada"]).ends(2);

    // With the ministry closed, everything is still there, and one purged source is not.
    drop(ministry);
    let gone = rows[0]["source"].as_str().unwrap();
    home.run(&["remove", gone, "--purge"]).ends(0);
    let left = home.run(&["list", "--json"]).ends(0).out;
    assert!(!left.is_empty() && left.lines().count() < rows.len());
    home.run(&["doctor"]).ends(0);
}

#[test]
fn the_last_deed_is_taken_back_by_another_run() {
    let home = Home::new()
        .config("# saya\n[[source]]\nname = \"A\"\nurl = \"http://127.0.0.1:9/a\"\ngroup = \"G\"\n");
    home.run(&["undo"]).ends(1);
    home.run(&["remove", "A"]).ends(0);
    assert!(home.run(&["sources", "--json"]).out.contains("\"archived\": true"));
    home.run(&["undo"]).ends(0);
    let sources = home.run(&["sources", "--json"]).out;
    assert!(sources.contains("\"group\": \"G\"") && sources.contains("\"archived\": false"), "{sources}");
    home.run(&["undo"]).ends(1);
}
