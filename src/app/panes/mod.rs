//! What each pane holds; pure data and its rules, a file per pane.

mod ahead;
mod arrangement;
mod chosen;
mod facets;
mod group;
mod line;
mod list;
mod reading;
mod related;
#[cfg(test)]
pub(in crate::app) mod sample;
mod scroll;
mod sources;
mod unfolded;

pub use ahead::{Ahead, Ready};
pub use arrangement::{Arrangement, Border, Zen};
pub use chosen::Chosen;
pub use group::{Group, Grouping, ListLine, Placed, Sheet, day};
pub use line::{Line, LineKind};
pub use list::{List, Sight};
pub use reading::{Changed, Find, Moved, PageState, Reader, Weight};
pub use related::RelatedPane;
pub use scroll::{Move, Scroll};
pub use sources::{Entry, Sources, both};
