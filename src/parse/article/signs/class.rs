//! What class names and ids say of an element.
//!
//! In: class and id in lower case. Out: yes or no, or a zone. Never looks at text.

use crate::parse::article::outline::Zone;

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
