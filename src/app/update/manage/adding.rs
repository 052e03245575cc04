//! From an address to a source: it is looked at, shown, named, and taken or left.

use url::Url;

use crate::app::effect::{Effect, ListEdit, Ticket};
use crate::app::key::{Code, Held, Key};
use crate::app::model::{Model, Online};
use crate::app::notice::Notice;
use crate::app::overlay::{Adding, Looking, Offer, Overlay, Prompt, PromptKind};
use crate::news::{Failure, Source, SourceId, free_name};

/// Has `url` looked at; one that is there already is shown, one that was archived comes back.
pub fn look_at(model: &mut Model, url: Url, out: &mut Vec<Effect>) {
    if let Some(health) = model.sources.source(SourceId::of(&url)) {
        let source = health.source.clone();
        if health.archived {
            out.push(Effect::EditList(ListEdit::Restore(Box::new(source))));
        } else {
            model.notice = Some(Notice::AlreadyThere(source.name));
        }
        return;
    }
    if model.settings.online == Online::Forbidden {
        model.notice = Some(Notice::OfflineByChoice);
        return;
    }
    let ticket = model.ticket();
    out.push(Effect::Discover { ticket, url: url.clone() });
    model.overlays.push(Overlay::Adding(Adding { ticket, url, state: Looking::Waiting }));
}

/// An address was looked at.
pub fn discovered(model: &mut Model, ticket: Ticket, outcome: Result<Box<Offer>, Failure>) {
    let kept = kept(model);
    let found = model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Adding(adding) if adding.ticket == ticket => Some(adding),
        _ => None,
    });
    let Some(adding) = found else { return };
    adding.state = match outcome {
        Ok(mut offer) => {
            let host = offer.source.url.host_str().unwrap_or_default();
            let named = if offer.source.name.trim().is_empty() { host } else { &offer.source.name };
            offer.source.name = free_name(named, &kept);
            Looking::Found(offer)
        }
        Err(failure) => Looking::Failed(failure),
    };
}

fn kept(model: &Model) -> Vec<Source> {
    let kept = model.sources.health.iter().filter(|health| !health.archived);
    kept.map(|health| health.source.clone()).collect()
}

/// Takes a key while an address is looked at or shown.
pub fn decide(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let Some(Overlay::Adding(adding)) = model.overlays.last() else { return };
    let plain = key.held == Held::Nothing;
    match (&adding.state, key.code) {
        (state, code) if leaves(key, code) => {
            if *state == Looking::Waiting {
                out.push(Effect::StopLooking);
            }
            model.overlays.pop();
        }
        (Looking::Found(offer), Code::Enter) => {
            let source = offer.source.clone();
            take(model, source, out);
        }
        (Looking::Failed(_), Code::Enter) => {
            let url = adding.url.clone();
            model.overlays.pop();
            look_at(model, url, out);
        }
        (Looking::Found(offer), Code::Char(char @ '1'..='9')) if plain => {
            let other = offer.others.get(char as usize - '1' as usize);
            if let Some(url) = other.map(|(_, url)| url.clone()) {
                model.overlays.pop();
                look_at(model, url, out);
            }
        }
        (Looking::Found(offer), Code::Char('n')) if plain => {
            let prompt = Prompt::new(PromptKind::SourceName, offer.source.name.clone());
            model.overlays.push(Overlay::Prompt(prompt));
        }
        (Looking::Found(offer), Code::Char('g')) if plain => {
            let group = offer.source.group.clone().unwrap_or_default();
            model.overlays.push(Overlay::Prompt(Prompt::new(PromptKind::SourceGroup, group)));
        }
        _ => {}
    }
}

/// Whether the key leaves the window.
fn leaves(key: Key, code: Code) -> bool {
    match key.held {
        Held::Nothing => matches!(code, Code::Esc | Code::Char('q')),
        Held::Ctrl => code == Code::Char('c'),
        Held::Alt => false,
    }
}

/// Takes the source that is shown; the page may have led to one that is there already.
fn take(model: &mut Model, source: Source, out: &mut Vec<Effect>) {
    model.overlays.pop();
    let known = model.sources.source(source.id).filter(|health| !health.archived);
    if let Some(name) = known.map(|health| health.source.name.clone()) {
        model.notice = Some(Notice::AlreadyThere(name));
        return;
    }
    out.push(Effect::EditList(ListEdit::Add(Box::new(source))));
}
