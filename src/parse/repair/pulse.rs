//! How often a feed says that it is worth a visit.
//!
//! In: RSS's `ttl`, `skipHours` and `skipDays` and the elements of RSS 1.0's syndication module, as numbers and words. Out:
//! a duration, not yet within reason.

use jiff::SignedDuration;

use crate::news::Rest;

/// What a feed says of its rhythm.
#[derive(Debug, Default)]
pub struct Pulse {
    /// Minutes.
    pub ttl: Option<i64>,
    /// How often in the period.
    pub frequency: Option<i64>,
    period: Option<i64>,
    /// When it wants no visitors.
    pub rest: Rest,
}

impl Pulse {
    /// Takes the word for a period.
    pub fn set_period(&mut self, word: &str) {
        self.period = match word.to_ascii_lowercase().as_str() {
            "hourly" => Some(3_600),
            "daily" => Some(86_400),
            "weekly" => Some(7 * 86_400),
            "monthly" => Some(30 * 86_400),
            "yearly" => Some(365 * 86_400),
            _ => None,
        };
    }

    /// Takes an hour of the day in UTC; RSS 0.91 counts them to 24.
    pub fn skip_hour(&mut self, text: &str) {
        if let Some(hour) = text.parse::<u32>().ok().filter(|hour| *hour <= 24) {
            self.rest.hours |= 1 << (hour % 24);
        }
    }

    /// Takes the English name of a day.
    pub fn skip_day(&mut self, name: &str) {
        const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let name = name.to_ascii_lowercase();
        if let Some(day) = DAYS.iter().position(|day| name.starts_with(day)) {
            self.rest.days |= 1 << day;
        }
    }

    /// The time between two visits.
    pub fn every(&self) -> Option<SignedDuration> {
        let module = || self.period.map(|seconds| seconds / self.frequency.unwrap_or(1).max(1));
        let seconds = self.ttl.map(|minutes| minutes.saturating_mul(60)).or_else(module);
        seconds.filter(|seconds| *seconds > 0).map(SignedDuration::from_secs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_or_periods() {
        let every = |ttl, word: &str, frequency| {
            let mut pulse = Pulse { ttl, frequency, ..Pulse::default() };
            pulse.set_period(word);
            pulse.every().map(|every| every.as_secs())
        };
        assert_eq!(every(Some(30), "", None), Some(1_800));
        assert_eq!(every(None, "Daily", Some(4)), Some(21_600));
        assert_eq!(every(None, "hourly", Some(0)), Some(3_600));
        assert_eq!(every(Some(0), "", None), None);
        assert_eq!(every(Some(120), "hourly", None), Some(7_200));
        assert_eq!(every(Some(i64::MAX), "", None), Some(i64::MAX));
    }
}
