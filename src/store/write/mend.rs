//! Makes good what a damaged file lost: rows that belong together, counts, index, texts.
//!
//! In: a connection in a transaction of the caller (or a file that nobody else knows). Out: a file
//! that keeps its promises again; what cannot be had here can be fetched anew.

use jiff::ZonedDateTime;
use rusqlite::Connection;

use super::apply::Desk;
use super::copies::{self, Copies};
use super::prepare;
use crate::news::{Extent, Item};
use crate::store::ask;
use crate::store::body::{Packer, checksum, dictionary_of};
use crate::store::dictionary;
use crate::store::file;
use crate::words::Stemmer;

/// Drops rows whose other half is lost, and makes the counts and repeated marks anew.
pub(crate) fn put_in_order(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(
        "DELETE FROM list WHERE no NOT IN (SELECT no FROM articles) \
           OR source NOT IN (SELECT no FROM sources); \
         DELETE FROM articles WHERE no NOT IN (SELECT no FROM list); \
         DELETE FROM bodies WHERE no NOT IN (SELECT no FROM list); \
         DELETE FROM sketches WHERE no NOT IN (SELECT no FROM list); \
         DELETE FROM versions WHERE no NOT IN (SELECT no FROM list); \
         DELETE FROM unsketched; \
         INSERT INTO unsketched SELECT no FROM list WHERE no NOT IN (SELECT no FROM sketches); \
         UPDATE list SET read = coalesce(m.read, 0), starred = coalesce(m.starred, 0) \
           FROM articles a LEFT JOIN marks m ON m.article = a.id WHERE a.no = list.no; \
         DELETE FROM hidden; \
         INSERT INTO hidden SELECT a.no FROM articles a JOIN marks m ON m.article = a.id WHERE m.hidden = 1; \
         DELETE FROM revised WHERE no NOT IN (SELECT no FROM list); \
         DELETE FROM ruled WHERE no NOT IN (SELECT no FROM list); \
         UPDATE names SET count = (SELECT count(*) FROM named d WHERE d.name = names.id \
           AND d.no NOT IN (SELECT no FROM hidden)); \
         DELETE FROM tallies WHERE source NOT IN (SELECT no FROM sources); \
         INSERT OR IGNORE INTO tallies (source) SELECT no FROM sources; \
         UPDATE tallies SET total = coalesce(l.total, 0), unread = coalesce(l.unread, 0), \
           starred = coalesce(l.starred, 0) FROM tallies t LEFT JOIN (SELECT source, count(*) AS total, \
           sum(read = 0) AS unread, sum(starred = 1) AS starred FROM list \
           WHERE no NOT IN (SELECT no FROM hidden) GROUP BY source) l ON l.source = t.source \
           WHERE t.source = tallies.source;",
    )?;
    dictionary::mend(conn)?;
    copies::mend(conn)
}

/// Writes the whole index anew and gives up damaged texts; how many those are.
pub(crate) fn index_anew(conn: &Connection, now: &ZonedDateTime) -> rusqlite::Result<u64> {
    let mut desk = desk()?;
    let index = file::coming(conn)?;
    conn.execute_batch(&format!("INSERT INTO {index}({index}) VALUES ('delete-all')"))?;
    let all: Vec<i64> = conn
        .prepare("SELECT no FROM list ORDER BY no")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    // What is blanked comes back to this table, and is done last.
    conn.execute("DELETE FROM unindexed", [])?;
    let mut blanked = 0;
    for no in all {
        let Some(kept) = ask::item(conn, &mut desk.packer, no)? else { continue };
        if kept.intact {
            prepare::index(conn, &mut desk.stemmer, index, (no, &kept.item))?;
        } else {
            blank(conn, &mut desk, no, kept.item, now)?;
            blanked += 1;
        }
    }
    prepare::index_older(conn, &mut desk, i64::MAX)?;
    Ok(blanked)
}

/// Gives up the texts that do not match their checksums, or whose dictionary is lost.
pub(crate) fn blank_damaged(conn: &Connection, now: &ZonedDateTime) -> rusqlite::Result<()> {
    dictionary::mend(conn)?;
    let known = dictionary::numbers(conn)?;
    let mut damaged = Vec::new();
    {
        let mut select =
            conn.prepare("SELECT l.no, b.sum, b.packed FROM list l LEFT JOIN bodies b ON b.no = l.no")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let sum: Option<i64> = row.get(1)?;
            let bytes = row.get_ref(2)?.as_blob().ok();
            let lost = bytes.and_then(dictionary_of).is_some_and(|number| !known.contains(&number));
            if bytes.map(checksum) != sum || sum.is_none() || lost {
                damaged.push(row.get::<_, i64>(0)?);
            }
        }
    }
    if damaged.is_empty() {
        return Ok(());
    }
    let mut desk = desk()?;
    let tx = conn.unchecked_transaction()?;
    for no in damaged {
        if let Some(kept) = ask::item(&tx, &mut desk.packer, no)? {
            blank(&tx, &mut desk, no, kept.item, now)?;
        }
    }
    tx.commit()
}

/// Leaves the headline alone of an article, and its page to be fetched.
fn blank(
    conn: &Connection,
    desk: &mut Desk,
    no: i64,
    item: Item,
    now: &ZonedDateTime,
) -> rusqlite::Result<()> {
    let key = item.url.as_ref().map_or_else(|| item.title.clone(), ToString::to_string);
    let due = item.url.as_ref().map(|_| now.timestamp().as_microsecond());
    let item = Item { key, extent: Extent::None, body: None, ..item };
    prepare::rewrite_text(conn, desk, (no, &item), false)?;
    conn.execute("UPDATE list SET extent = 0, due = ?2 WHERE no = ?1", (no, due))?;
    // An unchanged source would not tell the text again.
    conn.execute(
        "UPDATE sources SET etag = NULL, last_modified = NULL, body_hash = NULL \
         WHERE no = (SELECT source FROM list WHERE no = ?1)",
        [no],
    )?;
    Ok(())
}

fn desk() -> rusqlite::Result<Desk> {
    let packer = Packer::new().map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    Ok(Desk { stemmer: Stemmer::new(), packer, copies: Copies::default(), rules: [].into() })
}
