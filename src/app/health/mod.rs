//! The health of the sources: who is in trouble, why, and what helps.
//!
//! In: the sources as listed and their diaries. Out: an order, a state for each, a report in rows.
//! What a key does there stands with the rest of the list of sources, in `update/manage`.

mod place;
mod report;
mod window;

pub use place::Place;
pub use report::report;
pub use window::{Condition, Health, Side};
