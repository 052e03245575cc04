//! The promise of reading: what the ministry's pages say arrives whole, and nothing else does.
//!
//! In: the demo's sites, each in its own markup, over a plain socket. Out: every release's
//! title, day, caption, dateline, counter, text and related links against its text file.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first fault")]

mod common;

use common::{Truth, body_text, folded, get, hints, opening, truths, truths_of};
use url::Url;
use warta::demo::Ministry;
use warta::news::{Extent, Item, PageKind, Source};
use warta::parse::{Format, Harvest, article, read};

fn source(ministry: &Ministry, name: &str) -> Source {
    ministry.sources().into_iter().find(|source| source.name == name).unwrap()
}

fn harvest_at(source: &Source, url: &Url) -> Harvest {
    let (content_type, bytes) = get(url);
    read(&bytes, &hints(source, url, &content_type))
}

fn harvest(source: &Source) -> Harvest {
    harvest_at(source, &source.url)
}

/// Every truth of `site` among `items`, by title, with day and address; no other item.
fn assert_headlines(site: &str, items: &[Item], ministry: &Ministry) {
    let truths = truths_of(site);
    let mut titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
    let mut expected: Vec<&str> = truths.iter().map(|truth| truth.title.as_str()).collect();
    titles.sort_unstable();
    expected.sort_unstable();
    assert_eq!(titles, expected, "headlines of {site}");
    for truth in &truths {
        let item = items.iter().find(|item| item.title == truth.title).unwrap();
        let published = item.published.unwrap_or_else(|| panic!("{}: no date", truth.slug));
        assert_eq!(published.date(), truth.day, "{}: {published}", truth.slug);
        let url = item.url.as_ref().unwrap();
        let port = source(ministry, office_name(site)).url.port();
        assert_eq!(url.port(), port, "{}: {url}", truth.slug);
        assert!(url.as_str().contains(&truth.slug), "{}: {url}", truth.slug);
    }
}

fn office_name(site: &str) -> &'static str {
    match site {
        "pusat" => "Humas Kemenumat",
        "diklat" => "Balai Diklat Kerukunan",
        "hukum" => "JDIH Kemenumat",
        "kanwil" => "Kanwil Kepulauan Contoh",
        "teladan" => "Kankemenumat Kab. Teladan",
        other => panic!("no office {other}"),
    }
}

#[test]
fn a_teaser_feed_gives_headlines_and_teasers() {
    let ministry = Ministry::serve(opening()).unwrap();
    let harvest = harvest(&source(&ministry, office_name("pusat")));
    assert_eq!(harvest.format, Format::Rss);
    assert_eq!(harvest.title.as_deref(), Some("Humas Kemenumat"));
    assert_headlines("pusat", &harvest.items, &ministry);
    for item in &harvest.items {
        assert_ne!(item.extent, Extent::Full, "{}: a teaser is not the whole text", item.title);
        assert!(item.byline.is_some(), "{}: dc:creator is the byline", item.title);
    }
}

#[test]
fn a_home_page_names_a_feed_that_carries_everything() {
    let ministry = Ministry::serve(opening()).unwrap();
    let source = source(&ministry, office_name("diklat"));
    let feed = harvest(&source).feeds.first().map(|link| link.url.clone()).unwrap();
    assert!(feed.path().ends_with("/atom.xml"), "{feed}");
    let harvest = harvest_at(&source, &feed);
    assert_eq!(harvest.format, Format::Atom);
    assert_headlines("diklat", &harvest.items, &ministry);
    for truth in truths_of("diklat") {
        let item = harvest.items.iter().find(|item| item.title == truth.title).unwrap();
        assert_eq!(item.extent, Extent::Full, "{}", truth.slug);
        assert_eq!(lost(&truth, &body_text(item)), None, "{}", truth.slug);
    }
}

