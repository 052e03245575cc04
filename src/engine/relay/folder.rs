//! The folder of a bundle: what it holds already, and how files come into it and leave it.
//!
//! In: a folder that may lie on a file server or a stick, where anybody may have put anything.
//! Out: its parts as far as they can be read. A file is put in place whole or not at all, through
//! no link. What no manifest names any longer stays for a while, for those who are fetching it.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::carry::read_file;
use super::packing::PackError;
use crate::bundle::{self, Dictionary, Held, MANIFEST, Manifest, Parcel, Piece};
use crate::news::{ArticleId, Digest, PublicKey};

/// How long a file stays that no manifest names any longer: whoever read an older manifest,
/// over a thin line or from a copy of last week, still finds it.
const GRACE: Duration = Duration::from_hours(14 * 24);
/// How long the file of a pack that was cut stays; another may be writing right now.
const ABANDONED: Duration = Duration::from_hours(24);
/// The largest manifest, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// What a folder holds of a bundle already.
#[derive(Default)]
pub(super) struct There {
    /// Its manifest; `None` where there is none.
    pub(super) manifest: Option<Manifest>,
    /// The dictionaries that the manifest names; `None` for one that is damaged.
    pub(super) dictionaries: Vec<Option<Dictionary>>,
    /// The parts that can be read.
    pub(super) parts: Vec<Part>,
}

/// A part, and how much it holds of which article.
pub(super) struct Part {
    pub(super) piece: Piece,
    pub(super) held: HashMap<ArticleId, Held>,
}

/// Reads the bundle in `folder`, which must be `own`'s; a part that is damaged is packed anew.
pub(super) fn read(folder: &Path, own: PublicKey) -> Result<There, PackError> {
    let path = folder.join(MANIFEST);
    let bytes = match read_file(&path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(There::default()),
        Err(source) => return Err(PackError::File { path, source }),
    };
    let manifest = Manifest::open(&bytes, &[own])?.manifest;
    let read = |piece: &Piece| read_file(&folder.join(piece.file()), piece.size).ok();
    let dictionaries: Vec<_> =
        manifest.dictionaries.iter().map(|piece| Dictionary::read(piece, &read(piece)?).ok()).collect();
    let parts = manifest.chunks.iter().filter_map(|piece| {
        let words = match piece.dictionary {
            Some(number) => Some(dictionaries.get(number)?.as_ref()?),
            None => None,
        };
        let held = bundle::contents(piece, &read(piece)?, words).ok()?.into_iter().collect();
        Some(Part { piece: piece.clone(), held })
    });
    let parts = parts.collect();
    Ok(There { manifest: Some(manifest), dictionaries, parts })
}

/// Writes files into a folder, and takes them back where the whole does not come about.
pub(super) struct Writer<'f> {
    folder: &'f Path,
    written: Vec<String>,
}

impl<'f> Writer<'f> {
    /// A writer into `folder`, which is made if it is not there.
    pub(super) fn open(folder: &'f Path) -> Result<Self, PackError> {
        fs::create_dir_all(folder).map_err(|source| PackError::File { path: folder.to_owned(), source })?;
        Ok(Self { folder, written: Vec::new() })
    }

    /// Writes a part or a dictionary.
    pub(super) fn parcel(&mut self, parcel: &Parcel) -> Result<(), PackError> {
        let name = parcel.piece.file();
        if read_file(&self.folder.join(&name), parcel.piece.size).is_ok_and(|bytes| bytes == parcel.bytes) {
            return Ok(());
        }
        put(self.folder, &name, &parcel.bytes)?;
        self.written.push(name);
        Ok(())
    }

    /// Puts the manifest in place.
    pub(super) fn manifest(&self, bytes: &[u8]) -> Result<(), PackError> {
        put(self.folder, MANIFEST, bytes)
    }

    /// The manifest that is in place names all that was written: it stays.
    pub(super) fn keep(&mut self) {
        self.written.clear();
    }
}

impl Drop for Writer<'_> {
    /// Without a manifest that names them the files only fill the disk.
    fn drop(&mut self) {
        for name in &self.written {
            let _ = fs::remove_file(self.folder.join(name));
        }
    }
}

/// Puts a file in its place whole, or not at all.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), PackError> {
    let (path, new) = (folder.join(name), folder.join(format!("{name}.{}.new", std::process::id())));
    let write = || {
        // A link that somebody left under that name is removed, not followed.
        let _ = fs::remove_file(&new);
        let mut file = OpenOptions::new().write(true).create_new(true).open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, &path)
    };
    write().map_err(|source| {
        let _ = fs::remove_file(&new);
        PackError::File { path, source }
    })
}

/// The names of all files in `folder`.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Removes files that `manifest` does not name, after their time; only files that look like ours.
/// The time begins when the manifest `before` it is replaced.
pub(super) fn tidy(folder: &Path, before: Option<&Manifest>, manifest: &Manifest, now: SystemTime) {
    let files = |manifest: &Manifest| -> Vec<String> {
        manifest.chunks.iter().chain(&manifest.dictionaries).map(Piece::file).collect()
    };
    let (kept, left) = (files(manifest), before.map(files).unwrap_or_default());
    for name in names(folder) {
        let path = folder.join(&name);
        let Some(stay) = stay(&name).filter(|_| !kept.contains(&name)) else { continue };
        let age =
            fs::symlink_metadata(&path).and_then(|file| file.modified()).map(|at| now.duration_since(at));
        match age {
            Ok(Ok(age)) if age > stay && !left.contains(&name) => drop(fs::remove_file(&path)),
            Ok(Ok(_)) if !left.contains(&name) => {}
            // It is named no longer since now, or comes from a clock that was ahead.
            _ => drop(File::options().append(true).open(&path).and_then(|file| file.set_modified(now))),
        }
    }
}

/// How long a file of that name stays; `None` for a file that is not ours.
fn stay(name: &str) -> Option<Duration> {
    let (stem, rest) = name.split_once('.')?;
    let part = stem.parse::<Digest>().is_ok();
    match rest.strip_suffix(".new") {
        None => (part && rest == "part").then_some(GRACE),
        Some(rest) => (part && rest.starts_with("part.") || name.starts_with(MANIFEST)).then_some(ABANDONED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_bundles_ever_leave() {
        let hash = "ab".repeat(32);
        let cases = [
            (format!("{hash}.part"), Some(GRACE)),
            (format!("{hash}.part.77.new"), Some(ABANDONED)),
            ("bundle.warta.77.new".to_owned(), Some(ABANDONED)),
            ("bundle.warta".to_owned(), None),
            ("bundle.key".to_owned(), None),
            (format!("{hash}.pdf"), None),
            (format!("{}.part", "ab".repeat(31)), None),
            ("laporan.new".to_owned(), None),
            ("index.html".to_owned(), None),
        ];
        for (name, wanted) in cases {
            assert_eq!(stay(&name), wanted, "{name}");
        }
    }
}
