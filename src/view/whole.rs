//! The whole screen: header, panes, footer, and what lies over them.
//!
//! In: the model, a look, a frame. Out: painted cells and the place of the text cursor.

use ratatui::Frame;
use ratatui::layout::Position;

use super::brush::Brush;
use super::look::{Look, Tone};
use super::{footer, header, list, overlay, pane, reader, related, sources};
use crate::app::{Model, Pane, Shape};

/// Paints `model` on `frame`.
pub fn paint(model: &Model, look: &Look, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut brush = Brush::new(frame.buffer_mut(), look);
    let cursor = whole(model, &mut brush);
    if let Some((x, y)) = cursor.filter(|place| area.contains((*place).into())) {
        frame.set_cursor_position(Position::new(x, y));
    }
}

/// Paints everything; the place of the text cursor, where a line is being typed.
fn whole(model: &Model, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let layout = model.layout();
    if layout.shape == Shape::TooSmall {
        brush.text(layout.screen, 0, 0, &model.lang.too_small(), Tone::Plain);
        return None;
    }
    header::paint(model, &layout, brush);
    for pane in [Pane::Sources, Pane::List, Pane::Reader, Pane::Related] {
        let Some(rect) = layout.pane(pane) else { continue };
        pane::frame(model, &layout, pane, rect, brush);
        let inside = layout.inside(pane).unwrap_or(rect);
        match pane {
            Pane::Sources => sources::paint(model, inside, brush),
            Pane::List => list::paint(model, inside, brush),
            Pane::Reader => reader::paint(model, inside, brush),
            Pane::Related => related::paint(model, inside, brush),
        }
    }
    footer::paint(model, &layout, brush);
    overlay::paint(model, &layout, brush)
}
