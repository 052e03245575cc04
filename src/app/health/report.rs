//! The report on one source: what is the matter and what helps, when it was and will be asked,
//! what it brings and costs.
//!
//! In: the model and a width. Out: rows. Never paints, never asks.

use jiff::{SignedDuration, Timestamp};

use super::window::{Condition, Health};
use crate::app::action::Action;
use crate::app::model::Model;
use crate::app::pages::PageLine;
use crate::app::text;
use crate::lang::Lang;
use crate::news::{Diary, Kind, SourceHealth, Tally};

/// The rows of the report on the source at hand, for `columns`.
pub fn report(model: &Model, window: &Health, columns: usize) -> Vec<PageLine> {
    let Some((condition, health)) = window.at_hand(&model.sources) else { return Vec::new() };
    let mut lines = vec![PageLine::Heading(text::clip(&health.source.name, columns))];
    let (said, ill) = state(model, condition, health);
    for row in text::wrap(&said, columns) {
        lines.push(if ill { PageLine::Warning(row) } else { PageLine::Text(row) });
    }
    lines.push(PageLine::Blank);
    let diary = window.diary(health.source.id);
    set(&facts(model, health, diary), columns, &mut lines);
    if let Some(diary) = diary {
        lines.push(PageLine::Blank);
        charts(model, diary, &mut lines);
    }
    lines.push(PageLine::Blank);
    set(&whence(model, health), columns, &mut lines);
    lines
}

/// What is the matter and what helps; whether that is an ill thing.
fn state(model: &Model, condition: Condition, health: &SourceHealth) -> (String, bool) {
    let lang = &model.lang;
    let visit = &health.visit;
    let said = match condition {
        Condition::Failing => {
            let why = visit.last_error.as_ref().map(|failure| lang.failure(failure)).unwrap_or_default();
            let why = text::sentence(&why);
            if visit.failures > 1 { format!("{why} ({})", lang.health_times(visit.failures)) } else { why }
        }
        Condition::Moved => {
            let to = visit.habits.settled().map(ToString::to_string).unwrap_or_default();
            lang.health_moved(&to, model.keymap.key_of(Action::ReaddressSource))
        }
        Condition::Unvisited => lang.health_unvisited(model.keymap.key_of(Action::Refresh)),
        Condition::Silent => lang.health_silent(Diary::DAYS),
        Condition::Well => lang.health_well(),
        Condition::Archived => lang.health_archived(model.keymap.key_of(Action::RestoreSource)),
    };
    (said, condition.is_trouble())
}

/// The facts: what each is called and what it is.
fn facts(model: &Model, health: &SourceHealth, diary: Option<&Diary>) -> Vec<(String, String)> {
    let lang = &model.lang;
    let visit = &health.visit;
    let mut facts = vec![(
        lang.health_last_ok(),
        visit.last_ok.map_or_else(|| lang.health_never(), |at| past(model, at)),
    )];
    if visit.last_try != visit.last_ok {
        facts.extend(visit.last_try.map(|at| (lang.health_last_try(), past(model, at))));
    }
    if !health.archived {
        facts.push((lang.health_next(), next(model, health)));
        let every = health.source.every;
        let every = every.map_or_else(|| lang.health_by_itself(), |every| span(lang, every));
        facts.push((lang.health_interval(), every));
    }
    let Tally { total, unread, .. } = health.tally;
    facts.push((lang.health_kept(), lang.health_articles(total, &lang.number(total), &lang.number(unread))));
    if let Some(diary) = diary {
        let month = lang.bytes(diary.bytes.iter().sum());
        facts.push((lang.health_bytes(), lang.health_spent(&lang.bytes(diary.today()), &month, Diary::DAYS)));
    }
    facts
}

/// How and where it is read.
fn whence(model: &Model, health: &SourceHealth) -> [(String, String); 2] {
    let kind = if health.visit.kind == Kind::Auto { health.source.kind } else { health.visit.kind };
    let lang = &model.lang;
    [(lang.adding_kind(), lang.kind(kind)), (lang.adding_address(), health.source.url.to_string())]
}

/// Sets facts in two columns; what is longer than its column goes on below.
fn set(facts: &[(String, String)], columns: usize, lines: &mut Vec<PageLine>) {
    let widest = facts.iter().map(|(label, _)| text::width(label)).max().unwrap_or(0);
    let room = columns.saturating_sub(widest + 2).max(1);
    for (label, value) in facts {
        let mut label = text::fit(label, widest);
        for row in text::wrap(value, room) {
            lines.push(PageLine::Fact(std::mem::replace(&mut label, " ".repeat(widest)), row));
        }
    }
}

/// Items and bytes of each day, one column a day.
fn charts(model: &Model, diary: &Diary, lines: &mut Vec<PageLine>) {
    let lang = &model.lang;
    let items: u64 = diary.items.iter().sum();
    let most = diary.items.iter().max().copied().unwrap_or(0);
    lines.push(PageLine::Aside(lang.health_items(Diary::DAYS, &lang.number(items), &lang.number(most))));
    lines.push(PageLine::Text(text::sparkline(&diary.items)));
    let most = diary.bytes.iter().max().copied().unwrap_or(0);
    lines.push(PageLine::Aside(lang.health_daily_bytes(&lang.bytes(most))));
    lines.push(PageLine::Text(text::sparkline(&diary.bytes)));
    let first = model.now.date().checked_sub(jiff::Span::new().days(i64::from(Diary::DAYS) - 1));
    let first = first.map(|day| lang.short_date(day, model.now.date()).trim().to_owned()).unwrap_or_default();
    let today = lang.today_word();
    let gap = (Diary::DAYS as usize).saturating_sub(text::width(&first) + text::width(&today)).max(1);
    lines.push(PageLine::Aside(format!("{first}{}{today}", " ".repeat(gap))));
}

/// `17 Jan 09:12 (2 h ago)`, without the day where it is today.
fn past(model: &Model, at: Timestamp) -> String {
    let since = model.now.timestamp().duration_since(at);
    let ago = if since < SignedDuration::from_mins(1) {
        model.lang.health_just_now()
    } else {
        model.lang.health_ago(&span(&model.lang, since))
    };
    format!("{} ({ago})", moment(model, at))
}

/// When it may be asked again by itself.
fn next(model: &Model, health: &SourceHealth) -> String {
    let lang = &model.lang;
    let due = health.visit.next_due.filter(|due| *due > model.now.timestamp());
    match due {
        None => lang.health_now(model.keymap.key_of(Action::Refresh)),
        Some(due) => {
            let left = span(lang, due.duration_since(model.now.timestamp()));
            lang.health_from(&moment(model, due), &left)
        }
    }
}

fn moment(model: &Model, at: Timestamp) -> String {
    let there = at.to_zoned_datetime(model.now.time_zone().clone());
    let clock = model.lang.clock(there.hour(), there.minute());
    if there.date() == model.now.date() {
        return clock;
    }
    format!("{} {clock}", model.lang.short_date(there.date(), model.now.date()).trim())
}

/// A length of time in its largest unit.
pub fn span(lang: &Lang, length: SignedDuration) -> String {
    let minutes = length.as_secs().abs() / 60;
    match minutes {
        0..60 => lang.span_minutes(minutes),
        60..2880 => lang.span_hours(minutes / 60),
        _ => lang.span_days(minutes / 1440),
    }
}
