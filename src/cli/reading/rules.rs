//! `warta rules test`: what rules would do with the archive, before they are saved.
//!
//! In: the configured rules, or one on the command line. Out: for each how many articles it finds,
//! how many it would change, and which. Writes nothing, not even what it found.

use super::super::args::{RulesCommand, RulesTestArgs};
use super::super::desk::{Desk, query};
use super::super::json::{RuleJson, RulesJson};
use super::super::out::{Tone, complain};
use super::super::trouble::{Exit, Trouble};
use crate::config::{ConfigError, nearest};
use crate::engine::{Engine, Window};
use crate::news::{Headline, Rule, RuleAction, visible};

/// Articles that are named to a person who did not say how many.
const SOME: usize = 10;

/// A rule with what it finds.
#[derive(Debug)]
pub struct Trial {
    /// The rule.
    pub rule: Rule,
    /// What it finds, the newest first, with what it would do there; nothing where all is so already.
    pub found: Vec<(Headline, Vec<RuleAction>)>,
}

impl Trial {
    /// How many articles it would do something with.
    pub fn changed(&self) -> usize {
        self.found.iter().filter(|(_, actions)| !actions.is_empty()).count()
    }
}

/// Tries rules.
pub fn run(desk: &mut Desk, command: &RulesCommand) -> Result<Exit, Trouble> {
    let RulesCommand::Test(args) = command;
    let rules = asked_for(desk, args)?;
    if rules.is_empty() {
        complain(&desk.lang.no_rules());
        return Ok(Exit::NothingFound);
    }
    let engine = desk.engine()?;
    let trials = rules.into_iter().map(|rule| tried(&engine, rule)).collect::<Result<Vec<_>, _>>()?;
    if args.json {
        let limit = args.limit.unwrap_or(usize::MAX);
        desk.out
            .json(&RulesJson { rules: trials.iter().map(|trial| RuleJson::new(trial, limit)).collect() })?;
    } else {
        for trial in &trials {
            print(desk, trial, args.limit.unwrap_or(SOME))?;
        }
    }
    let nothing = trials.iter().all(|trial| trial.found.is_empty());
    Ok(if nothing { Exit::NothingFound } else { Exit::Done })
}

/// The rule on the command line, the named ones, or all.
fn asked_for(desk: &mut Desk, args: &RulesTestArgs) -> Result<Vec<Rule>, Trouble> {
    if let Some(text) = &args.query {
        let query = query(std::slice::from_ref(text))?;
        return Ok(vec![Rule { name: query.to_string(), query, actions: args.action.clone() }]);
    }
    let rules = desk.need_setup()?.config.rules;
    if args.names.is_empty() {
        return Ok(rules);
    }
    let find = |name: &String| {
        let same = |rule: &&Rule| rule.name.to_lowercase() == name.to_lowercase();
        rules.iter().find(same).cloned().ok_or_else(|| {
            let near = nearest(name, rules.iter().map(|rule| rule.name.as_str())).map(str::to_owned);
            Trouble::Config(ConfigError::NoRule { name: name.clone(), near })
        })
    };
    args.names.iter().map(find).collect()
}

fn tried(engine: &Engine, rule: Rule) -> Result<Trial, Trouble> {
    let found = engine.find(&rule.query, Window { offset: 0, limit: usize::MAX })?;
    let does = |headline: Headline| {
        let actions = rule.actions.iter().filter(|action| action.would_change(&headline.mark));
        let actions = actions.cloned().collect::<Vec<_>>();
        (headline, actions)
    };
    let found = found.into_iter().map(does).collect();
    Ok(Trial { rule, found })
}

fn print(desk: &mut Desk, trial: &Trial, limit: usize) -> Result<(), Trouble> {
    let name = visible(&trial.rule.name).into_owned();
    let said = desk.lang.rule_tried(&name, trial.found.len(), trial.changed(), &written(&trial.rule.actions));
    desk.out.line(&desk.out.toned(Tone::Strong, &said))?;
    for (headline, actions) in trial.found.iter().take(limit) {
        let id = desk.out.toned(Tone::Faint, &headline.id.to_string());
        let day = headline.published.map_or_else(String::new, |when| when.date().to_string());
        let done = if actions.is_empty() { desk.lang.rule_done() } else { written(actions) };
        let title = visible(&headline.title).into_owned();
        let source = visible(&headline.source_name).into_owned();
        desk.out.line(&format!("  {id}  {day:10}  {title} · {source} [{done}]"))?;
    }
    let left = trial.found.len().saturating_sub(limit);
    if left > 0 {
        desk.out.line(&format!("  {}", desk.lang.rule_more(left)))?;
    }
    Ok(())
}

fn written(actions: &[RuleAction]) -> String {
    actions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
