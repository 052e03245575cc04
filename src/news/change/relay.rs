//! News handed on from office to office: whose signature it carries and what one part brings.
//!
//! In: keys as people copy them, hashes as manifests name them. Out: plain values that the
//! configuration, the store and the engine share. Signs and verifies nothing itself.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::news::article::Article;
use crate::news::id::ArticleId;
use crate::news::source::Source;

/// The public half of a signing key; people pass it on as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PublicKey(pub [u8; 32]);

/// The SHA-256 of a file of a bundle: its name, and the proof that it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

/// One part of a bundle, read and cleaned: stored in one transaction or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// Whose bundle it is.
    pub signer: PublicKey,
    /// Which part.
    pub chunk: Digest,
    /// The sources that its articles came from.
    pub sources: Vec<Source>,
    /// The articles.
    pub articles: Vec<Article>,
    /// When those of them that say something else than at first were changed.
    pub revised: HashMap<ArticleId, Timestamp>,
}

/// What is kept of a signer's bundles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relayed {
    /// The number of the newest bundle that was merged to its end.
    pub serial: Option<u64>,
    /// The parts that need not be fetched again.
    pub chunks: std::collections::BTreeSet<Digest>,
}

/// Why a bundle, or a part of it, is refused. Nothing of what is refused is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum BundleFault {
    /// The manifest is not one, or is cut; carries a short technical note.
    #[error("no manifest: {0}")]
    NoManifest(String),
    /// It was made by a later version of the program.
    #[error("format {0}")]
    Newer(u32),
    /// Nobody said that this key may be trusted.
    #[error("unknown key {0}")]
    Untrusted(PublicKey),
    /// The signature does not fit the manifest: somebody changed it, or it is damaged.
    #[error("bad signature")]
    Forged,
    /// A file is not there; carries its name.
    #[error("{0} is missing")]
    Missing(String),
    /// A file is not the one that the manifest names; carries its name.
    #[error("{0} is damaged")]
    Damaged(String),
    /// A file holds more than it may; carries its name.
    #[error("{0} is too large")]
    TooLarge(String),
    /// The file with the secret key holds none.
    #[error("no secret key")]
    NoSecret,
    /// The system failed; carries a short technical note.
    #[error("{0}")]
    Failed(String),
}

/// The text is not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("64 hexadecimal digits are wanted")]
pub struct NoKey;

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl FromStr for PublicKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        unhex(text.trim()).map(Self)
    }
}

impl FromStr for Digest {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        unhex(text).map(Self)
    }
}

fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Exactly as many bytes as are wanted, out of twice as many digits.
pub(crate) fn unhex<const N: usize>(text: &str) -> Result<[u8; N], NoKey> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return Err(NoKey);
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let value = |digit: u8| char::from(digit).to_digit(16).ok_or(NoKey);
        *byte = (value(pair[0])? * 16 + value(pair[1])?) as u8;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_printed_and_nothing_else_is_one() {
        let key = PublicKey(std::array::from_fn(|at| (at * 7 + 1) as u8));
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_eq!(format!(" {}\n", key.to_string().to_uppercase()).parse(), Ok(key));
        let cases = [String::new(), "00".repeat(31), "00".repeat(33), "0g".repeat(32), "é".repeat(32)];
        for text in cases {
            assert_eq!(text.parse::<PublicKey>(), Err(NoKey), "{text}");
        }
    }
}
