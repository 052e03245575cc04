//! Finds, creates and opens the file, and says in plain terms why it cannot be used.
//!
//! In: a path. Out: a connection that is ready for this room, or a [`StoreError`]. A new file
//! is built beside its place and appears whole or not at all; a file that is empty, foreign or
//! damaged is never written to. Folder and files are for their owner only, whatever the umask.

use std::fmt::Write as _;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::ffi::{self, ErrorCode};
use rusqlite::{Connection, OpenFlags};

use super::{index, schema};
use crate::store::error::StoreError;

/// How long a writer waits for another process's transaction.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of a page of a new file. Of smaller ones, packed texts leave a third empty.
pub(crate) const PAGE: i64 = 8192;

/// Bytes set aside so that marks can still be kept on a full disk.
const BALLAST: usize = 256 * 1024;

/// Files begun in this process, so that two threads never build under one name.
static BUILT: AtomicU32 = AtomicU32::new(0);

/// Opens the file for writing; creates or migrates it where needed.
pub(crate) fn writer(path: &Path) -> Result<Connection, StoreError> {
    writer_at(path, schema::STEPS)
}

/// As [`writer`], to the version that `steps` end at.
fn writer_at(path: &Path, steps: &[&str]) -> Result<Connection, StoreError> {
    create(path)?;
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
    let failed = |error| explain(path, error);
    recognise(&conn, path)?;
    if conn.is_readonly("main").map_err(failed)? {
        return Err(StoreError::ReadOnly);
    }
    let mode: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(failed)?;
    if mode != "wal" {
        conn.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).map_err(failed)?;
    }
    conn.pragma_update(None, "journal_size_limit", 8 * 1024 * 1024).map_err(failed)?;
    conn.pragma_update(None, "wal_autocheckpoint", 4 * 1024 * 1024 / PAGE).map_err(failed)?;
    schema::migrate(&mut conn, path, steps)?;
    lay_ballast(path);
    Ok(conn)
}

/// Opens the file for reading; where not even the files beside it can be made, as it lies.
///
/// An older file is brought to the newest version first, since no question knows older tables.
/// Where it may not be written, a copy in passing is brought there and read instead.
pub(crate) fn reader(path: &Path) -> Result<Connection, StoreError> {
    reader_at(path, schema::STEPS)
}

/// As [`reader`], of the version that `steps` end at.
fn reader_at(path: &Path, steps: &[&str]) -> Result<Connection, StoreError> {
    let conn = readable(path)?;
    let found = schema::version(&conn).map_err(|error| explain(path, error))?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if found < known {
        return match writer_at(path, steps) {
            Ok(_grown) => readable(path),
            Err(StoreError::ReadOnly | StoreError::Full | StoreError::Folder { .. }) => {
                in_passing(&conn, path, steps)
            }
            Err(error) => Err(error),
        };
    }
    if found > known && conn.prepare("SELECT no, sort, read, starred, due FROM list").is_err() {
        return Err(StoreError::Newer { found, known });
    }
    Ok(conn)
}

