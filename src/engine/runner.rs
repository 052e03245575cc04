//! A refresh from plan to summary: who is visited, in what company, and what is told on the way.
//!
//! Sources of one host are visited one after the other, hosts beside each other. A visit's
//! changes go to the librarian as they come; its report goes out when they are stored.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio::time::sleep_until;

use super::desk::{Roster, Shared};
use super::plan::{Errand, Plan, Visits, choose, load_of};
use super::purse::{Paid, Purse};
use super::relay;
use super::running::Running;
use super::shelf;
use super::verdict::Verdict;
use crate::jobs::{self, Told};
use crate::net::{self, Places};
use crate::news::{
    Applied, Change, Failure, FetchSummary, Kind, Outcome, Pause, Progress, Source, SourceHealth, SourceId,
    SourceReport, Traffic,
};
use crate::store::StoreError;

/// Articles that may wait for the librarian before the next documents are read.
const BACKLOG: u32 = 6000;

/// Who is told of every step.
pub type Sink = Arc<dyn Fn(Progress) + Send + Sync>;

/// A visit that ended, with the room in the backlog that it takes until it is stored.
struct Arrived {
    told: Told,
    host: String,
    room: Option<OwnedSemaphorePermit>,
}

/// A visit that is stored (or could not be).
struct Stored {
    told: Told,
    result: Result<Applied, StoreError>,
}

/// All that the parts of one refresh share.
pub(super) struct Round {
    pub(super) desk: Shared,
    pub(super) purse: Purse,
    /// Quiet hours do not hold this once.
    beyond: bool,
    /// Whether it is the day that limits the purse, and not this once's allowance.
    rationed: bool,
    /// Visits at the same time.
    places: Places,
    backlog: Arc<Semaphore>,
    pub(super) sink: Sink,
    pub(super) stop: Running,
}

/// Carries out `plan`.
pub(super) async fn run(desk: Shared, plan: Plan, sink: Sink, stop: Running) {
    let summary = match visit_all(&desk, &plan, &sink, &stop).await {
        Ok(summary) => summary,
        Err(error) => unstored(&desk, &plan, &error),
    };
    // Whoever is told may end the program: the cache is let go before.
    drop(desk);
    sink(Progress::Done(Box::new(summary)));
}

/// The summary of a refresh that did not begin because nothing could be stored.
fn unstored(desk: &Shared, plan: &Plan, error: &StoreError) -> FetchSummary {
    let failure = Failure::NotStored(error.to_string());
    let roster = desk.roster();
    let named = |source: &&Source| {
        plan.only.is_empty() || plan.only.iter().any(|id| roster.known_as(*id) == source.id)
    };
    let sources = roster.sources.iter().filter(named);
    FetchSummary {
        sources: sources.map(|source| report_of(source, Outcome::Failed(failure.clone()))).collect(),
        ..FetchSummary::default()
    }
}

