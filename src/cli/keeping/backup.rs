//! `warta backup` and `warta restore`: a copy of the cache that was examined, and the way back.
//!
//! A backup without a name goes into the data folder, where the last three are kept; one with a
//! name is never written over. What a restored backup replaces is moved aside.

use std::io;
use std::path::{Path, PathBuf};

use super::super::args::{BackupArgs, RestoreArgs};
use super::super::desk::Desk;
use super::super::json::CopiedJson;
use super::super::trouble::{Exit, Trouble};
use crate::engine::{Copied, EngineError, StoreError, back_up, now, restore};
use crate::news::visible;

/// Backups without a name that are kept.
const KEPT: usize = 3;

/// Copies the cache.
pub fn run(desk: &mut Desk, args: &BackupArgs) -> Result<Exit, Trouble> {
    let paths = desk.need_setup()?.paths;
    let folder = paths.backups();
    let now = now();
    let to = match &args.file {
        Some(file) => file.clone(),
        None => folder.join(now.strftime("warta-%Y%m%d-%H%M%S.db").to_string()),
    };
    if std::fs::symlink_metadata(&to).is_ok() {
        return Err(Trouble::Write { path: to, source: io::ErrorKind::AlreadyExists.into() });
    }
    let copied = back_up(&paths.database(), &to, &now).map_err(EngineError::from)?;
    if args.file.is_none() {
        for old in backups(&folder).into_iter().skip(KEPT) {
            // One that cannot be removed now is removed with the next.
            let _ = std::fs::remove_file(old);
        }
    }
    tell(desk, &copied, args.json)
}

/// Puts a backup in place of the cache.
pub fn restored(desk: &mut Desk, args: &RestoreArgs) -> Result<Exit, Trouble> {
    let paths = desk.need_setup()?.paths;
    let folder = paths.backups();
    let newest = || backups(&folder).into_iter().next();
    let Some(from) = args.file.clone().or_else(newest) else {
        return Err(Trouble::Read { path: folder, source: io::ErrorKind::NotFound.into() });
    };
    let copied = match restore(&paths.database(), &from, &now()) {
        // It is the backup that is not there, not the cache.
        Err(StoreError::Folder { path, source }) if path == from => {
            return Err(Trouble::Read { path: from, source });
        }
        result => result.map_err(EngineError::from)?,
    };
    tell(desk, &copied, args.json)
}

fn tell(desk: &mut Desk, copied: &Copied, json: bool) -> Result<Exit, Trouble> {
    if json {
        desk.out.json(&CopiedJson::from(copied))?;
        return Ok(Exit::Done);
    }
    let shown = |path: &Path| visible(&path.display().to_string()).into_owned();
    let size = desk.lang.bytes(copied.bytes);
    desk.out.line(&desk.lang.cache_copied(shown(&copied.file), copied.articles, size))?;
    if let Some(aside) = &copied.aside {
        desk.out.line(&desk.lang.set_aside(shown(aside)))?;
    }
    Ok(Exit::Done)
}

/// The backups in the data folder, newest first: their names say when.
fn backups(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("warta-") && name.ends_with(".db")
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(ours).collect();
    found.sort_unstable_by(|one, two| two.cmp(one));
    found
}
