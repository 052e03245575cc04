//! The command line explains itself: help, manual, completions, and what is wrong with what was typed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod shell;

use shell::Home;

#[test]
fn a_wrong_query_is_told_with_its_place() {
    let ran = Home::new().run(&["list", "haji", "sumbr:x"]).ends(2);
    assert!(ran.err.contains("\n  haji sumbr:x\n       ^\n"), "{}", ran.err);
}

#[test]
fn usage_is_told_with_two_and_help_with_zero() {
    let home = Home::new();
    home.run(&["list", "--gibts-nicht"]).ends(2);
    home.run(&["mark", "haji"]).ends(2);
    home.run(&["fetch", "--budget", "banyak"]).ends(2);
    home.run(&["--version"]).ends(0);
    let commands = [
        "demo",
        "add",
        "probe",
        "remove",
        "sources",
        "fetch",
        "list",
        "show",
        "related",
        "mark",
        "extract",
        "parse",
        "export",
        "import",
        "traffic",
        "doctor",
        "completions",
        "man",
    ];
    for command in commands {
        let help = home.run(&[command, "--help"]).ends(0).out;
        assert!(help.contains(&format!("warta {command}")), "{command}: {help}");
        assert!(help.contains("Example:\n  warta"), "{command} has no example: {help}");
        let help = home.run(&[command, "--help", "--lang", "id"]).ends(0).out;
        assert!(help.contains("Contoh:\n  warta"), "{command}: {help}");
    }
}

/// What is wrong with a command line is said in the person's language, with the way on.
#[test]
fn a_mistyped_command_line_is_told_in_both_languages() {
    let home = Home::new();
    let cases: &[(&[&str], &str, &str)] = &[
        (&["list", "--limt", "3"], "--limit", "--limit"),
        (&["list", "--limit", "tiga"], "tidak menerima \"tiga\"", "does not take \"tiga\""),
        (&["export", "haji", "--format", "pdf"], "yang diterima: markdown", "it takes: markdown"),
        (&["fetch", "--budget"], "--budget <SIZE> memerlukan sebuah nilai", "--budget <SIZE> needs a value"),
        (&["show"], "masih harus disebut: <ID>", "still to be given: <ID>"),
        (&["show", "1", "2"], "\"2\" tidak dikenal di sini", "\"2\" is not known here"),
        (&["mark", "x", "--read", "--read"], "hanya boleh disebut satu kali", "can be given only once"),
    ];
    for (args, indonesian, english) in cases {
        for (lang, words) in [("id", indonesian), ("en", english)] {
            let args: Vec<&str> = ["--lang", lang].iter().chain(*args).copied().collect();
            let ran = home.run(&args).ends(2);
            assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
            assert!(ran.err.starts_with("warta: "), "{args:?}: {}", ran.err);
            assert!(!ran.err.contains("error:") && !ran.err.contains("tip:"), "{args:?}: {}", ran.err);
            assert!(ran.err.ends_with(if lang == "id" { "--help\n" } else { "add --help\n" }), "{}", ran.err);
        }
    }
}

/// Every text of the help is there in Indonesian: no English one shines through.
#[test]
fn help_is_whole_in_both_languages() {
    let home = Home::new();
    let english = home.run(&["man", "--lang", "en"]).ends(0).out;
    let indonesian = home.run(&["man", "--lang", "id"]).ends(0).out;
    let texts = |page: &str| -> Vec<String> {
        page.lines()
            .filter(|line| line.split(' ').count() > 1 && !line.starts_with('.'))
            .map(str::to_owned)
            .collect()
    };
    let kept = texts(&english);
    let shared: Vec<_> = texts(&indonesian)
        .into_iter()
        .filter(|line| {
            kept.contains(line) && !line.contains("warta") && !line.contains('[') && !line.contains('\\')
        })
        .collect();
    assert_eq!(shared, Vec::<String>::new());
}

#[test]
fn an_unknown_source_is_answered_with_the_nearest() {
    let home = Home::new().config("[[source]]\nname = \"Kanwil Kepri\"\nurl = \"http://127.0.0.1:9/\"\n");
    let ran = home.run(&["fetch", "Kanwil Kpri"]).ends(2);
    assert!(ran.err.contains("\"Kanwil Kepri\""), "{}", ran.err);
    home.run(&["remove", "Kanwil Kpri"]).ends(2);
}

#[test]
fn completions_and_the_manual_come_from_the_same_definition() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = home.run(&["completions", shell]).ends(0).out;
        assert!(script.contains("no-articles"), "{shell}");
    }
    let page = home.run(&["man"]).ends(0).out;
    assert!(page.starts_with(".ie") || page.contains(".TH warta"), "{}", &page[..200]);
}
