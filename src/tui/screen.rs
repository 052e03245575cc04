//! The terminal as a screen: draws models, clears, sleeps, carries text to the clipboard.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Rect;

use super::guard::{self, Mouse};
use super::sequence::{Able, Linked, graphics, osc};
use crate::app::Model;
use crate::config::Config;
use crate::render::Picture;
use crate::view::{Graphics, Look, paint, picture_place};

/// The terminal while the program has it; dropping it gives it back.
pub struct Screen {
    /// Never dropped: its own end would print to a terminal that may be gone, and panic.
    terminal: ManuallyDrop<Terminal<Linked<BufWriter<File>>>>,
    look: Look,
    mouse: Mouse,
    /// The picture that the terminal has drawn, and where.
    drawn: Option<(Rect, Picture)>,
    /// The terminal's name where it may be told what is news; `None` where the person wants none.
    told: Option<String>,
}

impl Screen {
    /// Takes the terminal over.
    pub fn enter(config: &Config, look: Look) -> io::Result<Self> {
        let mouse = if config.ui.mouse { Mouse::Heard } else { Mouse::Left };
        let writer = BufWriter::with_capacity(32 * 1024, guard::output()?);
        let term = std::env::var("TERM").unwrap_or_default();
        guard::enter(mouse)?;
        match Terminal::new(Linked::new(writer, Able::of(&term))) {
            Ok(terminal) => {
                let told = config.ui.notify.then_some(term);
                Ok(Self { terminal: ManuallyDrop::new(terminal), look, mouse, drawn: None, told })
            }
            Err(error) => {
                guard::leave();
                Err(error)
            }
        }
    }

    /// Draws `model`; only what changed goes out.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
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
        self.terminal.draw(|frame| paint(model, look, frame))?;
        if let Some((room, picture)) = wanted.filter(|_| differs) {
            let cell = cell_size();
            if let Some(sequence) = graphics::draw(self.look.graphics, picture, room, cell) {
                self.terminal.backend_mut().write_all(sequence.as_bytes())?;
            }
            self.drawn = Some((room, picture.clone()));
        }
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.terminal.backend_mut())
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

    /// Asks the terminal to put `text` on the clipboard.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        backend.write_all(osc::copy(text).as_bytes())?;
        Write::flush(backend)
    }

    /// Has the terminal show `text` on the desktop, where the person wants it.
    pub fn alert(&mut self, text: &str) -> io::Result<()> {
        let Some(told) = self.told.as_deref().and_then(|term| osc::alert(text, term)) else { return Ok(()) };
        let backend = self.terminal.backend_mut();
        backend.write_all(told.as_bytes())?;
        Write::flush(backend)
    }

    /// Gives the terminal to the shell until it wakes the program.
    pub fn suspend(&mut self) -> io::Result<()> {
        guard::leave();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        guard::enter(self.mouse)?;
        self.clear()
    }
}

/// The dots of a cell, where the terminal tells the size of its window.
fn cell_size() -> Option<(u32, u32)> {
    let size = crossterm::terminal::window_size().ok()?;
    let part = |dots: u16, cells: u16| u32::from(dots).checked_div(u32::from(cells)).filter(|dots| *dots > 0);
    Some((part(size.width, size.columns)?, part(size.height, size.rows)?))
}

impl Drop for Screen {
    fn drop(&mut self) {
        guard::leave();
    }
}
