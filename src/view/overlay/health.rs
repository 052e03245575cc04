//! The health of the sources: all of them, worst first, beside the report on the one at hand.

use ratatui::layout::Rect;

use super::page::{set, sheet};
use crate::app::{Action, Condition, Health, HealthPlace, Layout, Model, Side, report, text};
use crate::news::SourceHealth;
use crate::view::brush::Brush;
use crate::view::look::Tone;

/// Paints the view; the place of the cursor.
pub fn paint(model: &Model, layout: &Layout, window: &Health, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let lang = &model.lang;
    let rows = window.rows(&model.sources);
    let troubled = rows.iter().filter(|(condition, _)| condition.is_trouble()).count();
    let kept = rows.iter().filter(|(condition, _)| *condition != Condition::Archived).count();
    let place = HealthPlace::new(layout);
    let alone = !place.both && window.side == Side::One;
    let inside = sheet(model, layout, &lang.health_title(troubled, kept), &hint(model, alone), brush);
    if rows.is_empty() {
        let said = lang.empty_no_sources(model.keymap.key_of(Action::AddSource));
        for (y, row) in text::wrap(&said, usize::from(inside.width).max(1)).iter().enumerate() {
            brush.text(inside, 0, 1 + y as u16, row, Tone::Plain);
        }
        return None;
    }
    if place.both {
        let rule = Rect { x: place.all.right() + 1, width: 1, ..inside };
        for y in 0..inside.height {
            brush.text(rule, 0, y, "│", Tone::Rule);
        }
    }
    if place.both || alone {
        let lines = report(model, window, usize::from(place.one.width).max(1));
        set(&lines, place.one, window.top, brush);
    }
    if alone {
        return Some((place.one.x, place.one.y));
    }
    let shown = rows.iter().enumerate().skip(window.scroll.top).take(usize::from(place.all.height));
    for (at, (condition, health)) in shown {
        let y = (at - window.scroll.top) as u16;
        row(model, place.all, y, *condition, health, brush);
        if at == window.scroll.cursor {
            let whole = Rect { x: place.all.x - 2, width: place.all.width + 2, ..place.all };
            brush.text(whole, 0, y, ">", Tone::Focus);
            brush.wash(whole, y, Tone::Chosen);
        }
    }
    let y = (window.scroll.cursor - window.scroll.top) as u16;
    Some((place.all.x, place.all.y + y))
}

/// A source: its sign, its name, when it was last well.
fn row(
    model: &Model,
    area: Rect,
    y: u16,
    condition: Condition,
    health: &SourceHealth,
    brush: &mut Brush<'_>,
) {
    let tone = match condition {
        Condition::Failing | Condition::Moved | Condition::Silent => Tone::Bad,
        Condition::Well => Tone::Good,
        Condition::Unvisited | Condition::Archived => Tone::Dim,
    };
    brush.text(area, 0, y, condition.sign(), tone);
    let aside = match (condition, health.visit.last_ok) {
        (Condition::Archived, _) => model.lang.archived(),
        (_, None) => String::new(),
        (_, Some(at)) => {
            let there = at.to_zoned_datetime(model.now.time_zone().clone());
            if there.date() == model.now.date() {
                model.lang.clock(there.hour(), there.minute())
            } else {
                model.lang.brief_date(there.date(), model.now.date())
            }
        }
    };
    let aside_width = text::width(&aside) as u16;
    let name = Rect { width: area.width.saturating_sub(aside_width + 1), ..area };
    brush.clipped(name, 2, y, &health.source.name, Tone::Plain);
    brush.text(area, area.width.saturating_sub(aside_width), y, &aside, Tone::Dim);
}

/// The keys that matter here, as many as there is room for.
fn hint(model: &Model, alone: bool) -> String {
    let lang = &model.lang;
    let open = if HealthPlace::new(&model.layout()).both || alone {
        lang.health_hint_news()
    } else {
        lang.health_hint_report()
    };
    let keys = [
        (Action::Open, open),
        (Action::Refresh, lang.hint_fetch()),
        (Action::ReaddressSource, lang.adding_address().to_lowercase()),
        (Action::ArchiveSource, lang.health_hint_archive()),
        (Action::Browse, lang.health_hint_site()),
        (Action::Close, if alone { lang.hint_back() } else { lang.health_hint_close() }),
    ];
    let width = usize::from(model.width.saturating_sub(2));
    let mut said = String::new();
    // What closes the view is always said.
    let last = keys.last().map(|(action, word)| format!("{} {word}", model.keymap.key_of(*action)));
    let last = last.unwrap_or_default();
    for (action, word) in &keys[..keys.len() - 1] {
        let next = format!("{} {word}  ", model.keymap.key_of(*action));
        if text::width(&said) + text::width(&next) + text::width(&last) <= width {
            said.push_str(&next);
        }
    }
    said + &last
}
