//! Writes a bundle into a folder: what is there stays, what is new becomes further parts.
//!
//! In: the articles to hand on and the key to sign with. Out: files and a report. A part is
//! never written anew, so that whoever follows the folder fetches only what is new. The manifest
//! is put in place last: a pack that is cut leaves the old bundle whole.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::super::desk::Desk;
use super::super::error::EngineError;
use super::carry::read_file;
use crate::bundle::{self, Dictionary, MANIFEST, Manifest, Parcel, Piece, SecretKey};
use crate::news::{Article, ArticleId, BundleFault, Extent, PublicKey, Query, Source};
use crate::store::Window;

/// Articles from which the dictionary is learned.
const SAMPLES: usize = 1024;
/// Articles in memory at a time; whole parts, so that their borders do not depend on it.
const BATCH: usize = 512;
/// Headlines asked for at a time.
const WINDOW: usize = 1000;

/// What to pack, and where.
#[derive(Debug)]
pub struct Packing<'p> {
    /// The folder.
    pub folder: &'p Path,
    /// What to hand on.
    pub query: Query,
    /// What the bundle is called.
    pub name: &'p str,
    /// Who signs it.
    pub key: &'p SecretKey,
}

/// What was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Who signed it.
    pub signer: PublicKey,
    /// Its number.
    pub serial: u64,
    /// Articles in all parts.
    pub articles: u64,
    /// Parts.
    pub chunks: usize,
    /// Parts that were written now.
    pub new_chunks: usize,
    /// Bytes of all files.
    pub bytes: u64,
}

/// Why nothing was packed.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The cache cannot be used.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The bundle that is there, or the one to be made, is not good.
    #[error(transparent)]
    Bundle(#[from] BundleFault),
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// What a folder holds of a bundle already.
#[derive(Default)]
struct There {
    serial: u64,
    name: String,
    /// Parts that its manifest names, readable or not.
    named: usize,
    dictionary: Option<(Piece, Dictionary)>,
    /// The parts, and how much each holds of which article.
    parts: Vec<(Piece, HashMap<ArticleId, Extent>)>,
}

/// Packs what `packing` says.
pub(in crate::engine) fn pack(desk: &Desk, packing: &Packing<'_>) -> Result<Packed, PackError> {
    let folder = packing.folder;
    fs::create_dir_all(folder).map_err(|source| PackError::File { path: folder.to_owned(), source })?;
    let there = there(folder, packing.key.public())?;
    let wanted = wanted(desk, &packing.query)?;
    let chosen: HashSet<ArticleId> = wanted.iter().map(|(id, _)| *id).collect();
    let parts = there.parts.into_iter();
    let kept: Vec<_> = parts.filter(|(_, held)| held.keys().any(|id| chosen.contains(id))).collect();
    let held = |id: &ArticleId, extent: Extent| {
        kept.iter().any(|(_, held)| held.get(id).is_some_and(|held| *held as u8 >= extent as u8))
    };
    let fresh: Vec<ArticleId> =
        wanted.iter().filter(|(id, extent)| !held(id, *extent)).map(|(id, _)| *id).collect();
    let sources: Vec<Source> =
        desk.reader().sources().map_err(EngineError::from)?.into_iter().map(|health| health.source).collect();
    let mut dictionary = there.dictionary;
    if dictionary.is_none() {
        let step = fresh.len().div_ceil(SAMPLES).max(1);
        let samples: Vec<ArticleId> = fresh.iter().step_by(step).copied().collect();
        if let Some((words, parcel)) = bundle::train(&articles(desk, &samples)?)? {
            write(folder, &parcel)?;
            dictionary = Some((parcel.piece, words));
        }
    }
    let words = dictionary.as_ref().map(|(_, words)| words);
    let mut chunks: Vec<Piece> = kept.into_iter().map(|(piece, _)| piece).collect();
    let old = chunks.len();
    for ids in fresh.chunks(BATCH) {
        for parcel in bundle::pack(&articles(desk, ids)?, &sources, words)? {
            write(folder, &parcel)?;
            chunks.push(parcel.piece);
        }
    }
    let now = u64::try_from(super::super::now().timestamp().as_second()).unwrap_or_default();
    let mut manifest = Manifest {
        name: packing.name.to_owned(),
        serial: there.serial,
        dictionary: dictionary.map(|(piece, _)| piece),
        chunks,
    };
    let new_chunks = manifest.chunks.len() - old;
    let same = new_chunks == 0 && old == there.named && manifest.name == there.name;
    if !same || there.serial == 0 {
        manifest.serial = now.max(there.serial + 1);
        put(folder, MANIFEST, &manifest.seal(packing.key)?)?;
    }
    tidy(folder, &manifest);
    Ok(Packed {
        signer: packing.key.public(),
        serial: manifest.serial,
        articles: manifest.articles(),
        chunks: manifest.chunks.len(),
        new_chunks,
        bytes: manifest.bytes() + fs::metadata(folder.join(MANIFEST)).map_or(0, |file| file.len()),
    })
}

/// Reads the bundle in `folder`, which must be `own`'s; a part that is damaged is packed anew.
fn there(folder: &Path, own: PublicKey) -> Result<There, PackError> {
    let path = folder.join(MANIFEST);
    let bytes = match read_file(&path, 1024 * 1024) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(There::default()),
        Err(source) => return Err(PackError::File { path, source }),
    };
    let manifest = Manifest::open(&bytes, &[own])?.manifest;
    let read = |piece: &Piece| read_file(&folder.join(piece.file()), piece.size).ok();
    let dictionary = manifest.dictionary.and_then(|piece| {
        let words = Dictionary::read(&piece, &read(&piece)?).ok()?;
        Some((piece, words))
    });
    let now = super::super::now().timestamp();
    let words = dictionary.as_ref().map(|(_, words)| words);
    let named = manifest.chunks.len();
    let parts = manifest.chunks.into_iter().filter_map(|piece| {
        let load = bundle::unpack(&piece, &read(&piece)?, words, now).ok()?;
        let held = load.articles.iter().map(|article| (article.id, article.item.extent)).collect();
        Some((piece, held))
    });
    let parts = parts.collect();
    Ok(There { serial: manifest.serial, name: manifest.name, named, dictionary, parts })
}

