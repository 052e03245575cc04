//! The manifest: what a bundle holds, under one signature.
//!
//! In: the bytes of `bundle.warta` and the keys that a person trusts. Out: a [`Manifest`] whose
//! every number is within bounds, or the reason for refusing it. Files are named by their hash,
//! so a manifest cannot name a path at all.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::key::{SecretKey, verifies};
use crate::news::{BundleFault, Digest, PublicKey, unhex, visible};

/// The manifest's file; all others are named by their hash.
pub const MANIFEST: &str = "bundle.warta";

/// The first line; signed as well, so that no other text can pass for a manifest.
const HEAD: &str = "warta-bundle 1\n";
/// The largest manifest, in bytes.
const LARGEST: usize = 1024 * 1024;
/// The most parts of a bundle.
const MOST_PARTS: usize = 4096;
/// The largest file of a part, in bytes.
const LARGEST_PART: u64 = 1024 * 1024;
/// The largest part unpacked, in bytes.
const LARGEST_LOAD: u64 = 8 * 1024 * 1024;
/// The longest name, in characters.
const LONGEST_NAME: usize = 120;

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// The SHA-256 of the file, as 64 hexadecimal digits.
    sha256: String,
    /// The file's size in bytes.
    pub size: u64,
    /// Its size unpacked, in bytes.
    pub raw: u64,
    /// How many articles it holds; 0 for a dictionary.
    #[serde(default)]
    pub articles: u64,
    /// Whether the dictionary is needed to unpack it.
    #[serde(default)]
    pub dictionary: bool,
}

impl Piece {
    /// A file of the hash `digest`.
    pub fn new(digest: Digest, size: u64, raw: u64) -> Self {
        Self { sha256: digest.to_string(), size, raw, articles: 0, dictionary: false }
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

    fn is_sound(&self) -> bool {
        let named = self.sha256.parse::<Digest>().is_ok();
        named && (1..=LARGEST_PART).contains(&self.size) && (1..=LARGEST_LOAD).contains(&self.raw)
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
    /// What parts were compressed with.
    pub dictionary: Option<Piece>,
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
        let json = serde_json::to_string(self).map_err(|error| BundleFault::Failed(error.to_string()))?;
        let signature = key.sign(format!("{HEAD}{json}").as_bytes());
        let mut text = format!("{HEAD}{}\n", key.public());
        for byte in signature {
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\n');
        text.push_str(&json);
        Ok(text.into_bytes())
    }

    /// Reads `bytes`, if one of `trusted` signed them.
    pub fn open(bytes: &[u8], trusted: &[PublicKey]) -> Result<Opened, BundleFault> {
        let none = |note: &str| BundleFault::NoManifest(note.to_owned());
        if bytes.len() > LARGEST {
            return Err(BundleFault::TooLarge(MANIFEST.to_owned()));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| none("no text"))?;
        let mut lines = text.splitn(4, '\n');
        let mut line = || lines.next().ok_or_else(|| none("too short"));
        let head = line()?;
        if head != HEAD.trim_end() {
            let version = head.strip_prefix("warta-bundle ").and_then(|version| version.parse().ok());
            return Err(version.map_or_else(|| none("another file"), BundleFault::Newer));
        }
        let signer: PublicKey = line()?.parse().map_err(|_| none("no key"))?;
        let signature = unhex(line()?).map_err(|_| none("no signature"))?;
        let json = line()?;
        if !trusted.contains(&signer) {
            return Err(BundleFault::Untrusted(signer));
        }
        if !verifies(signer, format!("{HEAD}{json}").as_bytes(), &signature) {
            return Err(BundleFault::Forged);
        }
        let mut manifest: Self = serde_json::from_str(json).map_err(|error| none(&error.to_string()))?;
        manifest.check()?;
        manifest.name = visible(&manifest.name).trim().chars().take(LONGEST_NAME).collect();
        Ok(Opened { manifest, signer })
    }

    fn check(&self) -> Result<(), BundleFault> {
        let mut pieces = self.chunks.iter().chain(&self.dictionary);
        if self.chunks.len() > MOST_PARTS || pieces.any(|piece| !piece.is_sound()) {
            return Err(BundleFault::TooLarge(MANIFEST.to_owned()));
        }
        if self.dictionary.is_none() && self.chunks.iter().any(|piece| piece.dictionary) {
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
        self.chunks.iter().chain(&self.dictionary).map(|piece| piece.size).sum()
    }
}
