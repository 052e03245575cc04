//! Data of the model in words: titles, notices, mistakes, reasons.

use crate::app::Action;
pub use crate::app::text::sentence;
use crate::app::{
    Copies, Deed, Edited, Entry, Group, Layout, ListEdit, Model, Notice, Pane, Refusal, Trouble, Unsaved,
};
use crate::config::Amendment;
use crate::lang::Lang;
use crate::news::{Facet, FolderKind, OrderKind, QueryMistake, Related, Sort, Why};

/// The name of a pane; the list bears the name of what it shows.
pub fn title(model: &Model, pane: Pane) -> String {
    let lang = &model.lang;
    match pane {
        Pane::Sources => lang.pane_sources(),
        Pane::List => list_title(model),
        Pane::Reader => lang.pane_reader(),
        Pane::Related => lang.pane_related(),
    }
}

fn list_title(model: &Model) -> String {
    let lang = &model.lang;
    let mut parts = vec![entry(model, model.sources.chosen())];
    parts.extend(model.filter.as_ref().map(|typed| lang.filter_label(&typed.text)));
    parts.extend(model.search.as_ref().map(|typed| lang.search_label(&typed.text)));
    parts.extend(model.list.query.sort.filter(|sort| *sort != Sort::Newest).map(|sort| order(lang, sort)));
    parts.join(" · ")
}

/// An order of the list.
fn order(lang: &Lang, sort: Sort) -> String {
    match sort {
        Sort::Newest => lang.sort_newest(),
        Sort::Oldest => lang.sort_oldest(),
        Sort::Source => lang.sort_source(),
        Sort::Relevance => lang.sort_relevance(),
    }
}

/// The heading above rows of the list.
pub fn group(model: &Model, group: &Group) -> String {
    match group {
        Group::Day(date) => model.lang.day_heading(*date, model.now.date()),
        Group::Source(name) => name.clone(),
    }
}

/// Where a pane stands on the way from the sources to an article, for screens with one pane.
pub fn crumbs(model: &Model, pane: Pane) -> String {
    let lang = &model.lang;
    let way: &[String] = match pane {
        Pane::Sources => &[lang.pane_sources()],
        Pane::List => &[lang.pane_sources(), list_title(model)],
        Pane::Reader => &[entry(model, model.sources.chosen()), lang.pane_reader()],
        Pane::Related => &[lang.pane_reader(), lang.pane_related()],
    };
    way.join(" › ")
}

/// A row of the sources: its name, and of a heading whether it is open.
pub fn row(model: &Model, shown: &Entry) -> String {
    let Entry::Facet(facet) = shown else { return entry(model, shown) };
    let sign = if model.sources.facets.is_open(*facet) { '-' } else { '+' };
    let name = match facet {
        Facet::Speaker => model.lang.facet_speakers(),
        Facet::Place => model.lang.facet_places(),
    };
    format!("{sign} {name}")
}

/// What a row of the sources lists, by name; a heading by itself leaves all news listed.
pub fn entry(model: &Model, entry: &Entry) -> String {
    let lang = &model.lang;
    match entry {
        Entry::All | Entry::Facet(_) => lang.all_news(),
        Entry::Unread => lang.unread_news(),
        Entry::Starred => lang.starred_news(),
        Entry::Folder(at) => match model.sources.folders.get(*at).map(|(folder, _)| &folder.kind) {
            Some(FolderKind::Named(name)) => name.clone(),
            Some(FolderKind::Watch) => lang.watched_news(),
            None => String::new(),
        },
        Entry::Named(_, name) => name.clone(),
        Entry::Group(group) => group.clone(),
        Entry::Source(id) => {
            model.sources.source(*id).map(|health| health.source.name.clone()).unwrap_or_default()
        }
    }
}

/// What stands at the right end of a pane's title line.
pub fn aside(model: &Model, layout: &Layout, pane: Pane) -> String {
    let lang = &model.lang;
    match pane {
        Pane::List if model.list.current().is_some() => {
            let at = lang.number(model.list.scroll.cursor as u64 + 1);
            let place = lang.list_place(&at, &lang.number(model.list.len() as u64));
            match model.list.chosen.len() {
                0 => place,
                count => format!("{} · {place}", lang.chosen(count, &lang.number(count as u64))),
            }
        }
        Pane::Reader if model.reader.reading.is_some() => {
            let rows = layout.rows(Pane::Reader);
            if model.reader.furthest(rows) == 0 {
                String::new()
            } else {
                let percent = format!("{}%", model.reader.progress(rows));
                match model.reader.minutes_left(rows) {
                    0 => percent,
                    minutes => format!("{percent} · {}", lang.minutes_left(minutes)),
                }
            }
        }
        Pane::Related if !model.related.is_empty() => model.related.len().to_string(),
        _ => String::new(),
    }
}

