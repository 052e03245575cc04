//! Finding again: what a query's words look like in lists, texts and output.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod desk;

use std::process::Command;

use desk::{Cache, Desk};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use serde_json::Value;
use warta::app::{Entry, Msg, Online};
use warta::lang::Language;
use warta::news::{Folder, Tally};
use warta::view::{Letters, Look, Paint, paint};

/// The underlined words on the screen.
fn underlined(desk: &Desk) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(desk.model.width, desk.model.height)).unwrap();
    let look = Look::new(warta::config::theme("default").unwrap(), Paint::Mono, Letters::Unicode);
    terminal.draw(|frame| paint(&desk.model, &look, frame)).unwrap();
    let mut words = vec![String::new()];
    for cell in terminal.backend().buffer().content() {
        if cell.modifier.contains(Modifier::UNDERLINED) {
            words.last_mut().unwrap().push_str(cell.symbol());
        } else if !words.last().unwrap().is_empty() {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn what_was_searched_is_seen_in_list_and_text() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    assert!(underlined(&desk).is_empty());
    desk.press("/").type_text("lantik").press("Enter");
    assert!(underlined(&desk).contains(&"Lantik".to_owned()), "{:?}", underlined(&desk));
    desk.press("Enter").sees("▶ Bacaan");
    assert!(underlined(&desk).iter().any(|word| word == "Lantik"), "{:?}", underlined(&desk));
}

/// The window opens at once with what text and lists say; the archive adds its own.
#[test]
fn acronyms_are_explained_on_a_key() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("=").sees("Tidak ada singkatan");
    desk.press("j Enter =")
        .sees("Singkatan di berita ini")
        .sees("Kepala Kantor Wilayah")
        .sees("dari daftar warta");
    let Some(warta::app::Overlay::Acronyms(window)) = desk.model.overlays.last() else { panic!("no window") };
    let (ticket, short) = (window.ticket, window.rows[0].short.clone());
    let from = warta::news::Origin::Archive(3, warta::news::ArticleId(1), "Apel".into());
    let meanings = vec![warta::news::Meaning { long: "Kata Lain".into(), note: None, from }];
    let found = Ok(vec![warta::news::Acronym { short, meanings }]);
    desk.tell(Msg::Explained { ticket, found });
    desk.sees("Kata Lain").sees("dari 3 berita lain, misalnya “Apel”");
    desk.press("=").misses("Singkatan di berita ini");
}

/// An office's own file goes before the list that comes with the program, in an article as by
/// itself; a mistake in it is told with its place in that file, and nothing is answered.
#[test]
fn an_offices_own_acronyms_are_told_first() {
    let ministry = warta::demo::Ministry::serve(warta::engine::now().timestamp()).unwrap();
    let home = tempfile::tempdir().unwrap();
    let (config, own) = (home.path().join("config.toml"), home.path().join("singkatan.toml"));
    let sources = ministry.sources().iter().fold(String::new(), |text, source| {
        text + &format!("[[source]]\nname = \"{}\"\nurl = \"{}\"\n", source.name, source.url)
    });
    std::fs::write(&config, format!("language = \"id\"\n{sources}")).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
        command.env_clear().env("HOME", home.path()).arg("--config").arg(&config).arg("--data-dir");
        let output = command.arg(home.path()).args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    run(&["fetch", "--json"]);
    let told = |id: &str| -> Vec<Value> {
        serde_json::from_str(&run(&["acronym", "--of", id, "--json"]).1).unwrap_or_default()
    };
    let listed = |short: &Value| short["meanings"][0]["from"] == "house";
    // An article with an acronym that only the list explains.
    let (id, short) = run(&["list", "--json"])
        .1
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .find_map(|id| told(&id).into_iter().find(listed).map(|short| (id, short["short"].clone())))
        .unwrap();
    let short = short.as_str().unwrap();

    std::fs::write(&config, format!("language = \"id\"\nacronyms = \"singkatan.toml\"\n{sources}")).unwrap();
    let lines =
        format!("{short} = \"Tata Tertib Kantor\"\n[QZX]\nlong = \"Kursi Zaitun\"\nnote = \"di Batu\"\n");
    std::fs::write(&own, lines).unwrap();
    let row = told(&id).into_iter().find(|row| row["short"] == short).unwrap();
    assert_eq!(
        (&row["meanings"][0]["from"], &row["meanings"][0]["long"]),
        (&"office".into(), &"Tata Tertib Kantor".into())
    );
    let (code, said, _) = run(&["acronym", "QZX"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("Kursi Zaitun") && said.contains("di Batu · dari daftar kantor"), "{said}");

    std::fs::write(&own, "QZX = \"Kursi Zaitun\"\nKUA = 3\n").unwrap();
    for (language, words) in [("id", "tidak dapat dipakai"), ("en", "cannot be used")] {
        let (code, said, trouble) = run(&["--lang", language, "acronym", "QZX"]);
        assert_eq!((code, said.as_str()), (Some(2), ""));
        assert!(
            trouble.contains(&format!("{}:2: KUA", own.display())) && trouble.contains(words),
            "{trouble}"
        );
    }
    std::fs::remove_file(&own).unwrap();
    let (code, _, trouble) = run(&["acronym", "QZX"]);
    assert_eq!(code, Some(2));
    assert!(trouble.contains("config.toml:2:"), "{trouble}");
}

#[test]
fn a_query_is_completed_while_it_is_typed() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("F C-u").type_text("adalah:bint").sees("Tab adalah:bintang");
    desk.press("Tab").sees("adalah:bintang").misses("Tab adalah:");
    desk.press("Enter").sees("saring: adalah:bintang").misses("▼");
}

