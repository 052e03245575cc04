//! The file itself: where it lies, whether it is ours, how it grows from version to version.

mod index;
mod opening;
mod schema;

pub(crate) use index::{coming, settle};
pub(crate) use opening::{
    PAGE, connect, drop_ballast, explain, private_file, readable, reader, sibling, writer,
};
pub(crate) use schema::{is_ours, known, next_step as step, version};
