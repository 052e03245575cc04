//! What lies over the panes: help, failures, the welcome, a source being added, a line being typed.

mod adding;
mod health;
mod line;
mod links;
mod page;
mod picture;
mod sequels;
mod welcome;

pub use picture::place as picture_place;

use super::brush::Brush;
use crate::app::{Layout, Model, Overlay, Sequels};

/// Paints the overlays, the one on top last; the place of the text cursor, where there is one.
pub fn paint(model: &Model, layout: &Layout, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let mut cursor = None;
    for overlay in &model.overlays {
        cursor = match overlay {
            Overlay::Help { top } => page::paint(model, layout, &page::help_title(model), *top, brush),
            Overlay::Failures { top } => {
                page::paint(model, layout, &model.lang.failures_title(), *top, brush)
            }
            Overlay::Acronyms(window) => {
                let lang = &model.lang;
                let told = (lang.acronyms_title(), lang.acronyms_hint());
                page::window(model, layout, (&told.0, &told.1), window.top, brush)
            }
            Overlay::Welcome { cursor } => Some(welcome::paint(model, layout, *cursor, brush)),
            Overlay::Progress { top } => {
                let lang = &model.lang;
                let told = (lang.progress_title(), page::progress_hint(model));
                page::window(model, layout, (&told.0, &told.1), *top, brush)
            }
            Overlay::Health(window) => health::paint(model, layout, window, brush),
            Overlay::Adding(adding) => adding::paint(model, layout, adding, brush),
            Overlay::Links(scroll) => links::paint(model, layout, *scroll, brush),
            Overlay::Hints(typed) => links::letters(model, layout, typed, brush),
            Overlay::Picture(showing) => picture::paint(model, layout, showing, brush),
            Overlay::Prompt(prompt) => Some(line::paint(model, layout, prompt, brush)),
        };
    }
    let on_panes = matches!(model.overlays.last(), None | Some(Overlay::Health(_)));
    if model.sequels == Sequels::Shown && on_panes {
        sequels::paint(model, layout, brush);
    }
    cursor
}
