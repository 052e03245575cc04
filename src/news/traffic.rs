//! Bytes: what a visit cost on the wire, what it saved, and how much may be spent.

use std::ops::AddAssign;

use jiff::civil::{Date, Time};
use jiff::{ToSpan, ZonedDateTime};
use serde::{Deserialize, Serialize};

/// What requests cost and saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Traffic {
    /// Bytes received on the wire, headers included, as near as the client can tell.
    pub received: u64,
    /// Bytes sent on the wire, headers included.
    pub sent: u64,
    /// Bytes that compression and unchanged answers saved.
    pub saved: u64,
    /// Requests made.
    pub requests: u64,
    /// Requests answered with "not modified".
    pub not_modified: u64,
}

impl Traffic {
    /// What a request has cost in the mean; nothing where there was none.
    pub fn per_request(&self) -> u64 {
        self.bytes().checked_div(self.requests).unwrap_or(0)
    }

    /// All bytes on the wire, both ways.
    pub fn bytes(&self) -> u64 {
        self.received + self.sent
    }
}

impl AddAssign for Traffic {
    fn add_assign(&mut self, other: Self) {
        self.received += other.received;
        self.sent += other.sent;
        self.saved += other.saved;
        self.requests += other.requests;
        self.not_modified += other.not_modified;
    }
}

/// One calendar day's traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTraffic {
    /// The day, in the person's zone.
    pub date: Date,
    /// What it cost.
    pub traffic: Traffic,
}

/// How many bytes may still be spent; unlimited by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Budget {
    /// Bytes on the wire, both ways; `None` is unlimited.
    pub left: Option<u64>,
}

impl Budget {
    /// Whether anything may still be fetched.
    pub fn allows(&self, bytes: u64) -> bool {
        self.left.is_none_or(|left| left >= bytes)
    }

    /// Takes `bytes` off what is left.
    pub fn spend(&mut self, bytes: u64) {
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(bytes);
        }
    }
}

/// How many articles there are, and in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Kept.
    pub total: u64,
    /// Not read yet.
    pub unread: u64,
    /// Starred.
    pub starred: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.total += other.total;
        self.unread += other.unread;
        self.starred += other.starred;
    }
}

/// A span of each day, over midnight where it ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: Time,
    to: Time,
}

impl Quiet {
    /// Reads `22:00-05:00`; `None` for anything else, an empty span included.
    pub fn read(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let time = |text: &str| {
            let (hour, minute) = text.trim().split_once(':')?;
            let two = |text: &str| {
                let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
                text.parse::<i8>().ok().filter(|_| digits)
            };
            Time::new(two(hour)?, two(minute)?, 0, 0).ok()
        };
        let (from, to) = (time(from)?, time(to)?);
        (from != to).then_some(Self { from, to })
    }

    /// When it ends, if it holds at `now`.
    pub fn ends(self, now: &ZonedDateTime) -> Option<ZonedDateTime> {
        let time = now.time();
        let over_midnight = self.from > self.to;
        let evening = time >= self.from && (over_midnight || time < self.to);
        let morning = over_midnight && time < self.to;
        let date = match (evening, morning) {
            (true, _) if over_midnight => now.date().checked_add(1.day()).ok()?,
            (true, _) | (_, true) => now.date(),
            _ => return None,
        };
        date.to_datetime(self.to).to_zoned_datetime(now.time_zone().clone()).ok()
    }
}

/// Why a refresh stopped before its end, and when it goes on by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pause {
    /// The day's bytes are spent; until the next day begins.
    Budget(ZonedDateTime),
    /// What a person allowed for this once is spent.
    Allowance,
    /// It is quiet; until the quiet hours end.
    Quiet(ZonedDateTime),
}

impl Pause {
    /// When it goes on by itself; whenever the next refresh comes where there is no time.
    pub fn until(&self) -> Option<&ZonedDateTime> {
        match self {
            Self::Budget(until) | Self::Quiet(until) => Some(until),
            Self::Allowance => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_may_pass_midnight() {
        let at = |text: &str| format!("2026-11-{text}+07:00[Asia/Jakarta]").parse::<ZonedDateTime>().unwrap();
        let ends = |quiet: &str, now: &str| {
            Quiet::read(quiet).unwrap().ends(&at(now)).map(|end| end.strftime("%d %H:%M").to_string())
        };
        assert_eq!(ends("22:00-05:00", "24T23:10:00").as_deref(), Some("25 05:00"));
        assert_eq!(ends("22:00-05:00", "24T04:59:59").as_deref(), Some("24 05:00"));
        assert_eq!(ends("22:00-05:00", "24T05:00:00"), None);
        assert_eq!(ends("12:00-13:30", "24T12:00:00").as_deref(), Some("24 13:30"));
        assert_eq!(ends("12:00-13:30", "24T11:59:00"), None);
        for bad in ["", "22-5", "22:00", "25:00-01:00", "05:00-05:00", "a:b-c:d", "+1:00-02:00"] {
            assert_eq!(Quiet::read(bad), None, "{bad}");
        }
    }
}
