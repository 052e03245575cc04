//! Puts characters down for the [`Writer`]: tags when the first content comes, text escaped.
//!
//! In: the writer's state. Out: bytes of canonical HTML. White space is folded and control
//! characters are filtered here, after all references were decoded. Never decides what nests in
//! what.

use super::tag::{Block, Inline};
use super::write::{Open, Para, Writer};
use crate::news::{is_mark, visible, visible_block};

/// The longest result in bytes; the rest of the text is left out.
pub const LONGEST: usize = 2 * 1024 * 1024;

impl Writer {
    pub(super) fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        {
            let folded = squeeze(&run);
            self.space |= folded.starts_with(' ');
            let shown = visible(folded.trim_start());
            for (index, word) in shown.split(' ').enumerate() {
                if index > 0 {
                    self.space = true;
                }
                // A mark on a blank has no base any more once the blank goes.
                let bare = word.starts_with(is_baseless);
                let word = if bare { visible(word) } else { word.into() };
                if !word.is_empty() {
                    self.begin_text();
                    escape(&word, &mut self.out);
                }
            }
        }
        run.clear();
        self.run = run;
    }

    /// Makes everything ready for a word or an inline picture.
    pub(super) fn begin_text(&mut self) {
        if self.breaks > 1 && !matches!(self.blocks.last(), Some(Open { block: Block::Heading(_), .. })) {
            self.end_paragraph();
        }
        if self.para == Para::Closed {
            self.imply_parents();
            self.write_blocks();
            self.para = match self.blocks.last_mut() {
                Some(open) if open.block.holds_text() && !open.filled => Para::Bare,
                _ => Para::Wrapped,
            };
            if let Some(open) = self.blocks.last_mut() {
                open.filled = true;
            }
            if self.para == Para::Wrapped {
                self.out.push_str("<p>");
            }
        } else if self.para_filled && self.breaks > 0 {
            self.out.push_str("<br>");
        } else if self.para_filled && self.space {
            self.out.push(' ');
        }
        self.breaks = 0;
        self.space = false;
        self.para_filled = true;
        self.write_spans();
    }

    /// A picture; `src` and `alt` are plain.
    pub fn image(&mut self, src: &str, alt: &str) {
        if self.in_pre() {
            return;
        }
        self.flush();
        if self.para == Para::Closed {
            // An empty list that only its items spoke of does not stand between figure and picture.
            self.imply_parents();
        }
        if matches!(self.blocks.last(), Some(Open { block: Block::Figure, .. })) {
            self.begin_child();
        } else {
            self.begin_text();
        }
        self.out.push_str("<img src=\"");
        escape(src, &mut self.out);
        self.out.push_str("\" alt=\"");
        escape(&squeeze(&visible(&squeeze(alt))), &mut self.out);
        self.out.push_str("\">");
    }

    /// Makes everything ready for a block without an end tag.
    pub(super) fn begin_child(&mut self) {
        self.boundary();
        self.leave_heading();
        self.imply_parents();
        self.write_blocks();
        if let Some(open) = self.blocks.last_mut() {
            open.filled = true;
        }
    }

    fn write_spans(&mut self) {
        for span in self.spans.iter().skip(self.spans_written) {
            self.out.push('<');
            self.out.push_str(span.tag.name());
            if span.tag == Inline::A {
                self.out.push_str(" href=\"");
                escape(&span.href, &mut self.out);
                self.out.push('"');
            }
            self.out.push('>');
        }
        self.spans_written = self.spans.len();
    }

    pub(super) fn close_spans_from(&mut self, at: usize) {
        while self.spans_written > at {
            self.spans_written -= 1;
            if let Some(span) = self.spans.get(self.spans_written) {
                close(span.tag.name(), &mut self.out);
            }
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.close_spans_from(0);
        if self.para == Para::Wrapped {
            self.out.push_str("</p>");
        }
        self.para = Para::Closed;
        self.para_filled = false;
        self.breaks = 0;
        self.space = false;
    }

    fn write_blocks(&mut self) {
        for at in self.blocks_written..self.blocks.len() {
            if let Some(parent) = at.checked_sub(1).and_then(|above| self.blocks.get_mut(above)) {
                parent.filled = true;
            }
            if let Some(open) = self.blocks.get(at) {
                self.out.push('<');
                self.out.push_str(open.block.name());
                self.out.push('>');
                for _ in 0..open.empty_cells {
                    self.out.push_str("<td></td>");
                }
            }
        }
        self.blocks_written = self.blocks.len();
    }

    /// Ends blocks until only `length` are open.
    pub(super) fn pop_to(&mut self, length: usize) {
        self.end_paragraph();
        while self.blocks.len() > length {
            let Some(open) = self.blocks.pop() else { return };
            if self.blocks_written > self.blocks.len() {
                self.blocks_written = self.blocks.len();
                close(open.block.name(), &mut self.out);
            } else if open.block.is_cell() {
                self.empty_cell();
            }
        }
        let depth = self.blocks.len();
        self.spans.retain(|span| span.depth <= depth);
    }

    /// Keeps the place of a cell that held nothing, if its row holds something.
    fn empty_cell(&mut self) {
        let row_written = self.blocks_written == self.blocks.len();
        if row_written && self.out.len() < LONGEST {
            self.out.push_str("<td></td>");
        } else if let Some(row) = self.blocks.last_mut() {
            row.empty_cells = (row.empty_cells + 1).min(256);
        }
    }

    pub(super) fn close_pre(&mut self) {
        let Some(raw) = self.pre.take() else { return };
        let plain: String = raw.replace("\r\n", "\n").replace('\t', "    ").replace(['\r', '\u{a0}'], " ");
        let shown = visible_block(&plain);
        let shown = shown.trim_start_matches(|c| c == '\n' || is_baseless(c)).trim_end();
        let at = self.blocks.len().saturating_sub(1);
        if !shown.trim().is_empty() {
            self.write_blocks();
            escape(shown, &mut self.out);
        }
        self.pop_to(at);
    }
}

/// What shows nothing without a letter before it: marks and joiners.
fn is_baseless(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// `text` with every run of white space turned into one space.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_space = false;
    for c in text.chars() {
        if c == ' ' || c.is_whitespace() {
            if !after_space {
                out.push(' ');
            }
            after_space = true;
        } else {
            out.push(c);
            after_space = false;
        }
    }
    out
}

fn close(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Adds `text` to `out` with the four special characters as references.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'&' | b'<' | b'>' | b'"')) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}
