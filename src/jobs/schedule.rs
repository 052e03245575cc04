//! When a source is visited next and when a page is tried again: pure functions of the past.
//!
//! Nobody is asked more often than they wish. A failure doubles the wait, from a quarter of an
//! hour to a day; a source that is gone for good rests for a month but is never forgotten.
//! A little unevenness, the same on every machine for the same source and moment, keeps
//! sources from being asked in one wave.

use jiff::{SignedDuration, Timestamp};

use url::Url;

use crate::news::{Failure, Habits, PageKind, Source, SourceId, Stage, Visit, stable_hash};

/// Between two visits where nobody says otherwise: the least and the most.
const USUAL: (SignedDuration, SignedDuration) =
    (SignedDuration::from_hours(1), SignedDuration::from_hours(24));
/// A feed without validators costs its whole body each time, so it is asked once a day.
const UNCONDITIONAL: SignedDuration = SignedDuration::from_hours(24);
/// A page without validators; its news have no other door.
const UNCONDITIONAL_PAGE: SignedDuration = SignedDuration::from_hours(3);
/// Visits for each new item where a source keeps its rhythm.
const VISITS_PER_ITEM: i32 = 3;
/// A source that was silent for so long may stay silent for an eighth of that.
const SILENCE: i32 = 8;
/// Never more often, whatever anybody says.
const SHORTEST: SignedDuration = SignedDuration::from_mins(15);
/// Never more seldom for the server's sake.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A cache header alone does not keep news away longer than this.
const LONGEST_FRESH: SignedDuration = SignedDuration::from_hours(24);
/// The first wait after a failure that never reached the source, and the longest of all.
const BACK_OFF: (SignedDuration, SignedDuration) =
    (SignedDuration::from_mins(15), SignedDuration::from_hours(24));
/// The rest of a source that is gone (410) before it is asked once more; a person may ask any day.
const GONE: SignedDuration = SignedDuration::from_hours(365 * 24);
/// A visit that is due within so short a time is taken along, and waited for: cron is never exact.
const NEARLY: SignedDuration = SignedDuration::from_secs(30);
/// How far visits that are due at the same time are spread.
const SPREAD: SignedDuration = SignedDuration::from_secs(10);
/// How long a move is followed before the old address is asked again.
const MOVE_HOLDS: SignedDuration = SignedDuration::from_hours(26);

/// What an answer means for the next visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// The answer stays fresh for so long.
    pub fresh: Option<SignedDuration>,
    /// What the next visit will cost.
    pub cost: Cost,
}

/// What an unchanged answer will cost next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cost {
    /// A few hundred bytes: the server gave validators, or only what changed is asked for.
    #[default]
    Little,
    /// The whole feed.
    Feed,
    /// The whole page.
    Page,
}

/// Whether a source is due.
pub fn is_due(visit: &Visit, now: Timestamp) -> bool {
    // A clock that was set back must not silence a source: an attempt in the future is none.
    let tried_later = visit.last_try.is_some_and(|last| last > now);
    tried_later || visit.next_due.is_none_or(|due| due <= now.saturating_add_signed(NEARLY))
}

/// How long to wait before a visit that [`is_due`] took along.
pub fn wait_for(visit: &Visit, now: Timestamp) -> SignedDuration {
    let wait = visit.next_due.map_or(SignedDuration::ZERO, |due| due.duration_since(now));
    if wait > NEARLY { SignedDuration::ZERO } else { wait.max(SignedDuration::ZERO) }
}

/// When to visit again after a success that told these `wishes`; `habits` are as now known.
pub fn after_success(source: &Source, habits: &Habits, wishes: Wishes, now: Timestamp) -> Timestamp {
    let own = match source.every {
        Some(every) => every.max(SHORTEST),
        None => rhythm(habits, now).max(match wishes.cost {
            Cost::Little => SignedDuration::ZERO,
            Cost::Feed => UNCONDITIONAL,
            Cost::Page => UNCONDITIONAL_PAGE,
        }),
    };
    let asked = habits.pace.map(|pace| pace.min(LONGEST));
    let asked = asked.max(wishes.fresh.map(|fresh| fresh.min(LONGEST_FRESH)));
    let wait = own.max(asked.unwrap_or_default());
    let due = now.saturating_add_signed(wait + unevenness(source.id, now, SPREAD));
    habits.rest.after(due)
}

