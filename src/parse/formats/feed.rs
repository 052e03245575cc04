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

use super::told::{Told, address, language, settle_keys};
use crate::news::{Enclosure, When};
use crate::parse::clean::line;
use crate::parse::harvest::{Harvest, Hints, Pace, Warning};
use crate::parse::repair::{Repaired, repair};
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
        pace: Pace { rest: repaired.rest, ..pace(repaired.every) },
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
    Pace { every: every.map(|every| every.clamp(PACE.0, PACE.1)), ..Pace::default() }
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
    dates::read(text, now, zone).or_else(|| coarse(text, now, zone))
}

/// The beginning of a year or a month, where a feed gives no more: `2020-11`, `2020`.
fn coarse(text: &str, now: jiff::Timestamp, zone: jiff::tz::Offset) -> Option<When> {
    let (year, month) = text.split_once('-').unwrap_or((text, "01"));
    if year.len() != 4 || month.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    {
        return None;
    }
    let year = year.parse().ok().filter(|year| (1990..=zone.to_datetime(now).year()).contains(year))?;
    When::day(jiff::civil::Date::new(year, month.parse().ok()?, 1).ok()?, zone)
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
    let items = feed.entries.iter().map(|entry| told(entry, author, hints, ledger).item(hints.url));
    harvest.items = items.collect();
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::news::{Extent, Kind, Precision, Rules};
    use crate::parse::Format;

    /// What a source of the ministry in Kepri is known by, on 17 January 2021.
    pub(crate) fn hints(url: &Url) -> Hints<'_> {
        static RULES: std::sync::LazyLock<Rules> = std::sync::LazyLock::new(Rules::default);
        Hints {
            url,
            content_type: None,
            kind: Kind::Auto,
            rules: &RULES,
            now: "2021-01-17T03:00:00Z".parse().unwrap(),
            zone: When::WIB,
        }
    }

    fn read(text: &str) -> Harvest {
        let url = Url::parse("https://kepri.example.go.id/rss.xml").unwrap();
        feed(text, &hints(&url)).unwrap_or_default()
    }

    /// Title, address, date and body of each item, as one line.
    fn told(harvest: &Harvest) -> Vec<String> {
        let line = |item: &crate::news::Item| {
            let url = item.url.as_ref().map_or("-", Url::as_str).replace("https://kepri.example.go.id", "");
            let date = item.published.map_or_else(|| "-".to_owned(), |when| when.to_string());
            let body = item.body.as_ref().map_or("-", |body| body.as_str());
            format!("{} | {url} | {date} | {body}", item.title)
        };
        harvest.items.iter().map(line).collect()
    }

    #[test]
    fn every_dialect_tells_the_same() {
        let wanted = ["Rapat R&D | /a | 2021-01-16T09:30:00+07:00 | <p>Dibuka <strong>pagi</strong>.</p>"];
        let cases = [
            "<rss version='2.0'><channel><item><title>Rapat R&amp;D</title><link>/a</link><pubDate>Sat, 16 Jan 2021 \
             09:30:00 +0700</pubDate><description>Dibuka &lt;b&gt;pagi&lt;/b&gt;.</description></item></channel></rss>",
            "<rss><item><title>Rapat R&D</title><link>/a<pubDate>Sab, 16 Jan 2021 09:30 WIB</pubDate>\
             <description><p>Dibuka <b>pagi</b>.</item>",
            "<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel/><item rdf:about='/a'><title>Rapat R&amp;D</title>\
             <dc:date>2021-01-16T09:30:00+07:00</dc:date><content:encoded><![CDATA[Dibuka <b>pagi</b>.]]></content:encoded>\
             </item></rdf:RDF>",
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>Rapat R&amp;D</title><link rel='alternate' \
             type='text/html' href='/a'/><issued>2021-01-16T09:30:00+07:00</issued><content type='text/html' \
             mode='escaped'>Dibuka &lt;b&gt;pagi&lt;/b&gt;.</content></entry></feed>",
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Rapat R&amp;D</a:title><a:link rel='self' \
             href='/x'/><a:link href='/a'/><a:published>2021-01-16T09:30:00+07:00</a:published><a:content type='xhtml'>\
             <div xmlns='http://www.w3.org/1999/xhtml'>Dibuka <b>pagi</b>.</div></a:content></a:entry></a:feed>",
            "\n<br />\n<b>Warning</b>: mysql_connect() on line <b>12</b><br />\n<?xml version='1.0'?><RSS><CHANNEL><ITEM>\
             <TITLE>Rapat R&amp;D</TITLE><GUID>https://kepri.example.go.id/a</GUID><PUBDATE>2021-01-16 09:30:00</PUBDATE>\
             <DESCRIPTION>Dibuka &lt;b&gt;pagi&lt;/b&gt;.</DESC></ITEM></CHANNEL></RSS>",
            "<berita><item><judul>Rapat R&D</judul><tautan>/a</tautan><tanggal>16 Januari 2021 09.30 WIB</tanggal>\
             <ringkasan>Rapat</ringkasan><isi><![CDATA[Dibuka <b>pagi</b>.]]></isi></item></berita>",
            "<rss><item><thumb><title>Rapat R&amp;D</title><link>/a</link><pubDate>2021-01-16 09:30</pubDate><description>\
             <![CDATA[Dibuka <b>pagi</b>.</description></item><item></item></rss>",
            "<CHANNEL BASE='https://kepri.example.go.id/'><ITEM HREF='a' LASTMOD='2021-01-16T09:30+07:00'><TITLE>Rapat \
             R&amp;D</TITLE><ABSTRACT>Dibuka <b>pagi</b>.</ABSTRACT></ITEM></CHANNEL>",
        ];
        for text in cases {
            assert_eq!(told(&read(text))[..1], wanted, "{text}");
        }
    }

    #[test]
    fn of_several_links_the_web_page_counts() {
        for (links, wanted) in [
            ("<link href='/rss'/><link rel='alternate' type='text/html' href='/page'/>", "/page"),
            ("<link rel='alternate' type='text/html' href='/page'/><link href='/rss'/>", "/page"),
            ("<link type='application/json' href='/data'/><link href='/page'/>", "/page"),
            ("<link rel='self' type='text/html' href='/self'/><link href='/page'/>", "/page"),
        ] {
            let entry = format!("<entry><title>Rapat</title>{links}</entry>");
            let feed = format!(
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Kabar</title>{links}{entry}</feed>"
            );
            let harvest = read(&feed);
            assert_eq!(harvest.link.as_ref().map(Url::path), Some(wanted), "{links}");
            assert_eq!(harvest.items[0].url.as_ref().map(Url::path), Some(wanted), "{links}");
        }
    }

    #[test]
    fn half_an_address_is_none() {
        for (cut, url) in [
            ("<title>Dua</title><link>https://kepri.example.go.id/ber", None),
            ("<title>Dua</title><guid>https://kepri.example.go.id/ber", None),
            (
                "<title>Dua</title><link>/2</link><pubDate>Sat, 16 Jan 20",
                Some("https://kepri.example.go.id/2"),
            ),
        ] {
            let harvest = read(&format!("<rss><item><title>Satu</title><link>/1</link></item><item>{cut}"));
            let last = harvest.items.last().unwrap();
            assert_eq!((harvest.items.len(), last.title.as_str(), last.published), (2, "Dua", None), "{cut}");
            assert_eq!(last.url.as_ref().map(Url::as_str), url, "{cut}");
        }
    }

    #[test]
    fn what_came_before_the_cut_is_kept() {
        let text = "<rss><channel><title>Berita</title><item><title>Satu</title><link>/1</link></item><item><title>Dua</title>\
                    <link>/2</link><description>Kegiatan dimu";
        let harvest = read(text);
        assert_eq!(told(&harvest), ["Satu | /1 | - | -", "Dua | /2 | - | <p>Kegiatan dimu</p>"]);
        assert_eq!((harvest.title.as_deref(), harvest.warnings), (Some("Berita"), vec![Warning::CutOff]));
    }

    #[test]
    fn titles_are_plain_and_cannot_command_the_terminal() {
        let cases = [
            ("Lomba < 12 Tahun", "Lomba < 12 Tahun"),
            ("Haji &amp;amp; Umrah", "Haji & Umrah"),
            ("&ldquo;Moderasi&rdquo;&nbsp;&#150; Jum&#146;at", "“Moderasi” – Jum’at"),
            ("&Scaron;tefan &ndash; &alpha;", "Štefan – α"),
            ("Me<![CDATA[nag <i>buka</i>]]> rapat", "Menag buka rapat"),
            ("<b>Rapat</b> kerja", "Rapat kerja"),
            ("\u{1b}]0;x\u{7}Ju\u{202e}dul&#27;[2J", "Judul"),
        ];
        for (given, wanted) in cases {
            let text = format!("<rss><item><title>{given}</title><link>/a</link></item></rss>");
            assert_eq!(read(&text).items[0].title, wanted, "{given}");
        }
    }

    #[test]
    fn an_item_brings_its_trimmings() {
        let text = "<rss version='2.0'><channel xml:base='https://cdn.example.go.id/x/' xml:lang='id_ID'><ttl>5</ttl><item>\
            <guid isPermaLink='false'> 17 </guid><title>Edaran</title><link>a</link><author>humas@example.go.id (Humas)</author>\
            <category>Haji</category><category><![CDATA[Haji]]></category><dc:subject>Umrah</dc:subject><enclosure url='e.pdf?a=1&b=2' type='application/pdf' \
            length='10'/><media:content url='/f.jpg'><media:title>Foto</media:title></media:content>\
            <pubDate>16 Januari 2021</pubDate><description>&lt;a href='../b'&gt;Lihat&lt;/a&gt;</description></item></rss>";
        let harvest = read(text);
        let item = &harvest.items[0];
        assert_eq!((item.key.as_str(), item.byline.as_deref()), ("17", Some("Humas")));
        assert_eq!(item.url.as_ref().map(Url::as_str), Some("https://cdn.example.go.id/x/a"));
        assert_eq!(item.categories, ["Haji", "Umrah"]);
        let files: Vec<_> = item.enclosures.iter().map(|file| (file.url.as_str(), file.length)).collect();
        let pdf = ("https://cdn.example.go.id/x/e.pdf?a=1&b=2", Some(10));
        assert_eq!(files, [pdf, ("https://cdn.example.go.id/f.jpg", None)]);
        assert_eq!(item.published.map(|when| when.precision), Some(Precision::Day));
        assert_eq!(
            item.body.as_ref().unwrap().as_str(),
            "<p><a href=\"https://cdn.example.go.id/b\">Lihat</a></p>"
        );
        assert_eq!((item.extent, harvest.language.as_deref()), (Extent::Teaser, Some("id-id")));
        // Five minutes are too often for anybody.
        assert_eq!(harvest.pace.every, Some(SignedDuration::from_mins(15)));
    }

    #[test]
    fn ids_are_never_invented() {
        let text =
            "<rss><item><title>Tanpa apa pun</title></item><item><link>/b?utm_source=x</link></item></rss>";
        let keys = |text| read(text).items.into_iter().map(|item| item.key).collect::<Vec<_>>();
        assert_eq!(keys(text), keys(text));
        assert_eq!(keys(text)[1], "https://kepri.example.go.id/b");
    }

    #[test]
    fn what_crashes_the_reader_does_not_reach_it() {
        let wrapped = |inner: &str| {
            format!(
                "<rss><item><title>A</title><link>/a</link>{inner}</item><item><title>B</title></item></rss>"
            )
        };
        let cases = [
            wrapped(&format!("{}{}", "<media:group>".repeat(5_000), "</media:group>".repeat(5_000))),
            wrapped(&"<media:group>".repeat(5_000)),
            wrapped("<author>humas@example.go.id–Humas</author>"),
            wrapped(
                "<media:content url='/x'><media:description type='text/html'>x</media:description></media:content>",
            ),
            wrapped("<description xml:base='http://[bad'>x</description>"),
            wrapped(&"<description><![CDATA[".repeat(2_000)),
            wrapped(&format!("<x {}/>", "a='b' ".repeat(5_000))),
            format!(
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>{}",
                wrapped("<dc:creator>&b;</dc:creator>")
            ),
        ];
        for text in cases {
            let harvest = read(&text);
            assert_eq!(harvest.items.first().map(|item| item.title.as_str()), Some("A"), "{}", &text[..80]);
            let failed = harvest.warnings.iter().any(|warning| matches!(warning, Warning::Reader(_)));
            assert!(!failed, "{:?} {}", harvest.warnings, &text[..80]);
        }
        let nested = read(&wrapped(&"<media:group>".repeat(5_000)));
        assert!(nested.warnings.contains(&Warning::Cap("depth")));
    }

    #[test]
    fn the_number_of_items_is_bounded() {
        let many: Vec<String> = (0..5_010).map(|n| format!("<item><title>{n}</title></item>")).collect();
        let harvest =
            read(&format!("<rss><channel>{}<item><guid>kosong</guid></item></channel></rss>", many.concat()));
        assert_eq!(harvest.items.len(), 5_000);
        assert_eq!(harvest.warnings, [Warning::TooMany(11)]);
    }

    #[test]
    fn zones_have_names() {
        let zone = |date: &str| {
            let text = format!("<rss><item><title>A</title><pubDate>{date}</pubDate></item></rss>");
            read(&text).items[0].published.map(|when| when.to_string())
        };
        let cases = [
            ("Sat, 16 Jan 2021 09:30:00 WIT", Some("2021-01-16T09:30:00+09:00")),
            ("Sat, 16 Jan 2021 09:30:00 GMT", Some("2021-01-16T09:30:00+00:00")),
            ("Sat, 16 Jan 2021 09:30:00", Some("2021-01-16T09:30:00+07:00")),
            ("2020-11", Some("2020-11-01T00:00:00+07:00")),
            ("2020", Some("2020-01-01T00:00:00+07:00")),
            ("2020-13", None),
            ("2022", None),
            ("segera", None),
        ];
        for (given, wanted) in cases {
            assert_eq!(zone(given).as_deref(), wanted, "{given}");
        }
    }

    #[test]
    fn a_page_is_no_feed() {
        assert_eq!(read("<html><body><p>Halo").format, Format::Unknown);
    }
}
