//! What a certificate says of itself, as far as a person needs it to judge: whose it is, who
//! vouches for it, from when until when, and its fingerprint.
//!
//! In: DER as it came over the line. Out: plain data; `None` for what is no certificate. It
//! judges nothing and never fails on strange bytes.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::Offset;
use ring::digest::{SHA256, digest};

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
/// 2.5.4.3 and 2.5.4.10: common name, organisation.
const NAMES: [&[u8]; 2] = [&[0x55, 0x04, 0x03], &[0x55, 0x04, 0x0a]];

/// The parts of a certificate that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Whose it is.
    pub subject: String,
    /// Who vouches for it.
    pub issuer: String,
    /// It vouches for itself.
    pub self_signed: bool,
    /// Valid from then.
    pub from: Option<Timestamp>,
    /// Valid until then.
    pub until: Option<Timestamp>,
}

/// Reads a certificate (RFC 5280, section 4.1).
pub fn told(der: &[u8]) -> Option<Told> {
    let mut whole = Der(Der(der).element(SEQUENCE)?);
    let mut body = Der(whole.element(SEQUENCE)?);
    if body.0.first() == Some(&VERSION) {
        body.next()?;
    }
    let (_serial, _algorithm) = (body.next()?, body.next()?);
    let issuer = body.element(SEQUENCE)?;
    let mut validity = Der(body.element(SEQUENCE)?);
    let subject = body.element(SEQUENCE)?;
    let (from, until) = (validity.next()?, validity.next()?);
    Some(Told {
        subject: name(subject),
        issuer: name(issuer),
        self_signed: subject == issuer,
        from: time(from),
        until: time(until),
    })
}

/// The fingerprint as it is written: `sha256:` and hexadecimal digits.
pub fn fingerprint(der: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in digest(&SHA256, der).as_ref() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Elements of DER, one after the other.
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// The next element's tag and content.
    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (&tag, rest) = self.0.split_first()?;
        let (&first, mut rest) = rest.split_first()?;
        let mut length = usize::from(first & 0x7f);
        if first & 0x80 != 0 {
            let (bytes, after) = rest.split_at_checked(length.min(5))?;
            length = bytes
                .iter()
                .try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)))?;
            rest = after;
        }
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, content))
    }

    /// The next element's content, if it has this tag.
    fn element(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.next().filter(|(found, _)| *found == tag).map(|(_, content)| content)
    }
}

/// The common name, else the organisation.
fn name(rdns: &[u8]) -> String {
    let mut parts = [None, None];
    let mut sets = Der(rdns);
    while let Some((_, set)) = sets.next() {
        let mut pairs = Der(set);
        while let Some((_, pair)) = pairs.next() {
            let mut pair = Der(pair);
            let (Some((_, oid)), Some((_, value))) = (pair.next(), pair.next()) else { continue };
            if let Some(at) = NAMES.iter().position(|known| *known == oid) {
                parts[at] = Some(String::from_utf8_lossy(value).into_owned());
            }
        }
    }
    let [common, organisation] = parts;
    let text = common.or(organisation).unwrap_or_default();
    crate::news::visible(&text).chars().take(100).collect()
}

fn time((tag, text): (u8, &[u8])) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?;
    let (year, rest) = if tag == UTC_TIME {
        let (year, rest) = text.split_at_checked(2)?;
        let year: i16 = year.parse().ok()?;
        (if year < 50 { 2000 + year } else { 1900 + year }, rest)
    } else {
        let (year, rest) = text.split_at_checked(4)?;
        (year.parse().ok()?, rest)
    };
    let two = |at: usize| rest.get(at..at + 2)?.parse::<i8>().ok();
    let month = two(0).filter(|month| (1..=12).contains(month))?;
    let day =
        two(2).filter(|day| (1..=28).contains(day) || jiff::civil::Date::new(year, month, *day).is_ok())?;
    let (hour, minute) =
        (two(4).filter(|hour| (0..24).contains(hour))?, two(6).filter(|m| (0..60).contains(m))?);
    Offset::UTC.to_timestamp(date(year, month, day).at(hour, minute, 0, 0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, DnType, KeyPair, date_time_ymd};

    #[test]
    fn a_certificate_says_whose_it_is_and_how_long_it_holds() {
        let mut params = CertificateParams::new(vec!["kanwil.example".to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, "Kanwil \u{1b}[2JKepri");
        params.not_before = date_time_ymd(2024, 2, 29);
        params.not_after = date_time_ymd(2051, 1, 2);
        let cert = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
        let got = told(cert.der()).unwrap();
        assert!(got.subject.starts_with("Kanwil") && !got.subject.contains('\u{1b}'), "{}", got.subject);
        assert!(got.self_signed);
        assert_eq!(got.from, Some("2024-02-29T00:00:00Z".parse().unwrap()));
        assert_eq!(got.until, Some("2051-01-02T00:00:00Z".parse().unwrap()));
        for cut in 0..cert.der().len() {
            let _ = told(&cert.der()[..cut]);
        }
        assert_eq!(told(b"0\x84\xff\xff\xff\xff"), None);
    }

    #[test]
    fn a_fingerprint_is_that_of_the_bytes() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(fingerprint(b""), empty);
    }
}
