//! A cursor in a column of rows and the first row on screen.

/// A cursor and the first row shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// The row with the cursor, from 0.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
}

/// A movement of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// So many rows down.
    Down(usize),
    /// So many rows up.
    Up(usize),
    /// To this row.
    To(usize),
    /// To the last row.
    End,
}

impl Scroll {
    /// Moves the cursor among `count` rows.
    pub fn go(&mut self, to: Move, count: usize) {
        let last = count.saturating_sub(1);
        self.cursor = match to {
            Move::Down(rows) => self.cursor.saturating_add(rows),
            Move::Up(rows) => self.cursor.saturating_sub(rows),
            Move::To(row) => row,
            Move::End => last,
        }
        .min(last);
    }

    /// Scrolls so that the cursor is among the `height` rows shown of `count`.
    pub fn settle(&mut self, count: usize, height: usize) {
        let height = height.max(1);
        self.cursor = self.cursor.min(count.saturating_sub(1));
        self.top = self.top.min(self.cursor).min(count.saturating_sub(height));
        if self.cursor >= self.top + height {
            self.top = self.cursor + 1 - height;
        }
    }

    /// Turns the wheel: what is shown moves, and the cursor only as far as it must to stay in sight.
    pub fn wheel(&mut self, rows: i32, count: usize, height: usize) {
        let furthest = count.saturating_sub(height.max(1));
        self.top = self.top.saturating_add_signed(rows as isize).min(furthest);
        self.cursor = self.cursor.clamp(self.top, self.top + height.max(1) - 1).min(count.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_cursor_is_always_in_sight(
            steps in proptest::collection::vec((0_usize..5, 0_usize..300, 0_usize..50, 0_usize..120), 0..40),
        ) {
            let mut scroll = Scroll::default();
            for (kind, by, height, count) in steps {
                match kind {
                    0 => scroll.go(Move::Down(by), count),
                    1 => scroll.go(Move::Up(by), count),
                    2 => scroll.go(Move::To(by), count),
                    3 => scroll.go(Move::End, count),
                    _ => scroll.wheel(i32::try_from(by).unwrap_or(0) - 150, count, height),
                }
                scroll.settle(count, height);
                prop_assert!(scroll.cursor < count.max(1));
                prop_assert!(scroll.top <= scroll.cursor && scroll.cursor < scroll.top + height.max(1));
            }
        }
    }
}
