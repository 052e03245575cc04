//! What lies over the panes: help, failures, a line being typed.

use ratatui::layout::Rect;

use super::brush::Brush;
use super::look::Tone;
use super::words;
use crate::app::{Layout, Model, Overlay, PageLine, Prompt, PromptKind, page_lines, text};

/// Paints the overlay on top; the place of the text cursor, where a line is being typed.
pub fn paint(model: &Model, layout: &Layout, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    match model.overlays.last()? {
        Overlay::Help { top } => page(model, layout, &model.lang.help_title(), *top, brush),
        Overlay::Failures { top } => page(model, layout, &model.lang.failures_title(), *top, brush),
        Overlay::Prompt(prompt) => return Some(line(model, layout, prompt, brush)),
    }
    None
}

/// A text that fills the screen between header and footer.
fn page(model: &Model, layout: &Layout, title: &str, top: usize, brush: &mut Brush<'_>) {
    let area = layout.body;
    brush.wipe(area);
    brush.line(area, 0, "━", Tone::Focus);
    brush.text(area, 1, 0, &format!("▶ {title} "), Tone::Focus);
    let inside =
        Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height - 1 };
    let lines = page_lines(model, usize::from(inside.width).max(1));
    for (y, line) in lines.iter().skip(top).take(usize::from(inside.height)).enumerate() {
        let y = y as u16;
        match line {
            PageLine::Blank => {}
            PageLine::Heading(heading) => {
                brush.clipped(inside, 0, y, heading, Tone::Heading);
            }
            PageLine::Pair(keys, meaning) => {
                let taken = brush.clipped(inside, 2, y, keys, Tone::Key);
                brush.clipped(inside, taken + 4, y, meaning, Tone::Plain);
            }
            PageLine::Text(row) => {
                brush.clipped(inside, 0, y, row, Tone::Plain);
            }
        }
    }
    brush.wipe(layout.footer);
    brush.clipped(layout.footer, 1, 0, &model.lang.help_close_hint(), Tone::Dim);
}

/// The line at the foot of the screen, scrolled so that its cursor is in sight.
fn line(model: &Model, layout: &Layout, prompt: &Prompt, brush: &mut Brush<'_>) -> (u16, u16) {
    let area = layout.footer;
    brush.wipe(area);
    let label = match prompt.kind {
        PromptKind::Filter => format!("{} ", model.lang.prompt_filter()),
        PromptKind::Search => format!("{} ", model.lang.prompt_search()),
        PromptKind::Command => ":".to_owned(),
    };
    let label_width = brush.text(area, 0, 0, &label, Tone::Key);
    let room = usize::from(area.width.saturating_sub(label_width + 1)).max(1);
    let before = &prompt.text[..prompt.cursor];
    let shown = skip_columns(&prompt.text, text::width(before).saturating_sub(room));
    let skipped = text::width(&prompt.text) - text::width(shown);
    brush.text(area, label_width, 0, shown, Tone::Plain);
    let column = label_width + (text::width(before).saturating_sub(skipped)) as u16;
    if let Some(error) = &prompt.error {
        point_out(area, column, &words::mistake(&model.lang, &error.what), brush);
    }
    (area.x + column.min(area.width.saturating_sub(1)), area.y)
}

/// Points at the mistake in `column` from above; the words stand beside the arrow where they
/// fit, else in the row above it.
fn point_out(line: Rect, column: u16, said: &str, brush: &mut Brush<'_>) {
    let above = Rect { y: line.y - 1, ..line };
    brush.wipe(above);
    let arrow = column.min(line.width.saturating_sub(1));
    brush.text(above, arrow, 0, "▼", Tone::Bad);
    let wide = text::width(said) as u16;
    if arrow + 2 + wide <= line.width {
        brush.text(above, arrow + 2, 0, said, Tone::Bad);
    } else if wide < arrow {
        brush.text(above, arrow - wide - 1, 0, said, Tone::Bad);
    } else {
        let rows = text::wrap(said, usize::from(line.width).max(1));
        for (up, row) in rows.iter().rev().enumerate() {
            let Some(y) = line.y.checked_sub(2 + up as u16).filter(|y| *y > 0) else { break };
            let place = Rect { y, ..line };
            brush.wipe(place);
            brush.text(place, 0, 0, row, Tone::Bad);
        }
    }
}

/// `text` without its first `columns` columns, cut between characters.
fn skip_columns(text: &str, columns: usize) -> &str {
    let mut skipped = 0;
    for (at, char) in text.char_indices() {
        if skipped >= columns {
            return &text[at..];
        }
        skipped += text::width(char.encode_utf8(&mut [0; 4]));
    }
    ""
}
