//! Writes canonical HTML: balanced and nested by construction, whatever order the calls come in.
//!
//! In: text, line breaks, pictures, and the beginnings and ends of elements as a page has them.
//! Out: blocks only at the top, text only in paragraphs or in elements that hold text, no empty
//! elements, one space between words. A tag is written when the first content arrives in it, so
//! that nothing has ever to be taken back. Never looks at attributes.

use super::entities;
use super::put::LONGEST;
use super::tag::{Block, Inline};

/// Structures are not nested deeper than this; deeper ones lose their tags and keep their text.
const DEEPEST: usize = 60;

pub(super) struct Open {
    pub(super) block: Block,
    /// Whether anything stands in it already.
    pub(super) filled: bool,
    /// A list that only its items spoke of: it ends with the last of them.
    pub(super) implied: bool,
    /// For a row that is not written yet: how many empty cells it begins with.
    pub(super) empty_cells: u16,
}

pub(super) struct Span {
    pub(super) tag: Inline,
    pub(super) href: String,
    /// How many starts wait for their ends.
    pub(super) starts: u32,
    /// How many blocks were open at its start: it ends with the innermost of them.
    pub(super) depth: usize,
    /// Whether it was opened in a `p`, with which it ends.
    pub(super) in_p: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Para {
    /// No text has come yet.
    Closed,
    /// The text stands in its block directly.
    Bare,
    /// The text stands in a `p`.
    Wrapped,
}

/// The writer; see the file's text.
#[allow(clippy::struct_excessive_bools)] // Each is a state of its own that any other may meet.
pub struct Writer {
    pub(super) out: String,
    pub(super) run: String,
    pub(super) pre: Option<String>,
    pub(super) blocks: Vec<Open>,
    pub(super) blocks_written: usize,
    pub(super) spans: Vec<Span>,
    pub(super) spans_written: usize,
    pub(super) para: Para,
    pub(super) para_filled: bool,
    pub(super) breaks: u8,
    pub(super) space: bool,
    pub(super) in_p: bool,
    pub(super) too_deep: u32,
    pub(super) after_caption: bool,
}

impl Writer {
    /// An empty writer that expects about `size` bytes.
    pub fn new(size: usize) -> Self {
        Self {
            out: String::with_capacity(size.min(LONGEST)),
            run: String::new(),
            pre: None,
            blocks: Vec::new(),
            blocks_written: 0,
            spans: Vec::new(),
            spans_written: 0,
            para: Para::Closed,
            para_filled: false,
            breaks: 0,
            space: false,
            in_p: false,
            too_deep: 0,
            after_caption: false,
        }
    }

    /// Whether no more is taken.
    pub fn is_full(&self) -> bool {
        self.out.len() >= LONGEST
    }

    /// Whether preformatted text is being written.
    pub fn in_pre(&self) -> bool {
        self.pre.is_some()
    }

    /// Ends everything that is open and hands over the HTML.
    pub fn finish(mut self) -> String {
        self.flush();
        self.close_pre();
        self.pop_to(0);
        self.out
    }

    /// Adds text with its character references.
    pub fn text(&mut self, raw: &str) {
        let buffer = self.pre.as_mut().unwrap_or(&mut self.run);
        let room = LONGEST.saturating_sub(self.out.len() + buffer.len());
        let raw = if raw.len() > room { raw.get(..raw.floor_char_boundary(room)).unwrap_or("") } else { raw };
        entities::decode_into(raw, buffer);
    }

    /// A `br`.
    pub fn line_break(&mut self) {
        if let Some(pre) = &mut self.pre {
            pre.push('\n');
            return;
        }
        self.flush();
        if self.para_filled {
            self.breaks = (self.breaks + 1).min(2);
        }
    }

    /// The start or end of something that parts paragraphs.
    pub fn boundary(&mut self) {
        if let Some(pre) = &mut self.pre {
            if !pre.ends_with('\n') {
                pre.push('\n');
            }
            return;
        }
        self.flush();
        match self.blocks.last() {
            Some(Open { block: Block::Heading(_), .. }) if self.para == Para::Closed => {}
            Some(Open { block: Block::Heading(_), .. }) => self.pop_to(self.blocks.len() - 1),
            _ => self.end_paragraph(),
        }
    }

