//! Files to a [`Config`]: the office's file, then the person's own on top of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{Document, TableLike};

use super::error::{ConfigError, Fault, Mistake, Wanted};
use super::model::{Config, KeyLine, Motion, NetConfig, UiConfig};
use super::paths::Paths;
use super::section::Sheet;
use super::{acronyms, folders};
use super::{sources, theme, values};
use crate::lang::Language;
use crate::news::{Keep, Quiet, Source};

const TOP: &[&str] = &[
    "language", "watch", "acronyms", "folder", "rule", "theme", "ui", "keys", "net", "tls", "budget", "keep",
    "bundle", "source",
];
/// The panes that may have keys of their own.
const PANES: &[&str] = &["sources", "list", "reader", "related"];
const UI: &[&str] = &[
    "theme",
    "mouse",
    "measure",
    "mark_on_open",
    "start",
    "fold",
    "read_copies",
    "notify",
    "plain",
    "motion",
];
const NET: &[&str] =
    &["connect", "idle", "total", "parallel", "gap", "max_wire", "max_body", "proxy", "contact"];
const BUDGET: &[&str] = &["per_day", "quiet"];
const KEEP: &[&str] = &["age", "size"];
const TLS: &[&str] = &["ca", "pin"];
const BUNDLE: &[&str] = &["trust"];

/// Reads the configuration that `paths` name; a file that is not there is an empty one, unless
/// the person named it.
pub fn load(paths: &Paths) -> Result<Config, ConfigError> {
    let mut config = Config::default();
    let mut faults = Vec::new();
    for (path, named) in paths.config_files() {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !named => continue,
            Err(source) => return Err(ConfigError::Unreadable { path: path.to_path_buf(), source }),
        };
        faults.extend(overlay(&mut config, path, &text));
        config.files.push(path.to_path_buf());
    }
    if faults.is_empty() { Ok(config) } else { Err(ConfigError::Faults(faults)) }
}

/// Puts what `text` says on top of `config`; what is wrong in it.
pub fn overlay(config: &mut Config, file: &Path, text: &str) -> Vec<Fault> {
    let mut sheet = Sheet::new(file, text);
    match Document::parse(text) {
        Ok(document) => {
            document_over(config, &mut sheet, document.as_table());
            let (lines, faults) = acronyms::read(&mut sheet, document.as_table(), file);
            config.acronyms.extend(lines);
            sheet.faults.extend(faults);
        }
        Err(error) => sheet.fault(error.span().as_ref(), Mistake::Syntax(error.message().to_owned())),
    }
    sheet.faults
}

fn document_over(config: &mut Config, sheet: &mut Sheet<'_>, top: &dyn TableLike) {
    sheet.only(top, TOP);
    let languages = [Language::Id, Language::En];
    if let Some(language) = sheet.choice(top, "language", &["id", "en"], &languages) {
        config.language = Some(language);
    }
    // Before the screen's settings, which name one of them.
    if let Some(table) = sheet.section(top, "theme") {
        theme::read(&mut config.themes, sheet, table);
    }
    if let Some(table) = sheet.section(top, "ui") {
        let name = sheet.value(table, "theme", Wanted::Theme, |value| {
            let name = value.as_str()?;
            config.theme(name).map(|_| name.to_owned())
        });
        set(&mut config.ui.theme, name);
        ui(&mut config.ui, sheet, table);
    }
    if let Some(table) = sheet.section(top, "keys") {
        config.keys.extend(keys(sheet, table));
    }
    if let Some(table) = sheet.section(top, "net") {
        net(&mut config.net, sheet, table);
    }
    if let Some(table) = sheet.section(top, "budget") {
        sheet.only(table, BUDGET);
        config.budget_per_day = sheet.size(table, "per_day").or(config.budget_per_day);
    }
    config.watch.extend(folders::watched(sheet, top));
    for folder in folders::read(sheet, top) {
        match config.folders.iter_mut().find(|known| known.kind == folder.kind) {
            Some(known) => *known = folder,
            None => config.folders.push(folder),
        }
    }
    for rule in folders::rules(sheet, top) {
        match config.rules.iter_mut().find(|known| known.name == rule.name) {
            Some(known) => *known = rule,
            None => config.rules.push(rule),
        }
    }
    if let Some(table) = sheet.section(top, "budget") {
        let quiet = sheet.value(table, "quiet", Wanted::Hours, |value| Quiet::read(value.as_str()?));
        config.net.quiet = quiet.or(config.net.quiet);
    }
    if let Some(table) = sheet.section(top, "keep") {
        sheet.only(table, KEEP);
        let Keep { age, size } = config.limits.all;
        config.limits.all =
            Keep { age: sheet.duration(table, "age").or(age), size: sheet.size(table, "size").or(size) };
    }
    if let Some(table) = sheet.section(top, "tls") {
        tls(&mut config.net, sheet, table);
    }
    if let Some(table) = sheet.section(top, "bundle") {
        sheet.only(table, BUNDLE);
        // A person trusts more, never less, than the office.
        config.trust.extend(sheet.keys(table, "trust"));
    }
    let earlier = config.sources.len();
    for (source, keep) in sources::read(sheet, top) {
        config.limits.set(source.id, keep);
        subscribe(&mut config.sources, earlier, source);
    }
}

