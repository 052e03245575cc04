//! What a person may be about to type in a filter or a search, behind `:` too.
//!
//! In: the line as it stands. Out: where its last word begins and what that could become: keys
//! and their values, the names of sources, groups and tags at hand. Nothing where the cursor
//! stands inside the line, and nothing of what was typed already.

use super::command::takes_query;
use super::model::Model;
use super::overlay::{Prompt, PromptKind};
use crate::news::{Facet, Term, suggestions};

/// As many as a row has room for.
const MOST: usize = 12;

/// Where the last word of the line begins, and what it could become.
pub fn suggest(model: &Model, prompt: &Prompt) -> (usize, Vec<String>) {
    let Some(begin) = query_begins(prompt).filter(|_| prompt.cursor == prompt.text.len()) else {
        return (prompt.cursor, Vec::new());
    };
    let (start, mut words) = suggestions(&prompt.text[begin..]);
    let start = begin + start;
    if let Some((key, value)) = prompt.text[start..].split_once(':') {
        words.extend(names(model, key).into_iter().filter_map(|name| named(key, value, &name)));
    }
    let typed = &prompt.text[start..];
    words.retain(|word| word != typed);
    words.dedup();
    words.truncate(MOST);
    (start, words)
}

/// Where the query begins in the line; `None` where the line holds none.
pub fn query_begins(prompt: &Prompt) -> Option<usize> {
    match prompt.kind {
        PromptKind::Filter | PromptKind::Search => Some(0),
        PromptKind::Command => {
            let text = prompt.text.trim_start();
            let (name, rest) = text.split_once(' ')?;
            takes_query(name).then(|| prompt.text.len() - rest.len())
        }
        _ => None,
    }
}

/// The names that a key may take here.
fn names(model: &Model, key: &str) -> Vec<String> {
    let health = model.sources.health.iter();
    match key.to_lowercase().as_str() {
        "source" | "sumber" => health.map(|health| health.source.name.clone()).collect(),
        "group" | "grup" | "kelompok" => {
            let mut groups: Vec<String> = health.filter_map(|health| health.source.group.clone()).collect();
            groups.sort();
            groups.dedup();
            groups
        }
        "speaker" | "narasumber" => model.sources.facets.names(Facet::Speaker).map(str::to_owned).collect(),
        "place" | "tempat" => model.sources.facets.names(Facet::Place).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// `key:name` where the name goes on as `value` begins, in quotation marks where it needs them.
fn named(key: &str, value: &str, name: &str) -> Option<String> {
    let begins = name.to_lowercase().starts_with(&value.to_lowercase());
    let printed = Term::Source(name.to_owned()).to_string();
    begins.then(|| format!("{key}:{}", printed.split_once(':').map_or(name, |(_, name)| name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::{Online, Settings};
    use crate::config::UiConfig;
    use crate::lang::{Lang, Language};
    use crate::news::{Source, SourceHealth, Tally, Traffic, Visit};

    fn model() -> Model {
        let settings = Settings::new(&UiConfig::default(), Online::Forbidden);
        let now = jiff::Timestamp::UNIX_EPOCH.to_zoned_datetime(jiff::tz::TimeZone::UTC);
        let mut model = Model::new(Lang::new(Language::Id), settings, (80, 24), &now);
        model.sources.arrived(vec![SourceHealth {
            source: Source::new("Kanwil Kepri", "https://kepri.example.go.id/".parse().unwrap()),
            visit: Visit::default(),
            tally: Tally::default(),
            traffic: Traffic::default(),
            archived: false,
        }]);
        model
    }

    #[test]
    fn keys_values_and_names_are_proposed() {
        let model = model();
        let proposed = |kind, text: &str| suggest(&model, &Prompt::new(kind, text.to_owned())).1;
        assert_eq!(proposed(PromptKind::Filter, "haji is:unr"), ["is:unread"]);
        assert_eq!(proposed(PromptKind::Search, "sumber:kan"), ["sumber:\"Kanwil Kepri\""]);
        assert_eq!(proposed(PromptKind::Search, "sumber:\"Kanwil Kepri\""), [""; 0]);
        assert_eq!(proposed(PromptKind::Command, "is:unr"), [""; 0]);
        assert_eq!(proposed(PromptKind::Command, "filter haji is:unr"), ["is:unread"]);
        assert_eq!(proposed(PromptKind::Command, " cari sumber:kan"), ["sumber:\"Kanwil Kepri\""]);
        assert_eq!(proposed(PromptKind::Command, "tag is:unr"), [""; 0]);
        let line = Prompt::new(PromptKind::Command, "filter haji is:unr".to_owned());
        assert_eq!(suggest(&model, &line).0, "filter haji ".len());
    }
}
