//! One person under one name: `Mahbub` and `Mahbub Daryanto` of the same text.
//!
//! In: names as they were found, and the text's words. Out: each person once, under the longest
//! name. A short name that may be of two people is of neither.

use super::lexicon;
use super::person::Word;
use crate::words::tokens::fold;

/// Words of a name that a short one is made longer to.
const LONGEST: usize = 4;

/// The names, each person once, in order.
pub(super) fn merged(found: Vec<Vec<String>>, words: &[Word<'_>]) -> Vec<String> {
    let whole: Vec<Vec<String>> = found
        .into_iter()
        .map(|name| if name.len() == 1 { longer(&name[0], words).unwrap_or(name) } else { name })
        .collect();
    let keys: Vec<Vec<String>> =
        whole.iter().map(|name| name.iter().map(|word| fold(word)).collect()).collect();
    let mut people: Vec<(usize, String)> = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let mut longest = at;
        let mut others: Vec<&Vec<String>> = Vec::new();
        for (other, long) in keys.iter().enumerate().filter(|(_, long)| holds(long, key)) {
            if long.len() > keys[longest].len() {
                longest = other;
            }
            if !others.contains(&long) {
                others.push(long);
            }
        }
        let torn = others.iter().any(|other| !holds(&keys[longest], other));
        if torn || people.iter().any(|(known, _)| keys[*known] == keys[longest]) {
            continue;
        }
        people.push((longest, whole[longest].join(" ")));
    }
    people.into_iter().map(|(_, name)| name).collect()
}

/// Whether all words of `short` stand in `long`, in order.
fn holds(long: &[String], short: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// The longest name in the text that begins with `word`, or ends with it behind a title.
fn longer(word: &str, words: &[Word<'_>]) -> Option<Vec<String>> {
    let folded = fold(word);
    let mut best: Option<Vec<String>> = None;
    for (at, _) in words.iter().enumerate().filter(|(_, other)| other.folded == folded && other.is_large()) {
        let mut name = vec![words[at].text.to_owned()];
        while let Some(next) = words.get(at + name.len()) {
            let part = next.is_large() && next.gap == " " && is_plain(next);
            if !part || name.len() == LONGEST {
                break;
            }
            name.push(next.text.to_owned());
        }
        if best.as_ref().is_none_or(|known| known.len() < name.len()) {
            best = Some(name);
        }
    }
    let best = best?;
    (best.len() > 1).then_some(best).or_else(|| before(&folded, words))
}

/// `Mahbub Daryanto` where only `Daryanto` was quoted.
fn before(folded: &str, words: &[Word<'_>]) -> Option<Vec<String>> {
    words.windows(2).find_map(|pair| {
        let [first, last] = pair else { return None };
        let name = last.folded == folded
            && last.is_large()
            && last.gap == " "
            && first.is_large()
            && is_plain(first);
        (name && !lexicon::is_honorific(&first.folded) && !begins_sentence(first))
            .then(|| vec![first.text.to_owned(), last.text.to_owned()])
    })
}

fn begins_sentence(word: &Word<'_>) -> bool {
    word.gap.is_empty() || word.gap.contains(['.', '!', '?', '\n', '"', '“'])
}

fn is_plain(word: &Word<'_>) -> bool {
    let folded = word.folded.as_str();
    let kinds = [
        lexicon::is_institution,
        lexicon::is_office,
        lexicon::is_no_name,
        lexicon::leads,
        lexicon::takes_place,
    ];
    word.text.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
        && word.text.chars().skip(1).any(char::is_lowercase)
        && !kinds.iter().any(|kind| kind(folded))
}
