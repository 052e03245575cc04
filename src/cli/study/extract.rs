//! `warta extract`: the article inside one HTML page or PDF, without the cache.

use super::super::args::DocumentArgs;
use super::super::desk::Desk;
use super::super::json::{ExtractedJson, page_word};
use super::super::out::complain;
use super::super::trouble::{Exit, Trouble};
use super::input::Input;
use crate::engine::Reader;
use crate::news::{Failure, Item, PageKind, is_web, visible};
use crate::parse::pdf::{self, Paper};
use crate::parse::{self, ArticlePage};

/// Reads the page and prints its article.
pub fn run(desk: &mut Desk, args: &DocumentArgs) -> Result<Exit, Trouble> {
    let input = Input::take(desk, args)?;
    if pdf::is_pdf(&input.bytes) {
        return paper(desk, args, input);
    }
    let page = parse::article(&input.bytes, &input.hints());
    let text = page.item.body.as_ref().map(crate::news::CleanHtml::text).unwrap_or_default();
    let found = !text.trim().is_empty();
    if args.json {
        let url = page.item.url.as_ref().or(Some(&input.url)).filter(|url| is_web(url));
        desk.out.json(&ExtractedJson::new(&page, url.map(url::Url::as_str), text))?;
    } else if found {
        print(desk, &page.item, &text)?;
        if page.item.doubtful {
            desk.out.finish()?;
            complain(&desk.lang.text_doubtful());
        }
    } else {
        complain(&desk.lang.no_article(page_word(page.kind)));
    }
    Ok(if found { Exit::Done } else { Exit::NothingFound })
}

/// Reads a PDF in a process of its own and prints its text.
fn paper(desk: &mut Desk, args: &DocumentArgs, input: Input) -> Result<Exit, Trouble> {
    let told = Reader::itself().read(input.bytes);
    let read = told.and_then(|told| Paper::told(&told).map_err(Failure::NoText));
    let paper = match read {
        Ok(paper) => paper,
        Err(failure) => {
            complain(&format!("{}: {}", visible(&args.input), desk.lang.failure(&failure)));
            if args.json {
                desk.out.json(&ExtractedJson::new(&as_page(Item::default()), None, String::new()))?;
            }
            return Ok(Exit::NothingFound);
        }
    };
    if paper.cut {
        complain(&desk.lang.paper_cut(paper.pages));
    }
    let item = Item { title: paper.heading().unwrap_or_default(), ..paper.item() };
    let text = item.body.as_ref().map(crate::news::CleanHtml::text).unwrap_or_default();
    if args.json {
        let url = Some(&input.url).filter(|url| is_web(url));
        desk.out.json(&ExtractedJson::new(&as_page(item), url.map(url::Url::as_str), text))?;
    } else {
        print(desk, &item, &text)?;
    }
    Ok(Exit::Done)
}

fn as_page(item: Item) -> ArticlePage {
    ArticlePage { kind: PageKind::Document, item, confidence: 1.0, next: None, warnings: Vec::new() }
}

fn print(desk: &mut Desk, item: &Item, text: &str) -> Result<(), Trouble> {
    desk.out.line(&visible(&item.title))?;
    let date = item.published.map(|when| when.date().to_string());
    let about: Vec<&str> =
        [date.as_deref(), item.section.as_deref(), item.byline.as_deref()].into_iter().flatten().collect();
    desk.out.line(&visible(&about.join(" · ")))?;
    desk.out.line("")?;
    desk.out.line(text)?;
    for link in &item.related {
        desk.out.line(&format!("→ {}  {}", visible(&link.title), link.url))?;
    }
    Ok(())
}
