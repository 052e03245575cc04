//! From arguments to an exit code.

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{FromArgMatches, Parser};

use super::args::{Arguments, Command, KeepTerminalArgs, ListArgs};
use super::desk::{ConfigFile, Desk};
use super::keeping::{add, backup, bundle, doctor, fetch, import, prune, remove, sources, traffic, trust};
use super::reading::{acronym, export, list, mark, related, rules, show, undo};
use super::study::{extract, paper, parse, probe};
use super::trouble::{Exit, Trouble};
use super::{demo, help, mistake, out, plain, screen};
use crate::lang::Lang;
use crate::tui;

/// Reads `args`, does what they say, and tells how it ended.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    // A limit on the size of files is a full disk, not the end: the write fails and is explained.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    // The help in words costs more than the first screen may: it is made when it is needed.
    let read = Arguments::try_parse_from(&args).or_else(|_| {
        let matches = help::command(help::language(&args)).try_get_matches_from(&args)?;
        Arguments::from_arg_matches(&matches)
    });
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => {
            return refuse(&error, &args);
        }
    };
    // How the program calls itself needs no configuration.
    match &arguments.command {
        Some(Command::ReadPaper) => return paper::run().into(),
        Some(Command::KeepTerminal(args)) => return keep_terminal(args).into(),
        _ => {}
    }
    let file = match &arguments.command {
        Some(Command::Add(_) | Command::Import(_)) => ConfigFile::Written,
        _ => ConfigFile::Read,
    };
    let mut desk = Desk::new(arguments.global, file);
    let ended = match arguments.command {
        Some(command) => obey(&mut desk, &command),
        None => open(&mut desk, arguments.query, Wish::of(arguments.plain)),
    };
    let ended = ended.and_then(|exit| {
        desk.out.finish()?;
        Ok(exit)
    });
    match ended {
        Ok(exit) => exit.into(),
        Err(trouble) => {
            let _ = desk.out.finish();
            desk.tell(&trouble).into()
        }
    }
}

/// Help and version go to stdout with code 0, mistakes to stderr with code 2.
fn refuse(error: &clap::Error, args: &[OsString]) -> ExitCode {
    if error.use_stderr() {
        out::complain(&mistake::words(error, &Lang::new(help::language(args))));
        return Exit::Usage.into();
    }
    // Help that cannot be written was not given.
    match error.print() {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Usage.into(),
        _ => Exit::Done.into(),
    }
}

fn obey(desk: &mut Desk, command: &Command) -> Result<Exit, Trouble> {
    match command {
        Command::Demo(args) => demo::run(desk, args),
        Command::Add(args) => add::run(desk, args),
        Command::Probe(args) => probe::run(desk, args),
        Command::Remove(args) => remove::run(desk, args),
        Command::Sources(args) => sources::run(desk, args),
        Command::Fetch(args) => fetch::run(desk, args),
        Command::List(args) => list::run(desk, args),
        Command::Show(args) => show::run(desk, args),
        Command::Related(args) => related::run(desk, args),
        Command::Acronym(args) => acronym::run(desk, args),
        Command::Mark(args) => mark::run(desk, args),
        Command::Rules(args) => rules::run(desk, &args.command),
        Command::Undo(args) => undo::run(desk, args),
        Command::Extract(args) => extract::run(desk, args),
        Command::Parse(args) => parse::run(desk, args),
        Command::Export(args) => export::run(desk, args),
        Command::Import(args) => import::run(desk, args),
        Command::Prune(args) => prune::run(desk, args),
        Command::Bundle(args) => bundle::run(desk, &args.command),
        Command::Traffic(args) => traffic::run(desk, args),
        Command::Trust(args) => trust::run(desk, args),
        Command::Backup(args) => backup::run(desk, args),
        Command::Restore(args) => backup::restored(desk, args),
        Command::Doctor(args) => doctor::run(desk, args),
        Command::Completions(args) => help::completions(desk, args),
        Command::Man => help::manual(desk),
        Command::ReadPaper => Ok(paper::run()),
        Command::KeepTerminal(args) => Ok(keep_terminal(args)),
    }
}

fn keep_terminal(args: &KeepTerminalArgs) -> Exit {
    tui::restore(&args.modes);
    Exit::Done
}

/// What a person wishes to see without a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// What the configuration says.
    Usual,
    /// Lines.
    Plain,
}

impl Wish {
    const fn of(plain: bool) -> Self {
        if plain { Self::Plain } else { Self::Usual }
    }
}

/// Without a command: the screen or lines, or the list where standard output is no terminal.
fn open(desk: &mut Desk, query: Vec<String>, wish: Wish) -> Result<Exit, Trouble> {
    let configured = || desk.setup().is_ok_and(|setup| setup.config.ui.plain);
    if wish == Wish::Plain || (!screen::is_piped() && configured()) {
        plain::run(desk, &query, std::io::stdin().lock())
    } else if screen::is_piped() {
        list::run(desk, &ListArgs { query, limit: None, json: false })
    } else {
        screen::run(desk, &query)
    }
}
