//! The thread that owns the writing store.
//!
//! Whoever wants something stored hands over a list of changes and a reply. What a person did
//! goes first; what visits brought is stored together, many lists in one transaction, but
//! never so many that a mark would have to wait long. The thread starts with the first list.

use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::news::{Applied, ArticleId, Change, Rule};
use crate::store::{Store, StoreError};

/// Articles in one transaction.
const BATCH: usize = 2000;
/// Lists in one transaction.
const LISTS: usize = 512;

/// Called once with what became of a list.
pub type Reply = Box<dyn FnOnce(Result<Applied, StoreError>) + Send>;

/// The way to the librarian.
pub struct Librarian {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    path: PathBuf,
    queue: Mutex<Queue>,
    bell: Condvar,
    rules: Mutex<Arc<[Rule]>>,
}

struct Queue {
    urgent: VecDeque<Task>,
    bulk: VecDeque<List>,
    closed: bool,
    /// A store that was opened before the thread started.
    store: Option<Store>,
}

struct List {
    changes: Vec<Change>,
    reply: Reply,
}

enum Task {
    Apply(List),
    Version(Box<dyn FnOnce(Result<i64, StoreError>) + Send>),
    GiveBack(usize, Box<dyn FnOnce(Result<(), StoreError>) + Send>),
}

enum Work {
    One(Task),
    Many(Vec<List>),
}

impl std::fmt::Debug for Librarian {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Librarian").field("path", &self.shared.path).finish_non_exhaustive()
    }
}

impl Librarian {
    /// A librarian for the file at `path`, who takes over `store` if it is open already.
    pub fn new(path: PathBuf, store: Option<Store>) -> Self {
        let queue = Queue { urgent: VecDeque::new(), bulk: VecDeque::new(), closed: false, store };
        let rules = Mutex::new([].into());
        let shared = Shared { path, queue: Mutex::new(queue), bell: Condvar::new(), rules };
        Self { shared: Arc::new(shared), thread: Mutex::new(None) }
    }

    /// From now on these rules are applied to what arrives.
    pub fn rule_by(&self, rules: Vec<Rule>) {
        *self.shared.rules.lock().unwrap_or_else(PoisonError::into_inner) = rules.into();
    }

    /// Has `changes` stored and `reply` called from the librarian's thread.
    pub fn file(&self, changes: Vec<Change>, reply: Reply) {
        let personal = changes.iter().any(Change::is_personal);
        let list = List { changes, reply };
        let mut queue = self.shared.queue();
        if personal {
            queue.urgent.push_back(Task::Apply(list));
        } else {
            queue.bulk.push_back(list);
        }
        drop(queue);
        self.wake();
    }

    /// Has `changes` stored; returns when they are.
    pub fn apply(&self, changes: Vec<Change>) -> Option<Result<Applied, StoreError>> {
        let (tell, told) = std::sync::mpsc::sync_channel(1);
        self.file(changes, Box::new(move |result| drop(tell.send(result))));
        told.recv().ok()
    }

    /// A number that changes whenever somebody else has written; opens the file for writing.
    pub fn version(&self) -> Option<Result<i64, StoreError>> {
        self.ask(Task::Version)
    }

    /// Has the disk given back what `removed` articles left.
    pub fn give_back(&self, removed: usize) -> Option<Result<(), StoreError>> {
        self.ask(|reply| Task::GiveBack(removed, reply))
    }

    fn ask<T: Send + 'static>(
        &self,
        task: impl FnOnce(Box<dyn FnOnce(Result<T, StoreError>) + Send>) -> Task,
    ) -> Option<Result<T, StoreError>> {
        let (tell, told) = std::sync::mpsc::sync_channel(1);
        self.shared.queue().urgent.push_back(task(Box::new(move |result| drop(tell.send(result)))));
        self.wake();
        told.recv().ok()
    }

    fn wake(&self) {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if thread.as_ref().is_none_or(JoinHandle::is_finished) {
            let shared = Arc::clone(&self.shared);
            let started =
                std::thread::Builder::new().name("warta-store".to_owned()).spawn(move || serve(&shared));
            *thread = started.ok();
            if thread.is_none() {
                // Without a thread nobody will answer: dropping the replies says so.
                let mut queue = self.shared.queue();
                queue.urgent.clear();
                queue.bulk.clear();
            }
        }
        drop(thread);
        self.shared.bell.notify_one();
    }
}

