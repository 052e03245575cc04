//! The terminal as a screen: draws models, clears, sleeps, carries text to the clipboard.
//!
//! In: models, and what is asked of the terminal beside them. Out: whole frames in order. What is
//! asked while the terminal still takes a frame goes before the next one.

use std::cell::RefCell;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::rc::Rc;
use std::sync::mpsc::Sender;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Rect;

use super::fault::{Place, strike};
use super::guard::{self, Mouse};
use super::outlet::{Outlet, Room, Settled};
use super::vigil::{Holder, Vigil};
use crate::app::{Model, Msg};
use crate::config::{Config, Theme, UiConfig};
use crate::render::Picture;
use crate::tui::sequence::{Able, Linked, graphics, osc};
use crate::view::{Graphics, Look, paint, picture_place};

/// Cancels a sequence of which the rest was thrown away.
const CANCEL: &[u8] = b"\x18";

/// The terminal while the program has it; dropping it gives it back.
pub struct Screen {
    /// Never dropped: its own end would print to a terminal that may be gone, and panic.
    terminal: ManuallyDrop<Terminal<Linked<Sheaf>>>,
    /// What is to go out.
    sheaf: Sheaf,
    outlet: Outlet,
    /// Gives the terminal back where this program no longer can.
    vigil: Option<Vigil>,
    look: Look,
    mouse: Mouse,
    /// The picture that the terminal has drawn, and where.
    drawn: Option<(Rect, Picture)>,
    /// The terminal's name where it may be told what is news; `None` where the person wants none.
    told: Option<String>,
}

impl Screen {
    /// Takes the terminal over; `tell` hears when it can take more.
    pub fn enter(config: &Config, look: Look, tell: Sender<Msg>) -> io::Result<Self> {
        let mouse = mouse(&config.ui);
        let outlet = Outlet::new(guard::output()?, tell)?;
        let sheaf = Sheaf::default();
        let term = std::env::var("TERM").unwrap_or_default();
        let vigil = Vigil::prepare();
        guard::enter(mouse)?;
        match Terminal::new(Linked::new(sheaf.clone(), Able::of(&term))) {
            Ok(terminal) => {
                let terminal = ManuallyDrop::new(terminal);
                let told = term_told(&config.ui);
                Ok(Self { terminal, sheaf, outlet, vigil, look, mouse, drawn: None, told })
            }
            Err(error) => {
                guard::leave();
                Err(error)
            }
        }
    }

    /// From now on somebody else gives the terminal back if this program is killed.
    pub fn begin_vigil(&mut self) {
        if let Some(vigil) = &mut self.vigil {
            vigil.begin();
        }
    }

    /// Wears the colours of `theme` and heeds `ui` from the next frame on.
    pub fn dress(&mut self, theme: Option<Theme>, ui: &UiConfig) {
        if let Some(theme) = theme {
            self.look = self.look.dressed(theme);
        }
        self.told = term_told(ui);
        if self.mouse != mouse(ui) {
            self.mouse = mouse(ui);
            self.sheaf.0.borrow_mut().extend_from_slice(self.mouse.sequence());
        }
    }

    /// Draws `model`, if the terminal has taken the last frame; only what changed goes out.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        if self.outlet.room() == Room::Taken {
            return Ok(());
        }
        let by_terminal = self.look.graphics != Graphics::Blocks;
        let wanted = picture_place(model).filter(|_| by_terminal);
        let differs = wanted != self.drawn.as_ref().map(|(room, picture)| (*room, picture));
        if differs && self.drawn.take().is_some() {
            self.terminal.backend_mut().write_all(graphics::wipe(self.look.graphics).as_bytes())?;
            // Sixels lie in cells that the screen believes to be blank.
            self.clear()?;
        }
        self.terminal.backend_mut().set_urls(&model.reader.links);
        let look = &self.look;
        self.terminal.draw(|frame| {
            strike(Place::Renderer);
            paint(model, look, frame);
        })?;
        if let Some((room, picture)) = wanted.filter(|_| differs) {
            let cell = cell_size();
            if let Some(sequence) = graphics::draw(self.look.graphics, picture, room, cell) {
                self.terminal.backend_mut().write_all(sequence.as_bytes())?;
            }
            self.drawn = Some((room, picture.clone()));
        }
        let drawn = self.sheaf.take();
        let mut frame = Vec::with_capacity(drawn.len() + 16);
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.extend_from_slice(&drawn);
        queue!(frame, EndSynchronizedUpdate)?;
        self.outlet.send(frame)
    }

    /// Forgets what is on the terminal, so that the next frame is drawn whole.
    ///
    /// `Terminal::clear` would ask the terminal where its cursor is, and the input thread would
    /// take the answer.
    pub fn clear(&mut self) -> io::Result<()> {
        Backend::clear(self.terminal.backend_mut())?;
        self.terminal.swap_buffers();
        self.drawn = None;
        Ok(())
    }

    /// Asks the terminal to put `text` on the clipboard, before the next frame.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        self.terminal.backend_mut().write_all(osc::copy(text).as_bytes())
    }

    /// Has the terminal show `text` on the desktop, where the person wants it, before the next frame.
    pub fn alert(&mut self, text: &str) -> io::Result<()> {
        let Some(told) = self.told.as_deref().and_then(|term| osc::alert(text, term)) else { return Ok(()) };
        self.terminal.backend_mut().write_all(told.as_bytes())
    }

    /// Gives the terminal to the shell until it wakes the program.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.settle();
        guard::leave();
        self.note(Holder::Shell);
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.note(Holder::Program);
        guard::enter(self.mouse)?;
        self.clear()
    }

    fn note(&mut self, holder: Holder) {
        if let Some(vigil) = &mut self.vigil {
            vigil.note(holder);
        }
    }

    /// Nothing is on its way to the terminal any more, not even half a sequence.
    fn settle(&self) {
        if self.outlet.settle() == Settled::Cut
            && let Ok(mut out) = guard::output()
        {
            let _ = out.write_all(CANCEL);
        }
    }
}

/// Whether the mouse is listened to.
fn mouse(ui: &UiConfig) -> Mouse {
    if ui.mouse { Mouse::Heard } else { Mouse::Left }
}

/// The terminal's name where it may be told what is news.
fn term_told(ui: &UiConfig) -> Option<String> {
    ui.notify.then(|| std::env::var("TERM").unwrap_or_default())
}

/// The dots of a cell, where the terminal tells the size of its window.
fn cell_size() -> Option<(u32, u32)> {
    let size = crossterm::terminal::window_size().ok()?;
    let part = |dots: u16, cells: u16| u32::from(dots).checked_div(u32::from(cells)).filter(|dots| *dots > 0);
    Some((part(size.width, size.columns)?, part(size.height, size.rows)?))
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.settle();
        guard::leave();
        if let Some(vigil) = self.vigil.take() {
            vigil.end();
        }
    }
}

/// Bytes for the terminal, bound together until they go out.
#[derive(Debug, Clone, Default)]
struct Sheaf(Rc<RefCell<Vec<u8>>>);

impl Sheaf {
    fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Sheaf {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
