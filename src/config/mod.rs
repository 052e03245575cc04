//! Configuration as typed by a person, turned into configuration as meant.
//!
//! In: TOML files, the office's first and then the person's own. Out: a [`Config`] with every
//! default filled in, or all mistakes at once, each with its file, its line and a suggestion.
//! Writing keeps comments and never leaves a half-written file.

mod acronyms;
mod amend;
mod edit;
mod error;
mod folders;
mod model;
mod near;
mod paths;
mod read;
mod section;
mod sources;
mod theme;
mod values;

pub use amend::{Amendment, amend_source};
pub use edit::{add_source, add_sources, block, remove_source};
pub use error::{ConfigError, Fault, Mistake, Wanted};
pub use model::{Config, KeyLine, Motion, NetConfig, UiConfig};
pub use near::nearest;
pub use paths::Paths;
pub use read::load;
pub use theme::{Colour, Swatch, Theme, Tone, built_in as theme, contrast};
pub use values::{duration, size};
