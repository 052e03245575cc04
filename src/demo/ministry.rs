//! The ministry as a whole: opens its offices' sites and closes them again.
//!
//! In: the present moment. Out: a [`Ministry`] whose sources can be given to an engine. The
//! sites are bound before they are built, because their pages link to each other.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;

use super::office::{Addresses, Office};
use super::press::Press;
use super::server::{Bound, Server};
use super::site::Site;
use crate::news::Source;

/// The running ministry; its sites close when it is dropped.
///
/// Each office listens on a port of its own, so per-host politeness treats them as the
/// separate sites they are; a caller that wants the demonstration quick sets the pause between
/// requests to zero, for it asks only itself.
#[derive(Debug)]
pub struct Ministry {
    addresses: Arc<Addresses>,
    served: Arc<AtomicU64>,
    _servers: Vec<Server>,
}

impl Ministry {
    /// Opens all offices on 127.0.0.1 with their news dated relative to `now`; starts threads, no runtime.
    pub fn serve(now: Timestamp) -> io::Result<Self> {
        let mut bound = Vec::new();
        let mut ports = Vec::new();
        for office in Office::ALL {
            let listener = Bound::new()?;
            ports.push((office, listener.port()?));
            bound.push((office, listener));
        }
        let addresses = Arc::new(Addresses::new(&ports));
        let press = Arc::new(Press::new(now));
        let served = Arc::new(AtomicU64::new(0));
        let mut servers = Vec::new();
        for (office, listener) in bound {
            let site = Site { office, press: Arc::clone(&press), addresses: Arc::clone(&addresses), now };
            let served = Arc::clone(&served);
            servers.push(listener.serve(move |target| {
                served.fetch_add(1, Ordering::Relaxed);
                site.answer(target)
            })?);
        }
        Ok(Self { addresses, served, _servers: servers })
    }

    /// The offices as sources, in the order of the sources pane: five answer, one fails.
    pub fn sources(&self) -> Vec<Source> {
        self.addresses.sources()
    }

    /// How many requests all sites have answered so far.
    pub fn served(&self) -> u64 {
        self.served.load(Ordering::Relaxed)
    }

    /// The name of the source that fails by design (its server answers 500).
    pub fn failing(&self) -> &'static str {
        Office::Perumpamaan.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_sources_and_one_of_them_fails() {
        let ministry = Ministry::serve("2026-11-24T01:00:00Z".parse().unwrap()).unwrap();
        let sources = ministry.sources();
        assert_eq!(sources.len(), 6);
        assert!(sources.iter().any(|source| source.name == ministry.failing()));
        assert!(sources.iter().all(|source| source.url.host_str() == Some("127.0.0.1")));
    }
}
