//! Rows to news: a headline, an item with its text, an opened article.
//!
//! In: internal numbers that a search gave, or public ones. Out: the nouns of `news`. Nothing
//! here writes; an article whose text is damaged still has its headline.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use url::Url;

use crate::news::{Article, ArticleId, Earlier, Headline, Item, Mark, SourceId, page_key, stable_hash};
use crate::store::body::{Packer, extent, when};
use crate::store::dictionary;
use crate::store::opened::Opened;

/// An item as kept.
pub(crate) struct KeptItem {
    pub(crate) item: Item,
    pub(crate) seen: Timestamp,
    /// Its own page was read.
    pub(crate) paged: bool,
    /// Its text is what was written.
    pub(crate) intact: bool,
}

/// Between tags or names where a row carries several: none holds a control character.
const BETWEEN: char = '\u{1f}';

/// The item numbered `no`, with its text.
pub(crate) fn item(conn: &Connection, packer: &mut Packer, no: i64) -> rusqlite::Result<Option<KeptItem>> {
    conn.prepare_cached(
        "SELECT a.title, a.url, a.published, a.zone, a.precision, l.extent, l.seen, \
         b.size, b.sum, b.paged, b.packed \
         FROM articles a CROSS JOIN list l ON l.no = a.no LEFT JOIN bodies b ON b.no = a.no \
         WHERE a.no = ?1",
    )?
    .query_row([no], |row| {
        let mut item = Item {
            title: row.get(0)?,
            url: url(row, 1)?,
            published: moment(row, 2)?,
            extent: extent(row.get(5)?),
            ..Item::default()
        };
        let intact = match row.get_ref(10)?.as_blob().ok() {
            Some(bytes) => {
                dictionary::take_for(conn, packer, bytes)?;
                packer.unpack(bytes, row.get(7)?, row.get(8)?, &mut item)
            }
            None => false,
        };
        let paged = row.get::<_, Option<bool>>(9)?.unwrap_or(false);
        Ok(KeptItem { item, seen: instant(row, 6)?, paged, intact })
    })
    .optional()
}

/// A headline's columns; tags and the other sources of its story come joined, and cost nothing where
/// there are none.
const HEADLINE: &str = "SELECT a.id, s.id, s.name, a.title, a.url, a.published, a.zone, a.precision, l.seen, l.read, \
    l.starred, m.note, m.place, l.extent, l.pdf, a.story, l.edited, \
    CASE WHEN EXISTS (SELECT 1 FROM tags t WHERE t.article = a.id) THEN \
    (SELECT group_concat(t.tag, char(31) ORDER BY t.tag) FROM tags t WHERE t.article = a.id) END, \
    CASE WHEN EXISTS (SELECT 1 FROM articles b WHERE b.story = a.id AND b.story <> b.id) THEN \
    (SELECT group_concat(c.name, char(31) ORDER BY c.no) FROM (SELECT DISTINCT o.name, o.no \
    FROM articles b CROSS JOIN list k ON k.no = b.no CROSS JOIN sources o ON o.no = k.source \
    WHERE b.story = a.id AND b.story <> b.id AND o.no <> s.no \
    AND b.no NOT IN (SELECT no FROM hidden)) c) END, coalesce(m.hidden, 0) \
    FROM articles a CROSS JOIN list l ON l.no = a.no CROSS JOIN sources s ON s.no = l.source \
    LEFT JOIN marks m ON m.article = a.id WHERE a.no = ?1";

/// The headline numbered `no`.
pub(crate) fn headline(conn: &Connection, no: i64) -> rusqlite::Result<Option<Headline>> {
    conn.prepare_cached(HEADLINE)?.query_row([no], told).optional()
}

/// The headlines numbered `nos`, in this order; what is no longer there is left out.
pub(crate) fn headlines(conn: &Connection, nos: &[i64]) -> rusqlite::Result<Vec<Headline>> {
    let mut statement = conn.prepare_cached(HEADLINE)?;
    let mut found = Vec::with_capacity(nos.len());
    for no in nos {
        found.extend(statement.query_row([no], told).optional()?);
    }
    Ok(found)
}

/// A row of [`HEADLINE`].
fn told(row: &Row<'_>) -> rusqlite::Result<Headline> {
    Ok(Headline {
        id: article_id(row, 0)?,
        source: SourceId(row.get::<_, i64>(1)?.cast_unsigned()),
        source_name: row.get(2)?,
        title: row.get(3)?,
        url: url(row, 4)?,
        published: moment(row, 5)?,
        seen: instant(row, 8)?,
        mark: Mark {
            read: row.get(9)?,
            starred: row.get(10)?,
            hidden: row.get(19)?,
            tags: split(row.get(17)?),
            note: row.get(11)?,
            place: row.get::<_, Option<u32>>(12)?.unwrap_or(0),
        },
        extent: extent(row.get(13)?),
        pdf: row.get(14)?,
        story: article_id(row, 15)?,
        edited: row.get(16)?,
        also: split(row.get(18)?),
    })
}

/// The marks on `id`, whether the article is here or not.
pub(crate) fn mark(conn: &Connection, id: i64) -> rusqlite::Result<Mark> {
    let found = conn
        .prepare_cached("SELECT read, starred, note, place, hidden FROM marks WHERE article = ?1")?
        .query_row([id], |row| {
            Ok(Mark {
                read: row.get(0)?,
                starred: row.get(1)?,
                note: row.get(2)?,
                place: row.get(3)?,
                hidden: row.get(4)?,
                tags: Vec::new(),
            })
        })
        .optional()?;
    let mut tags = conn.prepare_cached("SELECT tag FROM tags WHERE article = ?1 ORDER BY tag")?;
    let tags = tags.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Mark { tags, ..found.unwrap_or_default() })
}

