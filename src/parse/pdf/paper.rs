//! What was read from a PDF, and how one process tells another of it.
//!
//! In: paragraphs, or a [`Flaw`]. Out: JSON on the one side, and on the other an article's text:
//! the process that read the file may have been taken over by it, so every word that it told is
//! cleaned like any other text from outside.

use serde::{Deserialize, Serialize};

use crate::news::{CleanHtml, Extent, Flaw, Item, visible};
use crate::parse::clean;

/// The most characters that are taken over.
const LARGEST: usize = 1_000_000;

/// A paragraph of a [`Paper`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading(String),
    /// Lines that stand centred below each other, as in a letterhead.
    Centred(Vec<String>),
    /// Running text.
    Text(String),
}

/// The text of a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paper {
    /// The title that the file names, unless it is only a file's name.
    pub title: Option<String>,
    /// Pages in all.
    pub pages: usize,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Whether more follows that was not read.
    pub cut: bool,
}

impl Paper {
    /// What the process that read the file told, as JSON; [`Flaw::Broken`] where it told nonsense.
    pub fn told(json: &[u8]) -> Result<Self, Flaw> {
        serde_json::from_slice::<Result<Self, Flaw>>(json).unwrap_or(Err(Flaw::Broken))
    }

    /// As JSON, for [`Paper::told`].
    pub fn tell(read: &Result<Self, Flaw>) -> Vec<u8> {
        serde_json::to_vec(read).unwrap_or_default()
    }

    /// The title as it may be shown: the file's own, else the first line of its text.
    pub fn heading(&self) -> Option<String> {
        let first = self.blocks.iter().find_map(|block| match block {
            Block::Heading(text) | Block::Text(text) => Some(text.as_str()),
            Block::Centred(lines) => lines.first().map(String::as_str),
        });
        let named = self.title.as_deref().filter(|title| !title.trim().is_empty()).or(first)?;
        let line: String = visible(named.trim()).chars().take(200).collect();
        (!line.is_empty()).then_some(line)
    }

    /// The text as an article's body.
    pub fn body(&self) -> CleanHtml {
        let mut html = String::new();
        for block in &self.blocks {
            if html.len() > LARGEST {
                break;
            }
            match block {
                Block::Heading(text) => put(&mut html, "h3", &[text]),
                Block::Centred(lines) => put(&mut html, "p", lines),
                Block::Text(text) => put(&mut html, "p", &[text]),
            }
        }
        clean::clean(&html, None)
    }

    /// What it adds to the article that it belongs to; the article keeps its own headline.
    pub fn item(&self) -> Item {
        let body = self.body();
        let extent = if body.is_empty() { Extent::None } else { Extent::Full };
        Item { body: (!body.is_empty()).then_some(body), extent, ..Item::default() }
    }
}

fn put(html: &mut String, tag: &str, lines: &[impl AsRef<str>]) {
    html.push('<');
    html.push_str(tag);
    html.push('>');
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            html.push_str("<br>");
        }
        clean::escape(line.as_ref(), html);
    }
    html.push_str("</");
    html.push_str(tag);
    html.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(blocks: Vec<Block>) -> Paper {
        Paper { blocks, pages: 1, ..Paper::default() }
    }

    #[test]
    fn what_is_told_comes_back() {
        for read in [
            Ok(paper(vec![Block::Text("a".into()), Block::Centred(vec!["b".into(), "c".into()])])),
            Err(Flaw::Scan(7)),
            Err(Flaw::Locked),
        ] {
            assert_eq!(Paper::told(&Paper::tell(&read)), read);
        }
        for nonsense in [&b""[..], b"{\"Ok\":", b"[]", b"\xff\xfe"] {
            assert_eq!(Paper::told(nonsense), Err(Flaw::Broken));
        }
    }

    #[test]
    fn its_words_are_text_whatever_they_look_like() {
        let paper = paper(vec![
            Block::Heading("<script>x</script>".into()),
            Block::Centred(vec!["KOP".into(), "SURAT\u{1b}[2J".into()]),
            Block::Text("a < b & \u{202e}c".into()),
        ]);
        let html = paper.body();
        assert_eq!(
            html.as_str(),
            "<h3>&lt;script&gt;x&lt;/script&gt;</h3><p>KOP<br>SURAT</p><p>a &lt; b &amp; c</p>"
        );
        assert_eq!(paper.item().extent, Extent::Full);
    }

    #[test]
    fn the_heading_is_the_files_own_or_the_first_line() {
        let mut paper = paper(vec![Block::Centred(vec!["SURAT EDARAN".into(), "NOMOR 1".into()])]);
        assert_eq!(paper.heading().as_deref(), Some("SURAT EDARAN"));
        paper.title = Some(" Pedoman\u{7} ".into());
        assert_eq!(paper.heading().as_deref(), Some("Pedoman"));
    }
}
