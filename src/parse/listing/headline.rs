//! What a link says as a headline.
//!
//! In: the element of a link. Out: its headline as people see it: of a card that is one link the
//! title alone, of a cut title the whole one that its `title` attribute gives. Decides nothing on
//! whether the link is news.

use dom_query::NodeRef;

use crate::parse::article::outline::{Outline, class_of, tidy};
use crate::parse::article::signs;

/// Words in the class names of elements that hold a title.
pub const TITLE_CLASSES: &[&str] = &["title", "judul", "headline", "jdl"];
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
/// The words of links that lead to the whole text and say nothing of it.
const MORE: &[&str] = &[
    "selengkapnya",
    "baca",
    "detail",
    "details",
    "lihat",
    "buka",
    "more",
    "view",
    "read",
    "berita",
    "artikel",
    "lebih",
    "lanjut",
    "lengkap",
    "info",
    "informasi",
    "article",
    "full",
    "story",
    "news",
    "learn",
    "klik",
    "click",
    "di",
    "sini",
    "here",
    "lanjutkan",
    "membaca",
    "simak",
    "tampilkan",
    "rincian",
    "ini",
    "this",
    "the",
    "post",
    "continue",
    "reading",
    "see",
    "open",
    "kunjungi",
    "halaman",
    "isi",
    "semua",
];
/// A badge says no more than this, in characters.
const BADGE: usize = 12;
/// A link that says only that there is more has few words.
const FEW: usize = 4;
const MORE_STARTS: &[&str] = &[
    "selengkapnya",
    "baca selengkapnya",
    "read more",
    "continue reading",
    "lanjutkan membaca",
    "lanjut baca",
];

/// What a link says: a text that may be a headline, or only that there is more to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A text of its own.
    Text(String),
    /// "Selengkapnya" and the like, or a picture.
    More,
}

/// What `link` says.
pub fn of(link: &NodeRef<'_>) -> Said {
    let text = match marked(link) {
        Some(part) => tidy(&part.text()),
        None => shown(link),
    };
    let label = |name: &str| link.attr(name).map(|text| tidy(&text)).filter(|text| !text.is_empty());
    let said = label("title").or_else(|| label("aria-label")).unwrap_or_default();
    let stem = text.trim_end_matches(['.', '…', ' ']);
    let is_cut = stem.len() < text.len() && text.ends_with(['…', '.']);
    let says_nothing = !text.chars().any(char::is_alphabetic);
    let text = if says_nothing || (is_cut && said.len() > text.len() && said.starts_with(stem)) {
        said
    } else {
        text
    };
    let text = without_badge(link, text);
    if text.is_empty() || is_more(&text) { Said::More } else { Said::Text(text) }
}

/// A headline without the word that a badge in its link puts before or behind it: "Baru".
fn without_badge(link: &NodeRef<'_>, text: String) -> String {
    let is_badge = |part: &NodeRef<'_>| {
        part.is_element() && signs::has_word(&class_of(part), &["badge", "label", "new", "baru"])
    };
    let badges = link.descendants_it().filter(is_badge).map(|part| tidy(&part.text()));
    let mut bare = text.as_str();
    for badge in badges.filter(|badge| !badge.is_empty() && badge.chars().count() <= BADGE) {
        bare =
            bare.strip_suffix(badge.as_str()).or_else(|| bare.strip_prefix(badge.as_str())).unwrap_or(bare);
    }
    let bare = bare.trim();
    if is_text(bare) { bare.to_owned() } else { text }
}

/// The heading in an element, or the part of it that is named for a title.
pub fn marked<'n>(node: &NodeRef<'n>) -> Option<NodeRef<'n>> {
    let heading = node.descendants_it().find(|part| HEADINGS.iter().any(|name| part.has_name(name)));
    heading.or_else(|| {
        let named = |part: &NodeRef<'_>| {
            part.is_element()
                && signs::has_word(&class_of(part), TITLE_CLASSES)
                && is_text(&tidy(&part.text()))
        };
        node.descendants_it().find(named)
    })
}

