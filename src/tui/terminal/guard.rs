//! Puts the terminal into the state a screen needs, and back.
//!
//! In: whether the mouse is listened to. Out: sequences and modes, straight to the terminal: nothing
//! is on its way there when one of these is called, or what was has been thrown away.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

/// Whether the mouse is listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// Clicks and the wheel.
    Heard,
    /// The terminal keeps it, for selecting text.
    Left,
}

impl Mouse {
    /// The sequence that makes it so.
    pub const fn sequence(self) -> &'static [u8] {
        match self {
            Self::Heard => MOUSE_ON,
            Self::Left => MOUSE_OFF,
        }
    }
}

/// Buttons and wheel only (1000), reported so that wide screens work (1006). Movements would
/// wake the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";
/// Whether the window has the keyboard (1004): on its way back the news is looked at again.
const FOCUS_ON: &[u8] = b"\x1b[?1004h";
const FOCUS_OFF: &[u8] = b"\x1b[?1004l";

/// The terminal without the standard library's buffer: what could not be written to a terminal
/// that is gone must not wait there for the next one who flushes.
pub fn output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Takes the terminal over.
pub fn enter(mouse: Mouse) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = output()?;
    let entered = execute!(out, EnterAlternateScreen, EnableBracketedPaste)
        .and_then(|()| out.write_all(mouse.sequence()))
        .and_then(|()| out.write_all(FOCUS_ON));
    if entered.is_err() {
        leave();
    }
    entered
}

/// Gives the terminal back as it was. May be called twice; failures are of no use to anybody here.
pub fn leave() {
    // The modes first: setting them does not wait for a terminal that takes nothing.
    let _ = disable_raw_mode();
    if let Ok(mut out) = output() {
        let _ = out.write_all(FOCUS_OFF).and_then(|()| out.write_all(MOUSE_OFF));
        let _ = execute!(
            out,
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            ResetColor,
            LeaveAlternateScreen,
            Show
        );
    }
}
