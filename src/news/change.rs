//! All that can happen to the cache. `Store::apply` takes nothing else.

mod deed;
mod order;
mod part;
mod relay;

use std::collections::BTreeSet;

use jiff::Timestamp;
use url::Url;

use super::article::{Article, Item};
use super::id::{ArticleId, SourceId};
use super::mark::Marking;
use super::query::Query;
use super::source::{Source, Visit};
use super::traffic::Traffic;

pub use deed::Deed;
pub use order::{Order, OrderKind};
pub use part::Part;
pub(crate) use relay::unhex;
pub use relay::{BundleFault, Digest, NoKey, PublicKey, Relay, Relayed};

/// Which articles a marking is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// These.
    These(Vec<ArticleId>),
    /// These and their copies from other sources.
    Stories(Vec<ArticleId>),
    /// All that the query finds among what had arrived until then, so that nothing is marked
    /// that the person had not seen.
    Found(Query, Timestamp),
    /// The same, and the copies of all that from other sources, as far as they had arrived.
    FoundStories(Query, Timestamp),
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A source is in the configuration (again), or its settings changed.
    Subscribed(Box<Source>),
    /// A source moved: its articles and marks stay, its address is now `url`.
    Moved {
        /// The source.
        source: SourceId,
        /// Its new address.
        url: Url,
    },
    /// A source left the configuration; its articles stay.
    Dropped(SourceId),
    /// A source and all its articles are deleted; marks stay.
    Purged(SourceId),
    /// A source was visited.
    Visited {
        /// The source.
        source: SourceId,
        /// All that is now known of it.
        visit: Box<Visit>,
    },
    /// Articles of one document arrived, new or already known; a known one is left as it is
    /// unless the source now gives more text than is held, or says something else.
    Arrived(Vec<Article>),
    /// An article's page was read: what it says is added once.
    Body {
        /// The article.
        article: ArticleId,
        /// What its page says.
        page: Box<Item>,
    },
    /// An article's page was tried and gave nothing; it is not asked for again before then.
    BodyFailed {
        /// The article.
        article: ArticleId,
        /// When it may be tried again; `None` is never.
        retry: Option<Timestamp>,
    },
    /// What is held of an article's page that was cut; `None` where nothing is any more.
    Begun {
        /// The article.
        article: ArticleId,
        /// The beginning of its page.
        part: Option<Box<Part>>,
    },
    /// A part of a bundle arrived: its articles and the note that it is kept.
    Relayed(Box<Relay>),
    /// A bundle was merged to its end.
    Followed {
        /// Whose it is.
        signer: PublicKey,
        /// Its number.
        serial: u64,
        /// All of its parts.
        chunks: BTreeSet<Digest>,
    },
    /// A person let these go; those that somebody wants to keep stay.
    Pruned(Vec<ArticleId>),
    /// A person marked something.
    Marked {
        /// What.
        scope: Scope,
        /// How.
        marking: Marking,
    },
    /// All of this list is one deed of a person: the journal keeps what takes it back.
    Noted(Deed),
    /// The newest deed that was not taken back is taken back.
    TakenBack,
    /// The deed that was taken back last is done again.
    DoneAgain,
    /// A person asked for something that needs the line, while it was down.
    Ordered {
        /// The article.
        article: ArticleId,
        /// What is to be done with it.
        kind: OrderKind,
    },
    /// What was asked for is done, or not wanted any more.
    Withdrawn {
        /// The article.
        article: ArticleId,
        /// What was to be done with it.
        kind: OrderKind,
    },
    /// Bytes were spent, for a source or for none.
    Spent {
        /// The source.
        source: Option<SourceId>,
        /// How many.
        traffic: Traffic,
    },
}

impl Change {
    /// Whether a person did it, so that it must be on the disk before we say so.
    pub fn is_personal(&self) -> bool {
        !matches!(
            self,
            Self::Arrived(_)
                | Self::Visited { .. }
                | Self::Spent { .. }
                | Self::Body { .. }
                | Self::BodyFailed { .. }
                | Self::Begun { .. }
                | Self::Relayed(_)
                | Self::Followed { .. }
        )
    }
}

/// What [`Change`]s did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applied {
    /// Articles that were not known before.
    pub new: Vec<ArticleId>,
    /// Articles that now hold more text than before, or say something else.
    pub updated: Vec<ArticleId>,
    /// How many articles went.
    pub removed: usize,
    /// Articles whose marks changed.
    pub marked: usize,
    /// The deed that was noted, taken back or done again.
    pub deed: Option<Deed>,
    /// Changes that take the marks back, in the order to apply them.
    pub undo: Vec<Change>,
}
