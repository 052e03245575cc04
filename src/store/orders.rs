//! What a person asked for while the line was down, kept until it is done.
//!
//! In: orders, each once for an article and an kind. Out: those that wait, in the order in which
//! they were given. A text that came, or never will, ends its order; so does time.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};

use super::ask;
use super::opened::Wanted;
use super::write::Work;
use crate::news::{ArticleId, Extent, Order, OrderKind, SourceId};

/// An order that could not be done for so long is forgotten.
const LIFE: SignedDuration = SignedDuration::from_hours(30 * 24);

fn number(kind: OrderKind) -> i64 {
    match kind {
        OrderKind::Text => 0,
        OrderKind::Page => 1,
    }
}

impl Work<'_> {
    /// Remembers that a person wants it done, where there is something to do.
    pub(crate) fn ordered(&mut self, article: ArticleId, kind: OrderKind) -> rusqlite::Result<()> {
        let now = self.now.timestamp();
        let forgotten = now.checked_sub(LIFE).map_or(i64::MIN, Timestamp::as_microsecond);
        self.conn.prepare_cached("DELETE FROM orders WHERE at < ?1")?.execute([forgotten])?;
        let id = article.0.cast_signed();
        let full = super::body::rank(Extent::Full);
        let kept = self
            .conn
            .prepare_cached(
                "INSERT OR IGNORE INTO orders (no, kind, at) SELECT l.no, ?2, ?3 FROM articles a \
                 JOIN list l ON l.no = a.no WHERE a.id = ?1 AND a.url IS NOT NULL \
                 AND (?2 = 1 OR l.extent < ?4) AND (SELECT count(*) FROM orders) < ?5",
            )?
            .execute(params![id, number(kind), now.as_microsecond(), full, Order::MOST])?;
        if kept > 0 && kind == OrderKind::Text {
            // Earlier tries in vain do not hold against a person who asks.
            self.conn
                .prepare_cached("UPDATE list SET due = 0 WHERE no = (SELECT no FROM articles WHERE id = ?1)")?
                .execute([id])?;
        }
        Ok(())
    }

    /// Forgets an order: it is done, or not wanted any more.
    pub(crate) fn withdrawn(&mut self, article: ArticleId, kind: OrderKind) -> rusqlite::Result<()> {
        self.conn
            .prepare_cached(
                "DELETE FROM orders WHERE kind = ?2 AND no = (SELECT no FROM articles WHERE id = ?1)",
            )?
            .execute(params![article.0.cast_signed(), number(kind)])?;
        Ok(())
    }
}

const WAITING: &str = "SELECT a.id, s.id, a.url, l.starred, l.sort, o.kind FROM orders o CROSS JOIN list l ON l.no = o.no \
     CROSS JOIN articles a ON a.no = o.no CROSS JOIN sources s ON s.no = l.source";

