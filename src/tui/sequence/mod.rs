//! What is told to the terminal beside text: links, the clipboard, pictures.

pub mod clipboard;
pub mod graphics;
mod linked;

pub use linked::{Able, Linked};
