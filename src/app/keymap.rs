//! The one key table: what each key does by default, and the help that `?` shows.
//!
//! Plain data. A person's own keys go on top of it in [`Keymap`](super::keys::Keymap).

use super::action::Action;
use crate::lang::Lang;

/// The headings of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Getting about.
    Moving,
    /// Reading.
    Reading,
    /// Marks.
    Marking,
    /// Finding and fetching.
    Finding,
    /// The list of sources.
    Managing,
    /// The program.
    Program,
}

impl Group {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 6] =
        [Self::Moving, Self::Reading, Self::Marking, Self::Finding, Self::Managing, Self::Program];

    /// The heading.
    pub fn heading(self, lang: &Lang) -> String {
        match self {
            Self::Moving => lang.help_moving(),
            Self::Reading => lang.help_reading(),
            Self::Marking => lang.help_marking(),
            Self::Finding => lang.help_finding(),
            Self::Managing => lang.help_managing(),
            Self::Program => lang.help_program(),
        }
    }
}

/// A line of the table.
#[derive(Debug)]
pub struct Binding {
    /// Key sequences that mean the same; the keys of one sequence stand apart by a blank.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// Where the help lists them.
    pub group: Group,
    /// What the help says.
    pub help: fn(&Lang) -> String,
}

macro_rules! table {
    ($($group:ident { $($($key:literal)+ => $action:ident, $help:ident;)* })*) => {
        &[$($(Binding {
            keys: &[$($key),+],
            action: Action::$action,
            group: Group::$group,
            help: Lang::$help,
        },)*)*]
    };
}

/// The key table.
pub const TABLE: &[Binding] = table! {
    Moving {
        "j" "Down" => Down, help_down;
        "k" "Up" => Up, help_up;
        "g g" "Home" => Top, help_top;
        "G" "End" => Bottom, help_bottom;
        "C-d" => HalfDown, help_half_down;
        "C-u" => HalfUp, help_half_up;
        "C-f" "PgDn" => PageDown, help_page_down;
        "C-b" "PgUp" => PageUp, help_page_up;
        "Tab" => NextPane, help_next_pane;
        "S-Tab" => PreviousPane, help_previous_pane;
        "l" "Right" => Right, help_right;
        "h" "Left" => Left, help_left;
        "]" => NextSource, help_next_source;
        "[" => PreviousSource, help_previous_source;
        "b" => Sources, help_sources;
        "z" => Zen, help_zen;
        ">" => Grow, help_grow;
        "<" => Shrink, help_shrink;
        "C-w s" => HideSources, help_hide_sources;
        "C-w l" => HideList, help_hide_list;
        "C-w t" => HideRelated, help_hide_related;
        "C-w =" => Rearrange, help_rearrange;
    }
    Reading {
        "Enter" => Open, help_open;
        "Space" => ReadOn, help_read_on;
        "J" => NextArticle, help_next_article;
        "K" => PreviousArticle, help_previous_article;
        "n" => NextUnread, help_next_unread;
        "N" => PreviousUnread, help_previous_unread;
        "H" "BackSpace" => Return, help_return;
        "o" => Browse, help_browse;
        "D" => Document, help_document;
        "i" => Picture, help_picture;
        "d" => Changes, help_changes;
        "f" => Hint, help_hint;
        "L" => Links, help_links;
        "y" => CopyLink, help_copy;
        "Y" => CopyTitle, help_copy_title;
        "w" => Save, help_save;
        "x" => FullText, help_full_text;
        "=" => Acronyms, help_acronyms;
    }
    Marking {
        "v" => Choose, help_choose;
        "V" => ChooseTo, help_choose_to;
        "m" => ToggleRead, help_read;
        "s" => ToggleStar, help_star;
        "X" => ToggleHidden, help_hide;
        "A" => MarkAllRead, help_all_read;
        "t" => Tag, help_tag;
        "C" => MarkEverythingRead, help_everything_read;
        "u" => Undo, help_undo;
        "C-r" => Redo, help_redo;
    }
    Finding {
        "/" => Search, help_search;
        "F" => Filter, help_filter;
        "S" => Sort, help_sort;
        "+" => Unfold, help_unfold;
        "r" => Refresh, help_refresh;
        "R" => RefreshAll, help_refresh_all;
        "p" => Progress, help_progress;
    }
    Managing {
        "a" => AddSource, help_add_source;
        "e" => Health, help_health;
        "c n" => RenameSource, help_rename_source;
        "c g" => GroupSource, help_group_source;
        "c u" => ReaddressSource, help_readdress_source;
        "c k" => RaiseSource, help_raise_source;
        "c j" => LowerSource, help_lower_source;
        "c d" => ArchiveSource, help_archive_source;
        "c r" => RestoreSource, help_restore_source;
    }
    Program {
        ":" => Command, help_command;
        "C-p" => Palette, help_palette;
        "?" "F1" => Help, help_help;
        "Esc" => Cancel, help_cancel;
        "q" => Close, help_close;
        "Q" => Quit, help_quit;
        "C-l" => Redraw, help_redraw;
        "C-z" => Suspend, help_suspend;
        "C-c" => Interrupt, help_interrupt;
    }
};

/// What keys pressed so far come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// An action.
    Action(Action),
    /// The beginning of a longer sequence.
    Begun,
    /// Nothing.
    Nothing,
}
