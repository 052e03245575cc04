//! Tables: side by side where the longest words fit, else row by row, each cell under its
//! heading.

use super::blocks::Setter;
use super::inline::{Piece, gather, has_text, is_blank};
use super::measure;
use super::tree::{Element, Node};
use super::wrap::{add, row_width};
use super::{Ink, Run};

/// Between two columns.
const SEPARATOR: &str = " │ ";

/// What crosses [`SEPARATOR`] under a heading.
const CROSSING: &str = "─┼─";

const FURNITURE: Ink = Ink {
    heading: 0,
    quote: 0,
    emphasis: false,
    strong: false,
    code: false,
    furniture: true,
    link: None,
    gone: false,
    added: false,
};

/// A cell.
#[derive(Debug, Clone, Copy)]
struct Cell<'n, 'h> {
    nodes: &'n [Node<'h>],
    head: bool,
}

impl Cell<'_, '_> {
    fn ink(&self, ink: Ink) -> Ink {
        Ink { strong: ink.strong || self.head, ..ink }
    }

    fn is_empty(&self) -> bool {
        !self.nodes.iter().any(has_text)
    }
}

type Cells<'n, 'h> = Vec<Cell<'n, 'h>>;

/// Sets a table.
pub fn table(setter: &mut Setter, table: &Element<'_>, ink: Ink) {
    let mut rows = Vec::new();
    let mut captions = Vec::new();
    collect(&table.children, &mut rows, &mut captions);
    for caption in captions {
        setter.blocks(&caption.children, Ink { emphasis: true, ..ink });
    }
    rows.retain(|cells: &Cells<'_, '_>| cells.iter().any(|cell| !cell.is_empty()));
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns < 2 {
        // One column is no table but an old way to set a page.
        for cell in rows.iter().flatten() {
            setter.blocks(cell.nodes, cell.ink(ink));
        }
        return;
    }
    match widths(&rows, columns, setter.room()) {
        Some(widths) => side_by_side(setter, &rows, &widths, ink),
        None => stacked(setter, &rows, ink),
    }
    setter.open_up();
}

/// The rows of a table, through its sections; what stands outside cells becomes a cell.
fn collect<'n, 'h>(
    nodes: &'n [Node<'h>],
    rows: &mut Vec<Cells<'n, 'h>>,
    captions: &mut Vec<&'n Element<'h>>,
) {
    for node in nodes {
        match node {
            Node::Element(element) => match element.name {
                "caption" => captions.push(element),
                "thead" | "tbody" | "tfoot" => collect(&element.children, rows, captions),
                "tr" => rows.push(element.children.iter().filter_map(cell).collect()),
                _ => rows.push(vec![Cell { nodes: std::slice::from_ref(node), head: false }]),
            },
            Node::Text(text) if is_blank(text) => {}
            Node::Text(_) => rows.push(vec![Cell { nodes: std::slice::from_ref(node), head: false }]),
        }
    }
}

fn cell<'n, 'h>(node: &'n Node<'h>) -> Option<Cell<'n, 'h>> {
    match node {
        Node::Element(element) if matches!(element.name, "td" | "th") => {
            Some(Cell { nodes: &element.children, head: element.name == "th" })
        }
        Node::Text(text) if is_blank(text) => None,
        other => Some(Cell { nodes: std::slice::from_ref(other), head: false }),
    }
}

/// How wide each column is, `None` where the longest words do not fit side by side.
fn widths(rows: &[Cells<'_, '_>], columns: usize, room: usize) -> Option<Vec<usize>> {
    let between = measure::width(SEPARATOR) * (columns - 1);
    let room = room.checked_sub(between).filter(|room| *room >= columns)?;
    let mut least = vec![1; columns];
    let mut most = vec![1; columns];
    for cells in rows {
        for (at, cell) in cells.iter().enumerate() {
            let (shortest, longest) = extent(cell.nodes);
            least[at] = least[at].max(shortest);
            most[at] = most[at].max(longest);
        }
    }
    let taken: usize = least.iter().sum();
    let spare = room.checked_sub(taken)?;
    let wished: usize = most.iter().zip(&least).map(|(most, least)| most - least).sum();
    let given = |wish: usize| if wished <= spare { wish } else { wish * spare / wished };
    Some(most.iter().zip(&least).map(|(most, least)| least + given(most - least)).collect())
}

