//! Pictures by the terminal itself: kitty's protocol and sixels.
//!
//! In: what the terminal says of itself; a picture and the cells it may have. Out: the sequence that
//! draws it there or takes it away. It holds numbers and letters that were made here, nothing of
//! the picture's file.

use std::fmt::Write;

use ratatui::layout::Rect;

use super::osc::base64;
use crate::render::Picture;
use crate::view::Graphics;

/// Bytes of a picture in one sequence, as kitty wants them.
const PIECE: usize = 4096;
/// The size of a cell in dots where the terminal does not tell it.
const CELL: (u32, u32) = (8, 16);

/// What the terminal says of itself by the variables of its environment, which `said` looks up.
pub fn graphics(said: impl Fn(&str) -> Option<String>) -> Graphics {
    let is_set = |name: &str| said(name).is_some();
    let begins = |name: &str, names: &[&str]| {
        said(name).is_some_and(|value| names.iter().any(|name| value.starts_with(name)))
    };
    // What stands between the terminal and the program would not let pictures through.
    if is_set("TMUX") || is_set("STY") || is_set("ZELLIJ") || begins("TERM", &["screen", "tmux"]) {
        Graphics::Blocks
    } else if is_set("KITTY_WINDOW_ID")
        || begins("TERM", &["xterm-kitty", "xterm-ghostty"])
        || begins("TERM_PROGRAM", &["WezTerm", "ghostty"])
    {
        Graphics::Kitty
    } else if begins("TERM", &["foot", "mlterm", "contour", "yaft"]) {
        Graphics::Sixel
    } else {
        Graphics::Blocks
    }
}

/// The sequence that draws `picture` in the middle of `room`, whose cells have `cell` dots; the
/// cursor is afterwards where it was.
pub fn draw(graphics: Graphics, picture: &Picture, room: Rect, cell: Option<(u32, u32)>) -> Option<String> {
    let (wide, high) = cell.unwrap_or(CELL);
    let (width, height) = picture.fitted(u32::from(room.width) * wide, u32::from(room.height) * high);
    let (columns, rows) = (width.div_ceil(wide), height.div_ceil(high));
    let small = picture.scaled(width, height);
    let drawn = match graphics {
        Graphics::Blocks => return None,
        Graphics::Kitty => kitty(&small, columns, rows)?,
        Graphics::Sixel => small.sixel(),
    };
    let left = (u32::from(room.width) - columns.min(u32::from(room.width))) / 2;
    let (column, row) = (u32::from(room.x) + left + 1, room.y + 1);
    Some(format!("\x1b7\x1b[{row};{column}H{drawn}\x1b8"))
}

/// The sequence that takes all pictures away; sixels go when their cells are wiped.
pub fn wipe(graphics: Graphics) -> &'static str {
    if graphics == Graphics::Kitty { "\x1b_Ga=d,d=A,q=2\x1b\\" } else { "" }
}

/// A PNG in pieces; answers are not asked for, since they would come in as keys.
fn kitty(picture: &Picture, columns: u32, rows: u32) -> Option<String> {
    let coded = base64(&picture.png()?);
    let mut out = String::with_capacity(coded.len() + coded.len() / 100 + 100);
    let pieces = coded.as_bytes().chunks(PIECE).count();
    for (at, piece) in coded.as_bytes().chunks(PIECE).enumerate() {
        let more = u8::from(at + 1 < pieces);
        if at == 0 {
            let _ = write!(out, "\x1b_Ga=T,f=100,q=2,C=1,c={columns},r={rows},m={more};");
        } else {
            let _ = write!(out, "\x1b_Gq=2,m={more};");
        }
        out.push_str(std::str::from_utf8(piece).ok()?);
        out.push_str("\x1b\\");
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_believed_unless_something_stands_between() {
        for (said, wanted) in [
            (&[("TERM", "xterm-kitty")][..], Graphics::Kitty),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Graphics::Kitty),
            (&[("TERM", "foot-extra")], Graphics::Sixel),
            (&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/x,1,0")], Graphics::Blocks),
            (&[("TERM", "screen-256color"), ("KITTY_WINDOW_ID", "1")], Graphics::Blocks),
            (&[("TERM", "xterm-256color")], Graphics::Blocks),
            (&[], Graphics::Blocks),
        ] {
            let look =
                |name: &str| said.iter().find(|(known, _)| *known == name).map(|(_, it)| (*it).to_owned());
            assert_eq!(graphics(look), wanted, "{said:?}");
        }
    }

    #[test]
    fn a_picture_is_drawn_in_the_middle_and_in_pieces() {
        let picture = Picture::plain(640, 480, [1, 2, 3]);
        let room = Rect::new(2, 2, 100, 20);
        let drawn = draw(Graphics::Kitty, &picture, room, Some((8, 16))).unwrap();
        // 320 dots are the height of the room, so 426 are its width: 54 columns of 100.
        assert!(drawn.starts_with("\x1b7\x1b[3;26H\x1b_Ga=T,f=100,q=2,C=1,c=54,r=20,m="), "{}", &drawn[..60]);
        assert!(drawn.ends_with("\x1b\\\x1b8"));
        for piece in drawn.split("\x1b_G").skip(1) {
            let (_, data) = piece.split_once(';').unwrap();
            let (data, _) = data.split_once('\x1b').unwrap();
            assert!(data.len() <= PIECE && data.bytes().all(|byte| byte.is_ascii_graphic()));
        }
        let drawn = draw(Graphics::Sixel, &picture, room, None).unwrap();
        assert!(drawn.contains("\x1bP0;1q\"1;1;426;320"));
        assert_eq!(draw(Graphics::Blocks, &picture, room, None), None);
    }
}
