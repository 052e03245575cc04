//! What sort of page an answer is: an article, a list, or one of the pages that servers send in
//! place of what was asked for, with status 200.
//!
//! In: bytes, or what the readers of a page have counted. Out: a [`PageKind`]. Judges by content
//! only: an office's firewall, its login form and its error page all say "200 OK".

use dom_query::Document;

use crate::news::PageKind;

/// What a page shows besides its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a sign of its own.
pub struct Evidence {
    blocked: bool,
    missing: bool,
    password: bool,
    portal: bool,
    shell: bool,
}

/// What the outline counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape {
    /// Links of five words and more in the page's main part.
    pub headlines: usize,
    /// Those of them that stand between the first and the last line of the text.
    pub inside: usize,
    /// Bytes of text on the whole page.
    pub text: usize,
}

/// Prose of this many bytes is an article whatever else stands on the page.
const PROSE: usize = 250;
/// A page with less text than this may be a wall.
const LITTLE: usize = 2500;

const BLOCKED: &[&str] = &[
    "request rejected",
    "the requested url was rejected",
    "just a moment",
    "attention required! | cloudflare",
    "checking your browser",
    "verify you are human",
    "access denied",
    "your support id is",
    "ddos protection",
    "are you a robot",
    "pardon our interruption",
    "403 forbidden",
    "error 1020",
    "web application firewall",
    "akses ditolak",
    "permintaan ditolak",
    "blocked by",
    "bot verification",
    "imunify360",
];
const MISSING: &[&str] = &[
    "404",
    "not found",
    "halaman tidak ditemukan",
    "tidak ditemukan",
    "page not found",
    "internal server error",
    "error 500",
    "502 bad gateway",
    "503 service",
    "bad gateway",
    "service unavailable",
    "under maintenance",
    "fatal error",
    "a database error",
    "whoops",
    "account suspended",
    "site maintenance",
    "sedang dalam perbaikan",
    "database error",
    "an error was encountered",
    "error establishing a database connection",
];
const PORTAL: &[&str] = &[
    "captive portal",
    "hotspot",
    "wifi login",
    "wi-fi login",
    "network login",
    "mikrotik",
    "internet login",
    "login jaringan",
    "network authentication",
    "guest access",
    "portal login wifi",
];

impl Evidence {
    /// Looks at a page: its tree, its text as it came, and its `title`.
    pub fn of(doc: &Document, page: &str, title: &str) -> Self {
        let title = title.to_lowercase();
        let text: String = doc.text().chars().take(4000).flat_map(char::to_lowercase).collect();
        let heading = doc.select_single("h1").text().to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| title.contains(word) || text.contains(word));
        let titled = |words: &[&str]| words.iter().any(|word| title.contains(word) || heading.contains(word));
        let start = page[..page.floor_char_boundary(200_000)].to_ascii_lowercase();
        let mounts =
            ["id=\"root\"", "id=\"app\"", "id=\"__next\"", "id=\"__nuxt\"", "<app-root", "id=root", "id=app"];
        let needs_script =
            ["enable javascript", "aktifkan javascript", "requires javascript", "without javascript"];
        Self {
            blocked: says(BLOCKED),
            missing: titled(MISSING) || text.trim_start().starts_with("404"),
            password: doc.select("input[type=password]").exists(),
            portal: says(PORTAL),
            shell: start.contains("<script")
                && (mounts.iter().any(|mount| start.contains(mount))
                    || needs_script.iter().any(|it| start.contains(it))),
        }
    }
}

/// The verdict on a page with `prose` bytes of article text.
pub fn page_kind(evidence: &Evidence, shape: &Shape, prose: usize, says_article: bool) -> PageKind {
    let walled = prose < PROSE * 2 && shape.text < LITTLE;
    if walled && evidence.portal && (evidence.password || shape.text < 1000) {
        return PageKind::Portal;
    }
    if walled && evidence.blocked {
        return PageKind::Blocked;
    }
    if walled && evidence.password {
        return PageKind::Login;
    }
    if evidence.missing && prose < PROSE * 2 {
        return PageKind::ErrorPage;
    }
    let lists = shape.inside >= 4 && shape.inside.saturating_mul(500) > prose;
    if !says_article && (lists || (shape.headlines >= 6 && prose < PROSE)) {
        return PageKind::Listing;
    }
    if prose >= PROSE || (says_article && prose >= 80) {
        return PageKind::Article;
    }
    if shape.text < 200 && evidence.shell {
        return PageKind::Shell;
    }
    match (shape.text, prose) {
        (0..20, _) => PageKind::Empty,
        (_, 100..) => PageKind::Article,
        _ => PageKind::Other,
    }
}

