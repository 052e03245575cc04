//! Pictures that a person asked for: weighed, fetched, made dots of. Nothing of them is kept.

mod fetch;

pub(super) use fetch::{fetch, weigh};