async fn visit_all(
    desk: &Shared,
    plan: &Plan,
    sink: &Sink,
    stop: &Running,
) -> Result<FetchSummary, StoreError> {
    let stored = desk.readers.patient().sources()?;
    // Nothing is fetched that could not be kept.
    ready(desk).await?;
    let roster = desk.roster();
    let (errands, skipped) =
        if plan.visits == Visits::Nobody { (Vec::new(), Vec::new()) } else { choose(&roster, plan, &stored) };
    if let Some(until) = desk.quiet_until().filter(|_| !plan.beyond) {
        return Ok(resting(&roster, &errands, until));
    }
    for errand in &errands {
        desk.net().allow(&errand.source.url);
    }
    leave_alone(desk, &stored);
    sink(Progress::Planned(errands.len()));
    let left = if plan.beyond { plan.budget } else { desk.budget(plan.budget)? };
    let round = Arc::new(Round {
        desk: Arc::clone(desk),
        rationed: left != plan.budget,
        purse: Purse::new(left),
        beyond: plan.beyond,
        places: Places::new(desk.parallel()),
        backlog: Arc::new(Semaphore::new(BACKLOG as usize)),
        sink: Arc::clone(sink),
        stop: stop.clone(),
    });
    let meant: Vec<SourceId> = errands.iter().map(|errand| errand.source.id).collect();
    let mut reports: HashMap<SourceId, SourceReport> =
        skipped.iter().map(|source| (source.id, report_of(source, Outcome::Skipped))).collect();
    let dead = Tour::new(&round).run(errands, &mut reports).await;
    let mut summary = FetchSummary {
        sources: roster.sources.iter().filter_map(|source| reports.remove(&source.id)).collect(),
        ..FetchSummary::default()
    };
    for report in &summary.sources {
        summary.traffic += report.traffic;
    }
    let unstorable = summary.not_stored().is_some();
    if !plan.no_articles && !dead && !unstorable && !stop.is_cancelled() {
        let (shelf, traffic) = shelf::fill(&round, &shelf::Of::plan(plan, &roster), &stored).await?;
        summary.shelf = shelf;
        summary.traffic += traffic;
    }
    summary.cancelled = stop.is_cancelled();
    summary.paused = round.paused();
    if summary.paused.is_some() && !summary.cancelled {
        let left_out =
            |report: &&SourceReport| report.outcome == Outcome::Skipped && meant.contains(&report.source);
        summary.unasked = summary.sources.iter().filter(left_out).map(|report| report.source).collect();
    }
    Ok(summary)
}

/// The summary of a refresh that may not begin before the quiet hours end.
fn resting(roster: &Roster, errands: &[Errand], until: jiff::ZonedDateTime) -> FetchSummary {
    FetchSummary {
        sources: roster.sources.iter().map(|source| report_of(source, Outcome::Skipped)).collect(),
        paused: Some(Pause::Quiet(until)),
        unasked: errands.iter().map(|errand| errand.source.id).collect(),
        ..FetchSummary::default()
    }
}

impl Round {
    /// Whether nothing more may be asked because the quiet hours have begun.
    pub(super) fn is_quiet(&self) -> bool {
        !self.beyond && self.desk.quiet_until().is_some()
    }

    fn paused(&self) -> Option<Pause> {
        if let Some(until) = self.desk.quiet_until().filter(|_| !self.beyond) {
            return Some(Pause::Quiet(until));
        }
        match (self.purse.has_refused(), self.rationed) {
            (false, _) => None,
            (true, false) => Some(Pause::Allowance),
            (true, true) => {
                let tomorrow = super::now().tomorrow().and_then(|day| day.start_of_day());
                tomorrow.ok().map(Pause::Budget)
            }
        }
    }
}

/// Opens the file for writing, so that a full or read-only disk is known before the first byte.
async fn ready(desk: &Shared) -> Result<(), StoreError> {
    let (tell, told) = tokio::sync::oneshot::channel();
    desk.librarian.file(Vec::new(), Box::new(move |result| drop(tell.send(result))));
    match told.await {
        Ok(result) => result.map(|_| ()),
        Err(_) => Err(StoreError::Other("the cache stopped working".to_owned())),
    }
}

/// Hosts that asked, in an earlier run, to be left alone until a time that has not come.
fn leave_alone(desk: &Shared, stored: &[SourceHealth]) {
    let now = super::now().timestamp();
    for health in stored {
        if let Some(Failure::Wait(until)) = health.visit.last_error
            && until > now
        {
            desk.net().leave_alone(health.visit.feed.as_ref().unwrap_or(&health.source.url), until);
        }
    }
}

