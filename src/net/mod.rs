//! The only socket: [`Net`] implements `jobs::Fetch` with reqwest.
//!
//! In: a request. Out: an answer or a typed failure, and what it cost. Polite (one request at
//! a time per host, Retry-After kept), bounded (bytes on the wire, bytes expanded, time,
//! redirects) and metered. Keeps no cookies, sends no referrer, knows no store and no screen.

mod address;
mod agent;
mod body;
mod client;
mod headers;
mod meter;
mod names;
mod polite;
mod proxy;
mod trouble;
mod trust;
mod unpack;
#[cfg(test)]
mod wire_test;

pub use agent::{Net, Settings};
pub use client::reachable;
pub use polite::{Load, Places};
pub use trust::TrustSettings;
