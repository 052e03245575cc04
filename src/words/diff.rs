//! What changed between two texts, word by word.
//!
//! Comes in the earlier and the later text, goes out the later one, paragraph by paragraph, in
//! pieces: kept, new, and gone where it stood. White space tells nothing. Texts that are long and
//! have little in common are not compared word by word: the one is gone and the other is new.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words of one text times words of the other, beyond what both begin and end with, that are
/// compared at most.
const MOST: usize = 6_000_000;

/// What parts paragraphs; no word is like it.
const BREAK: &str = "\n";

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// It stood in the earlier.
    Gone,
    /// It stands in the later.
    New,
}

/// A paragraph in pieces, words with one blank between them; neighbours differ in their fate.
pub type Paragraph = Vec<(Fate, String)>;

/// The paragraphs of the later text, with what is gone between its words.
pub fn diff(earlier: &str, later: &str) -> Vec<Paragraph> {
    let (before, after) = (words_of(earlier), words_of(later));
    let start = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let ends = before[start..].iter().rev().zip(after[start..].iter().rev());
    let end = ends.take_while(|(a, b)| a == b).count();
    let (gone, new) = (&before[start..before.len() - end], &after[start..after.len() - end]);
    let mut blocks = vec![Block::kept(&after[..start])];
    if gone.len().saturating_mul(new.len()) > MOST {
        blocks.push(Block { gone: gone.to_vec(), new: new.to_vec(), ..Block::default() });
    } else {
        for op in capture_diff_slices(Algorithm::Patience, gone, new) {
            blocks.push(match op {
                DiffOp::Equal { new_index, len, .. } => Block::kept(&new[new_index..new_index + len]),
                op => Block {
                    gone: gone[op.old_range()].to_vec(),
                    new: new[op.new_range()].to_vec(),
                    ..Block::default()
                },
            });
        }
    }
    blocks.push(Block::kept(&after[after.len() - end..]));
    paragraphs(&smooth(blocks))
}

/// The words of a text, with a break between its paragraphs.
fn words_of(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if !words.is_empty() {
            words.push(BREAK);
        }
        words.extend(line.split_whitespace());
    }
    words
}

/// Words that both texts have, or words of the one in the place of words of the other.
#[derive(Default)]
struct Block<'t> {
    kept: Vec<&'t str>,
    gone: Vec<&'t str>,
    new: Vec<&'t str>,
}

impl<'t> Block<'t> {
    fn kept(words: &[&'t str]) -> Self {
        Self { kept: words.to_vec(), ..Self::default() }
    }

    fn is_change(&self) -> bool {
        !self.gone.is_empty() || !self.new.is_empty()
    }
}

/// Joins changes that only one word parts: they read as one.
fn smooth(blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    let mut out: Vec<Block<'_>> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match out.as_mut_slice() {
            _ if !block.is_change() && block.kept.is_empty() => {}
            [.., change, between]
                if block.is_change()
                    && change.is_change()
                    && matches!(between.kept[..], [word] if word != BREAK) =>
            {
                for (side, more) in [(&mut change.gone, block.gone), (&mut change.new, block.new)] {
                    side.extend(&between.kept);
                    side.extend(more);
                }
                out.pop();
            }
            _ => out.push(block),
        }
    }
    whole_paragraphs(&mut out);
    out
}

