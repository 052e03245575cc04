//! RSS and Atom of every version: repaired, read by feed-rs, told as news.
//!
//! In: text that should be a feed. Out: a [`Harvest`]. feed-rs keeps only instants, so dates are
//! read by the house's own reader and travel through it as numbers of a ledger: the offset and
//! the precision survive. Its generated ids never leave this file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use feed_rs::model::{Entry, Feed, Link};
use feed_rs::parser::Builder;
use jiff::SignedDuration;
use jiff::fmt::rfc2822;
use url::Url;

use super::clean::line;
use super::harvest::{Harvest, Hints, Pace, Warning};
use super::repair::{Repaired, repair};
use super::told::{Told, address, language, settle_keys};
use crate::news::{Enclosure, When};
use crate::words::dates;

/// No source is visited more often than this on its own wish, and none more seldom.
const PACE: (SignedDuration, SignedDuration) =
    (SignedDuration::from_mins(15), SignedDuration::from_hours(7 * 24));

/// Reads `text` as a feed; `None` where it is none.
pub fn feed(text: &str, hints: &Hints<'_>) -> Option<Harvest> {
    let repaired = repair(text, hints.url)?;
    let ledger = Ledger::default();
    let mut harvest = Harvest {
        format: repaired.format,
        language: repaired.language.as_deref().and_then(language),
        pace: pace(repaired.every),
        warnings: repaired.warnings.clone(),
        ..Harvest::default()
    };
    match read(&repaired, hints, &ledger) {
        Ok(feed) => tell(&feed, hints, &ledger, &mut harvest),
        Err(note) => harvest.warnings.push(Warning::Reader(note)),
    }
    harvest.warnings.extend(ledger.unreadable());
    Some(harvest)
}

/// A feed's wish within reason.
pub fn pace(every: Option<SignedDuration>) -> Pace {
    Pace { every: every.map(|every| every.clamp(PACE.0, PACE.1)) }
}

/// Hands the repaired feed to feed-rs. It knows no input that feed-rs fails on; should there be
/// one, the failure ends here.
fn read(repaired: &Repaired, hints: &Hints<'_>, ledger: &Ledger) -> Result<Feed, String> {
    let (now, zone, dates) = (hints.now, hints.zone, ledger.clone());
    let parser = Builder::new()
        .base_uri(Some(hints.url.as_str()))
        .sanitize_content(false)
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(move |text| dates.enter(text, date(text, now, zone)).map(Into::into))
        .build();
    match catch_unwind(AssertUnwindSafe(|| parser.parse(repaired.xml.as_bytes()))) {
        Ok(Ok(feed)) => Ok(feed),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("panic".to_owned()),
    }
}

/// Reads a feed's date: RFC 822 as it should be, else whatever people write.
pub fn date(text: &str, now: jiff::Timestamp, zone: jiff::tz::Offset) -> Option<When> {
    const RFC_2822: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let text = text.trim();
    // Only with a numeric offset: RFC 2822 takes every name it does not know, WIB too, for UTC.
    let numeric = text.len() > 6 && text.is_ascii() && matches!(text.as_bytes()[text.len() - 5], b'+' | b'-');
    if numeric
        && text.as_bytes()[0].is_ascii_alphabetic()
        && let Ok(zoned) = RFC_2822.parse_zoned_datetime(text)
    {
        return Some(When::time(zoned.timestamp(), zoned.offset()));
    }
    dates::read(text, now, zone)
}

/// The moments of one feed; feed-rs is given their numbers for instants.
#[derive(Debug, Clone, Default)]
struct Ledger(Arc<Mutex<Moments>>);

#[derive(Debug, Default)]
struct Moments {
    read: Vec<When>,
    unreadable: Vec<String>,
}

impl Ledger {
    fn enter(&self, text: &str, when: Option<When>) -> Option<SystemTime> {
        let mut moments = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(when) = when else {
            let text = line(text);
            if !text.is_empty() && moments.unreadable.len() < 3 {
                moments.unreadable.push(text);
            }
            return None;
        };
        moments.read.push(when);
        Some(SystemTime::UNIX_EPOCH + Duration::from_secs(moments.read.len() as u64 - 1))
    }

    fn look_up(&self, number: i64) -> Option<When> {
        let moments = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        moments.read.get(usize::try_from(number).ok()?).copied()
    }

    /// A warning for each of the first few dates that could not be read.
    fn unreadable(&self) -> Vec<Warning> {
        let mut moments = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut moments.unreadable).into_iter().map(Warning::Date).collect()
    }
}

/// Tells what feed-rs read.
fn tell(feed: &Feed, hints: &Hints<'_>, ledger: &Ledger, harvest: &mut Harvest) {
    let text = |text: &Option<feed_rs::model::Text>| {
        text.as_ref().map(|text| line(&text.content)).filter(|text| !text.is_empty())
    };
    harvest.title = text(&feed.title);
    harvest.description = text(&feed.description);
    harvest.link = page(&feed.links).and_then(|link| address(link, hints.url));
    harvest.next = rel(&feed.links, "next").next().and_then(|link| address(&link.href, hints.url));
    let author = feed.authors.first().and_then(|author| author.name.as_deref());
    let mut hollow = 0;
    for entry in &feed.entries {
        match told(entry, author, hints, ledger).item(hints.url) {
            Some(item) => harvest.items.push(item),
            None => hollow += 1,
        }
    }
    if hollow > 0 {
        harvest.warnings.push(Warning::Hollow(hollow));
    }
    settle_keys(&mut harvest.items);
}

/// What an entry says; `author` is the whole feed's.
fn told<'a>(entry: &'a Entry, author: Option<&'a str>, hints: &Hints<'_>, ledger: &Ledger) -> Told<'a> {
    let own = entry.authors.first().and_then(|author| author.name.as_deref());
    Told {
        id: &entry.id,
        link: page(&entry.links),
        title: entry.title.as_ref().map(|title| title.content.as_str()).unwrap_or_default(),
        content: entry.content.as_ref().and_then(|content| content.body.as_deref()),
        summary: entry.summary.as_ref().map(|summary| summary.content.as_str()),
        base: entry.base.as_deref().and_then(|base| Url::parse(base).ok()),
        published: entry.published.and_then(|date| ledger.look_up(date.timestamp())),
        updated: entry.updated.and_then(|date| ledger.look_up(date.timestamp())),
        author: own.or(author),
        language: entry.language.as_deref(),
        categories: entry.categories.iter().map(|category| category.term.as_str()).collect(),
        enclosures: rel(&entry.links, "enclosure").filter_map(|link| enclosure(link, hints.url)).collect(),
    }
}

fn rel<'a>(links: &'a [Link], rel: &'a str) -> impl Iterator<Item = &'a Link> {
    links.iter().filter(move |link| link.rel.as_deref() == Some(rel))
}

fn page(links: &[Link]) -> Option<&str> {
    rel(links, "alternate").next().map(|link| link.href.as_str())
}

fn enclosure(link: &Link, url: &Url) -> Option<Enclosure> {
    let mime = link.media_type.as_deref().map(line).map(|mime| mime.to_ascii_lowercase());
    Some(Enclosure {
        url: address(&link.href, url)?,
        mime: mime.filter(|mime| !mime.is_empty()),
        length: link.length.filter(|length| *length > 0),
    })
}
