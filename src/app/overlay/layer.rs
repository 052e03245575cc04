//! The kinds of things that lie over the panes.

use super::acronyms::Acronyms;
use super::adding::Adding;
use super::picture::Showing;
use super::prompt::Prompt;
use crate::app::health::Health;
use crate::app::panes::Scroll;

/// Something over the panes.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// The keys, generated from the key table; carries its first row on screen.
    Help {
        /// The first row shown.
        top: usize,
    },
    /// The sources that failed, and why; carries its first row on screen.
    Failures {
        /// The first row shown.
        top: usize,
    },
    /// How far the refresh is, or what came of the last one; carries its first row on screen.
    Progress {
        /// The first row shown.
        top: usize,
    },
    /// How the sources do.
    Health(Box<Health>),
    /// What to begin with where nothing is configured.
    Welcome {
        /// The choice with the cursor, from 0.
        cursor: usize,
    },
    /// An address that is looked at before it becomes a source.
    Adding(Adding),
    /// What the acronyms of the article mean.
    Acronyms(Acronyms),
    /// The links of the article; carries the cursor.
    Links(Scroll),
    /// A letter at every link in sight; carries the letters typed.
    Hints(String),
    /// A picture of the article.
    Picture(Showing),
    /// A line being typed.
    Prompt(Prompt),
}
