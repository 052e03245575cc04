//! The manifest: what a bundle holds, under one signature.
//!
//! In: the bytes of `bundle.warta` and the keys that a person trusts. Out: a [`Manifest`] whose
//! every number is within bounds, or the reason for refusing it. Files are named by their hash,
//! so a manifest cannot name a path at all.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::Read;

use serde::{Deserialize, Serialize};

use super::first;
use super::key::{SecretKey, verifies};
use crate::news::{BundleFault, Digest, PublicKey, unhex, visible};

/// The manifest's file; all others are named by their hash.
pub const MANIFEST: &str = "bundle.warta";

/// The first line; signed as well, so that no other text can pass for a manifest.
const HEAD: &str = "warta-bundle 2\n";
/// The largest manifest, in bytes, packed and unpacked.
const LARGEST: usize = 1024 * 1024;
/// The most parts of a bundle.
const MOST_PARTS: usize = 4096;
/// The most dictionaries of a bundle.
const MOST_DICTIONARIES: usize = 64;
/// The most parts that one may stand for.
const MOST_REPLACED: usize = 256;
/// The digits by which a part names those that it stands for.
const SHORT: usize = 12;
/// The largest file of a part, in bytes.
const LARGEST_PART: u64 = 4 * 1024 * 1024;
/// The largest part unpacked, in bytes.
const LARGEST_LOAD: u64 = 8 * 1024 * 1024;
/// The longest name, in characters.
const LONGEST_NAME: usize = 120;
/// The hardest; a manifest is small.
const LEVEL: i32 = 19;

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// The SHA-256 of the file, as 64 hexadecimal digits.
    pub(super) sha256: String,
    /// The file's size in bytes.
    pub size: u64,
    /// Its size unpacked, in bytes.
    pub raw: u64,
    /// How many articles it holds; of a dictionary, from how many it was learned.
    #[serde(default, skip_serializing_if = "is_none")]
    pub articles: u64,
    /// Which of the dictionaries is needed to unpack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dictionary: Option<usize>,
    /// Which earlier parts it stands for, by the beginnings of their hashes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_none(number: &u64) -> bool {
    *number == 0
}

impl Piece {
    /// A file of the hash `digest`.
    pub fn new(digest: Digest, size: u64, raw: u64) -> Self {
        Self { sha256: digest.to_string(), size, raw, articles: 0, dictionary: None, of: Vec::new() }
    }

    /// Its hash.
    pub fn digest(&self) -> Digest {
        // `check` refused every manifest with another text.
        self.sha256.parse().unwrap_or(Digest([0; 32]))
    }

    /// Its name.
    pub fn file(&self) -> String {
        format!("{}.part", self.digest())
    }

    /// The beginning of its hash, by which a part that stands for it names it.
    pub fn short(&self) -> String {
        self.sha256.chars().take(SHORT).collect()
    }

    /// Whether all that it holds came with `kept`: itself, or all the parts that it stands for.
    pub fn came_with(&self, kept: &BTreeSet<Digest>) -> bool {
        let is_kept = |short: &String| kept.iter().any(|digest| digest.to_string().starts_with(short));
        kept.contains(&self.digest()) || (!self.of.is_empty() && self.of.iter().all(is_kept))
    }

    fn is_sound(&self) -> bool {
        let named = self.sha256.parse::<Digest>().is_ok();
        let is_short = |short: &String| {
            short.len() == SHORT && short.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        };
        let replaced = self.of.len() <= MOST_REPLACED && self.of.iter().all(is_short);
        let fits = (1..=LARGEST_PART).contains(&self.size) && (1..=LARGEST_LOAD).contains(&self.raw);
        named && replaced && fits
    }
}

/// What a bundle holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What its maker calls it.
    pub name: String,
    /// Grows with every change; an older bundle takes nothing back.
    pub serial: u64,
    /// What parts were compressed with, the newest last.
    pub dictionaries: Vec<Piece>,
    /// The parts, the oldest first.
    pub chunks: Vec<Piece>,
}

