//! What the list shows and what is chosen in it: its order, its rows.

use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::panes::Move;
use crate::news::{Query, Reach, Sort, Term};

use super::answer;

/// `v`: chooses the row under the cursor, or no longer, and goes on to the next.
pub fn one(model: &mut Model, count: Option<usize>) {
    if model.focus != Pane::List {
        return;
    }
    for _ in 0..count.unwrap_or(1).min(model.list.len()) {
        model.list.choose();
        model.list.scroll.go(Move::Down(1), model.list.len());
    }
}

/// `V`: chooses all from the row chosen last to the cursor.
pub fn up_to_cursor(model: &mut Model) {
    if model.focus == Pane::List && model.list.choose_up_to_cursor().is_none() {
        model.notice = Some(Notice::TooFar);
    }
}

/// `+`: shows the copies of the row at hand below it, or folds them under it again.
pub fn unfold(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(row) = model.list.current().filter(|_| model.focus == Pane::List) else { return };
    let (id, story, copied) = (row.id, row.story, !row.also.is_empty());
    if model.list.fold(story).is_some() {
        return;
    }
    if copied {
        out.push(Effect::FindCopies { ticket: model.list.ticket, id });
    } else {
        model.notice = Some(Notice::NoCopies);
    }
}

/// `S`: the next order of the list; the best match first only where words are looked for.
pub fn order(model: &mut Model, out: &mut Vec<Effect>) {
    let now = model.list.query.sort.unwrap_or_default();
    let next = match now {
        Sort::Newest => Sort::Oldest,
        Sort::Oldest => Sort::Source,
        Sort::Source if has_words(&model.list.query) => Sort::Relevance,
        Sort::Source | Sort::Relevance => Sort::Newest,
    };
    model.sort = Some(next);
    model.notice = Some(Notice::Sorted(next));
    answer::look(model, out);
}

fn has_words(query: &Query) -> bool {
    fn within(reach: &Reach) -> bool {
        match reach {
            Reach::All(parts) | Reach::Any(parts) => parts.iter().any(within),
            Reach::Not(_) => false,
            Reach::Is(term) => matches!(term, Term::Word(_) | Term::Phrase(_) | Term::Title(_)),
        }
    }
    query.reach.as_ref().is_some_and(within)
}

/// `query` as it reads while its last word is being typed: any word that begins so will do.
pub fn open_ended(mut query: Query) -> Query {
    fn last(reach: &mut Reach) -> Option<&mut String> {
        match reach {
            Reach::All(parts) | Reach::Any(parts) => last(parts.last_mut()?),
            Reach::Not(inner) => last(inner),
            Reach::Is(Term::Word(word)) => Some(word),
            Reach::Is(_) => None,
        }
    }
    if let Some(word) = query.reach.as_mut().and_then(last)
        && !word.ends_with('*')
    {
        word.push('*');
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_stays_open() {
        for (typed, meant) in [
            ("haj", "haj*"),
            ("is:unread haj", "is:unread haj*"),
            ("haji -umr", "haji -umr*"),
            ("haji is:unread", "haji is:unread"),
            ("haj*", "haj*"),
            ("\"kuota haji\"", "\"kuota haji\""),
        ] {
            let (typed, meant): (Query, Query) = (typed.parse().unwrap(), meant.parse().unwrap());
            assert_eq!(open_ended(typed), meant);
        }
    }
}
