//! Copies: which articles of different sources are one release, told when they arrive.
//!
//! In: the sketch of an article's text and its day. Out: rows of `sketches`, and stories folded
//! under their earliest article. What was published within a few days is held in memory by its
//! hashes, loaded day by day and forgotten when it grows too large; a pure comparison of the
//! sketches decides. Nothing is deleted: a story is a number beside each article.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use crate::words::Sketch;

/// Copies are published within so many days of each other; yearly greetings are not.
const WINDOW: i64 = 6;

/// So many hashes are held at most before what is far away is forgotten (about 20 MB).
const MOST: usize = 1_200_000;

/// Candidates that are compared, those with most common hashes first.
const COMPARED: usize = 4;

/// Fewer common hashes make no candidate.
const COMMON: u32 = 4;

/// Articles that are looked at for one hash, the last that came: what more than so many share is
/// the phrase of an office.
const WALKED: usize = 64;

/// No entry: the end of a chain.
const END: u32 = u32::MAX;

/// The hashes of recent articles.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// The newest entry of each hash.
    heads: HashMap<u32, u32>,
    /// Article and the next older entry of the same hash.
    entries: Vec<(i64, u32)>,
    /// The days that are held whole.
    days: HashSet<i64>,
    /// The state of the file that is held.
    version: Option<i64>,
}

impl Copies {
    /// Forgets everything, because it may no longer be so.
    pub(crate) fn forget(&mut self) {
        *self = Self { version: self.version, ..Self::default() };
    }

    /// Forgets everything if another program has written since.
    pub(crate) fn check(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        let version = conn.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if self.version.replace(version) != Some(version) {
            self.forget();
        }
        Ok(())
    }

    /// Keeps the sketch of the article numbered `no`, and folds the article with its copies.
    pub(crate) fn keep(&mut self, conn: &Connection, no: i64, sketch: &Sketch) -> rusqlite::Result<()> {
        let (source, day): (i64, i64) = conn
            .prepare_cached("SELECT source, day FROM list WHERE no = ?1")?
            .query_row([no], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.load(conn, day)?;
        for (other, _) in self.candidates(no, sketch).into_iter().take(COMPARED) {
            if is_copy(conn, other, source, day, sketch)? {
                fold(conn, no, other)?;
                break;
            }
        }
        conn.prepare_cached("INSERT OR REPLACE INTO sketches (no, day, sketch) VALUES (?1, ?2, ?3)")?
            .execute(params![no, day, sketch.to_bytes()])?;
        if self.days.contains(&day) {
            self.add(no, sketch);
        }
        Ok(())
    }

    /// Articles with common hashes and how many these are, most first, then the oldest.
    fn candidates(&self, no: i64, sketch: &Sketch) -> Vec<(i64, u32)> {
        let mut common: HashMap<i64, u32> = HashMap::new();
        for hash in sketch.hashes() {
            let mut at = self.heads.get(&hash).copied().unwrap_or(END);
            for _ in 0..WALKED {
                let Some((other, next)) = self.entries.get(at as usize) else { break };
                *common.entry(*other).or_default() += 1;
                at = *next;
            }
        }
        let mut candidates: Vec<_> =
            common.into_iter().filter(|(other, common)| *other != no && *common >= COMMON).collect();
        candidates.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates
    }

    /// Sees to it that the days around `day` are held.
    fn load(&mut self, conn: &Connection, day: i64) -> rusqlite::Result<()> {
        let wanted = day - WINDOW..=day + WINDOW;
        if wanted.clone().all(|day| self.days.contains(&day)) {
            return Ok(());
        }
        if self.entries.len() > MOST {
            self.forget();
        }
        for day in wanted {
            if !self.days.insert(day) {
                continue;
            }
            let mut rows =
                conn.prepare_cached("SELECT no, sketch FROM sketches WHERE day = ?1 ORDER BY no")?;
            let mut rows = rows.query([day])?;
            while let Some(row) = rows.next()? {
                let sketch = Sketch::from_bytes(row.get_ref(1)?.as_blob().unwrap_or_default());
                self.add(row.get(0)?, &sketch);
            }
        }
        Ok(())
    }

    fn add(&mut self, no: i64, sketch: &Sketch) {
        for hash in sketch.hashes() {
            let Ok(at) = u32::try_from(self.entries.len()) else { return };
            let next = self.heads.insert(hash, at).unwrap_or(END);
            self.entries.push((no, next));
        }
    }
}

/// Whether the article numbered `other` is a copy from another source, from about the same day.
fn is_copy(conn: &Connection, other: i64, source: i64, day: i64, sketch: &Sketch) -> rusqlite::Result<bool> {
    let found = conn
        .prepare_cached(
            "SELECT s.sketch FROM sketches s CROSS JOIN list l ON l.no = s.no \
             WHERE s.no = ?1 AND l.source <> ?2 AND abs(l.day - ?3) <= ?4",
        )?
        .query_row(params![other, source, day, WINDOW], |row| {
            Ok(Sketch::from_bytes(row.get_ref(0)?.as_blob().unwrap_or_default()))
        })
        .optional()?;
    Ok(found.is_some_and(|other| sketch.is_copy(&other)))
}

/// Makes the stories of two articles one, under the earlier of their first articles.
fn fold(conn: &Connection, no: i64, other: i64) -> rusqlite::Result<()> {
    let mut stories = conn
        .prepare_cached(
            "SELECT a.story FROM articles a JOIN articles f ON f.id = a.story JOIN list l ON l.no = f.no \
             WHERE a.no IN (?1, ?2) ORDER BY l.sort, l.no",
        )?
        .query_map([no, other], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    stories.dedup();
    let [first, later] = stories[..] else { return Ok(()) };
    move_story(conn, later, first)
}

/// Puts all articles of the story `from` under `to`.
pub(crate) fn move_story(conn: &Connection, from: i64, to: i64) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "UPDATE list SET copy = 1 WHERE no IN (SELECT no FROM articles WHERE id = ?1 \
         UNION ALL SELECT no FROM articles WHERE story = ?1 AND story <> id)",
    )?
    .execute([from])?;
    conn.prepare_cached("UPDATE articles SET story = ?2 WHERE story = ?1 AND story <> id")?
        .execute([from, to])?;
    conn.prepare_cached("UPDATE articles SET story = ?2 WHERE id = ?1")?.execute([from, to])?;
    conn.prepare_cached("UPDATE list SET copy = 0 WHERE no = (SELECT no FROM articles WHERE id = ?1)")?
        .execute([to])?;
    conn.prepare_cached("UPDATE articles SET story = id WHERE id = ?1")?.execute([to])?;
    Ok(())
}

/// Gives stories whose first article is gone to the earliest that is left.
pub(crate) fn mend(conn: &Connection) -> rusqlite::Result<()> {
    let orphans = conn
        .prepare(
            "SELECT a.story, a.id FROM articles a JOIN list l ON l.no = a.no WHERE a.story <> a.id \
             AND NOT EXISTS (SELECT 1 FROM articles f WHERE f.id = a.story) ORDER BY l.sort DESC, l.no DESC",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<HashMap<i64, i64>>>()?;
    orphans.into_iter().try_for_each(|(story, heir)| move_story(conn, story, heir))
}
