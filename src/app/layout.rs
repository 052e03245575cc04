//! Which pane stands where, for any size of the terminal.
//!
//! In: the size, the pane that has the keys, whether an article is open. Out: rectangles, all
//! inside the size; a pane's first row is its title.

use ratatui::layout::Rect;

use super::panes::{Arrangement, Zen};

/// A pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The sources.
    Sources,
    /// The headlines.
    List,
    /// The article.
    Reader,
    /// Related news.
    Related,
}

/// How the panes are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// There is no room for anything.
    TooSmall,
    /// One pane at a time.
    Single,
    /// The list above the article; sources and related news when called for.
    Stacked,
    /// Everything side by side.
    Columns,
}

/// Whether an article is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// No article is open.
    Bare,
    /// An article is open.
    Reading,
}

/// The rectangles of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How the panes are put together.
    pub shape: Shape,
    /// The whole screen.
    pub screen: Rect,
    /// The first row.
    pub header: Rect,
    /// All between header and footer.
    pub body: Rect,
    /// The last row.
    pub footer: Rect,
    /// The sources.
    pub sources: Option<Rect>,
    /// The headlines.
    pub list: Option<Rect>,
    /// The article.
    pub reader: Option<Rect>,
    /// Related news.
    pub related: Option<Rect>,
    /// Whether one pane has the screen to itself: then it has no title.
    pub zen: Zen,
}

/// Below this there is no room.
pub const LEAST: (u16, u16) = (20, 5);
/// From this size on everything stands side by side.
const WIDE: (u16, u16) = (120, 20);
/// From this size on list and article share the screen.
const MIDDLE: (u16, u16) = (60, 16);
/// A list narrower and at least as high as this gives each headline two rows.
const TIGHT: (u16, u16) = (60, 18);

impl Layout {
    /// The layout of a screen of `width` by `height`.
    pub fn new(width: u16, height: u16, focus: Pane, desk: Desk, arrangement: &Arrangement) -> Self {
        let screen = Rect::new(0, 0, width, height);
        let shape = shape_of(width, height);
        let nothing = Rect::new(0, 0, 0, 0);
        let mut layout = Self {
            shape,
            screen,
            header: nothing,
            body: nothing,
            footer: nothing,
            sources: None,
            list: None,
            reader: None,
            related: None,
            zen: arrangement.zen,
        };
        if shape == Shape::TooSmall {
            return layout;
        }
        layout.footer = Rect { y: height - 1, height: 1, ..screen };
        if arrangement.zen == Zen::On {
            layout.shape = Shape::Single;
            layout.body = Rect { height: height - 1, ..screen };
            *layout.slot(focus) = Some(layout.body);
            return layout;
        }
        layout.header = Rect { height: 1, ..screen };
        layout.body = Rect { y: 1, height: height - 2, ..screen };
        match shape {
            Shape::TooSmall => {}
            Shape::Single => *layout.slot(focus) = Some(layout.body),
            Shape::Stacked => layout.stack(focus, desk, arrangement),
            Shape::Columns => layout.columns(focus, desk, arrangement),
        }
        layout
    }

    /// Where `pane` stands, if it is on screen.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Sources => self.sources,
            Pane::List => self.list,
            Pane::Reader => self.reader,
            Pane::Related => self.related,
        }
    }

    /// Where the rows of `pane` stand, below its title.
    pub fn inside(&self, pane: Pane) -> Option<Rect> {
        if self.zen == Zen::On {
            return self.pane(pane);
        }
        self.pane(pane).map(|rect| Rect {
            y: rect.y.saturating_add(1),
            height: rect.height.saturating_sub(1),
            ..rect
        })
    }

    /// The rows of the screen that a line of `pane` takes: two where a title needs the whole
    /// width and there is height for it.
    pub fn step(&self, pane: Pane) -> u16 {
        match (pane, self.list) {
            (Pane::Related, _) => 2,
            (Pane::List, Some(rect)) if rect.width < TIGHT.0 && rect.height >= TIGHT.1 => 2,
            _ => 1,
        }
    }

    /// The lines that `pane` shows; at least one, so that paging always moves.
    pub fn rows(&self, pane: Pane) -> usize {
        let step = self.step(pane);
        self.inside(pane).map_or(1, |rect| usize::from(rect.height / step).max(1))
    }

    /// The pane at a place of the screen.
    pub fn at(&self, column: u16, row: u16) -> Option<Pane> {
        [Pane::Sources, Pane::List, Pane::Reader, Pane::Related]
            .into_iter()
            .find(|pane| self.pane(*pane).is_some_and(|rect| rect.contains((column, row).into())))
    }

    fn slot(&mut self, pane: Pane) -> &mut Option<Rect> {
        match pane {
            Pane::Sources => &mut self.sources,
            Pane::List => &mut self.list,
            Pane::Reader => &mut self.reader,
            Pane::Related => &mut self.related,
        }
    }

    fn stack(&mut self, focus: Pane, desk: Desk, arrangement: &Arrangement) {
        let body = self.body;
        let (side, main) = match focus {
            Pane::Sources => {
                let width = part(body.width, arrangement.sources, (33, 20), (20, 30));
                let (side, main) = split_left(body, width);
                (Some(side), main)
            }
            _ => (None, body),
        };
        self.sources = side;
        if desk == Desk::Bare {
            self.list = Some(main);
            return;
        }
        let usual = Arrangement::default();
        let top = part(main.height, arrangement.top, (usual.top, usual.top), (5, 12)).min(main.height - 5);
        let (upper, lower) = split_top(main, top);
        if focus == Pane::Related {
            self.reader = Some(Rect { height: main.height - top, ..main });
            self.related = Some(Rect { y: main.y + main.height - top, height: top, ..main });
        } else if focus == Pane::Reader && arrangement.hides(Pane::List) {
            self.reader = Some(main);
        } else {
            self.list = Some(upper);
            self.reader = Some(lower);
        }
    }

    fn columns(&mut self, focus: Pane, desk: Desk, arrangement: &Arrangement) {
        let usual = Arrangement::default();
        let shown = |pane: Pane| focus == pane || !arrangement.hides(pane);
        let mut rest = self.body;
        if shown(Pane::Sources) {
            let width = part(rest.width, arrangement.sources, (usual.sources, usual.sources), (22, 34));
            let (sources, right) = split_left(rest, width.min(rest.width / 2));
            (self.sources, rest) = (Some(sources), right);
        }
        if desk == Desk::Bare {
            self.list = Some(rest);
            return;
        }
        // A hidden list comes back as soon as it has the keys, and the sources want to show theirs.
        let mut right = rest;
        if shown(Pane::List) || focus == Pane::Sources {
            let (list, beside) = split_left(rest, rest.width * arrangement.list / 100);
            (self.list, right) = (Some(list), beside);
        }
        if shown(Pane::Related) {
            let height = part(right.height, arrangement.related, (usual.related, usual.related), (5, 12));
            let (reader, below) = split_top(right, right.height - height.min(right.height - 5));
            (self.reader, self.related) = (Some(reader), Some(below));
        } else {
            self.reader = Some(right);
        }
    }
}

