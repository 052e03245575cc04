//! The links of the article: letters to choose one in sight, a list to choose from all.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::{Code, Held, Key};
use crate::app::keymap::Resolved;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::overlay::{self, Overlay};
use crate::app::panes::{Move, Scroll};
use crate::app::update::{act, open};

/// `f`: puts letters at the links in sight; a single one is opened at once.
pub fn hint(model: &mut Model, out: &mut Vec<Effect>) {
    match shown(model)[..] {
        [] => model.notice = Some(Notice::NoLinks),
        [only] => open::browse(model, Some(only + 1), out),
        _ => model.overlays.push(Overlay::Hints(String::new())),
    }
}

/// A number by itself opens the link that has it.
pub fn open_numbered(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(number) = model.link_begun() {
        model.count = None;
        open::browse(model, Some(number), out);
    }
}

/// Takes a letter of a hint.
pub fn press_hint(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let Some(Overlay::Hints(typed)) = model.overlays.last() else { return };
    let Key { code: Code::Char(letter), held: Held::Nothing } = key else {
        model.overlays.pop();
        return;
    };
    let typed = format!("{typed}{letter}");
    let links = shown(model);
    let hints: Vec<String> = (0..links.len()).map(|at| overlay::hint(at, links.len())).collect();
    let chosen = hints.iter().position(|hint| *hint == typed);
    let begun = hints.iter().any(|hint| hint.starts_with(&typed));
    model.overlays.pop();
    if let Some(at) = chosen {
        open::browse(model, Some(links[at] + 1), out);
    } else if begun {
        model.overlays.push(Overlay::Hints(typed));
    }
}

/// The numbers of the links in sight.
fn shown(model: &Model) -> Vec<usize> {
    let layout = model.layout();
    let height = layout.inside(Pane::Reader).map_or(0, |inside| usize::from(inside.height));
    model.reader.links_shown(height).iter().map(|(link, _, _)| *link).collect()
}

/// `L`: lists the links of the article.
pub fn list(model: &mut Model) {
    if model.reader.links.is_empty() {
        model.notice = Some(Notice::NoLinks);
    } else {
        model.overlays.push(Overlay::Links(Scroll::default()));
    }
}

/// Takes a key for the list of links.
pub fn press_list(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let count = model.reader.links.len();
    let page = usize::from(model.height.saturating_sub(3) / 2).max(1);
    let action = match model.keymap.resolve(&[key], model.focus) {
        Resolved::Action(action) => action,
        Resolved::Begun => Action::Top,
        Resolved::Nothing => return,
    };
    let Some(Overlay::Links(scroll)) = model.overlays.last_mut() else { return };
    let number = scroll.cursor + 1;
    match action {
        Action::Down => scroll.go(Move::Down(1), count),
        Action::Up => scroll.go(Move::Up(1), count),
        Action::Top => scroll.go(Move::To(0), count),
        Action::Bottom => scroll.go(Move::End, count),
        Action::HalfDown | Action::PageDown | Action::ReadOn => scroll.go(Move::Down(page), count),
        Action::HalfUp | Action::PageUp => scroll.go(Move::Up(page), count),
        Action::Open | Action::Browse | Action::Right => open::browse(model, Some(number), out),
        Action::CopyLink => open::copy(model, Some(number), out),
        Action::Cancel | Action::Close | Action::Links | Action::Left => {
            model.overlays.pop();
        }
        Action::Quit | Action::Interrupt | Action::Suspend | Action::Redraw => {
            act::act(model, action, None, out);
        }
        _ => {}
    }
    if let Some(Overlay::Links(scroll)) = model.overlays.last_mut() {
        scroll.settle(count, page);
    }
}
