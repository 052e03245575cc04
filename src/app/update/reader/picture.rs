//! The pictures of the article: each is offered with its size, and loaded when a person says so.

use url::Url;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::keymap::Resolved;
use crate::app::model::{Connection, Model, Online};
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, Showing, Stage};
use crate::app::update::{act, open};
use crate::news::{Failure, is_web};
use crate::render::Picture;

/// `i`: offers the picture with the number `count`, or the first.
pub fn offer(model: &mut Model, count: Option<usize>, out: &mut Vec<Effect>) {
    let pictures = pictures(model);
    if pictures.is_empty() {
        model.notice = Some(Notice::NoPicture);
    } else {
        let at = count.unwrap_or(1).clamp(1, pictures.len()) - 1;
        show(model, &pictures, at, out);
    }
}

/// The pictures of the article on the desk.
fn pictures(model: &Model) -> Vec<(Url, Option<u64>)> {
    let Some(reading) = &model.reader.reading else { return Vec::new() };
    let all = reading.article.item.pictures().into_iter();
    all.filter(|(url, _)| is_web(url)).collect()
}

fn show(model: &mut Model, pictures: &[(Url, Option<u64>)], at: usize, out: &mut Vec<Effect>) {
    let (Some((url, size)), Some(id)) = (pictures.get(at), model.reader.id()) else { return };
    let stage = match size {
        _ if is_offline(model) => Stage::Offline,
        Some(size) => Stage::Offered(Some(*size)),
        None => {
            out.push(Effect::WeighPicture(id, url.clone()));
            Stage::Weighing
        }
    };
    model.overlays.push(Overlay::Picture(Showing { id, url: url.clone(), at, of: pictures.len(), stage }));
}

fn is_offline(model: &Model) -> bool {
    model.settings.online == Online::Forbidden || model.connection == Connection::Offline
}

/// Takes a key while a picture is offered or shown.
pub fn press(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let Resolved::Action(action) = model.keymap.resolve(&[key], model.focus) else { return };
    match action {
        Action::Open | Action::Picture | Action::ReadOn => load(model, out),
        Action::NextUnread | Action::NextArticle | Action::NextSource | Action::Right => turn(model, 1, out),
        Action::PreviousUnread | Action::PreviousArticle | Action::PreviousSource => turn(model, -1, out),
        Action::Browse => {
            if let Some(Overlay::Picture(showing)) = model.overlays.last() {
                let url = showing.url.clone();
                open::show(model, Some(url), out);
            }
        }
        Action::Cancel | Action::Close | Action::Left => {
            model.overlays.pop();
        }
        Action::Quit | Action::Interrupt | Action::Suspend | Action::Redraw => {
            act::act(model, action, None, out);
        }
        _ => {}
    }
}

/// The person said yes.
fn load(model: &mut Model, out: &mut Vec<Effect>) {
    let offline = is_offline(model);
    let Some(Overlay::Picture(showing)) = model.overlays.last_mut() else { return };
    if matches!(showing.stage, Stage::Coming | Stage::Shown(_)) {
        return;
    }
    if offline {
        showing.stage = Stage::Offline;
        return;
    }
    showing.stage = Stage::Coming;
    out.push(Effect::FetchPicture(showing.id, showing.url.clone()));
}

/// Another picture of the article.
fn turn(model: &mut Model, by: isize, out: &mut Vec<Effect>) {
    let Some(Overlay::Picture(showing)) = model.overlays.last() else { return };
    let to = showing.at.checked_add_signed(by).filter(|to| *to < showing.of);
    if let Some(to) = to {
        model.overlays.pop();
        let pictures = pictures(model);
        show(model, &pictures, to, out);
    }
}

/// The size of a picture was told, or not.
pub fn weighed(model: &mut Model, url: &Url, size: Option<u64>) {
    if let Some(showing) = waiting(model, url).filter(|showing| showing.stage == Stage::Weighing) {
        showing.stage = Stage::Offered(size);
    }
}

/// A picture was fetched, or not.
pub fn fetched(
    model: &mut Model,
    url: &Url,
    outcome: Result<Option<Picture>, Failure>,
    out: &mut Vec<Effect>,
) {
    out.push(Effect::CountBytes);
    let stage = match outcome {
        Ok(Some(picture)) => Stage::Shown(picture),
        Ok(None) => Stage::Unreadable,
        Err(failure) if failure.is_network() => Stage::Offline,
        Err(failure) => Stage::Failed(failure),
    };
    if let Some(showing) = waiting(model, url).filter(|showing| showing.stage == Stage::Coming) {
        showing.stage = stage;
    }
}

fn waiting<'m>(model: &'m mut Model, url: &Url) -> Option<&'m mut Showing> {
    model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Picture(showing) if showing.url == *url => Some(showing),
        _ => None,
    })
}
