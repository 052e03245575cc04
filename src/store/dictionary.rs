//! What the texts of an archive have in common, so that each is kept in fewer bytes.
//!
//! In: texts that are kept. Out: a dictionary, learned once there are enough of them and again
//! when there are many more, and stored twice, because every text packed with it needs it. A
//! packed text names its own by a number; none ever changes or goes.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::body::{Packer, checksum};

/// Fewer texts teach nothing.
const FEWEST: i64 = 256;
/// So many times the texts that the last one was learned from, and another is worth it.
const GROWTH: i64 = 16;
/// The newest texts from which it is learned.
const SAMPLES: i64 = 512;
/// Its size in bytes.
const SIZE: usize = 64 * 1024;

/// Makes `packer` pack with the newest dictionary: never with one that is not in the file.
pub(crate) fn take_newest(conn: &Connection, packer: &mut Packer) -> rusqlite::Result<()> {
    let newest: Option<u32> = conn
        .prepare_cached("SELECT number FROM dictionaries ORDER BY no DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    if newest == packer.packs_with() {
        return Ok(());
    }
    let words = match newest {
        Some(number) => read(conn, number)?.map(|words| (number, words)),
        None => None,
    };
    packer.pack_with(words).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Makes `packer` able to unpack `bytes`, if their dictionary is there and whole.
pub(crate) fn take_for(conn: &Connection, packer: &mut Packer, bytes: &[u8]) -> rusqlite::Result<()> {
    if let Some(number) = packer.lacks(bytes)
        && let Some(words) = read(conn, number)?
    {
        packer
            .learn(number, &words)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    }
    Ok(())
}

/// Learns a dictionary, if there is none that fits the archive; what is packed stays as it is.
pub(crate) fn learn(conn: &Connection, packer: &mut Packer) -> rusqlite::Result<()> {
    let (texts, learned): (i64, i64) = conn
        .prepare_cached(
            "SELECT (SELECT coalesce(sum(total), 0) FROM tallies), \
             (SELECT coalesce(max(texts), 0) FROM dictionaries)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if texts < FEWEST.max(learned.saturating_mul(GROWTH)) {
        return Ok(());
    }
    let samples = samples(conn, packer)?;
    // Headlines alone have next to nothing in common.
    let whole: usize = samples.iter().map(Vec::len).sum();
    if whole < 4 * SIZE {
        return Ok(());
    }
    let Ok(words) = zstd::dict::from_samples(&samples, SIZE) else { return Ok(()) };
    let Some(number) = zstd::zstd_safe::get_dict_id_from_dict(&words) else { return Ok(()) };
    conn.prepare_cached(
        "INSERT OR IGNORE INTO dictionaries (number, texts, sum, words, spare) VALUES (?1, ?2, ?3, ?4, ?4)",
    )?
    .execute(params![number.get(), texts, checksum(&words), words])?;
    Ok(())
}

/// The newest texts, as they are before they are packed.
fn samples(conn: &Connection, packer: &mut Packer) -> rusqlite::Result<Vec<Vec<u8>>> {
    let mut select = conn.prepare_cached("SELECT size, sum, packed FROM bodies ORDER BY no DESC LIMIT ?1")?;
    let mut rows = select.query([SAMPLES])?;
    let mut samples = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(2)?.as_blob().unwrap_or_default();
        take_for(conn, packer, bytes)?;
        samples.extend(packer.raw(bytes, row.get(0)?, row.get(1)?));
    }
    Ok(samples)
}

