//! Adds sources to the person's file and takes them out, comments untouched.
//!
//! A write goes to a new file beside the old one and takes its place when it is whole on the
//! disk; what would not read back is never written.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Value};

use super::error::{ConfigError, Fault, Mistake};
use super::model::Config;
use super::near::nearest;
use super::paths::Paths;
use super::read::overlay;
use super::values;
use crate::news::{ArticleRules, ListingRules, Shelf, Source};

/// The source as a `[[source]]` block.
pub fn block(source: &Source) -> String {
    let mut text = String::from("[[source]]\n");
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{key} = {}", Value::from(value));
    };
    line("name", &source.name);
    line("url", source.url.as_str());
    line("kind", source.kind.as_str());
    if let Some(group) = &source.group {
        line("group", group);
    }
    if let Some(every) = source.every {
        line("every", &values::print_duration(every));
    }
    match source.shelf {
        Shelf::Prefetch => {}
        Shelf::OnOpen => line("articles", "on-open"),
        Shelf::Never => line("articles", "never"),
    }
    if let Some(zone) = source.zone {
        line("zone", &values::print_zone(zone));
    }
    if let Some(rules) = &source.rules.listing {
        text.push_str(&listing_block(rules));
    }
    if source.rules.article != ArticleRules::default() {
        text.push_str(&article_block(&source.rules.article));
    }
    text
}

fn listing_block(rules: &ListingRules) -> String {
    let keys = [
        ("item", &rules.item),
        ("title", &rules.title),
        ("link", &rules.link),
        ("date", &rules.date),
        ("summary", &rules.summary),
        ("next", &rules.next),
    ];
    let mut text = String::from("[source.listing]\n");
    for (key, value) in keys {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {}", Value::from(value.as_str()));
        }
    }
    text
}

fn article_block(rules: &ArticleRules) -> String {
    let keys = [
        ("body", &rules.body),
        ("title", &rules.title),
        ("byline", &rules.byline),
        ("date", &rules.date),
        ("caption", &rules.caption),
    ];
    let mut text = String::from("[source.article]\n");
    for (key, value) in keys {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {}", Value::from(value.as_str()));
        }
    }
    if !rules.remove.is_empty() {
        let _ = writeln!(text, "remove = {}", Value::from(rules.remove.iter().collect::<toml_edit::Array>()));
    }
    text
}

/// Writes `source` at the end of the person's file, which is made where it does not exist.
pub fn add_source(paths: &Paths, source: &Source) -> Result<(), ConfigError> {
    add_sources(paths, std::slice::from_ref(source))
}

/// As [`add_source`], for all of `sources` or none.
pub fn add_sources(paths: &Paths, sources: &[Source]) -> Result<(), ConfigError> {
    if sources.is_empty() {
        return Ok(());
    }
    let mut text = existing(&paths.config)?;
    for source in sources {
        let joint = match text.as_str() {
            "" => "",
            whole if whole.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        text.push_str(joint);
        text.push_str(&block(source));
    }
    proven(&paths.config, &text)?;
    write(&paths.config, &text)
}

/// Takes the source called `name` out of the person's file; the source as it stood there.
pub fn remove_source(paths: &Paths, config: &Config, name: &str) -> Result<Source, ConfigError> {
    let source = named(config, name)?;
    let text = existing(&paths.config)?;
    let mut document: DocumentMut = text.parse().map_err(|error| unreadable(&paths.config, &error))?;
    if !take_out(&mut document, source) {
        return Err(ConfigError::OfficeSource {
            name: source.name.clone(),
            path: paths.system_config.clone(),
        });
    }
    let text = document.to_string();
    proven(&paths.config, &text)?;
    write(&paths.config, &text)?;
    Ok(source.clone())
}

/// The configured source called `name`.
pub(super) fn named<'c>(config: &'c Config, name: &str) -> Result<&'c Source, ConfigError> {
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    config.sources.iter().find(|source| same(&source.name)).ok_or_else(|| {
        let near = nearest(name, config.sources.iter().map(|source| source.name.as_str()));
        ConfigError::NoSource { name: name.to_owned(), near: near.map(str::to_owned) }
    })
}

pub(super) fn unreadable(file: &Path, error: &toml_edit::TomlError) -> ConfigError {
    let what = Mistake::Syntax(error.message().to_owned());
    ConfigError::Faults(vec![Fault { file: file.to_path_buf(), line: 1, what }])
}

/// Whether a block with the address `url` is that of `source`.
pub(super) fn is_of(url: Option<&str>, source: &Source) -> bool {
    let url = url.and_then(|url| url::Url::parse(url.trim()).ok());
    url.is_some_and(|url| crate::news::SourceId::of(&url) == source.id)
}

