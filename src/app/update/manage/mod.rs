//! The list of sources: the welcome, adding by address, changing, archiving, restoring.
//!
//! What is decided here goes out as an [`Effect::EditList`](crate::app::Effect); the shell writes
//! it into the configuration and tells what came of it.

mod adding;
mod change;
mod health;
mod setup;
mod welcome;

pub use adding::{decide, discovered, look_at};
pub use change::{amend, archive, ask, edited, entered, restore};
pub use health::{diaries_read, open as open_health, press as press_health, settle as settle_health};
pub use setup::reconfigured;
pub use welcome::{choose, welcome};
