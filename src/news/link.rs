//! Addresses: which are fit to fetch, and when two of them mean the same page.
//!
//! In: an address from a feed, a page or a person. Out: a [`Url`] that is http or https,
//! and its canonical form. Never fetches, never resolves a name.

use url::Url;

/// Query parameters that say where a click came from and nothing of the page.
const TRACKING: &[&str] = &[
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "ref_src", "spm",
    "share", "amp",
];

/// The longest address that is taken from a feed or a page, in bytes.
const LONGEST: usize = 4096;

/// Whether `url` is http or https, names a host and carries no user name or password.
pub fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.username().is_empty()
        && url.password().is_none()
}

/// Reads `text` as an address relative to `base`; `None` unless it is fit to fetch.
pub fn resolve(text: &str, base: Option<&Url>) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || text.chars().any(char::is_control) {
        return None;
    }
    let url = match base {
        Some(base) => base.join(text).ok()?,
        None => Url::parse(text).ok()?,
    };
    is_web(&url).then_some(url)
}

/// The form under which an address is compared and stored; applying it twice changes nothing.
///
/// Drops the fragment, tracking parameters (`utm_*`, `fbclid`, ...) and a final slash of the path,
/// but keeps a [`route`] and the slash before it; lower-cases nothing but what the URL standard
/// does. The scheme stays: whether http and https hold the same page is judged by [`same_page`],
/// not here.
pub fn canonical(url: &Url) -> Url {
    let mut url = url.clone();
    let routed = route(&url).is_some();
    if !routed {
        url.set_fragment(None);
    }
    if let Some(query) = url.query() {
        let kept: Vec<&str> =
            query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)).collect();
        let kept = kept.join("&");
        url.set_query((!kept.is_empty()).then_some(kept.as_str()));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    if path.len() < url.path().len() && !routed {
        url.set_path(&path);
    }
    url
}

/// The fragment of an address if it names a page, as sites do that are one page for the server:
/// `#!/berita/12`, `#/berita/12`.
pub fn route(url: &Url) -> Option<&str> {
    let fragment = url.fragment()?;
    let path = fragment.strip_prefix('!').unwrap_or(fragment).strip_prefix('/')?;
    path.contains(|c: char| c.is_ascii_alphanumeric()).then_some(fragment)
}

/// Whether two addresses mean the same page: equal but for scheme, `www.` and what
/// [`canonical`] drops.
pub fn same_page(a: &Url, b: &Url) -> bool {
    page_key(a) == page_key(b)
}

/// The text that two addresses of the same page share, see [`same_page`]; no address itself.
pub fn page_key(url: &Url) -> String {
    let url = canonical(url);
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let route = url.fragment().map(|route| format!("#{route}")).unwrap_or_default();
    format!("{host}{port}{}{query}{route}", url.path())
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_drops_what_names_no_page() {
        let cases = [
            ("https://A.go.id/berita/1/?utm_source=wa&b=2#atas", "https://a.go.id/berita/1?b=2"),
            ("https://a.go.id/", "https://a.go.id/"),
            ("https://a.go.id/berita//", "https://a.go.id/berita"),
            ("https://a.go.id/?p=12&fbclid=x", "https://a.go.id/?p=12"),
            ("https://a.go.id/#!/berita/12", "https://a.go.id/#!/berita/12"),
            ("https://a.go.id/portal/#/berita/judul", "https://a.go.id/portal/#/berita/judul"),
            ("https://a.go.id/#/", "https://a.go.id/"),
            ("https://a.go.id/#!", "https://a.go.id/"),
        ];
        for (given, wanted) in cases {
            let once = canonical(&Url::parse(given).unwrap());
            assert_eq!(once.as_str(), wanted, "{given}");
            assert_eq!(canonical(&once), once, "{given} twice");
        }
    }

    #[test]
    fn only_web_addresses_are_taken() {
        let base = Url::parse("https://a.go.id/berita/").unwrap();
        assert_eq!(resolve("../x", Some(&base)).unwrap().as_str(), "https://a.go.id/x");
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "https://u:p@a.go.id/",
            "",
            "mailto:a@b",
        ] {
            assert_eq!(resolve(bad, Some(&base)), None, "{bad}");
        }
    }

    #[test]
    fn scheme_and_www_make_no_other_page() {
        let a = Url::parse("http://www.a.go.id/x/").unwrap();
        let b = Url::parse("https://a.go.id/x#y").unwrap();
        assert!(same_page(&a, &b));
        assert!(!same_page(&a, &Url::parse("https://a.go.id/y").unwrap()));
        assert!(!same_page(&a, &Url::parse("https://a.go.id/x#/y").unwrap()));
    }
}
