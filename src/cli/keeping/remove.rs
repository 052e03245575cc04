//! `warta remove`: archives a source; its articles stay until `--purge`.

use super::super::args::RemoveArgs;
use super::super::desk::{Desk, Setup};
use super::super::json::RemovedJson;
use super::super::trouble::{Exit, Trouble};
use crate::config::{self, ConfigError};
use crate::engine::Engine;
use crate::news::{Change, Deed, SourceId, visible};

/// Takes the source out.
pub fn run(desk: &mut Desk, args: &RemoveArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let removed = config::remove_source(&setup.paths, &setup.config, &args.name);
    let config = config::load(&setup.paths)?;
    let engine = Engine::open(desk.options(&Setup { config, paths: setup.paths.clone() }))?;
    let (id, name) = match removed {
        Ok(source) => (source.id, source.name),
        // An archived source is in the cache only, and may still be purged.
        Err(ConfigError::NoSource { name, near }) => match archived(&engine, &args.name)? {
            Some(found) if args.purge => found,
            _ => return Err(ConfigError::NoSource { name, near }.into()),
        },
        Err(error) => return Err(error.into()),
    };
    if args.purge {
        let removed = engine.apply(vec![Change::Purged(id)])?.removed;
        engine.give_back(removed)?;
    } else {
        engine.apply(vec![Change::Noted(Deed::Archived(id))])?;
    }
    if args.json {
        desk.out.json(&RemovedJson::new(&name, args.purge))?;
    } else {
        let name = visible(&name).into_owned();
        let words = if args.purge { desk.lang.purged(name) } else { desk.lang.removed(name) };
        desk.out.line(&words)?;
    }
    Ok(Exit::Done)
}

fn archived(engine: &Engine, name: &str) -> Result<Option<(SourceId, String)>, Trouble> {
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    let sources = engine.sources()?;
    let found = sources.into_iter().find(|health| health.archived && same(&health.source.name));
    Ok(found.map(|health| (health.source.id, health.source.name)))
}
