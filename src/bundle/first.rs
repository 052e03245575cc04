//! Manifests of the first format, which bundles on sticks and servers may still have.
//!
//! In: the text under their signature. Out: the same as a manifest of today. There was one
//! dictionary at most, and no part stood for others. None is ever written.

use serde::Deserialize;

use super::manifest::{Manifest, Piece};

/// The first line of such a manifest.
pub(super) const HEAD: &str = "warta-bundle 1\n";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Old {
    name: String,
    serial: u64,
    dictionary: Option<OldPiece>,
    chunks: Vec<OldPiece>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OldPiece {
    sha256: String,
    size: u64,
    raw: u64,
    #[serde(default)]
    articles: u64,
    #[serde(default)]
    dictionary: bool,
}

/// Reads `json`, whose signature was found good.
pub(super) fn read(json: &[u8]) -> Result<Manifest, serde_json::Error> {
    let old: Old = serde_json::from_slice(json)?;
    let dictionaries = old.dictionary.into_iter().map(piece).collect();
    let chunks = old.chunks.into_iter().map(piece).collect();
    Ok(Manifest { name: old.name, serial: old.serial, dictionaries, chunks })
}

fn piece(old: OldPiece) -> Piece {
    let OldPiece { sha256, size, raw, articles, dictionary } = old;
    Piece { sha256, size, raw, articles, dictionary: dictionary.then_some(0), of: Vec::new() }
}
