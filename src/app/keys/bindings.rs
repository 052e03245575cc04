//! The keys in force: the table, and what a person's configuration puts on top of it.
//!
//! In: keys pressed so far and the pane that has them. Out: an action, a wish for one more key,
//! or nothing. Wrong names are faults with their place and what was probably meant.

use std::collections::HashMap;

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::keymap::{Resolved, TABLE};
use crate::app::layout::Pane;
use crate::config::{Fault, KeyLine, Mistake, nearest};

/// The name that takes a key's meaning away.
const NOTHING: &str = "none";

/// A sequence and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bound {
    /// The pane in which it holds; everywhere where there is none.
    pane: Option<Pane>,
    keys: Vec<Key>,
    /// `None` means nothing at all.
    action: Option<Action>,
}

/// The keys in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// A person's own for a pane, their own for all, then the table.
    bound: Vec<Bound>,
    first: HashMap<Action, String>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with(Vec::new())
    }
}

/// The name by which the configuration knows `action`.
pub fn name_of(action: Action) -> String {
    let mut name = String::new();
    for letter in format!("{action:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// The sequence that `text` writes down; its keys stand apart by blanks.
fn sequence(text: &str) -> Option<Vec<Key>> {
    let keys: Option<Vec<Key>> = text.split_whitespace().map(Key::parse).collect();
    keys.filter(|keys| !keys.is_empty())
}

/// A sequence as people write it: letters close together, named keys apart.
pub fn shown(keys: &[Key]) -> String {
    let all: Vec<String> = keys.iter().map(Key::to_string).collect();
    let letters = all.iter().all(|key| key.chars().count() == 1);
    all.join(if letters { "" } else { " " })
}

impl Keymap {
    /// The table with `lines` of a configuration on top; a later line wins.
    pub fn new(lines: &[KeyLine]) -> Result<Self, Vec<Fault>> {
        let names: Vec<(String, Action)> =
            TABLE.iter().map(|line| (name_of(line.action), line.action)).collect();
        let mut faults = Vec::new();
        let mut own = Vec::new();
        for line in lines.iter().rev() {
            let mut fault = |what| faults.push(Fault { file: line.file.clone(), line: line.line, what });
            let Some(keys) = sequence(&line.keys) else {
                fault(Mistake::NoKey(line.keys.clone()));
                continue;
            };
            let known = names.iter().find(|(name, _)| *name == line.action).map(|(_, action)| *action);
            if known.is_none() && line.action != NOTHING {
                let near = nearest(&line.action, names.iter().map(|(name, _)| name.as_str()));
                fault(Mistake::NoAction(line.action.clone(), near.map(str::to_owned)));
                continue;
            }
            own.push(Bound { pane: line.pane.as_deref().and_then(pane_named), keys, action: known });
        }
        faults.reverse();
        own.sort_by_key(|bound| bound.pane.is_none());
        if faults.is_empty() { Ok(Self::with(own)) } else { Err(faults) }
    }

    fn with(own: Vec<Bound>) -> Self {
        let table = TABLE.iter().flat_map(|line| {
            let action = Some(line.action);
            let keys = line.keys.iter().filter_map(|keys| sequence(keys));
            keys.map(move |keys| Bound { pane: None, keys, action })
        });
        let mut keymap = Self { bound: own.into_iter().chain(table).collect(), first: HashMap::new() };
        for line in TABLE {
            let first = keymap.keys_of(line.action).into_iter().next().unwrap_or_default();
            keymap.first.insert(line.action, first);
        }
        keymap
    }

    fn in_pane(&self, pane: Pane) -> impl Iterator<Item = &Bound> {
        self.bound.iter().filter(move |bound| bound.pane.is_none_or(|only| only == pane))
    }

    /// What the sequence `keys` means in `pane`.
    pub fn resolve(&self, keys: &[Key], pane: Pane) -> Resolved {
        if let Some(bound) = self.in_pane(pane).find(|bound| bound.keys == keys) {
            return bound.action.map_or(Resolved::Nothing, Resolved::Action);
        }
        if self.begun(keys, pane).is_empty() { Resolved::Nothing } else { Resolved::Begun }
    }

    /// The sequences of `pane` that begin with `keys`: what is left of each, and what it means.
    pub fn begun(&self, keys: &[Key], pane: Pane) -> Vec<(String, Action)> {
        let mut seen: Vec<&[Key]> = Vec::new();
        let mut found = Vec::new();
        for bound in self.in_pane(pane) {
            let Some(rest) = bound.keys.strip_prefix(keys).filter(|rest| !rest.is_empty()) else { continue };
            if seen.contains(&rest) {
                continue;
            }
            seen.push(rest);
            found.extend(bound.action.map(|action| (shown(rest), action)));
        }
        found
    }

    /// The first key of `action`, as hints show it; empty where it has none.
    pub fn key_of(&self, action: Action) -> &str {
        self.first.get(&action).map_or("", String::as_str)
    }

    /// All keys of `action`, as the help shows them.
    pub fn keys_of(&self, action: Action) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for (at, bound) in self.bound.iter().enumerate().filter(|(_, bound)| bound.action == Some(action)) {
            // A line above it for the same keys, everywhere or in the same pane, takes them away.
            let hidden = self.bound[..at]
                .iter()
                .any(|above| above.keys == bound.keys && (above.pane.is_none() || above.pane == bound.pane));
            let shown = shown(&bound.keys);
            if !hidden && !keys.contains(&shown) {
                keys.push(shown);
            }
        }
        keys
    }
}

fn pane_named(name: &str) -> Option<Pane> {
    match name {
        "sources" => Some(Pane::Sources),
        "list" => Some(Pane::List),
        "reader" => Some(Pane::Reader),
        "related" => Some(Pane::Related),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::path::PathBuf;

    use super::*;

    fn line(pane: Option<&str>, keys: &str, action: &str) -> KeyLine {
        let pane = pane.map(str::to_owned);
        KeyLine { pane, keys: keys.into(), action: action.into(), file: PathBuf::from("c.toml"), line: 7 }
    }

    fn press(keymap: &Keymap, keys: &str, pane: Pane) -> Resolved {
        keymap.resolve(&sequence(keys).unwrap(), pane)
    }

    #[test]
    fn the_table_is_sound() {
        let keymap = Keymap::default();
        let mut seen = HashSet::new();
        for binding in TABLE {
            for text in binding.keys {
                assert!(seen.insert(*text), "{text} stands twice");
                let keys = sequence(text).unwrap_or_else(|| panic!("{text} is no key"));
                assert_eq!(keymap.resolve(&keys, Pane::List), Resolved::Action(binding.action));
                for shorter in 1..keys.len() {
                    assert_eq!(keymap.resolve(&keys[..shorter], Pane::List), Resolved::Begun, "{text}");
                }
            }
            assert!(!keymap.key_of(binding.action).is_empty(), "{:?}", binding.action);
        }
    }

    #[test]
    fn unknown_keys_mean_nothing() {
        for keys in ["ß", "g x"] {
            assert_eq!(press(&Keymap::default(), keys, Pane::List), Resolved::Nothing);
        }
    }

    #[test]
    fn own_keys_go_first_and_a_pane_before_all_panes() {
        let lines = [
            line(None, "j", "up"),
            line(Some("reader"), "j", "half-down"),
            line(None, "g t", "toggle-star"),
            line(None, "s", "none"),
            line(None, "x", "quit"),
            line(None, "x", "sort"),
        ];
        let keymap = Keymap::new(&lines).unwrap();
        for (keys, pane, wanted) in [
            ("j", Pane::List, Resolved::Action(Action::Up)),
            ("j", Pane::Reader, Resolved::Action(Action::HalfDown)),
            ("Down", Pane::Reader, Resolved::Action(Action::Down)),
            ("g", Pane::List, Resolved::Begun),
            ("g g", Pane::List, Resolved::Action(Action::Top)),
            ("g t", Pane::List, Resolved::Action(Action::ToggleStar)),
            ("s", Pane::List, Resolved::Nothing),
            ("x", Pane::List, Resolved::Action(Action::Sort)),
        ] {
            assert_eq!(press(&keymap, keys, pane), wanted, "{keys}");
        }
        assert_eq!(keymap.key_of(Action::ToggleStar), "gt");
        assert_eq!(keymap.keys_of(Action::Down), ["Down"]);
        assert_eq!(keymap.keys_of(Action::Up), ["j", "k", "Up"]);
        let begun = keymap.begun(&sequence("g").unwrap(), Pane::List);
        assert_eq!(begun, [("t".to_owned(), Action::ToggleStar), ("g".to_owned(), Action::Top)]);
    }

    #[test]
    fn wrong_names_are_faults_with_a_suggestion() {
        let lines = [line(None, "zz", "top"), line(None, "z", "half-dwn"), line(None, "z", "xyzzy")];
        let faults = Keymap::new(&lines).unwrap_err();
        let what: Vec<_> = faults.iter().map(|fault| fault.what.clone()).collect();
        assert_eq!(
            what,
            [
                Mistake::NoKey("zz".into()),
                Mistake::NoAction("half-dwn".into(), Some("half-down".into())),
                Mistake::NoAction("xyzzy".into(), None),
            ]
        );
        assert!(faults.iter().all(|fault| fault.line == 7));
    }

    #[test]
    fn every_action_has_a_name_of_its_own() {
        let names: HashSet<String> = TABLE.iter().map(|line| name_of(line.action)).collect();
        assert_eq!(names.len(), TABLE.len());
        assert_eq!(name_of(Action::MarkAllRead), "mark-all-read");
        let example = include_str!("../../../config.example.toml");
        let told: HashSet<&str> = example.split_whitespace().collect();
        for name in &names {
            assert!(told.contains(name.as_str()), "config.example.toml does not list {name}");
        }
    }
}
