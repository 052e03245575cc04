//! Writes a bundle into a folder: what is there stays, what is new becomes further parts.
//!
//! In: the articles to hand on and the key to sign with. Out: files and a report. A part never
//! changes, so that whoever follows the folder fetches only what is new; small parts are merged
//! into one that says for which it stands. The manifest is put in place last: a pack that is cut
//! leaves the old bundle whole.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

use super::super::desk::Desk;
use super::super::error::EngineError;
use super::folder::{self, Part, There, Writer};
use super::merging::{self, Load};
use crate::bundle::{self, Dictionary, Held, MANIFEST, Manifest, Parcel, Piece, SecretKey};
use crate::news::{Article, ArticleId, BundleFault, PublicKey, Query, Source};
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

/// Packs what `packing` says.
pub(in crate::engine) fn pack(desk: &Desk, packing: &Packing<'_>) -> Result<Packed, PackError> {
    let mut writer = Writer::open(packing.folder)?;
    let mut there = folder::read(packing.folder, packing.key.public())?;
    let revised = desk.readers.patient().revisions().map_err(EngineError::from)?;
    let wanted = wanted(desk, &packing.query, &revised)?;
    let sources: Vec<Source> = desk
        .readers
        .patient()
        .sources()
        .map_err(EngineError::from)?
        .into_iter()
        .map(|health| health.source)
        .collect();
    let order = wanted.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
    let kept: Vec<Part> = std::mem::take(&mut there.parts);
    let mut work = Work { desk, sources, order, revised, kept, pieces: Vec::new(), dictionaries: Vec::new() };
    work.kept.retain(|part| part.held.keys().any(|id| work.order.contains_key(id)));
    work.dictionaries = dictionaries(&mut there);
    let fresh: Vec<ArticleId> =
        wanted.iter().filter(|(id, much)| !work.holds(*id, *much)).map(|(id, _)| *id).collect();
    let groups = work.groups();
    let ids: Vec<ArticleId> = wanted.iter().map(|(id, _)| *id).collect();
    if !(fresh.is_empty() && groups.is_empty()) {
        work.learn(&ids)?;
    }
    work.write(&fresh, &[], &mut writer)?;
    for group in &groups {
        work.merge(group, &ids, &mut writer)?;
    }
    let merged: HashSet<usize> = groups.into_iter().flatten().collect();
    let mut place = 0..;
    work.kept.retain(|_| place.next().is_some_and(|place| !merged.contains(&place)));
    finish(packing, there.manifest.as_ref(), work, &mut writer)
}

/// The dictionaries of the folder.
fn dictionaries(there: &mut There) -> Vec<Known> {
    let pieces = there.manifest.iter().flat_map(|manifest| manifest.dictionaries.clone());
    let known = |(piece, words)| Known { piece, words, unwritten: None };
    pieces.zip(std::mem::take(&mut there.dictionaries)).map(known).collect()
}

/// Signs what came of the work, and puts it in place where it differs from what is there.
fn finish(
    packing: &Packing<'_>,
    before: Option<&Manifest>,
    work: Work<'_>,
    writer: &mut Writer<'_>,
) -> Result<Packed, PackError> {
    let new_chunks = work.pieces.len();
    let seconds = u64::try_from(super::super::now().timestamp().as_second()).unwrap_or_default();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    let mut manifest = work.manifest(packing, writer)?;
    let serial = before.map_or(0, |before| before.serial);
    let same = before.is_some_and(|before| {
        let digests = |manifest: &Manifest| manifest.chunks.iter().map(Piece::digest).collect::<Vec<_>>();
        before.name == manifest.name && digests(before) == digests(&manifest)
    });
    manifest.serial = serial;
    if !same {
        manifest.serial = seconds.max(serial + 1);
        writer.manifest(&manifest.seal(packing.key)?)?;
    }
    writer.keep();
    folder::tidy(packing.folder, before.filter(|_| !same), &manifest, now);
    Ok(Packed {
        signer: packing.key.public(),
        serial: manifest.serial,
        articles: manifest.articles(),
        chunks: manifest.chunks.len(),
        new_chunks,
        bytes: manifest.bytes() + fs::metadata(packing.folder.join(MANIFEST)).map_or(0, |file| file.len()),
    })
}

/// A pack under way.
struct Work<'d> {
    desk: &'d Desk,
    sources: Vec<Source>,
    /// The place of each wanted article, the oldest first.
    order: HashMap<ArticleId, usize>,
    /// When articles were changed, of those that were.
    revised: HashMap<ArticleId, Timestamp>,
    /// Parts that stay.
    kept: Vec<Part>,
    /// Parts that were written now, and the place of the newest article of each.
    pieces: Vec<(Piece, usize)>,
    dictionaries: Vec<Known>,
}

/// A dictionary of the bundle.
struct Known {
    piece: Piece,
    /// `None` where its file is damaged: the parts that need it are lost, too.
    words: Option<Dictionary>,
    /// Its file, where it was learned now: it is written only if a part needs it.
    unwritten: Option<Parcel>,
}

