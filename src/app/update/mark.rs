//! Marks: shown at once, stored beside, taken back by `u`.

use crate::app::effect::{Deed, Effect, Purpose};
use crate::app::layout::Pane;
use crate::app::model::{Model, Undo};
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::news::{Applied, ArticleId, Change, Marking, Scope, SourceId};

use super::{answer, open};

/// Deeds that can be taken back, at most.
const REMEMBERED: usize = 100;

/// Turns a mark of the article at hand around: read or starred.
pub fn toggle(model: &mut Model, which: Deed, out: &mut Vec<Effect>) {
    let Some((id, source, read, starred)) = at_hand(model) else { return };
    let (deed, marking) = match which {
        Deed::Starred | Deed::Unstarred if starred => (Deed::Unstarred, Marking::Star(false)),
        Deed::Starred | Deed::Unstarred => (Deed::Starred, Marking::Star(true)),
        _ if read => (Deed::Unread, Marking::Read(false)),
        _ => (Deed::Read, Marking::Read(true)),
    };
    show(model, id, source, &marking);
    let changes = vec![Change::Marked { scope: Scope::These(vec![id]), marking }];
    apply(model, deed, changes, out);
}

/// Marks everything the list finds as read: what had arrived when it was asked for, no more.
pub fn all_read(model: &mut Model, out: &mut Vec<Effect>) {
    if model.list.is_empty() {
        return;
    }
    let scope = Scope::Found(model.list.query.clone(), model.list.asked_at);
    model.list.mark_all_read();
    let listed = model.reader.id().is_some_and(|id| model.list.place_of(id).is_some());
    if let Some(reading) = model.reader.reading.as_mut().filter(|_| listed) {
        reading.mark.read = true;
    }
    apply(model, Deed::AllRead, vec![Change::Marked { scope, marking: Marking::Read(true) }], out);
}

/// Marks an article read because it was opened.
pub fn read_silently(model: &mut Model, id: ArticleId, out: &mut Vec<Effect>) {
    let Some(reading) = model.reader.reading.as_ref().filter(|reading| !reading.mark.read) else { return };
    let source = reading.article.source;
    let marking = Marking::Read(true);
    show(model, id, source, &marking);
    let changes = vec![Change::Marked { scope: Scope::These(vec![id]), marking }];
    out.push(Effect::Apply { purpose: Purpose::Reading, changes });
}

/// `u`: takes the last deed back.
pub fn undo(model: &mut Model, out: &mut Vec<Effect>) {
    if model.unanswered > 0 {
        // The way back is only known once the deed is stored.
        model.undo_asked = true;
        return;
    }
    match model.undo.pop() {
        Some(Undo { deed, changes }) => out.push(Effect::Apply { purpose: Purpose::Undo(deed), changes }),
        None => model.notice = Some(Notice::NothingToUndo),
    }
}

/// Changes were stored, or not.
pub fn applied(
    model: &mut Model,
    purpose: Purpose,
    outcome: Result<Applied, Trouble>,
    out: &mut Vec<Effect>,
) {
    match (purpose, outcome) {
        (_, Err(trouble)) => {
            if matches!(purpose, Purpose::Deed(_)) {
                model.unanswered = model.unanswered.saturating_sub(1);
            }
            // What was shown at once is not so: show what is stored.
            model.notice = Some(Notice::Trouble(trouble));
            show_truth(model, out);
        }
        (Purpose::Reading, Ok(_)) => {}
        (Purpose::Deed(deed), Ok(applied)) => {
            model.unanswered = model.unanswered.saturating_sub(1);
            model.notice = Some(Notice::Done(deed, applied.marked));
            if !applied.undo.is_empty() {
                model.undo.push(Undo { deed, changes: applied.undo });
                let surplus = model.undo.len().saturating_sub(REMEMBERED);
                model.undo.drain(..surplus);
            }
            if deed == Deed::AllRead {
                out.push(Effect::ListSources);
            }
        }
        (Purpose::Undo(deed), Ok(applied)) => {
            model.notice = Some(Notice::Undone(deed, applied.marked));
            show_truth(model, out);
        }
    }
    if model.unanswered == 0 && std::mem::take(&mut model.undo_asked) {
        undo(model, out);
    }
}

fn show_truth(model: &mut Model, out: &mut Vec<Effect>) {
    answer::look_again(model, out);
    open::reopen(model, out);
    out.push(Effect::ListSources);
}

fn apply(model: &mut Model, deed: Deed, changes: Vec<Change>, out: &mut Vec<Effect>) {
    model.unanswered += 1;
    out.push(Effect::Apply { purpose: Purpose::Deed(deed), changes });
}

/// The article that a mark is for: number, source, whether it is read and starred.
fn at_hand(model: &Model) -> Option<(ArticleId, SourceId, bool, bool)> {
    let in_text = matches!(model.focus, Pane::Reader | Pane::Related);
    if let Some(reading) = model.reader.reading.as_ref().filter(|_| in_text) {
        let (article, mark) = (&reading.article, &reading.mark);
        return Some((article.id, article.source, mark.read, mark.starred));
    }
    let row = model.list.current()?;
    Some((row.id, row.source, row.mark.read, row.mark.starred))
}

/// Shows a mark everywhere the article stands.
fn show(model: &mut Model, id: ArticleId, source: SourceId, marking: &Marking) {
    model.list.mark(id, marking);
    if let Some(reading) = model.reader.reading.as_mut().filter(|reading| reading.article.id == id) {
        reading.mark.apply(marking);
    }
    model.sources.correct(source, |tally| match marking {
        Marking::Read(true) => tally.unread = tally.unread.saturating_sub(1),
        Marking::Read(false) => tally.unread += 1,
        Marking::Star(true) => tally.starred += 1,
        Marking::Star(false) => tally.starred = tally.starred.saturating_sub(1),
        _ => {}
    });
}
