//! The second look at an article's text: cuts it into blocks and drops what is none of it.
//!
//! In: the sanitised body and what is known of the page (title, caption, rubric). Out: the body
//! without lead-in lines, captions, "Baca juga", tag lists and closing initials. Works on
//! canonical HTML, whose top-level blocks can be cut apart without a parser.

use std::collections::HashSet;

use crate::news::CleanHtml;
use crate::parse::article::signs;
use crate::parse::clean::clean;

/// Shorter blocks than this may stand twice in one article, in characters.
const REPEATED: usize = 40;

/// What the trimmed body is held against.
#[derive(Debug, Default, Clone, Copy)]
pub struct Known<'k> {
    /// The article's title.
    pub title: &'k str,
    /// Its photo's caption.
    pub caption: Option<&'k str>,
    /// Its rubric.
    pub section: Option<&'k str>,
}

#[derive(Debug)]
struct Block<'h> {
    html: &'h str,
    name: &'h str,
    text: String,
    linked: usize,
    keep: bool,
}

impl Block<'_> {
    fn is_heading(&self) -> bool {
        matches!(self.name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }

    fn is_list(&self) -> bool {
        matches!(self.name, "ul" | "ol")
    }

    fn is_prose(&self) -> bool {
        let length = self.text.chars().count();
        !self.is_heading()
            && self.linked * 2 < self.text.len()
            && (length >= 140 || (length >= 50 && signs::ends_sentence(&self.text)))
    }

    fn is_links(&self) -> bool {
        self.linked * 10 >= self.text.len() * 8 && self.linked > 0
    }
}

/// Drops what is no body.
pub fn trim(body: &CleanHtml, known: Known<'_>) -> CleanHtml {
    let mut blocks = split(body.as_str());
    drop_anywhere(&mut blocks, known);
    drop_after_related(&mut blocks);
    drop_lead_in(&mut blocks, known);
    drop_teaser(&mut blocks);
    drop_tail(&mut blocks);
    let kept: String = blocks
        .iter()
        .map(|block| if block.keep { block.html.to_owned() } else { pictures(block.html) })
        .collect();
    clean(&kept, None)
}

/// How many paragraphs of prose a body has, and their length in bytes.
pub fn prose(body: &CleanHtml) -> (usize, usize) {
    let blocks = split(body.as_str());
    let prose = blocks.iter().filter(|block| block.is_prose());
    prose.fold((0, 0), |(count, length), block| (count + 1, length + block.text.len()))
}

/// `body` with those blocks of its next page that it does not hold yet; nothing where all are known,
/// as where a site answers any number with its first page.
pub fn continued(body: &CleanHtml, more: &CleanHtml) -> Option<CleanHtml> {
    let known: HashSet<String> =
        split(body.as_str()).iter().map(|block| signs::letters(&block.text)).collect();
    let is_new = |block: &Block<'_>| {
        block.text.chars().count() < REPEATED || !known.contains(&signs::letters(&block.text))
    };
    let blocks = split(more.as_str());
    let new = || blocks.iter().filter(|block| is_new(block));
    let says_more = new().any(|block| block.text.chars().count() >= REPEATED);
    let tail: String = new().map(|block| block.html).collect();
    says_more.then(|| clean(&format!("{}{tail}", body.as_str()), None))
}

/// Cuts canonical HTML into its top-level blocks.
fn split(html: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = html;
    while let Some(name) = rest.strip_prefix('<').and_then(|tag| tag.split(['>', ' ']).next()) {
        let end = if name == "hr" { 4 } else { end_of(rest, name) };
        let (block, after) = rest.split_at(end.min(rest.len()));
        rest = after;
        let text = CleanHtml::from_sanitised(block.to_owned()).text();
        blocks.push(Block { html: block, name, linked: link_text(block), keep: true, text });
    }
    blocks
}

