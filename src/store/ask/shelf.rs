//! Which article pages should be fetched so that they can be read without a network.
//!
//! In: how many, and the present. Out: starred articles first, then the newest. A page is
//! wanted while its text is not whole, its source is prefetched and no failed try forbids it.

use rusqlite::Connection;

use super::read;
use crate::news::SourceId;
use crate::store::opened::Wanted;

/// Articles whose page should be fetched, most wanted first.
pub(crate) fn wanted(conn: &Connection, limit: i64, now: i64) -> rusqlite::Result<Vec<Wanted>> {
    let rows: Vec<Option<Wanted>> = conn
        .prepare_cached(
            "SELECT a.id, s.id, a.url FROM list l CROSS JOIN sources s ON s.no = l.source \
             CROSS JOIN articles a ON a.no = l.no \
             WHERE l.due IS NOT NULL AND l.due <= ?1 AND s.archived = 0 AND s.shelf = '\"prefetch\"' \
             ORDER BY l.starred DESC, l.sort DESC LIMIT ?2",
        )?
        .query_map([now, limit], |row| {
            let (article, source) = (read::article_id(row, 0)?, row.get::<_, i64>(1)?);
            let url = read::url(row, 2)?;
            Ok(url.map(|url| Wanted { article, source: SourceId(source.cast_unsigned()), url }))
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}