/// The time between visits that a source's posting asks for: a few visits for each item, fewer
/// the longer it is silent.
fn rhythm(habits: &Habits, now: Timestamp) -> SignedDuration {
    let between = habits.rhythm.map_or(USUAL.0, |rhythm| rhythm / VISITS_PER_ITEM);
    let silent = habits.newest.map_or(SignedDuration::ZERO, |newest| now.duration_since(newest) / SILENCE);
    between.max(silent).clamp(USUAL.0, USUAL.1)
}

/// When to visit again after the `failures`-th failure in a row.
pub fn after_failure(
    source: &Source,
    habits: &Habits,
    failures: u32,
    failure: &Failure,
    now: Timestamp,
) -> Timestamp {
    let wait = match failure {
        Failure::Gone => GONE,
        // It cost millions of bytes and will cost them again.
        Failure::TooLarge(_) => BACK_OFF.1,
        Failure::Dns(_) | Failure::Refused(_) | Failure::Timeout(Stage::Connect) => {
            doubled(BACK_OFF.0, failures)
        }
        _ => doubled(source.every.unwrap_or(USUAL.0).max(SHORTEST), failures),
    };
    let due = now.saturating_add_signed(wait + unevenness(source.id, now, wait / 10));
    let due = match failure {
        Failure::Wait(until) => due.max(*until),
        _ => due,
    };
    habits.rest.after(due)
}

/// Where to ask: the address itself, or where it moved to while that may be relied on.
pub fn address<'a>(habits: &'a Habits, visit: &Visit, base: &'a Url, now: Timestamp) -> &'a Url {
    let Some(moved) = habits.moved.as_ref().filter(|moved| moved.from == *base) else { return base };
    let holds = moved.is_settled() || now.duration_since(moved.confirmed) < MOVE_HOLDS;
    // Where the new address fails, the old one may know better.
    if holds && visit.failures == 0 { &moved.to } else { base }
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
        Failure::Status(_)
        | Failure::BadCompression
        | Failure::Unreadable(_)
        | Failure::Empty(_)
        | Failure::Bundle(_) => hours(6),
        Failure::Dns(_)
        | Failure::Refused(_)
        | Failure::Broken(_)
        | Failure::Timeout(_)
        | Failure::Truncated(_) => hours(1),
    }
}

