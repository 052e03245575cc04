//! Any HTML to one line of plain text: titles, names, captions.
//!
//! In: a fragment of HTML, or text that is merely escaped. Out: its words with one space between.
//! Never keeps a tag that HTML has, never loses a word in angle brackets that HTML does not know.

use super::entities;
use super::put::squeeze;
use super::skip::Skipper;
use super::tag::Tag;
use super::token::{Token, Tokens};
use crate::news::visible;

/// The plain text of a fragment of HTML or of escaped text, on one line.
///
/// What looks like a tag but is none that HTML has (`a <b or c>`) stays as text.
pub fn line(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut tokens = Tokens::new(html);
    let mut skipper = Skipper::default();
    let mut from = 0;
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(raw) => entities::decode_into(raw, &mut text),
            Token::Start(name, raw) => match Tag::of(name) {
                Tag::Raw | Tag::Drop => skipper.skip(&mut tokens, name, raw),
                Tag::Unknown => text.push_str(html.get(from..tokens.offset()).unwrap_or_default()),
                tag => part(&mut text, tag),
            },
            Token::End(name) => part(&mut text, Tag::of(name)),
        }
        from = tokens.offset();
    }
    let folded = squeeze(&text);
    squeeze(&visible(&folded)).trim().to_owned()
}

fn part(text: &mut String, tag: Tag) {
    if tag.parts_words() {
        text.push(' ');
    }
}
