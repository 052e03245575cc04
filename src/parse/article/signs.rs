//! The words by which pages name their parts, in class names and in text.
//!
//! In: a class attribute in lower case, or a line of text. Out: yes or no. Indonesian ministry
//! sites and the common content systems are known here; everything that knows a language's or a
//! system's habits stands in this file, so that the other files hold rules only.

use super::outline::Zone;

/// Whether any word of the class names is one of `words`. Names are cut at everything that is
/// no letter: `post-meta` has the words `post` and `meta`.
pub fn has_word(class: &str, words: &[&str]) -> bool {
    class.split(|c: char| !c.is_ascii_alphabetic()).any(|word| words.contains(&word))
}

/// Whether a whole class name (or id) is one of `names`.
pub fn has_name(class: &str, names: &[&str]) -> bool {
    class.split_ascii_whitespace().any(|name| names.contains(&name))
}

/// An icon that stands for "views".
pub fn is_eye(class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| {
        matches!(name, "fa-eye" | "icon-eye" | "bi-eye" | "icon-eye-open" | "glyphicon-eye-open" | "mdi-eye")
            || name.ends_with("-eye")
            || name == "views-icon"
    })
}

/// A path from the home page.
pub fn is_crumbs(class: &str) -> bool {
    class.contains("breadcrumb") || has_word(class, &["crumbs", "crumb"])
}

/// The zone that class names speak of.
pub fn zone(class: &str) -> Zone {
    if is_crumbs(class) {
        Zone::Crumbs
    } else if has_name(
        class,
        &[
            "header",
            "site-header",
            "masthead",
            "main-header",
            "top-header",
            "topbar",
            "top-bar",
            "header-top",
            "page-top",
            "navbar-header",
            "head-top",
            "topheader",
        ],
    ) {
        Zone::Header
    } else if has_name(
        class,
        &[
            "footer",
            "foot",
            "kaki",
            "site-footer",
            "main-footer",
            "footer-area",
            "copyright",
            "colophon",
            "bottom",
        ],
    ) {
        Zone::Footer
    } else if has_word(class, &["navbar", "menu", "nav", "navigation", "mainmenu", "megamenu", "offcanvas"]) {
        Zone::Menu
    } else if has_word(
        class,
        &["sidebar", "sidebars", "widget", "widgets", "aside", "terpopuler", "terbaru", "populer"],
    ) {
        Zone::Aside
    } else if has_name(
        class,
        &["comments", "comment-list", "commentlist", "respond", "disqus_thread", "komentar", "comments-area"],
    ) {
        Zone::Comments
    } else {
        Zone::Main
    }
}

const HEADS: &[&str] = &[
    "berita terkait",
    "artikel terkait",
    "baca juga",
    "related",
    "related news",
    "related posts",
    "related articles",
    "related stories",
    "artikel lainnya",
    "berita lainnya",
    "berita lain",
    "terkait",
    "simak juga",
    "lihat juga",
    "informasi terkait",
    "berita terkait lainnya",
    "pos terkait",
    "kabar terkait",
    "tulisan terkait",
    "you may also like",
    "read also",
    "also read",
    "baca berita lainnya",
    "berita serupa",
    "rekomendasi",
    "rekomendasi untuk anda",
    "more stories",
    "read more",
    "postingan terkait",
    "terkini lainnya",
    "related post",
    "artikel lain",
    "related content",
    "more on this",
    "more on this story",
    "see also",
];

/// A heading over the site's own related news.
pub fn is_related_heading(text: &str) -> bool {
    let text = text.trim_end_matches([':', ' ', '!', '.']).to_lowercase();
    HEADS.contains(&text.as_str())
}

/// A heading over a box of a side column.
pub fn is_box_heading(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "terpopuler",
        "berita terpopuler",
        "berita terbaru",
        "terbaru",
        "populer",
        "most read",
        "most popular",
        "pengumuman",
        "agenda",
        "trending",
        "kategori",
        "arsip",
        "tautan",
        "berita populer",
        "recent posts",
        "latest",
        "popular",
        "artikel terbaru",
        "link terkait",
        "galeri",
        "infografis",
        "komentar",
        "archives",
    ];
    text.chars().count() <= 40 && starts_with_any(text, STARTS)
}

