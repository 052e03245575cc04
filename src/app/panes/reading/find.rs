//! Words found in the article on the desk, wherever its lines break.
//!
//! In: the lines and what is looked for. Out: for each match the columns it takes, line by line.
//! Case and the width of gaps do not matter; what the house drew (bullets, bars, link numbers)
//! is no part of the text.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::panes::line::Line;
use crate::app::text;

/// Matches kept at most.
const MOST: usize = 5_000;

/// A part of a match on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The line.
    pub line: usize,
    /// Its first column.
    pub from: u16,
    /// The column behind it.
    pub to: u16,
}

/// What is looked for, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// As typed.
    pub text: String,
    /// The matches, each with its parts.
    pub hits: Vec<Vec<Part>>,
    /// The match at hand.
    pub at: usize,
}

/// A character of the text: folded, with its place.
struct Letter {
    folded: char,
    part: Part,
}

impl Find {
    /// Looks for `text` in `lines`; the match at hand is the first from the line `top` on.
    pub fn new(text: &str, lines: &[Line], top: usize) -> Self {
        let needle: Vec<char> =
            text.split_whitespace().collect::<Vec<_>>().join(" ").chars().flat_map(fold).collect();
        let letters = letters(lines);
        let mut hits = Vec::new();
        let mut from = 0;
        while !needle.is_empty() && from + needle.len() <= letters.len() && hits.len() < MOST {
            let here = &letters[from..from + needle.len()];
            if here.iter().zip(&needle).all(|(letter, wanted)| letter.folded == *wanted) {
                hits.push(parts(here));
                from += needle.len();
            } else {
                from += 1;
            }
        }
        let at = hits.iter().position(|hit| hit[0].line >= top).unwrap_or(0);
        Self { text: text.to_owned(), hits, at }
    }

    /// The line of the match at hand.
    pub fn line(&self) -> Option<usize> {
        self.hits.get(self.at).map(|hit| hit[0].line)
    }
}

fn fold(char: char) -> impl Iterator<Item = char> {
    char.to_lowercase()
}

/// The characters of all lines; a line's end and any blanks are one blank.
fn letters(lines: &[Line]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (line, laid) in lines.iter().enumerate() {
        let mut column = 0;
        for run in &laid.runs {
            if run.ink.furniture {
                column += text::width(&run.text) as u16;
                continue;
            }
            for grapheme in run.text.graphemes(true) {
                let to = column + text::width(grapheme) as u16;
                let part = Part { line, from: column, to };
                column = to;
                for folded in grapheme.chars().flat_map(fold) {
                    add(&mut letters, folded, part);
                }
            }
        }
        add(&mut letters, ' ', Part { line, from: column, to: column });
    }
    letters
}

fn add(letters: &mut Vec<Letter>, folded: char, part: Part) {
    let folded = if folded.is_whitespace() { ' ' } else { folded };
    if folded != ' ' || letters.last().is_some_and(|last| last.folded != ' ') {
        letters.push(Letter { folded, part });
    }
}

/// The columns that letters in a row take, line by line.
fn parts(letters: &[Letter]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for letter in letters {
        match parts.last_mut() {
            Some(last) if last.line == letter.part.line => last.to = last.to.max(letter.part.to),
            _ => parts.push(letter.part),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panes::line::LineKind;
    use crate::render::{Ink, Run};

    fn lines(texts: &[&str]) -> Vec<Line> {
        let line = |text: &&str| {
            let (bar, rest) = text.strip_prefix("│ ").map_or(("", *text), |rest| ("│ ", rest));
            let run = |text: &str, furniture| Run {
                text: text.to_owned(),
                ink: Ink { furniture, ..Ink::default() },
            };
            Line { kind: LineKind::Body, runs: vec![run(bar, true), run(rest, false)], place: 0 }
        };
        texts.iter().map(line).collect()
    }

    #[test]
    fn words_are_found_across_lines_and_bars() {
        let lines = lines(&["Kuota Haji dan kuota", "│ haji 宗教 tahun", "│ depan", "", "KUOTA"]);
        for (wanted, found) in [
            ("kuota", vec![vec![(0, 0, 5)], vec![(0, 15, 20)], vec![(4, 0, 5)]]),
            ("kuota  haji", vec![vec![(0, 0, 10)], vec![(0, 15, 20), (1, 2, 6)]]),
            ("教 tahun depan kuota", vec![vec![(1, 9, 17), (2, 2, 7), (4, 0, 5)]]),
            ("umrah", vec![]),
            (" ", vec![]),
        ] {
            let find = Find::new(wanted, &lines, 1);
            let hits: Vec<Vec<(usize, u16, u16)>> = find
                .hits
                .iter()
                .map(|hit| hit.iter().map(|part| (part.line, part.from, part.to)).collect())
                .collect();
            assert_eq!(hits, found, "{wanted}");
        }
        assert_eq!(Find::new("kuota", &lines, 1).at, 2);
        assert_eq!(Find::new("kuota", &lines, 5).at, 0, "behind the last one it starts over");
    }
}
