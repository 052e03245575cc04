//! Getting about: rows, pages, panes, the next article and the next unread one.

use crate::app::action::Action;
use crate::app::effect::{Effect, Ticket};
use crate::app::layout::{Desk, Pane, Shape};
use crate::app::model::{Model, Seek, Stage, Then, Way};
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::app::panes::{Move, Moved};

use super::{answer, open, reader};

/// Moves within the pane that has the keys.
pub fn go(model: &mut Model, action: Action, count: Option<usize>, out: &mut Vec<Effect>) {
    let page = model.page(model.focus);
    let times = count.unwrap_or(1);
    let to = match action {
        Action::Down => Move::Down(times),
        Action::Up => Move::Up(times),
        Action::HalfDown => Move::Down((page / 2).max(1) * times),
        Action::HalfUp => Move::Up((page / 2).max(1) * times),
        Action::PageDown => Move::Down(overlap(page) * times),
        Action::PageUp => Move::Up(overlap(page) * times),
        Action::Bottom if count.is_none() => Move::End,
        _ => Move::To(times.saturating_sub(1)),
    };
    match model.focus {
        Pane::List => model.list.scroll.go(to, model.list.len()),
        Pane::Related => model.related.scroll.go(to, model.related.len()),
        Pane::Sources => {
            let before = model.sources.scroll.cursor;
            model.sources.scroll.go(to, model.sources.entries.len());
            if model.sources.scroll.cursor != before {
                answer::look(model, out);
            }
        }
        Pane::Reader => go_in_text(model, to, page),
    }
}

/// A page keeps two rows of the last one in sight.
fn overlap(page: usize) -> usize {
    page.saturating_sub(2).max(1)
}

fn go_in_text(model: &mut Model, to: Move, rows: usize) {
    let reader = &mut model.reader;
    match to {
        Move::Down(by) => {
            reader.scroll(by.cast_signed(), rows);
        }
        Move::Up(by) => {
            reader.scroll(-(by.cast_signed()), rows);
        }
        Move::To(line) => reader.top = line.min(reader.furthest(rows)),
        Move::End => reader.top = reader.furthest(rows),
    }
}

/// Space: a page on in the article; at its end the next unread one.
pub fn read_on(model: &mut Model, out: &mut Vec<Effect>) {
    let current = model.list.current().map(|row| row.id);
    let elsewhere = model.focus == Pane::List && current.is_some() && current != model.reader.id();
    if elsewhere || model.reader.reading.is_none() {
        open::open_current(model, out);
        return;
    }
    let rows = model.layout().rows(Pane::Reader);
    model.focus = Pane::Reader;
    if model.reader.scroll(overlap(rows).cast_signed(), rows) == Moved::Not {
        begin_seek(model, Way::Forward, Then::Open, out);
    }
}

/// `n` and `N`: the next unread article, or the next match of a search.
pub fn seek(model: &mut Model, way: Way, out: &mut Vec<Effect>) {
    if model.focus == Pane::Reader && model.reader.find.is_some() {
        return reader::step(model, way);
    }
    let then = if model.focus == Pane::Reader { Then::Open } else { Then::Select };
    if model.search.is_some() {
        step(model, way, None, then, out);
    } else {
        begin_seek(model, way, then, out);
    }
}

fn begin_seek(model: &mut Model, way: Way, then: Then, out: &mut Vec<Effect>) {
    let origin = model.list.scroll.cursor;
    let at = match way {
        Way::Forward => Some(origin + 1),
        Way::Back => origin.checked_sub(1),
    };
    let here = model.list.current().is_some_and(|row| !row.mark.read && Some(row.id) != model.reader.id());
    let none_left = model.list.tally.is_some_and(|tally| tally.unread == 0);
    match at {
        // The cursor may stand on an unread article that was never opened.
        _ if here && then == Then::Open => open::open_current(model, out),
        Some(at) if !none_left => {
            model.seek = Some(Seek { stage: Stage::Walking, at, way, then, origin });
            seek_on(model, out);
        }
        _ => model.notice = Some(Notice::NoMoreUnread),
    }
}

/// Goes on looking for an unread row as far as rows are held; beyond, the cache says where it is,
/// however many read ones lie between.
pub fn seek_on(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(mut seek) = model.seek.take() else { return };
    if seek.stage == Stage::Asked {
        model.seek = Some(seek);
        return;
    }
    while let Some(row) = model.list.row(seek.at) {
        if !row.mark.read {
            model.list.scroll.cursor = seek.at;
            if seek.then == Then::Open {
                open::open_row(model, out);
            }
            return;
        }
        seek.stage = Stage::Walking;
        seek.at = match seek.way {
            Way::Forward => seek.at + 1,
            Way::Back if seek.at > 0 => seek.at - 1,
            Way::Back => return give_up(model, seek),
        };
    }
    if seek.at >= model.list.len() {
        return give_up(model, seek);
    }
    if seek.stage == Stage::Told {
        model.list.scroll.cursor = seek.at;
    } else {
        seek.stage = Stage::Asked;
        let (ticket, query) = (model.list.ticket, model.list.query.clone());
        let at = if seek.way == Way::Forward { seek.at } else { seek.at + 1 };
        out.push(Effect::SeekUnread { ticket, query, from: model.list.offset_of(at), way: seek.way });
    }
    model.seek = Some(seek);
}

