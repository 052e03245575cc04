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

/// Whether class names say that the text is a writer's name.
pub fn names_writer(class: &str) -> bool {
    has_name(class, &["by-line", "by_line", "posted-by", "created-by", "createdby", "written-by"])
        || has_word(
            class,
            &[
                "author",
                "authors",
                "byline",
                "bylines",
                "penulis",
                "reporter",
                "writer",
                "pewarta",
                "kontributor",
                "jurnalis",
            ],
        )
}

/// What an icon of an icon font stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// How often the page was seen.
    Eye,
    /// Who wrote it.
    Writer,
    /// Anything else: a calendar, a folder, a clock.
    Other,
}

/// The prefixes of icon names in the icon fonts that sites use.
const ICON_FONTS: &[&str] = &[
    "fa-",
    "bi-",
    "icon-",
    "glyphicon-",
    "mdi-",
    "ti-",
    "la-",
    "ri-",
    "bx-",
    "ion-",
    "icofont-",
    "flaticon-",
    "dashicons-",
    "uil-",
];

/// The icon that class names speak of: `fa fa-user`, `bi bi-eye-fill`.
pub fn icon(class: &str) -> Option<Icon> {
    let mut found = None;
    for name in class.split_ascii_whitespace() {
        let picture = ICON_FONTS.iter().find_map(|font| name.strip_prefix(font));
        let icon = match picture {
            _ if name == "views-icon" || name.ends_with("-eye") => Icon::Eye,
            Some(picture) if has_word(picture, &["eye"]) => Icon::Eye,
            Some(picture) if has_word(picture, &["user", "person", "account", "author", "pencil", "pen"]) => {
                Icon::Writer
            }
            Some(_) => Icon::Other,
            None => continue,
        };
        found = found.filter(|known| *known != Icon::Other).or(Some(icon));
    }
    found
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
