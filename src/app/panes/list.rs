//! The headlines: only the rows near the cursor are held, so a hundred thousand cost nothing.
//!
//! In: pieces of the answer as they arrive. Out: the row at a place, and which piece is missing.
//! A row that leaves the answer while it is on screen (read, in a list of the unread) stays
//! where it is until the list is asked for anew; what comes later is counted around it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::chosen::Chosen;
use super::scroll::Scroll;
use crate::app::effect::{Slice, Ticket};
use crate::news::{ArticleId, Extent, Flag, Headline, Marking, Query, Reach, Sort, Tally, Term};

/// Rows asked for ahead of the cursor.
const MARGIN: usize = 200;
/// When fewer rows than these are held ahead, more are asked for.
const NEAR: usize = 120;
/// Rows further from the cursor than this are let go.
const KEEP: usize = 1_000;

/// Rows at either end that stay held, so that the other end is painted at once.
const ENDS: usize = 120;
/// An unread row is looked for among so many rows, to be read ahead.
const GLANCE: usize = 200;

/// How far the list has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    /// Nothing has arrived yet.
    #[default]
    Blank,
    /// Old rows are shown until the new answer arrives.
    Stale,
    /// The rows of another question are shown until the first answer to this one arrives.
    Turning,
    /// What is shown is the answer.
    Clear,
}

/// The headlines.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// What is looked for.
    pub query: Query,
    /// The number of the question whose answer is shown.
    pub ticket: Ticket,
    /// The cursor.
    pub scroll: Scroll,
    /// How far the list has come.
    pub sight: Sight,
    /// When it was asked for: nothing younger was seen by the person.
    pub asked_at: Timestamp,
    /// How many there are, unread and starred among them, once counted.
    pub tally: Option<Tally>,
    /// Rows chosen to act on together.
    pub chosen: Chosen,
    pub(super) rows: BTreeMap<usize, Headline>,
    /// Places whose rows are no part of the answer: they left it, or were unfolded.
    pub(super) gone: BTreeSet<usize>,
    pub(super) asked: Option<Slice>,
    /// A piece that was asked for before places moved.
    pub(super) outdated: Option<Slice>,
    pub(super) end: Option<usize>,
    /// Whether the far end of this answer was asked for.
    pub(super) reached: bool,
    /// The copies that stand below the first of their story.
    pub(super) copies: BTreeMap<ArticleId, Vec<Headline>>,
}

impl List {
    /// Looks for something else: starts at the top with nothing.
    pub fn ask(&mut self, query: Query, ticket: Ticket, now: Timestamp) {
        *self = Self { query, ticket, asked_at: now, ..Self::default() };
    }

    /// Looks for something else, but shows the old rows until the answer arrives: who types a
    /// filter must not see the list go out at every letter.
    pub fn turn(&mut self, query: Query, ticket: Ticket, now: Timestamp) {
        self.query = query;
        self.ticket = ticket;
        self.asked_at = now;
        self.asked = None;
        self.tally = None;
        self.chosen = Chosen::default();
        self.copies.clear();
        self.reached = false;
        self.sight = Sight::Turning;
    }

    /// Looks for the same anew; rows and cursor stay until the answer arrives.
    pub fn ask_again(&mut self, ticket: Ticket, now: Timestamp) {
        self.ticket = ticket;
        self.asked_at = now;
        self.asked = None;
        self.reached = false;
        if self.sight == Sight::Clear {
            self.sight = Sight::Stale;
        }
    }

    /// How many rows there are, as far as is known.
    pub fn len(&self) -> usize {
        let held = self.held_end();
        let counted = self.tally.map_or(0, |tally| tally.total as usize + self.gone.len());
        self.end.unwrap_or_else(|| held.max(counted))
    }

    /// Whether the answer is known to be empty.
    pub fn is_empty(&self) -> bool {
        self.sight == Sight::Clear && self.len() == 0
    }

