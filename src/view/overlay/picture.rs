//! A picture of the article: what is known of it, then the picture itself, two dots to a cell.
//!
//! Where the terminal draws pictures by itself the cells stay empty, and whoever holds the terminal
//! draws it at [`place`].

use ratatui::layout::Rect;

use super::page::sheet;
use crate::app::{Layout, Model, Overlay, PictureStage, Showing, text};
use crate::render::Picture;
use crate::view::brush::Brush;
use crate::view::look::{Graphics, Tone};
use crate::view::words;

/// Paints what is known of the picture, or the picture; there is no text cursor.
pub fn paint(model: &Model, layout: &Layout, showing: &Showing, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    let lang = &model.lang;
    let foot = match &showing.stage {
        PictureStage::Weighing | PictureStage::Offered(_) => lang.picture_foot_offered(),
        _ if showing.of > 1 => lang.picture_foot_several(),
        _ => lang.picture_foot(),
    };
    let title = lang.picture_title(showing.at + 1, showing.of);
    let area = sheet(model, layout, &title, &foot, brush);
    let (said, tone) = match &showing.stage {
        PictureStage::Shown(picture) => {
            if brush.graphics() == Graphics::Blocks {
                blocks(picture, area, brush);
            }
            return None;
        }
        PictureStage::Weighing => (lang.picture_asking(), Tone::Plain),
        PictureStage::Offered(Some(size)) => (lang.picture_offered(lang.bytes(*size)), Tone::Plain),
        PictureStage::Offered(None) => (lang.picture_unsized(), Tone::Plain),
        PictureStage::Coming => (lang.picture_coming(), Tone::Plain),
        PictureStage::Offline => (lang.picture_offline(), Tone::Bad),
        PictureStage::Failed(failure) => {
            (words::sentence(&lang.picture_failed(&lang.failure(failure))), Tone::Bad)
        }
        PictureStage::Unreadable => (lang.picture_unreadable(), Tone::Bad),
    };
    let width = usize::from(area.width).max(1);
    let address = text::wrap(showing.url.as_str(), width).into_iter().take(3);
    let rows = address.map(|row| (row, Tone::Dim)).chain([(String::new(), Tone::Plain)]);
    let said = text::wrap(&said, width).into_iter().map(|row| (row, tone));
    for (y, (row, tone)) in rows.chain(said).enumerate() {
        brush.text(area, 0, y as u16, &row, tone);
    }
    None
}

/// The room that the picture on top has, if one is shown.
pub fn place(model: &Model) -> Option<(Rect, &Picture)> {
    let Some(Overlay::Picture(Showing { stage: PictureStage::Shown(picture), .. })) = model.overlays.last()
    else {
        return None;
    };
    let body = model.layout().body;
    let inside =
        Rect { x: body.x + 2, y: body.y + 1, width: body.width.saturating_sub(4), height: body.height - 1 };
    Some((inside, picture))
}

/// Paints the picture in the middle of `area`: each cell is two dots, one above the other.
fn blocks(picture: &Picture, area: Rect, brush: &mut Brush<'_>) {
    let (wide, high) = picture.fitted(u32::from(area.width), u32::from(area.height) * 2);
    let small = picture.scaled(wide, high);
    let left = (area.width - wide as u16) / 2;
    for y in 0..high.div_ceil(2) {
        for x in 0..wide {
            let below = (y * 2 + 1 < high).then(|| small.dot(x, y * 2 + 1));
            brush.dots(area, (left + x as u16, y as u16), small.dot(x, y * 2), below);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::look::{Letters, Look, Paint};
    use ratatui::buffer::Buffer;
    use ratatui::style::Color;

    fn painted(paint: Paint, letters: Letters) -> Buffer {
        let area = Rect::new(0, 0, 8, 3);
        let mut buffer = Buffer::empty(area);
        let look = Look::new(crate::config::theme("default").unwrap(), paint, letters);
        let mut brush = Brush::new(&mut buffer, &look);
        blocks(&Picture::plain(400, 300, [250, 250, 250]), area, &mut brush);
        buffer
    }

    #[test]
    fn dots_become_what_the_terminal_can_show() {
        let buffer = painted(Paint::True, Letters::Unicode);
        // Eight dots wide are six high in its proportions: three rows.
        let cell = &buffer[(7, 2)];
        assert_eq!(
            (cell.symbol(), cell.fg, cell.bg),
            ("▀", Color::Rgb(250, 250, 250), Color::Rgb(250, 250, 250))
        );
        let cell = painted(Paint::Indexed, Letters::Unicode)[(0, 0)].clone();
        assert!(matches!((cell.symbol(), cell.fg), ("▀", Color::Indexed(_))), "{cell:?}");
        let cell = painted(Paint::Mono, Letters::Unicode)[(0, 0)].clone();
        assert_eq!((cell.symbol(), cell.fg), ("█", Color::Reset));
        assert_eq!(painted(Paint::Colour, Letters::Ascii)[(0, 0)].symbol(), "@");
    }
}
