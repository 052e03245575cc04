//! HTTP/1.1 as far as a small site needs it: one request in, one reply out.
//!
//! In: the bytes of a request's head. Out: a [`Reply`] as bytes, conditional (`ETag`,
//! Last-Modified) and compressed where the reader takes gzip. No sockets here, no clock.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;

use super::calendar;
use crate::news::stable_hash;

/// What the server understood of a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Whether the connection stays open afterwards.
    pub keep: bool,
    gzip: bool,
    known_tag: Option<String>,
    known_since: Option<Timestamp>,
}

impl Asked {
    /// Reads a request's head; `None` where it is none.
    pub fn read(head: &str) -> Option<Self> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target, version) = (first.next()?, first.next()?, first.next()?);
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return None;
        }
        let mut asked = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            keep: version == "HTTP/1.1",
            ..Self::default()
        };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "connection" if value.eq_ignore_ascii_case("close") => asked.keep = false,
                "accept-encoding" => asked.gzip = value.contains("gzip"),
                "if-none-match" => asked.known_tag = Some(value.to_owned()),
                "if-modified-since" => asked.known_since = calendar::read_http(value),
                _ => {}
            }
        }
        Some(asked)
    }
}

/// What a site answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: &'static str,
    /// When its newest part was written.
    pub modified: Option<Timestamp>,
    /// The body, uncompressed.
    pub body: Vec<u8>,
}

impl Reply {
    /// A page or a feed.
    pub fn ok(content_type: &'static str, modified: Timestamp, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, content_type, modified: Some(modified), body: body.into() }
    }

    /// An error page.
    pub fn error(status: u16, body: &str) -> Self {
        Self {
            status,
            content_type: "text/html; charset=utf-8",
            modified: None,
            body: body.as_bytes().to_vec(),
        }
    }

    /// The bytes for the wire, as `asked` wants them.
    pub fn wire(&self, asked: &Asked) -> Vec<u8> {
        let tag = format!("{:016x}", stable_hash(&self.body));
        let fresh = self.status == 200 && self.unchanged(asked, &tag);
        let packed =
            (asked.gzip && self.content_type != "application/pdf").then(|| gzip(&self.body)).flatten();
        let tag = if packed.is_some() { format!("{tag}-gzip") } else { tag };
        let body = packed.as_deref().unwrap_or(&self.body);
        let status = if fresh { 304 } else { self.status };
        let mut head =
            format!("HTTP/1.1 {status} {}\r\nServer: demo\r\nVary: Accept-Encoding\r\n", reason(status));
        if let Some(modified) = self.modified {
            let line = format!("ETag: \"{tag}\"\r\nLast-Modified: {}\r\n", calendar::http(modified));
            head.push_str(&line);
        }
        if !fresh {
            if packed.is_some() {
                head.push_str("Content-Encoding: gzip\r\n");
            }
            let line = format!("Content-Type: {}\r\nContent-Length: {}\r\n", self.content_type, body.len());
            head.push_str(&line);
        }
        head.push_str(if asked.keep {
            "Connection: keep-alive\r\n\r\n"
        } else {
            "Connection: close\r\n\r\n"
        });
        let mut wire = head.into_bytes();
        if !fresh && asked.method != "HEAD" {
            wire.extend_from_slice(body);
        }
        wire
    }

    /// RFC 9110, section 13: the tag decides where there is one, else the date.
    fn unchanged(&self, asked: &Asked, tag: &str) -> bool {
        match (&asked.known_tag, asked.known_since, self.modified) {
            (Some(known), _, Some(_)) => known.contains(tag),
            (None, Some(since), Some(modified)) => modified.as_second() <= since.as_second(),
            _ => false,
        }
    }
}

fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(extra: &str) -> Asked {
        Asked::read(&format!("GET /a HTTP/1.1\r\nHost: x\r\n{extra}\r\n")).unwrap()
    }

    fn head(wire: &[u8]) -> String {
        String::from_utf8_lossy(wire).split("\r\n\r\n").next().unwrap().to_owned()
    }

    fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
        head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    #[test]
    fn a_known_tag_or_date_gets_304_without_a_body() {
        let at: Timestamp = "2020-11-18T03:05:00Z".parse().unwrap();
        let reply = Reply::ok("text/html", at, "halaman ".repeat(100));
        for accept in ["", "Accept-Encoding: gzip\r\n"] {
            let first = reply.wire(&ask(accept));
            let first = head(&first);
            assert!(first.starts_with("HTTP/1.1 200 OK"));
            let tag = header(&first, "ETag").unwrap();
            let date = header(&first, "Last-Modified").unwrap();
            for known in [format!("If-None-Match: {tag}\r\n"), format!("If-Modified-Since: {date}\r\n")] {
                let again = reply.wire(&ask(&format!("{accept}{known}")));
                assert!(head(&again).starts_with("HTTP/1.1 304"), "{known}");
                assert!(again.ends_with(b"\r\n\r\n"), "a 304 has no body");
            }
            let stale = reply.wire(&ask("If-None-Match: \"other\"\r\n"));
            assert!(head(&stale).starts_with("HTTP/1.1 200"));
        }
    }

    #[test]
    fn gzip_only_for_those_who_take_it() {
        let at: Timestamp = "2020-11-18T03:05:00Z".parse().unwrap();
        let reply = Reply::ok("text/html", at, "halaman ".repeat(100));
        assert_eq!(header(&head(&reply.wire(&ask(""))), "Content-Length"), Some("800"));
        let packed = head(&reply.wire(&ask("Accept-Encoding: br, gzip\r\n")));
        assert_eq!(header(&packed, "Content-Encoding"), Some("gzip"));
        assert!(header(&packed, "Content-Length").unwrap().parse::<usize>().unwrap() < 100);
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for bad in ["", "GET", "GET / HTTP/2", "GET http://x/ HTTP/1.1", "\0\0"] {
            assert_eq!(Asked::read(bad), None, "{bad:?}");
        }
        assert!(!Asked::read("GET / HTTP/1.0").unwrap().keep);
        assert!(!ask("Connection: close\r\n").keep);
    }
}
