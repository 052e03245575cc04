//! Letters set into lines: words by the gaps between letters, columns by the gutter.
//!
//! In: the letters of an upright page in the order they were drawn. Out: its [`Line`]s in the
//! order they are read: top to bottom, and column after column where the page is set in two.

use super::glyphs::Mark;

/// A gap of this much of the font's height parts two words.
const WORD: f32 = 0.12;
/// A gap of this much parts two pieces of a line: cells, columns.
const PIECE: f32 = 1.4;
/// Lines on both sides that make a gutter one.
const GUTTER_LINES: usize = 8;

/// A line of text, or a piece of one that stands apart from the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its baseline.
    pub y: f32,
    /// The height of its font.
    pub size: f32,
}

impl Line {
    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// The lines of a page.
pub fn lines(marks: Vec<Mark>) -> Vec<Line> {
    let pieces = pieces(marks);
    match gutter(&pieces) {
        Some(gutter) => columns(pieces, gutter),
        None => rows(pieces),
    }
}

/// Pieces of lines: letters on one baseline without a wide gap between them.
fn pieces(marks: Vec<Mark>) -> Vec<Line> {
    let mut rows: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        // Most letters follow the one before; a row further back is looked for otherwise.
        let fits = |row: &Vec<Mark>| row.first().is_some_and(|first| same_row(first, &mark));
        match rows.iter().rposition(fits) {
            Some(at) => rows[at].push(mark),
            None => rows.push(vec![mark]),
        }
    }
    rows.into_iter().flat_map(split).collect()
}

fn same_row(a: &Mark, b: &Mark) -> bool {
    // Raised and lowered small letters stay with the line that they belong to.
    let size = a.size.max(b.size);
    (a.y - b.y).abs() < 0.35 * size
}

/// Puts a row's letters in order, adds the blanks between its words, and cuts it at wide gaps.
fn split(mut row: Vec<Mark>) -> Vec<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut pieces: Vec<Line> = Vec::new();
    for mark in row {
        let blank = mark.text.trim().is_empty();
        let end = mark.x + mark.width;
        match pieces.last_mut() {
            Some(piece) if mark.x - piece.right < PIECE * piece.size.max(mark.size) => {
                if blank {
                    // A blank says that the word ends; how wide it is says nothing.
                    if !piece.text.ends_with(' ') {
                        piece.text.push(' ');
                    }
                    continue;
                }
                let gap = mark.x - piece.right;
                if gap > WORD * mark.size.min(piece.size) && !piece.text.ends_with(' ') {
                    piece.text.push(' ');
                }
                piece.text.push_str(&mark.text);
                piece.right = piece.right.max(end);
                piece.size = piece.size.max(mark.size);
            }
            _ if blank => {}
            _ => pieces.push(Line { text: mark.text, left: mark.x, right: end, y: mark.y, size: mark.size }),
        }
    }
    pieces.retain_mut(|piece| {
        piece.text.truncate(piece.text.trim_end().len());
        !piece.text.is_empty()
    });
    pieces
}

/// Where the page is parted into two columns of running text, if it is.
///
/// A table or the head of a letter ("Nomor :") has a gutter too, but its left side is ragged:
/// only where the lines of both sides fill their columns they are read one after the other.
fn gutter(pieces: &[Line]) -> Option<f32> {
    let left = pieces.iter().map(|piece| piece.left).min_by(f32::total_cmp)?;
    let right = pieces.iter().map(|piece| piece.right).max_by(f32::total_cmp)?;
    let middle = f32::midpoint(left, right);
    let width = right - left;
    let candidates = pieces.iter().map(|piece| piece.left).filter(|at| (at - middle).abs() < 0.1 * width);
    let mut edges: Vec<f32> = candidates.collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    edges.into_iter().find(|edge| {
        let at = edge - 2.0;
        let before: Vec<&Line> = pieces.iter().filter(|piece| piece.right <= at).collect();
        let after: Vec<&Line> = pieces.iter().filter(|piece| piece.left >= at).collect();
        let across = pieces.len() - before.len() - after.len();
        before.len() >= GUTTER_LINES
            && after.len() >= GUTTER_LINES
            && across * 4 <= pieces.len()
            && fills(&before)
            && fills(&after)
    })
}

/// Whether most of `lines` reach from one edge of their column to the other.
fn fills(lines: &[&Line]) -> bool {
    let widest = lines.iter().map(|line| line.width()).max_by(f32::total_cmp).unwrap_or(0.0);
    lines.iter().filter(|line| line.width() > 0.8 * widest).count() * 10 >= lines.len() * 6
}

