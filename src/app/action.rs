//! All that a key can ask for.

/// Something a person asks for; imperative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// To the first row, or to the row with the given number.
    Top,
    /// To the last row, or to the row with the given number.
    Bottom,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// A page on; at the end of an article the next unread one.
    ReadOn,
    /// The next unread article, or the next match.
    NextUnread,
    /// The unread article before, or the match before.
    PreviousUnread,
    /// The next article of the list.
    NextArticle,
    /// The article before.
    PreviousArticle,
    /// The next pane.
    NextPane,
    /// The pane before.
    PreviousPane,
    /// The pane to the left, or back.
    Left,
    /// The pane to the right, or open.
    Right,
    /// Open what the cursor stands on.
    Open,
    /// Back to where a related link was followed from.
    Return,
    /// Chooses a row to act on together with others, or no longer.
    Choose,
    /// Chooses all from the row chosen last to the cursor.
    ChooseTo,
    /// Shows the copies of the row at hand below it, or folds them again.
    Unfold,
    /// The next order of the list.
    Sort,
    /// Gives the pane with the keys the screen to itself, or no longer.
    Zen,
    /// Makes the pane with the keys larger.
    Grow,
    /// Makes the pane with the keys smaller.
    Shrink,
    /// Hides the sources while they have no keys, or shows them.
    HideSources,
    /// Hides the list while an article has the keys, or shows it.
    HideList,
    /// Hides related news while they have no keys, or shows them.
    HideRelated,
    /// Makes all panes as they were at first.
    Rearrange,
    /// Shows or leaves the sources.
    Sources,
    /// The next source.
    NextSource,
    /// The source before.
    PreviousSource,
    /// Read or unread.
    ToggleRead,
    /// Star or no star.
    ToggleStar,
    /// Out of the lists, or into them again.
    ToggleHidden,
    /// All that the list finds is read.
    MarkAllRead,
    /// Tags, or takes tags away.
    Tag,
    /// All that has arrived is read, in all sources; asks before.
    MarkEverythingRead,
    /// Takes the last deed back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Fetches what is due, or the source at hand.
    Refresh,
    /// Fetches every source.
    RefreshAll,
    /// Shows how far the refresh is, what it asks and what failed.
    Progress,
    /// Shows the page in the browser.
    Browse,
    /// Loads and reads the document (PDF) of the article at hand.
    Document,
    /// Offers the pictures of the article at hand, each with its size.
    Picture,
    /// Copies the address.
    CopyLink,
    /// Adds a source.
    AddSource,
    /// Gives the source at hand another name.
    RenameSource,
    /// Puts the source at hand under another heading.
    GroupSource,
    /// Gives the source at hand another address.
    ReaddressSource,
    /// Moves the source at hand up.
    RaiseSource,
    /// Moves the source at hand down.
    LowerSource,
    /// Takes the source at hand out of the list; its articles stay.
    ArchiveSource,
    /// Takes an archived source up again.
    RestoreSource,
    /// Shows how the sources do.
    Health,
    /// Shows what the source changed in the article at hand, the latest change first.
    Changes,
    /// Puts letters at the links in sight, to open one.
    Hint,
    /// Lists the links of the article.
    Links,
    /// Narrows the list.
    Filter,
    /// Searches.
    Search,
    /// Types a command.
    Command,
    /// Looks for an action, a command or a source by a few of its letters.
    Palette,
    /// Writes the article, or the chosen ones, into a file.
    Save,
    /// Copies title and address.
    CopyTitle,
    /// Lists the acronyms of the article with their meanings.
    Acronyms,
    /// Fetches the whole text of the article at hand.
    FullText,
    /// Shows the keys.
    Help,
    /// Paints all again.
    Redraw,
    /// Stops what runs, closes what is open, goes back.
    Cancel,
    /// Closes the article, or leaves the program.
    Close,
    /// Leaves the program.
    Quit,
    /// Leaves the program at once, as a signal would.
    Interrupt,
    /// Back to the shell for a while.
    Suspend,
}
