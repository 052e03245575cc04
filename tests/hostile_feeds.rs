//! Whatever a source sends where a feed should be, the reader lives and is done soon.
//!
//! In: invented bodies, each one trick repeated to the size of the largest answer that is ever
//! taken (a thirty-second of it where the compiler does not optimise). Out: items within the caps,
//! and the news that stood before the trick. A reader that needs the square of the size of its
//! input does not come to an end here.

#![allow(clippy::unwrap_used, reason = "a test stops where it finds something wrong")]

use jiff::tz::Offset;
use warta::news::{Kind, Rules};
use warta::parse::{self, Harvest, Hints};

/// The size of a body in bytes.
const SIZE: usize = if cfg!(debug_assertions) { 512 * 1024 } else { 16 * 1024 * 1024 };

/// The most items that any document gives.
const ITEMS: usize = 5_000;

fn read(bytes: &[u8]) -> Harvest {
    let url = "https://kantor.example.go.id/feed/".parse().unwrap();
    let rules = Rules::default();
    let now = "2021-01-17T03:00:00Z".parse().unwrap();
    let hints =
        Hints { url: &url, content_type: None, kind: Kind::Auto, rules: &rules, now, zone: Offset::UTC };
    parse::survey(bytes, &hints)
}

/// `head`, then `trick` until the body is full.
fn body(head: &str, trick: &str) -> Vec<u8> {
    let mut bytes = head.as_bytes().to_vec();
    while bytes.len() + trick.len() <= SIZE {
        bytes.extend_from_slice(trick.as_bytes());
    }
    bytes
}

const ITEM: &str = "<rss><channel><item><title>Rapat</title><link>/a</link></item>";

#[test]
fn the_news_before_a_trick_is_read() {
    let tricks = [
        "<",
        ">",
        "&",
        "\"",
        "a",
        " ",
        "\n",
        "]]>",
        "<a",
        "<!",
        "<!--",
        "<?",
        "</",
        "</a>",
        "<a \"",
        "<a b=\"",
        "<a b='\" ",
        "=\"",
        "='",
        "<a b=c ",
        "<![CDATA[",
        "<t><![CDATA[</t>",
        "<t><![CDATA[</t>]]>",
        "<title><![CDATA[<![CDATA[]]>",
        "<!DOCTYPE a [<!ENTITY b 'c'>",
        "<!DOCTYPE a [",
        "<!ENTITY",
        "<x>",
        "<x a='1'>",
        "<x></y>",
        "<media:group>",
        "<media:content url='/f'>",
        "<category>",
        "<categories>",
        "<item>",
        "<item/>",
        "<item><x>",
        "<item><x></item>",
        "<item><guid>1</guid></item>",
        "<item><title>A</title></item>",
        "<item><link>/a</link><guid>sama</guid></item>",
        "<channel>",
        "<rss>",
        "<feed>",
        "<title>",
        "<title>a",
        "</title>",
        "<description>",
        "<div xml:base='/a/'>",
        "<x xmlns='a' xmlns:b='c' xmlns:d='e'>",
        "<author><name>",
        "<?xml version='1.0'?>",
        "<br />\n<b>Warning</b>: ",
    ];
    for trick in tricks {
        let harvest = read(&body(ITEM, trick));
        assert!(harvest.items.len() <= ITEMS, "{trick}");
        assert_eq!(harvest.items[0].title, "Rapat", "{trick}");
    }
}

#[test]
fn a_field_may_be_as_long_as_the_body() {
    let fields = [
        ("<item><title>", "a"),
        ("<item><title>", "&amp;"),
        ("<item><title>", "&#60;b>"),
        ("<item><title>", "&x"),
        ("<item><title>", "<b>"),
        ("<item><title><![CDATA[", "<b>"),
        ("<item><title><![CDATA[", "]]"),
        ("<item><description>", "&lt;div&gt;"),
        ("<item><description>", "<div>"),
        ("<item><description>", "<p>a"),
        ("<item><description>", "< "),
        ("<item><description><![CDATA[", "<table><tr><td colspan=9>"),
        ("<item><description><![CDATA[", "<a href='"),
        ("<item><content:encoded>", "&amp;lt;"),
        ("<item><pubDate>", "1"),
        ("<item><pubDate>", "18 November 2020 "),
        ("<item><link>", "/"),
        ("<item><link>", "http://a/ "),
        ("<item><guid>", "é"),
        ("<item><author>", "a@b ("),
        ("<item><author>", "<name>"),
        ("<item><category>", "a,"),
        ("<item><itunes:keywords>", "a,"),
        ("<item>", "<category>a</category>"),
        ("<item>", "<enclosure url='/a'/>"),
        ("<item>", "<link>/a</link>"),
        ("<item>", "<pubDate>x</pubDate>"),
        ("<item a='", "a"),
        ("<item ", "a='1' "),
        ("<item ", "a "),
        ("<item ", "a=1/"),
        ("<item><link href=\"", "a"),
        ("<item ", "xmlns:a='b' "),
        ("<language>", "id-"),
        ("<ttl>", "9"),
        ("<skipHours>", "<hour>1</hour>"),
    ];
    for (head, trick) in fields {
        let harvest = read(&body(&format!("{ITEM}{head}"), trick));
        assert_eq!(harvest.items[0].title, "Rapat", "{head}{trick}");
        let longest = harvest.items.iter().map(|item| item.title.len()).max().unwrap_or_default();
        assert!(longest <= 4096, "{head}{trick}: {longest}");
    }
    for writing in ["type='xhtml'", "type='image/png'", "mode='base64'", "type='text'"] {
        for trick in ["A", "<div>", "&lt;b&gt;", "a b "] {
            let head =
                format!("<feed><entry><title>A</title></entry><entry><title>B</title><content {writing}>");
            assert_eq!(read(&body(&head, trick)).items[0].title, "A", "{writing} {trick}");
        }
    }
}

