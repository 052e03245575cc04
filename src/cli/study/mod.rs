//! Commands that study one document without the cache: parse, extract, probe.

pub mod extract;
pub mod input;
pub mod paper;
pub mod parse;
pub mod probe;
