//! The people and places that most articles have, below the sources: two headings that open.
//!
//! In: names with their counts, most first. Out: rows. Only the first few are shown; a filter
//! finds the others. Without any name there is no heading either.

use super::sources::Entry;
use crate::news::{Facet, FacetCount};

/// The two sections.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    speakers: Section,
    places: Section,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Section {
    open: bool,
    counts: Vec<FacetCount>,
}

impl Facets {
    fn section(&self, facet: Facet) -> &Section {
        match facet {
            Facet::Speaker => &self.speakers,
            Facet::Place => &self.places,
        }
    }

    fn section_mut(&mut self, facet: Facet) -> &mut Section {
        match facet {
            Facet::Speaker => &mut self.speakers,
            Facet::Place => &mut self.places,
        }
    }

    /// Takes the counts; the name that is `shown` stays although others have more articles.
    pub(super) fn counted(&mut self, counts: Vec<(Facet, Vec<FacetCount>)>, shown: Option<(Facet, &str)>) {
        for (facet, mut counts) in counts {
            let section = self.section_mut(facet);
            let kept = shown
                .filter(|(kind, name)| *kind == facet && !counts.iter().any(|count| count.name == *name));
            counts.extend(
                kept.and_then(|(_, name)| section.counts.iter().find(|count| count.name == name).cloned()),
            );
            section.counts = counts;
        }
    }

    /// Opens a section or folds it.
    pub(super) fn turn(&mut self, facet: Facet) {
        let section = self.section_mut(facet);
        section.open = !section.open;
    }

    /// Whether the names of a section are shown.
    pub fn is_open(&self, facet: Facet) -> bool {
        self.section(facet).open
    }

    /// The names that are known of a kind, most articles first.
    pub fn names(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.section(facet).counts.iter().map(|count| count.name.as_str())
    }

    /// The articles that have a name.
    pub fn articles(&self, facet: Facet, name: &str) -> u64 {
        let counts = &self.section(facet).counts;
        counts.iter().find(|count| count.name == name).map_or(0, |count| count.articles)
    }

    /// The rows of both sections.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for facet in Facet::ALL {
            let section = self.section(facet);
            if section.counts.is_empty() {
                continue;
            }
            entries.push(Entry::Facet(facet));
            if section.open {
                entries.extend(section.counts.iter().map(|count| Entry::Named(facet, count.name.clone())));
            }
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::super::sources::Sources;
    use super::*;

    fn count(name: &str, articles: u64) -> FacetCount {
        FacetCount { name: name.into(), articles }
    }

    #[test]
    fn sections_open_fold_and_keep_the_cursor() {
        let mut pane = Sources::default();
        let plain = pane.entries.len();
        assert!(!pane.turn());
        pane.facets_counted(vec![
            (Facet::Speaker, vec![count("Mahbub", 7), count("Rokiah", 2)]),
            (Facet::Place, vec![]),
        ]);
        assert_eq!(pane.entries[plain..], [Entry::Facet(Facet::Speaker)]);
        pane.choose(&Entry::Facet(Facet::Speaker));
        assert_eq!(pane.query().to_string(), "");
        assert!(pane.turn());
        pane.choose(&Entry::Named(Facet::Speaker, "Rokiah".into()));
        assert_eq!(pane.query().to_string(), "speaker:Rokiah");
        assert_eq!(pane.tally(pane.chosen()).total, 2);
        pane.facets_counted(vec![
            (Facet::Speaker, vec![count("Mahbub", 8), count("Siti", 3)]),
            (Facet::Place, vec![]),
        ]);
        assert_eq!(*pane.chosen(), Entry::Named(Facet::Speaker, "Rokiah".into()));
        pane.choose(&Entry::Facet(Facet::Speaker));
        assert!(pane.turn());
        assert_eq!(pane.entries[plain..], [Entry::Facet(Facet::Speaker)]);
    }
}
