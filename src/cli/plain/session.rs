//! A reading of the news by typed lines: headlines by number, articles paragraph by paragraph.

use std::io::{BufRead, Write};

use super::super::desk::{Desk, query};
use super::super::trouble::{Exit, Trouble};
use super::order::Order;
use super::paragraphs::paragraphs;
use crate::engine::{Engine, Window};
use crate::news::{ArticleId, Change, Deed, Headline, Marking, Scope, visible};

/// Headlines that are read out at a time.
const PAGE: usize = 10;
/// Headlines that are held. They stay as they were found, so that numbers mean the same article
/// until something else is looked for.
const HELD: usize = 500;

/// Reads `lines` and answers each, beginning with what `words` find.
pub fn run(desk: &mut Desk, words: &[String], lines: impl BufRead) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let start = if words.is_empty() { vec![setup.config.ui.start.clone()] } else { words.to_vec() };
    let mut session = Session {
        engine: desk.engine()?,
        desk,
        marks: setup.config.ui.mark_on_open,
        copies: setup.config.ui.read_copies,
        rows: Vec::new(),
        top: 0,
        open: None,
    };
    session.look(&start)?;
    session.say(&session.desk.lang.plain_hint())?;
    session.prompt()?;
    for line in lines.lines() {
        // A line that is no text is one that nobody understands.
        let order = Order::read(&line.unwrap_or_else(|_| "\u{fffd}".to_owned()));
        if order == Order::Quit {
            break;
        }
        session.obey(order)?;
        session.prompt()?;
    }
    Ok(Exit::Done)
}

struct Session<'a> {
    desk: &'a mut Desk,
    engine: Engine,
    /// Whether opening an article marks it read.
    marks: bool,
    /// Whether reading one copy marks all of them.
    copies: bool,
    rows: Vec<Headline>,
    /// The first of the headlines that were read out last.
    top: usize,
    open: Option<Reading>,
}

/// The article that is open.
struct Reading {
    /// Its place in the list.
    at: usize,
    paragraphs: Vec<String>,
    /// The next paragraph.
    next: usize,
}

