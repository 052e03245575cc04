//! An address on its way to become a source: looked at, shown, then taken or left.

use url::Url;

use crate::app::effect::Ticket;
use crate::news::{Failure, Source, When};

/// What an address offers, as far as a person decides by it.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The source, ready for the configuration.
    pub source: Source,
    /// Headlines it would bring.
    pub count: usize,
    /// The first of them, with their dates.
    pub titles: Vec<(String, Option<When>)>,
    /// Other feeds that the page names: what they are called and where they lie.
    pub others: Vec<(String, Url)>,
}

/// How far the look at an address has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Looking {
    /// Somebody is looking.
    Waiting,
    /// It offers this.
    Found(Box<Offer>),
    /// Nothing came of it.
    Failed(Failure),
}

/// An address being added.
#[derive(Debug, Clone, PartialEq)]
pub struct Adding {
    /// The number of the question.
    pub ticket: Ticket,
    /// The address as typed.
    pub url: Url,
    /// How far it has come.
    pub state: Looking,
}
