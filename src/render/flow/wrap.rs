//! Pieces of running text to rows: html2text wraps, this file keeps its promises.
//!
//! html2text sees one flat paragraph: no nesting, no tables, no tabs. Words longer than a row
//! are cut between graphemes before it sees them, for it would cut between characters; and a
//! row that is still too wide (the two libraries may count differently) is cut afterwards.

use html2text::config;
use html2text::render::{RichAnnotation, TaggedLine};

use super::inline::Piece;
use super::measure::{grapheme_width, graphemes, width as width_of};
use super::{Ink, Run};

/// The rows of `pieces`, none wider than `width`.
pub fn wrap(pieces: &[Piece], width: usize, base: Ink) -> Vec<Vec<Run>> {
    let html = paragraph(pieces, width);
    let lines = config::rich()
        .allow_width_overflow()
        .unicode_strikeout(false)
        .lines_from_read(html.as_bytes(), width);
    match lines {
        Ok(lines) => lines.into_iter().flat_map(|line| fit(row(&line, base), width)).collect(),
        // It refuses nothing that fits; were it to, hard rows are better than none.
        Err(_) => hard(pieces, width),
    }
}

/// Text whose line ends and spaces matter, cut where the row is full.
pub fn hard(pieces: &[Piece], width: usize) -> Vec<Vec<Run>> {
    let mut rows = vec![Vec::new()];
    let mut column = 0;
    for piece in pieces {
        let Piece::Text(run) = piece else {
            rows.push(Vec::new());
            column = 0;
            continue;
        };
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                rows.push(Vec::new());
                column = 0;
            }
            let line = untabbed(line, column);
            for (grapheme, columns) in graphemes(&line, width) {
                if column + columns > width {
                    rows.push(Vec::new());
                    column = 0;
                }
                column += columns;
                if let Some(row) = rows.last_mut() {
                    add(row, grapheme, run.ink);
                }
            }
        }
    }
    rows
}

/// `line`, which starts at `column`, with its tabs as spaces up to the next stop.
fn untabbed(line: &str, column: usize) -> String {
    const STOP: usize = 4;
    let mut out = String::with_capacity(line.len());
    let mut at = column;
    for c in line.chars().filter(|c| *c == '\t' || !c.is_control()) {
        if c == '\t' {
            let spaces = STOP - at % STOP;
            out.extend(std::iter::repeat_n(' ', spaces));
            at += spaces;
        } else {
            out.push(c);
            at += 1;
        }
    }
    out
}

/// One flat paragraph of HTML; words wider than `width` are cut.
fn paragraph(pieces: &[Piece], width: usize) -> String {
    let mut html = String::from("<p>");
    let mut word = 0;
    for piece in pieces {
        match piece {
            Piece::Break => {
                html.push_str("<br>");
                word = 0;
            }
            Piece::Text(run) => {
                open(&mut html, run.ink);
                word = words(&mut html, &run.text, word, width);
                close(&mut html, run.ink);
            }
        }
    }
    html.push_str("</p>");
    html
}

/// Writes `text`, whose first word goes on from one that has taken `word` columns; the columns
/// of its last word.
fn words(html: &mut String, text: &str, mut word: usize, width: usize) -> usize {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(end);
        let columns = width_of(part);
        if word + columns <= width {
            escape(html, part);
            word += columns;
        } else {
            for (grapheme, columns) in graphemes(part, width) {
                if word + columns > width {
                    html.push_str("<br>");
                    word = 0;
                }
                escape(html, grapheme);
                word += columns;
            }
        }
        let space = tail.len() - tail.trim_start().len();
        if space > 0 {
            html.push(' ');
            word = 0;
        }
        rest = &tail[space..];
    }
    word
}

fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            // A control character is nothing to read, and NUL would become a sign.
            c if c.is_control() => {}
            c => html.push(c),
        }
    }
}

fn open(html: &mut String, ink: Ink) {
    if let Some(link) = ink.link {
        html.push_str("<a href=\"");
        html.push_str(&link.to_string());
        html.push_str("\">");
    }
    for (on, tag, _) in tags(ink) {
        if on {
            html.push_str(tag);
        }
    }
}

fn close(html: &mut String, ink: Ink) {
    for (on, _, tag) in tags(ink).into_iter().rev() {
        if on {
            html.push_str(tag);
        }
    }
    if ink.link.is_some() {
        html.push_str("</a>");
    }
}

/// Furniture inside running text (the sign of a picture) travels as struck-out text, which
/// nothing else uses.
fn tags(ink: Ink) -> [(bool, &'static str, &'static str); 4] {
    [
        (ink.emphasis, "<em>", "</em>"),
        (ink.strong, "<strong>", "</strong>"),
        (ink.code, "<code>", "</code>"),
        (ink.furniture, "<s>", "</s>"),
    ]
}

/// A line of html2text as runs.
fn row(line: &TaggedLine<Vec<RichAnnotation>>, base: Ink) -> Vec<Run> {
    let mut row = Vec::new();
    for string in line.tagged_strings() {
        let mut ink = Ink { heading: base.heading, quote: base.quote, ..Ink::default() };
        for tag in &string.tag {
            match tag {
                RichAnnotation::Link(number) => ink.link = number.parse().ok(),
                RichAnnotation::Emphasis => ink.emphasis = true,
                RichAnnotation::Strong => ink.strong = true,
                RichAnnotation::Code => ink.code = true,
                RichAnnotation::Strikeout => ink.furniture = true,
                _ => {}
            }
        }
        add(&mut row, &string.s, ink);
    }
    row
}

/// Adds `text` to a row, to its last run where the ink is the same.
pub fn add(row: &mut Vec<Run>, text: &str, ink: Ink) {
    match row.last_mut() {
        Some(last) if last.ink == ink => last.text.push_str(text),
        _ => row.push(Run { text: text.to_owned(), ink }),
    }
}

/// The columns of a row.
pub fn row_width(row: &[Run]) -> usize {
    match row {
        [] => 0,
        [run] => width_of(&run.text),
        runs => width_of(&runs.iter().map(|run| run.text.as_str()).collect::<String>()),
    }
}

/// `row` itself, or cut into rows that fit.
fn fit(row: Vec<Run>, width: usize) -> Vec<Vec<Run>> {
    if row_width(&row) <= width {
        return vec![row];
    }
    let mut rows = vec![Vec::new()];
    let mut column = 0;
    for run in &row {
        for (grapheme, _) in graphemes(&run.text, width) {
            let columns = grapheme_width(grapheme);
            if column + columns > width {
                rows.push(Vec::new());
                column = 0;
                if grapheme == " " {
                    continue;
                }
            }
            column += columns;
            if let Some(row) = rows.last_mut() {
                add(row, grapheme, run.ink);
            }
        }
    }
    rows
}
