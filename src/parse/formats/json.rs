//! News as JSON: JSON Feed 1 and 1.1 as sites really write them, and the way to WordPress.
//!
//! In: text that begins with `{` or `[`. Out: a [`Harvest`]. Versions are not asked for, ids may
//! be numbers, members may have the names that home-made generators give them, and what
//! strict readers refuse is mended first.

use std::borrow::Cow;

use serde_json::Value;
use url::Url;

use super::feed::date;
use super::mend::mend;
use super::told::{Told, address, language, settle_keys};
use super::wordpress;
use crate::news::{Enclosure, Item, When};
use crate::parse::clean::line;
use crate::parse::harvest::{Format, Harvest, Hints, Warning};
use crate::parse::repair::ENTRIES;
use crate::parse::sniff::blank;

/// The most values of a document, counted by what parts them.
const VALUES: usize = 1_000_000;

/// Reads `text` as JSON Feed, as WordPress posts, or as a list of articles of any making.
pub fn json(text: &str, hints: &Hints<'_>) -> Harvest {
    if is_crowded(text) {
        return Harvest { warnings: vec![Warning::Cap("values")], ..Harvest::default() };
    }
    let (value, warning) = match parse(text) {
        Ok(read) => read,
        Err(note) => return Harvest { warnings: vec![Warning::Reader(note)], ..Harvest::default() },
    };
    let mut harvest = match (&value, list(&value)) {
        (_, Some(items)) if wordpress::wrote(items) || (value.is_array() && items.is_empty()) => {
            wordpress::posts(items, hints)
        }
        (_, Some(items)) => feed(&value, items, hints),
        (Value::Object(_), None) => unknown(&value),
        _ => Harvest::default(),
    };
    harvest.warnings.extend(warning);
    settle_keys(&mut harvest.items);
    harvest
}

/// Whether `text` has more values than any list of news; each costs many times its length.
fn is_crowded(text: &str) -> bool {
    text.len() > VALUES && text.bytes().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > VALUES
}

/// The first JSON value of `text`, mended where it has to be.
fn parse(text: &str) -> Result<(Value, Option<Warning>), String> {
    let first = |text: &str| serde_json::Deserializer::from_str(text).into_iter::<Value>().next();
    let text = text.trim_start_matches(blank);
    let error = match first(text) {
        Some(Ok(value)) => return Ok((value, None)),
        Some(Err(error)) => error,
        None => return Err("no JSON".to_owned()),
    };
    let Some(mended) = mend(text) else {
        return Err(if error.is_eof() {
            "the JSON ends in the middle".to_owned()
        } else {
            error.to_string()
        });
    };
    let warning = if mended.cut { Warning::CutOff } else { Warning::Repaired };
    match first(&mended.text) {
        Some(Ok(value)) => Ok((value, Some(warning))),
        _ => Err(error.to_string()),
    }
}

/// An answer without items: an error of a REST interface says so itself.
fn unknown(value: &Value) -> Harvest {
    let note = text(value, &["code", "error", "message"]).unwrap_or(Cow::Borrowed("no items"));
    Harvest { warnings: vec![Warning::Reader(line(&note))], ..Harvest::default() }
}

/// The list of items: the value itself, or a member of it or of one of its members.
fn list(value: &Value) -> Option<&Vec<Value>> {
    const LISTS: [&str; 8] = ["items", "entries", "posts", "articles", "berita", "news", "data", "results"];
    let direct = |value: &'_ Value| LISTS.iter().any(|name| value.get(name).is_some_and(Value::is_array));
    if let Some(items) = value.as_array() {
        return Some(items);
    }
    let holder = if direct(value) {
        value
    } else {
        ["feed", "data", "result", "response"]
            .iter()
            .find_map(|name| value.get(name).filter(|it| direct(it)))?
    };
    LISTS.iter().find_map(|name| holder.get(name)?.as_array())
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
    let plain = |names: &[&str]| text(value, names).map(|text| line(&text));
    let link = |names: &[&str]| text(value, names).and_then(|link| address(&link, hints.url));
    let author = person(value);
    let objects = items.iter().filter(|item| item.is_object());
    let told: Vec<_> = objects.take(ENTRIES).map(|item| told_item(item, author.as_deref(), hints)).collect();
    if told.is_empty() && !items.is_empty() {
        return Harvest { warnings: vec![Warning::Hollow(items.len())], ..Harvest::default() };
    }
    let mut warnings = Vec::new();
    if items.len() > ENTRIES {
        warnings.push(Warning::TooMany(items.len() - ENTRIES));
    }
    Harvest {
        format: Format::Json,
        title: plain(&["title"]),
        link: link(&["home_page_url", "link"]),
        description: plain(&["description"]),
        language: text(value, &["language"]).and_then(|text| language(&text)),
        items: told,
        next: link(&["next_url"]),
        warnings,
        ..Harvest::default()
    }
}

/// The names of the date of publication, the surest first.
const PUBLISHED: &[&str] = &[
    "date_published",
    "datePublished",
    "published",
    "published_at",
    "publishedAt",
    "pubDate",
    "date",
    "tanggal",
    "tgl",
    "created_at",
    "createdAt",
];

/// The names of the date of the last change.
const UPDATED: &[&str] = &["date_modified", "dateModified", "updated", "modified", "updated_at", "updatedAt"];

