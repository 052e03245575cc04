//! News itself: as read from a source ([`Item`]), as kept ([`Article`]), as listed ([`Headline`]).
//!
//! An item may come from a feed, a listing or an article's page; all three say the same kinds
//! of things, so they share one type and are merged field by field.

mod acronym;
mod facet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use super::id::{ArticleId, SourceId};
use super::mark::Mark;
use super::when::When;

pub use acronym::{Acronym, Expansion, Meaning, Note, Origin};
pub use facet::{Facet, FacetCount};

/// HTML that went through the sanitiser: a few structural elements, no attributes but safe
/// `href`s, no control characters, no bidi overrides.
///
/// `parse::clean` is its only maker; the store hands back what it was given.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct CleanHtml(String);

impl CleanHtml {
    /// Wraps HTML that the sanitiser made (or that the store kept). Nobody else calls this.
    pub(crate) fn from_sanitised(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a picture in it.
    pub fn has_image(&self) -> bool {
        self.0.contains("<img ")
    }

    /// The addresses of its pictures, in order, each once.
    pub fn images(&self) -> Vec<Url> {
        let mut found: Vec<Url> = Vec::new();
        for tag in self.0.split("<img ").skip(1) {
            let Some((source, _)) = tag.strip_prefix("src=\"").and_then(|rest| rest.split_once('"')) else {
                continue;
            };
            let Ok(url) = Url::parse(&source.replace("&quot;", "\"").replace("&amp;", "&")) else { continue };
            if !found.contains(&url) {
                found.push(url);
            }
        }
        found
    }

    /// The text without markup: a blank line between blocks, list items and table rows on lines of
    /// their own, ` | ` between the cells of a row.
    pub fn text(&self) -> String {
        plain_text(&self.0)
    }
}

/// Reads canonical HTML, so that every `<` is a tag and every `&` one of four references.
fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut gap = "";
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, markup) = rest.split_at(at);
        join(&mut text, &mut gap, before);
        let end = if markup.starts_with('<') { '>' } else { ';' };
        let length = markup.find(end).map_or(markup.len(), |end| end + 1);
        let (markup, after) = markup.split_at(length);
        rest = after;
        match markup {
            "&amp;" => join(&mut text, &mut gap, "&"),
            "&lt;" => join(&mut text, &mut gap, "<"),
            "&gt;" => join(&mut text, &mut gap, ">"),
            "&quot;" => join(&mut text, &mut gap, "\""),
            tag => gap = wider(gap, gap_at(tag)),
        }
    }
    join(&mut text, &mut gap, rest);
    text
}

fn join(text: &mut String, gap: &mut &str, piece: &str) {
    if !piece.is_empty() {
        if !text.is_empty() {
            text.push_str(gap);
        }
        text.push_str(piece);
        *gap = "";
    }
}

/// What parts the text before a tag from the text after it.
fn gap_at(tag: &str) -> &'static str {
    match tag.trim_start_matches(['<', '/']).trim_end_matches('>') {
        "br" | "li" | "tr" | "dt" | "dd" => "\n",
        "td" | "th" => " | ",
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "blockquote" | "pre" | "table"
        | "dl" | "figure" | "figcaption" | "hr" => "\n\n",
        _ => "",
    }
}

fn wider<'g>(a: &'g str, b: &'g str) -> &'g str {
    let width = |gap: &str| match gap {
        "" => 0,
        " | " => 1,
        "\n" => 2,
        _ => 3,
    };
    if width(b) > width(a) { b } else { a }
}

/// Where a release was written and by which desk: `Tanjungpinang (Humas)-`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dateline {
    /// The town.
    pub place: String,
    /// The desk in parentheses.
    pub desk: Option<String>,
}

/// A link with its text: in an article's body or in its page's box of related news.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PageLink {
    /// The text of the link.
    pub title: String,
    /// Where it leads, http or https.
    pub url: Url,
}

/// A file that belongs to an item: a PDF circular, a photo, a recording.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Enclosure {
    /// Where it lies.
    pub url: Url,
    /// Its media type, where the source names one.
    pub mime: Option<String>,
    /// Its size in bytes, where the source names one.
    pub length: Option<u64>,
}