    /// The start of a `p`: also ends what the last one left open.
    pub fn start_p(&mut self) {
        self.end_p();
        self.in_p = true;
    }

    /// The end of a `p`.
    pub fn end_p(&mut self) {
        self.boundary();
        if self.pre.is_none() {
            self.close_spans_from(0);
            self.spans.retain(|span| !span.in_p);
            self.in_p = false;
        }
    }

    /// A thematic break.
    pub fn rule(&mut self) {
        if self.in_pre() {
            return self.boundary();
        }
        self.begin_child();
        self.out.push_str("<hr>");
    }

    /// The start of an inline element; `href` is for links only.
    pub fn start_inline(&mut self, tag: Inline, href: &str) {
        if self.in_pre() {
            return;
        }
        self.flush();
        if tag == Inline::A {
            self.end_inline(tag);
        } else if let Some(open) = self.spans.iter_mut().find(|span| span.tag == tag) {
            open.starts += 1;
            return;
        }
        let depth = self.blocks.len();
        self.spans.push(Span { tag, href: href.to_owned(), starts: 1, depth, in_p: self.in_p });
    }

    /// The end of an inline element.
    pub fn end_inline(&mut self, tag: Inline) {
        if self.in_pre() {
            return;
        }
        self.flush();
        let Some(at) = self.spans.iter().position(|span| span.tag == tag) else { return };
        if let Some(span) = self.spans.get_mut(at)
            && span.starts > 1
        {
            span.starts -= 1;
            return;
        }
        self.close_spans_from(at);
        self.spans.remove(at);
    }

    /// The start of a block.
    pub fn start_block(&mut self, block: Block) {
        if self.in_pre() {
            return self.boundary();
        }
        self.boundary();
        self.leave_heading();
        match block {
            Block::Li => self.start_item(block, |b| matches!(b, Block::Ul | Block::Ol), Block::Ul),
            Block::Dt | Block::Dd => self.start_item(block, |b| b == Block::Dl, Block::Dl),
            Block::Tr => {
                if self.back_to_table() {
                    self.push(Block::Tr);
                }
            }
            Block::Td | Block::Th => self.start_cell(block),
            Block::Figcaption => {
                if let Some(at) = self.nearest(|b| b == Block::Figure) {
                    self.pop_to(at + 1);
                    self.push(block);
                }
            }
            _ => self.start_structure(block),
        }
    }

    fn start_structure(&mut self, block: Block) {
        if self.is_deepest() {
            if !matches!(block, Block::Heading(_) | Block::Pre) {
                self.too_deep += 1;
            }
            return;
        }
        self.imply_parents();
        self.push(block);
        if block == Block::Pre {
            self.pre = Some(String::new());
        }
    }

    /// Whether no structure fits in here, with the item or cell that it would have to stand in.
    fn is_deepest(&self) -> bool {
        let depth = self.blocks.len();
        let around = match self.blocks.last() {
            Some(Open { block: Block::Ul | Block::Ol | Block::Dl, implied: true, .. }) => {
                return depth > DEEPEST;
            }
            Some(Open { block: Block::Ul | Block::Ol | Block::Dl | Block::Tr, .. }) => 1,
            Some(Open { block: Block::Table, .. }) => 2,
            _ => 0,
        };
        depth + around >= DEEPEST
    }

    fn start_item(&mut self, item: Block, list: impl Fn(Block) -> bool, implied: Block) {
        if let Some(at) = self.nearest(list) {
            self.pop_to(at + 1);
        } else {
            if self.is_deepest() {
                return;
            }
            self.imply_parents();
            self.push(implied);
            if let Some(list) = self.blocks.last_mut() {
                list.implied = true;
            }
        }
        self.push(item);
    }

