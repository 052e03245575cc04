//! What can be read of a damaged file, in a new one.
//!
//! Rows are read from both ends of every table, then one by one in between. What belongs to nothing
//! any more is dropped, counts and index are made anew, and a text that is lost or damaged leaves
//! its headline behind, to be fetched again.

use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::place::{Part, alone, examine, set_aside};
use crate::store::error::StoreError;
use crate::store::file::{self, connect, explain};
use crate::store::write;

/// Rows between the two ends that are asked for one by one.
const BETWEEN: i64 = 2_000_000;

/// What a repair saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repaired {
    /// Articles in the new file.
    pub articles: u64,
    /// Articles that a person marked, whether they are here or not.
    pub marks: u64,
    /// Articles whose text is lost.
    pub textless: u64,
    /// Where the damaged file lies; `None` where nothing was wrong with it.
    pub aside: Option<PathBuf>,
}

/// Saves what can be read of the cache at `database`, unless all is well.
pub fn repair(database: &Path, now: &ZonedDateTime) -> Result<Repaired, StoreError> {
    let path = database;
    if let Err(source) = std::fs::metadata(path) {
        return Err(StoreError::Folder { path: path.to_owned(), source });
    }
    if examine(path).is_ok() {
        return Ok(Repaired::default());
    }
    alone(path)?;
    let part = Part::beside(path)?;
    let failed = |error| explain(&part.path, error);
    let new = connect(&part.path, OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
    new.pragma_update(None, "page_size", file::PAGE).map_err(failed)?;
    new.pragma_update_and_check(None, "journal_mode", "memory", |_| Ok(())).map_err(failed)?;
    let old = leniently(path);
    let version = old.as_ref().and_then(|old| file::version(old).ok()).unwrap_or(0);
    if version > file::known() {
        return Err(StoreError::Newer { found: version, known: file::known() });
    }
    let tx = new.unchecked_transaction().map_err(failed)?;
    while file::version(&tx).map_err(failed)? < version && file::step(&tx).map_err(failed)? {}
    if let Some(old) = &old {
        for (table, rowid) in tables(&tx).map_err(failed)? {
            take_over(old, &tx, &table, rowid).map_err(failed)?;
        }
    }
    while file::step(&tx).map_err(failed)? {}
    write::put_in_order(&tx).map_err(failed)?;
    let textless = write::index_anew(&tx, now).map_err(failed)?;
    tx.commit().map_err(failed)?;
    let count = |sql| new.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::cast_unsigned);
    let articles = count("SELECT count(*) FROM list").map_err(failed)?;
    let marks = count("SELECT count(*) FROM marks").map_err(failed)?;
    drop((new, old));
    examine(&part.path)?;
    let aside = set_aside(path, now)?;
    part.put(path)?;
    Ok(Repaired { articles, marks, textless, aside })
}

/// Gives up the texts of the database at `path` that do not match their checksums.
pub(super) fn blank_damaged(path: &Path, now: &ZonedDateTime) -> Result<(), StoreError> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
    write::blank_damaged(&conn, now).map_err(|error| explain(path, error))
}

/// The file as far as it goes: SQLite reads one that is shorter than it says only so.
fn leniently(path: &Path) -> Option<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).ok()?;
    conn.pragma_update(None, "writable_schema", true).ok()?;
    file::is_ours(&conn).ok().filter(|ours| *ours)?;
    Some(conn)
}

/// The tables that hold rows of their own, and whether their rows are numbered.
fn tables(conn: &Connection) -> rusqlite::Result<Vec<(String, bool)>> {
    conn.prepare("SELECT name, wr = 0 FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Copies what can be read of a table.
fn take_over(old: &Connection, new: &Connection, table: &str, numbered: bool) -> rusqlite::Result<()> {
    let names: Vec<String> = new
        .prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let (columns, width) = (names.join(", "), names.len());
    let holes = vec!["?"; width].join(", ");
    let mut insert = new.prepare(&format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES ({holes})"))?;
    let key = if numbered { "rowid".to_owned() } else { primary_key(new, table)? };
    let number = if numbered { "rowid" } else { "0" };
    let mut ends = [None, None];
    for (end, order) in [(0, "ASC"), (1, "DESC")] {
        let turned = key.split(", ").map(|part| format!("{part} {order}")).collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT {number}, {columns} FROM {table} ORDER BY {turned}");
        // A table that cannot be read at all has nothing to give.
        let Ok(mut select) = old.prepare(&sql) else { return Ok(()) };
        let Ok(mut rows) = select.query([]) else { return Ok(()) };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    ends[end] = row.get::<_, i64>(0).ok();
                    if let Some(values) = values(row, width) {
                        insert.execute(params_from_iter(values))?;
                    }
                }
                // All of it was read.
                Ok(None) => return Ok(()),
                Err(_) => break,
            }
        }
    }
    let (Some(low), Some(high)) = (ends[0].or(numbered.then_some(0)), ends[1]) else { return Ok(()) };
    if !numbered {
        return Ok(());
    }
    let mut one = old.prepare(&format!("SELECT 0, {columns} FROM {table} WHERE rowid = ?1"))?;
    for at in (low + 1..high).take(usize::try_from(BETWEEN).unwrap_or(usize::MAX)) {
        let found = one.query_row([at], |row| Ok(values(row, width)));
        if let Ok(Some(values)) = found {
            insert.execute(params_from_iter(values))?;
        }
    }
    Ok(())
}

