//! A refresh: asked for, going on, done or stopped; and what is ordered for when the line is back.

use crate::app::effect::{Effect, Purpose, Target};
use crate::app::model::{Connection, Model, Online};
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::app::overlay::Fetching;
use crate::config::Motion;
use crate::news::{ArticleId, Change, FetchSummary, Order, OrderKind, Outcome, Progress, SourceId};

use super::{answer, open, wait};

/// Pages that are shown in the browser at once.
const AT_ONCE: usize = 5;

/// `r`: the source or group at hand, else everything that is due.
pub fn refresh(model: &mut Model, out: &mut Vec<Effect>) {
    let target = model.sources.members().map_or(Target::Due, Target::These);
    begin(model, target, out);
}

/// `R`: everything, due or not.
pub fn refresh_all(model: &mut Model, out: &mut Vec<Effect>) {
    begin(model, Target::All, out);
}

/// Fetches the news of these sources, unless a refresh is running.
pub fn these(model: &mut Model, sources: Vec<SourceId>, out: &mut Vec<Effect>) {
    if model.settings.online == Online::Allowed && model.fetching.is_none() {
        begin(model, Target::These(sources), out);
    }
}

/// Fetches the news of these sources, or says why not.
pub fn ask_for(model: &mut Model, sources: Vec<SourceId>, out: &mut Vec<Effect>) {
    begin(model, Target::These(sources), out);
}

fn begin(model: &mut Model, target: Target, out: &mut Vec<Effect>) {
    if model.settings.online == Online::Forbidden {
        model.notice = Some(Notice::OfflineByChoice);
    } else if model.fetching.is_some() {
        model.notice = Some(Notice::AlreadyFetching);
    } else {
        model.fetching = Some(Fetching::default());
        out.push(Effect::Refresh(target));
    }
}

/// Whether a refresh runs that nobody has asked to stop.
pub fn runs(model: &Model) -> bool {
    model.fetching.as_ref().is_some_and(|fetching| !fetching.stopping)
}

/// Stops a refresh; what has arrived stays.
pub fn cancel(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(fetching) = &mut model.fetching {
        fetching.stopping = true;
        out.push(Effect::CancelRefresh);
    }
}

/// A refresh went a step on.
pub fn progressed(model: &mut Model, progress: Progress, out: &mut Vec<Effect>) {
    model.fetching.get_or_insert_with(Fetching::default).step(&progress);
    let still = model.settings.motion == Motion::Reduced;
    match progress {
        // Nothing moves before the end.
        Progress::Told(_) | Progress::Shelving { .. } if still => {}
        Progress::Planned(_) | Progress::Asking(_) | Progress::Opening(..) | Progress::Spent(_) => {}
        Progress::Told(report) => {
            if report.new + report.updated > 0 {
                answer::look_again(model, out);
            }
            out.extend([Effect::ListSources, Effect::CountBytes]);
        }
        Progress::Shelving { .. } => out.push(Effect::CountBytes),
        Progress::Done(summary) => done(model, &summary, out),
    }
}

fn done(model: &mut Model, summary: &FetchSummary, out: &mut Vec<Effect>) {
    model.fetched = model.fetching.take();
    let visited = summary.sources.iter().filter(|report| report.outcome != Outcome::Skipped).count();
    let failed = summary.failures().count();
    let no_network =
        visited > 0 && failed == visited && summary.failures().any(|(_, failure)| failure.is_network());
    let new = summary.new_articles();
    let texts = summary.shelf.fetched;
    if no_network {
        model.connection = Connection::Offline;
    } else if visited > 0 && !summary.cancelled {
        model.connection = if failed > 0 { Connection::Failing(failed) } else { Connection::Online };
    }
    if visited == 0 && texts > 0 {
        model.connection = Connection::Online;
    }
    if texts > 0 || (visited > failed && !summary.cancelled) {
        show_pages(model, out);
    }
    model.notice = Some(if summary.cancelled {
        Notice::Stopped { new }
    } else if no_network {
        Notice::NoNetwork
    } else if visited == 0 && texts > 0 {
        Notice::TextsFetched(texts)
    } else if visited == 0 && waits_for_text(model) {
        Notice::StillWaiting(model.orders.len())
    } else if visited == 0 {
        Notice::NothingDue
    } else {
        Notice::Fetched { new, failed }
    });
    answer::look_again(model, out);
    if texts > 0 {
        open::reopen(model, out);
    }
    out.extend([Effect::ListSources, Effect::ListOrders, Effect::CountBytes]);
    wait::ask(model, out);
}

/// Remembers that `kind` is wanted of the article `id` once the line is back.
pub fn order(model: &mut Model, id: ArticleId, kind: OrderKind, out: &mut Vec<Effect>) {
    let waiting = model.orders.len();
    if is_ordered(model, id, kind) {
        model.notice = Some(Notice::Ordered(kind, waiting));
    } else if waiting >= usize::from(Order::MOST) {
        model.notice = Some(Notice::OrdersFull);
    } else {
        model.notice = Some(Notice::Ordered(kind, waiting + 1));
        let changes = vec![Change::Ordered { article: id, kind }];
        out.push(Effect::Apply { purpose: Purpose::Order, changes });
    }
}

/// Whether `kind` of the article `id` waits for the line already.
pub fn is_ordered(model: &Model, id: ArticleId, kind: OrderKind) -> bool {
    model.orders.iter().any(|order| order.article == id && order.kind == kind)
}

fn waits_for_text(model: &Model) -> bool {
    model.orders.iter().any(|order| order.kind == OrderKind::Text)
}

/// What waits for the line was listed.
pub fn orders_listed(model: &mut Model, orders: Result<Vec<Order>, Trouble>) {
    match orders {
        Ok(orders) => model.orders = orders,
        Err(trouble) => model.notice = Some(Notice::Trouble(trouble)),
    }
}

/// The line may be back: what was ordered is tried, if the line was down.
pub fn go_on(model: &mut Model, out: &mut Vec<Effect>) {
    let may = model.settings.online == Online::Allowed && model.fetching.is_none();
    if may && model.connection != Connection::Online && waits_for_text(model) {
        begin(model, Target::Orders, out);
    }
}

/// The line is back: shows the pages that were asked for, the first of them, and forgets that they
/// were.
pub fn show_pages(model: &mut Model, out: &mut Vec<Effect>) {
    let pages = model.orders.iter().filter(|order| order.kind == OrderKind::Page).take(AT_ONCE);
    let (shown, changes): (Vec<_>, Vec<_>) = pages
        .map(|order| {
            let withdrawn = Change::Withdrawn { article: order.article, kind: order.kind };
            (Effect::Browse(order.url.clone()), withdrawn)
        })
        .unzip();
    if !changes.is_empty() {
        out.push(Effect::Apply { purpose: Purpose::Order, changes });
        out.extend(shown);
    }
}

/// Takes back all that was ordered.
pub fn forget_orders(model: &mut Model, out: &mut Vec<Effect>) {
    model.notice = Some(Notice::OrdersForgotten(model.orders.len()));
    let withdrawn = |order: &Order| Change::Withdrawn { article: order.article, kind: order.kind };
    let changes: Vec<_> = model.orders.iter().map(withdrawn).collect();
    if !changes.is_empty() {
        out.push(Effect::Apply { purpose: Purpose::Order, changes });
    }
}
