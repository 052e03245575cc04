//! Sends jobs out, stores what they learned and answers questions.
//!
//! An [`Engine`] is a cheap handle; it may be cloned and used from any thread. Every method
//! but `refresh` and `fetch_article` blocks for the few milliseconds that the cache needs
//! (`discover` and `download` block for the network). Opening it starts no thread, no runtime
//! and no socket: these come with the first write and the first visit.

mod child;
mod desk;
mod error;
mod handle;
mod librarian;
mod look;
mod picture;
mod plan;
mod purse;
mod relay;
mod runner;
mod running;
mod shelf;
mod subscribe;
mod verdict;
mod watch;

use jiff::ZonedDateTime;

pub use crate::bundle::SecretKey;
pub use crate::jobs::{Subscriptions, subscriptions};
pub use crate::store::{
    Check, Copied, Opened, Prunable, Repaired, StoreError, TrafficLog, Window, back_up, repair, restore,
};
pub use child::Reader;
pub use desk::stand_back;
pub use error::EngineError;
pub use handle::{Discovered, Engine};
pub use plan::{Options, Plan, Visits};
pub use relay::{Handed, Origin, PackError, Packed, Packing};
pub use running::Running;
pub use watch::Sign;

/// The present moment in the person's zone: the one place that reads the clock.
pub fn now() -> ZonedDateTime {
    ZonedDateTime::now()
}
