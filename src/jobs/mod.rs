//! What to ask of the world and what was learned. Async, but without runtime, clock, disk or
//! database: a job takes the way out (`Fetch`), what is known and the present moment, and
//! returns values. Whether they are stored, and when a job runs, is not its business.

mod discover;
mod document;
mod errand;
mod fetch;
mod full_text;
mod habits;
mod judge;
mod picture;
mod refresh;
pub mod schedule;
mod subscriptions;
#[cfg(test)]
mod tests;
mod wordpress;

pub use discover::{Offer, discover};
pub use document::{Study, document, weigh};
pub use fetch::{Accept, Delta, Fetch, Fetched, Request, Response};
pub use full_text::{Shelved, full_text};
pub use picture::picture;
pub use refresh::{Told, followed, refresh};
pub use subscriptions::{Subscriptions, subscriptions};
