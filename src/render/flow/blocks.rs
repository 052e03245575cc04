//! The walk over the blocks: what stands under what, with which margin and which gaps.

use url::Url;

use super::inline::{self, Piece};
use super::tree::{Element, Node};
use super::wrap::{add, hard, wrap};
use super::{Flow, Ink, Row, Run, grid, list, measure};

/// What is left for text however deep margins go; two thirds where the whole is narrow.
const LEAST: usize = 12;

/// The longest drawn rule, in columns.
const RULE: usize = 24;

/// The left edge of a block: a bullet, a number, a quotation bar.
#[derive(Debug)]
pub struct Margin {
    first: Option<String>,
    rest: String,
    quote: u8,
}

/// Sets blocks one under the other.
#[derive(Debug)]
pub struct Setter {
    flow: Flow,
    width: usize,
    margins: Vec<Margin>,
    place: u32,
    /// Whether a blank row stands between what was set last and what comes next.
    gap: bool,
    /// Tight lists that are open.
    tight: usize,
}

impl Setter {
    /// Nothing yet, on `width` columns.
    pub fn new(width: usize) -> Self {
        Self { flow: Flow::default(), width, margins: Vec::new(), place: 0, gap: false, tight: 0 }
    }

    /// All that was set.
    pub fn finish(self) -> Flow {
        self.flow
    }