/// A notice in words; the flag says whether something went wrong.
pub fn notice(model: &Model, notice: &Notice) -> (String, Outcome) {
    let lang = &model.lang;
    let key = |action| model.keymap.key_of(action);
    let text = match notice {
        Notice::Done(deed, count) => {
            let undo = lang.undo_hint(key(Action::Undo));
            return (format!("{} · {undo}", done(lang, *deed, *count)), Outcome::Well);
        }
        Notice::Undone(_, count) => lang.undone(*count, &lang.number(*count as u64)),
        Notice::DoneAgain(deed, count) => lang.done_again(&done(lang, *deed, *count)),
        Notice::NothingToRedo => lang.nothing_to_redo(),
        Notice::NothingToUndo => lang.nothing_to_undo(),
        Notice::NoMoreUnread => lang.no_more_unread(),
        Notice::NoMoreArticles => lang.no_more_articles(),
        Notice::NoMoreMatches => lang.no_more_matches(),
        Notice::NoWayBack => lang.no_way_back(),
        Notice::Saved(count, file) => lang.saved(*count, &lang.number(*count as u64), file),
        Notice::Unsaved(file, why) => return (unsaved(lang, file, why), Outcome::Ill),
        Notice::Copied => lang.copied(),
        Notice::Match(at, of) => lang.match_place(*at, *of),
        Notice::NotInText(text) => return (lang.not_in_text(text), Outcome::Ill),
        Notice::Watched(count, title) => lang.watch_found(*count, &lang.number(*count as u64), title),
        Notice::NotEdited => lang.not_edited(),
        Notice::NoAcronyms => lang.no_acronyms(),
        Notice::NoLinks => lang.no_links(),
        Notice::CopiedSome(count) => lang.copied_some(*count, &lang.number(*count as u64)),
        Notice::Sorted(sort) => lang.sorted(&order(lang, *sort)),
        Notice::TooFar => lang.too_far(),
        Notice::Browsing(url) => lang.browsing(url.as_str()),
        Notice::NoBrowser => return (lang.no_browser(key(Action::CopyLink)), Outcome::Ill),
        Notice::NoAddress => lang.no_address(),
        Notice::NoDocument => lang.paper_none(),
        Notice::Fetched { new, failed } => return fetched(lang, *new, *failed, key(Action::Progress)),
        Notice::Stopped { new } => lang.stopped(*new, &lang.number(*new as u64)),
        Notice::NothingDue => lang.nothing_due(key(Action::RefreshAll)),
        Notice::NoNetwork => return (lang.no_network(), Outcome::Ill),
        Notice::OfflineByChoice => lang.offline_by_choice(),
        Notice::Ordered(kind, count) => match kind {
            OrderKind::Text => lang.ordered_text(*count, &lang.number(*count as u64)),
            OrderKind::Page => lang.ordered_page(*count, &lang.number(*count as u64), key(Action::Browse)),
        },
        Notice::OrdersFull => return (lang.orders_full(), Outcome::Ill),
        Notice::StillWaiting(count) => lang.still_waiting(*count, &lang.number(*count as u64)),
        Notice::TextsFetched(count) => lang.texts_fetched(*count, &lang.number(*count as u64)),
        Notice::OrdersForgotten(count) => lang.orders_forgotten(*count, &lang.number(*count as u64)),
        Notice::AlreadyFetching => lang.already_fetching(),
        Notice::NoSuchCommand(name, Some(near)) => {
            return (lang.no_such_command_near(name, near), Outcome::Ill);
        }
        Notice::NoSuchCommand(name, None) => return (lang.no_such_command(name), Outcome::Ill),
        Notice::NothingLikeIt(text) => lang.nothing_like_it(text),
        Notice::FetchingText => lang.fetching_text(),
        Notice::TextFetched => lang.text_fetched(),
        Notice::TextFailed(failure) => return (sentence(&lang.failure(failure)), Outcome::Ill),
        Notice::NoSuchLanguage(name) => return (lang.no_such_language(name), Outcome::Ill),
        Notice::Speaking(_) => lang.speaking(),
        Notice::Copies(Copies::Folded) => lang.copies_folded(),
        Notice::Copies(Copies::Listed) => lang.copies_listed(),
        Notice::NoPicture => lang.picture_none(),
        Notice::NoCopies => lang.no_copies(),
        Notice::NoFailures => lang.no_failures(),
        Notice::ListEdited(edit @ ListEdit::Archive(_), edited) => {
            let undo = lang.undo_hint(key(Action::Undo));
            format!("{} · {undo}", list_edited(lang, edit, edited))
        }
        Notice::ListEdited(edit, edited) => list_edited(lang, edit, edited),
        Notice::Refused(refusal) => return (refused(lang, refusal), Outcome::Ill),
        Notice::AlreadyThere(name) => lang.already_there(name),
        Notice::NotAnAddress(text) => return (lang.not_an_address(text), Outcome::Ill),
        Notice::NoSourceHere => lang.no_source_here(),
        Notice::NotArchived(name) => lang.not_archived(name),
        Notice::Broke(Some(noted)) => return (lang.broke(noted.display().to_string()), Outcome::Ill),
        Notice::Broke(None) => return (lang.broke_unnoted(), Outcome::Ill),
        Notice::Reconfigured(later) if later.is_empty() => lang.reconfigured(),
        Notice::Reconfigured(later) => lang.reconfigured_later(&later.join(", ")),
        Notice::Gone => lang.gone(),
        Notice::Trouble(trouble) => return (sentence(&trouble_words(lang, trouble)), Outcome::Ill),
    };
    (text, Outcome::Well)
}

