//! Copies of one release that stand below its first while a person wants to see them.
//!
//! In: the copies of a row. Out: rows of the list that are no part of its answer, so that what is
//! asked for and counted stays what it was. They stay when the same is asked for anew, as long
//! as their first is found.

use super::list::List;
use crate::news::{ArticleId, Headline};

impl List {
    /// Puts `copies` below the article that they repeat, where they are not listed anyway; how
    /// many there are now.
    pub fn unfold(&mut self, first: ArticleId, copies: Vec<Headline>) -> usize {
        let cursor = self.current().map(|row| row.id);
        self.fold(first);
        let listed = |id| self.rows.values().any(|row| row.id == id);
        let copies: Vec<Headline> = copies.into_iter().filter(|copy| !listed(copy.id)).collect();
        let Some(at) = self.place_of(first).filter(|_| !copies.is_empty()) else { return 0 };
        let count = copies.len();
        self.open_gap(at + 1, count);
        for (place, copy) in (at + 1..).zip(&copies) {
            self.rows.insert(place, copy.clone());
            self.gone.insert(place);
        }
        self.copies.insert(first, copies);
        if let Some(place) = cursor.and_then(|id| self.place_of(id)) {
            self.scroll.cursor = place;
        }
        count
    }

    /// Takes the copies of an article away again; whether there were any.
    pub fn fold(&mut self, first: ArticleId) -> Option<()> {
        let copies = self.copies.remove(&first)?;
        let places = copies.iter().filter_map(|copy| self.place_of(copy.id));
        let at = places.min()?;
        self.close_gap(at, copies.len());
        Some(())
    }

    /// The articles whose copies stand below them.
    pub fn unfolded(&self) -> impl Iterator<Item = ArticleId> {
        self.copies.keys().copied()
    }

    /// The copies that stand below their first.
    pub fn copies_shown(&self) -> Vec<ArticleId> {
        self.copies.values().flatten().map(|copy| copy.id).collect()
    }

    /// Whether `row` is a copy that stands below its first.
    pub fn is_unfolded(&self, row: &Headline) -> bool {
        self.copies.get(&row.story).is_some_and(|copies| copies.iter().any(|copy| copy.id == row.id))
    }

    /// The row whose day and source head the row at `at`: its own, or that of its first.
    pub fn head_of(&self, at: usize) -> Option<&Headline> {
        let row = self.row(at)?;
        if !self.is_unfolded(row) {
            return Some(row);
        }
        self.rows.range(..at).rev().map(|(_, above)| above).find(|above| above.id == row.story)
    }

    /// The rows held that tell the same as `row`.
    pub fn mates(&self, row: &Headline) -> Vec<Headline> {
        let mates = self.rows.values().filter(|other| other.story == row.story && other.id != row.id);
        mates.cloned().collect()
    }

    /// The place in the answer of the row at `at`.
    pub fn offset_of(&self, at: usize) -> usize {
        at - self.gone_before(at)
    }

    /// The place on screen of a place in the answer.
    pub fn place_at(&self, offset: usize) -> usize {
        self.gone.iter().fold(offset, |place, gone| if *gone <= place { place + 1 } else { place })
    }

    /// Puts what was unfolded below its first in a new answer.
    pub(super) fn unfold_again(&mut self) {
        for (first, copies) in std::mem::take(&mut self.copies) {
            let here =
                copies.iter().any(|copy| self.place_of(copy.id).is_some_and(|at| self.gone.contains(&at)));
            if here {
                self.copies.insert(first, copies);
            } else {
                self.unfold(first, copies);
            }
        }
    }

    /// Keeps the marks that the unfolded rows have now, before rows are forgotten.
    pub(super) fn keep_copies(&mut self) {
        let rows = &self.rows;
        for copy in self.copies.values_mut().flatten() {
            if let Some(row) = rows.values().find(|row| row.id == copy.id) {
                copy.clone_from(row);
            }
        }
    }

    /// Makes room for `count` rows at `at`.
    pub(super) fn open_gap(&mut self, at: usize, count: usize) {
        let rows = self.rows.split_off(&at);
        self.rows.extend(rows.into_iter().map(|(place, row)| (place + count, row)));
        let gone = self.gone.split_off(&at);
        self.gone.extend(gone.into_iter().map(|place| place + count));
        self.end = self.end.map(|end| end + count);
        for place in [&mut self.scroll.top, &mut self.scroll.cursor] {
            if *place >= at {
                *place += count;
            }
        }
        self.places_moved();
    }

    /// Takes the `count` rows from `at` away; the cursor goes to the row above where it was on them.
    fn close_gap(&mut self, at: usize, count: usize) {
        let end = at + count;
        let rows = self.rows.split_off(&at);
        self.rows
            .extend(rows.into_iter().filter(|(place, _)| *place >= end).map(|(at, row)| (at - count, row)));
        let gone = self.gone.split_off(&at);
        self.gone.extend(gone.into_iter().filter(|place| *place >= end).map(|place| place - count));
        self.end = self.end.map(|known| known.saturating_sub(count));
        for place in [&mut self.scroll.top, &mut self.scroll.cursor] {
            if *place >= end {
                *place -= count;
            } else if *place >= at {
                *place = at.saturating_sub(1);
            }
        }
        self.places_moved();
    }

