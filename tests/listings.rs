//! Index pages in the markups that offices use, read without a word of configuration.
//!
//! In: pages drawn from templates, and pages that are no list. Out: every headline with its link
//! and its date and none besides, and selectors for the configuration that read the same.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod gallery;

use gallery::Drawn;
use url::Url;
use warta::config::{self, Paths};
use warta::news::{Item, Kind, ListingRules, PageKind, Rules, Source, When};
use warta::parse::{self, Format, Harvest, Hints, Warning};

const GALLERY: &str = include_str!("fixtures/listings/gallery.txt");
const SITES: &str = include_str!("fixtures/listings/sites.txt");
const FURTHER: &str = include_str!("fixtures/listings/further.txt");
const SYSTEMS: &str = include_str!("fixtures/listings/systems.txt");
const OTHER: &str = include_str!("fixtures/listings/no_lists.txt");

const HEADLINES: &str = include_str!("fixtures/listings/headlines.txt");
const PAGES: &[(&str, &str, &str)] = &[
    ("cards", "/berita?page=2", include_str!("fixtures/listings/cards.html")),
    ("table", "/berita?hal=2", include_str!("fixtures/listings/table.html")),
    ("spans", "/page/berita/10", include_str!("fixtures/listings/spans.html")),
    ("wordpress", "/category/berita/page/2/", include_str!("fixtures/listings/wordpress.html")),
];

fn read(url: &Url, page: &str, kind: Kind, rules: &Rules) -> Harvest {
    let now = "2020-11-25T03:00:00Z".parse().unwrap();
    let hints = Hints { url, content_type: None, kind, rules, now, zone: When::WIB };
    parse::read(page.as_bytes(), &hints)
}

/// What was read, as the truth is written.
fn told(harvest: &Harvest) -> Vec<String> {
    let line = |item: &Item| {
        let date = item.published.map(|when| when.date().to_string()).unwrap_or_default();
        format!("{date} {} {}", item.url.as_ref().unwrap(), item.title)
    };
    harvest.items.iter().map(line).collect()
}

/// Reads the page again as the source that `warta probe` suggests for it.
fn by_block(url: &Url, page: &str, harvest: &Harvest) -> (String, Vec<String>) {
    let mut source = Source::new("Kantor".to_owned(), url.clone());
    source.kind = Kind::Listing;
    source.rules.listing.clone_from(&harvest.rules);
    let block = config::block(&source);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::write(&file, &block).unwrap();
    let paths = Paths::locate(Some(&file), Some(folder.path())).unwrap();
    let source = config::load(&paths).unwrap().sources.pop().unwrap();
    (block, told(&read(url, page, source.kind, &source.rules)))
}