/// Where the element `name` at the start of `html` ends; elements of its own name nest in it.
fn end_of(html: &str, name: &str) -> usize {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let (mut at, mut depth) = (0, 0_u32);
    while let Some(next) = html.get(at..).and_then(|rest| rest.find('<')) {
        at += next;
        let rest = html.get(at..).unwrap_or_default();
        if rest.starts_with(&close) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + close.len();
            }
        } else if rest.starts_with(&open) {
            depth += 1;
        }
        at += 1;
    }
    html.len()
}

/// The pictures of a block whose text goes.
fn pictures(html: &str) -> String {
    let tags = html.split("<img ").skip(1).filter_map(|part| part.split_once('>'));
    tags.flat_map(|(attributes, _)| ["<p><img ", attributes, "></p>"]).collect()
}

fn link_text(html: &str) -> usize {
    html.split("<a ")
        .skip(1)
        .map(|part| {
            let inner = part.split_once('>').map_or("", |(_, inner)| inner);
            let inner = inner.split("</a>").next().unwrap_or_default();
            CleanHtml::from_sanitised(inner.to_owned()).text().len()
        })
        .sum()
}

fn drop_anywhere(blocks: &mut [Block<'_>], known: Known<'_>) {
    let mut after_related = false;
    let last_prose = blocks.iter().rposition(Block::is_prose).unwrap_or(0);
    let caption = known.caption.map(signs::letters);
    for (at, block) in blocks.iter_mut().enumerate() {
        let text = block.text.as_str();
        let related_head = signs::is_related_heading(text);
        let short = text.chars().count() < 300;
        let is_caption = caption.as_ref().is_some_and(|caption| signs::spells(text, caption));
        let drop = related_head
            || (short && signs::is_see_also(text))
            || signs::is_trimming(text)
            || (!block.is_heading() && signs::is_credit(text))
            || (is_caption && !block.is_prose())
            || (after_related && (block.is_links() || (block.is_list() && block.linked * 2 > text.len())))
            || (block.is_list() && block.is_links() && at > last_prose);
        if drop {
            block.keep = false;
        }
        after_related = related_head
            || (after_related && !block.keep)
            || (short && signs::is_see_also(text) && block.linked == 0);
    }
}

/// What follows a heading of related news near the end is other news and the site's foot.
fn drop_after_related(blocks: &mut [Block<'_>]) {
    let weight = |blocks: &[Block<'_>]| -> usize {
        blocks.iter().filter(|block| block.is_prose()).map(|block| block.text.len()).sum()
    };
    let heading = blocks.iter().position(|block| signs::is_related_heading(&block.text));
    if let Some((body, rest)) = heading.map(|at| blocks.split_at_mut(at))
        && weight(rest) * 4 < weight(body)
    {
        for block in rest {
            block.keep = false;
        }
    }
}

/// Lines before the first prose: date, byline, counter, breadcrumb, the title once more.
fn drop_lead_in(blocks: &mut [Block<'_>], known: Known<'_>) {
    let first_prose = blocks.iter().position(|block| block.keep && block.is_prose()).unwrap_or(0);
    let title = signs::letters(known.title);
    for (at, block) in blocks.iter_mut().enumerate() {
        let is_title = !title.is_empty() && signs::spells(&block.text, &title);
        if is_title && (block.is_heading() || at < first_prose) {
            block.keep = false;
        }
        if at > first_prose || !block.keep || block.text.is_empty() {
            continue;
        }
        if block.name == "p" && block.html.contains("<br>") {
            cut_lead_in(block, known);
        } else if at < first_prose
            && (is_lead_in(&block.text, known)
                || (!block.is_heading() && block.is_links() && block.text.chars().count() < 100))
        {
            block.keep = false;
        }
    }
}

/// The first paragraph, where the next says the same again: a teaser over the text.
fn drop_teaser(blocks: &mut [Block<'_>]) {
    let mut prose = blocks.iter_mut().filter(|block| block.keep && block.is_prose());
    if let (Some(first), Some(second)) = (prose.next(), prose.next())
        && signs::letters(&first.text) == signs::letters(&second.text)
    {
        first.keep = false;
    }
}

/// Cuts the lead-in lines off a paragraph that goes on after a line break.
fn cut_lead_in(block: &mut Block<'_>, known: Known<'_>) {
    let (title, caption) = (signs::letters(known.title), known.caption.map(signs::letters));
    let mut rest = block.html;
    for line in block.text.lines() {
        let is_title = !title.is_empty() && signs::spells(line, &title);
        let is_caption = caption.as_ref().is_some_and(|caption| signs::spells(line, caption));
        if !is_title && !is_caption && !is_lead_in(line, known) {
            block.html = rest;
            return;
        }
        let Some((_, after)) = rest.split_once("<br>") else { break };
        rest = after;
    }
    block.keep = false;
}

/// A date, a byline, a counter, the rubric: what stands between a title and a text.
fn is_lead_in(text: &str, known: Known<'_>) -> bool {
    let is_section = known.section.is_some_and(|section| signs::spells(text, &signs::letters(section)));
    let no_letters = !text.chars().any(char::is_alphabetic);
    let says_who = || signs::byline(text).is_some() || signs::editor(text).is_some() || signs::is_dated(text);
    is_section
        || no_letters
        || signs::is_fact_line(text)
        || (text.chars().count() < 100 && !text.ends_with('.') && says_who())
}

/// Lines after the last prose: initials, counters, bylines, headings over nothing.
fn drop_tail(blocks: &mut [Block<'_>]) {
    for block in blocks.iter_mut().rev() {
        if !block.keep {
            continue;
        }
        let text = block.text.as_str();
        let counts = !text.chars().any(char::is_alphabetic);
        let named =
            text.chars().count() < 100 && (signs::byline(text).is_some() || signs::editor(text).is_some());
        let is_data = matches!(block.name, "table" | "pre" | "figure" | "hr");
        if is_data && !text.is_empty() {
            return;
        }
        if counts
            || named
            || block.is_heading()
            || signs::is_initials(text)
            || signs::is_signature(text)
            || block.is_links()
        {
            block.keep = false;
        } else {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trimmed(html: &str) -> String {
        let known =
            Known { title: "Guru Madrasah Dilatih", caption: Some("Para guru"), section: Some("Berita") };
        trim(&clean(html, None), known).text().replace("\n\n", "|")
    }

    #[test]
    fn drops_what_is_no_body() {
        let prose = "Kepala kantor membuka pelatihan guru madrasah di aula kantor pada hari Senin pagi.";
        let more = "Sebanyak empat puluh peserta hadir dan mengikuti seluruh acara sampai sore.";
        let cases = [
            (format!("<h2>Guru Madrasah Dilatih</h2><p>Berita</p><p>63</p><p>{prose}</p>"), prose.to_owned()),
            (format!("<p>Penulis: Siti Aminah</p><p>{prose}</p><p>(ghp)</p>"), prose.to_owned()),
            (
                format!("<p>{prose}</p><p>Baca juga: <a href='https://a.id/1'>Lain</a></p><p>{more}</p>"),
                format!("{prose}|{more}"),
            ),
            (
                format!(
                    "<p>{prose}</p><h3>Berita Terkait</h3><ul><li><a href='https://a.id/1'>Satu dua</a></li></ul>"
                ),
                prose.to_owned(),
            ),
            (format!("<p>Para guru</p><p>{prose}</p><p>Foto: Humas</p>"), prose.to_owned()),
            (
                format!("<p>{prose}</p><h2>Latar</h2><p>Singkat saja.</p>"),
                format!("{prose}|Latar|Singkat saja."),
            ),
            (
                format!("<p>Guru Madrasah Dilatih<br>Senin, 2 Maret 2020<br>{prose}<br>Lanjut.</p>"),
                format!("{prose}\nLanjut."),
            ),
            (format!("<p>{prose}</p><p>{prose}</p><p>Lanjut saja.</p>"), format!("{prose}|Lanjut saja.")),
            (format!("<ul><li>satu</li></ul><p>{prose}</p>"), format!("satu|{prose}")),
        ];
        for (html, wanted) in cases {
            assert_eq!(trimmed(&html), wanted, "{html}");
        }
    }
}