/// A host with its port, as politeness counts them.
pub(super) fn host_of(url: &url::Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

fn report_of(source: &Source, outcome: Outcome) -> SourceReport {
    SourceReport {
        source: source.id,
        name: source.name.clone(),
        outcome,
        new: 0,
        updated: 0,
        traffic: Traffic::default(),
        warnings: Vec::new(),
        moved: None,
    }
}

/// The visits of a round.
struct Tour<'r> {
    round: &'r Arc<Round>,
    verdict: Option<Verdict>,
    chains: JoinSet<()>,
    arrived: (Option<UnboundedSender<Arrived>>, UnboundedReceiver<Arrived>),
    stored: (UnboundedSender<Stored>, UnboundedReceiver<Stored>),
    /// Handed to the librarian and not yet stored.
    under_way: usize,
    /// Room that is given back when a visit is stored.
    rooms: HashMap<SourceId, OwnedSemaphorePermit>,
    /// Why nothing more can be stored.
    broken: Option<Failure>,
    hopeless: bool,
}

impl<'r> Tour<'r> {
    fn new(round: &'r Arc<Round>) -> Self {
        let (arrive, arrived) = unbounded_channel();
        Self {
            round,
            verdict: Some(Verdict::default()),
            chains: JoinSet::new(),
            arrived: (Some(arrive), arrived),
            stored: unbounded_channel(),
            under_way: 0,
            rooms: HashMap::new(),
            broken: None,
            hopeless: false,
        }
    }

    /// Makes all visits and adds their reports; says whether the line is dead.
    async fn run(mut self, errands: Vec<Errand>, reports: &mut HashMap<SourceId, SourceReport>) -> bool {
        let names: HashMap<_, _> =
            errands.iter().map(|errand| (errand.source.id, errand.source.clone())).collect();
        self.set_out(errands);
        let (mut open, mut stopped) = (true, false);
        while open || self.under_way > 0 {
            tokio::select! {
                biased;
                () = self.round.stop.cancelled(), if !stopped => {
                    stopped = true;
                    self.chains.abort_all();
                }
                stored = self.stored.1.recv() => {
                    if let Some(stored) = stored {
                        self.report(stored, &names, reports);
                    }
                }
                arrived = self.arrived.1.recv(), if open => {
                    open = arrived.is_some();
                    self.take(arrived);
                }
                _ = self.chains.join_next(), if !self.chains.is_empty() => {}
            }
        }
        for (id, source) in &names {
            reports.entry(*id).or_insert_with(|| {
                let outcome = match &self.broken {
                    Some(failure) => Outcome::Failed(failure.clone()),
                    None if self.hopeless => Outcome::Failed(Failure::NoNetwork),
                    None => Outcome::Skipped,
                };
                report_of(source, outcome)
            });
        }
        self.hopeless
    }

    /// Starts one chain of visits for each host.
    fn set_out(&mut self, errands: Vec<Errand>) {
        let mut hosts: BTreeMap<String, VecDeque<Errand>> = BTreeMap::new();
        let mut order = Vec::new();
        for errand in errands {
            if !hosts.contains_key(&errand.host) {
                order.push(errand.host.clone());
            }
            hosts.entry(errand.host.clone()).or_default().push_back(errand);
        }
        // A source that keeps a host closed (429) must not keep the host's others from their turn.
        for queue in hosts.values_mut() {
            queue.make_contiguous().sort_by_key(|errand| errand.visit.failures);
        }
        let Some(arrive) = self.arrived.0.take() else { return };
        for host in order {
            if let Some(errands) = hosts.remove(&host) {
                self.chains.spawn(chain(Arc::clone(self.round), errands, arrive.clone()));
            }
        }
    }

    /// Takes in a visit that ended; after the last there is `None`.
    fn take(&mut self, arrived: Option<Arrived>) {
        let Some(Arrived { told, host, room }) = arrived else { return self.close() };
        if let Some(room) = room {
            self.rooms.insert(told.source, room);
        }
        let Some(verdict) = &mut self.verdict else { return };
        let free = verdict.weigh(told, &host);
        if verdict.is_hopeless() {
            self.chains.abort_all();
        }
        for told in free {
            self.file(told);
        }
    }

