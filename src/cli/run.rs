//! From arguments to an exit code.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use super::args::{Arguments, Command, Global, Tongue};
use super::out::Out;
use super::trouble::{Exit, Trouble};
use super::{extract, parse};
use crate::lang::{Lang, Language};

/// What every command is given.
pub struct Desk {
    /// What holds for every command.
    pub global: Global,
    /// The words.
    pub lang: Lang,
    /// Standard output.
    pub out: Out,
}

/// Reads `args`, does what they say, and tells how it ended.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to stdout with code 0, mistakes to stderr with code 2.
            let code = u8::try_from(error.exit_code()).unwrap_or(Exit::Usage as u8);
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let lang = Lang::new(language(&arguments.global));
    let mut desk = Desk { global: arguments.global, lang, out: Out::stdout() };
    let ended = obey(&mut desk, &arguments.command).and_then(|exit| {
        desk.out.finish()?;
        Ok(exit)
    });
    match ended {
        Ok(exit) => exit.into(),
        Err(trouble) => {
            let _ = desk.out.finish();
            if !trouble.is_silent() {
                let _ = writeln!(std::io::stderr(), "warta: {}", trouble.words(&desk.lang));
            }
            trouble.exit().into()
        }
    }
}

fn obey(desk: &mut Desk, command: &Command) -> Result<Exit, Trouble> {
    match command {
        Command::Parse(args) => parse::run(desk, args),
        Command::Extract(args) => extract::run(desk, args),
    }
}

/// The language asked for, else that of the locale, else Indonesian.
fn language(global: &Global) -> Language {
    match global.lang {
        Some(Tongue::Id) => Language::Id,
        Some(Tongue::En) => Language::En,
        None => ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .and_then(|locale| Language::from_locale(&locale))
            .unwrap_or_default(),
    }
}
