//! An article's text as well-formed XHTML that stands on its own: for pages and books that are read
//! far from the network.
//!
//! In: sanitised HTML, whatever its order. Out: blocks that any validator takes. Nothing that would
//! be fetched is left: pictures give their description, links are links of the web and no more.

use std::fmt::Write;

use url::Url;

use super::flow::inline::is_blank;
use super::flow::tree::{Element, Node, plain, read};
use crate::news::{CleanHtml, is_web};

/// The text, its headings below the one of the article.
pub fn xhtml(html: &CleanHtml) -> String {
    let mut text = String::new();
    blocks(&read(html.as_str()), &mut text);
    text
}

/// Characters that markup would read, taken literally; what XML cannot hold is dropped.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

fn blocks(nodes: &[Node<'_>], text: &mut String) {
    let mut running = String::new();
    for node in nodes {
        match node {
            Node::Element(element) if !element.is_inline() => {
                paragraph(&std::mem::take(&mut running), text);
                block(element, text);
            }
            node => inline(node, Links::Live, &mut running),
        }
    }
    paragraph(&running, text);
}

fn paragraph(running: &str, text: &mut String) {
    put("p", running, text);
}

/// `inside` as an element of its own, unless it is blank.
fn put(name: &str, inside: &str, text: &mut String) {
    let inside = trimmed(inside);
    if !inside.is_empty() {
        let _ = writeln!(text, "<{name}>{inside}</{name}>");
    }
}

/// Without the white space and the line breaks around it.
fn trimmed(mut inside: &str) -> &str {
    loop {
        let shorter = inside.trim().trim_start_matches("<br/>").trim_end_matches("<br/>");
        if shorter.len() == inside.len() {
            return inside;
        }
        inside = shorter;
    }
}

fn block(element: &Element<'_>, text: &mut String) {
    let children = &element.children;
    match element.name {
        "h1" | "h2" => put("h3", &running(children), text),
        "h3" | "h4" => put("h4", &running(children), text),
        "h5" | "h6" => put("h5", &running(children), text),
        "blockquote" => around("blockquote", "", &inside(children), text),
        "ul" => around("ul", "", &items(children), text),
        "ol" => {
            let start = element.start.filter(|start| *start != 1);
            let start = start.map(|start| format!(" start=\"{start}\"")).unwrap_or_default();
            around("ol", &start, &items(children), text);
        }
        "pre" => {
            let mut code = String::new();
            plain(children, &mut code);
            around("pre", "", literal(code.trim_end()).trim_start_matches('\n'), text);
        }
        "hr" => text.push_str("<hr/>\n"),
        "table" => table(element, text),
        _ => blocks(children, text),
    }
}

fn around(name: &str, attributes: &str, inside: &str, text: &mut String) {
    if !inside.trim().is_empty() {
        let _ = writeln!(text, "<{name}{attributes}>{inside}</{name}>");
    }
}

fn inside(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    blocks(nodes, &mut text);
    text
}

fn items(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    for node in nodes {
        let inside = match node {
            Node::Element(item) if item.name == "li" => content(&item.children),
            node => content(std::slice::from_ref(node)),
        };
        put("li", &inside, &mut text);
    }
    text
}

/// What a list item or a cell holds: running text where it is no more than that.
fn content(nodes: &[Node<'_>]) -> String {
    let is_running = |node: &Node<'_>| !matches!(node, Node::Element(element) if !element.is_inline());
    if nodes.iter().all(is_running) { running(nodes) } else { inside(nodes) }
}

fn table(table: &Element<'_>, text: &mut String) {
    let mut rows = Vec::new();
    rows_of(&table.children, &mut rows);
    let is_cell = |node: &&Node<'_>| matches!(node, Node::Element(_));
    let columns = rows.iter().map(|row| row.children.iter().filter(is_cell).count()).max().unwrap_or(0);
    if columns < 2 {
        return blocks(&table.children, text);
    }
    let mut inside = String::new();
    for row in rows {
        inside.push_str("<tr>");
        for cell in &row.children {
            let Node::Element(cell) = cell else { continue };
            let name = if cell.name == "th" { "th" } else { "td" };
            let _ = write!(inside, "<{name}>{}</{name}>", trimmed(&content(&cell.children)));
        }
        inside.push_str("</tr>\n");
    }
    around("table", "", &inside, text);
}

fn rows_of<'n, 'h>(nodes: &'n [Node<'h>], rows: &mut Vec<&'n Element<'h>>) {
    for node in nodes {
        match node {
            Node::Element(row) if row.name == "tr" => rows.push(row),
            Node::Element(element) => rows_of(&element.children, rows),
            Node::Text(_) => {}
        }
    }
}

/// Whether a link may stand here: inside another it may not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Links {
    Live,
    Dead,
}