    fn start_cell(&mut self, cell: Block) {
        let row = self.blocks.iter().rposition(|open| matches!(open.block, Block::Table | Block::Tr));
        match row.filter(|&at| self.blocks.get(at).is_some_and(|open| open.block == Block::Tr)) {
            Some(at) => self.pop_to(at + 1),
            None if self.back_to_table() => self.push(Block::Tr),
            None => return,
        }
        self.push(cell);
    }

    /// Ends all that is open inside the innermost table; whether there is one.
    fn back_to_table(&mut self) -> bool {
        match self.blocks.iter().rposition(|open| open.block == Block::Table) {
            Some(at) => {
                self.pop_to(at + 1);
                true
            }
            None if self.after_caption => {
                self.end_caption();
                // Too deep there is no table behind its caption.
                matches!(self.blocks.last(), Some(Open { block: Block::Table, .. }))
            }
            None => false,
        }
    }

    /// The end of a block; ends what is still open in it. Without its start it only parts paragraphs.
    pub fn end_block(&mut self, block: Block) {
        let at = self.start_of(block);
        if self.in_pre() {
            if at.is_none() {
                return self.boundary();
            }
            self.close_pre();
            if block == Block::Pre {
                return;
            }
        }
        self.flush();
        if self.too_deep > 0 && !block.holds_text() && block != Block::Tr {
            self.too_deep -= 1;
            return self.end_paragraph();
        }
        match at {
            Some(at) => self.pop_to(at),
            None => self.boundary(),
        }
    }

    /// Where the block that an end tag means begins; a cell hides what is around it from all
    /// end tags but those of its table.
    fn start_of(&self, block: Block) -> Option<usize> {
        let of_table = matches!(block, Block::Table | Block::Tr | Block::Td | Block::Th);
        for (at, open) in self.blocks.iter().enumerate().rev() {
            let both_headings = matches!((open.block, block), (Block::Heading(_), Block::Heading(_)));
            if open.block == block || both_headings || (open.block.is_cell() && block.is_cell()) {
                return Some(at);
            }
            if (open.block.is_cell() && !of_table) || (open.block == Block::Table && of_table) {
                return None;
            }
        }
        None
    }

    /// The start of a table's caption: it is written as a paragraph before the table.
    pub fn start_caption(&mut self) {
        self.boundary();
        let at = self.blocks.len();
        let bare_table = matches!(self.blocks.last(), Some(Open { block: Block::Table, .. }));
        if bare_table && self.blocks_written < at {
            self.blocks.pop();
            self.after_caption = true;
        }
    }

    /// The end of a table's caption.
    pub fn end_caption(&mut self) {
        if self.after_caption {
            self.close_pre();
        }
        self.boundary();
        if self.after_caption {
            self.after_caption = false;
            self.leave_heading();
            self.start_structure(Block::Table);
        }
    }

    /// The innermost block that `wanted` accepts, not looking out of a cell, quotation or figure.
    fn nearest(&self, wanted: impl Fn(Block) -> bool) -> Option<usize> {
        for (at, open) in self.blocks.iter().enumerate().rev() {
            if wanted(open.block) {
                return Some(at);
            }
            if open.block.is_cell() || matches!(open.block, Block::Quote | Block::Figure | Block::Table) {
                return None;
            }
        }
        None
    }

    /// Nothing but running text stands in a heading.
    pub(super) fn leave_heading(&mut self) {
        if matches!(self.blocks.last(), Some(Open { block: Block::Heading(_), .. })) {
            self.pop_to(self.blocks.len() - 1);
        }
    }

    fn push(&mut self, block: Block) {
        self.blocks.push(Open { block, filled: false, implied: false, empty_cells: 0 });
    }

    /// Opens the item or cell that lists and tables need around anything else.
    pub(super) fn imply_parents(&mut self) {
        while let Some(open) = self.blocks.last() {
            match open.block {
                Block::Ul | Block::Ol | Block::Dl if open.implied => self.pop_to(self.blocks.len() - 1),
                Block::Ul | Block::Ol => self.push(Block::Li),
                Block::Dl => self.push(Block::Dd),
                Block::Table => self.push(Block::Tr),
                Block::Tr => self.push(Block::Td),
                _ => return,
            }
        }
    }
}