fn doubled(first: SignedDuration, failures: u32) -> SignedDuration {
    let doublings = failures.saturating_sub(1).min(16);
    first.saturating_mul(1 << doublings).min(BACK_OFF.1.max(first))
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
    use crate::news::Moved;

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
            (None, Some(span(180)), None, 180),
            (None, None, Some(span(90)), 90),
            (Some(span(240)), Some(span(180)), Some(span(90)), 240),
            (None, None, Some(span(60 * 24 * 365)), 24 * 60),
            (None, Some(span(60 * 24 * 365)), None, 7 * 24 * 60),
        ];
        for (every, pace, fresh, wanted) in cases {
            let source = Source { every, ..source() };
            let habits = Habits { pace, ..Habits::default() };
            let due = after_success(&source, &habits, Wishes { fresh, ..Wishes::default() }, now());
            let wait = due.duration_since(now());
            assert!(
                wait >= span(wanted) && wait <= span(wanted) + SPREAD,
                "{every:?} {pace:?} {fresh:?}: {wait}"
            );
        }
    }

    #[test]
    fn a_source_is_visited_as_it_posts() {
        let hours = SignedDuration::from_hours;
        let due = |every, rhythm: Option<i64>, silent: i64, cost| {
            let habits = Habits {
                rhythm: rhythm.map(hours),
                newest: Some(now() - hours(silent)),
                ..Habits::default()
            };
            let source = Source { every, ..source() };
            minutes(now(), after_success(&source, &habits, Wishes { cost, ..Wishes::default() }, now()))
        };
        assert_eq!(due(None, Some(1), 0, Cost::Little), 60, "never more often than hourly");
        assert_eq!(due(None, Some(9), 1, Cost::Little), 180, "three visits for each item");
        assert_eq!(due(None, Some(9), 48, Cost::Little), 360, "fewer when it falls silent");
        assert_eq!(due(None, Some(9000), 9000, Cost::Little), 24 * 60, "once a day at least");
        assert_eq!(due(None, Some(1), 0, Cost::Feed), 24 * 60, "a whole feed once a day");
        assert_eq!(due(None, Some(1), 0, Cost::Page), 3 * 60);
        assert_eq!(due(Some(hours(2)), Some(900), 900, Cost::Feed), 120, "a person knows better");
    }

    #[test]
    fn nothing_is_due_in_the_hours_a_feed_rests() {
        let rest = crate::news::Rest { hours: 0b1110, days: 0 };
        let habits = Habits { rest, ..Habits::default() };
        let open: Timestamp = "2026-11-24T04:00:00Z".parse().unwrap();
        assert_eq!(after_success(&source(), &habits, Wishes::default(), now()), open);
        assert_eq!(after_failure(&source(), &habits, 1, &Failure::Status(500), now()), open);
    }

    #[test]
    fn a_failure_doubles_the_wait_up_to_a_day() {
        let none = Habits::default();
        let after = |failures, failure: &Failure| {
            minutes(now(), after_failure(&source(), &none, failures, failure, now()))
        };
        let unreached = Failure::Timeout(Stage::Connect);
        let answered = Failure::Status(503);
        for (failure, first) in [(&unreached, 15), (&answered, 60)] {
            let mut last = 0;
            for failures in 1..12 {
                let wanted = (first << (failures - 1)).min(1440);
                let got = after(failures, failure);
                assert!((wanted..=wanted + wanted / 10).contains(&got), "{failures}: {got}");
                assert!(got >= last || wanted == 1440);
                last = got;
            }
        }
        let until = now() + SignedDuration::from_hours(5);
        assert!(after_failure(&source(), &none, 1, &Failure::Wait(until), now()) >= until);
        assert_eq!(after(1, &Failure::TooLarge(1)) / 60 / 24, 1, "not again before tomorrow");
        assert!(after(1, &Failure::Gone) >= 365 * 24 * 60);
    }

    #[test]
    fn sources_are_spread_and_the_same_source_is_steady() {
        let other = Source { id: SourceId(source().id.0 ^ 1), ..source() };
        let at = |source: &Source| after_failure(source, &Habits::default(), 5, &Failure::Status(500), now());
        assert_eq!(at(&source()), at(&source()));
        assert_ne!(at(&source()), at(&other));
    }

    #[test]
    fn a_move_is_followed_until_it_is_to_be_asked_again_or_fails() {
        let url = |path: &str| Url::parse(&format!("https://a.go.id/{path}")).unwrap();
        let (old, new) = (url("old"), url("new"));
        let ask = |moved: Moved, failures, hours| {
            let habits = Habits { moved: Some(moved), ..Habits::default() };
            let visit = Visit { failures, ..Visit::default() };
            address(&habits, &visit, &old, now() + SignedDuration::from_hours(hours)).clone()
        };
        let once = Moved::first(old.clone(), new.clone(), now());
        assert_eq!(ask(once.clone(), 0, 25), new);
        assert_eq!(ask(once.clone(), 0, 27), old);
        assert_eq!(ask(once.clone(), 1, 2), old);
        let later = now() + SignedDuration::from_hours(52);
        let settled = once.clone().again(later).again(later);
        assert_eq!(ask(settled, 0, 500), new);
        assert_eq!(ask(Moved { from: url("other"), ..once }, 0, 1), old);
    }

    #[test]
    fn due_is_near_enough_and_survives_a_clock_that_was_wrong() {
        let visit = |due: i64, tried: i64| Visit {
            next_due: Some(now() + SignedDuration::from_secs(due)),
            last_try: Some(now() + SignedDuration::from_secs(tried)),
            ..Visit::default()
        };
        assert!(is_due(&Visit::default(), now()));
        assert!(is_due(&visit(20, -3600), now()));
        assert_eq!(wait_for(&visit(20, -3600), now()), SignedDuration::from_secs(20));
        assert_eq!(wait_for(&visit(-20, -3600), now()), SignedDuration::ZERO);
        assert_eq!(wait_for(&visit(86_400, -3600), now()), SignedDuration::ZERO, "a person asked");
        assert!(!is_due(&visit(120, -3600), now()));
        assert!(is_due(&visit(86_400 * 700, 86_400 * 699), now()));
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
