//! Where the parts of the health view stand: side by side, or one at a time.

use ratatui::layout::Rect;

use crate::app::layout::Layout;

/// From so many columns on there is room for both.
const BOTH: u16 = 66;
/// The columns of the sources beside the report: at least, at most.
const ALL: (u16, u16) = (26, 44);
/// Lines longer than this are hard to read.
const LONGEST: u16 = 90;

/// Where the parts of the health view stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// All sources.
    pub all: Rect,
    /// The report on one.
    pub one: Rect,
    /// Whether both are on screen.
    pub both: bool,
}

impl Place {
    /// The places on a sheet over the panes of `layout`, below its title.
    pub fn new(layout: &Layout) -> Self {
        let body = layout.body;
        let inside = Rect {
            x: body.x + 2,
            y: body.y + 1,
            width: body.width.saturating_sub(4),
            height: body.height.saturating_sub(1),
        };
        if inside.width < BOTH {
            return Self { all: inside, one: inside, both: false };
        }
        let all = Rect { width: (inside.width / 3).clamp(ALL.0, ALL.1), ..inside };
        let x = all.right() + 3;
        let width = (inside.right().saturating_sub(x)).min(LONGEST);
        Self { all, one: Rect { x, width, ..inside }, both: true }
    }
}
