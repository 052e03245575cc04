//! `warta` alone: the screen, where there is a terminal for it.

use std::io::{IsTerminal, stdout};

use super::args::DemoArgs;
use super::demo;
use super::desk::{Desk, query};
use super::trouble::{Exit, Trouble};
use crate::config::{Config, Paths};
use crate::engine::Engine;
use crate::lang::Lang;
use crate::tui::{self, Online, Paint, Parting, RunOptions};

/// Whether standard output goes to something that is no terminal.
pub fn is_piped() -> bool {
    !stdout().is_terminal()
}

/// Opens the screen on what `words` find, or on the configured start.
pub fn run(desk: &mut Desk, words: &[String]) -> Result<Exit, Trouble> {
    tui::possible()?;
    let setup = desk.need_setup()?;
    let start = if words.is_empty() { std::slice::from_ref(&setup.config.ui.start) } else { words };
    let start = query(start)?;
    let engine = desk.engine()?;
    show(desk, engine, &setup.config, setup.paths, RunOptions { start, ..RunOptions::default() })
}

/// Shows the screen until the person leaves.
pub fn show(
    desk: &mut Desk,
    engine: Engine,
    config: &Config,
    paths: Paths,
    options: RunOptions,
) -> Result<Exit, Trouble> {
    let options = RunOptions {
        online: if desk.global.offline { Online::Forbidden } else { Online::Allowed },
        paint: if desk.out.wants_colour() { Paint::Colour } else { Paint::Mono },
        ..options
    };
    match tui::run(engine, config, paths, Lang::new(desk.lang.language()), options)? {
        Parting::Code(0) => Ok(Exit::Done),
        Parting::Code(code) => Ok(Exit::Signal(code - 128)),
        Parting::Demo => demo::run(desk, &DemoArgs { headless: false, json: false }),
    }
}