/// The columns of the longest word and of the longest line of `nodes`.
fn extent(nodes: &[Node<'_>]) -> (usize, usize) {
    let mut text = String::new();
    plain(nodes, &mut text);
    let word = text.split_whitespace().map(measure::width).max().unwrap_or(1);
    let line = text.split('\n').map(|line| measure::width(line.trim())).max().unwrap_or(1);
    (word, line.max(word))
}

fn plain(nodes: &[Node<'_>], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(part) => text.extend(part.chars().map(|c| if c.is_whitespace() { ' ' } else { c })),
            Node::Element(element) => {
                let apart = element.is_block() || element.name == "br";
                text.push_str(if apart { "\n" } else { "" });
                if let Some(alt) = element.alt.as_deref().filter(|_| element.name == "img") {
                    text.push_str("▣ ");
                    text.push_str(alt);
                }
                plain(&element.children, text);
                text.push_str(if apart { "\n" } else { "" });
            }
        }
    }
}

fn side_by_side(setter: &mut Setter, rows: &[Cells<'_, '_>], widths: &[usize], ink: Ink) {
    let set: Vec<Vec<Vec<Vec<Run>>>> = rows.iter().map(|cells| lines(setter, cells, widths, ink)).collect();
    let airy = set.iter().any(|cells| cells.iter().any(|lines| lines.len() > 1));
    let mut out = Vec::new();
    for (at, cells) in set.iter().enumerate() {
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        out.extend((0..height).map(|line| across(cells, line, widths)));
        if at + 1 < set.len() {
            let head = at == 0 && rows[0].iter().all(|cell| cell.head);
            if head {
                out.push(vec![rule(widths)]);
            } else if airy {
                out.push(across(&[], 0, widths));
            }
        }
    }
    setter.set(out.into_iter());
}

/// The lines of every cell of a row, each set in its column.
fn lines(setter: &mut Setter, cells: &Cells<'_, '_>, widths: &[usize], ink: Ink) -> Vec<Vec<Vec<Run>>> {
    let set = |(cell, width): (&Cell<'_, '_>, &usize)| {
        let mut column = Setter::new(*width);
        *column.links() = std::mem::take(setter.links());
        column.blocks(cell.nodes, cell.ink(ink));
        let mut flow = column.finish();
        *setter.links() = std::mem::take(&mut flow.links);
        flow.rows.into_iter().map(|row| row.runs).collect()
    };
    cells.iter().zip(widths).map(set).collect()
}

/// Line `line` of all cells, filled up to the columns' widths.
fn across(cells: &[Vec<Vec<Run>>], line: usize, widths: &[usize]) -> Vec<Run> {
    let mut row = Vec::new();
    let mut owed = 0;
    for (at, width) in widths.iter().enumerate() {
        if at > 0 {
            add(&mut row, &" ".repeat(owed), FURNITURE);
            add(&mut row, SEPARATOR, FURNITURE);
        }
        let runs = cells.get(at).and_then(|lines| lines.get(line)).map(Vec::as_slice).unwrap_or_default();
        for run in runs {
            add(&mut row, &run.text, run.ink);
        }
        owed = width.saturating_sub(row_width(runs));
    }
    row
}

fn rule(widths: &[usize]) -> Run {
    let parts: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    Run { text: parts.join(CROSSING), ink: FURNITURE }
}

/// Every row as a block of its own, every cell under its heading.
fn stacked(setter: &mut Setter, rows: &[Cells<'_, '_>], ink: Ink) {
    let (heads, body) = match rows {
        [heads, body @ ..] if !body.is_empty() && heads.iter().all(|cell| cell.head) => {
            (heads.as_slice(), body)
        }
        all => (&[][..], all),
    };
    for cells in body {
        setter.open_up();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            labelled(setter, heads.get(at).copied(), *cell, ink);
            setter.close_up();
        }
    }
}

fn labelled(setter: &mut Setter, head: Option<Cell<'_, '_>>, cell: Cell<'_, '_>, ink: Ink) {
    let running = |nodes: &[Node<'_>]| {
        nodes.iter().all(|node| match node {
            Node::Text(_) => true,
            Node::Element(element) => element.is_inline(),
        })
    };
    let Some(head) = head.filter(|head| !head.is_empty()) else {
        return setter.blocks(cell.nodes, cell.ink(ink));
    };
    if running(head.nodes) && running(cell.nodes) {
        let mut pieces = Vec::new();
        gather_all(setter, head, ink, &mut pieces);
        pieces.push(Piece::text(": ", FURNITURE));
        gather_all(setter, cell, ink, &mut pieces);
        setter.paragraphs(&pieces, ink);
    } else {
        setter.blocks(head.nodes, head.ink(ink));
        setter.close_up();
        setter.inset(None, "  ", |setter| setter.blocks(cell.nodes, cell.ink(ink)));
    }
}

fn gather_all(setter: &mut Setter, cell: Cell<'_, '_>, ink: Ink, pieces: &mut Vec<Piece>) {
    for node in cell.nodes {
        gather(node, cell.ink(ink), setter.links(), pieces);
    }
}
