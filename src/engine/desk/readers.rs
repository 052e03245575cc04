//! The reading stores: one for what a person waits for, one for what they may open next, one for
//! all that may take longer.
//!
//! In: the store that was opened at the start. Out: a store, held for one question only. Rows and
//! articles come from the quick one; counts, related news and the work of a refresh from the
//! patient one; the others are opened when they are first asked, so that none waits for another.
//! Every connection counts the versions of the database for itself: only the quick one's numbers
//! are ever compared with each other.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::news::SourceHealth;
use crate::store::{Store, StoreError};

/// The reading stores.
#[derive(Debug)]
pub(in crate::engine) struct Readers {
    quick: Mutex<Store>,
    /// `None` where there can be only one.
    patient: OnceLock<Option<Mutex<Store>>>,
    /// As above.
    ahead: OnceLock<Option<Mutex<Store>>>,
    /// The sources as they were at a version of the database or after it; reading many anew takes
    /// milliseconds.
    listed: Mutex<(i64, Vec<SourceHealth>)>,
}

impl Readers {
    /// Readers of the file that `quick` reads, which held the sources `listed` at `version`.
    pub(in crate::engine) fn new(quick: Store, version: i64, listed: Vec<SourceHealth>) -> Self {
        Self {
            quick: Mutex::new(quick),
            patient: OnceLock::new(),
            ahead: OnceLock::new(),
            listed: Mutex::new((version, listed)),
        }
    }

    /// The store for questions that the screen waits for.
    pub(in crate::engine) fn quick(&self) -> MutexGuard<'_, Store> {
        hold(&self.quick)
    }

    /// The store for all other questions.
    pub(in crate::engine) fn patient(&self) -> MutexGuard<'_, Store> {
        self.beside(&self.patient)
    }

    /// The store for articles that may be opened next.
    pub(in crate::engine) fn ahead(&self) -> MutexGuard<'_, Store> {
        self.beside(&self.ahead)
    }

    fn beside<'s>(&'s self, other: &'s OnceLock<Option<Mutex<Store>>>) -> MutexGuard<'s, Store> {
        let open = || self.quick().beside().map(Mutex::new);
        hold(other.get_or_init(open).as_ref().unwrap_or(&self.quick))
    }

    /// A number that changes whenever another connection has written.
    pub(in crate::engine) fn version(&self) -> Result<i64, StoreError> {
        self.quick().version()
    }

    /// All sources with their health.
    pub(in crate::engine) fn sources(&self) -> Result<Vec<SourceHealth>, StoreError> {
        let mut listed = hold(&self.listed);
        let version = self.version()?;
        if version != listed.0 {
            // What is read now is at least as new as the version; what is written from here on
            // makes another one.
            *listed = (version, self.patient().sources()?);
        }
        Ok(listed.1.clone())
    }
}

fn hold<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Change, Source};

    fn subscribe(store: &mut Store, name: &str) {
        let url = format!("https://{name}.example.go.id/feed").parse().unwrap();
        let change = Change::Subscribed(Box::new(Source::new(name, url)));
        store.apply(&[change], &crate::engine::now()).unwrap();
    }

    #[test]
    fn sources_are_never_older_than_what_was_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("warta.db");
        let mut writer = Store::open(&path).unwrap();
        let quick = Store::open_reader(&path).unwrap();
        let (version, listed) = (quick.version().unwrap(), quick.sources().unwrap());
        let readers = Readers::new(quick, version, listed);
        for (number, name) in ["satu", "dua", "tiga"].into_iter().enumerate() {
            subscribe(&mut writer, name);
            assert_eq!(readers.sources().unwrap().len(), number + 1);
            // Questions to the other connection in between change nothing about it.
            assert_eq!(readers.patient().sources().unwrap().len(), number + 1);
        }
        assert_eq!(readers.sources().unwrap(), readers.patient().sources().unwrap());
    }

    #[test]
    fn a_long_question_keeps_no_quick_one_waiting() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("warta.db");
        let _writer = Store::open(&path).unwrap();
        let readers = Readers::new(Store::open_reader(&path).unwrap(), 0, Vec::new());
        let long = readers.patient();
        assert!(readers.quick.try_lock().is_ok());
        assert!(readers.patient.get().unwrap().as_ref().unwrap().try_lock().is_err());
        drop(long);
    }
}
