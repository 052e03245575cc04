//! The health of the sources: all of them, worst first, and the one that is looked at.
//!
//! In: the sources as listed and what each brought and cost day by day. Out: an order and a state
//! for each. The source at hand is kept by its number, so that answers may reorder the rows.

use jiff::SignedDuration;

use crate::app::panes::{Move, Scroll, Sources};
use crate::news::{Diary, SourceHealth, SourceId};

/// What is shown where there is no room for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// All sources.
    #[default]
    All,
    /// The report on one.
    One,
}

/// The health of the sources.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Health {
    /// The source at hand; the worst where there is none.
    pub source: Option<SourceId>,
    /// The cursor among all sources.
    pub scroll: Scroll,
    /// The first row of the report on screen.
    pub top: usize,
    /// What is shown where there is no room for both.
    pub side: Side,
    /// What each source brought and cost; `None` until it was read.
    pub diaries: Option<Vec<Diary>>,
}

/// Who posts more often than this is missed after as long as a diary looks back.
const OFTEN: SignedDuration = SignedDuration::from_hours(24 * 10);

/// How a source does; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The last visit failed.
    Failing,
    /// It says that it lies elsewhere from now on.
    Moved,
    /// Nobody has visited it yet.
    Unvisited,
    /// It answers, but has brought nothing for as long as a diary looks back.
    Silent,
    /// It does well.
    Well,
    /// It was taken out of the list.
    Archived,
}

impl Condition {
    /// Whether somebody should look at it.
    pub fn is_trouble(self) -> bool {
        matches!(self, Self::Failing | Self::Moved | Self::Silent)
    }

    /// The sign beside the name.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Failing => "!",
            Self::Moved => "»",
            Self::Unvisited => "?",
            Self::Silent => "…",
            Self::Well => "✓",
            Self::Archived => "×",
        }
    }
}

impl Health {
    /// What `id` brought and cost.
    pub fn diary(&self, id: SourceId) -> Option<&Diary> {
        self.diaries.as_ref()?.iter().find(|diary| diary.source == id)
    }

    /// How a source does.
    pub fn condition(&self, health: &SourceHealth) -> Condition {
        let visit = &health.visit;
        // Some post once a season; that is their way.
        let lively = visit.habits.rhythm.is_none_or(|rhythm| rhythm < OFTEN);
        let silent = || {
            lively && self.diary(health.source.id).is_some_and(|diary| diary.items.iter().all(|n| *n == 0))
        };
        if health.archived {
            Condition::Archived
        } else if visit.last_error.is_some() {
            Condition::Failing
        } else if visit.habits.settled().is_some() {
            Condition::Moved
        } else if visit.last_ok.is_none() {
            Condition::Unvisited
        } else if silent() {
            Condition::Silent
        } else {
            Condition::Well
        }
    }

    /// All sources, the worst first, else in their own order.
    pub fn rows<'s>(&self, sources: &'s Sources) -> Vec<(Condition, &'s SourceHealth)> {
        let mut rows: Vec<_> = sources.health.iter().map(|health| (self.condition(health), health)).collect();
        // More failures in a row are worse.
        rows.sort_by_key(|(condition, health)| (*condition, u32::MAX - health.visit.failures));
        rows
    }

    /// The source at hand.
    pub fn at_hand<'s>(&self, sources: &'s Sources) -> Option<(Condition, &'s SourceHealth)> {
        let rows = self.rows(sources);
        let same = |row: &&(Condition, &SourceHealth)| Some(row.1.source.id) == self.source;
        rows.iter().find(same).or(rows.first()).copied()
    }

    /// Moves the cursor among the sources `order`.
    pub fn go(&mut self, to: Move, order: &[SourceId]) {
        self.scroll.go(to, order.len());
        self.source = order.get(self.scroll.cursor).copied();
        self.top = 0;
    }

    /// Puts the cursor on the source at hand, in sight among `height` rows.
    pub fn settle(&mut self, order: &[SourceId], height: usize) {
        let at = self.source.and_then(|source| order.iter().position(|id| *id == source));
        self.scroll.cursor = at.unwrap_or(0);
        self.source = order.get(self.scroll.cursor).copied();
        self.scroll.settle(order.len(), height);
    }
}
