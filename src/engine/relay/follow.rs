//! Merges a bundle: which parts are wanted, each fetched, read and stored on its own.
//!
//! In: where the bundle lies and whose signature is trusted. Out: what came of it. A part is
//! stored whole or not at all; after any cut the next run goes on where this one stopped. The
//! newest parts come first. Of a folder, every wanted file is examined before one is used.

use std::collections::{BTreeMap, BTreeSet};

use super::super::desk::Desk;
use super::carry::{Carrier, Origin};
use crate::bundle::{self, Dictionary, Manifest, Opened, Piece};
use crate::jobs::{self, Fetch, Response, Told};
use crate::news::{
    Applied, BundleFault, Change, Failure, Outcome, PublicKey, Relay, Relayed, Source, Traffic, Visit,
};

/// What came of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handed {
    /// What its maker calls it.
    pub name: String,
    /// Who signed it; `None` where no signature was found good.
    pub signer: Option<PublicKey>,
    /// Its number.
    pub serial: u64,
    /// Whether a newer one of the same signer had been merged before.
    pub older: bool,
    /// Parts that were merged now.
    pub merged: usize,
    /// Parts that were held already.
    pub held: usize,
    /// Articles that are new.
    pub new: usize,
    /// Articles that now hold more text.
    pub updated: usize,
    /// What it cost.
    pub traffic: Traffic,
    /// Why it ended before its end; what was merged until then stays.
    pub failure: Option<Failure>,
}

/// Visits the source of a bundle.
pub(in crate::engine) async fn visit<F: Fetch>(desk: &Desk, way: &F, source: &Source, visit: &Visit) -> Told {
    let origin = Origin::Web(source.url.clone());
    let mut carrier = Carrier::new(way, &origin, &desk.database);
    let (handed, answer) = follow(desk, &mut carrier, &desk.trust, visit).await;
    let now = super::super::now().timestamp();
    let unchanged = answer.as_ref().is_some_and(|answer| answer.not_modified);
    let mut told = Told {
        source: source.id,
        outcome: match &handed.failure {
            Some(failure) => Outcome::Failed(failure.clone()),
            None if unchanged => Outcome::Unchanged,
            None => Outcome::Fetched,
        },
        changes: Vec::new(),
        traffic: carrier.traffic,
        warnings: Vec::new(),
        host_waits: carrier.host_waits,
        moved: None,
        stored: (handed.new, handed.updated),
    };
    let learned = match (handed.failure, answer) {
        (None, Some(answer)) => Ok(answer),
        (failure, _) => Err(failure.unwrap_or(Failure::Cancelled)),
    };
    if let Some(visit) = jobs::followed(source, visit, learned, now) {
        told.changes.push(Change::Visited { source: source.id, visit: Box::new(visit) });
    }
    if told.traffic != Traffic::default() {
        told.changes.push(Change::Spent { source: Some(source.id), traffic: told.traffic });
    }
    told
}

/// Merges the bundle that `carrier` brings, once.
pub(in crate::engine) async fn apply<F: Fetch>(
    desk: &Desk,
    carrier: &mut Carrier<'_, F>,
    trusted: &[PublicKey],
) -> Handed {
    let (mut handed, _) = follow(desk, carrier, trusted, &Visit::default()).await;
    handed.traffic = carrier.traffic;
    if handed.traffic != Traffic::default() {
        let spent = Change::Spent { source: None, traffic: handed.traffic };
        if let Err(failure) = store(desk, vec![spent]).await {
            handed.failure.get_or_insert(failure);
        }
    }
    handed
}

async fn follow<F: Fetch>(
    desk: &Desk,
    carrier: &mut Carrier<'_, F>,
    trusted: &[PublicKey],
    visit: &Visit,
) -> (Handed, Option<Response>) {
    let mut handed = Handed::default();
    let answer = match carrier.manifest(visit).await {
        Ok(answer) => answer,
        Err(failure) => return (Handed { failure: Some(failure), ..handed }, None),
    };
    if !answer.not_modified
        && let Err(failure) = merge(desk, carrier, &answer.body, trusted, &mut handed).await
    {
        handed.failure = Some(failure);
    }
    (handed, Some(answer))
}

