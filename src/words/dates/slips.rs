//! Months as they are written by mistake, and in Roman numerals.
//!
//! Comes in a folded word that is no month, goes out the month that is meant. Only between a day
//! and a year of four digits is such a word a month at all, which the caller has to see to.

/// The names that are long enough to be recognised with a letter missing or too many.
const NAMES: [(&[u8], i8); 18] = [
    (b"januari", 1),
    (b"january", 1),
    (b"februari", 2),
    (b"february", 2),
    (b"pebruari", 2),
    (b"maret", 3),
    (b"march", 3),
    (b"april", 4),
    (b"agustus", 8),
    (b"august", 8),
    (b"september", 9),
    (b"oktober", 10),
    (b"october", 10),
    (b"november", 11),
    (b"nopember", 11),
    (b"nofember", 11),
    (b"desember", 12),
    (b"december", 12),
];

/// The longest name with the two letters that may be too many.
const LONGEST: usize = 11;

/// The month that `word` is a slip of: the beginning of its name, or its name with a slip of the
/// keys, two in a long one.
pub(super) fn month(word: &[u8]) -> Option<i8> {
    if word.len() < 4 || word.len() > LONGEST {
        return None;
    }
    if let Some((_, month)) = NAMES.iter().find(|(name, _)| name.starts_with(word)) {
        return Some(*month);
    }
    let near = |(name, month): &(&[u8], i8)| {
        let allowed = if name.len() >= 8 { 2 } else { 1 };
        let distance = (name[0] == word[0]).then(|| distance(name, word))?;
        (distance <= allowed).then_some((distance, *month))
    };
    NAMES.iter().filter_map(near).min().map(|(_, month)| month)
}

/// How many letters are missing, too many, wrong or in the wrong order.
fn distance(name: &[u8], word: &[u8]) -> usize {
    let mut before = [0_usize; LONGEST + 1];
    let mut above: [usize; LONGEST + 1] = std::array::from_fn(|column| column);
    for (row, letter) in name.iter().enumerate() {
        let mut current = [row + 1; LONGEST + 1];
        for (column, other) in word.iter().enumerate() {
            let same = above[column] + usize::from(letter != other);
            current[column + 1] = same.min(above[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && *letter == word[column - 1] && name[row - 1] == *other;
            if swapped {
                current[column + 1] = current[column + 1].min(before[column - 1] + 1);
            }
        }
        (before, above) = (above, current);
    }
    above[word.len()]
}

/// The month that `word` counts in Roman numerals.
pub(super) fn roman(word: &[u8]) -> Option<i8> {
    const NUMERALS: [&[u8]; 12] =
        [b"i", b"ii", b"iii", b"iv", b"v", b"vi", b"vii", b"viii", b"ix", b"x", b"xi", b"xii"];
    NUMERALS.iter().position(|numeral| *numeral == word).and_then(|at| i8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (word, wanted) in [
            ("januri", Some(1)),
            ("febuary", Some(2)),
            ("pebuari", Some(2)),
            ("agutus", Some(8)),
            ("agusuts", Some(8)),
            ("sptember", Some(9)),
            ("sebtembr", Some(9)),
            ("oktobre", Some(10)),
            ("novenber", Some(11)),
            ("nopmber", Some(11)),
            ("desembar", Some(12)),
            ("dese", Some(12)),
            ("mar", None),
            ("orang", None),
            ("peserta", None),
            ("anggota", None),
            ("menit", None),
            ("madrasah", None),
            ("ramadan", None),
            ("", None),
        ] {
            assert_eq!(month(word.as_bytes()), wanted, "{word}");
        }
        assert_eq!((roman(b"xi"), roman(b"xiii"), roman(b"")), (Some(11), None, None));
    }
}