/// What a source says of one piece of news. Every string is plain text, sanitised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// What the source knows it by: a guid, else the canonical address, else a hash.
    pub key: String,
    /// Its page.
    pub url: Option<Url>,
    /// The headline, without the site's name.
    pub title: String,
    /// When it was published.
    pub published: Option<When>,
    /// When it was last changed, if the source says so.
    pub updated: Option<When>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// The rubric it stands in: "Berita", "Pengumuman".
    pub section: Option<String>,
    /// Where it was written.
    pub dateline: Option<Dateline>,
    /// The caption of its photo.
    pub caption: Option<String>,
    /// The page's view counter.
    pub views: Option<u64>,
    /// Its language as a BCP 47 tag.
    pub lang: Option<String>,
    /// The source's own short text.
    pub summary: Option<String>,
    /// The text, in full or as far as the source gives it.
    pub body: Option<CleanHtml>,
    /// Whether `body` is the whole text.
    pub extent: Extent,
    /// Whether the reader of its page was unsure that it found the whole text.
    pub doubtful: bool,
    /// The source's own rubrics and keywords.
    pub categories: Vec<String>,
    /// Files that belong to it.
    pub enclosures: Vec<Enclosure>,
    /// Links inside the text, in order.
    pub links: Vec<PageLink>,
    /// The page's own related news ("Berita Terkait"), in order.
    pub related: Vec<PageLink>,
}

impl Item {
    /// Whether the news is a PDF: its page or one of its files is one.
    pub fn has_pdf(&self) -> bool {
        self.pdf().is_some()
    }

    /// The PDF that it is or carries, and its size where the source names it.
    pub fn pdf(&self) -> Option<(&Url, Option<u64>)> {
        let is_pdf = |file: &&Enclosure| {
            file.mime.as_deref().is_some_and(|mime| mime.eq_ignore_ascii_case("application/pdf"))
                || is_pdf_path(&file.url)
        };
        let size_of = |url: &Url| {
            let same = self.enclosures.iter().find(|file| file.url == *url);
            same.and_then(|file| file.length).filter(|length| *length > 0)
        };
        let own = self.url.as_ref().filter(|url| is_pdf_path(url));
        let url = own.or_else(|| self.enclosures.iter().find(is_pdf).map(|file| &file.url))?;
        Some((url, size_of(url)))
    }

    /// Its pictures, those of its text first, and their sizes where the source names them.
    pub fn pictures(&self) -> Vec<(Url, Option<u64>)> {
        let is_picture =
            |file: &&Enclosure| file.mime.as_deref().is_some_and(|mime| mime.starts_with("image/"));
        let mut urls = self.body.as_ref().map(CleanHtml::images).unwrap_or_default();
        for file in self.enclosures.iter().filter(is_picture) {
            if !urls.contains(&file.url) {
                urls.push(file.url.clone());
            }
        }
        let length = |url: &Url| self.enclosures.iter().find(|file| file.url == *url)?.length;
        urls.into_iter().map(|url| (url.clone(), length(&url).filter(|length| *length > 0))).collect()
    }

    /// Whether the text of its PDF is held: as its own text, or under the file's name in it.
    pub fn holds_pdf(&self) -> bool {
        let Some((url, _)) = self.pdf() else { return false };
        let own = self.url.as_ref() == Some(url);
        let named = format!("<h3>{}</h3>", file_name(url));
        self.extent == Extent::Full
            && self.body.as_ref().is_some_and(|body| own || body.as_str().contains(&named))
    }

    /// Adds what the article's own page says: the page wins on the text and its trimmings, the
    /// headline's title and date stay where the page has none. Key and address never change.
    #[must_use]
    pub fn completed_by(self, page: Self) -> Self {
        let body_from_page = page.body.as_ref().is_some_and(|body| !body.is_empty());
        Self {
            title: if page.title.is_empty() { self.title } else { page.title },
            published: more_exact(page.published, self.published),
            updated: page.updated.or(self.updated),
            byline: page.byline.or(self.byline),
            site: page.site.or(self.site),
            section: page.section.or(self.section),
            dateline: page.dateline.or(self.dateline),
            caption: page.caption.or(self.caption),
            views: page.views.or(self.views),
            lang: page.lang.or(self.lang),
            summary: self.summary.or(page.summary),
            extent: if body_from_page { page.extent } else { self.extent },
            doubtful: if body_from_page { page.doubtful } else { self.doubtful },
            body: if body_from_page { page.body } else { self.body },
            categories: if self.categories.is_empty() { page.categories } else { self.categories },
            enclosures: if self.enclosures.is_empty() { page.enclosures } else { self.enclosures },
            links: if body_from_page { page.links } else { self.links },
            related: if page.related.is_empty() { self.related } else { page.related },
            key: self.key,
            url: self.url,
        }
    }
}

/// The last part of an address: the name of a file. Empty where there is none.
pub fn file_name(url: &Url) -> &str {
    url.path().rsplit('/').next().unwrap_or_default()
}

/// Whether an address names a PDF.
fn is_pdf_path(url: &Url) -> bool {
    url.path().to_ascii_lowercase().ends_with(".pdf")
}

