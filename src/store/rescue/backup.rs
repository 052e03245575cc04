//! A copy of the cache that was examined, and the way back to it.
//!
//! The copy is one moment of the cache, whoever writes to it meanwhile. A copy that is not whole
//! replaces nothing.

use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use rusqlite::{Connection, OpenFlags};

use super::place::{Part, alone, examine, set_aside};
use super::salvage::blank_damaged;
use crate::store::error::StoreError;
use crate::store::file::{self, connect, explain};

/// A cache that was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The new file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// The articles in it.
    pub articles: u64,
    /// Where the file lies that stood in its place before.
    pub aside: Option<PathBuf>,
}

/// Copies the cache at `database` to the new file `to`, beside any writer.
pub fn back_up(database: &Path, to: &Path, now: &ZonedDateTime) -> Result<Copied, StoreError> {
    let source = file::reader(database)?;
    let part = Part::beside(to)?;
    copy(&source, database, &part)?;
    drop(source);
    // A text that is damaged in the cache is not worth keeping: it can be fetched again.
    blank_damaged(&part.path, now)?;
    finish(part, to, None)
}

/// Puts a copy of the backup `from` in place of the cache at `database`, which moves aside.
pub fn restore(database: &Path, from: &Path, now: &ZonedDateTime) -> Result<Copied, StoreError> {
    let source = file::readable(from)?;
    let part = Part::beside(database)?;
    copy(&source, from, &part)?;
    drop(source);
    let grown = grow(&part.path).and_then(|()| examine(&part.path).map(drop));
    // The person knows the backup, not the copy in passing.
    grown.map_err(|error| match error {
        StoreError::Damaged { note, .. } => StoreError::Damaged { path: from.to_owned(), note },
        StoreError::Foreign { .. } => StoreError::Foreign { path: from.to_owned() },
        other => other,
    })?;
    alone(database)?;
    let aside = set_aside(database, now)?;
    finish(part, database, aside)
}

fn copy(source: &Connection, path: &Path, part: &Part) -> Result<(), StoreError> {
    let into = source.execute("VACUUM INTO ?1", [part.path.to_string_lossy()]);
    into.map(drop).map_err(|error| explain(path, error))
}

/// Brings the file to the newest version; nobody else knows it yet.
fn grow(path: &Path) -> Result<(), StoreError> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
    let grown = || -> rusqlite::Result<()> {
        let tx = conn.unchecked_transaction()?;
        while file::step(&tx)? {}
        tx.commit()
    };
    grown().map_err(|error| explain(path, error))
}

fn finish(part: Part, place: &Path, aside: Option<PathBuf>) -> Result<Copied, StoreError> {
    let conn = examine(&part.path)?;
    let articles = conn.query_row("SELECT count(*) FROM list", [], |row| row.get::<_, i64>(0));
    let articles = articles.map_err(|error| explain(&part.path, error))?.cast_unsigned();
    drop(conn);
    part.put(place)?;
    let bytes = std::fs::metadata(place).map_or(0, |meta| meta.len());
    Ok(Copied { file: place.to_owned(), bytes, articles, aside })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Marking, Query};
    use crate::store::Store;
    use crate::store::sample::{arrived, article, assert_well, list, newsroom, now, source, these};

    #[test]
    fn a_copy_comes_back_as_it_was_and_what_came_later_moves_aside() {
        let (dir, mut store, ids) = newsroom();
        let path = dir.path().join("warta.db");
        store.apply(&[these(&ids[..2], Marking::Star(true))], &now()).unwrap();
        let before = list(&store, &Query::default());
        let to = dir.path().join("copies/one.db");
        let copied = back_up(&path, &to, &now()).unwrap();
        assert_eq!((copied.articles, copied.aside), (5, None));
        assert!(back_up(&path, &to, &now()).is_err(), "a backup is never written over");
        arrived(&mut store, vec![article(&source("Pusat"), "z", 0, "Berita yang datang kemudian", "")]);
        assert!(matches!(restore(&path, &to, &now()), Err(StoreError::Busy)), "somebody works on it");
        drop(store);
        let restored = restore(&path, &to, &now()).unwrap();
        let store = Store::open(&path).unwrap();
        assert_eq!(list(&store, &Query::default()), before);
        assert_well(&store);
        let aside = Store::open(&restored.aside.unwrap()).unwrap();
        assert_eq!(list(&aside, &Query::default()).len(), 6, "nothing was deleted");
    }

    #[test]
    fn a_damaged_backup_replaces_nothing() {
        let (dir, store, _) = newsroom();
        let path = dir.path().join("warta.db");
        let to = dir.path().join("one.db");
        back_up(&path, &to, &now()).unwrap();
        drop(store);
        let whole = std::fs::read(&to).unwrap();
        let packed: Vec<u8> = {
            let conn = Connection::open(&to).unwrap();
            conn.query_row("SELECT packed FROM bodies WHERE no = 3", [], |row| row.get(0)).unwrap()
        };
        let text = whole.windows(packed.len()).position(|bytes| bytes == packed).unwrap();
        let mut flipped = whole.clone();
        flipped[text + packed.len() / 2] ^= 1;
        let before = std::fs::read(&path).unwrap();
        for damaged in [flipped, whole[..whole.len() / 2].to_vec(), b"hello".repeat(999), Vec::new()] {
            std::fs::write(&to, &damaged).unwrap();
            let refused = restore(&path, &to, &now()).unwrap_err();
            assert!(refused.to_string().contains("one.db"), "{refused}");
            assert_eq!(std::fs::read(&path).unwrap(), before);
        }
        let names: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(!names.iter().any(|name| name.to_string_lossy().contains("part")), "{names:?}");
    }
}
