//! What the shell is to do for the screen, as data.
//!
//! Questions carry a [`Ticket`]; answers bring it back, and `update` drops those it no longer waits for.

use jiff::Timestamp;
use url::Url;

use super::model::Way;
use super::panes::Arrangement;
use crate::config::{Amendment, Theme, UiConfig};
use crate::news::{ArticleId, Change, Deed, Query, Source, SourceId};

/// The number of a question; a later question has a larger one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ticket(pub u64);

/// A piece of a list: `limit` rows from `offset` of what is found now, which the screen shows
/// from row `at` on.
///
/// The two differ where rows that were marked have left the answer but stay on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slice {
    /// The first row on screen, from 0.
    pub at: usize,
    /// The first row of the answer, from 0.
    pub offset: usize,
    /// At most so many.
    pub limit: usize,
}

/// What is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Every source that is due.
    Due,
    /// Every source, due or not.
    All,
    /// These, due or not.
    These(Vec<SourceId>),
    /// Nothing but what was ordered while the line was down.
    Orders,
}

/// Why changes are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A person's deed; it can be taken back.
    Deed(Deed),
    /// Taking the newest deed back.
    Undo,
    /// Doing again what was taken back.
    Redo,
    /// An order for when the line is back, or the end of one. Never taken back by undo.
    Order,
    /// What reading leaves behind: read marks and places. Said nothing about, never taken back.
    Reading,
}

/// A change to the person's list of sources.
#[derive(Debug, Clone, PartialEq)]
pub enum ListEdit {
    /// Adds a source.
    Add(Box<Source>),
    /// Takes a source out; its articles stay.
    Archive(Box<Source>),
    /// Takes an archived source up again.
    Restore(Box<Source>),
    /// Changes one thing about the source of this name.
    Amend(String, Amendment),
    /// Adds what another reader's list in this file holds.
    Import(String),
}

/// Something to do; imperative.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask for rows of the list.
    Find {
        /// The number of the question.
        ticket: Ticket,
        /// What is looked for.
        query: Query,
        /// Which rows.
        slice: Slice,
    },
    /// Ask for the copies of an article.
    FindCopies {
        /// The number of the list's question.
        ticket: Ticket,
        /// The article.
        id: ArticleId,
    },
    /// Ask for the place of the next unread row.
    SeekUnread {
        /// The number of the list's question.
        ticket: Ticket,
        /// What is looked for.
        query: Query,
        /// The first row of the answer to look at going forward; going back, the first not to.
        from: usize,
        /// Which way.
        way: Way,
    },
    /// Ask how many articles there are.
    Count {
        /// The number of the question.
        ticket: Ticket,
        /// What is looked for.
        query: Query,
    },
    /// Ask for an article with its text.
    Open {
        /// The number of the question.
        ticket: Ticket,
        /// The article.
        id: ArticleId,
    },
    /// Read an article ahead of being opened and lay it out.
    Prepare {
        /// The article.
        id: ArticleId,
        /// The columns that its text will have.
        width: u16,
    },
    /// Ask for related news.
    Relate {
        /// The number of the question.
        ticket: Ticket,
        /// The article at hand.
        id: ArticleId,
    },
    /// Ask what other articles say of these acronyms.
    Explain {
        /// The number of the question.
        ticket: Ticket,
        /// The article at hand.
        id: ArticleId,
        /// The acronyms.
        shorts: Vec<String>,
    },
    /// Ask who is quoted most, and which places are written from most.
    CountFacets,
    /// Ask what each source brought and cost day by day.
    ReadDiaries,
    /// Ask for the sources and their health.
    ListSources,
    /// Ask what was ordered and is not done yet.
    ListOrders,
    /// Ask how many articles these smart folders hold.
    CountFolders(Vec<Query>),
    /// Ask what of this arrived since then.
    Await {
        /// What is watched for, beside what rules tell.
        query: Option<Query>,
        /// Since when.
        since: Timestamp,
    },
    /// Tell the terminal, which may tell the desktop.
    Alert(String),
    /// Ask for today's bytes.
    CountBytes,
    /// Store changes.
    Apply {
        /// Why.
        purpose: Purpose,
        /// What.
        changes: Vec<Change>,
    },
    /// Fetch news.
    Refresh(Target),
    /// Stop fetching.
    CancelRefresh,
    /// Fetch one article's page.
    FetchArticle(ArticleId),
    /// Stop fetching an article's page.
    CancelArticle,
    /// Ask how large an article's document is.
    WeighDocument(ArticleId),
    /// Fetch an article's document and read it.
    FetchDocument(ArticleId),
    /// Ask how large a picture of an article is.
    WeighPicture(ArticleId, Url),
    /// Fetch a picture of an article.
    FetchPicture(ArticleId, Url),
    /// Write these articles into a new file.
    Save {
        /// The articles, in order.
        ids: Vec<ArticleId>,
        /// The file, as typed.
        file: String,
    },
    /// Look at what an address offers.
    Discover {
        /// The number of the question.
        ticket: Ticket,
        /// The address.
        url: Url,
    },
    /// Stop looking at an address.
    StopLooking,
    /// Change the list of sources.
    EditList(ListEdit),
    /// Keep a line that was typed, behind the sign of its kind, for another day.
    Remember(String),
    /// Leave for the fictional ministry.
    Demo,
    /// Show a page in the browser.
    Browse(Url),
    /// Put text on the clipboard.
    Copy(String),
    /// Keep what the person made of the panes.
    Keep(Arrangement),
    /// Use these colours and these settings of the terminal from now on.
    Dress(Box<(Option<Theme>, UiConfig)>),
    /// Paint everything again.
    Redraw,
    /// Go to sleep until the shell wakes the program.
    Suspend,
    /// End with this exit code.
    Quit(i32),
}
