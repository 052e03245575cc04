//! Which addresses are fetched, and where a redirect may lead.
//!
//! Only http and https, never with a password in the address, never from https down to http,
//! and never from the open web into this machine or its neighbourhood (RFC 1918, 3927, 4193).

use std::net::IpAddr;

use url::{Host, Url};

use crate::news::{Failure, is_web};

/// `url` without its fragment, if it is fit to fetch.
pub fn fit(url: &Url) -> Result<Url, Failure> {
    if !is_web(url) {
        return Err(Failure::Address(shown(url)));
    }
    let mut url = url.clone();
    url.set_fragment(None);
    Ok(url)
}

/// Where a redirect from `from` to `location` leads.
pub fn next(from: &Url, location: &str) -> Result<Url, Failure> {
    let to = from.join(location.trim()).map_err(|_| Failure::Address(short(location)))?;
    let to = fit(&to)?;
    if from.scheme() == "https" && to.scheme() == "http" {
        return Err(Failure::Downgrade(shown(&to)));
    }
    if is_near(&to) && !is_near(from) {
        return Err(Failure::Address(shown(&to)));
    }
    Ok(to)
}

/// Whether `url` names this machine itself.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// Whether `url` names, without asking anybody, this machine or a network without a public address.
fn is_near(url: &Url) -> bool {
    let ip = match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip),
        Some(Host::Ipv6(ip)) => ip.to_ipv4_mapped().map_or(IpAddr::V6(ip), IpAddr::V4),
        _ => return is_loopback(url),
    };
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified(),
        IpAddr::V6(ip) => {
            ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local()
        }
    }
}

/// The address as it may be shown: without user name and password.
pub fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Addresses that cannot hold a password refuse; then there is none to hide.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    short(url.as_str())
}

fn short(text: &str) -> String {
    crate::news::visible(text).chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_stays_on_the_web() {
        let from = Url::parse("https://kanwil.example.go.id/berita/").unwrap();
        let plain = Url::parse("http://kanwil.example.go.id/berita/").unwrap();
        let local = Url::parse("http://127.0.0.1:80/a").unwrap();
        let went = |from: &Url, to: &str| next(from, to).map(|url| url.to_string());
        assert_eq!(went(&from, "../a#x").unwrap(), "https://kanwil.example.go.id/a");
        assert_eq!(went(&plain, "//b.go.id/x").unwrap(), "http://b.go.id/x");
        assert_eq!(went(&local, "/b").unwrap(), "http://127.0.0.1/b");
        for bad in ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "https://u:p@b.go.id/"] {
            assert!(matches!(next(&from, bad), Err(Failure::Address(_))), "{bad}");
        }
        assert_eq!(next(&from, "http://b.go.id/"), Err(Failure::Downgrade("http://b.go.id/".into())));
        for near in [
            "http://127.0.0.1/",
            "http://localhost/",
            "http://169.254.169.254/latest",
            "http://10.1.2.3/",
            "http://[::1]/",
            "http://[::ffff:192.168.0.1]/",
        ] {
            assert!(matches!(next(&plain, near), Err(Failure::Address(_))), "{near}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let url = Url::parse("http://budi:rahasia@a.go.id/x").unwrap();
        assert_eq!(fit(&url), Err(Failure::Address("http://a.go.id/x".into())));
    }
}
