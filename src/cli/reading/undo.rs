//! `warta undo`: takes the last deed back, whether it was done on the screen or here.

use super::super::args::JsonArgs;
use super::super::desk::{Desk, Setup};
use super::super::json::ChangedJson;
use super::super::out::complain;
use super::super::trouble::{Exit, Trouble};
use super::mark::changed;
use crate::config;
use crate::engine::Engine;
use crate::news::{Change, Deed, SourceId};

/// Takes it back.
pub fn run(desk: &mut Desk, args: &JsonArgs) -> Result<Exit, Trouble> {
    let engine = desk.engine()?;
    let applied = engine.apply(vec![Change::TakenBack])?;
    if let Some(Deed::Archived(source)) = applied.deed {
        restore(desk, &engine, source)?;
    }
    let changed = changed(&applied);
    if args.json {
        desk.out.json(&ChangedJson { changed })?;
    } else if applied.deed.is_none() {
        complain(&desk.lang.nothing_to_undo());
    } else {
        let words = desk.lang.taken_back(changed);
        desk.out.line(&words)?;
    }
    Ok(if applied.deed.is_none() { Exit::NothingFound } else { Exit::Done })
}

/// Takes an archived source up again.
fn restore(desk: &mut Desk, engine: &Engine, id: SourceId) -> Result<(), Trouble> {
    let Setup { paths, .. } = desk.need_setup()?;
    let found = engine.sources()?.into_iter().find(|health| health.source.id == id && health.archived);
    let Some(health) = found else { return Ok(()) };
    config::add_source(&paths, &health.source)?;
    engine.subscribe(&config::load(&paths)?.sources)?;
    Ok(())
}
