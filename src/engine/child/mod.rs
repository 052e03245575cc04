//! Reading what may kill its reader: in a process of its own.
//!
//! In: the bytes of a document. Out: what the process told of it, or that it came to nothing. The
//! process is this program again; it limits itself, and here are the limits that only its parent
//! can hold: how long it may take and how much it may say.

mod call;
mod fetch;
mod reader;

pub(super) use fetch::{read, weigh};
pub use reader::Reader;