/// A person's own block replaces the office's (the `earlier` ones) for the same address or name.
fn subscribe(sources: &mut Vec<Source>, earlier: usize, source: Source) {
    let same = |other: &Source| other.id == source.id || other.name == source.name;
    match sources[..earlier].iter().position(same) {
        Some(at) => sources[at] = source,
        None => sources.push(source),
    }
}

fn ui(ui: &mut UiConfig, sheet: &mut Sheet<'_>, table: &dyn TableLike) {
    sheet.only(table, UI);
    set(&mut ui.mouse, sheet.switch(table, "mouse"));
    set(&mut ui.measure, sheet.number(table, "measure", 20, 400).map(|columns| columns as u16));
    set(&mut ui.mark_on_open, sheet.switch(table, "mark_on_open"));
    set(&mut ui.fold, sheet.switch(table, "fold"));
    set(&mut ui.read_copies, sheet.switch(table, "read_copies"));
    set(&mut ui.notify, sheet.switch(table, "notify"));
    set(&mut ui.plain, sheet.switch(table, "plain"));
    set(
        &mut ui.motion,
        sheet.choice(table, "motion", &["full", "reduced"], &[Motion::Full, Motion::Reduced]),
    );
    let start = sheet.value(table, "start", Wanted::Query, |value| {
        let text = value.as_str()?;
        text.parse::<crate::news::Query>().ok().map(|_| text.to_owned())
    });
    set(&mut ui.start, start);
}

