//! Related news of the article at hand.

use super::scroll::Scroll;
use crate::app::effect::Ticket;
use crate::news::Related;

/// Related news.
#[derive(Debug, Clone, Default)]
pub struct RelatedPane {
    /// The number of the question whose answer is shown or awaited.
    pub ticket: Ticket,
    /// The lines; `None` until they arrive.
    pub lines: Option<Vec<Related>>,
    /// The cursor.
    pub scroll: Scroll,
}

impl RelatedPane {
    /// Awaits the answer to another question.
    pub fn ask(&mut self, ticket: Ticket) {
        *self = Self { ticket, ..Self::default() };
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.as_ref().map_or(0, Vec::len)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line under the cursor.
    pub fn current(&self) -> Option<&Related> {
        self.lines.as_ref()?.get(self.scroll.cursor)
    }
}
