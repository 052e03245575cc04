//! Paints the model; pure.
//!
//! In: the model and a look. Out: a frame full of cells. Every string passes one choke point
//! (`brush`) that strips control characters and keeps it inside its rectangle. Changes nothing.

mod brush;
mod footer;
mod header;
mod link;
mod list;
mod look;
mod overlay;
mod pane;
mod reader;
mod related;
mod sources;
mod whole;
mod words;

pub use link::tagged;
pub use look::{Graphics, Letters, Look, Paint, Tone};
pub use overlay::picture_place;
pub use whole::paint;
