//! The configuration was changed while the program ran: it holds at once, or the old one stays.

use crate::app::effect::Effect;
use crate::app::model::{Model, Settings};
use crate::app::msg::{Refusal, Setup};
use crate::app::notice::Notice;
use crate::app::update::answer;
use crate::lang::Lang;

/// Takes the new settings, or shows until they are right what is wrong with them.
pub fn reconfigured(model: &mut Model, outcome: Result<Box<Setup>, Refusal>, out: &mut Vec<Effect>) {
    let setup = match outcome {
        Ok(setup) => *setup,
        Err(refusal) => {
            model.banner = Some(refusal);
            return;
        }
    };
    let mended = model.banner.take().is_some();
    if setup.changed || mended || !setup.later.is_empty() {
        model.notice = Some(Notice::Reconfigured(setup.later.clone()));
    }
    if setup.changed {
        wear(model, setup, out);
    }
    out.push(Effect::ListSources);
}

fn wear(model: &mut Model, setup: Setup, out: &mut Vec<Effect>) {
    let before = model.query();
    let folded = model.settings.copies;
    let settings = Settings::new(&setup.ui, model.settings.online);
    model.settings = Settings { rules_tell: setup.rules_tell, ..settings };
    model.keymap = setup.keymap;
    model.take_acronyms(&setup.acronyms);
    model.sources.take_folders(setup.folders);
    if let Some(language) = setup.language {
        model.lang = Lang::new(language);
    }
    model.reader.unlay();
    if model.query() != before || model.settings.copies != folded {
        answer::look(model, out);
    }
    out.push(Effect::Dress(Box::new((setup.theme, setup.ui))));
}
