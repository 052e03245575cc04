//! `warta export`: what a query finds as a file, or the sources as OPML.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::super::args::ExportArgs;
use super::super::choices::Export;
use super::super::desk::{Desk, query};
use super::super::json::ShownJson;
use super::super::out::complain;
use super::super::trouble::{Exit, Trouble};
use super::show::clip;
use crate::engine::{Engine, Opened, Window};
use crate::news::Query;
use crate::render;

/// Articles that are held in memory at a time.
const BATCH: usize = 100;

/// Writes the file.
pub fn run(desk: &mut Desk, args: &ExportArgs) -> Result<Exit, Trouble> {
    if args.opml {
        let setup = desk.need_setup()?;
        let text = render::opml(&setup.config.sources);
        into(desk, args.output.as_deref(), |to| to.write_all(text.as_bytes()))?;
        return Ok(Exit::Done);
    }
    let query = query(&args.query)?;
    let engine = desk.engine()?;
    if engine.count(&query)?.total == 0 {
        complain(&desk.lang.nothing_found());
        return Ok(Exit::NothingFound);
    }
    let mut refused = None;
    let format = args.format;
    into(desk, args.output.as_deref(), |to| {
        let mut articles = Articles::new(&engine, &query);
        let written = match format {
            Export::Markdown => markdown(&mut articles, to),
            Export::Csv => csv(&mut articles, to),
            Export::Json => json(&mut articles, to),
        };
        refused = articles.trouble;
        written
    })?;
    refused.map_or(Ok(Exit::Done), Err)
}

/// Hands `write` the file at `path`, or standard output.
fn into(
    desk: &mut Desk,
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Trouble> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else { return Ok(write(&mut desk.out)?) };
    let written = File::create(path).and_then(|file| {
        let mut file = BufWriter::new(file);
        write(&mut file)?;
        file.flush()?;
        file.get_ref().sync_all()
    });
    written.map_err(|source| Trouble::Write { path: path.to_path_buf(), source })
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
