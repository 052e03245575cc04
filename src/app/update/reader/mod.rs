//! What a person does inside the article: looks for words, follows its links.

mod find;
mod links;

pub use find::{ask, back_up, jump, look_for, step};
pub use links::{hint, list, press_hint, press_list};
