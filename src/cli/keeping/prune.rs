//! `warta prune`: shows what the limits of age and size would let go; removes it with `--yes`.
//!
//! Without limits everything is kept. What is unread, starred, tagged or annotated stays, and
//! what went is not taken for new again.

use jiff::Timestamp;

use super::super::args::PruneArgs;
use super::super::desk::Desk;
use super::super::json::{PrunedJson, PrunedRowJson};
use super::super::out::{complain, note};
use super::super::trouble::{Exit, Trouble};
use crate::config::{ConfigError, nearest};
use crate::engine::{EngineError, Prunable, StoreError};
use crate::news::{ArticleId, Keep, Limits, SourceHealth, SourceId, visible};

/// Shows or removes what may go.
pub fn run(desk: &mut Desk, args: &PruneArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let engine = desk.engine()?;
    if args.yes && engine.read_only() {
        return Err(EngineError::from(StoreError::ReadOnly).into());
    }
    let all = engine.sources()?;
    let limits = limits(args, &setup.config.limits, named(&all, &args.names)?);
    let going = engine.prunable(&limits)?;
    let ids: Vec<ArticleId> = going.iter().map(|row| row.article).collect();
    let removed = if args.yes { engine.prune(&ids)? } else { 0 };
    let rows = rows(&all, &going);
    if args.json {
        desk.out.json(&PrunedJson::new(rows, removed))?;
    } else if going.is_empty() && limits.is_everything() {
        complain(&desk.lang.no_limits());
    } else if going.is_empty() {
        complain(&desk.lang.nothing_to_prune());
    } else {
        print(desk, &rows, args.yes.then_some(removed))?;
    }
    Ok(if going.is_empty() { Exit::NothingFound } else { Exit::Done })
}

/// The sources that `names` mean, here or archived; every name must be one's.
fn named(all: &[SourceHealth], names: &[String]) -> Result<Vec<SourceId>, Trouble> {
    let id = |name: &String| {
        let same = |health: &&SourceHealth| health.source.name.to_lowercase() == name.to_lowercase();
        all.iter().find(same).map(|health| health.source.id).ok_or_else(|| {
            let near = nearest(name, all.iter().map(|health| health.source.name.as_str()));
            ConfigError::NoSource { name: name.clone(), near: near.map(str::to_owned) }.into()
        })
    };
    names.iter().map(id).collect()
}

/// What is asked for now, else what the configuration says; of the `named` sources where there are.
fn limits(args: &PruneArgs, set: &Limits, named: Vec<SourceId>) -> Limits {
    let asked = Keep { age: args.older, size: args.size };
    if named.is_empty() {
        return if asked.is_everything() { set.clone() } else { Limits { all: asked, own: Vec::new() } };
    }
    let mut limits = Limits::default();
    for source in named {
        limits.set(source, if asked.is_everything() { set.of(source) } else { asked });
    }
    limits
}

/// What may go of each source, the sources in their order.
fn rows(all: &[SourceHealth], going: &[Prunable]) -> Vec<PrunedRowJson> {
    let of = |health: &SourceHealth| {
        let own = || going.iter().filter(|row| row.source == health.source.id);
        let between: (Timestamp, Timestamp) = (own().next()?.at, own().next_back()?.at);
        let bytes = own().map(|row| row.bytes).sum();
        Some(PrunedRowJson::new(&health.source.name, own().count(), bytes, between))
    };
    all.iter().filter_map(of).collect()
}

fn print(desk: &mut Desk, rows: &[PrunedRowJson], removed: Option<usize>) -> Result<(), Trouble> {
    for row in rows {
        let words = desk.lang.prune_row(row.articles, desk.lang.bytes(row.bytes), &row.oldest, &row.newest);
        desk.out.line(&format!("{}: {words}", visible(&row.name)))?;
    }
    if let Some(removed) = removed {
        let words = desk.lang.pruned(removed);
        desk.out.line(&words)?;
    } else {
        let all: usize = rows.iter().map(|row| row.articles).sum();
        note(&desk.lang.prune_preview(all));
    }
    Ok(())
}
