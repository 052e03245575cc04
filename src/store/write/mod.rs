//! The way in: one call, one transaction, every kind of change in a file of its own. Sources
//! and bytes, which are read as they are written, live a floor up.

mod apply;
mod arrive;
mod copies;
mod edit;
mod journal;
mod marks;
mod mend;
mod moved;
mod prepare;
mod prune;
mod relay;
mod rules;
#[cfg(test)]
mod tests;
mod voices;

pub(crate) use apply::{Desk, Work, apply, checkpoint};
pub(crate) use copies::Copies;
pub(crate) use mend::{blank_damaged, index_anew, put_in_order};
pub(crate) use prune::give_back;
pub(crate) use relay::{relayed, revisions};
pub(crate) use rules::told_since;
pub(crate) use voices::{folded, kind};
