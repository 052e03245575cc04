//! Lists and counts.
//!
//! In: a [`Selection`]. Out: internal numbers in order, public numbers, or how many there are.
//! A list costs what its window costs: the order comes from an index wherever there is one,
//! a window far down is counted off from the nearer end, and counts of whole sources come from
//! `tallies`.

use std::ops::ControlFlow;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::compile::Selection;
use super::read;
use super::walk::{Common, FEW, Matches, Visit, matches};
use crate::news::{ArticleId, Flag, Headline, Reach, Sort, Tally, Term};
use crate::store::opened::Window;

/// Of common words so many articles, the newest, are put in order by relevance; the older ones
/// follow by date.
const WEIGHED: usize = FEW;

/// From this place on it is asked whether the end of the list is nearer than its top.
const FAR: usize = 1000;

/// What is new weighs up to half as much again; half of that is left after so many
/// microseconds (30 days).
const FADES: i64 = 30 * 86_400_000_000;

/// What words match, with the list's rows.
const SEARCH: &str = "search CROSS JOIN list l ON l.no = search.rowid";

impl Selection {
    /// The headlines in the window, in order.
    pub(crate) fn headlines(&self, conn: &Connection, window: Window) -> rusqlite::Result<Vec<Headline>> {
        read::headlines(conn, &self.numbers(conn, window)?)
    }

    /// The headlines in the window of what `reach` finds, in order, from whichever end is nearer. The
    /// caller sees to it that what is counted is what is listed.
    pub(crate) fn rows(
        mut self,
        conn: &Connection,
        reach: Option<&Reach>,
        window: Window,
    ) -> rusqlite::Result<Vec<Headline>> {
        let turned = match self.sort {
            Sort::Newest => Sort::Oldest,
            Sort::Oldest => Sort::Newest,
            Sort::Relevance | Sort::Source => return self.headlines(conn, window),
        };
        if window.offset < FAR {
            return self.headlines(conn, window);
        }
        let total = kept_tally(reach, &self, conn)?.map(|tally| tally.total as usize);
        let Some(total) = total.filter(|total| window.offset > total / 2) else {
            return self.headlines(conn, window);
        };
        let limit = window.limit.min(total.saturating_sub(window.offset));
        let offset = total.saturating_sub(window.offset + limit);
        self.sort = turned;
        let mut rows = self.headlines(conn, Window { offset, limit })?;
        rows.reverse();
        Ok(rows)
    }

