//! One press release, as the offices write it down: a few fields, then the text.
//!
//! In: the text files under `texts/`. Out: [`Release`]s dated relative to the present. The
//! format is a line `=== slug`, lines `field: value`, an empty line, and blocks of light markup
//! (see `markup`). A file that breaks the format fails a test, never the program.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::calendar;
use super::office::Office;

/// A release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its name in addresses.
    pub slug: &'static str,
    /// Who published it.
    pub office: Office,
    /// The headline.
    pub title: &'static str,
    /// When it was published.
    pub at: Timestamp,
    /// The rubric.
    pub section: &'static str,
    /// Who wrote it.
    pub byline: Option<&'static str>,
    /// The caption under its photo.
    pub caption: Option<&'static str>,
    /// The view counter.
    pub views: u64,
    /// The writer's initials at the end.
    pub initials: Option<&'static str>,
    /// The dateline's town.
    pub place: Option<&'static str>,
    /// The slugs in its box of related news.
    pub related: Vec<&'static str>,
    /// Keywords.
    pub tags: Vec<&'static str>,
    /// The number of the circular that its PDF holds, where it is one.
    pub pdf: Option<&'static str>,
    /// Its text with all dates filled in.
    pub body: String,
}

impl Release {
    /// The day of publication in WIB.
    pub fn date(&self) -> Date {
        calendar::local(self.at).date()
    }

    /// The first words of the text: what a teaser feed or a listing shows.
    pub fn teaser(&self, words: usize) -> String {
        let first =
            self.body.split("\n\n").find(|block| !block.starts_with(['#', '|', '-', '>'])).unwrap_or("");
        let mut teaser = first.split_whitespace().take(words).collect::<Vec<_>>().join(" ").replace('*', "");
        if first.split_whitespace().count() > words {
            teaser.push_str(" […]");
        }
        teaser
    }
}

/// Reads all releases of one text file; a piece that breaks the format is left out.
pub fn read(text: &'static str, now: Timestamp) -> Vec<Release> {
    text.split("\n=== ")
        .map(|piece| piece.trim_start_matches("=== "))
        .filter_map(|piece| read_one(piece, now))
        .collect()
}

fn read_one(piece: &'static str, now: Timestamp) -> Option<Release> {
    let (head, body) = piece.split_once("\n\n")?;
    let (slug, fields) = head.split_once('\n')?;
    let field = |name: &str| {
        fields
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.trim())
    };
    let list = |name: &str| field(name).map(|v| v.split(", ").collect()).unwrap_or_default();
    let at = moment(field("age")?, now)?;
    Some(Release {
        slug: slug.trim(),
        office: *Office::ALL.iter().find(|office| Some(office.key()) == field("site"))?,
        title: field("title")?,
        at,
        section: field("section").unwrap_or("Berita"),
        byline: field("byline"),
        caption: field("photo"),
        views: field("views").and_then(|views| views.parse().ok()).unwrap_or(0),
        initials: field("initials"),
        place: field("place"),
        related: list("related"),
        tags: list("tags"),
        pdf: field("pdf"),
        body: fill_dates(body.trim(), calendar::local(at).date()),
    })
}

/// `3h` is so many hours ago; `2d 09.15` a clock time so many days ago, in WIB.
fn moment(age: &str, now: Timestamp) -> Option<Timestamp> {
    if let Some(hours) = age.strip_suffix('h') {
        let ago = SignedDuration::from_hours(hours.parse().ok()?);
        let at = now.checked_sub(ago).ok()?;
        return Timestamp::from_second(at.as_second() / 60 * 60).ok();
    }
    let (days, clock) = age.split_once("d ")?;
    let (hour, minute) = clock.split_once('.')?;
    let day = shifted(calendar::local(now).date(), -days.parse::<i64>().ok()?);
    let time = day.at(hour.parse().ok()?, minute.parse().ok()?, 0, 0);
    crate::news::When::WIB.to_timestamp(time).ok()
}

fn shifted(date: Date, days: i64) -> Date {
    date.saturating_add(jiff::Span::new().days(days))
}

/// Fills in `{h}`, `{h-1}` (a day inside a sentence), `{t+14}` (day, month and year), `{w+14}`
/// (with the weekday), `{b+1}` (the month) and `{y}` (the year), counted from `date`.
fn fill_dates(body: &str, date: Date) -> String {
    let mut filled = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((mark, behind)) = after.split_once('}') else { break };
        let days = mark.get(1..).and_then(|days| days.trim_start_matches('+').parse().ok()).unwrap_or(0);
        let that = shifted(date, days);
        match mark.get(..1) {
            Some("h") => filled.push_str(&calendar::in_text(that)),
            Some("w") => filled.push_str(&calendar::long(that)),
            Some("t") => filled.push_str(&calendar::day(that)),
            Some("y") => filled.push_str(&that.year().to_string()),
            _ => {}
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "=== satu\nsite: kanwil\ntitle: Judul: dengan titik dua\nage: 2d 09.15\nviews: 63\nrelated: dua, tiga\n\n\
                        Pada {h-1} dan {w+7}, tahun {y}.\n\nKedua.\n=== dua\nsite: pusat\ntitle: Dua\nage: 3h\n\nIsi.\n";

    #[test]
    fn a_text_file_becomes_dated_releases() {
        let now: Timestamp = "2020-11-20T01:30:20Z".parse().unwrap();
        let releases = read(TEXT, now);
        assert_eq!(releases.len(), 2);
        let one = &releases[0];
        assert_eq!((one.slug, one.title, one.views), ("satu", "Judul: dengan titik dua", 63));
        assert_eq!(one.at.to_string(), "2020-11-18T02:15:00Z");
        assert_eq!(one.related, ["dua", "tiga"]);
        assert_eq!(one.body, "Pada Selasa (17/11/2020) dan Rabu, 25 November 2020, tahun 2020.\n\nKedua.");
        assert_eq!(one.teaser(2), "Pada Selasa […]");
        assert_eq!(releases[1].at.to_string(), "2020-11-19T22:30:00Z");
    }
}
