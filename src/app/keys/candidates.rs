//! What a line may be completed to: commands behind `:`, and in the palette all that can be done.
//!
//! In: the model with a line on top. Out: candidates, best first; each says what it does.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::action::Action;
use crate::app::command;
use crate::app::keymap::TABLE;
use crate::app::model::Model;
use crate::app::overlay::{Overlay, PromptKind};
use crate::app::panes::Entry;
use crate::lang::Language;

/// What a candidate does when it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// An action.
    Act(Action),
    /// A command line; one that still wants something is typed on.
    Line(String),
    /// Shows the news of an entry of the sources.
    Show(Entry),
}

/// Something that a line may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called.
    pub name: String,
    /// The keys that do the same, or what the command takes.
    pub keys: String,
    /// What it does, in words.
    pub help: String,
    /// What it does.
    pub does: Does,
}

/// The candidates for the line on top; none where it is no line of that kind.
pub fn candidates(model: &Model) -> Vec<Candidate> {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last() else { return Vec::new() };
    let typed = prompt.stem.as_ref().unwrap_or(&prompt.text);
    match prompt.kind {
        PromptKind::Command => commands(model, typed.trim_start()),
        PromptKind::Palette => palette(model, typed.trim()),
        _ => Vec::new(),
    }
}

/// Commands whose names begin like `typed`, or else hold it; behind a name, what it takes.
fn commands(model: &Model, typed: &str) -> Vec<Candidate> {
    if let Some((name, rest)) = typed.split_once(char::is_whitespace) {
        return arguments(model, name, rest.trim_start());
    }
    let own = usize::from(model.lang.language() == Language::Id);
    let entry = |entry: &command::Entry, name: &str| Candidate {
        name: name.to_owned(),
        keys: entry.takes.to_owned(),
        help: (entry.help)(&model.lang),
        does: Does::Line(name.to_owned()),
    };
    let mut found: Vec<Candidate> = Vec::new();
    for fits in [str::starts_with, |name: &str, typed: &str| name.contains(typed)] {
        for line in command::TABLE {
            let names = [line.names[own], line.names[1 - own]];
            let name = names.into_iter().find(|name| fits(name, typed));
            let known = |name: &str| {
                found
                    .iter()
                    .any(|candidate| line.names.contains(&candidate.name.as_str()) || candidate.name == name)
            };
            if let Some(name) = name.filter(|name| !known(name)) {
                found.push(entry(line, name));
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

fn arguments(model: &Model, name: &str, rest: &str) -> Vec<Candidate> {
    let Some(line) = command::TABLE.iter().find(|line| line.names.contains(&name)) else { return Vec::new() };
    let groups = || {
        let groups = model.sources.entries.iter().filter_map(|entry| match entry {
            Entry::Group(group) => Some(group.clone()),
            _ => None,
        });
        groups.collect()
    };
    let values: Vec<String> = match line.names[0] {
        "lang" => vec!["id".to_owned(), "en".to_owned()],
        "group" => groups(),
        _ => Vec::new(),
    };
    let fits = |value: &String| value.to_lowercase().starts_with(&rest.to_lowercase());
    let candidate = |value: String| Candidate {
        name: format!("{name} {value}"),
        keys: String::new(),
        help: (line.help)(&model.lang),
        does: Does::Line(format!("{name} {value}")),
    };
    values.into_iter().filter(fits).map(candidate).collect()
}

/// Everything that can be done or shown, by how well a few letters of it fit `typed`.
fn palette(model: &Model, typed: &str) -> Vec<Candidate> {
    let mut all = everything(model);
    if typed.is_empty() {
        return all;
    }
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut score = |candidate: &Candidate| {
        let text = format!("{} {}", candidate.help, candidate.name);
        pattern.score(Utf32Str::new(&text, &mut letters), &mut matcher)
    };
    let mut scored: Vec<(u32, Candidate)> =
        all.drain(..).filter_map(|candidate| Some((score(&candidate)?, candidate))).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, candidate)| candidate).collect()
}

fn everything(model: &Model) -> Vec<Candidate> {
    let lang = &model.lang;
    let actions = TABLE.iter().filter(|line| line.action != Action::Palette).map(|line| Candidate {
        name: super::name_of(line.action),
        keys: model.keymap.key_of(line.action).to_owned(),
        help: (line.help)(lang),
        does: Does::Act(line.action),
    });
    let own = usize::from(lang.language() == Language::Id);
    let told: Vec<String> = TABLE.iter().map(|line| (line.help)(lang)).collect();
    // What a key does already is not said twice.
    let commands = command::TABLE.iter().filter(|line| !told.contains(&(line.help)(lang))).map(|line| {
        let name = line.names[own];
        let typed = if line.takes.is_empty() { name.to_owned() } else { format!("{name} ") };
        Candidate {
            name: format!(":{name}"),
            keys: line.takes.to_owned(),
            help: (line.help)(lang),
            does: Does::Line(typed),
        }
    });
    let sources = model.sources.entries.iter().filter_map(|entry| {
        let name = match entry {
            Entry::Group(group) => group.clone(),
            Entry::Source(id) => model.sources.source(*id)?.source.name.clone(),
            _ => return None,
        };
        let help = lang.palette_show(&name);
        Some(Candidate { name, keys: String::new(), help, does: Does::Show(entry.clone()) })
    });
    actions.chain(commands).chain(sources).collect()
}
