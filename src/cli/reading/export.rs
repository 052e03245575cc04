//! `warta export`: what a query finds as a file, or the sources as OPML.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::super::args::ExportArgs;
use super::super::choices::Export;
use super::super::desk::{Desk, query};
use super::super::json::ShownJson;
use super::super::out::{complain, note};
use super::super::trouble::{Exit, Trouble};
use super::place::into;
use super::show::clip;
use crate::engine::{Engine, Opened, Window, now};
use crate::lang::Lang;
use crate::news::{Query, visible};
use crate::render;

/// Articles that are held in memory at a time.
const BATCH: usize = 100;

/// Writes the file.
pub fn run(desk: &mut Desk, args: &ExportArgs) -> Result<Exit, Trouble> {
    if args.opml {
        let setup = desk.need_setup()?;
        let text = render::opml(&setup.config.sources);
        into(desk, args, |_, to| to.write_all(text.as_bytes()))?;
        return Ok(Exit::Done);
    }
    let file = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let format = args.format.or_else(|| Export::of(file?)).unwrap_or(Export::Markdown);
    if format == Export::Epub && file.is_none() && io::stdout().is_terminal() {
        return Err(Trouble::NotForTerminals);
    }
    let query = query(&args.query)?;
    let engine = desk.engine()?;
    let count = engine.count(&query)?.total;
    if count == 0 {
        complain(&desk.lang.nothing_found());
        return Ok(Exit::NothingFound);
    }
    let mut refused = None;
    into(desk, args, |lang, to| {
        let mut articles = Articles::new(&engine, &query);
        let written = match format {
            Export::Markdown => markdown(&mut articles, to),
            Export::Html => html(&mut articles, lang, to),
            Export::Epub => epub(&mut articles, lang, to),
            Export::Whatsapp => whatsapp(&mut articles, lang, to),
            Export::Csv => csv(&mut articles, to),
            Export::Json => json(&mut articles, to),
        };
        refused = articles.trouble;
        written
    })?;
    if let Some(trouble) = refused {
        return Err(trouble);
    }
    if let Some(path) = file {
        note(&desk.lang.exported(visible(&path.to_string_lossy()).into_owned(), count));
    }
    Ok(Exit::Done)
}

fn markdown(articles: &mut Articles<'_>, to: &mut dyn Write) -> io::Result<()> {
    for (at, opened) in articles.enumerate() {
        if at > 0 {
            to.write_all(b"\n---\n\n")?;
        }
        to.write_all(render::markdown(&clip(&opened)).as_bytes())?;
    }
    Ok(())
}

fn html(articles: &mut Articles<'_>, lang: &Lang, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(render::html_head(lang).as_bytes())?;
    for opened in articles {
        to.write_all(render::html_article(&clip(&opened), lang).as_bytes())?;
    }
    to.write_all(render::html_foot().as_bytes())
}

fn epub(articles: &mut Articles<'_>, lang: &Lang, to: &mut dyn Write) -> io::Result<()> {
    let mut book = render::Book::new(to, lang, now().timestamp())?;
    for opened in articles {
        book.add(&clip(&opened))?;
    }
    book.finish()
}

fn whatsapp(articles: &mut Articles<'_>, lang: &Lang, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(render::whatsapp_head(lang, now().date()).as_bytes())?;
    let (mut number, mut media) = (0, BTreeSet::new());
    for opened in articles {
        number += 1;
        to.write_all(render::whatsapp_article(&clip(&opened), number, lang).as_bytes())?;
        media.insert(opened.source_name);
    }
    to.write_all(render::whatsapp_foot(lang, number, media.len()).as_bytes())
}

fn csv(articles: &mut Articles<'_>, mut to: &mut dyn Write) -> io::Result<()> {
    render::table_heads(&mut to)?;
    for opened in articles {
        render::table_row(&clip(&opened), &mut to)?;
    }
    Ok(())
}

fn json(articles: &mut Articles<'_>, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(b"[")?;
    for (at, opened) in articles.enumerate() {
        to.write_all(if at > 0 { b",\n" } else { b"\n" })?;
        serde_json::to_writer(&mut *to, &ShownJson::from(&opened)).map_err(io::Error::from)?;
    }
    to.write_all(b"\n]\n")
}

/// The articles a query finds, opened one by one; stops at the first trouble and keeps it.
struct Articles<'e> {
    engine: &'e Engine,
    query: &'e Query,
    seen: usize,
    waiting: std::vec::IntoIter<crate::news::ArticleId>,
    trouble: Option<Trouble>,
}

impl<'e> Articles<'e> {
    fn new(engine: &'e Engine, query: &'e Query) -> Self {
        Self { engine, query, seen: 0, waiting: Vec::new().into_iter(), trouble: None }
    }

    fn step(&mut self) -> Result<Option<Opened>, Trouble> {
        loop {
            if let Some(id) = self.waiting.next() {
                if let Some(opened) = self.engine.article(id)? {
                    return Ok(Some(opened));
                }
                continue;
            }
            let found = self.engine.find(self.query, Window { offset: self.seen, limit: BATCH })?;
            if found.is_empty() {
                return Ok(None);
            }
            self.seen += found.len();
            self.waiting = found.iter().map(|headline| headline.id).collect::<Vec<_>>().into_iter();
        }
    }
}

impl Iterator for Articles<'_> {
    type Item = Opened;

    fn next(&mut self) -> Option<Opened> {
        if self.trouble.is_some() {
            return None;
        }
        self.step().unwrap_or_else(|trouble| {
            self.trouble = Some(trouble);
            None
        })
    }
}