/// The first date, unless the second names the same day and a time as well.
fn more_exact(first: Option<When>, second: Option<When>) -> Option<When> {
    use super::when::Precision;
    match (first, second) {
        (Some(a), Some(b))
            if a.precision == Precision::Day && b.precision == Precision::Time && a.date() == b.date() =>
        {
            Some(b)
        }
        (a, b) => a.or(b),
    }
}

/// How much of an article's text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Extent {
    /// The headline only.
    #[default]
    None,
    /// The beginning, as feeds give it.
    Teaser,
    /// All of it.
    Full,
}

/// What an article said before its source changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// When the change was noticed.
    pub until: Timestamp,
    /// The headline until then.
    pub title: String,
    /// The text until then, plain.
    pub text: String,
}

/// A piece of news as kept. It never changes; what a person does with it is a [`Mark`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its number.
    pub id: ArticleId,
    /// The source it came from.
    pub source: SourceId,
    /// When it first arrived here.
    pub seen: Timestamp,
    /// What the source says.
    pub item: Item,
}

impl Article {
    /// Keeps `item` of `source`, first seen `now`.
    pub fn new(source: SourceId, item: Item, now: Timestamp) -> Self {
        Self { id: ArticleId::of(source, &item.key), source, seen: now, item }
    }
}

/// A row of the list: an article without its text, with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The article's number.
    pub id: ArticleId,
    /// The source it came from.
    pub source: SourceId,
    /// The name of the source as configured.
    pub source_name: String,
    /// The headline.
    pub title: String,
    /// Its page.
    pub url: Option<Url>,
    /// When it was published, if the source says so.
    pub published: Option<When>,
    /// When it first arrived here.
    pub seen: Timestamp,
    /// The marks.
    pub mark: Mark,
    /// How much of the text is held.
    pub extent: Extent,
    /// Whether it is or carries a PDF.
    pub pdf: bool,
    /// The number of the earliest article that tells the same (its own when it is alone).
    pub story: ArticleId,
    /// Whether the source changed the text after it had been kept.
    pub edited: bool,
    /// The names of the other sources that tell the same, where it is the earliest.
    pub also: Vec<String>,
}

impl Headline {
    /// The instant it is sorted by: published, or first seen where the date is missing or
    /// lies more than a day ahead of its arrival (a source's wrong clock must not pin it on top).
    pub fn sorted_at(&self) -> Timestamp {
        sorted_at(self.published, self.seen)
    }
}

/// See [`Headline::sorted_at`].
pub(crate) fn sorted_at(published: Option<When>, seen: Timestamp) -> Timestamp {
    match published {
        Some(when) if when.at.as_second() <= seen.as_second() + 86_400 => when.at,
        _ => seen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_clean_html() {
        let cases = [
            (
                "<h2>Judul</h2><p>Satu <strong>dua</strong> &amp; &lt;tiga&gt;</p>",
                "Judul\n\nSatu dua & <tiga>",
            ),
            ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d<br>e</p>", "a\nb\n\nc\n\nd\ne"),
            ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>", "A | B\n1"),
            ("<pre>x\n  y</pre><hr><p>z</p>", "x\n  y\n\nz"),
            (
                "<figure><img src=\"https://a.id/b&amp;c\" alt=\"F\"><figcaption>Ket</figcaption></figure>",
                "Ket",
            ),
            ("", ""),
        ];
        for (html, wanted) in cases {
            assert_eq!(CleanHtml::from_sanitised(html.to_owned()).text(), wanted, "{html}");
        }
        let two = "<img src=\"https://a.id/1?x=1&amp;y=2\" alt=\"src=\"><p>b</p><img src=\"https://a.id/2\" alt=\"\">\
                   <img src=\"https://a.id/2\" alt=\"\">";
        let item = Item {
            body: Some(CleanHtml::from_sanitised(two.into())),
            enclosures: ["https://a.id/2", "https://a.id/3", "https://a.id/4"]
                .map(|url| Enclosure {
                    url: url.parse().unwrap(),
                    mime: (!url.ends_with('4')).then(|| "image/jpeg".to_owned()),
                    length: Some(7),
                })
                .into(),
            ..Item::default()
        };
        let told: Vec<_> = item.pictures().iter().map(|(url, size)| (url.to_string(), *size)).collect();
        assert_eq!(
            told,
            [
                ("https://a.id/1?x=1&y=2".to_owned(), None),
                ("https://a.id/2".to_owned(), Some(7)),
                ("https://a.id/3".to_owned(), Some(7)),
            ]
        );
        assert!(CleanHtml::from_sanitised("<p><img src=\"https://a.id/\" alt=\"\"></p>".into()).has_image());
    }
}
