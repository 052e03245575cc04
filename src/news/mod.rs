//! The ground floor: the nouns of the newsroom and the rules that need nothing but the nouns.
//!
//! Every other room speaks in these types. Nothing here reads a clock, a disk or a socket:
//! whoever needs the time takes it as a parameter.

mod article;
mod change;
mod failure;
mod id;
mod link;
mod mark;
mod plain;
mod query;
mod report;
mod source;
mod story;
mod traffic;
mod when;

pub(crate) use article::sorted_at;
pub use article::{
    Acronym, Article, CleanHtml, Dateline, Earlier, Enclosure, Expansion, Extent, Facet, FacetCount,
    Headline, Item, Meaning, Note, Origin, PageLink, file_name,
};
pub(crate) use change::unhex;
pub use change::{
    Applied, BundleFault, Change, Deed, Digest, NoKey, Order, OrderKind, Part, PublicKey, Relay, Relayed,
    Scope,
};
pub use failure::{Certificate, Failure, Flaw, PageKind, Stage, TlsCause};
pub use id::{ArticleId, SourceId, stable_hash};
pub use link::{canonical, is_web, page_key, resolve, route, same_page};
pub use mark::{ACTIONS, Mark, Marking, Rule, RuleAction};
pub use plain::{is_mark, visible, visible_block};
pub use query::{
    Flag, Folder, FolderKind, Has, Query, QueryError, QueryMistake, Reach, Sort, Span, Term, suggestions,
};
pub use report::{FetchSummary, Outcome, Progress, ShelfReport, SourceReport};
pub use source::{
    ArticleRules, Diary, Habits, Keep, Kind, Limits, ListingRules, Moved, Rest, Rules, Shelf, Source,
    SourceHealth, Visit, address, free_name,
};
pub use story::{Candidate, Related, RelatedFrom, Weighed, Why, rank};
pub use traffic::{Budget, DayTraffic, Pause, Quiet, Tally, Traffic};
pub use when::{Precision, When};