/// Hits carry the piece of the text that holds the words, in whatever form; lists without words
/// carry none.
#[test]
fn a_hit_says_where_the_words_stand() {
    let ministry = warta::demo::Ministry::serve(warta::engine::now().timestamp()).unwrap();
    let blocks: Vec<String> = ministry.sources().iter().map(warta::config::block).collect();
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config.toml");
    std::fs::write(&config, format!("[net]\ngap = \"0ms\"\n{}", blocks.join("\n"))).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
        command.env_clear().env("HOME", home.path()).arg("--config").arg(&config).arg("--data-dir");
        let output = command.arg(home.path()).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["fetch"]);
    let rows = |query: &str| -> Vec<Value> {
        let out = run(&["list", query, "--json"]);
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let hits = rows("melayani");
    let snippets: Vec<&str> = hits.iter().filter_map(|row| row["snippet"].as_str()).collect();
    assert!(!snippets.is_empty() && snippets.len() * 2 > hits.len(), "{hits:?}");
    for snippet in snippets {
        assert!(snippet.to_lowercase().contains("layan"), "{snippet}");
        assert!(snippet.chars().count() < 220 && !snippet.contains('\n'), "{snippet}");
    }
    assert!(rows("is:unread").iter().all(|row| row.get("snippet").is_none()));

    // The same from the start, watched for: hits are named, and the exit code says so.
    let watched = format!("watch = [\"melayani\"]\n{}", std::fs::read_to_string(&config).unwrap());
    std::fs::write(&config, watched).unwrap();
    std::fs::remove_file(home.path().join("warta.db")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
    command.env_clear().env("HOME", home.path()).arg("--config").arg(&config).arg("--data-dir");
    let output = command.arg(home.path()).args(["fetch", "--json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(6));
    let fetched: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(fetched["watched"].as_array().unwrap().iter().all(|hit| hit["id"].is_string()));
    assert_eq!(fetched["watched"].as_array().unwrap().len(), rows("melayani").len());
    // Nothing new, nothing to tell.
    let again: Value = serde_json::from_str(&run(&["fetch", "--force", "--no-articles", "--json"])).unwrap();
    assert_eq!(again["watched"], Value::Array(Vec::new()));
}

#[test]
fn copies_are_folded_and_listed_again() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.sees("Kakanwil Lantik");
    let (first, copy) = (desk.cache.named("Menteri"), desk.cache.named("Lantik"));
    desk.cache.is_copy(copy, first);
    desk.press(":").type_text("lipat").press("Enter").sees("salinan dilipat di bawah yang terawal");
    desk.misses("Kakanwil Lantik").sees("Menteri Buka");
    desk.press(":").type_text("lipat").press("Enter").sees("semua salinan ditampilkan");
    desk.sees("Kakanwil Lantik");
}

#[test]
fn folded_copies_are_shown_below_their_first() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    let (first, copy) = (desk.cache.named("Menteri"), desk.cache.named("Lantik"));
    desk.cache.is_copy(copy, first);
    desk.press("+").sees("Tidak ada salinan dari sumber lain");
    desk.press(":").type_text("lipat").press("Enter").misses("Kakanwil Lantik").sees("Pusat +1");
    desk.press("k").sees("+ salinan").press("+").sees("└ 16 Jan").sees("Kakanwil Lantik").sees("Pusat -1");
    // What is read alone stays alone.
    desk.press("j m").sees("Ditandai sudah dibaca");
    assert!(desk.cache.mark("Lantik").read && !desk.cache.mark("Menteri").read);
    desk.press("u").sees("└ 16 Jan");
    desk.press("+").misses("Kakanwil Lantik").sees("Pusat +1");
    // What is read together is shown as read together.
    desk.model.settings.read_copies = true;
    desk.press("+ m").sees("2 berita ditandai sudah dibaca");
    assert!(desk.cache.mark("Lantik").read && desk.cache.mark("Menteri").read);
    assert!((0..2).all(|at| desk.model.list.row(at).unwrap().mark.read));
    desk.press("u");
    // All that is listed is read with what is folded away in it, and comes back with it.
    desk.press("+").misses("Kakanwil Lantik").press("A").sees("5 berita ditandai sudah dibaca");
    assert!(desk.cache.mark("Lantik").read);
    desk.press("u");
    assert!(!desk.cache.mark("Lantik").read);
}

#[test]
fn a_copy_whose_first_is_read_is_still_among_the_unread() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    let (first, copy) = (desk.cache.named("Menteri"), desk.cache.named("Lantik"));
    desk.cache.is_copy(copy, first);
    desk.press(":").type_text("lipat").press("Enter");
    desk.press("F").type_text("adalah:belum").press("Enter").misses("Kakanwil Lantik").sees("1 dari 4");
    desk.press("m C-l").press("F").press("Enter").sees("Kakanwil Lantik").misses("Menteri Buka");
}

