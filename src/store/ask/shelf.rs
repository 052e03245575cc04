//! Which article pages should be fetched so that they can be read without a network.
//!
//! In: how many, and the present. Out: starred articles first, then the newest; which of them go
//! first in the end is not decided here. A page is wanted while its text is not whole, its source
//! is prefetched and no failed try forbids it.

use jiff::Timestamp;
use rusqlite::{Connection, Row};

use super::read;
use crate::news::SourceId;
use crate::store::opened::Wanted;

/// Articles whose page should be fetched, most wanted first.
pub(crate) fn wanted(conn: &Connection, limit: i64, now: i64) -> rusqlite::Result<Vec<Wanted>> {
    let rows: Vec<Option<Wanted>> = conn
        .prepare_cached(
            "SELECT a.id, s.id, a.url, l.starred, l.sort FROM list l CROSS JOIN sources s ON s.no = l.source \
             CROSS JOIN articles a ON a.no = l.no \
             WHERE l.due IS NOT NULL AND l.due <= ?1 AND s.archived = 0 AND s.shelf = '\"prefetch\"' \
             AND l.no NOT IN (SELECT no FROM hidden) \
             ORDER BY l.starred DESC, l.sort DESC LIMIT ?2",
        )?
        .query_map([now, limit], page)?
        .collect::<Result<_, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// A wanted page out of the columns article, source, address, star and moment; none without an
/// address.
pub(crate) fn page(row: &Row<'_>) -> rusqlite::Result<Option<Wanted>> {
    let source = SourceId(row.get::<_, i64>(1)?.cast_unsigned());
    let (article, starred) = (read::article_id(row, 0)?, row.get(3)?);
    let at = Timestamp::from_microsecond(row.get(4)?).unwrap_or_default();
    Ok(read::url(row, 2)?.map(|url| Wanted { article, source, url, starred, at }))
}
