//! `warta rules test --json`: what each rule would do.

use serde::Serialize;

use super::super::reading::rules::Trial;
use super::reading::HeadlineJson;
use super::text::Line;

/// The whole document.
#[derive(Debug, Serialize)]
pub struct RulesJson<'a> {
    /// Each rule that was tried.
    pub rules: Vec<RuleJson<'a>>,
}

/// A rule and what it finds.
#[derive(Debug, Serialize)]
pub struct RuleJson<'a> {
    name: Line<'a>,
    query: String,
    actions: Vec<String>,
    /// Articles that it finds, and those that it would do something with.
    found: usize,
    changed: usize,
    articles: Vec<RuledJson<'a>>,
}

/// An article and what would be done with it.
#[derive(Debug, Serialize)]
struct RuledJson<'a> {
    #[serde(flatten)]
    headline: HeadlineJson<'a>,
    would: Vec<String>,
}

impl<'a> RuleJson<'a> {
    /// `trial` with at most `limit` articles.
    pub fn new(trial: &'a Trial, limit: usize) -> Self {
        let article = |(headline, actions): &'a (_, Vec<_>)| RuledJson {
            headline: HeadlineJson::new(headline, None),
            would: actions.iter().map(ToString::to_string).collect(),
        };
        Self {
            name: Line(&trial.rule.name),
            query: trial.rule.query.to_string(),
            actions: trial.rule.actions.iter().map(ToString::to_string).collect(),
            found: trial.found.len(),
            changed: trial.changed(),
            articles: trial.found.iter().take(limit).map(article).collect(),
        }
    }
}
