//! `NO_PROXY`: the hosts that are reached directly.
//!
//! In: a list of names, name endings, addresses and address ranges, as curl reads it. Out:
//! whether an address is in it. Names are never resolved.

use std::net::IpAddr;

use url::{Host, Url};

/// The hosts that are reached without a proxy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoProxy {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    All,
    /// This name and all below it.
    Name(String),
    /// Addresses whose first bits agree.
    Range(IpAddr, u32),
}

impl NoProxy {
    /// Reads a list parted by commas or blanks.
    pub fn read(list: &str) -> Self {
        let parts = list.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty());
        Self { entries: parts.map(Entry::read).collect() }
    }

    /// Whether `url` is reached directly.
    pub fn holds(&self, url: &Url) -> bool {
        self.entries.iter().any(|entry| match (entry, url.host()) {
            (Entry::All, _) => true,
            (Entry::Name(name), Some(Host::Domain(host))) => {
                host == name || host.strip_suffix(name.as_str()).is_some_and(|left| left.ends_with('.'))
            }
            (Entry::Range(ip, bits), Some(Host::Ipv4(host))) => agree(*ip, IpAddr::V4(host), *bits),
            (Entry::Range(ip, bits), Some(Host::Ipv6(host))) => agree(*ip, IpAddr::V6(host), *bits),
            _ => false,
        })
    }
}

impl Entry {
    fn read(part: &str) -> Self {
        if part == "*" {
            return Self::All;
        }
        let (address, bits) = part.split_once('/').map_or((part, None), |(ip, bits)| (ip, Some(bits)));
        if let Ok(ip) = address.trim_matches(['[', ']']).parse::<IpAddr>() {
            let whole = if ip.is_ipv4() { 32 } else { 128 };
            let bits = bits.and_then(|bits| bits.parse().ok()).unwrap_or(whole).min(whole);
            return Self::Range(ip, bits);
        }
        let name = part.trim_start_matches('*').trim_start_matches('.').to_ascii_lowercase();
        Self::Name(name)
    }
}

/// Whether the first `bits` bits of two addresses of one family are equal.
fn agree(a: IpAddr, b: IpAddr, bits: u32) -> bool {
    match (a, b) {
        (IpAddr::V4(a), IpAddr::V4(b)) => {
            let differ = u32::from(a) ^ u32::from(b);
            bits == 0 || differ.leading_zeros() >= bits
        }
        (IpAddr::V6(a), IpAddr::V6(b)) => {
            let differ = u128::from(a) ^ u128::from(b);
            bits == 0 || differ.leading_zeros() >= bits
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_endings_and_ranges() {
        let list = NoProxy::read("localhost, .kantor.go.id *.dalam.id,192.168.0.0/16,[fd00::]/8,127.0.0.1");
        let cases = [
            ("http://localhost/", true),
            ("http://kantor.go.id/", true),
            ("http://a.kantor.go.id/", true),
            ("http://bukankantor.go.id/", false),
            ("http://x.dalam.id/", true),
            ("http://192.168.9.9/", true),
            ("http://192.169.9.9/", false),
            ("http://[fd12::1]/", true),
            ("http://[2001:db8::1]/", false),
            ("http://127.0.0.1:8080/", true),
            ("http://127.0.0.2/", false),
        ];
        for (url, direct) in cases {
            assert_eq!(list.holds(&Url::parse(url).unwrap()), direct, "{url}");
        }
        assert!(NoProxy::read("*").holds(&Url::parse("https://a.go.id/").unwrap()));
        assert!(!NoProxy::default().holds(&Url::parse("https://a.go.id/").unwrap()));
    }
}
