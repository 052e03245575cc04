//! Light markup to the HTML of an office's page.
//!
//! In: blocks with empty lines between (`## heading`, `- bullet`, `1. number`, `> quote`,
//! `| cell | cell |`), words with `**strong**`, `*emphasis*` and `[text](slug)`. Out: HTML in one
//! of the manners of real sites. It knows nothing of the page around the text.

use std::fmt::Write;

/// How a site's editor writes paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// `<p>`.
    Plain,
    /// Justified `<p>` with `&nbsp;` pasted in from a word processor.
    Justified,
    /// One block with `<br><br>` between paragraphs.
    Breaks,
}

/// `text` for HTML and XML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The HTML of `body`; `link` gives the address of a slug. `opening` stands before its first paragraph.
pub fn html(body: &str, opening: &str, manner: Manner, link: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut opening = opening;
    for block in body.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        if let Some(heading) = block.strip_prefix("## ") {
            let _ = writeln!(out, "<h3>{}</h3>", inline(heading, link));
        } else if block.starts_with("- ") {
            list(&mut out, "ul", block.lines().map(|line| line.trim_start_matches("- ")), link);
        } else if block.starts_with("1. ") {
            let items = block.lines().map(|line| line.split_once(". ").map_or(line, |(_, item)| item));
            list(&mut out, "ol", items, link);
        } else if let Some(quote) = block.strip_prefix("> ") {
            let _ = writeln!(out, "<blockquote><p>{}</p></blockquote>", inline(quote, link));
        } else if block.starts_with('|') {
            table(&mut out, block, link);
        } else {
            paragraph(&mut out, &format!("{opening}{}", inline(block, link)), manner);
            opening = "";
        }
    }
    out
}

fn paragraph(out: &mut String, text: &str, manner: Manner) {
    let _ = match manner {
        Manner::Plain => writeln!(out, "<p>{text}</p>"),
        Manner::Justified => {
            writeln!(
                out,
                "<p style=\"text-align: justify;\">{}&nbsp;</p>",
                text.replacen(". ", ".&nbsp; ", 1)
            )
        }
        Manner::Breaks => writeln!(out, "{text}<br>\n<br>"),
    };
}

fn list<'t>(
    out: &mut String,
    tag: &str,
    items: impl Iterator<Item = &'t str>,
    link: &dyn Fn(&str) -> String,
) {
    let _ = writeln!(out, "<{tag}>");
    for item in items {
        let _ = writeln!(out, "<li>{}</li>", inline(item, link));
    }
    let _ = writeln!(out, "</{tag}>");
}

fn table(out: &mut String, block: &str, link: &dyn Fn(&str) -> String) {
    out.push_str("<table border=\"1\" cellpadding=\"4\">\n");
    for (row, line) in block.lines().enumerate() {
        let cell = if row == 0 { "th" } else { "td" };
        out.push_str("<tr>");
        for text in line.trim().trim_matches('|').split('|') {
            let _ = write!(out, "<{cell}>{}</{cell}>", inline(text.trim(), link));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

/// Words with `**strong**`, `*emphasis*` and `[text](slug)`.
fn inline(text: &str, link: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(&escape(before));
        let link_parts =
            after.split_once("](").and_then(|(label, more)| Some((label, more.split_once(')')?)));
        if let Some((label, (slug, behind))) = link_parts {
            let _ = write!(out, "<a href=\"{}\">{}</a>", escape(&link(slug)), escape(label));
            rest = behind;
        } else {
            out.push('[');
            rest = after;
        }
    }
    out.push_str(&escape(rest));
    pairs(&pairs(&out, "**", "strong"), "*", "em")
}

/// Turns every second `mark` into an end tag.
fn pairs(text: &str, mark: &str, tag: &str) -> String {
    let parts: Vec<&str> = text.split(mark).collect();
    if parts.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        match index {
            0 => {}
            odd if odd % 2 == 1 => {
                let _ = write!(out, "<{tag}>");
            }
            _ => {
                let _ = write!(out, "</{tag}>");
            }
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_words_become_html() {
        let link = |slug: &str| format!("http://x/{slug}");
        let cases = [
            ("Satu & **dua** *tiga*.", "<p>(Humas) - Satu &amp; <strong>dua</strong> <em>tiga</em>.</p>\n"),
            ("## Judul", "<h3>Judul</h3>\n"),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("> kata", "<blockquote><p>kata</p></blockquote>\n"),
            ("Lihat [ini](a&b).", "<p>(Humas) - Lihat <a href=\"http://x/a&amp;b\">ini</a>.</p>\n"),
            ("[tanpa alamat", "<p>(Humas) - [tanpa alamat</p>\n"),
        ];
        for (body, expected) in cases {
            assert_eq!(html(body, "(Humas) - ", Manner::Plain, &link), expected, "{body}");
        }
        let table = html("| A | B |\n| 1 | 2 |", "", Manner::Plain, &link);
        assert!(table.contains("<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr>"), "{table}");
        assert_eq!(html("a\n\nb", "", Manner::Breaks, &link), "a<br>\n<br>\nb<br>\n<br>\n");
    }
}
