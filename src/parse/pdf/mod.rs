//! The text of a PDF: what stands on its pages, as paragraphs.
//!
//! In: the bytes of a file that nobody has vouched for. Out: a [`Paper`], or why there is none: a
//! scan, a locked or a broken file. The pages are drawn onto nothing but a list of placed
//! letters (`glyphs`), which are set into lines (`lines`) and paragraphs (`blocks`). The library
//! may fail in any way on a hostile file: call [`read`] in a process of its own, and take over
//! what it told with [`Paper::told`]. No byte of the file itself ever reaches a sanitiser.

mod blocks;
mod glyphs;
mod lines;
mod paper;
mod read;
#[cfg(test)]
mod sample;

pub use paper::{Block, Paper};
pub use read::{is_pdf, read};