/// Every headline with its link and its date and none besides, the next page, and a block for the
/// configuration that reads the same.
#[test]
fn lists_in_any_markup_are_recognised() {
    let mut wrong = Vec::new();
    for drawn in [GALLERY, SITES, FURTHER, SYSTEMS].into_iter().flat_map(Drawn::all) {
        let ((page, truth), at) = (drawn.page(), drawn.address());
        let harvest = read(&at, &page, Kind::Auto, &Rules::default());
        let found = told(&harvest);
        if found != truth {
            wrong.push(format!("{}: {found:#?}\nnot {truth:#?}\n{page}", drawn.name));
        }
        if harvest.next != drawn.next() {
            wrong.push(format!("{}: next {:?}", drawn.name, harvest.next.as_ref().map(Url::as_str)));
        }
        let (block, again) = by_block(&at, &page, &harvest);
        // What stands in data alone has no selector.
        let selects = harvest.rules.is_some() || drawn.is_data() || page.contains("<script");
        if again != found || !selects {
            wrong.push(format!("{}: by {block} {again:#?}", drawn.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn pages_without_a_list_give_none() {
    let mut wrong = Vec::new();
    for drawn in Drawn::all(OTHER) {
        let (page, _) = drawn.page();
        let harvest = read(&drawn.address(), &page, Kind::Auto, &Rules::default());
        if !harvest.items.is_empty() {
            wrong.push(format!("{}: {:#?}", drawn.name, told(&harvest)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn read_with(page: &str, rules: &Rules) -> Harvest {
    read(&Url::parse("https://muaralestari.example.go.id/berita").unwrap(), page, Kind::Auto, rules)
}

fn titled(harvest: &Harvest) -> Vec<String> {
    let day = |when: &When| when.date().to_string();
    let line =
        |item: &Item| format!("{} {}", item.published.as_ref().map(day).unwrap_or_default(), item.title);
    harvest.items.iter().map(line).collect()
}

#[test]
fn headlines_are_recognised() {
    for (name, next, page) in PAGES {
        let harvest = read_with(page, &Rules::default());
        assert_eq!(titled(&harvest), HEADLINES.lines().collect::<Vec<_>>(), "{name}");
        assert_eq!((harvest.format, harvest.page), (Format::Listing, Some(PageKind::Listing)), "{name}");
        let found = harvest.next.map(|url| url.to_string().replace("https://muaralestari.example.go.id", ""));
        assert_eq!(found.as_deref(), Some(*next), "{name}");
    }
}

#[test]
fn keys_are_canonical_and_teasers_are_kept() {
    let cards = read_with(PAGES[0].2, &Rules::default());
    let first = &cards.items[0];
    assert_eq!(first.key, "https://muaralestari.example.go.id/read/berita-0-x0");
    assert!(first.summary.as_deref().unwrap().starts_with("Kegiatan berlangsung"), "{:?}", first.summary);
    assert_eq!(first.section.as_deref(), Some("Berita"));
    let wordpress = read_with(PAGES[3].2, &Rules::default());
    assert!(wordpress.items[0].summary.as_deref().unwrap().ends_with("pagi hari."));
    assert_eq!(wordpress.items[0].published.unwrap().to_string(), "2020-11-24T08:30:00+07:00");
}

#[test]
fn the_selectors_found_read_the_same() {
    for (name, _, page) in PAGES {
        let found = read_with(page, &Rules::default());
        let Some(rules) = found.rules.clone() else { panic!("{name}: no rules") };
        let again = read_with(page, &Rules { listing: Some(rules.clone()), ..Rules::default() });
        assert_eq!(titled(&again), titled(&found), "{name} {rules:?}");
        assert_eq!(again.warnings, [], "{name} {rules:?}");
    }
}

#[test]
fn rules_are_followed_and_mistaken_ones_named() {
    let rules = |item: &str, title: &str| ListingRules {
        item: Some(item.to_owned()),
        title: Some(title.to_owned()),
        ..ListingRules::default()
    };
    let by = |listing| read_with(PAGES[0].2, &Rules { listing: Some(listing), ..Rules::default() });
    let side = by(rules(".sidebar li", "a"));
    assert_eq!(side.items.len(), 4);
    assert_eq!(side.items[0].published.unwrap().date().to_string(), "2020-10-10");
    let wrong = by(rules(".gone", "h3 a"));
    assert_eq!(wrong.items.len(), 8);
    assert!(wrong.warnings.contains(&Warning::Selector("item")), "{:?}", wrong.warnings);
    assert!(by(rules("[[", "h3 a")).warnings.contains(&Warning::Selector("item")));
}

#[test]
fn an_article_is_no_listing() {
    let page = include_str!("fixtures/pages/divs.html");
    let harvest = read_with(page, &Rules::default());
    assert_eq!((harvest.format, harvest.page), (Format::Page, Some(PageKind::Article)));
    assert_eq!(harvest.items, []);
    let wall = read_with("<title>Request Rejected</title>The requested URL was rejected.", &Rules::default());
    assert_eq!(wall.page, Some(PageKind::Blocked));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn never_panics(page in "<html>(<(a href=/x|div|li|h3|/div|/li|/a|tr onclick=location='/b/c'|script|b class=date)>|[a-z ]{0,9}){0,60}") {
        read_with(&page, &Rules::default());
    }
}