impl Session<'_> {
    fn obey(&mut self, order: Order) -> Result<(), Trouble> {
        match order {
            Order::More if self.open.is_some() => self.read_on(),
            Order::More => self.page(self.top + PAGE),
            Order::Open(number) => self.open(number.wrapping_sub(1)),
            Order::Next => match self.place() {
                Some(at) => self.open(at + 1),
                None => self.page(self.top + PAGE),
            },
            Order::Previous => match self.place() {
                Some(at) => self.open(at.wrapping_sub(1)),
                None => self.page(self.top.saturating_sub(PAGE)),
            },
            Order::Back => {
                self.open = None;
                self.page(self.top)
            }
            Order::Search(text) => self.search(text),
            Order::ToggleRead => self.toggle(|row| {
                let deed = if row.mark.read { Deed::Unread } else { Deed::Read };
                (deed, Marking::Read(!row.mark.read))
            }),
            Order::ToggleStar => self.toggle(|row| {
                let deed = if row.mark.starred { Deed::Unstarred } else { Deed::Starred };
                (deed, Marking::Star(!row.mark.starred))
            }),
            Order::Help => self.say(&self.desk.lang.plain_help()),
            Order::Unknown(text) => self.say(&self.desk.lang.plain_unknown(visible(&text).into_owned())),
            Order::Quit => Ok(()),
        }
    }

    /// The place of the article that is open.
    fn place(&self) -> Option<usize> {
        self.open.as_ref().map(|reading| reading.at)
    }

    /// Looks for what `words` say and reads out how much that is and the first headlines.
    fn look(&mut self, words: &[String]) -> Result<(), Trouble> {
        let query = query(words)?;
        let total = self.engine.count(&query)?.total;
        self.rows = self.engine.find(&query, Window { offset: 0, limit: HELD })?;
        self.open = None;
        if self.rows.is_empty() {
            let unconfigured = self.desk.setup().is_ok_and(|setup| setup.config.sources.is_empty());
            let lang = &self.desk.lang;
            return self.say(&if unconfigured { lang.no_sources() } else { lang.nothing_found() });
        }
        self.say(&self.desk.lang.plain_found(total))?;
        if total > self.rows.len() as u64 {
            self.say(&self.desk.lang.plain_narrow(self.rows.len()))?;
        }
        self.page(0)
    }

    /// A query with a mistake in it is told; the list stays.
    fn search(&mut self, text: String) -> Result<(), Trouble> {
        match self.look(&[text]) {
            Err(trouble @ Trouble::Query { .. }) => self.say(&trouble.words(&self.desk.lang)),
            other => other,
        }
    }

    /// Reads out the headlines from `top`.
    fn page(&mut self, top: usize) -> Result<(), Trouble> {
        if top >= self.rows.len() {
            return self.say(&self.desk.lang.plain_list_end());
        }
        self.top = top;
        for at in top..self.rows.len().min(top + PAGE) {
            let line = format!("{}. {}", at + 1, self.headline(&self.rows[at]));
            self.say(&line)?;
        }
        Ok(())
    }

    /// A headline in words: the title first, which is what decides whether one hears the rest.
    fn headline(&self, row: &Headline) -> String {
        let lang = &self.desk.lang;
        let title = visible(&row.title);
        let title = title.trim_end_matches('.');
        let mut parts = vec![visible(&row.source_name).into_owned()];
        parts.extend(row.published.map(|when| lang.moment(when)));
        parts.extend((!row.mark.read).then(|| lang.plain_unread()));
        parts.extend(row.mark.starred.then(|| lang.plain_starred()));
        format!("{title}. {}", parts.join(", "))
    }

    /// Opens the headline at `at` and reads out its head and first paragraph.
    fn open(&mut self, at: usize) -> Result<(), Trouble> {
        let Some(row) = self.rows.get(at) else {
            return self.say(&self.desk.lang.plain_no_number(self.rows.len()));
        };
        let (id, read) = (row.id, row.mark.read);
        let Some(opened) = self.engine.article(id)? else { return self.say(&self.desk.lang.gone()) };
        if self.marks && !read {
            self.mark(at, id, None, Marking::Read(true))?;
        }
        self.top = at - at % PAGE;
        self.open = Some(Reading { at, paragraphs: paragraphs(&opened, &self.desk.lang), next: 0 });
        for _ in 0..3 {
            self.read_on()?;
        }
        Ok(())
    }

    fn read_on(&mut self) -> Result<(), Trouble> {
        let Some(reading) = &mut self.open else { return Ok(()) };
        let paragraph = reading.paragraphs.get(reading.next).cloned();
        reading.next += 1;
        match paragraph {
            Some(paragraph) => self.say(&paragraph),
            None => self.say(&self.desk.lang.plain_article_end()),
        }
    }

    /// Marks the article that is open.
    fn toggle(&mut self, which: impl Fn(&Headline) -> (Deed, Marking)) -> Result<(), Trouble> {
        let Some((at, row)) = self.place().and_then(|at| Some((at, self.rows.get(at)?))) else {
            return self.say(&self.desk.lang.plain_none_open());
        };
        let (id, (deed, marking)) = (row.id, which(row));
        self.mark(at, id, Some(deed), marking)?;
        let said = self.headline(&self.rows[at]);
        self.say(&said)
    }

    fn mark(
        &mut self,
        at: usize,
        id: ArticleId,
        deed: Option<Deed>,
        marking: Marking,
    ) -> Result<(), Trouble> {
        let mark = &mut self.rows[at].mark;
        match marking {
            Marking::Read(read) => mark.read = read,
            Marking::Star(starred) => mark.starred = starred,
            _ => {}
        }
        let all = self.copies && matches!(marking, Marking::Read(_));
        let scope = if all { Scope::Stories(vec![id]) } else { Scope::These(vec![id]) };
        let noted = deed.map(Change::Noted).into_iter();
        self.engine.apply(noted.chain([Change::Marked { scope, marking }]).collect())?;
        Ok(())
    }

    fn say(&mut self, words: &str) -> Result<(), Trouble> {
        Ok(self.desk.out.line(words)?)
    }

    fn prompt(&mut self) -> Result<(), Trouble> {
        self.desk.out.write_all(b"> ")?;
        Ok(self.desk.out.finish()?)
    }
}
