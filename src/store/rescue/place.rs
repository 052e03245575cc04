//! A file is built beside its place and put there when it is whole; what stood there moves aside.

use std::fs::{DirBuilder, File};
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::ZonedDateTime;
use rusqlite::{Connection, OpenFlags};

use crate::store::check::check;
use crate::store::error::StoreError;
use crate::store::file::{connect, explain, is_ours, private_file, sibling};

/// A file that is being built; gone with this value unless it was put in its place.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) path: PathBuf,
}

impl Part {
    /// An empty file beside `place`, for its owner only.
    pub(super) fn beside(place: &Path) -> Result<Self, StoreError> {
        let folder = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let failed = |source| StoreError::Folder { path: folder.to_owned(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        let part = Self { path: sibling(place, &format!("part-{}", std::process::id())) };
        part.remove();
        private_file(&part.path).map_err(failed)?;
        Ok(part)
    }

    /// Puts the file at `place`, safe on the disk; what stands there must have been moved.
    pub(super) fn put(self, place: &Path) -> Result<(), StoreError> {
        let failed = |source| StoreError::Folder { path: place.to_owned(), source };
        File::open(&self.path).and_then(|file| file.sync_all()).map_err(failed)?;
        match std::fs::hard_link(&self.path, place) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(failed(error)),
            // Some file systems know no links.
            Err(_) => std::fs::rename(&self.path, place).map_err(failed),
            Ok(()) => Ok(()),
        }
    }

    fn remove(&self) {
        for file in [self.path.clone(), sibling(&self.path, "journal")] {
            let _ = std::fs::remove_file(file);
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Whether the database at `path` is whole; the error names what is not.
pub(super) fn examine(path: &Path) -> Result<Connection, StoreError> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
    if !is_ours(&conn).map_err(|error| explain(path, error))? {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    let ill: Vec<_> = check(&conn)
        .into_iter()
        .filter(|check| !check.ok)
        .map(|check| format!("{}: {}", check.name, check.detail))
        .collect();
    if ill.is_empty() {
        Ok(conn)
    } else {
        Err(StoreError::Damaged { path: path.to_owned(), note: ill.join("; ") })
    }
}

/// Makes sure that no other program uses the database at `path`: it would write on into a file
/// that is no longer there. A file that cannot be opened is used by nobody.
pub(super) fn alone(path: &Path) -> Result<(), StoreError> {
    let Ok(conn) = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, false) else { return Ok(()) };
    let _ = conn.busy_timeout(Duration::ZERO);
    // Leaving the log behind needs the file for oneself.
    let left = conn.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()));
    match left.map_err(|error| explain(path, error)) {
        Err(StoreError::Busy) => Err(StoreError::Busy),
        _ => Ok(()),
    }
}

/// Moves the database at `path`, with the files that belong to it, to a name that says when;
/// `None` where there is none.
pub(super) fn set_aside(path: &Path, now: &ZonedDateTime) -> Result<Option<PathBuf>, StoreError> {
    let named = sibling(path, &format!("aside-{}", now.strftime("%Y%m%d-%H%M%S")));
    let aside = (0..100)
        .map(|number| if number == 0 { named.clone() } else { sibling(&named, &number.to_string()) })
        .find(|name| std::fs::symlink_metadata(name).is_err())
        .unwrap_or(named);
    let with = |path: &Path, tail: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        PathBuf::from(name)
    };
    for tail in ["-wal", "-shm"] {
        // Where there is none, there is nothing to keep.
        let _ = std::fs::rename(with(path, tail), with(&aside, tail));
    }
    match std::fs::rename(path, &aside) {
        Ok(()) => Ok(Some(aside)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(StoreError::Folder { path: path.to_owned(), source }),
    }
}