/// How something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Well, or no matter.
    Well,
    /// Something is wrong.
    Ill,
}

fn fetched(lang: &Lang, new: usize, failed: usize, key: &str) -> (String, Outcome) {
    let news = lang.fetched(new, &lang.number(new as u64));
    match failed {
        0 => (news, Outcome::Well),
        _ => (format!("{news} · {}", lang.failed_hint(failed, key)), Outcome::Ill),
    }
}

fn done(lang: &Lang, deed: Deed, count: usize) -> String {
    let number = lang.number(count as u64);
    match deed {
        Deed::Read if count > 1 => lang.did_read_some(count, &number),
        Deed::Unread if count > 1 => lang.did_unread_some(count, &number),
        Deed::Starred if count > 1 => lang.did_star_some(count, &number),
        Deed::Unstarred if count > 1 => lang.did_unstar_some(count, &number),
        Deed::Read => lang.did_read(),
        Deed::Unread => lang.did_unread(),
        Deed::Starred => lang.did_star(),
        Deed::Unstarred => lang.did_unstar(),
        Deed::Hidden => lang.did_hide(count, &number),
        Deed::Unhidden => lang.did_unhide(count, &number),
        Deed::AllRead => lang.did_all_read(count, &number),
        Deed::Tagged => lang.did_tag(count, &lang.number(count as u64)),
        // The list of sources words it itself.
        Deed::Archived(_) => String::new(),
    }
}

/// What a change to the list of sources did.
fn list_edited(lang: &Lang, edit: &ListEdit, edited: &Edited) -> String {
    match edit {
        _ if !edited.changed => lang.list_unchanged(),
        ListEdit::Add(source) => lang.did_add(&source.name),
        ListEdit::Archive(source) => lang.did_archive(&source.name),
        ListEdit::Restore(source) => lang.did_restore(&source.name),
        ListEdit::Amend(_, Amendment::Rename(name)) => lang.did_rename(name),
        ListEdit::Amend(name, Amendment::Group(Some(group))) => lang.did_group(name, group),
        ListEdit::Amend(name, Amendment::Group(None)) => lang.did_ungroup(name),
        ListEdit::Amend(name, Amendment::Address(url)) => lang.did_readdress(name, url.as_str()),
        ListEdit::Amend(name, Amendment::Up | Amendment::Down) => lang.did_move(name),
        ListEdit::Import(_) => lang.did_import(edited.added.len(), edited.skipped),
    }
}

fn refused(lang: &Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Config(error) => sentence(error.words(lang).lines().next().unwrap_or_default()),
        Refusal::Cache(trouble) => sentence(&trouble_words(lang, trouble)),
    }
}

fn unsaved(lang: &Lang, file: &str, why: &Unsaved) -> String {
    match why {
        Unsaved::Exists => lang.unsaved_exists(file),
        Unsaved::Unwritable(note) => sentence(&lang.cannot_write(note.clone())),
        Unsaved::Cache(trouble) => sentence(&trouble_words(lang, trouble)),
    }
}

fn trouble_words(lang: &Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Full => lang.store_full(),
        Trouble::ReadOnly => lang.store_read_only(),
        Trouble::Busy => lang.store_busy(),
        Trouble::Damaged(note) => lang.store_damaged(note.clone()),
        Trouble::Broke => lang.broke_unnoted(),
        Trouble::Other(note) => lang.store_other(note.clone()),
    }
}

/// A mistake in a query.
pub fn mistake(lang: &Lang, mistake: &QueryMistake) -> String {
    match mistake {
        QueryMistake::UnknownKey(key, Some(near)) => lang.mistake_key_near(key, near),
        QueryMistake::UnknownKey(key, None) => lang.mistake_key(key),
        QueryMistake::BadValue(key, value, takes) => lang.mistake_value(key, value, takes),
        QueryMistake::OpenQuote => lang.mistake_quote(),
        QueryMistake::Parenthesis => lang.mistake_parenthesis(),
        QueryMistake::Nothing(key) => lang.mistake_nothing(key),
        QueryMistake::TooLong => lang.mistake_long(),
    }
}

/// Why a line of the related pane is there, and whence.
pub fn reason(lang: &Lang, line: &Related) -> String {
    let mut parts: Vec<String> = line
        .why
        .iter()
        .map(|why| match why {
            Why::PageSays => lang.why_page(),
            Why::SameEvent => lang.why_event(),
            Why::SameTopic => lang.why_topic(),
            Why::SharedWords(words) => lang.why_words(&words.join(", ")),
            Why::DaysApart(days) => lang.why_days(*days),
            Why::SameStory => lang.why_same(),
        })
        .collect();
    match &line.headline {
        Some(headline) => parts.push(headline.source_name.clone()),
        None => parts.push(lang.not_stored()),
    }
    parts.join(" · ")
}
