//! What a person may change about an article. Marks are kept apart from articles and outlive them.

mod rule;

use serde::{Deserialize, Serialize};

pub use rule::{ACTIONS, Rule, RuleAction};

/// A person's marks on one article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// Read, by opening it or by hand.
    pub read: bool,
    /// Starred: kept for ever.
    pub starred: bool,
    /// Left out of lists, counts and searches that do not ask for it.
    pub hidden: bool,
    /// Tags, sorted, without duplicates.
    pub tags: Vec<String>,
    /// A note in the person's own words.
    pub note: Option<String>,
    /// Where reading stopped: characters of the text above the screen's first row.
    pub place: u32,
}

/// One change to marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marking {
    /// Sets whether it is read.
    Read(bool),
    /// Sets whether it is starred.
    Star(bool),
    /// Sets whether it is left out of lists.
    Hide(bool),
    /// Adds a tag.
    Tag(String),
    /// Takes a tag away.
    Untag(String),
    /// Sets or clears the note.
    Note(Option<String>),
    /// Remembers where reading stopped.
    Place(u32),
}

impl Mark {
    /// Applies `marking`; the markings that take it back, none when nothing changed.
    pub fn apply(&mut self, marking: &Marking) -> Option<Marking> {
        match marking {
            Marking::Read(read) => {
                (std::mem::replace(&mut self.read, *read) != *read).then_some(Marking::Read(!read))
            }
            Marking::Star(star) => {
                (std::mem::replace(&mut self.starred, *star) != *star).then_some(Marking::Star(!star))
            }
            Marking::Hide(hide) => {
                (std::mem::replace(&mut self.hidden, *hide) != *hide).then_some(Marking::Hide(!hide))
            }
            Marking::Tag(tag) => {
                let at = self.tags.binary_search(tag).err()?;
                self.tags.insert(at, tag.clone());
                Some(Marking::Untag(tag.clone()))
            }
            Marking::Untag(tag) => {
                let at = self.tags.binary_search(tag).ok()?;
                Some(Marking::Tag(self.tags.remove(at)))
            }
            Marking::Note(note) => {
                let old = std::mem::replace(&mut self.note, note.clone());
                (old != *note).then_some(Marking::Note(old))
            }
            Marking::Place(place) => {
                let old = std::mem::replace(&mut self.place, *place);
                (old != *place).then_some(Marking::Place(old))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_back_is_identity() {
        let start = Mark { tags: vec!["haji".into()], ..Mark::default() };
        let all = [
            Marking::Read(true),
            Marking::Star(true),
            Marking::Hide(true),
            Marking::Hide(false),
            Marking::Tag("asn".into()),
            Marking::Tag("haji".into()),
            Marking::Untag("haji".into()),
            Marking::Note(Some("kutip".into())),
            Marking::Place(40),
        ];
        for marking in all {
            let mut mark = start.clone();
            if let Some(back) = mark.apply(&marking) {
                assert_ne!(mark, start, "{marking:?}");
                assert!(mark.apply(&back).is_some(), "{marking:?}");
            }
            assert_eq!(mark, start, "{marking:?}");
        }
    }
}
