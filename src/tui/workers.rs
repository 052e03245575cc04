//! The threads that hold the engine: two for questions, quick ones and slow ones, and one that
//! writes. Answers go to the main loop as messages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

use super::terminal::{OURS, Place, strike};
use crate::app::{Effect, Msg, Purpose, Reading, Ready, Ticket, Trouble, Way};
use crate::engine::{Engine, EngineError, Opened, StoreError, Window, now, stand_back};
use crate::news::{Change, Diary, Facet, FacetCount, Headline, Query, Traffic};
use jiff::Timestamp;

/// Changes to be stored, and what for.
pub type Order = (Purpose, Vec<Change>);

/// Related lines shown at most.
const RELATED: usize = 20;
/// Articles read ahead at a time: older wishes are those of rows that were passed by.
const AHEAD: usize = 8;
/// Names of one kind shown at most.
const FACETS: usize = 10;

/// How soon a person needs an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The screen waits for it.
    Now,
    /// It may come later: whoever paints goes first.
    Later,
}

/// A thread that answers questions.
pub fn asker(engine: Engine, need: Need, tell: Sender<Msg>) -> Sender<Effect> {
    let (ask, asked) = mpsc::channel::<Effect>();
    named("answers", move || {
        if need == Need::Later {
            stand_back();
        }
        while let Ok(first) = asked.recv() {
            let mut batch = vec![first];
            batch.extend(asked.try_iter());
            for question in newest(&batch) {
                // A question that breaks its answer must not take the others along.
                let answered = catch_unwind(AssertUnwindSafe(|| {
                    strike(Place::Worker);
                    answer(&engine, &question)
                }));
                let msg = answered.unwrap_or_else(|_| unanswered(&question));
                if msg.is_some_and(|msg| tell.send(msg).is_err()) {
                    return;
                }
            }
        }
    });
    ask
}

/// A thread that stores changes in order; it ends when its sender is gone and all is stored.
pub fn writer(engine: Engine, tell: Sender<Msg>) -> (Sender<Order>, Option<JoinHandle<()>>) {
    let (send, changes): (_, Receiver<Order>) = mpsc::channel();
    let thread = named("writes", move || {
        for (purpose, changes) in changes {
            let applied = catch_unwind(AssertUnwindSafe(|| engine.apply(changes).map_err(trouble)));
            let outcome = applied.unwrap_or(Err(Trouble::Broke));
            // The screen may be gone already; what was asked for is stored all the same.
            let _ = tell.send(Msg::Applied { purpose, outcome });
        }
    });
    (send, thread)
}

/// What `query` finds among what arrived since then, and what rules tell of since then.
fn awaited(engine: &Engine, query: Option<&Query>, since: Timestamp) -> Result<Vec<Headline>, EngineError> {
    let mut hits = query.map(|query| engine.find_since(query, since)).transpose()?.unwrap_or_default();
    let told = engine.told_since(since)?;
    hits.extend(told);
    Ok(hits)
}

/// A thread whose breakdown a person is told of.
fn named(does: &str, work: impl FnOnce() + Send + 'static) -> Option<JoinHandle<()>> {
    std::thread::Builder::new().name(format!("{OURS}{does}")).spawn(work).ok()
}

/// Answers a question here and now; `None` for an effect that is none.
pub fn answer(engine: &Engine, question: &Effect) -> Option<Msg> {
    Some(match question {
        Effect::Find { ticket, query, slice } => {
            let window = Window { offset: slice.offset, limit: slice.limit };
            let rows = engine.find(query, window).map_err(trouble);
            Msg::Found { ticket: *ticket, slice: *slice, rows }
        }
        Effect::FindCopies { ticket, id } => {
            Msg::CopiesFound { ticket: *ticket, id: *id, rows: engine.copies(*id).map_err(trouble) }
        }
        Effect::SeekUnread { ticket, query, from, way } => {
            let place = match way {
                Way::Forward => engine.unread_from(query, *from),
                Way::Back => engine.unread_before(query, *from),
            };
            Msg::UnreadSought { ticket: *ticket, place: place.map_err(trouble) }
        }
        Effect::Count { ticket, query } => {
            Msg::Counted { ticket: *ticket, tally: engine.count(query).map_err(trouble) }
        }
        Effect::Open { ticket, id } => {
            let reading = engine.article(*id).map_err(trouble);
            Msg::Opened { ticket: *ticket, reading: reading.map(|opened| opened.map(reading_of)) }
        }
        // What cannot be read ahead is asked for when it is opened, and then it is told why not.
        Effect::Prepare { id, width } => {
            let reading = reading_of(engine.article_ahead(*id).ok().flatten()?);
            Msg::Prepared(Box::new(Ready::new(reading, *width)))
        }
        Effect::Relate { ticket, id } => {
            Msg::RelatedFound { ticket: *ticket, lines: engine.related(*id, RELATED).map_err(trouble) }
        }
        Effect::Explain { ticket, id, shorts } => {
            Msg::Explained { ticket: *ticket, found: engine.expansions(shorts, Some(*id)).map_err(trouble) }
        }
        Effect::CountFacets => Msg::FacetsCounted(facets(engine).map_err(trouble)),
        Effect::ReadDiaries => Msg::DiariesRead(engine.diaries(Diary::DAYS).map_err(trouble)),
        Effect::CountFolders(queries) => {
            let tallies: Result<Vec<_>, _> = queries.iter().map(|query| engine.count(query)).collect();
            Msg::FoldersCounted(tallies.map_err(trouble))
        }
        Effect::Await { query, since } => {
            Msg::AwaitedFound(awaited(engine, query.as_ref(), *since).map_err(trouble))
        }
        Effect::ListSources => Msg::SourcesListed(engine.sources().map_err(trouble)),
        Effect::ListOrders => Msg::OrdersListed(engine.orders().map_err(trouble)),
        Effect::CountBytes => {
            let today = now().date();
            let log = engine.traffic(1).unwrap_or_default();
            let spent = log.days.iter().find(|day| day.date == today).map(|day| day.traffic);
            Msg::BytesCounted(spent.unwrap_or_else(Traffic::default))
        }
        _ => return None,
    })
}

