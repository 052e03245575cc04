//! A handle on work that goes on beside the caller, by which it can be stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// A running refresh or fetch; dropping it lets it run on.
#[derive(Debug, Clone, Default)]
pub struct Running {
    stop: Arc<Stop>,
}

#[derive(Debug, Default)]
struct Stop {
    asked: AtomicBool,
    bell: Notify,
}

impl Running {
    /// Stops it within a second; what has arrived is kept.
    pub fn cancel(&self) {
        self.stop.asked.store(true, Ordering::SeqCst);
        self.stop.bell.notify_waiters();
        // For a worker that is just about to wait.
        self.stop.bell.notify_one();
    }

    /// Whether it was asked to stop.
    pub(super) fn is_cancelled(&self) -> bool {
        self.stop.asked.load(Ordering::SeqCst)
    }

    /// Returns when it is asked to stop.
    pub(super) async fn cancelled(&self) {
        while !self.is_cancelled() {
            self.stop.bell.notified().await;
        }
    }
}
