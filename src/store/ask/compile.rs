//! The selection language as SQL: every value bound, every word stemmed as the index was.
//!
//! In: a [`Query`]. Out: a [`Selection`]: a full-text expression that every article must match
//! (if the query has one), and a condition on rows of `list` for the rest. Text typed by a
//! person never becomes SQL, and never becomes syntax of the full-text engine either.

use jiff::ZonedDateTime;
use jiff::civil::Date;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::facets::having;
use crate::news::{Facet, Flag, Has, Query, Reach, Sort, Span, Term};
use crate::store::days;
use crate::words::{self, Stemmer};

/// One day in microseconds.
const DAY: i64 = 86_400_000_000;

/// A condition on `list l` with its values, in order.
#[derive(Debug, Clone)]
struct Clause {
    sql: String,
    values: Vec<Value>,
}

/// A query made ready for the database.
#[derive(Debug)]
pub(crate) struct Selection {
    /// The full-text expression that all must match.
    pub(crate) matching: Option<String>,
    /// The rest, joined by AND; true when empty.
    rest: Vec<Clause>,
    /// What is left out because it is hidden, where anything is.
    hidden: Option<Clause>,
    /// What is left out because the first of its story is there: copies.
    fold: Option<Clause>,
    /// The order.
    pub(crate) sort: Sort,
    /// The present, for the order by relevance.
    pub(crate) now: i64,
}

impl Selection {
    /// Makes `query` ready.
    pub(crate) fn of(
        query: &Query,
        conn: &Connection,
        stemmer: &mut Stemmer,
        now: &ZonedDateTime,
    ) -> rusqlite::Result<Self> {
        let now = now.timestamp().as_microsecond();
        let mut selection = Self {
            matching: None,
            hidden: None,
            rest: Vec::new(),
            fold: None,
            sort: query.sort.unwrap_or_default(),
            now,
        };
        if !query.speaks_of_hidden() && any_hidden(conn)? {
            selection.hidden = Some(Clause::constant(SHOWN));
        }
        let Some(reach) = &query.reach else { return Ok(selection) };
        let mut compiler = Compiler { conn, stemmer, now, sources: None, beside: None };
        let parts = match reach {
            Reach::All(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let (folding, parts): (Vec<Reach>, Vec<Reach>) = parts.iter().cloned().partition(speaks_of_folds);
        let (matching, rest) = compiler.split(&parts);
        for part in rest {
            selection.rest.push(compiler.clause(part)?);
        }
        let beside_it = [selection.rest.clone(), selection.hidden.clone().into_iter().collect()].concat();
        compiler.beside = beside(matching.as_ref(), &beside_it);
        selection.matching = matching;
        for part in &folding {
            match part {
                Reach::Not(copies) if selection.fold.is_none() && is_copies(copies) => {
                    selection.fold = Some(compiler.clause(copies)?);
                }
                part => selection.rest.push(compiler.clause(part)?),
            }
        }
        Ok(selection)
    }

    /// Narrows it further.
    pub(crate) fn and<const N: usize>(&mut self, sql: &str, values: [Value; N]) {
        self.rest.push(Clause { sql: sql.to_owned(), values: values.into() });
    }

    /// Narrows it to the articles numbered `numbers`, which must ascend.
    pub(crate) fn among_numbers(&mut self, numbers: &[i64]) {
        let (first, last) = (numbers.first().copied(), numbers.last().copied());
        let all: Vec<String> = numbers.iter().map(i64::to_string).collect();
        // The index is read between these two alone.
        let column = if self.matching.is_some() { "search.rowid" } else { "l.no" };
        self.and(
            &format!("{column} BETWEEN ? AND ? AND l.no IN (SELECT value FROM json_each(?))"),
            [first.unwrap_or(0).into(), last.unwrap_or(0).into(), format!("[{}]", all.join(",")).into()],
        );
    }

    /// The condition without the full-text part, and its values.
    pub(crate) fn condition(&self) -> (String, Vec<Value>) {
        let mut parts = self.rest.clone();
        parts.extend(self.hidden.clone());
        parts.extend(self.fold.clone().map(|fold| Clause { sql: format!("NOT ({})", fold.sql), ..fold }));
        let joined = join(parts, " AND ", "1");
        (joined.sql, joined.values)
    }

    /// The same as if nothing were folded away or hidden.
    pub(crate) fn unfolded(&self) -> (String, Vec<Value>) {
        let joined = join(self.rest.clone(), " AND ", "1");
        (joined.sql, joined.values)
    }

    /// The condition on what is folded away, if anything may be.
    pub(crate) fn folded_away(&self) -> Option<(String, Vec<Value>)> {
        let mut parts = self.rest.clone();
        parts.extend(self.hidden.clone());
        parts.push(self.fold.clone()?);
        let joined = join(parts, " AND ", "1");
        Some((joined.sql, joined.values))
    }
}

/// Compiles terms; reads the names of the sources once, if at all.
struct Compiler<'c> {
    conn: &'c Connection,
    stemmer: &'c mut Stemmer,
    now: i64,
    sources: Option<Vec<(i64, String, String)>>,
    /// What is asked for beside folds, of the first of a story.
    beside: Option<Clause>,
}

/// Whether a condition is about copies whose first is found beside them.
fn speaks_of_folds(reach: &Reach) -> bool {
    match reach {
        Reach::All(parts) | Reach::Any(parts) => parts.iter().any(speaks_of_folds),
        Reach::Not(part) => speaks_of_folds(part) || is_copies(part),
        Reach::Is(term) => *term == Term::Is(Flag::Folded),
    }
}

fn is_copies(reach: &Reach) -> bool {
    matches!(reach, Reach::Is(Term::Is(Flag::Copy | Flag::Folded)))
}

/// The conditions in `matching` and `rest` as conditions on the row `first`; none where all do.
fn beside(matching: Option<&String>, rest: &[Clause]) -> Option<Clause> {
    let mut parts = rest.to_vec();
    parts.extend(matching.map(|words| Clause::with(MATCHES, [words.clone().into()])));
    if parts.is_empty() {
        return None;
    }
    let joined = join(parts, " AND ", "1");
    Some(Clause { sql: of_first(&joined.sql), ..joined })
}

/// `sql`, which is about the row `l`, about the row `first`. That row is found by its number: the
/// plus keeps the planner from looking for it through all that a condition finds, for every copy.
fn of_first(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut last = ' ';
    for (at, letter) in sql.char_indices() {
        let begins = !last.is_ascii_alphanumeric() && last != '_' && sql[at..].starts_with("l.");
        if begins {
            out.push_str("+first");
        } else {
            out.push(letter);
        }
        last = letter;
    }
    out
}

/// That a row is not hidden.
const SHOWN: &str = "l.no NOT IN (SELECT no FROM hidden)";

fn any_hidden(conn: &Connection) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM hidden)")?.query_row([], |row| row.get(0))
}

