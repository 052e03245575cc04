//! `warta add`: finds what an address offers, shows it, and writes it into the configuration.

use url::Url;

use super::super::args::AddArgs;
use super::super::desk::Desk;
use super::super::json::{AddedJson, AddedRowJson};
use super::super::out::{complain, note};
use super::super::trouble::{Exit, Trouble};
use crate::config;
use crate::engine::Discovered;
use crate::news::{Failure, Kind, Source, SourceId, address, free_name, visible};

/// Headlines that are shown of what a source would read.
const PREVIEW: usize = 5;

/// Adds the source.
pub fn run(desk: &mut Desk, args: &AddArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let url = typed(&args.url)?;
    if let Some(known) = setup.config.sources.iter().find(|source| source.id == SourceId::of(&url)) {
        return Err(Trouble::Subscribed(known.name.clone()));
    }
    let engine = desk.engine()?;
    let mut wished = Source::new(args.name.clone().unwrap_or_default(), url.clone());
    wished.kind = Kind::from(args.kind);
    wished.group.clone_from(&args.group);
    let found = engine
        .discover(&url, Some(wished))
        .map_err(|failure| Trouble::Fetch { url: url.to_string(), failure })?;
    let source = named(&found, args, &setup.config.sources)?;
    config::add_source(&setup.paths, &source)?;
    // The cache learns of it now, so that `sources` and the screen know it at once.
    drop(engine);
    let fresh = config::load(&setup.paths)?;
    crate::engine::Engine::open(
        desk.options(&super::super::desk::Setup { config: fresh, paths: setup.paths.clone() }),
    )?;
    if args.json {
        let row = AddedRowJson::new(&source, found.harvest.items.len());
        desk.out.json(&AddedJson { added: vec![row] })?;
    } else {
        print(desk, &source, &found)?;
        let words = desk.lang.added(
            visible(&source.name).into_owned(),
            visible(&setup.paths.config.to_string_lossy()).into_owned(),
        );
        desk.out.line(&words)?;
    }
    Ok(Exit::Done)
}

/// The address a person typed.
fn typed(text: &str) -> Result<Url, Trouble> {
    address(text)
        .ok_or_else(|| Trouble::Fetch { url: text.to_owned(), failure: Failure::Address(text.to_owned()) })
}

/// The source with the name and group the person wishes; a name that is taken gets a number.
fn named(found: &Discovered, args: &AddArgs, sources: &[Source]) -> Result<Source, Trouble> {
    let mut source = found.source.clone();
    if let Some(known) = sources.iter().find(|known| known.id == source.id) {
        return Err(Trouble::Subscribed(known.name.clone()));
    }
    if let Some(name) = &args.name {
        source.name.clone_from(name);
    }
    if source.name.trim().is_empty() {
        source.name = source.url.host_str().unwrap_or_default().to_owned();
    }
    if args.group.is_some() {
        source.group.clone_from(&args.group);
    }
    source.name = free_name(&source.name, sources);
    Ok(source)
}

fn print(desk: &mut Desk, source: &Source, found: &Discovered) -> Result<(), Trouble> {
    let items = &found.harvest.items;
    let words = desk.lang.offers(source.kind.as_str(), items.len());
    desk.out.line(&format!("{}: {words}", source.url))?;
    for item in items.iter().take(PREVIEW) {
        let date = item.published.map_or_else(|| "-".to_owned(), |when| when.date().to_string());
        desk.out.line(&format!("  {date:<10}  {}", visible(&item.title)))?;
    }
    for feed in &found.others {
        let title = feed.title.as_deref().unwrap_or_default();
        note(&format!("{} {}  {}", desk.lang.also_offers(), feed.url, visible(title)));
    }
    for warning in &found.harvest.warnings {
        complain(&visible(&warning.to_string()));
    }
    Ok(())
}