#[test]
fn the_next_unread_is_found_however_far_it_lies() {
    let mut desk = Desk::with(Cache::many(6_000), Language::Id, 80, 24, Online::Allowed);
    for (at, (_, mark)) in desk.cache.articles.iter_mut().enumerate() {
        mark.read = ![7, 4_321].contains(&at);
    }
    desk.tell(Msg::CacheChanged);
    desk.press("n").sees("8 dari 6.000").press("n").sees("Berita nomor 4321").sees("4.322 dari 6.000");
    desk.press("n").sees("Tidak ada lagi yang belum dibaca").sees("4.322 dari 6.000");
    desk.press("N").sees("8 dari 6.000").press("N").sees("8 dari 6.000");
    // Rows that are unfolded above do not lead astray.
    let (copy, first) = (desk.cache.named("nomor 30"), desk.cache.named("nomor 7"));
    desk.cache.is_copy(copy, first);
    desk.press(":").type_text("lipat").press("Enter g g n + n").sees("Berita nomor 4321");
    desk.press("Enter").sees("▶ Bacaan").sees("Berita nomor 4321");
}

#[test]
fn a_kept_query_stands_among_the_sources() {
    let mut desk = Desk::new(Language::Id, 120, 40);
    let folder = |name: &str, query: &str| Folder::named(name.to_owned(), query.parse().unwrap());
    let watch = Folder::watch(&["lantik".parse().unwrap()]).unwrap();
    desk.model.sources.take_folders(vec![watch, folder("Menteri saja", "menteri")]);
    desk.press("F C-u").type_text("adalah:belum").press("Enter");
    let counted = Tally { total: 4, unread: 3, starred: 0 };
    desk.tell(Msg::FoldersCounted(Ok(vec![counted, Tally::default()])));
    desk.sees("Pantauan").sees("Menteri saja");
    assert!(underlined(&desk).contains(&"Lantik".to_owned()), "{:?}", underlined(&desk));
    desk.model.sources.choose(&Entry::Folder(1));
    assert_eq!(desk.model.query().to_string(), "menteri is:unread");
    desk.model.sources.choose(&Entry::Folder(0));
    assert_eq!(desk.model.sources.tally(&Entry::Folder(0)), counted);
    assert_eq!(desk.model.query().to_string(), "lantik is:unread");
}
