//! The first run: nothing is configured and nothing is kept, so something is offered.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::{Code, Held, Key};
use crate::app::keymap::Resolved;
use crate::app::model::Model;
use crate::app::overlay::{Choice, Overlay, PromptKind, other};
use crate::app::update::{act, prompt};

/// Opens the welcome, once, where there is nothing to show.
pub fn welcome(model: &mut Model) {
    let bare = model.sources.none_configured() && model.tally().total == 0;
    if bare && !model.welcomed && model.overlays.is_empty() {
        model.overlays.push(Overlay::Welcome { cursor: 0 });
        model.welcomed = true;
    }
}

/// Takes a key while the welcome is open.
pub fn choose(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let action = match model.keymap.resolve(&[key], model.focus) {
        Resolved::Action(action) => Some(action),
        _ => None,
    };
    let Some(Overlay::Welcome { cursor }) = model.overlays.last_mut() else { return };
    let last = Choice::ALL.len() - 1;
    if let Key { code: Code::Char(char @ '1'..='9'), held: Held::Nothing } = key {
        let at = char as usize - '1' as usize;
        if at <= last {
            *cursor = at;
            begin(model, Choice::ALL[at], out);
        }
        return;
    }
    let Some(action) = action else { return };
    match action {
        Action::Down | Action::NextPane => *cursor = (*cursor + 1).min(last),
        Action::Up | Action::PreviousPane => *cursor = cursor.saturating_sub(1),
        Action::Bottom => *cursor = last,
        Action::Open | Action::ReadOn | Action::Right => {
            let choice = Choice::ALL[(*cursor).min(last)];
            begin(model, choice, out);
        }
        Action::AddSource => begin(model, Choice::Address, out),
        Action::Cancel => drop(model.overlays.pop()),
        Action::Close | Action::Quit => act::quit(model, 0, out),
        Action::Interrupt | Action::Suspend | Action::Redraw => act::act(model, action, None, out),
        Action::Command => prompt::ask(model, PromptKind::Command),
        Action::Help => model.overlays.push(Overlay::Help { top: 0 }),
        _ => {}
    }
}

fn begin(model: &mut Model, choice: Choice, out: &mut Vec<Effect>) {
    match choice {
        Choice::Demo => out.push(Effect::Demo),
        Choice::Address => prompt::ask(model, PromptKind::Address),
        Choice::Import => prompt::ask(model, PromptKind::OpmlFile),
        Choice::Language => prompt::speak(model, other(model.lang.language())),
        Choice::Quit => act::quit(model, 0, out),
    }
}
