//! When a source is visited next and when a page is tried again: pure functions of the past.
//!
//! Nobody is asked more often than they wish. A failure doubles the wait, from a quarter of an
//! hour to a day; a source that is gone for good rests for a month but is never forgotten.
//! A little unevenness, the same on every machine for the same source and moment, keeps
//! sources from being asked in one wave.

use jiff::{SignedDuration, Timestamp};

use crate::news::{Failure, PageKind, Source, SourceId, Visit, stable_hash};

/// Between two visits where nobody says otherwise.
const USUAL: SignedDuration = SignedDuration::from_hours(1);
/// Never more often, whatever anybody says.
const SHORTEST: SignedDuration = SignedDuration::from_mins(15);
/// Never more seldom for the server's sake.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A cache header alone does not keep news away longer than this.
const LONGEST_FRESH: SignedDuration = SignedDuration::from_hours(24);
/// The first wait after a failure, and the longest.
const BACK_OFF: (SignedDuration, SignedDuration) =
    (SignedDuration::from_mins(15), SignedDuration::from_hours(24));
/// The rest of a source that is gone (410) before it is asked once more.
const GONE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A visit that is due within so short a time is due: cron is never exact.
const NEARLY: SignedDuration = SignedDuration::from_secs(60);

/// What a server said of the next visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// The feed's own shortest time between visits.
    pub pace: Option<SignedDuration>,
    /// The answer stays fresh for so long.
    pub fresh: Option<SignedDuration>,
}

/// Whether a source is due.
pub fn is_due(visit: &Visit, now: Timestamp) -> bool {
    // A clock that was set back must not silence a source: an attempt in the future is none.
    let tried_later = visit.last_try.is_some_and(|last| last > now);
    tried_later || visit.next_due.is_none_or(|due| due <= now.saturating_add_signed(NEARLY))
}

/// When to visit again after a success that told these `wishes`.
pub fn after_success(source: &Source, wishes: Wishes, now: Timestamp) -> Timestamp {
    let own = source.every.unwrap_or(USUAL).max(SHORTEST);
    let asked =
        wishes.pace.map(|pace| pace.min(LONGEST)).max(wishes.fresh.map(|fresh| fresh.min(LONGEST_FRESH)));
    let wait = match asked {
        // `NEARLY` must not turn into asking earlier than the server wished.
        Some(asked) => own.max(asked.saturating_add(NEARLY)),
        None => own,
    };
    let spread = SignedDuration::from_secs((wait.as_secs() / 20).clamp(1, 30));
    now.saturating_add_signed(wait + unevenness(source.id, now, spread))
}

/// The earliest next visit after an unchanged answer: as long as last time, because the feed's
/// own pace is written in the body that did not come.
pub fn after_silence(source: &Source, visit: &Visit, now: Timestamp) -> Timestamp {
    let last = match (visit.next_due, visit.last_try, visit.failures) {
        (Some(due), Some(tried), 0) => due.duration_since(tried).min(LONGEST),
        _ => SignedDuration::ZERO,
    };
    after_success(source, Wishes::default(), now).max(now.saturating_add_signed(last))
}

/// When to visit again after the `failures`-th failure in a row.
pub fn after_failure(source: SourceId, failures: u32, failure: &Failure, now: Timestamp) -> Timestamp {
    let wait = match failure {
        Failure::Gone => GONE,
        _ => back_off(failures),
    };
    let due = now.saturating_add_signed(wait + unevenness(source, now, wait / 10));
    match failure {
        Failure::Wait(until) => due.max(until.saturating_add_signed(NEARLY)),
        _ => due,
    }
}

/// What to do about an article's page that could not be read: `None` to forget that it was
/// tried, else when it may be tried again (`Some(None)`: never).
pub fn page_retry(failure: &Failure, now: Timestamp) -> Option<Option<Timestamp>> {
    let hours = |hours| Some(Some(now.saturating_add_signed(SignedDuration::from_hours(hours))));
    match failure {
        Failure::OfflineByChoice
        | Failure::NoNetwork
        | Failure::Budget
        | Failure::Cancelled
        | Failure::Proxy(_)
        | Failure::NotStored(_)
        | Failure::NotNews(PageKind::Portal) => None,
        Failure::Wait(until) => Some(Some(*until)),
        Failure::Gone
        | Failure::Status(400 | 404 | 405 | 406 | 414 | 451)
        | Failure::Address(_)
        | Failure::Downgrade(_)
        | Failure::Document(_)
        | Failure::NoText(_)
        | Failure::NotNews(PageKind::Document) => Some(None),
        Failure::Status(status) if *status < 500 => hours(24),
        Failure::NotNews(_) | Failure::Tls(..) | Failure::TooLarge(_) | Failure::Redirects => hours(24),
        Failure::Status(_) | Failure::BadCompression | Failure::Unreadable(_) | Failure::Empty(_) => hours(6),
        Failure::Dns(_)
        | Failure::Refused(_)
        | Failure::Broken(_)
        | Failure::Timeout(_)
        | Failure::Truncated(_) => hours(1),
    }
}

fn back_off(failures: u32) -> SignedDuration {
    let doublings = failures.saturating_sub(1).min(16);
    BACK_OFF.0.saturating_mul(1 << doublings).min(BACK_OFF.1)
}

