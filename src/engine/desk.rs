//! What an engine holds: the reading stores, the librarian, and (once needed) runtime and network.
//!
//! Opening does the least that a first screen needs: one reading connection and a comparison of
//! the configured sources with the kept ones. Only where these differ is the file opened for
//! writing as well.

mod back;
mod readers;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::runtime::{Builder, Runtime};

use super::error::EngineError;
use super::librarian::Librarian;
use super::plan::Options;
use super::subscribe::{self, Subscription};
use crate::config::NetConfig;
use crate::jobs::Shelved;
use crate::net::{Net, Settings, TrustSettings};
use crate::news::{Failure, PublicKey, Query, Source, SourceHealth, SourceId};
use crate::store::{Store, StoreError};
pub use back::stand_back;
use readers::Readers;

/// Workers of the runtime: reading documents is work, so one is not enough; the machines are small.
const WORKERS: usize = 2;
/// Stack of a worker. Deeply nested documents are capped, but not every reader is ours.
const STACK: usize = 8 * 1024 * 1024;

/// What an engine holds.
#[derive(Debug)]
pub struct Desk {
    pub(super) database: PathBuf,
    roster: Mutex<Arc<Roster>>,
    pub(super) readers: Readers,
    pub(super) librarian: Librarian,
    net_config: NetConfig,
    offline: bool,
    pub(super) budget_per_day: Option<u64>,
    pub(super) trust: Vec<PublicKey>,
    net: OnceLock<Net>,
    runtime: OnceLock<Option<Runtime>>,
    contact: Mutex<Option<Timestamp>>,
    watch: Mutex<Option<Query>>,
}

/// The sources of the configuration, and the numbers the cache knows them by.
#[derive(Debug, Default)]
pub(super) struct Roster {
    /// In the order of the configuration.
    pub(super) sources: Vec<Source>,
    aliases: HashMap<SourceId, SourceId>,
}

impl Roster {
    /// The number by which the cache knows the source `id`.
    pub(super) fn known_as(&self, id: SourceId) -> SourceId {
        self.aliases.get(&id).copied().unwrap_or(id)
    }
}

impl From<Subscription> for Roster {
    fn from(subscription: Subscription) -> Self {
        Self { sources: subscription.sources, aliases: subscription.aliases }
    }
}

impl Desk {
    /// Opens the cache and makes its sources those of the configuration.
    pub(super) fn open(options: Options) -> Result<Self, EngineError> {
        let Options { database, sources, net, offline, budget_per_day, trust } = options;
        let mut writer = if is_there(&database) { None } else { Some(Store::open(&database)?) };
        let reader = Store::open_reader(&database)?;
        let version = reader.version()?;
        let stored = reader.sources()?;
        let subscription = subscribe::compare(&sources, &stored);
        if !subscription.changes.is_empty() {
            let open = || Store::open(&database);
            match writer.take().map_or_else(open, Ok) {
                Ok(mut store) => match store.apply(&subscription.changes, &super::now()) {
                    Ok(_) => writer = Some(store),
                    Err(error) => bearable(error)?,
                },
                Err(error) => bearable(error)?,
            }
        }
        let contact = stored.iter().filter_map(|health| health.visit.last_ok).max();
        Ok(Self {
            librarian: Librarian::new(database.clone(), writer),
            database,
            roster: Mutex::new(Arc::new(subscription.into())),
            readers: Readers::new(reader, version, stored),
            net_config: net,
            offline,
            budget_per_day,
            trust,
            net: OnceLock::new(),
            runtime: OnceLock::new(),
            contact: Mutex::new(contact),
            watch: Mutex::default(),
        })
    }

    /// The way out, made at the first use.
    pub(super) fn net(&self) -> &Net {
        self.net.get_or_init(|| Net::new(self.settings(), || super::now().timestamp()))
    }

    fn settings(&self) -> Settings {
        let config = &self.net_config;
        Settings {
            connect: unsigned(config.connect),
            idle: unsigned(config.idle),
            total: unsigned(config.total),
            gap: unsigned(config.gap),
            max_wire: config.max_wire,
            max_body: config.max_body,
            proxy: config.proxy.clone(),
            contact: config.contact.clone(),
            trust: TrustSettings { authorities: config.ca.clone(), pins: config.pins.clone() },
            offline: self.offline,
        }
    }

    /// Sources asked at the same time.
    pub(super) fn parallel(&self) -> usize {
        self.net_config.parallel.clamp(1, 256)
    }

    /// The runtime, started at the first use.
    pub(super) fn runtime(&self) -> Result<&Runtime, Failure> {
        let start = || {
            let mut builder = Builder::new_multi_thread();
            builder.worker_threads(WORKERS).thread_stack_size(STACK).thread_name("warta-net");
            builder.on_thread_start(stand_back);
            builder.max_blocking_threads(32).enable_io().enable_time().build().ok()
        };
        let note = || Failure::Unreadable("no threads".to_owned());
        self.runtime.get_or_init(start).as_ref().ok_or_else(note)
    }

