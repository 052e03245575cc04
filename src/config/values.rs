//! Values as people write them: `2h`, `5MB`, `WITA`.

use jiff::SignedDuration;
use url::Url;

/// The longest contact, in bytes: it goes out with every request.
const LONGEST_CONTACT: usize = 120;

/// Who is asked about a reader's visits: `mailto:humas@example.go.id` or a web page, as an
/// address that can stand in a comment of a header (RFC 9110, 5.6.5).
pub fn contact(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST_CONTACT || !text.bytes().all(|byte| matches!(byte, b'!'..=b'~')) {
        return None;
    }
    if text.contains(['(', ')', '\\', '"', '<', '>']) {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let reaches = match url.scheme() {
        "http" | "https" => url.has_host() && url.username().is_empty() && url.password().is_none(),
        "mailto" => url.path().split_once('@').is_some_and(|(who, host)| {
            !who.is_empty() && !host.contains('@') && host.contains('.') && url.query().is_none()
        }),
        _ => false,
    };
    reaches.then(|| text.to_owned())
}

/// A length of time: a number and `ms`, `s`, `m`, `h`, `d` or `w`, several in a row (`1h30m`).
pub fn duration(text: &str) -> Option<SignedDuration> {
    let mut total = SignedDuration::ZERO;
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0)?;
        let number: i64 = rest[..digits].parse().ok()?;
        let tail = rest[digits..].trim_start();
        let unit_end = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let part = match &tail[..unit_end] {
            "ms" => SignedDuration::from_millis(number),
            "s" => SignedDuration::from_secs(number),
            "m" | "min" => SignedDuration::from_secs(number.checked_mul(60)?),
            "h" | "j" => SignedDuration::from_secs(number.checked_mul(3_600)?),
            "d" => SignedDuration::from_secs(number.checked_mul(86_400)?),
            "w" => SignedDuration::from_secs(number.checked_mul(604_800)?),
            _ => return None,
        };
        total = total.checked_add(part)?;
        rest = tail[unit_end..].trim_start();
    }
    Some(total)
}

/// A length of time as [`duration`] reads it.
pub fn print_duration(duration: SignedDuration) -> String {
    let millis = duration.as_millis();
    let units = [(604_800_000, "w"), (86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s")];
    let whole = units.iter().find(|(length, _)| millis >= *length && millis % length == 0);
    whole.map_or_else(|| format!("{millis}ms"), |(length, unit)| format!("{}{unit}", millis / length))
}

/// A number of bytes: `500kB`, `5MB`, `1.5 GB`, `4MiB`, `1000`.
pub fn size(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let unit: u64 = match text[digits..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return None,
    };
    let (whole, part) = text[..digits].split_once('.').unwrap_or((&text[..digits], ""));
    if part.contains('.') || part.len() > 9 || whole.is_empty() {
        return None;
    }
    let whole = whole.parse::<u64>().ok()?.checked_mul(unit)?;
    let share = if part.is_empty() { 0 } else { part.parse::<u64>().ok()? };
    whole.checked_add(share.checked_mul(unit)? / 10_u64.checked_pow(part.len() as u32)?)
}

/// An offset from UTC in seconds: `WIB`, `WITA`, `WIT`, `UTC`, `+08:00`.
pub fn zone(text: &str) -> Option<i32> {
    match text.trim().to_ascii_uppercase().as_str() {
        "WIB" => Some(7 * 3_600),
        "WITA" => Some(8 * 3_600),
        "WIT" => Some(9 * 3_600),
        "UTC" | "Z" => Some(0),
        text => {
            let sign = if text.starts_with('-') { -1 } else { 1 };
            let (hours, minutes) = text.strip_prefix(['+', '-'])?.split_once(':')?;
            let two = |part: &str| part.parse::<i32>().ok().filter(|_| part.len() == 2);
            let (hours, minutes) = (two(hours)?, two(minutes)?);
            (hours <= 14 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
        }
    }
}

/// An offset from UTC as [`zone`] reads it.
pub fn print_zone(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_a_mail_address_or_a_page_and_fits_into_a_header() {
        for good in ["mailto:humas@kepri.example.go.id", "https://example.go.id/warta", " http://a.id/ "] {
            assert_eq!(contact(good).as_deref(), Some(good.trim()), "{good}");
        }
        let long = format!("https://a.id/{}", "x".repeat(LONGEST_CONTACT));
        for bad in [
            "",
            "humas@kepri.example.go.id",
            "mailto:humas",
            "mailto:@a.id",
            "mailto:a@b.id?subject=x",
            "ftp://a.id/",
            "https://",
            "https://saya:rahasia@a.id/",
            "https://a.id/)x",
            "https://a.id/ b",
            "https://a.id/\r\nCookie:x",
            "https://a.id/é",
            &long,
        ] {
            assert_eq!(contact(bad), None, "{bad}");
        }
    }

    #[test]
    fn durations() {
        let cases = [
            ("2h", Some(7_200_000)),
            ("30m", Some(1_800_000)),
            ("1d", Some(86_400_000)),
            ("1h30m", Some(5_400_000)),
            ("500ms", Some(500)),
            ("2 h", Some(7_200_000)),
            ("2", None),
            ("h", None),
            ("", None),
            ("-1h", None),
            ("2x", None),
            ("99999999999999999w", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(duration(text).map(|d| d.as_millis()), wanted, "{text}");
        }
        for text in ["2h", "30m", "1d", "90m", "500ms", "1w", "10s"] {
            assert_eq!(print_duration(duration(text).unwrap()), text);
        }
    }

    #[test]
    fn sizes() {
        let cases = [
            ("5MB", Some(5_000_000)),
            ("1.5 GB", Some(1_500_000_000)),
            ("4MiB", Some(4 << 20)),
            ("1000", Some(1000)),
            ("0.25kB", Some(250)),
            ("MB", None),
            ("5 bananas", None),
            ("1.2.3MB", None),
            ("99999999999GB", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(size(text), wanted, "{text}");
        }
    }

    #[test]
    fn zones() {
        let cases =
            [("WITA", Some(28_800)), ("+07:00", Some(25_200)), ("-03:30", Some(-12_600)), ("+7", None)];
        for (text, wanted) in cases {
            assert_eq!(zone(text), wanted, "{text}");
            assert!(wanted.is_none_or(|seconds| zone(&print_zone(seconds)) == wanted), "{text}");
        }
    }
}