/// Takes the block of `source` out of `document`; comments above it stay with what follows.
fn take_out(document: &mut DocumentMut, source: &Source) -> bool {
    let is_it = |url: Option<&str>| is_of(url, source);
    let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
    match document.get_mut("source") {
        Some(Item::ArrayOfTables(blocks)) => {
            let Some(at) = blocks.iter().position(|block| is_it(block.get("url").and_then(Item::as_str)))
            else {
                return false;
            };
            let taken = blocks.remove(at);
            let comments = kept_comments(taken.decor().prefix().and_then(|prefix| prefix.as_str()));
            if comments.is_empty() {
                return true;
            }
            if let Some(next) = blocks.get_mut(at) {
                let own = next.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
                let both = format!("{comments}{own}");
                next.decor_mut().set_prefix(both);
            } else {
                document.set_trailing(format!("{comments}{trailing}"));
            }
            true
        }
        Some(Item::Value(Value::Array(array))) => {
            let url = |value: &Value| {
                is_it(value.as_inline_table().and_then(|table| table.get("url")).and_then(Value::as_str))
            };
            let at = array.iter().position(url);
            at.map(|at| array.remove(at)).is_some()
        }
        _ => false,
    }
}

/// The lines of `prefix` if any of them is a comment.
fn kept_comments(prefix: Option<&str>) -> String {
    let prefix = prefix.unwrap_or_default();
    if prefix.contains('#') { prefix.to_owned() } else { String::new() }
}

pub(super) fn existing(path: &Path) -> Result<String, ConfigError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(source) => Err(ConfigError::Unreadable { path: path.to_path_buf(), source }),
    }
}

/// That `text` reads back without a fault.
pub(super) fn proven(path: &Path, text: &str) -> Result<(), ConfigError> {
    let faults = overlay(&mut Config::default(), path, text);
    if faults.is_empty() { Ok(()) } else { Err(ConfigError::Faults(faults)) }
}

pub(super) fn write(path: &Path, text: &str) -> Result<(), ConfigError> {
    replace(path, text).map_err(|source| ConfigError::Unwritable { path: path.to_path_buf(), source })
}

/// Puts `text` in the place of the file at `path` (through links, with its permissions).
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let fresh: PathBuf = folder.join(name);
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh)?;
        file.write_all(text.as_bytes())?;
        if let Ok(old) = fs::metadata(&path) {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&fresh, &path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    written
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::read::load;
    use super::*;
    use crate::news::Kind;

    fn source(name: &str, url: &str) -> Source {
        Source::new(name, url::Url::parse(url).unwrap())
    }

    #[test]
    fn what_is_added_reads_back() {
        let dir = tempfile::tempdir().unwrap();
        let paths = Paths::locate(Some(&dir.path().join("neu/c.toml")), Some(dir.path())).unwrap();
        let mut first = source("Kanwil \"Kepri\"", "https://a.go.id/berita");
        first.kind = Kind::Listing;
        first.group = Some("Kanwil".into());
        first.every = Some(jiff::SignedDuration::from_hours(2));
        first.zone = Some(-12_600);
        first.rules.article.body = Some("div[title=\"isi\"]".into());
        first.rules.article.remove = vec![".share".into(), "nav".into()];
        first.rules.listing =
            Some(ListingRules { item: Some("div.item > a".into()), ..ListingRules::default() });
        add_source(&paths, &first).unwrap();
        let second = source("B", "https://b.go.id/feed");
        add_source(&paths, &second).unwrap();
        let config = load(&paths).unwrap();
        assert_eq!(config.sources, [first, second]);
        let mode = fs::metadata(&paths.config).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let twin = add_source(&paths, &source("C", "https://b.go.id/feed"));
        assert!(matches!(twin, Err(ConfigError::Faults(_))), "{twin:?}");
        assert_eq!(load(&paths).unwrap().sources.len(), 2);
        assert_eq!(fs::read_dir(paths.config.parent().unwrap()).unwrap().count(), 1, "no half file is left");
    }

    #[test]
    fn taking_out_keeps_comments_and_the_rest() {
        let dir = tempfile::tempdir().unwrap();
        let paths = Paths::locate(Some(&dir.path().join("c.toml")), Some(dir.path())).unwrap();
        let text = "# daftar saya\nlanguage = \"id\" # bahasa\n\n# === Kanwil ===\n[[source]]\nname = \"A\"\nurl = \"https://a.id\"\n[source.listing]\nitem = \"li\"\n\n# pusat\n[[source]]\nname = \"B\" # kedua\nurl = \"https://b.id\"\n# akhir\n";
        fs::write(&paths.config, text).unwrap();
        let config = load(&paths).unwrap();
        assert_eq!(remove_source(&paths, &config, "a").unwrap().name, "A");
        let left = fs::read_to_string(&paths.config).unwrap();
        for kept in ["# daftar saya", "# bahasa", "# === Kanwil ===", "# pusat", "# kedua", "# akhir"] {
            assert!(left.contains(kept), "{kept} is gone from\n{left}");
        }
        assert_eq!(load(&paths).unwrap().sources.len(), 1);
        let gone = remove_source(&paths, &load(&paths).unwrap(), "BB");
        assert!(matches!(gone, Err(ConfigError::NoSource { near: Some(near), .. }) if near == "B"));
    }
}