/// The page as two columns between the lines that cross the gutter.
fn columns(pieces: Vec<Line>, gutter: f32) -> Vec<Line> {
    let at = gutter - 2.0;
    let (across, sides): (Vec<Line>, Vec<Line>) =
        pieces.into_iter().partition(|piece| piece.left < at && piece.right > at);
    let mut cuts: Vec<f32> = across.iter().map(|line| line.y).collect();
    cuts.sort_by(f32::total_cmp);
    let band = |y: f32| cuts.iter().filter(|cut| **cut < y).count();
    let mut ordered: Vec<(usize, u8, Line)> = Vec::new();
    for line in sides {
        ordered.push((band(line.y), 1 + u8::from(line.left >= at), line));
    }
    for line in across {
        // What crosses the gutter stands above the band that it opens.
        ordered.push((band(line.y) + 1, 0, line));
    }
    ordered.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.y.total_cmp(&b.2.y)));
    let mut out = Vec::new();
    let mut rest = ordered.into_iter().peekable();
    while let Some((band, side, line)) = rest.next() {
        let mut same = vec![line];
        while let Some((.., line)) = rest.next_if(|next| (next.0, next.1) == (band, side)) {
            same.push(line);
        }
        out.extend(rows(same));
    }
    out
}

/// Joins the pieces of each row, left to right, and puts the rows in order.
fn rows(mut pieces: Vec<Line>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for piece in pieces {
        let fits = |first: &Line| (first.y - piece.y).abs() < 0.35 * first.size.max(piece.size);
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(fits) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    rows.into_iter().filter_map(join).collect()
}

fn join(mut row: Vec<Line>) -> Option<Line> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    row.into_iter().reduce(|whole, piece| Line {
        text: format!("{} {}", whole.text, piece.text),
        right: whole.right.max(piece.right),
        size: whole.size.max(piece.size),
        ..whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` set from `x` in letters half as wide as high.
    fn set(text: &str, x: f32, y: f32) -> Vec<Mark> {
        let place = |at: usize| x + at as f32 * 5.0;
        text.chars()
            .enumerate()
            .map(|(at, c)| Mark { text: c.to_string(), x: place(at), y, width: 5.0, size: 10.0 })
            .collect()
    }

    fn texts(marks: Vec<Mark>) -> Vec<String> {
        lines(marks).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn words_are_parted_by_blanks_and_by_gaps() {
        assert_eq!(texts(set("Surat  edaran ", 50.0, 100.0)), ["Surat edaran"]);
        let mut marks = set("Surat", 50.0, 100.0);
        marks.extend(set("edaran", 78.0, 100.0));
        assert_eq!(texts(marks), ["Surat edaran"]);
    }

    #[test]
    fn rows_are_read_from_the_top_whatever_was_drawn_first() {
        let mut marks = set("dua", 50.0, 120.0);
        marks.extend(set("satu", 50.0, 100.0));
        marks.extend(set("2", 72.0, 97.0));
        assert_eq!(texts(marks), ["satu 2", "dua"]);
    }

    #[test]
    fn the_head_of_a_letter_is_read_by_rows() {
        let mut marks = Vec::new();
        for (at, (name, what)) in
            [("Nomor", ": B-12"), ("Sifat", ": Biasa"), ("Hal", ": Undangan rapat")].into_iter().enumerate()
        {
            marks.extend(set(name, 50.0, 100.0 + at as f32 * 14.0));
            marks.extend(set(what, 120.0, 100.0 + at as f32 * 14.0));
        }
        assert_eq!(texts(marks), ["Nomor : B-12", "Sifat : Biasa", "Hal : Undangan rapat"]);
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let full = "kata kata kata kata kata kata kata kata";
        let mut marks = set(&"judul ".repeat(12), 50.0, 80.0);
        for row in 0..10 {
            let y = 100.0 + row as f32 * 14.0;
            marks.extend(set(&format!("kiri{row} {full}"), 50.0, y));
            marks.extend(set(&format!("kanan{row} {full}"), 310.0, y));
        }
        let texts = texts(marks);
        assert!(texts[0].starts_with("judul"));
        let first = |n: usize| texts[n].split(' ').next().unwrap().to_owned();
        assert_eq!(
            (first(1), first(10), first(11), first(20)),
            ("kiri0".into(), "kiri9".into(), "kanan0".into(), "kanan9".into())
        );
    }
}
