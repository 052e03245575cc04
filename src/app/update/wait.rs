//! Watch words and rules that tell: what they find among the new is told once, here and by the
//! terminal.
//!
//! In: a refresh that is over, or a cache that another program changed. Out: a question, and when
//! it is answered a notice and an alert for what was not told before.

use jiff::SignedDuration;

use crate::app::effect::Effect;
use crate::app::model::{Copies, Model};
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::news::{Headline, Query};

/// News may be stored so long after it was seen: it is asked for again.
const SLACK: SignedDuration = SignedDuration::from_mins(15);
/// Hits that are remembered as told.
const MOST: usize = 10_000;

/// Asks what the watch words and the rules find among what has arrived.
pub fn ask(model: &mut Model, out: &mut Vec<Effect>) {
    let query = model.sources.watch().cloned();
    if query.is_none() && !model.settings.rules_tell {
        return;
    }
    let query = query.map(|query| folded(model, query));
    let asked = model.waiting.asked.saturating_sub(SLACK).unwrap_or(model.waiting.asked);
    out.push(Effect::Await { query, since: asked.max(model.waiting.begun) });
    model.waiting.asked = model.now.timestamp();
}

fn folded(model: &Model, query: Query) -> Query {
    let fold = model.settings.copies == Copies::Folded && query.may_fold();
    if fold { query.folded() } else { query }
}

/// Tells what was found and not told before.
pub fn found(model: &mut Model, hits: Result<Vec<Headline>, Trouble>, out: &mut Vec<Effect>) {
    let hits = match hits {
        Ok(hits) => hits,
        Err(trouble) => {
            model.notice = Some(Notice::Trouble(trouble));
            return;
        }
    };
    let told = &mut model.waiting.told;
    if told.len() > MOST {
        told.clear();
    }
    let fresh: Vec<Headline> = hits.into_iter().filter(|hit| told.insert(hit.id)).collect();
    if let Some(first) = fresh.first() {
        let lang = &model.lang;
        let said = lang.watch_found(fresh.len(), &lang.number(fresh.len() as u64), &first.title);
        out.push(Effect::Alert(said));
        model.notice = Some(Notice::Watched(fresh.len(), first.title.clone()));
    }
}