    /// The row at `at`, if it is held.
    pub fn row(&self, at: usize) -> Option<&Headline> {
        self.rows.get(&at)
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&Headline> {
        self.row(self.scroll.cursor)
    }

    /// The place of an article among the rows held.
    pub fn place_of(&self, id: ArticleId) -> Option<usize> {
        self.rows.iter().find(|(_, row)| row.id == id).map(|(at, _)| *at)
    }

    /// The piece to ask for next, so that `height` rows and some around them are held.
    pub fn missing(&mut self, height: usize) -> Option<Slice> {
        if self.asked.is_some() {
            return None;
        }
        let height = height.max(1);
        let slice = match self.sight {
            // The first answer is only what the screen shows: it is on the way to the first paint.
            Sight::Blank => Slice { at: 0, offset: 0, limit: self.scroll.cursor + height },
            Sight::Turning => Slice { at: 0, offset: 0, limit: height },
            Sight::Stale => {
                let from = self.scroll.top.saturating_sub(MARGIN);
                let at = from - self.gone_before(from);
                Slice { at, offset: at, limit: self.scroll.top - from + height + MARGIN }
            }
            Sight::Clear => self.hole(height).or_else(|| self.far_end(height))?,
        };
        self.asked = Some(slice);
        Some(slice)
    }

    /// The hole in what is held near the screen, with a margin in the direction of travel.
    fn hole(&self, height: usize) -> Option<Slice> {
        let known = if self.end.is_some() || self.tally.is_some() { self.len() } else { usize::MAX };
        let top = self.scroll.top.min(self.scroll.cursor);
        let bottom = self.scroll.cursor.max(self.scroll.top + height);
        // What the screen shows comes first, and alone; what lies around it follows.
        let mut sight = top..bottom.min(known);
        if let Some(at) = sight.find(|at| !self.rows.contains_key(at)) {
            let last = sight.rfind(|at| !self.rows.contains_key(at)).unwrap_or(at);
            return Some(Slice { at, offset: at - self.gone_before(at), limit: last + 1 - at });
        }
        let near = top.saturating_sub(NEAR)..(bottom + NEAR).min(known);
        let first = near.clone().find(|at| !self.rows.contains_key(at))?;
        let last = near.rev().find(|at| !self.rows.contains_key(at))?;
        let at = if first < top { first.saturating_sub(MARGIN) } else { first };
        let end = if last >= bottom { (last + 1 + MARGIN).min(known) } else { last + 1 };
        Some(Slice { at, offset: at - self.gone_before(at), limit: end - at })
    }

    /// The last screen of a long list, once, where the cache has it at hand: somebody may want to go
    /// there.
    fn far_end(&mut self, height: usize) -> Option<Slice> {
        let counted = self.tally.is_some() && self.end.is_none() && !self.reached;
        let orderly = matches!(self.query.sort.unwrap_or_default(), Sort::Newest | Sort::Oldest);
        if !counted || !orderly || !self.query.words().is_empty() {
            return None;
        }
        self.reached = true;
        let known = self.len();
        let at = (known.saturating_sub(height)..known).find(|at| !self.rows.contains_key(at))?;
        Some(Slice { at, offset: at - self.gone_before(at), limit: known - at })
    }

    /// The articles that may be opened next: under the cursor, around it, and the next unread ones.
    pub fn near(&self) -> Vec<ArticleId> {
        let cursor = self.scroll.cursor;
        let unread = |row: &&Headline| !row.mark.read;
        let mut below = self.rows.range(cursor + 1..).take(GLANCE).map(|(_, row)| row);
        let mut above = self.rows.range(..cursor).rev().take(GLANCE).map(|(_, row)| row);
        let around = [Some(cursor), cursor.checked_add(1), cursor.checked_sub(1)];
        let around = around.into_iter().flatten().filter_map(|at| self.row(at));
        around.chain(below.find(unread)).chain(above.find(unread)).map(|row| row.id).collect()
    }

    /// Takes a piece of the answer; `pinned` is an article that must stay in the list.
    pub fn arrived(&mut self, slice: Slice, rows: Vec<Headline>, pinned: Option<ArticleId>) {
        if self.outdated == Some(slice) && self.asked != Some(slice) {
            self.outdated = None;
            return;
        }
        self.asked = None;
        let anchor = match self.sight {
            Sight::Stale => self.start_over(),
            Sight::Turning => {
                self.scroll = Scroll::default();
                self.start_over();
                None
            }
            Sight::Blank | Sight::Clear => None,
        };
        self.sight = Sight::Clear;
        let short = rows.len() < slice.limit;
        let held: BTreeSet<ArticleId> = self.rows.values().map(|row| row.id).collect();
        let mut at = slice.at;
        for row in rows.into_iter().filter(|row| !held.contains(&row.id)) {
            while self.rows.contains_key(&at) {
                at += 1;
            }
            self.rows.insert(at, row);
            at += 1;
        }
        if short {
            self.end = Some(at.max(self.held_end()));
        }
        self.unfold_again();
        if let Some(anchor) = anchor {
            self.find_again(anchor, pinned);
        }
        self.let_go();
    }

    /// Notes that the question went unanswered, so that it may be asked again.
    pub fn failed(&mut self) {
        self.asked = None;
        self.end = Some(self.held_end());
        self.sight = Sight::Clear;
    }

    /// Takes the count of what is found.
    pub fn counted(&mut self, tally: Tally) {
        self.tally = Some(tally);
    }

    /// Shows `marking` on an article's row; the row as it was before.
    pub fn mark(&mut self, id: ArticleId, marking: &Marking) -> Option<Headline> {
        self.chosen.mark(id, marking);
        let at = self.place_of(id)?;
        let before = self.rows.get(&at)?.clone();
        let row = self.rows.get_mut(&at)?;
        row.mark.apply(marking)?;
        let row = row.clone();
        if self.is_unfolded(&row) {
            return Some(before);
        }
        let was = before.mark.read;
        if let Some(tally) = &mut self.tally {
            shift(&mut tally.unread, was, row.mark.read);
            shift(&mut tally.starred, row.mark.starred, before.mark.starred);
        }
        let left = holds(self.query.reach.as_ref(), &row) == Some(false);
        let changed = if left { self.gone.insert(at) } else { self.gone.remove(&at) };
        if let (true, Some(tally)) = (changed, &mut self.tally) {
            tally.total = if left { tally.total.saturating_sub(1) } else { tally.total + 1 };
        }
        Some(before)
    }

    /// Chooses the row under the cursor, or no longer.
    pub fn choose(&mut self) {
        if let Some(row) = self.rows.get(&self.scroll.cursor) {
            self.chosen.toggle(row);
        }
    }

    /// Chooses all from the row chosen last to the cursor; `None` where some of them are not held.
    pub fn choose_up_to_cursor(&mut self) -> Option<()> {
        let cursor = self.scroll.cursor;
        let from = match self.chosen.last {
            Some(last) => self.place_of(last)?,
            None => cursor,
        };
        let range = from.min(cursor)..=from.max(cursor);
        if range.clone().any(|at| !self.rows.contains_key(&at)) {
            return None;
        }
        for (_, row) in self.rows.range(range) {
            self.chosen.add(row);
        }
        Some(())
    }

    /// Notes how much of an article's text is held now.
    pub fn learn(&mut self, id: ArticleId, extent: Extent) {
        if let Some(row) = self.place_of(id).and_then(|at| self.rows.get_mut(&at)) {
            row.extent = extent;
        }
    }

    /// Shows every row held as read.
    pub fn mark_all_read(&mut self) {
        let ids: Vec<ArticleId> = self.rows.values().filter(|row| !row.mark.read).map(|row| row.id).collect();
        for id in ids {
            self.mark(id, &Marking::Read(true));
        }
        if let Some(tally) = &mut self.tally {
            tally.unread = 0;
        }
    }

    /// The place behind the last row held.
    fn held_end(&self) -> usize {
        self.rows.last_key_value().map_or(0, |(at, _)| at + 1)
    }

    pub(super) fn gone_before(&self, at: usize) -> usize {
        self.gone.range(..at).count()
    }

    /// Forgets the old answer; the row that had the cursor, to be found again.
    fn start_over(&mut self) -> Option<Headline> {
        let anchor = self.rows.get(&self.scroll.cursor).cloned();
        self.keep_copies();
        self.scroll.top -= self.gone_before(self.scroll.top);
        self.scroll.cursor -= self.gone_before(self.scroll.cursor);
        self.rows.clear();
        self.gone.clear();
        self.end = None;
        anchor
    }

    /// Puts the cursor back on `anchor`, wherever new rows have moved it.
    fn find_again(&mut self, anchor: Headline, pinned: Option<ArticleId>) {
        // A cursor at the very top was never moved: it waits there for what is newest.
        if self.scroll.cursor == 0 && pinned != Some(anchor.id) {
            return;
        }
        if let Some(at) = self.place_of(anchor.id) {
            let above = self.scroll.cursor.saturating_sub(self.scroll.top);
            // A list that shows its top goes on showing it, and with it what is new.
            if self.scroll.top > 0 {
                self.scroll.top = at.saturating_sub(above);
            }
            self.scroll.cursor = at;
        } else if pinned == Some(anchor.id) {
            self.pin(anchor);
        }
    }

    /// Keeps a row that the new answer no longer holds where it was.
    fn pin(&mut self, row: Headline) {
        let at = self.scroll.cursor.min(self.held_end());
        self.open_gap(at, 1);
        self.rows.insert(at, row);
        self.gone.insert(at);
        self.scroll.cursor = at;
    }

    /// Lets rows far from the cursor go, but for those that could not be asked for again.
    fn let_go(&mut self) {
        let cursor = self.scroll.cursor;
        let (gone, last) = (&self.gone, self.len().saturating_sub(ENDS));
        let is_kept =
            |at: usize| at.abs_diff(cursor) <= KEEP || at < ENDS || at >= last || gone.contains(&at);
        self.rows.retain(|at, _| is_kept(*at));
    }
}

fn shift(count: &mut u64, up: bool, down: bool) {
    match (up, down) {
        (true, false) => *count += 1,
        (false, true) => *count = count.saturating_sub(1),
        _ => {}
    }
}

/// Whether `row` still answers `reach` as far as read marks and stars decide it.
fn holds(reach: Option<&Reach>, row: &Headline) -> Option<bool> {
    match reach? {
        Reach::Is(Term::Is(flag)) => match flag {
            Flag::Unread => Some(!row.mark.read),
            Flag::Read => Some(row.mark.read),
            Flag::Starred => Some(row.mark.starred),
            Flag::Copy => Some(row.story != row.id),
            // A first is folded under nothing; of a copy only the cache knows.
            Flag::Folded => (row.story == row.id).then_some(false),
            Flag::Hidden => Some(row.mark.hidden),
            Flag::Edited | Flag::Full => None,
        },
        Reach::Is(_) => None,
        Reach::Not(inner) => holds(Some(inner), row).map(|held| !held),
        Reach::All(parts) => all(parts.iter().map(|part| holds(Some(part), row))),
        // Any holds unless all do not.
        Reach::Any(parts) => {
            all(parts.iter().map(|part| holds(Some(part), row).map(|held| !held))).map(|none| !none)
        }
    }
}

/// Whether all verdicts are yes; one no is enough to know.
fn all(verdicts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let verdicts: Vec<Option<bool>> = verdicts.collect();
    if verdicts.contains(&Some(false)) {
        Some(false)
    } else if verdicts.contains(&None) {
        None
    } else {
        Some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn unread() -> Query {
        Query { reach: Some(Reach::Is(Term::Is(Flag::Unread))), sort: None }
    }

    /// Answers `slice` from a cache of `all` rows, of which `read` have left the answer.
    fn answer(all: usize, read: &BTreeSet<usize>, slice: Slice) -> Vec<Headline> {
        (0..all)
            .filter(|n| !read.contains(n))
            .skip(slice.offset)
            .take(slice.limit)
            .map(|n| sample::headline(n as u64))
            .collect()
    }

    #[test]
    fn rows_come_in_order_however_many_are_read_on_the_way() {
        let mut list = List::default();
        list.ask(unread(), Ticket(1), Timestamp::UNIX_EPOCH);
        let mut read = BTreeSet::new();
        for n in 0..5_000 {
            list.scroll.cursor = n;
            list.scroll.settle(list.len().max(n + 1), 20);
            while let Some(slice) = list.missing(20) {
                let rows = answer(5_000, &read, slice);
                list.arrived(slice, rows, None);
            }
            let row = list.current().unwrap_or_else(|| panic!("row {n}")).clone();
            assert_eq!(row.id, sample::headline(n as u64).id, "row {n}");
            list.mark(row.id, &Marking::Read(true));
            read.insert(n);
        }
        assert_eq!(list.len(), 5_000);
    }

    #[test]
    fn a_range_is_chosen_whole_or_not_at_all() {
        let mut list = List::default();
        list.ask(Query::default(), Ticket(1), Timestamp::UNIX_EPOCH);
        list.arrived(Slice { at: 0, offset: 0, limit: 30 }, (0..30).map(sample::headline).collect(), None);
        list.scroll.cursor = 7;
        list.choose();
        list.scroll.cursor = 4;
        assert_eq!(list.choose_up_to_cursor(), Some(()));
        let places: Vec<usize> = (0..30).filter(|at| list.chosen.has(list.row(*at).unwrap().id)).collect();
        assert_eq!(places, [4, 5, 6, 7]);
        list.scroll.cursor = 500;
        assert_eq!(list.choose_up_to_cursor(), None);
        assert_eq!(list.chosen.len(), 4);
    }

    #[test]
    fn the_old_rows_stay_until_the_answer_to_a_filter_arrives() {
        let mut list = List::default();
        list.ask(Query::default(), Ticket(1), Timestamp::UNIX_EPOCH);
        list.arrived(Slice { at: 0, offset: 0, limit: 30 }, (0..30).map(sample::headline).collect(), None);
        list.scroll.cursor = 9;
        list.turn(unread(), Ticket(2), Timestamp::UNIX_EPOCH);
        assert_eq!(list.current().map(|row| row.id), Some(sample::headline(9).id));
        let slice = list.missing(10).unwrap();
        list.arrived(slice, (20..24).map(sample::headline).collect(), None);
        assert_eq!((list.len(), list.scroll.cursor), (4, 0));
        assert_eq!(list.current().map(|row| row.id), Some(sample::headline(20).id));
    }

    #[test]
    fn far_rows_are_let_go() {
        let mut list = List::default();
        list.ask(Query::default(), Ticket(1), Timestamp::UNIX_EPOCH);
        for cursor in [0, 20_000, 99_999, 50_000] {
            list.scroll.cursor = cursor;
            list.scroll.top = cursor;
            while let Some(slice) = list.missing(40) {
                let rows = answer(100_000, &BTreeSet::new(), slice);
                list.arrived(slice, rows, None);
                list.counted(Tally { total: 100_000, unread: 100_000, starred: 0 });
            }
            assert_eq!(list.current().map(|row| row.id), Some(sample::headline(cursor as u64).id));
            assert!(list.rows.len() < 3 * KEEP);
        }
    }

    #[test]
    fn the_cursor_stays_on_its_article_when_news_comes_in_above() {
        let mut list = List::default();
        list.ask(Query::default(), Ticket(1), Timestamp::UNIX_EPOCH);
        let slice = list.missing(10).unwrap();
        list.arrived(slice, (10..20).map(sample::headline).collect(), None);
        list.scroll.cursor = 3;
        list.ask_again(Ticket(2), Timestamp::UNIX_EPOCH);
        assert_eq!(list.current().map(|row| row.id), Some(sample::headline(13).id));
        let slice = list.missing(10).unwrap();
        list.arrived(slice, (0..20).map(sample::headline).collect(), None);
        assert_eq!(list.scroll.cursor, 13);
        assert_eq!(list.current().map(|row| row.id), Some(sample::headline(13).id));
    }

    #[test]
    fn the_article_being_read_stays_in_a_list_of_the_unread() {
        let mut list = List::default();
        list.ask(unread(), Ticket(1), Timestamp::UNIX_EPOCH);
        let slice = list.missing(10).unwrap();
        list.arrived(slice, (0..5).map(sample::headline).collect(), None);
        list.scroll.cursor = 2;
        let reading = sample::headline(2).id;
        list.mark(reading, &Marking::Read(true));
        list.ask_again(Ticket(2), Timestamp::UNIX_EPOCH);
        let slice = list.missing(10).unwrap();
        let rows = [0, 1, 3, 4].into_iter().map(sample::headline).collect();
        list.arrived(slice, rows, Some(reading));
        assert_eq!(list.current().map(|row| row.id), Some(reading));
        assert_eq!(list.row(3).map(|row| row.id), Some(sample::headline(3).id));
        assert_eq!(list.len(), 5);
    }
}
