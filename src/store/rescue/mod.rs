//! For bad days: a copy of the file that can be trusted, the way back to it, and what can be saved
//! of a file that is damaged.
//!
//! In: paths, and the present for names. Out: whole files that appear at once or not at all. What
//! stood in their place is moved aside and never deleted.

mod backup;
mod place;
mod salvage;

pub use backup::{Copied, back_up, restore};
pub use salvage::{Repaired, repair};
