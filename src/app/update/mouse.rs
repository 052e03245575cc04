//! The mouse: a click chooses, a click on the chosen opens, the wheel scrolls what lies under it.

use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::overlay::Overlay;
use crate::app::panes::Move;

use super::{answer, open, press};

/// Takes a click.
pub fn click(model: &mut Model, column: u16, row: u16, out: &mut Vec<Effect>) {
    model.notice = None;
    if !model.overlays.is_empty() {
        return;
    }
    let layout = model.layout();
    let Some(pane) = layout.at(column, row) else { return };
    let inside = layout.inside(pane).filter(|inside| inside.contains((column, row).into()));
    let had_keys = model.focus == pane;
    model.focus = pane;
    let Some(inside) = inside else { return };
    let at = usize::from((row - inside.y) / layout.step(pane));
    match pane {
        Pane::Reader => {}
        Pane::List => {
            if let Some(at) = model.sheet().at(&model.list, row - inside.y) {
                let again = had_keys && at == model.list.scroll.cursor;
                model.list.scroll.go(Move::To(at), model.list.len());
                if again {
                    open::open_current(model, out);
                }
            }
        }
        Pane::Related => {
            let at = model.related.scroll.top + at;
            if at < model.related.len() {
                let again = had_keys && at == model.related.scroll.cursor;
                model.related.scroll.go(Move::To(at), model.related.len());
                if again {
                    open::open_current(model, out);
                }
            }
        }
        Pane::Sources => {
            let at = model.sources.scroll.top + at;
            if at < model.sources.entries.len() && at != model.sources.scroll.cursor {
                model.sources.scroll.go(Move::To(at), model.sources.entries.len());
                answer::look(model, out);
            }
        }
    }
}

/// Takes a turn of the wheel.
pub fn wheel(model: &mut Model, column: u16, row: u16, rows: i32) {
    if let Some(Overlay::Help { top } | Overlay::Failures { top }) = model.overlays.last_mut() {
        *top = top.saturating_add_signed(rows as isize);
        press::clamp_top(model);
        return;
    }
    if !model.overlays.is_empty() {
        return;
    }
    let layout = model.layout();
    let Some(pane) = layout.at(column, row) else { return };
    let height = layout.rows(pane);
    match pane {
        Pane::List => model.sheet().wheel(&mut model.list, rows),
        Pane::Reader => {
            model.reader.scroll(rows as isize, height);
        }
        Pane::Related => {
            model.related.scroll.wheel(rows.signum(), model.related.len(), height);
        }
        // The cursor of the sources chooses what is listed; the wheel must not.
        Pane::Sources => {}
    }
}
