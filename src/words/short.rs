//! Short words as numbers, and a quick table of them.
//!
//! Comes in a word of at most sixteen ASCII letters or digits, goes out a number that is equal
//! for equal words; the table maps such numbers without following a pointer. Its seed is drawn
//! anew each time, so that no page can be written to make words collide. Never to be stored.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::tokens::{Class, class};

/// Longer words have no number.
pub(super) const LONGEST: usize = 16;

/// A table from short words to short words.
pub(super) type Shorts = HashMap<Short, Short, Seed>;

/// A folded word of at most [`LONGEST`] bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Short(u128);

impl Short {
    /// The number of a folded ASCII word, if it is short enough.
    pub fn new(word: &str) -> Option<Self> {
        let mut letters = [0; LONGEST];
        letters.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(Self(u128::from_le_bytes(letters)))
    }

    /// Folds the word at the start of `bytes`; nothing if it is long or needs a closer look.
    ///
    /// Also says how many bytes that took.
    pub fn fold(bytes: &[u8]) -> Option<(Self, usize)> {
        let mut letters = [0; LONGEST];
        for (at, b) in bytes.iter().enumerate() {
            match class(*b) {
                Class::Letter => *letters.get_mut(at)? = b.to_ascii_lowercase(),
                Class::Between => return Some((Self(u128::from_le_bytes(letters)), at)),
                Class::Unclear => return None,
            }
        }
        Some((Self(u128::from_le_bytes(letters)), bytes.len()))
    }

    /// Puts the word behind what `out` holds.
    pub fn push_to(self, out: &mut Vec<u8>) {
        let len = LONGEST - (self.0.leading_zeros() / 8) as usize;
        out.extend_from_slice(&self.0.to_le_bytes()[..len]);
    }
}

/// Makes hashers that share one drawn seed.
#[derive(Clone)]
pub(super) struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8))
    }
}

impl BuildHasher for Seed {
    type Hasher = Quick;

    fn build_hasher(&self) -> Quick {
        Quick(self.0)
    }
}

/// Mixes by folding the two halves of a product, eight bytes at a time.
pub(super) struct Quick(u64);

impl Quick {
    fn mix(&mut self, bits: u64) {
        let product = u128::from(self.0 ^ bits) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.mix(u64::from(*b));
        }
    }

    fn write_u128(&mut self, word: u128) {
        self.mix(word as u64);
        self.mix((word >> 64) as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_word_comes_back_folded() {
        for (text, wanted) in [
            ("Menteri Agama", Some("menteri")),
            ("2020", Some("2020")),
            ("sixteenletterswo.", Some("sixteenletterswo")),
            ("seventeenletters1", None),
            ("Jum'at", None),
            ("café", None),
        ] {
            let found = Short::fold(text.as_bytes()).map(|(word, len)| {
                let mut out = Vec::new();
                word.push_to(&mut out);
                assert_eq!(len, out.len());
                assert!(Short::new(std::str::from_utf8(&out).unwrap()) == Some(word));
                String::from_utf8(out).unwrap()
            });
            assert_eq!(found.as_deref(), wanted, "{text}");
        }
        assert!(Short::new("seventeenletters1").is_none());
    }

    #[test]
    fn words_do_not_collide() {
        let hashers = Seed::default();
        let mut seen = HashSet::new();
        for number in 0..20_000_u32 {
            for word in [format!("{number}"), format!("kata{number}"), format!("{number}sepanjang")] {
                assert!(seen.insert(hashers.hash_one(Short::new(&word).unwrap())), "{word}");
            }
        }
    }
}
