//! Stems: what inflected forms of a word have in common.
//!
//! Comes in a folded word or a text, goes out its stem or the form in which the full-text
//! index takes it. Indonesian goes first (a dictionary of roots decides); a word that it does
//! not know is stemmed as English. What was seen is remembered, up to a bound.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use rust_stemmers::Algorithm;
use sastrawi::Dictionary;

use super::short::{Short, Shorts};
use super::tokens::{end_of, fold_into, next_start};

/// The Indonesian roots; compiled into the program, so this costs next to nothing.
static ROOTS: LazyLock<Dictionary> = LazyLock::new(Dictionary::new);

/// When so many words are remembered, all are forgotten: about 4 MB, more than an archive's
/// frequent words, and no page of random letters can make it more.
const MOST_REMEMBERED: usize = 1 << 16;

/// Longer words are no words.
const LONGEST: usize = 40;

/// Turns words into stems and remembers what it has seen.
pub struct Stemmer {
    indonesian: sastrawi::Stemmer<'static>,
    english: rust_stemmers::Stemmer,
    /// The stems of the short words seen, which nearly all are.
    shorts: Shorts,
    /// The stems of the others.
    longs: HashMap<Box<str>, Box<str>>,
}

impl Stemmer {
    /// A stemmer that has seen nothing.
    pub fn new() -> Self {
        Self {
            indonesian: sastrawi::Stemmer::new(&ROOTS),
            english: rust_stemmers::Stemmer::create(Algorithm::English),
            shorts: Shorts::default(),
            longs: HashMap::new(),
        }
    }

    /// The stem of `word`, which is folded as [`super::fold`] does.
    pub fn stem(&mut self, word: &str) -> String {
        let mut stem = Vec::with_capacity(word.len());
        self.push_stem(word, &mut stem);
        into_text(stem)
    }

    /// As [`Self::stem`], without remembering.
    pub(super) fn once(&self, word: &str) -> String {
        if is_stemmed(word) { self.work_out(word).into_owned() } else { word.to_owned() }
    }

    /// `text` as the full-text index takes it: the stem of every word, in order, with spaces between.
    pub fn index_form(&mut self, text: &str) -> String {
        let mut form = Vec::with_capacity(text.len() + 1);
        let mut folded = String::new();
        let mut at = 0;
        while let Some(start) = next_start(text, at) {
            if !form.is_empty() {
                form.push(b' ');
            }
            if let Some((word, len)) = Short::fold(&text.as_bytes()[start..]) {
                at = start + len;
                if let Some(stem) = self.shorts.get(&word) {
                    stem.push_to(&mut form);
                    continue;
                }
            } else {
                at = end_of(text, start);
            }
            folded.clear();
            fold_into(&text[start..at], &mut folded);
            self.push_stem(&folded, &mut form);
        }
        into_text(form)
    }

    /// Puts the stem of a folded word behind what `form` holds.
    fn push_stem(&mut self, word: &str, form: &mut Vec<u8>) {
        if !is_stemmed(word) {
            form.extend_from_slice(word.as_bytes());
            return;
        }
        let short = Short::new(word);
        if let Some(stem) = short.and_then(|short| self.shorts.get(&short)) {
            stem.push_to(form);
            return;
        }
        if let Some(stem) = self.longs.get(word) {
            form.extend_from_slice(stem.as_bytes());
            return;
        }
        let stem = self.work_out(word);
        form.extend_from_slice(stem.as_bytes());
        self.make_room();
        match (short, Short::new(&stem)) {
            (Some(word), Some(stem)) => _ = self.shorts.insert(word, stem),
            _ => _ = self.longs.insert(word.into(), stem.into()),
        }
    }

    /// The stem of a word that is not remembered.
    fn work_out<'w>(&self, word: &'w str) -> Cow<'w, str> {
        // Numbers have no forms, and two letters have none to lose.
        if word.len() < 3 || word.bytes().any(|b| b.is_ascii_digit()) {
            return word.into();
        }
        let stem = self.indonesian.stem_word(word);
        if stem != word {
            return stem;
        }
        if ROOTS.find(word) {
            return word.into();
        }
        match self.english.stem(word) {
            stem if stem.is_empty() => word.into(),
            stem => stem,
        }
    }

    fn make_room(&mut self) {
        if self.shorts.len() + self.longs.len() >= MOST_REMEMBERED {
            self.shorts.clear();
            self.longs.clear();
        }
    }
}

/// Whether a word can have a stem: the dictionaries are of ASCII words.
fn is_stemmed(word: &str) -> bool {
    word.len() <= LONGEST && word.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Stems are whole words, so this never meets half a character.
fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

impl Default for Stemmer {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stemmer")
            .field("seen", &(self.shorts.len() + self.longs.len()))
            .finish_non_exhaustive()
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
        let remembered = stemmer.shorts.len() + stemmer.longs.len();
        assert!((1..=MOST_REMEMBERED).contains(&remembered), "{remembered}");
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
        fn a_form_is_the_stems_of_the_words(text in "([a-zA-Z0-9'é]{1,18}[ .,’-]?){0,8}") {
            let mut stemmer = Stemmer::new();
            for _ in 0..2 {
                let stems: Vec<_> = tokens(&text).map(|token| stemmer.stem(&fold(token.text))).collect();
                prop_assert_eq!(stemmer.index_form(&text), stems.join(" "));
            }
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
