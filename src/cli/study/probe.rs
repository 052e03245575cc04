//! `warta probe`: how a page would be read, step by step, and the block for the configuration.

use super::super::args::{DocumentArgs, ProbeArgs};
use super::super::desk::Desk;
use super::super::json::{ProbedJson, StepJson};
use super::super::out::Tone;
use super::super::trouble::{Exit, Trouble};
use super::input::Input;
use crate::config;
use crate::news::{Kind, Source, is_web, visible};
use crate::parse::{self, Format, Harvest};

/// Headlines that people are shown.
const SHOWN: usize = 10;

/// Reads the page as a listing and says how.
pub fn run(desk: &mut Desk, args: &ProbeArgs) -> Result<Exit, Trouble> {
    let document = DocumentArgs {
        input: args.input.clone(),
        url: args.url.clone(),
        content_type: None,
        json: args.json,
    };
    let input = Input::take(desk, &document)?;
    let known = known(desk, &input);
    let mut hints = input.hints();
    if let Some(source) = &known {
        hints.rules = &source.rules;
        hints.zone = source.offset();
    }
    let harvest = parse::read(&input.bytes, &hints);
    let steps = steps(&harvest, input.bytes.len());
    let source = suggestion(&input, &harvest, known);
    if args.json {
        desk.out.json(&ProbedJson::new(&harvest, source.rules.listing.as_ref(), steps))?;
    } else {
        print(desk, &harvest, &steps, &source)?;
    }
    Ok(if harvest.items.is_empty() { Exit::NothingFound } else { Exit::Done })
}

/// The configured source at the page's address: its selectors are what a person is tuning.
fn known(desk: &Desk, input: &Input) -> Option<Source> {
    let id = crate::news::SourceId::of(&input.url);
    desk.setup().ok()?.config.sources.iter().find(|source| source.id == id).cloned()
}

fn steps(harvest: &Harvest, bytes: usize) -> Vec<StepJson> {
    let items = &harvest.items;
    let count = |has: &dyn Fn(&crate::news::Item) -> bool| items.iter().filter(|item| has(item)).count();
    let rules = harvest.rules.clone().unwrap_or_default();
    let note = |selector: Option<String>| selector.unwrap_or_default();
    let mut steps = vec![
        StepJson::new("read", bytes, harvest.format.as_str().to_owned()),
        StepJson::new(
            "feeds",
            harvest.feeds.len(),
            join(harvest.feeds.iter().map(|feed| feed.url.to_string())),
        ),
        StepJson::new("items", items.len(), note(rules.item)),
        StepJson::new("titles", count(&|item| !item.title.is_empty()), note(rules.title)),
        StepJson::new("links", count(&|item| item.url.is_some()), note(rules.link)),
        StepJson::new("dates", count(&|item| item.published.is_some()), note(rules.date)),
        StepJson::new("summaries", count(&|item| item.summary.is_some()), note(rules.summary)),
        StepJson::new(
            "next",
            usize::from(harvest.next.is_some()),
            harvest.next.as_ref().map_or_else(|| note(rules.next), ToString::to_string),
        ),
    ];
    let warnings = join(harvest.warnings.iter().map(ToString::to_string));
    steps.push(StepJson::new("warnings", harvest.warnings.len(), visible(&warnings).into_owned()));
    steps
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// A source that reads the page as it was read now.
fn suggestion(input: &Input, harvest: &Harvest, known: Option<Source>) -> Source {
    let mut source = known.unwrap_or_else(|| {
        let name = harvest.title.clone().or_else(|| input.url.host_str().map(str::to_owned));
        Source::new(visible(&name.unwrap_or_default()).into_owned(), input.url.clone())
    });
    source.kind = match harvest.format {
        Format::Rss | Format::Atom | Format::Json => Kind::Feed,
        Format::WordPress => Kind::WordPress,
        Format::Sitemap => Kind::Sitemap,
        Format::Listing | Format::Page => Kind::Listing,
        Format::Unknown => source.kind,
    };
    if source.rules.listing.is_none() {
        source.rules.listing.clone_from(&harvest.rules);
    }
    source
}

fn print(desk: &mut Desk, harvest: &Harvest, steps: &[StepJson], source: &Source) -> Result<(), Trouble> {
    for step in steps {
        let word = desk.lang.probe_step(step.step);
        desk.out.line(&format!("{word:<12} {:>7}  {}", step.found, visible(&step.note)))?;
    }
    desk.out.line("")?;
    for item in harvest.items.iter().take(SHOWN) {
        let date = item.published.map_or_else(|| "-".to_owned(), |when| when.date().to_string());
        let title = desk.out.toned(Tone::Strong, &visible(&item.title));
        desk.out.line(&format!("{date:<10}  {title}"))?;
        if let Some(url) = &item.url {
            desk.out.line(&format!("            {url}"))?;
        }
    }
    if !harvest.items.is_empty() && is_web(&source.url) {
        let heading = desk.lang.probe_block();
        desk.out.line(&format!("\n# {heading}"))?;
        desk.out.line(config::block(source).trim_end())?;
    }
    for feed in &harvest.feeds {
        let words = desk.lang.also_offers();
        super::super::out::note(&format!("{words} {}", feed.url));
    }
    Ok(())
}
