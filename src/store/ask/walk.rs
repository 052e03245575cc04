//! Articles that words match, in the order of a list.
//!
//! In: a full-text expression, and numbers in any order. Out: which of them match. Few matches are
//! looked up at once. Of many, only those are looked for that stand where the list is read: the
//! list is walked in its order, a piece at a time, and for each piece the index is read between
//! the piece's own numbers. So a screenful costs the same however common its words are.

use std::collections::HashSet;
use std::ops::ControlFlow;

use rusqlite::{Connection, params, params_from_iter};

use super::compile::Selection;
use crate::news::Sort;
use crate::store::opened::Window;

/// Up to so many matches are looked up and sorted. (Fewer in tests, whose archives are small.)
pub(super) const FEW: usize = if cfg!(test) { 150 } else { 3000 };

/// Rows of the first piece of a walk; each piece is four times as large as the one before, since
/// the words turned out to be rarer than hoped.
const PIECE: usize = if cfg!(test) { 20 } else { 500 };
const LARGEST: usize = 32_000;

/// Numbers so far apart are looked for apart: what lies between them is not read.
const APART: i64 = if cfg!(test) { 8 } else { 1000 };

/// That the first of a story matches, asked of all articles at once and of one alone.
const FIRST_MATCHES: &str = "+first.no IN (SELECT rowid FROM search WHERE search MATCH ?)";
const FIRST_ASKED: &str = "EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND rowid = first.no)";

/// What visits the rows of a list: number, and whether it is read.
pub(super) type Visit<'v> = dyn FnMut(i64, bool) -> ControlFlow<()> + 'v;

/// The articles that an expression matches.
pub(super) enum Matches<'c> {
    /// All of them, the last that came first.
    Few(Vec<i64>),
    /// More than are worth reading.
    Many(Common<'c>),
}

/// The matches of common words.
pub(super) struct Common<'c> {
    conn: &'c Connection,
    matching: &'c str,
    /// The last matches that came, the last first.
    known: Vec<i64>,
    /// From this number on all matches are known.
    from: i64,
}

