//! One request at a time per host, a pause between two, and no request before the host allows it;
//! and how many hosts are asked at once, which depends on what the line proves to carry.
//!
//! A host is a name with its port: two names on one machine are two hosts.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::address::is_loopback;
use crate::news::{Failure, Stage};

/// So many light visits take the room of a full one.
const LIGHT: u32 = 3;
/// After so many answers that stalled the line is known to be narrow.
const STALLED: usize = 2;

/// What a visit is likely to carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// "Not modified", most likely: it waits for the line more than it uses it.
    Light,
    /// A whole document.
    Full,
}

/// Room for the visits that are made at the same time.
///
/// On a long line most of a light visit is waiting, so more of them go out together; where answers
/// stall, nobody gains by that, and every visit counts in full again.
#[derive(Debug)]
pub struct Places {
    free: Arc<Semaphore>,
    stalled: AtomicUsize,
}

impl Places {
    /// Room for so many full visits.
    pub fn new(full: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(full * LIGHT as usize)), stalled: AtomicUsize::new(0) }
    }

    /// Waits for room, which is given back when the answer is dropped.
    pub async fn take(&self, load: Load) -> Option<OwnedSemaphorePermit> {
        let narrow = self.stalled.load(Ordering::Relaxed) >= STALLED;
        let share = if load == Load::Light && !narrow { 1 } else { LIGHT };
        Arc::clone(&self.free).acquire_many_owned(share).await.ok()
    }

    /// A visit failed so: an answer that stalled says something of the line.
    pub fn learn(&self, failure: &Failure) {
        if matches!(failure, Failure::Timeout(Stage::Answer | Stage::Body | Stage::Total)) {
            self.stalled.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// All hosts that were met.
#[derive(Debug)]
pub struct Hosts {
    gap: Duration,
    hosts: Mutex<HashMap<String, Host>>,
}

#[derive(Debug, Clone, Default)]
struct Host {
    /// Held during a request; holds when the last one ended.
    last: Arc<tokio::sync::Mutex<Option<Instant>>>,
    waits: Option<Timestamp>,
}

/// The right to ask a host; ends when dropped.
#[derive(Debug)]
pub struct Turn(OwnedMutexGuard<Option<Instant>>);

impl Drop for Turn {
    fn drop(&mut self) {
        *self.0 = Some(Instant::now());
    }
}

impl Hosts {
    /// Hosts with a pause of `gap` between two requests.
    pub fn new(gap: Duration) -> Self {
        Self { gap, hosts: Mutex::default() }
    }

    /// Waits until the host of `url` may be asked; at once `Err` with the time that it asked to
    /// be left alone until.
    pub async fn turn(&self, url: &Url, now: Timestamp) -> Result<Turn, Timestamp> {
        let last = self.with(url, |host| host.last.clone());
        let guard = last.lock_owned().await;
        // Only now: the answer to the one before may have said to wait.
        if let Some(until) = self.with(url, |host| host.waits).filter(|until| *until > now) {
            return Err(until);
        }
        if let Some(ended) = *guard
            && !is_loopback(url)
        {
            sleep_until(ended + self.gap).await;
        }
        Ok(Turn(guard))
    }

    /// The host of `url` asks to be left alone until then.
    pub fn wait(&self, url: &Url, until: Timestamp) {
        self.with(url, |host| host.waits = host.waits.max(Some(until)));
    }

    fn with<T>(&self, url: &Url, act: impl FnOnce(&mut Host) -> T) -> T {
        let name = url.host_str().unwrap_or_default();
        let key = format!("{name}:{}", url.port_or_known_default().unwrap_or_default());
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        act(hosts.entry(key).or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_asked_by_one_at_a_time_and_left_alone_when_it_says_so() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let hosts = Hosts::new(Duration::ZERO);
            let a = Url::parse("http://a.go.id/1").unwrap();
            let other_port = Url::parse("http://a.go.id:8080/1").unwrap();
            let now = Timestamp::UNIX_EPOCH;
            let later = now + jiff::SignedDuration::from_secs(60);
            let turn = hosts.turn(&a, now).await.unwrap();
            assert!(hosts.turn(&other_port, now).await.is_ok());
            let mut second = Box::pin(hosts.turn(&a, now));
            assert!(futures_poll_once(&mut second), "the second must wait for the first");
            hosts.wait(&a, later);
            drop(turn);
            assert_eq!(second.await.err(), Some(later), "the wait holds for those already in line");
            assert!(hosts.turn(&a, later).await.is_ok());
        });
    }

    #[test]
    fn light_visits_share_a_place_until_the_line_proves_narrow() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let places = Places::new(2);
            let mut light = Vec::new();
            for _ in 0..6 {
                light.push(places.take(Load::Light).await.unwrap());
            }
            assert!(futures_poll_once(&mut Box::pin(places.take(Load::Light))), "six are as much as two");
            light.truncate(3);
            let full = places.take(Load::Full).await.unwrap();
            assert!(futures_poll_once(&mut Box::pin(places.take(Load::Light))));
            drop((light, full));
            places.learn(&Failure::Timeout(Stage::Connect));
            places.learn(&Failure::Timeout(Stage::Body));
            assert_eq!(
                places.take(Load::Light).await.unwrap().num_permits(),
                1,
                "one may be the host's fault"
            );
            places.learn(&Failure::Timeout(Stage::Total));
            let narrow = [places.take(Load::Light).await.unwrap(), places.take(Load::Light).await.unwrap()];
            assert!(futures_poll_once(&mut Box::pin(places.take(Load::Light))), "{narrow:?}");
        });
    }

    /// Whether `future` is still pending after one poll.
    fn futures_poll_once<F: Future + Unpin>(future: &mut F) -> bool {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        std::pin::Pin::new(future).poll(&mut context).is_pending()
    }
}
