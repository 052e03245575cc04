//! Bytes to text, whatever their character set is said to be.
//!
//! In: the bytes of a feed or page and its `Content-Type`. Out: text without a byte order mark,
//! the name of the character set that was used, and a warning where the declared one is wrong.
//! Every byte sequence gives some text; valid UTF-8 is borrowed, never copied.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::harvest::Warning;

/// How far into a document a declaration of its character set is looked for: home-made
/// generators write comments and PHP warnings before it.
const PRESCAN: usize = 4096;

/// How many bytes the statistical detector is shown; more changes nothing but the time.
const SAMPLE: usize = 256 * 1024;

/// Text and how it was come by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// The WHATWG name of the character set used (or `UTF-32`).
    pub charset: &'static str,
    /// A [`Warning::Charset`] where the declared character set is not the real one.
    pub warnings: Vec<Warning>,
}

/// Decodes `bytes`: byte order mark, then valid UTF-8, then the character set that the
/// `content_type` header or the document declares, then statistics.
pub fn decode<'b>(bytes: &'b [u8], content_type: Option<&str>) -> Decoded<'b> {
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let declared = [content_type.and_then(header_label), document_label(bytes)];
    let mut decoded = match std::str::from_utf8(complete(bytes)) {
        Ok(text) if !shifts(bytes, declared) => match twice_encoded(text) {
            Some(once) => found(Cow::Owned(once), UTF_8, true),
            None => found(Cow::Borrowed(text), UTF_8, false),
        },
        _ => broken(bytes, declared),
    };
    let wrong = declared.iter().flatten().find(|encoding| encoding.name() != decoded.charset);
    if wrong.is_some() && decoded.warnings.is_empty() && !decoded.text.is_ascii() {
        decoded.warnings.push(Warning::Charset(decoded.charset.to_owned()));
    }
    decoded
}

fn found<'b>(text: Cow<'b, str>, encoding: &'static Encoding, doubtful: bool) -> Decoded<'b> {
    let warnings = if doubtful { vec![Warning::Charset(encoding.name().to_owned())] } else { Vec::new() };
    Decoded { text, charset: encoding.name(), warnings }
}

/// The character set of a `Content-Type` header.
fn header_label(content_type: &str) -> Option<&'static Encoding> {
    label_after(content_type.as_bytes(), b"charset")
}

/// The character set that a document declares: `<?xml encoding=`, else `<meta charset=` or
/// `<meta content="...; charset=`.
fn document_label(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    if let Some(at) = position(head, b"<?xml") {
        let end = position(&head[at..], b"?>").map_or(head.len(), |length| at + length);
        if let Some(encoding) = label_after(&head[at..end], b"encoding") {
            return single_byte(encoding);
        }
    }
    let mut rest = head;
    while let Some(at) = position(rest, b"<meta") {
        rest = &rest[at + 5..];
        let end = rest.iter().position(|&byte| byte == b'>').unwrap_or(rest.len());
        if let Some(encoding) = label_after(&rest[..end], b"charset") {
            return single_byte(encoding);
        }
    }
    None
}

/// A declaration that could be read byte by byte is not in UTF-16, whatever it claims.
fn single_byte(encoding: &'static Encoding) -> Option<&'static Encoding> {
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// The label that follows `name =` in `text`, quoted or not.
fn label_after(text: &[u8], name: &[u8]) -> Option<&'static Encoding> {
    let mut rest = text;
    while let Some(at) = position(rest, name) {
        rest = &rest[at + name.len()..];
        let value = rest.trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
        return Encoding::for_label(&value[..end.unwrap_or(value.len())]);
    }
    None
}

/// Where `needle` (lower case) first stands in `haystack`, in any case.
fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

/// `bytes` without a UTF-8 sequence that a cut connection left unfinished at the end.
fn complete(bytes: &[u8]) -> &[u8] {
    let tail = bytes.len().saturating_sub(3);
    let lead = (tail..bytes.len()).rev().find(|&at| bytes[at] & 0xc0 != 0x80);
    match lead {
        Some(at) if bytes.len() - at < sequence_length(bytes[at]) => &bytes[..at],
        _ => bytes,
    }
}

fn sequence_length(lead: u8) -> usize {
    match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    }
}

