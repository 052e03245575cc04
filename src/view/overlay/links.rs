//! The links of the article: as a list, and as letters over the text.

use super::page::sheet;
use crate::app::{Layout, Model, Pane, Scroll};
use crate::view::brush::Brush;
use crate::view::look::Tone;
use crate::view::reader;

/// Paints the list, two rows each: what a link says, where it leads; the place of the cursor.
pub fn paint(model: &Model, layout: &Layout, scroll: Scroll, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let area = sheet(model, layout, &model.lang.links_title(), &model.lang.links_hint(), brush);
    let mut cursor = None;
    for (at, url) in model.reader.links.iter().enumerate().skip(scroll.top) {
        let y = ((at - scroll.top) * 2) as u16;
        if y + 1 >= area.height {
            break;
        }
        let said = format!("[{}] {}", at + 1, model.reader.link_text(at));
        brush.clipped(area, 2, y, &said, Tone::Plain);
        brush.clipped(area, 6, y + 1, url.as_str(), Tone::Dim);
        if at == scroll.cursor {
            brush.text(area, 0, y, ">", Tone::Focus);
            brush.wash(area, y, Tone::Chosen);
            cursor = Some((area.x, area.y + y));
        }
    }
    cursor
}

/// Paints letters at the links in sight, and what to do with them; there is no text cursor.
pub fn letters(model: &Model, layout: &Layout, typed: &str, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    if let Some(inside) = layout.inside(Pane::Reader) {
        reader::hints(model, inside, typed, brush);
    }
    brush.wipe(layout.footer);
    brush.clipped(layout.footer, 1, 0, &model.lang.hints_hint(), Tone::Notice);
    None
}
