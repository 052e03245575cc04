//! The configuration held against the sources of the cache: what changed, as [`Change`]s.
//!
//! Pure. Nothing is ever deleted: a source that left the configuration is archived, one that
//! came back is taken up again, one that changed its address under the same name moves with
//! its articles and marks.

use std::collections::{HashMap, HashSet};

use crate::news::{Change, Source, SourceHealth, SourceId, Visit, canonical};

/// The configuration's sources as the cache knows them.
#[derive(Debug, Default, PartialEq)]
pub struct Subscription {
    /// The sources in the order of the configuration, with the numbers the cache knows them by.
    pub sources: Vec<Source>,
    /// Numbers derived from an address that the cache knows under another number.
    pub aliases: HashMap<SourceId, SourceId>,
    /// What to store; empty when nothing changed.
    pub changes: Vec<Change>,
}

/// Compares the configured sources with those of the cache.
pub fn compare(configured: &[Source], stored: &[SourceHealth]) -> Subscription {
    if configured.iter().eq(stored.iter().filter(|health| !health.archived).map(|health| &health.source)) {
        return Subscription { sources: configured.to_vec(), ..Subscription::default() };
    }
    let by_url: HashMap<_, _> = stored.iter().map(|health| (canonical(&health.source.url), health)).collect();
    let wanted: HashSet<_> = configured.iter().map(|source| canonical(&source.url)).collect();
    let abandoned = |name: &str| {
        let same_name = |health: &&SourceHealth| !health.archived && health.source.name == name;
        stored.iter().filter(same_name).find(|health| !wanted.contains(&canonical(&health.source.url)))
    };
    let mut result = Subscription::default();
    let mut kept = HashSet::new();
    let mut subscribed = Vec::new();
    let mut stirred = false;
    for source in configured {
        let known = by_url.get(&canonical(&source.url)).copied().or_else(|| abandoned(&source.name));
        let Some(known) = known.filter(|known| !kept.contains(&known.source.id)) else {
            // Two addresses of one canonical form are one source: the first of them.
            if kept.insert(source.id) {
                result.sources.push(source.clone());
                subscribed.push(Change::Subscribed(Box::new(source.clone())));
                stirred = true;
            }
            continue;
        };
        let source = Source { id: known.source.id, ..source.clone() };
        kept.insert(source.id);
        let derived = SourceId::of(&source.url);
        if derived != source.id {
            result.aliases.insert(derived, source.id);
        }
        if canonical(&known.source.url) != canonical(&source.url) {
            subscribed.push(Change::Moved { source: source.id, url: source.url.clone() });
        }
        stirred |= known.archived || known.source != source;
        subscribed.push(Change::Subscribed(Box::new(source.clone())));
        subscribed.extend(reread(known, &source));
        result.sources.push(source);
    }
    let gone: Vec<_> = stored
        .iter()
        .filter(|health| !health.archived && !kept.contains(&health.source.id))
        .map(|health| Change::Dropped(health.source.id))
        .collect();
    let order = stored.iter().filter(|health| !health.archived && kept.contains(&health.source.id));
    stirred |= !order.map(|health| health.source.id).eq(result.sources.iter().map(|source| source.id));
    if stirred {
        result.changes = subscribed;
    }
    result.changes.extend(gone);
    result
}

/// Settings that change what is read out of the same bytes: then "not modified" would keep the
/// old reading for ever, so the validators are forgotten.
fn reread(known: &SourceHealth, source: &Source) -> Option<Change> {
    let before = &known.source;
    let moved = canonical(&before.url) != canonical(&source.url);
    let same = before.kind == source.kind && before.rules == source.rules && before.zone == source.zone;
    if same && !moved {
        return None;
    }
    let visit = Visit {
        etag: None,
        last_modified: None,
        body_hash: None,
        next_due: None,
        feed: None,
        habits: crate::news::Habits::default(),
        kind: crate::news::Kind::Auto,
        ..known.visit.clone()
    };
    (visit != known.visit).then(|| Change::Visited { source: source.id, visit: Box::new(visit) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Kind, Tally, Traffic};

    fn source(name: &str, url: &str) -> Source {
        Source::new(name, url.parse().unwrap())
    }

    fn health(source: Source) -> SourceHealth {
        let visit = Visit { etag: Some("\"1\"".into()), ..Visit::default() };
        SourceHealth { source, visit, tally: Tally::default(), traffic: Traffic::default(), archived: false }
    }

    fn a() -> Source {
        source("A", "https://a.go.id/feed")
    }

    fn b() -> Source {
        source("B", "https://b.go.id/feed")
    }

    #[test]
    fn an_unchanged_configuration_changes_nothing() {
        let got = compare(&[a(), b()], &[health(a()), health(b())]);
        assert_eq!((got.changes, got.sources), (vec![], vec![a(), b()]));
    }

    #[test]
    fn new_ordered_dropped_and_returned_sources_are_told() {
        let subscribed = |source: Source| Change::Subscribed(Box::new(source));
        assert_eq!(compare(&[a()], &[]).changes, [subscribed(a())]);
        let turned = compare(&[b(), a()], &[health(a()), health(b())]);
        assert_eq!(turned.changes, [subscribed(b()), subscribed(a())], "the order is kept");
        assert_eq!(compare(&[a()], &[health(a()), health(b())]).changes, [Change::Dropped(b().id)]);
        let archived = SourceHealth { archived: true, ..health(a()) };
        assert_eq!(compare(&[a()], std::slice::from_ref(&archived)).changes, [subscribed(a())]);
        assert_eq!(compare(&[], &[archived]).changes, []);
        let doubled = compare(&[a(), Source { name: "A2".into(), ..a() }], &[]);
        assert_eq!((doubled.sources.len(), doubled.changes.len()), (1, 1));
    }

    #[test]
    fn a_new_address_under_the_old_name_moves_the_source() {
        let moved = source("A", "https://baru.go.id/feed");
        let got = compare(std::slice::from_ref(&moved), &[health(a())]);
        let kept = Source { id: a().id, ..moved.clone() };
        assert_eq!(got.sources, std::slice::from_ref(&kept));
        assert_eq!(got.aliases.get(&moved.id), Some(&a().id));
        assert_eq!(got.changes[0], Change::Moved { source: a().id, url: moved.url.clone() });
        assert_eq!(got.changes[1], Change::Subscribed(Box::new(kept.clone())));
        assert!(matches!(&got.changes[2], Change::Visited { visit, .. } if visit.etag.is_none()));
        assert_eq!(got.changes.len(), 3);
        let settled = compare(std::slice::from_ref(&moved), &[health(kept)]);
        assert_eq!(settled.changes, [], "and then it is at rest");
        let both = compare(&[a(), source("A", "https://baru.go.id/feed")], &[health(a())]);
        assert!(!both.changes.iter().any(|change| matches!(change, Change::Moved { .. })));
    }

    #[test]
    fn other_rules_make_it_read_again() {
        let listing = Source { kind: Kind::Listing, ..a() };
        let got = compare(&[listing], &[health(a())]);
        assert!(matches!(&got.changes[1], Change::Visited { visit, .. } if visit.etag.is_none()));
        let renamed = Source { name: "Lain".into(), ..a() };
        let got = compare(&[renamed], &[health(a())]);
        assert_eq!(got.changes.len(), 1, "a name changes nothing of what is read: {:?}", got.changes);
    }
}