    /// The sources as they are configured now.
    pub(super) fn roster(&self) -> Arc<Roster> {
        Arc::clone(&self.roster.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes `sources` those of the configuration from now on.
    pub(super) fn subscribe(&self, sources: &[Source]) -> Result<(), EngineError> {
        let stored = self.readers.patient().sources()?;
        let mut subscription = subscribe::compare(sources, &stored);
        let changes = std::mem::take(&mut subscription.changes);
        if !changes.is_empty() {
            self.librarian.apply(changes).ok_or(EngineError::Stopped)??;
        }
        *self.roster.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(subscription.into());
        Ok(())
    }

    /// The source `id` as configured, else as the cache kept it.
    pub(super) fn source(&self, id: SourceId, stored: &[SourceHealth]) -> Option<Source> {
        let roster = self.roster();
        let configured = roster.sources.iter().find(|source| source.id == id);
        let kept = || stored.iter().map(|health| &health.source).find(|source| source.id == id);
        configured.or_else(kept).cloned()
    }

    /// What a person watches for.
    pub(super) fn watched_for(&self) -> Option<Query> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A person watches for what `query` finds.
    pub(super) fn watch_for(&self, query: Option<Query>) {
        *self.watch.lock().unwrap_or_else(PoisonError::into_inner) = query;
    }

    /// When a source last answered.
    pub(super) fn contact(&self) -> Option<Timestamp> {
        *self.contact.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stores what was fetched for one article at the moment `at`, and says how it went.
    pub(super) async fn keep(&self, shelved: Shelved, at: Timestamp) -> Result<(), Failure> {
        if !shelved.changes.is_empty() {
            let (tell, told) = tokio::sync::oneshot::channel();
            self.librarian.file(shelved.changes, Box::new(move |result| drop(tell.send(result))));
            match told.await {
                Ok(result) => drop(result.map_err(|error| Failure::NotStored(error.to_string()))?),
                Err(_) => return Err(Failure::NotStored("the cache stopped working".to_owned())),
            }
        }
        if shelved.outcome.is_ok() {
            self.note_contact(at);
        }
        shelved.outcome
    }

    /// A source answered now.
    pub(super) fn note_contact(&self, at: Timestamp) {
        let mut contact = self.contact.lock().unwrap_or_else(PoisonError::into_inner);
        *contact = (*contact).max(Some(at));
    }

    /// What is left of today's bytes, and of `asked` if that is less.
    pub(super) fn budget(&self, asked: Option<u64>) -> Result<Option<u64>, StoreError> {
        let Some(per_day) = self.budget_per_day else { return Ok(asked) };
        let today = super::now().date();
        let log = self.readers.patient().traffic(1, today)?;
        let spent = log.days.iter().find(|day| day.date == today).map_or(0, |day| day.traffic.bytes());
        let left = per_day.saturating_sub(spent);
        Ok(Some(asked.map_or(left, |asked| asked.min(left))))
    }

    /// When the quiet hours end, if it is quiet now.
    pub(super) fn quiet_until(&self) -> Option<jiff::ZonedDateTime> {
        self.net_config.quiet?.ends(&super::now())
    }

    /// A number that changes whenever another process has written.
    pub(super) fn foreign_version(&self) -> Option<i64> {
        match self.librarian.version()? {
            Ok(version) => Some(version),
            Err(_) => self.readers.version().ok(),
        }
    }

    /// Whether the system forbids writing the file or anything beside it.
    pub(super) fn is_read_only(&self) -> bool {
        let file = std::fs::OpenOptions::new().write(true).open(&self.database);
        let folder = self.database.parent().and_then(|folder| std::fs::metadata(folder).ok());
        file.is_err() || folder.is_some_and(|folder| folder.permissions().readonly())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A name that is still being looked up must not keep the program from ending, and the
        // last handle may be dropped by one of the runtime's own workers.
        if let Some(Some(runtime)) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn is_there(database: &Path) -> bool {
    std::fs::symlink_metadata(database).is_ok()
}

/// With these the cache can still be read.
fn bearable(error: StoreError) -> Result<(), StoreError> {
    match error {
        StoreError::ReadOnly | StoreError::Newer { .. } | StoreError::Full | StoreError::Busy => Ok(()),
        other => Err(other),
    }
}

/// A length of time as the runtime counts it; none where it is negative.
pub(super) fn unsigned(duration: SignedDuration) -> Duration {
    Duration::try_from(duration).unwrap_or(Duration::ZERO)
}

/// A handle that many may hold.
pub(super) type Shared = Arc<Desk>;
