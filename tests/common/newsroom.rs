//! An engine over a throw-away cache.
//!
//! In: sources. Out: the engine, and a refresh that is waited for. Nothing survives the test.

use std::sync::mpsc;
use std::time::Duration;

use jiff::SignedDuration;
use tempfile::TempDir;
use warta::config::NetConfig;
use warta::engine::{Engine, Options, Plan, Window};
use warta::news::{FetchSummary, Headline, Progress, Query, Source};

/// No refresh of the tests may take longer.
const PATIENCE: Duration = Duration::from_mins(1);

/// An engine and the folder of its cache.
pub struct Newsroom {
    pub engine: Engine,
    pub folder: TempDir,
}

/// The network's settings for the tests: no pause between requests, short waits.
pub fn quick() -> NetConfig {
    NetConfig {
        connect: SignedDuration::from_secs(2),
        idle: SignedDuration::from_secs(5),
        total: SignedDuration::from_secs(20),
        gap: SignedDuration::ZERO,
        proxy: Some("none".to_owned()),
        ..NetConfig::default()
    }
}

impl Newsroom {
    /// A newsroom with an empty cache.
    pub fn new(sources: Vec<Source>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::open(options(&folder, sources)).unwrap();
        Self { engine, folder }
    }

    /// The same cache, opened anew.
    pub fn reopened(self, sources: Vec<Source>) -> Self {
        let Self { engine, folder } = self;
        drop(engine);
        let engine = Engine::open(options(&folder, sources)).unwrap();
        Self { engine, folder }
    }

    /// Visits all sources and waits for the end.
    pub fn refresh(&self) -> FetchSummary {
        self.refresh_by(Plan { force: true, ..Plan::default() })
    }

    /// Refreshes by `plan` and waits for the end.
    pub fn refresh_by(&self, plan: Plan) -> FetchSummary {
        let (told, hears) = mpsc::channel();
        let _running = self.engine.refresh(plan, move |progress| {
            if let Progress::Done(summary) = progress {
                let _ = told.send(*summary);
            }
        });
        hears.recv_timeout(PATIENCE).expect("the refresh ended in time")
    }

    /// All headlines.
    pub fn headlines(&self) -> Vec<Headline> {
        self.engine.find(&Query::default(), Window { offset: 0, limit: 1000 }).unwrap()
    }

    /// The headline whose title begins so.
    pub fn titled(&self, beginning: &str) -> Headline {
        let all = self.headlines();
        all.into_iter().find(|headline| headline.title.starts_with(beginning)).expect(beginning)
    }
}

fn options(folder: &TempDir, sources: Vec<Source>) -> Options {
    Options {
        database: folder.path().join("warta.db"),
        sources,
        net: quick(),
        offline: false,
        budget_per_day: None,
        trust: Vec::new(),
    }
}