fn reading_of(opened: Opened) -> Box<Reading> {
    let Opened { article, source_name, mark, damaged, earlier } = opened;
    Box::new(Reading { article, source_name, mark, damaged, earlier })
}

/// What is told of a question whose answer broke down: who waits for it must not wait for ever.
fn unanswered(question: &Effect) -> Option<Msg> {
    Some(match *question {
        Effect::Find { ticket, slice, .. } => Msg::Found { ticket, slice, rows: Err(Trouble::Broke) },
        Effect::FindCopies { ticket, id } => Msg::CopiesFound { ticket, id, rows: Err(Trouble::Broke) },
        Effect::SeekUnread { ticket, .. } => Msg::UnreadSought { ticket, place: Err(Trouble::Broke) },
        Effect::Count { ticket, .. } => Msg::Counted { ticket, tally: Err(Trouble::Broke) },
        Effect::Open { ticket, .. } => Msg::Opened { ticket, reading: Err(Trouble::Broke) },
        Effect::Relate { ticket, .. } => Msg::RelatedFound { ticket, lines: Err(Trouble::Broke) },
        Effect::Explain { ticket, .. } => Msg::Explained { ticket, found: Err(Trouble::Broke) },
        Effect::CountFacets => Msg::FacetsCounted(Err(Trouble::Broke)),
        Effect::CountFolders(_) => Msg::FoldersCounted(Err(Trouble::Broke)),
        Effect::Await { .. } => Msg::AwaitedFound(Err(Trouble::Broke)),
        Effect::ListSources => Msg::SourcesListed(Err(Trouble::Broke)),
        _ => return None,
    })
}

/// The people and places that most articles have.
fn facets(engine: &Engine) -> Result<Vec<(Facet, Vec<FacetCount>)>, EngineError> {
    Facet::ALL.into_iter().map(|facet| Ok((facet, engine.facets(facet, FACETS)?))).collect()
}

/// Of questions that piled up, only the newest of each kind; pieces of one list all count.
fn newest(batch: &[Effect]) -> Vec<Effect> {
    let list = |effect: &Effect| match effect {
        Effect::Find { ticket, .. } => Some(*ticket),
        _ => None,
    };
    let newest_list: Option<Ticket> = batch.iter().filter_map(list).max();
    let mut kept = Vec::with_capacity(batch.len());
    for (at, effect) in batch.iter().enumerate() {
        let outdated = match effect {
            Effect::Find { ticket, .. } => Some(*ticket) < newest_list,
            Effect::FindCopies { .. } => false,
            Effect::Prepare { .. } => at + AHEAD < batch.len(),
            effect => {
                let kind = std::mem::discriminant(effect);
                batch[at + 1..].iter().any(|later| std::mem::discriminant(later) == kind)
            }
        };
        if !outdated {
            kept.push(effect.clone());
        }
    }
    kept
}

/// Why the cache did not answer, in the app's words.
pub fn trouble(error: EngineError) -> Trouble {
    match error {
        EngineError::Store(StoreError::Full) => Trouble::Full,
        EngineError::Store(StoreError::ReadOnly) => Trouble::ReadOnly,
        EngineError::Store(StoreError::Busy) => Trouble::Busy,
        EngineError::Store(StoreError::Damaged { note, .. }) => Trouble::Damaged(note),
        other => Trouble::Other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Slice;
    use crate::news::{ArticleId, Query};

    #[test]
    fn outdated_questions_are_not_asked() {
        let find = |ticket, at| Effect::Find {
            ticket: Ticket(ticket),
            query: Query::default(),
            slice: Slice { at, offset: at, limit: 10 },
        };
        let open = |ticket| Effect::Open { ticket: Ticket(ticket), id: ArticleId(ticket) };
        let batch = vec![
            find(1, 0),
            open(2),
            Effect::ListSources,
            find(3, 0),
            open(4),
            find(3, 10),
            Effect::ListSources,
        ];
        assert_eq!(newest(&batch), [find(3, 0), open(4), find(3, 10), Effect::ListSources]);
    }
}
