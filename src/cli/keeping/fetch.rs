//! `warta fetch`: refreshes what is due, then fills the offline shelf; made for cron.
//!
//! Failures are named on standard error, one line each; where there is no network at all, one
//! line for all of them. A signal stops it within a second and keeps what has arrived.

use std::io::{IsTerminal, Write, stderr};
use std::sync::mpsc;
use std::thread;

use jiff::Timestamp;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::super::args::FetchArgs;
use super::super::desk::Desk;
use super::super::json::FetchedJson;
use super::super::out::{complain, note};
use super::super::trouble::{Exit, Trouble};
use crate::config::{Config, ConfigError, nearest};
use crate::engine::{Engine, Plan, StoreError, Visits};
use crate::news::{
    Failure, FetchSummary, Folder, Headline, Outcome, Pause, Progress, Source, SourceId, visible,
};

/// The most sources that are named of those that were not asked.
const NAMED: usize = 12;

/// Visits the sources.
pub fn run(desk: &mut Desk, args: &FetchArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let only = named(&setup.config.sources, &args.names)?;
    let engine = desk.engine()?;
    if engine.read_only() {
        return Err(crate::engine::EngineError::from(StoreError::ReadOnly).into());
    }
    if setup.config.sources.is_empty() {
        complain(&desk.lang.no_sources());
        return Ok(Exit::NothingFound);
    }
    let plan = Plan {
        only,
        force: args.force,
        budget: args.budget,
        beyond: args.over_budget,
        visits: Visits::Sources,
        no_articles: args.no_articles,
    };
    let since = crate::engine::now().timestamp();
    let (summary, signal) = visit(desk, &engine, plan)?;
    let waiting = engine.orders()?.len();
    let hits = hits(&engine, &setup.config, since)?;
    if args.json {
        let failure = |failure: &Failure| desk.lang.failure(failure);
        let document = FetchedJson::new(&summary, &hits, waiting, failure);
        desk.out.json(&document)?;
    } else {
        print(desk, &summary)?;
        if waiting > 0 {
            note(&desk.lang.still_waiting(waiting, &desk.lang.number(waiting as u64)));
        }
        for hit in &hits {
            let (name, title) = (visible(&hit.source_name).into_owned(), visible(&hit.title).into_owned());
            desk.out.line(&desk.lang.watch_hit(name, title))?;
        }
    }
    desk.out.finish()?;
    Ok(match ended(desk, &summary, signal) {
        // Whoever watches for a word wants to know of it even where another source failed.
        Exit::Done | Exit::SomeFailed if !hits.is_empty() => Exit::Watched,
        exit => exit,
    })
}

/// What the watch words and the rules that tell found since then.
fn hits(engine: &Engine, config: &Config, since: Timestamp) -> Result<Vec<Headline>, Trouble> {
    let watch = Folder::watch(&config.watch);
    let mut hits =
        watch.map(|folder| engine.find_since(&folder.query, since)).transpose()?.unwrap_or_default();
    for told in engine.told_since(since)? {
        if hits.iter().all(|hit| hit.id != told.id) {
            hits.push(told);
        }
    }
    Ok(hits)
}

/// The numbers of the sources that `names` name.
fn named(sources: &[Source], names: &[String]) -> Result<Vec<SourceId>, Trouble> {
    let find = |name: &String| {
        let same = |source: &&Source| source.name.to_lowercase() == name.to_lowercase();
        sources.iter().find(same).map(|source| source.id).ok_or_else(|| {
            let near = nearest(name, sources.iter().map(|source| source.name.as_str()));
            Trouble::Config(ConfigError::NoSource { name: name.clone(), near: near.map(str::to_owned) })
        })
    };
    names.iter().map(find).collect()
}

/// What may happen while sources are visited.
enum Event {
    Step(Progress),
    Signal(i32),
}

/// Runs `plan` to its end, or until a signal ends it; carries the signal.
pub fn visit(desk: &Desk, engine: &Engine, plan: Plan) -> Result<(FetchSummary, Option<i32>), Trouble> {
    let (tell, events) = mpsc::channel();
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT])?;
    let handle = signals.handle();
    let told = tell.clone();
    let watcher = thread::spawn(move || {
        for signal in &mut signals {
            if told.send(Event::Signal(signal)).is_err() {
                break;
            }
        }
    });
    let running = engine.refresh(plan, move |step| {
        let _ = tell.send(Event::Step(step));
    });
    let mut line = ProgressLine::new();
    let mut ended = None;
    let mut summary = FetchSummary::default();
    for event in &events {
        match event {
            Event::Signal(signal) => {
                ended = Some(signal);
                running.cancel();
            }
            Event::Step(Progress::Done(done)) => {
                summary = *done;
                break;
            }
            Event::Step(step) => line.show(desk, engine, &step),
        }
    }
    line.clear();
    handle.close();
    let _ = watcher.join();
    Ok((summary, ended))
}

