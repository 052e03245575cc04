//! Articles to parts: trains the dictionary, cuts the articles into parts, compresses each.
//!
//! In: articles, the oldest first, and their sources. Out: [`Parcel`]s, files with their entry
//! in the manifest. The same articles in the same order give the same bytes.

use std::collections::HashMap;

use super::chunk::Dictionary;
use super::key::digest;
use super::manifest::Piece;
use super::record::{Office, Record, Sheet};
use crate::news::{Article, BundleFault, Source, SourceId};

/// The hardest that still takes milliseconds: it is done once, and read on a hundred thin lines.
const LEVEL: i32 = 19;
/// The most articles of a part: what a thin line brings in a few seconds, and may lose.
const ARTICLES: usize = 64;
/// The most bytes of a part before compression.
const BYTES: usize = 1024 * 1024;
/// Fewer articles teach a dictionary nothing.
const FEWEST: usize = 32;
/// The dictionary's share of what it was trained on, and its limits, in bytes.
const SHARE: usize = 24;
const SMALLEST: usize = 2 * 1024;
const LARGEST: usize = 32 * 1024;

/// A file and its entry in the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The entry.
    pub piece: Piece,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What is common to `articles`, and its file; `None` where they are too few to say.
pub fn train(articles: &[Article]) -> Result<Option<(Dictionary, Parcel)>, BundleFault> {
    if articles.len() < FEWEST {
        return Ok(None);
    }
    let failed = |error: &dyn std::fmt::Display| BundleFault::Failed(error.to_string());
    let texts: Vec<Vec<u8>> = articles
        .iter()
        .map(|article| serde_json::to_vec(&Record::of(article, 0)).map_err(|error| failed(&error)))
        .collect::<Result<_, _>>()?;
    let whole: usize = texts.iter().map(Vec::len).sum();
    let room = (whole / SHARE).clamp(SMALLEST, LARGEST);
    // Articles that have nothing in common, or next to no text, have no dictionary.
    let Ok(words) = zstd::dict::from_samples(&texts, room) else { return Ok(None) };
    let bytes = zstd::bulk::compress(&words, LEVEL).map_err(|error| failed(&error))?;
    let piece = Piece::new(digest(&bytes), bytes.len() as u64, words.len() as u64);
    Ok(Some((Dictionary(words), Parcel { piece, bytes })))
}

/// Packs `articles`, the oldest first; those of a source that is not among `sources` are left out.
pub fn pack(
    articles: &[Article],
    sources: &[Source],
    dictionary: Option<&Dictionary>,
) -> Result<Vec<Parcel>, BundleFault> {
    let known: HashMap<SourceId, &Source> = sources.iter().map(|source| (source.id, source)).collect();
    let mut parcels = Vec::new();
    let mut open = Open::default();
    for article in articles {
        let Some(source) = known.get(&article.source) else { continue };
        open.add(article, source);
        if open.sheet.articles.len() == ARTICLES || open.bytes >= BYTES {
            parcels.push(std::mem::take(&mut open).close(dictionary)?);
        }
    }
    if !open.sheet.articles.is_empty() {
        parcels.push(open.close(dictionary)?);
    }
    Ok(parcels)
}

/// A part that is being filled.
#[derive(Default)]
struct Open {
    sheet: Sheet,
    places: HashMap<SourceId, usize>,
    bytes: usize,
}

impl Open {
    fn add(&mut self, article: &Article, source: &Source) {
        let next = self.sheet.sources.len();
        let place = *self.places.entry(source.id).or_insert(next);
        if place == next {
            self.sheet.sources.push(Office::of(source));
        }
        self.bytes += article.item.body.as_ref().map_or(0, |body| body.as_str().len());
        self.sheet.articles.push(Record::of(article, place));
    }

    fn close(self, dictionary: Option<&Dictionary>) -> Result<Parcel, BundleFault> {
        let failed = |error: &dyn std::fmt::Display| BundleFault::Failed(error.to_string());
        let json = serde_json::to_vec(&self.sheet).map_err(|error| failed(&error))?;
        let words = dictionary.map_or(&[][..], |dictionary| &dictionary.0);
        let mut compressor =
            zstd::bulk::Compressor::with_dictionary(LEVEL, words).map_err(|error| failed(&error))?;
        let bytes = compressor.compress(&json).map_err(|error| failed(&error))?;
        let mut piece = Piece::new(digest(&bytes), bytes.len() as u64, json.len() as u64);
        piece.articles = self.sheet.articles.len() as u64;
        piece.dictionary = dictionary.is_some();
        Ok(Parcel { piece, bytes })
    }
}
