//! What a person made of the panes: how large they are, which are hidden, whether one stands alone.
//!
//! In: wishes, or the line that a former run left. Out: shares in percent. Knows no rectangles.

use crate::app::layout::Pane;

/// Whether the pane with the keys has the screen to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zen {
    /// Others may stand beside it.
    #[default]
    Off,
    /// It stands alone, without header and titles.
    On,
}

/// A border that can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// Behind the sources.
    Sources,
    /// Between list and article, side by side.
    List,
    /// Between list and article, one above the other.
    Top,
    /// Above related news.
    Related,
}

/// What a person made of the panes; shares are percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrangement {
    /// Of the width, for the sources.
    pub sources: u16,
    /// Of what the sources leave, for the list.
    pub list: u16,
    /// Of the height, for the list above an article.
    pub top: u16,
    /// Of the height, for related news.
    pub related: u16,
    /// Whether a pane stands alone.
    pub zen: Zen,
    hidden: [bool; 3],
}

/// The panes that can be hidden, with their names in the line that is kept.
const HIDEABLE: [(Pane, &str); 3] =
    [(Pane::Sources, "sources"), (Pane::List, "list"), (Pane::Related, "related")];

/// A share is moved by so much.
const STEP: u16 = 5;

/// The least and the most that a share may be.
const BOUNDS: (u16, u16) = (10, 80);

impl Default for Arrangement {
    fn default() -> Self {
        Self { sources: 20, list: 45, top: 33, related: 25, zen: Zen::Off, hidden: [false; 3] }
    }
}

impl Arrangement {
    /// Whether `pane` is hidden while another has the keys.
    pub fn hides(&self, pane: Pane) -> bool {
        HIDEABLE.iter().zip(self.hidden).any(|((known, _), hidden)| *known == pane && hidden)
    }

    /// Hides `pane`, or shows it again.
    pub fn turn(&mut self, pane: Pane) {
        for ((known, _), hidden) in HIDEABLE.iter().zip(&mut self.hidden) {
            if *known == pane {
                *hidden = !*hidden;
            }
        }
    }

    /// Moves `border` by `steps`, so that what stands before it grows for positive ones.
    pub fn shift(&mut self, border: Border, steps: i16) {
        let share = match border {
            Border::Sources => &mut self.sources,
            Border::List => &mut self.list,
            Border::Top => &mut self.top,
            Border::Related => &mut self.related,
        };
        let by = STEP.cast_signed().saturating_mul(steps);
        *share = share.saturating_add_signed(by).clamp(BOUNDS.0, BOUNDS.1);
    }

    /// The line that a later run reads; a pane that stands alone is not kept.
    pub fn print(&self) -> String {
        let mut line =
            format!("sources={} list={} top={} related={}", self.sources, self.list, self.top, self.related);
        for ((pane, name), _) in HIDEABLE.iter().zip(self.hidden).filter(|(_, hidden)| *hidden) {
            debug_assert!(self.hides(*pane));
            line.push_str(" hide=");
            line.push_str(name);
        }
        line
    }

    /// What such a line says; what cannot be understood is left as usual.
    pub fn parse(line: &str) -> Self {
        let mut read = Self::default();
        for (key, value) in line.split_whitespace().filter_map(|part| part.split_once('=')) {
            let share = value.parse::<u16>().ok().map(|share| share.clamp(BOUNDS.0, BOUNDS.1));
            match (key, share) {
                ("sources", Some(share)) => read.sources = share,
                ("list", Some(share)) => read.list = share,
                ("top", Some(share)) => read.top = share,
                ("related", Some(share)) => read.related = share,
                ("hide", _) => {
                    let pane = HIDEABLE.iter().find(|(_, name)| *name == value).map(|(pane, _)| *pane);
                    if let Some(pane) = pane.filter(|pane| !read.hides(*pane)) {
                        read.turn(pane);
                    }
                }
                _ => {}
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let mut arrangement = Arrangement::default();
        arrangement.shift(Border::Sources, 2);
        arrangement.shift(Border::Related, -9);
        arrangement.turn(Pane::List);
        arrangement.zen = Zen::On;
        let read = Arrangement::parse(&arrangement.print());
        assert_eq!(read, Arrangement { zen: Zen::Off, ..arrangement });
        assert_eq!((read.sources, read.related), (30, 10));
        assert!(read.hides(Pane::List) && !read.hides(Pane::Sources));
    }

    #[test]
    fn a_spoilt_line_does_no_harm() {
        for line in ["", "list=x hide=all hide", "=", "sources=-1"] {
            assert_eq!(Arrangement::parse(line), Arrangement::default(), "{line}");
        }
        assert_eq!(Arrangement::parse("list=999 hide=list hide=list").list, 80);
        assert!(Arrangement::parse("hide=list hide=list").hides(Pane::List));
    }
}