/// One line on a terminal that says how far it is.
struct ProgressLine {
    shown: bool,
    done: usize,
    of: usize,
}

impl ProgressLine {
    fn new() -> Self {
        Self { shown: stderr().is_terminal(), done: 0, of: 0 }
    }

    fn show(&mut self, desk: &Desk, _engine: &Engine, step: &Progress) {
        let words = match step {
            Progress::Planned(count) => {
                self.of = *count;
                return;
            }
            Progress::Told(report) => {
                self.done += 1;
                format!("{}/{}  {}", self.done, self.of, visible(&report.name))
            }
            Progress::Shelving { done, of } => desk.lang.shelving(*done, *of),
            Progress::Asking(_) | Progress::Opening(..) | Progress::Spent(_) | Progress::Done(_) => return,
        };
        if self.shown {
            let words: String = words.chars().take(70).collect();
            let _ = write!(stderr(), "\r\u{1b}[K{words}");
        } else if desk.global.verbose > 0 {
            let _ = writeln!(stderr(), "{words}");
        }
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(stderr(), "\r\u{1b}[K");
        }
    }
}

fn print(desk: &mut Desk, summary: &FetchSummary) -> Result<(), Trouble> {
    for report in &summary.sources {
        if let Some(to) = &report.moved {
            let words = desk.lang.moved_source(visible(to.as_str()).into_owned());
            complain(&format!("{}: {words}", visible(&report.name)));
        }
        let name = visible(&report.name).into_owned();
        let line = match &report.outcome {
            Outcome::Fetched => desk.lang.source_fetched(name, report.new, report.updated),
            Outcome::Unchanged if desk.global.verbose > 0 => desk.lang.unchanged(name),
            _ => continue,
        };
        desk.out.line(&line)?;
    }
    let traffic = &summary.traffic;
    let total = desk.lang.fetch_total(
        summary.new_articles(),
        summary.shelf.fetched,
        desk.lang.bytes(traffic.bytes()),
        traffic.requests,
    );
    Ok(desk.out.line(&total)?)
}

/// Names the failures and finds the exit code.
pub fn ended(desk: &Desk, summary: &FetchSummary, signal: Option<i32>) -> Exit {
    if let Some(signal) = signal {
        complain(&desk.lang.failure(&Failure::Cancelled));
        return Exit::Signal(signal);
    }
    if let Some(pause) = &summary.paused {
        complain(&paused(desk, pause));
        if let Some(left_out) = left_out(desk, summary) {
            complain(&left_out);
        }
    }
    let failures: Vec<_> = summary.failures().collect();
    if let Some((_, failure)) = failures.iter().find(|(_, failure)| matches!(failure, Failure::NotStored(_)))
    {
        complain(&desk.lang.failure(failure));
        return Exit::Store;
    }
    let asked = summary.sources.iter().filter(|report| report.outcome != Outcome::Skipped).count();
    if let Some((_, failure)) = failures.first()
        && failures.len() == asked
        && failures.iter().all(|(_, failure)| failure.is_network())
    {
        complain(&desk.lang.failure(failure));
        return Exit::NoNetwork;
    }
    // What is wrong with the line is said once, not for every source.
    if let Some((_, failure)) = failures.iter().find(|(_, failure)| failure.is_network()) {
        complain(&desk.lang.failure(failure));
    }
    for (report, failure) in failures.iter().filter(|(_, failure)| !failure.is_network()) {
        complain(&format!("{}: {}", visible(&report.name), desk.lang.failure(failure)));
    }
    if failures.is_empty() { Exit::Done } else { Exit::SomeFailed }
}

/// Who was not asked because of a pause, and how many pages wait.
fn left_out(desk: &Desk, summary: &FetchSummary) -> Option<String> {
    let names: Vec<_> = summary.unasked_names().map(|name| visible(name).into_owned()).collect();
    let pages = summary.shelf.deferred;
    if names.is_empty() {
        return (pages > 0).then(|| desk.lang.left_pages(pages));
    }
    let shown = names[..names.len().min(NAMED)].join(", ");
    Some(match names.len().saturating_sub(NAMED) {
        0 => desk.lang.left_sources(shown),
        more => desk.lang.left_more_sources(shown, more),
    })
}

fn paused(desk: &Desk, pause: &Pause) -> String {
    let when = |until: &jiff::ZonedDateTime| until.strftime("%d-%m %H:%M").to_string();
    match pause {
        Pause::Allowance => desk.lang.paused_allowance(),
        Pause::Budget(until) => desk.lang.paused_budget(when(until)),
        Pause::Quiet(until) => desk.lang.paused_quiet(when(until)),
    }
}
