//! Marks: shown at once, stored beside, taken back by `u`.

use crate::app::effect::{Effect, ListEdit, Purpose};
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::app::panes::Chosen;
use crate::news::{Applied, ArticleId, Change, Deed, Headline, Marking, Query, Scope, SourceId};

use super::{answer, open};

/// Turns a mark of the article at hand around: read, starred or hidden.
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
        Deed::Hidden | Deed::Unhidden if all(|marked| marked.hidden) => {
            (Deed::Unhidden, Marking::Hide(false))
        }
        Deed::Hidden | Deed::Unhidden => (Deed::Hidden, Marking::Hide(true)),
        _ if all(|marked| marked.read) => (Deed::Unread, Marking::Read(false)),
        _ => (Deed::Read, Marking::Read(true)),
    };
    mark_these(model, &marked, deed, marking, out);
}

/// Marks articles and shows it at once; what was chosen has been dealt with.
fn mark_these(model: &mut Model, these: &[Marked], deed: Deed, marking: Marking, out: &mut Vec<Effect>) {
    let all = matches!(marking, Marking::Read(_)) && model.settings.read_copies;
    for marked in these {
        show(model, marked, &marking);
        if all {
            show_copies(model, marked.id, &marking);
        }
    }
    if model.focus == Pane::List {
        model.list.chosen = Chosen::default();
    }
    let ids = these.iter().map(|marked| marked.id).collect();
    let scope = if all { Scope::Stories(ids) } else { Scope::These(ids) };
    apply(deed, vec![Change::Marked { scope, marking }], out);
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
    let (query, until) = (model.list.query.clone(), model.list.asked_at);
    let marking = Marking::Read(true);
    let mut changes = Vec::with_capacity(2);
    if model.settings.read_copies {
        changes.push(Change::Marked { scope: Scope::FoundStories(query, until), marking });
    } else {
        changes.push(Change::Marked { scope: Scope::Found(query, until), marking: marking.clone() });
        // Copies that stand unfolded are shown, though the query does not find them.
        let copies = model.list.copies_shown();
        if !copies.is_empty() {
            changes.push(Change::Marked { scope: Scope::These(copies), marking });
        }
    }
    model.list.mark_all_read();
    let listed = model.reader.id().is_some_and(|id| model.list.place_of(id).is_some());
    if let Some(reading) = model.reader.reading.as_mut().filter(|_| listed) {
        reading.mark.read = true;
    }
    apply(Deed::AllRead, changes, out);
}

/// Marks an article read because it was opened.
pub fn read_silently(model: &mut Model, id: ArticleId, out: &mut Vec<Effect>) {
    let Some(reading) = model.reader.reading.as_ref().filter(|reading| !reading.mark.read) else { return };
    let (source, starred) = (reading.article.source, reading.mark.starred);
    let marked = Marked { id, source, read: false, starred, hidden: reading.mark.hidden, tags: Vec::new() };
    let marking = Marking::Read(true);
    show(model, &marked, &marking);
    if model.settings.read_copies {
        show_copies(model, id, &marking);
    }
    let scope = if model.settings.read_copies { Scope::Stories(vec![id]) } else { Scope::These(vec![id]) };
    out.push(Effect::Apply { purpose: Purpose::Reading, changes: vec![Change::Marked { scope, marking }] });
}

/// `u`: takes the newest deed back, of today or of another day.
pub fn undo(out: &mut Vec<Effect>) {
    out.push(Effect::Apply { purpose: Purpose::Undo, changes: vec![Change::TakenBack] });
}

/// `C-r`: does again what was taken back.
pub fn redo(out: &mut Vec<Effect>) {
    out.push(Effect::Apply { purpose: Purpose::Redo, changes: vec![Change::DoneAgain] });
}

/// Changes were stored, or not.
pub fn applied(
    model: &mut Model,
    purpose: Purpose,
    outcome: Result<Applied, Trouble>,
    out: &mut Vec<Effect>,
) {
    let applied = match outcome {
        Ok(applied) => applied,
        Err(trouble) => {
            // What was shown at once is not so: show what is stored.
            model.notice = Some(Notice::Trouble(trouble));
            return show_truth(model, out);
        }
    };
    match purpose {
        Purpose::Order => {
            out.push(Effect::ListOrders);
            return;
        }
        // The copies that were read along count among the unread of other sources.
        Purpose::Reading if applied.marked > 1 => {
            out.push(Effect::ListSources);
            return;
        }
        Purpose::Reading | Purpose::Deed(Deed::Archived(_)) => return,
        Purpose::Deed(deed) => {
            model.notice = Some(Notice::Done(deed, applied.marked));
            if matches!(deed, Deed::Hidden | Deed::Unhidden) {
                // What is hidden leaves the list at once, and is no longer counted.
                return show_truth(model, out);
            }
            if matches!(deed, Deed::AllRead | Deed::Tagged) || applied.marked > 1 {
                out.push(Effect::ListSources);
            }
            return;
        }
        Purpose::Undo | Purpose::Redo => {}
    }
    let back = purpose == Purpose::Undo;
    match applied.deed {
        None => model.notice = Some(if back { Notice::NothingToUndo } else { Notice::NothingToRedo }),
        Some(Deed::Archived(source)) => turn_source(model, source, purpose, out),
        Some(deed) => {
            let notice = if back { Notice::Undone } else { Notice::DoneAgain };
            model.notice = Some(notice(deed, applied.marked));
            show_truth(model, out);
        }
    }
}

