//! Documents made to do harm: every reader returns, with what it could read and no more.
//!
//! In: pages, listings, feeds and texts generated here, each of one trouble without end. Out: an
//! answer from each reader, held against the caps that keep time and memory small. The real
//! program is run on the worst of them: it must live, and name the document that it is about.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;

use std::fmt::Write;

use common::binary::{Home, text};
use serde_json::Value;
use url::Url;
use warta::news::{Kind, Rules, When};
use warta::parse::{self, Hints, clean};

/// Bytes of a document here; the readers' own caps lie further up, and a debug build is slow.
const SIZE: usize = 48 * 1024;

const HEAD: &str = "<!doctype html><html><head><title>Uji coba halaman</title></head><body><h1>Uji coba halaman</h1>\
    <p>Kepala kantor menyampaikan sambutan dalam kegiatan ini, dan semua pegawai mendengarkan dengan sabar.</p>";

/// `unit` again and again.
fn fill(head: &str, unit: &str) -> String {
    format!("{head}{}", unit.repeat(SIZE / unit.len()))
}

/// Pages, each of one trouble.
fn pages() -> Vec<String> {
    let units = [
        "<div>",
        "<svg><g>",
        "<ul><li>",
        "<b>",
        "<a><p><b>",
        "<a href=x><p><b><i><font size=1>x",
        "<b><p>x</b>",
        "<table><tr><td>x",
        "<table>x<b>y",
        "<table>x<p>",
        "<nobr>",
        "<button><p>",
        "<dl><dt>x<dd>y",
        "<frameset>",
        "<select><option>x",
        "<template><div>",
        "<form><input type=password>",
        "<math><mi>",
        "<blockquote>",
        "<br>",
        "<span>x</span>",
        "<p>Kalimat pendek, di sini.</p>",
        "<h1>Judul</h1>",
        "<img src=x alt=y>",
        "<a href='/berita/judul-panjang-1'>Judul berita panjang sekali di sini</a>",
        "<td><a href='/berita/1'>Kabar kegiatan kantor</a>",
        "<div><a href='/berita/1'>Kabar kegiatan kantor</a></div>",
        "<tr><td><a href='/berita/1'>Selengkapnya</a><td>18-11-2020",
        "</p>",
        "</div><p>",
        "<!-- x -->",
        "<!--",
        "<script>x</script>",
        "<title>x</title>",
        "<meta property=og:title content=x>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"x\"}</script>",
        "<script type='application/ld+json'>[[[[[[[[[[[[[[[[",
        "a",
        "kata ",
        "<",
        "&",
        "&amp;",
        "&nbsp;",
        "&#x10ffff;",
        "\0",
        "\u{1b}[31m",
        "\u{301}",
        "<p a=b c=d e=f g=h i=j k=l>",
        "<p class='a b c d e f g h i j k l'>",
        "<td colspan=1000 rowspan=1000>x",
        "<h1><pre>\t",
        "<p>Senin, 24 November 2026 10:00 WIB</p>",
        "<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>",
    ];
    let mut all: Vec<String> = units.iter().map(|unit| fill(HEAD, unit)).collect();
    all.push(format!("{HEAD}<p {}>x", "a=b ".repeat(SIZE / 4)));
    all.push(format!("{HEAD}<p class=\"{}\">x", "x ".repeat(SIZE / 2)));
    all.push(format!("{HEAD}<table><tr>{}", "<td>x".repeat(5000)));
    all
}

/// Feeds, each of one trouble.
fn feeds() -> Vec<String> {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>\
               <title>Kabar</title><item><title>Pertama</title><link>https://a.contoh.example/1</link>";
    let units = [
        "<media:group>",
        "<item>",
        "<description><div>",
        "<category>x</category>",
        "<enclosure url='https://a.contoh.example/a.pdf'/>",
        "<item><title>x<description>y<",
        "</item><item><author>é@x.y (é)</author>",
        "</item><item><title>Judul</title><link>/2</link>",
        "&",
        "<![CDATA[<div>",
    ];
    let mut all: Vec<String> = units.iter().map(|unit| fill(rss, unit)).collect();
    let mut entities = String::new();
    for n in 0..20 {
        let _ = write!(entities, "<!ENTITY e{} \"{}\">", n + 1, format!("&e{n};").repeat(10));
    }
    all.push(format!(
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY e0 \"lol\">{entities}]>{}",
        rss.replace("Pertama", "A &e20; B")
    ));
    all.push(fill(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Pertama</title><content type='xhtml'>",
        "<div>",
    ));
    all.push(fill("<urlset>", "<url><loc>https://a.contoh.example/1</loc></url>"));
    all.push(fill("{\"items\":[", "{\"title\":\"a\"},"));
    all.push(fill("{\"items\":", "["));
    all.push(fill("[", "{\"title\":{\"rendered\":\"A\"},\"link\":\"/a\"},"));
    all.push(fill("{\"items\":[{\"title\":\"", "\\u0000"));
    all
}

