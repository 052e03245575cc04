//! `/` in an article: its words are shown as they are typed; `n` and `N` go from match to match.

use crate::app::layout::Pane;
use crate::app::model::{Model, Way};
use crate::app::notice::Notice;
use crate::app::overlay::PromptKind;
use crate::app::update::prompt;

/// Opens the line; the article comes back here if nothing is looked for after all.
pub fn ask(model: &mut Model) {
    model.find_from = model.reader.top;
    prompt::ask(model, PromptKind::Find);
}

/// Shows `text` in the article, from where the line was opened.
pub fn look_for(model: &mut Model, text: &str) {
    model.reader.top = model.find_from;
    let text = text.trim();
    model.reader.look_for((!text.is_empty()).then_some(text));
    jump(model);
}

/// Looks for nothing any more, back where the line was opened.
pub fn back_up(model: &mut Model) {
    model.reader.look_for(None);
    model.reader.top = model.find_from;
}

/// Brings the match at hand into sight and says which one it is.
pub fn jump(model: &mut Model) {
    let height = model.layout().rows(Pane::Reader);
    let Some(find) = &model.reader.find else { return };
    model.notice = Some(if find.hits.is_empty() {
        Notice::NotInText(find.text.clone())
    } else {
        Notice::Match(find.at + 1, find.hits.len())
    });
    if let Some(line) = find.line() {
        model.reader.show(line, height);
    }
}

/// `n` and `N`: the next match, from the last one on to the first.
pub fn step(model: &mut Model, way: Way) {
    if let Some(find) = model.reader.find.as_mut().filter(|find| !find.hits.is_empty()) {
        let count = find.hits.len();
        let by = if way == Way::Forward { 1 } else { count - 1 };
        find.at = (find.at + by) % count;
    }
    jump(model);
}
