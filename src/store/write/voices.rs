//! Who is quoted in an article, where it was written, and the acronyms it explains.
//!
//! In: an item with its text. Out: rows of `names`, `named` and `expansions`; a text that is
//! written anew replaces what the one before said. Only looks at text: it judges no one.

use rusqlite::{Connection, OptionalExtension, params};

use crate::news::{Facet, Item};
use crate::words;

/// A place may come from the page or from the beginning of the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Voices {
    speakers: Vec<String>,
    place: Option<String>,
    explained: Vec<(String, String)>,
}

impl Voices {
    /// What `item` says, whose text is `prose`.
    pub(crate) fn of(item: &Item, prose: &str) -> Self {
        let opening = || words::dateline(prose);
        let place = item
            .dateline
            .as_ref()
            .and_then(words::place)
            .or_else(|| opening().as_ref().and_then(words::place));
        Self { speakers: words::speakers(prose), place, explained: words::explained(prose) }
    }

    /// Keeps it for the article numbered `no`.
    pub(crate) fn keep(&self, conn: &Connection, no: i64) -> rusqlite::Result<()> {
        for name in &self.speakers {
            keep_name(conn, no, Facet::Speaker, name)?;
        }
        if let Some(place) = &self.place {
            keep_name(conn, no, Facet::Place, place)?;
        }
        let mut insert =
            conn.prepare_cached("INSERT OR IGNORE INTO expansions (short, long, no) VALUES (?1, ?2, ?3)")?;
        for (short, long) in &self.explained {
            insert.execute(params![short, long, no])?;
        }
        Ok(())
    }
}

/// Forgets what the text of `no` said before.
pub(crate) fn forget(conn: &Connection, no: i64) -> rusqlite::Result<()> {
    for table in ["named", "expansions", "unheard"] {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE no = ?1"))?.execute([no])?;
    }
    Ok(())
}

/// How the file tells the kinds of names.
pub(crate) fn kind(facet: Facet) -> i64 {
    match facet {
        Facet::Speaker => 0,
        Facet::Place => 1,
    }
}

fn keep_name(conn: &Connection, no: i64, facet: Facet, shown: &str) -> rusqlite::Result<()> {
    let folded = folded(shown);
    let known: Option<i64> = conn
        .prepare_cached("SELECT id FROM names WHERE kind = ?1 AND folded = ?2")?
        .query_row(params![kind(facet), folded], |row| row.get(0))
        .optional()?;
    let name = if let Some(name) = known {
        name
    } else {
        conn.prepare_cached("INSERT INTO names (kind, folded, shown) VALUES (?1, ?2, ?3)")?
            .execute(params![kind(facet), folded, shown])?;
        conn.last_insert_rowid()
    };
    conn.prepare_cached("INSERT OR IGNORE INTO named (name, no) VALUES (?1, ?2)")?.execute([name, no])?;
    Ok(())
}

/// A name as it is compared: folded words with single blanks.
pub(crate) fn folded(name: &str) -> String {
    words::tokens(name).map(|token| words::fold(token.text)).collect::<Vec<_>>().join(" ")
}