/// A row's columns behind its number; `None` where one of them cannot be read.
fn values(row: &rusqlite::Row<'_>, width: usize) -> Option<Vec<Value>> {
    (1..=width).map(|at| row.get::<_, Value>(at).ok()).collect()
}

fn primary_key(conn: &Connection, table: &str) -> rusqlite::Result<String> {
    let names: Vec<String> = conn
        .prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Marking, Query};
    use crate::store::Store;
    use crate::store::sample::{
        arrived, article, assert_well, empty, list, newsroom, now, source, subscribed, these,
    };

    #[test]
    fn half_a_file_gives_what_it_has() {
        let (dir, mut store) = empty();
        let kanwil = source("Kanwil");
        store.apply(&[subscribed(&kanwil)], &now()).unwrap();
        let text = |number: u32| {
            let words = (0..150).map(|word| format!("kata{} ", (number * 7919 + word * 104_729) % 99_991));
            words.collect::<String>()
        };
        let news = (0..400).map(|number| {
            article(
                &kanwil,
                &format!("a{number}"),
                i64::from(number) / 10,
                &format!("Berita {number}"),
                &text(number),
            )
        });
        let ids = arrived(&mut store, news.collect()).new;
        store.apply(&[these(&ids[..50], Marking::Star(true))], &now()).unwrap();
        drop(store);
        let path = dir.path().join("warta.db");
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        assert!(Store::open(&path).is_err());
        let repaired = repair(&path, &now()).unwrap();
        assert!(repaired.articles > 200 && repaired.textless > 0, "{repaired:?}");
        assert!(repaired.articles - repaired.textless > 100, "{repaired:?}");
        assert_eq!(std::fs::read(repaired.aside.unwrap()).unwrap(), &whole[..whole.len() / 2]);
        let store = Store::open(&path).unwrap();
        assert_well(&store);
        assert_eq!(list(&store, &Query::default()).len() as u64, repaired.articles);
        assert_eq!(repair(&path, &now()).unwrap(), Repaired::default(), "what is well is left alone");
    }

    #[test]
    fn a_file_with_nothing_in_it_makes_room_for_a_new_one() {
        for content in [Vec::new(), b"hello world".repeat(1000)] {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("warta.db");
            std::fs::write(&path, &content).unwrap();
            let repaired = repair(&path, &now()).unwrap();
            assert_eq!((repaired.articles, repaired.marks), (0, 0));
            assert_eq!(std::fs::read(repaired.aside.unwrap()).unwrap(), content);
            assert_well(&Store::open(&path).unwrap());
        }
    }

    #[test]
    fn lost_texts_counts_and_index_are_made_good() {
        for harm in [
            "DELETE FROM bodies WHERE no = 1",
            "UPDATE bodies SET sum = sum + 1 WHERE no = 3",
            "DELETE FROM search WHERE rowid = 4",
            "UPDATE tallies SET starred = 1 WHERE source = 1",
            "DELETE FROM articles WHERE no = 2",
        ] {
            let (dir, store, _) = newsroom();
            let path = dir.path().join("warta.db");
            drop(store);
            Connection::open(&path).unwrap().execute_batch(harm).unwrap();
            let repaired = repair(&path, &now()).unwrap();
            let lost = u64::from(harm.contains("bodies"));
            assert_eq!(repaired.textless, lost, "{harm}");
            let store = Store::open(&path).unwrap();
            assert_well(&store);
            assert!(!list(&store, &"haji OR olimpiade".parse().unwrap()).is_empty(), "{harm}");
        }
    }
}