/// Marks that are on their way to the cache are shown on rows that were read before.
pub fn show_again(model: &mut Model) {
    if model.unsettled == 0 {
        return;
    }
    model.overtaken = true;
    for (id, marking) in &model.shown {
        model.list.mark(*id, marking);
    }
}

/// When the cache has taken in all that was changed, counts of before are asked for anew.
pub fn settled(model: &mut Model, out: &mut Vec<Effect>) {
    if model.unsettled > 0 {
        return;
    }
    model.shown.clear();
    if std::mem::take(&mut model.overtaken) {
        out.push(Effect::Count { ticket: model.list.ticket, query: model.list.query.clone() });
        if !out.contains(&Effect::ListSources) {
            out.push(Effect::ListSources);
        }
    }
}

/// Takes an archived source up again, or out again: the list itself has to say so.
fn turn_source(model: &mut Model, source: SourceId, purpose: Purpose, out: &mut Vec<Effect>) {
    let Some(health) = model.sources.source(source) else { return };
    let (archived, kept) = (health.archived, Box::new(health.source.clone()));
    match purpose {
        Purpose::Undo if archived => out.push(Effect::EditList(ListEdit::Restore(kept))),
        Purpose::Redo if !archived => {
            model.noted = Some(source);
            out.push(Effect::EditList(ListEdit::Archive(kept)));
        }
        _ => {}
    }
}

/// The tags that all articles at hand have, as they are typed.
pub fn tags_at_hand(model: &Model) -> Option<String> {
    let marked = at_hand(model);
    let first = marked.first()?;
    let common = first.tags.iter().filter(|tag| marked.iter().all(|other| other.tags.contains(tag)));
    Some(common.cloned().collect::<Vec<_>>().join(" "))
}

/// Gives the articles at hand the tags in `text` and takes away those that stood there before, or
/// that bear a minus.
pub fn tag(model: &mut Model, text: &str, out: &mut Vec<Effect>) {
    let marked = at_hand(model);
    let before = tags_at_hand(model).unwrap_or_default();
    let words = text.split([' ', ',']).map(str::to_lowercase).filter(|word| !word.is_empty());
    let (away, kept): (Vec<String>, Vec<String>) = words.partition(|word| word.starts_with('-'));
    let away = away.iter().map(|word| word.trim_start_matches('-'));
    let left_out = before.split(' ').filter(|tag| !tag.is_empty() && !kept.iter().any(|word| word == tag));
    let markings: Vec<Marking> = kept
        .iter()
        .filter(|word| !before.split(' ').any(|tag| tag == word.as_str()))
        .map(|word| Marking::Tag(word.clone()))
        .chain(away.chain(left_out).map(|word| Marking::Untag(word.to_owned())))
        .collect();
    if marked.is_empty() || markings.is_empty() {
        return;
    }
    let ids: Vec<ArticleId> = marked.iter().map(|marked| marked.id).collect();
    for marking in &markings {
        for id in &ids {
            model.list.mark(*id, marking);
            if let Some(reading) = model.reader.reading.as_mut().filter(|reading| reading.article.id == *id) {
                reading.mark.apply(marking);
            }
        }
    }
    model.list.chosen = Chosen::default();
    let scope = || Scope::These(ids.clone());
    let changes = markings.into_iter().map(|marking| Change::Marked { scope: scope(), marking });
    apply(Deed::Tagged, changes.collect(), out);
}

/// Marks everything that has arrived as read, in all sources.
pub fn everything_read(model: &mut Model, out: &mut Vec<Effect>) {
    let scope = Scope::Found(Query::default(), model.now.timestamp());
    model.list.mark_all_read();
    if let Some(reading) = &mut model.reader.reading {
        reading.mark.read = true;
    }
    apply(Deed::AllRead, vec![Change::Marked { scope, marking: Marking::Read(true) }], out);
}

fn show_truth(model: &mut Model, out: &mut Vec<Effect>) {
    answer::look_again(model, out);
    open::reopen(model, out);
    out.push(Effect::ListSources);
}

fn apply(deed: Deed, mut changes: Vec<Change>, out: &mut Vec<Effect>) {
    changes.insert(0, Change::Noted(deed));
    out.push(Effect::Apply { purpose: Purpose::Deed(deed), changes });
}

/// An article that a mark is for.
struct Marked {
    id: ArticleId,
    source: SourceId,
    read: bool,
    starred: bool,
    hidden: bool,
    tags: Vec<String>,
}

fn of_row(row: &Headline) -> Marked {
    Marked {
        id: row.id,
        source: row.source,
        read: row.mark.read,
        starred: row.mark.starred,
        hidden: row.mark.hidden,
        tags: row.mark.tags.clone(),
    }
}

/// Shows a mark on the copies of `id` that are listed.
fn show_copies(model: &mut Model, id: ArticleId, marking: &Marking) {
    let row = model.list.place_of(id).and_then(|at| model.list.row(at)).cloned();
    for mate in row.map(|row| model.list.mates(&row)).unwrap_or_default() {
        show(model, &of_row(&mate), marking);
    }
}

/// The articles that a mark is for: the one that is read, the chosen rows, or the row with the cursor.
fn at_hand(model: &Model) -> Vec<Marked> {
    let in_text = matches!(model.focus, Pane::Reader | Pane::Related);
    if let Some(reading) = model.reader.reading.as_ref().filter(|_| in_text) {
        let (article, mark) = (&reading.article, &reading.mark);
        let (read, starred, hidden, tags) = (mark.read, mark.starred, mark.hidden, mark.tags.clone());
        vec![Marked { id: article.id, source: article.source, read, starred, hidden, tags }]
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
    model.shown.push((id, marking.clone()));
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
