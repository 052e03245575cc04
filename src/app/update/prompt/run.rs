//! A line that was entered: a command, a candidate of the palette, or what others wait for.

use super::{line, recall};
use crate::app::command::{self, Command, CommandError};
use crate::app::effect::{Effect, ListEdit};
use crate::app::keys::{Does, candidates};
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::update::{act, answer, fetch, manage, mark, open, reader};
use crate::config::Amendment;
use crate::lang::{Lang, Language};

/// Enter: does what the line says.
pub fn enter(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.pop() else { return };
    recall::remember(model, prompt.kind, &prompt.text, out);
    match prompt.kind {
        PromptKind::Palette => take(model, &prompt, out),
        PromptKind::Help => {}
        PromptKind::Find => reader::jump(model),
        PromptKind::SaveAs => reader::save(model, prompt.text.trim(), out),
        PromptKind::Tags => mark::tag(model, &prompt.text, out),
        PromptKind::EverythingRead => {
            let said = prompt.text.trim().to_lowercase();
            if ["y", "ya", "yes"].contains(&said.as_str()) {
                mark::everything_read(model, out);
            }
        }
        PromptKind::Filter | PromptKind::Search => line::look(model, prompt, out),
        PromptKind::Command => obey(model, &prompt.text, out),
        kind => manage::entered(model, kind, prompt.text.trim(), out),
    }
}

/// Does what the command line `text` says, or says what is wrong with it.
fn obey(model: &mut Model, text: &str, out: &mut Vec<Effect>) {
    match command::parse(text) {
        Ok(Some(command)) => run(model, command, out),
        Ok(None) => {}
        Err(CommandError::Unknown(name, near)) => model.notice = Some(Notice::NoSuchCommand(name, near)),
        Err(CommandError::Language(name)) => model.notice = Some(Notice::NoSuchLanguage(name)),
        Err(CommandError::Address(text)) => model.notice = Some(Notice::NotAnAddress(text)),
    }
}

/// Does what the chosen candidate of the palette does.
fn take(model: &mut Model, prompt: &Prompt, out: &mut Vec<Effect>) {
    model.overlays.push(Overlay::Prompt(prompt.clone()));
    let found = candidates(model).into_iter().nth(prompt.picked.unwrap_or(0));
    model.overlays.pop();
    match found.map(|candidate| candidate.does) {
        Some(Does::Act(action)) => act::act(model, action, None, out),
        // It still wants something: typed on as a command.
        Some(Does::Line(line)) if line.ends_with(' ') => {
            model.overlays.push(Overlay::Prompt(Prompt::new(PromptKind::Command, line)));
        }
        Some(Does::Line(line)) => obey(model, &line, out),
        Some(Does::Show(entry)) => {
            open::remember_place(model, out);
            model.sources.choose(&entry);
            model.focus = Pane::List;
            answer::look(model, out);
        }
        None => model.notice = Some(Notice::NothingLikeIt(prompt.text.trim().to_owned())),
    }
}

fn run(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    match command {
        Command::Quit => act::quit(model, 0, out),
        Command::Refresh => fetch::refresh(model, out),
        Command::RefreshAll => fetch::refresh_all(model, out),
        Command::Stop => fetch::cancel(model, out),
        Command::Speak(language) => speak(model, language),
        Command::Filter(text) => line::look(model, Prompt::new(PromptKind::Filter, text), out),
        Command::Search(text) => line::look(model, Prompt::new(PromptKind::Search, text), out),
        Command::MarkAllRead => mark::all_read(model, out),
        Command::Fold => act::fold(model, out),
        Command::Undo => mark::undo(out),
        Command::Redo => mark::redo(out),
        Command::Tag(tags) if tags.is_empty() => line::ask_tags(model),
        Command::Tag(tags) => mark::tag(model, &tags, out),
        Command::Sources => model.focus = Pane::Sources,
        Command::Failures => act::show_failures(model),
        Command::Progress => model.overlays.push(Overlay::Progress { top: 0 }),
        Command::Health => manage::open_health(model, out),
        Command::Browse => open::browse(model, None, out),
        Command::ForgetOrders => fetch::forget_orders(model, out),
        Command::CopyLink => open::copy(model, None, out),
        Command::Save(file) if file.is_empty() => reader::ask_file(model),
        Command::Save(file) => reader::save(model, &file, out),
        Command::Help => model.overlays.push(Overlay::Help { top: 0 }),
        Command::Add(None) => line::ask(model, PromptKind::Address),
        Command::Add(Some(url)) => manage::look_at(model, url, out),
        Command::Import(file) if file.is_empty() => line::ask(model, PromptKind::OpmlFile),
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
