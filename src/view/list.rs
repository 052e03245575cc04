//! The headlines: a sign for unread, star and full text, the time, the source, the title.

use ratatui::layout::Rect;

use super::brush::Brush;
use super::look::Tone;
use crate::app::{Action, Connection, Entry, Model, Pane, Sight, keymap, text};
use crate::news::{Extent, Headline, Precision, visible};

/// Paints the headlines, or what to do where there is none.
pub fn paint(model: &Model, area: Rect, brush: &mut Brush<'_>) {
    if model.list.is_empty() {
        return empty(model, area, brush);
    }
    if model.list.sight == Sight::Blank {
        return;
    }
    let step = model.layout().step(Pane::List);
    let columns = Columns::new(model, area.width);
    for line in 0..area.height / step {
        let y = line * step;
        let at = model.list.scroll.top + usize::from(line);
        if at >= model.list.len() {
            break;
        }
        match model.list.row(at) {
            Some(headline) if step == 2 => tall_row(model, area, y, headline, brush),
            Some(headline) => row(model, area, y, headline, &columns, brush),
            None => {
                brush.text(area, 5, y, "…", Tone::Dim);
            }
        }
        if at == model.list.scroll.cursor {
            let tone = if model.focus == Pane::List { Tone::Chosen } else { Tone::ChosenElsewhere };
            brush.text(area, 0, y, ">", Tone::Focus);
            for part in 0..step {
                brush.wash(area, y + part, tone);
            }
        }
    }
}

/// How the width is shared out.
struct Columns {
    time: usize,
    source: usize,
}

impl Columns {
    fn new(model: &Model, width: u16) -> Self {
        let one_source = matches!(model.sources.chosen(), Entry::Source(_));
        let source = match width {
            _ if one_source => 0,
            0..=47 => 0,
            48..=69 => 12,
            70..=99 => 16,
            _ => 22,
        };
        let time = match width {
            0..=29 => 0,
            30..=59 => BRIEF,
            _ => FULL,
        };
        Self { time, source }
    }
}

/// Columns of a date.
const FULL: usize = 8;
/// Columns of a date where there is little room.
const BRIEF: usize = 6;
/// Columns before the first text: cursor, unread, star, full text, a blank.
const SIGNS: u16 = 5;

fn signs(area: Rect, y: u16, headline: &Headline, brush: &mut Brush<'_>) {
    if !headline.mark.read {
        brush.text(area, 1, y, "●", Tone::Sign);
    }
    if headline.mark.starred {
        brush.text(area, 2, y, "★", Tone::Sign);
    }
    if headline.extent == Extent::Full {
        brush.text(area, 3, y, "≡", Tone::Dim);
    }
}

fn row(model: &Model, area: Rect, y: u16, headline: &Headline, columns: &Columns, brush: &mut Brush<'_>) {
    signs(area, y, headline, brush);
    let mut x = SIGNS;
    if columns.time > 0 {
        let time = text::fit(&time(model, headline, columns.time), columns.time);
        x += brush.text(area, x, y, &time, Tone::Dim) + 1;
    }
    if columns.source > 0 {
        let source = text::fit(&visible(&headline.source_name), columns.source);
        x += brush.text(area, x, y, &source, Tone::Source) + 1;
    }
    title(model, area, x, y, headline, brush);
}

/// A headline with the whole width for its title, and time and source below it.
fn tall_row(model: &Model, area: Rect, y: u16, headline: &Headline, brush: &mut Brush<'_>) {
    signs(area, y, headline, brush);
    title(model, area, SIGNS, y, headline, brush);
    let time = time(model, headline, FULL);
    let x = SIGNS + brush.text(area, SIGNS, y + 1, time.trim_start(), Tone::Dim);
    brush.clipped(area, x, y + 1, &format!(" · {}", headline.source_name), Tone::Dim);
}

fn title(model: &Model, area: Rect, x: u16, y: u16, headline: &Headline, brush: &mut Brush<'_>) {
    let mut x = x;
    if headline.pdf {
        x += brush.text(area, x, y, "PDF ", Tone::Sign);
    }
    let untitled = model.lang.untitled();
    let title = if headline.title.is_empty() { &untitled } else { &headline.title };
    brush.clipped(area, x, y, title, if headline.mark.read { Tone::Plain } else { Tone::Unread });
}

/// The time of day for today's news, else the date, in the person's own zone.
fn time(model: &Model, headline: &Headline, columns: usize) -> String {
    let lang = &model.lang;
    let today = model.now.date();
    let local = headline.sorted_at().to_zoned_datetime(model.now.time_zone().clone());
    let day_only = headline.published.filter(|when| when.precision == Precision::Day);
    // A day without a time is a day in its own zone; elsewhere it might fall on the day before.
    let date = day_only.map_or_else(|| local.date(), |when| when.date());
    match (date == today, day_only) {
        (true, None) => lang.clock(local.hour(), local.minute()),
        (true, Some(_)) if columns > BRIEF => lang.today_word(),
        _ if columns > BRIEF => lang.short_date(date, today),
        _ => lang.brief_date(date, today),
    }
}

/// What to do next where nothing is listed.
fn empty(model: &Model, area: Rect, brush: &mut Brush<'_>) {
    let lang = &model.lang;
    let key = keymap::key_of(Action::Refresh);
    let lines = if let Some(search) = &model.search {
        vec![lang.empty_no_match(&search.text)]
    } else if model.sources.none_configured() && model.tally().total == 0 {
        vec![
            lang.empty_no_sources(),
            String::new(),
            lang.empty_no_sources_add(),
            lang.empty_no_sources_demo(),
        ]
    } else if model.fetching.is_some() && model.tally().total == 0 {
        vec![lang.fetching_begins()]
    } else if let Some(filter) = model.filter.as_ref().filter(|_| model.tally().total > 0) {
        vec![lang.empty_filtered(&filter.text)]
    } else {
        match model.sources.chosen() {
            Entry::Unread if model.tally().total > 0 => {
                vec![lang.empty_all_read(keymap::key_of(Action::PreviousSource), key)]
            }
            Entry::Starred if model.tally().total > 0 => {
                vec![lang.empty_no_stars(keymap::key_of(Action::ToggleStar))]
            }
            Entry::Source(_) | Entry::Group(_) => vec![lang.empty_source(key)],
            _ if model.connection == Connection::Offline => vec![lang.no_network()],
            _ => vec![lang.empty_nothing_yet(key)],
        }
    };
    paragraph(&lines, area, brush);
}

/// Paints lines wrapped, a margin from the edge; a line that begins with blanks stays as it is.
pub fn paragraph(lines: &[String], area: Rect, brush: &mut Brush<'_>) {
    let width = usize::from(area.width.saturating_sub(4)).max(1);
    let rows = lines.iter().flat_map(|line| {
        if line.is_empty() || line.starts_with(' ') { vec![line.clone()] } else { text::wrap(line, width) }
    });
    for (y, row) in rows.enumerate() {
        brush.clipped(area, 2, y as u16 + 1, &row, Tone::Plain);
    }
}
