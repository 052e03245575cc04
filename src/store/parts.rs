//! The beginnings of pages whose answers were cut, until the rest has come.
//!
//! In: the bytes as they came, one beginning for an article. Out: the same. A page that was read,
//! or found to be another by now, ends it.

use rusqlite::{Connection, OptionalExtension, params};

use super::write::Work;
use crate::news::{ArticleId, Part};

impl Work<'_> {
    /// Keeps the beginning of an article's page, or forgets it.
    pub(crate) fn begun(&mut self, article: ArticleId, part: Option<&Part>) -> rusqlite::Result<()> {
        let id = article.0.cast_signed();
        let Some(part) = part else {
            return self
                .conn
                .prepare_cached("DELETE FROM parts WHERE no = (SELECT no FROM articles WHERE id = ?1)")?
                .execute([id])
                .map(drop);
        };
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO parts (no, validator, encoding, wire) \
                 SELECT no, ?2, ?3, ?4 FROM articles WHERE id = ?1",
            )?
            .execute(params![id, part.validator, part.encoding, part.wire])?;
        Ok(())
    }
}

/// What is held of the page of `article`.
pub(crate) fn part(conn: &Connection, article: ArticleId) -> rusqlite::Result<Option<Part>> {
    conn.prepare_cached(
        "SELECT p.wire, p.encoding, p.validator FROM parts p JOIN articles a ON a.no = p.no WHERE a.id = ?1",
    )?
    .query_row([article.0.cast_signed()], |row| {
        Ok(Part { wire: row.get(0)?, encoding: row.get(1)?, validator: row.get(2)? })
    })
    .optional()
}

#[cfg(test)]
mod tests {
    use crate::news::{Change, Part};
    use crate::store::sample::{assert_well, newsroom, now, source};

    #[test]
    fn a_beginning_is_kept_as_it_came_until_it_is_of_no_use() {
        let (_dir, mut store, ids) = newsroom();
        let part =
            |byte: u8| Part { wire: vec![byte; 3000], encoding: "gzip".into(), validator: "\"1\"".into() };
        let begun = |part: Option<Part>| Change::Begun { article: ids[0], part: part.map(Box::new) };
        for byte in [1, 2] {
            store.apply(&[begun(Some(part(byte)))], &now()).unwrap();
            assert_eq!(store.part(ids[0]).unwrap(), Some(part(byte)));
        }
        assert_eq!(store.part(ids[1]).unwrap(), None);
        store.apply(&[begun(None)], &now()).unwrap();
        assert_eq!(store.part(ids[0]).unwrap(), None);
        store.apply(&[begun(Some(part(3)))], &now()).unwrap();
        store
            .apply(&[Change::Purged(source("Kanwil Kepri").id), Change::Purged(source("Pusat").id)], &now())
            .unwrap();
        let left: i64 = store.conn.query_row("SELECT count(*) FROM parts", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0);
        assert_well(&store);
    }
}
