//! Sixels: six rows of dots to a letter, a colour at a time.
//!
//! In: a picture. Out: the sequence that a terminal of this kind draws at its cursor (DEC STD 070).
//! The colours are those of a cube of six levels; a fine pattern of lighter and darker dots
//! stands for what lies between them.

use std::fmt::Write;

use super::picture::{Dot, Picture};

/// Levels of red, green and blue.
const LEVELS: u32 = 6;
/// Colours of the cube.
const COLOURS: usize = 216;
/// Rows of dots in a band.
const BAND: u32 = 6;

/// The order in which dots of a square of four by four grow lighter (Bayer's matrix).
const PATTERN: [[u32; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];

/// The sequence that draws `picture`.
pub fn sixel(picture: &Picture) -> String {
    let (width, height) = picture.size();
    let mut out = format!("\x1bP0;1q\"1;1;{width};{height}");
    for colour in 0..COLOURS {
        let part = |by: usize| colour / by % 6 * 20;
        let _ = write!(out, "#{colour};2;{};{};{}", part(36), part(6), part(1));
    }
    for top in (0..height).step_by(BAND as usize) {
        band(picture, top, &mut out);
        out.push('-');
    }
    out.push_str("\x1b\\");
    out
}

/// Six rows from `top` on: every colour that is in them draws its own dots.
fn band(picture: &Picture, top: u32, out: &mut String) {
    let (width, height) = picture.size();
    let mut columns = vec![vec![0_u8; width as usize]; COLOURS];
    let mut used = [false; COLOURS];
    for y in top..(top + BAND).min(height) {
        for x in 0..width {
            let colour = nearest(picture.dot(x, y), x, y);
            used[colour] = true;
            columns[colour][x as usize] |= 1 << (y - top);
        }
    }
    for (colour, letters) in columns.iter().enumerate().filter(|(colour, _)| used[*colour]) {
        let _ = write!(out, "#{colour}");
        for run in letters.chunk_by(|a, b| a == b) {
            let letter = char::from(63 + run[0]);
            if run.len() > 3 {
                let _ = write!(out, "!{}{letter}", run.len());
            } else {
                out.extend(std::iter::repeat_n(letter, run.len()));
            }
        }
        out.push('$');
    }
}

/// The colour of the cube for a dot at this place of the pattern.
fn nearest(dot: Dot, x: u32, y: u32) -> usize {
    let lift = PATTERN[(y % 4) as usize][(x % 4) as usize];
    let level = |part: u8| ((u32::from(part) * (LEVELS - 1) * 16 + lift * 255) / (255 * 16)).min(LEVELS - 1);
    let [red, green, blue] = dot.map(level);
    ((red * LEVELS + green) * LEVELS + blue) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_six_rows() {
        let drawn = sixel(&Picture::plain(10, 8, [255, 0, 0]));
        assert!(drawn.starts_with("\x1bP0;1q\"1;1;10;8#0;2;0;0;0#1;2;0;0;20"), "{drawn}");
        assert!(drawn.contains("#180;2;100;0;0"), "{drawn}");
        // Red is 5 * 36; all six rows are `~`, two rows are `B`.
        assert!(drawn.ends_with("#180!10~$-#180!10B$-\x1b\\"), "{drawn}");
    }

    #[test]
    fn it_is_nothing_but_signs_and_numbers() {
        let drawn = sixel(&Picture::plain(3, 3, [90, 120, 201]));
        let inside = drawn.strip_prefix("\x1bP").unwrap().strip_suffix("\x1b\\").unwrap();
        assert!(inside.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    }
}
