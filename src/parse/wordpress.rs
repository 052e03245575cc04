//! Posts as WordPress's REST interface answers them (`/wp-json/wp/v2/posts`).
//!
//! In: the array of posts. Out: a [`Harvest`] whose items have the same keys as those of the
//! same site's RSS, so that a source may change from one to the other without doubles. `date`
//! has no zone; `date_gmt` is taken first.

use serde_json::Value;
use url::Url;

use super::feed::date;
use super::harvest::{Format, Harvest, Hints, Warning};
use super::json::{text, utc};
use super::repair::ENTRIES;
use super::told::Told;
use crate::news::{Enclosure, Item, When};

/// Reads `posts`; an array of anything else gives a harvest of unknown format.
pub fn posts(posts: &[Value], hints: &Hints<'_>) -> Harvest {
    let is_post =
        |post: &&Value| post.is_object() && (post.get("link").is_some() || post.get("title").is_some());
    let read: Vec<Option<Item>> =
        posts.iter().filter(is_post).take(ENTRIES).map(|post| told(post, hints)).collect();
    if read.is_empty() && !posts.is_empty() {
        return Harvest { warnings: vec![Warning::Hollow(posts.len())], ..Harvest::default() };
    }
    let hollow = read.iter().filter(|item| item.is_none()).count();
    let mut warnings = Vec::new();
    if hollow > 0 {
        warnings.push(Warning::Hollow(hollow));
    }
    if posts.len() > ENTRIES {
        warnings.push(Warning::TooMany(posts.len() - ENTRIES));
    }
    let items: Vec<Item> = read.into_iter().flatten().collect();
    Harvest {
        format: Format::WordPress,
        link: site(hints.url, &items),
        items,
        warnings,
        ..Harvest::default()
    }
}

/// The site that the posts belong to.
fn site(url: &Url, items: &[Item]) -> Option<Url> {
    items.first().and_then(|item| item.url.as_ref()).unwrap_or(url).join("/").ok()
}

fn told(post: &Value, hints: &Hints<'_>) -> Option<Item> {
    let rendered = |name: &str| match post.get(name)? {
        Value::String(text) => Some(text.as_str()),
        member => member.get("rendered")?.as_str(),
    };
    let id = rendered("guid").filter(|guid| !guid.is_empty()).map(Into::into).or_else(|| text(post, &["id"]));
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
    let mime = media.get("mime_type").and_then(Value::as_str).map(super::clean::line);
    Some(Enclosure { url, mime, length: None })
}
