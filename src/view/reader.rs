//! The article, in a column of readable width in the middle of its pane.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::brush::Brush;
use super::link;
use super::list::paragraph;
use super::look::Tone;
use crate::app::{Find, Line, LineKind, Model, Reader, hint};
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
    let column = column(reader, area);
    for (y, line) in reader.lines.iter().skip(reader.top).take(usize::from(area.height)).enumerate() {
        let mut x = line.start(reader.width);
        for run in &line.runs {
            let style = style(brush, line, run.ink);
            x += brush.styled(column, x, y as u16, &run.text, style);
        }
        if !model.sought.is_empty()
            && matches!(line.kind, LineKind::Title | LineKind::Caption | LineKind::Body)
        {
            let whole: String = line.runs.iter().map(|run| visible(&run.text)).collect();
            brush.matches(column, line.start(reader.width), y as u16, &whole, &model.sought.places(&whole));
        }
    }
    if let Some(find) = &reader.find {
        hits(reader, find, column, brush);
    }
}

/// The column of the text, in the middle of its pane.
pub fn column(reader: &Reader, area: Rect) -> Rect {
    let margin = area.width.saturating_sub(reader.width) / 2;
    Rect { x: area.x + margin, width: area.width - margin, ..area }
}

/// Where a reader's eye is: at the match at hand where it is in sight, else at the first line.
pub fn focus(reader: &Reader, inside: Rect) -> (u16, u16) {
    let margin = inside.width.saturating_sub(reader.width) / 2;
    let part = reader.find.as_ref().and_then(|find| find.hits.get(find.at)?.first());
    match part {
        Some(part) if part.line >= reader.top => {
            let start = reader.lines.get(part.line).map_or(0, |line| line.start(reader.width));
            (margin + start + part.from, (part.line - reader.top) as u16)
        }
        _ => (margin, 0),
    }
}

/// Shows what was looked for, the match at hand before the others.
fn hits(reader: &Reader, find: &Find, column: Rect, brush: &mut Brush<'_>) {
    let bottom = reader.top + usize::from(column.height);
    for (at, hit) in find.hits.iter().enumerate() {
        let tone = if at == find.at { Tone::MatchAtHand } else { Tone::Match };
        for part in hit.iter().filter(|part| (reader.top..bottom).contains(&part.line)) {
            let start = reader.lines[part.line].start(reader.width);
            let (x, y) = (part.from + start, (part.line - reader.top) as u16);
            brush.wash_part(column, (x, y), part.to - part.from, tone);
        }
    }
}

/// Paints letters at the links in sight.
pub fn hints(model: &Model, area: Rect, typed: &str, brush: &mut Brush<'_>) {
    let column = column(&model.reader, area);
    let links = model.reader.links_shown(usize::from(area.height));
    for (at, (_, y, x)) in links.iter().enumerate() {
        let letters = hint(at, links.len());
        if letters.starts_with(typed) {
            brush.text(column, *x, *y, &letters, Tone::Hint);
        }
    }
}

fn style(brush: &Brush<'_>, line: &Line, ink: Ink) -> Style {
    let tone = match line.kind {
        LineKind::Title => Tone::Title,
        LineKind::Meta | LineKind::Address => Tone::Dim,
        LineKind::Caption => Tone::Caption,
        LineKind::Note => Tone::Note,
        LineKind::Body if ink.gone => Tone::Bad,
        LineKind::Body if ink.added => Tone::Good,
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
    if let Some(link) = ink.link {
        style = link::tag(style, link);
    }
    if ink.gone {
        style = style.add_modifier(Modifier::CROSSED_OUT);
    }
    if ink.added {
        style = style.add_modifier(Modifier::UNDERLINED);
    }
    if ink.emphasis {
        style = style.add_modifier(Modifier::ITALIC);
    }
    style
}
