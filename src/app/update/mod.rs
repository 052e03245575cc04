//! What a message changes and what is to be done about it.
//!
//! In: the model, a message, the time. Out: the changed model and effects. Answers that nobody
//! waits for any more are dropped by their ticket.

mod act;
mod answer;
mod arrange;
mod choose;
mod document;
mod fetch;
mod manage;
mod mark;
mod mouse;
mod open;
mod press;
mod prompt;
mod reader;
mod take;
mod travel;
mod wait;

pub use take::{start, update};
