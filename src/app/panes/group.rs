//! The lines of the list as they stand on screen: rows under the heading of their day, or of
//! their source where that is the order.
//!
//! In: the list, how it is grouped, the height. Out: a line for every heading and row with its
//! place. Only rows in sight are looked at, so a hundred thousand cost no more than a screenful.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::list::List;
use super::scroll::Move;
use crate::news::{Headline, Precision};

/// What rows under one heading have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// The day they were published.
    Day(Date),
    /// The name of their source.
    Source(String),
}

/// How rows are grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grouping {
    /// Not at all.
    Flat,
    /// By day, in the person's zone.
    ByDay(TimeZone),
    /// By source.
    BySource,
}

impl Grouping {
    /// The group of a row.
    fn of(&self, headline: &Headline) -> Option<Group> {
        match self {
            Self::Flat => None,
            Self::ByDay(zone) => Some(Group::Day(day(headline, zone))),
            Self::BySource => Some(Group::Source(headline.source_name.clone())),
        }
    }
}

/// The day of a headline in `zone`; a day without a time is a day in its own zone, for elsewhere
/// it might fall on the day before.
pub fn day(headline: &Headline, zone: &TimeZone) -> Date {
    match headline.published.filter(|when| when.precision == Precision::Day) {
        Some(when) => when.date(),
        None => zone.to_datetime(headline.sorted_at()).date(),
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListLine {
    /// What the rows below have in common.
    Heading(Group),
    /// The row of this number.
    Row(usize),
}

/// A line and the row of the screen it stands on, from the top of the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Rows from the top.
    pub y: u16,
    /// The line.
    pub line: ListLine,
}

/// The room that a list has, and how it is grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Rows of the screen.
    pub height: u16,
    /// Rows of the screen that a headline takes.
    pub step: u16,
    /// The grouping.
    pub grouping: Grouping,
}

impl Sheet {
    /// The lines from the row `top` on; the first row always has its heading above it.
    pub fn lines(&self, list: &List, top: usize) -> Vec<Placed> {
        let mut lines = Vec::new();
        let mut above = None;
        let mut y = 0;
        for at in top..list.len() {
            let group = list.head_of(at).and_then(|row| self.grouping.of(row));
            let heading = group.filter(|group| above.as_ref() != Some(group));
            if y + u16::from(heading.is_some()) + self.step > self.height {
                break;
            }
            if let Some(group) = heading {
                above = Some(group.clone());
                lines.push(Placed { y, line: ListLine::Heading(group) });
                y += 1;
            }
            lines.push(Placed { y, line: ListLine::Row(at) });
            y += self.step;
        }
        lines
    }

    /// How many rows stand on screen from the row `top` on; at least one, so that paging moves.
    pub fn rows(&self, list: &List, top: usize) -> usize {
        let lines = self.lines(list, top);
        lines.iter().filter(|placed| matches!(placed.line, ListLine::Row(_))).count().max(1)
    }

    /// The row at `y` rows from the top.
    pub fn at(&self, list: &List, y: u16) -> Option<usize> {
        let lines = self.lines(list, list.scroll.top);
        lines.iter().rev().find(|placed| placed.y <= y).and_then(|placed| match placed.line {
            ListLine::Row(at) if y < placed.y + self.step => Some(at),
            _ => None,
        })
    }

    /// Scrolls so that the cursor is in sight and no room is wasted at the end.
    pub fn settle(&self, list: &mut List) {
        let count = list.len();
        let fit = usize::from(self.height / self.step.max(1)).max(1);
        let cursor = list.scroll.cursor.min(count.saturating_sub(1));
        let mut top = list.scroll.top.min(cursor).max((cursor + 1).saturating_sub(fit));
        while top < cursor && top + self.rows(list, top) <= cursor {
            top += 1;
        }
        while top > 0 && count - top <= fit && top - 1 + self.rows(list, top - 1) >= count {
            top -= 1;
        }
        (list.scroll.cursor, list.scroll.top) = (cursor, top);
    }