/// A manifest whose signature holds, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the bundle holds.
    pub manifest: Manifest,
    /// Who signed it.
    pub signer: PublicKey,
}

impl Manifest {
    /// The bytes of the file, signed with `key`.
    pub fn seal(&self, key: &SecretKey) -> Result<Vec<u8>, BundleFault> {
        self.check()?;
        let failed = |error: &dyn std::fmt::Display| BundleFault::Failed(error.to_string());
        let json = serde_json::to_vec(self).map_err(|error| failed(&error))?;
        let packed = zstd::bulk::compress(&json, LEVEL).map_err(|error| failed(&error))?;
        let signature = key.sign(&message(HEAD, &packed));
        let mut text = format!("{HEAD}{}\n", key.public());
        for byte in signature {
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\n');
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&packed);
        Ok(bytes)
    }

    /// Reads `bytes`, if one of `trusted` signed them.
    pub fn open(bytes: &[u8], trusted: &[PublicKey]) -> Result<Opened, BundleFault> {
        let none = |note: &str| BundleFault::NoManifest(note.to_owned());
        if bytes.len() > LARGEST {
            return Err(BundleFault::TooLarge(MANIFEST.to_owned()));
        }
        let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
        let mut part = || parts.next().ok_or_else(|| none("too short"));
        let mut line = || std::str::from_utf8(part()?).map_err(|_| none("another file"));
        let head = match line()? {
            line if line == HEAD.trim_end() => HEAD,
            line if line == first::HEAD.trim_end() => first::HEAD,
            line => {
                let version = line.strip_prefix("warta-bundle ").and_then(|version| version.parse().ok());
                return Err(version.map_or_else(|| none("another file"), BundleFault::Newer));
            }
        };
        let signer: PublicKey = line()?.parse().map_err(|_| none("no key"))?;
        let signature = unhex(line()?).map_err(|_| none("no signature"))?;
        let load = part()?;
        if !trusted.contains(&signer) {
            return Err(BundleFault::Untrusted(signer));
        }
        if !verifies(signer, &message(head, load), &signature) {
            return Err(BundleFault::Forged);
        }
        let read = if head == HEAD { serde_json::from_slice(&inflate(load)?) } else { first::read(load) };
        let mut manifest = read.map_err(|error| none(&error.to_string()))?;
        manifest.check()?;
        manifest.name = visible(&manifest.name).trim().chars().take(LONGEST_NAME).collect();
        Ok(Opened { manifest, signer })
    }

    fn check(&self) -> Result<(), BundleFault> {
        let mut pieces = self.chunks.iter().chain(&self.dictionaries);
        let many = self.chunks.len() > MOST_PARTS || self.dictionaries.len() > MOST_DICTIONARIES;
        if many || pieces.any(|piece| !piece.is_sound()) {
            return Err(BundleFault::TooLarge(MANIFEST.to_owned()));
        }
        let needed = self.chunks.iter().filter_map(|piece| piece.dictionary).max();
        if needed.is_some_and(|number| number >= self.dictionaries.len()) {
            return Err(BundleFault::NoManifest("no dictionary".to_owned()));
        }
        Ok(())
    }

    /// Articles in all parts.
    pub fn articles(&self) -> u64 {
        self.chunks.iter().map(|piece| piece.articles).sum()
    }

    /// Bytes of all files but the manifest.
    pub fn bytes(&self) -> u64 {
        self.chunks.iter().chain(&self.dictionaries).map(|piece| piece.size).sum()
    }
}

/// What is signed: the first line, so that each format has signatures of its own, and the rest.
fn message(head: &str, load: &[u8]) -> Vec<u8> {
    [head.as_bytes(), load].concat()
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>, BundleFault> {
    let damaged = |_| BundleFault::NoManifest("damaged".to_owned());
    let mut json = Vec::new();
    let decoder = zstd::stream::read::Decoder::new(packed).map_err(damaged)?;
    decoder.take(LARGEST as u64 + 1).read_to_end(&mut json).map_err(damaged)?;
    if json.len() > LARGEST {
        return Err(BundleFault::TooLarge(MANIFEST.to_owned()));
    }
    Ok(json)
}
