//! `warta acronym`: what short forms mean, by themselves or in an article.

use super::super::args::AcronymArgs;
use super::super::desk::Desk;
use super::super::json::AcronymJson;
use super::super::out::{Tone, complain};
use super::super::trouble::{Exit, Trouble};
use super::show::named;
use crate::engine::Engine;
use crate::news::{Acronym, CleanHtml, visible};
use crate::words::{Glossary, merge};

/// Prints meanings, and where each comes from.
pub fn run(desk: &mut Desk, args: &AcronymArgs) -> Result<Exit, Trouble> {
    let glossary = Glossary::new(&desk.need_setup()?.config.acronyms);
    let engine = desk.engine()?;
    let found = match &args.of {
        Some(id) => in_article(&engine, &glossary, id)?,
        None => by_themselves(&engine, &glossary, &args.words)?,
    };
    let wanted = |acronym: &Acronym| {
        args.words.is_empty() || args.words.iter().any(|word| word.eq_ignore_ascii_case(&acronym.short))
    };
    let found: Vec<Acronym> = found.into_iter().filter(wanted).collect();
    let known = found.iter().any(|acronym| !acronym.meanings.is_empty());
    if args.json {
        desk.out.json(&found.iter().map(AcronymJson::from).collect::<Vec<_>>())?;
    } else {
        print(desk, &found)?;
        for word in unknown(&args.words, &found) {
            complain(&desk.lang.acronym_unknown(&visible(&word)));
        }
    }
    Ok(if known { Exit::Done } else { Exit::NothingFound })
}

/// The acronyms that an article uses.
fn in_article(engine: &Engine, glossary: &Glossary, id: &str) -> Result<Vec<Acronym>, Trouble> {
    let id = named(engine, id)?;
    let Some(opened) = engine.article(id)? else { return Ok(Vec::new()) };
    let item = &opened.article.item;
    let body = item.body.as_ref().map(CleanHtml::text).filter(|text| !text.is_empty());
    let text = body.or_else(|| item.summary.clone()).unwrap_or_default();
    let mut found = glossary.explain(&item.title, &text);
    let shorts: Vec<String> = found.iter().map(|acronym| acronym.short.clone()).collect();
    add(&mut found, engine.expansions(&shorts, Some(id))?);
    Ok(found)
}

/// What the lists and the archive say of words as typed: `kua` is meant as `KUA`.
fn by_themselves(engine: &Engine, glossary: &Glossary, words: &[String]) -> Result<Vec<Acronym>, Trouble> {
    let mut found: Vec<Acronym> = words.iter().flat_map(|word| glossary.look_up(word)).collect();
    let shorts: Vec<String> = words.iter().flat_map(|word| [word.clone(), word.to_uppercase()]).collect();
    let mut more = engine.expansions(&shorts, None)?;
    more.dedup_by(|a, b| a.short == b.short);
    add(&mut found, more);
    Ok(found)
}

fn add(found: &mut Vec<Acronym>, more: Vec<Acronym>) {
    for acronym in more {
        match found.iter_mut().find(|known| known.short == acronym.short) {
            Some(known) => merge(known, acronym.meanings),
            None => found.push(acronym),
        }
    }
}

fn print(desk: &mut Desk, found: &[Acronym]) -> Result<(), Trouble> {
    for acronym in found {
        for meaning in &acronym.meanings {
            let long = desk.out.toned(Tone::Strong, &visible(&meaning.long));
            desk.out.line(&format!("{:<12}  {long}", visible(&acronym.short)))?;
            let about = desk.out.toned(Tone::Faint, &visible(&desk.lang.about_meaning(meaning)));
            desk.out.line(&format!("{:12}  {about}", ""))?;
        }
    }
    Ok(())
}

/// What nobody explains: asked for by name, or used by the article.
fn unknown(words: &[String], found: &[Acronym]) -> Vec<String> {
    let explained = |word: &str| {
        found.iter().any(|known| known.short.eq_ignore_ascii_case(word) && !known.meanings.is_empty())
    };
    let used = found.iter().map(|acronym| &acronym.short);
    let mut unknown: Vec<String> =
        words.iter().chain(used).filter(|word| !explained(word)).cloned().collect();
    unknown.dedup();
    unknown
}
