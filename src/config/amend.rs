//! Changes a source where it stands in the person's file, comments untouched.
//!
//! In: the file, the source's name, what is to change. Out: the same file with that one thing
//! changed. Never writes what would not read back, nor into the office's file.

use std::ops::Range;

use toml_edit::{DocumentMut, Item, TableLike, Value};
use url::Url;

use super::edit::{existing, is_of, named, proven, unreadable, write};
use super::error::ConfigError;
use super::model::Config;
use super::paths::Paths;
use crate::news::Source;

/// What is to change about a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    /// It is called so.
    Rename(String),
    /// It stands under this heading, or under none.
    Group(Option<String>),
    /// It lies at this address now.
    Address(Url),
    /// It stands before the one above it under the same heading.
    Up,
    /// It stands behind the one below it under the same heading.
    Down,
}

/// Changes the source called `name`; whether anything changed (the first cannot go up).
pub fn amend_source(
    paths: &Paths,
    config: &Config,
    name: &str,
    amendment: &Amendment,
) -> Result<bool, ConfigError> {
    let source = named(config, name)?;
    let text = existing(&paths.config)?;
    let amended = match amendment {
        Amendment::Rename(name) => put(paths, &text, source, "name", Some(name))?,
        Amendment::Group(group) => put(paths, &text, source, "group", group.as_deref())?,
        Amendment::Address(url) => put(paths, &text, source, "url", Some(url.as_str()))?,
        Amendment::Up | Amendment::Down => match swap(paths, &text, config, source, amendment)? {
            Some(text) => text,
            None => return Ok(false),
        },
    };
    if amended == text {
        return Ok(false);
    }
    proven(&paths.config, &amended)?;
    write(&paths.config, &amended)?;
    Ok(true)
}

/// `text` with `key` of the source set to `value`, or taken out.
fn put(
    paths: &Paths,
    text: &str,
    source: &Source,
    key: &str,
    value: Option<&str>,
) -> Result<String, ConfigError> {
    let mut document: DocumentMut = text.parse().map_err(|error| unreadable(&paths.config, &error))?;
    let Some(block) = block_of(&mut document, source) else { return Err(office(paths, source)) };
    match (value, block.get_mut(key)) {
        (Some(value), Some(Item::Value(old))) => {
            // The comment behind the value belongs to the line, not to the value.
            let decor = old.decor().clone();
            *old = Value::from(value);
            *old.decor_mut() = decor;
        }
        (Some(value), _) => {
            block.insert(key, Item::Value(Value::from(value)));
        }
        (None, _) => {
            block.remove(key);
        }
    }
    Ok(document.to_string())
}

fn office(paths: &Paths, source: &Source) -> ConfigError {
    ConfigError::OfficeSource { name: source.name.clone(), path: paths.system_config.clone() }
}

fn block_of<'d>(document: &'d mut DocumentMut, source: &Source) -> Option<&'d mut dyn TableLike> {
    match document.get_mut("source")? {
        Item::ArrayOfTables(blocks) => blocks
            .iter_mut()
            .find(|block| is_of(block.get("url").and_then(Item::as_str), source))
            .map(|block| block as &mut dyn TableLike),
        Item::Value(Value::Array(array)) => array
            .iter_mut()
            .filter_map(Value::as_inline_table_mut)
            .find(|table| is_of(table.get("url").and_then(Value::as_str), source))
            .map(|table| table as &mut dyn TableLike),
        _ => None,
    }
}

/// `text` with the source in the place of its neighbour under the same heading; `None` where it
/// has none that way.
fn swap(
    paths: &Paths,
    text: &str,
    config: &Config,
    source: &Source,
    way: &Amendment,
) -> Result<Option<String>, ConfigError> {
    let blocks = blocks(text);
    let order: Vec<&Source> = blocks.iter().filter_map(|(_, url)| find(config, url)).collect();
    if order.len() != blocks.len() {
        return Ok(None);
    }
    let Some(at) = order.iter().position(|other| other.id == source.id) else {
        return Err(office(paths, source));
    };
    let same = |other: &usize| order[*other].group == source.group;
    let other = match way {
        Amendment::Up => (0..at).rev().find(same),
        _ => (at + 1..order.len()).find(same),
    };
    let Some(other) = other else { return Ok(None) };
    let (first, second) = (&blocks[at.min(other)].0, &blocks[at.max(other)].0);
    let ended = |block: &str| if block.ends_with('\n') { block.to_owned() } else { format!("{block}\n") };
    let mut out = String::with_capacity(text.len() + 2);
    out.push_str(&text[..first.start]);
    out.push_str(&ended(&text[second.clone()]));
    out.push_str(&text[first.end..second.start]);
    out.push_str(&ended(&text[first.clone()]));
    out.push_str(&text[second.end..]);
    Ok(Some(out))
}

fn find<'c>(config: &'c Config, url: &str) -> Option<&'c Source> {
    config.sources.iter().find(|source| is_of(Some(url), source))
}

