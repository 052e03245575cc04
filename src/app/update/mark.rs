//! Marks: shown at once, stored beside, taken back by `u`.

use crate::app::effect::{Deed, Effect, Purpose};
use crate::app::layout::Pane;
use crate::app::model::{Model, Undo};
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::app::panes::Chosen;
use crate::news::{Applied, ArticleId, Change, Headline, Marking, Scope, SourceId};

use super::{answer, open};

/// Deeds that can be taken back, at most.
const REMEMBERED: usize = 100;

/// Turns a mark of the article at hand around: read or starred.
pub fn toggle(model: &mut Model, which: Deed, out: &mut Vec<Effect>) {
    let marked = at_hand(model);
    if marked.is_empty() {
        return;
    }
    let all = |has: fn(&Marked) -> bool| marked.iter().all(has);
    let (deed, marking) = match which {
        Deed::Starred | Deed::Unstarred if all(|marked| marked.starred) => {
            (Deed::Unstarred, Marking::Star(false))
        }
        Deed::Starred | Deed::Unstarred => (Deed::Starred, Marking::Star(true)),
        _ if all(|marked| marked.read) => (Deed::Unread, Marking::Read(false)),
        _ => (Deed::Read, Marking::Read(true)),
    };
    mark_these(model, &marked, deed, marking, out);
}

/// Marks articles and shows it at once; what was chosen has been dealt with.
fn mark_these(model: &mut Model, these: &[Marked], deed: Deed, marking: Marking, out: &mut Vec<Effect>) {
    for marked in these {
        show(model, marked, &marking);
    }
    if model.focus == Pane::List {
        model.list.chosen = Chosen::default();
    }
    let ids = these.iter().map(|marked| marked.id).collect();
    let all = matches!(marking, Marking::Read(_)) && model.settings.read_copies;
    let scope = if all { Scope::Stories(ids) } else { Scope::These(ids) };
    apply(model, deed, vec![Change::Marked { scope, marking }], out);
}

/// Marks everything the list finds as read: what had arrived when it was asked for, no more.
pub fn all_read(model: &mut Model, out: &mut Vec<Effect>) {
    if model.list.is_empty() {
        return;
    }
    if model.focus == Pane::List && !model.list.chosen.is_empty() {
        let marked = at_hand(model);
        return mark_these(model, &marked, Deed::Read, Marking::Read(true), out);
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
    let marked = Marked { id, source: reading.article.source, read: false, starred: reading.mark.starred };
    let marking = Marking::Read(true);
    show(model, &marked, &marking);
    let scope = if model.settings.read_copies { Scope::Stories(vec![id]) } else { Scope::These(vec![id]) };
    out.push(Effect::Apply { purpose: Purpose::Reading, changes: vec![Change::Marked { scope, marking }] });
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

/// An article that a mark is for.
struct Marked {
    id: ArticleId,
    source: SourceId,
    read: bool,
    starred: bool,
}

/// The articles that a mark is for: the one that is read, the chosen rows, or the row with the cursor.
fn at_hand(model: &Model) -> Vec<Marked> {
    let of_row = |row: &Headline| Marked {
        id: row.id,
        source: row.source,
        read: row.mark.read,
        starred: row.mark.starred,
    };
    let in_text = matches!(model.focus, Pane::Reader | Pane::Related);
    if let Some(reading) = model.reader.reading.as_ref().filter(|_| in_text) {
        let (article, mark) = (&reading.article, &reading.mark);
        let (read, starred) = (mark.read, mark.starred);
        vec![Marked { id: article.id, source: article.source, read, starred }]
    } else if model.focus == Pane::List && !model.list.chosen.is_empty() {
        model.list.chosen.rows().map(of_row).collect()
    } else {
        model.list.current().map(of_row).into_iter().collect()
    }
}

/// Shows a mark everywhere the article stands.
fn show(model: &mut Model, marked: &Marked, marking: &Marking) {
    let id = marked.id;
    let turns = match marking {
        Marking::Read(read) => *read != marked.read,
        Marking::Star(star) => *star != marked.starred,
        _ => false,
    };
    if !turns {
        return;
    }
    model.list.mark(id, marking);
    if let Some(reading) = model.reader.reading.as_mut().filter(|reading| reading.article.id == id) {
        reading.mark.apply(marking);
    }
    model.sources.correct(marked.source, |tally| match marking {
        Marking::Read(true) => tally.unread = tally.unread.saturating_sub(1),
        Marking::Read(false) => tally.unread += 1,
        Marking::Star(true) => tally.starred += 1,
        Marking::Star(false) => tally.starred = tally.starred.saturating_sub(1),
        _ => {}
    });
}
