//! The four readers and what they promise of any bytes.

use jiff::Timestamp;
use url::Url;
use warta::news::{CleanHtml, Item, Kind, Rules, When};
use warta::parse::{self, Hints, clean};
use warta::words::dates;

/// A reader with its promises: what is broken, in words.
pub type Target = fn(&[u8]) -> Result<(), String>;

/// The targets.
pub const NAMES: &[&str] = &["feed", "page", "listing", "date"];

/// The target of this name.
pub fn named(name: &str) -> Option<Target> {
    Some(match name {
        "feed" => feed,
        "page" => page,
        "listing" => listing,
        "date" => date,
        _ => return None,
    })
}

fn now() -> Timestamp {
    Timestamp::constant(1_795_000_000, 0)
}

fn with_hints<T>(kind: Kind, work: impl FnOnce(&Hints<'_>) -> T) -> T {
    let url = Url::parse("https://kantor.contoh.example/berita/1").unwrap();
    let rules = Rules::default();
    work(&Hints { url: &url, content_type: None, kind, rules: &rules, now: now(), zone: When::WIB })
}

fn feed(bytes: &[u8]) -> Result<(), String> {
    let harvest = with_hints(Kind::Feed, |hints| parse::read(bytes, hints));
    items(&harvest.items)
}

fn listing(bytes: &[u8]) -> Result<(), String> {
    let harvest = with_hints(Kind::Listing, |hints| parse::read(bytes, hints));
    items(&harvest.items)
}

fn page(bytes: &[u8]) -> Result<(), String> {
    let page = with_hints(Kind::Auto, |hints| parse::article(bytes, hints));
    if !(0.0..=1.0).contains(&page.confidence) {
        return Err(format!("a confidence of {}", page.confidence));
    }
    item(&page.item)
}

fn date(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let read = dates::read(&text, now(), When::WIB);
    match read {
        Some(when) if !(1000..=2200).contains(&when.date().year()) => Err(format!("the year of {when:?}")),
        _ => Ok(()),
    }
}

fn items(items: &[Item]) -> Result<(), String> {
    for one in items {
        item(one)?;
        if one.key.is_empty() {
            return Err(format!("no key for {:?}", one.title));
        }
    }
    Ok(())
}

/// What holds for every item: plain texts, web addresses, a body that was cleaned.
fn item(item: &Item) -> Result<(), String> {
    let texts = [
        Some(&item.title),
        item.byline.as_ref(),
        item.summary.as_ref(),
        item.section.as_ref(),
        item.caption.as_ref(),
    ];
    for text in texts.into_iter().flatten() {
        if let Some(c) = text.chars().find(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}')) {
            return Err(format!("{c:?} in {text:?}"));
        }
    }
    let urls = item.links.iter().chain(&item.related).map(|link| &link.url);
    let urls = urls.chain(item.url.as_ref()).chain(item.enclosures.iter().map(|file| &file.url));
    if let Some(url) = urls.into_iter().find(|url| !matches!(url.scheme(), "http" | "https")) {
        return Err(format!("the address {url}"));
    }
    item.body.as_ref().map_or(Ok(()), body)
}

fn body(html: &CleanHtml) -> Result<(), String> {
    let again = clean::clean(html.as_str(), None);
    if again != *html {
        return Err("a body that changes when it is cleaned again".to_owned());
    }
    for width in [1, 7, 60] {
        let _ = warta::render::flow(html, width);
    }
    Ok(())
}
