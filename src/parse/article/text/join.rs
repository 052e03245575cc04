//! The second policy: an article that lies in several containers, or beside the one that won.
//!
//! In: the page's outline with the title's line, the text that was found, the page before it was
//! taken apart. Out: where much of the prose that follows the title is missing from the text, the
//! HTML of the innermost element that holds it all. Prose under linked headlines, in side columns
//! and in consent boxes is other texts and ends the search; better no second text than a wrong one.

use std::collections::HashSet;

use dom_query::Document;

use super::trim;
use crate::news::CleanHtml;
use crate::parse::article::outline::{Line, Outline, Zone};
use crate::parse::article::signs;

/// Less prose than this beside the text is no part of an article, in bytes.
const WORTH: usize = 600;

/// The HTML that holds all prose after the line `title`, if `found` lacks much of it.
pub fn join(outline: &Outline, title: usize, found: &CleanHtml, page: &str) -> Option<String> {
    let prose = prose_after(outline, title);
    let text = signs::letters(&found.text());
    let (mut inside, mut outside) = (0, 0);
    for line in prose.iter().filter_map(|at| outline.lines.get(*at)) {
        let side = if text.contains(&signs::letters(&line.text)) { &mut inside } else { &mut outside };
        *side += line.text.len();
    }
    if outside < WORTH || outside * 2 < inside {
        return None;
    }
    html_around(outline, *prose.first()?, *prose.last()?, page)
}

/// The lines of prose from the title to the next thing that is of another text.
fn prose_after(outline: &Outline, title: usize) -> Vec<usize> {
    let mut prose = Vec::new();
    for (at, line) in outline.lines.iter().enumerate().skip(title + 1) {
        let headline = line.is_link() && line.text.split_whitespace().count() >= 4;
        let ends = line.zone == Zone::Comments
            || signs::is_related_heading(&line.text)
            || signs::is_box_heading(&line.text)
            || line.is_heading(1)
            || (headline && !prose.is_empty());
        if ends {
            break;
        }
        if is_prose(line) {
            prose.push(at);
        }
    }
    prose
}

fn is_prose(line: &Line) -> bool {
    let asks_consent = || {
        signs::has_word(
            &line.class,
            &["cookie", "cookies", "consent", "gdpr", "modal", "popup", "newsletter"],
        )
    };
    line.zone == Zone::Main
        && !line.is_heading(6)
        && line.linked * 4 < line.text.len()
        && line.text.chars().count() >= 80
        && signs::ends_sentence(&line.text)
        && !asks_consent()
}

/// The innermost element around the lines `first` to `last`, without what stands in it before and
/// behind them.
fn html_around(outline: &Outline, first: usize, last: usize, page: &str) -> Option<String> {
    let lines = outline.lines.get(first..=last)?;
    let (start, end) = (lines.first()?, lines.last()?);
    let depth = start.path.iter().zip(&end.path).take_while(|(a, b)| a == b).count();
    let depth = lines.iter().fold(depth, |depth, line| {
        line.path.iter().zip(&start.path).take(depth).take_while(|(a, b)| a == b).count()
    });
    let parts: HashSet<_> = lines.iter().filter_map(|line| line.path.get(depth)).collect();
    let parts: HashSet<_> = parts.into_iter().filter_map(|part| outline.block(*part)).collect();
    // The same page gives the same tree, so the outline's elements are found in a new one.
    let doc = Document::from(page);
    trim::trim(&doc);
    let holder = outline.block(*start.path.get(depth.checked_sub(1)?)?)?;
    let holder = doc.tree.get(&holder)?;
    let all_inside = lines.iter().all(|line| line.path.len() > depth);
    for child in
        holder.element_children().into_iter().filter(|child| all_inside && !parts.contains(&child.id))
    {
        if child.descendants_it().all(|inner| !parts.contains(&inner.id)) {
            child.remove_from_parent();
        }
    }
    Some(holder.html().to_string())
}
