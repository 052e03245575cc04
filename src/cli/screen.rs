//! `warta` alone: the screen, where there is a terminal for it.

use std::io::{IsTerminal, stdout};

use super::desk::{Desk, query};
use super::trouble::{Exit, Trouble};
use crate::config::Config;
use crate::engine::Engine;
use crate::lang::Lang;
use crate::tui::{self, Online, Paint, RunOptions};

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
    show(desk, engine, &setup.config, RunOptions { start, ..RunOptions::default() })
}

/// Shows the screen until the person leaves.
pub fn show(desk: &mut Desk, engine: Engine, config: &Config, options: RunOptions) -> Result<Exit, Trouble> {
    let options = RunOptions {
        online: if desk.global.offline { Online::Forbidden } else { Online::Allowed },
        paint: if desk.out.wants_colour() { Paint::Colour } else { Paint::Mono },
        ..options
    };
    let code = tui::run(engine, config, Lang::new(desk.lang.language()), options)?;
    Ok(if code == 0 { Exit::Done } else { Exit::Signal(code - 128) })
}