/// Looks up what `matching` matches, as far as it is few.
pub(super) fn matches<'c>(conn: &'c Connection, matching: &'c str) -> rusqlite::Result<Matches<'c>> {
    // A beginning of words is gathered from all of them whenever it is asked for, so it is asked once.
    let whole = matching.contains("\" *");
    let limit = if whole { i64::MAX } else { i64::try_from(FEW + 1).unwrap_or(i64::MAX) };
    let found: Vec<i64> = conn
        .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?
        .query_map(params![matching, limit], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if found.len() <= FEW {
        return Ok(Matches::Few(found));
    }
    let from = if whole { i64::MIN } else { found.last().copied().unwrap_or(i64::MIN) };
    Ok(Matches::Many(Common { conn, matching, known: found, from }))
}

impl Common<'_> {
    /// Which of `numbers` match.
    fn among(&self, numbers: impl Iterator<Item = i64>) -> rusqlite::Result<HashSet<i64>> {
        let mut numbers: Vec<i64> = numbers.collect();
        numbers.sort_unstable();
        let unknown = numbers.partition_point(|number| *number < self.from);
        let known = |number: &i64| self.known.binary_search_by(|other| number.cmp(other)).is_ok();
        let mut found: HashSet<i64> = numbers[unknown..].iter().copied().filter(known).collect();
        let mut between = self.conn.prepare_cached(
            "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid",
        )?;
        for near in numbers[..unknown].chunk_by(|before, after| after - before <= APART) {
            let mut rows = between.query(params![self.matching, near.first(), near.last()])?;
            while let Some(row) = rows.next()? {
                found.insert(row.get(0)?);
            }
        }
        Ok(found)
    }

    /// Visits those in the window that `selection` finds beside its words, in its order by date.
    pub(super) fn walk(
        &self,
        selection: &Selection,
        window: Window,
        visit: &mut Visit<'_>,
    ) -> rusqlite::Result<()> {
        let (mut condition, values) = selection.condition();
        if self.from > i64::MIN {
            // Few copies are met on a walk: whether the first of each matches is asked one by one.
            condition = condition.replace(FIRST_MATCHES, FIRST_ASKED);
        }
        let direction = if selection.sort == Sort::Oldest { "" } else { " DESC" };
        let sql = format!(
            "SELECT l.no, l.read FROM list l WHERE {condition} ORDER BY l.sort{direction}, l.no{direction}"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let (mut size, mut skip, mut left) = (PIECE, window.offset, window.limit);
        let mut piece: Vec<(i64, bool)> = Vec::with_capacity(size);
        while left > 0 {
            piece.clear();
            while piece.len() < size
                && let Some(row) = rows.next()?
            {
                piece.push((row.get(0)?, row.get(1)?));
            }
            if piece.is_empty() {
                break;
            }
            let matching = self.among(piece.iter().map(|row| row.0))?;
            for (no, read) in piece.iter().filter(|row| matching.contains(&row.0)) {
                if skip > 0 {
                    skip -= 1;
                } else if left == 0 || visit(*no, *read).is_break() {
                    return Ok(());
                } else {
                    left -= 1;
                }
            }
            size = (4 * size).min(LARGEST);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{ArticleId, Change, Marking, Query};
    use crate::store::Store;
    use crate::store::sample::{arrived, article, empty, now, source, subscribed, these};

    /// So many articles; most hold the words that are asked for.
    const ALL: i64 = 900;

    /// An archive that came in three ways: newest first, oldest first and in no order; with a late
    /// one of long ago and an early one of tomorrow.
    fn archive() -> (tempfile::TempDir, Store) {
        let (dir, mut store) = empty();
        let sources = [source("Kanwil Kepri"), source("Pusat")];
        store.apply(&sources.each_ref().map(subscribed), &now()).unwrap();
        let mut articles: Vec<_> = (0..ALL)
            .map(|n| {
                let days = match n * 3 / ALL {
                    0 => n % 300,
                    1 => 900 - n,
                    _ => n * 37 % 500,
                };
                let title = if n % 11 == 0 { "Haji dan umrah" } else { "Kabar hari ini" };
                let text = format!(
                    "{} {} {} kloter{} {}",
                    "haji ".repeat(usize::try_from(n % 4).unwrap()),
                    if n % 3 == 0 { "jemaah haji tiba" } else { "tiba haji jemaah" },
                    if n % 5 == 0 { "madrasah" } else { "sekolah" },
                    n % 7,
                    "kata ".repeat(usize::try_from(n % 13).unwrap()),
                );
                article(&sources[usize::from(n % 4 == 0)], &format!("n{n}"), days, title, &text)
            })
            .collect();
        articles.push(article(&sources[0], "late", 4000, "Haji tempo dulu", "jemaah haji tiba"));
        // Copies, of what holds the words and of what does not.
        for n in 0..ALL / 6 {
            let at = usize::try_from(n * 5).unwrap();
            let title = format!("Siaran pers nomor {} tentang haji dan umrah", n / 2);
            articles[at].item.title.clone_from(&title);
            let text = if n % 3 == 0 { "tanpa kata itu" } else { "jemaah haji tiba" };
            let days = (now().timestamp() - articles[at].item.published.unwrap().at).as_hours() / 24;
            articles.push(article(&sources[1], &format!("copy{n}"), days, &title, text));
        }
        articles.insert(0, article(&sources[0], "early", -1, "Haji besok", "jemaah haji tiba"));
        let some = |step: usize| -> Vec<ArticleId> {
            articles.iter().step_by(step).map(|article| article.id).collect()
        };
        let marks = [
            these(&some(3), Marking::Read(true)),
            these(&some(7), Marking::Star(true)),
            these(&some(10), Marking::Hide(true)),
        ];
        arrived(&mut store, articles);
        store.apply(&marks, &now()).unwrap();
        (dir, store)
    }

    /// The numbers that one question without any art gives.
    fn plainly(store: &Store, selection: &Selection, order: &str, weighed: usize) -> Vec<i64> {
        let (condition, values) = selection.condition();
        let matching = selection.matching.clone().unwrap();
        let ask = |order: &str, weight: &str| -> Vec<(i64, f64)> {
            let sql = format!(
                "SELECT l.no, {weight} FROM search CROSS JOIN list l ON l.no = search.rowid \
                 WHERE search MATCH ? AND {condition} ORDER BY {order}"
            );
            let mut all = vec![rusqlite::types::Value::from(matching.clone())];
            all.extend(values.clone());
            let mut asked = store.conn.prepare(&sql).unwrap();
            asked
                .query_map(params_from_iter(all), |row| Ok((row.get(0)?, row.get(1)?)))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap()
        };
        if order != "relevance" {
            return ask(order, "0.0").into_iter().map(|row| row.0).collect();
        }
        let (now, fades) = (now().timestamp().as_microsecond(), 30_i64 * 86_400_000_000);
        let weight =
            format!("bm25(search, 1.0, 8.0) * (1.0 + 0.5 / (1.0 + max(0, {now} - l.sort) * 1.0 / {fades}))");
        let mut rows = ask("l.sort DESC, l.no DESC", &weight);
        let end = weighed.min(rows.len());
        rows[..end].sort_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        rows.into_iter().map(|row| row.0).collect()
    }

    #[test]
    fn however_it_is_looked_for_the_same_is_found_in_the_same_order() {
        let (_dir, store) = archive();
        let asked = [
            "haji",
            "kabar",
            "jemaah haji",
            "\"jemaah haji\"",
            "kloter*",
            "kloter3",
            "haji -madrasah",
            "haji OR madrasah",
            "title:haji jemaah",
            "haji is:unread",
            "haji is:starred",
            "haji is:hidden",
            "haji source:Pusat",
            "haji newer:90d",
            "haji from:2026-01-01 to:2026-06-30 is:read",
            "haji -is:folded",
            "haji (is:starred OR madrasah)",
            "kloter* -is:folded",
            "haji title:kabar -is:folded is:unread",
        ];
        let orders =
            [("newest", "l.sort DESC, l.no DESC"), ("oldest", "l.sort, l.no"), ("relevance", "relevance")];
        let (mut many, mut seen) = (0, 0);
        for (text, (sort, order)) in asked.iter().flat_map(|text| orders.map(|order| (text, order))) {
            let query: Query = format!("{text} sort:{sort}").parse().unwrap();
            let selection = store.select(&query, &now()).unwrap();
            let found = matches(&store.conn, selection.matching.as_ref().unwrap()).unwrap();
            many += usize::from(matches!(found, Matches::Many(_)));
            let is_few = matches!(found, Matches::Few(_));
            let wanted = plainly(&store, &selection, order, if is_few { usize::MAX } else { FEW });
            assert!(!wanted.is_empty(), "{query:?}");
            seen = seen.max(wanted.len());
            let end = wanted.len();
            for (offset, limit) in
                [(0, usize::MAX), (0, 40), (FEW - 5, 10), (FEW, 7), (end / 2, 30), (end - 1, 9), (end, 3)]
            {
                let window = Window { offset, limit };
                let rows = store.select(&query, &now()).unwrap().headlines(&store.conn, window).unwrap();
                let rows: Vec<ArticleId> = rows.into_iter().map(|row| row.id).collect();
                let end = wanted.len().min(offset.saturating_add(limit));
                let due: Vec<ArticleId> = wanted[offset.min(end)..end]
                    .iter()
                    .map(|no| super::super::headline(&store.conn, *no).unwrap().unwrap().id)
                    .collect();
                assert_eq!(rows, due, "{query:?} {offset} {limit}");
            }
        }
        let folded: Query = "haji -is:folded".parse().unwrap();
        let selection = store.select(&folded, &now()).unwrap();
        assert!(selection.condition().0.contains(FIRST_MATCHES), "{}", selection.condition().0);
        let whole: Query = "haji".parse().unwrap();
        let count = |query| store.count(query, &now()).unwrap().total;
        assert!(count(&folded) + 40 < count(&whole), "{} {}", count(&folded), count(&whole));
        assert!(many > 20 && seen > 3 * FEW, "{many} {seen}");
    }

    #[test]
    fn the_next_unread_one_is_the_same_as_in_the_whole_list() {
        let (_dir, mut store) = archive();
        let all = Window { offset: 0, limit: usize::MAX };
        let query: Query = "jemaah".parse().unwrap();
        let whole = store.find(&query, all, &now()).unwrap();
        let read: Vec<ArticleId> = whole.iter().take(3 * FEW).map(|row| row.id).collect();
        store.apply(&[these(&read, Marking::Read(true))], &now()).unwrap();
        let unread = [10, 200, 600].map(|at| whole[at].id);
        let set = Change::Marked {
            scope: crate::news::Scope::These(unread.to_vec()),
            marking: Marking::Read(false),
        };
        store.apply(&[set], &now()).unwrap();
        for sort in ["newest", "relevance"] {
            let query: Query = format!("jemaah sort:{sort}").parse().unwrap();
            let rows = store.find(&query, all, &now()).unwrap();
            assert_eq!(rows.len(), whole.len());
            let places: Vec<usize> = (0..rows.len()).filter(|place| !rows[*place].mark.read).collect();
            for from in [0, 11, FEW, 201, 500, 601, rows.len()] {
                let after = places.iter().copied().find(|place| *place >= from);
                let before = places.iter().copied().rfind(|place| *place < from);
                assert_eq!(store.unread_from(&query, from, &now()).unwrap(), after, "{sort} {from}");
                assert_eq!(store.unread_before(&query, from, &now()).unwrap(), before, "{sort} {from}");
            }
        }
    }
}