/// The places of the `[[source]]` blocks in `text`, each from the comments right above it to its
/// last line that is not blank, with their addresses.
fn blocks(text: &str) -> Vec<(Range<usize>, String)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut comments = None;
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let told = line.trim();
        let head = told.starts_with('[').then(|| told.replace([' ', '\t'], ""));
        let begins = comments.unwrap_or(at);
        match head {
            Some(head) if head.starts_with("[[source]]") => {
                if open {
                    ends.push(begins);
                }
                starts.push(begins);
                open = true;
            }
            Some(head) if !head.starts_with("[source.") && open => {
                ends.push(begins);
                open = false;
            }
            _ => {}
        }
        comments = told.starts_with('#').then_some(begins);
        at += line.len();
    }
    if open {
        ends.push(text.len());
    }
    let trimmed = |range: Range<usize>| {
        let block = text[range.clone()].trim_end();
        let line_end = text[range.start + block.len()..range.end].find('\n').map_or(0, |at| at + 1);
        range.start..range.start + block.len() + line_end
    };
    let found = starts.into_iter().zip(ends).map(|(start, end)| trimmed(start..end));
    found.filter_map(|range| Some((range.clone(), address_in(&text[range])?))).collect()
}

/// The address that a block names.
fn address_in(block: &str) -> Option<String> {
    let document: DocumentMut = block.parse().ok()?;
    let sources = document.get("source")?.as_array_of_tables()?;
    Some(sources.get(0)?.get("url")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::read::load;
    use super::*;

    const TEXT: &str = "# daftar saya\nlanguage = \"id\"\n\n# kesatu\n[[source]]\nname = \"A\" # nama\nurl = \"https://a.id\"\n[source.listing]\nitem = \"li\"\n\n[[source]]\nname = \"B\"\nurl = \"https://b.id\"\ngroup = \"G\"\n\n# ketiga\n[[source]]\nname = \"C\"\nurl = \"https://c.id\"\n\n[ui]\nmouse = false # tikus\n";

    fn amended(name: &str, amendment: &Amendment) -> (Result<bool, ConfigError>, String, Config) {
        let dir = tempfile::tempdir().unwrap();
        let paths = Paths::locate(Some(&dir.path().join("c.toml")), Some(dir.path())).unwrap();
        fs::write(&paths.config, TEXT).unwrap();
        let outcome = amend_source(&paths, &load(&paths).unwrap(), name, amendment);
        let text = fs::read_to_string(&paths.config).unwrap();
        (outcome, text, load(&paths).unwrap())
    }

    fn names(config: &Config) -> Vec<&str> {
        config.sources.iter().map(|source| source.name.as_str()).collect()
    }

    #[test]
    fn one_thing_changes_and_every_comment_stays() {
        let comments = ["# daftar saya", "# kesatu", "# nama", "# ketiga", "# tikus"];
        let url: Url = "https://baru.id/x".parse().unwrap();
        for (amendment, line) in [
            (Amendment::Rename("Kanwil \"A\"".into()), "name = 'Kanwil \"A\"' # nama"),
            (Amendment::Group(Some("Daerah".into())), "group = \"Daerah\""),
            (Amendment::Address(url), "url = \"https://baru.id/x\""),
        ] {
            let (outcome, text, config) = amended("a", &amendment);
            assert!(outcome.unwrap());
            assert!(text.contains(line), "{line} is not in\n{text}");
            assert!(comments.iter().all(|comment| text.contains(comment)), "{text}");
            assert_eq!(config.sources[0].rules.listing.as_ref().unwrap().item.as_deref(), Some("li"));
            assert_eq!(config.sources.len(), 3);
        }
        let (outcome, text, config) = amended("B", &Amendment::Group(None));
        assert!(outcome.unwrap() && !text.contains("group"), "{text}");
        assert_eq!(config.sources[1].group, None);
    }

    #[test]
    fn a_source_moves_among_those_of_its_heading() {
        let (outcome, text, config) = amended("C", &Amendment::Up);
        assert!(outcome.unwrap());
        assert_eq!(names(&config), ["C", "B", "A"]);
        assert!(text.contains("# ketiga\n[[source]]\nname = \"C\""), "{text}");
        assert!(text.contains("# kesatu\n[[source]]\nname = \"A\" # nama"), "{text}");
        assert_eq!(config.sources[2].rules.listing.as_ref().unwrap().item.as_deref(), Some("li"));
        assert!(!config.ui.mouse);
        assert_eq!(names(&amended("A", &Amendment::Down).2), ["C", "B", "A"]);
        for (name, way) in [("A", Amendment::Up), ("B", Amendment::Up), ("B", Amendment::Down)] {
            let (outcome, text, _) = amended(name, &way);
            assert!(!outcome.unwrap(), "{name} {way:?}");
            assert_eq!(text, TEXT);
        }
    }

    #[test]
    fn what_would_not_read_back_is_not_written() {
        let (outcome, text, _) = amended("A", &Amendment::Rename("b".into()));
        assert!(matches!(outcome, Err(ConfigError::Faults(_))), "{outcome:?}");
        assert_eq!(text, TEXT);
        let (outcome, _, _) = amended("X", &Amendment::Up);
        assert!(matches!(outcome, Err(ConfigError::NoSource { .. })), "{outcome:?}");
    }
}
