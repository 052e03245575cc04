//! An action: what a key asked for.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::model::{Copies, Model, Then, Way};
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, PromptKind};
use crate::app::panes::{Chosen, PageState};

use crate::config::Amendment;
use crate::news::Deed;

use super::{answer, arrange, choose, document, fetch, manage, mark, open, prompt, reader, travel};

/// Does what `action` asks for; `count` is the number typed before it.
pub fn act(model: &mut Model, action: Action, count: Option<usize>, out: &mut Vec<Effect>) {
    match action {
        Action::Down
        | Action::Up
        | Action::Top
        | Action::Bottom
        | Action::HalfDown
        | Action::HalfUp
        | Action::PageDown
        | Action::PageUp => travel::go(model, action, count, out),
        Action::ReadOn => travel::read_on(model, out),
        Action::NextUnread => travel::seek(model, Way::Forward, out),
        Action::PreviousUnread => travel::seek(model, Way::Back, out),
        Action::NextArticle => travel::step(model, Way::Forward, count, Then::Open, out),
        Action::PreviousArticle => travel::step(model, Way::Back, count, Then::Open, out),
        Action::NextPane => travel::next_pane(model, Way::Forward),
        Action::PreviousPane => travel::next_pane(model, Way::Back),
        Action::Left => travel::left(model, out),
        Action::Right => travel::right(model, out),
        Action::Open if model.focus == Pane::Reader && count.is_some() => open::browse(model, count, out),
        Action::Open => open::open_current(model, out),
        Action::Return => open::go_back(model, out),
        Action::Zen
        | Action::Grow
        | Action::Shrink
        | Action::HideSources
        | Action::HideList
        | Action::HideRelated
        | Action::Rearrange => arrange::arrange(model, action, count, out),
        Action::Choose => choose::one(model, count),
        Action::ChooseTo => choose::up_to_cursor(model),
        Action::Sort => choose::order(model, out),
        Action::Unfold => choose::unfold(model, out),
        Action::Sources => travel::sources(model),
        Action::NextSource => travel::source(model, Way::Forward, out),
        Action::PreviousSource => travel::source(model, Way::Back, out),
        Action::ToggleRead => mark::toggle(model, Deed::Read, out),
        Action::ToggleStar => mark::toggle(model, Deed::Starred, out),
        Action::ToggleHidden => mark::toggle(model, Deed::Hidden, out),
        Action::MarkAllRead => mark::all_read(model, out),
        Action::Undo => mark::undo(out),
        Action::Redo => mark::redo(out),
        Action::Tag => prompt::ask_tags(model),
        Action::MarkEverythingRead => prompt::ask(model, PromptKind::EverythingRead),
        Action::Refresh => fetch::refresh(model, out),
        Action::RefreshAll => fetch::refresh_all(model, out),
        Action::Browse => open::browse(model, count, out),
        Action::Document => document::load(model, out),
        Action::CopyLink => open::copy(model, count, out),
        Action::Filter => prompt::ask_filter(model, out),
        Action::AddSource => prompt::ask(model, PromptKind::Address),
        Action::RenameSource => manage::ask(model, PromptKind::SourceName),
        Action::GroupSource => manage::ask(model, PromptKind::SourceGroup),
        Action::ReaddressSource => manage::ask(model, PromptKind::SourceAddress),
        Action::RaiseSource => manage::amend(model, Amendment::Up, out),
        Action::LowerSource => manage::amend(model, Amendment::Down, out),
        Action::ArchiveSource => manage::archive(model, out),
        Action::RestoreSource => manage::restore(model, out),
        Action::Progress => model.overlays.push(Overlay::Progress { top: 0 }),
        Action::Health => manage::open_health(model, out),
        Action::Picture => reader::offer_picture(model, count, out),
        Action::Changes => reader::changes(model),
        Action::Hint => reader::hint(model, out),
        Action::Links => reader::list(model),
        Action::Acronyms => reader::acronyms(model, out),
        Action::Search if model.focus == Pane::Reader && model.reader.reading.is_some() => reader::ask(model),
        Action::Search => prompt::ask(model, PromptKind::Search),
        Action::Palette => prompt::ask(model, PromptKind::Palette),
        Action::CopyTitle => open::copy_title(model, out),
        Action::Save => reader::ask_file(model),
        Action::FullText => open::full_text(model, out),
        Action::Command => prompt::ask(model, PromptKind::Command),
        Action::Help => model.overlays.push(Overlay::Help { top: 0 }),
        Action::Redraw => out.push(Effect::Redraw),
        Action::Cancel => cancel(model, out),
        Action::Close => close(model, out),
        Action::Quit => quit(model, 0, out),
        Action::Interrupt => quit(model, 130, out),
        Action::Suspend => {
            open::remember_place(model, out);
            out.push(Effect::Suspend);
        }
    }
}

/// Remembers the place in the article at hand and ends.
pub fn quit(model: &mut Model, code: i32, out: &mut Vec<Effect>) {
    open::remember_place(model, out);
    out.push(Effect::Quit(code));
}

/// Shows which sources failed, or says that none did.
pub fn show_failures(model: &mut Model) {
    if model.sources.failures().next().is_some() {
        model.overlays.push(Overlay::Failures { top: 0 });
    } else {
        model.notice = Some(Notice::NoFailures);
    }
}

/// Lists copies of one release, or folds them under the earliest again.
pub fn fold(model: &mut Model, out: &mut Vec<Effect>) {
    model.settings.copies = match model.settings.copies {
        Copies::Folded => Copies::Listed,
        Copies::Listed => Copies::Folded,
    };
    model.notice = Some(Notice::Copies(model.settings.copies));
    answer::look(model, out);
}

/// Esc: stops a refresh, else takes back the newest of what was opened, searched or filtered.
fn cancel(model: &mut Model, out: &mut Vec<Effect>) {
    if model.banner.take().is_some() {
        // It was read; the old settings go on holding.
    } else if model.focus == Pane::List && !model.list.chosen.is_empty() {
        model.list.chosen = Chosen::default();
    } else if model.focus == Pane::Reader && model.reader.find.is_some() {
        model.reader.look_for(None);
    } else if model.focus == Pane::Reader && model.reader.change.is_some() {
        model.reader.show_change(None);
    } else if fetch::runs(model) {
        fetch::cancel(model, out);
    } else if model.focus == Pane::Reader && model.reader.page == PageState::Coming {
        out.push(Effect::CancelArticle);
    } else if model.focus != Pane::List {
        travel::back_to_list(model, out);
    } else if model.search.take().is_some() || model.filter.take().is_some() {
        answer::look(model, out);
    }
}

/// `q`: closes the article or the pane; from the list it leaves the program.
fn close(model: &mut Model, out: &mut Vec<Effect>) {
    match model.focus {
        Pane::List => quit(model, 0, out),
        Pane::Related => model.focus = Pane::Reader,
        Pane::Sources => model.focus = Pane::List,
        Pane::Reader => open::close(model, out),
    }
}