/// The cache said where the next unread row is.
pub fn sought(
    model: &mut Model,
    ticket: Ticket,
    place: Result<Option<usize>, Trouble>,
    out: &mut Vec<Effect>,
) {
    let Some(seek) = model.seek.take_if(|seek| seek.stage == Stage::Asked) else { return };
    match place {
        // The list was asked for anew meanwhile: its rows lie elsewhere now.
        _ if ticket != model.list.ticket => {
            model.seek = Some(Seek { stage: Stage::Walking, ..seek });
        }
        Ok(Some(offset)) => {
            model.seek = Some(Seek { stage: Stage::Told, at: model.list.place_at(offset), ..seek });
        }
        Ok(None) => return give_up(model, seek),
        Err(trouble) => {
            model.notice = Some(Notice::Trouble(trouble));
            return;
        }
    }
    seek_on(model, out);
}

fn give_up(model: &mut Model, seek: Seek) {
    model.list.scroll.cursor = seek.origin;
    model.notice = Some(Notice::NoMoreUnread);
}

/// `J` and `K`: the article after or before the one at hand.
pub fn step(model: &mut Model, way: Way, count: Option<usize>, then: Then, out: &mut Vec<Effect>) {
    let before = model.list.scroll.cursor;
    let by = count.unwrap_or(1);
    let to = match way {
        Way::Forward => Move::Down(by),
        Way::Back => Move::Up(by),
    };
    model.list.scroll.go(to, model.list.len());
    if model.list.scroll.cursor == before {
        let searching = model.search.is_some();
        model.notice = Some(if searching { Notice::NoMoreMatches } else { Notice::NoMoreArticles });
    } else if then == Then::Open {
        open::open_row(model, out);
    }
}

/// Tab: the next pane of those that can be shown.
pub fn next_pane(model: &mut Model, way: Way) {
    let reading = model.desk() == Desk::Reading;
    let all: &[Pane] = match (model.layout().shape, reading) {
        (Shape::Columns, true) => &[Pane::Sources, Pane::List, Pane::Reader, Pane::Related],
        (_, true) => &[Pane::List, Pane::Reader, Pane::Related, Pane::Sources],
        (_, false) => &[Pane::List, Pane::Sources],
    };
    let shown = |pane: &&Pane| **pane == model.focus || !model.arrangement.hides(**pane);
    let all: Vec<Pane> = all.iter().filter(shown).copied().collect();
    let at = all.iter().position(|pane| *pane == model.focus).unwrap_or(0);
    let step = if way == Way::Forward { 1 } else { all.len() - 1 };
    model.focus = all[(at + step) % all.len()];
}

/// `l`: into what the cursor stands on.
pub fn right(model: &mut Model, out: &mut Vec<Effect>) {
    match model.focus {
        Pane::Sources if model.sources.turn() => {}
        Pane::Sources => model.focus = Pane::List,
        Pane::List => {
            if model.reader.id().is_some() && model.reader.id() == model.list.current().map(|row| row.id) {
                model.focus = Pane::Reader;
            } else {
                open::open_current(model, out);
            }
        }
        Pane::Reader => model.focus = Pane::Related,
        Pane::Related => open::open_current(model, out),
    }
}

/// `h`: one pane back.
pub fn left(model: &mut Model, out: &mut Vec<Effect>) {
    match model.focus {
        Pane::Sources => {}
        Pane::List => model.focus = Pane::Sources,
        Pane::Reader => back_to_list(model, out),
        Pane::Related => model.focus = Pane::Reader,
    }
}

/// To the list; the article stays open and its place is remembered.
pub fn back_to_list(model: &mut Model, out: &mut Vec<Effect>) {
    open::remember_place(model, out);
    model.focus = Pane::List;
}

/// `S`: to the sources, or from there back to the list.
pub fn sources(model: &mut Model) {
    model.focus = if model.focus == Pane::Sources { Pane::List } else { Pane::Sources };
}

/// `]` and `[`: the news of the next source.
pub fn source(model: &mut Model, way: Way, out: &mut Vec<Effect>) {
    let before = model.sources.scroll.cursor;
    let to = match way {
        Way::Forward => Move::Down(1),
        Way::Back => Move::Up(1),
    };
    model.sources.scroll.go(to, model.sources.entries.len());
    if model.sources.scroll.cursor != before {
        if matches!(model.focus, Pane::Reader | Pane::Related) {
            back_to_list(model, out);
        }
        answer::look(model, out);
    }
}
