//! What an answer teaches of a source's ways: its rhythm, its wishes, a move.
//!
//! In: the habits known so far and an answer that is news. Out: the habits from now on. Pure; a
//! move is noted only where news (or the very validators of the news held) came from its end.

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::fetch::{Delta, Response};
use super::judge::{is_machine_made, is_one_site};
use super::schedule::{self, Cost};
use crate::news::{Habits, Kind, Moved, Visit};
use crate::parse::{Format, Harvest};

/// Items that tell the rhythm: older ones are another time.
const RECENT: usize = 12;
/// Dates ahead of the clock by more than this are mistakes.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// The habits after `response`, read as `harvest`, to a request that began at `base`.
pub(super) fn learned(
    base: &Url,
    visit: &Visit,
    response: &Response,
    harvest: &Harvest,
    now: Timestamp,
) -> Habits {
    let old = &visit.habits;
    let mut dates: Vec<Timestamp> = harvest
        .items
        .iter()
        .filter_map(|item| item.published.as_ref().map(|when| when.at))
        .filter(|at| at.duration_since(now) < AHEAD)
        .collect();
    dates.sort_unstable_by(|a, b| b.cmp(a));
    let newest = dates.first().copied().max(old.newest.filter(|newest| newest.duration_since(now) < AHEAD));
    let whole = response.delta == Delta::Whole;
    let ends = is_machine_made(harvest.format) && harvest.format != Format::WordPress;
    let trusted = |to: &Url| ends || is_one_site(base, to);
    Habits {
        rhythm: if whole { rhythm(&dates) } else { old.rhythm },
        newest,
        pace: harvest.pace.every.or(old.pace.filter(|_| !whole)),
        rest: if whole { harvest.pace.rest } else { old.rest },
        moved: moved(base, visit, response.moved.as_ref().filter(|to| trusted(to)), now),
        weight: old.weight,
    }
}

/// Whether `response`, read as `kind`, is all that the source has to tell, and not only what is new
/// since the last visit.
pub(super) fn is_whole(response: &Response, kind: Kind, visit: &Visit) -> bool {
    let all = response.delta == Delta::Whole && !response.cut && !response.not_modified;
    all && (kind != Kind::WordPress || visit.last_ok.is_none())
}

/// Bytes that an answer of `received` bytes saved by not telling again what is known.
pub(super) fn spared(visit: &Visit, received: u64) -> u64 {
    visit.habits.weight.map_or(0, |weight| weight.saturating_sub(received))
}

/// The habits after an unchanged answer.
pub(super) fn confirmed(base: &Url, visit: &Visit, response: &Response, now: Timestamp) -> Habits {
    let known = |to: &Url| visit.habits.moved.as_ref().is_some_and(|moved| moved.to == *to);
    // Only the server that gave this validator can tell that nothing changed.
    let proved = response.etag.is_some() && response.etag == visit.etag;
    let to = response.moved.as_ref().filter(|to| proved || known(to));
    let unproved = response.moved.is_some() && to.is_none();
    let moved = if unproved { visit.habits.moved.clone() } else { moved(base, visit, to, now) };
    Habits { moved, ..visit.habits.clone() }
}

/// The address a source was found to have moved to for good by this answer and not before.
pub(super) fn newly_settled(before: &Habits, after: &Habits) -> Option<Url> {
    let after = after.settled()?;
    (before.settled() != Some(after)).then(|| after.clone())
}

/// What an unchanged answer will cost.
pub(super) fn cost(kind: Kind, etag: Option<&str>, last_modified: Option<&str>) -> Cost {
    if etag.is_some() || last_modified.is_some() {
        return Cost::Little;
    }
    match kind {
        Kind::WordPress | Kind::Bundle => Cost::Little,
        Kind::Listing => Cost::Page,
        Kind::Auto | Kind::Feed | Kind::Sitemap => Cost::Feed,
    }
}

fn moved(base: &Url, visit: &Visit, to: Option<&Url>, now: Timestamp) -> Option<Moved> {
    let old = visit.habits.moved.clone().filter(|moved| moved.from == *base);
    if schedule::address(&visit.habits, visit, base, now) != base {
        // The new address was asked, not the old one: nothing was confirmed.
        return old;
    }
    let to = to?;
    match old.filter(|moved| moved.to == *to) {
        Some(moved) => Some(moved.again(now)),
        None => Some(Moved::first(base.clone(), to.clone(), now)),
    }
}

/// The mean time between the most recent items; `None` where too few have dates.
fn rhythm(newest_first: &[Timestamp]) -> Option<SignedDuration> {
    let recent = &newest_first[..newest_first.len().min(RECENT)];
    let (first, last) = (recent.first()?, recent.last()?);
    let gaps = i32::try_from(recent.len()).ok()? - 1;
    (gaps >= 2).then(|| first.duration_since(*last) / gaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_rhythm_is_that_of_the_recent_items() {
        let now = at("2026-11-24T00:00:00Z");
        let ago = |hours: i64| now - SignedDuration::from_hours(hours);
        assert_eq!(rhythm(&[]), None);
        assert_eq!(rhythm(&[ago(1), ago(9)]), None);
        assert_eq!(rhythm(&[ago(0), ago(2), ago(12)]), Some(SignedDuration::from_hours(6)));
        let mut many: Vec<_> = (0..12).map(ago).collect();
        many.push(ago(90_000));
        assert_eq!(rhythm(&many), Some(SignedDuration::from_hours(1)));
    }

    #[test]
    fn only_an_answer_without_validators_is_dear() {
        assert_eq!(cost(Kind::Feed, Some("\"1\""), None), Cost::Little);
        assert_eq!(cost(Kind::Listing, None, Some("x")), Cost::Little);
        assert_eq!(cost(Kind::Feed, None, None), Cost::Feed);
        assert_eq!(cost(Kind::Listing, None, None), Cost::Page);
        assert_eq!(cost(Kind::WordPress, None, None), Cost::Little);
    }
}
