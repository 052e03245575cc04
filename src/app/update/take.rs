//! A message in, effects out: sends each message to the file that knows it, then brings the panes
//! into order.
//!
//! Never answers a question itself; what it needs to know it asks for by an effect.

use jiff::ZonedDateTime;

use super::{act, answer, document, fetch, manage, mark, mouse, open, press, prompt, reader, travel, wait};
use crate::app::effect::Effect;
use crate::app::layout::{Desk, Pane};
use crate::app::model::{Model, Sequels};
use crate::app::msg::{Msg, Trouble};
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;

/// The questions of a screen that has just begun: rows, sources, counts, bytes, in this order.
pub fn start(model: &mut Model) -> Vec<Effect> {
    let mut out = Vec::new();
    answer::look(model, &mut out);
    settle(model, &mut out);
    out.sort_by_key(|effect| matches!(effect, Effect::Count { .. }));
    out.insert(out.len().min(1), Effect::ListSources);
    out.extend([Effect::ListOrders, Effect::CountBytes]);
    count_folders(model, &mut out);
    out
}

/// Whenever the sources are listed, the smart folders, people and places are counted too.
fn count_folders(model: &Model, out: &mut Vec<Effect>) {
    if !out.contains(&Effect::ListSources) {
        return;
    }
    out.push(Effect::CountFacets);
    if model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Health(_))) {
        out.push(Effect::ReadDiaries);
    }
    if !model.sources.folders.is_empty() {
        let folders = model.sources.folders.iter();
        out.push(Effect::CountFolders(folders.map(|(folder, _)| folder.query.clone()).collect()));
    }
}

/// Takes `msg` in, at the time `now`.
pub fn update(model: &mut Model, msg: Msg, now: &ZonedDateTime) -> Vec<Effect> {
    let another_day = model.now.date() != now.date();
    model.now = now.clone();
    let mut out = Vec::new();
    if another_day {
        turn_the_day(model, &mut out);
    }
    // The notice of a breakdown says where it is noted; the answer that is missing for it says less.
    let broke = model.notice.clone().filter(|notice| matches!(notice, Notice::Broke(_)));
    take(model, msg, &mut out);
    if broke.is_some() && model.notice == Some(Notice::Trouble(Trouble::Broke)) {
        model.notice = broke;
    }
    settle(model, &mut out);
    count_folders(model, &mut out);
    model.unsettled += out.iter().filter(|effect| matches!(effect, Effect::Apply { .. })).count();
    out
}

/// What is of today is another now: what the text says of its day, and what is found by age.
fn turn_the_day(model: &mut Model, out: &mut Vec<Effect>) {
    model.reader.unlay();
    answer::look_again(model, out);
    out.push(Effect::ListSources);
}

fn take(model: &mut Model, msg: Msg, out: &mut Vec<Effect>) {
    match msg {
        Msg::Pressed(key) => press::press(model, key, out),
        Msg::Pasted(text) => prompt::paste(model, &text, out),
        Msg::Discovered { ticket, outcome } => manage::discovered(model, ticket, outcome),
        Msg::ListEdited { edit, outcome } => manage::edited(model, edit, outcome, out),
        Msg::Resized { width, height } => (model.width, model.height) = (width, height),
        Msg::Clicked { column, row } => mouse::click(model, column, row, out),
        Msg::Scrolled { column, row, rows } => mouse::wheel(model, column, row, rows),
        Msg::Found { ticket, slice, rows } => answer::found(model, ticket, slice, rows, out),
        Msg::CopiesFound { ticket, id, rows } => answer::copies_found(model, ticket, id, rows),
        Msg::UnreadSought { ticket, place } => travel::sought(model, ticket, place, out),
        Msg::Counted { ticket, tally } => answer::counted(model, ticket, tally),
        Msg::Opened { ticket, reading } => open::opened(model, ticket, reading, out),
        Msg::Prepared(ready) => model.ahead.arrived(*ready),
        Msg::RelatedFound { ticket, lines } => open::related(model, ticket, lines),
        Msg::Explained { ticket, found } => reader::explained(model, ticket, found),
        Msg::FacetsCounted(counts) => answer::facets_counted(model, counts),
        Msg::DiariesRead(diaries) => manage::diaries_read(model, diaries),
        Msg::FoldersCounted(tallies) => answer::folders_counted(model, tallies),
        Msg::SourcesListed(sources) => answer::listed(model, sources, out),
        Msg::BytesCounted(traffic) => model.spent = traffic,
        Msg::Applied { purpose, outcome } => {
            model.unsettled = model.unsettled.saturating_sub(1);
            mark::applied(model, purpose, outcome, out);
            mark::settled(model, out);
        }
        Msg::Progressed(progress) => fetch::progressed(model, progress, out),
        Msg::PictureWeighed { url, size } => reader::picture_weighed(model, &url, size),
        Msg::PictureFetched { url, outcome } => reader::picture_fetched(model, &url, outcome, out),
        Msg::DocumentWeighed { id, size } => document::weighed(model, id, size),
        Msg::PageFetched { id, outcome } => open::page_fetched(model, id, outcome, out),
        Msg::CacheChanged => {
            model.ahead.forget();
            answer::look_again(model, out);
            out.extend([Effect::ListSources, Effect::ListOrders, Effect::CountBytes]);
            wait::ask(model, out);
        }
        Msg::AwaitedFound(hits) => wait::found(model, hits, out),
        Msg::Saved { file, outcome } => reader::saved(model, file, outcome),
        Msg::BrowserFailed => model.notice = Some(Notice::NoBrowser),
        Msg::Paused if model.keys.is_empty() => reader::open_numbered(model, out),
        Msg::Paused => model.sequels = Sequels::Shown,
        Msg::OrdersListed(orders) => fetch::orders_listed(model, orders),
        Msg::LineReturned => fetch::go_on(model, out),
        Msg::Ticked | Msg::Focused => {
            out.push(Effect::CountBytes);
            fetch::go_on(model, out);
        }
        Msg::Broke(noted) => model.notice = Some(Notice::Broke(noted)),
        Msg::Reconfigured(outcome) => manage::reconfigured(model, outcome, out),
        Msg::Drained => {}
        Msg::Ended(signal) => act::quit(model, 128 + signal, out),
    }
}

/// Brings panes into order after any change: focus on screen, cursors in sight, text laid out,
/// rows held.
fn settle(model: &mut Model, out: &mut Vec<Effect>) {
    if model.desk() == Desk::Bare && matches!(model.focus, Pane::Reader | Pane::Related) {
        model.focus = Pane::List;
    }
    travel::seek_on(model, out);
    let layout = model.layout();
    if layout.list.is_some() {
        model.sheet().settle(&mut model.list);
    } else {
        model.list.scroll.settle(model.list.len(), 1);
    }
    manage::settle_health(model);
    let entries = model.sources.entries.len();
    model.sources.scroll.settle(entries, layout.rows(Pane::Sources));
    model.related.scroll.settle(model.related.len(), layout.rows(Pane::Related));
    if let Some(inside) = layout.inside(Pane::Reader) {
        let width = model.measure(inside);
        model.reader.lay(width, &model.lang, &model.now);
        model.reader.top = model.reader.top.min(model.reader.furthest(usize::from(inside.height)));
    }
    // What is not on screen is not asked for, but the first rows always are.
    let rows = layout.rows(Pane::List);
    if let Some(slice) = model.list.missing(rows) {
        let (ticket, query) = (model.list.ticket, model.list.query.clone());
        out.push(Effect::Find { ticket, query, slice });
    }
    open::prepare(model, out);
}