/// That a row matches words.
const MATCHES: &str = "l.no IN (SELECT rowid FROM search WHERE search MATCH ?)";

impl Compiler<'_> {
    /// Parts that must all hold, divided into one full-text expression and the others. What is
    /// excluded by words joins the expression only where something is asked for by words.
    fn split<'r>(&mut self, parts: &'r [Reach]) -> (Option<String>, Vec<&'r Reach>) {
        let (mut wanted, mut refused, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            let inner = if let Reach::Not(inner) = part { Some(inner.as_ref()) } else { None };
            if let Some(expression) = self.expression(part) {
                wanted.push(expression);
            } else if let Some(expression) = inner.and_then(|inner| self.expression(inner)) {
                refused.push((part, expression));
            } else {
                rest.push(part);
            }
        }
        if wanted.is_empty() {
            rest.extend(refused.into_iter().map(|(part, _)| part));
            return (None, rest);
        }
        let mut whole = format!("({})", wanted.join(" AND "));
        if !refused.is_empty() {
            let refused: Vec<String> = refused.into_iter().map(|(_, expression)| expression).collect();
            whole = format!("({whole} NOT ({}))", refused.join(" OR "));
        }
        (Some(whole), rest)
    }

    /// `reach` as an expression of the full-text engine, if words are all it is about.
    fn expression(&mut self, reach: &Reach) -> Option<String> {
        match reach {
            Reach::Is(Term::Word(word)) => self.word(word),
            Reach::Is(Term::Phrase(phrase)) => self.phrase(phrase),
            Reach::Is(Term::Title(title)) => self.word(title).map(|inner| format!("(title : {inner})")),
            Reach::Is(_) | Reach::Not(_) => None,
            Reach::Any(parts) => {
                let parts: Option<Vec<String>> = parts.iter().map(|part| self.expression(part)).collect();
                parts.filter(|parts| !parts.is_empty()).map(|parts| format!("({})", parts.join(" OR ")))
            }
            Reach::All(parts) => match self.split(parts) {
                (Some(whole), rest) if rest.is_empty() => Some(whole),
                _ => None,
            },
        }
    }

    /// A word, or with a star at its end all words that begin so.
    fn word(&mut self, word: &str) -> Option<String> {
        let Some(beginning) = word.strip_suffix('*') else { return self.phrase(word) };
        let folded: Vec<String> = words::tokens(beginning).map(|token| words::fold(token.text)).collect();
        let stemmed = self.stems(beginning);
        if folded.is_empty() || stemmed.is_empty() {
            return None;
        }
        let folded = folded.join(" ");
        Some(if folded == stemmed {
            format!("({} *)", quoted(&folded))
        } else {
            format!("({} * OR {} *)", quoted(&folded), quoted(&stemmed))
        })
    }

    fn phrase(&mut self, text: &str) -> Option<String> {
        let stems = self.stems(text);
        (!stems.is_empty()).then(|| quoted(&stems))
    }

    fn stems(&mut self, text: &str) -> String {
        let stems = self.stemmer.index_form(text);
        if stems.chars().any(char::is_alphanumeric) { stems } else { String::new() }
    }

    fn clause(&mut self, reach: &Reach) -> rusqlite::Result<Clause> {
        if let Some(expression) = self.expression(reach) {
            return Ok(Clause::with(MATCHES, [expression.into()]));
        }
        match reach {
            Reach::All(parts) => self.clauses(parts, " AND ", "1"),
            Reach::Any(parts) => self.clauses(parts, " OR ", "0"),
            Reach::Not(inner) if is_wordless(inner, self) => Ok(Clause::constant("1")),
            Reach::Not(inner) => {
                let inner = self.clause(inner)?;
                Ok(Clause { sql: format!("NOT ({})", inner.sql), values: inner.values })
            }
            Reach::Is(term) => self.term(term),
        }
    }

    fn clauses(&mut self, parts: &[Reach], between: &str, empty: &str) -> rusqlite::Result<Clause> {
        let parts = parts.iter().map(|part| self.clause(part)).collect::<Result<Vec<_>, _>>()?;
        Ok(join(parts, between, empty))
    }

    fn term(&mut self, term: &Term) -> rusqlite::Result<Clause> {
        Ok(match term {
            // Words without a letter or digit ask for nothing.
            Term::Word(_) | Term::Phrase(_) | Term::Title(_) => Clause::constant("1"),
            Term::Source(name) => self.of_sources(name, |(_, name, _)| name)?,
            Term::Group(name) => self.of_sources(name, |(_, _, group)| group)?,
            Term::Tag(tag) => Clause::with(
                "l.no IN (SELECT a.no FROM tags t CROSS JOIN articles a ON a.id = t.article \
                 WHERE t.tag = ? COLLATE NOCASE)",
                [tag.clone().into()],
            ),
            Term::Is(Flag::Folded) => self.folded(),
            Term::Speaker(name) => Clause::having(Facet::Speaker, name),
            Term::Place(name) => Clause::having(Facet::Place, name),
            Term::Is(flag) => Clause::constant(match flag {
                Flag::Unread => "l.read = 0",
                Flag::Read => "l.read = 1",
                Flag::Starred => "l.starred = 1",
                Flag::Edited => "l.edited = 1",
                Flag::Copy | Flag::Folded => "l.copy = 1",
                Flag::Full => "l.extent = 2",
                Flag::Hidden => "l.no IN (SELECT no FROM hidden)",
            }),
            Term::Has(Has::Pdf) => Clause::constant("l.pdf = 1"),
            Term::Has(Has::Image) => Clause::constant("l.image = 1"),
            Term::Newer(span) => Clause::with("l.sort >= ?", [self.ago(*span).into()]),
            Term::Older(span) => Clause::with("l.sort < ?", [self.ago(*span).into()]),
            Term::On(date) => day_range(Some(*date), Some(*date)),
            Term::From(date) => day_range(Some(*date), None),
            Term::To(date) => day_range(None, Some(*date)),
        })
    }

    /// A copy whose first is found by what else is asked for.
    fn folded(&self) -> Clause {
        let Some(beside) = self.beside.clone() else { return Clause::constant("l.copy = 1") };
        let sql = format!(
            "l.copy = 1 AND EXISTS (SELECT 1 FROM articles a CROSS JOIN articles f ON f.id = a.story \
             CROSS JOIN list first ON first.no = f.no WHERE a.no = l.no AND {})",
            beside.sql
        );
        Clause { sql, ..beside }
    }

    fn ago(&self, span: Span) -> i64 {
        let unit = match span.unit {
            'h' => DAY / 24,
            'w' => 7 * DAY,
            'm' => 30 * DAY,
            'y' => 365 * DAY,
            _ => DAY,
        };
        self.now.saturating_sub(unit.saturating_mul(i64::from(span.count)))
    }

    fn of_sources(
        &mut self,
        name: &str,
        field: impl Fn(&(i64, String, String)) -> &String,
    ) -> rusqlite::Result<Clause> {
        let name = words::fold(name);
        let sources = match self.sources.take() {
            Some(sources) => sources,
            None => self.all_sources()?,
        };
        // A name that is meant whole must not bring along the longer names it is part of.
        let whole = !name.is_empty() && sources.iter().any(|row| *field(row) == name);
        let meant = |held: &str| if whole { held == name } else { held.contains(&name) };
        let found: Vec<Value> =
            sources.iter().filter(|row| meant(field(row))).map(|row| row.0.into()).collect();
        self.sources = Some(sources);
        Ok(match found.len() {
            0 => Clause::constant("0"),
            1 => Clause { sql: "l.source = ?".to_owned(), values: found },
            n => Clause { sql: format!("l.source IN (?{})", ", ?".repeat(n - 1)), values: found },
        })
    }

    fn all_sources(&self) -> rusqlite::Result<Vec<(i64, String, String)>> {
        self.conn
            .prepare_cached("SELECT no, name, coalesce(heading, '') FROM sources")?
            .query_map([], |row| {
                Ok((
                    row.get(0)?,
                    words::fold(&row.get::<_, String>(1)?),
                    words::fold(&row.get::<_, String>(2)?),
                ))
            })?
            .collect()
    }
}

