//! Rules, end to end: the real binary fetches a ministry and does what its configuration says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;
mod desk;

use common::binary::Home;
use desk::{Cache, Desk};
use jiff::SignedDuration;
use serde_json::Value;
use warta::app::{Effect, Msg};
use warta::demo::Ministry;
use warta::lang::Language;
use warta::news::{Article, Item, Mark};

/// A home whose configuration has the ministry's sources and `rules`.
fn home(ministry: &Ministry, rules: &str) -> Home {
    let home = Home::new(&ministry.sources());
    write(&home, rules);
    home
}

/// Puts `rules` in the place of those of the configuration.
fn write(home: &Home, rules: &str) {
    let path = home.path().join("config.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let rest = text.split("#rules\n").next().unwrap();
    std::fs::write(&path, format!("{rest}#rules\n{rules}")).unwrap();
}

fn rows(home: &Home, query: &str) -> Vec<Value> {
    let out = common::binary::text(&home.run(&["list", query, "--json"]).stdout);
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

const RULES: &str = "[[rule]]\nname = \"Layanan\"\nquery = \"melayani\"\nactions = [\"star\", \"tag:layanan\"]\n\
    [[rule]]\nname = \"Diklat\"\nquery = \"source:diklat\"\nactions = [\"hide\", \"read\"]\n";

#[test]
fn rules_are_tried_applied_and_taken_back() {
    let ministry = Ministry::serve(warta::engine::now().timestamp()).unwrap();
    let home = home(&ministry, "");
    home.expect(1, &["rules", "test"]);
    home.expect(3, &["fetch"]);
    let (all, served, diklat) = (rows(&home, ""), rows(&home, "melayani"), rows(&home, "source:diklat"));
    assert!(!served.is_empty() && !diklat.is_empty() && served.len() + diklat.len() < all.len());

    // Tried on the archive: says what would happen, changes nothing.
    write(&home, RULES);
    let tried: Value = serde_json::from_str(&home.expect(0, &["rules", "test", "--json"])).unwrap();
    assert_eq!(tried["rules"][0]["found"], served.len());
    assert_eq!(tried["rules"][0]["changed"], served.len());
    let named = tried["rules"][0]["articles"].as_array().unwrap();
    assert_eq!(ids(named), ids(&served));
    assert!(named.iter().all(|row| row["would"] == serde_json::json!(["star", "tag:layanan"])));
    assert_eq!(tried["rules"][1]["name"], "Diklat");
    let typed = ["rules", "test", "--query", "melayani", "--action", "star", "--json", "--limit", "1"];
    let typed: Value = serde_json::from_str(&home.expect(0, &typed)).unwrap();
    assert_eq!(typed["rules"][0]["found"], served.len());
    assert_eq!(typed["rules"][0]["articles"].as_array().unwrap().len(), 1);
    let said = home.expect(0, &["rules", "test", "layanan"]);
    assert!(said.starts_with(&format!("Layanan: menemukan {}", served.len())), "{said}");
    assert_eq!(rows(&home, ""), all, "nothing was changed");
    home.expect(2, &["rules", "test", "layann"]);
    home.expect(1, &["rules", "test", "--query", "zzzz", "--action", "hide"]);

    // Applied to what arrives, texts that come later included.
    std::fs::remove_dir_all(home.path().join("data")).unwrap();
    home.expect(3, &["fetch"]);
    assert!(rows(&home, "source:diklat").is_empty());
    assert_eq!(rows(&home, "").len(), all.len() - diklat.len());
    assert_eq!(rows(&home, "is:hidden").len(), diklat.len());
    assert!(rows(&home, "adalah:tersembunyi").iter().all(|row| row["hidden"] == true && row["read"] == true));
    let starred = rows(&home, "is:starred (is:hidden OR -is:hidden)");
    let mut wanted = ids(&served);
    let mut found = ids(&starred);
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    assert!(starred.iter().all(|row| row["tags"] == serde_json::json!(["layanan"])));
    let tried: Value =
        serde_json::from_str(&home.expect(0, &["rules", "test", "Layanan", "--json"])).unwrap();
    assert_eq!(tried["rules"][0]["changed"], 0, "all is done already");

    // What a person takes back stays so.
    home.expect(0, &["mark", "is:starred (is:hidden OR -is:hidden)", "--unstar"]);
    home.expect(0, &["mark", "source:diklat", "--unhide"]);
    home.run(&["fetch", "--force"]);
    assert_eq!((rows(&home, "is:starred").len(), rows(&home, "").len()), (0, all.len()));
    home.expect(0, &["undo"]);
    assert_eq!(rows(&home, "").len(), all.len() - diklat.len());
    home.expect(0, &["doctor"]);
}

#[test]
fn a_rule_that_notifies_gives_cron_its_exit_code() {
    let ministry = Ministry::serve(warta::engine::now().timestamp()).unwrap();
    let home =
        home(&ministry, "[[rule]]\nquery = \"is:unread melayani\"\nactions = [\"read\", \"notify\"]\n");
    let fetched: Value = serde_json::from_str(&home.expect(6, &["fetch", "--json"])).unwrap();
    let told = fetched["watched"].as_array().unwrap();
    assert_eq!(told.len(), rows(&home, "melayani is:read").len(), "read by the same rule, told all the same");
    assert!(!told.is_empty());
    let again = home.run(&["fetch", "--force", "--no-articles", "--json"]);
    assert_eq!(again.status.code(), Some(3), "nothing new, nothing to tell");
}

#[test]
fn a_wrong_rule_is_named_with_its_line() {
    let ministry = Ministry::serve(warta::engine::now().timestamp()).unwrap();
    let home = home(&ministry, "[[rule]]\nquery = \"haji sorce:x\"\nactions = [\"hied\"]\n");
    let output = home.run(&["--lang", "en", "list"]);
    let err = common::binary::text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    for words in ["from letter 6 on", "is \"source:\" meant?", "is \"hide\" meant?"] {
        assert!(err.contains(words), "{err}");
    }
}

#[test]
fn a_key_hides_and_brings_back() {
    let mut desk = Desk::new(Language::Id, 100, 24);
    desk.sees("Kakanwil Lantik")
        .press("j X")
        .sees("Disembunyikan; adalah:tersembunyi mencarinya · u mengembalikan")
        .misses("Kakanwil Lantik");
    assert!(desk.cache.mark("Lantik").hidden);
    desk.press("u").sees("Kakanwil Lantik");
    desk.press("k X").misses("Kakanwil Lantik");
    desk.press("F C-u").type_text("adalah:tersembunyi").press("Enter").sees("Kakanwil Lantik");
    desk.press("X").sees("Kembali ke daftar").misses("Kakanwil Lantik");
    desk.press("F C-u Enter").sees("Kakanwil Lantik");
}

#[test]
fn a_rule_that_notifies_is_told_on_the_screen() {
    let mut desk = Desk::with(Cache::usual(), Language::Id, 100, 24, warta::app::Online::Allowed);
    desk.model.settings.rules_tell = true;
    desk.tell(Msg::CacheChanged);
    assert!(desk.asked.iter().any(|effect| matches!(effect, Effect::Await { query: None, .. })));
    let item = Item { key: "l".into(), title: "Lelang gedung".into(), ..Item::default() };
    let seen = desk.now.timestamp() + SignedDuration::from_mins(1);
    desk.cache.articles.insert(0, (Article::new(desk.cache.sources[0].id, item, seen), Mark::default()));
    let hit = desk.cache.row("Lelang gedung");
    desk.tell(Msg::AwaitedFound(Ok(vec![hit.clone(), hit])));
    desk.sees("Pantauan: Lelang gedung");
    let alerts = desk.asked.iter().filter(|effect| matches!(effect, Effect::Alert(_)));
    assert_eq!(alerts.count(), 1, "once, though a watch word found it as well");
}
