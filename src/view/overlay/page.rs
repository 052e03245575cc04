//! A text that fills the screen between header and footer: help, failures.

use ratatui::layout::Rect;

use crate::app::{Action, Layout, Model, Overlay, PageLine, page_lines};
use crate::view::brush::Brush;
use crate::view::look::Tone;

/// A text that fills the screen between header and footer.
pub fn paint(
    model: &Model,
    layout: &Layout,
    title: &str,
    top: usize,
    brush: &mut Brush<'_>,
) -> Option<(u16, u16)> {
    let in_help = model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Help { .. }));
    let key = |action| model.keymap.key_of(action);
    let hint = if in_help {
        model.lang.help_foot(key(Action::Search), key(Action::Close))
    } else {
        model.lang.help_close_hint(key(Action::Close))
    };
    let inside = sheet(model, layout, title, &hint, brush);
    lay(model, inside, top, brush);
    None
}

/// As [`paint`], over no more of the panes than the text needs.
pub fn window(
    model: &Model,
    layout: &Layout,
    (title, hint): (&str, &str),
    top: usize,
    brush: &mut Brush<'_>,
) -> Option<(u16, u16)> {
    let columns = usize::from(layout.body.width.saturating_sub(4)).max(1);
    let height = (page_lines(model, columns).len() as u16 + 1).min(layout.body.height);
    let low = Rect { y: layout.body.bottom() - height, height, ..layout.body };
    let inside = sheet_on(model, low, layout, (title, hint), brush);
    lay(model, inside, top, brush);
    None
}

fn lay(model: &Model, inside: Rect, top: usize, brush: &mut Brush<'_>) {
    set(&page_lines(model, usize::from(inside.width).max(1)), inside, top, brush);
}

/// Sets rows of text from `top` on.
pub fn set(lines: &[PageLine], inside: Rect, top: usize, brush: &mut Brush<'_>) {
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
            PageLine::Warning(row) => {
                brush.clipped(inside, 0, y, row, Tone::Bad);
            }
            PageLine::Fact(label, value) => {
                let taken = brush.clipped(inside, 0, y, label, Tone::Dim);
                brush.clipped(inside, taken + 2, y, value, Tone::Plain);
            }
            PageLine::Aside(row) => {
                brush.clipped(inside, 0, y, row, Tone::Dim);
            }
        }
    }
}

/// Lays an empty sheet between header and footer, with a title and a hint at its foot; the room
/// on it.
pub fn sheet(model: &Model, layout: &Layout, title: &str, hint: &str, brush: &mut Brush<'_>) -> Rect {
    sheet_on(model, layout.body, layout, (title, hint), brush)
}

fn sheet_on(
    model: &Model,
    area: Rect,
    layout: &Layout,
    (title, hint): (&str, &str),
    brush: &mut Brush<'_>,
) -> Rect {
    brush.wipe(area);
    brush.line(area, 0, "━", Tone::Focus);
    brush.text(area, 1, 0, &format!("▶ {title} "), Tone::Focus);
    if model.notice.is_none() && model.banner.is_none() {
        brush.wipe(layout.footer);
        brush.clipped(layout.footer, 1, 0, hint, Tone::Dim);
    }
    Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height - 1 }
}

/// The title of the help, with what it is searched for.
pub fn help_title(model: &Model) -> String {
    let lang = &model.lang;
    if model.help_search.is_empty() {
        return lang.help_title();
    }
    format!("{} · {}", lang.help_title(), lang.help_search_hint(&model.help_search))
}

/// What the keys do in the window of the refresh.
pub fn progress_hint(model: &Model) -> String {
    let lang = &model.lang;
    let key = |action| model.keymap.key_of(action);
    let close = lang.help_close_hint(key(Action::Close));
    match &model.fetching {
        Some(fetching) if !fetching.stopping => {
            format!("{} {}  {close}", key(Action::Cancel), lang.hint_stop())
        }
        Some(_) => close,
        None => format!("{} {}  {close}", key(Action::Refresh), lang.hint_fetch()),
    }
}
