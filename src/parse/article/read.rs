//! From a page's bytes to an [`ArticlePage`].
//!
//! In: bytes and hints. Out: what the page says as an article, or what it is instead. Calls the
//! finders in their order: rules, outline, head, text, title, and then what stands around them.

use dom_query::Document;
use url::Url;

use super::meta::Meta;
use super::outline::{self, Outline};
use super::page::{self, Page};
use super::rules::Ruled;
use super::sight::{DOUBTFUL, Sight};
use super::signs;
use super::text::{blocks, find, join, trim};
use super::{around, byline, dates, related, title};

use crate::news::{CleanHtml, Enclosure, Extent, Item, PageKind, PageLink, canonical, resolve};
use crate::parse::clean::clean;
use crate::parse::prefilter::prefilter;
use crate::parse::sense::{self, Evidence};
use crate::parse::{ArticlePage, Hints};
use crate::words;

/// Reads the article inside the HTML page `bytes`.
pub fn article(bytes: &[u8], hints: &Hints<'_>) -> ArticlePage {
    if let Some(kind) = sense::document_kind(bytes, hints.content_type) {
        return without_article(kind);
    }
    let decoded = crate::parse::decode::decode(bytes, hints.content_type);
    let filtered = prefilter(&decoded.text);
    let mut warnings = decoded.warnings;
    warnings.extend(filtered.warnings);
    let doc = Document::from(filtered.html.as_str());
    let base = base(&doc, hints.url);
    let mut ruled = Ruled::read(&doc, &hints.rules.article);
    let outline = doc.body().map(|body| Outline::of(&body)).unwrap_or_default();
    let meta = Meta::of(&doc, &filtered.json_ld);
    let evidence = Evidence::of(&doc, &decoded.text, &meta.document_title);
    let next = related::next_page(&doc, hints.url, &base);
    trim::trim(&doc);
    let html = match ruled.body.take() {
        Some(html) => html,
        None => find::find(doc, &meta, &mut warnings),
    };
    warnings.append(&mut ruled.warnings);
    let mut found = clean(&html, Some(&base));
    let mut body = page::locate(&outline, &found);
    let mut page = Page { outline: &outline, meta: &meta, hints, base: &base, body, title: None };
    if !ruled.has_body
        && let Some(title) = title::title(&page).1
        && let Some(whole) = join::join(&outline, title, &found, &filtered.html)
        && let whole = clean(&whole, Some(&base))
        && blocks::prose(&whole).1 * 2 > blocks::prose(&found).1 * 3
    {
        found = whole;
        body = page::locate(&outline, &found);
        page.body = body;
    }
    let is_ruled = ruled.has_body;
    let (mut item, body) = item(page, &found, ruled, &filtered.files);
    let (paragraphs, prose) = item.body.as_ref().map(blocks::prose).unwrap_or_default();
    let kind = sense::page_kind(&evidence, &outline_shape(&outline, body), prose, meta.says_article);
    let claimed = meta.article_body.as_deref().map_or(0, str::len);
    let sight = Sight { paragraphs, prose, located: body, says_article: meta.says_article, claimed };
    let confidence = if is_ruled { 1.0 } else { sight.confidence(&outline, item.body.as_ref()) };
    item.doubtful = kind == PageKind::Article && confidence < DOUBTFUL;
    ArticlePage {
        kind,
        item,
        confidence: if kind == PageKind::Article { confidence } else { 0.0 },
        next,
        warnings,
    }
}

fn without_article(kind: PageKind) -> ArticlePage {
    ArticlePage { kind, item: Item::default(), confidence: 0.0, next: None, warnings: Vec::new() }
}

/// What relative addresses are resolved against.
fn base(doc: &Document, url: &Url) -> Url {
    let named = doc.select_single("base[href]").attr("href").and_then(|href| resolve(&href, Some(url)));
    named.unwrap_or_else(|| url.clone())
}

/// Puts together what the page says, the source's rules first; also where the body stands.
fn item(
    mut page: Page<'_>,
    found: &CleanHtml,
    ruled: Ruled,
    files: &[String],
) -> (Item, Option<(usize, usize)>) {
    let (title, line) = title::title(&page);
    page.title = line;
    let title = ruled.title.unwrap_or(title);
    // Readability may have taken a title or related news for text: they bound the body no longer.
    let plain = blocks::trim(found, blocks::Known { title: &title, ..Default::default() });
    page.body = page::locate(page.outline, &plain).or(page.body);
    let section = title::section(&page, &title);
    let caption = ruled.caption.or_else(|| around::caption(&page, &title));
    let known = blocks::Known { title: &title, caption: caption.as_deref(), section: section.as_deref() };
    let body = if ruled.has_body { found.clone() } else { blocks::trim(found, known) };
    page.body = page::locate(page.outline, &body).or(page.body);
    let text = body.text();
    let published = ruled
        .date
        .and_then(|text| dates::read_ruled(&page, &text))
        .or_else(|| dates::published(&page, &text));
    let links = related::in_body(&body);
    let own = page.meta.canonical.as_deref().and_then(|href| resolve(href, Some(page.base)));
    let own = own.filter(|own| own.host_str() == page.hints.url.host_str() && own.path() != "/");
    let url = canonical(&own.unwrap_or_else(|| page.hints.url.clone()));
    let dateline = text.lines().find(|line| line.len() > 20).and_then(words::dateline);
    let is_place = |name: &String| {
        dateline.as_ref().is_some_and(|line| signs::letters(&line.place) == signs::letters(name))
    };
    let item = Item {
        key: url.to_string(),
        url: Some(url),
        published,
        updated: dates::updated(&page),
        byline: ruled.byline.or_else(|| byline::byline(&page).filter(|name| !is_place(name))),
        site: page.meta.site.clone(),
        section,
        dateline,
        caption,
        views: around::views(&page),
        lang: page.meta.lang.clone().map(|lang| lang.replace('_', "-")),
        summary: page.meta.description.clone(),
        extent: if body.is_empty() { Extent::None } else { Extent::Full },
        doubtful: false,
        categories: page.meta.keywords.clone(),
        enclosures: enclosures(&links, files, page.base),
        links,
        related: related::related(&page),
        body: (!body.is_empty()).then_some(body),
        title,
    };
    (item, page.body)
}

/// The PDF files that the text links to or shows.
fn enclosures(links: &[PageLink], files: &[String], base: &Url) -> Vec<Enclosure> {
    let shown = files.iter().filter_map(|file| resolve(file, Some(base)));
    let mut found: Vec<Enclosure> = Vec::new();
    for url in links.iter().map(|link| link.url.clone()).chain(shown) {
        let is_pdf = url.path().to_ascii_lowercase().ends_with(".pdf");
        if is_pdf && !found.iter().any(|known| known.url == url) {
            found.push(Enclosure { url, mime: Some("application/pdf".to_owned()), length: None });
        }
    }
    found
}

fn outline_shape(outline: &Outline, body: Option<(usize, usize)>) -> sense::Shape {
    let is_headline = |line: &outline::Line| {
        line.zone == outline::Zone::Main && line.is_link() && line.text.split_whitespace().count() >= 5
    };
    let headlines: Vec<usize> =
        outline.lines.iter().enumerate().filter(|(_, line)| is_headline(line)).map(|(at, _)| at).collect();
    let inside =
        body.map_or(0, |(first, last)| headlines.iter().filter(|at| (first..=last).contains(at)).count());
    let text = outline.lines.iter().map(|line| line.text.len()).sum();
    sense::Shape { headlines: headlines.len(), inside, text }
}
