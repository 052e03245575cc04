//! Is it the source or the line? Failures that may be the line's fault are held back until
//! something was reached; if nothing was, the sources are not blamed.
//!
//! Pure but for the question to this machine's routing table, which the caller asks.

use std::collections::HashSet;

use crate::jobs::Told;
use crate::news::{Change, Failure, Outcome, PageKind};

/// So many hosts in vain and nothing else: the rest is not tried.
const ENOUGH: usize = 8;
/// So many hosts in vain at the end of a refresh: the line, though a route exists.
const SEVERAL: usize = 3;

/// What a refresh has shown so far.
#[derive(Debug, Default)]
pub struct Verdict {
    reached: bool,
    held: Vec<Told>,
    hosts: HashSet<String>,
    /// A network's login page has answered.
    portal: bool,
    /// Failures that a login page in the way explains, and nothing else does.
    doubtful: bool,
}

impl Verdict {
    /// Weighs the visit `told` to `host`; what may now be stored and reported.
    pub fn weigh(&mut self, told: Told, host: &str) -> Vec<Told> {
        if self.reached {
            return vec![told];
        }
        if may_be_the_line(&told.outcome) {
            self.portal |= told.outcome == Outcome::Failed(Failure::NotNews(PageKind::Portal));
            self.hosts.insert(host.to_owned());
            self.held.push(told);
            return Vec::new();
        }
        if may_be_a_portal(&told.outcome) {
            self.doubtful = true;
            self.held.push(told);
            return Vec::new();
        }
        if !matches!(told.outcome, Outcome::Skipped | Outcome::Failed(Failure::Budget)) {
            self.reached = true;
        }
        let mut free = std::mem::take(&mut self.held);
        free.push(told);
        free
    }

    /// Whether it is hopeless to go on.
    pub fn is_hopeless(&self) -> bool {
        !self.reached && !self.doubtful && self.hosts.len() >= ENOUGH
    }

    /// The end of the visits: what is left to be stored and reported, and whether the line is dead.
    pub fn close(self, routed: impl FnOnce() -> bool) -> (Vec<Told>, bool) {
        if self.reached || self.held.is_empty() {
            return (self.held, false);
        }
        if self.portal {
            let portal = Failure::NotNews(PageKind::Portal);
            return (self.held.into_iter().map(|told| acquitted(told, &portal)).collect(), true);
        }
        if self.doubtful {
            return (self.held, false);
        }
        let certain = self.held.iter().all(|told| is_certain(&told.outcome));
        let dead = certain || self.hosts.len() >= SEVERAL || !routed();
        if !dead {
            return (self.held, false);
        }
        (self.held.into_iter().map(|told| acquitted(told, &Failure::NoNetwork)).collect(), true)
    }
}

/// Whether a failure may be that of the line and not of the source.
fn may_be_the_line(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Failed(failure) if failure.may_be_the_line())
}

/// Whether a failure may be that of a login page in the way: it answers for every host, with its
/// own certificate, its own form, or by refusing.
fn may_be_a_portal(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Failed(
            Failure::Tls(..)
                | Failure::Refused(_)
                | Failure::Broken(_)
                | Failure::Redirects
                | Failure::Downgrade(_)
                | Failure::Timeout(_)
                | Failure::NotNews(PageKind::Login | PageKind::Other | PageKind::Shell | PageKind::Empty)
        )
    )
}

/// Whether a failure leaves no doubt that it is the line.
fn is_certain(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Failed(failure) if failure.is_network())
}

/// The visit without blame: its bytes are counted, the source's health stays as it was.
fn acquitted(mut told: Told, line: &Failure) -> Told {
    told.changes.retain(|change| matches!(change, Change::Spent { .. }));
    if !is_certain(&told.outcome) {
        told.outcome = Outcome::Failed(line.clone());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{SourceId, Traffic, Visit};

    fn told(number: u64, outcome: Outcome) -> Told {
        let source = SourceId(number);
        let changes = vec![
            Change::Visited { source, visit: Box::new(Visit::default()) },
            Change::Spent { source: Some(source), traffic: Traffic::default() },
        ];
        Told {
            source,
            outcome,
            changes,
            traffic: Traffic::default(),
            warnings: Vec::new(),
            host_waits: None,
            moved: None,
            stored: (0, 0),
        }
    }

    fn dns() -> Outcome {
        Outcome::Failed(Failure::Dns("a.go.id".into()))
    }

    #[test]
    fn one_source_that_answers_puts_the_blame_on_the_others() {
        let mut verdict = Verdict::default();
        assert!(verdict.weigh(told(1, dns()), "a").is_empty());
        assert!(verdict.weigh(told(2, dns()), "b").is_empty());
        let freed = verdict.weigh(told(3, Outcome::Failed(Failure::Status(500))), "c");
        assert_eq!(freed.len(), 3);
        assert!(freed.iter().all(|told| told.changes.len() == 2));
        assert_eq!(verdict.weigh(told(4, dns()), "d").len(), 1);
        let (rest, dead) = verdict.close(|| panic!("nobody needs to know"));
        assert_eq!((rest.len(), dead), (0, false));
    }

    #[test]
    fn nothing_reached_and_no_route_is_a_dead_line() {
        let mut verdict = Verdict::default();
        verdict.weigh(told(1, dns()), "a");
        let (rest, dead) = verdict.close(|| false);
        assert!(dead);
        assert_eq!(rest[0].outcome, Outcome::Failed(Failure::NoNetwork));
        assert!(matches!(rest[0].changes[..], [Change::Spent { .. }]));
    }

    #[test]
    fn a_login_page_explains_what_it_did_to_the_others() {
        let tls = Outcome::Failed(Failure::Tls("a.go.id".into(), crate::news::TlsCause::WrongHost));
        let portal = Outcome::Failed(Failure::NotNews(PageKind::Portal));
        let mut verdict = Verdict::default();
        assert!(verdict.weigh(told(1, tls.clone()), "a").is_empty());
        assert!(verdict.weigh(told(2, portal.clone()), "b").is_empty());
        assert!(verdict.weigh(told(3, Outcome::Failed(Failure::Refused("c".into()))), "c").is_empty());
        let (rest, dead) = verdict.close(|| true);
        assert!(dead && rest.iter().all(|told| told.outcome == portal && told.changes.len() == 1));
        let mut alone = Verdict::default();
        alone.weigh(told(1, tls.clone()), "a");
        let (rest, dead) = alone.close(|| panic!("nobody needs to know"));
        assert_eq!((rest[0].outcome.clone(), rest[0].changes.len(), dead), (tls, 2, false));
    }

    #[test]
    fn a_single_wrong_name_is_no_dead_line() {
        let mut verdict = Verdict::default();
        verdict.weigh(told(1, dns()), "a");
        let (rest, dead) = verdict.close(|| true);
        assert!(!dead);
        assert_eq!((rest[0].outcome.clone(), rest[0].changes.len()), (dns(), 2));
    }

    #[test]
    fn a_portal_is_told_as_such_and_many_dead_hosts_end_it() {
        let portal = Outcome::Failed(Failure::NotNews(PageKind::Portal));
        let mut verdict = Verdict::default();
        verdict.weigh(told(1, portal.clone()), "a");
        let (rest, dead) = verdict.close(|| true);
        assert!(dead);
        assert_eq!(rest[0].outcome, portal);
        let mut verdict = Verdict::default();
        for number in 0..8 {
            assert!(!verdict.is_hopeless());
            verdict.weigh(told(number, dns()), &format!("host{number}"));
        }
        assert!(verdict.is_hopeless());
        assert!(verdict.close(|| true).1);
    }
}
