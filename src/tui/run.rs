//! The main loop, and how it begins and ends.
//!
//! In: an engine, the configuration, a language. Out: the exit code. Sleeps until something
//! happens; nothing is drawn while nothing changes.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use signal_hook::consts::SIGHUP;

use super::keep::Keep;
use super::memory;
use super::perform::Performer;
use super::sequence::graphics;
use super::signals::Signals;
use super::terminal::{self, Place, Screen, watch_for_crashes};
use super::{input, settings, workers};
use crate::app::{
    Code, Effect, Fetching, Held, Key, Keymap, Model, Msg, Notice, Online, Settings, Target, Trouble, start,
    update,
};
use crate::config::{Config, ConfigError, Paths};
use crate::engine::{Engine, now};
use crate::lang::Lang;
use crate::news::{Query, Rule};
use crate::view::{Letters, Look, Paint};

/// Why there is no screen.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// Input or output is no terminal, or one that can only print.
    #[error("there is no terminal to draw on")]
    NoTerminal,
    /// The terminal does not do what it is asked for.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] std::io::Error),
    /// The configuration binds keys by names that do not exist.
    #[error(transparent)]
    Keys(#[from] ConfigError),
}

/// How the screen begins.
#[derive(Debug, Clone, PartialEq)]
pub struct RunOptions {
    /// What narrows the list from the start; the default query shows everything.
    pub start: Query,
    /// What is fetched at once; `None` waits for the person.
    pub fetch: Option<Target>,
    /// Whether the network may be asked.
    pub online: Online,
    /// Whether colours may be used.
    pub paint: Paint,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self { start: Query::default(), fetch: None, online: Online::Allowed, paint: Paint::Colour }
    }
}

/// Whether there is a terminal to draw on: input and output are one, and it can do more than print.
pub fn possible() -> Result<(), TuiError> {
    let able = std::env::var("TERM").is_ok_and(|term| !term.is_empty() && term != "dumb");
    if able && std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(TuiError::NoTerminal)
    }
}

/// How the screen was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parting {
    /// For good, with this exit code (128+n after signal n).
    Code(i32),
    /// For the fictional ministry.
    Demo,
}

/// So long after the beginning of a sequence of keys its sequels are shown.
const HESITATION: Duration = Duration::from_millis(400);

/// A frame waits so long for each answer that it is to show: the cache is nearly always faster,
/// and then nothing is painted that is gone a moment later.
const GRACE: Duration = Duration::from_millis(4);

/// A frame waits for at most so many answers.
const PATIENCE: usize = 4;

/// The key that brings a fault about, in builds for development.
const FAULT: Key = Key { code: Code::F(12), held: Held::Nothing };

/// The keys that `config` binds, or what is wrong with their names.
fn keymap(config: &Config) -> Result<Keymap, ConfigError> {
    Keymap::new(&config.keys).map_err(ConfigError::Faults)
}

/// That the keys of `config` bear right names.
pub fn check_keys(config: &Config) -> Result<(), ConfigError> {
    keymap(config).map(drop)
}