/// A base as long as half of the body, and below it as many elements as fit in the other half.
#[test]
fn a_long_base_is_not_copied_for_every_element() {
    let long = "a".repeat(SIZE / 2);
    for (head, trick) in [
        ("<rss xml:base='http://a.example/LONG/'><channel>".to_owned() + ITEM, "<item><link>b</link></item>"),
        ("<rss xml:base='http://a.example/LONG/'><channel>".to_owned() + ITEM, "<x a='b'/>"),
        ("<html><base href='http://a.example/LONG/'><body>".to_owned(), "<a href='b'>c</a>"),
    ] {
        assert!(read(&body(&head.replace("LONG", &long), trick)).items.len() <= ITEMS, "{trick}");
    }
}

#[test]
fn any_character_set_comes_to_an_end() {
    let tricks: [&[u8]; 16] = [
        b"\xff",
        b"\x00",
        b"\x92",
        b"\x92\xc3\xa9",
        b"\xc3",
        b"\xc3\x83\xc2\xa9",
        b"\xe2\x80",
        b"\xf0\x9f",
        b"\x1b$B\x1b(B",
        b"\x81\x40",
        b"\xa4\xa2\x92",
        b"\x1b[2J",
        b"\xef\xbb\xbf",
        b"<\x00",
        b"\x00<",
        b"\xed\xa0\x80",
    ];
    let heads: [&[u8]; 8] = [
        b"",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\x00\x00",
        b"\x00\x00\xfe\xff",
        b"<rss><item><title>",
        b"<?xml version='1.0' encoding='iso-2022-jp'?><rss><item><title>",
        b"<?xml version='1.0' encoding='gbk'?><rss><item>",
    ];
    for head in heads {
        for trick in tricks {
            let bytes: Vec<u8> = head.iter().chain(trick.iter().cycle()).take(SIZE / 4).copied().collect();
            assert!(read(&bytes).items.len() <= ITEMS, "{head:?} {trick:?}");
        }
    }
}

#[test]
fn json_of_any_shape_comes_to_an_end() {
    let good = r#"{"items":[{"title":"Rapat","url":"/a"},"#;
    for trick in [
        "{\"title\":\"A\"},",
        "{},",
        "[],",
        "1,",
        "[",
        "{\"a\":",
        "\"",
        "\\",
        "//",
        "/*",
        ",",
        "]",
        "}",
        "{\"a\":[{}]},",
        "\n",
    ] {
        let harvest = read(&body(good, trick));
        assert!(harvest.items.len() <= ITEMS, "{trick}");
        assert!(harvest.items.first().is_none_or(|item| item.title == "Rapat"), "{trick}");
    }
    for (head, trick) in [
        ("", "["),
        ("", "{"),
        ("", "{\"a\":"),
        ("[", "1"),
        ("[1", "e9"),
        ("[\"", "a"),
        ("[\"", "\\u0000"),
        ("[\"", "\n"),
        ("{\"", "é"),
        ("{\"items\":", "["),
        ("[", "{\"title\":{\"rendered\":\"A\"}},"),
        ("{\"items\":[{\"content_text\":\"", "a\\n\\n"),
        ("{\"items\":[{\"tags\":\"", "a,"),
        ("{\"items\":[{\"attachments\":[", "{\"url\":\"/a\"},"),
        ("{\"a\":\"b\"", ",\"a\":\"b\""),
    ] {
        for tail in ["", "\"}]}"] {
            let mut bytes = body(head, trick);
            bytes.extend_from_slice(tail.as_bytes());
            assert!(read(&bytes).items.len() <= ITEMS, "{head}{trick}");
        }
    }
}

#[test]
fn sitemaps_and_pages_come_to_an_end() {
    for (head, trick) in [
        ("<urlset>", "<url>"),
        ("<urlset>", "<url><loc>http://a.example/berita/rapat-kerja</loc></url>"),
        ("<urlset><url><loc>", "a"),
        ("<sitemapindex>", "<sitemap><loc>http://a.example/s.xml</loc></sitemap>"),
        ("<urlset>", "<news:keywords>a,"),
        ("<html><body>", "<div>"),
        ("<html><body>", "<svg>"),
        ("<html><body>", "<table><tr><td>"),
        ("<html><body>", "<a href='/a'>"),
        ("<html><head>", "<link rel=alternate type=application/rss+xml href=/a>"),
        ("<html><body><p ", "a=b "),
        ("<html>", "<!--"),
        (
            "<html><body>",
            "<p><a href='/berita/rapat-kerja-kantor'>Rapat kerja kantor dibuka pagi ini</a></p>",
        ),
        ("<html><body>", "</p>"),
        ("<html><title>", "a"),
        ("<html><script>", "<"),
        ("<html><body>", "&"),
    ] {
        assert!(read(&body(head, trick)).items.len() <= ITEMS, "{head}{trick}");
    }
}