fn with_hints<T>(kind: Kind, work: impl FnOnce(&Hints<'_>) -> T) -> T {
    let url = Url::parse("https://kantor.contoh.example/berita/1").unwrap();
    let rules = Rules::default();
    let now = "2026-11-24T03:00:00Z".parse().unwrap();
    work(&Hints { url: &url, content_type: None, kind, rules: &rules, now, zone: When::WIB })
}

/// The beginning of a document, for a message.
fn start(text: &str) -> String {
    text.chars().skip(if text.starts_with(HEAD) { HEAD.chars().count() } else { 0 }).take(60).collect()
}

#[test]
fn every_page_is_read_as_an_article_and_as_a_listing() {
    for page in pages() {
        let article = with_hints(Kind::Auto, |hints| parse::article(page.as_bytes(), hints));
        let body = article.item.body.as_ref().map_or("", warta::news::CleanHtml::as_str);
        assert!(body.len() <= 4 * page.len(), "{}: a body of {}", start(&page), body.len());
        assert!(article.item.title.chars().count() <= 1024, "{}", start(&page));
        assert!(!body.contains('\0') && !body.contains('\u{1b}'), "{}", start(&page));
        let harvest = with_hints(Kind::Listing, |hints| parse::read(page.as_bytes(), hints));
        assert!(harvest.items.len() <= 1000, "{}: {} items", start(&page), harvest.items.len());
    }
}

#[test]
fn every_text_is_cleaned_and_set_at_any_width() {
    for page in pages() {
        let html = clean::clean(&page, None);
        assert_eq!(clean::clean(html.as_str(), None), html, "{}", start(&page));
        for width in [1, 80] {
            let flow = warta::render::flow(&html, width);
            assert!(flow.rows.len() <= page.len() + 100, "{}", start(&page));
        }
    }
}

#[test]
fn every_feed_gives_what_it_has() {
    for feed in feeds() {
        let harvest = with_hints(Kind::Feed, |hints| parse::read(feed.as_bytes(), hints));
        assert!(harvest.items.len() <= 10_000, "{}: {} items", start(&feed), harvest.items.len());
        for item in &harvest.items {
            assert!(
                item.title.len() <= 4096 && !item.title.contains("lollol"),
                "{}: {}",
                start(&feed),
                item.title.len()
            );
        }
        if feed.starts_with("<?xml") {
            assert_eq!(
                harvest.items[0].title.get(..1),
                Some(if feed.contains("e20") { "A" } else { "P" }),
                "{}",
                start(&feed)
            );
        }
    }
}

#[test]
fn files_of_this_machine_stay_where_they_are() {
    let xml = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
               <rss version=\"2.0\"><channel><item><title>Awal &x; akhir</title><link>https://a.contoh.example/1</link></item></channel></rss>";
    let harvest = with_hints(Kind::Feed, |hints| parse::read(xml.as_bytes(), hints));
    assert!(harvest.items[0].title.starts_with("Awal") && harvest.items[0].title.ends_with("akhir"));
    assert!(!harvest.items[0].title.contains("root"), "{}", harvest.items[0].title);
}

#[test]
fn the_program_lives_and_names_the_document() {
    let home = Home::new(&[]);
    let worst = [
        ("dalam.html", fill(HEAD, "<svg><g><div>"), "extract"),
        ("grup.xml", fill("<rss version=\"2.0\"><channel><item>", "<media:group>"), "parse"),
        ("acuan.html", fill(HEAD, "&"), "extract"),
        ("senjata.html", fill(HEAD, "\u{1b}]0;judul\u{7}\u{1b}[2J\u{9b}31m<b>x</b>\u{202e}"), "extract"),
    ];
    for (name, document, command) in worst {
        let path = home.path().join(name);
        std::fs::write(&path, document).unwrap();
        for json in [&["--json"][..], &[]] {
            let arguments = [&[command, path.to_str().unwrap()][..], json].concat();
            let output = home.run(&arguments);
            let (out, err) = (text(&output.stdout), text(&output.stderr));
            assert!(matches!(output.status.code(), Some(0 | 1)), "{name}: {:?} {err}", output.status);
            assert!(!err.contains("panicked"), "{name}: {err}");
            let odd = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
            assert!(
                !out.chars().any(odd) && !err.chars().any(odd),
                "{name}: control characters come through"
            );
            if !json.is_empty() {
                assert!(serde_json::from_str::<Value>(&out).is_ok(), "{name}");
            }
        }
    }
}

#[test]
fn a_list_of_subscriptions_adds_addresses_and_nothing_else() {
    let home = Home::new(&[]);
    let file = home.path().join("langganan.opml");
    let odd = ["|touch /tmp/x", "exec:ls", "file:///etc/passwd", "javascript:alert(1)", "-flag", "$(id)"];
    let mut outlines: String =
        odd.iter().map(|url| format!("<outline text='x' xmlUrl='{url}'/>")).collect::<Vec<_>>().concat();
    outlines.push_str(&"<outline text='d'>".repeat(300));
    outlines.push_str("<outline text='Kabar \u{1b}[31mKantor' xmlUrl='https://kantor.contoh.example/feed'/>");
    let entities = "<!DOCTYPE o [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    std::fs::write(&file, format!("<?xml version='1.0'?>{entities}<opml><body>{outlines}")).unwrap();
    let output = home.run(&["import", file.to_str().unwrap(), "--json"]);
    assert!(!text(&output.stderr).contains("panicked"), "{}", text(&output.stderr));
    let config = std::fs::read_to_string(home.path().join("config.toml")).unwrap();
    for url in odd {
        assert!(!config.contains(url), "{url} was added:\n{config}");
    }
    assert!(!config.contains('\u{1b}'), "{config}");
    assert_eq!(
        config.matches("[[source]]").count(),
        usize::from(config.contains("kantor.contoh.example/feed"))
    );
}