/// The verdict on bytes that are no web page at all.
pub fn document_kind(bytes: &[u8], content_type: Option<&str>) -> Option<PageKind> {
    const MAGIC: &[&[u8]] = &[
        b"%PDF-",
        b"PK\x03\x04",
        b"\xD0\xCF\x11\xE0",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"{\\rtf",
        b"Rar!",
        b"\x1F\x8B",
    ];
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(PageKind::Empty);
    }
    let pdf_inside = start.windows(5).any(|window| window == b"%PDF-");
    let is_document = pdf_inside || MAGIC.iter().any(|magic| start.starts_with(magic));
    let said = content_type.is_some_and(|kind| {
        let kind = kind.to_ascii_lowercase();
        kind.starts_with("application/pdf") || kind.starts_with("image/") && !kind.contains("svg")
    });
    if is_binary(bytes.get(..bytes.len().min(64 << 10)).unwrap_or_default()) {
        return Some(PageKind::Document);
    }
    let is_markup = start.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<');
    (is_document || (said && !is_markup)).then_some(PageKind::Document)
}

/// Whether `some` of a file is full of control characters that no text holds. Zeros say nothing: the
/// wider encodings of Unicode are full of them.
fn is_binary(some: &[u8]) -> bool {
    let odd = |byte: &u8| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127);
    some.iter().filter(|byte| odd(byte)).count() * 20 > some.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(page: &str, prose: usize) -> PageKind {
        let doc = Document::from(page);
        let title = doc.select_single("title").text();
        let shape = Shape { headlines: 0, inside: 0, text: doc.select("body").text().trim().len() };
        page_kind(&Evidence::of(&doc, page, &title), &shape, prose, false)
    }

    #[test]
    fn tells_walls_from_news() {
        let cases = [
            (
                "<title>Request Rejected</title><body>The requested URL was rejected. Your support ID is: 12</body>",
                60,
                PageKind::Blocked,
            ),
            (
                "<title>Just a moment...</title><body>Enable JavaScript and cookies to continue</body>",
                0,
                PageKind::Blocked,
            ),
            (
                "<title>Masuk</title><body><form><input name=u><input type=password></form>Masuk untuk lanjut</body>",
                0,
                PageKind::Login,
            ),
            (
                "<title>Hotspot Kantor</title><body>Silakan masuk<input type=password></body>",
                0,
                PageKind::Portal,
            ),
            (
                "<title>SPA</title><body><div id=\"root\"></div><script src=x></script></body>",
                0,
                PageKind::Shell,
            ),
            (
                "<title>404 Not Found</title><body><h1>Not Found</h1>The requested URL was not found</body>",
                40,
                PageKind::ErrorPage,
            ),
            ("<title>x</title><body></body>", 0, PageKind::Empty),
            ("<title>Access denied: a novel</title><body>Long</body>", 3000, PageKind::Article),
            (
                "<title>Profil</title><body>Kantor kami ada di jalan raya nomor satu</body>",
                0,
                PageKind::Other,
            ),
        ];
        for (page, prose, wanted) in cases {
            assert_eq!(kind(page, prose), wanted, "{page}");
        }
    }

    #[test]
    fn a_page_of_links_is_a_listing() {
        let teasers = Shape { headlines: 12, inside: 10, text: 4000 };
        assert_eq!(page_kind(&Evidence::default(), &teasers, 1500, false), PageKind::Listing);
        let sidebar = Shape { headlines: 12, inside: 0, text: 4000 };
        assert_eq!(page_kind(&Evidence::default(), &sidebar, 100, false), PageKind::Listing);
        assert_eq!(page_kind(&Evidence::default(), &sidebar, 1500, false), PageKind::Article);
    }

    #[test]
    fn documents_by_their_first_bytes() {
        assert_eq!(document_kind(b"%PDF-1.4", Some("text/html")), Some(PageKind::Document));
        assert_eq!(document_kind(b"<html>", Some("application/pdf")), None);
        assert_eq!(document_kind(b" \n", None), Some(PageKind::Empty));
        assert_eq!(document_kind(b"<p>x", Some("text/html")), None);
    }
}
