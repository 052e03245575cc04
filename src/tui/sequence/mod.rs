//! What is told to the terminal beside text: links, the clipboard, pictures.

pub mod graphics;
mod linked;
pub mod osc;

pub use linked::{Able, Linked};
