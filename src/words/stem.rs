//! Stems: what inflected forms of a word have in common.
//!
//! Comes in a folded word or a text, goes out its stem or the form in which the full-text
//! index takes it. Indonesian goes first (a dictionary of roots decides); a word that it does
//! not know is stemmed as English. What was seen is remembered, up to a bound.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use rust_stemmers::Algorithm;
use sastrawi::Dictionary;

use super::tokens::{fold_into, next_word};

/// The Indonesian roots; compiled into the program, so this costs next to nothing.
static ROOTS: LazyLock<Dictionary> = LazyLock::new(Dictionary::new);

/// When so many words are remembered, all are forgotten: about 6 MB, more than an archive's
/// frequent words, and no page of random letters can make it more.
const MOST_REMEMBERED: usize = 1 << 16;

/// Longer words are no words.
const LONGEST: usize = 40;

/// Turns words into stems and remembers what it has seen.
pub struct Stemmer {
    indonesian: sastrawi::Stemmer<'static>,
    english: rust_stemmers::Stemmer,
    /// The stem of each word seen, where it is not the word itself.
    seen: HashMap<Box<str>, Option<Box<str>>>,
}

impl Stemmer {
    /// A stemmer that has seen nothing.
    pub fn new() -> Self {
        Self {
            indonesian: sastrawi::Stemmer::new(&ROOTS),
            english: rust_stemmers::Stemmer::create(Algorithm::English),
            seen: HashMap::new(),
        }
    }

    /// The stem of `word`, which is folded as [`super::fold`] does.
    pub fn stem(&mut self, word: &str) -> String {
        let mut stem = word.to_owned();
        self.stem_tail(&mut stem, 0);
        stem
    }

    /// `text` as the full-text index takes it: the stem of every word, in order, with spaces between.
    pub fn index_form(&mut self, text: &str) -> String {
        let mut form = String::with_capacity(text.len() + 1);
        let mut at = 0;
        while let Some(word) = next_word(text, at) {
            at = word.end;
            if !form.is_empty() {
                form.push(' ');
            }
            let start = form.len();
            fold_into(&text[word], &mut form);
            self.stem_tail(&mut form, start);
        }
        form
    }

    /// Puts the stem in the place of the folded word that `form` ends with.
    fn stem_tail(&mut self, form: &mut String, start: usize) {
        let word = &form[start..];
        // The dictionaries are of ASCII words, and numbers have no forms.
        if word.len() < 3 || word.len() > LONGEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return;
        }
        if let Some(stem) = self.seen.get(word) {
            if let Some(stem) = stem {
                form.truncate(start);
                form.push_str(stem);
            }
            return;
        }
        let stem = self.work_out(word);
        self.remember(word.into(), stem.clone());
        if let Some(stem) = stem {
            form.truncate(start);
            form.push_str(&stem);
        }
    }

    /// The stem, unless it is the word itself.
    fn work_out(&self, word: &str) -> Option<Box<str>> {
        let stem = self.indonesian.stem_word(word);
        if stem != word {
            return Some(stem.into());
        }
        if ROOTS.find(word) {
            return None;
        }
        let stem = self.english.stem(word);
        (stem != word && !stem.is_empty()).then(|| stem.into())
    }

    fn remember(&mut self, word: Box<str>, stem: Option<Box<str>>) {
        if self.seen.len() >= MOST_REMEMBERED {
            self.seen.clear();
        }
        self.seen.insert(word, stem);
    }
}

impl Default for Stemmer {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stemmer").field("seen", &self.seen.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fold, tokens};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_a_word_meet() {
        let mut stemmer = Stemmer::new();
        for family in [
            &["menciptakan", "diciptakan", "ciptaan", "pencipta", "cipta", "penciptaan"][..],
            &["melantik", "dilantik", "pelantikan", "lantik"],
            &["membuka", "dibuka", "pembukaan", "terbuka", "buka"],
            &["mengajar", "pengajaran", "diajarkan", "pelajaran", "ajar"],
            &["meluncurkan", "diluncurkan", "peluncuran"],
            &["menyelenggarakan", "penyelenggaraan", "penyelenggara", "diselenggarakan"],
            &["aplikasinya", "aplikasi"],
            &["madrasahnya", "madrasah"],
            &["programs", "program"],
            &["launching", "launched", "launch"],
            &["officials", "official"],
        ] {
            let stems: Vec<_> = family.iter().map(|word| stemmer.stem(word)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{family:?} became {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        let mut stemmer = Stemmer::new();
        for (word, other) in
            [("haji", "hajat"), ("menteri", "mentari"), ("kemenag", "kemenangan"), ("guru", "gurun")]
        {
            assert_ne!(stemmer.stem(word), stemmer.stem(other));
        }
    }

    #[test]
    fn the_index_takes_stems_in_order() {
        let mut stemmer = Stemmer::new();
        let first = stemmer.index_form("Menteri Agama melantik anak-anak Jum’at, 18/11/2020.");
        assert_eq!(first, "menteri agama lantik anak anak jumat 18 11 2020");
        assert_eq!(stemmer.index_form("Menteri Agama melantik anak-anak Jum’at, 18/11/2020."), first);
        assert_eq!(stemmer.index_form(" — "), "");
        assert_eq!(stemmer.index_form("Éléonore بِسْمِ"), "eleonor بسم");
    }

    #[test]
    fn memory_is_bounded_and_can_travel() {
        fn travels<T: Send>(_: &T) {}
        let mut stemmer = Stemmer::new();
        travels(&stemmer);
        let mut text = String::new();
        for number in 0..(MOST_REMEMBERED + 10) {
            let letter = |at: u32| char::from(b'a' + ((number >> (4 * at)) & 15) as u8);
            text.clear();
            text.extend((0..5).map(letter));
            stemmer.index_form(&text);
        }
        assert!(stemmer.seen.len() <= MOST_REMEMBERED);
    }

    proptest! {
        #[test]
        fn no_word_breaks_it(word in "(me|mem|meng|pe|peng|di|ke|ber|ter|se)?[a-z]{0,12}(kan|an|i|nya|lah|ku)?") {
            let mut stemmer = Stemmer::new();
            let stem = stemmer.stem(&word);
            prop_assert_eq!(stemmer.stem(&word), stem.clone());
            prop_assert!(word.is_empty() || !stem.is_empty());
        }

        #[test]
        fn a_form_has_a_word_for_a_word(text in any::<String>()) {
            let mut stemmer = Stemmer::new();
            let form = stemmer.index_form(&text);
            let words = tokens(&text).filter(|token| !fold(token.text).trim().is_empty()).count();
            prop_assert!(form.split(' ').filter(|word| !word.is_empty()).count() >= words);
        }
    }
}
