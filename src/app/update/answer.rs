//! Rows, counts and sources as they arrive.

use crate::app::effect::{Effect, Slice, Ticket};
use crate::app::model::Model;
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::app::panes::{Entry, Sight};

use crate::news::{ArticleId, Facet, FacetCount, Headline, SourceHealth, Tally};
use crate::words::Finder;

use super::{manage, mark};

/// Looks for what source, filter and search now say, from the top.
pub fn look(model: &mut Model, out: &mut Vec<Effect>) {
    let ticket = model.ticket();
    let query = model.query();
    model.seek = None;
    model.sought = Finder::new(query.words().into_iter().chain(model.sources.watched()));
    model.list.ask(query.clone(), ticket, model.now.timestamp());
    out.push(Effect::Count { ticket, query });
}

/// Looks for what the filter says so far; what is listed stays in sight until the answer.
pub fn look_ahead(model: &mut Model, out: &mut Vec<Effect>) {
    let ticket = model.ticket();
    let query = model.query();
    model.seek = None;
    model.sought = Finder::new(query.words().into_iter().chain(model.sources.watched()));
    model.list.turn(query.clone(), ticket, model.now.timestamp());
    out.push(Effect::Count { ticket, query });
}

/// Looks for the same again: something changed. Rows and cursor stay in sight meanwhile.
pub fn look_again(model: &mut Model, out: &mut Vec<Effect>) {
    if model.list.sight != Sight::Clear {
        model.reload_asked = true;
        return;
    }
    let ticket = model.ticket();
    model.list.ask_again(ticket, model.now.timestamp());
    out.push(Effect::Count { ticket, query: model.list.query.clone() });
}

/// Rows arrived.
pub fn found(
    model: &mut Model,
    ticket: Ticket,
    slice: Slice,
    rows: Result<Vec<Headline>, Trouble>,
    out: &mut Vec<Effect>,
) {
    if ticket != model.list.ticket {
        return;
    }
    match rows {
        Ok(rows) => {
            let renewed = model.list.sight == Sight::Stale;
            model.list.arrived(slice, rows, model.awaited.or(model.reader.id()));
            mark::show_again(model);
            if renewed {
                // Copies that stayed unfolded may have changed as well.
                let ticket = model.list.ticket;
                out.extend(model.list.unfolded().map(|id| Effect::FindCopies { ticket, id }));
            }
        }
        Err(trouble) => {
            model.list.failed();
            model.notice = Some(Notice::Trouble(trouble));
        }
    }
    if std::mem::take(&mut model.reload_asked) {
        look_again(model, out);
    }
}

/// The copies of an article were found: they stand below it from now on.
pub fn copies_found(model: &mut Model, ticket: Ticket, id: ArticleId, rows: Result<Vec<Headline>, Trouble>) {
    if ticket != model.list.ticket {
        return;
    }
    match rows {
        Ok(rows) => {
            if model.list.unfold(id, rows) == 0 {
                model.notice = Some(Notice::NoCopies);
            }
        }
        Err(trouble) => model.notice = Some(Notice::Trouble(trouble)),
    }
}

/// Articles were counted.
pub fn counted(model: &mut Model, ticket: Ticket, tally: Result<Tally, Trouble>) {
    if ticket != model.list.ticket {
        return;
    }
    match tally {
        Ok(tally) => {
            model.overtaken |= model.unsettled > 0;
            model.list.counted(tally);
        }
        Err(trouble) => model.notice = Some(Notice::Trouble(trouble)),
    }
}

/// The smart folders were counted.
pub fn folders_counted(model: &mut Model, tallies: Result<Vec<Tally>, Trouble>) {
    match tallies {
        Ok(tallies) => model.sources.counted(tallies),
        Err(trouble) => model.notice = Some(Notice::Trouble(trouble)),
    }
}

/// People and places were counted.
pub fn facets_counted(model: &mut Model, counts: Result<Vec<(Facet, Vec<FacetCount>)>, Trouble>) {
    match counts {
        Ok(counts) => model.sources.facets_counted(counts),
        Err(trouble) => model.notice = Some(Notice::Trouble(trouble)),
    }
}

/// The sources were listed.
pub fn listed(model: &mut Model, sources: Result<Vec<SourceHealth>, Trouble>, out: &mut Vec<Effect>) {
    let sources = match sources {
        Ok(sources) => sources,
        Err(trouble) => {
            model.notice = Some(Notice::Trouble(trouble));
            return;
        }
    };
    let first = !model.sources.listed;
    let before = model.query();
    model.overtaken |= model.unsettled > 0;
    model.sources.arrived(sources);
    if let Some(id) = model.wished.filter(|id| model.sources.source(*id).is_some()) {
        model.sources.choose(&Entry::Source(id));
        model.wished = None;
    }
    // A source that has another name now, or another entry under the cursor.
    if !first && model.query() != before {
        look(model, out);
    }
    manage::welcome(model);
}
