//! Which proxy stands between us and an address: from the configuration or the environment.
//!
//! A setting that cannot be read is a failure, never a way around the proxy: an office's rule
//! must not be broken by a typing mistake.

mod no_proxy;

use url::Url;

use crate::news::Failure;
use no_proxy::NoProxy;

/// The proxies in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    http: Option<Url>,
    https: Option<Url>,
    except: NoProxy,
}

impl Proxies {
    /// The configured proxy, else those of the environment.
    pub fn chosen(configured: Option<&str>) -> Result<Self, Failure> {
        let environment =
            |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        Self::read(configured, environment)
    }

    /// As [`Proxies::chosen`], with the environment given.
    fn read(configured: Option<&str>, environment: impl Fn(&str) -> Option<String>) -> Result<Self, Failure> {
        if let Some(setting) = configured.map(str::trim).filter(|text| !text.is_empty()) {
            if setting == "none" {
                return Ok(Self::default());
            }
            let proxy = Some(parse(setting)?);
            return Ok(Self { http: proxy.clone(), https: proxy, except: NoProxy::default() });
        }
        let variable = |names: [&str; 2]| {
            names
                .iter()
                .filter_map(|name| environment(name))
                .map(|text| text.trim().to_owned())
                .find(|text| !text.is_empty())
        };
        let proxy = |names: [&str; 2]| variable(names).map(|text| parse(&text)).transpose();
        let all = proxy(["all_proxy", "ALL_PROXY"])?;
        Ok(Self {
            http: proxy(["http_proxy", "HTTP_PROXY"])?.or_else(|| all.clone()),
            https: proxy(["https_proxy", "HTTPS_PROXY"])?.or(all),
            except: variable(["no_proxy", "NO_PROXY"]).map(|text| NoProxy::read(&text)).unwrap_or_default(),
        })
    }

    /// The proxy on the way to `url`.
    pub fn on_the_way_to(&self, url: &Url) -> Option<&Url> {
        let proxy = if url.scheme() == "https" { &self.https } else { &self.http };
        proxy.as_ref().filter(|_| !self.except.holds(url))
    }
}

/// Reads a setting such as `http://proxy.example:3128` or `proxy.example:3128`.
fn parse(setting: &str) -> Result<Url, Failure> {
    let whole = if setting.contains("://") { setting.to_owned() } else { format!("http://{setting}") };
    let bad = || Failure::Proxy(redacted(setting));
    let url = Url::parse(&whole).map_err(|_| bad())?;
    let known = matches!(url.scheme(), "http" | "https" | "socks4" | "socks4a" | "socks5" | "socks5h");
    let host = url.host_str().unwrap_or_default();
    let plausible = !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c == '%');
    if known && plausible && url.query().is_none() { Ok(url) } else { Err(bad()) }
}

/// The setting without user name and password.
pub fn redacted(setting: &str) -> String {
    let (scheme, rest) = setting.split_once("://").map_or(("", setting), |(scheme, rest)| (scheme, rest));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let shown = if scheme.is_empty() { rest.to_owned() } else { format!("{scheme}://{rest}") };
    crate::news::visible(&shown).chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Proxies, Failure> {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Proxies::read(None, |name| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    }

    fn way(proxies: &Proxies, to: &str) -> Option<String> {
        proxies.on_the_way_to(&Url::parse(to).unwrap()).map(ToString::to_string)
    }

    #[test]
    fn the_environment_is_followed() {
        let proxies = read(&[
            ("http_proxy", "proxy.go.id:3128"),
            ("ALL_PROXY", "socks5h://10.0.0.1:1080"),
            ("NO_PROXY", "localhost,.kantor.go.id,10.0.0.0/8"),
        ])
        .unwrap();
        assert_eq!(way(&proxies, "http://a.go.id/").as_deref(), Some("http://proxy.go.id:3128/"));
        assert_eq!(way(&proxies, "https://a.go.id/").as_deref(), Some("socks5h://10.0.0.1:1080"));
        assert_eq!(way(&proxies, "https://www.kantor.go.id/"), None);
        assert_eq!(way(&proxies, "http://10.2.3.4/"), None);
        assert_eq!(read(&[("http_proxy", "")]).unwrap(), Proxies::default());
    }

    #[test]
    fn a_setting_that_cannot_be_read_is_refused_without_its_password() {
        let cases = [
            ("HTTPS_PROXY", "http://budi:rahasia@", "http://"),
            ("http_proxy", "ftp://proxy:21", "ftp://proxy:21"),
            ("ALL_PROXY", "http://budi:rahasia@pro xy:1", "http://pro xy:1"),
            ("HTTP_PROXY", "http://proxy:99999", "http://proxy:99999"),
            ("http_proxy", "::::", "::::"),
        ];
        for (name, setting, shown) in cases {
            assert_eq!(read(&[(name, setting)]), Err(Failure::Proxy(shown.into())), "{setting}");
        }
    }

    #[test]
    fn the_configuration_wins() {
        let environment = |_: &str| Some("http://dari.lingkungan:1".to_owned());
        let proxies = Proxies::read(Some("http://kantor:8080"), environment).unwrap();
        assert_eq!(way(&proxies, "https://a.go.id/").as_deref(), Some("http://kantor:8080/"));
        assert_eq!(Proxies::read(Some("none"), environment).unwrap(), Proxies::default());
        assert!(Proxies::read(Some("bukan proxy"), environment).is_err());
    }
}