impl Clause {
    fn having(facet: Facet, name: &str) -> Self {
        let (sql, kind, name) = having(facet, name);
        Self::with(sql, [kind.into(), name.into()])
    }

    fn constant(sql: &str) -> Self {
        Self { sql: sql.to_owned(), values: Vec::new() }
    }

    fn with<const N: usize>(sql: &str, values: [Value; N]) -> Self {
        Self { sql: sql.to_owned(), values: values.into() }
    }
}

/// Whether a term names words but holds none: to refuse it refuses nothing.
fn is_wordless(reach: &Reach, compiler: &mut Compiler<'_>) -> bool {
    matches!(reach, Reach::Is(Term::Word(_) | Term::Phrase(_) | Term::Title(_)))
        && compiler.expression(reach).is_none()
}

fn join(parts: Vec<Clause>, between: &str, empty: &str) -> Clause {
    let mut sql = Vec::with_capacity(parts.len());
    let mut values = Vec::new();
    for part in parts {
        sql.push(format!("({})", part.sql));
        values.extend(part.values);
    }
    if sql.is_empty() { Clause::constant(empty) } else { Clause { sql: sql.join(between), values } }
}

/// A string of the full-text engine: whatever it holds is text.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\"").replace('\0', " "))
}

/// Days in the articles' own zones. The bounds on `sort` say nothing new, but let the index
/// on it find the place: no zone is more than 26 hours away from UTC.
fn day_range(from: Option<Date>, to: Option<Date>) -> Clause {
    let slack = 26 * DAY / 24;
    let mut parts = Vec::new();
    if let Some(from) = from.map(days) {
        parts.push(Clause::with("l.day >= ? AND l.sort >= ?", [from.into(), (from * DAY - slack).into()]));
    }
    if let Some(to) = to.map(days) {
        parts.push(Clause::with("l.day <= ? AND l.sort < ?", [to.into(), ((to + 1) * DAY + slack).into()]));
    }
    join(parts, " AND ", "1")
}