/// A copy of the file that vanishes with the connection, at the version that `steps` end at. It
/// may only be read: what is written to it would be lost.
fn in_passing(old: &Connection, path: &Path, steps: &[&str]) -> Result<Connection, StoreError> {
    let failed = |error| explain(path, error);
    // A file without a name: SQLite spills it to the temporary folder and removes it.
    let mut copy = connect(Path::new(""), OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
    Backup::new(old, &mut copy)
        .and_then(|backup| backup.run_to_completion(1024, Duration::ZERO, None))
        .map_err(failed)?;
    while schema::step(&copy, steps).map_err(failed)? {}
    copy.pragma_update(None, "query_only", true).map_err(failed)?;
    Ok(copy)
}

/// The file for reading, whatever its version.
pub(crate) fn readable(path: &Path) -> Result<Connection, StoreError> {
    refuse_empty(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let beside = connect(path, flags, false).and_then(|conn| recognise(&conn, path).map(|()| conn));
    match beside {
        Err(StoreError::ReadOnly | StoreError::Full | StoreError::Folder { .. }) => {
            let conn = connect(path, flags, true)?;
            recognise(&conn, path)?;
            Ok(conn)
        }
        other => other,
    }
}

/// What `error`, met while using the file at `path`, means to a person.
pub(crate) fn explain(path: &Path, error: rusqlite::Error) -> StoreError {
    let rusqlite::Error::SqliteFailure(failure, note) = error else {
        return StoreError::Other(error.to_string());
    };
    let path = path.to_owned();
    match failure.code {
        ErrorCode::DiskFull => StoreError::Full,
        ErrorCode::SystemIoFailure if is_want_of_room(failure.extended_code) => StoreError::Full,
        ErrorCode::ReadOnly | ErrorCode::CannotOpen => match std::fs::metadata(&path) {
            Ok(_) => StoreError::ReadOnly,
            Err(source) => StoreError::Folder { path, source },
        },
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
        ErrorCode::NotADatabase => StoreError::Foreign { path },
        ErrorCode::DatabaseCorrupt => {
            StoreError::Damaged { path, note: note.unwrap_or_else(|| failure.to_string()) }
        }
        _ => StoreError::Other(note.unwrap_or_else(|| failure.to_string())),
    }
}

/// SQLite reports some full disks (and file size limits) as failed writes.
fn is_want_of_room(extended: i32) -> bool {
    matches!(extended, ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_SHMSIZE | ffi::SQLITE_IOERR_TRUNCATE)
}

/// `<name>.<what>` beside the file.
pub(crate) fn sibling(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(what);
    path.with_file_name(name)
}

/// A new, empty file that only its owner may read; fails if it exists.
pub(crate) fn private_file(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Gives the ballast back to the disk; false when there was none.
pub(crate) fn drop_ballast(path: &Path) -> bool {
    std::fs::remove_file(sibling(path, "ballast")).is_ok()
}

/// Sets the ballast aside. It is a comfort: where it cannot be had, nothing is said.
fn lay_ballast(path: &Path) {
    let ballast = sibling(path, "ballast");
    let Ok(mut file) = private_file(&ballast) else { return };
    if file.write_all(&vec![0x77; BALLAST]).is_err() {
        drop(file);
        let _ = std::fs::remove_file(&ballast);
    }
}

fn refuse_empty(path: &Path) -> Result<(), StoreError> {
    match std::fs::metadata(path) {
        Ok(meta) if meta.len() == 0 => Err(StoreError::Empty { path: path.to_owned() }),
        Ok(_) => Ok(()),
        Err(source) => Err(StoreError::Folder { path: path.to_owned(), source }),
    }
}

/// Makes the file if there is none. It is built under another name and linked into place, so
/// that neither a kill nor a second process ever meets half a file.
fn create(path: &Path) -> Result<(), StoreError> {
    match refuse_empty(path) {
        Err(StoreError::Folder { source, .. }) if source.kind() == ErrorKind::NotFound => {}
        other => return other,
    }
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |source| StoreError::Folder { path: folder.to_owned(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
    let part =
        sibling(path, &format!("new-{}-{}", std::process::id(), BUILT.fetch_add(1, Ordering::Relaxed)));
    let _ = std::fs::remove_file(&part);
    private_file(&part).map_err(|source| no_room(failed(source)))?;
    let built = build(&part).and_then(|()| settle(&part, path).map_err(failed));
    let _ = std::fs::remove_file(&part);
    let _ = std::fs::remove_file(sibling(&part, "journal"));
    built.map_err(no_room)
}

fn no_room(error: StoreError) -> StoreError {
    match error {
        StoreError::Folder { source, .. } if source.kind() == ErrorKind::StorageFull => StoreError::Full,
        other => other,
    }
}

fn build(part: &Path) -> Result<(), StoreError> {
    let mut conn = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
    let failed = |error| explain(part, error);
    conn.pragma_update(None, "page_size", PAGE).map_err(failed)?;
    conn.pragma_update_and_check(None, "journal_mode", "memory", |_| Ok(())).map_err(failed)?;
    schema::migrate(&mut conn, part, schema::STEPS)?;
    conn.unchecked_transaction().and_then(|tx| index::settle(&tx).and_then(|()| tx.commit())).map_err(failed)
}

/// Puts `part` at `path` unless another process was faster. Some file systems know no links.
fn settle(part: &Path, path: &Path) -> std::io::Result<()> {
    match std::fs::hard_link(part, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(_) if path.exists() => Ok(()),
        Err(_) => std::fs::rename(part, path),
    }
}

pub(crate) fn connect(path: &Path, flags: OpenFlags, as_it_lies: bool) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = if as_it_lies {
        Connection::open_with_flags(immutable(path), flags | OpenFlags::SQLITE_OPEN_URI)
    } else {
        Connection::open_with_flags(path, flags)
    };
    let failed = |error| explain(path, error);
    let conn = opened.map_err(failed)?;
    conn.busy_timeout(PATIENCE).map_err(failed)?;
    conn.set_prepared_statement_cache_capacity(64);
    // Without this a statement is planned anew for every value bound beside a partial index.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(failed)?;
    conn.execute_batch(
        "PRAGMA cache_size = -6144; PRAGMA temp_store = memory; PRAGMA mmap_size = 0; \
         PRAGMA synchronous = normal; PRAGMA trusted_schema = off;",
    )
    .map_err(failed)?;
    Ok(conn)
}

/// The address by which SQLite opens a file without locks and without files beside it.
fn immutable(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for &byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02x}");
        }
    }
    address + "?immutable=1"
}

fn recognise(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    match schema::is_ours(conn) {
        Ok(true) => {}
        Ok(false) => return Err(StoreError::Foreign { path: path.to_owned() }),
        Err(error) => return Err(explain(path, error)),
    }
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(|error| explain(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::Query;
    use crate::store::Store;
    use crate::store::sample::{ALL, list, newsroom, now};
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn folder_and_files_are_for_their_owner() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b/warta.db");
        let store = Store::open(&path).unwrap();
        assert_eq!(mode(&dir.path().join("a")), 0o700);
        assert_eq!(mode(&dir.path().join("a/b")), 0o700);
        let mut names: Vec<String> = Vec::new();
        for entry in std::fs::read_dir(path.parent().unwrap()).unwrap() {
            let entry = entry.unwrap();
            assert_eq!(mode(&entry.path()), 0o600, "{entry:?}");
            names.push(entry.file_name().into_string().unwrap());
        }
        names.sort();
        assert_eq!(names, ["warta.db", "warta.db-shm", "warta.db-wal", "warta.db.ballast"]);
        drop(store);
    }

    #[test]
    fn what_is_not_ours_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("warta.db");
        let foreign = {
            let path = dir.path().join("other.db");
            Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
            std::fs::read(path).unwrap()
        };
        for bytes in [b"hello world".repeat(1000), foreign, b"x".to_vec()] {
            std::fs::write(&path, &bytes).unwrap();
            assert!(matches!(Store::open(&path), Err(StoreError::Foreign { .. })));
            assert!(matches!(Store::open_reader(&path), Err(StoreError::Foreign { .. })));
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
        }
        std::fs::write(&path, b"").unwrap();
        assert!(matches!(Store::open(&path), Err(StoreError::Empty { .. })));
        assert!(matches!(Store::open_reader(&path), Err(StoreError::Empty { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), b"");
    }

    #[test]
    fn half_a_file_is_damaged() {
        let (dir, store, _) = newsroom();
        drop(store);
        let path = dir.path().join("warta.db");
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        assert!(matches!(Store::open(&path), Err(StoreError::Damaged { .. })));
        assert!(matches!(Store::open_reader(&path), Err(StoreError::Damaged { .. })));
    }

    #[test]
    fn a_missing_file_is_not_made_by_reading() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("warta.db");
        assert!(matches!(Store::open_reader(&path), Err(StoreError::Folder { .. })));
        assert!(!path.exists());
    }

    #[test]
    fn many_may_create_it_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep/warta.db");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| list(&Store::open(&path).unwrap(), &Query::default()));
            }
        });
        // Two that close at the same moment may both leave what SQLite keeps beside the file to the
        // next one to close.
        drop(Store::open(&path).unwrap());
        let left: Vec<_> = std::fs::read_dir(path.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left.len(), 2, "the file and its ballast, not {left:?}");
    }

    #[test]
    fn a_file_is_read_as_it_lies_under_any_name() {
        let (dir, store, ids) = newsroom();
        drop(store);
        let path = dir.path().join("kanal berita #1 50%?.db");
        std::fs::rename(dir.path().join("warta.db"), &path).unwrap();
        let conn = connect(&path, OpenFlags::SQLITE_OPEN_READ_ONLY, true).unwrap();
        let count: u32 = conn.query_row("SELECT count(*) FROM list", [], |row| row.get(0)).unwrap();
        assert_eq!(count as usize, ids.len());
        assert!(!dir.path().join("kanal berita #1 50%?.db-shm").exists());
        let store = Store::open_reader(&path).unwrap();
        assert_eq!(store.find(&Query::default(), ALL, &now()).unwrap().len(), ids.len());
    }

    /// The steps that this program knows and one more.
    fn one_more() -> Vec<&'static str> {
        let mut steps = schema::STEPS.to_vec();
        steps.push("ALTER TABLE list ADD COLUMN later; UPDATE list SET later = 7;");
        steps
    }

    /// How many rows the last of [`one_more`] has seen.
    fn later(conn: &Connection) -> usize {
        conn.query_row("SELECT count(*) FROM list WHERE later = 7", [], |row| row.get::<_, u32>(0)).unwrap()
            as usize
    }

    #[test]
    fn a_file_of_any_older_version_can_be_read() {
        for old in 1..=schema::STEPS.len() {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("warta.db");
            let mut conn = Connection::open(&path).unwrap();
            conn.pragma_update(None, "journal_mode", "wal").unwrap();
            schema::migrate(&mut conn, &path, &schema::STEPS[..old]).unwrap();
            drop(conn);
            let store = Store::open_reader(&path).unwrap();
            assert_eq!(list(&store, &Query::default()), [], "version {old}");
            assert_eq!(store.sources().unwrap(), []);
            crate::store::sample::assert_well(&store);
            assert_eq!(schema::version(&store.conn).unwrap() as usize, schema::STEPS.len());
        }
    }

    #[test]
    fn reading_an_older_file_brings_it_to_the_newest_version() {
        let (dir, store, ids) = newsroom();
        drop(store);
        let path = dir.path().join("warta.db");
        let steps = one_more();
        assert_eq!(later(&reader_at(&path, &steps).unwrap()), ids.len());
        assert!(sibling(&path, &format!("bak-{}", steps.len() - 1)).exists());
        let conn = Connection::open(&path).unwrap();
        assert_eq!(schema::version(&conn).unwrap() as usize, steps.len());
    }

    #[test]
    fn an_older_file_that_may_not_be_written_is_read_all_the_same() {
        let (dir, store, ids) = newsroom();
        drop(store);
        let path = dir.path().join("warta.db");
        let bytes = std::fs::read(&path).unwrap();
        let copy = in_passing(&readable(&path).unwrap(), &path, &one_more()).unwrap();
        assert_eq!(later(&copy), ids.len());
        assert!(copy.execute("UPDATE list SET read = 1", []).is_err());
        drop(copy);
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn many_may_bring_it_to_the_newest_version_at_once() {
        let (dir, store, ids) = newsroom();
        drop(store);
        let path = dir.path().join("warta.db");
        let steps = one_more();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert_eq!(later(&reader_at(&path, &steps).unwrap()), ids.len()));
            }
        });
        let copy = Connection::open(sibling(&path, &format!("bak-{}", steps.len() - 1))).unwrap();
        assert_eq!(schema::version(&copy).unwrap() as usize, steps.len() - 1, "a copy of the older file");
    }

    #[test]
    fn a_reader_cannot_write() {
        let (dir, store, ids) = newsroom();
        drop(store);
        let mut reader = Store::open_reader(&dir.path().join("warta.db")).unwrap();
        let change = crate::store::sample::these(&ids, crate::news::Marking::Read(true));
        assert!(matches!(reader.apply(&[change], &now()), Err(StoreError::ReadOnly)));
    }
}
