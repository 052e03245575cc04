//! Request headers out, answer headers in: validators, freshness, Retry-After.
//!
//! Few and honest: no cookies, no referrer, no Cache-Control. What a server says is taken only
//! where it can be used: an `ETag` byte for byte, a wait up to a week, freshness up to a year.

use jiff::fmt::rfc2822;
use jiff::{SignedDuration, Timestamp};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_RANGES, AGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH,
    CONTENT_RANGE, CONTENT_TYPE, DATE, ETAG, EXPIRES, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE, RETRY_AFTER, USER_AGENT,
};

use crate::jobs::{Accept, Delta, Request};

/// The longest wait that a server may ask for.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The longest freshness that is believed.
const LONGEST_FRESH: SignedDuration = SignedDuration::from_hours(365 * 24);
/// The longest validator that is kept, in bytes.
const LONGEST_VALIDATOR: usize = 1024;

const NEWS: &str = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,\
                    text/html;q=0.8,*/*;q=0.5";
const FILE: &str = "*/*";
const PAGE: &str = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
const DOCUMENT: &str = "application/pdf,*/*;q=0.5";

/// The headers of `request`, which is made by `agent`.
pub fn of(request: &Request, agent: &HeaderValue) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(6);
    headers.insert(USER_AGENT, agent.clone());
    headers.insert(
        ACCEPT,
        HeaderValue::from_static(match request.accept {
            Accept::News => NEWS,
            Accept::Page => PAGE,
            Accept::File => FILE,
            Accept::Document | Accept::Size => DOCUMENT,
        }),
    );
    if request.delta == Delta::New && request.is_conditional() {
        headers.insert(HeaderName::from_static("a-im"), HeaderValue::from_static("feed"));
    }
    // The bytes of a part must be those of the file, or they could not be joined.
    let encodings = if request.accept == Accept::File { "identity" } else { "zstd, br, gzip" };
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(encodings));
    let from = request.held.as_ref().map_or(request.from, |part| part.wire.len() as u64);
    if from > 0
        && let Ok(value) = HeaderValue::from_str(&format!("bytes={from}-"))
    {
        headers.insert(RANGE, value);
    }
    if let Some(part) = &request.held
        && let Ok(value) = HeaderValue::from_str(&part.validator)
    {
        headers.insert(IF_RANGE, value);
    }
    for (name, value) in [(IF_NONE_MATCH, &request.etag), (IF_MODIFIED_SINCE, &request.last_modified)] {
        if let Some(value) = value.as_deref().and_then(|text| HeaderValue::from_str(text).ok()) {
            headers.insert(name, value);
        }
    }
    headers
}

/// Who is asking: the program, its version, and how its user is reached, else its home page
/// where it has one.
pub fn agent(contact: Option<&str>) -> HeaderValue {
    const NAME: &str = concat!("warta/", env!("CARGO_PKG_VERSION"));
    let Some(known) = contact.or(Some(env!("CARGO_PKG_HOMEPAGE"))).filter(|known| !known.is_empty()) else {
        return HeaderValue::from_static(NAME);
    };
    HeaderValue::from_str(&format!("{NAME} (+{known})")).unwrap_or(HeaderValue::from_static(NAME))
}

/// The `Content-Type`, whole.
pub fn content_type(headers: &HeaderMap) -> Option<String> {
    headers.get(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// The `Content-Encoding`, all of it.
pub fn encoding(headers: &HeaderMap) -> String {
    let all = headers.get_all(CONTENT_ENCODING).iter();
    all.map(|value| String::from_utf8_lossy(value.as_bytes())).collect::<Vec<_>>().join(",")
}

/// Which byte a part begins with (`Content-Range: bytes 100-199/200`).
pub fn part_from(headers: &HeaderMap) -> Option<u64> {
    let range = headers.get(CONTENT_RANGE)?.to_str().ok()?.trim().strip_prefix("bytes")?;
    range.trim_start().split('-').next()?.parse().ok()
}

/// What tells one state of a page from another, where the server can send parts of it: a strong
/// `ETag`, else `Last-Modified` (RFC 9110, 13.1.5).
pub fn part_validator(headers: &HeaderMap) -> Option<String> {
    let partial = headers.contains_key(CONTENT_RANGE)
        || headers.get(ACCEPT_RANGES).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"bytes"));
    match validator(headers, ETAG).filter(|_| partial) {
        Some(weak) if weak.starts_with("W/") => None,
        Some(strong) => Some(strong),
        None => validator(headers, LAST_MODIFIED).filter(|_| partial && !headers.contains_key(ETAG)),
    }
}

/// The `Content-Length`, of a HEAD's answer too.
pub fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}

/// Whether the headers announce a PDF or another office's document.
pub fn is_document(headers: &HeaderMap) -> bool {
    let kind = content_type(headers).unwrap_or_default().to_ascii_lowercase();
    ["application/pdf", "application/x-pdf", "application/msword", "application/vnd.", "application/zip"]
        .iter()
        .any(|family| kind.trim_start().starts_with(family))
        && !kind.contains("xhtml")
}

/// A validator byte for byte; none where it could not be sent back as it came.
pub fn validator(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?;
    (!text.is_empty() && text.len() <= LONGEST_VALIDATOR).then(|| text.to_owned())
}

/// Until when the server asks to be left alone: seconds or a date, a week at most.
pub fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Timestamp> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse::<u64>() {
        Ok(seconds) => SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX)),
        Err(_) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => LONGEST_WAIT,
        Err(_) => date(text)?.duration_since(now),
    };
    now.checked_add(wait.clamp(SignedDuration::ZERO, LONGEST_WAIT)).ok()
}

