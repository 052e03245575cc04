//! The welcome of a first run: what this is, and what to begin with.

use ratatui::layout::Rect;

use super::page::sheet;
use crate::app::{Choice, Layout, Model, text};
use crate::view::brush::Brush;
use crate::view::look::Tone;

/// Paints the welcome; the place of its cursor.
pub fn paint(model: &Model, layout: &Layout, cursor: usize, brush: &mut Brush<'_>) -> (u16, u16) {
    let lang = &model.lang;
    let area = sheet(model, layout, &lang.welcome_title(), &lang.welcome_hint(), brush);
    let width = usize::from(area.width).max(1);
    let choices: Vec<(String, String)> = Choice::ALL.iter().map(|choice| choice.words(lang)).collect();
    let mut intro = text::wrap(&lang.welcome_intro(), width.min(72));
    let noted: Vec<bool> = notes(&choices, usize::from(area.height), &mut intro);
    let mut y = 0;
    if !intro.is_empty() {
        y = 1;
    }
    for row in &intro {
        brush.text(area, 0, y, row, Tone::Plain);
        y += 1;
    }
    if !intro.is_empty() {
        y += 1;
    }
    let mut place = (area.x, area.y);
    for (at, (name, note)) in choices.iter().enumerate() {
        let row = Rect { x: area.x.saturating_sub(2), width: area.width + 4, ..area };
        brush.text(area, 2, y, &(at + 1).to_string(), Tone::Key);
        brush.clipped(area, 5, y, name, if at == cursor { Tone::Title } else { Tone::Plain });
        if at == cursor {
            brush.text(area, 0, y, ">", Tone::Focus);
            brush.wash(row, y, Tone::Chosen);
            place = (area.x, area.y + y);
        }
        y += 1;
        if noted[at] {
            for line in text::wrap(note, width.saturating_sub(5).max(1)) {
                brush.text(area, 5, y, &line, Tone::Dim);
                y += 1;
            }
        }
    }
    place
}

/// Which choices have room for their notes; where there is little, the introduction goes first.
fn notes(choices: &[(String, String)], height: usize, intro: &mut Vec<String>) -> Vec<bool> {
    let all: Vec<bool> = choices.iter().map(|(_, note)| !note.is_empty()).collect();
    let rows = choices.len() + all.iter().filter(|noted| **noted).count();
    if intro.len() + 2 + rows <= height {
        return all;
    }
    if intro.len() + 2 + choices.len() > height {
        intro.clear();
    }
    vec![false; choices.len()]
}
