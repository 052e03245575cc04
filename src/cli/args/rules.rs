//! The arguments of `warta rules`.
//!
//! The doc comments are the English help, as everywhere in `args`.

use clap::{Args, Subcommand};

use crate::news::{ACTIONS, RuleAction};

/// Arguments of `rules`.
#[derive(Debug, Clone, Args)]
pub struct RulesArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: RulesCommand,
}

/// The commands of `rules`.
#[derive(Debug, Clone, Subcommand)]
pub enum RulesCommand {
    /// Try rules on what is kept; changes nothing
    #[command(
        after_help = "warta rules test\nwarta rules test --query \"judul:lomba\" --action hide --action tag:lomba"
    )]
    Test(RulesTestArgs),
}

/// Arguments of `rules test`.
#[derive(Debug, Clone, Args)]
pub struct RulesTestArgs {
    /// Only these rules of the configuration
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Try this query instead of what is configured
    #[arg(long, value_name = "QUERY", requires = "action", conflicts_with = "names")]
    pub query: Option<String>,
    /// What the query would do: star, read, hide, notify, tag:NAME
    #[arg(long, value_name = "ACTION", requires = "query", value_parser = action)]
    pub action: Vec<RuleAction>,
    /// Name at most so many articles of each rule; 10, with --json all where absent
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

fn action(text: &str) -> Result<RuleAction, String> {
    RuleAction::read(text).ok_or_else(|| ACTIONS.join(", "))
}
