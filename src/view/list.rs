//! The headlines under the heading of their day: signs for unread, star, text held and chosen,
//! then the time, the source, the title.

use ratatui::layout::Rect;

use super::brush::Brush;
use super::look::Tone;
use super::words;
use crate::app::{Action, Connection, Entry, Grouping, ListLine, Model, Pane, Placed, Sight, day, text};
use crate::news::{Extent, Headline, Precision, visible};

/// Paints the headlines, or what to do where there is none.
pub fn paint(model: &Model, area: Rect, brush: &mut Brush<'_>) {
    if model.list.is_empty() {
        return empty(model, area, brush);
    }
    if model.list.sight == Sight::Blank {
        return;
    }
    let sheet = model.sheet();
    let columns = Columns::new(model, &sheet.grouping, area.width);
    for Placed { y, line } in sheet.lines(&model.list, model.list.scroll.top) {
        let at = match line {
            ListLine::Heading(group) => {
                heading(area, y, &words::group(model, &group), brush);
                continue;
            }
            ListLine::Row(at) => at,
        };
        match model.list.row(at) {
            Some(headline) if sheet.step == 2 => tall_row(model, area, y, headline, &columns, brush),
            Some(headline) => row(model, area, y, headline, &columns, brush),
            None => {
                brush.text(area, columns.signs, y, "…", Tone::Dim);
            }
        }
        if at == model.list.scroll.cursor {
            let tone = if model.focus == Pane::List { Tone::Chosen } else { Tone::ChosenElsewhere };
            brush.text(area, 0, y, ">", Tone::Focus);
            for part in 0..sheet.step {
                brush.wash(area, y + part, tone);
            }
        }
    }
}

/// A heading with a line behind it.
fn heading(area: Rect, y: u16, said: &str, brush: &mut Brush<'_>) {
    let taken = 1 + brush.clipped(area, 1, y, said, Tone::Group);
    let rest = Rect { x: area.x + taken + 1, width: area.width.saturating_sub(taken + 2), ..area };
    brush.line(rest, y, "─", Tone::Rule);
}

/// How the width is shared out.
struct Columns {
    /// Columns before the first text.
    signs: u16,
    stamp: Stamp,
    source: usize,
    /// Whether all rows are of one source, or under its name.
    one_source: bool,
}

/// What a row says of its time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stamp {
    /// There is no room.
    Nothing,
    /// The time of day; the heading says the day.
    Clock,
    /// Time or day in six columns.
    Brief,
    /// Time or day in eight columns.
    Full,
}

impl Stamp {
    fn columns(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Clock => 5,
            Self::Brief => 6,
            Self::Full => 8,
        }
    }
}

impl Columns {
    fn new(model: &Model, grouping: &Grouping, width: u16) -> Self {
        let one_source =
            matches!(model.sources.chosen(), Entry::Source(_)) || *grouping == Grouping::BySource;
        let source = match width {
            _ if one_source => 0,
            0..=47 => 0,
            48..=69 => 12,
            70..=99 => 16,
            _ => 22,
        };
        let stamp = match (grouping, width) {
            (_, 0..=29) => Stamp::Nothing,
            (Grouping::ByDay(_), _) => Stamp::Clock,
            (_, 30..=59) => Stamp::Brief,
            _ => Stamp::Full,
        };
        let signs = if model.list.chosen.is_empty() { SIGNS } else { SIGNS + 2 };
        Self { signs, stamp, source, one_source }
    }
}

/// Columns before the first text: cursor, unread, star, text held, a blank.
const SIGNS: u16 = 5;

fn signs(model: &Model, area: Rect, y: u16, headline: &Headline, brush: &mut Brush<'_>) {
    if !headline.mark.read {
        brush.text(area, 1, y, "●", Tone::Sign);
    }
    if headline.mark.starred {
        brush.text(area, 2, y, "★", Tone::Sign);
    }
    match headline.extent {
        Extent::Full => brush.text(area, 3, y, "≡", Tone::Dim),
        Extent::Teaser => brush.text(area, 3, y, "-", Tone::Dim),
        Extent::None => 0,
    };
    if model.list.chosen.has(headline.id) {
        brush.text(area, SIGNS, y, "✓", Tone::Sign);
    }
}

fn row(model: &Model, area: Rect, y: u16, headline: &Headline, columns: &Columns, brush: &mut Brush<'_>) {
    signs(model, area, y, headline, brush);
    let mut x = columns.signs;
    if columns.stamp != Stamp::Nothing {
        let time = text::fit(&time(model, headline, columns.stamp), columns.stamp.columns());
        x += brush.text(area, x, y, &time, Tone::Dim) + 1;
    }
    if columns.source > 0 {
        let more = also(model, headline);
        let room = columns.source.saturating_sub(more.len());
        let source = text::fit(&(text::clip(&visible(&headline.source_name), room) + &more), columns.source);
        x += brush.text(area, x, y, &source, Tone::Source) + 1;
    }
    let name = if columns.source == 0 { NameSaid::No } else { NameSaid::Yes };
    x += copy_sign(model, (area, x, y), headline, name, brush);
    title(model, area, x, y, headline, brush);
}

