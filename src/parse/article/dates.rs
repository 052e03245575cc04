//! When an article was published and last changed.
//!
//! In: a [`Page`]. Out: a moment, from the first place that has one: beside the title, the head,
//! the address, under the body, the text's own opening. A date over the title is taken only where
//! its markup says what it is, for sites print today's date in their head; reading dates itself
//! is `words::dates`' work.

use jiff::civil::Date;

use super::outline::Line;
use super::page::Page;
use super::signs;
use crate::news::{Precision, When};
use crate::words::dates;

/// A line longer than this is no date line.
const LONGEST: usize = 160;
const CHANGED: &[&str] = &[
    "diperbarui",
    "updated",
    "last updated",
    "terakhir",
    "last modified",
    "diubah",
    "modified",
    "pembaruan",
    "update",
];

/// When it was published.
pub fn published(page: &Page<'_>, body: &str) -> Option<When> {
    let claimed = || page.meta.published.iter().find_map(|text| read(page, text));
    let shown = under_title(page).or_else(|| over_title(page));
    if let Some((shown, line)) = shown {
        return Some(claimed().filter(|claim| is_better(page, *claim, shown, line)).unwrap_or(shown));
    }
    claimed()
        .or_else(|| in_address(page))
        .or_else(|| {
            page.lines(page.under_body())
                .filter(|(_, line)| fits(line))
                .find_map(|(_, line)| of_line(page, line))
        })
        .or_else(|| in_opening(page, body))
        .or_else(|| page.lines(page.over_title()).rev().take(1).find_map(|(_, line)| of_line(page, line)))
}

/// Whether the head's claim is to be believed before the date that the page shows.
fn is_better(page: &Page<'_>, claim: When, shown: When, line: &Line) -> bool {
    // "2 jam yang lalu" and "18 Nov" are read by the clock, the head needs none.
    if !names_year(line, shown) {
        return true;
    }
    if claim.date() == shown.date() {
        // The head often knows the hour of the same day.
        return claim.precision == Precision::Time && shown.precision == Precision::Day;
    }
    let is_change =
        page.meta.modified.iter().filter_map(|text| read(page, text)).any(|when| when.date() == shown.date());
    let claims: Vec<When> = page.meta.published.iter().filter_map(|text| read(page, text)).collect();
    let agreed = claims.len() > 1
        && claims.iter().all(|other| other.at.duration_since(claim.at).as_hours().abs() < 24);
    // The page shows the day of its own time zone without naming it.
    let hours = claim.at.duration_since(shown.at).as_hours();
    let same_night = claim.precision == Precision::Time
        && shown.precision == Precision::Day
        && (-24..=48).contains(&hours);
    is_change || agreed || same_night
}

/// When it was last changed.
pub fn updated(page: &Page<'_>) -> Option<When> {
    let claimed = page.meta.modified.iter().find_map(|text| read(page, text));
    let around = page.lines(page.under_title()).chain(page.lines(page.under_body()));
    let mut changed =
        around.filter(|(_, line)| line.text.chars().count() <= LONGEST && is_change(&line.text));
    claimed.or_else(|| changed.find_map(|(_, line)| of_line(page, line)))
}

/// A date in the text of an element that the source's rules name.
pub fn read_ruled(page: &Page<'_>, text: &str) -> Option<When> {
    read(page, text)
}

fn read(page: &Page<'_>, text: &str) -> Option<When> {
    let (now, zone) = (page.hints.now, page.hints.zone);
    dates::read(text, now, zone).or_else(|| dates::find(text, now, zone).map(|(_, when)| when))
}

fn of_line(page: &Page<'_>, line: &Line) -> Option<When> {
    let shown = read(page, &line.text);
    let machine =
        line.datetime.as_deref().and_then(|text| dates::read(text, page.hints.now, page.hints.zone));
    match (shown, machine) {
        (Some(shown), Some(machine))
            if shown.precision == Precision::Time
                && shown.date() != machine.date()
                && says_year(&line.text, shown) =>
        {
            Some(shown)
        }
        (shown, machine) => machine.or(shown),
    }
}

fn is_change(text: &str) -> bool {
    signs::starts_with_any(text.trim_start_matches(['(', '[', ' ']), CHANGED)
}

fn fits(line: &Line) -> bool {
    line.text.chars().count() <= LONGEST
        && !is_change(&line.text)
        && (!line.is_link() || signs::is_dated(&line.text))
}

fn names_year(line: &Line, when: When) -> bool {
    line.datetime.is_some() || says_year(&line.text, when)
}

fn says_year(text: &str, when: When) -> bool {
    let year = when.date().year().to_string();
    let short = year.get(2..).unwrap_or_default();
    text.split(|c: char| !c.is_ascii_digit()).any(|number| number == year || number == short)
}

fn under_title<'p>(page: &Page<'p>) -> Option<(When, &'p Line)> {
    let near = page.lines(page.under_title()).take(14);
    near.filter(|(_, line)| fits(line)).find_map(|(_, line)| Some((of_line(page, line)?, line)))
}

/// A date over the title whose markup says that it is the article's.
fn over_title<'p>(page: &Page<'p>) -> Option<(When, &'p Line)> {
    let says_so = |line: &Line| {
        line.datetime.is_some()
            || line.itemprop.as_deref() == Some("datePublished")
            || signs::has_word(
                &line.class,
                &["post", "entry", "published", "publish", "posted", "artikel", "article", "detail"],
            ) && signs::has_word(
                &line.class,
                &["date", "time", "meta", "tanggal", "published", "posted", "info"],
            )
            || signs::starts_with_any(
                &line.text,
                &["diterbitkan", "published", "posted", "dipublikasikan", "diposting"],
            )
    };
    let near = page.lines(page.over_title()).rev();
    near.filter(|(_, line)| fits(line) && says_so(line))
        .find_map(|(_, line)| Some((of_line(page, line)?, line)))
}

/// `/2020/11/18/judul`, `/berita/2020-11-18-judul`, `/read/20201118/judul`.
fn in_address(page: &Page<'_>) -> Option<When> {
    let numbers: Vec<&str> = page
        .hints
        .url
        .path()
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect();
    let day = |year: &str, month: &str, day: &str| {
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let date = Date::new(year, month, day).ok().filter(|_| (1995..=2100).contains(&year))?;
        When::day(date, page.hints.zone).filter(|when| when.at <= page.hints.now)
    };
    let parted = numbers.windows(3).find_map(|window| match window {
        [y, m, d] if y.len() == 4 && m.len() <= 2 && d.len() <= 2 => day(y, m, d),
        _ => None,
    });
    parted.or_else(|| {
        numbers
            .iter()
            .filter(|number| number.len() == 8)
            .find_map(|number| day(number.get(..4)?, number.get(4..6)?, number.get(6..)?))
    })
}

/// The date in the first sentence: "..., Rabu, 18 Nopember 2020 yang dilaksanakan", "Rabu (18/11)".
fn in_opening(page: &Page<'_>, body: &str) -> Option<When> {
    let first = body.lines().find(|line| line.chars().count() >= 60)?;
    let opening = first.get(..first.floor_char_boundary(300))?;
    dates::find(opening, page.hints.now, page.hints.zone).map(|(_, when)| when)
}
