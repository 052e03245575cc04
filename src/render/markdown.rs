//! An article as Markdown (CommonMark): for notes, mail and the clipping folder.

use std::fmt::Write;

use super::flow::inline::is_blank;
use super::flow::tree::{Element, Node, plain, read};
use super::table::Clip;
use crate::news::{CleanHtml, visible};

/// The article with its particulars under the title.
pub fn markdown(clip: &Clip<'_>) -> String {
    let item = &clip.article.item;
    let mut text = format!("# {}\n\n", escaped(&visible(&item.title)));
    let date = item.published.map(|when| when.date().to_string());
    let about = [Some(clip.source), date.as_deref(), item.section.as_deref(), item.byline.as_deref()];
    let about: Vec<String> = about.into_iter().flatten().map(|part| escaped(&visible(part))).collect();
    let _ = writeln!(text, "{}  ", about.join(" · "));
    if let Some(url) = &item.url {
        let _ = writeln!(text, "<{url}>");
    }
    text.push('\n');
    if let Some(body) = &item.body {
        text.push_str(&body_markdown(body));
    } else if let Some(summary) = &item.summary {
        let _ = writeln!(text, "{}", escaped(&visible(summary)));
    }
    text
}

fn body_markdown(html: &CleanHtml) -> String {
    let mut writer = Writer { text: String::new(), prefix: String::new() };
    writer.blocks(&read(html.as_str()));
    let mut text = writer.text.trim_end().to_owned();
    text.push('\n');
    text
}

struct Writer {
    text: String,
    prefix: String,
}

