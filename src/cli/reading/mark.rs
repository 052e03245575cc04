//! `warta mark`: marks all that a query finds.

use std::collections::BTreeSet;

use super::super::args::MarkArgs;
use super::super::desk::{Desk, query};
use super::super::json::ChangedJson;
use super::super::out::complain;
use super::super::trouble::{Exit, Trouble};
use crate::engine::{Engine, Window, now};
use crate::news::{Applied, ArticleId, Change, Deed, Flag, Marking, Query, Scope, Term};

/// Headlines that are asked for at a time.
const BATCH: usize = 1_000;

/// Marks what the query finds among what has arrived until now.
pub fn run(desk: &mut Desk, args: &MarkArgs) -> Result<Exit, Trouble> {
    let query = query(&args.query)?;
    // Only what is hidden can be put back: it need not be said.
    let back = args.deed.markings().contains(&Marking::Hide(false)) && !query.speaks_of_hidden();
    let query = if back { query.and(Term::Is(Flag::Hidden)) } else { query };
    let engine = desk.engine()?;
    let found = engine.count(&query)?.total;
    let changed = if found == 0 { 0 } else { mark(&engine, query, args.deed.markings())? };
    if args.json {
        desk.out.json(&ChangedJson { changed })?;
    } else if found == 0 {
        complain(&desk.lang.nothing_found());
    } else {
        let words = desk.lang.marked(changed);
        desk.out.line(&words)?;
    }
    Ok(if found == 0 { Exit::NothingFound } else { Exit::Done })
}

/// Applies `markings` to what `query` finds; how many articles changed.
fn mark(engine: &Engine, query: Query, markings: Vec<Marking>) -> Result<usize, Trouble> {
    let scope = if markings.len() < 2 {
        Scope::Found(query, now().timestamp())
    } else {
        // The first marking may change what the query finds; all are meant for the same articles.
        Scope::These(found(engine, &query)?)
    };
    let deed = match markings[..] {
        [Marking::Read(true)] => Deed::AllRead,
        [Marking::Read(false)] => Deed::Unread,
        [Marking::Star(true)] => Deed::Starred,
        [Marking::Star(false)] => Deed::Unstarred,
        [Marking::Hide(true)] => Deed::Hidden,
        [Marking::Hide(false)] => Deed::Unhidden,
        _ => Deed::Tagged,
    };
    let change = |marking| Change::Marked { scope: scope.clone(), marking };
    let noted = std::iter::once(Change::Noted(deed));
    let applied = engine.apply(noted.chain(markings.into_iter().map(change)).collect())?;
    Ok(changed(&applied))
}

fn found(engine: &Engine, query: &Query) -> Result<Vec<ArticleId>, Trouble> {
    let mut ids = Vec::new();
    loop {
        let rows = engine.find(query, Window { offset: ids.len(), limit: BATCH })?;
        ids.extend(rows.iter().map(|headline| headline.id));
        if rows.len() < BATCH {
            return Ok(ids);
        }
    }
}

/// Each article once, however many of its marks changed.
pub fn changed(applied: &Applied) -> usize {
    let ids = applied.undo.iter().filter_map(|change| match change {
        Change::Marked { scope: Scope::These(ids), .. } => Some(ids),
        _ => None,
    });
    ids.flatten().collect::<BTreeSet<_>>().len()
}
