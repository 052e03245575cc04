//! An address being added: what it offers, before it becomes a source.

use ratatui::layout::Rect;

use super::page::sheet;
use crate::app::{Adding, Layout, Looking, Model, Offer, text};
use crate::view::brush::Brush;
use crate::view::look::Tone;
use crate::view::words;

/// Paints what is known of the address; there is no text cursor.
pub fn paint(model: &Model, layout: &Layout, adding: &Adding, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let lang = &model.lang;
    let hint = match &adding.state {
        Looking::Waiting => lang.adding_hint_waiting(),
        Looking::Found(_) => lang.adding_hint_found(),
        Looking::Failed(_) => lang.adding_hint_failed(),
    };
    let area = sheet(model, layout, &lang.adding_title(), &hint, brush);
    match &adding.state {
        Looking::Waiting => {
            brush.clipped(area, 0, 1, &lang.adding_waiting(adding.url.as_str()), Tone::Plain);
        }
        Looking::Found(offer) => found(model, area, offer, brush),
        Looking::Failed(failure) => {
            brush.clipped(area, 0, 1, adding.url.as_str(), Tone::Plain);
            let said = words::sentence(&lang.failure(failure));
            for (y, row) in text::wrap(&said, usize::from(area.width).max(1)).iter().enumerate() {
                brush.text(area, 0, 3 + y as u16, row, Tone::Bad);
            }
        }
    }
    None
}

fn found(model: &Model, area: Rect, offer: &Offer, brush: &mut Brush<'_>) {
    let lang = &model.lang;
    let source = &offer.source;
    let facts = [
        (lang.adding_name(), source.name.clone()),
        (lang.adding_group(), source.group.clone().unwrap_or_else(|| lang.adding_no_group())),
        (lang.adding_address(), source.url.to_string()),
        (lang.adding_kind(), lang.adding_reads(&lang.kind(source.kind), offer.count)),
    ];
    let widest = facts.iter().map(|(label, _)| text::width(label)).max().unwrap_or(0) as u16;
    let mut y = 0;
    for (label, value) in &facts {
        brush.text(area, 0, y, label, Tone::Dim);
        brush.clipped(area, widest + 2, y, value, Tone::Plain);
        y += 1;
    }
    y += 1;
    let others = offer.others.len().min(9) as u16;
    let kept = if others > 0 { others + 2 } else { 0 };
    for (title, published) in &offer.titles {
        if y + kept >= area.height {
            break;
        }
        let when = published.map(|when| lang.short_date(when.date(), model.now.date())).unwrap_or_default();
        brush.text(area, 0, y, &when, Tone::Dim);
        brush.clipped(area, 9, y, title, Tone::Plain);
        y += 1;
    }
    if others == 0 {
        return;
    }
    y += 1;
    brush.clipped(area, 0, y, &lang.adding_others(), Tone::Heading);
    for (at, (title, url)) in offer.others.iter().take(9).enumerate() {
        y += 1;
        brush.text(area, 2, y, &(at + 1).to_string(), Tone::Key);
        brush.clipped(area, 5, y, &format!("{title}  {url}"), Tone::Plain);
    }
}
