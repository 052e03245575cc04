//! Related news, each with the reason why it stands there.

use ratatui::layout::Rect;

use super::brush::Brush;
use super::list::paragraph;
use super::look::Tone;
use super::words;
use crate::app::{Model, Pane};

/// Paints related news.
pub fn paint(model: &Model, area: Rect, brush: &mut Brush<'_>) {
    let pane = &model.related;
    let Some(lines) = &pane.lines else {
        if model.reader.reading.is_some() {
            paragraph(&[model.lang.related_waiting()], area, brush);
        }
        return;
    };
    if lines.is_empty() {
        return paragraph(&[model.lang.related_none()], area, brush);
    }
    for (at, line) in lines.iter().enumerate().skip(pane.scroll.top) {
        let y = ((at - pane.scroll.top) * 2) as u16;
        if y >= area.height {
            break;
        }
        let unread = line.headline.as_ref().is_some_and(|headline| !headline.mark.read);
        if unread {
            brush.text(area, 1, y, "●", Tone::Sign);
        }
        brush.clipped(area, 3, y, &line.title, if unread { Tone::Unread } else { Tone::Plain });
        brush.clipped(area, 5, y + 1, &words::reason(&model.lang, line), Tone::Dim);
        if at == pane.scroll.cursor {
            let focused = model.focus == Pane::Related;
            brush.text(area, 0, y, ">", Tone::Focus);
            if focused {
                brush.wash(area, y, Tone::Chosen);
            }
        }
    }
}
