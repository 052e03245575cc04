//! The text of the overlays that fill the screen: the help, generated from the key table and the
//! command table, and the sources that failed.

use super::action::Action;
use super::command;
use super::keymap::{self, Group};
use super::model::Model;
use super::overlay::Overlay;
use super::text;
use crate::lang::Lang;
use crate::news::Acronym;

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
    /// Running text that tells of something ill.
    Warning(String),
    /// What something is called and what it is; the first is as wide as the widest.
    Fact(String, String),
    /// What is said beside it.
    Aside(String),
}

/// A heading with its rows: keys and what they do.
type Section = (String, Vec<(String, String)>);

/// Something that stands on screen and what it means.
type Sign = (&'static str, fn(&Lang) -> String);

/// What a person may type, and what it finds.
type Example = (fn(&Lang) -> String, fn(&Lang) -> String);

/// What the help says of queries.
const QUERIES: [Example; 6] = [
    (Lang::query_words, Lang::help_query_words),
    (Lang::query_phrase, Lang::help_query_phrase),
    (Lang::query_keys, Lang::help_query_keys),
    (Lang::query_flags, Lang::help_query_flags),
    (Lang::query_dates, Lang::help_query_dates),
    (Lang::query_not, Lang::help_query_not),
];

/// The signs of the list.
const SIGNS: [Sign; 10] = [
    ("●", Lang::sign_unread),
    ("★", Lang::sign_star),
    ("≡", Lang::sign_full),
    ("-", Lang::sign_teaser),
    ("~", Lang::sign_edited),
    ("+2", Lang::sign_copies),
    ("└", Lang::sign_copy),
    ("✓", Lang::sign_chosen),
    ("PDF", Lang::sign_pdf),
    ("!", Lang::sign_failed),
];

/// The rows of the overlay on top for a width of `columns`; none where it is no such text.
pub fn lines(model: &Model, columns: usize) -> Vec<PageLine> {
    // A line may be typed over the text.
    let text = model.overlays.iter().rev().find(|overlay| !matches!(overlay, Overlay::Prompt(_)));
    match text {
        Some(Overlay::Help { .. }) => help(model, columns),
        Some(Overlay::Failures { .. }) => failures(model, columns),
        Some(Overlay::Progress { .. }) => progress(model, columns),
        Some(Overlay::Acronyms(window)) => acronyms(model, &window.rows, columns),
        Some(_) | None => Vec::new(),
    }
}

fn help(model: &Model, columns: usize) -> Vec<PageLine> {
    let lang = &model.lang;
    let mut sections: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for group in Group::ALL {
        let rows = keymap::TABLE
            .iter()
            .filter(|binding| binding.group == group)
            .map(|binding| (model.keymap.keys_of(binding.action).join(" "), (binding.help)(lang)));
        sections.push((group.heading(lang), rows.collect()));
    }
    let signs = SIGNS.iter().map(|(sign, help)| ((*sign).to_owned(), help(lang)));
    sections.push((lang.help_signs(), signs.collect()));
    let commands = command::TABLE.iter().map(|entry| {
        let names = format!("{} {}", entry.names[..2].join(" "), entry.takes);
        (names.trim_end().to_owned(), (entry.help)(lang))
    });
    sections.push((lang.help_commands(), commands.collect()));
    let queries = QUERIES.iter().map(|(typed, help)| (typed(lang), help(lang)));
    sections.push((lang.help_queries(), queries.collect()));
    let sections: Vec<_> =
        sections.into_iter().filter_map(|section| searched(section, &model.help_search)).collect();
    if sections.is_empty() {
        return vec![PageLine::Text(lang.help_nothing(&model.help_search))];
    }
    set(sections, columns)
}

/// What is left of a section when all words of `search` must stand in a row, or in the heading.
fn searched(section: Section, search: &str) -> Option<Section> {
    let (heading, rows) = section;
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let row_fits = |row: &(String, String)| {
        let row = format!("{heading} {} {}", row.0, row.1).to_lowercase();
        words.iter().all(|word| row.contains(word))
    };
    let rows: Vec<_> = rows.into_iter().filter(row_fits).collect();
    (!rows.is_empty()).then_some((heading, rows))
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

fn progress(model: &Model, columns: usize) -> Vec<PageLine> {
    let lang = &model.lang;
    let wrapped = |text: &str| text::wrap(text, columns);
    let mut lines = Vec::new();
    let Some(fetching) = model.fetching.as_ref().or(model.fetched.as_ref()) else {
        let (due, all) = (model.keymap.key_of(Action::Refresh), model.keymap.key_of(Action::RefreshAll));
        return wrapped(&lang.progress_none(due, all)).into_iter().map(PageLine::Text).collect();
    };
    let said = lang.progress_sources(fetching.done, fetching.of);
    let new = lang.fetched(fetching.new, &lang.number(fetching.new as u64));
    let said = format!("{said} · {} · {new}", lang.bytes(fetching.bytes));
    lines.extend(wrapped(&said).into_iter().map(PageLine::Text));
    if let Some((done, of)) = fetching.shelf {
        lines.extend(wrapped(&lang.progress_pages(done, of)).into_iter().map(PageLine::Text));
    }
    let name = |id| model.sources.source(id).map(|health| health.source.name.clone()).unwrap_or_default();
    let pages = fetching.page.iter().filter(|_| fetching.shelf.is_some());
    let now = fetching.asking.iter().map(|id| name(*id));
    let now: Vec<String> = now.chain(pages.map(|(id, url)| format!("{}: {url}", name(*id)))).collect();
    if !now.is_empty() {
        lines.extend([PageLine::Blank, PageLine::Heading(lang.progress_now())]);
        lines.extend(now.iter().map(|row| PageLine::Text(text::clip(&format!("  {row}"), columns))));
    }
    if !fetching.failed.is_empty() {
        lines.extend([PageLine::Blank, PageLine::Heading(lang.progress_failed(fetching.failed.len()))]);
    }
    for (name, failure) in &fetching.failed {
        lines.extend(wrapped(name).into_iter().map(PageLine::Text));
        let why = text::wrap(&text::sentence(&lang.failure(failure)), columns.saturating_sub(2));
        lines.extend(why.into_iter().map(|row| PageLine::Warning(format!("  {row}"))));
    }
    lines
}

fn acronyms(model: &Model, rows: &[Acronym], columns: usize) -> Vec<PageLine> {
    let widest = rows.iter().map(|row| text::width(&row.short)).max().unwrap_or(0).min(columns / 3);
    let room = columns.saturating_sub(widest + 4).max(1);
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| !row.meanings.is_empty()) {
        let mut short = text::fit(&row.short, widest);
        for meaning in &row.meanings {
            for part in text::wrap(&meaning.long, room) {
                lines.push(PageLine::Pair(std::mem::replace(&mut short, " ".repeat(widest)), part));
            }
            let aside = text::wrap(&model.lang.about_meaning(meaning), room);
            lines.extend(
                aside.into_iter().map(|part| PageLine::Aside(format!("{}{part}", " ".repeat(widest + 4)))),
            );
        }
    }
    let unknown: Vec<&str> =
        rows.iter().filter(|row| row.meanings.is_empty()).map(|row| row.short.as_str()).collect();
    if !unknown.is_empty() {
        let told = model.lang.acronyms_unknown(&unknown.join(", "));
        lines.extend(text::wrap(&told, columns).into_iter().map(PageLine::Aside));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Online, Settings};
    use crate::lang::Language;

    fn model(language: Language) -> Model {
        let settings = Settings::new(&crate::config::UiConfig::default(), Online::Allowed);
        let now = jiff::Timestamp::UNIX_EPOCH.to_zoned_datetime(jiff::tz::TimeZone::UTC);
        Model::new(Lang::new(language), settings, (80, 24), &now)
    }

    #[test]
    fn the_help_is_searched_by_word_and_key() {
        let mut model = model(Language::En);
        for (search, wanted, unwanted) in [
            ("STAR", "star or unstar", "quit"),
            ("marking undo", "", "star"),
            ("C-d", "half a page down", "star"),
        ] {
            search.clone_into(&mut model.help_search);
            let all = format!("{:?}", help(&model, 76));
            assert!(all.contains(wanted) && !all.contains(unwanted), "{search}: {all}");
        }
        "xyzzy".clone_into(&mut model.help_search);
        assert!(format!("{:?}", help(&model, 76)).contains("xyzzy"));
    }

    #[test]
    fn the_help_names_every_key_and_command_at_any_width() {
        for language in [Language::Id, Language::En] {
            let model = model(language);
            for columns in [10, 36, 76, 200] {
                let all: String = help(&model, columns)
                    .iter()
                    .map(|line| match line {
                        PageLine::Pair(keys, meaning) => format!("{keys}|{meaning}\n"),
                        PageLine::Fact(label, value) => format!("{label}|{value}\n"),
                        PageLine::Heading(text)
                        | PageLine::Text(text)
                        | PageLine::Warning(text)
                        | PageLine::Aside(text) => {
                            format!("{text}\n")
                        }
                        PageLine::Blank => "\n".to_owned(),
                    })
                    .collect();
                for binding in keymap::TABLE {
                    let keys = model.keymap.keys_of(binding.action).join(" ");
                    assert!(all.contains(&keys), "{keys} at {columns}");
                }
                for entry in command::TABLE {
                    assert!(all.contains(entry.names[0]), "{}", entry.names[0]);
                }
            }
        }
    }
}