    /// What was asked for would be put where something else stands now: it is asked for again.
    fn places_moved(&mut self) {
        self.outdated = self.asked.take().or(self.outdated);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::app::effect::{Slice, Ticket};
    use crate::news::{Flag, Marking, Query, Reach, Tally, Term};
    use jiff::Timestamp;

    fn copies(first: u64, ids: &[u64]) -> Vec<Headline> {
        let story = sample::headline(first).id;
        ids.iter().map(|n| Headline { story, ..sample::headline(*n) }).collect()
    }

    fn listed(query: Query, count: u64) -> List {
        let mut list = List::default();
        list.ask(query, Ticket(1), Timestamp::UNIX_EPOCH);
        let slice = list.missing(count as usize).unwrap();
        list.arrived(slice, (0..count).map(sample::headline).collect(), None);
        list.counted(Tally { total: count, unread: count, starred: 0 });
        list
    }

    fn ids(list: &List) -> Vec<u64> {
        (0..list.len()).filter_map(|at| list.row(at)).map(|row| row.id.0 - 1).collect()
    }

    #[test]
    fn copies_stand_below_their_first_and_go_again() {
        let mut list = listed(Query::default(), 6);
        list.scroll.cursor = 4;
        assert_eq!(list.unfold(sample::headline(2).id, copies(2, &[20, 21])), 2);
        assert_eq!(ids(&list), [0, 1, 2, 20, 21, 3, 4, 5]);
        assert_eq!(list.current().map(|row| row.id), Some(sample::headline(4).id));
        assert_eq!((list.len(), list.offset_of(6), list.place_at(4), list.place_at(2)), (8, 4, 6, 2));
        // Again is the same, a copy that is listed anyway is not listed twice.
        assert_eq!(list.unfold(sample::headline(2).id, copies(2, &[20, 21, 5])), 2);
        assert_eq!(ids(&list), [0, 1, 2, 20, 21, 3, 4, 5]);
        list.scroll.cursor = 4;
        assert_eq!(list.fold(sample::headline(2).id), Some(()));
        assert_eq!(ids(&list), [0, 1, 2, 3, 4, 5]);
        assert_eq!(list.current().map(|row| row.id), Some(sample::headline(2).id));
        assert_eq!(list.fold(sample::headline(2).id), None);
    }

    #[test]
    fn a_copy_is_marked_without_being_counted() {
        let unread = Query { reach: Some(Reach::Is(Term::Is(Flag::Unread))), sort: None };
        let mut list = listed(unread, 6);
        list.unfold(sample::headline(0).id, copies(0, &[20, 21]));
        let copy = sample::headline(20).id;
        assert!(list.mark(copy, &Marking::Read(true)).is_some());
        assert_eq!(list.tally.map(|tally| (tally.total, tally.unread)), Some((6, 6)));
        assert_eq!(list.len(), 8);
        list.mark(copy, &Marking::Read(false));
        assert_eq!((list.len(), list.offset_of(3)), (8, 1));
        list.mark(sample::headline(0).id, &Marking::Read(true));
        assert_eq!((list.len(), list.offset_of(3)), (8, 0));
    }

    #[test]
    fn they_stay_while_their_first_does() {
        let mut list = listed(Query::default(), 6);
        list.unfold(sample::headline(1).id, copies(1, &[20]));
        list.mark(sample::headline(20).id, &Marking::Read(true));
        list.scroll.cursor = 2;
        for (rows, wanted) in [
            (vec![0, 1, 2, 3], vec![0, 1, 20, 2, 3]),
            (vec![9, 0, 1, 2], vec![9, 0, 1, 20, 2]),
            (vec![0, 2, 3], vec![0, 2, 3]),
        ] {
            list.ask_again(Ticket(2), Timestamp::UNIX_EPOCH);
            let slice = list.missing(10).unwrap();
            list.counted(Tally { total: rows.len() as u64, unread: 0, starred: 0 });
            list.arrived(slice, rows.into_iter().map(sample::headline).collect(), None);
            assert_eq!(ids(&list), wanted);
            let copy = list.place_of(sample::headline(20).id).and_then(|at| list.row(at));
            assert!(copy.is_none_or(|copy| copy.mark.read));
            if let Some(copy) = copy {
                assert_eq!(list.current().map(|row| row.id), Some(copy.id));
            }
        }
    }

    #[test]
    fn a_piece_that_was_on_its_way_is_asked_for_again() {
        let mut list = List::default();
        list.ask(Query::default(), Ticket(1), Timestamp::UNIX_EPOCH);
        list.arrived(Slice { at: 0, offset: 0, limit: 20 }, (0..20).map(sample::headline).collect(), None);
        list.counted(Tally { total: 1000, unread: 0, starred: 0 });
        list.scroll.cursor = 19;
        let before = list.missing(10).unwrap();
        list.unfold(sample::headline(3).id, copies(3, &[2000, 2001]));
        let late =
            (before.offset..before.offset + before.limit).map(|n| sample::headline(n as u64)).collect();
        list.arrived(before, late, None);
        assert_eq!(list.row(22), None, "what came late has no place any more");
        let slice = list.missing(10).unwrap();
        assert_eq!((slice.at, slice.offset), (22, 20));
        list.arrived(slice, (20..40).map(sample::headline).collect(), None);
        assert_eq!(list.row(22).map(|row| row.id), Some(sample::headline(20).id));
    }
}
