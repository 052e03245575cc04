//! The line at the foot of the screen that is being typed, and what is wrong with it.

use ratatui::layout::Rect;

use crate::app::{Candidate, Layout, Model, Prompt, PromptKind, suggest, text};
use crate::view::brush::Brush;
use crate::view::look::Tone;
use crate::view::words;

/// The line at the foot of the screen, scrolled so that its cursor is in sight.
pub fn paint(model: &Model, layout: &Layout, prompt: &Prompt, brush: &mut Brush<'_>) -> (u16, u16) {
    let area = layout.footer;
    brush.wipe(area);
    let label = match prompt.kind {
        PromptKind::Filter => format!("{} ", model.lang.prompt_filter()),
        PromptKind::Search => format!("{} ", model.lang.prompt_search()),
        PromptKind::Find => format!("{} ", model.lang.prompt_find()),
        PromptKind::Command => ":".to_owned(),
        PromptKind::Address => format!("{} ", model.lang.prompt_address()),
        PromptKind::OpmlFile => format!("{} ", model.lang.prompt_opml()),
        PromptKind::SourceName => format!("{} ", model.lang.prompt_name()),
        PromptKind::SourceGroup => format!("{} ", model.lang.prompt_group()),
        PromptKind::SaveAs => format!("{} ", model.lang.prompt_save()),
        PromptKind::Tags => format!("{} ", model.lang.prompt_tags()),
        PromptKind::EverythingRead => {
            let unread = model.tally().unread;
            format!("{} ", model.lang.prompt_everything_read(unread, &model.lang.number(unread)))
        }
        PromptKind::Palette => format!("{} ", model.lang.prompt_palette()),
        PromptKind::Help => format!("{} ", model.lang.prompt_help()),
        PromptKind::SourceAddress => format!("{} ", model.lang.prompt_new_address()),
    };
    candidates(model, prompt, area, brush);
    let label_width = brush.text(area, 0, 0, &label, Tone::Key);
    let room = usize::from(area.width.saturating_sub(label_width + 1)).max(1);
    let before = &prompt.text[..prompt.cursor];
    let shown = skip_columns(&prompt.text, text::width(before).saturating_sub(room));
    let skipped = text::width(&prompt.text) - text::width(shown);
    brush.text(area, label_width, 0, shown, Tone::Plain);
    let column = label_width + (text::width(before).saturating_sub(skipped)) as u16;
    if let Some(error) = &prompt.error {
        point_out(area, column, &words::mistake(&model.lang, &error.what), brush);
    } else {
        propose(model, prompt, area, brush);
    }
    if let Some(notice) = &model.notice {
        let above = Rect { y: area.y - 1, ..area };
        brush.wipe(above);
        let (said, outcome) = words::notice(model, notice);
        let tone = if outcome == words::Outcome::Ill { Tone::Bad } else { Tone::Notice };
        brush.clipped(above, 1, 0, &said, tone);
    }
    (area.x + column.min(area.width.saturating_sub(1)), area.y)
}

/// What the last word could become, in the row above the line; `Tab` takes the first.
fn propose(model: &Model, prompt: &Prompt, line: Rect, brush: &mut Brush<'_>) {
    let (_, words) = suggest(model, prompt);
    if words.is_empty() || line.y == 0 {
        return;
    }
    let above = Rect { y: line.y - 1, ..line };
    brush.wipe(above);
    let taken = brush.text(above, 0, 0, "Tab ", Tone::Key);
    let first = brush.clipped(above, taken, 0, &words[0], Tone::Plain);
    brush.clipped(above, taken + first + 2, 0, &words[1..].join("  "), Tone::Dim);
}

/// The rows above the line in which candidates stand, at most.
const SHOWN: usize = 10;

/// Shows what the line may become above it.
fn candidates(model: &Model, prompt: &Prompt, line: Rect, brush: &mut Brush<'_>) {
    let found = crate::app::candidates(model);
    let room = SHOWN.min(usize::from(line.y.saturating_sub(1)));
    if found.is_empty() || room == 0 {
        return;
    }
    let picked = prompt.picked.or((prompt.kind == PromptKind::Palette).then_some(0));
    let first = picked.map_or(0, |at| (at + 1).saturating_sub(room));
    let rows: Vec<_> = found.iter().enumerate().skip(first).take(room).collect();
    let widest = |of: fn(&Candidate) -> &str| {
        rows.iter().map(|(_, row)| text::width(of(row))).max().unwrap_or(0).min(24) as u16
    };
    let keys = widest(|row| &row.keys);
    let names = if prompt.kind == PromptKind::Palette { 0 } else { widest(|row| &row.name) + 2 };
    for (up, (at, row)) in rows.iter().rev().enumerate() {
        let y = line.y - 1 - up as u16;
        let area = Rect { y, ..line };
        brush.wipe(area);
        if names > 0 {
            brush.clipped(Rect { width: (names + 1).min(area.width), ..area }, 2, 0, &row.name, Tone::Plain);
        }
        brush.clipped(
            Rect { width: (2 + names + keys).min(area.width), ..area },
            2 + names,
            0,
            &row.keys,
            Tone::Key,
        );
        brush.clipped(area, 2 + names + keys + 2, 0, &row.help, Tone::Dim);
        if Some(*at) == picked {
            brush.text(area, 0, 0, ">", Tone::Focus);
            brush.wash(area, 0, Tone::Chosen);
        }
    }
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
