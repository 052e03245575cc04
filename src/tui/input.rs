//! Keys, mouse and pasted text, on a thread of their own.
//!
//! The thread waits for the terminal itself before it lets the library read: on a terminal that
//! has gone away the library would read nothing for ever, at full speed.

use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, poll};

use crate::app::{Code, Held, Key, Msg};

/// What a hang-up means to a program (SIGHUP).
const HANGUP: i32 = 1;
/// The library looks at a terminal only if it may wait a moment, and all of that moment it looks
/// again and again: a longer one would take the processor from whoever paints the answer.
const MOMENT: Duration = Duration::from_micros(50);
/// A terminal that is ready so often without a single byte has come to its end.
const PATIENCE: u32 = 50;
/// Rows that one step of the wheel scrolls.
const WHEEL: i32 = 3;

/// Tells of all that comes from the terminal until it closes.
pub fn listen(tell: Sender<Msg>) {
    std::thread::spawn(move || {
        if let Ended::Terminal = hear(&tell) {
            let _ = tell.send(Msg::Ended(HANGUP));
        }
    });
}

/// What ended first.
enum Ended {
    /// The program: nobody listens.
    Program,
    /// The terminal.
    Terminal,
}

fn hear(tell: &Sender<Msg>) -> Ended {
    let stdin = io::stdin();
    let mut empty = 0;
    while empty < PATIENCE {
        let mut waiting = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut waiting, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return Ended::Terminal,
        }
        if waiting[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Ended::Terminal;
        }
        empty += 1;
        while let Ok(true) = event::poll(MOMENT) {
            empty = 0;
            let Ok(event) = event::read() else { return Ended::Terminal };
            if translate(event).is_some_and(|msg| tell.send(msg).is_err()) {
                return Ended::Program;
            }
        }
    }
    Ended::Terminal
}

/// An event in the app's words; `None` for what means nothing here.
fn translate(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => key_of(key).map(Msg::Pressed),
        Event::Paste(text) => Some(Msg::Pasted(text)),
        Event::Mouse(mouse) => {
            let (column, row) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Msg::Clicked { column, row }),
                MouseEventKind::ScrollDown => Some(Msg::Scrolled { column, row, rows: WHEEL }),
                MouseEventKind::ScrollUp => Some(Msg::Scrolled { column, row, rows: -WHEEL }),
                _ => None,
            }
        }
        Event::FocusGained => Some(Msg::Focused),
        // Whoever watches the signals tells the size: told by two, an older one could come last.
        Event::Resize(..) | Event::FocusLost => None,
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = if event.modifiers.contains(KeyModifiers::CONTROL) {
        Held::Ctrl
    } else if event.modifiers.contains(KeyModifiers::ALT) {
        Held::Alt
    } else {
        Held::Nothing
    };
    let code = match event.code {
        // Many terminals send this for Backspace.
        KeyCode::Char('h') if held == Held::Ctrl => return Some(Key::plain(Code::Backspace)),
        KeyCode::Char(char) => Code::Char(char),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(Key { code, held })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_the_table() {
        for (code, modifiers, notation) in [
            (KeyCode::Char('G'), KeyModifiers::SHIFT, "G"),
            (KeyCode::Char('d'), KeyModifiers::CONTROL, "C-d"),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, "BackSpace"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "Space"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "S-Tab"),
            (KeyCode::PageDown, KeyModifiers::NONE, "PgDn"),
        ] {
            let key = key_of(KeyEvent::new(code, modifiers)).unwrap();
            assert_eq!(key.to_string(), notation);
        }
        let mut release = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(key_of(release), None);
    }
}
