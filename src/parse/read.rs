//! Any document a source may answer with, read as what it proves to be.
//!
//! In: bytes and what is known of them. Out: a [`Harvest`], always: of a web page it holds the
//! sort of page, the headlines where it is a list, and the feeds that it names; of bytes that
//! are nothing it is empty. The header is believed last: content decides.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::harvest::{Format, Harvest, Hints, Warning};
use super::sniff::{Sort, sort};
use super::{decode, discover, formats, listing, sense};
use crate::news::PageKind;

/// No packed file is unpacked further than this.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Reads a feed, sitemap, WordPress answer or listing, whatever `bytes` prove to be, for its news:
/// without what blog software says of itself, and without items that have neither headline, page
/// nor text; a warning says how many there were.
pub fn read(bytes: &[u8], hints: &Hints<'_>) -> Harvest {
    let mut harvest = survey(bytes, hints);
    let all = harvest.items.len();
    harvest.items.retain(|item| !item.title.is_empty() || item.url.is_some() || item.body.is_some());
    let hollow = all - harvest.items.len();
    if hollow > 0 {
        harvest.warnings.push(Warning::Hollow(hollow));
    }
    for item in &mut harvest.items {
        item.body = item.body.take().map(formats::without_boilerplate);
    }
    harvest
}

/// As [`read`], with everything that the document holds, be it news or not.
pub fn survey(bytes: &[u8], hints: &Hints<'_>) -> Harvest {
    let bytes = &*unpacked(bytes);
    if let kind @ Some(PageKind::Document) = sense::document_kind(bytes, hints.content_type) {
        return Harvest { format: Format::Page, page: kind, ..Harvest::default() };
    }
    let decoded = decode::decode(bytes, hints.content_type);
    let text = decoded.text.as_ref();
    let mut harvest = match sort(text) {
        Sort::Feed => formats::feed(text, hints).unwrap_or_default(),
        Sort::Json => formats::json(text, hints),
        Sort::Sitemap => formats::sitemap(text, hints),
        Sort::Html => Harvest { feeds: discover::feeds(text, hints.url), ..listing::listing(text, hints) },
        Sort::Unknown => Harvest::default(),
    };
    harvest.warnings.extend(decoded.warnings);
    harvest
}

