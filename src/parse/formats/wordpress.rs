//! Posts as WordPress's REST interface answers them (`/wp-json/wp/v2/posts`).
//!
//! In: the array of posts. Out: a [`Harvest`] whose items have the same keys as those of the
//! same site's RSS, so that a source may change from one to the other without doubles. `date`
//! has no zone; `date_gmt` is taken first.

use serde_json::Value;
use url::Url;

use super::feed::date;
use super::json::{text, utc};
use super::told::Told;
use crate::news::{Enclosure, Item, When};
use crate::parse::harvest::{Format, Harvest, Hints, Warning};
use crate::parse::repair::ENTRIES;

/// Whether `posts` have the marks of WordPress.
pub fn wrote(posts: &[Value]) -> bool {
    const MARKS: [&str; 7] = [
        "/title/rendered",
        "/content/rendered",
        "/guid/rendered",
        "/date_gmt",
        "/_links",
        "/_embedded",
        "/excerpt/rendered",
    ];
    let marked = |post: &Value| MARKS.iter().any(|mark| post.pointer(mark).is_some());
    posts.iter().take(20).any(marked)
}

/// Reads `posts`; an array of anything else gives a harvest of unknown format.
pub fn posts(posts: &[Value], hints: &Hints<'_>) -> Harvest {
    let is_post =
        |post: &&Value| post.is_object() && (post.get("link").is_some() || post.get("title").is_some());
    let items: Vec<Item> = posts.iter().filter(is_post).take(ENTRIES).map(|post| told(post, hints)).collect();
    if items.is_empty() && !posts.is_empty() {
        return Harvest { warnings: vec![Warning::Hollow(posts.len())], ..Harvest::default() };
    }
    let mut warnings = Vec::new();
    if posts.len() > ENTRIES {
        warnings.push(Warning::TooMany(posts.len() - ENTRIES));
    }
    Harvest { format: Format::WordPress, link: home(hints.url), items, warnings, ..Harvest::default() }
}

/// The home page of the site whose interface answered at `url`: WordPress may live in a folder.
fn home(url: &Url) -> Option<Url> {
    let path = url.path();
    url.join(path.find("/wp-json").map_or("/", |at| &path[..=at])).ok()
}

fn told(post: &Value, hints: &Hints<'_>) -> Item {
    let rendered = |name: &str| match post.get(name)? {
        Value::String(text) => Some(text.as_str()),
        member => member.get("rendered")?.as_str(),
    };
    let guid = rendered("guid").filter(|guid| !guid.is_empty()).map(str::to_owned);
    let id = guid.or_else(|| Some(format!("{}?p={}", home(hints.url)?, text(post, &["id"])?)));
    let author = post.pointer("/_embedded/author/0/name").or_else(|| post.pointer("/yoast_head_json/author"));
    Told {
        id: &id.unwrap_or_default(),
        link: rendered("link"),
        title: rendered("title").unwrap_or_default(),
        content: rendered("content"),
        summary: rendered("excerpt"),
        published: moment(post, "date_gmt", "date", hints),
        updated: moment(post, "modified_gmt", "modified", hints),
        author: author.and_then(Value::as_str),
        categories: terms(post),
        enclosures: photo(post, hints.url).into_iter().collect(),
        ..Told::default()
    }
    .item(hints.url)
}

fn moment(post: &Value, in_utc: &str, local: &str, hints: &Hints<'_>) -> Option<When> {
    let exact = text(post, &[in_utc]).and_then(|text| utc(&text, hints));
    exact.or_else(|| text(post, &[local]).and_then(|text| date(&text, hints.now, hints.zone)))
}

/// The names of the post's rubrics and tags, where the answer embeds them.
fn terms(post: &Value) -> Vec<&str> {
    let groups = post.pointer("/_embedded/wp:term").and_then(Value::as_array);
    let terms = groups.into_iter().flatten().filter_map(Value::as_array).flatten();
    terms.filter_map(|term| term.get("name")?.as_str()).take(64).collect()
}

