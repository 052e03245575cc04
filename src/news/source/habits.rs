//! What visits teach of a source's ways beyond its validators: how often it posts, when it wants
//! no visitors, where it has moved.
//!
//! Plain data and pure rules; stored with the visit, in the same transaction as the items.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use url::Url;

/// Confirmations of a move before it is believed for good.
const AGREED: u32 = 3;
/// The least time over which they must spread.
const SPREAD: SignedDuration = SignedDuration::from_hours(48);

/// A source's ways.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// The usual time between two of its items.
    pub rhythm: Option<SignedDuration>,
    /// Its newest item.
    pub newest: Option<Timestamp>,
    /// The feed's own shortest time between visits (`ttl`, `sy:updatePeriod`).
    pub pace: Option<SignedDuration>,
    /// When the feed wants no visitors.
    pub rest: Rest,
    /// Where its address leads for good, as it says.
    pub moved: Option<Moved>,
    /// Bytes on the wire that its last whole answer took.
    pub weight: Option<u64>,
}

impl Habits {
    /// Where the source has moved to for good.
    pub fn settled(&self) -> Option<&Url> {
        self.moved.as_ref().filter(|moved| moved.is_settled()).map(|moved| &moved.to)
    }
}

/// Hours and days, in UTC, at which a feed wants no visitors (`skipHours`, `skipDays`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rest {
    /// Bit n is the hour from n:00 to n:59.
    pub hours: u32,
    /// Bit 0 is Monday, bit 6 is Sunday.
    pub days: u8,
}

impl Rest {
    /// The first moment from `at` on at which visitors are welcome; `at` itself where the feed
    /// wants none at all, which no feed can mean.
    pub fn after(self, at: Timestamp) -> Timestamp {
        let mut moment = at;
        for _ in 0..8 * 24 {
            let there = jiff::tz::Offset::UTC.to_datetime(moment);
            let hour = self.hours >> there.hour() & 1;
            let day = self.days >> there.weekday().to_monday_zero_offset() & 1;
            if hour == 0 && day == 0 {
                return moment;
            }
            let into = i64::from(there.minute()) * 60 + i64::from(there.second());
            let next = moment.checked_add(SignedDuration::from_secs(3600 - into));
            let Ok(next) = next else { return at };
            moment = next;
        }
        at
    }
}

/// A permanent redirect that led to news.
///
/// It is followed from the first time on, as a cached answer is, but the old address is asked
/// again every day until it has said the same on several days: a captive portal or a mistake
/// must not move a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The address that redirects.
    pub from: Url,
    /// Where to.
    pub to: Url,
    /// When it first said so.
    pub since: Timestamp,
    /// When it last said so.
    pub confirmed: Timestamp,
    /// How often it said so.
    pub times: u32,
}

impl Moved {
    /// A first answer.
    pub fn first(from: Url, to: Url, now: Timestamp) -> Self {
        Self { from, to, since: now, confirmed: now, times: 1 }
    }

    /// The same answer once more.
    #[must_use]
    pub fn again(self, now: Timestamp) -> Self {
        Self { confirmed: now, times: self.times.saturating_add(1), ..self }
    }

    /// Whether it is believed for good.
    pub fn is_settled(&self) -> bool {
        self.times >= AGREED && self.confirmed.duration_since(self.since) >= SPREAD
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn visitors_wait_for_the_first_hour_and_day_that_is_open() {
        let rest = Rest { hours: 0b11_1111, days: 1 << 6 };
        for (from, to) in [
            ("2026-11-24T07:30:00Z", "2026-11-24T07:30:00Z"),
            ("2026-11-24T03:12:09Z", "2026-11-24T06:00:00Z"),
            ("2026-11-29T12:00:00Z", "2026-11-30T06:00:00Z"),
            ("2026-11-28T23:59:59Z", "2026-11-28T23:59:59Z"),
        ] {
            assert_eq!(rest.after(at(from)), at(to), "{from}");
        }
        let never = Rest { hours: 0xff_ffff, days: 0x7f };
        assert_eq!(never.after(at("2026-11-24T03:00:00Z")), at("2026-11-24T03:00:00Z"));
    }

    #[test]
    fn a_move_is_believed_after_several_days() {
        let url = |path: &str| Url::parse(&format!("https://a.go.id/{path}")).unwrap();
        let start = at("2026-11-24T00:00:00Z");
        let day = SignedDuration::from_hours(26);
        let once = Moved::first(url("old"), url("new"), start);
        let hasty = once.clone().again(start).again(start).again(start);
        assert!(!once.is_settled() && !hasty.is_settled());
        let twice = once.again(start + day);
        assert!(!twice.is_settled());
        assert!(twice.again(start + day + day).is_settled());
    }
}