impl Work<'_> {
    /// Whether a part that stays holds the article `id` as far as the cache does.
    fn holds(&self, id: ArticleId, much: Held) -> bool {
        self.kept.iter().any(|part| part.held.get(&id).is_some_and(|held| held.covers(much)))
    }

    /// Whether a part holds `article` under another number: its source renamed it since it came.
    fn holds_renamed(&self, article: &Article) -> bool {
        let own = bundle::known_as(article);
        let revised = self.revised.get(&article.id).copied();
        let much = Held { extent: article.item.extent, revised };
        own.is_none_or(|own| own != article.id && self.holds(own, much))
    }

    /// The kept parts that are to be merged, by their places.
    fn groups(&self) -> Vec<Vec<usize>> {
        let load = |part: &Part| Load {
            live: part.held.keys().filter(|id| self.order.contains_key(id)).count(),
            articles: part.held.len(),
            raw: usize::try_from(part.piece.raw).unwrap_or(usize::MAX),
        };
        merging::due(&self.kept.iter().map(load).collect::<Vec<_>>())
    }

    /// Learns a dictionary from the articles `ids`, where there is none that is good enough.
    fn learn(&mut self, ids: &[ArticleId]) -> Result<(), PackError> {
        let newest = self.dictionaries.last().filter(|known| known.words.is_some());
        if !bundle::outgrown(newest.map(|known| &known.piece), ids.len()) {
            return Ok(());
        }
        let step = ids.len().div_ceil(SAMPLES).max(1);
        let samples: Vec<ArticleId> = ids.iter().step_by(step).copied().collect();
        if let Some((words, parcel)) = bundle::train(&self.articles(&samples)?)? {
            let (piece, words) = (parcel.piece.clone(), Some(words));
            self.dictionaries.push(Known { piece, words, unwritten: Some(parcel) });
        }
        Ok(())
    }

    /// Writes the wanted articles of the kept parts at the places `group` anew, as one.
    fn merge(
        &mut self,
        group: &[usize],
        ids: &[ArticleId],
        writer: &mut Writer<'_>,
    ) -> Result<(), PackError> {
        let parts: Vec<&Part> = group.iter().map(|place| &self.kept[*place]).collect();
        let held: HashSet<ArticleId> = parts.iter().flat_map(|part| part.held.keys().copied()).collect();
        let of: Vec<String> = parts.iter().map(|part| part.piece.short()).collect();
        let together: Vec<ArticleId> = ids.iter().filter(|id| held.contains(id)).copied().collect();
        self.write(&together, &of, writer)?;
        Ok(())
    }

    /// Writes the articles `ids` as parts that stand for the parts `of`.
    fn write(&mut self, ids: &[ArticleId], of: &[String], writer: &mut Writer<'_>) -> Result<(), PackError> {
        for ids in ids.chunks(BATCH) {
            let mut articles = self.articles(ids)?;
            if of.is_empty() {
                articles.retain(|article| !self.holds_renamed(article));
            }
            let number = self.dictionaries.len().checked_sub(1);
            let words = number.and_then(|number| Some((number, self.dictionaries[number].words.as_ref()?)));
            for mut parcel in bundle::pack(&articles, &self.sources, &self.revised, words)? {
                of.clone_into(&mut parcel.piece.of);
                writer.parcel(&parcel)?;
                let newest = self.newest(parcel.ids.iter());
                self.pieces.push((parcel.piece, newest));
            }
        }
        Ok(())
    }

    fn newest<'i>(&self, ids: impl Iterator<Item = &'i ArticleId>) -> usize {
        ids.filter_map(|id| self.order.get(id)).max().copied().unwrap_or_default()
    }

    /// What is in the folder now, but for its number.
    fn manifest(self, packing: &Packing<'_>, writer: &mut Writer<'_>) -> Result<Manifest, PackError> {
        let kept = self.kept.iter().map(|part| (part.piece.clone(), self.newest(part.held.keys())));
        let mut chunks: Vec<(Piece, usize)> = kept.chain(self.pieces.iter().cloned()).collect();
        chunks.sort_by_key(|(_, newest)| *newest);
        let mut chunks: Vec<Piece> = chunks.into_iter().map(|(piece, _)| piece).collect();
        let used: BTreeSet<usize> = chunks.iter().filter_map(|piece| piece.dictionary).collect();
        let files = folder::names(packing.folder);
        for piece in &mut chunks {
            // Nobody can still be between the parts and the one that stands for them.
            if !piece.of.iter().any(|short| files.iter().any(|file| file.starts_with(short))) {
                piece.of.clear();
            }
            piece.dictionary = piece.dictionary.map(|number| used.range(..number).count());
        }
        let mut dictionaries = Vec::new();
        for (number, known) in self.dictionaries.into_iter().enumerate() {
            if used.contains(&number) {
                known.unwritten.iter().try_for_each(|parcel| writer.parcel(parcel))?;
                dictionaries.push(known.piece);
            }
        }
        Ok(Manifest { name: packing.name.to_owned(), serial: 0, dictionaries, chunks })
    }

    /// The articles `ids`, but for those whose text is damaged.
    fn articles(&self, ids: &[ArticleId]) -> Result<Vec<Article>, EngineError> {
        let mut opened = Vec::with_capacity(ids.len());
        for id in ids {
            let found = self.desk.readers.patient().article(*id)?.filter(|opened| !opened.damaged);
            opened.extend(found.map(|opened| opened.article));
        }
        Ok(opened)
    }
}

/// The articles that `query` finds, the oldest first.
fn wanted(
    desk: &Desk,
    query: &Query,
    revised: &HashMap<ArticleId, Timestamp>,
) -> Result<Vec<(ArticleId, Held)>, EngineError> {
    let now = super::super::now();
    let mut found = Vec::new();
    loop {
        let window = Window { offset: found.len(), limit: WINDOW };
        let page = desk.readers.patient().find(query, window, &now)?;
        let last = page.len() < WINDOW;
        found.extend(page.iter().map(|row| (row.sorted_at(), row.id, row.extent)));
        if last {
            break;
        }
    }
    found.sort_by_key(|(at, id, _)| (*at, *id));
    let much = |id, extent| Held { extent, revised: revised.get(&id).copied() };
    Ok(found.into_iter().map(|(_, id, extent)| (id, much(id, extent))).collect())
}