/// Running text, whatever blocks it stands in.
fn running(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    for node in nodes {
        inline(node, Links::Live, &mut text);
    }
    trimmed(&text).to_owned()
}

fn inline(node: &Node<'_>, links: Links, text: &mut String) {
    let element = match node {
        Node::Text(part) => return text.push_str(&literal(part)),
        Node::Element(element) => element,
    };
    let wrapped = |name: &str, attributes: &str, links: Links, text: &mut String| {
        let mut inside = String::new();
        element.children.iter().for_each(|child| inline(child, links, &mut inside));
        if name.is_empty() || is_blank(&inside) {
            text.push_str(&inside);
        } else {
            let _ = write!(text, "<{name}{attributes}>{inside}</{name}>");
        }
    };
    match element.name {
        "br" => text.push_str("<br/>"),
        "img" => text.push_str(&literal(element.alt.as_deref().unwrap_or_default())),
        "a" => match element.href.as_deref().and_then(|href| Url::parse(href).ok()) {
            Some(url) if links == Links::Live && (is_web(&url) || url.scheme() == "mailto") => {
                wrapped("a", &format!(" href=\"{}\"", literal(url.as_str())), Links::Dead, text);
            }
            _ => wrapped("", "", links, text),
        },
        "em" | "i" | "cite" => wrapped("em", "", links, text),
        "strong" | "b" => wrapped("strong", "", links, text),
        "code" | "kbd" | "samp" | "tt" => wrapped("code", "", links, text),
        "sub" => wrapped("sub", "", links, text),
        "sup" => wrapped("sup", "", links, text),
        name => {
            wrapped("", "", links, text);
            if !element.is_inline() || matches!(name, "td" | "th" | "li") {
                text.push(' ');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(html: &str) -> String {
        xhtml(&CleanHtml::from_sanitised(html.to_owned())).replace('\n', "")
    }

    #[test]
    fn what_is_odd_comes_out_well_formed() {
        let cases = [
            ("satu<br>dua", "<p>satu<br/>dua</p>"),
            ("<h1>Judul</h1>teks <b>tebal</b>", "<h3>Judul</h3><p>teks <strong>tebal</strong></p>"),
            ("<p>A &amp; B &lt;x&gt;</p><p> </p>", "<p>A &amp; B &lt;x&gt;</p>"),
            ("<b><p>dalam</p></b>", "<p>dalam</p>"),
            (
                "<ul>lepas<li>satu</li><li><p>dua</p></li><li></li></ul>",
                "<ul><li>lepas</li><li>satu</li><li><p>dua</p></li></ul>",
            ),
            ("<li>sendiri</li>", "<p>sendiri</p>"),
            ("<ol start=3><li>tiga</li></ol>", "<ol start=\"3\"><li>tiga</li></ol>"),
            (
                "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr></table>",
                "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr></table>",
            ),
            ("<table><tr><td>satu sel</td></tr></table>", "<p>satu sel</p>"),
            (
                "<img src=\"https://a.id/x.jpg\" alt=\"Foto &quot;bersama&quot;\">",
                "<p>Foto &quot;bersama&quot;</p>",
            ),
            (
                "<a href=\"https://a.id/?a=1&amp;b=2\">x</a>",
                "<p><a href=\"https://a.id/?a=1&amp;b=2\">x</a></p>",
            ),
            ("<a href=\"javascript:alert(1)\">x</a>", "<p>x</p>"),
            (
                "<a href=\"https://a.id/\">x <a href=\"https://b.id/\">y</a></a>",
                "<p><a href=\"https://a.id/\">x y</a></p>",
            ),
            ("<pre>\n a\n  b</pre>", "<pre> a  b</pre>"),
        ];
        for (given, wanted) in cases {
            assert_eq!(of(given), wanted, "{given}");
        }
    }

    /// Every tag that opens closes in its turn.
    fn is_balanced(text: &str) -> bool {
        let mut open = Vec::new();
        for tag in text.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            match tag.strip_prefix('/') {
                Some(name) if open.pop() != Some(name) => return false,
                None if !tag.ends_with('/') => open.push(tag.split(' ').next().unwrap_or_default()),
                _ => {}
            }
        }
        open.is_empty()
    }

    proptest! {
        #[test]
        fn whatever_comes_is_balanced(parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>", "<table>", "<tr>", "<td>",
                "</td>", "</tr>", "</table>", "<a href=\"https://a.id/\">", "</a>", "<br>", "<img alt='x'>",
                "<h2>", "</h2>", "<pre>", "</pre>", "<blockquote>", "</blockquote>", "kata & <", "\u{1}",
            ]), 0..40,
        )) {
            let text = of(&parts.concat());
            prop_assert!(is_balanced(&text), "{text}");
            let forbidden = text.contains('\u{1}');
            prop_assert!(!forbidden);
        }
    }
}