#[test]
fn a_home_made_feed_announces_pdf_circulars() {
    let ministry = Ministry::serve(opening()).unwrap();
    let harvest = harvest(&source(&ministry, office_name("hukum")));
    assert_headlines("hukum", &harvest.items, &ministry);
    for truth in truths_of("hukum") {
        let item = harvest.items.iter().find(|item| item.title == truth.title).unwrap();
        assert_eq!(item.has_pdf(), truth.pdf, "{}", truth.slug);
        if truth.pdf {
            let (content_type, bytes) = get(item.url.as_ref().unwrap());
            assert_eq!(content_type, "application/pdf");
            assert_eq!(item.enclosures[0].length, Some(bytes.len() as u64), "{}", truth.slug);
            assert!(bytes.starts_with(b"%PDF-"));
        }
    }
}

#[test]
fn cards_are_recognised_without_rules() {
    let ministry = Ministry::serve(opening()).unwrap();
    let source = source(&ministry, office_name("kanwil"));
    assert!(source.rules.listing.is_none());
    let harvest = harvest(&source);
    assert_eq!(harvest.format, Format::Listing);
    assert_headlines("kanwil", &harvest.items, &ministry);
}

#[test]
fn a_table_is_read_by_rules_and_has_a_second_page() {
    let ministry = Ministry::serve(opening()).unwrap();
    let source = source(&ministry, office_name("teladan"));
    let first = harvest(&source);
    let second = harvest_at(&source, first.next.as_ref().unwrap());
    assert_eq!(second.next, None, "the second page is the last");
    let items: Vec<Item> = first.items.into_iter().chain(second.items).collect();
    assert_headlines("teladan", &items, &ministry);
}

#[test]
fn a_table_is_recognised_without_rules_too() {
    let ministry = Ministry::serve(opening()).unwrap();
    let mut source = source(&ministry, office_name("teladan"));
    let by_rules: Vec<String> = harvest(&source).items.into_iter().map(|item| item.title).collect();
    source.rules.listing = None;
    let by_itself: Vec<String> = harvest(&source).items.into_iter().map(|item| item.title).collect();
    assert_eq!(by_rules.len(), 5);
    assert_eq!(by_itself, by_rules);
}

/// The article pages of all releases that have one, with their truths. The addresses are cut out
/// of the raw lists, so that no parser takes part.
fn pages(ministry: &Ministry) -> Vec<(Truth, Source, Url)> {
    let mut found = Vec::new();
    for (site, lists) in [
        ("pusat", &["/feed/"][..]),
        ("diklat", &["/atom.xml"]),
        ("hukum", &["/rss.xml"]),
        ("kanwil", &["/berita"]),
        ("teladan", &["/index.php?hal=berita", "/index.php?hal=berita&p=2"]),
    ] {
        let source = source(ministry, office_name(site));
        let lists: String = lists
            .iter()
            .map(|list| String::from_utf8_lossy(&get(&source.url.join(list).unwrap()).1).into_owned())
            .collect();
        for truth in truths_of(site).into_iter().filter(|truth| !truth.pdf) {
            let url = source.url.join(&address(&lists, &truth.slug)).unwrap();
            found.push((truth, source.clone(), url));
        }
    }
    assert_eq!(found.len(), truths().iter().filter(|truth| !truth.pdf).count());
    found
}

/// The first address in `text`, between quotes or tags, that ends in `slug` or goes on behind it with `-` or `/`.
fn address(text: &str, slug: &str) -> String {
    for (at, _) in text.match_indices(slug) {
        let start = text[..at].rfind(['"', '>']).unwrap() + 1;
        let end = at + text[at..].find(['"', '<']).unwrap();
        let tail = &text[at + slug.len()..end];
        let page = ["/berita/", "/read/", "/peraturan/", "judul=", "/202"]
            .iter()
            .any(|p| text[start..at].contains(p));
        if page && (tail.is_empty() || tail == "/" || tail.len() == 6) {
            return text[start..end].replace("&amp;", "&");
        }
    }
    panic!("{slug}: not listed");
}

