//! The letters of a page and where they stand.
//!
//! In: a page's drawing instructions, as the interpreter hands them to a device. Out: a
//! [`Sheet`]: every letter with its place on the upright page, and whether pictures were drawn.
//! Paths, colours and clips are ignored; letters that are drawn twice for a bolder look count once.

use std::collections::HashSet;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Units of a font's own design grid in one em.
const EM: f64 = 1000.0;
/// The most letters of one page.
const MOST: usize = 60_000;
/// Stands for a letter that the font does not name.
pub const UNKNOWN: char = '\u{fffd}';

/// A letter on the page. Lengths are in points, `y` grows downwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it says: one character, or the several of a ligature.
    pub text: String,
    /// Where it begins.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// How far it reaches.
    pub width: f32,
    /// The height of its font.
    pub size: f32,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub struct Sheet {
    marks: Vec<(Way, Mark)>,
    seen: HashSet<(String, i32, i32)>,
    /// Pictures that were drawn.
    pub pictures: usize,
    /// Whether there were more letters than are kept.
    pub cut: bool,
}

/// Which way a letter's line runs on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Down,
    Left,
    Up,
}

impl Way {
    const ALL: [Self; 4] = [Self::Right, Self::Down, Self::Left, Self::Up];

    /// The way of a letter that advances by `x` and `y`; none where it stands aslant, as stamps
    /// and watermarks do.
    fn of(x: f64, y: f64) -> Option<Self> {
        let slack = 0.1 * x.hypot(y);
        if y.abs() <= slack {
            return Some(if x >= 0.0 { Self::Right } else { Self::Left });
        }
        (x.abs() <= slack).then_some(if y >= 0.0 { Self::Down } else { Self::Up })
    }

    /// The place of `x`, `y` on the page turned so that lines of this way run to the right.
    fn upright(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Self::Right => (x, y),
            Self::Down => (y, -x),
            Self::Left => (-x, -y),
            Self::Up => (-y, x),
        }
    }
}

impl Sheet {
    /// The letters whose lines run as most do, on the page turned upright.
    pub fn upright(self) -> Vec<Mark> {
        let count = |way| self.marks.iter().filter(|(own, _)| *own == way).count();
        let Some(most) = Way::ALL.into_iter().max_by_key(|way| (count(*way), *way == Way::Right)) else {
            return Vec::new();
        };
        let kept = self.marks.into_iter().filter(|(way, _)| *way == most);
        kept.map(|(way, mark)| {
            let (x, y) = way.upright(mark.x, mark.y);
            Mark { x, y, ..mark }
        })
        .collect()
    }

    fn take(&mut self, glyph: &Glyph<'_>, place: Affine) {
        if self.marks.len() >= MOST {
            self.cut = true;
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text.chars().take(8).collect(),
            None => UNKNOWN.to_string(),
        };
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let origin = place * Point::ZERO;
        let width = (place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0)) - origin;
        let size = (place * Point::new(0.0, EM) - origin).hypot();
        let along = place * Point::new(EM, 0.0) - origin;
        let (Some(way), true) = (Way::of(along.x, along.y), size.is_finite() && size > 0.5) else { return };
        let mark = Mark {
            text,
            x: origin.x as f32,
            y: origin.y as f32,
            width: width.hypot() as f32,
            size: size as f32,
        };
        if self.is_new(&mark) {
            self.marks.push((way, mark));
        }
    }

    /// Whether the same letter stands nowhere near already: nearer than the narrowest is wide.
    fn is_new(&mut self, mark: &Mark) -> bool {
        let step = (mark.size * 0.05).max(0.05);
        let (column, row) = ((mark.x / step).round() as i32, (mark.y / step).round() as i32);
        let near = (-1..=1).any(|x| {
            (-1..=1).any(|y| {
                self.seen.contains(&(mark.text.clone(), column.wrapping_add(x), row.wrapping_add(y)))
            })
        });
        // Blanks are narrow and may well stand close to each other.
        if near && !mark.text.trim().is_empty() {
            return false;
        }
        self.seen.insert((mark.text.clone(), column, row));
        true
    }
}

impl<'a> Device<'a> for Sheet {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.take(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.pictures += 1;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_of_a_line() {
        let cases = [
            (10.0, 0.0, Some(Way::Right)),
            (10.0, 0.5, Some(Way::Right)),
            (0.0, 10.0, Some(Way::Down)),
            (-10.0, 0.0, Some(Way::Left)),
            (0.0, -3.0, Some(Way::Up)),
            (7.0, 7.0, None),
        ];
        for (x, y, way) in cases {
            assert_eq!(Way::of(x, y), way, "{x} {y}");
        }
    }

    #[test]
    fn most_lines_say_which_way_the_page_stands() {
        let mark = |text: &str, x, y| Mark { text: text.into(), x, y, width: 5.0, size: 10.0 };
        // Two letters of a line that runs upwards, and one that runs to the right.
        let marks = vec![
            (Way::Up, mark("a", 50.0, 300.0)),
            (Way::Up, mark("b", 50.0, 290.0)),
            (Way::Right, mark("x", 10.0, 10.0)),
        ];
        let sheet = Sheet { marks, ..Sheet::default() };
        let marks = sheet.upright();
        let places: Vec<_> = marks.iter().map(|mark| (mark.text.as_str(), mark.x, mark.y)).collect();
        assert_eq!(places, [("a", -300.0, 50.0), ("b", -290.0, 50.0)]);
    }

    #[test]
    fn a_letter_drawn_twice_counts_once() {
        let mut sheet = Sheet::default();
        let mark = |text: &str, x: f32| Mark { text: text.into(), x, y: 100.0, width: 5.0, size: 10.0 };
        assert!(sheet.is_new(&mark("l", 50.0)));
        assert!(!sheet.is_new(&mark("l", 50.4)));
        assert!(sheet.is_new(&mark("l", 52.2)), "the second l of \"alla\"");
        assert!(sheet.is_new(&mark("i", 50.0)));
    }
}
