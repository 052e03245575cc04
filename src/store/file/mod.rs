//! The file itself: where it lies, whether it is ours, how it grows from version to version.

mod opening;
mod schema;

pub(crate) use opening::{drop_ballast, explain, reader, writer};