/// A line that sends the reader elsewhere: "Baca juga: ...".
pub fn is_see_also(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "baca juga",
        "lihat juga",
        "simak juga",
        "baca selengkapnya",
        "baca pula",
        "read also",
        "also read",
        "read more:",
        "read more on",
        "related:",
        "see also",
        "artikel terkait:",
        "berita terkait:",
        "terkait:",
        "more:",
        "read next",
        "selengkapnya baca",
        "tonton juga",
        "watch:",
        "don't miss:",
        "more from ",
        "related story",
        "related stories",
        "sign up for",
        "subscribe to",
        "follow us on",
        "ikuti kami di",
        "dapatkan update berita",
        "ikuti berita terkini",
        "gabung ",
        "cek berita dan artikel",
        "continue reading",
    ];
    starts_with_any(text, STARTS)
}

/// A photo's credit or a caption that says so.
pub fn is_credit(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "foto:",
        "foto :",
        "photo:",
        "photo by",
        "photos by",
        "photo credit",
        "sumber foto",
        "(foto",
        "image:",
        "image credit",
        "image source",
        "picture:",
        "photograph:",
        "dok.",
        "dok:",
        "dok :",
        "ilustrasi:",
        "(dok",
        "caption:",
        "keterangan foto",
        "ket foto",
        "ket. foto",
        "image via",
        "credit:",
        "source: getty",
        "(photo",
        "(image",
        "media caption",
        "image caption",
        "featured image",
        "kredit foto",
        "gambar:",
    ];
    let short = text.chars().count() < 240;
    let lower = text.to_lowercase();
    short
        && (starts_with_any(text, STARTS)
            || [
                "getty images",
                "(afp)",
                "antara foto/",
                "/antara)",
                "ap photo",
                "shutterstock",
                "/reuters",
                "/afp",
            ]
            .iter()
            .any(|agency| lower.contains(agency) && !ends_sentence(text)))
}

/// What stands under an article without being of it: tags, sharing, editors, copyright.
pub fn is_trimming(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "tag:",
        "tags:",
        "tag :",
        "tags :",
        "topik:",
        "topik :",
        "kata kunci:",
        "share this",
        "bagikan",
        "share:",
        "share on",
        "advertisement",
        "iklan",
        "scroll to continue",
        "filed under",
        "posted in",
        "kategori:",
        "kategori :",
        "category:",
        "categories:",
        "label:",
        "copyright ©",
        "© ",
        "copyright (c)",
        "hak cipta",
        "topics:",
        "share via",
        "email this",
        "print this",
        "click here to",
        "loading...",
        "leave a comment",
        "tinggalkan komentar",
        "follow @",
        "comments (",
        "scroll untuk",
        "lanjutkan membaca",
        "read the original",
        "this article was originally",
        "this story was originally",
        "like this:",
        "dilarang mengambil",
    ];
    const WHOLE: &[&str] = &[
        "share",
        "tweet",
        "facebook",
        "twitter",
        "whatsapp",
        "telegram",
        "email",
        "print",
        "copy link",
        "komentar",
        "comments",
        "comment",
        "cetak",
        "suka",
        "like",
        "pinterest",
        "linkedin",
        "tags",
        "tag",
        "advertisement",
        "iklan",
        "sebelumnya",
        "selanjutnya",
        "berikutnya",
        "previous",
        "next",
        "prev",
        "kembali",
        "salin tautan",
        "x",
        "line",
        "save",
        "follow",
        "reply",
        "subscribe",
        "sign up",
        "advertising",
        "ad",
        "more",
        "close",
    ];
    let short = text.chars().count() < 160;
    short
        && (starts_with_any(text, STARTS)
            || WHOLE.contains(&text.trim_matches([' ', ':', '|']).to_lowercase().as_str()))
}

