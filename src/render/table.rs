//! Articles as a table for spreadsheets: CSV after RFC 4180.
//!
//! A spreadsheet runs a cell that begins like a formula, and these cells come from strangers:
//! such a cell gets an apostrophe in front.

use std::io::{self, Write};

use crate::news::{Article, CleanHtml, Mark};

/// An article on its way into a file.
#[derive(Debug, Clone, Copy)]
pub struct Clip<'a> {
    /// The article.
    pub article: &'a Article,
    /// The name of its source.
    pub source: &'a str,
    /// Its marks.
    pub mark: &'a Mark,
}

const HEADS: [&str; 13] = [
    "id",
    "source",
    "title",
    "url",
    "published",
    "byline",
    "section",
    "dateline",
    "read",
    "starred",
    "tags",
    "summary",
    "text",
];

/// Writes the row of headings.
pub fn table_heads(to: &mut impl Write) -> io::Result<()> {
    write_row(to, &HEADS.map(str::to_owned))
}

/// Writes the row of an article.
pub fn table_row(clip: &Clip<'_>, to: &mut impl Write) -> io::Result<()> {
    write_row(to, &cells(clip))
}

fn cells(clip: &Clip<'_>) -> [String; 13] {
    let item = &clip.article.item;
    let owned = |text: &Option<String>| text.clone().unwrap_or_default();
    let yes = |on: bool| if on { "1".to_owned() } else { "0".to_owned() };
    [
        clip.article.id.to_string(),
        clip.source.to_owned(),
        item.title.clone(),
        item.url.as_ref().map(ToString::to_string).unwrap_or_default(),
        item.published.map(|when| when.to_string()).unwrap_or_default(),
        owned(&item.byline),
        owned(&item.section),
        item.dateline.as_ref().map(|dateline| dateline.place.clone()).unwrap_or_default(),
        yes(clip.mark.read),
        yes(clip.mark.starred),
        clip.mark.tags.join(" "),
        owned(&item.summary),
        item.body.as_ref().map(CleanHtml::text).unwrap_or_default(),
    ]
}

fn write_row(to: &mut impl Write, cells: &[String]) -> io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            to.write_all(b",")?;
        }
        to.write_all(field(cell).as_bytes())?;
    }
    to.write_all(b"\r\n")
}

/// A cell that no spreadsheet runs, quoted where it must be.
fn field(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains(['"', ',', '\n', '\r']) || !guard.is_empty() {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Item, SourceId};

    #[test]
    fn cells_are_quoted_and_never_run() {
        let cases = [
            ("biasa", "biasa"),
            ("a,b", "\"a,b\""),
            ("ia \"kata\"", "\"ia \"\"kata\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""),
            ("@x", "\"'@x\""),
        ];
        for (given, wanted) in cases {
            assert_eq!(field(given), wanted);
        }
    }

    #[test]
    fn every_row_has_every_column() {
        let item = Item { title: "Judul, dengan koma".into(), ..Item::default() };
        let article = Article::new(SourceId(1), item, jiff::Timestamp::UNIX_EPOCH);
        let mark = Mark { tags: vec!["haji".into(), "kliping".into()], ..Mark::default() };
        let mut out = Vec::new();
        table_heads(&mut out).unwrap();
        table_row(&Clip { article: &article, source: "Pusat", mark: &mark }, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0].split(',').count(), HEADS.len());
        assert!(lines[1].contains("Pusat,\"Judul, dengan koma\",,,,,,0,0,haji kliping,,"), "{}", lines[1]);
    }
}
