//! A person in a row of words: `Kepala Kanwil Kemenag Kepri, Dr. H. Mahbub Daryanto, M.Pd.`
//!
//! In: a text taken apart and a place in it. Out: the words of the name alone. Between an office
//! without a comma and a name stands the name of a place; how long that is, is guessed carefully.

use super::lexicon;
use crate::words::stop::is_stop;
use crate::words::tokens::{fold, tokens};

/// The longest name, in words.
const LONGEST: usize = 5;

/// A word with what stands between it and the word before.
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub folded: String,
    pub gap: &'t str,
    /// What stands behind it, up to the next word.
    pub after: &'t str,
}

impl Word<'_> {
    pub fn is_large(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it goes on what the word before began: nothing but a blank, or the dot of an
    /// abbreviation, stands between.
    pub fn joins(&self, before: &Word<'_>) -> bool {
        let short = before.text.chars().count() <= 4
            && (lexicon::is_honorific(&before.folded) || is_initial(before))
            || matches!(before.folded.as_str(), "kab" | "kec" | "prov" | "plt" | "plh" | "pj");
        self.gap == " " || self.gap == "-" || (short && matches!(self.gap, "." | ". "))
    }
}

fn is_initial(word: &Word<'_>) -> bool {
    word.text.chars().count() == 1
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut all: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    for token in tokens(text) {
        let gap = &text[end..token.range.start];
        if let Some(last) = all.last_mut() {
            last.after = gap;
        }
        end = token.range.end;
        all.push(Word { text: token.text, folded: fold(token.text), gap, after: "" });
    }
    if let Some(last) = all.last_mut() {
        last.after = &text[end..];
    }
    all
}

/// The end of the row of large words that begins at `from`.
fn row_end(words: &[Word<'_>], from: usize) -> usize {
    let mut at = from;
    while let Some(word) = words.get(at) {
        let joins = at == from || word.joins(&words[at - 1]);
        let inner = matches!(word.folded.as_str(), "bin" | "binti" | "al" | "el" | "of" | "dan" | "for");
        let goes_on =
            inner && at > from && words.get(at + 1).is_some_and(|next| next.gap == " " && next.is_large());
        if !joins || !(word.is_large() || goes_on) {
            break;
        }
        at += 1;
    }
    at
}

/// The name of the person of whom the text speaks at `from`; nothing where it is no person, or
/// an office whose holder is not named there.
pub(super) fn person_at(words: &[Word<'_>], from: usize) -> Option<Vec<String>> {
    let end = row_end(words, from);
    let from = skip_titles(words, from, end);
    if from >= end {
        return None;
    }
    if !lexicon::is_office(&words[from].folded) {
        return name(&words[from..end.min(from + LONGEST)]);
    }
    let row = &words[from..end];
    // A title inside the row: what stands behind it is the name.
    if let Some(at) =
        row.iter().skip(1).position(|word| lexicon::is_honorific(&word.folded) && word.folded != "haji")
    {
        let start = skip_titles(words, from + 1 + at, end);
        return name(&words[start..end.min(start + LONGEST)]);
    }
    if words.get(end).is_some_and(|next| matches!(next.gap, ", " | " (") && next.is_large())
        && let Some(found) = behind_comma(words, end)
    {
        return Some(found);
    }
    name(after_office(row))
}

/// The name behind the comma of an office.
fn behind_comma(words: &[Word<'_>], from: usize) -> Option<Vec<String>> {
    let end = row_end(words, from);
    let start = skip_titles(words, from, end);
    if start >= end || lexicon::is_office(&words[start].folded) {
        return None;
    }
    name(&words[start..end.min(start + LONGEST)])
}

fn skip_titles(words: &[Word<'_>], from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        let word = &words[at];
        let kiai =
            word.folded == "k" && words.get(at + 1).is_some_and(|next| next.folded == "h" && next.gap == ".");
        let adverb = at == from && is_stop(&word.folded);
        if !(kiai || adverb || lexicon::is_honorific(&word.folded)) {
            break;
        }
        at += 1;
    }
    at
}

/// What is left of a row behind the office's own words and the place it is in charge of.
fn after_office<'w, 't>(row: &'w [Word<'t>]) -> &'w [Word<'t>] {
    let of_office = |word: &Word<'_>| {
        lexicon::is_office(&word.folded)
            || lexicon::is_institution(&word.folded)
            || matches!(word.folded.as_str(), "dan" | "of" | "for")
            || word.text.chars().any(|c| c.is_ascii_digit())
            || is_acronym(word)
    };
    let last = row.iter().rposition(of_office).unwrap_or(0);
    let mut rest = &row[last + 1..];
    if lexicon::takes_place(&row[last].folded) && !(row[last].folded == "agama" && is_minister(row)) {
        rest = rest.get(1..).unwrap_or_default();
        while rest.first().is_some_and(|word| lexicon::is_direction(&word.folded)) {
            rest = &rest[1..];
        }
    }
    rest
}

fn is_minister(row: &[Word<'_>]) -> bool {
    row.iter().any(|word| matches!(word.folded.as_str(), "menteri" | "menag" | "wamenag"))
}

fn is_acronym(word: &Word<'_>) -> bool {
    word.text.len() >= 2 && word.text.chars().all(char::is_uppercase)
}

/// The words as a name, if they can be one.
fn name(row: &[Word<'_>]) -> Option<Vec<String>> {
    // A degree, an acronym or a day ends the name, and so does "and".
    let inner =
        |word: &Word<'_>| word.is_large() || matches!(word.folded.as_str(), "bin" | "binti" | "al" | "el");
    let ends = |word: &Word<'_>| {
        !inner(word) || lexicon::is_no_name(&word.folded) || (is_acronym(word) && word.text.len() <= 5)
    };
    let shouted = row.iter().all(is_acronym);
    let row = match row.iter().position(|word| ends(word) && !shouted) {
        Some(at) => &row[..at],
        None => row,
    };
    let impossible = row.iter().any(|word| {
        lexicon::is_institution(&word.folded)
            || lexicon::is_office(&word.folded)
            || lexicon::is_no_name(&word.folded)
            || word.text.chars().any(|c| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '`' | '‘'))
    });
    let letters: usize = row.iter().map(|word| word.text.chars().count()).sum();
    if impossible || row.is_empty() || letters < 3 || (row.len() == 1 && is_stop(&row[0].folded)) {
        return None;
    }
    Some(row.iter().map(|word| if shouted { quiet(word.text) } else { word.text.to_owned() }).collect())
}

/// `MAHBUB` as `Mahbub`.
pub(super) fn quiet(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_string() + &letters.as_str().to_lowercase()).unwrap_or_default()
}

/// Where the row of large words that ends before `end` begins.
pub(super) fn row_start(words: &[Word<'_>], end: usize) -> usize {
    let mut at = end;
    while at > 0 && words[at - 1].is_large() && (at == end || words[at].joins(&words[at - 1])) {
        at -= 1;
    }
    at
}
