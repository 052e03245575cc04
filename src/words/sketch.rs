//! Sketches: what is kept of a text so that copies of it can be told.
//!
//! Comes in a text, goes out some of its three-word shingles as hashes, and its names and
//! numbers. A copy may be cut, have another beginning or another dateline: what counts is how
//! much of the shorter text the longer one holds. Releases written on one pattern share their
//! sentences but not their names and numbers, so each having its own of those tells them apart.
//! The hashes are stored in files: they never change.

use std::collections::HashSet;

use super::tokens::{fold_into, tokens};
use crate::news::stable_hash;

/// Of all shingles, one in so many is kept.
const ONE_IN: u32 = 8;
/// At the beginning of a text, which is what feeds repeat, one in so many.
const ONE_IN_LEAD: u32 = 4;
/// Words of the beginning.
const LEAD: usize = 60;
/// Most shingles of a sketch: a book of a thousand pages is no release.
const MOST: usize = 400;

/// How much of the shorter text the longer one must hold.
const HELD: f64 = 0.53;
/// With fewer hashes than these a share says little.
const FEWEST: usize = 8;
/// With fewer common hashes than these nothing is said at all.
const COMMON: usize = 5;

/// Names and numbers that each of two copies may have for itself: a dateline, a desk, initials.
const OWN: f64 = 2.0;
/// Of many names, this share.
const OWN_SHARE: f64 = 0.12;
/// What a number weighs among names: a count or a date is what two reports on one pattern differ by.
const NUMBER: f64 = 1.5;

/// What tells copies of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// Hashes of shingles, sorted.
    body: Vec<u32>,
    /// Hashes of more shingles of the beginning, sorted.
    lead: Vec<u32>,
    /// Hashes of names, sorted.
    names: Vec<u16>,
    /// Hashes of numbers, sorted.
    numbers: Vec<u16>,
}

impl Sketch {
    /// The sketch of `text`.
    pub fn of(text: &str) -> Self {
        let mut sketch = Self::default();
        let (mut before, mut folded) = ([0_u64; 2], String::new());
        let mut end = 0;
        for (at, token) in tokens(text).enumerate() {
            folded.clear();
            fold_into(token.text, &mut folded);
            let word = stable_hash(folded.as_bytes());
            if token.text.bytes().any(|b| b.is_ascii_digit()) {
                sketch.numbers.push(word as u16);
            } else if is_name(token.text, &text[end..token.range.start], at) {
                sketch.names.push(word as u16);
            }
            if at >= 2 {
                sketch.keep(at, shingle(before, word));
            }
            before = [before[1], word];
            end = token.range.end;
        }
        for hashes in [&mut sketch.body, &mut sketch.lead] {
            hashes.sort_unstable();
            hashes.dedup();
            hashes.truncate(MOST);
        }
        for hashes in [&mut sketch.names, &mut sketch.numbers] {
            hashes.sort_unstable();
            hashes.dedup();
            hashes.truncate(MOST);
        }
        sketch
    }

    fn keep(&mut self, at: usize, hash: u32) {
        if hash.is_multiple_of(ONE_IN) {
            self.body.push(hash);
        }
        if at < LEAD && hash.is_multiple_of(ONE_IN_LEAD) {
            self.lead.push(hash);
        }
    }

    /// The hashes by which copies are looked for.
    pub fn hashes(&self) -> impl Iterator<Item = u32> {
        let lead = self.lead.iter().filter(|hash| !hash.is_multiple_of(ONE_IN));
        self.body.iter().chain(lead).copied()
    }

    /// Whether the two texts are one release.
    pub fn is_copy(&self, other: &Self) -> bool {
        let held = held(&self.body, &other.body, FEWEST).or_else(|| held(&self.lead, &other.lead, COMMON));
        held.is_some_and(|held| held >= HELD) && !self.differs(other)
    }

    /// Whether each of the two has names and numbers that the other lacks.
    fn differs(&self, other: &Self) -> bool {
        let own = |a: &Self, b: &Self| {
            missing(&a.names, &b.names) + NUMBER * missing(&a.numbers, &b.numbers)
                > OWN.max(OWN_SHARE * (a.names.len() + a.numbers.len()) as f64)
        };
        own(self, other) && own(other, self)
    }

    /// As bytes for the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + 4 * (self.body.len() + self.lead.len()));
        for part in [self.body.len(), self.lead.len(), self.names.len(), self.numbers.len()] {
            bytes.extend_from_slice(&(part as u16).to_le_bytes());
        }
        bytes.extend(self.body.iter().chain(&self.lead).flat_map(|hash| hash.to_le_bytes()));
        bytes.extend(self.names.iter().chain(&self.numbers).flat_map(|hash| hash.to_le_bytes()));
        bytes
    }

    /// The sketch that [`Self::to_bytes`] gave; empty where the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (lengths, mut rest) = bytes.split_at(bytes.len().min(8));
        let mut lengths =
            lengths.chunks_exact(2).map(|pair| usize::from(u16::from_le_bytes([pair[0], pair[1]])));
        let mut take = |size: usize| {
            let wanted = lengths.next().unwrap_or(0) * size;
            let (part, after) = rest.split_at(wanted.min(rest.len()));
            rest = after;
            part
        };
        let long = |part: &[u8]| {
            part.chunks_exact(4)
                .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
                .collect()
        };
        let short =
            |part: &[u8]| part.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
        let (body, lead) = (long(take(4)), long(take(4)));
        Self { body, lead, names: short(take(2)), numbers: short(take(2)) }
    }
}