/// The internal number of `id`.
pub(crate) fn number(conn: &Connection, id: ArticleId) -> rusqlite::Result<Option<i64>> {
    conn.prepare_cached("SELECT no FROM articles WHERE id = ?1")?
        .query_row([id.0.cast_signed()], |row| row.get(0))
        .optional()
}

/// One article with all that belongs to it.
pub(crate) fn opened(
    conn: &Connection,
    packer: &mut Packer,
    id: ArticleId,
) -> rusqlite::Result<Option<Opened>> {
    let Some(no) = number(conn, id)? else { return Ok(None) };
    let (Some(headline), Some(kept)) = (headline(conn, no)?, item(conn, packer, no)?) else {
        return Ok(None);
    };
    Ok(Some(Opened {
        article: Article { id, source: headline.source, seen: kept.seen, item: kept.item },
        source_name: headline.source_name,
        mark: headline.mark,
        damaged: !kept.intact,
        earlier: if headline.edited { versions(conn, packer, no)? } else { Vec::new() },
    }))
}

/// What the article numbered `no` said before, the latest first; what is damaged is left out.
pub(crate) fn versions(conn: &Connection, packer: &mut Packer, no: i64) -> rusqlite::Result<Vec<Earlier>> {
    let mut statement = conn.prepare_cached(
        "SELECT until, title, size, sum, packed FROM versions WHERE no = ?1 ORDER BY until DESC",
    )?;
    let mut rows = statement.query([no])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut item = Item::default();
        let bytes = row.get_ref(4)?.as_blob().unwrap_or_default();
        dictionary::take_for(conn, packer, bytes)?;
        if packer.unpack(bytes, row.get(2)?, row.get(3)?, &mut item) {
            found.push(Earlier { until: instant(row, 0)?, title: row.get(1)?, text: prose(&item) });
        }
    }
    Ok(found)
}

/// The text of `id` that is searched, where it is here.
pub(crate) fn text(
    conn: &Connection,
    packer: &mut Packer,
    id: ArticleId,
) -> rusqlite::Result<Option<String>> {
    let Some(no) = number(conn, id)? else { return Ok(None) };
    Ok(item(conn, packer, no)?.map(|kept| prose(&kept.item)))
}

/// The articles whose number begins with `prefix`, at most two.
pub(crate) fn by_prefix(conn: &Connection, prefix: &str) -> rusqlite::Result<Vec<ArticleId>> {
    let digits = u32::try_from(prefix.len()).unwrap_or(u32::MAX);
    let Ok(head) = u64::from_str_radix(prefix, 16) else { return Ok(Vec::new()) };
    if digits > 16 || prefix.starts_with('+') {
        return Ok(Vec::new());
    }
    let free = (16 - digits) * 4;
    let low = head.checked_shl(free).unwrap_or(0);
    let high = low | u64::MAX.checked_shr(digits * 4).unwrap_or(0);
    // One digit decides the sign, so that a range of prefixes is one range of stored numbers.
    conn.prepare_cached("SELECT id FROM articles WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT 2")?
        .query_map(params![low.cast_signed(), high.cast_signed()], |row| article_id(row, 0))?
        .collect()
}

/// The article whose page is `url`, the newest where there are several.
pub(crate) fn by_url(conn: &Connection, url: &Url) -> rusqlite::Result<Option<(i64, ArticleId)>> {
    let page = stable_hash(page_key(url).as_bytes()).cast_signed();
    conn.prepare_cached("SELECT no, id FROM articles WHERE page = ?1 ORDER BY no DESC LIMIT 1")?
        .query_row([page], |row| Ok((row.get(0)?, article_id(row, 1)?)))
        .optional()
}

/// The text of an item that is searched and compared: its body, else its short text.
pub(crate) fn prose(item: &Item) -> String {
    match &item.body {
        Some(body) if !body.is_empty() => body.text(),
        _ => item.summary.clone().unwrap_or_default(),
    }
}

/// Column `at` as an article's number.
pub(crate) fn article_id(row: &Row<'_>, at: usize) -> rusqlite::Result<ArticleId> {
    Ok(ArticleId(row.get::<_, i64>(at)?.cast_unsigned()))
}

/// Column `at` as an address; one that no longer parses is as good as none.
pub(crate) fn url(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Url>> {
    let text: Option<String> = row.get(at)?;
    Ok(text.and_then(|text| Url::parse(&text).ok()))
}

/// Column `at` as an instant.
pub(crate) fn instant(row: &Row<'_>, at: usize) -> rusqlite::Result<Timestamp> {
    Ok(Timestamp::from_microsecond(row.get(at)?).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// The date in three columns from `at` on.
pub(crate) fn moment(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<crate::news::When>> {
    let Some(instant) = row.get(at)? else { return Ok(None) };
    Ok(when(instant, row.get(at + 1)?, row.get(at + 2)?))
}

fn split(joined: Option<String>) -> Vec<String> {
    joined.map(|tags| tags.split(BETWEEN).map(str::to_owned).collect()).unwrap_or_default()
}
