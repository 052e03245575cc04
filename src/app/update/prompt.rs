//! The line at the foot of the screen: filter, search, command.

use crate::app::command::{self, Command, CommandError};
use crate::app::effect::{Effect, ListEdit};
use crate::app::key::{Code, Held, Key};
use crate::app::layout::Pane;
use crate::app::model::{Model, Typed};
use crate::app::notice::Notice;
use crate::app::overlay::{Edit, Overlay, Prompt, PromptKind};
use crate::app::suggest::suggest;
use crate::config::Amendment;
use crate::lang::{Lang, Language};
use crate::news::{Query, address};

use super::{act, answer, choose, fetch, manage, mark, open, reader, travel};

/// Opens the line of the filter beside the list that it narrows as it is typed.
pub fn ask_filter(model: &mut Model, out: &mut Vec<Effect>) {
    if model.focus != Pane::List {
        travel::back_to_list(model, out);
    }
    model.filter_before = model.filter.clone();
    ask(model, PromptKind::Filter);
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
    let language = model.lang.language();
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return };
    let edit = match (key.held, key.code) {
        (Held::Nothing, Code::Esc) | (Held::Ctrl, Code::Char('c' | 'g')) => return leave(model, out),
        (Held::Nothing, Code::Enter) => return enter(model, out),
        (Held::Nothing, Code::Tab) => {
            let whole = command::complete(&prompt.text, language);
            if let Some(whole) = whole.filter(|_| prompt.kind == PromptKind::Command) {
                *prompt = Prompt::new(prompt.kind, whole);
            } else {
                complete_query(model);
                narrow(model, out);
            }
            return;
        }
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
    if prompt.kind == PromptKind::Find {
        reader::back_up(model);
    } else if prompt.kind == PromptKind::Filter && model.filter != model.filter_before {
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

fn enter(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.pop() else { return };
    match prompt.kind {
        PromptKind::Filter | PromptKind::Search => look(model, prompt, out),
        PromptKind::Find => reader::jump(model),
        PromptKind::Command => match command::parse(&prompt.text) {
            Ok(Some(command)) => run(model, command, out),
            Ok(None) => {}
            Err(CommandError::Unknown(name)) => model.notice = Some(Notice::NoSuchCommand(name)),
            Err(CommandError::Language(name)) => model.notice = Some(Notice::NoSuchLanguage(name)),
            Err(CommandError::Address(text)) => model.notice = Some(Notice::NotAnAddress(text)),
        },
        kind => manage::entered(model, kind, prompt.text.trim(), out),
    }
}

/// Looks for what the line says; a mistake opens it again with its place.
fn look(model: &mut Model, mut prompt: Prompt, out: &mut Vec<Effect>) {
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

fn run(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    match command {
        Command::Quit => act::quit(model, 0, out),
        Command::Refresh => fetch::refresh(model, out),
        Command::RefreshAll => fetch::refresh_all(model, out),
        Command::Stop => fetch::cancel(model, out),
        Command::Speak(language) => speak(model, language),
        Command::Filter(text) => look(model, Prompt::new(PromptKind::Filter, text), out),
        Command::Search(text) => look(model, Prompt::new(PromptKind::Search, text), out),
        Command::MarkAllRead => mark::all_read(model, out),
        Command::Fold => act::fold(model, out),
        Command::Undo => mark::undo(model, out),
        Command::Sources => model.focus = Pane::Sources,
        Command::Failures => act::show_failures(model),
        Command::Browse => open::browse(model, None, out),
        Command::CopyLink => open::copy(model, None, out),
        Command::Help => model.overlays.push(Overlay::Help { top: 0 }),
        Command::Add(None) => ask(model, PromptKind::Address),
        Command::Add(Some(url)) => manage::look_at(model, url, out),
        Command::Import(file) if file.is_empty() => ask(model, PromptKind::OpmlFile),
        Command::Import(file) => out.push(Effect::EditList(ListEdit::Import(file))),
        Command::Amend(Amendment::Rename(name)) if name.is_empty() => {
            manage::ask(model, PromptKind::SourceName);
        }
        Command::Amend(amendment) => manage::amend(model, amendment, out),
        Command::Archive => manage::archive(model, out),
        Command::Restore => manage::restore(model, out),
        Command::Demo => out.push(Effect::Demo),
    }
}

/// Speaks `language` from now on.
pub fn speak(model: &mut Model, language: Language) {
    model.lang = Lang::new(language);
    model.reader.unlay();
    model.notice = Some(Notice::Speaking(language));
}
