//! What lies over the panes: a stack, of which the top one has the keys.

mod acronyms;
mod adding;
mod fetching;
mod hints;
mod layer;
mod picture;
mod prompt;
mod welcome;

pub use acronyms::Acronyms;
pub use adding::{Adding, Looking, Offer};
pub use fetching::Fetching;
pub use hints::hint;
pub use layer::Overlay;
pub use picture::{Showing, Stage};
pub use prompt::{Edit, Prompt, PromptKind};
pub use welcome::{Choice, other};
