//! Changes to the source at hand, and what came of changes to the list.

use crate::app::effect::{Effect, ListEdit, Purpose};
use crate::app::model::Model;
use crate::app::msg::{Edited, Refusal};
use crate::app::notice::Notice;
use crate::app::overlay::{Looking, Overlay, Prompt, PromptKind};
use crate::app::update::fetch;
use crate::config::Amendment;
use crate::news::{Change, Deed, Source, address};

/// Opens a line for a fact of the source at hand, which starts as it is now.
pub fn ask(model: &mut Model, kind: PromptKind) {
    let Some(source) = kept(model) else { return };
    let text = match kind {
        PromptKind::SourceName => source.name.clone(),
        PromptKind::SourceGroup => source.group.clone().unwrap_or_default(),
        PromptKind::SourceAddress => source.url.to_string(),
        _ => String::new(),
    };
    model.overlays.push(Overlay::Prompt(Prompt::new(kind, text)));
}

/// A line that concerns the list of sources was entered.
pub fn entered(model: &mut Model, kind: PromptKind, text: &str, out: &mut Vec<Effect>) {
    let group = || (!text.is_empty()).then(|| text.to_owned());
    if let Some(Overlay::Adding(adding)) = model.overlays.last_mut()
        && let Looking::Found(offer) = &mut adding.state
    {
        match kind {
            PromptKind::SourceName if !text.is_empty() => text.clone_into(&mut offer.source.name),
            PromptKind::SourceGroup => offer.source.group = group(),
            _ => {}
        }
        return;
    }
    match kind {
        PromptKind::Address | PromptKind::SourceAddress => match address(text) {
            Some(url) if kind == PromptKind::Address => super::look_at(model, url, out),
            Some(url) => amend(model, Amendment::Address(url), out),
            None if text.is_empty() => {}
            None => {
                model.notice = Some(Notice::NotAnAddress(text.to_owned()));
                model.overlays.push(Overlay::Prompt(Prompt::new(kind, text.to_owned())));
            }
        },
        PromptKind::OpmlFile if !text.is_empty() => {
            out.push(Effect::EditList(ListEdit::Import(text.to_owned())));
        }
        PromptKind::SourceName if !text.is_empty() => amend(model, Amendment::Rename(text.to_owned()), out),
        PromptKind::SourceGroup => amend(model, Amendment::Group(group()), out),
        _ => {}
    }
}

/// Changes the source at hand.
pub fn amend(model: &mut Model, amendment: Amendment, out: &mut Vec<Effect>) {
    if let Some(source) = kept(model) {
        out.push(Effect::EditList(ListEdit::Amend(source.name, amendment)));
    }
}

/// Takes the source at hand out of the list; its articles stay.
pub fn archive(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(source) = kept(model) {
        out.push(Effect::EditList(ListEdit::Archive(Box::new(source))));
    }
}

/// Takes the archived source at hand up again.
pub fn restore(model: &mut Model, out: &mut Vec<Effect>) {
    match model.source_at_hand() {
        Some(health) if health.archived => {
            out.push(Effect::EditList(ListEdit::Restore(Box::new(health.source.clone()))));
        }
        Some(health) => model.notice = Some(Notice::NotArchived(health.source.name.clone())),
        None => model.notice = Some(Notice::NoSourceHere),
    }
}

/// The source at hand, if it is one of the list; says so if not.
fn kept(model: &mut Model) -> Option<Source> {
    let source = model.source_at_hand().filter(|health| !health.archived).map(|health| health.source.clone());
    if source.is_none() {
        model.notice = Some(Notice::NoSourceHere);
    }
    source
}

/// The list of sources was changed, or not.
pub fn edited(model: &mut Model, edit: ListEdit, outcome: Result<Edited, Refusal>, out: &mut Vec<Effect>) {
    let edited = match outcome {
        Ok(edited) => edited,
        Err(refusal) => {
            model.notice = Some(Notice::Refused(refusal));
            return;
        }
    };
    if let ListEdit::Archive(source) = &edit
        && model.noted.take() != Some(source.id)
    {
        let deed = Deed::Archived(source.id);
        out.push(Effect::Apply { purpose: Purpose::Deed(deed), changes: vec![Change::Noted(deed)] });
    }
    if !edited.added.is_empty() {
        model.overlays.retain(|overlay| !matches!(overlay, Overlay::Welcome { .. }));
        if !matches!(edit, ListEdit::Import(_)) {
            model.wished = edited.added.first().copied();
        }
        fetch::these(model, edited.added.clone(), out);
    }
    out.push(Effect::ListSources);
    model.notice = Some(Notice::ListEdited(edit, edited));
}
