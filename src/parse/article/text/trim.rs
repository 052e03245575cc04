//! Takes off a page's tree what by its markup belongs to no article, before the article is sought.
//!
//! In: the tree. Out: the same tree without captions, credits, bylines, sharing, tags, comments,
//! menus and boxes of related news, and with layout tables turned into plain containers. Judges by
//! class names, and never an element that holds a good part of the page's text: a name may lie.

use dom_query::{Document, NodeRef};

use crate::parse::article::outline::class_of;
use crate::parse::article::signs::{has_name, has_word};

/// How large an element of a class may be: at most so many characters, and at most the share of
/// the page's text.
struct Kind {
    words: &'static [&'static str],
    names: &'static [&'static str],
    longest: usize,
    linked: bool,
}

const KINDS: &[Kind] = &[
    Kind {
        words: &["caption", "captions", "figcaption", "credit", "credits", "photographer"],
        names: &["wp-caption-text", "photo-info", "image-info", "img-info", "ket-foto", "keterangan-foto"],
        longest: 700,
        linked: false,
    },
    Kind {
        words: &[
            "byline",
            "bylines",
            "dateline",
            "timestamp",
            "breadcrumb",
            "breadcrumbs",
            "datetime",
            "pubdate",
        ],
        names: &[
            "post-meta",
            "entry-meta",
            "article-meta",
            "meta-info",
            "post-info",
            "article-info",
            "author-info",
            "posted-on",
            "post-date",
            "entry-date",
            "article-date",
            "author-name",
            "post-author",
            "article__meta",
            "date",
            "tanggal",
            "penulis",
            "author",
            "author-bio",
            "author-box",
            "about-author",
            "meta",
        ],
        longest: 420,
        linked: false,
    },
    Kind {
        words: &[
            "share",
            "sharing",
            "shares",
            "social",
            "socials",
            "sharedaddy",
            "addtoany",
            "sosmed",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "advert",
            "advertisement",
            "adsbygoogle",
            "iklan",
            "sponsor",
            "sponsored",
            "promo",
            "paywall",
            "cookie",
            "consent",
            "toolbar",
            "pagination",
            "pager",
            "rating",
            "print",
        ],
        names: &[
            "sr-only",
            "screen-reader-text",
            "visually-hidden",
            "visuallyhidden",
            "ads",
            "ad",
            "views",
            "fb-like",
        ],
        longest: 500,
        linked: false,
    },
    Kind {
        words: &[
            "tagcloud",
            "taglist",
            "terkait",
            "bacajuga",
            "related",
            "recommended",
            "rekomendasi",
            "yarpp",
        ],
        names: &[
            "tags",
            "post-tags",
            "tag-links",
            "entry-tags",
            "article-tags",
            "tag-list",
            "cat-links",
            "baca-juga",
            "read-also",
            "lihat-juga",
            "post-navigation",
            "nav-links",
            "nav-previous",
            "nav-next",
            "entry-footer",
            "more-stories",
            "most-read",
            "most-popular",
            "read-more",
            "readmore",
            "jp-relatedposts",
            "topics",
        ],
        longest: 6000,
        linked: true,
    },
    Kind {
        words: &["disqus", "comments", "commentlist", "komentar", "respond"],
        names: &["comment-list", "comment", "fb-comments", "comment-form"],
        longest: 200_000,
        linked: false,
    },
];

/// Takes the furniture off the tree.
pub fn trim(doc: &Document) {
    let Some(body) = doc.body() else { return };
    unwrap_layout_tables(&body);
    let whole = body.normalized_char_count();
    let mut doomed = Vec::new();
    visit(&body, whole, &mut doomed);
    for node in doomed {
        node.remove_from_parent();
    }
}

fn visit<'a>(node: &NodeRef<'a>, whole: usize, doomed: &mut Vec<NodeRef<'a>>) {
    for child in node.element_children() {
        if is_furniture(&child, whole) {
            doomed.push(child);
        } else {
            visit(&child, whole, doomed);
        }
    }
}

fn is_furniture(node: &NodeRef<'_>, whole: usize) -> bool {
    if node.has_attr("hidden") || node.has_name("figcaption") || node.has_name("button") {
        return true;
    }
    if ["body", "article", "main", "h1", "table", "img"].iter().any(|name| node.has_name(name)) {
        return false;
    }
    let class = class_of(node);
    if class.is_empty() {
        return false;
    }
    let Some(kind) = KINDS.iter().find(|kind| has_word(&class, kind.words) || has_name(&class, kind.names))
    else {
        return false;
    };
    let length = node.normalized_char_count();
    if length > kind.longest || length * 5 > whole * 2 {
        return false;
    }
    if holds_title(node) {
        return false;
    }
    !kind.linked || length == 0 || linked(node) * 10 >= length * 3
}

fn holds_title(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| inner.has_name("h1"))
}

/// How many characters of the element's text are link text.
pub fn linked(node: &NodeRef<'_>) -> usize {
    node.descendants_it().filter(|inner| inner.has_name("a")).map(|link| link.normalized_char_count()).sum()
}

/// Tables that hold whole paragraphs, headings or other tables are columns of a page, no data.
fn unwrap_layout_tables(body: &NodeRef<'_>) {
    let tables: Vec<_> = body.descendants_it().filter(|node| node.has_name("table")).collect();
    for table in tables {
        let parts: Vec<_> = table.descendants();
        let is_data = parts.iter().any(|part| part.has_name("th"));
        let holds_blocks = parts.iter().any(|part| {
            ["h1", "h2", "h3", "table", "div", "hr"].iter().any(|name| part.has_name(name))
                || (part.has_name("td") && part.normalized_char_count() > 600)
        });
        let rows = parts.iter().filter(|part| part.has_name("tr")).count();
        let cells = parts.iter().filter(|part| part.has_name("td")).count();
        if is_data || !(holds_blocks || cells <= 1) || (rows > 12 && cells > rows * 2 && !holds_blocks) {
            continue;
        }
        for part in parts.iter().filter(|part| {
            ["tbody", "thead", "tfoot", "tr", "td"].iter().any(|name| part.has_name(name))
                && nearest_table(part).is_some_and(|id| id == table.id)
        }) {
            part.rename("div");
        }
        table.rename("div");
    }
}

fn nearest_table(node: &NodeRef<'_>) -> Option<dom_query::NodeId> {
    node.ancestors_it(None).find(|above| above.has_name("table")).map(|table| table.id)
}
