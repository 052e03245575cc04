//! Looks now and then whether another process has written the cache (cron while the screen is open).

use std::sync::Weak;
use std::time::Duration;

use super::desk::Desk;

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(1500);

/// Calls `told` after every change by another process, until the desk is gone.
pub fn start(desk: Weak<Desk>, told: impl Fn() + Send + 'static) {
    // Without a thread the screen is merely not told: it still shows what is new when asked.
    let _ = std::thread::Builder::new().name("warta-watch".to_owned()).spawn(move || look(&desk, told));
}

fn look(desk: &Weak<Desk>, told: impl Fn()) {
    let mut last = None;
    loop {
        std::thread::sleep(PAUSE);
        let Some(desk) = desk.upgrade() else { return };
        let version = desk.foreign_version();
        drop(desk);
        // The first look tells too: nobody knows what was written before it.
        if version.is_some() && version != last {
            last = version;
            told();
        }
    }
}
