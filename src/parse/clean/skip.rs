//! Elements that go with all they hold: scripts, drawings, frames, forms.
//!
//! In: a tokenizer that has just read such an element's start tag. Out: the tokenizer behind its
//! end tag, or where it was if there is none. Keeps the whole walk linear on pages that open a
//! thousand elements and close none.

use super::tag::Tag;
use super::token::{Token, Tokens};

/// Passes over elements that go with their content. An element that never ends (a cut-off
/// page) is not passed over, and is remembered, so that the text is scanned but once for it.
#[derive(Default)]
pub struct Skipper {
    endless: Vec<String>,
}

impl Skipper {
    /// Passes over the element whose start tag was just read.
    pub fn skip(&mut self, tokens: &mut Tokens<'_>, name: &str, raw: &str) {
        let name = name.to_ascii_lowercase();
        let is_foreign = matches!(name.as_str(), "svg" | "math");
        if self.endless.contains(&name) || (is_foreign && raw.ends_with('/')) {
            return;
        }
        let before = tokens.clone();
        let found = match Tag::of(&name) {
            Tag::Raw => tokens.skip_raw(&name),
            _ => skip_nested(tokens, &name),
        };
        if !found && !matches!(name.as_str(), "script" | "style") {
            *tokens = before;
            self.endless.push(name);
        }
    }
}

fn skip_nested(tokens: &mut Tokens<'_>, name: &str) -> bool {
    let mut open = 1_u32;
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(other, _) if other.eq_ignore_ascii_case(name) => open += 1,
            Token::Start(other, _) if Tag::of(other) == Tag::Raw => {
                tokens.skip_raw(other);
            }
            Token::End(other) if other.eq_ignore_ascii_case(name) => {
                open -= 1;
                if open == 0 {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}
