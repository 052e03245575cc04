//! What surrounds a pane: the line above it, which says its name, its place and whether it has
//! the keys (a thick line and an arrow, so no colour is needed), and the line to its right.

use ratatui::layout::Rect;

use super::brush::Brush;
use super::look::Tone;
use super::words;
use crate::app::{Layout, Model, Pane, Shape, text};

/// Paints title line and divider of `pane`.
pub fn frame(model: &Model, layout: &Layout, pane: Pane, rect: Rect, brush: &mut Brush<'_>) {
    let focused = model.focus == pane;
    let (line, tone) = if focused { ("━", Tone::Focus) } else { ("─", Tone::Rule) };
    brush.line(rect, 0, line, tone);
    let aside = words::aside(model, layout, pane);
    let aside_width = text::width(&aside) as u16;
    let name_room = match aside_width {
        0 => rect.width,
        width => rect.width.saturating_sub(width + 5),
    };
    let name =
        if layout.shape == Shape::Single { words::crumbs(model, pane) } else { words::title(model, pane) };
    let sign = if focused { "▶" } else { " " };
    let name = text::clip(&format!("{sign} {name} "), usize::from(name_room.saturating_sub(1)));
    let name_tone = if focused { Tone::Focus } else { Tone::Dim };
    let taken = brush.text(rect, 1, 0, &name, name_tone);
    if aside_width > 0 && rect.width > taken + aside_width + 4 {
        let aside = format!(" {aside} ");
        brush.text(rect, rect.width - aside_width - 3, 0, &aside, Tone::Dim);
    }
    divider(layout, rect, brush);
}

/// The line between `rect` and what stands to its right.
fn divider(layout: &Layout, rect: Rect, brush: &mut Brush<'_>) {
    if rect.right() >= layout.screen.width {
        return;
    }
    for y in 0..rect.height {
        let place = Rect { x: rect.right(), width: 1, ..rect };
        brush.text(place, 0, y, "│", Tone::Rule);
    }
}
