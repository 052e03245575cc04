//! What the footer tells a person, as data; `view` puts it into words.

use std::path::PathBuf;

use url::Url;

use super::effect::ListEdit;
use super::model::Copies;
use super::msg::{Edited, Refusal, Trouble, Unsaved};
use crate::lang::Language;
use crate::news::Sort;
use crate::news::{Deed, Failure, OrderKind};

/// Something to tell, until the next key.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// The article has no pictures.
    NoPicture,
    /// There is no copy to show.
    NoCopies,
    /// Marks were changed.
    Done(Deed, usize),
    /// Marks were taken back.
    Undone(Deed, usize),
    /// Marks were set again.
    DoneAgain(Deed, usize),
    /// There is nothing to do again.
    NothingToRedo,
    /// There is nothing to take back.
    NothingToUndo,
    /// No unread article that way.
    NoMoreUnread,
    /// No article that way.
    NoMoreArticles,
    /// No match that way.
    NoMoreMatches,
    /// Nobody followed a link to get here.
    NoWayBack,
    /// The match at hand of so many.
    Match(usize, usize),
    /// The words do not stand in the article.
    NotInText(String),
    /// The watch words found so many articles among the new; carries the title of the first.
    Watched(usize, String),
    /// Its source has not changed the article, as far as is known.
    NotEdited,
    /// The article has no acronym.
    NoAcronyms,
    /// No link is in sight.
    NoLinks,
    /// So many articles were written into this file.
    Saved(usize, String),
    /// Articles were not written into this file.
    Unsaved(String, Unsaved),
    /// An address was copied.
    Copied,
    /// So many addresses were copied.
    CopiedSome(usize),
    /// The list has this order now.
    Sorted(Sort),
    /// Not all rows of the range are at hand.
    TooFar,
    /// A page was handed to the browser.
    Browsing(Url),
    /// The browser could not be started.
    NoBrowser,
    /// The article names no page.
    NoAddress,
    /// The article is and carries no document whose text is not here.
    NoDocument,
    /// A refresh is over.
    Fetched {
        /// New articles.
        new: usize,
        /// Sources that failed.
        failed: usize,
    },
    /// A refresh was stopped.
    Stopped {
        /// New articles that came before.
        new: usize,
    },
    /// Nothing is due yet.
    NothingDue,
    /// There is no network.
    NoNetwork,
    /// The person asked for no network.
    OfflineByChoice,
    /// It is done once the line is back; carries how many wait by then.
    Ordered(OrderKind, usize),
    /// Too many wait already.
    OrdersFull,
    /// What was ordered still waits for the line; carries how many.
    StillWaiting(usize),
    /// So many texts that were missing were fetched.
    TextsFetched(usize),
    /// So many orders were taken back.
    OrdersForgotten(usize),
    /// A refresh is running already.
    AlreadyFetching,
    /// There is no such command.
    NoSuchCommand(String, Option<&'static str>),
    /// The page of the article at hand is being fetched.
    FetchingText,
    /// The page of an article was fetched.
    TextFetched,
    /// The page of an article could not be fetched.
    TextFailed(Failure),
    /// The palette holds nothing like what was typed.
    NothingLikeIt(String),
    /// There is no such language.
    NoSuchLanguage(String),
    /// The language is now this.
    Speaking(Language),
    /// Whether copies are listed from now on.
    Copies(Copies),
    /// No source failed.
    NoFailures,
    /// The list of sources was changed.
    ListEdited(ListEdit, Edited),
    /// The list of sources could not be changed.
    Refused(Refusal),
    /// A source is there already; carries its name.
    AlreadyThere(String),
    /// What was typed is no address.
    NotAnAddress(String),
    /// The cursor stands on no source.
    NoSourceHere,
    /// Only a source that was archived can be restored; carries its name.
    NotArchived(String),
    /// A part of the program broke down; carries where that was noted.
    Broke(Option<PathBuf>),
    /// What the configuration says now holds, but for these sections.
    Reconfigured(Vec<&'static str>),
    /// The article is gone from the cache.
    Gone,
    /// The cache did not answer.
    Trouble(Trouble),
}
