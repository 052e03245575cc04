//! Signals: TERM, HUP, INT and QUIT end the program with its state saved, TSTP lets it sleep,
//! WINCH tells the new size.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals as Iter;

use super::terminal;
use crate::app::{Key, Msg};

/// How long the main loop has to end before it is ended.
const GRACE: Duration = Duration::from_millis(900);

/// How long a terminal has to take the bytes that give it back.
const LAST: Duration = Duration::from_millis(50);

/// Signals that are watched, though nobody is told yet.
pub struct Signals(Iter);

impl Signals {
    /// From now on signals no longer kill the program.
    pub fn watch() -> io::Result<Self> {
        Iter::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH]).map(Self)
    }

    /// Tells of signals. If the program has not set the flag it returns soon after one that ends
    /// it (a blocked terminal, a locked disk), it is ended from here.
    pub fn tell(mut self, tell: Sender<Msg>) -> Arc<AtomicBool> {
        let left = Arc::new(AtomicBool::new(false));
        let gone = Arc::clone(&left);
        std::thread::spawn(move || {
            for signal in self.0.forever() {
                let msg = match signal {
                    SIGWINCH => match size() {
                        Some(msg) => msg,
                        None => continue,
                    },
                    SIGTSTP => Msg::Pressed(Key::ctrl('z')),
                    signal => Msg::Ended(signal),
                };
                let ends = matches!(msg, Msg::Ended(_));
                if tell.send(msg).is_err() && !ends {
                    return;
                }
                if ends {
                    std::thread::sleep(GRACE);
                    if !gone.load(Ordering::Relaxed) {
                        // A terminal that takes nothing more must not keep the program.
                        std::thread::spawn(terminal::leave);
                        std::thread::sleep(LAST);
                        signal_hook::low_level::exit(128 + signal);
                    }
                    return;
                }
            }
        });
        left
    }
}

/// The terminal's size.
pub fn size() -> Option<Msg> {
    let (width, height) = crossterm::terminal::size().ok()?;
    Some(Msg::Resized { width, height })
}
