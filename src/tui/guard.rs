//! Puts the terminal into the state a screen needs, and back, whatever happens.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::sync::Once;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

/// Whether the mouse is listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// Clicks and the wheel.
    Heard,
    /// The terminal keeps it, for selecting text.
    Left,
}

/// Buttons and wheel only (1000), reported so that wide screens work (1006). Movements would
/// wake the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// The terminal without the standard library's buffer: what could not be written to a terminal
/// that is gone must not wait there for the next one who flushes.
pub fn output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Takes the terminal over.
pub fn enter(mouse: Mouse) -> io::Result<()> {
    restore_on_panic();
    enable_raw_mode()?;
    let mut out = output()?;
    let entered = execute!(out, EnterAlternateScreen, EnableBracketedPaste).and_then(|()| {
        if mouse == Mouse::Heard {
            out.write_all(MOUSE_ON)?;
        }
        out.flush()
    });
    if entered.is_err() {
        leave();
    }
    entered
}

/// Gives the terminal back as it was. May be called twice; failures are of no use to anybody here.
pub fn leave() {
    if let Ok(mut out) = output() {
        let _ = out.write_all(MOUSE_OFF);
        let _ = execute!(out, DisableBracketedPaste, ResetColor, LeaveAlternateScreen, Show);
    }
    let _ = disable_raw_mode();
}

fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // A worker's panic is caught elsewhere; the screen is the main thread's.
            if std::thread::current().name() == Some("main") {
                leave();
            }
            before(info);
        }));
    });
}