    /// Sets `nodes` in `ink`.
    pub fn blocks(&mut self, nodes: &[Node<'_>], ink: Ink) {
        let mut running = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if !element.is_inline() => {
                    self.paragraphs(&std::mem::take(&mut running), ink);
                    self.block(element, ink);
                }
                node => inline::gather(node, ink, &mut self.flow.links, &mut running),
            }
        }
        self.paragraphs(&running, ink);
    }

    fn block(&mut self, element: &Element<'_>, ink: Ink) {
        let children = &element.children;
        match element.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.as_bytes()[1] - b'0';
                self.blocks(children, Ink { heading: level, ..ink });
            }
            "blockquote" => self.quote(children, ink),
            "ul" | "menu" | "dir" => list::bullets(self, element, ink),
            "ol" => list::numbers(self, element, ink),
            "dt" | "legend" | "summary" => {
                self.blocks(children, Ink { strong: true, ..ink });
                self.gap = false;
            }
            "dd" => self.inset(None, "  ", |setter| setter.blocks(children, ink)),
            "pre" | "listing" | "xmp" => self.pre(children, ink),
            "figcaption" | "caption" => self.blocks(children, Ink { emphasis: true, ..ink }),
            "hr" => self.rule(),
            "table" => grid::table(self, element, ink),
            _ => {
                let ink = inline::inked(element, ink, &mut self.flow.links);
                self.blocks(children, ink);
            }
        }
    }

    /// Sets running text; two line breaks in a row make a new paragraph, as half the small
    /// sites mean them.
    pub fn paragraphs(&mut self, pieces: &[Piece], ink: Ink) {
        let mut start = 0;
        let mut at = 0;
        while at < pieces.len() {
            let blanks = pieces[at..].iter().take_while(|piece| piece.is_blank()).count();
            let breaks = pieces[at..at + blanks].iter().filter(|piece| **piece == Piece::Break).count();
            if breaks > 1 {
                self.paragraph(&pieces[start..at], ink);
                start = at + blanks;
            }
            at += blanks.max(1);
        }
        self.paragraph(&pieces[start..], ink);
    }

    fn paragraph(&mut self, pieces: &[Piece], ink: Ink) {
        let Some(first) = pieces.iter().position(|piece| !piece.is_blank()) else { return };
        let last = pieces.iter().rposition(|piece| !piece.is_blank()).unwrap_or(first);
        let rows = wrap(&pieces[first..=last], self.room(), ink);
        self.set(rows.into_iter().filter(|row| !row.is_empty()));
    }

    fn pre(&mut self, nodes: &[Node<'_>], ink: Ink) {
        let mut pieces = Vec::new();
        let ink = Ink { code: true, ..ink };
        for node in nodes {
            inline::gather(node, ink, &mut self.flow.links, &mut pieces);
        }
        let mut rows = hard(&pieces, self.room());
        let blank = |row: &Vec<Run>| row.iter().all(|run| inline::is_blank(&run.text));
        while rows.last().is_some_and(blank) {
            rows.pop();
        }
        self.set(rows.into_iter().skip_while(blank));
    }

    fn quote(&mut self, nodes: &[Node<'_>], ink: Ink) {
        let ink = Ink { quote: ink.quote.saturating_add(1), ..ink };
        let depth = self.margins.len();
        self.push_margin(None, "│ ", ink.quote);
        self.blocks(nodes, ink);
        self.margins.truncate(depth);
    }

    /// Sets what `set` sets behind a margin: `first` before its first row, `rest` before others.
    pub fn inset(&mut self, first: Option<String>, rest: &str, set: impl FnOnce(&mut Self)) {
        let depth = self.margins.len();
        self.push_margin(first, rest, 0);
        set(self);
        self.margins.truncate(depth);
    }

    fn push_margin(&mut self, first: Option<String>, rest: &str, quote: u8) {
        let least = LEAST.min(self.width * 2 / 3).max(1);
        let fits = self.room() >= measure::width(rest) + least;
        let (first, rest) = if fits { (first, rest.to_owned()) } else { (None, String::new()) };
        self.margins.push(Margin { first, rest, quote });
    }

    /// The columns that margins leave.
    pub fn room(&self) -> usize {
        let taken: usize = self.margins.iter().map(|margin| measure::width(&margin.rest)).sum();
        self.width.saturating_sub(taken).max(1)
    }

    /// The links so far, for what is set apart and put in as rows.
    pub fn links(&mut self) -> &mut Vec<Url> {
        &mut self.flow.links
    }

    /// Sets a list whose items stand right under each other, also under the item it belongs to.
    pub fn tight(&mut self, set: impl FnOnce(&mut Self)) {
        if self.tight > 0 {
            self.gap = false;
        }
        self.tight += 1;
        set(self);
        self.tight -= 1;
    }

    /// The next block stands right under this one.
    pub fn close_up(&mut self) {
        self.gap = false;
    }

    /// The next block stands a blank row under this one.
    pub fn open_up(&mut self) {
        self.gap = !self.flow.rows.is_empty();
    }

    fn rule(&mut self) {
        let ink = Ink { furniture: true, ..Ink::default() };
        let text = "─".repeat(self.room().min(RULE));
        self.set(std::iter::once(vec![Run { text, ink }]));
    }

    /// Sets one block of finished rows behind the margins.
    pub fn set(&mut self, rows: impl Iterator<Item = Vec<Run>>) {
        for (at, runs) in rows.enumerate() {
            if at == 0 && self.gap {
                self.blank();
            }
            let mut row = Row { runs: self.edge(), place: self.place };
            for run in &runs {
                if !run.ink.furniture {
                    self.place = self.place.saturating_add(measure::letters(&run.text));
                }
                add(&mut row.runs, &run.text, run.ink);
            }
            self.flow.rows.push(row);
            self.gap = true;
        }
    }

    /// The margins of the next row.
    fn edge(&mut self) -> Vec<Run> {
        let mut runs = Vec::new();
        for margin in &mut self.margins {
            let text = margin.first.take().unwrap_or_else(|| margin.rest.clone());
            if !text.is_empty() {
                add(&mut runs, &text, Ink { furniture: true, quote: margin.quote, ..Ink::default() });
            }
        }
        runs
    }

    /// A blank row; only quotation bars go through it.
    fn blank(&mut self) {
        let bars = self.margins.iter().rposition(|margin| margin.quote > 0 && !margin.rest.is_empty());
        let mut runs = Vec::new();
        for margin in self.margins.iter().take(bars.map_or(0, |last| last + 1)) {
            // A bullet that is still to come keeps its place.
            add(&mut runs, &margin.rest, Ink { furniture: true, quote: margin.quote, ..Ink::default() });
        }
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        runs.retain(|run| !run.text.is_empty());
        self.flow.rows.push(Row { runs, place: self.place });
    }
}
