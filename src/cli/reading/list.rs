//! `warta list`: headlines, newest first.

use super::super::args::ListArgs;
use super::super::desk::{Desk, query};
use super::super::json::HeadlineJson;
use super::super::out::{Tone, complain};
use super::super::trouble::{Exit, Trouble};
use crate::engine::{Engine, Window};
use crate::news::{Headline, Query, visible};
use crate::words::Finder;

/// Rows that are asked for at a time: the first show at once, and memory stays small.
const BATCH: usize = 500;

/// Prints what the query finds.
pub fn run(desk: &mut Desk, args: &ListArgs) -> Result<Exit, Trouble> {
    let query = query(&args.query)?;
    let engine = desk.engine()?;
    let form = if args.json { Form::Json } else { Form::Words };
    let printed = print(desk, &engine, &query, args.limit.unwrap_or(usize::MAX), form)?;
    if printed > 0 {
        return Ok(Exit::Done);
    }
    if form == Form::Words {
        let empty = desk.setup().is_ok_and(|setup| setup.config.sources.is_empty());
        complain(&if empty { desk.lang.no_sources() } else { desk.lang.nothing_found() });
    }
    Ok(Exit::NothingFound)
}

/// In which form the list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Words,
    /// JSON Lines.
    Json,
}

/// Prints at most `limit` headlines that `query` finds; how many there were.
pub fn print(
    desk: &mut Desk,
    engine: &Engine,
    query: &Query,
    limit: usize,
    form: Form,
) -> Result<usize, Trouble> {
    let finder = Finder::new(query.words());
    let mut printed = 0;
    while printed < limit {
        let wanted = BATCH.min(limit - printed);
        let found = engine.find(query, Window { offset: printed, limit: wanted })?;
        for headline in &found {
            match form {
                Form::Json => {
                    let snippet =
                        if finder.is_empty() { None } else { engine.snippet(&finder, headline.id)? };
                    desk.out.json_line(&HeadlineJson::new(headline, snippet.as_deref()))?;
                }
                Form::Words => line(desk, headline)?,
            }
        }
        printed += found.len();
        if found.len() < wanted {
            break;
        }
    }
    Ok(printed)
}

fn line(desk: &mut Desk, headline: &Headline) -> Result<(), Trouble> {
    let id = headline.id.to_string();
    let source = visible(&headline.source_name).into_owned();
    let title = visible(&headline.title).into_owned();
    let tone = if headline.mark.read { Tone::Plain } else { Tone::Strong };
    let words = format!(
        "{}  {}  {}  {}  {}",
        desk.out.toned(Tone::Faint, &id),
        day(headline),
        marks(headline),
        desk.out.toned(Tone::Faint, &source),
        desk.out.toned(tone, &title)
    );
    Ok(desk.out.line(&words)?)
}

/// The day it was published; a day of arrival is set in parentheses.
fn day(headline: &Headline) -> String {
    if let Some(when) = headline.published {
        return format!(" {} ", when.date());
    }
    let zone = crate::engine::now().time_zone().clone();
    format!("({})", headline.seen.to_zoned_datetime(zone).date())
}

/// Unread, starred, text at hand, edited: one column each.
fn marks(headline: &Headline) -> String {
    let sign = |on: bool, sign: char| if on { sign } else { ' ' };
    [
        sign(!headline.mark.read, '•'),
        sign(headline.mark.starred, '★'),
        sign(headline.extent == crate::news::Extent::Full, '≡'),
        sign(headline.edited, '±'),
    ]
    .iter()
    .collect()
}
