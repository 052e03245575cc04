//! Opening articles, their related news and their pages.

use crate::app::effect::{Effect, Purpose, Ticket};
use crate::app::layout::{Desk, Layout, Pane};
use crate::app::model::{Connection, Model, Online};
use crate::app::msg::{Reading, Trouble};
use crate::app::notice::Notice;
use crate::app::panes::{PageState, Reader, Ready, Sight, Weight};
use crate::news::{
    ArticleId, Change, Extent, Failure, Mark, Marking, OrderKind, Related, Scope, Shelf, is_web,
};

use super::{answer, document, fetch, mark};

/// Enter: opens what the cursor of the pane with the keys stands on.
pub fn open_current(model: &mut Model, out: &mut Vec<Effect>) {
    match model.focus {
        Pane::List => open_row(model, out),
        Pane::Sources if model.sources.turn() => {}
        Pane::Sources => model.focus = Pane::List,
        Pane::Reader => {
            let rows = model.layout().rows(Pane::Reader);
            model.reader.scroll(1, rows);
        }
        Pane::Related => follow(model, out),
    }
}

/// Opens the row under the list's cursor.
pub fn open_row(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(id) = model.list.current().map(|row| row.id) {
        model.trail.clear();
        open(model, id, out);
    }
}

/// Asks for an article and gives its pane the keys.
pub fn open(model: &mut Model, id: ArticleId, out: &mut Vec<Effect>) {
    remember_place(model, out);
    model.focus = Pane::Reader;
    model.awaited = Some(id);
    model.tried = None;
    let other = model.reader.id() != Some(id);
    ask(model, id, out);
    if let Some(ready) = model.ahead.hand_out(id).filter(|_| other) {
        show_ready(model, ready);
    }
}

/// Shows an article that was read ahead until the cache answers, with the marks of its row.
fn show_ready(model: &mut Model, mut ready: Ready) {
    let id = ready.reading.article.id;
    if let Some(row) = model.list.place_of(id).and_then(|at| model.list.row(at)) {
        let place = ready.reading.mark.place;
        ready.reading.mark = Mark { place, ..row.mark.clone() };
    }
    model.reader.show_ready(ready);
}

/// Has those articles read ahead that may be opened next: those around the cursor, and the next
/// unread ones.
pub fn prepare(model: &mut Model, out: &mut Vec<Effect>) {
    if model.list.sight != Sight::Clear {
        return;
    }
    let layout = Layout::new(model.width, model.height, Pane::Reader, Desk::Reading, &model.arrangement);
    let Some(inside) = layout.inside(Pane::Reader) else { return };
    let width = model.measure(inside);
    let related = model.related.current().and_then(|line| line.headline.as_ref());
    let mut wanted: Vec<ArticleId> = related.map(|headline| headline.id).into_iter().collect();
    wanted.extend(model.list.near());
    wanted.retain(|id| Some(*id) != model.reader.id());
    let missing = model.ahead.want(&wanted, width);
    out.extend(missing.into_iter().map(|id| Effect::Prepare { id, width }));
}

/// Asks for an article; its related news are asked for when it is there, so that finding them takes
/// nothing from opening it.
fn ask(model: &mut Model, id: ArticleId, out: &mut Vec<Effect>) {
    let ticket = model.ticket();
    model.reader.ticket = ticket;
    out.push(Effect::Open { ticket, id });
    let ticket = model.ticket();
    if model.reader.id() == Some(id) {
        model.related.ticket = ticket;
    } else {
        model.related.ask(ticket);
    }
}

/// Asks again for the article on the desk: its text or marks may have changed.
pub fn reopen(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(id) = model.reader.id().filter(|id| model.awaited.is_none_or(|awaited| awaited == *id)) {
        ask(model, id, out);
    }
}

/// An article arrived.
pub fn opened(
    model: &mut Model,
    ticket: Ticket,
    reading: Result<Option<Box<Reading>>, Trouble>,
    out: &mut Vec<Effect>,
) {
    if ticket != model.reader.ticket {
        return;
    }
    let asked_by_person = model.awaited.take().is_some();
    let reading = match reading {
        Ok(Some(reading)) => reading,
        missing => {
            model.related.lines.get_or_insert_default();
            model.notice = Some(missing.err().map_or(Notice::Gone, Notice::Trouble));
            return;
        }
    };
    let id = reading.article.id;
    out.push(Effect::Relate { ticket: model.related.ticket, id });
    let extent = reading.article.item.extent;
    model.list.learn(id, extent);
    model.reader.put(reading);
    // The text may have come by another way than the one that failed.
    if extent == Extent::Full && matches!(model.reader.page, PageState::Offline | PageState::Failed(_)) {
        model.reader.page = PageState::Quiet;
    }
    if asked_by_person {
        if model.settings.mark_on_open {
            mark::read_silently(model, id, out);
        }
        want_page(model, id, out);
    }
}

