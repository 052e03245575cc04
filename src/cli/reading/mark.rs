//! `warta mark`: marks all that a query finds.

use super::super::args::MarkArgs;
use super::super::desk::{Desk, query};
use super::super::json::ChangedJson;
use super::super::out::complain;
use super::super::trouble::{Exit, Trouble};
use crate::engine::now;
use crate::news::{Change, Scope};

/// Marks what the query finds among what has arrived until now.
pub fn run(desk: &mut Desk, args: &MarkArgs) -> Result<Exit, Trouble> {
    let query = query(&args.query)?;
    let engine = desk.engine()?;
    let found = engine.count(&query)?.total;
    let until = now().timestamp();
    let scope = Scope::Found(query, until);
    let change = |marking| Change::Marked { scope: scope.clone(), marking };
    let changed = if found == 0 {
        0
    } else {
        engine.apply(args.deed.markings().into_iter().map(change).collect())?.marked
    };
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
