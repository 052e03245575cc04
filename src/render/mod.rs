//! News to lines and files. Returns values or writes to `impl Write`; never opens anything.
//!
//! [`flow`] sets a text for a width and is what the screen shows; [`text`], [`markdown`] and
//! [`table_row`] make files of articles, [`opml`] one of the sources; [`picture()`] makes dots of
//! pictures.

mod flow;
mod markdown;
mod opml;
mod picture;
mod sixel;
mod table;
mod text;

pub use flow::{Flow, Ink, Row, Run, flow};
pub use markdown::markdown;
pub use opml::opml;
pub use picture::{Dot, Picture, picture};
pub use table::{Clip, table_heads, table_row};
pub use text::{lines, text};
