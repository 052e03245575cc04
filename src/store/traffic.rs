//! Bytes, by day and by source.
//!
//! In: what requests cost. Out: sums by calendar day in the person's zone and by source. Days
//! are never rewritten; a purged source's bytes stay in its days.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, Row, params};

use super::opened::TrafficLog;
use super::write::Work;
use super::{date_of, days};
use crate::news::{DayTraffic, Diary, SourceId, Traffic};

impl Work<'_> {
    /// Adds `traffic` to the day and to the source, if it is for one.
    pub(crate) fn spent(&mut self, source: Option<SourceId>, traffic: Traffic) -> rusqlite::Result<()> {
        let no = match source {
            Some(source) => self.source_no(source)?,
            None => None,
        };
        let number = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        let [received, sent, saved, requests, not_modified] =
            [traffic.received, traffic.sent, traffic.saved, traffic.requests, traffic.not_modified]
                .map(number);
        self.conn
            .prepare_cached(
                "INSERT INTO traffic (day, source, received, sent, saved, requests, not_modified) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (day, source) DO UPDATE SET \
                 received = received + ?3, sent = sent + ?4, saved = saved + ?5, \
                 requests = requests + ?6, not_modified = not_modified + ?7",
            )?
            .execute(params![
                days(self.now.date()),
                no.unwrap_or(0),
                received,
                sent,
                saved,
                requests,
                not_modified
            ])?;
        let Some(no) = no else { return Ok(()) };
        self.conn
            .prepare_cached(
                "UPDATE tallies SET received = received + ?2, sent = sent + ?3, saved = saved + ?4, \
                 requests = requests + ?5, not_modified = not_modified + ?6 WHERE source = ?1",
            )?
            .execute(params![no, received, sent, saved, requests, not_modified])?;
        Ok(())
    }
}

const SUMS: &str = "sum(t.received), sum(t.sent), sum(t.saved), sum(t.requests), sum(t.not_modified)";

/// What was spent on the last `count` days up to `today`, newest first, and for which sources.
pub(crate) fn log(conn: &Connection, count: u32, today: Date) -> rusqlite::Result<TrafficLog> {
    let last = days(today);
    let first = last - i64::from(count) + 1;
    let by_day = format!(
        "SELECT t.day, {SUMS} FROM traffic t WHERE t.day BETWEEN ?1 AND ?2 GROUP BY t.day ORDER BY t.day DESC"
    );
    let days = conn
        .prepare_cached(&by_day)?
        .query_map([first, last], |row| {
            Ok(DayTraffic { date: date_of(row.get(0)?), traffic: columns(row, 1)? })
        })?
        .collect::<Result<_, _>>()?;
    let by_source = format!(
        "SELECT s.name, {SUMS} FROM traffic t JOIN sources s ON s.no = t.source \
         WHERE t.day BETWEEN ?1 AND ?2 GROUP BY s.no ORDER BY sum(t.received) + sum(t.sent) DESC, s.rank"
    );
    let sources = conn
        .prepare_cached(&by_source)?
        .query_map([first, last], |row| Ok((row.get(0)?, columns(row, 1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(TrafficLog { days, sources })
}

/// What each source brought and cost on the last `count` days up to `today`.
pub(crate) fn diaries(conn: &Connection, count: u32, today: Date) -> rusqlite::Result<Vec<Diary>> {
    let last = days(today);
    let first = last - i64::from(count) + 1;
    let mut diaries = Vec::new();
    let mut places = HashMap::new();
    let mut sources = conn.prepare_cached("SELECT no, id FROM sources ORDER BY archived, rank")?;
    let mut rows = sources.query([])?;
    while let Some(row) = rows.next()? {
        places.insert(row.get::<_, i64>(0)?, diaries.len());
        diaries.push(Diary::blank(SourceId(row.get::<_, i64>(1)?.cast_unsigned()), count));
    }
    let mut fill = |sql: &str, put: fn(&mut Diary) -> &mut Vec<u64>| -> rusqlite::Result<()> {
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = statement.query([first, last])?;
        while let Some(row) = rows.next()? {
            let Some(place) = places.get(&row.get::<_, i64>(0)?) else { continue };
            let day = usize::try_from(row.get::<_, i64>(1)? - first).unwrap_or(usize::MAX);
            if let Some(slot) = put(&mut diaries[*place]).get_mut(day) {
                *slot = row.get::<_, i64>(2)?.cast_unsigned();
            }
        }
        Ok(())
    };
    fill(
        "SELECT source, day, count(*) FROM list WHERE day BETWEEN ?1 AND ?2 GROUP BY source, day",
        |diary| &mut diary.items,
    )?;
    fill("SELECT source, day, received + sent FROM traffic WHERE day BETWEEN ?1 AND ?2", |diary| {
        &mut diary.bytes
    })?;
    Ok(diaries)
}

/// Traffic out of the five columns from `at`.
pub(crate) fn columns(row: &Row<'_>, at: usize) -> rusqlite::Result<Traffic> {
    let column = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
    Ok(Traffic {
        received: column(at)?,
        sent: column(at + 1)?,
        saved: column(at + 2)?,
        requests: column(at + 3)?,
        not_modified: column(at + 4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::Change;
    use crate::store::sample::{newsroom, now, source};

    #[test]
    fn bytes_are_summed_by_day_and_source() {
        let (_dir, mut store, _) = newsroom();
        let pusat = source("Pusat");
        let cost = Traffic { received: 100, sent: 10, saved: 50, requests: 2, not_modified: 1 };
        let spent = |source| Change::Spent { source, traffic: cost };
        let yesterday = now().checked_sub(jiff::SignedDuration::from_hours(24)).unwrap();
        store.apply(&[spent(Some(pusat.id))], &yesterday).unwrap();
        store.apply(&[spent(Some(pusat.id)), spent(Some(pusat.id)), spent(None)], &now()).unwrap();
        let today = store.traffic(1, now().date()).unwrap();
        assert_eq!(today.days.len(), 1);
        assert_eq!(today.days[0].traffic.received, 300);
        assert_eq!(today.sources[0].1.received, 200);
        let both = store.traffic(2, now().date()).unwrap();
        assert_eq!(both.days.iter().map(|day| day.traffic.requests).collect::<Vec<_>>(), [6, 2]);
        assert_eq!(both.days[1].date, yesterday.date());
        assert_eq!(
            both.sources,
            [("Pusat".to_owned(), {
                let mut sum = cost;
                sum += cost;
                sum += cost;
                sum
            })]
        );
        let health = store.sources().unwrap().into_iter().find(|h| h.source.id == pusat.id).unwrap();
        assert_eq!(health.traffic.not_modified, 3);

        let diaries = store.diaries(3, now().date()).unwrap();
        assert_eq!(diaries.len(), store.sources().unwrap().len(), "archived ones and those without news too");
        let diary = diaries.iter().find(|diary| diary.source == pusat.id).unwrap();
        assert_eq!((&diary.bytes[..], diary.today()), (&[0, 110, 220][..], 220));
        let all: u64 = store.diaries(4000, now().date()).unwrap().iter().flat_map(|diary| &diary.items).sum();
        assert_eq!(all, store.count(&crate::news::Query::default(), &now()).unwrap().total);
    }
}
