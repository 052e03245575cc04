//! A refresh: asked for, going on, done or stopped.

use crate::app::effect::{Effect, Target};
use crate::app::model::{Connection, Fetching, Model, Online};
use crate::app::notice::Notice;
use crate::news::{FetchSummary, Outcome, Progress, SourceId};

use super::{answer, wait};

/// `r`: the source or group at hand, else everything that is due.
pub fn refresh(model: &mut Model, out: &mut Vec<Effect>) {
    let target = model.sources.members().map_or(Target::Due, Target::These);
    begin(model, target, out);
}

/// `R`: everything, due or not.
pub fn refresh_all(model: &mut Model, out: &mut Vec<Effect>) {
    begin(model, Target::All, out);
}

/// Fetches the news of these sources, unless a refresh is running.
pub fn these(model: &mut Model, sources: Vec<SourceId>, out: &mut Vec<Effect>) {
    if model.settings.online == Online::Allowed && model.fetching.is_none() {
        begin(model, Target::These(sources), out);
    }
}

/// Fetches the news of these sources, or says why not.
pub fn ask_for(model: &mut Model, sources: Vec<SourceId>, out: &mut Vec<Effect>) {
    begin(model, Target::These(sources), out);
}

fn begin(model: &mut Model, target: Target, out: &mut Vec<Effect>) {
    if model.settings.online == Online::Forbidden {
        model.notice = Some(Notice::OfflineByChoice);
    } else if model.fetching.is_some() {
        model.notice = Some(Notice::AlreadyFetching);
    } else {
        model.fetching = Some(Fetching::default());
        out.push(Effect::Refresh(target));
    }
}

/// Stops a refresh; what has arrived stays.
pub fn cancel(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(fetching) = &mut model.fetching {
        fetching.stopping = true;
        out.push(Effect::CancelRefresh);
    }
}

/// A refresh went a step on.
pub fn progressed(model: &mut Model, progress: Progress, out: &mut Vec<Effect>) {
    let fetching = model.fetching.get_or_insert_with(Fetching::default);
    match progress {
        Progress::Planned(sources) => fetching.of = sources,
        Progress::Asking(_) => {}
        Progress::Told(report) => {
            fetching.done += 1;
            fetching.new += report.new;
            if report.new + report.updated > 0 {
                answer::look_again(model, out);
            }
            out.extend([Effect::ListSources, Effect::CountBytes]);
        }
        Progress::Shelving { done, of } => {
            fetching.shelf = Some((done, of));
            out.push(Effect::CountBytes);
        }
        Progress::Done(summary) => done(model, &summary, out),
    }
}

fn done(model: &mut Model, summary: &FetchSummary, out: &mut Vec<Effect>) {
    model.fetching = None;
    let visited = summary.sources.iter().filter(|report| report.outcome != Outcome::Skipped).count();
    let failed = summary.failures().count();
    let no_network =
        visited > 0 && failed == visited && summary.failures().any(|(_, failure)| failure.is_network());
    let new = summary.new_articles();
    if no_network {
        model.connection = Connection::Offline;
    } else if visited > 0 && !summary.cancelled {
        model.connection = if failed > 0 { Connection::Failing(failed) } else { Connection::Online };
    }
    model.notice = Some(if summary.cancelled {
        Notice::Stopped { new }
    } else if no_network {
        Notice::NoNetwork
    } else if visited == 0 {
        Notice::NothingDue
    } else {
        Notice::Fetched { new, failed }
    });
    answer::look_again(model, out);
    out.extend([Effect::ListSources, Effect::CountBytes]);
    wait::ask(model, out);
}
