//! Names to addresses, without the way into the neighbourhood: a name of the open web that points
//! to this machine or its network is refused, unless a person configured that very host.
//!
//! In: names, from the client. Out: the addresses that may be asked. The system resolves.

use std::collections::HashSet;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::Url;

use super::address::{is_near, is_near_ip};

/// The hosts that a person configured or typed.
#[derive(Debug, Clone, Default)]
pub struct Names {
    own: Arc<Mutex<HashSet<String>>>,
}

/// A name that leads into the neighbourhood.
#[derive(Debug)]
pub struct Near(pub String);

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} leads to a private address", self.0)
    }
}

impl std::error::Error for Near {}

impl Names {
    /// The host of `url` was configured or typed by a person: wherever it is, it may be asked.
    pub fn allow(&self, url: &Url) {
        if let Some(host) = url.host_str() {
            self.own.lock().unwrap_or_else(PoisonError::into_inner).insert(host.to_ascii_lowercase());
        }
    }

    /// Whether `url` may be asked, as far as can be told without asking anybody.
    pub fn allows(&self, url: &Url) -> bool {
        !is_near(url) || url.host_str().is_some_and(|host| self.is_own(host))
    }

    fn is_own(&self, host: &str) -> bool {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).contains(&host.to_ascii_lowercase())
    }
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let own = self.is_own(&host);
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            let some = !found.is_empty();
            let kept: Vec<_> = found.into_iter().filter(|at| own || !is_near_ip(at.ip())).collect();
            if some && kept.is_empty() {
                return Err(Near(host).into());
            }
            Ok(Box::new(kept.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn a_name_that_leads_home_is_asked_only_where_a_person_wrote_it() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let names = Names::default();
        let resolve = |names: &Names| {
            runtime.block_on(names.resolve(Name::from_str("localhost").unwrap())).map(Iterator::count)
        };
        let refused = resolve(&names).unwrap_err();
        assert!(refused.downcast_ref::<Near>().is_some(), "{refused}");
        names.allow(&Url::parse("http://localhost:8765/feed").unwrap());
        assert!(resolve(&names).unwrap() > 0);
    }

    #[test]
    fn an_address_that_says_so_itself_needs_no_asking() {
        let names = Names::default();
        let allows = |text: &str| names.allows(&Url::parse(text).unwrap());
        names.allow(&Url::parse("http://10.0.0.5/feed").unwrap());
        assert!(allows("http://a.go.id/") && allows("http://10.0.0.5:81/"));
        assert!(!allows("http://10.0.0.6/") && !allows("http://169.254.169.254/"));
    }
}
