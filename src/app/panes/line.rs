//! A line of the reader: its runs, what it is, which way it reads, where its links stand.
//!
//! In: runs. Out: columns. Never changes a text.

use crate::app::text;
use crate::render::Run;

/// What a line of the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// The headline.
    Title,
    /// Source, date, who wrote it.
    Meta,
    /// The photo's caption.
    Caption,
    /// What the house says of the text: only a teaser, being fetched.
    Note,
    /// The text.
    Body,
    /// The list of addresses below the text.
    Address,
}

/// A line of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its runs, left to right.
    pub runs: Vec<Run>,
    /// Characters of the text above it.
    pub place: u32,
}

impl Line {
    /// The columns it takes.
    pub fn width(&self) -> usize {
        self.runs.iter().map(|run| text::width(&run.text)).sum()
    }

    /// The column at which it starts in a text of `width` columns: lines in Arabic or Hebrew
    /// script end at the right edge. Their letters stay in logical order, as terminals want them.
    pub fn start(&self, width: u16) -> u16 {
        if reads_leftwards(&self.runs) { width.saturating_sub(self.width() as u16) } else { 0 }
    }

    /// The link at the first column of each link in the line, with that column.
    pub fn links(&self) -> Vec<(usize, u16)> {
        let mut found: Vec<(usize, u16)> = Vec::new();
        let mut column = 0;
        for run in &self.runs {
            if let Some(link) = run.ink.link.map(|link| link as usize)
                && found.last().is_none_or(|(last, _)| *last != link)
            {
                found.push((link, column));
            }
            column += text::width(&run.text) as u16;
        }
        found
    }
}

/// Whether most letters are of a script that reads from right to left.
fn reads_leftwards(runs: &[Run]) -> bool {
    let (mut left, mut right) = (0_usize, 0_usize);
    for run in runs.iter().filter(|run| !run.ink.furniture) {
        if run.text.is_ascii() {
            right += run.text.bytes().filter(u8::is_ascii_alphabetic).count();
            continue;
        }
        for char in run.text.chars().filter(|char| char.is_alphabetic()) {
            match char {
                '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => left += 1,
                _ => right += 1,
            }
        }
    }
    left > right
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Ink;

    fn line(texts: &[(&str, Option<u32>)]) -> Line {
        let run = |(text, link): &(&str, Option<u32>)| Run {
            text: (*text).to_owned(),
            ink: Ink { link: *link, ..Ink::default() },
        };
        Line { kind: LineKind::Body, runs: texts.iter().map(run).collect(), place: 0 }
    }

    #[test]
    fn arabic_ends_at_the_right_edge() {
        for (text, start) in [
            ("Bismillah", 0),
            ("بسم الله", 32),
            ("الله akbar walillahil hamd", 0),
            ("שלום", 36),
            ("", 0),
            ("123", 0),
        ] {
            assert_eq!(line(&[(text, None)]).start(40), start, "{text}");
        }
    }

    #[test]
    fn links_are_found_where_they_begin() {
        let line =
            line(&[("a 宗 ", None), ("satu", Some(0)), (" dua", Some(0)), (" ", None), ("x", Some(1))]);
        assert_eq!(line.links(), [(0, 5), (1, 14)]);
    }
}
