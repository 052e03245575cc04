//! What a person does inside the article: looks for words, follows its links, asks for its acronyms.

mod acronyms;
mod edits;
mod find;
mod links;
mod picture;
mod save;

pub use edits::changes;

pub use acronyms::{explained, show as acronyms};
pub use find::{ask, back_up, jump, look_for, step};
pub use links::{hint, list, open_numbered, press_hint, press_list};
pub use picture::{
    fetched as picture_fetched, offer as offer_picture, press as press_picture, weighed as picture_weighed,
};
pub use save::{ask_file, save, saved};
