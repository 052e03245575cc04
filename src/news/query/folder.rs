//! Smart folders: queries that a person gave a name.

use super::{Query, Reach};

/// A query with a name, shown among the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// What it is.
    pub kind: FolderKind,
    /// What it holds.
    pub query: Query,
}

/// What a folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderKind {
    /// One that a person made, with its name.
    Named(String),
    /// All that the watch words find.
    Watch,
}

impl Folder {
    /// A folder called `name`.
    pub fn named(name: String, query: Query) -> Self {
        Self { kind: FolderKind::Named(name), query }
    }

    /// The folder of everything that one of `queries` finds; none where nothing is watched for.
    pub fn watch(queries: &[Query]) -> Option<Self> {
        let mut parts = Vec::new();
        for reach in queries.iter().filter_map(|query| query.reach.clone()) {
            match reach {
                Reach::Any(more) => parts.extend(more),
                part => parts.push(part),
            }
        }
        let reach = if parts.len() > 1 { Reach::Any(parts) } else { parts.pop()? };
        Some(Self { kind: FolderKind::Watch, query: Query { reach: Some(reach), sort: None } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watch_words_are_one_query() {
        for (words, wanted) in [
            (&[][..], None),
            (&["haji"], Some("haji")),
            (
                &["haji", "title:pungli OR gratifikasi", "\"moderasi beragama\" -lomba"],
                Some("haji OR title:pungli OR gratifikasi OR (\"moderasi beragama\" -lomba)"),
            ),
        ] {
            let queries: Vec<Query> = words.iter().map(|word| word.parse().unwrap()).collect();
            let folder = Folder::watch(&queries);
            assert_eq!(folder.map(|folder| folder.query.to_string()).as_deref(), wanted);
        }
    }
}
