//! What to ask of the world and what was learned. Async, but without runtime, clock, disk or database.

mod fetch;

pub use fetch::{Accept, Fetch, Fetched, Request, Response};
