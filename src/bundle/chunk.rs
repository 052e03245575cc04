//! One part of a bundle between bytes and articles.
//!
//! In: the bytes of a file, the manifest's word on it, the dictionary. Out: the articles, or the
//! reason for refusing all of it. Nothing is unpacked before its hash fits, and never more than
//! the manifest promised.

use std::collections::HashMap;
use std::io::Read;

use jiff::Timestamp;

use super::admit::{admit, named};
use super::key::digest;
use super::manifest::Piece;
use super::record::Sheet;
use crate::news::{Article, ArticleId, BundleFault, Extent, Source};

/// How far back a part may refer to itself (2^23 bytes): all that unpacking may hold in memory.
const WINDOW: u32 = 23;

/// What is common to all articles of a bundle, so that small parts stay small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dictionary(pub(super) Vec<u8>);

impl Dictionary {
    /// The dictionary in the file `bytes`, which the manifest calls `piece`.
    pub fn read(piece: &Piece, bytes: &[u8]) -> Result<Self, BundleFault> {
        Ok(Self(inflate(piece, bytes, None)?))
    }
}

/// What a part brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The sources of its articles.
    pub sources: Vec<Source>,
    /// The articles.
    pub articles: Vec<Article>,
    /// When those of them that say something else than at first were changed.
    pub revised: HashMap<ArticleId, Timestamp>,
}

/// How much a part holds of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// How much of its text.
    pub extent: Extent,
    /// When what it says was changed, where it was.
    pub revised: Option<Timestamp>,
}

impl Held {
    /// Whether who has this lacks nothing of `other`.
    pub fn covers(self, other: Self) -> bool {
        self.extent as u8 >= other.extent as u8 && self.revised >= other.revised
    }
}

/// The articles in the file `bytes`, which the manifest calls `piece`; first seen `now`.
pub fn unpack(
    piece: &Piece,
    bytes: &[u8],
    dictionary: Option<&Dictionary>,
    now: Timestamp,
) -> Result<Load, BundleFault> {
    Ok(admit(sheet(piece, bytes, dictionary)?, now))
}

/// Which articles that file holds, and how much of each: enough to see what is new.
pub fn contents(
    piece: &Piece,
    bytes: &[u8],
    dictionary: Option<&Dictionary>,
) -> Result<Vec<(ArticleId, Held)>, BundleFault> {
    Ok(named(&sheet(piece, bytes, dictionary)?))
}

fn sheet(piece: &Piece, bytes: &[u8], dictionary: Option<&Dictionary>) -> Result<Sheet, BundleFault> {
    let dictionary = dictionary.filter(|_| piece.dictionary.is_some());
    let json = inflate(piece, bytes, dictionary)?;
    serde_json::from_slice(&json).map_err(|_| BundleFault::Damaged(piece.file()))
}

fn inflate(piece: &Piece, bytes: &[u8], dictionary: Option<&Dictionary>) -> Result<Vec<u8>, BundleFault> {
    let damaged = || BundleFault::Damaged(piece.file());
    if bytes.len() as u64 != piece.size || digest(bytes) != piece.digest() {
        return Err(damaged());
    }
    let words = dictionary.map_or(&[][..], |dictionary| &dictionary.0);
    let mut decoder = zstd::stream::read::Decoder::with_dictionary(bytes, words).map_err(|_| damaged())?;
    decoder.window_log_max(WINDOW).map_err(|_| damaged())?;
    let mut raw = Vec::new();
    decoder.take(piece.raw + 1).read_to_end(&mut raw).map_err(|_| damaged())?;
    match raw.len() as u64 {
        size if size > piece.raw => Err(BundleFault::TooLarge(piece.file())),
        size if size < piece.raw => Err(damaged()),
        _ => Ok(raw),
    }
}
