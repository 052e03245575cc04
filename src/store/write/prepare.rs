//! Texts made ready for the file: packed, and stemmed for the index.
//!
//! In: items with their internal numbers. Out: rows of `bodies` and of the index, in ascending
//! order, which the index takes fastest. Half of the work is language and compression, half is
//! SQL; with many texts a second thread does the first half while this one does the other.

use std::sync::mpsc::sync_channel;

use rusqlite::{Connection, params};

use super::apply::Desk;
use super::copies::Copies;
use super::voices::{self, Voices};
use crate::news::Item;
use crate::store::ask;
use crate::store::body::{Packed, Packer};
use crate::store::dictionary;
use crate::store::file;
use crate::words::{Sketch, Stemmer};

/// Texts for which a second thread is worth its start.
const MANY: usize = 48;

/// Texts that are handed over together, and hands that may lie ready.
const HANDFUL: usize = 16;
const AHEAD: usize = 3;

/// Older texts that are sketched beside new ones.
const OLDER: i64 = 64;
/// Older texts whose speakers are sought beside new ones.
const UNHEARD: i64 = 256;

/// Older texts that are indexed anew beside new ones.
pub(crate) const UNINDEXED: i64 = 128;

/// A text as the file takes it.
struct Ready {
    no: i64,
    packed: Packed,
    title: String,
    body: String,
    sketch: Sketch,
    voices: Voices,
}

/// Writes the texts of new articles, given in ascending order of their numbers.
pub(crate) fn write_texts(
    conn: &Connection,
    desk: &mut Desk,
    texts: &[(i64, &Item)],
) -> rusqlite::Result<()> {
    let Desk { stemmer, packer, copies, .. } = desk;
    dictionary::take_newest(conn, packer)?;
    let alone = std::thread::available_parallelism().is_ok_and(|threads| threads.get() == 1);
    if texts.len() < MANY || alone {
        return texts
            .iter()
            .try_for_each(|(no, item)| write(conn, copies, &prepare(stemmer, packer, *no, item)?, false));
    }
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        // Where writing fails, the receiver is gone and the thread ends with its next text.
        scope.spawn(move || {
            texts.chunks(HANDFUL).all(|texts| {
                let ready = texts.iter().map(|(no, item)| prepare(stemmer, packer, *no, item));
                sender.send(ready.collect::<rusqlite::Result<Vec<Ready>>>()).is_ok()
            });
        });
        receiver
            .into_iter()
            .try_for_each(|ready| ready?.iter().try_for_each(|ready| write(conn, copies, ready, false)))
    })
}

/// Writes the text of one article in place of the one it had.
pub(crate) fn rewrite_text(
    conn: &Connection,
    desk: &mut Desk,
    (no, item): (i64, &Item),
    paged: bool,
) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([no])?;
    voices::forget(conn, no)?;
    let Desk { stemmer, packer, copies, .. } = desk;
    dictionary::take_newest(conn, packer)?;
    write(conn, copies, &prepare(stemmer, packer, no, item)?, paged)
}

/// Sketches some of the texts that were here before sketches were kept, newest first.
pub(crate) fn sketch_older(conn: &Connection, desk: &mut Desk) -> rusqlite::Result<()> {
    let some: Vec<i64> = conn
        .prepare_cached("SELECT no FROM unsketched ORDER BY no DESC LIMIT ?1")?
        .query_map([OLDER], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for no in some {
        if let Some(kept) = ask::item(conn, &mut desk.packer, no)? {
            desk.copies.keep(conn, no, &Sketch::of(&ask::prose(&kept.item)))?;
        }
        conn.prepare_cached("DELETE FROM unsketched WHERE no = ?1")?.execute([no])?;
    }
    Ok(())
}

/// Reads some of the texts that were here before their speakers and places were kept, newest first.
pub(crate) fn hear_older(conn: &Connection, desk: &mut Desk) -> rusqlite::Result<()> {
    let some: Vec<i64> = conn
        .prepare_cached("SELECT no FROM unheard ORDER BY no DESC LIMIT ?1")?
        .query_map([UNHEARD], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for no in some {
        voices::forget(conn, no)?;
        if let Some(kept) = ask::item(conn, &mut desk.packer, no)? {
            Voices::of(&kept.item, &ask::prose(&kept.item)).keep(conn, no)?;
        }
    }
    Ok(())
}

/// Enters the article numbered `no` into the index kept in the table `index`.
pub(crate) fn index(
    conn: &Connection,
    stemmer: &mut Stemmer,
    index: &str,
    (no, item): (i64, &Item),
) -> rusqlite::Result<()> {
    let (title, body) = (stemmer.index_form(&item.title), stemmer.index_form(&ask::prose(item)));
    conn.prepare_cached(&format!("INSERT INTO {index} (rowid, title, body) VALUES (?1, ?2, ?3)"))?
        .execute(params![no, title, body])?;
    Ok(())
}

/// Enters `some` of the articles into the index that is on its way, if there is one; it takes the
/// place of the one that is asked when it lacks none.
pub(crate) fn index_older(conn: &Connection, desk: &mut Desk, some: i64) -> rusqlite::Result<()> {
    let coming = file::coming(conn)?;
    if coming == "search" {
        return Ok(());
    }
    let some: Vec<i64> = conn
        .prepare_cached("SELECT no FROM unindexed ORDER BY no LIMIT ?1")?
        .query_map([some], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for no in some {
        conn.prepare_cached(&format!("DELETE FROM {coming} WHERE rowid = ?1"))?.execute([no])?;
        if let Some(kept) = ask::item(conn, &mut desk.packer, no)? {
            index(conn, &mut desk.stemmer, coming, (no, &kept.item))?;
        }
        conn.prepare_cached("DELETE FROM unindexed WHERE no = ?1")?.execute([no])?;
    }
    file::settle(conn)
}

fn prepare(stemmer: &mut Stemmer, press: &mut Packer, no: i64, item: &Item) -> rusqlite::Result<Ready> {
    let packed =
        press.pack(item).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let prose = ask::prose(item);
    let (title, body) = (stemmer.index_form(&item.title), stemmer.index_form(&prose));
    let voices = Voices::of(item, &prose);
    Ok(Ready { no, packed, title, body, sketch: Sketch::of(&prose), voices })
}

fn write(conn: &Connection, copies: &mut Copies, ready: &Ready, paged: bool) -> rusqlite::Result<()> {
    let Ready { no, packed, title, body, sketch, voices } = ready;
    conn.prepare_cached(
        "INSERT OR REPLACE INTO bodies (no, size, sum, paged, packed) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![no, packed.size, packed.sum, paged, packed.bytes])?;
    conn.prepare_cached("INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![no, title, body])?;
    voices.keep(conn, *no)?;
    copies.keep(conn, *no, sketch)
}
