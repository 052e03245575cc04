//! The only way onto the screen: makes text visible, clips it to its rectangle, draws it.
//!
//! Strings were sanitised when they came in; this is the second choke point, and the last.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::{Graphics, Letters, Look, Tone};
use crate::app::text;
use crate::news::visible;

/// Draws on a buffer.
pub struct Brush<'b> {
    buffer: &'b mut Buffer,
    look: &'b Look,
}

impl<'b> Brush<'b> {
    /// A brush for `buffer`.
    pub fn new(buffer: &'b mut Buffer, look: &'b Look) -> Self {
        Self { buffer, look }
    }

    /// Draws `text` in `area`, `x` columns and `y` rows from its corner; the columns taken.
    pub fn text(&mut self, area: Rect, x: u16, y: u16, text: &str, tone: Tone) -> u16 {
        let style = self.look.style(tone);
        self.styled(area, x, y, text, style)
    }

    /// Draws `text` as [`Self::text`] does, cut with an ellipsis where it does not fit.
    pub fn clipped(&mut self, area: Rect, x: u16, y: u16, text: &str, tone: Tone) -> u16 {
        let room = usize::from(area.width.saturating_sub(x));
        let text = text::clip(&visible(text), room);
        self.text(area, x, y, &text, tone)
    }

    /// The style of `tone`.
    pub fn style(&self, tone: Tone) -> Style {
        self.look.style(tone)
    }

    /// Who draws pictures.
    pub fn graphics(&self) -> Graphics {
        self.look.graphics
    }

    /// Draws two dots of a picture, one above the other, in a cell of `area`.
    pub fn dots(&mut self, area: Rect, (x, y): (u16, u16), above: [u8; 3], below: Option<[u8; 3]>) {
        let area = area.intersection(self.buffer.area);
        if x < area.width && y < area.height {
            let (symbol, style) = self.look.dots(above, below);
            self.buffer[(area.x + x, area.y + y)].set_symbol(symbol).set_style(style);
        }
    }

    /// Draws `text` in `style`.
    pub fn styled(&mut self, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if x >= area.width || y >= area.height {
            return 0;
        }
        let room = usize::from(area.width - x);
        let (column, row) = (area.x + x, area.y + y);
        let shown = match self.look.letters {
            Letters::Unicode => visible(text),
            Letters::Ascii => text::ascii(&visible(text)).into(),
        };
        if shown.is_ascii() {
            return self.letters(column, row, shown.as_bytes().iter().take(room), style);
        }
        let (end, _) = self.buffer.set_stringn(column, row, shown, room, style);
        end - column
    }

    /// Draws ASCII that was made visible, a letter a cell: nearly all text is that, and it need
    /// not be taken apart into what a person sees as characters.
    fn letters<'t>(
        &mut self,
        column: u16,
        row: u16,
        letters: impl Iterator<Item = &'t u8>,
        style: Style,
    ) -> u16 {
        let mut x = column;
        for letter in letters {
            self.buffer[(x, row)].set_char(char::from(*letter)).set_style(style);
            x += 1;
        }
        x - column
    }

    /// Draws `char`, one column wide, all along the row `y` of `area`.
    pub fn line(&mut self, area: Rect, y: u16, char: &str, tone: Tone) {
        let area = area.intersection(self.buffer.area);
        if y >= area.height {
            return;
        }
        let style = self.look.style(tone);
        let alike = (self.look.letters == Letters::Ascii).then(|| text::ascii(char));
        for x in area.left()..area.right() {
            let cell = &mut self.buffer[(x, area.y + y)];
            cell.set_symbol(alike.as_deref().unwrap_or(char)).set_style(style);
        }
    }

    /// Gives the row `y` of `area` the style of `tone`, text and all.
    pub fn wash(&mut self, area: Rect, y: u16, tone: Tone) {
        let area = area.intersection(self.buffer.area);
        if y < area.height {
            let row = Rect { y: area.y + y, height: 1, ..area };
            self.buffer.set_style(row, self.look.style(tone));
        }
    }

    /// Gives the sought words in `text`, which stands `x` columns from the corner of `area` in its
    /// row `y`, the tone of a match.
    pub fn matches(&mut self, area: Rect, x: u16, y: u16, text: &str, places: &[Range<usize>]) {
        let area = area.intersection(self.buffer.area);
        for place in places.iter().filter(|_| y < area.height) {
            let start = x + text::width(&text[..place.start]) as u16;
            let end = (start + text::width(&text[place.clone()]) as u16).min(area.width);
            let cells =
                Rect { x: area.x + start, y: area.y + y, width: end.saturating_sub(start), height: 1 };
            self.buffer.set_style(cells, self.look.style(Tone::Match));
        }
    }

    /// Gives `width` columns from the place `x`, `y` of `area` the style of `tone`.
    pub fn wash_part(&mut self, area: Rect, (x, y): (u16, u16), width: u16, tone: Tone) {
        let part = Rect { x: area.x + x, y: area.y + y, width, height: 1 };
        self.buffer.set_style(part.intersection(area), self.look.style(tone));
    }

    /// Wipes `area`.
    pub fn wipe(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        let mut blank = Cell::default();
        blank.set_style(self.look.ground());
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                self.buffer[(x, y)].clone_from(&blank);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_past_the_brush() {
        let screen = Rect::new(0, 0, 12, 2);
        let mut buffer = Buffer::empty(screen);
        let look = Look::default();
        let mut brush = Brush::new(&mut buffer, &look);
        let area = Rect::new(2, 0, 6, 1);
        brush.text(area, 0, 0, "a\u{1b}[31mb\u{202e}c\u{7}defghij", Tone::Plain);
        brush.text(area, 5, 0, "宗教", Tone::Plain);
        brush.text(Rect::new(50, 50, 9, 9), 0, 0, "x", Tone::Plain);
        brush.clipped(Rect::new(0, 1, 4, 1), 0, 0, "Pelantikan", Tone::Plain);
        let row = |y| (0..12).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        assert_eq!(row(0).trim_end(), "  abcdef");
        assert_eq!(row(1).trim_end(), "Pel…");
    }
}
