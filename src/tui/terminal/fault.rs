//! Faults on purpose, for the tests of what happens after one. Only in builds for development:
//! elsewhere nothing here does anything.
//!
//! `WARTA_FAULT` names a kind and a place (`panic renderer`, `abort main`, `kill worker`); F12 brings
//! it about. Nothing of a person is touched.

/// Where a fault may strike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The main loop.
    Main,
    /// A thread that answers questions.
    Worker,
    /// The drawing of a frame.
    Renderer,
}

#[cfg(debug_assertions)]
mod armed {
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::process::{Signal, getpid, kill_process};

    use super::Place;

    static ARMED: AtomicBool = AtomicBool::new(false);

    /// From now on the fault that the environment names strikes where it is to.
    pub fn arm() {
        ARMED.store(true, Ordering::SeqCst);
    }

    /// Strikes, if the fault is for `place`; once.
    #[allow(clippy::panic, reason = "a fault on purpose")]
    pub fn strike(place: Place) {
        if !ARMED.load(Ordering::SeqCst) {
            return;
        }
        let named = std::env::var("WARTA_FAULT").unwrap_or_default();
        let Some((kind, wanted)) = named.split_once(' ') else { return };
        if wanted != format!("{place:?}").to_lowercase() || !ARMED.swap(false, Ordering::SeqCst) {
            return;
        }
        match kind {
            "panic" => {
                panic!("`Judul Rahasia` https://contoh.example/x")
            }
            "abort" => std::process::abort(),
            "kill" => drop(kill_process(getpid(), Signal::KILL)),
            _ => {}
        }
    }
}

#[cfg(not(debug_assertions))]
mod armed {
    use super::Place;

    /// Nothing.
    pub const fn arm() {}

    /// Nothing.
    pub const fn strike(_: Place) {}
}

pub use armed::{arm, strike};
