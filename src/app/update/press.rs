//! A key: to the overlay on top, or through the key table to an action.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::{Code, Held, Key};
use crate::app::keymap::Resolved;
use crate::app::model::{Model, Sequels};
use crate::app::overlay::{Acronyms, Overlay, PromptKind};
use crate::app::pages;

use super::{act, fetch, manage, prompt, reader};

/// The largest number before a key.
const MOST: usize = 99_999;

/// Takes a key.
pub fn press(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    model.notice = None;
    match model.overlays.last() {
        Some(Overlay::Prompt(_)) => prompt::press(model, key, out),
        Some(Overlay::Links(_)) => reader::press_list(model, key, out),
        Some(Overlay::Picture(_)) => reader::press_picture(model, key, out),
        Some(Overlay::Hints(_)) => reader::press_hint(model, key, out),
        Some(
            Overlay::Help { .. } | Overlay::Failures { .. } | Overlay::Progress { .. } | Overlay::Acronyms(_),
        ) => turn(model, key, out),
        Some(Overlay::Health(_)) => manage::press_health(model, key, out),
        Some(Overlay::Welcome { .. }) => manage::choose(model, key, out),
        Some(Overlay::Adding(_)) => manage::decide(model, key, out),
        None => sequence(model, key, out),
    }
}

fn sequence(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    if let Some(digit) = digit(model, key) {
        model.count = Some((model.count.unwrap_or(0) * 10 + digit).min(MOST));
        return;
    }
    model.keys.push(key);
    match model.keymap.resolve(&model.keys, model.focus) {
        Resolved::Begun => {}
        Resolved::Nothing => {
            model.keys.clear();
            model.sequels = Sequels::Hidden;
            model.count = None;
        }
        Resolved::Action(action) => {
            model.keys.clear();
            model.sequels = Sequels::Hidden;
            let count = model.count.take();
            act::act(model, action, count, out);
        }
    }
}

/// The digit of a number before a key.
fn digit(model: &Model, key: Key) -> Option<usize> {
    let Key { code: Code::Char(char), held: Held::Nothing } = key else { return None };
    let digit = char.to_digit(10)? as usize;
    (model.keys.is_empty() && (digit > 0 || model.count.is_some())).then_some(digit)
}

/// Turns the pages of help and failures; any key that leads nowhere closes them.
fn turn(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let in_help = matches!(model.overlays.last(), Some(Overlay::Help { .. }));
    let in_progress = matches!(model.overlays.last(), Some(Overlay::Progress { .. }));
    let page = page(model);
    let action = match model.keymap.resolve(&[key], model.focus) {
        Resolved::Action(action) => action,
        Resolved::Begun => Action::Top,
        Resolved::Nothing => return,
    };
    match action {
        Action::Search if in_help => return prompt::ask(model, PromptKind::Help),
        // What runs is stopped before its window is closed.
        Action::Cancel if in_progress && fetch::runs(model) => return fetch::cancel(model, out),
        Action::Refresh | Action::RefreshAll | Action::Health if in_progress => {
            return act::act(model, action, None, out);
        }
        Action::Cancel if in_help && !model.help_search.is_empty() => return model.help_search.clear(),
        _ => {}
    }
    let Some(top) = top(model) else { return };
    *top = match action {
        Action::Down => top.saturating_add(1),
        Action::Up => top.saturating_sub(1),
        Action::Top => 0,
        Action::Bottom => usize::MAX,
        Action::HalfDown => top.saturating_add(page / 2),
        Action::HalfUp => top.saturating_sub(page / 2),
        Action::PageDown | Action::ReadOn => top.saturating_add(page),
        Action::PageUp => top.saturating_sub(page),
        Action::Cancel
        | Action::Close
        | Action::Help
        | Action::Acronyms
        | Action::Progress
        | Action::Open
        | Action::Left => {
            model.overlays.pop();
            model.help_search.clear();
            return;
        }
        Action::Quit | Action::Interrupt | Action::Suspend | Action::Redraw => {
            act::act(model, action, None, out);
            return;
        }
        _ => return,
    };
    clamp_top(model);
}

/// The first row on screen of the text on top.
fn top(model: &mut Model) -> Option<&mut usize> {
    match model.overlays.last_mut()? {
        Overlay::Help { top }
        | Overlay::Failures { top }
        | Overlay::Progress { top }
        | Overlay::Acronyms(Acronyms { top, .. }) => Some(top),
        _ => None,
    }
}

/// Rows that an overlay shows at a time.
fn page(model: &Model) -> usize {
    usize::from(model.height.saturating_sub(3)).max(1)
}

/// Keeps the first row of an overlay within its text.
pub fn clamp_top(model: &mut Model) {
    let page = page(model);
    let columns = usize::from(model.width.saturating_sub(4)).max(1);
    let lines = pages::lines(model, columns).len();
    if let Some(top) = top(model) {
        *top = (*top).min(lines.saturating_sub(page));
    }
}