/// How many more sources tell the same: behind a plus while they are folded away.
fn also(model: &Model, headline: &Headline) -> String {
    let sign = if model.list.unfolded().any(|id| id == headline.id) { '-' } else { '+' };
    if headline.also.is_empty() { String::new() } else { format!(" {sign}{}", headline.also.len()) }
}

/// A headline with the whole width for its title, and time and source below it.
fn tall_row(
    model: &Model,
    area: Rect,
    y: u16,
    headline: &Headline,
    columns: &Columns,
    brush: &mut Brush<'_>,
) {
    signs(model, area, y, headline, brush);
    let x = columns.signs + copy_sign(model, (area, columns.signs, y), headline, NameSaid::Yes, brush);
    title(model, area, x, y, headline, brush);
    let stamp = if columns.stamp == Stamp::Clock { Stamp::Clock } else { Stamp::Full };
    let time = time(model, headline, stamp);
    let told_by = format!("{}{}", headline.source_name, also(model, headline));
    let mut below: Vec<&str> = vec![time.trim()];
    if !columns.one_source || model.list.is_unfolded(headline) {
        below.push(&told_by);
    }
    below.retain(|part| !part.is_empty());
    brush.clipped(area, columns.signs, y + 1, &below.join(" · "), Tone::Dim);
}

/// Whether a row says elsewhere whose it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NameSaid {
    Yes,
    No,
}

/// The sign of a copy that stands below its first, with what the row would not say: whose it is,
/// and its day where that is not its first's. The columns taken.
fn copy_sign(
    model: &Model,
    (area, x, y): (Rect, u16, u16),
    headline: &Headline,
    name: NameSaid,
    brush: &mut Brush<'_>,
) -> u16 {
    if !model.list.is_unfolded(headline) {
        return 0;
    }
    let mut taken = brush.text(area, x, y, "└ ", Tone::Sign);
    let zone = model.now.time_zone();
    let date = day(headline, zone);
    let first = model.list.place_of(headline.id).and_then(|at| model.list.head_of(at));
    let mut said = Vec::new();
    if first.is_none_or(|first| day(first, zone) != date) {
        said.push(model.lang.short_date(date, model.now.date()));
    }
    if name == NameSaid::No {
        said.push(headline.source_name.clone());
    }
    if !said.is_empty() {
        taken += brush.clipped(area, x + taken, y, &format!("{}: ", said.join(", ")), Tone::Source);
    }
    taken
}

fn title(model: &Model, area: Rect, x: u16, y: u16, headline: &Headline, brush: &mut Brush<'_>) {
    let mut x = x;
    if headline.pdf {
        x += brush.text(area, x, y, "PDF ", Tone::Sign);
    }
    if headline.edited {
        x += brush.text(area, x, y, "~ ", Tone::Sign);
    }
    let untitled = model.lang.untitled();
    let title = if headline.title.is_empty() { &untitled } else { &headline.title };
    brush.clipped(area, x, y, title, if headline.mark.read { Tone::Plain } else { Tone::Unread });
    let shown = text::clip(&visible(title), usize::from(area.width.saturating_sub(x)));
    brush.matches(area, x, y, &shown, &model.sought.places(&shown));
}

/// The time of day for today's news and where a heading says the day, else the date, in the
/// person's own zone.
fn time(model: &Model, headline: &Headline, stamp: Stamp) -> String {
    let lang = &model.lang;
    let today = model.now.date();
    let zone = model.now.time_zone();
    let local = headline.sorted_at().to_zoned_datetime(zone.clone());
    let date = day(headline, zone);
    let day_only = headline.published.is_some_and(|when| when.precision == Precision::Day);
    match (stamp, day_only) {
        (Stamp::Nothing, _) | (Stamp::Clock, true) => String::new(),
        (_, false) if date == today || stamp == Stamp::Clock => lang.clock(local.hour(), local.minute()),
        (Stamp::Full, true) if date == today => lang.today_word(),
        (Stamp::Full, _) => lang.short_date(date, today),
        _ => lang.brief_date(date, today),
    }
}

/// What to do next where nothing is listed.
fn empty(model: &Model, area: Rect, brush: &mut Brush<'_>) {
    let lang = &model.lang;
    let key = model.keymap.key_of(Action::Refresh);
    let lines = if let Some(search) = &model.search {
        vec![lang.empty_no_match(&search.text)]
    } else if model.sources.none_configured() && model.tally().total == 0 {
        vec![lang.empty_no_sources(model.keymap.key_of(Action::AddSource))]
    } else if model.fetching.is_some() && model.tally().total == 0 {
        vec![lang.fetching_begins()]
    } else if let Some(filter) = model.filter.as_ref().filter(|_| model.tally().total > 0) {
        vec![lang.empty_filtered(&filter.text)]
    } else {
        match model.sources.chosen() {
            Entry::Unread if model.tally().total > 0 => {
                vec![lang.empty_all_read(model.keymap.key_of(Action::PreviousSource), key)]
            }
            Entry::Starred if model.tally().total > 0 => {
                vec![lang.empty_no_stars(model.keymap.key_of(Action::ToggleStar))]
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
