//! The rules of a file: what is done with what arrives.
//!
//! In: the `[[rule]]` blocks. Out: rules in their order; a query or an action that cannot be read
//! is a mistake with its line and what was probably meant.

use toml_edit::{Item, TableLike, Value};

use super::super::error::{Mistake, Wanted};
use super::super::near::nearest;
use super::super::section::Sheet;
use crate::news::{ACTIONS, Rule, RuleAction};

/// The `[[rule]]` blocks, in their order; one without a name is called as its query.
pub fn read(sheet: &mut Sheet<'_>, top: &dyn TableLike) -> Vec<Rule> {
    super::blocks(sheet, top, "rule", rule)
}

fn rule(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Option<Rule> {
    sheet.only(table, &["name", "query", "actions"]);
    super::demand(sheet, table, &["query", "actions"]);
    let name = sheet.text(table, "name");
    let value = table.get("query").and_then(Item::as_value);
    let query = value.and_then(|value| super::query(sheet, "query", value));
    let actions = actions(sheet, table);
    let query = query?;
    let name = name.unwrap_or_else(|| query.to_string());
    Some(Rule { name, query, actions: actions? })
}

fn actions(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Option<Vec<RuleAction>> {
    let item = table.get("actions")?;
    let words = item.as_array().filter(|words| !words.is_empty() && words.iter().all(Value::is_str));
    let Some(words) = words else {
        let shown = item.to_string().trim().to_owned();
        sheet.fault(item.span().as_ref(), Mistake::Value("actions".to_owned(), shown, Wanted::Actions));
        return None;
    };
    let mut read = Vec::new();
    let mut whole = true;
    for value in words {
        let word = value.as_str().unwrap_or_default();
        match RuleAction::read(word) {
            Some(action) if !read.contains(&action) => read.push(action),
            Some(_) => {}
            None => {
                let near = nearest(word, ACTIONS);
                sheet.fault(value.span().as_ref(), Mistake::NoRuleAction(word.to_owned(), near));
                whole = false;
            }
        }
    }
    whole.then_some(read)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::super::model::Config;
    use super::super::super::read::overlay;
    use crate::lang::{Lang, Language};

    #[test]
    fn rules_are_read_in_their_order_and_a_later_file_changes_them() {
        let mut config = Config::default();
        let file = Path::new("c.toml");
        let office = "[[rule]]\nquery = \"haji OR umrah\"\nactions = [\"tag:Haji\", \"star\", \"star\"]\n\
                      [[rule]]\nname = \"Lomba\"\nquery = \"lomba\"\nactions = [\"hide\"]\n";
        assert_eq!(overlay(&mut config, file, office), []);
        let own = "[[rule]]\nname = \"Lomba\"\nquery = \"lomba\"\nactions = [\"read\"]\n";
        assert_eq!(overlay(&mut config, file, own), []);
        let told: Vec<String> = config
            .rules
            .iter()
            .map(|rule| {
                let actions: Vec<String> = rule.actions.iter().map(ToString::to_string).collect();
                format!("{}: {} -> {}", rule.name, rule.query, actions.join(" "))
            })
            .collect();
        assert_eq!(told, ["haji OR umrah: haji OR umrah -> tag:haji star", "Lomba: lomba -> read"]);
    }

    #[test]
    fn mistakes_have_a_line_and_a_suggestion() {
        let block = "[[rule]]\nname = \"x\"\n";
        for (rest, line, words) in [
            ("query = \"haji sorce:kepri\"\nactions = [\"star\"]", 3, &["sorce", "source", "6"][..]),
            ("query = \"haji\"\nactions = [\n  \"star\",\n  \"hied\",\n]", 6, &["hied", "hide"]),
            ("query = \"haji\"\nactions = [\"tag\"]", 4, &["tag:"]),
            ("query = \"haji\"\nactions = \"star\"", 4, &["star", "notify"]),
            ("query = \"haji\"\nactions = []", 4, &["notify"]),
            ("query = \"haji\"", 2, &["actions"]),
            ("query = \"haji\"\nactions = [\"star\"]\nwhen = 1", 5, &["when"]),
        ] {
            let mut config = Config::default();
            let faults = overlay(&mut config, Path::new("c.toml"), &format!("{block}{rest}\n"));
            assert_eq!((faults.len(), faults[0].line), (1, line), "{rest}: {faults:?}");
            for language in [Language::Id, Language::En] {
                let said = faults[0].words(&Lang::new(language));
                for word in words {
                    assert!(said.contains(word), "{rest}: {said}");
                }
            }
        }
    }
}
