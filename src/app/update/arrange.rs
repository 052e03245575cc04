//! The panes as a person wants them: larger, smaller, hidden, alone.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::layout::{Pane, Shape};
use crate::app::model::Model;
use crate::app::panes::{Arrangement, Border, Zen};

/// Does what `action` asks of the panes, and has it kept for the next time.
pub fn arrange(model: &mut Model, action: Action, count: Option<usize>, out: &mut Vec<Effect>) {
    let before = model.arrangement;
    let steps = i16::try_from(count.unwrap_or(1)).unwrap_or(i16::MAX);
    match action {
        Action::Zen => {
            model.arrangement.zen = if before.zen == Zen::On { Zen::Off } else { Zen::On };
        }
        Action::Grow => shift(model, steps),
        Action::Shrink => shift(model, -steps),
        Action::HideSources => model.arrangement.turn(Pane::Sources),
        Action::HideList => model.arrangement.turn(Pane::List),
        Action::HideRelated => model.arrangement.turn(Pane::Related),
        _ => model.arrangement = Arrangement::default(),
    }
    // A pane that stands alone for a while is not kept.
    if before.print() != model.arrangement.print() {
        out.push(Effect::Keep(model.arrangement));
    }
}

/// Moves the border of the pane with the keys by `steps`, to make it larger.
fn shift(model: &mut Model, steps: i16) {
    let stacked = model.layout().shape == Shape::Stacked;
    let (border, steps) = match model.focus {
        Pane::Sources => (Border::Sources, steps),
        Pane::List | Pane::Related if stacked => (Border::Top, steps),
        Pane::Reader if stacked => (Border::Top, -steps),
        Pane::List => (Border::List, steps),
        Pane::Reader => (Border::List, -steps),
        Pane::Related => (Border::Related, steps),
    };
    model.arrangement.shift(border, steps);
}