    /// Turns the wheel: what is shown moves, and the cursor only as far as it must to stay in sight.
    pub fn wheel(&self, list: &mut List, rows: i32) {
        let count = list.len();
        let mut top = list.scroll.top.saturating_add_signed(rows as isize).min(count.saturating_sub(1));
        // Going down stops where the last row comes into sight.
        while rows > 0 && top > list.scroll.top && top - 1 + self.rows(list, top - 1) >= count {
            top -= 1;
        }
        let bottom = (top + self.rows(list, top)).saturating_sub(1);
        list.scroll.top = top;
        let cursor = list.scroll.cursor.clamp(top, bottom.max(top));
        list.scroll.go(Move::To(cursor), count);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::headline;
    use super::*;
    use crate::app::effect::{Slice, Ticket};
    use crate::news::{Query, When};
    use jiff::Timestamp;
    use proptest::prelude::*;

    /// `count` rows, `each` of them a day.
    fn list(count: usize, each: usize) -> List {
        let mut list = List::default();
        list.ask(Query::default(), Ticket(1), Timestamp::UNIX_EPOCH);
        let newest: Timestamp = "2021-01-17T03:00:00Z".parse().unwrap();
        let rows = (0..count).map(|n| {
            let mut row = headline(n as u64);
            let hours = i64::try_from(n / each).unwrap() * 24;
            let at = newest - jiff::SignedDuration::from_hours(hours);
            (row.published, row.seen) = (Some(When::time(at, When::WIB)), at);
            row
        });
        list.arrived(Slice { at: 0, offset: 0, limit: count + 1 }, rows.collect(), None);
        list
    }

    fn sheet(height: u16, step: u16) -> Sheet {
        Sheet { height, step, grouping: Grouping::ByDay(TimeZone::UTC) }
    }

    #[test]
    fn each_day_has_one_heading_and_the_first_row_its_own() {
        let list = list(9, 3);
        let shown: Vec<String> = sheet(8, 1)
            .lines(&list, 2)
            .iter()
            .map(|placed| match &placed.line {
                ListLine::Heading(Group::Day(date)) => format!("{}: {date}", placed.y),
                ListLine::Heading(Group::Source(name)) => name.clone(),
                ListLine::Row(at) => format!("{}: {at}", placed.y),
            })
            .collect();
        let wanted =
            ["0: 2021-01-17", "1: 2", "2: 2021-01-16", "3: 3", "4: 4", "5: 5", "6: 2021-01-15", "7: 6"];
        assert_eq!(shown, wanted);
        assert_eq!((sheet(8, 1).at(&list, 0), sheet(8, 1).at(&list, 1)), (None, Some(0)));
    }

    #[test]
    fn an_order_by_source_has_its_names_as_headings() {
        let sheet = Sheet { height: 9, step: 1, grouping: Grouping::BySource };
        let lines = sheet.lines(&list(3, 1), 0);
        assert_eq!(lines[0].line, ListLine::Heading(Group::Source("Kanwil Kepri".into())));
        assert_eq!(lines.len(), 4);
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_in_sight(
            count in 1_usize..60, each in 1_usize..5, height in 3_u16..20, step in 1_u16..3,
            moves in proptest::collection::vec((0_usize..60, -9_i32..9), 1..20),
        ) {
            let mut list = list(count, each);
            let sheet = sheet(height, step);
            for (to, wheel) in moves {
                if wheel == 0 {
                    list.scroll.go(Move::To(to), count);
                } else {
                    sheet.wheel(&mut list, wheel);
                }
                sheet.settle(&mut list);
                let cursor = list.scroll.cursor;
                let lines = sheet.lines(&list, list.scroll.top);
                prop_assert!(lines.iter().any(|placed| placed.line == ListLine::Row(cursor)));
                prop_assert!(lines.iter().all(|placed| placed.y < height));
            }
        }

        #[test]
        fn the_wheel_moves_a_list_that_does_not_fit(count in 30_usize..60, each in 1_usize..5) {
            let mut list = list(count, each);
            let sheet = sheet(10, 1);
            sheet.wheel(&mut list, 3);
            sheet.settle(&mut list);
            prop_assert!(list.scroll.top == 3);
            sheet.wheel(&mut list, -3);
            sheet.settle(&mut list);
            prop_assert!(list.scroll.top == 0);
        }
    }
}
