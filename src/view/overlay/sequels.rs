//! What may follow the keys pressed so far, shown after a moment: keys and what they do.

use ratatui::layout::Rect;

use crate::app::keymap::TABLE;
use crate::app::{Layout, Model, text};
use crate::view::brush::Brush;
use crate::view::look::Tone;

/// Paints the sequels above the footer, in as many columns as fit.
pub fn paint(model: &Model, layout: &Layout, brush: &mut Brush<'_>) {
    let rows: Vec<(String, String)> = model
        .keymap
        .begun(model.keys_begun(), model.focus)
        .into_iter()
        .filter_map(|(keys, action)| {
            let line = TABLE.iter().find(|line| line.action == action)?;
            Some((keys, (line.help)(&model.lang)))
        })
        .collect();
    let width = usize::from(layout.screen.width);
    let keys = rows.iter().map(|(keys, _)| text::width(keys)).max().unwrap_or(0);
    let widest = rows.iter().map(|(_, help)| text::width(help) + keys + 4).max().unwrap_or(1);
    let columns = (width / widest.max(1)).clamp(1, 3);
    let height = rows.len().div_ceil(columns).min(usize::from(layout.body.height).saturating_sub(1)) as u16;
    if height == 0 {
        return;
    }
    let area = Rect { y: layout.footer.y - height - 1, height: height + 1, ..layout.screen };
    brush.wipe(area);
    brush.line(area, 0, "━", Tone::Focus);
    let begun: String = model.keys_begun().iter().map(ToString::to_string).collect();
    brush.text(area, 1, 0, &format!(" {begun} … "), Tone::Focus);
    let column = (width / columns) as u16;
    for (at, (key, help)) in rows.iter().enumerate().take(usize::from(height) * columns) {
        let (x, y) = ((at / usize::from(height)) as u16 * column, 1 + (at % usize::from(height)) as u16);
        let cell = Rect { width: (x + column).min(area.width), ..area };
        brush.text(cell, x + 1, y, key, Tone::Key);
        brush.clipped(cell, x + keys as u16 + 3, y, help, Tone::Plain);
    }
}
