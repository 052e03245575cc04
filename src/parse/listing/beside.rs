//! Dates that stand outside the blocks of their headlines.
//!
//! In: a page's outline and its headlines. Out: a date for each, or none. In a soup of `br`s a date
//! follows its headline; in an archive it is the heading over one headline or several. Which of the
//! two a page does is seen at its ends: before the first headline or behind the last.

use super::block;
use super::group::Entry;
use crate::news::When;
use crate::parse::Hints;
use crate::parse::article::outline::{Line, Outline};
use crate::words::dates as reader;

/// How many lines away from a headline its date is sought.
const NEAR: usize = 6;

/// The dates that stand before or behind `entries`.
pub fn dates(outline: &Outline, entries: &[Entry<'_>], hints: &Hints<'_>) -> Vec<Option<When>> {
    let places: Vec<Option<usize>> = places(outline, entries);
    let lines = |from: usize, to: usize| outline.lines.get(from..to.max(from)).unwrap_or_default();
    let read = |lines: &[Line], title: &str| {
        let lines: Vec<&Line> = lines.iter().collect();
        block::date_in(&lines, title, hints)
    };
    let before = |at: usize| {
        let place = *places.get(at)?.as_ref()?;
        let above =
            at.checked_sub(1).and_then(|at| *places.get(at)?).map_or(place.saturating_sub(3), |it| it + 1);
        let title = entries.get(at).map_or("", |entry| entry.title.as_str());
        lines(above, place).rchunks(1).find_map(|line| read(line, title))
    };
    let behind = |at: usize| {
        let place = *places.get(at)?.as_ref()?;
        let next = places.iter().skip(at + 1).flatten().next().copied();
        let end = next.unwrap_or(outline.lines.len()).min(place + NEAR).min(outline.lines.len());
        read(lines(place, end), entries.get(at).map_or("", |entry| entry.title.as_str()))
    };
    let mut over: Vec<Option<When>> = (0..entries.len()).map(before).collect();
    let under: Vec<Option<When>> = (0..entries.len()).map(behind).collect();
    // One date over all of them is today's, in the page's head.
    let headed = over.iter().flatten().count() > 1
        && over.iter().flatten().any(|one| Some(one) != over.first().and_then(Option::as_ref));
    if headed && over.first().is_some_and(Option::is_some) && under.last().is_some_and(Option::is_none) {
        let mut heading = None;
        for date in &mut over {
            heading = date.or(heading);
            *date = heading;
        }
        return over;
    }
    let most = |dates: &[Option<When>]| dates.iter().flatten().count() * 10 >= dates.len() * 6;
    if most(&under) {
        return under;
    }
    let parted = by_month(outline, &places, entries, hints);
    if most(&parted) { parted } else { vec![None; entries.len()] }
}

/// The dates of headlines whose day stands beside them and whose month or year in a heading above.
fn by_month(
    outline: &Outline,
    places: &[Option<usize>],
    entries: &[Entry<'_>],
    hints: &Hints<'_>,
) -> Vec<Option<When>> {
    let read = |text: &str| reader::read(text, hints.now, hints.zone);
    let is_month =
        |text: &str| text.len() <= 24 && read(text).is_none() && read(&format!("1 {text}")).is_some();
    let is_year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let (mut heading, mut from, mut found) = (None, 0, Vec::new());
    for (place, entry) in places.iter().zip(entries) {
        let Some(place) = *place else {
            found.push(None);
            continue;
        };
        let passed = outline.lines.get(from..place).unwrap_or_default();
        let over = passed
            .iter()
            .rev()
            .map(|line| line.text.trim_matches([':', ' ']))
            .find(|text| is_month(text) || is_year(text));
        heading = over.map(str::to_owned).or(heading);
        from = place;
        let near = outline.lines.get(place.saturating_sub(1)..(place + 2).min(outline.lines.len()));
        let date = near.unwrap_or_default().iter().find_map(|line| {
            let rest = line.text.replacen(&entry.title, "", 1);
            let day = rest.trim_matches(|c: char| !c.is_alphanumeric());
            let short = !day.is_empty() && day.len() <= 12 && Some(day) != heading.as_deref();
            let whole = || short.then(|| read(&format!("{day} {}", heading.as_deref()?)))?;
            whole().or_else(|| {
                let number =
                    day.split(|c: char| !c.is_ascii_digit()).next().filter(|it| short && !it.is_empty())?;
                read(&format!("{number} {}", heading.as_deref()?))
            })
        });
        found.push(date);
    }
    found
}

/// The lines that the headlines stand in.
fn places(outline: &Outline, entries: &[Entry<'_>]) -> Vec<Option<usize>> {
    let mut from = 0;
    entries
        .iter()
        .map(|entry| {
            let href = entry.link.attr_or("href", "");
            let is_it = |line: &Line| {
                let leads = || line.links.iter().any(|link| link.href == *href && !link.text.is_empty());
                line.text == entry.title || (line.text.contains(&entry.title) && leads())
            };
            let at = outline.lines.iter().skip(from).position(is_it)? + from;
            from = at + 1;
            Some(at)
        })
        .collect()
}