/// Has the page behind a headline fetched, where its text is not held.
fn want_page(model: &mut Model, id: ArticleId, out: &mut Vec<Effect>) {
    let Some(reading) = &model.reader.reading else { return };
    let item = &reading.article.item;
    let Some(url) = item.url.as_ref().filter(|url| is_web(url)) else { return };
    if item.extent == Extent::Full || model.tried == Some(id) {
        return;
    }
    let shelf = model.sources.source(reading.article.source).map(|health| health.source.shelf);
    let size = item.pdf().filter(|(pdf, _)| *pdf == url).map(|(_, size)| size);
    model.reader.page = if let Some(size) = size {
        document::offer(model, id, size, out)
    } else if model.settings.online == Online::Forbidden && shelf != Some(Shelf::Never) {
        fetch::order(model, id, OrderKind::Text, out);
        PageState::Offline
    } else if shelf == Some(Shelf::Never) {
        PageState::Quiet
    } else {
        model.tried = Some(id);
        out.push(Effect::FetchArticle(id));
        PageState::Coming
    };
    model.reader.unlay();
}

/// The page behind a headline was fetched, or not.
pub fn page_fetched(model: &mut Model, id: ArticleId, outcome: Result<(), Failure>, out: &mut Vec<Effect>) {
    out.push(Effect::CountBytes);
    let unreached = outcome.as_ref().is_err_and(Failure::may_be_the_line);
    if model.reader.id() != Some(id) {
        match outcome {
            Ok(()) => model.notice = Some(Notice::TextFetched),
            Err(_) if unreached => fetch::order(model, id, OrderKind::Text, out),
            Err(failure) => model.notice = Some(Notice::TextFailed(failure)),
        }
        answer::look_again(model, out);
        return;
    }
    if model.notice == Some(Notice::FetchingText) {
        model.notice = None;
    }
    model.reader.unlay();
    if unreached && model.reader.page != PageState::Reading {
        fetch::order(model, id, OrderKind::Text, out);
    }
    match outcome {
        Ok(()) => {
            model.reader.page = PageState::Quiet;
            fetch::go_on(model, out);
            fetch::show_pages(model, out);
            model.connection = match model.connection {
                Connection::Failing(count) => Connection::Failing(count),
                _ => Connection::Online,
            };
            reopen(model, out);
        }
        Err(failure) if failure.is_network() => {
            model.reader.page = PageState::Offline;
            model.connection = Connection::Offline;
        }
        Err(Failure::Document(size)) => {
            model.reader.page = PageState::Document(size.map_or(Weight::Unknown, Weight::Known));
        }
        Err(failure) => model.reader.page = PageState::Failed(failure),
    }
}

/// Related news arrived.
pub fn related(model: &mut Model, ticket: Ticket, lines: Result<Vec<Related>, Trouble>) {
    if ticket != model.related.ticket {
        return;
    }
    match lines {
        Ok(lines) => model.related.lines = Some(lines),
        Err(trouble) => {
            model.related.lines = Some(Vec::new());
            model.notice = Some(Notice::Trouble(trouble));
        }
    }
}

/// Follows the related line under the cursor: into the archive, else to the browser.
fn follow(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(line) = model.related.current() else { return };
    if let Some(id) = line.headline.as_ref().map(|headline| headline.id) {
        model.trail.extend(model.reader.id());
        open(model, id, out);
    } else {
        show(model, line.url.clone(), out);
    }
}

/// `H`: back to the article from which a related link was followed.
pub fn go_back(model: &mut Model, out: &mut Vec<Effect>) {
    match model.trail.pop() {
        Some(id) => open(model, id, out),
        None => model.notice = Some(Notice::NoWayBack),
    }
}

/// Takes the article off the desk and goes back to the list.
pub fn close(model: &mut Model, out: &mut Vec<Effect>) {
    remember_place(model, out);
    model.awaited = None;
    model.trail.clear();
    model.reader = Reader::awaiting(model.ticket());
    let ticket = model.ticket();
    model.related.ask(ticket);
    model.focus = Pane::List;
}

