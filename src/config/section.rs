//! A section of a file with its keys: reads values, collects what is wrong with them.

use std::ops::Range;
use std::path::Path;

use jiff::SignedDuration;
use toml_edit::{Item, TableLike, Value};

use super::error::{Fault, Mistake, Wanted};
use super::model::KeyLine;
use super::{near, values};
use crate::news::PublicKey;

/// Where the key `name` of `table` stands.
fn span_of(table: &dyn TableLike, name: &str) -> Option<Range<usize>> {
    let (key, item) = table.get_key_value(name)?;
    key.span().or(item.span())
}

/// A file with its lines and what is wrong in it.
#[derive(Debug)]
pub struct Sheet<'t> {
    file: &'t Path,
    /// Where each line after the first starts, in bytes.
    starts: Vec<usize>,
    /// What was found so far.
    pub faults: Vec<Fault>,
}

impl<'t> Sheet<'t> {
    /// `text` as it stands in `file`.
    pub fn new(file: &'t Path, text: &'t str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { file, starts, faults: Vec::new() }
    }

    /// The line, from 1, in which `span` starts.
    pub fn line(&self, span: Option<&Range<usize>>) -> usize {
        let start = span.map_or(0, |span| span.start);
        self.starts.partition_point(|line| *line <= start) + 1
    }

    /// Notes a mistake at `span`.
    pub fn fault(&mut self, span: Option<&Range<usize>>, what: Mistake) {
        let line = self.line(span);
        self.faults.push(Fault { file: self.file.to_path_buf(), line, what });
    }

    /// The section `key` of `table`.
    pub fn section<'d>(&mut self, table: &'d dyn TableLike, key: &str) -> Option<&'d dyn TableLike> {
        let item = table.get(key)?;
        let section = item.as_table_like();
        if section.is_none() {
            self.wrong(key, item, Wanted::Section);
        }
        section
    }

    /// Notes every key of `table` that is not among `known`.
    pub fn only(&mut self, table: &dyn TableLike, known: &'static [&'static str]) {
        for (name, _) in table.iter() {
            if !known.contains(&name) {
                self.unknown(table, name, known);
            }
        }
    }

    /// Notes that `table` has a key `name` that is not among `known`.
    pub fn unknown(&mut self, table: &dyn TableLike, name: &str, known: &'static [&'static str]) {
        let span = span_of(table, name);
        let near = near::nearest(name, known.iter().copied());
        self.fault(span.as_ref(), Mistake::UnknownKey(name.to_owned(), near, known));
    }

    /// A line that says what `keys` do in `pane`.
    pub fn key_line(&mut self, table: &dyn TableLike, keys: &str, pane: Option<&str>) -> Option<KeyLine> {
        let action = self.value(table, keys, Wanted::Text, |value| value.as_str().map(str::to_owned))?;
        let line = self.line(span_of(table, keys).as_ref());
        let (pane, keys) = (pane.map(str::to_owned), keys.to_owned());
        Some(KeyLine { pane, keys, action, file: self.file.to_path_buf(), line })
    }

    fn wrong(&mut self, key: &str, item: &Item, wanted: Wanted) {
        let shown = item.as_str().map_or_else(|| item.to_string().trim().to_owned(), str::to_owned);
        self.fault(item.span().as_ref(), Mistake::Value(key.to_owned(), shown, wanted));
    }

    /// What `read` makes of the value of `key`; a fault where it makes nothing of it.
    pub fn value<T>(
        &mut self,
        table: &dyn TableLike,
        key: &str,
        wanted: Wanted,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<T> {
        let item = table.get(key)?;
        let value = item.as_value().and_then(read);
        if value.is_none() {
            self.wrong(key, item, wanted);
        }
        value
    }

    /// A text that is not empty.
    pub fn text(&mut self, table: &dyn TableLike, key: &str) -> Option<String> {
        self.value(table, key, Wanted::Text, |value| {
            let text = crate::news::visible(value.as_str()?).trim().to_owned();
            (!text.is_empty()).then_some(text)
        })
    }

    /// `true` or `false`.
    pub fn switch(&mut self, table: &dyn TableLike, key: &str) -> Option<bool> {
        self.value(table, key, Wanted::Switch, Value::as_bool)
    }

    /// A whole number from `least` to `most`.
    pub fn number(&mut self, table: &dyn TableLike, key: &str, least: u64, most: u64) -> Option<u64> {
        self.value(table, key, Wanted::Number(least, most), |value| {
            u64::try_from(value.as_integer()?).ok().filter(|number| (least..=most).contains(number))
        })
    }

    /// A length of time.
    pub fn duration(&mut self, table: &dyn TableLike, key: &str) -> Option<SignedDuration> {
        self.value(table, key, Wanted::Duration, |value| values::duration(value.as_str()?))
    }

    /// A number of bytes, as text or as a number.
    pub fn size(&mut self, table: &dyn TableLike, key: &str) -> Option<u64> {
        self.value(table, key, Wanted::Size, |value| match value.as_integer() {
            Some(number) => u64::try_from(number).ok(),
            None => values::size(value.as_str()?),
        })
    }

    /// One of the words of `choices`, each with its meaning.
    pub fn choice<T: Copy>(
        &mut self,
        table: &dyn TableLike,
        key: &str,
        words: &'static [&'static str],
        meanings: &[T],
    ) -> Option<T> {
        self.value(table, key, Wanted::OneOf(words), |value| {
            let word = value.as_str()?;
            let at = words.iter().position(|known| *known == word)?;
            meanings.get(at).copied()
        })
    }

    /// A list of public keys.
    pub fn keys(&mut self, table: &dyn TableLike, key: &str) -> Vec<PublicKey> {
        let mut read = Vec::new();
        let Some(item) = table.get(key) else { return read };
        let Some(array) = item.as_array() else {
            self.wrong(key, item, Wanted::Texts);
            return read;
        };
        for value in array {
            if let Some(found) = value.as_str().and_then(|text| text.parse().ok()) {
                read.push(found);
            } else {
                let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let mistake = Mistake::Value(key.to_owned(), shown, Wanted::Key);
                self.fault(value.span().as_ref(), mistake);
            }
        }
        read
    }
}
