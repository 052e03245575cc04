//! The last row: what was just done, or the keys that matter where the reader stands.

use super::brush::Brush;
use super::look::Tone;
use super::words::{self, Outcome};
use crate::app::{Action, Entry, Fetching, Layout, Model, Notice, Pane, Zen, text};
use crate::config::Motion;
use crate::lang::Lang;

/// A key and its meaning.
type Hint = (Action, fn(&Lang) -> String);

const LIST: &[Hint] = &[
    (Action::Open, Lang::hint_open),
    (Action::ReadOn, Lang::hint_next),
    (Action::Search, Lang::hint_search),
    (Action::Refresh, Lang::hint_fetch),
    (Action::Help, Lang::hint_help),
    (Action::Close, Lang::hint_quit),
    (Action::ToggleRead, Lang::hint_mark),
    (Action::ToggleStar, Lang::hint_star),
    (Action::NextUnread, Lang::hint_unread),
    (Action::NextPane, Lang::hint_pane),
];
const CHOOSING: &[Hint] = &[
    (Action::ToggleRead, Lang::hint_mark),
    (Action::ToggleStar, Lang::hint_star),
    (Action::CopyLink, Lang::hint_copy),
    (Action::Cancel, Lang::hint_clear),
    (Action::Choose, Lang::hint_choose_row),
    (Action::ChooseTo, Lang::hint_range),
    (Action::Help, Lang::hint_help),
];
const READER: &[Hint] = &[
    (Action::ReadOn, Lang::hint_next),
    (Action::Close, Lang::hint_back),
    (Action::NextArticle, Lang::hint_article),
    (Action::Browse, Lang::hint_browser),
    (Action::Help, Lang::hint_help),
    (Action::Hint, Lang::hint_links),
    (Action::Search, Lang::hint_find),
    (Action::ToggleStar, Lang::hint_star),
    (Action::ToggleRead, Lang::hint_mark),
    (Action::NextPane, Lang::hint_pane),
];
const RELATED: &[Hint] = &[
    (Action::Open, Lang::hint_open),
    (Action::Close, Lang::hint_back),
    (Action::Return, Lang::hint_return),
    (Action::Help, Lang::hint_help),
];
const SOURCES: &[Hint] = &[
    (Action::Open, Lang::hint_choose),
    (Action::Refresh, Lang::hint_fetch),
    (Action::Close, Lang::hint_back),
    (Action::Help, Lang::hint_help),
    (Action::NextPane, Lang::hint_pane),
];

/// Paints the last row.
pub fn paint(model: &Model, layout: &Layout, brush: &mut Brush<'_>) {
    let area = layout.footer;
    if let Some(notice) = &model.notice {
        let (said, outcome) = words::notice(model, notice);
        let tone = if outcome == Outcome::Ill { Tone::Bad } else { Tone::Notice };
        brush.clipped(area, 1, 0, &said, tone);
        return;
    }
    if let Some(refusal) = &model.banner {
        let (said, _) = words::notice(model, &Notice::Refused(refusal.clone()));
        brush.clipped(area, 1, 0, &model.lang.config_stays(&said), Tone::Bad);
        return;
    }
    if let Some(said) = failing_source(model) {
        brush.clipped(area, 1, 0, &said, Tone::Bad);
        return;
    }
    if layout.zen == Zen::On {
        return;
    }
    let typed = typed(model);
    let room = area.width.saturating_sub(text::width(&typed) as u16 + 1);
    hints(model, ratatui::layout::Rect { width: room, ..area }, brush);
    brush.text(area, room, 0, &typed, Tone::Key);
}

/// Why the source under the cursor failed, while the sources have the keys.
fn failing_source(model: &Model) -> Option<String> {
    let Entry::Source(id) = model.sources.chosen() else { return None };
    let health = model.sources.source(*id).filter(|_| model.focus == Pane::Sources)?;
    let failure = health.visit.last_error.as_ref()?;
    Some(words::sentence(&model.lang.source_failing(&model.lang.failure(failure))))
}

/// A number or a sequence that is not finished.
fn typed(model: &Model) -> String {
    let count = model.count.map(|count| count.to_string()).unwrap_or_default();
    let keys: String = model.keys_begun().iter().map(ToString::to_string).collect();
    count + &keys
}

fn hints(model: &Model, area: ratatui::layout::Rect, brush: &mut Brush<'_>) {
    let hints = match model.focus {
        Pane::List if !model.list.chosen.is_empty() => CHOOSING,
        Pane::List => LIST,
        Pane::Reader => READER,
        Pane::Related => RELATED,
        Pane::Sources => SOURCES,
    };
    let mut x = 1;
    let esc_is_free = model.focus != Pane::List || model.list.chosen.is_empty();
    if let Some(said) =
        model.fetching.as_ref().filter(|_| esc_is_free).map(|fetching| progress(model, fetching))
    {
        x += hint(area, x, model.keymap.key_of(Action::Cancel), &model.lang.hint_stop(), brush);
        x += hint(area, x, model.keymap.key_of(Action::Progress), &model.lang.hint_progress(), brush);
        let rest = ratatui::layout::Rect { x: area.x + x, width: area.width.saturating_sub(x), ..area };
        brush.clipped(rest, 0, 0, &said, Tone::Plain);
        return;
    }
    if model.focus == Pane::List && model.list.current().is_some_and(|row| !row.also.is_empty()) {
        x += hint(area, x, model.keymap.key_of(Action::Unfold), &model.lang.hint_copies(), brush);
    }
    for (action, word) in hints {
        let key = match action {
            Action::NextArticle => "J K",
            action => model.keymap.key_of(*action),
        };
        x += hint(area, x, key, &word(&model.lang), brush);
    }
}

/// How far the refresh is, what it asks and how much failed.
fn progress(model: &Model, fetching: &Fetching) -> String {
    let lang = &model.lang;
    if fetching.stopping {
        return lang.stopping();
    }
    let still = model.settings.motion == Motion::Reduced;
    if still || (fetching.of == 0 && fetching.shelf.is_none()) {
        return lang.fetching_begins();
    }
    let far = match fetching.shelf {
        Some((done, of)) => lang.fetching_pages(done, of),
        None => lang.fetching(fetching.done, fetching.of),
    };
    let mut parts = vec![far, lang.bytes(fetching.bytes)];
    if !fetching.failed.is_empty() {
        parts.push(lang.progress_failed_short(fetching.failed.len()));
    }
    let page = fetching.page.as_ref().map(|(source, _)| *source).filter(|_| fetching.shelf.is_some());
    let now = fetching.asking.first().copied().or(page).and_then(|id| model.sources.source(id));
    parts.extend(now.map(|health| health.source.name.clone()));
    parts.join(" · ")
}

/// Paints a hint whole or not at all; the columns taken.
fn hint(area: ratatui::layout::Rect, x: u16, key: &str, word: &str, brush: &mut Brush<'_>) -> u16 {
    let needed = (text::width(key) + 1 + text::width(word)) as u16;
    if x + needed > area.width {
        return 0;
    }
    let taken = brush.text(area, x, 0, key, Tone::Key);
    brush.text(area, x + taken + 1, 0, word, Tone::Dim);
    needed + 2
}
