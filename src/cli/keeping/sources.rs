//! `warta sources`: the sources and their health.

use super::super::args::JsonArgs;
use super::super::desk::Desk;
use super::super::json::SourceJson;
use super::super::out::{Tone, complain};
use super::super::trouble::{Exit, Trouble};
use crate::engine::now;
use crate::news::{SourceHealth, visible};

/// Prints the sources.
pub fn run(desk: &mut Desk, args: &JsonArgs) -> Result<Exit, Trouble> {
    let engine = desk.engine()?;
    let sources = engine.sources()?;
    if args.json {
        let zone = now().time_zone().clone();
        let rows: Vec<SourceJson> = sources
            .iter()
            .map(|health| {
                let error = health.visit.last_error.as_ref().map(|failure| desk.lang.failure(failure));
                SourceJson::new(health, kind(health), error, &zone)
            })
            .collect();
        desk.out.json(&rows)?;
    } else {
        for health in &sources {
            print(desk, health)?;
        }
        if sources.is_empty() {
            complain(&desk.lang.no_sources());
        }
    }
    Ok(if sources.is_empty() { Exit::NothingFound } else { Exit::Done })
}

fn print(desk: &mut Desk, health: &SourceHealth) -> Result<(), Trouble> {
    let source = &health.source;
    let name = desk.out.toned(Tone::Strong, &visible(&source.name));
    let group = source.group.as_deref().map(|group| format!("  [{}]", visible(group))).unwrap_or_default();
    let archived = if health.archived { format!("  ({})", desk.lang.archived()) } else { String::new() };
    desk.out.line(&format!("{name}{group}{archived}"))?;
    let counts = desk.lang.source_counts(health.tally.total, health.tally.unread);
    let url = visible(source.url.as_str()).into_owned();
    let line = desk.out.toned(Tone::Faint, &format!("  {url}  {}  {counts}", kind(health).as_str()));
    desk.out.line(&line)?;
    if let Some(to) = health.visit.habits.settled() {
        let words = desk.lang.moved_source(visible(to.as_str()).into_owned());
        desk.out.line(&format!("  ! {words}"))?;
    }
    if let Some(failure) = &health.visit.last_error {
        let failures = u64::from(health.visit.failures);
        let words = desk.lang.failing_source(failures, desk.lang.failure(failure));
        desk.out.line(&format!("  ! {words}"))?;
    }
    Ok(())
}

/// What a source proved to be, or is configured to be.
pub fn kind(health: &SourceHealth) -> crate::news::Kind {
    match health.source.kind {
        crate::news::Kind::Auto => health.visit.kind,
        kind => kind,
    }
}
