//! Commands that read the archive and mark it: list, show, related, mark, rules, export.

pub mod acronym;
pub mod export;
pub mod list;
pub mod mark;
mod place;
pub mod related;
pub mod rules;
pub mod show;
pub mod undo;
