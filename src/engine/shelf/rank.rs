//! Which page is wanted most: pure.
//!
//! What was ordered, in the order of asking; then what is starred, then what is watched for, the
//! newest first. The rest goes day by day, so that no source's old news waits before another's of
//! today; within a day the sources whose news is read come first.

use std::cmp::Reverse;

use jiff::Timestamp;

use crate::news::Tally;

/// Why a page is wanted; the first are wanted most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// A person asked for it while the line was down.
    Ordered,
    /// Its headline is starred.
    Starred,
    /// The watch words find its headline.
    Watched,
    /// It is missing.
    Missing,
}

/// A page's claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    /// Why it is wanted.
    pub(super) tier: Tier,
    /// The moment its headline is sorted by.
    pub(super) at: Timestamp,
    /// What becomes of its source's news.
    pub(super) read: Share,
}

/// How much of a source's news is read, in quarters: 0 is hardly any, 3 is most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Share(u64);

impl Share {
    /// The share that `tally` shows; little is known of a source with few articles.
    pub(super) fn of(tally: Tally) -> Self {
        let read = tally.total.saturating_sub(tally.unread);
        Self(((read + 2) * 4 / (tally.total + 4)).min(3))
    }
}

/// What `claim` is sorted by at the moment `now`.
pub(super) fn key(claim: &Claim, now: Timestamp) -> impl Ord + use<> {
    let days = now.duration_since(claim.at).as_hours().div_euclid(24);
    let newest = Reverse(claim.at);
    match claim.tier {
        Tier::Ordered => (claim.tier, 0, Reverse(Share(0)), None),
        Tier::Starred | Tier::Watched => (claim.tier, 0, Reverse(Share(0)), Some(newest)),
        Tier::Missing => (claim.tier, days.max(0), Reverse(claim.read), Some(newest)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn the_most_wanted_page_comes_first() {
        let now: Timestamp = "2026-11-24T05:00:00Z".parse().unwrap();
        let tally = |total, unread| Tally { total, unread, starred: 0 };
        let (loved, new, ignored) =
            (Share::of(tally(40, 2)), Share::of(tally(0, 0)), Share::of(tally(400, 400)));
        assert!(loved > new && new > ignored);
        let claim =
            |tier, hours: i64, read| Claim { tier, at: now - SignedDuration::from_hours(hours), read };
        let mut claims = [
            ("ignored today", claim(Tier::Missing, 1, ignored)),
            ("loved yesterday", claim(Tier::Missing, 30, loved)),
            ("second order", claim(Tier::Ordered, 900, ignored)),
            ("first order", claim(Tier::Ordered, 2, loved)),
            ("loved today", claim(Tier::Missing, 20, loved)),
            ("loved now", claim(Tier::Missing, 1, loved)),
            ("dated ahead", claim(Tier::Missing, -30, ignored)),
            ("watched", claim(Tier::Watched, 500, ignored)),
            ("watched of today", claim(Tier::Watched, 5, ignored)),
            ("new source", claim(Tier::Missing, 1, new)),
            ("starred", claim(Tier::Starred, 900, ignored)),
        ];
        claims.sort_by_key(|(_, claim)| key(claim, now));
        let names: Vec<_> = claims.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "second order",
                "first order",
                "starred",
                "watched of today",
                "watched",
                "loved now",
                "loved today",
                "new source",
                "dated ahead",
                "ignored today",
                "loved yesterday",
            ],
            "orders stay in the order in which they came"
        );
    }
}