/// The lines of `[keys]`, those for all panes and those of each.
fn keys(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Vec<KeyLine> {
    let mut lines = Vec::new();
    for (name, item) in table.iter() {
        let Some(own) = item.as_table_like() else {
            lines.extend(sheet.key_line(table, name, None));
            continue;
        };
        if PANES.contains(&name) {
            lines.extend(own.iter().filter_map(|(keys, _)| sheet.key_line(own, keys, Some(name))));
        } else {
            sheet.unknown(table, name, PANES);
        }
    }
    lines
}

fn net(net: &mut NetConfig, sheet: &mut Sheet<'_>, table: &dyn TableLike) {
    sheet.only(table, NET);
    set(&mut net.connect, sheet.duration(table, "connect"));
    set(&mut net.idle, sheet.duration(table, "idle"));
    set(&mut net.total, sheet.duration(table, "total"));
    set(&mut net.parallel, sheet.number(table, "parallel", 1, 256).map(|number| number as usize));
    set(&mut net.gap, sheet.duration(table, "gap"));
    set(&mut net.max_wire, sheet.size(table, "max_wire"));
    set(&mut net.max_body, sheet.size(table, "max_body"));
    if let Some(proxy) = sheet.text(table, "proxy") {
        net.proxy = Some(proxy);
    }
    if let Some(contact) =
        sheet.value(table, "contact", Wanted::Contact, |value| values::contact(value.as_str()?))
    {
        net.contact = Some(contact);
    }
}

fn tls(net: &mut NetConfig, sheet: &mut Sheet<'_>, table: &dyn TableLike) {
    sheet.only(table, TLS);
    let paths = sheet.value(table, "ca", Wanted::Texts, |value| {
        let texts = value.as_array()?.iter().map(|item| item.as_str().map(PathBuf::from));
        texts.collect::<Option<Vec<_>>>()
    });
    // An office's authorities stay in force beside a person's own.
    net.ca.extend(paths.unwrap_or_default());
    let Some(pins) = sheet.section(table, "pin") else { return };
    for (host, _) in pins.iter() {
        if let Some(pin) = sheet.value(pins, host, Wanted::Fingerprint, |value| fingerprint(value.as_str()?))
        {
            net.pins.insert(host.to_ascii_lowercase(), pin);
        }
    }
}

/// `sha256:` and 64 hexadecimal digits, however they are spaced.
fn fingerprint(text: &str) -> Option<String> {
    let digits = text.trim().strip_prefix("sha256:")?;
    let digits: String = digits.chars().filter(|c| !matches!(c, ':' | ' ')).collect();
    let whole = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then(|| format!("sha256:{}", digits.to_ascii_lowercase()))
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::super::theme::{Colour, Tone};
    use super::*;
    use crate::lang::Lang;
    use crate::news::{Kind, Limits, Shelf};

    fn read(text: &str) -> (Config, Vec<Fault>) {
        let mut config = Config::default();
        let faults = overlay(&mut config, Path::new("config.toml"), text);
        (config, faults)
    }

    #[test]
    fn a_source_is_read_with_all_it_may_have() {
        let (config, faults) = read(
            r#"
            language = "en"
            [budget]
            per_day = "5MB"
            [keep]
            size = "500MB"
            [[source]]
            name = "Kanwil Kepri"
            url = "https://kepri.example.go.id/berita"
            kind = "listing"
            group = "Kanwil"
            every = "2h"
            articles = "on-open"
            zone = "WITA"
            keep = "90d"
            keep_size = "20MB"
            [source.listing]
            item = "article"
            title = "h2 a"
            [source.article]
            body = ".isi"
            remove = [".share", "nav"]
            "#,
        );
        assert_eq!(faults, []);
        assert_eq!((config.language, config.budget_per_day), (Some(Language::En), Some(5_000_000)));
        let source = &config.sources[0];
        assert_eq!((source.kind, source.shelf), (Kind::Listing, Shelf::OnOpen));
        assert_eq!(source.every, Some(SignedDuration::from_hours(2)));
        assert_eq!(source.zone, Some(28_800));
        let keep = Keep { age: Some(SignedDuration::from_hours(90 * 24)), size: Some(20_000_000) };
        let all = Keep { age: None, size: Some(500_000_000) };
        assert_eq!(config.limits, Limits { all, own: vec![(source.id, keep)] });
        assert_eq!(source.rules.listing.as_ref().unwrap().title.as_deref(), Some("h2 a"));
        assert_eq!(source.rules.article.remove, [".share", "nav"]);
    }

    #[test]
    fn trust_and_quiet_hours_are_read() {
        let pin = "sha256:E3:B0:C442 98fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let text = format!(
            "[budget]\nquiet = \"22:00-05:30\"\n[tls]\nca = [\"/a.pem\"]\n[tls.pin]\n\"A.go.id\" = \"{pin}\"\n"
        );
        let (config, faults) = read(&text);
        assert_eq!(faults, []);
        assert_eq!(config.net.ca, [PathBuf::from("/a.pem")]);
        assert_eq!(config.net.quiet, Quiet::read("22:00-05:30"));
        assert!(config.net.pins["a.go.id"].starts_with("sha256:e3b0c44298fc"));
    }

    #[test]
    fn mistakes_name_their_line_and_what_was_meant() {
        let cases = [
            ("x = = 1", 1, "config.toml:1:"),
            ("\n[ui]\nmose = true", 3, "mouse"),
            ("[ui]\nlang = \"id\"", 2, "theme, mouse, measure"),
            ("[ui]\nmotion = \"slow\"", 2, "full, reduced"),
            ("[[source]]\nurl = \"https://a.id\"\nevry = \"2h\"", 3, "every"),
            ("[[source]]\nurl = \"https://a.id\"\nevery = \"2 kali\"", 3, "2 kali"),
            ("[[source]]\nurl = \"file:///etc/passwd\"", 2, "http"),
            ("[[source]]\nname = \"a\"", 2, "url"),
            ("[[source]]\nurl = \"https://a.id\"\nkind = \"rss\"", 3, "wordpress"),
            ("[[source]]\nurl = \"https://a.id\"\n[source.listing]\nitem = \"h2[\"", 4, "h2["),
            ("[[source]]\nurl = \"https://a.id\"\n[source.article]\nremove = [\".a\",\n\"::\"]", 5, "::"),
            ("[net]\nparallel = 0", 2, "256"),
            ("[net]\ncontact = \"humas\"", 2, "humas"),
            ("[net]\ncontact = \"https://a.id/\\r\\nCookie: x\"", 2, "mailto"),
            ("[keep]\nage = \"lama\"", 2, "lama"),
            ("[[source]]\nurl = \"https://a.id\"\nkeep_size = \"banyak\"", 3, "banyak"),
            ("[bundle]\ntrust = [\n\"kunci\"]", 3, "kunci"),
            ("[net]\nmax_body = \"banyak\"", 2, "banyak"),
            (
                "[[source]]\nname=\"A\"\nurl=\"https://a.id\"\n[[source]]\nname=\"a\"\nurl=\"https://b.id\"",
                5,
                "2",
            ),
            ("[[source]]\nurl=\"https://a.id/x\"\n[[source]]\nname=\"B\"\nurl=\"https://a.id/x/\"", 4, "2"),
            ("source = 3", 1, "source"),
            ("watch = [\"haji\", \"title:\"]", 1, "title:"),
            ("folder = 3", 1, "folder"),
            ("[[folder]]\nname = \"Haji\"", 2, "query"),
            ("[[folder]]\nname = \"Haji\"\nquery = \"sorce:x\"", 3, "sorce:x"),
            ("[budget]\nquiet = \"22-05\"", 2, "22-05"),
            ("[tls]\nca = \"/a.pem\"", 2, "/a.pem"),
            ("[tls.pin]\n\"a.go.id\" = \"sha256:zz\"", 2, "sha256:zz"),
            ("[ui]\ntheme = \"gelap\"", 2, "dark"),
            ("[theme.kantor]\nbase = \"dark\"\ntitel = \"#ffffff\"", 3, "title"),
            ("[theme.kantor]\nlink = \"biru\"", 2, "biru"),
            ("[keys]\nj = 3", 2, "3"),
            ("[keys]\n[keys.raeder]\nj = \"down\"", 2, "reader"),
            ("[ui]\nstart = \"is:unraed\"", 2, "is:unraed"),
        ];
        for (text, line, word) in cases {
            let (_, faults) = read(text);
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert_eq!(faults[0].line, line, "{text}");
            for language in [Language::Id, Language::En] {
                let words = faults[0].words(&Lang::new(language));
                assert!(words.contains(word), "{text}: {words}");
                assert!(words.starts_with(&format!("config.toml:{line}: ")), "{words}");
            }
        }
    }

    #[test]
    fn a_theme_builds_on_another() {
        let (config, faults) = read(
            "[ui]\ntheme = \"kantor\"\n[theme.kantor]\nbase = \"light\"\nlink = \"#003366\"\n\
             chosen = \"#ffffff on #003366\"\nbad = \"red\"",
        );
        assert_eq!(faults, []);
        let theme = config.theme(&config.ui.theme).unwrap();
        assert_eq!(theme.ground, config.theme("light").unwrap().ground);
        assert_eq!(theme.swatch(Tone::Link).ink, Some(Colour::Rgb(0, 0x33, 0x66)));
        assert_eq!(theme.swatch(Tone::Chosen).paper, Some(Colour::Rgb(0, 0x33, 0x66)));
        assert_eq!(theme.swatch(Tone::Bad).ink, Some(Colour::Terminal(1)));
    }

    #[test]
    fn keys_keep_their_place() {
        let text = "[keys]\n\"g t\" = \"toggle-star\"\n[keys.reader]\nj = \"half-down\"";
        let (config, faults) = read(text);
        assert_eq!(faults, []);
        let told: Vec<_> = config
            .keys
            .iter()
            .map(|line| (line.pane.as_deref(), line.keys.as_str(), line.action.as_str(), line.line))
            .collect();
        assert_eq!(told, [(None, "g t", "toggle-star", 2), (Some("reader"), "j", "half-down", 4)]);
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let (_, faults) = read("[ui]\nmouse = 1\n[net]\ngap = 3\n[x]\n");
        assert_eq!(faults.len(), 3, "{faults:?}");
    }

    #[test]
    fn the_persons_own_file_wins() {
        let mut config = Config::default();
        let office = "[ui]\nmeasure = 60\nmouse = false\n[[source]]\nname = \"A\"\nurl = \"https://a.id\"";
        let own =
            "[ui]\nmeasure = 72\n[[source]]\nname = \"A saya\"\nurl = \"https://a.id\"\narticles = \"never\"";
        assert_eq!(overlay(&mut config, Path::new("office"), office), []);
        assert_eq!(overlay(&mut config, Path::new("own"), own), []);
        assert_eq!((config.ui.measure, config.ui.mouse), (72, false));
        let folders =
            |query: &str| format!("watch = [\"{query}\"]\n[[folder]]\nname = \"Haji\"\nquery = \"{query}\"");
        assert_eq!(overlay(&mut config, Path::new("office"), &folders("haji")), []);
        assert_eq!(overlay(&mut config, Path::new("own"), &folders("haji newer:7d")), []);
        let found: Vec<String> = config.all_folders().iter().map(|folder| folder.query.to_string()).collect();
        assert_eq!(found, ["haji OR (haji newer:7d)", "haji newer:7d"]);
        assert_eq!(config.sources.len(), 1);
        assert_eq!((config.sources[0].name.as_str(), config.sources[0].shelf), ("A saya", Shelf::Never));
    }

    /// The example is what a newcomer starts from: it must read, and say the defaults.
    #[test]
    fn the_example_says_the_defaults() {
        let text = include_str!("../../config.example.toml");
        let (config, faults) = read(text);
        assert_eq!(faults, []);
        let defaults = Config::default();
        assert_eq!(config.ui, defaults.ui);
        assert_eq!(NetConfig { proxy: None, ..config.net }, defaults.net);
        assert!(config.sources.len() >= 2);
        // Every key is there, set or as a comment.
        for key in [UI, NET, BUDGET, KEEP, BUNDLE, TOP].concat() {
            assert!(text.contains(key), "{key} is not in the example");
        }
    }
}
