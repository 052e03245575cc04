//! News as JSON: JSON Feed 1 and 1.1 as sites really write them, and the way to WordPress.
//!
//! In: text that begins with `{` or `[`. Out: a [`Harvest`]. Versions are not asked for, ids may
//! be numbers, members may have the names that home-made generators give them, and raw line
//! breaks inside strings are forgiven.

use std::borrow::Cow;

use serde_json::Value;
use url::Url;

use super::feed::date;
use super::told::{Told, address, language, settle_keys};
use super::wordpress;
use crate::news::{Enclosure, When};
use crate::parse::clean::line;
use crate::parse::harvest::{Format, Harvest, Hints, Warning};
use crate::parse::repair::ENTRIES;

/// Reads `text` as JSON Feed or WordPress posts.
pub fn json(text: &str, hints: &Hints<'_>) -> Harvest {
    let (value, warning) = match parse(text) {
        Ok(read) => read,
        Err(note) => return Harvest { warnings: vec![Warning::Reader(note)], ..Harvest::default() },
    };
    let mut harvest = match &value {
        Value::Array(posts) => wordpress::posts(posts, hints),
        Value::Object(_) => match list(&value) {
            Some(items) => feed(&value, items, hints),
            None => unknown(&value),
        },
        _ => Harvest::default(),
    };
    harvest.warnings.extend(warning);
    settle_keys(&mut harvest.items);
    harvest
}

/// The first JSON value of `text`; strings with raw control characters are mended.
fn parse(text: &str) -> Result<(Value, Option<Warning>), String> {
    let first = |text: &str| serde_json::Deserializer::from_str(text).into_iter::<Value>().next();
    match first(text) {
        Some(Ok(value)) => return Ok((value, None)),
        Some(Err(error)) if error.is_eof() => return Err("the JSON ends in the middle".to_owned()),
        _ => {}
    }
    let mended: String = text.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }).collect();
    match first(&mended) {
        Some(Ok(value)) => Ok((value, Some(Warning::Repaired))),
        Some(Err(error)) => Err(error.to_string()),
        None => Err("no JSON".to_owned()),
    }
}

/// An answer without items: an error of a REST interface says so itself.
fn unknown(value: &Value) -> Harvest {
    let note = text(value, &["code", "error", "message"]).unwrap_or(Cow::Borrowed("no items"));
    Harvest { warnings: vec![Warning::Reader(line(&note))], ..Harvest::default() }
}

/// The list of items of a feed.
fn list(value: &Value) -> Option<&Vec<Value>> {
    ["items", "entries", "posts", "articles", "data"].iter().find_map(|name| value.get(name)?.as_array())
}

/// The first of `names` that holds a text or a number.
pub fn text<'v>(value: &'v Value, names: &[&str]) -> Option<Cow<'v, str>> {
    names.iter().find_map(|name| match value.get(name)? {
        Value::String(text) if !text.trim_ascii().is_empty() => Some(Cow::Borrowed(text.as_str())),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        _ => None,
    })
}

fn feed(value: &Value, items: &[Value], hints: &Hints<'_>) -> Harvest {
    if items.first().is_some_and(|item| item.pointer("/title/rendered").is_some()) {
        return wordpress::posts(items, hints);
    }
    let plain = |names: &[&str]| text(value, names).map(|text| line(&text));
    let link = |names: &[&str]| text(value, names).and_then(|link| address(&link, hints.url));
    let author = person(value);
    let told = items.iter().take(ENTRIES).map(|item| told_item(item, author.as_deref(), hints));
    let items_read: Vec<_> = told.collect();
    let hollow = items_read.iter().filter(|item| item.is_none()).count();
    let mut warnings = Vec::new();
    if hollow > 0 {
        warnings.push(Warning::Hollow(hollow));
    }
    if items.len() > ENTRIES {
        warnings.push(Warning::TooMany(items.len() - ENTRIES));
    }
    Harvest {
        format: Format::Json,
        title: plain(&["title"]),
        link: link(&["home_page_url", "link"]),
        description: plain(&["description"]),
        language: text(value, &["language"]).and_then(|text| language(&text)),
        items: items_read.into_iter().flatten().collect(),
        next: link(&["next_url"]),
        warnings,
        ..Harvest::default()
    }
}

fn told_item(item: &Value, author: Option<&str>, hints: &Hints<'_>) -> Option<crate::news::Item> {
    let when = |names: &[&str]| text(item, names).and_then(|text| date(&text, hints.now, hints.zone));
    let id = text(item, &["id", "guid"]).unwrap_or_default();
    let link = text(item, &["url", "link", "permalink", "external_url"]);
    let id_link = || id.starts_with("http").then(|| id.as_ref());
    let title = text(item, &["title"]).map(escaped);
    let content = text(item, &["content_html", "content"]);
    let plain = text(item, &["content_text"]).map(|text| paragraphs(&text));
    let summary = text(item, &["summary", "description", "excerpt"]).map(escaped);
    let own = person(item);
    let language = text(item, &["language"]);
    Told {
        id: &id,
        link: link.as_deref().or_else(id_link),
        title: title.as_deref().unwrap_or_default(),
        content: content.as_deref().or(plain.as_deref()),
        summary: summary.as_deref(),
        base: None,
        published: when(&["date_published", "published", "pubDate", "date", "created_at"]),
        updated: when(&["date_modified", "updated", "modified", "updated_at"]),
        author: own.as_deref().or(author),
        language: language.as_deref(),
        categories: names(item, "tags").chain(names(item, "categories")).collect(),
        enclosures: attachments(item, hints.url),
    }
    .item(hints.url)
}

