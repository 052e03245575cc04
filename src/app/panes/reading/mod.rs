//! The article that is read: its lines, what is looked for in them, what was changed in them.

mod changes;
mod find;
mod reader;

pub use find::Find;
pub use reader::{Changed, Moved, PageState, Reader, Weight};
