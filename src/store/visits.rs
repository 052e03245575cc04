//! Sources: as configured, what their visits taught, and how they fare.
//!
//! In: sources and visits. Out: their rows, and [`SourceHealth`] in the configuration's order.
//! A source that is dropped keeps its articles; one that is purged leaves only marks behind.

use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::write::Work;
use super::{ask, traffic};
use crate::news::{Change, Habits, Kind, Rules, Shelf, Source, SourceHealth, SourceId, Visit};

const COLUMNS: &str = "s.id, s.name, s.url, s.kind, s.heading, s.every, s.shelf, s.rules, s.zone, s.archived, \
     s.proved, s.feed, s.etag, s.last_modified, s.body_hash, s.last_try, s.last_ok, s.next_due, s.failures, \
     s.last_error, s.title, s.rank, s.habits";

impl Work<'_> {
    /// Makes `source` one of the configuration, as it is there now.
    pub(crate) fn subscribed(&mut self, source: &Source) -> rusqlite::Result<()> {
        let before: Option<(i64, i64)> = self
            .conn
            .prepare_cached("SELECT no, rank FROM sources WHERE id = ?1")?
            .query_row([source.id.0.cast_signed()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let rank = match (self.rank, before) {
            (Some(last), Some((_, rank))) if rank > last => rank,
            (None, Some((_, rank))) => rank,
            (Some(last), _) => last + 1,
            (None, None) => {
                self.conn.query_row("SELECT coalesce(max(rank), 0) + 1 FROM sources", [], |row| row.get(0))?
            }
        };
        self.rank = Some(rank);
        self.conn
            .prepare_cached(
                "INSERT INTO sources (id, rank, archived, name, url, kind, heading, every, shelf, rules, zone) \
                 VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE SET \
                 rank = ?2, archived = 0, name = ?3, url = ?4, kind = ?5, heading = ?6, every = ?7, \
                 shelf = ?8, rules = ?9, zone = ?10",
            )?
            .execute(params![
                source.id.0.cast_signed(),
                rank,
                source.name,
                source.url.as_str(),
                word(&source.kind)?,
                source.group,
                source.every.map(|every| every.as_secs()),
                word(&source.shelf)?,
                word(&source.rules)?,
                source.zone,
            ])?;
        self.sources_changed();
        if let Some(no) = self.source_no(source.id)? {
            self.conn.prepare_cached("INSERT OR IGNORE INTO tallies (source) VALUES (?1)")?.execute([no])?;
        }
        Ok(())
    }

    /// Gives a source its new address; nothing that a visit to the old one taught holds there.
    pub(crate) fn moved(&mut self, source: SourceId, url: &Url) -> rusqlite::Result<()> {
        self.conn.execute(
            "UPDATE sources SET url = ?2, habits = NULL, feed = NULL, etag = NULL, last_modified = NULL, body_hash = NULL, \
             next_due = NULL, failures = 0, last_error = NULL WHERE id = ?1 AND url <> ?2",
            params![source.0.cast_signed(), url.as_str()],
        )?;
        Ok(())
    }

    /// Takes a source out of the configuration.
    pub(crate) fn dropped(&mut self, source: SourceId) -> rusqlite::Result<()> {
        self.conn.execute("UPDATE sources SET archived = 1 WHERE id = ?1", [source.0.cast_signed()])?;
        Ok(())
    }

    /// Deletes a source and its articles. Marks stay.
    pub(crate) fn purged(&mut self, source: SourceId) -> rusqlite::Result<()> {
        let Some(no) = self.source_no(source)? else { return Ok(()) };
        for table in [
            "search WHERE rowid",
            "bodies WHERE no",
            "sketches WHERE no",
            "versions WHERE no",
            "articles WHERE no",
        ] {
            let sql = format!("DELETE FROM {table} IN (SELECT no FROM list WHERE source = ?1)");
            self.conn.execute(&sql, [no])?;
        }
        self.applied.removed += self.conn.execute("DELETE FROM list WHERE source = ?1", [no])?;
        self.conn.execute("DELETE FROM gone WHERE source = ?1", [no])?;
        self.conn.execute("DELETE FROM tallies WHERE source = ?1", [no])?;
        self.conn.execute("DELETE FROM sources WHERE no = ?1", [no])?;
        self.sources_changed();
        self.forget_shift(no);
        Ok(())
    }

    /// Keeps what a visit taught.
    pub(crate) fn visited(&mut self, source: SourceId, visit: &Visit) -> rusqlite::Result<()> {
        let micros = |at: Option<Timestamp>| at.map(Timestamp::as_microsecond);
        self.conn
            .prepare_cached(
                "UPDATE sources SET proved = ?2, feed = ?3, etag = ?4, last_modified = ?5, body_hash = ?6, \
                 last_try = ?7, last_ok = ?8, next_due = ?9, failures = ?10, last_error = ?11, title = ?12, \
                 habits = ?13 \
                 WHERE id = ?1",
            )?
            .execute(params![
                source.0.cast_signed(),
                word(&visit.kind)?,
                visit.feed.as_ref().map(Url::as_str),
                visit.etag,
                visit.last_modified,
                visit.body_hash.map(u64::cast_signed),
                micros(visit.last_try),
                micros(visit.last_ok),
                micros(visit.next_due),
                visit.failures,
                visit.last_error.as_ref().map(word).transpose()?,
                visit.title,
                habits(&visit.habits)?,
            ])?;
        Ok(())
    }
}

/// All sources with their health, the archived ones last.
pub(crate) fn sources(conn: &Connection) -> rusqlite::Result<Vec<SourceHealth>> {
    let sql = format!(
        "SELECT {COLUMNS}, t.total, t.unread, t.starred, t.received, t.sent, t.saved, t.requests, \
         t.not_modified FROM sources s JOIN tallies t ON t.source = s.no ORDER BY s.archived, s.rank, s.no"
    );
    conn.prepare_cached(&sql)?
        .query_map([], |row| {
            Ok(SourceHealth {
                source: source(row)?,
                archived: row.get(9)?,
                visit: visit(row)?,
                tally: ask::tally(row, 23)?,
                traffic: traffic::columns(row, 26)?,
            })
        })?
        .collect()
}

/// Whether `changes` only subscribe to what is subscribed already, in the same order: the
/// usual start, which then needs no lock.
pub(crate) fn nothing_new(conn: &Connection, changes: &[Change]) -> rusqlite::Result<bool> {
    if !changes.iter().all(|change| matches!(change, Change::Subscribed(_))) {
        return Ok(false);
    }
    let sql = format!("SELECT {COLUMNS} FROM sources s WHERE s.id = ?1 AND s.archived = 0");
    let mut by_id = conn.prepare_cached(&sql)?;
    let mut last = i64::MIN;
    for change in changes {
        let Change::Subscribed(wanted) = change else { return Ok(false) };
        let found = by_id
            .query_row([wanted.id.0.cast_signed()], |row| Ok((source(row)?, row.get::<_, i64>(21)?)))
            .optional()?;
        match found {
            Some((kept, rank)) if kept == **wanted && rank > last => last = rank,
            _ => return Ok(false),
        }
    }
    Ok(true)
}

fn source(row: &Row<'_>) -> rusqlite::Result<Source> {
    let address: String = row.get(2)?;
    Ok(Source {
        id: SourceId(row.get::<_, i64>(0)?.cast_unsigned()),
        name: row.get(1)?,
        url: Url::parse(&address).map_err(|error| unreadable(2, error))?,
        kind: meant::<Kind>(row, 3)?.unwrap_or_default(),
        group: row.get(4)?,
        every: row.get::<_, Option<i64>>(5)?.map(SignedDuration::from_secs),
        shelf: meant::<Shelf>(row, 6)?.unwrap_or_default(),
        rules: rules(row, 7)?,
        zone: row.get(8)?,
    })
}

/// The selectors; hardly any source has some, and then there is nothing to read.
fn rules(row: &Row<'_>, at: usize) -> rusqlite::Result<Rules> {
    static NONE: LazyLock<Option<String>> = LazyLock::new(|| word(&Rules::default()).ok());
    if NONE.is_some() && row.get_ref(at)?.as_str_or_null()? == NONE.as_deref() {
        return Ok(Rules::default());
    }
    Ok(meant(row, at)?.unwrap_or_default())
}

fn visit(row: &Row<'_>) -> rusqlite::Result<Visit> {
    let instant = |at| -> rusqlite::Result<Option<Timestamp>> {
        Ok(row.get::<_, Option<i64>>(at)?.and_then(|micros| Timestamp::from_microsecond(micros).ok()))
    };
    Ok(Visit {
        kind: meant::<Kind>(row, 10)?.unwrap_or_default(),
        feed: ask::url(row, 11)?,
        etag: row.get(12)?,
        last_modified: row.get(13)?,
        body_hash: row.get::<_, Option<i64>>(14)?.map(i64::cast_unsigned),
        last_try: instant(15)?,
        last_ok: instant(16)?,
        next_due: instant(17)?,
        failures: row.get(18)?,
        last_error: meant(row, 19)?,
        title: row.get(20)?,
        habits: meant(row, 22)?.unwrap_or_default(),
    })
}

/// A source's ways as JSON; most have none worth the bytes.
fn habits(habits: &Habits) -> rusqlite::Result<Option<String>> {
    if *habits == Habits::default() { Ok(None) } else { word(habits).map(Some) }
}

/// A value as the word or JSON that `serde` gives it.
fn word(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Column `at` as what [`word`] wrote; what a newer program wrote and this one does not
/// understand is as good as nothing.
fn meant<T: DeserializeOwned>(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(at)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

fn unreadable(column: usize, error: url::ParseError) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Failure, Flag, Query, Term, Traffic};
    use crate::store::Store;
    use crate::store::sample::{
        ago, arrived, article, assert_well, is, list, newsroom, now, source, subscribed,
    };

    fn names(store: &Store) -> Vec<(String, bool)> {
        store.sources().unwrap().into_iter().map(|health| (health.source.name, health.archived)).collect()
    }

    #[test]
    fn a_source_comes_back_as_it_was_configured() {
        let (_dir, mut store, _) = newsroom();
        let wanted = Source {
            kind: Kind::Listing,
            group: Some("Daerah".into()),
            every: Some(SignedDuration::from_hours(2)),
            shelf: Shelf::OnOpen,
            rules: crate::news::Rules {
                article: crate::news::ArticleRules { body: Some("div.isi".into()), ..Default::default() },
                ..Default::default()
            },
            zone: Some(28_800),
            ..source("Pusat")
        };
        let visit = Visit {
            kind: Kind::Feed,
            feed: Some(wanted.url.join("feed").unwrap()),
            etag: Some("\"a\"".into()),
            last_modified: Some("Tue, 24 Nov 2026".into()),
            body_hash: Some(u64::MAX),
            last_try: Some(ago(0)),
            last_ok: Some(ago(1)),
            next_due: Some(ago(-1)),
            failures: 3,
            last_error: Some(Failure::Status(503)),
            title: Some("Berita".into()),
            habits: Habits {
                rhythm: Some(SignedDuration::from_hours(3)),
                newest: Some(ago(5)),
                pace: Some(SignedDuration::from_mins(30)),
                rest: crate::news::Rest { hours: 0b111, days: 1 },
                moved: Some(crate::news::Moved::first(
                    wanted.url.clone(),
                    wanted.url.join("/baru").unwrap(),
                    ago(9),
                )),
                weight: Some(17_400),
            },
        };
        let visited = Change::Visited { source: wanted.id, visit: Box::new(visit.clone()) };
        store.apply(&[visited, subscribed(&wanted)], &now()).unwrap();
        let health = store.sources().unwrap().into_iter().find(|h| h.source.id == wanted.id).unwrap();
        assert_eq!((health.source, health.visit, health.archived), (wanted, visit, false));
        assert_eq!((health.tally.total, health.tally.unread), (2, 2));
    }

    #[test]
    fn the_order_is_the_configurations() {
        let (_dir, mut store, _) = newsroom();
        let [a, b, c] = ["Kanwil Kepri", "Pusat", "Baru"].map(source);
        store.apply(&[subscribed(&c)], &now()).unwrap();
        assert_eq!(
            names(&store).into_iter().map(|n| n.0).collect::<Vec<_>>(),
            ["Kanwil Kepri", "Pusat", "Baru"]
        );
        store.apply(&[subscribed(&b), subscribed(&c), subscribed(&a)], &now()).unwrap();
        assert_eq!(
            names(&store).into_iter().map(|n| n.0).collect::<Vec<_>>(),
            ["Pusat", "Baru", "Kanwil Kepri"]
        );
        let version = Store::open(&store.path).unwrap();
        let before = version.version().unwrap();
        store.apply(&[subscribed(&b), subscribed(&c), subscribed(&a)], &now()).unwrap();
        assert_eq!(version.version().unwrap(), before, "nothing new, nothing written");
    }

    #[test]
    fn a_dropped_source_keeps_its_news_and_comes_back() {
        let (_dir, mut store, ids) = newsroom();
        let kepri = source("Kanwil Kepri");
        store.apply(&[Change::Dropped(kepri.id)], &now()).unwrap();
        assert_eq!(names(&store), [("Pusat".into(), false), ("Kanwil Kepri".into(), true)]);
        assert_eq!(list(&store, &Query::default()).len(), ids.len());
        let moved = kepri.url.join("/warta").unwrap();
        store
            .apply(&[subscribed(&kepri), Change::Moved { source: kepri.id, url: moved.clone() }], &now())
            .unwrap();
        let health = store.sources().unwrap().into_iter().find(|h| h.source.id == kepri.id).unwrap();
        assert_eq!((health.archived, health.source.url, health.tally.total), (false, moved, 3));
    }

    #[test]
    fn a_purged_source_is_gone_with_its_news() {
        let (_dir, mut store, _) = newsroom();
        let pusat = source("Pusat");
        let spent =
            Change::Spent { source: Some(pusat.id), traffic: Traffic { received: 9, ..Traffic::default() } };
        store.apply(&[spent, Change::Purged(pusat.id)], &now()).unwrap();
        assert_eq!(names(&store), [("Kanwil Kepri".into(), false)]);
        assert_eq!(list(&store, &Query::default()).len(), 3);
        assert!(list(&store, &is(Term::Word("nasional".into()))).is_empty());
        assert_eq!(store.traffic(1, now().date()).unwrap().days[0].traffic.received, 9);
        assert_eq!(
            arrived(&mut store, vec![article(&pusat, "b", 1, "x", "")]),
            crate::news::Applied::default()
        );
        assert_eq!(store.count(&is(Term::Is(Flag::Unread)), &now()).unwrap().total, 3);
        assert_well(&store);
    }
}
