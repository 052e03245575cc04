//! The article, in a column of readable width in the middle of its pane.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::brush::Brush;
use super::list::paragraph;
use super::look::Tone;
use crate::app::{Line, LineKind, Model};
use crate::news::visible;
use crate::render::Ink;

/// Paints the article.
pub fn paint(model: &Model, area: Rect, brush: &mut Brush<'_>) {
    let reader = &model.reader;
    if reader.reading.is_none() {
        let waiting = model.desk() == crate::app::Desk::Reading;
        let said = if waiting { model.lang.loading() } else { model.lang.reader_empty() };
        return paragraph(&[said], area, brush);
    }
    let margin = area.width.saturating_sub(reader.width) / 2;
    let column = Rect { x: area.x + margin, width: area.width - margin, ..area };
    for (y, line) in reader.lines.iter().skip(reader.top).take(usize::from(area.height)).enumerate() {
        let mut x = 0;
        for run in &line.runs {
            let style = style(brush, line, run.ink);
            x += brush.styled(column, x, y as u16, &run.text, style);
        }
        if !model.sought.is_empty()
            && matches!(line.kind, LineKind::Title | LineKind::Caption | LineKind::Body)
        {
            let whole: String = line.runs.iter().map(|run| visible(&run.text)).collect();
            brush.matches(column, 0, y as u16, &whole, &model.sought.places(&whole));
        }
    }
}

fn style(brush: &Brush<'_>, line: &Line, ink: Ink) -> Style {
    let tone = match line.kind {
        LineKind::Title => Tone::Title,
        LineKind::Meta | LineKind::Address => Tone::Dim,
        LineKind::Caption => Tone::Caption,
        LineKind::Note => Tone::Note,
        LineKind::Body if ink.link.is_some() => Tone::Link,
        LineKind::Body if ink.furniture => Tone::Dim,
        LineKind::Body if ink.heading > 0 => Tone::Heading,
        LineKind::Body if ink.quote > 0 => Tone::Quote,
        LineKind::Body => Tone::Plain,
    };
    let mut style = brush.style(tone);
    if ink.strong || (ink.heading > 0 && !ink.furniture) {
        style = style.add_modifier(Modifier::BOLD);
    }
    if ink.emphasis {
        style = style.add_modifier(Modifier::ITALIC);
    }
    style
}
