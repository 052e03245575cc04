//! `warta import`: the subscriptions of an OPML file. It adds addresses, never commands.

use super::super::args::ImportArgs;
use super::super::desk::Desk;
use super::super::json::{AddedJson, AddedRowJson};
use super::super::out::complain;
use super::super::study::input::read;
use super::super::trouble::{Exit, Trouble};
use crate::config;
use crate::engine::subscriptions;
use crate::news::visible;

/// Adds what is not there yet.
pub fn run(desk: &mut Desk, args: &ImportArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let listed = subscriptions(&read(&args.file)?, &setup.config.sources);
    for address in &listed.skipped {
        complain(&desk.lang.not_imported(visible(address).into_owned()));
    }
    if listed.fresh.is_empty() && listed.known == 0 {
        complain(&desk.lang.nothing_to_import());
        return Ok(Exit::NothingFound);
    }
    let fresh = listed.fresh;
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