/// `share` percent of `whole`. The usual share (its value, and what it is worth here) stays within
/// `bounds`; a person's own may be anything that leaves the others room.
fn part(whole: u16, share: u16, (worth, usual): (u16, u16), bounds: (u16, u16)) -> u16 {
    let of = |share: u16| (u32::from(whole) * u32::from(share) / 100) as u16;
    if share == usual { of(worth).clamp(bounds.0, bounds.1) } else { of(share).max(4) }
}

fn shape_of(width: u16, height: u16) -> Shape {
    if width < LEAST.0 || height < LEAST.1 {
        Shape::TooSmall
    } else if width >= WIDE.0 && height >= WIDE.1 {
        Shape::Columns
    } else if width >= MIDDLE.0 && height >= MIDDLE.1 {
        Shape::Stacked
    } else {
        Shape::Single
    }
}

/// Cuts `width` columns off the left and leaves one for the line between.
fn split_left(rect: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(rect.width.saturating_sub(2));
    let right = Rect { x: rect.x + width + 1, width: rect.width - width - 1, ..rect };
    (Rect { width, ..rect }, right)
}

fn split_top(rect: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(rect.height);
    (Rect { height, ..rect }, Rect { y: rect.y + height, height: rect.height - height, ..rect })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PANES: [Pane; 4] = [Pane::Sources, Pane::List, Pane::Reader, Pane::Related];

    #[test]
    fn sizes_have_their_shapes() {
        for (width, height, shape) in [
            (120, 40, Shape::Columns),
            (80, 24, Shape::Stacked),
            (40, 12, Shape::Single),
            (19, 40, Shape::TooSmall),
            (0, 0, Shape::TooSmall),
            (500, 4, Shape::TooSmall),
        ] {
            assert_eq!(
                Layout::new(width, height, Pane::List, Desk::Bare, &Arrangement::default()).shape,
                shape,
                "{width}x{height}"
            );
        }
    }

    proptest! {
        #[test]
        fn panes_lie_on_the_screen_and_not_on_each_other(
            width in 0_u16..600, height in 0_u16..600, focus in 0_usize..4, reading in any::<bool>(),
            line in "(sources=[0-9]{1,2} )?(list=[0-9]{1,2} )?(top=[0-9]{1,2} )?(related=[0-9]{1,2} )?\
                     (hide=sources )?(hide=list )?(hide=related)?",
            zen in any::<bool>(),
        ) {
            let desk = if reading { Desk::Reading } else { Desk::Bare };
            let mut arrangement = Arrangement::parse(&line);
            arrangement.zen = if zen { Zen::On } else { Zen::Off };
            // Only an open article can have the keys.
            let focus = if reading { PANES[focus] } else { PANES[focus % 2] };
            let layout = Layout::new(width, height, focus, desk, &arrangement);
            prop_assert!(layout.shape == Shape::TooSmall || layout.pane(focus).is_some());
            let rects: Vec<Rect> = PANES.iter().filter_map(|pane| layout.pane(*pane)).collect();
            for (at, rect) in rects.iter().enumerate() {
                prop_assert_eq!(layout.body.intersection(*rect), *rect);
                prop_assert!(rect.height >= 2 && rect.width >= 2);
                for other in &rects[at + 1..] {
                    prop_assert!(rect.intersection(*other).is_empty());
                }
            }
        }
    }
}
