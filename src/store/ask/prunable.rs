//! Which articles may go: the old ones that nobody wants to keep.
//!
//! In: limits and the moment. Out: what may go, the oldest first. Starred, tagged and
//! annotated articles never may, unread ones only where they are hidden. Age is counted from the
//! newest dates that the archive itself bears witness to where the clock is ahead of them, so
//! that a wrong clock takes nothing.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use crate::news::{ArticleId, Limits, SourceId};
use crate::store::opened::Prunable;

/// Nobody did anything with the article `a`, row `l` of the list, but read or hide it.
pub(crate) const FREE: &str = "((l.read = 1 OR l.no IN (SELECT no FROM hidden)) AND l.starred = 0 \
    AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.article = a.id) \
    AND NOT EXISTS (SELECT 1 FROM marks m WHERE m.article = a.id AND m.note IS NOT NULL) \
    AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.no = l.no))";

/// Pages of a file without articles: they are nobody's share.
const EMPTY: i64 = 58;

/// So many of the newest dates may be wrong without being believed, or a tenth of all where that
/// is less.
const DOUBTED: i64 = 3;

/// A source as its articles are walked.
struct Ledger {
    /// What is older may go.
    before: i64,
    /// Packed bytes above its limit.
    excess: i64,
}

/// What may go under `limits`, the oldest first.
pub(crate) fn prunable(
    conn: &Connection,
    limits: &Limits,
    now: Timestamp,
) -> rusqlite::Result<Vec<Prunable>> {
    if limits.is_everything() {
        return Ok(Vec::new());
    }
    let clock = now.as_microsecond();
    let now = witnessed(conn, clock)?;
    let packed: i64 =
        conn.query_row("SELECT coalesce(sum(length(packed)), 0) FROM bodies", [], |row| row.get(0))?;
    // Every text stands for its share of the file: index, headline and all.
    let share = Share { file: used(conn)?.max(packed), packed: packed.max(1) };
    let mut over_all = share.excess(share.file, limits.all.size);
    let mut ledgers = ledgers(conn, limits, now, &share)?;
    let sql = format!(
        "SELECT a.id, s.id, l.sort, length(b.packed), a.published FROM list l \
         JOIN articles a ON a.no = l.no JOIN bodies b ON b.no = l.no \
         JOIN sources s ON s.no = l.source WHERE {FREE} ORDER BY l.sort, l.no"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (source, sort, bytes): (i64, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        // Of an article that came while the clock was behind, only its own date tells its age.
        let published: Option<i64> = row.get(4)?;
        let last = published.filter(|at| *at <= clock).unwrap_or(sort);
        let Some(ledger) = ledgers.get_mut(&source) else { continue };
        if last >= ledger.before && ledger.excess <= 0 && over_all <= 0 {
            continue;
        }
        ledger.excess = ledger.excess.saturating_sub(bytes);
        over_all = over_all.saturating_sub(bytes);
        found.push(Prunable {
            article: ArticleId(row.get::<_, i64>(0)?.cast_unsigned()),
            source: SourceId(source.cast_unsigned()),
            at: Timestamp::from_microsecond(sort).unwrap_or(Timestamp::UNIX_EPOCH),
            bytes: u64::try_from(share.of(bytes)).unwrap_or_default(),
        });
    }
    Ok(found)
}

/// The moment from which age is counted: the clock's, or an earlier one if the dates of the newest
/// articles (where none is dated, their arrival) know of none so late.
fn witnessed(conn: &Connection, clock: i64) -> rusqlite::Result<i64> {
    for (table, column) in [("articles", "published"), ("list", "seen")] {
        let newest: Option<i64> = conn
            .prepare_cached(&format!(
                "SELECT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {column} DESC LIMIT 1 \
                 OFFSET (SELECT min(?1, count({column}) / 10) FROM {table})"
            ))?
            .query_row([DOUBTED], |row| row.get(0))
            .optional()?;
        if let Some(newest) = newest {
            return Ok(clock.min(newest));
        }
    }
    Ok(clock)
}

/// Bytes of the file that hold something of an article.
fn used(conn: &Connection) -> rusqlite::Result<i64> {
    let number = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let pages = number("page_count")? - number("freelist_count")? - EMPTY;
    Ok(pages.max(0) * number("page_size")?)
}

/// What a packed byte stands for in the file.
struct Share {
    file: i64,
    packed: i64,
}

impl Share {
    fn of(&self, packed: i64) -> i64 {
        let bytes = i128::from(packed) * i128::from(self.file) / i128::from(self.packed);
        i64::try_from(bytes).unwrap_or(i64::MAX)
    }

    /// By how many packed bytes `held` bytes of the file are above `limit`.
    fn excess(&self, held: i64, limit: Option<u64>) -> i64 {
        let Some(limit) = limit else { return 0 };
        let over = held.saturating_sub(i64::try_from(limit).unwrap_or(i64::MAX)).max(0);
        let packed = i128::from(over) * i128::from(self.packed) / i128::from(self.file.max(1));
        i64::try_from(packed).unwrap_or(i64::MAX)
    }
}

fn ledgers(
    conn: &Connection,
    limits: &Limits,
    now: i64,
    share: &Share,
) -> rusqlite::Result<HashMap<i64, Ledger>> {
    let mut statement = conn.prepare_cached(
        "SELECT s.id, coalesce(sum(length(b.packed)), 0) FROM sources s LEFT JOIN list l ON l.source = s.no \
         LEFT JOIN bodies b ON b.no = l.no GROUP BY s.no",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (id, packed): (i64, i64) = row?;
        let keep = limits.of(SourceId(id.cast_unsigned()));
        let age = keep.age.map(|age| i64::try_from(age.as_micros()).unwrap_or(i64::MAX));
        let before = age.map_or(i64::MIN, |age| now.saturating_sub(age));
        Ok((id, Ledger { before, excess: share.excess(share.of(packed), keep.size) }))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::news::{Article, Change, Keep, Marking, Source};
    use crate::store::Store;
    use crate::store::sample::{ago, article, empty, now, source, subscribed, these};

    #[test]
    fn what_a_file_takes_without_articles_is_nobodys_share() {
        let (_dir, store) = empty();
        let pages = |name| store.conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        let empty = pages("page_count") - pages("freelist_count");
        assert!((empty - EMPTY).abs() <= 8, "{empty}");
    }

    fn days(days: i64) -> Keep {
        Keep { age: Some(SignedDuration::from_hours(24 * days)), size: None }
    }

    fn bytes(size: u64) -> Keep {
        Keep { age: None, size: Some(size) }
    }

    fn all(keep: Keep) -> Limits {
        Limits { all: keep, own: Vec::new() }
    }

    fn own(name: &str, keep: Keep) -> Limits {
        Limits { all: Keep::default(), own: vec![(source(name).id, keep)] }
    }

    /// Forty read articles of one source, a day apart, that arrived when they were published.
    fn daily(name: &str) -> (Source, Vec<Article>) {
        let pusat = source(name);
        let articles = (0..40).map(|day| {
            let text = format!("Hari {day} {}", "isi berita ".repeat(90));
            let article = article(&pusat, &format!("n{day}"), day, &format!("Berita hari {day}"), &text);
            Article { seen: ago(day), ..article }
        });
        (pusat.clone(), articles.collect())
    }

    fn archive(names: &[&str]) -> (tempfile::TempDir, Store, Vec<ArticleId>) {
        let (dir, mut store) = empty();
        let mut ids = Vec::new();
        for name in names {
            let (source, articles) = daily(name);
            ids.extend(articles.iter().map(|article| article.id));
            store.apply(&[subscribed(&source), Change::Arrived(articles)], &now()).unwrap();
        }
        store.apply(&[these(&ids, Marking::Read(true))], &now()).unwrap();
        (dir, store, ids)
    }

    fn would_go(store: &Store, limits: &Limits) -> Vec<ArticleId> {
        store.prunable(limits, &now()).unwrap().iter().map(|row| row.article).collect()
    }

    #[test]
    fn what_is_old_may_go_but_for_what_somebody_wants() {
        let (_dir, mut store, ids) = archive(&["Pusat"]);
        let wanted = [
            these(&ids[39..], Marking::Star(true)),
            these(&ids[38..39], Marking::Tag("kliping".into())),
            these(&ids[37..38], Marking::Read(false)),
            these(&ids[36..37], Marking::Note(Some("kutip".into()))),
        ];
        assert_eq!(would_go(&store, &all(days(33))), [ids[39], ids[38], ids[37]]);
        store.apply(&wanted, &now()).unwrap();
        assert_eq!(would_go(&store, &all(days(30))), [ids[35], ids[34]]);
        assert_eq!(would_go(&store, &all(bytes(0))).len(), 36, "a size spares them too");
        assert!(would_go(&store, &Limits::default()).is_empty(), "without a limit all is kept");
    }

    #[test]
    fn each_source_has_its_own_limits() {
        let (_dir, store, _) = archive(&["Pusat", "Kepri"]);
        let limits = Limits { all: days(20), ..own("Kepri", days(30)) };
        let going = store.prunable(&limits, &now()).unwrap();
        let count = |name: &str| going.iter().filter(|row| row.source == source(name).id).count();
        assert_eq!((count("Pusat"), count("Kepri")), (18, 8));
        assert!(going.is_sorted_by_key(|row| row.at));
        let whole: u64 = store.prunable(&all(bytes(0)), &now()).unwrap().iter().map(|row| row.bytes).sum();
        let going = store.prunable(&own("Kepri", bytes(whole / 4)), &now()).unwrap();
        assert!(going.iter().all(|row| row.source == source("Kepri").id));
        assert!((15..=25).contains(&going.len()), "{}", going.len());
        // One limit for all takes the oldest, whosever they are.
        let going = store.prunable(&all(bytes(whole / 2)), &now()).unwrap();
        let count = |name: &str| going.iter().filter(|row| row.source == source(name).id).count();
        assert!((35..=45).contains(&going.len()) && count("Pusat").abs_diff(count("Kepri")) <= 1);
        assert!(would_go(&store, &all(bytes(whole + 300_000))).is_empty());
    }

    #[test]
    fn a_wrong_clock_takes_nothing() {
        let (_dir, mut store, _) = archive(&["Pusat"]);
        let years = |years: i64| now().checked_add(SignedDuration::from_hours(24 * 365 * years)).unwrap();
        let at =
            |store: &Store, years_on: i64| store.prunable(&all(days(60)), &years(years_on)).unwrap().len();
        assert_eq!((at(&store, 10), at(&store, -2)), (0, 0));
        // Nor does it when something arrived under the wrong clock, without a date or with one far off.
        let pusat = source("Pusat");
        let mut late = article(&pusat, "x", 0, "Tanpa tanggal", "Isi.");
        late.item.published = None;
        let mut odd = article(&pusat, "y", -3000, "Tanggal keliru", "Isi.");
        for article in [&mut late, &mut odd] {
            article.seen = years(10).timestamp();
        }
        store.apply(&[Change::Arrived(vec![late, odd])], &years(10)).unwrap();
        assert_eq!(at(&store, 10), 0);
    }

    #[test]
    fn what_came_under_a_clock_that_was_behind_is_not_old() {
        let (_dir, mut store, _) = archive(&["Pusat"]);
        let pusat = source("Pusat");
        let fresh = Article { seen: ago(700), ..article(&pusat, "x", 1, "Berita kemarin", "Isi.") };
        let id = fresh.id;
        store.apply(&[Change::Arrived(vec![fresh]), these(&[id], Marking::Read(true))], &now()).unwrap();
        assert!(would_go(&store, &all(days(60))).is_empty());
        assert!(would_go(&store, &all(bytes(0))).contains(&id));
    }
}
