//! The terminal's own links (OSC 8): cells that the view has tagged are sent between the marks
//! that make them clickable; terminals that know no such marks skip them.
//!
//! In: cells to draw and the addresses of the article's links. Out: the same cells, marked.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::Color;
use url::Url;

use crate::view::tagged;

/// A backend that marks links.
pub struct Linked<W: Write> {
    inner: CrosstermBackend<W>,
    urls: Vec<Url>,
    able: Able,
}

/// Whether the terminal takes such marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Able {
    /// It shows or skips them.
    Yes,
    /// It would print them.
    No,
}

impl Able {
    /// What the terminal's name says: the Linux console prints what it does not know.
    pub fn of(term: &str) -> Self {
        if matches!(term, "linux" | "vt100" | "vt220" | "ansi") { Self::No } else { Self::Yes }
    }
}

impl<W: Write> Linked<W> {
    /// A backend that writes to `writer`.
    pub fn new(writer: W, able: Able) -> Self {
        Self { inner: CrosstermBackend::new(writer), urls: Vec::new(), able }
    }

    /// The addresses that the tags count into from now on.
    pub fn set_urls(&mut self, urls: &[Url]) {
        if self.urls != urls {
            self.urls = urls.to_vec();
        }
    }

    fn send(&mut self, link: Option<usize>, cells: &[(u16, u16, Cell)]) -> io::Result<()> {
        let url = link.and_then(|number| self.urls.get(number)).filter(|_| self.able == Able::Yes);
        if let Some(url) = url {
            let number = link.unwrap_or_default();
            write!(self.inner, "\x1b]8;id=w{number};{url}\x1b\\")?;
        }
        let marked = url.is_some();
        self.inner.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
        if marked { self.inner.write_all(b"\x1b]8;;\x1b\\") } else { Ok(()) }
    }
}

impl<W: Write> Write for Linked<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.inner.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

impl<W: Write> Backend for Linked<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, &Cell)> = content.collect();
        if cells.iter().all(|(_, _, cell)| tagged(cell).is_none()) {
            return self.inner.draw(cells.into_iter());
        }
        for part in cells.chunk_by(|a, b| tagged(a.2) == tagged(b.2)) {
            let plain: Vec<(u16, u16, Cell)> = part
                .iter()
                .map(|(x, y, cell)| {
                    let mut cell = (*cell).clone();
                    cell.underline_color = Color::Reset;
                    (*x, *y, cell)
                })
                .collect();
            self.send(part.first().and_then(|(_, _, cell)| tagged(cell)), &plain)?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    /// Draws "ab", of which `b` is the link 0, for a terminal that is `able`.
    fn sent(able: Able) -> String {
        let mut out = Vec::new();
        let mut backend = Linked::new(&mut out, able);
        backend.set_urls(&[Url::parse("https://contoh.example/a%1Bb").unwrap()]);
        let (mut a, mut b) = (Cell::new("a"), Cell::new("b"));
        a.set_style(Style::new());
        b.set_style(Style::new().underline_color(Color::Rgb(0x4c, 0, 0)));
        backend.draw([(0, 0, &a), (1, 0, &b)].into_iter()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_link_is_sent_between_its_marks_and_without_its_tag() {
        let sent = sent(Able::Yes);
        let open = sent.find("\x1b]8;id=w0;https://contoh.example/a%1Bb\x1b\\").unwrap();
        let close = sent.find("\x1b]8;;\x1b\\").unwrap();
        let at = |letter: char| sent.find(&format!("{letter}")).unwrap();
        assert!(at('a') < open && open < close, "{sent:?}");
        assert!(sent[open + 30..close].contains('b'), "{sent:?}");
        assert!(!sent.contains("58:"), "no colour of the underline: {sent:?}");
    }

    #[test]
    fn a_console_gets_no_marks() {
        assert_eq!(Able::of("linux"), Able::No);
        assert_eq!(Able::of("xterm-256color"), Able::Yes);
        assert!(!sent(Able::No).contains("]8;"));
    }
}
