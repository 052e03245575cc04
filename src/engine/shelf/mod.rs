//! The offline shelf: the pages behind headlines, fetched ahead, the most wanted first.
//!
//! In: what the cache says is missing, what was ordered, what a person stars, watches and reads.
//! Out: texts in the cache and a count. Fetches no page twice and none that a feed made needless.

mod fill;
mod one;
mod rank;

pub(super) use fill::{Of, fill};
pub(super) use one::one;