/// Runs the screen until the person leaves. The list of sources is kept in the configuration at
/// `paths`.
pub fn run(
    engine: Engine,
    config: &Config,
    paths: Paths,
    lang: Lang,
    options: RunOptions,
) -> Result<Parting, TuiError> {
    possible()?;
    let written = settings::look(&paths.files());
    let signals = Signals::watch()?;
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let rules_tell = config.rules.iter().any(Rule::notifies);
    let settings = Settings { rules_tell, ..Settings::new(&config.ui, options.online) };
    let mut model = Model::new(lang, settings, size, &now());
    model.sources.take_folders(config.all_folders());
    model.take_acronyms(&config.acronyms);
    let keep = Keep::new(&paths);
    model.arrangement = keep.read();
    model.keymap = keymap(config)?;
    model.begin_with(&options.start);
    let mut effects = first_rows(&engine, &mut model);
    if engine.read_only() {
        model.notice = Some(Notice::Trouble(Trouble::ReadOnly));
    }
    let (tell, told) = mpsc::channel();
    let crashed = Lang::new(model.lang.language());
    let words = move |note: &Path| crashed.crashed(note.display().to_string());
    watch_for_crashes(&paths.data_dir, words, tell.clone());
    let mut screen = match Screen::enter(config, look(config, &options), tell.clone()) {
        Err(error) if is_gone(&error) => return Ok(Parting::Code(128 + SIGHUP)),
        entered => entered?,
    };
    // A terminal that goes away during the first frame is a hang-up like any later one.
    if screen.draw(&model).is_err() {
        let _ = tell.send(Msg::Ended(SIGHUP));
    }
    if let Some(target) = options.fetch.filter(|_| options.online == Online::Allowed) {
        model.fetching = Some(Fetching::default());
        effects.push(Effect::Refresh(target));
    }
    model.history = memory::recall(&paths);
    let left = signals.tell(tell.clone());
    input::listen(tell.clone());
    settings::watch(engine.clone(), paths.clone(), written, config, tell.clone());
    screen.begin_vigil();
    let mut performer = Performer::new(engine, paths, keep, tell);
    let parting = attend(&mut model, &mut screen, &mut performer, effects, &told);
    drop(screen);
    performer.finish();
    left.store(true, std::sync::atomic::Ordering::Relaxed);
    let _ = std::panic::take_hook();
    Ok(parting)
}

/// The chosen theme, as far as terminal and locale can show it.
fn look(config: &Config, options: &RunOptions) -> Look {
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(said);
    let paint = match options.paint {
        Paint::Colour => Paint::of(&said("TERM").unwrap_or_default(), &said("COLORTERM").unwrap_or_default()),
        paint => paint,
    };
    let theme = config.theme(&config.ui.theme).or_else(|| crate::config::theme("mono"));
    let mut look =
        theme.map_or_else(Look::default, |theme| Look::new(theme, paint, letters(locale.as_deref())));
    if paint != Paint::Mono {
        look.graphics = graphics::graphics(said);
    }
    look
}

/// The letters that a locale can show; where none is set, terminals of today show all.
fn letters(locale: Option<&str>) -> Letters {
    let Some(locale) = locale else { return Letters::Unicode };
    let folded = locale.to_ascii_lowercase();
    if folded.contains("utf-8") || folded.contains("utf8") { Letters::Unicode } else { Letters::Ascii }
}

/// Asks for the first rows and the sources right here, so that the first paint waits for
/// nothing else; the questions that are left.
fn first_rows(engine: &Engine, model: &mut Model) -> Vec<Effect> {
    let mut later = Vec::new();
    for effect in start(model) {
        let answer = match &effect {
            Effect::Find { .. } | Effect::ListSources => workers::answer(engine, &effect),
            _ => None,
        };
        match answer {
            Some(msg) => later.extend(update(model, msg, &now())),
            None => later.push(effect),
        }
    }
    later
}

/// Runs the main loop; a terminal that fails has gone away, which is a hang-up like any other.
fn attend(
    model: &mut Model,
    screen: &mut Screen,
    performer: &mut Performer,
    effects: Vec<Effect>,
    told: &Receiver<Msg>,
) -> Parting {
    let ended = turn(model, screen, performer, effects, told);
    ended.unwrap_or_else(|_| {
        for effect in update(model, Msg::Ended(SIGHUP), &now()) {
            performer.perform(effect);
        }
        Parting::Code(128 + SIGHUP)
    })
}

/// Whether the terminal has gone away: what is asked of one that has fails with EIO.
fn is_gone(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
}

