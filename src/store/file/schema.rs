//! The shape of the file and how it grows: a list of SQL steps, one per version.
//!
//! In: an open connection and the file's path. Out: the same file at the newest version, all
//! steps in one transaction, and a copy of the older file beside it. A step that was shipped
//! never changes; nothing here deletes what a person did.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::opening::{connect, explain, private_file, sibling};
use crate::store::error::StoreError;

/// `wrta` in the file's header: tells this program's files from all others.
pub(crate) const APPLICATION: i64 = 0x7772_7461;

/// The steps; the file's `user_version` counts those it has seen.
pub(crate) const STEPS: &[&str] = &[
    include_str!("migrations/0001_ground.sql"),
    include_str!("migrations/0002_habits.sql"),
    include_str!("migrations/0003_copies.sql"),
    include_str!("migrations/0004_relay.sql"),
    include_str!("migrations/0005_journal.sql"),
    include_str!("migrations/0006_order.sql"),
    include_str!("migrations/0007_edits.sql"),
    include_str!("migrations/0008_gone.sql"),
    include_str!("migrations/0009_voices.sql"),
    include_str!("migrations/0011_orders.sql"),
    include_str!("migrations/0012_dictionaries.sql"),
    include_str!("migrations/0010_rules.sql"),
    include_str!("migrations/0013_index.sql"),
];

/// The file's version.
pub(crate) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The newest version that this program knows.
pub(crate) fn known() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Takes the next of this program's steps; false when there is none left.
pub(crate) fn next_step(conn: &Connection) -> rusqlite::Result<bool> {
    step(conn, STEPS)
}

/// Whether the file says that it is ours.
pub(crate) fn is_ours(conn: &Connection) -> rusqlite::Result<bool> {
    let found: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    Ok(found == APPLICATION)
}

/// Brings the file to the version that `steps` end at, whoever else may be about to do so.
pub(crate) fn migrate(conn: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let newest = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let failed = |error| explain(path, error);
    let found = version(conn).map_err(failed)?;
    if found > newest {
        return Err(StoreError::Newer { found, known: newest });
    }
    if found == newest {
        return Ok(());
    }
    // Another process may have been faster; nobody is while this lock is held.
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let found = version(&tx).map_err(failed)?;
    if found > 0 && found < newest {
        keep_copy(path, found)?;
    }
    while step(&tx, steps).map_err(failed)? {}
    tx.commit().map_err(failed)
}

/// Takes the next step; false when there is none left.
pub(crate) fn step(conn: &Connection, steps: &[&str]) -> rusqlite::Result<bool> {
    let found = version(conn)?;
    let Some(sql) = usize::try_from(found).ok().and_then(|at| steps.get(at)) else {
        return Ok(false);
    };
    conn.execute_batch(sql)?;
    conn.pragma_update(None, "application_id", APPLICATION)?;
    conn.pragma_update(None, "user_version", found + 1)?;
    Ok(true)
}

/// Copies the file to `<name>.bak-<version>` before it is changed; a whole copy or none. The
/// caller holds the lock for writing, so the copy is read beside it and has its version.
fn keep_copy(path: &Path, version: i64) -> Result<(), StoreError> {
    let part = sibling(path, &format!("bak-{version}.part"));
    let copy = sibling(path, &format!("bak-{version}"));
    let folder = |source| StoreError::Folder { path: part.clone(), source };
    match std::fs::remove_file(&part) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(folder(error)),
        _ => {}
    }
    private_file(&part).map_err(folder)?;
    let beside = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, false)?;
    beside.execute("VACUUM INTO ?1", [part.to_string_lossy()]).map_err(|error| explain(path, error))?;
    std::fs::rename(&part, &copy).map_err(|source| StoreError::Folder { path: copy.clone(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use std::os::unix::fs::PermissionsExt;

    /// The newest version that this program knows.
    const KNOWN: i64 = STEPS.len().cast_signed() as i64;

    fn grown(dir: &Path) -> (std::path::PathBuf, Vec<&'static str>) {
        let path = dir.join("warta.db");
        drop(Store::open(&path).unwrap());
        let mut steps = STEPS.to_vec();
        steps.push("CREATE TABLE later (a); INSERT INTO later VALUES (7);");
        (path, steps)
    }

    #[test]
    fn an_older_file_is_copied_and_then_grows() {
        let dir = tempfile::tempdir().unwrap();
        let (path, steps) = grown(dir.path());
        let mut conn = Connection::open(&path).unwrap();
        migrate(&mut conn, &path, &steps).unwrap();
        assert_eq!(version(&conn).unwrap(), KNOWN + 1);
        assert_eq!(conn.query_row("SELECT a FROM later", [], |row| row.get::<_, i64>(0)).unwrap(), 7);
        let copy = sibling(&path, &format!("bak-{KNOWN}"));
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
        let old = Connection::open(&copy).unwrap();
        assert_eq!(version(&old).unwrap(), KNOWN);
        assert!(is_ours(&old).unwrap());
        assert!(!sibling(&path, &format!("bak-{KNOWN}.part")).exists());
    }

    #[test]
    fn a_failing_step_leaves_the_old_version() {
        let dir = tempfile::tempdir().unwrap();
        let (path, mut steps) = grown(dir.path());
        *steps.last_mut().unwrap() = "CREATE TABLE later (a); INSERT INTO nowhere VALUES (1);";
        let mut conn = Connection::open(&path).unwrap();
        assert!(migrate(&mut conn, &path, &steps).is_err());
        assert_eq!(version(&conn).unwrap(), KNOWN);
        assert!(conn.prepare("SELECT * FROM later").is_err());
    }

    #[test]
    fn a_newer_file_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let (path, steps) = grown(dir.path());
        migrate(&mut Connection::open(&path).unwrap(), &path, &steps).unwrap();
        let Err(StoreError::Newer { found, known }) = Store::open(&path) else { unreachable!() };
        assert_eq!((found, known), (KNOWN + 1, KNOWN));
        assert!(Store::open_reader(&path).is_ok());
    }
}
