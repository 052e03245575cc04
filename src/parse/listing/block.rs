//! What stands beside a headline: its date, its teaser, its rubric.
//!
//! In: a headline and the part of the page that is its own. Out: a [`Told`]. Dates may be split
//! over elements (`<span>18</span><span>Nov</span>`), may lack the year, and in a soup of `br`s may
//! stand outside any element of the headline's own.

use dom_query::NodeRef;
use jiff::civil::Date;
use url::Url;

use super::group::Entry;
use super::read::Sheet;
use super::score::DATE_CLASSES;
use crate::news::When;
use crate::parse::Hints;
use crate::parse::article::outline::{Line, Outline, class_of, tidy};
use crate::parse::article::signs;
use crate::words::dates;

/// What a block says besides its headline.
#[derive(Debug, Default)]
pub struct Told {
    /// When it was published.
    pub date: Option<When>,
    /// The teaser.
    pub summary: Option<String>,
    /// The rubric.
    pub section: Option<String>,
}

/// A block's date is sought among so many texts.
const TEXTS: usize = 40;
/// A teaser has at least so many characters.
const TEASER: usize = 50;

/// Reads the block of `entry`.
pub fn read(sheet: &Sheet<'_>, entry: &Entry<'_>) -> Told {
    let own = Outline::of(&entry.block);
    let lines: Vec<&Line> = own.lines.iter().collect();
    let date = marked_date(&entry.block, sheet.hints)
        .or_else(|| date_in(&lines, &entry.title, sheet.hints))
        .or_else(|| parted_date(entry, sheet.hints));
    Told { date, summary: teaser(&lines, &entry.title), section: rubric(&lines, &entry.title) }
}

/// The date in an element that is marked as one.
pub fn marked_date(block: &NodeRef<'_>, hints: &Hints<'_>) -> Option<When> {
    block
        .descendants_it()
        .chain(std::iter::once(*block))
        .filter(|node| {
            node.is_element()
                && (node.has_name("time")
                    || node.has_attr("datetime")
                    || signs::has_word(&class_of(node), DATE_CLASSES))
        })
        .find_map(|node| date_of(&node, hints))
        .or_else(|| titled_date(block, hints))
}

/// The date in the title of an element that is no link.
fn titled_date(block: &NodeRef<'_>, hints: &Hints<'_>) -> Option<When> {
    let parts = block.descendants_it().filter(|part| part.is_element() && !part.has_attr("href"));
    let titles = parts.filter_map(|part| part.attr("title"));
    titles.filter(|title| title.len() <= 60).find_map(|title| dates::read(&title, hints.now, hints.zone))
}

/// The date an element says: its machine form, else its text with the parts set apart. Where the
/// text says how long ago it was, the element's title often says when.
pub fn date_of(node: &NodeRef<'_>, hints: &Hints<'_>) -> Option<When> {
    let said = |name: &str| node.attr(name).and_then(|text| dates::read(&text, hints.now, hints.zone));
    said("datetime").or_else(|| said("content")).or_else(|| said("title")).or_else(|| {
        let parts: Vec<String> =
            node.descendants_it().filter(NodeRef::is_text).map(|text| tidy(&text.text())).collect();
        let text = tidy(&parts.join(" "));
        if text.chars().count() > 160 {
            return None;
        }
        date_in_text(&text, hints)
    })
}

fn date_in_text(text: &str, hints: &Hints<'_>) -> Option<When> {
    dates::read(text, hints.now, hints.zone)
        .or_else(|| dates::find(text, hints.now, hints.zone).map(|(_, when)| when))
}

/// The date in one of the lines, or over two or three short ones.
pub fn date_in(lines: &[&Line], title: &str, hints: &Hints<'_>) -> Option<When> {
    let texts: Vec<&str> = lines
        .iter()
        .map(|line| line.text.as_str())
        .filter(|text| *text != title && text.chars().count() <= 140)
        .collect();
    let single = texts.iter().find_map(|text| date_in_text(text, hints));
    single.or_else(|| {
        [2, 3].into_iter().find_map(|size| {
            texts.windows(size).filter(|parts| parts.iter().all(|part| part.len() <= 12)).find_map(|parts| {
                let joined = parts.join(" ");
                let digits = joined.starts_with(|c: char| c.is_ascii_digit())
                    || joined.ends_with(|c: char| c.is_ascii_digit());
                digits.then(|| dates::read(&joined, hints.now, hints.zone))?
            })
        })
    })
}

