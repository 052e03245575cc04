//! `warta parse`: what one feed, sitemap or listing holds, without the cache.

use super::super::args::DocumentArgs;
use super::super::desk::Desk;
use super::super::json::{ParsedJson, page_word};
use super::super::out::complain;
use super::super::trouble::{Exit, Trouble};
use super::input::Input;
use crate::news::{PageKind, visible};
use crate::parse::{self, Harvest};

/// Reads the document and prints what it holds.
pub fn run(desk: &mut Desk, args: &DocumentArgs) -> Result<Exit, Trouble> {
    let input = Input::take(desk, args)?;
    let harvest = parse::survey(&input.bytes, &input.hints());
    if args.json {
        desk.out.json(&ParsedJson::from(&harvest))?;
    } else {
        print(desk, &harvest)?;
    }
    Ok(if harvest.items.is_empty() { Exit::NothingFound } else { Exit::Done })
}

fn print(desk: &mut Desk, harvest: &Harvest) -> Result<(), Trouble> {
    let title = harvest.title.as_deref().unwrap_or_default();
    let page = harvest.page.filter(|page| *page != PageKind::Listing);
    let page = page.map(|page| format!(" ({})", page_word(page))).unwrap_or_default();
    desk.out.line(&format!("{}{page}  {}", harvest.format.as_str(), visible(title)))?;
    for item in &harvest.items {
        let date = item.published.map_or_else(|| "-".to_owned(), |when| when.date().to_string());
        desk.out.line(&format!("{date:<10}  {}", visible(&item.title)))?;
        if let Some(url) = &item.url {
            desk.out.line(&format!("            {url}"))?;
        }
    }
    for feed in &harvest.feeds {
        let title = feed.title.as_deref().unwrap_or_default();
        desk.out.line(format!("+           {}  {}", feed.url, visible(title)).trim_end())?;
    }
    for warning in &harvest.warnings {
        complain(&visible(&warning.to_string()));
    }
    if harvest.items.is_empty() {
        complain(&desk.lang.no_items());
    }
    Ok(())
}
