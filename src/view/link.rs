//! Marks cells that belong to a link, so that the shell can make them one for the terminal too.
//!
//! A cell has no field for it; the colour of its underline, which no theme uses, carries the
//! link's number. The shell takes it off again before anything is sent.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Style};

/// What tells a link's number from a colour.
const SIGN: u8 = 0x4c;

/// `style` for a part of the link of this number, counted from 0.
pub fn tag(style: Style, number: u32) -> Style {
    match u16::try_from(number) {
        Ok(number) => {
            let [high, low] = number.to_be_bytes();
            style.underline_color(Color::Rgb(SIGN, high, low))
        }
        Err(_) => style,
    }
}

/// The number of the link that `cell` belongs to.
pub fn tagged(cell: &Cell) -> Option<usize> {
    match cell.underline_color {
        Color::Rgb(SIGN, high, low) => Some(usize::from(u16::from_be_bytes([high, low]))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_back() {
        for number in [0, 1, 255, 256, 65_535] {
            let mut cell = Cell::default();
            cell.set_style(tag(Style::new(), number));
            assert_eq!(tagged(&cell), Some(number as usize));
        }
        let mut cell = Cell::default();
        cell.set_style(tag(Style::new(), 65_536));
        assert_eq!(tagged(&cell), None);
    }
}