/// The words of the dictionary `number`; of two copies the one that is whole.
fn read(conn: &Connection, number: u32) -> rusqlite::Result<Option<Vec<u8>>> {
    let found: Option<(i64, Vec<u8>, Vec<u8>)> = conn
        .prepare_cached("SELECT sum, words, spare FROM dictionaries WHERE number = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(found.and_then(|(sum, words, spare)| [words, spare].into_iter().find(|copy| checksum(copy) == sum)))
}

/// The numbers of all dictionaries; a file of an earlier version, as a backup may be, has none.
pub(crate) fn numbers(conn: &Connection) -> rusqlite::Result<HashSet<u32>> {
    if !conn.table_exists(None, "dictionaries")? {
        return Ok(HashSet::new());
    }
    conn.prepare("SELECT number FROM dictionaries")?.query_map([], |row| row.get(0))?.collect()
}

/// How many dictionaries are not whole any more in both copies.
pub(crate) fn examine(conn: &Connection) -> rusqlite::Result<u64> {
    let mut bad = 0;
    for number in numbers(conn)? {
        let whole = conn
            .prepare_cached("SELECT sum, words, spare FROM dictionaries WHERE number = ?1")?
            .query_row([number], |row| {
                let sum: i64 = row.get(0)?;
                let whole = |at| {
                    row.get_ref(at)?
                        .as_blob()
                        .map(|copy| checksum(copy) == sum)
                        .or(Ok::<_, rusqlite::Error>(false))
                };
                Ok(whole(1)? && whole(2)?)
            })?;
        bad += u64::from(!whole);
    }
    Ok(bad)
}

/// Writes the copy that is damaged anew from the one that is whole; a dictionary of which neither
/// is goes, and with it the texts that need it.
pub(crate) fn mend(conn: &Connection) -> rusqlite::Result<()> {
    for number in numbers(conn)? {
        match read(conn, number)? {
            Some(words) => conn.execute(
                "UPDATE dictionaries SET words = ?2, spare = ?2 WHERE number = ?1",
                params![number, words],
            )?,
            None => conn.execute("DELETE FROM dictionaries WHERE number = ?1", [number])?,
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use crate::news::{Article, Change, Query, Visit};
    use crate::store::Store;
    use crate::store::sample::{ALL, article, assert_well, empty, list, now, source, subscribed};

    /// Texts of `count` words out of some hundreds, as different as news of one office are.
    fn releases(from: u64, count: u64) -> Vec<Article> {
        let office = source("Kepri");
        let text = |number: u64| {
            let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
            let mut word = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                format!(
                    "kata{}{}",
                    ["kan", "an", "nya", "i"][(state >> 40) as usize % 4],
                    (state >> 33) % 700
                )
            };
            (0..150).map(|_| word()).collect::<Vec<_>>().join(" ")
        };
        let one =
            |number| article(&office, &format!("b/{number}"), 1, &format!("Berita {number}"), &text(number));
        (from..from + count).map(one).collect()
    }

    fn visited() -> Change {
        Change::Visited { source: source("Kepri").id, visit: Box::new(Visit::default()) }
    }

    fn told(store: &mut Store, articles: Vec<Article>) {
        let changes = [Change::Arrived(articles), visited()];
        store.apply(&changes, &now()).unwrap();
    }

    fn packed(conn: &Connection, dictionary: bool) -> (usize, usize) {
        let mut select = conn.prepare("SELECT packed FROM bodies").unwrap();
        let all: Vec<Vec<u8>> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let named =
            all.iter().filter(|bytes| super::super::body::dictionary_of(bytes).is_some() == dictionary);
        named.fold((0, 0), |(count, size), bytes| (count + 1, size + bytes.len()))
    }

    fn archive() -> (tempfile::TempDir, Store) {
        let (dir, mut store) = empty();
        store.apply(&[subscribed(&source("Kepri"))], &now()).unwrap();
        told(&mut store, releases(0, 300));
        told(&mut store, releases(300, 100));
        (dir, store)
    }

    fn all_are_whole(store: &Store, count: u64) {
        let rows = list(store, &Query::default());
        assert_eq!((rows.len() as u64, ALL.limit > rows.len()), (count, true));
        for wanted in releases(0, count) {
            let opened = store.article(wanted.id).unwrap().unwrap();
            assert!(!opened.damaged);
            assert_eq!(opened.article.item.body, wanted.item.body);
        }
    }

    #[test]
    fn an_archive_learns_once_what_its_texts_have_in_common() {
        let (_dir, store) = archive();
        let (plain, plain_size) = packed(&store.conn, false);
        let (with, size) = packed(&store.conn, true);
        assert_eq!((plain, with), (300, 100), "what is packed stays as it is");
        assert!(size / with * 10 < plain_size / plain * 9, "{size} of {with}, {plain_size} of {plain}");
        assert_eq!(super::numbers(&store.conn).unwrap().len(), 1);
        all_are_whole(&store, 400);
        assert_well(&store);
    }

    #[test]
    fn another_process_reads_what_a_dictionary_is_needed_for() {
        let (_dir, store) = archive();
        let reader = Store::open_reader(&store.path).unwrap();
        all_are_whole(&reader, 400);
        // And it writes on with the same one.
        let mut other = Store::open(&store.path).unwrap();
        told(&mut other, releases(400, 5));
        assert_eq!(packed(&store.conn, true).0, 105);
        all_are_whole(&store, 405);
    }

    #[test]
    fn nothing_is_packed_with_a_dictionary_that_never_came_into_the_file() {
        let (_dir, mut store) = archive();
        store.conn.execute("DELETE FROM dictionaries", []).unwrap();
        told(&mut store, releases(400, 1));
        assert_eq!(packed(&store.conn, true).0, 100, "not one more");
        assert!(!store.article(releases(400, 1)[0].id).unwrap().unwrap().damaged);
    }

    #[test]
    fn one_damaged_copy_costs_nothing_and_two_cost_the_texts_alone() {
        let (_dir, store) = archive();
        let spoil = "UPDATE dictionaries SET words = CAST(substr(words, 1, 900) || x'00' AS BLOB)";
        store.conn.execute(spoil, []).unwrap();
        let fresh = Store::open(&store.path).unwrap();
        all_are_whole(&fresh, 400);
        assert!(fresh.check().unwrap().iter().any(|check| check.name == "bodies" && !check.ok));
        super::mend(&fresh.conn).unwrap();
        assert_well(&fresh);
        let both = "UPDATE dictionaries SET words = x'00', spare = x'00'";
        store.conn.execute(both, []).unwrap();
        let fresh = Store::open(&store.path).unwrap();
        assert!(!fresh.check().unwrap().iter().all(|check| check.ok));
        crate::store::write::blank_damaged(&fresh.conn, &now()).unwrap();
        assert_well(&fresh);
        assert_eq!(list(&fresh, &Query::default()).len(), 400, "the headlines stay");
    }
}
