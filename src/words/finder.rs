//! Finds the words of a query again in a text: for highlights and for a snippet.
//!
//! Comes in what was looked for and a text, goes out the places where a form of it stands, or
//! the piece of the text that holds most of it. It agrees with the index: a word is found by its
//! stem, a word with a star by its beginning. Remembers nothing, so it may be shared.

use std::ops::Range;

use super::stem::Stemmer;
use super::tokens::{Token, fold, tokens};

/// Letters of a snippet.
const SNIPPET: usize = 180;

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sought {
    /// Every word of this stem; `core` stands in all of them.
    Stem { stem: String, core: String },
    /// Every word that begins so, or whose stem does.
    Beginning { typed: String, stem: String },
}

/// The words that are looked for, made ready.
#[derive(Debug)]
pub struct Finder {
    sought: Vec<Sought>,
    stemmer: Stemmer,
}

impl Finder {
    /// Looks for `words` as typed; one that ends with a star stands for all that begin so.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let stemmer = Stemmer::new();
        let mut sought = Vec::new();
        for word in words {
            let parts: Vec<String> = tokens(word).map(|token| fold(token.text)).collect();
            let last = parts.len().saturating_sub(1);
            for (at, part) in parts.into_iter().enumerate() {
                let stem = stemmer.once(&part);
                let new = if at == last && word.ends_with('*') {
                    Sought::Beginning { typed: part, stem }
                } else {
                    Sought::Stem { core: core(&stem).to_owned(), stem }
                };
                if !sought.contains(&new) {
                    sought.push(new);
                }
            }
        }
        Self { sought, stemmer }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.sought.is_empty()
    }

    /// The places in `text` where a form of a sought word stands, in order.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        tokens(text).filter(|token| self.is_sought(token)).map(|token| token.range).collect()
    }

    /// The piece of `text` that holds most of the sought words, cut between words, in one line;
    /// `None` where it holds none.
    pub fn snippet(&self, text: &str) -> Option<String> {
        let places = self.places(text);
        let held = |from: &Range<usize>| {
            places
                .iter()
                .filter(|place| place.start >= from.start && place.end <= from.start + SNIPPET)
                .count()
        };
        // Of equals the first: a release says the most at its beginning.
        let best = places.iter().rev().max_by_key(|place| held(place))?;
        let words: Vec<Range<usize>> = tokens(text).map(|token| token.range).collect();
        let first = words.iter().position(|word| word.start >= best.start.saturating_sub(SNIPPET / 4))?;
        let start = words[first].start;
        let end = words[first..].iter().map(|word| word.end).take_while(|end| end - start <= SNIPPET).last();
        let end = end.unwrap_or(best.end).max(best.end);
        let piece = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
        let before = if first == 0 { "" } else { "… " };
        let after = if words.last().is_some_and(|word| word.end > end) { " …" } else { "" };
        Some(format!("{before}{piece}{after}"))
    }

    fn is_sought(&self, token: &Token<'_>) -> bool {
        let word = fold(token.text);
        self.sought.iter().any(|sought| match sought {
            // Stems lose letters at their ends only, so most words need no stemming to be told apart.
            Sought::Stem { stem, core } => {
                word == *stem || (word.contains(core.as_str()) && self.stemmer.once(&word) == *stem)
            }
            Sought::Beginning { typed, stem } => {
                word.starts_with(typed.as_str()) || self.stemmer.once(&word).starts_with(stem.as_str())
            }
        })
    }
}

/// The letters of a stem that every form of it has: prefixes change the first, endings the last.
fn core(stem: &str) -> &str {
    let mut inner = stem.chars();
    inner.next();
    inner.next_back();
    inner.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(words: &[&str], text: &'t str) -> Vec<&'t str> {
        let places = Finder::new(words.iter().copied()).places(text);
        places.into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn forms_are_found() {
        for (words, text, wanted) in [
            (
                &["menciptakan"][..],
                "Lagu ciptaan siswa yang diciptakan kemarin; cipta",
                vec!["ciptaan", "diciptakan", "cipta"],
            ),
            (&["tulis"], "Ia menulis, penulis itu ditulis", vec!["menulis", "penulis", "ditulis"]),
            (&["cafe"], "Café baru", vec!["Café"]),
            (&["Jumat"], "Jum’at pagi", vec!["Jum’at"]),
            (&["pelanti*"], "Pelantikan dan pelaut", vec!["Pelantikan"]),
            (&["anak-anak"], "anak itu", vec!["anak"]),
            (&["flies"], "it flies", vec!["flies"]),
            (&["haji"], "hajat jauh", vec![]),
            (&["--"], "apa saja", vec![]),
        ] {
            assert_eq!(found(words, text), wanted, "{words:?}");
        }
    }

    #[test]
    fn a_snippet_shows_where_the_words_stand() {
        let filler = "kata lain yang panjang sekali ".repeat(20);
        let text = format!("{filler}Kakanwil melantik\n\n dua pejabat eselon. {filler}haji {filler}");
        let finder = Finder::new(["pejabat", "lantik", "haji"]);
        let snippet = finder.snippet(&text).unwrap();
        assert!(snippet.contains("Kakanwil melantik dua pejabat"), "{snippet}");
        assert!(snippet.starts_with("… ") && snippet.ends_with(" …"));
        assert_eq!(
            Finder::new(["haji"]).snippet("Jemaah haji pulang").as_deref(),
            Some("Jemaah haji pulang")
        );
        assert_eq!(finder.snippet("tidak ada"), None);
        assert_eq!(Finder::new([]).snippet("apa saja"), None);
    }

    proptest! {
        #[test]
        fn what_the_index_would_find_is_found(word in "[a-z]{1,14}", around in "[a-z ]{0,20}") {
            let text = format!("{around} {word}");
            prop_assert!(found(&[word.as_str()], &text).contains(&word.as_str()));
        }

        #[test]
        fn any_text_is_cut_between_characters(word in "\\PC{1,6}", text in "\\PC{0,300}") {
            let _ = Finder::new([word.as_str()]).snippet(&text);
        }
    }
}
