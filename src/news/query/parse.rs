//! Reads a query as a person types it, in English or Indonesian.
//!
//! Comes in a text, goes out a [`Query`] in its plainest shape (no group of one, no group of
//! the same kind inside another), or the place and nature of the first mistake.
//! It never guesses: a key nobody knows is a mistake, a time or an address is a word.

mod keys;

use std::str::FromStr;

use super::{Query, QueryError, QueryMistake, Reach, Sort, Term};
use keys::Key;

/// Longer queries are no queries.
const LONGEST: usize = 4096;

/// Deeper nesting than this is no thought.
const DEEPEST: usize = 32;

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        if text.len() > LONGEST {
            return Err(QueryError { at: text.floor_char_boundary(LONGEST), what: QueryMistake::TooLong });
        }
        let mut parser = Parser { text, at: 0, depth: 0, sort: None };
        let reach = parser.all()?;
        parser.skip_space();
        if parser.at < text.len() {
            // Only a parenthesis that nobody opened stops the list.
            return Err(parser.mistake(parser.at, QueryMistake::Parenthesis));
        }
        Ok(Self { reach, sort: parser.sort })
    }
}

/// Whether `word` stands for itself in a query.
pub(super) fn is_word(word: &str) -> bool {
    is_value(word)
        && word.chars().any(char::is_alphanumeric)
        && !word.starts_with('-')
        && joint(word).is_none()
        && key_of(word).is_none()
}

/// Whether `value` needs no quotation marks behind a key: two slashes would make an address of it.
pub(super) fn is_value(value: &str) -> bool {
    !value.is_empty() && !value.starts_with("//") && !value.chars().any(ends_word)
}

/// What a person may be about to type at the end of `text`: where the word begins, and what it
/// could become. Nothing inside quotation marks.
pub fn suggestions(text: &str) -> (usize, Vec<String>) {
    let quoted = text.matches('"').count() % 2 == 1;
    let start = text.char_indices().rfind(|(_, c)| ends_word(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let minus = text[start..].len() - text[start..].trim_start_matches('-').len();
    let start = start + minus;
    (start, if quoted { Vec::new() } else { keys::suggestions(&text[start..]) })
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '(' | ')' | '"' | '“' | '”')
}

/// A word that joins conditions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Or,
    And,
}

/// Capitals only: small, they are words of the language.
fn joint(word: &str) -> Option<Joint> {
    match word {
        "OR" | "ATAU" => Some(Joint::Or),
        "AND" | "DAN" => Some(Joint::And),
        _ => None,
    }
}

/// What stands before a colon, if it can only be meant as a key.
///
/// `10:30`, `https://...` and `Al-Baqarah:183` are words.
fn key_of(word: &str) -> Option<(&str, &str)> {
    let (key, value) = word.split_once(':')?;
    let lettered = !key.is_empty() && key.chars().all(char::is_alphabetic);
    (lettered && !value.starts_with("//")).then_some((key, value))
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    sort: Option<Sort>,
}

/// A condition, or nothing where only the order was named.
type Parsed = Result<Option<Reach>, QueryError>;

impl<'t> Parser<'t> {
    /// Conditions side by side, up to the end or a closing parenthesis.
    fn all(&mut self) -> Parsed {
        let mut parts = Vec::new();
        loop {
            self.skip_space();
            if self.at >= self.text.len() || self.rest().starts_with(')') {
                return Ok(unite(parts, Reach::All));
            }
            match self.any()? {
                Some(Reach::All(more)) => parts.extend(more),
                Some(part) => parts.push(part),
                None => {}
            }
        }
    }

    /// Conditions with `OR` between them.
    fn any(&mut self) -> Parsed {
        let start = self.at;
        match joint(self.word()) {
            Some(Joint::Or) => return Err(self.mistake(start, QueryMistake::Nothing(self.word().to_owned()))),
            Some(Joint::And) => {
                self.at += self.word().len();
                return Ok(None);
            }
            None => {}
        }
        let Some(first) = self.one()? else {
            return self.lone_or().map_or(Ok(None), Err);
        };
        let mut parts = Vec::new();
        add_any(&mut parts, first);
        loop {
            self.skip_space();
            let (at, word) = (self.at, self.word());
            if joint(word) != Some(Joint::Or) {
                return Ok(unite(parts, Reach::Any));
            }
            self.at += word.len();
            self.skip_space();
            let nothing = QueryError { at, what: QueryMistake::Nothing(word.to_owned()) };
            if joint(self.word()).is_some() || self.at >= self.text.len() || self.rest().starts_with(')') {
                return Err(nothing);
            }
            add_any(&mut parts, self.one()?.ok_or(nothing)?);
        }
    }

