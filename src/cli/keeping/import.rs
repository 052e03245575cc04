//! `warta import`: the subscriptions of an OPML file. It adds addresses, never commands.

use super::super::args::ImportArgs;
use super::super::desk::Desk;
use super::super::json::{AddedJson, AddedRowJson};
use super::super::out::complain;
use super::super::study::input::read;
use super::super::trouble::{Exit, Trouble};
use super::add::free_name;
use crate::config;
use crate::news::{Source, visible};
use crate::parse;

/// Adds what is not there yet.
pub fn run(desk: &mut Desk, args: &ImportArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let decoded = parse::decode::decode(&read(&args.file)?, None).text.into_owned();
    let listed = parse::opml::read(&decoded);
    for address in &listed.skipped {
        complain(&desk.lang.not_imported(visible(address).into_owned()));
    }
    if listed.sources.is_empty() {
        complain(&desk.lang.nothing_to_import());
        return Ok(Exit::NothingFound);
    }
    let mut all = setup.config.sources.clone();
    let mut fresh = Vec::new();
    for (name, url, group) in listed.sources {
        let mut source = Source { group, ..Source::new(name, url) };
        if all.iter().any(|known| known.id == source.id) {
            continue;
        }
        source.name = free_name(&source.name, &all);
        all.push(source.clone());
        fresh.push(source);
    }
    config::add_sources(&setup.paths, &fresh)?;
    if args.json {
        let added = fresh.iter().map(|source| AddedRowJson::new(source, 0)).collect();
        desk.out.json(&AddedJson { added })?;
    } else {
        for source in &fresh {
            desk.out.line(&format!("+ {}  {}", visible(&source.name), source.url))?;
        }
        let words = desk.lang.imported(fresh.len());
        desk.out.line(&words)?;
    }
    Ok(Exit::Done)
}
