//! What the finders of metadata look at: the outline, the head's claims, and where in the outline
//! the body and the title stand.
//!
//! In: an outline and the body that was found. Out: a [`Page`] with ranges of lines. Nothing is
//! read from the lines here but their order.

use std::collections::HashSet;
use std::ops::Range;

use url::Url;

use super::meta::Meta;
use super::outline::{Line, Outline, Zone};
use super::signs;
use crate::news::CleanHtml;
use crate::parse::Hints;

/// Lines shorter than this prove nothing about where the body is.
const TELLING: usize = 40;
/// How many lines around the title and the body are looked at.
const NEAR: usize = 8;

/// A page on which the body has been found.
#[derive(Debug, Clone, Copy)]
pub struct Page<'p> {
    /// All lines.
    pub outline: &'p Outline,
    /// The head's claims.
    pub meta: &'p Meta,
    /// What the caller knows.
    pub hints: &'p Hints<'p>,
    /// What relative addresses are resolved against.
    pub base: &'p Url,
    /// The first and last line of the body.
    pub body: Option<(usize, usize)>,
    /// The line of the title.
    pub title: Option<usize>,
}

impl<'p> Page<'p> {
    /// The line at `at`.
    pub fn line(&self, at: usize) -> Option<&'p Line> {
        self.outline.lines.get(at)
    }

    /// Lines of `range` that stand in the page's main part, with their places.
    pub fn lines(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, &'p Line)> + use<'p> {
        let end = range.end.min(self.outline.lines.len());
        let start = range.start.min(end);
        let lines = self.outline.lines.get(start..end).unwrap_or_default();
        lines
            .iter()
            .enumerate()
            .map(move |(at, line)| (at + start, line))
            .filter(|(_, line)| matches!(line.zone, Zone::Main | Zone::Crumbs))
    }

    /// The line at `at`, and behind it the line after where `at` is its label: a term of a list of
    /// terms, the first cell of a row, whatever ends in a colon or has one in a cell behind it.
    pub fn fact(&self, at: usize) -> String {
        let Some(label) = self.line(at) else { return String::new() };
        let colon = self.line(at + 1).is_some_and(|next| next.text == ":");
        let Some(value) = self.line(at + 1 + usize::from(colon)) else { return label.text.clone() };
        let row = |line: &'p Line| line.path.split_last().map(|(_, row)| row);
        let cells = label.tag == "td" && value.tag == "td" && row(label) == row(value);
        // Two lines of one block: the label's own element, or a break, parts them.
        let bare = label.path == value.path && signs::is_label(&label.text);
        if colon || cells || bare || matches!(&*label.tag, "dt" | "th") || label.text.ends_with(':') {
            return format!("{}: {}", label.text.trim_end_matches([' ', ':']), value.text);
        }
        label.text.clone()
    }

    /// Between the title and the body, both not included; a few lines after the title where no
    /// body is known.
    pub fn under_title(&self) -> Range<usize> {
        match (self.title, self.body) {
            (Some(title), Some((first, _))) if title < first => title + 1..first,
            (Some(title), _) => title + 1..title + 1 + NEAR,
            (None, Some((first, _))) => first.saturating_sub(NEAR)..first,
            (None, None) => 0..0,
        }
    }

    /// A few lines before the title.
    pub fn over_title(&self) -> Range<usize> {
        let title = self.title.or(self.body.map(|(first, _)| first)).unwrap_or(0);
        title.saturating_sub(3)..title
    }

    /// A few lines after the body, up to a box of other news.
    pub fn under_body(&self) -> Range<usize> {
        let Some((_, last)) = self.body else { return 0..0 };
        let rest = self.outline.lines.iter().skip(last + 1).take(NEAR);
        let own = rest.take_while(|line| {
            line.zone == Zone::Main
                && !signs::is_related_heading(&line.text)
                && !signs::is_box_heading(&line.text)
        });
        last + 1..last + 1 + own.count()
    }

    /// The first lines of the body.
    pub fn body_head(&self) -> Range<usize> {
        self.body.map_or(0..0, |(first, last)| first..last.min(first + 2) + 1)
    }

    /// From a little over the title to a little under the body, nearest the title first.
    pub fn around(&self) -> impl Iterator<Item = (usize, &'p Line)> + use<'p> {
        let over = self.lines(self.over_title()).rev();
        let tail = self.body.map_or(0..0, |(_, last)| last.saturating_sub(3)..last + 1);
        self.lines(self.under_title())
            .chain(over)
            .chain(self.lines(self.body_head()))
            .chain(self.lines(tail))
            .chain(self.lines(self.under_body()))
    }
}

/// Where in the outline the body stands.
pub fn locate(outline: &Outline, body: &CleanHtml) -> Option<(usize, usize)> {
    let text = body.text();
    let wanted: HashSet<String> =
        text.lines().filter(|line| line.len() >= TELLING).map(signs::letters).collect();
    let mut found: Vec<usize> = outline
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.text.len() >= TELLING && wanted.contains(&signs::letters(&line.text)))
        .map(|(at, _)| at)
        .collect();
    // A teaser in a slider far above repeats the first paragraph.
    while let [first, second, ..] = *found.as_slice()
        && second - first > 60
    {
        found.remove(0);
    }
    Some((*found.first()?, *found.last()?))
}