/// The date in a text between two tags, or of a day, a month and a year in texts behind each other.
fn parted_date(entry: &Entry<'_>, hints: &Hints<'_>) -> Option<When> {
    let texts = entry.block.descendants_it().filter(NodeRef::is_text).map(|text| tidy(&text.text()));
    let texts: Vec<String> =
        texts.filter(|text| !text.is_empty() && *text != entry.title).take(TEXTS).collect();
    let numbered = texts.iter().filter(|text| text.chars().any(|c| c.is_ascii_digit()));
    let single = |text: &String| {
        let short = text.chars().count() <= 80;
        let whole = || dates::read(text, hints.now, hints.zone);
        short.then(|| whole().or_else(|| signs::is_dated(text).then(|| date_in_text(text, hints))?))?
    };
    numbered.clone().find_map(single).or_else(|| {
        [2, 3, 4].into_iter().find_map(|size| {
            texts.windows(size).filter(|parts| parts.iter().all(|part| part.len() <= 16)).find_map(|parts| {
                let joined = whole(parts).unwrap_or_else(|| parts.join(" "));
                let named = joined.contains('/')
                    || joined.chars().any(char::is_alphabetic) && joined.chars().count() <= 28;
                named.then(|| dates::read(&joined, hints.now, hints.zone))?
            })
        })
    })
}

/// `24/11` and `2026` behind each other.
fn whole(parts: &[String]) -> Option<String> {
    let [day, year] = parts else { return None };
    let is_day = day.len() >= 3 && day.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    let is_year = year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit());
    (is_day && is_year && day.matches('/').count() == 1).then(|| format!("{day}/{year}"))
}

fn teaser(lines: &[&Line], title: &str) -> Option<String> {
    let prose = lines.iter().filter(|line| {
        line.text.chars().count() >= TEASER
            && !line.is_link()
            && line.text != title
            && !line.text.starts_with(title)
    });
    let longest = prose.max_by_key(|line| line.text.len())?;
    let mut text = longest.text.as_str();
    for more in
        ["Selengkapnya", "Baca Selengkapnya", "Read More", "Read more", "Baca selengkapnya", "[…]", "»", "→"]
    {
        text = text.trim_end().trim_end_matches(more).trim_end();
    }
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn rubric(lines: &[&Line], title: &str) -> Option<String> {
    let words = ["category", "kategori", "cat", "rubrik", "categories", "label"];
    let line = lines.iter().find(|line| {
        line.text != title
            && signs::has_word(&line.class, &words)
            && line.text.chars().count() <= 40
            && !line.text.contains(|c: char| c.is_ascii_digit())
    })?;
    Some(line.links.first().map_or_else(|| line.text.clone(), |link| link.text.clone()))
}

/// The day in an address like `/2020/11/18/judul` or `/20201118/judul`.
pub fn date_in_address(url: &Url, hints: &Hints<'_>) -> Option<When> {
    let parts: Vec<&str> = url.path().split('/').flat_map(compact).filter(|part| !part.is_empty()).collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let date = Date::new(
            year.parse().ok().filter(|y| (1995..=2100).contains(y))?,
            month.parse().ok()?,
            day.parse().ok()?,
        )
        .ok()?;
        When::day(date, hints.zone)
    })
}

/// `20201118` as its three parts, anything else as it is.
fn compact(part: &str) -> Vec<&str> {
    let is_day = part.len() == 8 && part.starts_with(['1', '2']) && part.bytes().all(|b| b.is_ascii_digit());
    match (part.get(..4), part.get(4..6), part.get(6..)) {
        (Some(year), Some(month), Some(day)) if is_day => vec![year, month, day],
        _ => vec![part],
    }
}
