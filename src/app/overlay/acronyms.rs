//! The window of an article's acronyms.

use crate::app::effect::Ticket;
use crate::news::Acronym;

/// The acronyms of the article on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronyms {
    /// The number of the question to the archive.
    pub ticket: Ticket,
    /// What is known so far; those that nobody explains come last.
    pub rows: Vec<Acronym>,
    /// The first line shown.
    pub top: usize,
}
