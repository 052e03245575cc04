//! A picture that a person asked for, as its bytes.
//!
//! In: its address. Out: the bytes, or why there are none, and what they cost. Pictures are never
//! fetched along with anything, and what they show is not read here.

use url::Url;

use super::fetch::{Fetch, Request};
use crate::news::{Failure, Traffic};

/// The largest picture that is loaded, in bytes.
const LARGEST: u64 = 8 << 20;

/// Loads the picture at `url`; half a picture is none.
pub async fn picture<F: Fetch>(fetch: &F, url: &Url) -> (Result<Vec<u8>, Failure>, Traffic) {
    let fetched = fetch.fetch(Request::file(url.clone(), 0, LARGEST)).await;
    let body = fetched.answer.and_then(|response| {
        let half = Failure::Truncated(response.body.len() as u64);
        if response.cut { Err(half) } else { Ok(response.body) }
    });
    (body, fetched.traffic)
}
