//! Examines the file for `doctor`.
//!
//! In: a connection. Out: one [`Check`] for each promise of this room: pages whole, rows
//! complete, texts as written, every article in the index, counts equal to a recount. Nothing
//! here writes, so a file that may only be read can be examined too.

use rusqlite::Connection;

use super::body::{checksum, dictionary_of};
use super::dictionary;
use super::opened::Check;

/// All examinations; an examination that cannot be made has failed.
pub(crate) fn check(conn: &Connection) -> Vec<Check> {
    type Examine = fn(&Connection) -> rusqlite::Result<(bool, String)>;
    let all: [(&'static str, Examine); 4] =
        [("integrity", integrity), ("bodies", bodies), ("index", index), ("counts", counts)];
    all.into_iter()
        .map(|(name, examine)| match examine(conn) {
            Ok((ok, detail)) => Check { name, ok, detail },
            Err(error) => Check { name, ok: false, detail: error.to_string() },
        })
        .collect()
}

/// Pages and tables, and that no row lacks its other half.
fn integrity(conn: &Connection) -> rusqlite::Result<(bool, String)> {
    let found: Vec<String> =
        conn.prepare("PRAGMA quick_check(10)")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if found != ["ok"] {
        return Ok((false, found.join("; ")));
    }
    let lonely: i64 = conn.query_row(
        "SELECT (SELECT count(*) FROM list WHERE no NOT IN (SELECT no FROM articles)) \
         + (SELECT count(*) FROM articles WHERE no NOT IN (SELECT no FROM list)) \
         + (SELECT count(*) FROM bodies WHERE no NOT IN (SELECT no FROM articles)) \
         + (SELECT count(*) FROM versions WHERE no NOT IN (SELECT no FROM articles)) \
         + (SELECT count(*) FROM list WHERE source NOT IN (SELECT no FROM sources)) \
         + (SELECT count(*) FROM sources WHERE no NOT IN (SELECT source FROM tallies))",
        [],
        |row| row.get(0),
    )?;
    Ok((lonely == 0, if lonely == 0 { "ok".to_owned() } else { format!("{lonely} incomplete") }))
}

/// Every article's text is there and is what was written, and so are the earlier ones.
fn bodies(conn: &Connection) -> rusqlite::Result<(bool, String)> {
    let mut statement = conn.prepare(
        "SELECT b.sum, b.packed FROM list l LEFT JOIN bodies b ON b.no = l.no \
             UNION ALL SELECT sum, packed FROM versions",
    )?;
    let mut rows = statement.query([])?;
    // What packed texts have in common is as good as a text; without it many are lost.
    let mut bad = dictionary::examine(conn)?;
    let known = dictionary::numbers(conn)?;
    let mut all = 0_u64;
    while let Some(row) = rows.next()? {
        all += 1;
        let bytes = row.get_ref(1)?.as_blob().ok();
        let sum: Option<i64> = row.get(0)?;
        let lost = bytes.and_then(dictionary_of).is_some_and(|number| !known.contains(&number));
        if bytes.map(checksum) != sum || sum.is_none() || lost {
            bad += 1;
        }
    }
    Ok((bad == 0, if bad == 0 { format!("{all}") } else { format!("{bad}/{all}") }))
}

/// The index holds every article and nothing else. (`quick_check` has examined its inside.)
fn index(conn: &Connection) -> rusqlite::Result<(bool, String)> {
    let (articles, missing, surplus): (i64, i64, i64) = conn.query_row(
        "SELECT (SELECT count(*) FROM list), \
         (SELECT count(*) FROM list WHERE no NOT IN (SELECT id FROM search_docsize)), \
         (SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT no FROM list))",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let ok = missing == 0 && surplus == 0;
    Ok((ok, if ok { format!("{articles}") } else { format!("-{missing} +{surplus}/{articles}") }))
}

/// The kept counts are what a recount gives, and the list repeats the marks.
fn counts(conn: &Connection) -> rusqlite::Result<(bool, String)> {
    let wrong: i64 = conn.query_row(
        "SELECT count(*) FROM tallies t LEFT JOIN (SELECT source, count(*) AS total, \
         sum(read = 0) AS unread, sum(starred) AS starred FROM list \
         WHERE no NOT IN (SELECT no FROM hidden) GROUP BY source) l \
         ON l.source = t.source WHERE t.total <> coalesce(l.total, 0) \
         OR t.unread <> coalesce(l.unread, 0) OR t.starred <> coalesce(l.starred, 0)",
        [],
        |row| row.get(0),
    )?;
    let astray: i64 = conn.query_row(
        "SELECT count(*) FROM list l JOIN articles a ON a.no = l.no LEFT JOIN marks m ON m.article = a.id \
         WHERE l.read <> coalesce(m.read, 0) OR l.starred <> coalesce(m.starred, 0) \
         OR l.no IN (SELECT no FROM hidden) <> coalesce(m.hidden, 0)",
        [],
        |row| row.get(0),
    )?;
    let ok = wrong == 0 && astray == 0;
    Ok((ok, if ok { "ok".to_owned() } else { format!("{wrong} sources, {astray} articles") }))
}

#[cfg(test)]
mod tests {
    use crate::store::sample::{assert_well, newsroom};

    #[test]
    fn each_examination_can_fail() {
        let cases = [
            ("integrity", "DELETE FROM articles WHERE no = 2"),
            ("bodies", "DELETE FROM bodies WHERE no = 1"),
            ("bodies", "UPDATE bodies SET sum = sum + 1 WHERE no = 3"),
            (
                "bodies",
                "INSERT INTO versions SELECT no, 1, '', size, sum + 1, packed FROM bodies WHERE no = 1",
            ),
            (
                "integrity",
                "INSERT INTO versions SELECT 99, 1, '', size, sum, packed FROM bodies WHERE no = 1",
            ),
            ("index", "DELETE FROM search WHERE rowid = 4"),
            ("index", "INSERT INTO search (rowid, title, body) VALUES (99, 'x', 'y')"),
            ("counts", "UPDATE list SET read = 1 WHERE no = 1"),
            ("counts", "UPDATE tallies SET starred = 1 WHERE source = 1"),
            ("counts", "INSERT INTO hidden VALUES (2)"),
        ];
        for (name, harm) in cases {
            let (_dir, store, _) = newsroom();
            assert_well(&store);
            store.conn.execute_batch(harm).unwrap();
            let bad: Vec<&str> =
                store.check().unwrap().iter().filter(|check| !check.ok).map(|check| check.name).collect();
            assert!(bad.contains(&name), "{harm}: {bad:?}");
        }
    }
}
