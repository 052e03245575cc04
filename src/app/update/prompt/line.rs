//! The line at the foot of the screen: how it opens, what keys do to it, what it narrows.

use super::{recall, run};
use crate::app::effect::Effect;
use crate::app::key::{Code, Held, Key};
use crate::app::layout::Pane;
use crate::app::model::{Model, Typed, Way};
use crate::app::overlay::{Edit, Overlay, Prompt, PromptKind};
use crate::app::suggest::{query_begins, suggest};
use crate::app::update::{answer, choose, mark, open, reader, travel};
use crate::news::{Query, address};

/// Opens the line of the filter beside the list that it narrows as it is typed.
pub fn ask_filter(model: &mut Model, out: &mut Vec<Effect>) {
    if model.focus != Pane::List {
        travel::back_to_list(model, out);
    }
    model.filter_before = model.filter.clone();
    ask(model, PromptKind::Filter);
}

/// Opens the line of tags, which starts with those that the articles at hand have.
pub fn ask_tags(model: &mut Model) {
    if let Some(tags) = mark::tags_at_hand(model) {
        model.overlays.push(Overlay::Prompt(Prompt::new(PromptKind::Tags, tags)));
    }
}

/// Opens a line; a filter starts as the one in force.
pub fn ask(model: &mut Model, kind: PromptKind) {
    let text = match kind {
        PromptKind::Filter => model.filter.as_ref().map(|typed| typed.text.clone()).unwrap_or_default(),
        _ => String::new(),
    };
    model.overlays.push(Overlay::Prompt(Prompt::new(kind, text)));
}

/// Takes a key.
pub fn press(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return };
    let edit = match (key.held, key.code) {
        (Held::Nothing, Code::Esc) | (Held::Ctrl, Code::Char('c' | 'g')) => return leave(model, out),
        (Held::Nothing, Code::Enter) => return run::enter(model, out),
        (Held::Nothing, Code::Tab) if query_begins(prompt).is_some() => {
            complete_query(model);
            return narrow(model, out);
        }
        (Held::Nothing, Code::Tab) => return recall::complete(model, Way::Forward),
        (Held::Nothing, Code::BackTab) => return recall::complete(model, Way::Back),
        (Held::Nothing, Code::Up) | (Held::Ctrl, Code::Char('p')) => return recall::older(model),
        (Held::Nothing, Code::Down) | (Held::Ctrl, Code::Char('n')) => return recall::newer(model),
        // An empty line is left as in an editor.
        (Held::Nothing, Code::Backspace) if prompt.text.is_empty() => return leave(model, out),
        (Held::Nothing, Code::Char(char)) => Edit::Insert(char),
        (Held::Nothing, Code::Backspace) | (Held::Ctrl, Code::Char('h')) => Edit::DeleteBefore,
        (Held::Nothing, Code::Delete) | (Held::Ctrl, Code::Char('d')) => Edit::DeleteAt,
        (Held::Ctrl, Code::Char('w')) | (Held::Alt, Code::Backspace) => Edit::DeleteWord,
        (Held::Ctrl, Code::Char('u')) => Edit::DeleteToStart,
        (Held::Nothing, Code::Left) | (Held::Ctrl, Code::Char('b')) => Edit::Left,
        (Held::Nothing, Code::Right) | (Held::Ctrl, Code::Char('f')) => Edit::Right,
        (Held::Nothing, Code::Home) | (Held::Ctrl, Code::Char('a')) => Edit::Start,
        (Held::Nothing, Code::End) | (Held::Ctrl, Code::Char('e')) => Edit::End,
        _ => return,
    };
    prompt.edit(edit);
    narrow(model, out);
}

/// Closes the line; a filter that was being typed is the one from before again.
fn leave(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.pop() else { return };
    match prompt.kind {
        PromptKind::Find => return reader::back_up(model),
        PromptKind::Help => model.help_search.clear(),
        _ => {}
    }
    if prompt.kind == PromptKind::Filter && model.filter != model.filter_before {
        model.filter = model.filter_before.take();
        answer::look(model, out);
    }
}

/// Narrows the list by what stands in the line of the filter, as far as it can be understood.
fn narrow(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last() else { return };
    if prompt.kind == PromptKind::Find {
        let text = prompt.text.clone();
        return reader::look_for(model, &text);
    }
    if prompt.kind == PromptKind::Help {
        model.help_search = prompt.text.trim().to_owned();
        if let [.., Overlay::Help { top }, _] = &mut model.overlays[..] {
            *top = 0;
        }
        return;
    }
    if prompt.kind != PromptKind::Filter {
        return;
    }
    let text = prompt.text.trim().to_owned();
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    // A single letter begins half of all words: it would find much and say nothing.
    let too_short = last.chars().count() == 1;
    let Ok(query) = text.parse::<Query>() else { return };
    let query = if prompt.text.ends_with(char::is_whitespace) { query } else { choose::open_ended(query) };
    let filter = (!text.is_empty()).then_some(Typed { text, query });
    if !too_short && filter != model.filter {
        model.filter = filter;
        answer::look_ahead(model, out);
    }
}

/// Completes the last word of a filter or a search by the first that it could become.
fn complete_query(model: &mut Model) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last() else { return };
    let (start, words) = suggest(model, prompt);
    let Some(word) = words.first() else { return };
    let whole = format!("{}{word}", &prompt.text[..start]);
    let completed = Prompt::new(prompt.kind, whole);
    model.overlays.pop();
    model.overlays.push(Overlay::Prompt(completed));
}

/// Takes pasted text into the line; elsewhere it must not act as keys. An address that is pasted
/// beside any line begins a new source.
pub fn paste(model: &mut Model, text: &str, out: &mut Vec<Effect>) {
    let pasted = text.trim();
    let is_address = pasted.contains("://") && address(pasted).is_some();
    if is_address && matches!(model.overlays.last(), None | Some(Overlay::Welcome { .. })) {
        model.overlays.push(Overlay::Prompt(Prompt::new(PromptKind::Address, pasted.to_owned())));
        return;
    }
    if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() {
        for char in text.chars() {
            prompt.edit(Edit::Insert(if char.is_whitespace() { ' ' } else { char }));
        }
        narrow(model, out);
    }
}

/// Looks for what the line says; a mistake opens it again with its place.
pub fn look(model: &mut Model, mut prompt: Prompt, out: &mut Vec<Effect>) {
    let text = prompt.text.trim().to_owned();
    let typed = match text.parse::<Query>() {
        Ok(_) if text.is_empty() => None,
        Ok(query) => Some(Typed { text, query }),
        Err(error) => {
            prompt.cursor = (error.at..=prompt.text.len())
                .find(|at| prompt.text.is_char_boundary(*at))
                .unwrap_or(prompt.text.len());
            prompt.error = Some(error);
            model.overlays.push(Overlay::Prompt(prompt));
            return;
        }
    };
    match prompt.kind {
        PromptKind::Search => model.search = typed,
        _ => model.filter = typed,
    }
    if model.focus != Pane::List {
        open::remember_place(model, out);
        model.focus = Pane::List;
    }
    answer::look(model, out);
}
