//! The full-text index of a file whose layout is older, and the new one that grows beside it.
//!
//! In: a connection in a transaction of the caller. Out: whether a new index is on its way, and
//! the new one in the place of the old once it holds everything. Until then only the old one is
//! asked. Fills nothing: that takes language.

use rusqlite::Connection;

/// The table of the index that new articles must get into sooner or later: the one that is asked,
/// or the one that will take its place.
pub(crate) fn coming(conn: &Connection) -> rusqlite::Result<&'static str> {
    let grows: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'search_next')")?
        .query_row([], |row| row.get(0))?;
    Ok(if grows { "search_next" } else { "search" })
}

/// Puts the new index in the place of the old one if it lacks no article.
pub(crate) fn settle(conn: &Connection) -> rusqlite::Result<()> {
    let lacks: bool = conn.query_row("SELECT EXISTS (SELECT 1 FROM unindexed)", [], |row| row.get(0))?;
    if lacks || coming(conn)? == "search" {
        return Ok(());
    }
    conn.execute_batch(
        "DROP TRIGGER unindexed_more; DROP TRIGGER unindexed_less; DROP TABLE search; \
         ALTER TABLE search_next RENAME TO search;",
    )
}
