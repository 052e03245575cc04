//! Rows that a person has chosen to act on together.
//!
//! In: rows chosen one by one or from one to another. Out: what is chosen, in the order of its
//! numbers. It holds the rows themselves, so that they may leave the list while it scrolls.

use std::collections::BTreeMap;

use crate::news::{ArticleId, Headline, Marking};

/// The most that can be chosen.
const MOST: usize = 10_000;

/// Chosen rows.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    rows: BTreeMap<ArticleId, Headline>,
    /// The row that was chosen last.
    pub last: Option<ArticleId>,
}

impl Chosen {
    /// Chooses `row`, or no longer.
    pub fn toggle(&mut self, row: &Headline) {
        if self.rows.remove(&row.id).is_none() {
            self.add(row);
        }
    }

    /// Chooses `row`.
    pub fn add(&mut self, row: &Headline) {
        if self.rows.len() < MOST {
            self.rows.insert(row.id, row.clone());
            self.last = Some(row.id);
        }
    }

    /// Whether the article is chosen.
    pub fn has(&self, id: ArticleId) -> bool {
        self.rows.contains_key(&id)
    }

    /// How many are chosen.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is chosen.
    pub fn rows(&self) -> impl Iterator<Item = &Headline> {
        self.rows.values()
    }

    /// Keeps a row's marks as the list shows them.
    pub fn mark(&mut self, id: ArticleId, marking: &Marking) {
        if let Some(row) = self.rows.get_mut(&id) {
            row.mark.apply(marking);
        }
    }
}
