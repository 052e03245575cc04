//! The sources: all news, the unread, the starred, then each source under its group.
//!
//! In: the sources with their health. Out: rows to choose from and the query each stands for.

use super::facets::Facets;
use super::scroll::Scroll;
use crate::news::{
    Facet, FacetCount, Failure, Flag, Folder, FolderKind, Query, Reach, SourceHealth, SourceId, Tally, Term,
};

/// A row to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Everything.
    All,
    /// The unread.
    Unread,
    /// The starred.
    Starred,
    /// The smart folder at this place.
    Folder(usize),
    /// The sources of a group.
    Group(String),
    /// One source.
    Source(SourceId),
    /// The heading above the people or the places that most articles have; opens and folds.
    Facet(Facet),
    /// The articles that have this name.
    Named(Facet, String),
}

/// The sources pane.
#[derive(Debug, Clone)]
pub struct Sources {
    /// The sources; empty until they are listed.
    pub health: Vec<SourceHealth>,
    /// Whether they were listed.
    pub listed: bool,
    /// The smart folders, each with its counts once these are known.
    pub folders: Vec<(Folder, Tally)>,
    /// The people and places that most articles have.
    pub facets: Facets,
    /// The rows.
    pub entries: Vec<Entry>,
    /// The cursor.
    pub scroll: Scroll,
}

impl Default for Sources {
    fn default() -> Self {
        Self {
            health: Vec::new(),
            listed: false,
            folders: Vec::new(),
            facets: Facets::default(),
            entries: vec![Entry::All, Entry::Unread, Entry::Starred],
            scroll: Scroll::default(),
        }
    }
}

impl Sources {
    /// Takes the sources; the cursor stays on its entry.
    pub fn arrived(&mut self, health: Vec<SourceHealth>) {
        let chosen = self.chosen().clone();
        self.health = health;
        self.listed = true;
        self.entries = self.arrange();
        self.scroll.cursor = self.entries.iter().position(|entry| *entry == chosen).unwrap_or(0);
    }

    /// The entry under the cursor, which is the one the list shows.
    pub fn chosen(&self) -> &Entry {
        self.entries.get(self.scroll.cursor).unwrap_or(&Entry::All)
    }

    /// Puts the cursor on `entry`, if there is one like it.
    pub fn choose(&mut self, entry: &Entry) {
        if let Some(at) = self.entries.iter().position(|known| known == entry) {
            self.scroll.cursor = at;
        }
    }

    /// Shows these smart folders; what they hold is counted when the sources are listed. The cursor
    /// stays on its entry, or goes to the first where that is gone.
    pub fn take_folders(&mut self, folders: Vec<Folder>) {
        let chosen = match self.chosen().clone() {
            Entry::Folder(at) => {
                let kind = self.folders.get(at).map(|(folder, _)| &folder.kind);
                folders.iter().position(|folder| Some(&folder.kind) == kind).map(Entry::Folder)
            }
            entry => Some(entry),
        };
        self.folders = folders.into_iter().map(|folder| (folder, Tally::default())).collect();
        self.entries = self.arrange();
        self.scroll.cursor = 0;
        if let Some(entry) = chosen {
            self.choose(&entry);
        }
    }

    /// Takes the counts of the smart folders, in their order.
    pub fn counted(&mut self, tallies: Vec<Tally>) {
        for ((_, known), tally) in self.folders.iter_mut().zip(tallies) {
            *known = tally;
        }
    }

    /// Takes the counts of people and places; the cursor stays on its entry.
    pub fn facets_counted(&mut self, counts: Vec<(Facet, Vec<FacetCount>)>) {
        let chosen = self.chosen().clone();
        if let Entry::Named(facet, name) = &chosen {
            self.facets.counted(counts, Some((*facet, name)));
        } else {
            self.facets.counted(counts, None);
        }
        self.entries = self.arrange();
        self.choose(&chosen);
    }

    /// Opens or folds the heading under the cursor; false where it stands on none.
    pub fn turn(&mut self) -> bool {
        let Entry::Facet(facet) = self.chosen() else { return false };
        self.facets.turn(*facet);
        self.entries = self.arrange();
        true
    }

    /// What the chosen entry stands for.
    pub fn query(&self) -> Query {
        match self.chosen() {
            Entry::Folder(at) => {
                self.folders.get(*at).map(|(folder, _)| folder.query.clone()).unwrap_or_default()
            }
            _ => Query { reach: self.reach(), sort: None },
        }
    }

    /// What is watched for.
    pub fn watch(&self) -> Option<&Query> {
        let watch = self.folders.iter().find(|(folder, _)| folder.kind == FolderKind::Watch);
        watch.map(|(folder, _)| &folder.query)
    }

    /// The words that are watched for.
    pub fn watched(&self) -> impl Iterator<Item = &str> {
        let watch = self.folders.iter().filter(|(folder, _)| folder.kind == FolderKind::Watch);
        watch.flat_map(|(folder, _)| folder.query.words())
    }