    /// The mistake of an `OR` behind something that is no condition.
    fn lone_or(&mut self) -> Option<QueryError> {
        self.skip_space();
        let word = self.word();
        let lone = joint(word) == Some(Joint::Or);
        lone.then(|| self.mistake(self.at, QueryMistake::Nothing(word.to_owned())))
    }

    /// One condition, its opposite, or a group.
    fn one(&mut self) -> Parsed {
        let start = self.at;
        match self.rest().chars().next() {
            Some('-') => {
                self.at += 1;
                let blank = self.rest().chars().next().is_none_or(|c| c == ')' || c.is_whitespace());
                let nothing = QueryError { at: start, what: QueryMistake::Nothing("-".to_owned()) };
                if blank || joint(self.word()).is_some() {
                    return Err(nothing);
                }
                let before = self.sort;
                let part = self.deeper(start, Self::one)?.ok_or(nothing.clone())?;
                if self.sort != before {
                    return Err(nothing);
                }
                Ok(Some(Reach::Not(Box::new(part))))
            }
            Some('(') => self.group(start),
            Some('"' | '“' | '”') => {
                let phrase = self.quoted()?;
                let says = phrase.chars().any(char::is_alphanumeric);
                Ok(says.then_some(Reach::Is(Term::Phrase(phrase))))
            }
            _ => self.term(start),
        }
    }

    fn group(&mut self, start: usize) -> Parsed {
        self.at += 1;
        self.skip_space();
        if self.rest().starts_with(')') {
            return Err(self.mistake(start, QueryMistake::Nothing("(".to_owned())));
        }
        let part = self.deeper(start, Self::all)?;
        if !self.rest().starts_with(')') {
            return Err(self.mistake(start, QueryMistake::Parenthesis));
        }
        self.at += 1;
        Ok(part)
    }

    /// A word, or a key with its value.
    fn term(&mut self, start: usize) -> Parsed {
        let word = self.word();
        let Some((name, value)) = key_of(word) else {
            self.at += word.len();
            let says = word.chars().any(char::is_alphanumeric);
            return Ok(says.then(|| Reach::Is(Term::Word(word.to_owned()))));
        };
        let Some(key) = Key::named(name) else {
            let nearest = keys::nearest(name);
            return Err(self.mistake(start, QueryMistake::UnknownKey(name.to_owned(), nearest)));
        };
        self.at += name.len() + 1;
        let at = self.at;
        let value = if value.is_empty() && self.rest().starts_with(['"', '“', '”']) {
            self.quoted()?
        } else {
            self.at += value.len();
            value.to_owned()
        };
        if value.trim().is_empty() {
            return Err(self.mistake(start, QueryMistake::Nothing(name.to_owned())));
        }
        match keys::meaning(key, &value) {
            Ok(keys::Meaning::Term(term)) => Ok(Some(Reach::Is(term))),
            Ok(keys::Meaning::Sort(sort)) => {
                self.sort = Some(sort);
                Ok(None)
            }
            Err(takes) => Err(self.mistake(at, QueryMistake::BadValue(name.to_owned(), value, takes))),
        }
    }

    /// The text in quotation marks that opens here; `\` keeps the next character as it is.
    fn quoted(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        let mut chars = self.rest().char_indices();
        let typed = chars.next().is_some_and(|(_, c)| c == '"');
        let mut text = String::new();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => text.extend(chars.next().map(|(_, c)| c)),
                '"' if typed => {
                    self.at = start + at + 1;
                    return Ok(text);
                }
                '”' | '“' if !typed => {
                    self.at = start + at + c.len_utf8();
                    return Ok(text);
                }
                _ => text.push(c),
            }
        }
        Err(self.mistake(start, QueryMistake::OpenQuote))
    }

    fn deeper(&mut self, at: usize, parse: fn(&mut Self) -> Parsed) -> Parsed {
        if self.depth >= DEEPEST {
            return Err(self.mistake(at, QueryMistake::TooLong));
        }
        self.depth += 1;
        let part = parse(self);
        self.depth -= 1;
        part
    }

    /// The word that begins here; empty where none does.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        &rest[..rest.find(ends_word).unwrap_or(rest.len())]
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        let blank = |c: char| c.is_whitespace() || c.is_control();
        self.at = self.text.len() - self.rest().trim_start_matches(blank).len();
    }

    fn mistake(&self, at: usize, what: QueryMistake) -> QueryError {
        QueryError { at: at.min(self.text.len()), what }
    }
}

fn add_any(parts: &mut Vec<Reach>, part: Reach) {
    match part {
        Reach::Any(more) => parts.extend(more),
        part => parts.push(part),
    }
}

/// No group around nothing or one.
fn unite(mut parts: Vec<Reach>, group: fn(Vec<Reach>) -> Reach) -> Option<Reach> {
    if parts.len() > 1 { Some(group(parts)) } else { parts.pop() }
}