impl Drop for Librarian {
    /// Waits until everything handed over is stored.
    fn drop(&mut self) {
        self.shared.queue().closed = true;
        self.shared.bell.notify_one();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread
            && thread.thread().id() != std::thread::current().id()
        {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next thing to do; `None` when all is done and nobody will ask again.
    fn next(&self) -> Option<Work> {
        let mut queue = self.queue();
        loop {
            if let Some(task) = queue.urgent.pop_front() {
                return Some(Work::One(task));
            }
            if !queue.bulk.is_empty() {
                return Some(Work::Many(queue.batch()));
            }
            if queue.closed {
                return None;
            }
            queue = self.bell.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Queue {
    fn batch(&mut self) -> Vec<List> {
        let mut lists = Vec::new();
        let mut articles = 0;
        while let Some(list) = self.bulk.front() {
            articles += list.changes.iter().map(weight).sum::<usize>();
            if !lists.is_empty() && (articles > BATCH || lists.len() == LISTS) {
                break;
            }
            lists.extend(self.bulk.pop_front());
        }
        lists
    }
}

fn serve(shared: &Shared) {
    let mut store = shared.queue().store.take();
    while let Some(work) = shared.next() {
        match work {
            Work::One(Task::Apply(list)) => one(&mut store, shared, list),
            Work::One(Task::Version(reply)) => {
                reply(opened(&mut store, shared).and_then(|store| store.version()));
            }
            Work::One(Task::GiveBack(removed, reply)) => {
                reply(opened(&mut store, shared).and_then(|store| store.give_back(removed)));
            }
            Work::Many(lists) => many(&mut store, shared, lists),
        }
    }
}

fn opened<'s>(store: &'s mut Option<Store>, shared: &Shared) -> Result<&'s mut Store, StoreError> {
    let store = match store {
        Some(store) => store,
        None => store.insert(Store::open(&shared.path)?),
    };
    store.rule_by(Arc::clone(&shared.rules.lock().unwrap_or_else(PoisonError::into_inner)));
    Ok(store)
}

fn one(store: &mut Option<Store>, shared: &Shared, list: List) {
    let result = opened(store, shared).and_then(|store| store.apply(&list.changes, &super::now()));
    (list.reply)(result);
}

/// Stores many lists in one transaction and tells each what became of its own articles.
fn many(store: &mut Option<Store>, shared: &Shared, mut lists: Vec<List>) {
    if lists.len() == 1 {
        for list in lists {
            one(store, shared, list);
        }
        return;
    }
    let mut all = Vec::new();
    let spans: Vec<_> = lists
        .iter_mut()
        .map(|list| {
            let start = all.len();
            all.append(&mut list.changes);
            start..all.len()
        })
        .collect();
    let result = opened(store, shared).and_then(|store| store.apply(&all, &super::now()));
    if let Ok(applied) = result {
        let new: HashSet<ArticleId> = applied.new.into_iter().collect();
        let updated: HashSet<ArticleId> = applied.updated.into_iter().collect();
        for (list, span) in lists.into_iter().zip(spans) {
            let own = touched(&all[span]);
            let pick =
                |from: &HashSet<ArticleId>| own.iter().filter(|id| from.contains(id)).copied().collect();
            let share = Applied { new: pick(&new), updated: pick(&updated), ..Applied::default() };
            (list.reply)(Ok(share));
        }
        return;
    }
    // One list may spoil the transaction for all: each gets its own.
    let mut rest = all.into_iter();
    for (list, span) in lists.into_iter().zip(spans) {
        let changes = rest.by_ref().take(span.len()).collect();
        one(store, shared, List { changes, reply: list.reply });
    }
}

/// The articles that a list of changes speaks of.
fn touched(changes: &[Change]) -> Vec<ArticleId> {
    let mut ids = Vec::new();
    for change in changes {
        match change {
            Change::Arrived(articles) => ids.extend(articles.iter().map(|article| article.id)),
            Change::Relayed(relay) => ids.extend(relay.articles.iter().map(|article| article.id)),
            Change::Body { article, .. } => ids.push(*article),
            _ => {}
        }
    }
    ids
}

fn weight(change: &Change) -> usize {
    match change {
        Change::Arrived(articles) => articles.len(),
        Change::Relayed(relay) => relay.articles.len(),
        Change::Body { .. } => 1,
        _ => 0,
    }
}