/// What a packed file holds: servers hand out `sitemap.xml.gz` as it lies. What does not unpack stays
/// as it is.
fn unpacked(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Cow::Borrowed(bytes);
    }
    let mut plain = Vec::new();
    // An end that is missing loses nothing of what came before.
    let _ = MultiGzDecoder::new(bytes).take(LARGEST).read_to_end(&mut plain);
    if plain.is_empty() { Cow::Borrowed(bytes) } else { Cow::Owned(plain) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Kind, Rules, When};
    use proptest::prelude::*;
    use url::Url;

    fn harvest(bytes: &[u8], content_type: Option<&str>) -> Harvest {
        let url = Url::parse("https://kepri.example.go.id/berita").unwrap();
        let hints = Hints {
            url: &url,
            content_type,
            kind: Kind::Auto,
            rules: &Rules::default(),
            now: "2021-01-17T03:00:00Z".parse().unwrap(),
            zone: When::WIB,
        };
        read(bytes, &hints)
    }

    #[test]
    fn content_decides_not_the_header() {
        let rss = "<rss><channel><item><title>A</title><link>/a</link></item></channel></rss>";
        let cases = [
            (rss, "text/html", Format::Rss),
            ("<feed><entry><title>A</title></entry></feed>", "text/html", Format::Atom),
            ("<html><body><p>Halo", "application/rss+xml", Format::Page),
            ("[{\"title\":{\"rendered\":\"A\"},\"link\":\"/a\"}]", "text/html", Format::WordPress),
            ("{\"items\":[]}", "text/plain", Format::Json),
            ("<urlset></urlset>", "text/xml", Format::Sitemap),
            ("%PDF-1.7 ...", "application/rss+xml", Format::Page),
            ("halo", "application/rss+xml", Format::Unknown),
            ("", "application/rss+xml", Format::Unknown),
        ];
        for (text, header, wanted) in cases {
            assert_eq!(harvest(text.as_bytes(), Some(header)).format, wanted, "{text}");
        }
    }

    #[test]
    fn packed_files_are_unpacked() {
        use std::io::Write;
        let map = "<urlset><url><loc>https://kepri.example.go.id/berita/rapat-kerja</loc></url></urlset>";
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(map.as_bytes()).unwrap();
        let packed = writer.finish().unwrap();
        let read = harvest(&packed, Some("application/gzip"));
        assert_eq!((read.format, read.items[0].title.as_str()), (Format::Sitemap, "Rapat kerja"));
        assert_eq!(harvest(&packed[..9], None).format, Format::Page);
        let nested = vec![0_u8; 20 << 20];
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(&nested).unwrap();
        assert!(unpacked(&writer.finish().unwrap()).len() as u64 <= LARGEST);
    }

    #[test]
    fn news_is_what_says_something() {
        let rss = "<rss><item><guid>1</guid></item><item><title>Rapat</title><description>&lt;p&gt;Dibuka.&lt;/p&gt;\
                   &lt;p&gt;The post Rapat appeared first on Kantor.&lt;/p&gt;</description></item></rss>";
        let url = Url::parse("https://kepri.example.go.id/feed").unwrap();
        let rules = Rules::default();
        let now = "2021-01-17T03:00:00Z".parse().unwrap();
        let hints =
            Hints { url: &url, content_type: None, kind: Kind::Auto, rules: &rules, now, zone: When::WIB };
        let (all, news) = (survey(rss.as_bytes(), &hints), read(rss.as_bytes(), &hints));
        assert_eq!((all.items.len(), all.items[0].key.as_str()), (2, "1"));
        assert!(all.items[1].body.as_ref().unwrap().as_str().contains("first on Kantor"));
        assert_eq!((news.items.len(), &news.warnings[..]), (1, &[Warning::Hollow(1)][..]));
        assert_eq!(news.items[0].body.as_ref().unwrap().as_str(), "<p>Dibuka.</p>");
    }

    #[test]
    fn a_page_instead_of_a_feed_says_what_it_is_and_where_the_feed_lies() {
        let page = "<html><head><title>Masuk</title><link rel=alternate type=application/rss+xml href='/feed/'></head><body>\
                    <form action=/login><input name=user><input type=password name=sandi><button>Masuk</button></form>";
        let harvest = harvest(page.as_bytes(), Some("application/rss+xml"));
        assert_eq!(harvest.page, Some(PageKind::Login));
        assert_eq!(harvest.feeds[0].url.as_str(), "https://kepri.example.go.id/feed/");
    }

    #[test]
    fn the_charset_is_told_when_it_was_wrong() {
        let rss =
            "<?xml version='1.0' encoding='utf-8'?><rss><item><title>Jum\u{2019}at</title></item></rss>";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(rss);
        let harvest = harvest(&bytes, None);
        assert_eq!(harvest.items[0].title, "Jum’at");
        assert_eq!(harvest.warnings, [crate::parse::Warning::Charset("windows-1252".into())]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(head in "(<rss><item>|<feed><entry>|\\{\"items\":\\[|\\[\\{\"title\":|<urlset><url>|<html>|)", tail: Vec<u8>) {
            let mut bytes = head.into_bytes();
            bytes.extend(tail);
            harvest(&bytes, None);
        }

        #[test]
        fn a_feed_with_any_damage_is_read(at in 0..1000_usize, length in 0..40_usize, junk: Vec<u8>) {
            let mut bytes = FEED.as_bytes().to_vec();
            let at = at.min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, junk);
            harvest(&bytes, None);
        }
    }

    const FEED: &str = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
        <channel><title>Berita &amp; Agenda</title><link>https://kepri.example.go.id/</link><item><title>Rapat</title>\
        <link>https://kepri.example.go.id/a</link><guid isPermaLink='false'>1</guid><dc:creator><![CDATA[Humas]]></dc:creator>\
        <pubDate>Sat, 16 Jan 2021 09:30:00 +0700</pubDate><enclosure url='/a.pdf' length='1' type='application/pdf'/>\
        <description>&lt;p&gt;Isi &#8220;penuh&#8221;&lt;/p&gt;</description></item></channel></rss>";
}