#[cfg(test)]
mod tests {
    use super::super::{Flag, Has, Span};
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<Query, QueryError> {
        text.parse()
    }

    /// What `text` is printed as.
    fn printed(text: &str) -> String {
        parse(text).unwrap().to_string()
    }

    #[test]
    fn plain_shapes() {
        for (text, wanted) in [
            ("", ""),
            ("   ", ""),
            ("kuota haji", "kuota haji"),
            ("\"kuota haji\"  -covid", "\"kuota haji\" -covid"),
            ("“kuota haji”", "\"kuota haji\""),
            ("haji OR umrah kuota", "(haji OR umrah) kuota"),
            ("haji ATAU umrah", "haji OR umrah"),
            ("haji DAN umrah AND kuota", "haji umrah kuota"),
            ("a or b", "a or b"),
            ("((a (b c)))", "a b c"),
            ("(a OR (b OR c)) OR d", "a OR b OR c OR d"),
            ("-(a b) --c", "-(a b) --c"),
            ("a OR (b c)", "a OR (b c)"),
            (
                "10:30 https://kemenag.go.id/read?a=1 Al-Baqarah:183",
                "10:30 https://kemenag.go.id/read?a=1 Al-Baqarah:183",
            ),
            ("group:\"//a\"", "group:\"//a\""),
            ("a & b — \"\" c", "a b c"),
            (
                "sumber:\"Kanwil Kepri\" grup:Kanwil judul:haji",
                "source:\"Kanwil Kepri\" group:Kanwil title:haji",
            ),
            ("SOURCE:kepri Tag:penting", "source:kepri tag:penting"),
            (
                "adalah:belum-dibaca is:starred adalah:disunting is:lengkap",
                "is:unread is:starred is:edited is:full",
            ),
            ("adalah:tersembunyi", "is:hidden"),
            ("narasumber:mahbub tempat:\"Tanjung Pinang\"", "speaker:mahbub place:\"Tanjung Pinang\""),
            ("punya:gambar has:pdf", "has:image has:pdf"),
            ("sejak:2d sebelum:3pekan", "newer:2d older:3w"),
            ("sejak:2026-11-01 sebelum:24/11/2026", "from:2026-11-01 to:2026-11-23"),
            ("older:2026-03-01 before:1/1/2026", "to:2026-02-28 to:2025-12-31"),
            ("tanggal:24-11-2026", "on:2026-11-24"),
            ("dari:2026-11-01 sampai:2026-11-24", "from:2026-11-01 to:2026-11-24"),
            ("a urut:terlama b", "a b sort:oldest"),
            ("urut:relevansi", "sort:relevance"),
            ("(sort:source) a", "a sort:source"),
            ("source:\"a \\\"b\\\" \\\\c\"", "source:\"a \\\"b\\\" \\\\c\""),
            ("title:-x source:a:b", "title:-x source:a:b"),
        ] {
            assert_eq!(printed(text), wanted, "{text:?}");
            assert_eq!(printed(wanted), wanted, "{wanted:?}");
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        use QueryMistake as M;
        let nothing = |what: &str| M::Nothing(what.to_owned());
        let unknown = |key: &str, near| M::UnknownKey(key.to_owned(), near);
        for (text, at, what) in [
            ("haji sorce:kepri", 5, unknown("sorce", Some("source"))),
            ("jdul:haji", 0, unknown("jdul", Some("judul"))),
            ("ISBN:978", 0, unknown("ISBN", None)),
            (
                "a is:unred",
                5,
                M::BadValue("is".into(), "unred".into(), "unread, read, starred, edited, copy, full, hidden"),
            ),
            ("newer:soon", 6, M::BadValue("newer".into(), "soon".into(), "2d, 3w, 2026-11-24")),
            ("on:2026-02-31", 3, M::BadValue("on".into(), "2026-02-31".into(), "2026-11-24")),
            ("a \"b c", 2, M::OpenQuote),
            ("tag:\"b c", 4, M::OpenQuote),
            ("a (b", 2, M::Parenthesis),
            ("a b) c", 3, M::Parenthesis),
            ("a ()", 2, nothing("(")),
            ("a OR", 2, nothing("OR")),
            ("OR a", 0, nothing("OR")),
            ("(a OR) b", 3, nothing("OR")),
            ("a OR OR b", 2, nothing("OR")),
            ("a - b", 2, nothing("-")),
            ("a -", 2, nothing("-")),
            ("-sort:oldest", 0, nothing("-")),
            ("a OR sort:oldest", 2, nothing("OR")),
            ("sort:oldest OR a", 12, nothing("OR")),
            ("a source: b", 2, nothing("source")),
            ("tag:\"\"", 0, nothing("tag")),
        ] {
            assert_eq!(parse(text), Err(QueryError { at, what }), "{text:?}");
        }
        let deep = format!("{}a{}", "(".repeat(33), ")".repeat(33));
        assert_eq!(parse(&deep), Err(QueryError { at: 32, what: M::TooLong }));
        assert!(parse(&format!("{}a{}", "(".repeat(32), ")".repeat(32))).is_ok());
        assert!(parse(&format!("{}a", "-".repeat(4000))).is_err());
        assert_eq!(parse(&"é".repeat(2049)), Err(QueryError { at: 4096, what: M::TooLong }));
    }

    #[test]
    fn the_last_word_is_completed() {
        let proposed = |text: &str| {
            let (at, words) = suggestions(text);
            words.first().map(|word| format!("{}{word}", &text[..at]))
        };
        for (text, wanted) in [
            ("haji sumb", Some("haji sumber:")),
            ("(haji OR -is:un", Some("(haji OR -is:unread")),
            ("\"kutipan sumb", None),
            ("\"a\" gr", Some("\"a\" group:")),
            ("haji ", None),
        ] {
            assert_eq!(proposed(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn words_to_highlight() {
        let query = parse("haji -covid \"kuota jemaah\" (title:umrah OR tag:x)").unwrap();
        assert_eq!(query.words(), ["haji", "kuota", "jemaah", "umrah"]);
    }

    fn value() -> impl Strategy<Value = String> {
        prop_oneof!["[a-zA-Z0-9é.:'-]{1,8}", "[ -~“”é]{0,10}[a-z]"]
    }

    fn day() -> impl Strategy<Value = jiff::civil::Date> {
        (1990..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
    }

    fn span() -> impl Strategy<Value = Span> {
        (1..99_999_u32, proptest::sample::select(vec!['h', 'd', 'w', 'm', 'y']))
            .prop_map(|(count, unit)| Span { count, unit })
    }

    fn term() -> impl Strategy<Value = Term> {
        let flags = Flag::ALL.to_vec();
        prop_oneof![
            "[a-zA-Z0-9é.:/'-]{1,8}".prop_filter("a word", |word| is_word(word)).prop_map(Term::Word),
            value().prop_map(Term::Phrase),
            value().prop_map(Term::Title),
            value().prop_map(Term::Source),
            value().prop_map(Term::Group),
            value().prop_map(Term::Tag),
            value().prop_map(Term::Speaker),
            value().prop_map(Term::Place),
            proptest::sample::select(flags).prop_map(Term::Is),
            proptest::sample::select(vec![Has::Pdf, Has::Image]).prop_map(Term::Has),
            span().prop_map(Term::Newer),
            span().prop_map(Term::Older),
            day().prop_map(Term::On),
            day().prop_map(Term::From),
            day().prop_map(Term::To),
        ]
    }

    /// Conditions in the shape that the parser gives.
    fn reach() -> impl Strategy<Value = Reach> {
        term().prop_map(Reach::Is).prop_recursive(4, 24, 4, |inner| {
            let not_all = inner.clone().prop_filter("no and in and", |part| !matches!(part, Reach::All(_)));
            let not_any = inner.clone().prop_filter("no or in or", |part| !matches!(part, Reach::Any(_)));
            prop_oneof![
                proptest::collection::vec(not_all, 2..4).prop_map(Reach::All),
                proptest::collection::vec(not_any, 2..4).prop_map(Reach::Any),
                inner.prop_map(|part| Reach::Not(Box::new(part))),
            ]
        })
    }

    proptest! {
        #[test]
        fn printed_and_parsed_is_the_same(
            reach in proptest::option::of(reach()),
            sort in proptest::option::of(proptest::sample::select(
                vec![Sort::Newest, Sort::Oldest, Sort::Relevance, Sort::Source])),
        ) {
            let query = Query { reach, sort };
            let text = query.to_string();
            prop_assume!(text.len() <= LONGEST && query_says_something(&query));
            prop_assert_eq!(parse(&text), Ok(query), "{}", text);
        }

        #[test]
        fn any_text_is_read_or_refused_at_a_place(text in "[a-z:\"“”() \\\\ORéA-Z0-9\t-]{0,40}") {
            match parse(&text) {
                Ok(query) => prop_assert_eq!(parse(&query.to_string()), Ok(query)),
                Err(error) => prop_assert!(text.is_char_boundary(error.at)),
            }
        }
    }

    /// Phrases without a letter or digit are dropped by the parser.
    fn query_says_something(query: &Query) -> bool {
        fn says(reach: &Reach) -> bool {
            match reach {
                Reach::All(parts) | Reach::Any(parts) => parts.iter().all(says),
                Reach::Not(part) => says(part),
                Reach::Is(Term::Phrase(text)) => text.chars().any(char::is_alphanumeric),
                Reach::Is(_) => true,
            }
        }
        query.reach.as_ref().is_none_or(says)
    }
}
