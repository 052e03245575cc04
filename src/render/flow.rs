//! `CleanHtml` and a width to rows of tagged text.
//!
//! Comes in sanitised HTML and a number of columns, go out rows that are never wider and hold
//! every word once. Blocks (headings, lists, quotes, tables, code) are set here; the running
//! text inside them is wrapped by html2text, which sees neither tables nor tabs nor nesting.

mod blocks;
mod grid;
pub(super) mod inline;
mod list;
mod measure;
pub(super) mod tree;
mod wrap;

use url::Url;

use crate::news::CleanHtml;

/// A text laid out for one width.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flow {
    /// The rows, top to bottom; none is wider than asked.
    pub rows: Vec<Row>,
    /// The addresses of the links, in order; `Ink::link` counts from 0 into them.
    pub links: Vec<Url>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its runs, left to right.
    pub runs: Vec<Run>,
    /// Characters of the whole text that stand above this row: a reading position that
    /// survives another width.
    pub place: u32,
}

/// Text in one ink.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text; no control characters.
    pub text: String,
    /// How it is drawn.
    pub ink: Ink,
}

/// What a run is; the theme decides how that looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools)] // independent traits of type, not a state
pub struct Ink {
    /// Heading level, 1 to 6; 0 for running text.
    pub heading: u8,
    /// Depth of quotation.
    pub quote: u8,
    /// Emphasised.
    pub emphasis: bool,
    /// Strong.
    pub strong: bool,
    /// Code.
    pub code: bool,
    /// Drawn by the renderer, not written by the source: bullets, rules, table lines, quote bars.
    pub furniture: bool,
    /// Index into [`Flow::links`].
    pub link: Option<u32>,
    /// An edit took it away: shown only beside what came.
    pub gone: bool,
    /// An edit brought it.
    pub added: bool,
}

/// Lays `html` out in rows of at most `width` columns (at least 1).
pub fn flow(html: &CleanHtml, width: u16) -> Flow {
    let nodes = tree::read(html.as_str());
    let mut setter = blocks::Setter::new(usize::from(width.max(1)));
    setter.blocks(&nodes, Ink::default());
    setter.finish()
}

#[cfg(test)]
mod tests;
