//! Whether a source's text is all of the news or its beginning.
//!
//! In: sanitised HTML. Out: [`Extent`], and the text without the boilerplate that blog software
//! puts at its end. Where it is in doubt the answer is "a teaser": the price is one page fetched
//! for nothing, the price of the opposite is an article that nobody can read to its end.

use crate::news::{CleanHtml, Extent};

/// Fewer characters than this are no article, unless they come in paragraphs.
const LONG: usize = 600;

/// A description without paragraphs has to be this long to be an article.
const VERY_LONG: usize = 1500;

/// So many paragraphs are an article.
const PARAGRAPHS: usize = 3;

/// Sentences of blog software that follow the text; in lower case.
const BOILERPLATE: [&str; 5] = [
    "appeared first on",
    "first appeared on",
    "pertama kali tampil pada",
    "pertama kali muncul di",
    "muncul pertama kali pada",
];

/// Marks at the end of a text that goes on elsewhere.
const CUT: [&str; 5] = ["…", "...", "[…]", "[...]", "(...)"];

/// Words at the end of a text that goes on elsewhere; in lower case.
const MORE: [&str; 9] = [
    "read more",
    "read full story",
    "read the rest of this entry",
    "continue reading",
    "selengkapnya",
    "lanjutkan membaca",
    "baca lagi",
    "(more",
    "lebih lanjut",
];

/// Where a source put the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the element for the whole text.
    Content,
    /// In the element for a description, which is all there is.
    Description,
}

/// How much of the news `body` is.
pub fn extent(body: &CleanHtml, place: Place) -> Extent {
    let shape = Shape::of(news(body.as_str()));
    if shape.letters == 0 {
        return if shape.pictures { Extent::Teaser } else { Extent::None };
    }
    let whole = match place {
        Place::Content => shape.letters >= LONG || shape.paragraphs >= PARAGRAPHS,
        Place::Description => {
            shape.letters >= VERY_LONG || (shape.letters >= LONG && shape.paragraphs >= PARAGRAPHS)
        }
    };
    if whole && !is_cut(&shape.end) { Extent::Full } else { Extent::Teaser }
}

/// `body` without the last paragraph where that is blog software talking of itself.
pub fn without_boilerplate(body: CleanHtml) -> CleanHtml {
    let kept = news(body.as_str());
    if kept.len() == body.as_str().len() {
        return body;
    }
    CleanHtml::from_sanitised(kept.to_owned())
}

/// The part of `html` that is not blog software talking of itself.
fn news(html: &str) -> &str {
    let Some(at) = html.rfind("<p>").filter(|at| *at > 0) else { return html };
    let last = &html[at..];
    let talk = last.len() <= 2_000 && last.ends_with("</p>") && is_boilerplate(last);
    if talk { &html[..at] } else { html }
}

/// Whether `text` is a sentence of blog software.
pub fn is_boilerplate(text: &str) -> bool {
    let text = text.to_lowercase();
    BOILERPLATE.iter().any(|sentence| text.contains(sentence))
}

/// Whether a text that ends in `end` goes on elsewhere.
fn is_cut(end: &str) -> bool {
    let end = end.to_lowercase();
    let end = end.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '»' | '>' | '→' | '›' | ';'));
    if CUT.iter().any(|mark| end.ends_with(mark)) {
        return true;
    }
    let end = end.trim_end_matches(|c: char| !c.is_alphanumeric());
    MORE.iter().any(|words| end.ends_with(words))
}

/// What decides about the extent, read in one pass.
#[derive(Default)]
struct Shape {
    letters: usize,
    paragraphs: usize,
    pictures: bool,
    end: String,
}

impl Shape {
    fn of(html: &str) -> Self {
        let mut shape = Self::default();
        let mut rest = html;
        while let Some(open) = rest.find('<') {
            shape.letters += length(&rest[..open]);
            let tag = &rest[open..];
            shape.paragraphs += usize::from(tag.starts_with("<p>"));
            shape.pictures |= tag.starts_with("<img");
            rest = tag.find('>').map_or("", |close| &tag[close + 1..]);
        }
        shape.letters += length(rest);
        shape.end = ending(html);
        shape
    }
}

/// The characters of a piece of text; for a length to compare, bytes of ASCII are near enough.
fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// The last words of `html` without its tags.
fn ending(html: &str) -> String {
    let mut pieces = Vec::new();
    let (mut rest, mut held) = (html, 0);
    while held < 40 && !rest.is_empty() {
        let (before, text) = match rest.rfind('>') {
            Some(close) => (&rest[..=close], &rest[close + 1..]),
            None => ("", rest),
        };
        held += text.trim().len();
        pieces.push(text);
        rest = &before[..before.rfind('<').unwrap_or(0)];
    }
    pieces.reverse();
    let text = pieces.concat();
    let text = text.trim_end();
    let from = text.floor_char_boundary(text.len().saturating_sub(80));
    text[from..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(html: &str) -> CleanHtml {
        CleanHtml::from_sanitised(html.to_owned())
    }

    #[test]
    fn the_text_itself_says_whether_it_is_whole() {
        let long = "Rapat kerja dibuka di aula kantor wilayah. ".repeat(20);
        let short = "Rapat kerja dibuka.".to_owned();
        let paragraphs = format!("<p>{short}</p>").repeat(4);
        let cases = [
            (Place::Content, format!("<p>{long}</p>"), Extent::Full),
            (Place::Content, paragraphs.clone(), Extent::Full),
            (Place::Content, format!("<p>{short}</p>"), Extent::Teaser),
            (Place::Content, format!("<p>{long} […]</p>"), Extent::Teaser),
            (
                Place::Content,
                format!("<p>{long}</p><p><a href=\"http://a/\">Baca selengkapnya »</a></p>"),
                Extent::Teaser,
            ),
            (Place::Content, format!("<p>{long}…</p>"), Extent::Teaser),
            (Place::Description, format!("<p>{long}</p>"), Extent::Teaser),
            (Place::Description, format!("<p>{long}</p>{paragraphs}"), Extent::Full),
            (Place::Description, format!("<p>{long}{long}</p>"), Extent::Full),
            (Place::Description, paragraphs, Extent::Teaser),
            (Place::Content, "<p><img src=\"http://a/b.jpg\" alt=\"\"></p>".to_owned(), Extent::Teaser),
            (Place::Content, String::new(), Extent::None),
        ];
        for (place, html, wanted) in cases {
            assert_eq!(extent(&clean(&html), place), wanted, "{place:?} {html}");
        }
    }

    #[test]
    fn blog_software_does_not_have_the_last_word() {
        let tail = "<p>The post <a href=\"http://a/\">Judul</a> appeared first on <a href=\"http://b/\">Situs</a>.</p>";
        let html = format!("<p>Isi.</p>{tail}");
        assert_eq!(without_boilerplate(clean(&html)).as_str(), "<p>Isi.</p>");
        assert_eq!(
            without_boilerplate(clean("<p>Isi.</p><p>Tutup.</p>")).as_str(),
            "<p>Isi.</p><p>Tutup.</p>"
        );
    }
}