/// The articles that `query` finds, the oldest first.
fn wanted(desk: &Desk, query: &Query) -> Result<Vec<(ArticleId, Extent)>, EngineError> {
    let now = super::super::now();
    let mut found = Vec::new();
    loop {
        let window = Window { offset: found.len(), limit: WINDOW };
        let page = desk.reader().find(query, window, &now)?;
        let last = page.len() < WINDOW;
        found.extend(page.iter().map(|row| (row.sorted_at(), row.id, row.extent)));
        if last {
            break;
        }
    }
    found.sort_by_key(|(at, id, _)| (*at, *id));
    Ok(found.into_iter().map(|(_, id, extent)| (id, extent)).collect())
}

/// The articles `ids`, but for those whose text is damaged.
fn articles(desk: &Desk, ids: &[ArticleId]) -> Result<Vec<Article>, EngineError> {
    let mut opened = Vec::with_capacity(ids.len());
    for id in ids {
        let found = desk.reader().article(*id)?.filter(|opened| !opened.damaged);
        opened.extend(found.map(|opened| opened.article));
    }
    Ok(opened)
}

fn write(folder: &Path, parcel: &Parcel) -> Result<(), PackError> {
    put(folder, &parcel.piece.file(), &parcel.bytes)
}

/// Puts a file in its place whole, or not at all.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), PackError> {
    let (path, part) = (folder.join(name), folder.join(format!("{name}.new")));
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, &path));
    written.map_err(|source| {
        let _ = fs::remove_file(&part);
        PackError::File { path, source }
    })
}

/// Removes parts that no manifest names; only files that look like ours.
fn tidy(folder: &Path, manifest: &Manifest) {
    let pieces = manifest.chunks.iter().chain(&manifest.dictionary);
    let names: BTreeSet<String> = pieces.map(Piece::file).collect();
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = name.strip_suffix(".part").or_else(|| name.strip_suffix(".part.new"));
        let ours = stem.is_some_and(|stem| stem.parse::<crate::news::Digest>().is_ok());
        if ours && !names.contains(&name) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
