//! Lists and counts.
//!
//! In: a [`Selection`]. Out: internal numbers in order, public numbers, or how many there are.
//! A list costs what its window costs: the order comes from an index wherever there is one,
//! and counts of whole sources come from `tallies`.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::compile::Selection;
use super::opened::Window;
use super::read;
use crate::news::{ArticleId, Flag, Headline, Reach, Sort, Tally, Term};

/// Up to so many matches of words are looked up and sorted; beyond, the list is walked in
/// its order and each row asked whether it matches, which finds a screenful sooner.
const FEW: i64 = 3000;

/// Half the weight of a match is left after so many microseconds (30 days).
const FADES: i64 = 30 * 86_400_000_000;

impl Selection {
    /// The headlines in the window, in order.
    pub(super) fn headlines(&self, conn: &Connection, window: Window) -> rusqlite::Result<Vec<Headline>> {
        let mut found = Vec::new();
        for no in self.numbers(conn, window)? {
            found.extend(read::headline(conn, no)?);
        }
        Ok(found)
    }

    fn numbers(&self, conn: &Connection, window: Window) -> rusqlite::Result<Vec<i64>> {
        let (condition, rest) = self.condition();
        let (mut values, mut order_values): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
        let direction = if self.sort == Sort::Oldest { "" } else { " DESC" };
        let (from, order) = match (&self.matching, self.sort) {
            (Some(matching), Sort::Relevance) => {
                values.push(matching.clone().into());
                order_values.extend([self.now.into(), FADES.into()]);
                let fresh = "1.0 + 1.0 / (1.0 + max(0, ? - l.sort) * 1.0 / ?)";
                (
                    "search CROSS JOIN list l ON l.no = search.rowid WHERE search MATCH ?".to_owned(),
                    format!("bm25(search, 4.0, 1.0) * ({fresh}), l.no DESC"),
                )
            }
            (matching, Sort::Source) => {
                let words = matching.as_ref().map(|matching| values.push(matching.clone().into()));
                (
                    format!("sources s CROSS JOIN list l ON l.source = s.no WHERE {}", among(words)),
                    "s.archived, s.rank, s.no, l.sort DESC, l.no DESC".to_owned(),
                )
            }
            (Some(matching), _) => {
                values.push(matching.clone().into());
                let from = if self.has_few(conn, matching)? {
                    "search CROSS JOIN list l ON l.no = search.rowid WHERE search MATCH ?".to_owned()
                } else {
                    format!("list l WHERE {}", among(Some(())))
                };
                (from, format!("l.sort{direction}, l.no{direction}"))
            }
            (None, _) => ("list l WHERE 1".to_owned(), format!("l.sort{direction}, l.no{direction}")),
        };
        values.extend(rest);
        values.extend(order_values);
        values.extend([signed(window.limit).into(), signed(window.offset).into()]);
        let sql = format!("SELECT l.no FROM {from} AND {condition} ORDER BY {order} LIMIT ? OFFSET ?");
        conn.prepare_cached(&sql)?.query_map(params_from_iter(values), |row| row.get(0))?.collect()
    }

    /// Whether the words match so few articles that sorting them is cheap.
    fn has_few(&self, conn: &Connection, matching: &str) -> rusqlite::Result<bool> {
        let found: i64 = conn
            .prepare_cached(
                "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)",
            )?
            .query_row((matching, FEW + 1), |row| row.get(0))?;
        Ok(found <= FEW)
    }

    /// The public numbers of all that is selected, in their own order.
    pub(super) fn ids(&self, conn: &Connection) -> rusqlite::Result<Vec<ArticleId>> {
        let (from, values) = self.all();
        let sql = format!("SELECT a.id FROM {from} ORDER BY a.id");
        let sql = sql.replacen("list l", "list l CROSS JOIN articles a ON a.no = l.no", 1);
        conn.prepare_cached(&sql)?
            .query_map(params_from_iter(values), |row| read::article_id(row, 0))?
            .collect()
    }

    /// How many are selected.
    pub(super) fn tally(&self, conn: &Connection) -> rusqlite::Result<Tally> {
        let (from, values) = self.all();
        let sql = format!(
            "SELECT count(*), coalesce(sum(l.read = 0), 0), coalesce(sum(l.starred), 0) FROM {from}"
        );
        conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| tally(row, 0))
    }

    /// All that is selected, in no order.
    fn all(&self) -> (String, Vec<Value>) {
        let (condition, rest) = self.condition();
        match &self.matching {
            Some(matching) => {
                let mut values = vec![Value::from(matching.clone())];
                values.extend(rest);
                (format!("list l JOIN search ON search.rowid = l.no WHERE search MATCH ? AND {condition}"), values)
            }
            None => (format!("list l WHERE {condition}"), rest),
        }
    }
}

/// How many articles `reach` finds, where the kept counts know it: all or all unread, in some
/// sources or in any.
pub(super) fn kept_tally(
    reach: Option<&Reach>,
    selection: &Selection,
    conn: &Connection,
) -> rusqlite::Result<Option<Tally>> {
    let parts = match reach {
        None => &[],
        Some(Reach::All(parts)) => parts.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    let is_source = |part: &&Reach| matches!(part, Reach::Is(Term::Source(_) | Term::Group(_)));
    let is_unread = |part: &&Reach| matches!(part, Reach::Is(Term::Is(Flag::Unread)));
    let unread = parts.iter().filter(is_unread).count();
    if parts.iter().filter(is_source).count() + unread < parts.len() || unread > 1 {
        return Ok(None);
    }
    let (condition, values) = selection.condition();
    let by_source = condition.replace("l.read = 0", "1");
    let sql = format!(
        "SELECT coalesce(sum(total), 0), coalesce(sum(unread), 0), coalesce(sum(starred), 0) \
         FROM (SELECT source, total, unread, starred FROM tallies) l WHERE {by_source}"
    );
    let mut found = conn.prepare_cached(&sql)?.query_row(params_from_iter(values.iter()), |row| tally(row, 0))?;
    if unread > 0 {
        let sql = format!("SELECT count(*) FROM list l WHERE l.starred = 1 AND {condition}");
        let starred: i64 = conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        found = Tally { total: found.unread, unread: found.unread, starred: starred.cast_unsigned() };
    }
    Ok(Some(found))
}

/// A tally out of the three columns from `at`.
pub(super) fn tally(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Tally> {
    let column = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
    Ok(Tally { total: column(at)?, unread: column(at + 1)?, starred: column(at + 2)? })
}

/// The condition that a row of `list` matches words, if there are any.
fn among(words: Option<()>) -> &'static str {
    if words.is_some() { "+l.no IN (SELECT rowid FROM search WHERE search MATCH ?)" } else { "1" }
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
