//! Rules: what is done with an article as it arrives.
//!
//! In: words of the configuration. Out: a query with actions, and which of them would change an
//! article. A rule finds nothing itself: the cache asks its query.

use std::fmt;

use super::{Mark, Marking};
use crate::news::id::stable_hash;
use crate::news::query::Query;

/// The plain actions, as they are written.
pub const ACTIONS: [&str; 5] = ["star", "read", "hide", "notify", "tag:"];

/// What is done with an article that a rule finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleAction {
    /// It gets a star.
    Star,
    /// It counts as read.
    Read,
    /// It is left out of lists, counts and searches.
    Hide,
    /// The person is told, as of a watch word.
    Notify,
    /// It gets this tag.
    Tag(String),
}

/// A query and what is done, once, with each article that it finds among what arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What a person calls it.
    pub name: String,
    /// What it finds.
    pub query: Query,
    /// What is done, without repetition.
    pub actions: Vec<RuleAction>,
}

impl RuleAction {
    /// The action that `word` writes down.
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim();
        Some(match word.to_lowercase().as_str() {
            "star" => Self::Star,
            "read" => Self::Read,
            "hide" => Self::Hide,
            "notify" => Self::Notify,
            lower => {
                let tag = crate::news::visible(lower.strip_prefix("tag:")?).trim().to_owned();
                let one_word = !tag.is_empty() && !tag.contains(char::is_whitespace);
                return one_word.then_some(Self::Tag(tag));
            }
        })
    }

    /// The mark that it sets; none where somebody is merely told.
    pub fn marking(&self) -> Option<Marking> {
        match self {
            Self::Star => Some(Marking::Star(true)),
            Self::Read => Some(Marking::Read(true)),
            Self::Hide => Some(Marking::Hide(true)),
            Self::Tag(tag) => Some(Marking::Tag(tag.clone())),
            Self::Notify => None,
        }
    }

    /// Whether it would do something with an article of this mark.
    pub fn would_change(&self, mark: &Mark) -> bool {
        self.marking().is_none_or(|marking| mark.clone().apply(&marking).is_some())
    }
}

impl fmt::Display for RuleAction {
    /// As it is written in a configuration.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Star => f.write_str("star"),
            Self::Read => f.write_str("read"),
            Self::Hide => f.write_str("hide"),
            Self::Notify => f.write_str("notify"),
            Self::Tag(tag) => write!(f, "tag:{tag}"),
        }
    }
}

impl Rule {
    /// Whether it tells the person.
    pub fn notifies(&self) -> bool {
        self.actions.contains(&RuleAction::Notify)
    }

    /// What tells it from other rules, whatever it is called: a rule that is changed is a new one.
    pub fn number(&self) -> i64 {
        let actions: Vec<String> = self.actions.iter().map(ToString::to_string).collect();
        stable_hash(format!("{}\n{}", self.query, actions.join(" ")).as_bytes()).cast_signed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_read_as_they_are_written() {
        for (word, wanted) in [
            ("star", Some(RuleAction::Star)),
            (" Read ", Some(RuleAction::Read)),
            ("hide", Some(RuleAction::Hide)),
            ("notify", Some(RuleAction::Notify)),
            ("tag:Kliping", Some(RuleAction::Tag("kliping".into()))),
            ("tag:", None),
            ("tag:dua kata", None),
            ("delete", None),
            ("", None),
        ] {
            let read = RuleAction::read(word);
            assert_eq!(read, wanted, "{word}");
            if let Some(action) = read {
                assert_eq!(RuleAction::read(&action.to_string()), Some(action));
            }
        }
    }

    #[test]
    fn only_what_is_not_so_yet_changes() {
        let mark = Mark { read: true, tags: vec!["haji".into()], ..Mark::default() };
        for (word, wanted) in [
            ("read", false),
            ("star", true),
            ("tag:haji", false),
            ("tag:umrah", true),
            ("hide", true),
            ("notify", true),
        ] {
            assert_eq!(RuleAction::read(word).unwrap().would_change(&mark), wanted, "{word}");
        }
    }

    #[test]
    fn a_changed_rule_is_another() {
        let rule = |name: &str, query: &str, action: &str| Rule {
            name: name.into(),
            query: query.parse().unwrap(),
            actions: vec![RuleAction::read(action).unwrap()],
        };
        let first = rule("a", "haji", "star").number();
        assert_eq!(rule("b", "haji ", "star").number(), first);
        assert_ne!(rule("a", "umrah", "star").number(), first);
        assert_ne!(rule("a", "haji", "read").number(), first);
    }
}