/// The main loop: does what is to be done, draws once, sleeps until something happens.
fn turn(
    model: &mut Model,
    screen: &mut Screen,
    performer: &mut Performer,
    mut effects: Vec<Effect>,
    told: &Receiver<Msg>,
) -> io::Result<Parting> {
    let mut seen = Seen::Otherwise;
    loop {
        let mut later = begin(effects, screen, performer)?;
        for _ in 0..PATIENCE {
            let Some(msg) = model.is_incomplete().then(|| told.recv_timeout(GRACE).ok()).flatten() else {
                break;
            };
            seen = Seen::Otherwise;
            later.extend(begin(update(model, msg, &now()), screen, performer)?);
        }
        let drawn = if seen == Seen::Otherwise { screen.draw(model) } else { Ok(()) };
        // Even where the terminal has gone away meanwhile, what is to be stored is.
        if let Some(parting) = perform(later, screen, performer)? {
            return Ok(parting);
        }
        drawn?;
        // Somebody who hesitates in the middle of a sequence is shown how it may go on; a number
        // by itself opens a link.
        let hesitates = model.hesitates();
        let wait = if hesitates { HESITATION } else { until_tomorrow() };
        let first = match told.recv_timeout(wait) {
            Ok(msg) => msg,
            Err(RecvTimeoutError::Timeout) if hesitates => Msg::Paused,
            Err(RecvTimeoutError::Timeout) => Msg::Ticked,
            Err(RecvTimeoutError::Disconnected) => return Ok(Parting::Code(0)),
        };
        effects = Vec::new();
        seen = Seen::Same;
        for msg in std::iter::once(first).chain(told.try_iter()) {
            if !matches!(msg, Msg::Prepared(_)) {
                seen = Seen::Otherwise;
            }
            if msg == Msg::Pressed(FAULT) {
                terminal::arm();
            }
            terminal::strike(Place::Main);
            effects.extend(update(model, msg, &now()));
        }
    }
}

/// Whether the screen shows something else than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Same,
    Otherwise,
}

/// Does what the next frame waits for; what is to be done when it is painted. Storing and counting
/// must not take the processor from whoever paints.
fn begin(effects: Vec<Effect>, screen: &mut Screen, performer: &mut Performer) -> io::Result<Vec<Effect>> {
    let (first, later) = effects.into_iter().partition(is_for_the_frame);
    perform(first, screen, performer)?;
    Ok(later)
}

/// Whether the next frame waits for this, or goes out with it.
fn is_for_the_frame(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Find { .. }
            | Effect::FindCopies { .. }
            | Effect::SeekUnread { .. }
            | Effect::Open { .. }
            | Effect::Dress(_)
            | Effect::Redraw
            | Effect::Copy(_)
            | Effect::Alert(_)
            | Effect::Suspend
    )
}

/// Does what is to be done; how the screen is left, where that is among it.
fn perform(
    effects: Vec<Effect>,
    screen: &mut Screen,
    performer: &mut Performer,
) -> io::Result<Option<Parting>> {
    for effect in effects {
        match effect {
            Effect::Quit(code) => return Ok(Some(Parting::Code(code))),
            Effect::Demo => return Ok(Some(Parting::Demo)),
            Effect::Dress(dress) => screen.dress(dress.0, &dress.1),
            Effect::Redraw => screen.clear()?,
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Alert(text) => screen.alert(&text)?,
            Effect::Suspend => {
                screen.suspend()?;
                performer.resized();
            }
            effect => performer.perform(effect),
        }
    }
    Ok(None)
}

/// Until the date in the header changes, but no longer than an hour: a sleeping laptop's clock jumps.
fn until_tomorrow() -> Duration {
    let hour = Duration::from_hours(1);
    let now = now();
    let Ok(tomorrow) = now.tomorrow().and_then(|next| next.start_of_day()) else { return hour };
    let left = now.duration_until(&tomorrow).unsigned_abs() + Duration::from_secs(1);
    left.min(hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_without_unicode_gets_ascii() {
        for (locale, letters_of) in [
            (Some("id_ID.UTF-8"), Letters::Unicode),
            (Some("C.utf8"), Letters::Unicode),
            (Some("C"), Letters::Ascii),
            (Some("POSIX"), Letters::Ascii),
            (Some("id_ID.ISO-8859-1"), Letters::Ascii),
            (None, Letters::Unicode),
        ] {
            assert_eq!(letters(locale), letters_of, "{locale:?}");
        }
    }
}
