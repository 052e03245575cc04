//! The files of a bundle, out of a folder or over the network.
//!
//! In: a name and the size that the manifest promises. Out: that file's bytes, never more. What
//! came over the network before a cut lies beside the cache until the file is whole, and only
//! the rest is asked for. Takes no file's word: whoever reads the bytes holds them against their
//! hash.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use url::Url;

use crate::bundle::{MANIFEST, Piece, digest};
use crate::jobs::{Delta, Fetch, Request, Response};
use crate::news::{BundleFault, Failure, Traffic, Visit};

/// The largest manifest, in bytes.
const LARGEST: u64 = 1024 * 1024;
/// Requests for one file in a row, as long as each brings something.
const TRIES: usize = 5;
/// What a header may add to a part on the wire.
const ROOM: u64 = 1024;

/// Where a bundle lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// In a folder.
    Folder(PathBuf),
    /// At an address: of the folder or of the manifest in it.
    Web(Url),
}

/// Fetches the files of one bundle and keeps the account.
pub(in crate::engine) struct Carrier<'c, F> {
    way: &'c F,
    origin: &'c Origin,
    /// Where unfinished files lie.
    parts: PathBuf,
    pub(super) traffic: Traffic,
    pub(super) host_waits: Option<Timestamp>,
}

impl<'c, F: Fetch> Carrier<'c, F> {
    /// A carrier between `origin` and the cache at `database`.
    pub(in crate::engine) fn new(way: &'c F, origin: &'c Origin, database: &Path) -> Self {
        let parts = database.with_file_name("bundle-parts");
        Self { way, origin, parts, traffic: Traffic::default(), host_waits: None }
    }

    /// The manifest, unless it is the one that `visit` saw.
    pub(super) async fn manifest(&mut self, visit: &Visit) -> Result<Response, Failure> {
        let url = match self.origin {
            Origin::Folder(folder) => return manifest_in(folder),
            Origin::Web(url) => beside(url, MANIFEST)?,
        };
        let request = Request {
            etag: visit.etag.clone(),
            last_modified: visit.last_modified.clone(),
            max_body: Some(LARGEST),
            ..Request::news(url)
        };
        let response = self.get(request).await?;
        if response.cut {
            return Err(Failure::Truncated(response.body.len() as u64));
        }
        Ok(response)
    }

    /// The file that the manifest calls `piece`.
    pub(super) async fn piece(&mut self, piece: &Piece) -> Result<Vec<u8>, Failure> {
        match self.origin {
            Origin::Folder(folder) => file_in(folder, &piece.file(), piece.size),
            Origin::Web(url) => {
                let url = beside(url, &piece.file())?;
                self.download(&url, piece).await
            }
        }
    }

    /// Whether its files are at hand, so that all may be examined before the first is used.
    pub(super) fn is_at_hand(&self) -> bool {
        matches!(self.origin, Origin::Folder(_))
    }

    async fn download(&mut self, url: &Url, piece: &Piece) -> Result<Vec<u8>, Failure> {
        let part = self.parts.join(piece.file());
        let mut have = read_file(&part, piece.size).unwrap_or_default();
        let is_whole = |have: &[u8]| have.len() as u64 == piece.size && digest(have) == piece.digest();
        for _ in 0..TRIES {
            if is_whole(&have) {
                return Ok(have);
            }
            if have.len() as u64 >= piece.size {
                have.clear();
            }
            let from = have.len() as u64;
            let request =
                Request { max_wire: Some(piece.size + ROOM), ..Request::file(url.clone(), from, piece.size) };
            let response = match self.get(request).await {
                // The beginning that is held is not the beginning of this file.
                Err(Failure::Status(416)) if from > 0 => {
                    have.clear();
                    continue;
                }
                other => other?,
            };
            if response.from == from {
                have.extend_from_slice(&response.body);
            } else if response.body.len() > have.len() {
                have = response.body;
            }
            if have.len() as u64 == piece.size && digest(&have) != piece.digest() {
                let _ = fs::remove_file(&part);
                if from == 0 {
                    return Err(Failure::Bundle(BundleFault::Damaged(piece.file())));
                }
                have.clear();
                continue;
            }
            // Without a place for it, the next try begins anew: slower, not wrong.
            let _ = keep(&self.parts, &part, &have);
            if (have.len() as u64) < piece.size && !response.cut {
                return Err(Failure::Bundle(BundleFault::Damaged(piece.file())));
            }
        }
        if is_whole(&have) { Ok(have) } else { Err(Failure::Truncated(have.len() as u64)) }
    }

    /// Forgets what is held of `piece`: it is stored.
    pub(super) fn done(&self, piece: &Piece) {
        let _ = fs::remove_file(self.parts.join(piece.file()));
    }

    async fn get(&mut self, request: Request) -> Result<Response, Failure> {
        let fetched = self.way.fetch(request).await;
        self.traffic += fetched.traffic;
        self.host_waits = self.host_waits.max(fetched.host_waits);
        fetched.answer
    }
}

/// The address of `file` in the folder at `url`.
fn beside(url: &Url, file: &str) -> Result<Url, Failure> {
    let mut folder = url.clone();
    folder.set_fragment(None);
    if !folder.path().ends_with('/') && !folder.path().ends_with(MANIFEST) {
        folder.set_path(&format!("{}/", folder.path()));
    }
    folder.join(file).map_err(|_| Failure::Address(url.to_string()))
}

fn manifest_in(folder: &Path) -> Result<Response, Failure> {
    let body = file_in(folder, MANIFEST, LARGEST)?;
    let url = Url::from_file_path(fs::canonicalize(folder).unwrap_or_default())
        .map_err(|()| Failure::Address(folder.to_string_lossy().into_owned()))?;
    Ok(Response {
        length: None,
        url,
        moved: None,
        not_modified: false,
        content_type: None,
        etag: None,
        last_modified: None,
        fresh: None,
        delta: Delta::Whole,
        from: 0,
        body,
        cut: false,
        part: None,
    })
}

fn file_in(folder: &Path, name: &str, most: u64) -> Result<Vec<u8>, Failure> {
    read_file(&folder.join(name), most).map_err(|error| {
        Failure::Bundle(match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => BundleFault::Missing(name.to_owned()),
            io::ErrorKind::FileTooLarge => BundleFault::TooLarge(name.to_owned()),
            _ => BundleFault::Failed(format!("{name}: {error}")),
        })
    })
}

/// The file at `path`, if it is one and no longer than `most`: a pipe or a device is none.
pub(super) fn read_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}

fn keep(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?.write_all(bytes)
}