/// Reads every article page and fails with all faults that `examine` finds on them. A fault
/// begins with what it is about and a colon.
fn examine_all(examine: impl Fn(&Truth, &Item) -> Vec<String>) {
    let ministry = Ministry::serve(opening()).unwrap();
    let mut faults = Vec::new();
    for (truth, source, url) in pages(&ministry) {
        let (content_type, bytes) = get(&url);
        let page = article(&bytes, &hints(&source, &url, &content_type));
        let found = if page.kind == PageKind::Article {
            examine(&truth, &page.item)
        } else {
            vec![format!("is taken for {:?}", page.kind)]
        };
        faults.extend(found.into_iter().map(|fault| format!("{} {}: {fault}", truth.site, truth.slug)));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn differs<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Option<String> {
    (found != expected).then(|| format!("{what}: found {found:?}, the page says {expected:?}"))
}

/// The first passage of the truth that `text` lacks, or has out of order.
fn lost(truth: &Truth, text: &str) -> Option<String> {
    let mut from = 0;
    for passage in &truth.passages {
        let passage = folded(passage);
        match text[from..].find(&passage) {
            Some(at) => from += at + passage.len(),
            None => return Some(format!("lost or out of order: {passage:?}\nin {text}")),
        }
    }
    None
}

#[test]
fn every_article_is_read_whole() {
    examine_all(|truth, item| {
        let title = differs("title", &item.title, &truth.title);
        let extent = differs("extent", &item.extent, &Extent::Full);
        [title, extent, lost(truth, &body_text(item))].into_iter().flatten().collect()
    });
}

#[test]
fn the_day_is_the_articles_not_the_headers() {
    examine_all(|truth, item| {
        let day = item.published.map(|published| published.date());
        differs("day", &day, &Some(truth.day)).into_iter().collect()
    });
}

#[test]
fn the_trimmings_of_an_office_page_are_named() {
    examine_all(|truth, item| {
        let mut faults = vec![differs("section", &item.section, &truth.section)];
        // WordPress shows no counter; the training centre's byline is a bare name between bars.
        if truth.site != "pusat" {
            faults.push(differs("views", &item.views, &Some(truth.views)));
        }
        if truth.place.is_some() {
            let dateline = item.dateline.as_ref();
            faults.push(differs("place", &dateline.map(|line| line.place.clone()), &truth.place));
            let desk = dateline.and_then(|line| line.desk.clone());
            faults.push(differs("desk", &desk, &Some("Humas".to_owned())));
        }
        if truth.caption.is_some() {
            faults.push(differs("caption", &item.caption, &truth.caption));
        }
        if ["pusat", "kanwil", "teladan"].contains(&truth.site.as_str()) {
            faults.push(differs("byline", &item.byline, &truth.byline));
        }
        faults.into_iter().flatten().collect()
    });
}

#[test]
fn the_pages_own_related_links_come_in_order() {
    let all = truths();
    examine_all(|truth, item| {
        let title_of = |slug: &String| all.iter().find(|other| other.slug == *slug).unwrap().title.clone();
        let expected: Vec<String> = truth.related.iter().map(title_of).collect();
        let found: Vec<String> = item.related.iter().map(|link| link.title.clone()).collect();
        let strange = item.related.iter().find(|link| link.url.host_str() != Some("127.0.0.1"));
        let strange = strange.map(|link| format!("leads away: {}", link.url));
        differs("related", &found, &expected).into_iter().chain(strange).collect()
    });
}

/// What stands around the articles on the pages of the demo.
const FURNITURE: &[&str] = &[
    "Beranda",
    "Struktur Organisasi",
    "Berita Populer",
    "Statistik Pengunjung",
    "Cari berita",
    "Bagikan",
    "Facebook",
    "WordPress",
    "Tinggalkan Balasan",
    "Pos sebelumnya",
    "MENU UTAMA",
    "JAJAK PENDAPAT",
    "Versi cetak",
    "Dibaca:",
    "Jadwal Diklat",
    "Dokumen Terkait",
    "Berita Terkait",
    "situs rekaan",
    "Situs rekaan",
    "Selasa 24 November 2026",
];

#[test]
fn nothing_of_menus_sidebars_and_footers_remains() {
    examine_all(|truth, item| {
        let text = body_text(item);
        let around = FURNITURE.iter().copied().chain(truth.caption.as_deref());
        around
            .filter(|piece| text.contains(piece))
            .map(|piece| format!("furniture: the text holds {piece:?}"))
            .collect()
    });
}