/// The link's text; of several lines the first that reads like a headline.
fn shown(link: &NodeRef<'_>) -> String {
    let mut parts: Vec<String> = Outline::of(link).lines.into_iter().map(|line| line.text).collect();
    let children = link.element_children();
    if parts.len() == 1 && children.len() > 1 {
        // Inline elements that a style sheet sets below each other.
        let texts: Vec<String> =
            children.iter().map(|child| tidy(&child.text())).filter(|text| !text.is_empty()).collect();
        let length: usize = texts.iter().map(String::len).sum();
        let whole = parts.first().map_or(0, String::len);
        if texts.len() > 1 && length + texts.len() >= whole {
            parts = texts;
        }
    }
    let first = parts.iter().find(|text| is_headline(text) && !is_teaser(text));
    let longest = || parts.iter().filter(|text| !signs::is_dated(text)).max_by_key(|text| text.len());
    first.or_else(longest).cloned().unwrap_or_default()
}

/// What the picture in an element says, where it says a headline.
pub fn pictured(node: &NodeRef<'_>) -> Option<String> {
    let pictures = node.descendants_it().filter(|part| part.has_name("img"));
    pictures.filter_map(|part| part.attr("alt").map(|alt| tidy(&alt))).find(|alt| is_headline(alt))
}

/// Whether `text` reads like the headline of news.
pub fn is_headline(text: &str) -> bool {
    let length = text.chars().count();
    let words = text.split_whitespace().count();
    // Chinese, Japanese and Thai set no spaces between words.
    let spaceless =
        text.chars().filter(|c| matches!(u32::from(*c), 0x0E00..=0x0E7F | 0x3040..=0x9FFF)).count();
    is_text(text) && ((length >= 15 && words >= 3) || spaceless >= 8)
}

/// Whether `text` may be a headline where its neighbours are.
pub fn is_text(text: &str) -> bool {
    (4..=300).contains(&text.chars().count())
        && text.chars().any(char::is_alphabetic)
        && !signs::is_trimming(text)
        && !signs::is_dated(text)
        && !is_more(text)
}

/// Whether `text` is a sentence of the story rather than its title.
pub fn is_teaser(text: &str) -> bool {
    text.chars().count() > 90 && text.ends_with(['.', '…', ']'])
}

fn is_more(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = || bare.split_whitespace();
    let only_more = words().count() <= FEW && words().all(|word| MORE.contains(&word));
    only_more || MORE_STARTS.iter().any(|start| bare.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn links_say_their_headlines() {
        let title = "Kepala Kantor Lantik Penyuluh Baru";
        let teaser = "Kegiatan yang berlangsung sehari penuh itu dihadiri pejabat, guru, dan warga sekitar \
                      yang datang sejak pagi.";
        let cases = [
            (format!("<a>{title}</a>"), Said::Text(title.into())),
            (
                format!("<a><span>24 Nov 2026</span><h3>{title}</h3><p>{teaser}</p></a>"),
                Said::Text(title.into()),
            ),
            (
                format!("<a><div>24 Nov 2026</div><div>{title}</div><p>{teaser}</p></a>"),
                Said::Text(title.into()),
            ),
            (format!("<a><span>24 Nov 2026</span><span>{title}</span></a>"), Said::Text(title.into())),
            (format!("<a title='{title}'>Kepala Kantor La...</a>"), Said::Text(title.into())),
            (format!("<a title='{title}'><img src=a></a>"), Said::Text(title.into())),
            (format!("<a><span>{title} <span class=badge>Baru</span></span></a>"), Said::Text(title.into())),
            (format!("<a><span>{title}</span><time>24 Nov 2026</time></a>"), Said::Text(title.into())),
            ("<a>Read more <span>about the news</span></a>".into(), Said::More),
            ("<a>[selengkapnya]</a>".into(), Said::More),
            ("<a><img src=a></a>".into(), Said::More),
        ];
        for (html, wanted) in cases {
            let doc = Document::from(html.as_str());
            assert_eq!(of(doc.select("a").nodes().first().unwrap()), wanted, "{html}");
        }
        assert!(is_headline("宗教部長訪問貧困學校並發表講話"));
        assert!(!is_headline("Visi Misi"));
    }
}