fn photo(post: &Value, base: &Url) -> Option<Enclosure> {
    let media = post.pointer("/_embedded/wp:featuredmedia/0")?;
    let url = super::told::address(media.get("source_url")?.as_str()?, base)?;
    let mime = media.get("mime_type").and_then(Value::as_str).map(crate::parse::clean::line);
    Some(Enclosure { url, mime, length: None })
}

#[cfg(test)]
mod tests {
    use super::super::feed::tests::hints;
    use super::super::json::json;
    use super::*;
    use crate::news::Extent;

    const URL: &str = "https://kua.example.go.id/batam/wp-json/wp/v2/posts?per_page=20";

    #[test]
    fn posts_become_items_with_the_keys_of_the_feed() {
        let long = "Layanan pencatatan nikah dibuka setiap hari kerja di kantor urusan agama. ".repeat(12);
        let text = format!(
            r#"[{{"id":41,"date":"2021-01-17T10:00:00","date_gmt":"2021-01-17T03:00:00","modified_gmt":"2021-01-18T01:30:00",
                "link":"https:\/\/kua.example.go.id\/batam\/layanan-nikah\/","title":{{"rendered":"Layanan Nikah &#8211; Batam"}},
                "content":{{"rendered":"<p>{long}<\/p>\n","protected":false}},"excerpt":{{"rendered":"<p>Layanan [&hellip;]<\/p>"}},
                "_embedded":{{"author":[{{"name":"Humas KUA"}}],"wp:term":[[{{"name":"Layanan"}}],[{{"name":"nikah"}}]],
                "wp:featuredmedia":[{{"source_url":"\/batam\/foto.jpg","mime_type":"image\/jpeg"}}]}}}},
              {{"id":40,"date":"2021-01-16T10:00:00","link":"https://kua.example.go.id/batam/?p=40","title":"Libur","guid":{{"rendered":"https://kua.example.go.id/?p=40"}}}},
              {{"id":39}}]"#
        );
        let url = Url::parse(URL).unwrap();
        let harvest = json(&text, &hints(&url));
        assert_eq!(harvest.format, Format::WordPress);
        assert_eq!(harvest.link.as_ref().map(Url::as_str), Some("https://kua.example.go.id/batam/"));
        let [first, second] = &harvest.items[..] else { panic!("{:?}", harvest.items) };
        assert_eq!(first.key, "https://kua.example.go.id/batam/?p=41");
        assert_eq!(first.title, "Layanan Nikah – Batam");
        assert_eq!(first.published.unwrap().at, "2021-01-17T03:00:00Z".parse().unwrap());
        assert_eq!(first.updated.unwrap().at, "2021-01-18T01:30:00Z".parse().unwrap());
        assert_eq!((first.extent, first.byline.as_deref()), (Extent::Full, Some("Humas KUA")));
        assert_eq!(first.categories, ["Layanan", "nikah"]);
        assert_eq!(first.enclosures[0].url.as_str(), "https://kua.example.go.id/batam/foto.jpg");
        assert_eq!(second.key, "https://kua.example.go.id/?p=40");
        // `date` has no zone: the source's.
        assert_eq!(second.published.unwrap().to_string(), "2021-01-16T10:00:00+07:00");
    }

    #[test]
    fn an_error_of_the_interface_is_no_news() {
        let url = Url::parse(URL).unwrap();
        let text = r#"{"code":"rest_no_route","message":"Tidak ada rute","data":{"status":404}}"#;
        let harvest = json(text, &hints(&url));
        assert_eq!(harvest.format, Format::Unknown);
        assert_eq!(harvest.warnings, [Warning::Reader("rest_no_route".into())]);
        assert_eq!(json("[]", &hints(&url)).format, Format::WordPress);
        assert_eq!(json("[1,2]", &hints(&url)).format, Format::Unknown);
    }
}
