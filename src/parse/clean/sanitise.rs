//! Any HTML to canonical HTML.
//!
//! In: a string and the address it came from. Out: [`CleanHtml`]. Says to the writer what each
//! tag asks for, and keeps of all attributes the addresses of links and pictures and a picture's
//! text. Never decides about nesting: that is the writer's.

use url::Url;

use super::entities::decode;
use super::skip::Skipper;
use super::tag::{Inline, Tag};
use super::token::{Token, Tokens, attribute};
use super::write::Writer;
use crate::news::{CleanHtml, resolve};

/// Keeps the structure of `html` and nothing dangerous; relative addresses are resolved against `base`.
pub fn clean(html: &str, base: Option<&Url>) -> CleanHtml {
    let mut writer = Writer::new(html.len());
    let mut tokens = Tokens::new(html);
    let mut skipper = Skipper::default();
    while let Some(token) = tokens.next() {
        if writer.is_full() {
            break;
        }
        match token {
            Token::Text(text) => writer.text(text),
            Token::Start(name, raw) => match Tag::of(name) {
                Tag::Raw | Tag::Drop => skipper.skip(&mut tokens, name, raw),
                tag => start(&mut writer, tag, name, raw, base),
            },
            Token::End(name) => end(&mut writer, Tag::of(name), name),
        }
    }
    CleanHtml::from_sanitised(writer.finish())
}

fn start(writer: &mut Writer, tag: Tag, name: &str, raw: &str, base: Option<&Url>) {
    match tag {
        Tag::Block(block) => writer.start_block(block),
        Tag::Inline(Inline::A) => {
            let href = attribute(raw, "href").and_then(|href| resolve(&decode(href), base));
            match href {
                Some(href) => writer.start_inline(Inline::A, href.as_str()),
                None => writer.end_inline(Inline::A),
            }
        }
        Tag::Inline(inline) => writer.start_inline(inline, ""),
        Tag::Boundary if name.eq_ignore_ascii_case("p") => writer.start_p(),
        Tag::Boundary => writer.boundary(),
        Tag::Break => writer.line_break(),
        Tag::Rule => writer.rule(),
        Tag::Caption => writer.start_caption(),
        Tag::Image => image(writer, raw, base),
        Tag::Drop | Tag::Raw | Tag::Other | Tag::Unknown => {}
    }
}

fn end(writer: &mut Writer, tag: Tag, name: &str) {
    match tag {
        Tag::Block(block) => writer.end_block(block),
        Tag::Inline(inline) => writer.end_inline(inline),
        Tag::Boundary if name.eq_ignore_ascii_case("p") => writer.end_p(),
        Tag::Boundary => writer.boundary(),
        Tag::Break => writer.line_break(),
        Tag::Caption => writer.end_caption(),
        _ => {}
    }
}

/// Writes a picture; pictures that load late name their address elsewhere than in `src`, counters
/// are one point wide, and an emoji's text says it better than its picture.
fn image(writer: &mut Writer, raw: &str, base: Option<&Url>) {
    let alt = decode(attribute(raw, "alt").unwrap_or_default());
    let tiny = |name| matches!(attribute(raw, name).map(str::trim), Some("0" | "1"));
    if tiny("width") || tiny("height") {
        return;
    }
    let is_emoji = |c: char| !c.is_ascii() && !c.is_alphabetic();
    if !alt.is_empty() && alt.chars().count() <= 8 && alt.chars().all(is_emoji) {
        return writer.text(&alt);
    }
    let address = ["data-src", "data-lazy-src", "data-original", "src"]
        .iter()
        .filter_map(|name| attribute(raw, name))
        .find_map(|src| resolve(&decode(src), base));
    if let Some(address) = address {
        writer.image(address.as_str(), &alt);
    }
}