/// All that waits, in the order in which it was asked for.
pub(crate) fn orders(conn: &Connection) -> rusqlite::Result<Vec<Order>> {
    let rows: Vec<Option<Order>> = conn
        .prepare_cached(&format!("{WAITING} ORDER BY o.at, o.no"))?
        .query_map([], |row| {
            let (article, source) =
                (ask::article_id(row, 0)?, SourceId(row.get::<_, i64>(1)?.cast_unsigned()));
            let kind = if row.get::<_, i64>(5)? == 0 { OrderKind::Text } else { OrderKind::Page };
            Ok(ask::url(row, 2)?.map(|url| Order { article, source, kind, url }))
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// The texts that were asked for and may be fetched now: no failed try forbids it.
pub(crate) fn due(conn: &Connection, now: Timestamp) -> rusqlite::Result<Vec<Wanted>> {
    let rows: Vec<Option<Wanted>> = conn
        .prepare_cached(&format!("{WAITING} WHERE o.kind = 0 AND l.due <= ?1 ORDER BY o.at, o.no"))?
        .query_map([now.as_microsecond()], ask::page)?
        .collect::<Result<_, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Change, Item, Marking};
    use crate::store::Store;
    use crate::store::sample::{assert_well, newsroom, now, source, these};

    fn order(article: ArticleId, kind: OrderKind) -> Change {
        Change::Ordered { article, kind }
    }

    fn waiting(store: &Store) -> Vec<(ArticleId, OrderKind)> {
        store.orders().unwrap().into_iter().map(|order| (order.article, order.kind)).collect()
    }

    /// The made-up newsroom with two articles of which only the headline is held.
    fn headlines() -> (tempfile::TempDir, Store, Vec<ArticleId>) {
        let (dir, mut store, _) = newsroom();
        let kepri = source("Kanwil Kepri");
        let articles: Vec<_> = ["satu", "dua"]
            .iter()
            .map(|key| {
                let url = format!("https://kepri.example.go.id/{key}").parse().ok();
                let item =
                    Item { key: (*key).to_owned(), title: format!("Judul {key}"), url, ..Item::default() };
                crate::news::Article::new(kepri.id, item, now().timestamp())
            })
            .collect();
        let ids = articles.iter().map(|article| article.id).collect();
        store.apply(&[Change::Arrived(articles)], &now()).unwrap();
        (dir, store, ids)
    }

    #[test]
    fn orders_wait_in_their_order_and_outlive_the_program() {
        let (dir, mut store, ids) = headlines();
        let later = now().checked_add(SignedDuration::from_secs(1)).unwrap();
        store.apply(&[order(ids[1], OrderKind::Text), order(ids[1], OrderKind::Page)], &now()).unwrap();
        store.apply(&[order(ids[0], OrderKind::Text), order(ids[1], OrderKind::Text)], &later).unwrap();
        drop(store);
        let mut store = Store::open(&dir.path().join("warta.db")).unwrap();
        let all = [(ids[1], OrderKind::Text), (ids[1], OrderKind::Page), (ids[0], OrderKind::Text)];
        assert_eq!(waiting(&store), all, "each once");
        let due: Vec<_> = store.ordered(&later).unwrap().iter().map(|wanted| wanted.article).collect();
        assert_eq!(due, [ids[1], ids[0]]);
        let withdrawn = Change::Withdrawn { article: ids[1], kind: OrderKind::Page };
        store.apply(&[withdrawn], &later).unwrap();
        assert_eq!(waiting(&store).len(), 2);
        assert_well(&store);
    }

    #[test]
    fn an_order_ends_with_its_text_or_when_there_never_will_be_one() {
        let (_dir, mut store, ids) = headlines();
        store.apply(&[order(ids[0], OrderKind::Text), order(ids[1], OrderKind::Text)], &now()).unwrap();
        let hour = now().checked_add(SignedDuration::from_hours(1)).unwrap();
        let failed = |retry| Change::BodyFailed { article: ids[0], retry };
        store.apply(&[failed(Some(hour.timestamp()))], &now()).unwrap();
        assert_eq!(waiting(&store).len(), 2, "it will be tried again");
        assert_eq!(store.ordered(&now()).unwrap().len(), 1, "but not at once");
        assert_eq!(store.ordered(&hour).unwrap().len(), 2);
        store.apply(&[failed(None)], &now()).unwrap();
        assert_eq!(waiting(&store), [(ids[1], OrderKind::Text)]);
        let page = Item {
            extent: Extent::Full,
            body: Some(crate::news::CleanHtml::from_sanitised("<p>Isi yang lengkap.</p>".to_owned())),
            ..Item::default()
        };
        store.apply(&[Change::Body { article: ids[1], page: Box::new(page) }], &now()).unwrap();
        assert_eq!(waiting(&store), []);
        store.apply(&[order(ids[1], OrderKind::Text)], &now()).unwrap();
        assert_eq!(waiting(&store), [], "its text is here");
    }

    #[test]
    fn what_is_ordered_is_not_pruned_and_goes_with_its_article() {
        let (_dir, mut store, ids) = headlines();
        store.apply(&[order(ids[0], OrderKind::Text), these(&ids, Marking::Read(true))], &now()).unwrap();
        assert_eq!(store.apply(&[Change::Pruned(ids.clone())], &now()).unwrap().removed, 1);
        store.apply(&[Change::Purged(source("Kanwil Kepri").id)], &now()).unwrap();
        let left: i64 = store.conn.query_row("SELECT count(*) FROM orders", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0);
    }

    #[test]
    fn orders_are_few_and_not_for_ever() {
        let (_dir, mut store, ids) = headlines();
        let insert = "INSERT INTO orders WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n \
                      WHERE i < 1199) SELECT i, 0, ?1 FROM n";
        store.conn.execute(insert, [now().timestamp().as_microsecond()]).unwrap();
        store.apply(&[order(ids[0], OrderKind::Text)], &now()).unwrap();
        assert_eq!(waiting(&store), [], "enough are waiting");
        let later = now().checked_add(LIFE + SignedDuration::from_secs(1)).unwrap();
        store.apply(&[order(ids[0], OrderKind::Text)], &later).unwrap();
        assert_eq!(waiting(&store), [(ids[0], OrderKind::Text)]);
    }
}
