//! How much of the past is kept: limits of age and size, of each source and of all.
//!
//! Without a limit everything stays. A limit says what may go, never that something must: what
//! somebody wants to keep is judged where the articles lie.

use jiff::SignedDuration;

use crate::news::id::SourceId;

/// How long articles are kept, and how much of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keep {
    /// What is older may go.
    pub age: Option<SignedDuration>,
    /// Above so many bytes on the disk the oldest may go.
    pub size: Option<u64>,
}

impl Keep {
    /// Whether nothing is limited.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// The limits of all articles together and those of single sources.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// The age holds for every source that has none of its own, the size for all together.
    pub all: Keep,
    /// Those of single sources.
    pub own: Vec<(SourceId, Keep)>,
}

impl Limits {
    /// What holds for `source` alone: its own limits, and the common age where it has none.
    pub fn of(&self, source: SourceId) -> Keep {
        let own = self.own.iter().find(|(id, _)| *id == source).map(|(_, keep)| *keep).unwrap_or_default();
        Keep { age: own.age.or(self.all.age), size: own.size }
    }

    /// Sets the limits of `source` in place of those it had.
    pub fn set(&mut self, source: SourceId, keep: Keep) {
        self.own.retain(|(id, _)| *id != source);
        if !keep.is_everything() {
            self.own.push((source, keep));
        }
    }

    /// Whether nothing is limited.
    pub fn is_everything(&self) -> bool {
        self.all.is_everything() && self.own.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sources_own_age_goes_before_the_common_one() {
        let days = |days: i64| SignedDuration::from_hours(24 * days);
        let (one, other) = (SourceId(1), SourceId(2));
        let mut limits = Limits { all: Keep { age: Some(days(90)), size: Some(5) }, own: Vec::new() };
        limits.set(one, Keep { age: Some(days(7)), size: None });
        limits.set(other, Keep { age: None, size: Some(3) });
        assert_eq!(limits.of(one), Keep { age: Some(days(7)), size: None });
        assert_eq!(limits.of(other), Keep { age: Some(days(90)), size: Some(3) });
        assert_eq!(limits.of(SourceId(3)), Keep { age: Some(days(90)), size: None });
        limits.set(one, Keep::default());
        assert_eq!(limits.of(one).age, Some(days(90)));
        assert!(!limits.is_everything() && Limits::default().is_everything());
    }
}
