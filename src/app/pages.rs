//! The text of the overlays that fill the screen: the help, generated from the key table and the
//! command table, and the sources that failed.

use super::command;
use super::keymap::{self, Group};
use super::model::Model;
use super::overlay::Overlay;
use super::text;
use crate::lang::Lang;

/// A row of such a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageLine {
    /// Nothing.
    Blank,
    /// A heading.
    Heading(String),
    /// Keys and what they do; the first is as wide as the widest.
    Pair(String, String),
    /// Running text.
    Text(String),
}

/// Something that stands on screen and what it means.
type Sign = (&'static str, fn(&Lang) -> String);

/// What the help says of queries.
const QUERIES: [Sign; 6] = [
    ("kata kata", Lang::help_query_words),
    ("\"…\"", Lang::help_query_phrase),
    ("judul: sumber: grup:", Lang::help_query_keys),
    ("is:unread is:starred", Lang::help_query_flags),
    ("newer:2d on:2026-11-24", Lang::help_query_dates),
    ("-…", Lang::help_query_not),
];

/// The signs of the list.
const SIGNS: [Sign; 8] = [
    ("●", Lang::sign_unread),
    ("★", Lang::sign_star),
    ("≡", Lang::sign_full),
    ("-", Lang::sign_teaser),
    ("~", Lang::sign_edited),
    ("✓", Lang::sign_chosen),
    ("PDF", Lang::sign_pdf),
    ("!", Lang::sign_failed),
];

/// The rows of the overlay on top for a width of `columns`; none where it is no such text.
pub fn lines(model: &Model, columns: usize) -> Vec<PageLine> {
    match model.overlays.last() {
        Some(Overlay::Help { .. }) => help(&model.lang, columns),
        Some(Overlay::Failures { .. }) => failures(model, columns),
        Some(_) | None => Vec::new(),
    }
}

/// A sequence as people write it: letters close together, named keys apart.
fn shown(sequence: &str) -> String {
    let letters = sequence.split(' ').all(|key| key.chars().count() == 1);
    if letters { sequence.replace(' ', "") } else { sequence.to_owned() }
}

fn help(lang: &Lang, columns: usize) -> Vec<PageLine> {
    let mut sections: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for group in Group::ALL {
        let rows = keymap::TABLE.iter().filter(|binding| binding.group == group).map(|binding| {
            let keys: Vec<String> = binding.keys.iter().map(|keys| shown(keys)).collect();
            (keys.join(" "), (binding.help)(lang))
        });
        sections.push((group.heading(lang), rows.collect()));
    }
    let told = |rows: &[Sign]| rows.iter().map(|(sign, help)| ((*sign).to_owned(), help(lang))).collect();
    sections.push((lang.help_signs(), told(&SIGNS)));
    let commands = command::TABLE.iter().map(|entry| {
        let names = format!("{} {}", entry.names[..2].join(" "), entry.takes);
        (names.trim_end().to_owned(), (entry.help)(lang))
    });
    sections.push((lang.help_commands(), commands.collect()));
    sections.push((lang.help_queries(), told(&QUERIES)));
    set(sections, columns)
}

/// Sets headings and pairs; where there is no room side by side, the meaning stands below.
fn set(sections: Vec<(String, Vec<(String, String)>)>, columns: usize) -> Vec<PageLine> {
    let mut lines = Vec::new();
    for (heading, rows) in sections {
        if !lines.is_empty() {
            lines.push(PageLine::Blank);
        }
        lines.push(PageLine::Heading(heading));
        let widest = rows.iter().map(|(keys, _)| text::width(keys)).max().unwrap_or(0);
        let room = columns.saturating_sub(widest + 4);
        for (keys, meaning) in rows {
            if room < 16 {
                lines.push(PageLine::Pair(keys, String::new()));
                let rows = text::wrap(&meaning, columns.saturating_sub(4));
                lines.extend(rows.into_iter().map(|row| PageLine::Text(format!("    {row}"))));
                continue;
            }
            let mut keys = text::fit(&keys, widest);
            for row in text::wrap(&meaning, room) {
                lines.push(PageLine::Pair(std::mem::take(&mut keys), row));
                keys = " ".repeat(widest);
            }
        }
    }
    lines
}

fn failures(model: &Model, columns: usize) -> Vec<PageLine> {
    let mut lines = Vec::new();
    for (health, failure) in model.sources.failures() {
        if !lines.is_empty() {
            lines.push(PageLine::Blank);
        }
        lines.push(PageLine::Heading(health.source.name.clone()));
        let reason = model.lang.failure(failure);
        let last = health.visit.last_ok.map_or_else(
            || model.lang.source_never(),
            |at| {
                let day = at.to_zoned_datetime(model.now.time_zone().clone()).date();
                model.lang.source_last(&model.lang.middle_date(day))
            },
        );
        for line in [reason, last, health.source.url.to_string()] {
            lines.extend(text::wrap(&line, columns).into_iter().map(PageLine::Text));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn the_help_names_every_key_and_command_at_any_width() {
        for language in [Language::Id, Language::En] {
            let lang = Lang::new(language);
            for columns in [10, 36, 76, 200] {
                let all: String = help(&lang, columns)
                    .iter()
                    .map(|line| match line {
                        PageLine::Pair(keys, meaning) => format!("{keys}|{meaning}\n"),
                        PageLine::Heading(text) | PageLine::Text(text) => format!("{text}\n"),
                        PageLine::Blank => "\n".to_owned(),
                    })
                    .collect();
                for binding in keymap::TABLE {
                    let keys = binding.keys.iter().map(|keys| shown(keys)).collect::<Vec<_>>().join(" ");
                    assert!(all.contains(&keys), "{keys} at {columns}");
                }
                for entry in command::TABLE {
                    assert!(all.contains(entry.names[0]), "{}", entry.names[0]);
                }
            }
        }
    }
}
