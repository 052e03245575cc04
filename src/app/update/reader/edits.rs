//! `d`: what the source changed in the article on the desk.
//!
//! In: the model. Out: the model with the next older change in place of the text, or the text again.

use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::panes::Changed;

/// Shows the latest change, then the ones before, then the text again.
pub fn changes(model: &mut Model) {
    if model.reader.reading.is_some() && model.reader.next_change() == Changed::Never {
        model.notice = Some(Notice::NotEdited);
    }
}
