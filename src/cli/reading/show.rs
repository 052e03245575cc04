//! `warta show`: one article in the form that is asked for. Marks nothing.

use super::super::args::ShowArgs;
use super::super::choices::ShowFormat;
use super::super::desk::Desk;
use super::super::json::ShownJson;
use super::super::out::{Tone, complain, note};
use super::super::trouble::{Exit, Trouble};
use crate::engine::{Engine, Opened, Reader};
use crate::news::{ArticleId, Change, Extent, Failure, OrderKind, visible};
use crate::render::{self, Clip};

/// Prints the article.
pub fn run(desk: &mut Desk, args: &ShowArgs) -> Result<Exit, Trouble> {
    let engine = desk.engine()?;
    let mut opened = wanted(&engine, &args.id)?;
    if args.fetch {
        opened = completed(desk, &engine, opened)?;
    }
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

/// `opened` with its whole text, fetched where it is not held; a document's size is told first.
fn completed(desk: &Desk, engine: &Engine, opened: Opened) -> Result<Opened, Trouble> {
    let item = &opened.article.item;
    let id = opened.article.id;
    let Some(url) = item.url.clone() else { return Ok(opened) };
    if item.extent == Extent::Full && !opened.damaged {
        return Ok(opened);
    }
    let gone = || Err(Failure::Cancelled);
    let is_pdf = item.pdf().is_some_and(|(pdf, _)| *pdf == url);
    let page = if is_pdf {
        Err(Failure::Document(None))
    } else {
        wait(|tell| drop(engine.fetch_article(id, tell)), gone())
    };
    let outcome = match page {
        Err(Failure::Document(size)) => {
            let size = size.or_else(|| wait(|tell| engine.weigh_document(id, tell), None));
            note(&desk.lang.paper_loading(in_brackets(desk, size)));
            wait(|tell| drop(engine.fetch_document(id, Reader::itself(), tell)), gone())
        }
        other => other,
    };
    if !is_pdf && outcome.as_ref().is_err_and(Failure::may_be_the_line) {
        let kind = OrderKind::Text;
        engine.apply(vec![Change::Ordered { article: id, kind }])?;
        let waiting = engine.orders()?.len();
        note(&desk.lang.ordered_text(waiting, &desk.lang.number(waiting as u64)));
    }
    outcome.map_err(|failure| Trouble::Fetch { url: url.to_string(), failure })?;
    Ok(engine.article(id)?.unwrap_or(opened))
}

/// ` (1,2 MB)`, or nothing where the size is not known.
fn in_brackets(desk: &Desk, size: Option<u64>) -> String {
    size.map(|size| format!(" ({})", desk.lang.bytes(size))).unwrap_or_default()
}

/// Waits for what `start` has told beside this thread.
fn wait<T: Send + 'static>(start: impl FnOnce(Box<dyn FnOnce(T) + Send>), lost: T) -> T {
    let (tell, told) = std::sync::mpsc::sync_channel(1);
    start(Box::new(move |answer| drop(tell.send(answer))));
    told.recv().unwrap_or(lost)
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
    if item.doubtful {
        desk.out.finish()?;
        complain(&desk.lang.text_doubtful());
    }
    if opened.article.item.extent != crate::news::Extent::Full {
        desk.out.finish()?;
        let pdf = item.pdf().filter(|(url, _)| item.url.as_ref() == Some(url));
        complain(&match pdf {
            Some((_, size)) => desk.lang.paper_not_loaded(in_brackets(desk, size)),
            None => desk.lang.text_not_held(),
        });
    }
    Ok(())
}