    fn numbers(&self, conn: &Connection, window: Window) -> rusqlite::Result<Vec<i64>> {
        let mut found = Vec::new();
        self.each(conn, window, &mut |no, _| {
            found.push(no);
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// The place of the first unread article at the place `from` or behind it.
    pub(crate) fn unread_from(&self, conn: &Connection, from: usize) -> rusqlite::Result<Option<usize>> {
        let (mut place, mut found) = (from, None);
        self.each(conn, Window { offset: from, limit: usize::MAX }, &mut |_, read| {
            if !read {
                found = Some(place);
                return ControlFlow::Break(());
            }
            place += 1;
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// The place of the last unread article before the place `until`.
    pub(crate) fn unread_before(&self, conn: &Connection, until: usize) -> rusqlite::Result<Option<usize>> {
        let (mut place, mut found) = (0, None);
        self.each(conn, Window { offset: 0, limit: until }, &mut |_, read| {
            if !read {
                found = Some(place);
            }
            place += 1;
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// Visits the window's rows in order, as far as `visit` goes on.
    fn each(&self, conn: &Connection, window: Window, visit: &mut Visit<'_>) -> rusqlite::Result<()> {
        let Some(matching) = self.matching.as_ref().filter(|_| self.sort != Sort::Source) else {
            return self.each_of(self.narrowed("list l WHERE 1", Vec::new()), (conn, window), visit);
        };
        match (matches(conn, matching)?, self.sort) {
            (Matches::Many(common), Sort::Relevance) => self.weighed(&common, (conn, window), visit),
            (Matches::Many(common), _) => common.walk(self, window, visit),
            (Matches::Few(_), Sort::Relevance) => {
                let values = vec![matching.clone().into()];
                let asked = self.narrowed(&format!("{SEARCH} WHERE search MATCH ?"), values);
                self.each_of(asked, (conn, window), visit)
            }
            (Matches::Few(numbers), _) => {
                let values = vec![listed(&numbers).into()];
                let from = "json_each(?) found CROSS JOIN list l ON l.no = found.value WHERE 1";
                self.each_of(self.narrowed(from, values), (conn, window), visit)
            }
        }
    }

    /// The newest matches by relevance, then the older ones by date.
    fn weighed(
        &self,
        common: &Common<'_>,
        (conn, window): (&Connection, Window),
        visit: &mut Visit<'_>,
    ) -> rusqlite::Result<()> {
        let mut newest = Vec::with_capacity(WEIGHED);
        common.walk(self, Window { offset: 0, limit: WEIGHED }, &mut |no, _| {
            newest.push(no);
            ControlFlow::Continue(())
        })?;
        let (mut left, mut stopped) = (window.limit, false);
        if window.offset < newest.len() {
            let from = format!(
                "{SEARCH} WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? \
                 AND +search.rowid IN (SELECT value FROM json_each(?))"
            );
            let (first, last) = (newest.iter().min().copied(), newest.iter().max().copied());
            let values =
                vec![self.matching.clone().into(), first.into(), last.into(), listed(&newest).into()];
            self.each_of((from, values), (conn, window), &mut |no, read| {
                left -= 1;
                let go_on = visit(no, read);
                stopped = go_on.is_break();
                go_on
            })?;
        }
        if stopped || newest.len() < WEIGHED {
            return Ok(());
        }
        common.walk(self, Window { offset: window.offset.max(WEIGHED), limit: left }, visit)
    }

    /// What the question `from` with its values finds of what is selected beside words.
    fn narrowed(&self, from: &str, mut values: Vec<Value>) -> (String, Vec<Value>) {
        let (condition, rest) = self.condition();
        let from = match (self.sort, &self.matching) {
            (Sort::Source, matching) => {
                let words = matching.as_ref().map(|matching| values.push(matching.clone().into()));
                format!("sources s CROSS JOIN list l ON l.source = s.no WHERE {}", among(words))
            }
            _ => from.to_owned(),
        };
        values.extend(rest);
        (format!("{from} AND {condition}"), values)
    }

    /// Visits the window's rows of what a question with its values finds.
    fn each_of(
        &self,
        (from, mut values): (String, Vec<Value>),
        (conn, window): (&Connection, Window),
        visit: &mut Visit<'_>,
    ) -> rusqlite::Result<()> {
        let order = match self.sort {
            Sort::Relevance if self.matching.is_some() => {
                values.extend([self.now.into(), FADES.into()]);
                let fresh = "1.0 + 0.5 / (1.0 + max(0, ? - l.sort) * 1.0 / ?)";
                format!("search.rank * ({fresh}), l.no DESC")
            }
            Sort::Source => "s.archived, s.rank, s.no, l.sort DESC, l.no DESC".to_owned(),
            Sort::Oldest => "l.sort, l.no".to_owned(),
            Sort::Newest | Sort::Relevance => "l.sort DESC, l.no DESC".to_owned(),
        };
        values.extend([signed(window.limit).into(), signed(window.offset).into()]);
        let sql = format!("SELECT l.no, l.read FROM {from} ORDER BY {order} LIMIT ? OFFSET ?");
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if visit(row.get(0)?, row.get(1)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The public numbers of all that is selected, in their own order.
    pub(crate) fn ids(&self, conn: &Connection) -> rusqlite::Result<Vec<ArticleId>> {
        let (from, values) = self.all();
        let sql = format!("SELECT a.id FROM {from} ORDER BY a.id");
        let sql = sql.replacen("list l", "list l CROSS JOIN articles a ON a.no = l.no", 1);
        conn.prepare_cached(&sql)?
            .query_map(params_from_iter(values), |row| read::article_id(row, 0))?
            .collect()
    }

    /// How many are selected.
    pub(crate) fn tally(&self, conn: &Connection) -> rusqlite::Result<Tally> {
        let (from, values) = self.all();
        let sql =
            format!("SELECT count(*), coalesce(sum(l.read = 0), 0), coalesce(sum(l.starred), 0) FROM {from}");
        conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| tally(row, 0))
    }

    /// All that is selected, in no order.
    fn all(&self) -> (String, Vec<Value>) {
        let (condition, rest) = self.condition();
        match &self.matching {
            Some(matching) => {
                let mut values = vec![Value::from(matching.clone())];
                values.extend(rest);
                (
                    format!("list l JOIN search ON search.rowid = l.no WHERE search MATCH ? AND {condition}"),
                    values,
                )
            }
            None => (format!("list l WHERE {condition}"), rest),
        }
    }
}

/// How many articles `reach` finds, where the kept counts know it: all or all unread, in some
/// sources or in any, with copies or without.
pub(crate) fn kept_tally(
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
    let is_folded = |part: &&Reach| matches!(part, Reach::Not(part) if matches!(**part, Reach::Is(Term::Is(Flag::Copy | Flag::Folded))));
    let unread = parts.iter().filter(is_unread).count();
    let folded = parts.iter().filter(is_folded).count();
    if parts.iter().filter(is_source).count() + unread + folded < parts.len() || unread > 1 || folded > 1 {
        return Ok(None);
    }
    let (condition, values) = selection.unfolded();
    let by_source = condition.replace("l.read = 0", "1");
    let sql = format!(
        "SELECT coalesce(sum(total), 0), coalesce(sum(unread), 0), coalesce(sum(starred), 0) \
         FROM (SELECT source, total, unread, starred FROM tallies) l WHERE {by_source}"
    );
    let mut found = conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| tally(row, 0))?;
    if unread > 0 {
        let (condition, values) = selection.condition();
        let sql = format!("SELECT count(*) FROM list l WHERE l.starred = 1 AND {condition}");
        let starred: i64 =
            conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        found = Tally { total: found.unread, unread: found.unread, starred: starred.cast_unsigned() };
    }
    if let Some((copies, values)) = selection.folded_away() {
        let sql = format!(
            "SELECT count(*), coalesce(sum(l.read = 0), 0), coalesce(sum(l.starred), 0) FROM list l \
             WHERE {copies}"
        );
        let copies = conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| tally(row, 0))?;
        found.total -= copies.total;
        found.unread -= copies.unread;
        if unread == 0 {
            found.starred -= copies.starred;
        }
    }
    Ok(Some(found))
}

/// A tally out of the three columns from `at`.
pub(crate) fn tally(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Tally> {
    let column = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
    Ok(Tally { total: column(at)?, unread: column(at + 1)?, starred: column(at + 2)? })
}

/// The condition that a row of `list` matches words, if there are any.
fn among(words: Option<()>) -> &'static str {
    if words.is_some() { "+l.no IN (SELECT rowid FROM search WHERE search MATCH ?)" } else { "1" }
}

/// `numbers` as the database takes a list of them.
fn listed(numbers: &[i64]) -> String {
    let all: Vec<String> = numbers.iter().map(i64::to_string).collect();
    format!("[{}]", all.join(","))
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Change, Has, Marking, Query, Span};
    use crate::store::Store;
    use crate::store::sample::{ago, arrived, article, is, list, newsroom, now, source, these};
    use jiff::civil::date;
    use std::fmt::Write;

    fn term(term: Term) -> Reach {
        Reach::Is(term)
    }

    fn word(text: &str) -> Reach {
        term(Term::Word(text.into()))
    }

    fn not(reach: Reach) -> Reach {
        Reach::Not(Box::new(reach))
    }

    /// The letters of the sample's articles that `reach` finds.
    fn letters(store: &Store, ids: &[ArticleId], reach: Reach, sort: Option<Sort>) -> String {
        let query = Query { reach: Some(reach), sort };
        let found = list(store, &query);
        let tally = store.count(&query, &now()).unwrap();
        let unread = found.iter().filter(|headline| !headline.mark.read).count() as u64;
        let starred = found.iter().filter(|headline| headline.mark.starred).count() as u64;
        assert_eq!(
            (tally.total, tally.unread, tally.starred),
            (found.len() as u64, unread, starred),
            "{query:?}"
        );
        let mut text = String::new();
        for headline in found {
            let at = ids.iter().position(|id| *id == headline.id).unwrap();
            write!(text, "{}", char::from(b'a' + at as u8)).unwrap();
        }
        text
    }

    #[test]
    fn every_term_finds_what_it_says() {
        let (_dir, mut store, ids) = newsroom();
        let marks = [
            these(&ids[1..3], Marking::Read(true)),
            these(&ids[2..4], Marking::Star(true)),
            these(&ids[..1], Marking::Tag("Kliping".into())),
            Change::Body {
                article: ids[4],
                page: Box::new(crate::news::Item {
                    extent: crate::news::Extent::Full,
                    caption: Some("Foto".into()),
                    ..crate::store::body::tests::rich()
                }),
            },
        ];
        store.apply(&marks, &now()).unwrap();
        let day = |n| Span { count: n, unit: 'd' };
        let cases: Vec<(Reach, &str)> = vec![
            (word("haji"), "abe"),
            (word("HAJI"), "abe"),
            (word("ha*"), "abe"),
            (word("batam"), "ac"),
            (word("\"x\" OR title"), ""),
            (word("***"), "abcde"),
            (term(Term::Phrase("jemaah haji".into())), "ae"),
            (term(Term::Phrase("haji jemaah".into())), ""),
            (term(Term::Title("haji".into())), "ae"),
            (term(Term::Title("kerja nasional".into())), "b"),
            (term(Term::Source("KEPRI".into())), "ace"),
            (term(Term::Source("tidak ada".into())), ""),
            (term(Term::Source(String::new())), "abcde"),
            (term(Term::Group("kanwil".into())), "ace"),
            (term(Term::Tag("kliping".into())), "a"),
            (term(Term::Is(Flag::Unread)), "ade"),
            (term(Term::Is(Flag::Read)), "bc"),
            (term(Term::Is(Flag::Starred)), "cd"),
            (term(Term::Is(Flag::Full)), "e"),
            (term(Term::Is(Flag::Edited)), ""),
            (term(Term::Has(Has::Image)), "e"),
            (term(Term::Has(Has::Pdf)), "e"),
            (term(Term::Newer(day(5))), "abc"),
            (term(Term::Newer(Span { count: 2, unit: 'w' })), "abcd"),
            (term(Term::Older(day(5))), "de"),
            (term(Term::On(date(2026, 11, 23))), "a"),
            (term(Term::From(date(2026, 11, 22))), "ab"),
            (term(Term::To(date(2026, 11, 14))), "de"),
            (Reach::All(vec![word("haji"), word("batam")]), "a"),
            (Reach::All(vec![word("haji"), not(word("batam"))]), "be"),
            (Reach::All(vec![word("batam"), term(Term::Is(Flag::Unread))]), "a"),
            (Reach::All(vec![term(Term::Is(Flag::Unread)), term(Term::Source("pusat".into()))]), "d"),
            (Reach::Any(vec![word("rapat"), word("sains")]), "bc"),
            (Reach::Any(vec![word("rapat"), term(Term::Is(Flag::Starred))]), "bcd"),
            (Reach::All(vec![Reach::Any(vec![word("haji"), word("sains")]), word("batam")]), "ac"),
            (not(word("haji")), "cd"),
            (not(word("!!")), "abcde"),
            (not(term(Term::Is(Flag::Unread))), "bc"),
            (not(Reach::Any(vec![word("haji"), term(Term::Is(Flag::Starred))])), ""),
            (Reach::All(vec![]), "abcde"),
            (Reach::Any(vec![]), ""),
            (term(Term::Is(Flag::Folded)), ""),
            (not(term(Term::Is(Flag::Folded))), "abcde"),
            (Reach::All(vec![word("haji"), not(term(Term::Is(Flag::Folded)))]), "abe"),
        ];
        // The page's body replaced e's, its date did not: e stays where the source put it.
        let order = |text: &str, reach: &Reach| {
            let found = letters(&store, &ids, reach.clone(), None);
            let mut sorted: Vec<char> = found.chars().collect();
            sorted.sort_unstable();
            assert_eq!(sorted.into_iter().collect::<String>(), text, "{reach:?}");
        };
        for (reach, wanted) in &cases {
            order(wanted, reach);
        }
    }

    #[test]
    fn a_whole_name_wins_over_the_longer_ones_it_is_part_of() {
        let (_dir, mut store, _) = newsroom();
        let short = crate::news::Source { group: Some("Kan".into()), ..source("Kanwil") };
        store.apply(&[Change::Subscribed(Box::new(short.clone()))], &now()).unwrap();
        arrived(&mut store, vec![article(&short, "f", 1, "Kabar kanwil", "")]);
        let cases = [
            (Term::Source("kanwil".into()), vec!["Kanwil"]),
            (Term::Source("kan".into()), vec!["Kanwil", "Kanwil Kepri"]),
            (Term::Source("kanwil kepri".into()), vec!["Kanwil Kepri"]),
            (Term::Group("KAN".into()), vec!["Kanwil"]),
            (Term::Group("anwil".into()), vec!["Kanwil Kepri"]),
            (Term::Group(String::new()), vec!["Kanwil", "Kanwil Kepri", "Pusat"]),
        ];
        for (term, wanted) in cases {
            let found: std::collections::BTreeSet<String> =
                list(&store, &is(term.clone())).into_iter().map(|headline| headline.source_name).collect();
            assert_eq!(found.into_iter().collect::<Vec<_>>(), wanted, "{term:?}");
        }
    }

    #[test]
    fn orders_and_windows() {
        let (_dir, store, ids) = newsroom();
        let all = || Reach::All(Vec::new());
        assert_eq!(letters(&store, &ids, all(), None), "abcde");
        assert_eq!(letters(&store, &ids, all(), Some(Sort::Oldest)), "edcba");
        assert_eq!(letters(&store, &ids, all(), Some(Sort::Source)), "acebd");
        assert_eq!(letters(&store, &ids, all(), Some(Sort::Relevance)), "abcde");
        assert_eq!(letters(&store, &ids, word("haji"), Some(Sort::Relevance)), "ab");
        assert_eq!(letters(&store, &ids, word("haji"), Some(Sort::Oldest)), "ba");
        assert_eq!(letters(&store, &ids, word("batam"), Some(Sort::Source)), "ac");
        let window = Window { offset: 1, limit: 2 };
        let found = store.find(&Query::default(), window, &now()).unwrap();
        assert_eq!(found.iter().map(|headline| headline.id).collect::<Vec<_>>(), ids[1..3]);
    }

    #[test]
    fn a_window_far_down_is_the_same_from_either_end() {
        let (_dir, mut store, ids) = newsroom();
        let pusat = source("Pusat");
        let many = 3 * i64::try_from(FAR).unwrap();
        // Many share a moment, so that the order of equals counts too.
        let articles: Vec<_> = (0..many)
            .map(|n| article(&pusat, &format!("n{n}"), n / 7 % 60, &format!("Umum {n}"), ""))
            .collect();
        let read: Vec<ArticleId> = articles.iter().step_by(3).map(|article| article.id).collect();
        arrived(&mut store, articles);
        store
            .apply(&[these(&read, Marking::Read(true)), these(&ids[..1], Marking::Star(true))], &now())
            .unwrap();
        let unread = || term(Term::Is(Flag::Unread));
        let reaches = [
            Reach::All(Vec::new()),
            unread(),
            not(term(Term::Is(Flag::Copy))),
            Reach::All(vec![unread(), term(Term::Source("pusat".into()))]),
            term(Term::Newer(Span { count: 50, unit: 'd' })),
        ];
        for reach in reaches {
            for sort in [None, Some(Sort::Oldest), Some(Sort::Source), Some(Sort::Relevance)] {
                let query = Query { reach: Some(reach.clone()), sort };
                let all = Window { offset: 0, limit: usize::MAX };
                let all = store.find(&query, all, &now()).unwrap();
                assert!(all.len() > FAR, "{query:?}");
                let last = all.len();
                for (offset, limit) in [
                    (FAR, 30),
                    (last / 2 - 5, 30),
                    (last / 2 + 1, 30),
                    (last - 40, 40),
                    (last - 10, 40),
                    (last - 10, usize::MAX),
                    (last, 5),
                    (last + 7, 5),
                ] {
                    let rows = store.find(&query, Window { offset, limit }, &now()).unwrap();
                    let wanted: Vec<_> = all.iter().skip(offset).take(limit).collect();
                    assert_eq!(rows.iter().collect::<Vec<_>>(), wanted, "{query:?} {offset} {limit}");
                }
            }
        }
    }

    #[test]
    fn a_title_weighs_more_than_a_text_and_news_more_than_history() {
        let (_dir, mut store, _) = newsroom();
        let pusat = source("Pusat");
        let cases = vec![
            article(&pusat, "1", 300, "Wakaf produktif", "Isi."),
            article(&pusat, "2", 1, "Wakaf produktif", "Isi."),
            article(&pusat, "3", 1, "Kabar lain", "Isi tentang wakaf."),
        ];
        let wanted: Vec<ArticleId> = [1, 0, 2].map(|at: usize| cases[at].id).to_vec();
        arrived(&mut store, cases);
        let query = Query { sort: Some(Sort::Relevance), ..is(Term::Word("wakaf".into())) };
        let found: Vec<ArticleId> = list(&store, &query).into_iter().map(|headline| headline.id).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn common_words_are_found_in_order_too() {
        let (_dir, mut store, _) = newsroom();
        let pusat = source("Pusat");
        let many = 2 * i64::try_from(FEW).unwrap();
        let articles =
            (0..many).map(|n| article(&pusat, &format!("n{n}"), n % 5, &format!("Umum {n}"), "")).collect();
        arrived(&mut store, articles);
        let query = is(Term::Word("umum".into()));
        let found = store.find(&query, Window { offset: 0, limit: 30 }, &now()).unwrap();
        assert_eq!(found.len(), 30);
        assert!(found.iter().all(|headline| headline.published.unwrap().at == ago(0)));
        assert_eq!(store.count(&query, &now()).unwrap().total, many.cast_unsigned());
    }

    #[test]
    fn the_first_screen_comes_from_an_index() {
        let (_dir, store, _) = newsroom();
        let cases = [
            ("l.read = 0", "l.sort DESC, l.no DESC", "INDEX list_unread"),
            ("l.starred = 1", "l.sort DESC, l.no DESC", "INDEX list_starred"),
            ("1", "l.sort DESC, l.no DESC", "INDEX list_sort"),
            ("l.source = 1", "l.sort DESC, l.no DESC", "INDEX list_source"),
            ("(l.source = 1) AND (l.read = 0)", "l.sort DESC, l.no DESC", "INDEX list_source_unread"),
            ("NOT (l.copy = 1)", "l.sort DESC, l.no DESC", "COVERING INDEX list_sort"),
            ("NOT (l.copy = 1)", "l.sort, l.no", "COVERING INDEX list_sort"),
            ("(l.source = 1) AND NOT (l.copy = 1)", "l.sort DESC, l.no DESC", "COVERING INDEX list_source"),
        ];
        for (condition, order, index) in cases {
            let sql = format!(
                "EXPLAIN QUERY PLAN SELECT l.no FROM list l WHERE 1 AND {condition} ORDER BY {order} LIMIT 50"
            );
            let plan: Vec<String> = store
                .conn
                .prepare(&sql)
                .unwrap()
                .query_map([], |row| row.get(3))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            assert_eq!(plan.len(), 1, "{condition}: {plan:?}");
            assert!(plan[0].contains(index), "{condition}: {plan:?}");
        }
    }
}