async fn merge<F: Fetch>(
    desk: &Desk,
    carrier: &mut Carrier<'_, F>,
    manifest: &[u8],
    trusted: &[PublicKey],
    handed: &mut Handed,
) -> Result<(), Failure> {
    let Opened { manifest, signer } = Manifest::open(manifest, trusted).map_err(Failure::Bundle)?;
    let kept = kept(desk, signer)?;
    handed.name.clone_from(&manifest.name);
    (handed.signer, handed.serial) = (Some(signer), manifest.serial);
    handed.older = kept.serial.is_some_and(|newest| newest > manifest.serial);
    let wanted: Vec<&Piece> =
        manifest.chunks.iter().rev().filter(|piece| !piece.came_with(&kept.chunks)).collect();
    handed.held = manifest.chunks.len() - wanted.len();
    let words = dictionaries(carrier, &manifest, &wanted).await?;
    let words = |piece: &Piece| piece.dictionary.and_then(|number| words.get(&number));
    let now = super::super::now().timestamp();
    if carrier.is_at_hand() {
        for piece in &wanted {
            let bytes = carrier.piece(piece).await?;
            bundle::unpack(piece, &bytes, words(piece), now).map_err(Failure::Bundle)?;
        }
    }
    for piece in wanted {
        let bytes = carrier.piece(piece).await?;
        let load = bundle::unpack(piece, &bytes, words(piece), now).map_err(Failure::Bundle)?;
        let chunk = piece.digest();
        let (sources, articles, revised) = (load.sources, load.articles, load.revised);
        let relay = Relay { signer, chunk, sources, articles, revised };
        let applied = store(desk, vec![Change::Relayed(Box::new(relay))]).await?;
        carrier.done(piece);
        handed.merged += 1;
        handed.new += applied.new.len();
        handed.updated += applied.updated.len();
    }
    let chunks: BTreeSet<_> = manifest.chunks.iter().map(Piece::digest).collect();
    if handed.merged > 0 || kept.serial != Some(manifest.serial) {
        store(desk, vec![Change::Followed { signer, serial: manifest.serial, chunks }]).await?;
    }
    Ok(())
}

/// The dictionaries that the `wanted` parts need.
async fn dictionaries<F: Fetch>(
    carrier: &mut Carrier<'_, F>,
    manifest: &Manifest,
    wanted: &[&Piece],
) -> Result<BTreeMap<usize, Dictionary>, Failure> {
    let mut read = BTreeMap::new();
    let numbers: BTreeSet<usize> = wanted.iter().filter_map(|piece| piece.dictionary).collect();
    for number in numbers {
        let Some(piece) = manifest.dictionaries.get(number) else { continue };
        let bytes = carrier.piece(piece).await?;
        read.insert(number, Dictionary::read(piece, &bytes).map_err(Failure::Bundle)?);
    }
    Ok(read)
}

fn kept(desk: &Desk, signer: PublicKey) -> Result<Relayed, Failure> {
    desk.readers.patient().relayed(signer).map_err(|error| Failure::NotStored(error.to_string()))
}

async fn store(desk: &Desk, changes: Vec<Change>) -> Result<Applied, Failure> {
    let (tell, told) = tokio::sync::oneshot::channel();
    desk.librarian.file(changes, Box::new(move |result| drop(tell.send(result))));
    match told.await {
        Ok(result) => result.map_err(|error| Failure::NotStored(error.to_string())),
        Err(_) => Err(Failure::NotStored("the cache stopped working".to_owned())),
    }
}

impl Handed {
    /// Whether the bundle was refused because of what it is, not of where it lies.
    pub fn is_refused(&self) -> bool {
        matches!(&self.failure, Some(Failure::Bundle(fault)) if !matches!(fault, BundleFault::Missing(_)))
    }
}
