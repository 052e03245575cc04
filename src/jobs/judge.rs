//! Is it news? What a document proved to be, held against what was expected of it.

use url::Url;

use super::fetch::Response;
use crate::news::{Failure, Kind, PageKind};
use crate::parse::{Format, Harvest};

/// What a format means for a source; `None` for a page that is no list of news.
pub(super) fn proved(format: Format) -> Option<Kind> {
    match format {
        Format::Rss | Format::Atom | Format::Json => Some(Kind::Feed),
        Format::WordPress => Some(Kind::WordPress),
        Format::Sitemap => Some(Kind::Sitemap),
        Format::Listing => Some(Kind::Listing),
        Format::Page | Format::Unknown => None,
    }
}

/// Whether the document is made for machines: then even an empty one is an answer.
pub(super) fn is_machine_made(format: Format) -> bool {
    !matches!(format, Format::Listing | Format::Page | Format::Unknown)
}

/// Pages that stand between the reader and the news, whatever else is on them.
pub(super) fn is_in_the_way(page: PageKind) -> bool {
    use PageKind::{Blocked, Document, ErrorPage, Login, Portal, Shell};
    matches!(page, Login | Blocked | Portal | Shell | ErrorPage | Document)
}

/// Why `harvest`, read from `response` to a request for `asked`, is no news; for documents of
/// which [`is_machine_made`] does not hold.
pub(super) fn complaint(asked: &Url, response: &Response, harvest: &Harvest) -> Failure {
    let Some(page) = harvest.page.or_else(|| is_html(response).then_some(PageKind::Other)) else {
        return Failure::Unreadable(unreadable(response, harvest));
    };
    // A web page from another host where a known source was asked: the usual captive portal.
    let elsewhere = response.moved.is_none() && !is_one_site(asked, &response.url);
    Failure::NotNews(if elsewhere && !is_in_the_way(page) { PageKind::Portal } else { page })
}

/// Whether two addresses are on one site: the same host, `www.` or not, or one below the other.
pub(super) fn is_one_site(a: &Url, b: &Url) -> bool {
    let bare = |url: &Url| url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let (a, b) = (bare(a), bare(b));
    let below = |host: &str, above: &str| host.strip_suffix(above).is_some_and(|rest| rest.ends_with('.'));
    a == b || below(&a, &b) || below(&b, &a)
}

fn is_html(response: &Response) -> bool {
    let said = response.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    let start: Vec<u8> = response.body.iter().take(512).map(u8::to_ascii_lowercase).collect();
    let begins = |with: &[u8]| start.trim_ascii_start().starts_with(with);
    let written = begins(b"<!doctype html") || begins(b"<html");
    written || (said.starts_with("text/html") && !start.trim_ascii().is_empty())
}

/// A technical note on bytes that are none of the formats.
fn unreadable(response: &Response, harvest: &Harvest) -> String {
    if response.body.iter().all(u8::is_ascii_whitespace) {
        return "empty body".to_owned();
    }
    let kind = response.content_type.as_deref().unwrap_or("no content type");
    let note = match harvest.warnings.first() {
        Some(warning) => format!("{kind}; {warning}"),
        None => kind.to_owned(),
    };
    crate::news::visible(&note).chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_its_host_and_what_lies_below() {
        let url = |host: &str| Url::parse(&format!("https://{host}/x")).unwrap();
        for (a, b, one) in [
            ("a.go.id", "www.a.go.id", true),
            ("a.go.id", "berita.a.go.id", true),
            ("a.go.id", "ba.go.id", false),
            ("a.go.id", "login.wifi.example", false),
        ] {
            assert_eq!(is_one_site(&url(a), &url(b)), one, "{a} {b}");
            assert_eq!(is_one_site(&url(b), &url(a)), one, "{b} {a}");
        }
    }
}
