//! Which addresses are fetched, and where a redirect may lead.
//!
//! Only http and https, never with a password in the address, never from https down to http.
//! It also knows which addresses are this machine's or its neighbourhood's.

use std::net::{IpAddr, Ipv4Addr};

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
pub fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => is_near_ip(IpAddr::V4(ip)),
        Some(Host::Ipv6(ip)) => is_near_ip(IpAddr::V6(ip)),
        _ => is_loopback(url),
    }
}

/// Whether `ip` is this machine's or its neighbourhood's (RFC 1918, 3927, 4193, 6598), also where
/// it is wrapped in an IPv6 address (RFC 4291, 6052, 3056).
pub fn is_near_ip(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            let shared = a == 100 && b & 0xc0 == 64;
            let odd = a == 0 || ip.is_broadcast() || ip.is_multicast();
            shared || odd || ip.is_loopback() || ip.is_private() || ip.is_link_local()
        }
        IpAddr::V6(ip) => {
            let wrapped = match ip.segments() {
                [0, 0, 0, 0, 0, 0xffff, a, b] | [0x64, 0xff9b, 0, 0, 0, 0, a, b] | [0x2002, a, b, ..] => {
                    Some(Ipv4Addr::from(u32::from(a) << 16 | u32::from(b)))
                }
                _ => None,
            };
            let own = ip.is_loopback() || ip.is_unspecified() || ip.is_multicast();
            own || ip.is_unique_local()
                || ip.is_unicast_link_local()
                || wrapped.is_some_and(|ip| is_near_ip(IpAddr::V4(ip)))
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
    }

    #[test]
    fn the_neighbourhood_is_known_in_every_spelling() {
        let near = |text: &str| is_near(&Url::parse(text).unwrap());
        for text in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://localhost/",
            "http://x.localhost/",
            "http://0.0.0.0/",
            "http://169.254.169.254/latest",
            "http://10.1.2.3/",
            "http://100.64.0.1/",
            "http://[::1]/",
            "http://[::ffff:192.168.0.1]/",
            "http://[64:ff9b::10.0.0.1]/",
            "http://[2002:7f00:1::]/",
            "http://[fd00::1]/",
            "http://[fe80::1]/",
        ] {
            assert!(near(text), "{text}");
        }
        for text in ["http://a.go.id/", "http://8.8.8.8/", "http://100.128.0.1/", "http://[2606:4700::1]/"] {
            assert!(!near(text), "{text}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let url = Url::parse("http://budi:rahasia@a.go.id/x").unwrap();
        assert_eq!(fit(&url), Err(Failure::Address("http://a.go.id/x".into())));
    }
}
