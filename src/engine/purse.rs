//! The budget of a refresh, shared by all that spend from it.
//!
//! Before each request a share is set aside, after it the rest is given back: so a hundred
//! requests at once cannot spend the same bytes. When little is left, requests queue up.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::jobs::{Fetch, Fetched, Request};
use crate::net::Net;
use crate::news::{Failure, Traffic};

/// Set aside for one request while much is left.
const SHARE: u64 = 256 * 1024;
/// With less than this left nothing is asked any more: an unchanged answer may cost as much.
const LEAST: u64 = 2 * 1024;

/// What may still be spent.
#[derive(Debug)]
pub struct Purse {
    held: Mutex<Held>,
    refused: AtomicBool,
    returned: Notify,
}

#[derive(Debug, Clone, Copy)]
struct Held {
    /// Bytes; `None` is unlimited.
    left: Option<u64>,
    /// Set aside for requests under way.
    aside: u64,
}

impl Purse {
    /// A purse with so many bytes; `None` is unlimited.
    pub fn new(left: Option<u64>) -> Self {
        Self {
            held: Mutex::new(Held { left, aside: 0 }),
            refused: AtomicBool::new(false),
            returned: Notify::new(),
        }
    }

    /// Whether it has a bottom.
    pub fn is_limited(&self) -> bool {
        self.held().left.is_some()
    }

    /// Whether `estimate` bytes are more than is left; then the request is not made.
    pub fn lacks(&self, estimate: u64) -> bool {
        let lacks = self.held().left.is_some_and(|left| left < estimate.max(LEAST));
        self.refused.fetch_or(lacks, Ordering::Relaxed);
        lacks
    }

    /// Whether something was not asked because of it.
    pub fn has_refused(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }

    /// Sets a share aside; `None` when the budget is spent.
    async fn take(&self) -> Option<Share<'_>> {
        loop {
            let returned = self.returned.notified();
            {
                let mut held = self.held();
                let Some(left) = held.left else {
                    return Some(Share { purse: self, aside: 0, most: None });
                };
                if left < LEAST {
                    self.refused.store(true, Ordering::Relaxed);
                    return None;
                }
                let free = left.saturating_sub(held.aside);
                if free >= SHARE || held.aside == 0 {
                    let aside = free.min(SHARE);
                    held.aside += aside;
                    return Some(Share { purse: self, aside, most: Some(free) });
                }
            }
            returned.await;
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Bytes set aside for one request; given back when dropped.
struct Share<'p> {
    purse: &'p Purse,
    aside: u64,
    most: Option<u64>,
}

impl Share<'_> {
    fn spend(&self, traffic: Traffic) {
        let mut held = self.purse.held();
        held.left = held.left.map(|left| left.saturating_sub(traffic.bytes()));
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut held = self.purse.held();
        held.aside = held.aside.saturating_sub(self.aside);
        drop(held);
        self.purse.returned.notify_waiters();
    }
}

/// The way out for those who pay from a purse.
#[derive(Debug)]
pub struct Paid<'a> {
    /// The way out.
    pub net: &'a Net,
    /// Who pays.
    pub purse: &'a Purse,
}

impl Fetch for Paid<'_> {
    async fn fetch(&self, request: Request) -> Fetched {
        let Some(share) = self.purse.take().await else {
            return Fetched { answer: Err(Failure::Budget), traffic: Traffic::default(), host_waits: None };
        };
        // Headers cost too: they are taken off what the body may weigh.
        let most = share.most.map(|most| most.saturating_sub(LEAST / 2));
        let max_wire = [request.max_wire, most].into_iter().flatten().min();
        let own_limit = max_wire != request.max_wire;
        let mut fetched = self.net.fetch(Request { max_wire, ..request }).await;
        share.spend(fetched.traffic);
        if own_limit && fetched.answer.as_ref().err() == max_wire.map(Failure::TooLarge).as_ref() {
            self.purse.refused.store(true, Ordering::Relaxed);
            fetched.answer = Err(Failure::Budget);
        }
        fetched
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending<T>(job: std::pin::Pin<&mut impl Future<Output = T>>) -> Option<T> {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match job.poll(&mut context) {
            std::task::Poll::Ready(value) => Some(value),
            std::task::Poll::Pending => None,
        }
    }

    #[test]
    fn little_is_spent_by_one_at_a_time_and_never_twice() {
        let purse = Purse::new(Some(200 * 1024));
        assert!(!purse.lacks(200 * 1024) && !purse.has_refused());
        let first = pending(std::pin::pin!(purse.take())).unwrap().unwrap();
        assert_eq!(first.most, Some(200 * 1024));
        let mut second = std::pin::pin!(purse.take());
        assert!(pending(second.as_mut()).is_none(), "the second waits for the first");
        first.spend(Traffic { received: 150 * 1024, ..Traffic::default() });
        drop(first);
        let second = pending(second.as_mut()).unwrap().unwrap();
        assert_eq!(second.most, Some(50 * 1024));
        second.spend(Traffic { received: 49 * 1024, sent: 512, ..Traffic::default() });
        drop(second);
        assert!(pending(std::pin::pin!(purse.take())).unwrap().is_none());
        assert!(purse.has_refused() && purse.lacks(0));
        let purse = Purse::new(Some(9_000));
        assert!(purse.lacks(9_001), "a visit that is known to cost more is not begun");
        assert!(purse.has_refused());
    }

    #[test]
    fn without_a_budget_nobody_waits() {
        let purse = Purse::new(None);
        let shares: Vec<_> =
            (0..100).map(|_| pending(std::pin::pin!(purse.take())).unwrap().unwrap()).collect();
        assert!(shares.iter().all(|share| share.most.is_none()));
        assert!(!purse.lacks(u64::MAX) && !purse.has_refused());
    }
}