/// For how long the answer stays fresh (RFC 9111): `max-age` less `Age`, else `Expires` less
/// `Date`; none where the server forbids keeping it.
pub fn fresh(headers: &HeaderMap, now: Timestamp) -> Option<SignedDuration> {
    let number = |text: &str| text.trim().trim_matches('"').parse::<i64>().ok();
    let control: Vec<String> = headers
        .get_all(CACHE_CONTROL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .map(|part| part.trim().to_ascii_lowercase())
        .collect();
    if control.iter().any(|part| part == "no-store" || part == "no-cache" || part.starts_with("no-cache=")) {
        return None;
    }
    let text_of = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let max_age = control.iter().find_map(|part| part.strip_prefix("max-age=").and_then(number));
    let life = if let Some(seconds) = max_age {
        let age = text_of(AGE).and_then(number).unwrap_or(0).max(0);
        SignedDuration::from_secs(seconds.saturating_sub(age))
    } else {
        let since = text_of(DATE).and_then(date).unwrap_or(now);
        text_of(EXPIRES).and_then(date)?.duration_since(since)
    };
    life.is_positive().then(|| life.min(LONGEST_FRESH))
}

/// How far this machine's clock is ahead of the server's; a cache's old answer says nothing of it.
pub fn clock_ahead(headers: &HeaderMap, now: Timestamp) -> Option<SignedDuration> {
    if headers.contains_key(AGE) {
        return None;
    }
    Some(now.duration_since(date(headers.get(DATE)?.to_str().ok()?)?))
}

/// An HTTP date (RFC 9110, its current form; the two ancient forms are not worth their code).
fn date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    fn now() -> Timestamp {
        "2026-11-24T01:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_wait_is_seconds_or_a_date_and_never_more_than_a_week() {
        let cases = [
            ("120", Some("2026-11-24T01:02:00Z")),
            ("Tue, 24 Nov 2026 01:05:00 GMT", Some("2026-11-24T01:05:00Z")),
            ("Tue, 24 Nov 2020 01:05:00 GMT", Some("2026-11-24T01:00:00Z")),
            ("99999999999", Some("2026-12-01T01:00:00Z")),
            ("99999999999999999999999999", Some("2026-12-01T01:00:00Z")),
            ("nanti", None),
            ("", None),
            ("-5", None),
        ];
        for (text, wanted) in cases {
            let got = retry_after(&headers(&[("retry-after", text)]), now());
            assert_eq!(got, wanted.map(|text| text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn freshness_is_max_age_before_expires() {
        type Case<'a> = (&'a [(&'a str, &'a str)], Option<i64>);
        let cases: [Case<'_>; 7] = [
            (&[("cache-control", "public, max-age=600")], Some(600)),
            (&[("cache-control", "max-age=600"), ("age", "100")], Some(500)),
            (&[("cache-control", "max-age=600, no-store")], None),
            (&[("cache-control", "max-age=0"), ("expires", "Tue, 24 Nov 2026 02:00:00 GMT")], None),
            (&[("expires", "Tue, 24 Nov 2026 02:00:00 GMT")], Some(3600)),
            (
                &[("expires", "Tue, 24 Nov 2026 02:00:00 GMT"), ("date", "Tue, 24 Nov 2026 01:30:00 GMT")],
                Some(1800),
            ),
            (&[("expires", "0")], None),
        ];
        for (given, wanted) in cases {
            let got = fresh(&headers(given), now());
            assert_eq!(got, wanted.map(SignedDuration::from_secs), "{given:?}");
        }
    }

    #[test]
    fn validators_go_back_as_they_came_and_nothing_tells_on_the_reader() {
        let request = Request {
            etag: Some("W/\"a b\"".into()),
            last_modified: Some("kemarin".into()),
            delta: Delta::New,
            ..Request::news("http://a.go.id/".parse().unwrap())
        };
        let warta = agent(None);
        let sent = of(&request, &warta);
        assert_eq!(sent.get(IF_NONE_MATCH).unwrap(), "W/\"a b\"");
        assert_eq!(sent.get(IF_MODIFIED_SINCE).unwrap(), "kemarin");
        assert_eq!(sent.get("a-im").unwrap(), "feed");
        let first = Request { delta: Delta::New, ..Request::news("http://a.go.id/".parse().unwrap()) };
        assert!(!of(&first, &warta).contains_key("a-im"), "nothing is known that could be left out");
        assert!(sent.get(USER_AGENT).unwrap().to_str().unwrap().starts_with("warta/"));
        let named = agent(Some("mailto:humas@a.go.id"));
        assert!(named.to_str().unwrap().ends_with(" (+mailto:humas@a.go.id)"));
        assert_eq!(agent(Some("x\r\ny")), concat!("warta/", env!("CARGO_PKG_VERSION")));
        for silent in ["cookie", "referer", "cache-control", "from"] {
            assert!(!sent.contains_key(silent), "{silent}");
        }
    }

    #[test]
    fn a_validator_that_cannot_be_repeated_is_dropped() {
        let mut got = headers(&[("etag", "\"x\"")]);
        assert_eq!(validator(&got, reqwest::header::ETAG).as_deref(), Some("\"x\""));
        got.insert("etag", HeaderValue::from_bytes(b"\"\xff\"").unwrap());
        assert_eq!(validator(&got, reqwest::header::ETAG), None);
    }
}
