//! A look at an address beside the caller, which can be stopped: what was spent until then counts.

use std::sync::{Mutex, PoisonError};

use url::Url;

use super::desk::Desk;
use super::handle::Discovered;
use super::running::Running;
use crate::jobs::{self, Fetch, Fetched, Request};
use crate::net::Net;
use crate::news::{Change, Failure, Traffic};

/// The way out, which keeps count itself: whoever is stopped tells nothing any more.
struct Counting<'n> {
    net: &'n Net,
    spent: Mutex<Traffic>,
}

impl Fetch for Counting<'_> {
    async fn fetch(&self, request: Request) -> Fetched {
        let fetched = self.net.fetch(request).await;
        *self.spent.lock().unwrap_or_else(PoisonError::into_inner) += fetched.traffic;
        fetched
    }
}

/// Looks at what `url` offers until it is known, or until `stop` is asked for.
pub(super) async fn look(desk: &Desk, url: &Url, stop: &Running) -> Result<Discovered, Failure> {
    let now = super::now().timestamp();
    desk.net().allow(url);
    let way = Counting { net: desk.net(), spent: Mutex::default() };
    let offer = tokio::select! {
        () = stop.cancelled() => Err(Failure::Cancelled),
        (offer, _) = jobs::discover(&way, url, None, now) => offer,
    };
    let traffic = way.spent.into_inner().unwrap_or_else(PoisonError::into_inner);
    if traffic != Traffic::default() {
        desk.librarian.file(vec![Change::Spent { source: None, traffic }], Box::new(|_| {}));
    }
    offer.map(|offer| Discovered { source: offer.source, harvest: offer.harvest, others: offer.others })
}
