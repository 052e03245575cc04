//! The sources with their unread counts; a failing one bears a mark.

use ratatui::layout::Rect;

use super::brush::Brush;
use super::look::Tone;
use super::words;
use crate::app::{Entry, Model, Pane, text};

/// Paints the sources.
pub fn paint(model: &Model, area: Rect, brush: &mut Brush<'_>) {
    let pane = &model.sources;
    for y in 0..area.height {
        let at = pane.scroll.top + usize::from(y);
        let Some(entry) = pane.entries.get(at) else { break };
        row(model, area, y, entry, brush);
        if at == pane.scroll.cursor {
            let focused = model.focus == Pane::Sources;
            brush.text(area, 0, y, ">", Tone::Focus);
            brush.wash(area, y, if focused { Tone::Chosen } else { Tone::ChosenElsewhere });
        }
    }
}

fn row(model: &Model, area: Rect, y: u16, entry: &Entry, brush: &mut Brush<'_>) {
    let tally = model.sources.tally(entry);
    let health = match entry {
        Entry::Source(id) => model.sources.source(*id),
        _ => None,
    };
    let failing = health.is_some_and(|health| !health.archived && health.visit.last_error.is_some());
    let archived = health.is_some_and(|health| health.archived);
    let grouped = health.is_some_and(|health| health.source.group.is_some() && !archived);
    let count = match entry {
        Entry::Starred => tally.starred,
        Entry::Named(..) => tally.total,
        _ => tally.unread,
    };
    let aside = if archived {
        model.lang.archived()
    } else if count > 0 {
        model.lang.number(count)
    } else {
        String::new()
    };
    let x = if grouped || matches!(entry, Entry::Named(..)) { 4 } else { 2 };
    let aside_width = text::width(&aside) as u16;
    let room = Rect { width: area.width.saturating_sub(aside_width + 2), ..area };
    let tone = match entry {
        Entry::Group(_) | Entry::Facet(_) => Tone::Heading,
        Entry::Named(..) => Tone::Plain,
        _ if archived => Tone::Dim,
        _ if count > 0 && *entry != Entry::Starred => Tone::Unread,
        _ => Tone::Plain,
    };
    let mut x = x;
    if failing {
        x += brush.text(area, x, y, "! ", Tone::Bad);
    }
    brush.clipped(room, x, y, &words::row(model, entry), tone);
    brush.text(area, area.width.saturating_sub(aside_width + 1), y, &aside, Tone::Dim);
}
