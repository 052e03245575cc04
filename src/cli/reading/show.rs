//! `warta show`: one article in the form that is asked for. Marks nothing.

use super::super::args::ShowArgs;
use super::super::choices::ShowFormat;
use super::super::desk::Desk;
use super::super::json::ShownJson;
use super::super::out::{Tone, complain};
use super::super::trouble::{Exit, Trouble};
use crate::engine::{Engine, Opened};
use crate::news::{ArticleId, visible};
use crate::render::{self, Clip};

/// Prints the article.
pub fn run(desk: &mut Desk, args: &ShowArgs) -> Result<Exit, Trouble> {
    let engine = desk.engine()?;
    let opened = wanted(&engine, &args.id)?;
    if opened.damaged {
        complain(&desk.lang.article_damaged());
    }
    let format = if args.json { ShowFormat::Json } else { args.format };
    match format {
        ShowFormat::Json => desk.out.json(&ShownJson::from(&opened))?,
        ShowFormat::Html => {
            let body = opened.article.item.body.as_ref();
            desk.out.line(body.map_or("", crate::news::CleanHtml::as_str))?;
        }
        ShowFormat::Markdown => desk.out.line(render::markdown(&clip(&opened)).trim_end())?,
        ShowFormat::Text => {
            let usual = desk.setup().map_or(80, |setup| setup.config.ui.measure);
            text(desk, &opened, args.width.unwrap_or(usual))?;
        }
    }
    Ok(Exit::Done)
}

/// The article that `text` names.
pub fn wanted(engine: &Engine, text: &str) -> Result<Opened, Trouble> {
    let missing = || Trouble::NoArticle(text.to_owned());
    let id = named(engine, text)?;
    engine.article(id)?.ok_or_else(missing)
}

/// The number of the article that `text` names.
pub fn named(engine: &Engine, text: &str) -> Result<ArticleId, Trouble> {
    engine.resolve(text)?.ok_or_else(|| Trouble::NoArticle(text.to_owned()))
}

/// An opened article on its way into a file.
pub fn clip(opened: &Opened) -> Clip<'_> {
    Clip { article: &opened.article, source: &opened.source_name, mark: &opened.mark }
}

fn text(desk: &mut Desk, opened: &Opened, width: u16) -> Result<(), Trouble> {
    let item = &opened.article.item;
    let title = render::lines(&visible(&item.title), width);
    for line in &title {
        let line = desk.out.toned(Tone::Strong, line);
        desk.out.line(&line)?;
    }
    let date = item.published.map(|when| desk.lang.moment(when));
    let place = item.dateline.as_ref().map(|dateline| dateline.place.as_str());
    let about = [Some(opened.source_name.as_str()), date.as_deref(), item.byline.as_deref(), place];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    for line in render::lines(&visible(&about), width) {
        let line = desk.out.toned(Tone::Faint, &line);
        desk.out.line(&line)?;
    }
    if let Some(url) = &item.url {
        desk.out.line(url.as_str())?;
    }
    desk.out.line("")?;
    match (&item.body, &item.summary) {
        (Some(body), _) if !body.is_empty() => desk.out.line(render::text(body, Some(width)).trim_end())?,
        (_, Some(summary)) => desk.out.line(&render::lines(&visible(summary), width).join("\n"))?,
        _ => {}
    }
    if opened.article.item.extent != crate::news::Extent::Full {
        desk.out.finish()?;
        complain(&desk.lang.text_not_held());
    }
    Ok(())
}
