//! Screens as they are painted, at the three sizes that matter, in both languages.
//!
//! A fixed cache, a fixed clock: any change to a screen shows up as a changed snapshot.

mod desk;

use desk::{Cache, Desk};
use warta::app::{Msg, Online};
use warta::lang::Language;
use warta::news::{Failure, Progress};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];
const LANGUAGES: [Language; 2] = [Language::Id, Language::En];

/// Walks `keys` at every size in every language and compares what stands on the screen.
fn shoot(name: &str, keys: &str, sizes: &[(u16, u16)]) {
    for language in LANGUAGES {
        for (width, height) in sizes {
            let mut desk = Desk::new(language, *width, *height);
            desk.press(keys);
            let name = format!("{name}-{width}x{height}-{}", language.code());
            insta::assert_snapshot!(name, desk.screen());
        }
    }
}

#[test]
fn the_list() {
    shoot("list", "j s m j", &SIZES);
}

#[test]
fn chosen_rows_in_another_order() {
    shoot("chosen", "S S v j v", &[(120, 40), (40, 12)]);
}

#[test]
fn an_article() {
    shoot("article", "j Enter", &SIZES);
}

#[test]
fn an_article_further_down() {
    shoot("article-end", "j Enter G", &[(80, 24)]);
}

#[test]
fn words_found_in_an_article() {
    for language in LANGUAGES {
        let mut desk = Desk::new(language, 80, 24);
        desk.press("j Enter /").type_text("pejabat").press("Enter n n");
        insta::assert_snapshot!(format!("found-80x24-{}", language.code()), desk.screen());
    }
}

#[test]
fn the_links_of_an_article() {
    shoot("links", "j Enter L", &[(80, 24), (40, 12)]);
}

#[test]
fn panes_as_a_person_wants_them() {
    shoot("zen", "j Enter z", &[(120, 40), (40, 12)]);
    shoot("arranged", "C-w s C-w t j Enter > >", &[(120, 40)]);
}

#[test]
fn related_news() {
    shoot("related", "j Enter Tab", &[(80, 24), (40, 12)]);
}

#[test]
fn the_sources() {
    shoot("sources", "b j j j", &[(80, 24), (40, 12)]);
}

#[test]
fn the_keys() {
    shoot("help", "?", &[(80, 24), (40, 12)]);
}

#[test]
fn a_mistake_in_a_query() {
    let mut desk = Desk::new(Language::En, 80, 24);
    desk.press("/").type_text("haji newer:kemarin").press("Enter");
    insta::assert_snapshot!("mistake-80x24-en", desk.screen());
}

#[test]
fn a_refresh_and_a_teaser() {
    let mut desk = Desk::new(Language::Id, 80, 24);
    desk.press("r Enter");
    desk.tell(Msg::Progressed(Progress::Planned(12)));
    insta::assert_snapshot!("refresh-80x24-id", desk.screen());
    let id = desk.cache.named("Menteri");
    desk.tell(Msg::PageFetched { id, outcome: Err(Failure::Status(503)) });
    insta::assert_snapshot!("teaser-80x24-id", desk.screen());
}

#[test]
fn a_house_without_sources() {
    for language in LANGUAGES {
        for (width, height) in SIZES {
            let desk = Desk::with(Cache::empty(), language, width, height, Online::Allowed);
            insta::assert_snapshot!(format!("empty-{width}x{height}-{}", language.code()), desk.screen());
        }
    }
}

#[test]
fn a_screen_that_is_too_small() {
    for (width, height) in [(0, 0), (1, 1), (19, 30), (500, 4)] {
        let desk = Desk::new(Language::Id, width, height);
        let wanted: String = "Layar terlalu kecil".chars().take(usize::from(width)).collect();
        assert_eq!(desk.screen().trim(), wanted.trim(), "{width}x{height}");
    }
}
