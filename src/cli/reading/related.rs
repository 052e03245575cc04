//! `warta related`: news that belongs to an article, and why.

use super::super::args::RelatedArgs;
use super::super::desk::Desk;
use super::super::json::RelatedJson;
use super::super::out::{Tone, complain};
use super::super::trouble::{Exit, Trouble};
use super::show::named;
use crate::lang::Lang;
use crate::news::{Related, Why, visible};

/// Prints the related news.
pub fn run(desk: &mut Desk, args: &RelatedArgs) -> Result<Exit, Trouble> {
    let engine = desk.engine()?;
    let id = named(&engine, &args.id)?;
    let found = engine.related(id, args.limit)?;
    if args.json {
        let rows: Vec<RelatedJson> =
            found.iter().map(|related| RelatedJson::new(related, reasons(&desk.lang, related))).collect();
        desk.out.json(&rows)?;
    } else {
        for related in &found {
            print(desk, related)?;
        }
        if found.is_empty() {
            complain(&desk.lang.nothing_related());
        }
    }
    Ok(if found.is_empty() { Exit::NothingFound } else { Exit::Done })
}

fn print(desk: &mut Desk, related: &Related) -> Result<(), Trouble> {
    let title = desk.out.toned(Tone::Strong, &visible(&related.title));
    let id = related.headline.as_ref().map_or_else(|| "-".repeat(16), |headline| headline.id.to_string());
    desk.out.line(&format!("{id}  {title}"))?;
    let source = related.headline.as_ref().map(|headline| visible(&headline.source_name).into_owned());
    let mut about: Vec<String> = source.into_iter().collect();
    about.extend(reasons(&desk.lang, related));
    let about = desk.out.toned(Tone::Faint, &about.join(" · "));
    Ok(desk.out.line(&format!("                  {about}"))?)
}

/// The reasons in words.
fn reasons(lang: &Lang, related: &Related) -> Vec<String> {
    let word = |why: &Why| match why {
        Why::PageSays => lang.why_page(),
        Why::SameEvent => lang.why_event(),
        Why::SameTopic => lang.why_topic(),
        Why::SharedWords(words) => lang.why_words(&visible(&words.join(", "))),
        Why::DaysApart(days) => lang.why_days(*days),
        Why::SameStory => lang.why_same(),
    };
    related.why.iter().map(word).collect()
}
