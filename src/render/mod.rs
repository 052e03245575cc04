//! News to lines and files. Returns values or writes to `impl Write`; never opens anything.

mod flow;

pub use flow::{Flow, Ink, Row, Run, flow};
