//! Whole index pages of the kinds of markup that offices use, all with the same headlines.

use url::Url;

use super::listing;
use crate::news::{Kind, ListingRules, PageKind, Rules, When};
use crate::parse::{Format, Harvest, Hints, Warning};

const HEADLINES: &str = include_str!("../../../tests/fixtures/listings/headlines.txt");
const PAGES: &[(&str, &str, &str)] = &[
    ("cards", "/berita?page=2", include_str!("../../../tests/fixtures/listings/cards.html")),
    ("table", "/berita?hal=2", include_str!("../../../tests/fixtures/listings/table.html")),
    ("spans", "/page/berita/10", include_str!("../../../tests/fixtures/listings/spans.html")),
    (
        "wordpress",
        "/category/berita/page/2/",
        include_str!("../../../tests/fixtures/listings/wordpress.html"),
    ),
];

fn read_with(page: &str, rules: &Rules) -> Harvest {
    let url = Url::parse("https://muaralestari.example.go.id/berita").unwrap();
    let now = "2020-11-25T03:00:00Z".parse().unwrap();
    let hints = Hints { url: &url, content_type: None, kind: Kind::Auto, rules, now, zone: When::WIB };
    listing(page, &hints)
}

fn told(harvest: &Harvest) -> Vec<String> {
    let day = |when: &When| when.date().to_string();
    harvest
        .items
        .iter()
        .map(|item| format!("{} {}", item.published.as_ref().map(day).unwrap_or_default(), item.title))
        .collect()
}

#[test]
fn headlines_are_recognised() {
    for (name, next, page) in PAGES {
        let harvest = read_with(page, &Rules::default());
        assert_eq!(told(&harvest), HEADLINES.lines().collect::<Vec<_>>(), "{name}");
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
        assert_eq!(told(&again), told(&found), "{name} {rules:?}");
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
    let page = include_str!("../../../tests/fixtures/pages/divs.html");
    let harvest = read_with(page, &Rules::default());
    assert_eq!((harvest.format, harvest.page), (Format::Page, Some(PageKind::Article)));
    assert_eq!(harvest.items, []);
    let wall = read_with("<title>Request Rejected</title>The requested URL was rejected.", &Rules::default());
    assert_eq!(wall.page, Some(PageKind::Blocked));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn never_panics(page in "(<(a href=/x|div|li|h3|/div|/li|/a)>|[a-z ]{0,9}){0,60}") {
        read_with(&page, &Rules::default());
    }
}
