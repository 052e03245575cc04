//! The known word that a mistyped one was meant to be.

/// The one of `known` that is nearest to `word`, if any is near enough to be meant.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    known
        .into_iter()
        .map(|candidate| (distance(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            let longest = length.max(candidate.chars().count());
            *distance <= 1.max(longest / 3) || (length > 2 && candidate.to_lowercase().contains(&folded))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters have to be added, taken away, changed or swapped with their neighbour.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    let mut left = None;
    for (row, letter) in from.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let change = above[column] + usize::from(letter != *other);
            let mut least = change.min(above[column + 1] + 1).min(line[column] + 1);
            if column > 0 && left == Some(*other) && to[column - 1] == letter {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
        left = Some(letter);
    }
    above[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let known = ["name", "url", "kind", "group", "every", "articles"];
        let cases = [
            ("nmae", Some("name")),
            ("URL", Some("url")),
            ("artikel", None),
            ("article", Some("articles")),
            ("evry", Some("every")),
            ("x", None),
            ("", None),
        ];
        for (word, wanted) in cases {
            assert_eq!(nearest(word, known), wanted, "{word}");
        }
    }
}
