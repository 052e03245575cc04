//! The letters at links: short, easy to reach, none the beginning of another.

/// The letters, the easiest to reach first.
const LETTERS: &[u8] = b"asdfghjklqwertyuiopzxcvbnm";

/// The letters at the `at`th of `of` links.
pub fn hint(at: usize, of: usize) -> String {
    let letter = |at: usize| char::from(LETTERS[at % LETTERS.len()]);
    if of <= LETTERS.len() {
        letter(at).to_string()
    } else {
        [letter(at / LETTERS.len()), letter(at)].iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hint_begins_another() {
        for of in [1, 26, 27, 300] {
            let hints: std::collections::BTreeSet<String> = (0..of).map(|at| hint(at, of)).collect();
            assert_eq!(hints.len(), of);
            let length = hints.iter().next().unwrap().len();
            assert!(hints.iter().all(|hint| hint.len() == length));
        }
    }
}
