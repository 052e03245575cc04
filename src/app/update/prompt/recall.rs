//! Lines from before, and what a line may become: `Up` and `Down`, `Tab` and `S-Tab`.

use crate::app::effect::Effect;
use crate::app::keys::candidates;
use crate::app::model::{Model, Way};
use crate::app::overlay::{Overlay, PromptKind};

/// Lines that are remembered, at most.
pub const LONGEST: usize = 500;

/// The sign under which lines of a kind are remembered; none for those that are not.
fn sign(kind: PromptKind) -> Option<char> {
    match kind {
        PromptKind::Command => Some(':'),
        PromptKind::Search => Some('/'),
        PromptKind::Filter => Some('F'),
        _ => None,
    }
}

/// Remembers a line that was entered, once, as the newest.
pub fn remember(model: &mut Model, kind: PromptKind, text: &str, out: &mut Vec<Effect>) {
    let text = text.trim();
    let Some(sign) = sign(kind).filter(|_| !text.is_empty()) else { return };
    let line = format!("{sign}{text}");
    if model.history.last() != Some(&line) {
        out.push(Effect::Remember(line.clone()));
    }
    model.history.retain(|other| *other != line);
    model.history.push(line);
    let surplus = model.history.len().saturating_sub(LONGEST);
    model.history.drain(..surplus);
}

/// The line before the one that stands there; in the palette the candidate above.
pub fn older(model: &mut Model) {
    turn(model, Way::Back);
}

/// The line after it, at last the one that was being typed; in the palette the candidate below.
pub fn newer(model: &mut Model) {
    turn(model, Way::Forward);
}

fn turn(model: &mut Model, way: Way) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last() else { return };
    if prompt.kind == PromptKind::Palette {
        return pick(model, way);
    }
    let Some(sign) = sign(prompt.kind) else { return };
    // Only lines that begin as what was typed, as in a shell.
    let stem = prompt.stem.clone().unwrap_or_else(|| prompt.text.clone());
    let lines: Vec<String> = model
        .history
        .iter()
        .rev()
        .filter_map(|line| line.strip_prefix(sign))
        .filter(|line| line.starts_with(&stem) && *line != stem)
        .map(str::to_owned)
        .collect();
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return };
    let at = match (way, prompt.recalled) {
        (Way::Back, None) => Some(0),
        (Way::Back, Some(at)) => Some((at + 1).min(lines.len().saturating_sub(1))),
        (Way::Forward, Some(at)) => at.checked_sub(1),
        (Way::Forward, None) => return,
    };
    match at.map(|at| lines.get(at)) {
        Some(Some(line)) => prompt.replace(line.clone()),
        Some(None) => return,
        None => prompt.replace(stem),
    }
    prompt.picked = None;
    prompt.recalled = at;
}

/// Completes a command to the next candidate; in the palette chooses the next.
pub fn complete(model: &mut Model, way: Way) {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last() else { return };
    match prompt.kind {
        PromptKind::Palette => pick(model, way),
        PromptKind::Command => {
            pick(model, way);
            let found = candidates(model);
            let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return };
            let Some(candidate) = prompt.picked.and_then(|at| found.get(at)) else { return };
            let (only, takes) = (found.len() == 1, !candidate.keys.is_empty());
            prompt.replace(candidate.name.clone());
            if only {
                // Nothing else fits: what comes next is what it takes.
                (prompt.stem, prompt.picked) = (None, None);
                if takes {
                    prompt.text.push(' ');
                    prompt.cursor = prompt.text.len();
                }
            }
        }
        _ => {}
    }
}

fn pick(model: &mut Model, way: Way) {
    let count = candidates(model).len();
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return };
    if count == 0 {
        prompt.picked = None;
        return;
    }
    let first = if prompt.kind == PromptKind::Palette { Some(0) } else { None };
    prompt.picked = Some(match (way, prompt.picked.or(first)) {
        (Way::Forward, None) => 0,
        (Way::Back, None) => count - 1,
        (Way::Forward, Some(at)) => (at + 1) % count,
        (Way::Back, Some(at)) => (at + count - 1) % count,
    });
}
