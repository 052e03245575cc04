//! Articles to parts: trains the dictionary, cuts the articles into parts, compresses each.
//!
//! In: articles, the oldest first, and their sources. Out: [`Parcel`]s, files with their entry
//! in the manifest. The same articles in the same order give the same bytes.

use std::collections::HashMap;

use jiff::Timestamp;

use super::chunk::Dictionary;
use super::key::digest;
use super::manifest::Piece;
use super::record::{Office, Record, Sheet};
use crate::news::{Article, ArticleId, BundleFault, Source, SourceId};

/// The hardest that still takes milliseconds: it is done once, and read on a hundred thin lines.
const LEVEL: i32 = 19;
/// The most articles of a part. What is cut goes on where it stopped, and the more texts stand
/// together the less each needs.
pub const ARTICLES: usize = 512;
/// Bytes of text at which a part is full.
pub const BYTES: usize = 2 * 1024 * 1024;
/// Fewer articles teach a dictionary nothing.
const FEWEST: usize = 32;
/// The dictionary's share of what it was trained on, and its limits, in bytes.
const SHARE: usize = 24;
const SMALLEST: usize = 2 * 1024;
const LARGEST: usize = 32 * 1024;
/// So many times the articles that it was learned from, and another dictionary is worth it.
const GROWTH: u64 = 4;

/// A file and its entry in the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The entry.
    pub piece: Piece,
    /// The file.
    pub bytes: Vec<u8>,
    /// The articles in it.
    pub ids: Vec<ArticleId>,
}

/// Whether a dictionary is missing, or was learned from so few that a new one should be, now that
/// there are `articles`.
pub fn outgrown(newest: Option<&Piece>, articles: usize) -> bool {
    newest.is_none_or(|piece| {
        piece.raw < (LARGEST * 3 / 4) as u64 && articles as u64 >= GROWTH * piece.articles.max(1)
    })
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
    let mut piece = Piece::new(digest(&bytes), bytes.len() as u64, words.len() as u64);
    piece.articles = articles.len() as u64;
    Ok(Some((Dictionary(words), Parcel { piece, bytes, ids: Vec::new() })))
}

/// Packs `articles`, the oldest first, changed when `revised` says, with the dictionary of that
/// number where it helps. Left out are those of a source that is not among `sources`, and those
/// that fill a part by themselves.
#[allow(clippy::implicit_hasher, reason = "who calls has the map that the cache gave")]
pub fn pack(
    articles: &[Article],
    sources: &[Source],
    revised: &HashMap<ArticleId, Timestamp>,
    dictionary: Option<(usize, &Dictionary)>,
) -> Result<Vec<Parcel>, BundleFault> {
    let known: HashMap<SourceId, &Source> = sources.iter().map(|source| (source.id, source)).collect();
    let mut parcels = Vec::new();
    let mut open = Open::default();
    for article in articles {
        let Some(source) = known.get(&article.source) else { continue };
        let size = size(article);
        if size > BYTES {
            continue;
        }
        if open.sheet.articles.len() == ARTICLES || open.bytes + size > BYTES {
            parcels.extend(std::mem::take(&mut open).close(dictionary)?);
        }
        open.add(article, source, revised.get(&article.id).copied());
        open.bytes += size;
    }
    parcels.extend(open.close(dictionary)?);
    Ok(parcels)
}

/// About how many bytes of text `article` has.
fn size(article: &Article) -> usize {
    let item = &article.item;
    let text = item.body.as_ref().map_or(0, |body| body.as_str().len());
    text + item.title.len() + item.summary.as_ref().map_or(0, String::len)
}

/// A part that is being filled.
#[derive(Default)]
struct Open {
    sheet: Sheet,
    places: HashMap<SourceId, usize>,
    ids: Vec<ArticleId>,
    bytes: usize,
}

impl Open {
    fn add(&mut self, article: &Article, source: &Source, revised: Option<Timestamp>) {
        let next = self.sheet.sources.len();
        let place = *self.places.entry(source.id).or_insert(next);
        if place == next {
            self.sheet.sources.push(Office::of(source));
        }
        let edited = revised.map(Timestamp::as_microsecond);
        self.sheet.articles.push(Record { edited, ..Record::of(article, place) });
        self.ids.push(article.id);
    }

    fn close(self, dictionary: Option<(usize, &Dictionary)>) -> Result<Option<Parcel>, BundleFault> {
        if self.ids.is_empty() {
            return Ok(None);
        }
        let failed = |error: &dyn std::fmt::Display| BundleFault::Failed(error.to_string());
        let json = serde_json::to_vec(&self.sheet).map_err(|error| failed(&error))?;
        let compress = |words: &[u8]| zstd::bulk::Compressor::with_dictionary(LEVEL, words)?.compress(&json);
        let mut bytes = compress(&[]).map_err(|error| failed(&error))?;
        let mut used = None;
        if let Some((number, words)) = dictionary {
            // What helps a few articles is in the way of hundreds, which explain each other.
            let other = compress(&words.0).map_err(|error| failed(&error))?;
            if other.len() < bytes.len() {
                (bytes, used) = (other, Some(number));
            }
        }
        let mut piece = Piece::new(digest(&bytes), bytes.len() as u64, json.len() as u64);
        piece.articles = self.ids.len() as u64;
        piece.dictionary = used;
        Ok(Some(Parcel { piece, bytes, ids: self.ids }))
    }
}