    /// No visit will come any more.
    fn close(&mut self) {
        let Some(verdict) = self.verdict.take() else { return };
        let (rest, dead) = verdict.close(net::reachable);
        self.hopeless = dead;
        for told in rest {
            self.file(told);
        }
    }

    fn file(&mut self, mut told: Told) {
        let changes = std::mem::take(&mut told.changes);
        let tell = self.stored.0.clone();
        self.under_way += 1;
        if changes.is_empty() {
            let _ = tell.send(Stored { told, result: Ok(Applied::default()) });
            return;
        }
        let reply = move |result| drop(tell.send(Stored { told, result }));
        self.round.desk.librarian.file(changes, Box::new(reply));
    }

    fn report(
        &mut self,
        stored: Stored,
        names: &HashMap<SourceId, Source>,
        reports: &mut HashMap<SourceId, SourceReport>,
    ) {
        self.under_way -= 1;
        let Stored { told, result } = stored;
        self.rooms.remove(&told.source);
        let Some(source) = names.get(&told.source) else { return };
        let mut report = report_of(source, told.outcome);
        report.traffic = told.traffic;
        report.warnings = told.warnings;
        report.moved = told.moved;
        match result {
            Ok(applied) => {
                report.new = applied.new.len() + told.stored.0;
                report.updated = applied.updated.len() + told.stored.1;
            }
            Err(error) => {
                let failure = Failure::NotStored(error.to_string());
                report.outcome = Outcome::Failed(failure.clone());
                self.broken = Some(failure);
                self.chains.abort_all();
            }
        }
        if matches!(report.outcome, Outcome::Failed(Failure::Budget)) {
            report.outcome = Outcome::Skipped;
        }
        if matches!(report.outcome, Outcome::Fetched | Outcome::Unchanged) {
            self.round.desk.note_contact(super::now().timestamp());
        }
        reports.insert(report.source, report.clone());
        (self.round.sink)(Progress::Told(Box::new(report)));
    }
}

/// Visits the sources of one host, one after the other.
async fn chain(round: Arc<Round>, errands: VecDeque<Errand>, arrive: UnboundedSender<Arrived>) {
    for Errand { source, visit, host, not_before, estimate } in errands {
        sleep_until(not_before).await;
        if round.is_quiet() || round.purse.lacks(estimate) {
            continue;
        }
        let Some(place) = round.places.take(load_of(&visit)).await else { return };
        (round.sink)(Progress::Asking(source.id));
        let id = source.id;
        // A task of its own: a reader that panics costs one source, not the host's others.
        let mut one = JoinSet::new();
        let paid = Arc::clone(&round);
        one.spawn(async move {
            let way = Paid { net: paid.desk.net(), purse: &paid.purse };
            if source.kind == Kind::Bundle {
                return relay::visit(&paid.desk, &way, &source, &visit).await;
            }
            jobs::refresh(&way, &source, &visit, super::now().timestamp()).await
        });
        let told = match one.join_next().await {
            Some(Ok(told)) => told,
            _ => crashed(id),
        };
        drop(place);
        if let Outcome::Failed(failure) = &told.outcome {
            round.places.learn(failure);
        }
        let articles = told.changes.iter().map(articles_in).sum::<usize>() as u32;
        let room = match articles.min(BACKLOG) {
            0 => None,
            articles => Arc::clone(&round.backlog).acquire_many_owned(articles).await.ok(),
        };
        if arrive.send(Arrived { told, host, room }).is_err() {
            return;
        }
    }
}

fn articles_in(change: &Change) -> usize {
    match change {
        Change::Arrived(articles) => articles.len(),
        _ => 0,
    }
}

/// What is told of a visit whose reader broke down.
fn crashed(source: SourceId) -> Told {
    Told {
        source,
        outcome: Outcome::Failed(Failure::Unreadable("the reader broke down".to_owned())),
        changes: Vec::new(),
        traffic: Traffic::default(),
        warnings: Vec::new(),
        host_waits: None,
        moved: None,
        stored: (0, 0),
    }
}