/// Stores where reading stopped, if it is elsewhere than before.
pub fn remember_place(model: &mut Model, out: &mut Vec<Effect>) {
    let place = model.reader.place();
    let Some(reading) = &mut model.reader.reading else { return };
    if reading.mark.place != place {
        reading.mark.place = place;
        model.ahead.note_place(reading.article.id, place);
        let scope = Scope::These(vec![reading.article.id]);
        let changes = vec![Change::Marked { scope, marking: Marking::Place(place) }];
        out.push(Effect::Apply { purpose: Purpose::Reading, changes });
    }
}

/// `o`: shows the page, or the link with the number `count`, in the browser. While the line is down
/// an article's page waits for it; who asks again has it shown all the same.
pub fn browse(model: &mut Model, count: Option<usize>, out: &mut Vec<Effect>) {
    let id = match model.focus {
        Pane::Reader => model.reader.id(),
        Pane::List => model.list.current().filter(|row| row.url.is_some()).map(|row| row.id),
        Pane::Sources | Pane::Related => None,
    };
    if let (Some(id), None, Connection::Offline) = (id, count, model.connection) {
        if !fetch::is_ordered(model, id, OrderKind::Page) {
            return fetch::order(model, id, OrderKind::Page, out);
        }
        let changes = vec![Change::Withdrawn { article: id, kind: OrderKind::Page }];
        out.push(Effect::Apply { purpose: Purpose::Order, changes });
    }
    let url = address(model, count);
    show(model, url, out);
}

/// Shows `url` in the browser.
pub fn show(model: &mut Model, url: Option<url::Url>, out: &mut Vec<Effect>) {
    match url.filter(is_web) {
        Some(url) => {
            model.notice = Some(Notice::Browsing(url.clone()));
            out.push(Effect::Browse(url));
        }
        None => model.notice = Some(Notice::NoAddress),
    }
}

/// `y`: copies the address of the page, or of the link with the number `count`.
pub fn copy(model: &mut Model, count: Option<usize>, out: &mut Vec<Effect>) {
    let chosen = model.list.chosen.rows().filter_map(|row| row.url.as_ref());
    let chosen: Vec<&str> = chosen.map(url::Url::as_str).collect();
    if model.focus == Pane::List && !chosen.is_empty() && count.is_none() {
        model.notice = Some(Notice::CopiedSome(chosen.len()));
        out.push(Effect::Copy(chosen.join("\n")));
        return;
    }
    match address(model, count) {
        Some(url) => {
            model.notice = Some(Notice::Copied);
            out.push(Effect::Copy(url.into()));
        }
        None => model.notice = Some(Notice::NoAddress),
    }
}

/// `Y`: copies title and address of the article at hand.
pub fn copy_title(model: &mut Model, out: &mut Vec<Effect>) {
    let title = match model.focus {
        Pane::Reader => model.reader.reading.as_ref().map(|reading| reading.article.item.title.clone()),
        Pane::Related => model.related.current().map(|line| line.title.clone()),
        Pane::List => model.list.current().map(|row| row.title.clone()),
        Pane::Sources => model.sources.at_hand().map(|health| health.source.name.clone()),
    };
    match (title, address(model, None)) {
        (Some(title), Some(url)) => {
            model.notice = Some(Notice::Copied);
            out.push(Effect::Copy(format!("{title}\n{url}")));
        }
        _ => model.notice = Some(Notice::NoAddress),
    }
}

/// `x`: fetches the page of the article at hand, whatever is held of it.
pub fn full_text(model: &mut Model, out: &mut Vec<Effect>) {
    let in_text = matches!(model.focus, Pane::Reader | Pane::Related);
    let id = if in_text { model.reader.id() } else { model.list.current().map(|row| row.id) };
    let Some(id) = id else { return };
    if model.settings.online == Online::Forbidden {
        fetch::order(model, id, OrderKind::Text, out);
        return;
    }
    if model.reader.id() == Some(id) {
        model.reader.page = PageState::Coming;
        model.reader.unlay();
    }
    model.notice = Some(Notice::FetchingText);
    out.push(Effect::FetchArticle(id));
}

/// The address at hand: of a link in the text, of the related line, of the article or the row.
fn address(model: &Model, count: Option<usize>) -> Option<url::Url> {
    if let Some(number) = count {
        return model.reader.links.get(number.checked_sub(1)?).cloned();
    }
    match model.focus {
        Pane::Reader => model.reader.reading.as_ref()?.article.item.url.clone(),
        Pane::Related => model.related.current()?.url.clone(),
        Pane::List => model.list.current()?.url.clone(),
        Pane::Sources => match model.sources.chosen() {
            crate::app::panes::Entry::Source(id) => Some(model.sources.source(*id)?.source.url.clone()),
            _ => None,
        },
    }
}
