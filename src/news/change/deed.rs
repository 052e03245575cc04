//! What a person did, as one thing that can be taken back.

use serde::{Deserialize, Serialize};

use crate::news::SourceId;

/// What a person did: named in notices, and named again when it is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// Marked read.
    Read,
    /// Marked unread.
    Unread,
    /// Starred.
    Starred,
    /// Took a star away.
    Unstarred,
    /// Took articles out of the lists.
    Hidden,
    /// Let them stand there again.
    Unhidden,
    /// Marked a whole list read.
    AllRead,
    /// Tagged, or took tags away.
    Tagged,
    /// Took this source out of the list. Only the list itself can take it up again: whoever takes
    /// the deed back is told so by [`Applied::deed`](crate::news::Applied::deed).
    Archived(SourceId),
}
