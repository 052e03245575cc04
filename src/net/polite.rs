//! One request at a time per host, a pause between two, and no request before the host allows it.
//!
//! A host is a name with its port: two names on one machine are two hosts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::OwnedMutexGuard;
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::address::is_loopback;

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

    /// Whether `future` is still pending after one poll.
    fn futures_poll_once<F: Future + Unpin>(future: &mut F) -> bool {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        std::pin::Pin::new(future).poll(&mut context).is_pending()
    }
}
