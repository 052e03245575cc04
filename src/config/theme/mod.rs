//! Themes: what each tone of the screen is painted with, as data.
//!
//! In: a name, or a table of colours by a person. Out: a [`Theme`]. Knows no terminal library.

mod colour;
mod palettes;
mod read;
mod tone;

pub use colour::{Colour, contrast};
pub use palettes::{BUILT_IN, built_in};
pub use read::read;
pub use tone::{Swatch, Theme, Tone};
