//! Help, manual and completions, in the person's language, all from one definition.
//!
//! The doc comments of `args` are the English help. For another language every text is looked
//! up by the name of its command or argument; what is not translated stays English.

use std::ffi::OsString;

use clap::{CommandFactory, ValueEnum};

use super::args::{Arguments, CompletionsArgs};
use super::choices::Tongue;
use super::desk::{Desk, from_locale};
use super::trouble::{Exit, Trouble};
use crate::lang::{Lang, Language};

/// The language that `args` ask for; the help must know it before clap has read them.
pub fn language(args: &[OsString]) -> Language {
    let mut words = args.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang=") {
            Some(value) => Some(value.to_owned()),
            None if word == "--lang" => words.next().map(std::borrow::Cow::into_owned),
            None => None,
        };
        if let Some(tongue) = value.and_then(|value| Tongue::from_str(&value, true).ok()) {
            return tongue.into();
        }
    }
    from_locale()
}

/// The whole command line, explained in `language`.
pub fn command(language: Language) -> clap::Command {
    let lang = Lang::new(language);
    let mut command = Arguments::command();
    // Only now it has its help and version, which want their words as well.
    command.build();
    worded(command, "warta", &lang)
}

fn worded(command: clap::Command, path: &str, lang: &Lang) -> clap::Command {
    let examples = command.get_after_help().map(|examples| {
        let lines: Vec<String> = examples.to_string().lines().map(|line| format!("  {line}")).collect();
        format!("{}\n{}", lang.manual_examples(), lines.join("\n"))
    });
    let command = match examples {
        Some(examples) => command.after_help(examples),
        None => command,
    };
    let command = match lang.manual_command(path) {
        Some(about) => command.about(about.clone()).long_about(about),
        None => command,
    };
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &lang.manual_some_options());
    let command = command
        .override_usage(usage)
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            lang.manual_usage()
        ))
        .subcommand_help_heading(lang.manual_commands())
        .mut_args(|arg| {
            let heading = if arg.is_positional() { lang.manual_arguments() } else { lang.manual_options() };
            let arg = arg.help_heading(heading);
            let help = lang
                .manual_argument(path, arg.get_id().as_str())
                .or_else(|| arg.get_help().map(ToString::to_string))
                .unwrap_or_default();
            let help = format!("{help}{}", choice(&arg, lang));
            arg.help(help.clone()).long_help(help).hide_possible_values(true).hide_default_value(true)
        });
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        worded(sub, &name, lang)
    })
}

/// What `arg` may be and what it is where it is left out, in brackets; nothing for a free text or a switch.
fn choice(arg: &clap::Arg, lang: &Lang) -> String {
    let join = |words: Vec<String>| words.join(", ");
    let given = arg.get_action().takes_values();
    let possible = arg.get_possible_values();
    let values = possible.iter().filter(|value| !value.is_hide_set());
    let values = join(values.map(|value| value.get_name().to_owned()).collect());
    let usual =
        join(arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect());
    match (given && !values.is_empty(), given && !usual.is_empty()) {
        (true, true) => format!(" [{}; {}]", values, lang.manual_default(usual)),
        (true, false) => format!(" [{values}]"),
        (false, true) => format!(" [{}]", lang.manual_default(usual)),
        (false, false) => String::new(),
    }
}

/// `warta completions`.
pub fn completions(desk: &mut Desk, args: &CompletionsArgs) -> Result<Exit, Trouble> {
    let mut command = command(desk.lang.language());
    // Into memory first: the generator panics where its reader has gone.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "warta", &mut script);
    std::io::Write::write_all(&mut desk.out, &script)?;
    Ok(Exit::Done)
}

/// `warta man`: the manual page with a section for every command.
pub fn manual(desk: &mut Desk) -> Result<Exit, Trouble> {
    let command = command(desk.lang.language());
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help" && !sub.is_hide_set()) {
        let heading = format!(".SH \"WARTA {}\"\n", sub.get_name().to_uppercase());
        page.extend_from_slice(heading.as_bytes());
        let man = clap_mangen::Man::new(sub.clone());
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        man.render_extra_section(&mut page)?;
    }
    std::io::Write::write_all(&mut desk.out, &page)?;
    Ok(Exit::Done)
}
