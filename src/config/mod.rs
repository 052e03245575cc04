//! Configuration as typed by a person, turned into configuration as meant.

mod model;
mod paths;

pub use model::{Config, NetConfig, UiConfig};
pub use paths::Paths;
