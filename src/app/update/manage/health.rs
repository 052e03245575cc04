//! The health view: moves among the sources and does to the one at hand what keys do to it
//! elsewhere.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::health::{Health, Place, Side, report};
use crate::app::key::Key;
use crate::app::keymap::Resolved;
use crate::app::layout::Pane;
use crate::app::model::{Model, Sequels};
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::panes::{Entry, Move};
use crate::app::update::{act, answer, fetch, open as opening};
use crate::news::{Diary, Kind, SourceId};

/// `e`: shows how the sources do, the one at hand first, else the worst.
pub fn open(model: &mut Model, out: &mut Vec<Effect>) {
    let reading = model.reader.reading.as_ref();
    let source = match (model.focus, reading) {
        (Pane::Reader | Pane::Related, Some(reading)) => Some(reading.article.source),
        _ => model.sources.at_hand().map(|health| health.source.id),
    };
    model.overlays.push(Overlay::Health(Box::new(Health { source, ..Health::default() })));
    out.push(Effect::ReadDiaries);
}

/// What each source brought and cost was read.
pub fn diaries_read(model: &mut Model, diaries: Result<Vec<Diary>, Trouble>) {
    match diaries {
        Ok(diaries) => {
            if let Some(window) = window(model) {
                window.diaries = Some(diaries);
            }
        }
        Err(trouble) => model.notice = Some(Notice::Trouble(trouble)),
    }
}

fn window(model: &mut Model) -> Option<&mut Health> {
    model.overlays.iter_mut().rev().find_map(|overlay| match overlay {
        Overlay::Health(window) => Some(&mut **window),
        _ => None,
    })
}

/// Takes a key; sequences go on as over the panes.
pub fn press(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    model.keys.push(key);
    let resolved = model.keymap.resolve(&model.keys, Pane::Sources);
    if resolved == Resolved::Begun {
        return;
    }
    model.keys.clear();
    model.sequels = Sequels::Hidden;
    if let Resolved::Action(action) = resolved {
        obey(model, action, out);
    }
}

fn obey(model: &mut Model, action: Action, out: &mut Vec<Effect>) {
    let narrow = !Place::new(&model.layout()).both;
    let Some(window) = window(model) else { return };
    match action {
        Action::Open | Action::Right if narrow && window.side == Side::All => {
            (window.side, window.top) = (Side::One, 0);
        }
        Action::Close | Action::Cancel | Action::Left if narrow && window.side == Side::One => {
            window.side = Side::All;
        }
        Action::Close | Action::Cancel | Action::Health | Action::Left => {
            model.overlays.pop();
        }
        Action::Open => show_news(model, out),
        Action::Refresh => {
            if let Some(id) = model.source_at_hand().map(|health| health.source.id) {
                fetch::ask_for(model, vec![id], out);
            }
        }
        Action::Browse => {
            let site = model.source_at_hand().map(|health| {
                let url = &health.source.url;
                // The address of a feed shows nothing that people read.
                let listing = [health.source.kind, health.visit.kind].contains(&Kind::Listing);
                if listing { url.clone() } else { url.join("/").unwrap_or_else(|_| url.clone()) }
            });
            opening::show(model, site, out);
        }
        Action::CopyLink => {
            if let Some(url) = model.source_at_hand().map(|health| health.source.url.to_string()) {
                model.notice = Some(Notice::Copied);
                out.push(Effect::Copy(url));
            }
        }
        Action::RefreshAll
        | Action::AddSource
        | Action::RenameSource
        | Action::GroupSource
        | Action::ReaddressSource
        | Action::RaiseSource
        | Action::LowerSource
        | Action::ArchiveSource
        | Action::RestoreSource
        | Action::Undo
        | Action::Redo
        | Action::Command
        | Action::Palette
        | Action::Help
        | Action::Quit
        | Action::Interrupt
        | Action::Suspend
        | Action::Redraw => act::act(model, action, None, out),
        action => travel(model, action),
    }
}

/// Moves among the sources, or within the report where it has the screen.
fn travel(model: &mut Model, action: Action) {
    let order = order(model);
    let place = Place::new(&model.layout());
    let page = usize::from(place.all.height.max(1));
    let Some(window) = window(model) else { return };
    let alone = !place.both && window.side == Side::One;
    let down = |top: usize, rows: usize| top.saturating_add(rows);
    match action {
        Action::Down if alone => window.top = down(window.top, 1),
        Action::Up if alone => window.top = window.top.saturating_sub(1),
        Action::Top if alone => window.top = 0,
        Action::Bottom if alone => window.top = usize::MAX,
        Action::PageDown | Action::HalfDown if alone => window.top = down(window.top, page / 2),
        Action::PageUp | Action::HalfUp if alone => window.top = window.top.saturating_sub(page / 2),
        // The report goes on below.
        Action::ReadOn => window.top = down(window.top, page / 2),
        Action::Down | Action::NextSource | Action::NextArticle => window.go(Move::Down(1), &order),
        Action::Up | Action::PreviousSource | Action::PreviousArticle => window.go(Move::Up(1), &order),
        Action::Top => window.go(Move::To(0), &order),
        Action::Bottom => window.go(Move::End, &order),
        Action::HalfDown => window.go(Move::Down(page / 2), &order),
        Action::HalfUp => window.go(Move::Up(page / 2), &order),
        Action::PageDown => window.go(Move::Down(page), &order),
        Action::PageUp => window.go(Move::Up(page), &order),
        _ => {}
    }
}

/// Lists the news of the source at hand.
fn show_news(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(id) = model.source_at_hand().map(|health| health.source.id) else { return };
    opening::remember_place(model, out);
    model.overlays.pop();
    model.sources.choose(&Entry::Source(id));
    model.focus = Pane::List;
    answer::look(model, out);
}

fn order(model: &mut Model) -> Vec<SourceId> {
    let Some(window) = window(model).map(|window| window.clone()) else { return Vec::new() };
    window.rows(&model.sources).iter().map(|(_, health)| health.source.id).collect()
}

/// Keeps cursor and report in sight.
pub fn settle(model: &mut Model) {
    if window(model).is_none() {
        return;
    }
    let order = order(model);
    let place = Place::new(&model.layout());
    let rows = window(model)
        .map(|window| window.clone())
        .map_or(0, |window| report(model, &window, usize::from(place.one.width).max(1)).len());
    if let Some(window) = window(model) {
        window.settle(&order, usize::from(place.all.height));
        window.top = window.top.min(rows.saturating_sub(usize::from(place.one.height)));
    }
}
