//! Names that stay the same for ever: a source's and an article's number.
//!
//! In: a canonical address, a feed's own item id. Out: 64-bit numbers that are equal on every
//! machine and after every restart. They are hashes, never counters and never random.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A source's number: the hash of the canonical address it was first subscribed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceId(pub u64);

impl SourceId {
    /// The number of the source at `url` (its canonical form, see [`crate::news::canonical`]).
    pub fn of(url: &url::Url) -> Self {
        Self(stable_hash(super::link::canonical(url).as_str().as_bytes()))
    }
}

/// An article's number: the hash of its source and of the key that the source knows it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleId(pub u64);

impl ArticleId {
    /// The number of the article that `source` calls `key` (a guid, or else its address).
    pub fn of(source: SourceId, key: &str) -> Self {
        let mut bytes = source.0.to_le_bytes().to_vec();
        bytes.extend_from_slice(key.as_bytes());
        Self(stable_hash(&bytes))
    }
}

impl fmt::Display for ArticleId {
    /// Sixteen lower-case hexadecimal digits, as the command line shows and reads them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for ArticleId {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text.trim(), 16).map(Self)
    }
}

/// SipHash-2-4 with an all-zero key: the published function (Aumasson and Bernstein, 2012).
///
/// The standard library's hasher may change between Rust versions; these numbers are stored.
pub fn stable_hash(data: &[u8]) -> u64 {
    let mut v =
        [0x736f_6d65_7073_6575_u64, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let mut chunks = data.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        compress(&mut v, u64::from_le_bytes(word));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    last[7] = data.len() as u8;
    compress(&mut v, u64::from_le_bytes(last));
    v[2] ^= 0xff;
    for _ in 0..4 {
        round(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

fn compress(v: &mut [u64; 4], word: u64) {
    v[3] ^= word;
    round(v);
    round(v);
    v[0] ^= word;
}

fn round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[2] = v[2].rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(deprecated)]
    fn agrees_with_the_published_function() {
        use std::hash::Hasher;
        for len in 0..40_u8 {
            let data: Vec<u8> = (0..len).collect();
            let mut reference = std::hash::SipHasher::new();
            reference.write(&data);
            assert_eq!(stable_hash(&data), reference.finish(), "length {len}");
        }
    }

    #[test]
    fn an_article_number_reads_back_as_printed() {
        let id = ArticleId::of(SourceId(7), "https://kepri.example.go.id/berita/1");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 16);
    }
}