/// Labels before a name: the person is who wrote the news.
const BYLINES: &[&str] = &[
    "penulis",
    "oleh",
    "pewarta",
    "kontributor",
    "reporter",
    "laporan",
    "ditulis oleh",
    "jurnalis",
    "wartawan",
    "written by",
    "by",
    "author",
    "words by",
    "posted by",
    "diposting oleh",
    "diposkan oleh",
    "dipublikasikan oleh",
    "published by",
    "penulis berita",
    "story by",
];
/// Labels before a name that is named only where no writer is.
const EDITORS: &[&str] = &[
    "editor",
    "redaktur",
    "penyunting",
    "edited by",
    "admin",
    "uploader",
    "publisher",
    "fotografer",
    "sumber",
];

/// Who a byline names: "Penulis : Siti Aminah" says "Siti Aminah".
pub fn byline(text: &str) -> Option<&str> {
    labelled(text, BYLINES).filter(|name| is_name(name))
}

/// Who an editor's line names.
pub fn editor(text: &str) -> Option<&str> {
    labelled(text, EDITORS).filter(|name| is_name(name))
}

/// The rest of `text` after one of the labels and a colon (or, for `by` and `oleh`, a space).
fn labelled<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let label = labels.iter().filter(|label| lower.starts_with(**label)).max_by_key(|label| label.len())?;
    let rest = text.get(label.len()..)?;
    let value = rest.trim_start();
    let value = match value.strip_prefix([':', '/']) {
        Some(after) => after,
        None if label.ends_with("by") || label.ends_with("oleh") => rest.strip_prefix(' ')?,
        None => return None,
    };
    let end = value.find([',', '|', '(', '•', '·', '\n']).unwrap_or(value.len());
    Some(value.get(..end)?.trim_matches([' ', '-', '–', ':', '.'])).filter(|value| !value.is_empty())
}

/// Whether `text` may be a person's or a desk's name.
pub fn is_name(text: &str) -> bool {
    if BYLINES.contains(&text.to_lowercase().as_str()) {
        return false;
    }
    let words = text.split_whitespace().count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&words)
        && text.len() <= 80
        && digits == 0
        && text.chars().any(char::is_alphabetic)
        && !text.contains("http")
        && !ends_question(text)
}

fn ends_question(text: &str) -> bool {
    text.ends_with(['?', '!'])
}

/// Whether `text` ends as sentences end.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', '»', ' '])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔'])
        || text.ends_with(['”', '"']) && text.len() > 40
}

/// Whether `text` begins with one of `starts`, in any case.
pub fn starts_with_any(text: &str, starts: &[&str]) -> bool {
    let head: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    starts.iter().any(|start| head.starts_with(start))
}

/// Closing initials: `(ghp)`, `[am/rd]`, `(Humas)`.
pub fn is_initials(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '[', ']', '*', ' ', '.']);
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']', '.']);
    bracketed
        && (2..=24).contains(&bare.len())
        && bare.split_whitespace().count() <= 3
        && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-' | ' ' | '_' | '.' | '&' | ','))
}

/// Two texts in the form in which a title is recognised: letters and digits only.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

const DATE_WORDS: &[&str] = &[
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "jum'at",
    "sabtu",
    "minggu",
    "ahad",
    "januari",
    "februari",
    "pebruari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "nopember",
    "desember",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "agu",
    "aug",
    "sep",
    "okt",
    "oct",
    "nov",
    "des",
    "dec",
    "wib",
    "wita",
    "wit",
    "am",
    "pm",
    "dilihat",
    "dibaca",
    "kali",
    "views",
    "view",
    "hits",
    "published",
    "updated",
    "posted",
    "on",
    "at",
    "by",
    "pukul",
    "diterbitkan",
    "dipublikasikan",
    "diperbarui",
    "last",
    "tanggal",
    "est",
    "gmt",
    "edt",
    "pst",
    "utc",
    "min",
    "read",
    "minutes",
    "ago",
    "hours",
    "yang",
    "lalu",
    "jam",
    "menit",
    "hari",
];

/// Whether a short line is about when or how often: a date or a counter and little else.
pub fn is_dated(text: &str) -> bool {
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known = words.iter().filter(|word| DATE_WORDS.contains(&word.as_str())).count();
    has_digit && !words.is_empty() && known * 3 >= words.len() * 2
}