/// A paragraph that came or went as a whole has the break behind it, not the one before.
fn whole_paragraphs(blocks: &mut [Block<'_>]) {
    for at in 1..blocks.len().saturating_sub(1) {
        let [before, change, after] = &mut blocks[at - 1..=at + 1] else { continue };
        let side = match (change.gone.is_empty(), change.new.is_empty()) {
            (false, true) => &mut change.gone,
            (true, false) => &mut change.new,
            _ => continue,
        };
        if side[0] == BREAK && after.kept.first() == Some(&BREAK) {
            side.rotate_left(1);
            before.kept.push(BREAK);
            after.kept.remove(0);
        }
    }
}

/// The blocks as paragraphs of the later text.
fn paragraphs(blocks: &[Block<'_>]) -> Vec<Paragraph> {
    let mut done = Vec::new();
    let mut open: Vec<(Fate, Vec<&str>)> = Vec::new();
    let words = blocks.iter().flat_map(|block| {
        let sides = [(Fate::Kept, &block.kept), (Fate::Gone, &block.gone), (Fate::New, &block.new)];
        sides.into_iter().flat_map(|(fate, words)| words.iter().map(move |word| (fate, *word)))
    });
    for (fate, word) in words {
        if word != BREAK {
            match open.last_mut() {
                Some((last, words)) if *last == fate => words.push(word),
                _ => open.push((fate, vec![word])),
            }
        } else if fate != Fate::Gone || open.iter().all(|(fate, _)| *fate == Fate::Gone) {
            done.push(std::mem::take(&mut open));
        }
    }
    done.push(open);
    let joined = |pieces: Vec<(Fate, Vec<&str>)>| {
        pieces.into_iter().map(|(fate, words)| (fate, words.join(" "))).collect()
    };
    done.into_iter().filter(|pieces| !pieces.is_empty()).map(joined).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(earlier: &str, later: &str) -> String {
        let piece = |(fate, text): &(Fate, String)| match fate {
            Fate::Kept => text.clone(),
            Fate::Gone => format!("[-{text}-]"),
            Fate::New => format!("{{+{text}+}}"),
        };
        let paragraph = |pieces: &Paragraph| pieces.iter().map(piece).collect::<Vec<_>>().join(" ");
        diff(earlier, later).iter().map(paragraph).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn what_changed_stands_where_it_changed() {
        for (earlier, later, wanted) in [
            ("a b c", "a b c", "a b c"),
            ("a  b\n c", "a b\n\nc", "a b / c"),
            (
                "kuota 212 jemaah tahun ini",
                "kuota 214 jemaah tahun ini",
                "kuota [-212-] {+214+} jemaah tahun ini",
            ),
            ("dibuka Senin di aula", "dibuka di aula kantor", "dibuka [-Senin-] di aula {+kantor+}"),
            // One word between two changes is part of both.
            (
                "rapat Senin di aula besar",
                "rapat Rabu di kantor besar",
                "rapat [-Senin di aula-] {+Rabu di kantor+} besar",
            ),
            // Paragraphs that came or went stand by themselves.
            ("satu\ndua\ntiga", "satu\ntiga", "satu / [-dua-] / tiga"),
            ("satu\ntiga", "satu\ndua\ntiga", "satu / {+dua+} / tiga"),
            ("satu", "satu\ndua", "satu / {+dua+}"),
            ("satu dua\n\ntiga", "satu dua tiga", "satu dua tiga"),
            ("", "baru", "{+baru+}"),
            ("lama", "", "[-lama-]"),
            ("", "", ""),
        ] {
            assert_eq!(shown(earlier, later), wanted, "{earlier:?} {later:?}");
        }
    }

    #[test]
    fn long_texts_with_nothing_in_common_are_replaced() {
        let long = |word: &str| format!("{word} ").repeat(3_000);
        let found = diff(&long("a"), &long("b"));
        assert_eq!(found.concat().iter().map(|piece| piece.0).collect::<Vec<_>>(), [Fate::Gone, Fate::New]);
    }

    proptest! {
        #[test]
        fn both_texts_are_in_it(earlier in "([abcd][ \n]?){0,24}", later in "([abcd][ \n]?){0,24}") {
            let found = diff(&earlier, &later).concat();
            let of = |not: Fate| {
                let pieces = found.iter().filter(|(fate, _)| *fate != not);
                pieces.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
            };
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(of(Fate::New), words(&earlier));
            prop_assert_eq!(of(Fate::Gone), words(&later));
        }
    }
}