/// Whether the bytes are 7-bit ISO-2022-JP, which is valid UTF-8 and yet none.
fn shifts(bytes: &[u8], declared: [Option<&'static Encoding>; 2]) -> bool {
    declared.contains(&Some(encoding_rs::ISO_2022_JP)) && bytes.contains(&0x1b) && bytes.is_ascii()
}

/// Text that was encoded as UTF-8 twice, decoded once more; `None` where a single character
/// outside ASCII speaks against it.
fn twice_encoded(text: &str) -> Option<String> {
    let first = text.bytes().position(|byte| byte >= 0x80)?;
    let mut once = Vec::with_capacity(text.len());
    once.extend_from_slice(&text.as_bytes()[..first]);
    // The first character decides almost always, so a good document costs one look.
    let lead = text[first..].chars().next().and_then(as_byte)?;
    if sequence_length(lead) < 2 {
        return None;
    }
    for character in text[first..].chars() {
        once.push(as_byte(character)?);
        if once.len() == first + 4 {
            let good = std::str::from_utf8(&once[first..]);
            if good.is_err_and(|error| error.valid_up_to() == 0) {
                return None;
            }
        }
    }
    String::from_utf8(once).ok()
}

/// The byte that ISO 8859-1 or windows-1252 writes `character` as.
fn as_byte(character: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(character)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
    match bytes.as_ref() {
        [byte] if !unmappable => Some(*byte),
        _ => None,
    }
}

/// Decodes what is no valid UTF-8.
fn broken<'b>(bytes: &'b [u8], declared: [Option<&'static Encoding>; 2]) -> Decoded<'b> {
    let others = || declared.into_iter().flatten().filter(|encoding| *encoding != UTF_8);
    for encoding in others() {
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return found(text, encoding, false);
        }
    }
    let (good, bad) = census(bytes);
    if good > 0 && good >= bad {
        return found(Cow::Owned(mended(bytes)), UTF_8, true);
    }
    if let Some(encoding) = others().next() {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return found(text, encoding, true);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    found(text, encoding, true)
}

/// How many UTF-8 sequences of several bytes and how many stray bytes there are.
fn census(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(good, bad), chunk| {
        let leads = chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        (good + leads, bad + chunk.invalid().len())
    })
}

/// UTF-8 in which each stray byte is taken for windows-1252, the usual culprit.
fn mended(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let (stray, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        text.push_str(&stray);
    }
    text
}

/// UTF-16 and UTF-32, by their marks or by the zero bytes around the first character.
fn wide(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (mark, encoding): (usize, Wide) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => (4, Wide::Utf32(u32::from_le_bytes)),
        [0, 0, 0xfe, 0xff, ..] => (4, Wide::Utf32(u32::from_be_bytes)),
        [0xff, 0xfe, ..] => (2, Wide::Utf16(UTF_16LE)),
        [0xfe, 0xff, ..] => (2, Wide::Utf16(UTF_16BE)),
        [0, 0, 0, first, ..] if opens(*first) => (0, Wide::Utf32(u32::from_be_bytes)),
        [first, 0, 0, 0, ..] if opens(*first) => (0, Wide::Utf32(u32::from_le_bytes)),
        [0, first, 0, _, ..] if opens(*first) => (0, Wide::Utf16(UTF_16BE)),
        [first, 0, _, 0, ..] if opens(*first) => (0, Wide::Utf16(UTF_16LE)),
        _ => return None,
    };
    let bytes = &bytes[mark..];
    Some(match encoding {
        Wide::Utf16(encoding) => {
            // A mark before 8-bit text is a generator's mistake.
            if mark > 0 && bytes.len() > 8 && !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() {
                return Some(found(String::from_utf8_lossy(bytes), UTF_8, true));
            }
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            found(text, encoding, false)
        }
        Wide::Utf32(read) => {
            let text = bytes
                .chunks_exact(4)
                .map(|chunk| read([chunk[0], chunk[1], chunk[2], chunk[3]]))
                .map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            Decoded { text: Cow::Owned(text), charset: "UTF-32", warnings: Vec::new() }
        }
    })
}

