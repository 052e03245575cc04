//! News to lines and files. Returns values or writes to `impl Write`; never opens anything.
//!
//! [`flow`] sets a text for a width and is what the screen shows; [`text`], [`markdown`],
//! [`table_row`], [`html_article`], [`Book`] and [`whatsapp_article`] make files of articles,
//! [`opml()`] one of the sources; [`picture()`] makes dots of pictures.

mod epub;
mod flow;
mod html;
mod markdown;
mod opml;
mod picture;
mod sixel;
mod table;
mod text;
mod whatsapp;
mod xhtml;
mod zip;

pub use epub::Book;
pub use flow::{Flow, Ink, Row, Run, flow};
pub use html::{html_article, html_foot, html_head};
pub use markdown::markdown;
pub use opml::opml;
pub use picture::{Dot, Picture, picture};
pub use table::{Clip, table_heads, table_row};
pub use text::{lines, text};
pub use whatsapp::{whatsapp_article, whatsapp_foot, whatsapp_head};