    /// The condition that the chosen entry stands for.
    fn reach(&self) -> Option<Reach> {
        match self.chosen() {
            Entry::All | Entry::Folder(_) | Entry::Facet(_) => None,
            Entry::Named(Facet::Speaker, name) => Some(Reach::Is(Term::Speaker(name.clone()))),
            Entry::Named(Facet::Place, name) => Some(Reach::Is(Term::Place(name.clone()))),
            Entry::Unread => Some(Reach::Is(Term::Is(Flag::Unread))),
            Entry::Starred => Some(Reach::Is(Term::Is(Flag::Starred))),
            Entry::Group(group) => Some(Reach::Is(Term::Group(group.clone()))),
            Entry::Source(id) => {
                self.source(*id).map(|health| Reach::Is(Term::Source(health.source.name.clone())))
            }
        }
    }

    /// The sources that the chosen entry holds, where it does not hold all.
    pub fn members(&self) -> Option<Vec<SourceId>> {
        match self.chosen() {
            Entry::Source(id) => Some(vec![*id]),
            Entry::Group(group) => Some(
                self.health
                    .iter()
                    .filter(|health| !health.archived && health.source.group.as_ref() == Some(group))
                    .map(|health| health.source.id)
                    .collect(),
            ),
            Entry::All
            | Entry::Unread
            | Entry::Starred
            | Entry::Folder(_)
            | Entry::Facet(_)
            | Entry::Named(..) => None,
        }
    }

    /// A source with its health.
    pub fn source(&self, id: SourceId) -> Option<&SourceHealth> {
        self.health.iter().find(|health| health.source.id == id)
    }

    /// The source under the cursor, where the cursor stands on one.
    pub fn at_hand(&self) -> Option<&SourceHealth> {
        match self.chosen() {
            Entry::Source(id) => self.source(*id),
            _ => None,
        }
    }

    /// The counts of an entry.
    pub fn tally(&self, entry: &Entry) -> Tally {
        if let Entry::Folder(at) = entry {
            return self.folders.get(*at).map(|(_, tally)| *tally).unwrap_or_default();
        }
        if let Entry::Named(facet, name) = entry {
            return Tally { total: self.facets.articles(*facet, name), ..Tally::default() };
        }
        let mut tally = Tally::default();
        for health in &self.health {
            let counts = match entry {
                Entry::All | Entry::Unread | Entry::Starred | Entry::Folder(_) => true,
                Entry::Group(group) => health.source.group.as_ref() == Some(group),
                Entry::Source(id) => health.source.id == *id,
                Entry::Facet(_) | Entry::Named(..) => false,
            };
            if counts {
                tally += health.tally;
            }
        }
        tally
    }

    /// Corrects a source's counts after a mark, until they are counted again.
    pub fn correct(&mut self, id: SourceId, correct: impl FnOnce(&mut Tally)) {
        if let Some(health) = self.health.iter_mut().find(|health| health.source.id == id) {
            correct(&mut health.tally);
        }
    }

    /// The sources in use whose last visit failed, and why.
    pub fn failures(&self) -> impl Iterator<Item = (&SourceHealth, &Failure)> {
        self.health
            .iter()
            .filter(|health| !health.archived)
            .filter_map(|health| health.visit.last_error.as_ref().map(|failure| (health, failure)))
    }

    /// Whether nothing is configured.
    pub fn none_configured(&self) -> bool {
        self.listed && self.health.iter().all(|health| health.archived)
    }

    fn arrange(&self) -> Vec<Entry> {
        let mut entries = vec![Entry::All, Entry::Unread, Entry::Starred];
        entries.extend((0..self.folders.len()).map(Entry::Folder));
        let (kept, archived): (Vec<_>, Vec<_>) = self.health.iter().partition(|health| !health.archived);
        let mut groups: Vec<Option<&String>> = vec![None];
        for health in &kept {
            if !groups.contains(&health.source.group.as_ref()) {
                groups.push(health.source.group.as_ref());
            }
        }
        for group in groups {
            entries.extend(group.cloned().map(Entry::Group));
            let members = kept.iter().filter(|health| health.source.group.as_ref() == group);
            entries.extend(members.map(|health| Entry::Source(health.source.id)));
        }
        entries.extend(archived.iter().map(|health| Entry::Source(health.source.id)));
        entries.extend(self.facets.entries());
        entries
    }
}

/// `first` and `second` together; the order is the second's, or else the first's.
pub fn both(first: Query, second: Query) -> Query {
    let mut parts = Vec::new();
    for reach in [first.reach, second.reach].into_iter().flatten() {
        match reach {
            Reach::All(inner) => parts.extend(inner),
            other => parts.push(other),
        }
    }
    let reach = match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(Reach::All(parts)),
    };
    Query { reach, sort: second.sort.or(first.sort) }
}
