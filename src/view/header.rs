//! The first row: today's date as the ministry's site shows it, counts, network, bytes.

use super::brush::Brush;
use super::look::Tone;
use crate::app::{Connection, Layout, Model, Online, text};
use crate::config::Motion;

/// Paints the first row.
pub fn paint(model: &Model, layout: &Layout, brush: &mut Brush<'_>) {
    let area = layout.header;
    let width = usize::from(area.width);
    let (left, right) = fit(model, width);
    brush.line(area, 0, " ", Tone::Header);
    brush.text(area, 1, 0, &left, Tone::Header);
    let start = width.saturating_sub(text::width(&right) + 1);
    brush.text(area, start as u16, 0, &right, Tone::Header);
}

/// The fullest wording that fits: the state of the network is the last to go.
fn fit(model: &Model, width: usize) -> (String, String) {
    let lang = &model.lang;
    let today = model.now.date();
    let tally = model.tally();
    let counts = lang.counts(&lang.number(tally.unread), &lang.number(tally.total));
    let short_counts = lang.counts_short(&lang.number(tally.unread));
    let bytes = lang.spent_today(&lang.bytes(model.spent.bytes()));
    let state = state(model);
    let whole = lang.long_date(today);
    let middle = lang.middle_date(today);
    let wordings = [
        (whole.clone(), dot(&[&counts, &state, &bytes])),
        (whole.clone(), dot(&[&short_counts, &state, &bytes])),
        (whole.clone(), dot(&[&short_counts, &state])),
        (whole, state.clone()),
        (middle.clone(), dot(&[&short_counts, &state])),
        (middle, state.clone()),
    ];
    let fits = |(left, right): &(String, String)| text::width(left) + text::width(right) + 4 <= width;
    wordings
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| (String::new(), text::clip(&state, width.saturating_sub(2))))
}

/// The parts that say something, with dots between them.
fn dot(parts: &[&str]) -> String {
    let kept: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    kept.join(" · ")
}

/// What is known of the network, in a word or two, and how much waits for it.
fn state(model: &Model) -> String {
    let lang = &model.lang;
    if let Some(fetching) = &model.fetching {
        return match fetching.shelf {
            _ if fetching.stopping => lang.stopping(),
            _ if model.settings.motion == Motion::Reduced => lang.fetching_begins(),
            Some((done, of)) => lang.fetching_pages(done, of),
            None if fetching.of == 0 => lang.fetching_begins(),
            None => lang.fetching(fetching.done, fetching.of),
        };
    }
    let state = match (model.settings.online, model.connection) {
        (Online::Forbidden, _) | (_, Connection::Offline) => lang.offline(),
        (_, Connection::Online) => lang.online(),
        (_, Connection::Failing(count)) => lang.some_failed(count),
        (_, Connection::Unknown) => String::new(),
    };
    let waiting = match model.orders.len() {
        0 => String::new(),
        count => lang.orders_waiting(&lang.number(count as u64)),
    };
    dot(&[&state, &waiting])
}
