//! The whole screen: header, panes, footer, and what lies over them.
//!
//! In: the model, a look, a frame. Out: painted cells and the place of the text cursor.

use ratatui::Frame;
use ratatui::layout::Position;

use super::brush::Brush;
use super::look::{Look, Tone};
use super::{footer, header, list, overlay, pane, reader, related, sources};
use crate::app::{Layout, ListLine, Model, Pane, Scroll, Shape, Zen};

/// Paints `model` on `frame`.
pub fn paint(model: &Model, look: &Look, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut brush = Brush::new(frame.buffer_mut(), look);
    brush.wipe(area);
    let cursor = whole(model, &mut brush);
    if let Some((x, y)) = cursor.filter(|place| area.contains((*place).into())) {
        frame.set_cursor_position(Position::new(x, y));
    }
}

/// Paints everything; the place of the terminal's cursor: where a line is being typed, else where
/// the reader stands, so that screen readers and braille lines follow.
fn whole(model: &Model, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let layout = model.layout();
    if layout.shape == Shape::TooSmall {
        brush.text(layout.screen, 0, 0, &model.lang.too_small(), Tone::Plain);
        return None;
    }
    header::paint(model, &layout, brush);
    for pane in [Pane::Sources, Pane::List, Pane::Reader, Pane::Related] {
        let Some(rect) = layout.pane(pane) else { continue };
        if layout.zen == Zen::Off {
            pane::frame(model, &layout, pane, rect, brush);
        }
        let inside = layout.inside(pane).unwrap_or(rect);
        match pane {
            Pane::Sources => sources::paint(model, inside, brush),
            Pane::List => list::paint(model, inside, brush),
            Pane::Reader => reader::paint(model, inside, brush),
            Pane::Related => related::paint(model, inside, brush),
        }
    }
    footer::paint(model, &layout, brush);
    let cursor = overlay::paint(model, &layout, brush);
    cursor.or_else(|| focus(model, &layout).filter(|_| model.overlays.is_empty()))
}

/// Where the cursor of the pane with the keys stands.
fn focus(model: &Model, layout: &Layout) -> Option<(u16, u16)> {
    let inside = layout.inside(model.focus)?;
    let below = |scroll: Scroll| (scroll.cursor - scroll.top.min(scroll.cursor)) as u16;
    let (x, y) = match model.focus {
        Pane::List => {
            let lines = model.sheet().lines(&model.list, model.list.scroll.top);
            let row = ListLine::Row(model.list.scroll.cursor);
            (0, lines.iter().find(|placed| placed.line == row)?.y)
        }
        Pane::Sources => (0, below(model.sources.scroll)),
        Pane::Related => (0, below(model.related.scroll) * 2),
        Pane::Reader => reader::focus(&model.reader, inside),
    };
    (y < inside.height).then(|| (inside.x + x, inside.y + y))
}
