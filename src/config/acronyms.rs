//! An office's own acronyms: a file of its own, named by the key `acronyms`.
//!
//! In: the path, from the folder of the file that names it. Out: its lines: `KUA = "Kantor
//! Urusan Agama"`, or a table with `long` and `note`. What is wrong has its place in that file.

use std::fs;
use std::path::Path;

use toml_edit::{Document, Item, TableLike};

use super::error::{Fault, Mistake, Wanted};
use super::section::Sheet;
use crate::news::{Expansion, Note, visible};

/// The lines of the file that `top` names, if it names one; faults of that file come apart.
pub fn read(sheet: &mut Sheet<'_>, top: &dyn TableLike, beside: &Path) -> (Vec<Expansion>, Vec<Fault>) {
    let mut text = String::new();
    let named = sheet.value(top, "acronyms", Wanted::File, |value| {
        let path = beside.parent().unwrap_or(Path::new("")).join(value.as_str()?);
        text = fs::read_to_string(&path).ok()?;
        Some(path)
    });
    let Some(path) = named else { return (Vec::new(), Vec::new()) };
    let mut own = Sheet::new(&path, &text);
    let mut lines = Vec::new();
    match Document::parse(text.as_str()) {
        Ok(document) => {
            for (short, item) in document.as_table() {
                lines.extend(line(&mut own, document.as_table(), short, item));
            }
        }
        Err(error) => own.fault(error.span().as_ref(), Mistake::Syntax(error.message().to_owned())),
    }
    (lines, own.faults)
}

fn line(sheet: &mut Sheet<'_>, all: &dyn TableLike, short: &str, item: &Item) -> Option<Expansion> {
    let short_form = visible(short).into_owned();
    let Some(table) = item.as_table_like() else {
        let long = sheet.text(all, short)?;
        return Some(Expansion { short: short_form, long, note: None });
    };
    sheet.only(table, &["long", "note"]);
    if !table.contains_key("long") {
        sheet.fault(item.span().as_ref(), Mistake::Missing("long"));
    }
    let note = sheet.text(table, "note").map(|note| Note { id: note.clone(), en: note });
    Some(Expansion { short: short_form, long: sheet.text(table, "long")?, note })
}

#[cfg(test)]
mod tests {
    use super::super::model::Config;
    use super::super::read::overlay;

    #[test]
    fn a_file_beside_the_configuration_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let (config, list) = (dir.path().join("config.toml"), dir.path().join("singkatan.toml"));
        let read = |text: &str| {
            std::fs::write(&list, text).unwrap();
            let mut read = Config::default();
            let faults = overlay(&mut read, &config, "language = \"id\"\nacronyms = \"singkatan.toml\"");
            let lines: Vec<_> = read.acronyms.into_iter().map(|line| (line.short, line.long)).collect();
            (lines, faults)
        };
        let (lines, faults) =
            read("PTSP = \"Pintu Terpadu\"\n[BLKU]\nlong = \"Balai Latihan\"\nnote = \"di Batu\"\n");
        assert_eq!(faults, []);
        assert_eq!(lines, [("PTSP".into(), "Pintu Terpadu".into()), ("BLKU".into(), "Balai Latihan".into())]);
        for (text, line) in [
            ("A = = 1", 1),
            ("\nPTSP = 3", 2),
            ("[X]\nlong = \"Y\"\nnte = \"z\"", 3),
            ("[X]\nnote = \"z\"", 1),
        ] {
            let faults = read(text).1;
            assert_eq!((faults.len(), faults[0].line), (1, line), "{text}: {faults:?}");
            assert_eq!(faults[0].file, list);
        }
        std::fs::remove_file(&list).unwrap();
        let faults =
            overlay(&mut Config::default(), &config, "language = \"id\"\nacronyms = \"singkatan.toml\"");
        assert_eq!((faults.len(), faults[0].line, &faults[0].file), (1, 2, &config));
    }
}