impl Writer {
    fn blocks(&mut self, nodes: &[Node<'_>]) {
        let mut running = String::new();
        for node in nodes {
            match node {
                Node::Element(element) if !element.is_inline() => {
                    self.paragraph(&std::mem::take(&mut running));
                    self.block(element);
                }
                node => inline(node, &mut running),
            }
        }
        self.paragraph(&running);
    }

    fn block(&mut self, element: &Element<'_>) {
        let children = &element.children;
        match element.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = usize::from(element.name.as_bytes()[1] - b'0');
                let words = joined(children);
                if !words.is_empty() {
                    self.paragraph(&format!("{} {words}", "#".repeat(level)));
                }
            }
            "blockquote" => self.under("> ", "> ", children),
            "ul" | "ol" => self.list(element),
            "pre" => self.pre(children),
            "hr" => self.paragraph("---"),
            "table" => self.table(element),
            _ => self.blocks(children),
        }
    }

    fn paragraph(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        for line in text.lines() {
            let _ = writeln!(self.text, "{}{}", self.prefix, line.trim_start());
        }
        let _ = writeln!(self.text, "{}", self.prefix.trim_end());
    }

    /// Blocks behind `rest`, the first line behind `first`.
    fn under(&mut self, first: &str, rest: &str, nodes: &[Node<'_>]) {
        let outer = self.prefix.clone();
        let start = self.text.len();
        self.prefix.push_str(rest);
        self.blocks(nodes);
        if first != rest && self.text.len() > start + outer.len() + rest.len() {
            let at = start + outer.len();
            self.text.replace_range(at..at + rest.len(), first);
        }
        self.prefix = outer;
    }

    fn list(&mut self, list: &Element<'_>) {
        let mut number = list.start.unwrap_or(1);
        for child in &list.children {
            match child {
                Node::Element(item) if item.name == "li" => {
                    let marker = if list.name == "ol" { format!("{number}. ") } else { "- ".to_owned() };
                    number = number.saturating_add(1);
                    self.under(&marker, &" ".repeat(marker.len()), &item.children);
                }
                other => self.blocks(std::slice::from_ref(other)),
            }
        }
    }

    fn pre(&mut self, nodes: &[Node<'_>]) {
        let mut code = String::new();
        plain(nodes, &mut code);
        // A fence is longer than any run of backquotes inside.
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(3.max(longest + 1));
        let _ = writeln!(self.text, "{}{fence}", self.prefix);
        for line in code.trim_end().lines() {
            let _ = writeln!(self.text, "{}{line}", self.prefix);
        }
        let _ = writeln!(self.text, "{}{fence}\n{}", self.prefix, self.prefix.trim_end());
    }

    fn table(&mut self, table: &Element<'_>) {
        let mut rows = Vec::new();
        rows_of(&table.children, &mut rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns < 2 {
            return self.blocks(&table.children);
        }
        for (at, row) in rows.iter().enumerate() {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            let cells: Vec<&str> = (0..columns).map(cell).collect();
            let _ = writeln!(self.text, "{}| {} |", self.prefix, cells.join(" | "));
            if at == 0 {
                let _ = writeln!(self.text, "{}|{}", self.prefix, " --- |".repeat(columns));
            }
        }
        let _ = writeln!(self.text, "{}", self.prefix.trim_end());
    }
}

fn rows_of(nodes: &[Node<'_>], rows: &mut Vec<Vec<String>>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if element.name == "tr" {
            let cells = element.children.iter().filter_map(|cell| match cell {
                Node::Element(cell) => Some(joined(&cell.children).replace('|', "\\|")),
                Node::Text(_) => None,
            });
            rows.push(cells.collect());
        } else {
            rows_of(&element.children, rows);
        }
    }
}

/// Running text on one line, whatever blocks it stands in.
fn joined(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    for node in nodes {
        inline(node, &mut text);
        text.push_str(if matches!(node, Node::Element(element) if !element.is_inline()) { " " } else { "" });
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn inline(node: &Node<'_>, text: &mut String) {
    let element = match node {
        Node::Text(part) => return text.push_str(&escaped(&spaced(part))),
        Node::Element(element) => element,
    };
    let mut inside = String::new();
    element.children.iter().for_each(|child| inline(child, &mut inside));
    match element.name {
        "br" => text.push_str("  \n"),
        "img" => text.push_str(&escaped(element.alt.as_deref().unwrap_or_default())),
        "code" | "kbd" | "samp" | "tt" if !is_blank(&inside) => {
            let mut code = String::new();
            plain(&element.children, &mut code);
            let fence = if code.contains('`') { "``" } else { "`" };
            let _ = write!(text, "{fence}{}{fence}", code.trim());
        }
        "a" => match element.href.as_deref().filter(|_| !is_blank(&inside)) {
            Some(href) => {
                let _ = write!(text, "[{}](<{}>)", inside.trim(), href.replace(['<', '>', '\n'], ""));
            }
            None => text.push_str(&inside),
        },
        "em" | "i" | "cite" => wrapped(text, &inside, "*"),
        "strong" | "b" => wrapped(text, &inside, "**"),
        _ => text.push_str(&inside),
    }
}

/// `inside` between marks, its outer spaces outside of them.
fn wrapped(text: &mut String, inside: &str, mark: &str) {
    let core = inside.trim();
    if core.is_empty() {
        return text.push_str(inside);
    }
    let lead = &inside[..inside.len() - inside.trim_start().len()];
    let tail = &inside[inside.trim_end().len()..];
    let _ = write!(text, "{lead}{mark}{core}{mark}{tail}");
}

/// White space as Markdown takes it: any run is one space.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => out.push(c),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out
}

/// Text that Markdown would read as markup, taken literally.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let start = text.trim_start();
    let number = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < start.len() && number.starts_with(['.', ')']);
    let first = text.len() - start.len();
    for (at, c) in text.char_indices() {
        let leads = at == first && matches!(c, '#' | '+' | '-' | '=' | '~');
        let ends = numbered && at == text.len() - number.len();
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') || leads || ends {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_markdown() {
        let cases = [
            ("<h2>Haji</h2><p>a <b>b </b>c <em>d</em></p>", "## Haji\n\na **b** c *d*\n"),
            ("<p><a href=\"https://a.id/x(1)\">sini</a></p>", "[sini](<https://a.id/x(1)>)\n"),
            ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n\n- b\n\n  1. c\n"),
            ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n>\n"),
            ("<pre>x ``` y\n z</pre>", "````\nx ``` y\n z\n````\n"),
            ("<p>1. bukan daftar *x* [y]</p>", "1\\. bukan daftar \\*x\\* \\[y\\]\n"),
            ("<p># bukan judul</p>", "\\# bukan judul\n"),
            (
                "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><p>x</p><p>y</p></td></tr></table>",
                "| A | B |\n| --- | --- |\n| 1\\|2 | x y |\n",
            ),
        ];
        for (given, wanted) in cases {
            let text = body_markdown(&CleanHtml::from_sanitised(given.to_owned()));
            assert_eq!(
                text.trim_end().trim_end_matches('>').trim_end(),
                wanted.trim_end().trim_end_matches('>').trim_end(),
                "{given}"
            );
        }
    }
}
