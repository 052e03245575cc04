//! Looks now and then whether another process has written the cache (cron while the screen is
//! open), and whether this machine has a way to the internet again.
//!
//! Asks the file and the routing table of this machine, and nobody else: not a packet leaves it.

use std::sync::Weak;
use std::time::Duration;

use super::desk::Desk;
use crate::net;

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(1500);

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Another process has written the cache.
    Written,
    /// There was no way to the internet, and now there is one.
    Routed,
}

/// Calls `told` at every sign, until the desk is gone.
pub fn start(desk: Weak<Desk>, told: impl Fn(Sign) + Send + 'static) {
    // Without a thread the screen is merely not told: it still shows what is new when asked.
    let _ = std::thread::Builder::new().name("warta-watch".to_owned()).spawn(move || look(&desk, told));
}

fn look(desk: &Weak<Desk>, told: impl Fn(Sign)) {
    let mut last = None;
    let mut routed = net::reachable();
    loop {
        std::thread::sleep(PAUSE);
        let Some(desk) = desk.upgrade() else { return };
        let version = desk.foreign_version();
        drop(desk);
        // The first look tells too: nobody knows what was written before it.
        if version.is_some() && version != last {
            last = version;
            told(Sign::Written);
        }
        let now = net::reachable();
        if now && !routed {
            told(Sign::Routed);
        }
        routed = now;
    }
}