/// From zero to `most`, decided by the source and the moment.
fn unevenness(source: SourceId, now: Timestamp, most: SignedDuration) -> SignedDuration {
    let mut seed = source.0.to_le_bytes().to_vec();
    seed.extend_from_slice(&now.as_second().to_le_bytes());
    let span = most.as_secs().max(0).unsigned_abs() + 1;
    SignedDuration::from_secs((stable_hash(&seed) % span).cast_signed())
}

/// Addition that stops at the end of time instead of failing.
trait Later {
    fn saturating_add_signed(self, wait: SignedDuration) -> Self;
}

impl Later for Timestamp {
    fn saturating_add_signed(self, wait: SignedDuration) -> Self {
        self.checked_add(wait).unwrap_or(Self::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::Stage;

    fn now() -> Timestamp {
        "2026-11-24T01:00:00Z".parse().unwrap()
    }

    fn source() -> Source {
        Source::new("Kanwil", "https://kanwil.example.go.id/feed".parse().unwrap())
    }

    fn minutes(from: Timestamp, to: Timestamp) -> i64 {
        to.duration_since(from).as_secs() / 60
    }

    #[test]
    fn a_success_waits_as_long_as_anybody_asks() {
        let span = SignedDuration::from_mins;
        let cases = [
            (None, None, None, 60),
            (Some(span(120)), None, None, 120),
            (Some(span(1)), None, None, 15),
            (None, Some(span(180)), None, 181),
            (None, None, Some(span(90)), 91),
            (Some(span(240)), Some(span(180)), Some(span(90)), 240),
            (None, None, Some(span(60 * 24 * 365)), 24 * 60 + 1),
            (None, Some(span(60 * 24 * 365)), None, 7 * 24 * 60 + 1),
        ];
        for (every, pace, fresh, wanted) in cases {
            let source = Source { every, ..source() };
            let due = after_success(&source, Wishes { pace, fresh }, now());
            let got = minutes(now(), due);
            assert!((wanted..=wanted + 1).contains(&got), "{every:?} {pace:?} {fresh:?}: {got}");
        }
    }

    #[test]
    fn a_failure_doubles_the_wait_up_to_a_day() {
        let down = Failure::Timeout(Stage::Connect);
        let mut last = 0;
        for (failures, wanted) in [(1, 15), (2, 30), (3, 60), (4, 120), (7, 960), (8, 1440), (400, 1440)] {
            let got = minutes(now(), after_failure(source().id, failures, &down, now()));
            assert!((wanted..=wanted + wanted / 10).contains(&got), "{failures}: {got}");
            assert!(got >= last);
            last = got;
        }
        let until = now() + SignedDuration::from_hours(5);
        assert!(after_failure(source().id, 1, &Failure::Wait(until), now()) >= until);
        assert!(minutes(now(), after_failure(source().id, 1, &Failure::Gone, now())) >= 30 * 24 * 60);
    }

    #[test]
    fn sources_are_spread_and_the_same_source_is_steady() {
        let other = SourceId(source().id.0 ^ 1);
        let down = Failure::Status(500);
        let at = |id| after_failure(id, 5, &down, now());
        assert_eq!(at(source().id), at(source().id));
        assert_ne!(at(source().id), at(other));
    }

    #[test]
    fn due_is_near_enough_and_survives_a_clock_that_was_wrong() {
        let visit = |due: i64, tried: i64| Visit {
            next_due: Some(now() + SignedDuration::from_secs(due)),
            last_try: Some(now() + SignedDuration::from_secs(tried)),
            ..Visit::default()
        };
        assert!(is_due(&Visit::default(), now()));
        assert!(is_due(&visit(30, -3600), now()));
        assert!(!is_due(&visit(120, -3600), now()));
        assert!(is_due(&visit(86_400 * 700, 86_400 * 699), now()));
    }

    #[test]
    fn an_unchanged_answer_keeps_the_pace_that_the_body_asked_for() {
        let asked = Wishes { pace: Some(SignedDuration::from_hours(6)), fresh: None };
        let mut visit = Visit { last_try: Some(now()), ..Visit::default() };
        visit.next_due = Some(after_success(&source(), asked, now()));
        let later = visit.next_due.unwrap();
        let due = after_silence(&source(), &visit, later);
        assert_eq!(due.duration_since(later), later.duration_since(now()), "no longer and no shorter");
        assert_eq!(minutes(now(), after_silence(&source(), &Visit::default(), now())), 60);
    }

    #[test]
    fn a_page_is_tried_again_only_where_that_may_help() {
        let never = [Failure::Status(404), Failure::Gone, Failure::NotNews(PageKind::Document)];
        for failure in never {
            assert_eq!(page_retry(&failure, now()), Some(None), "{failure:?}");
        }
        for (failure, hours) in [
            (Failure::NotNews(PageKind::Login), 24),
            (Failure::NotNews(PageKind::Blocked), 24),
            (Failure::Status(403), 24),
            (Failure::Status(502), 6),
            (Failure::Broken(String::new()), 1),
        ] {
            let wanted = now() + SignedDuration::from_hours(hours);
            assert_eq!(page_retry(&failure, now()), Some(Some(wanted)), "{failure:?}");
        }
        assert_eq!(page_retry(&Failure::NoNetwork, now()), None);
    }
}
