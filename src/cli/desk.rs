//! What every command works with: where things lie, the words, standard output, the engine.

use super::args::Global;
use super::out::Out;
use super::trouble::{Exit, Trouble};
use crate::config::{self, Config, ConfigError, Paths};
use crate::engine::{Engine, Options};
use crate::lang::{Lang, Language};
use crate::news::{Folder, Query};
use crate::tui;

/// The desk a command sits at.
#[derive(Debug)]
pub struct Desk {
    /// What holds for every command.
    pub global: Global,
    /// The words.
    pub lang: Lang,
    /// Standard output.
    pub out: Out,
    setup: Result<Setup, ConfigError>,
}

/// What a command does with the configuration's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigFile {
    /// Reads it; one that was named and is missing is a mistake.
    Read,
    /// Adds to it; one that is missing is made.
    Written,
}

/// Where things lie and what is configured.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Where things lie.
    pub paths: Paths,
    /// What is configured.
    pub config: Config,
}

impl Desk {
    /// Reads the configuration; what is wrong with it is told to whoever needs it.
    pub fn new(global: Global, file: ConfigFile) -> Self {
        let setup = Paths::locate(global.config.as_deref(), global.data_dir.as_deref()).and_then(|paths| {
            let paths = match file {
                ConfigFile::Read => paths,
                ConfigFile::Written => paths.to_be_written(),
            };
            let config = config::load(&paths)?;
            tui::check_keys(&config)?;
            Ok(Setup { paths, config })
        });
        let configured = setup.as_ref().ok().and_then(|setup| setup.config.language);
        let language = global.lang.map(Language::from).or(configured).unwrap_or_else(from_locale);
        let out = Out::stdout(global.color);
        Self { global, lang: Lang::new(language), out, setup }
    }

    /// Where things lie and what is configured.
    pub fn setup(&self) -> Result<&Setup, &ConfigError> {
        self.setup.as_ref()
    }

    /// As [`Desk::setup`], for commands that cannot do without.
    pub fn need_setup(&mut self) -> Result<Setup, Trouble> {
        if let Ok(setup) = &self.setup {
            return Ok(setup.clone());
        }
        let taken = std::mem::replace(&mut self.setup, Err(ConfigError::Homeless));
        Err(taken.err().unwrap_or(ConfigError::Homeless).into())
    }

    /// The engine on the person's cache.
    pub fn engine(&mut self) -> Result<Engine, Trouble> {
        let setup = self.need_setup()?;
        let engine = Engine::open(self.options(&setup))?;
        engine.prefer(Folder::watch(&setup.config.watch).map(|folder| folder.query));
        engine.rule_by(setup.config.rules);
        Ok(engine)
    }

    /// How the engine is started for `setup`.
    pub fn options(&self, setup: &Setup) -> Options {
        Options {
            database: setup.paths.database(),
            sources: setup.config.sources.clone(),
            net: setup.config.net.clone(),
            offline: self.global.offline,
            budget_per_day: setup.config.budget_per_day,
            trust: setup.config.trust.clone(),
        }
    }

    /// Tells `trouble` on standard error and gives its exit code.
    pub fn tell(&self, trouble: &Trouble) -> Exit {
        if !trouble.is_silent() {
            super::out::complain(&trouble.words(&self.lang));
        }
        trouble.exit()
    }
}

/// The query that `words` of a command line make.
pub fn query(words: &[String]) -> Result<Query, Trouble> {
    let text = words.join(" ");
    text.parse().map_err(|error| Trouble::Query { text, error })
}

/// The language of the locale, else Indonesian.
pub fn from_locale() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|locale| Language::from_locale(&locale))
        .unwrap_or_default()
}