/// The name of the first author, in the form of either version.
fn person(value: &Value) -> Option<Cow<'_, str>> {
    let first = value.get("authors").and_then(|authors| authors.get(0)).or_else(|| value.get("author"))?;
    first.as_str().map(Cow::Borrowed).or_else(|| text(first, &["name"]))
}

fn names<'v>(value: &'v Value, member: &str) -> impl Iterator<Item = &'v str> {
    value.get(member).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).take(64)
}

fn attachments(item: &Value, base: &Url) -> Vec<Enclosure> {
    let files = item.get("attachments").and_then(Value::as_array);
    let file = |file: &Value| {
        Some(Enclosure {
            url: address(file.get("url")?.as_str()?, base)?,
            mime: text(file, &["mime_type"]).map(|mime| line(&mime).to_ascii_lowercase()),
            length: file.get("size_in_bytes").and_then(Value::as_u64).filter(|length| *length > 0),
        })
    };
    files.into_iter().flatten().take(64).filter_map(file).collect()
}

/// Plain text as HTML; text that is HTML already stays.
fn escaped(text: Cow<'_, str>) -> Cow<'_, str> {
    let plain = text.contains('<') && !text.contains("</") && !text.contains("<br");
    if plain { Cow::Owned(text.replace('<', "&lt;")) } else { text }
}

/// Plain text with its blank lines as paragraphs.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('&', "&amp;").replace('<', "&lt;");
    let paragraph = |part: &str| format!("<p>{}</p>", part.trim().replace('\n', "<br>"));
    text.split("\n\n").filter(|part| !part.trim().is_empty()).map(paragraph).collect()
}

/// A WordPress date: UTC where it is called so.
pub fn utc(text: &str, hints: &Hints<'_>) -> Option<When> {
    date(text, hints.now, jiff::tz::Offset::UTC)
}

#[cfg(test)]
mod tests {
    use super::super::feed::tests::hints;
    use super::*;

    fn read(text: &str) -> Harvest {
        let url = Url::parse("https://kantor.example.go.id/feed.json").unwrap();
        json(text, &hints(&url))
    }

    #[test]
    fn a_json_feed_with_and_without_manners() {
        let harvest = read(
            r#"{"title":"Kabar &amp; Berita","home_page_url":"/","language":"id-ID","next_url":"?hal=2","author":{"name":"Redaksi"},
            "items":[{"id":7,"url":"/a","title":"Diskusi a < b","content_text":"Satu\nbaris.\n\nDua & tiga.","date_published":"2021-01-17T10:00:00+07:00","tags":["Umum"],
              "attachments":[{"url":"/edaran.pdf","mime_type":"Application/PDF","size_in_bytes":1200}]},
             {"id":"x","external_url":"https://lain.example/b","content_html":"<p>Isi</p>","authors":[{"name":"Siti"}]},
             {"id":"kosong"}]}"#,
        );
        assert_eq!(harvest.format, Format::Json);
        assert_eq!(harvest.title.as_deref(), Some("Kabar & Berita"));
        assert_eq!(
            harvest.next.as_ref().map(Url::as_str),
            Some("https://kantor.example.go.id/feed.json?hal=2")
        );
        assert_eq!(harvest.warnings, [Warning::Hollow(1)]);
        let [first, second] = &harvest.items[..] else { panic!("{:?}", harvest.items) };
        assert_eq!((first.key.as_str(), first.title.as_str()), ("7", "Diskusi a < b"));
        assert_eq!(first.body.as_ref().unwrap().as_str(), "<p>Satu<br>baris.</p><p>Dua &amp; tiga.</p>");
        assert_eq!(first.byline.as_deref(), Some("Redaksi"));
        assert!(first.has_pdf() && first.enclosures[0].length == Some(1200));
        assert_eq!(second.url.as_ref().map(Url::as_str), Some("https://lain.example/b"));
        assert_eq!((second.title.as_str(), second.byline.as_deref()), ("Isi", Some("Siti")));
    }

    #[test]
    fn raw_line_breaks_are_forgiven_and_cut_ones_are_said() {
        let harvest = read("{\"items\":[{\"url\":\"/a\",\"title\":\"Dua\nbaris\"}]}\n<!-- 0.2 s -->");
        assert_eq!(harvest.items[0].title, "Dua baris");
        assert_eq!(harvest.warnings, [Warning::Repaired]);
        assert!(matches!(read("{\"items\":[{\"url\":").warnings[..], [Warning::Reader(_)]));
        assert!(matches!(read(&"[".repeat(100_000)).warnings[..], [Warning::Reader(_)]));
    }
}