enum Wide {
    Utf16(&'static Encoding),
    Utf32(fn([u8; 4]) -> u32),
}

/// Whether a document may begin with `byte`.
fn opens(byte: u8) -> bool {
    matches!(byte, b'<' | b'{' | b'[' | b' ' | b'\n' | b'\r' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const XML: &str = r#"<?xml version="1.0" encoding="LABEL"?><t>Jum’at – Café</t>"#;

    fn labelled(label: &str) -> String {
        XML.replace("LABEL", label)
    }

    /// Name, bytes, header, character set to be used, whether a warning is due.
    type Case<'c> = (&'c str, Vec<u8>, Option<&'c str>, &'c str, bool);

    #[test]
    fn every_declared_or_undeclared_charset_gives_the_same_text() {
        let w1252 = |text: &str| WINDOWS_1252.encode(text).0.into_owned();
        let wide = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(order).collect()
        };
        let cases: Vec<Case<'_>> = vec![
            ("utf-8", labelled("utf-8").into_bytes(), None, "UTF-8", false),
            ("bom", format!("\u{feff}{}", labelled("utf-8")).into_bytes(), None, "UTF-8", false),
            ("unknown label", labelled("utf8mb4").into_bytes(), None, "UTF-8", false),
            ("8-bit, declared utf-16", labelled("utf-16").into_bytes(), None, "UTF-8", false),
            ("utf-8 called latin-1", labelled("iso-8859-1").into_bytes(), None, "UTF-8", true),
            ("1252 called latin-1", w1252(&labelled("iso-8859-1")), None, "windows-1252", false),
            ("1252 called utf-8", w1252(&labelled("utf-8")), None, "windows-1252", true),
            ("1252 in the header", w1252(XML), Some("text/xml; charset=\"cp1252\""), "windows-1252", false),
            ("utf-16le", wide(XML, u16::to_le_bytes), None, "UTF-16LE", false),
            ("utf-16be", wide(XML, u16::to_be_bytes), None, "UTF-16BE", false),
            (
                "utf-32le",
                XML.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
                None,
                "UTF-32",
                false,
            ),
            (
                "twice encoded",
                XML.bytes().map(char::from).collect::<String>().into_bytes(),
                None,
                "UTF-8",
                true,
            ),
        ];
        for (name, bytes, content_type, charset, doubtful) in cases {
            let decoded = decode(&bytes, content_type);
            assert!(decoded.text.ends_with("<t>Jum’at – Café</t>"), "{name}: {}", decoded.text);
            assert_eq!(decoded.charset, charset, "{name}");
            assert_eq!(!decoded.warnings.is_empty(), doubtful, "{name}: {:?}", decoded.warnings);
        }
    }

    #[test]
    fn a_page_says_its_charset_in_a_meta_tag() {
        for meta in ["<META charset=windows-1251>", "<meta content='text/html; charset=windows-1251'>"] {
            let page = format!("<html><head>{meta}<title>Новости</title>");
            let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&page);
            assert_eq!(decode(&bytes, None).text, page);
        }
    }

    #[test]
    fn one_stray_byte_does_not_spoil_the_rest() {
        let mut bytes = "Haji – Umrah “Moderasi” ".as_bytes().to_vec();
        bytes.extend_from_slice(b"Jum\x92at");
        assert_eq!(decode(&bytes, Some("text/xml; charset=utf-8")).text, "Haji – Umrah “Moderasi” Jum’at");
    }

    #[test]
    fn a_cut_sequence_at_the_end_is_left_out() {
        let whole = "Rabu – ".as_bytes();
        assert_eq!(decode(&whole[..6], None).text, "Rabu ");
    }

    #[test]
    fn honest_text_is_not_taken_for_twice_encoded() {
        for text in ["Ãlvaro", "é", "Â", "“kutip” Â©", "Ã© – dan 中"] {
            assert_eq!(decode(text.as_bytes(), None).text, text);
        }
    }

    #[test]
    fn an_undeclared_multibyte_charset_is_recognised() {
        let text = "<rss><title>中国新闻网北京消息 国际新闻报道 经济发展统计数据</title></rss>";
        let (bytes, _, _) = encoding_rs::GBK.encode(text);
        assert_eq!(decode(&bytes, None).text, text);
    }

    proptest! {
        #[test]
        fn any_bytes_give_text(bytes: Vec<u8>, header in proptest::option::of(".{0,40}")) {
            decode(&bytes, header.as_deref());
        }

        #[test]
        fn utf_8_is_never_changed(text in "[a-zA-Z –“”éç中ن]{0,60}") {
            prop_assume!(twice_encoded(&text).is_none());
            let decoded = decode(text.as_bytes(), Some("text/xml; charset=utf-8"));
            prop_assert_eq!(decoded.text.as_ref(), text.as_str());
        }
    }
}