/// The hash of three words in a row.
fn shingle(before: [u64; 2], word: u64) -> u32 {
    let mixed = before[0]
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(23)
        .wrapping_add(before[1])
        .wrapping_mul(0xc2b2_ae3d_27d4_eb4f)
        .rotate_left(29)
        .wrapping_add(word)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

/// Whether a word is a name: a capital inside a sentence.
fn is_name(word: &str, gap: &str, at: usize) -> bool {
    let begins = at == 0 || gap.contains(['.', '!', '?', '\n', '"', '“', ':']);
    !begins && word.chars().next().is_some_and(char::is_uppercase)
}

/// The share of the smaller set that the larger one holds; nothing where too little is known.
fn held(a: &[u32], b: &[u32], fewest: usize) -> Option<f64> {
    let smaller = a.len().min(b.len());
    let other: HashSet<u32> = b.iter().copied().collect();
    let common = a.iter().filter(|hash| other.contains(hash)).count();
    (smaller >= fewest && common >= COMMON).then(|| common as f64 / smaller as f64)
}

/// How many of `a` are not in `b`.
fn missing(a: &[u16], b: &[u16]) -> f64 {
    a.iter().filter(|hash| b.binary_search(hash).is_err()).count() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RELEASE: &str = "Tanjungpinang (Humas) - Kepala Kantor Wilayah Kementerian Agama Provinsi Kepulauan \
        Contoh, Mukhlis, melepas 393 jemaah haji kloter pertama di Embarkasi Teladan, Senin (18/5). Para jemaah \
        berangkat dengan dua kapal cepat menuju bandara sebelum terbang ke Madinah pada malam harinya. Mukhlis \
        meminta jemaah menjaga kesehatan dan saling membantu selama di Tanah Suci. “Utamakan ibadah wajib dan \
        kurangi kegiatan yang melelahkan,” ujarnya. Kloter pertama terdiri atas jemaah dari Bintan, Lingga, dan \
        Natuna. Jemaah tertua bernama Saodah, 86 tahun, berangkat bersama putrinya. Petugas kesehatan menyiapkan \
        kursi roda bagi 21 jemaah lanjut usia yang memerlukan pendampingan sejak dari asrama.";

    fn copies(a: &str, b: &str) -> bool {
        let (a, b) = (Sketch::of(a), Sketch::of(b));
        assert_eq!(a.is_copy(&b), b.is_copy(&a));
        a.is_copy(&b)
    }

    #[test]
    fn a_copy_may_be_cut_and_begin_otherwise() {
        let dateline = RELEASE.replace("Tanjungpinang (Humas) -", "Kemenag Lingga (Inmas) —");
        let (start, _) = RELEASE.split_at(RELEASE.find("Kloter pertama terdiri").unwrap());
        let summary: String = RELEASE.split_inclusive(' ').take(40).collect();
        let lead = format!(
            "Sebanyak 393 calon haji asal tiga kabupaten resmi diberangkatkan awal pekan ini. {}",
            &RELEASE[RELEASE.find("Para jemaah").unwrap()..]
        );
        for copy in [RELEASE, &dateline, start, &summary, &lead] {
            assert!(copies(RELEASE, copy), "{copy}");
        }
    }

    #[test]
    fn one_pattern_is_not_one_release() {
        let other = RELEASE
            .replace("Mukhlis", "Zulkarnain")
            .replace("393", "388")
            .replace("pertama", "kedua")
            .replace("18/5", "20/5")
            .replace("Bintan, Lingga, dan Natuna", "Karimun dan Batam")
            .replace("Saodah, 86", "Rokiah, 91");
        assert!(!copies(RELEASE, &other));
        assert!(!copies(RELEASE, "Madrasah di Batam meraih juara umum olimpiade sains tingkat provinsi."));
        assert!(!copies("", "") && !copies("Selamat hari raya.", "Selamat hari raya."));
    }

    proptest! {
        #[test]
        fn bytes_bring_it_back(text in "([A-Z]?[a-z0-9]{1,8}[ .]){0,120}") {
            let sketch = Sketch::of(&text);
            prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), sketch);
        }

        #[test]
        fn any_bytes_are_some_sketch(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = Sketch::from_bytes(&bytes).is_copy(&Sketch::default());
        }
    }
}