fn told_item(item: &Value, author: Option<&str>, hints: &Hints<'_>) -> Item {
    let when = |names: &[&str]| text(item, names).and_then(|text| date(&text, hints.now, hints.zone));
    let id = text(item, &["id", "guid"]).unwrap_or_default();
    let link = text(item, &["url", "link", "permalink", "tautan", "external_url"]);
    let id_link = || id.starts_with("http").then(|| id.as_ref());
    let title = text(item, &["title", "judul", "headline"]).map(escaped);
    let content = text(item, &["content_html", "content", "isi", "konten", "body"]);
    let plain = text(item, &["content_text"]).map(|text| paragraphs(&text));
    let summary = text(item, &["summary", "description", "excerpt", "ringkasan", "deskripsi"]).map(escaped);
    let own = person(item);
    let language = text(item, &["language"]);
    Told {
        id: &id,
        link: link.as_deref().or_else(id_link),
        title: title.as_deref().unwrap_or_default(),
        content: content.as_deref().or(plain.as_deref()),
        summary: summary.as_deref(),
        base: None,
        published: when(PUBLISHED),
        updated: when(UPDATED),
        author: own.as_deref().or(author),
        language: language.as_deref(),
        categories: names(item, "tags").chain(names(item, "categories")).collect(),
        enclosures: attachments(item, hints.url),
    }
    .item(hints.url)
}

/// The name of the first author, in the form of either version.
fn person(value: &Value) -> Option<Cow<'_, str>> {
    let first = value
        .get("authors")
        .and_then(|authors| authors.get(0).or(Some(authors)))
        .or_else(|| value.get("author"))
        .or_else(|| value.get("penulis"))?;
    first.as_str().map(Cow::Borrowed).or_else(|| text(first, &["name"]))
}

fn names<'v>(value: &'v Value, member: &str) -> impl Iterator<Item = &'v str> {
    let given = value.get(member);
    let listed = given.and_then(Value::as_array).into_iter().flatten();
    let listed = listed.filter_map(|name| name.as_str().or_else(|| name.get("name")?.as_str()));
    let joined = given.and_then(Value::as_str).into_iter().flat_map(|names| names.split(','));
    listed.chain(joined).take(64)
}

fn attachments(item: &Value, base: &Url) -> Vec<Enclosure> {
    let files = item.get("attachments").and_then(Value::as_array);
    let file = |file: &Value| {
        Some(Enclosure {
            url: address(file.as_str().or_else(|| file.get("url")?.as_str())?, base)?,
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
        let [first, second, _] = &harvest.items[..] else { panic!("{:?}", harvest.items) };
        assert_eq!((first.key.as_str(), first.title.as_str()), ("7", "Diskusi a < b"));
        assert_eq!(first.body.as_ref().unwrap().as_str(), "<p>Satu<br>baris.</p><p>Dua &amp; tiga.</p>");
        assert_eq!(first.byline.as_deref(), Some("Redaksi"));
        assert!(first.has_pdf() && first.enclosures[0].length == Some(1200));
        assert_eq!(second.url.as_ref().map(Url::as_str), Some("https://lain.example/b"));
        assert_eq!((second.title.as_str(), second.byline.as_deref()), ("Isi", Some("Siti")));
    }

    #[test]
    fn lists_of_any_making_are_read() {
        let item = r#"{"id_berita":1,"judul":"Rapat","isi":"<p>Dibuka.</p>","tanggal":"16 Januari 2021","penulis":"Humas","link":"/a","tags":"haji, umrah"}"#;
        for text in [
            format!("[{item}]"),
            format!(r#"{{"status":true,"data":[{item}]}}"#),
            format!(r#"{{"status":"ok","data":{{"total":1,"berita":[{item}]}}}}"#),
            format!(r#"{{"feed":{{"entries":[{item},]}}}}"#),
        ] {
            let harvest = read(&text);
            assert_eq!(harvest.format, Format::Json, "{text}");
            let item = &harvest.items[0];
            assert_eq!((item.title.as_str(), item.byline.as_deref()), ("Rapat", Some("Humas")), "{text}");
            assert_eq!(item.published.unwrap().date().to_string(), "2021-01-16", "{text}");
            assert_eq!(item.body.as_ref().unwrap().as_str(), "<p>Dibuka.</p>", "{text}");
            assert_eq!(item.categories, ["haji", "umrah"], "{text}");
        }
    }

    #[test]
    fn raw_line_breaks_are_forgiven_and_cut_ones_are_said() {
        let harvest = read("{\"items\":[{\"url\":\"/a\",\"title\":\"Dua\nbaris\"}]}\n<!-- 0.2 s -->");
        assert_eq!(harvest.items[0].title, "Dua baris");
        assert_eq!(harvest.warnings, [Warning::Repaired]);
        let cut = read("{\"items\":[{\"url\":\"/a\",\"title\":\"A\"},{\"url\":");
        assert_eq!((cut.items.len(), &cut.warnings[..]), (1, &[Warning::CutOff][..]));
        assert!(matches!(read("{\"items\":[{\"url\":").warnings[..], [Warning::Reader(_)]));
        assert!(matches!(read(&"[".repeat(100_000)).warnings[..], [Warning::Reader(_)]));
        let crowded = format!("{{\"items\":[{}1]}}", "1,".repeat(VALUES));
        assert_eq!(read(&crowded).warnings, [Warning::Cap("values")]);
    }
}
