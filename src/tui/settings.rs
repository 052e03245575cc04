//! Watches the configuration's files: what a person writes there holds at once, what is wrong
//! there is told, and the old settings stay.
//!
//! In: where the files lie. Out: a message after each change that means something. Looks at the
//! files' times only; reads them when these have changed. Never writes them.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

use super::terminal::OURS;
use super::workers::trouble;
use crate::app::{Msg, Refusal, Setup};
use crate::config::{self, Config, Paths};
use crate::engine::Engine;
use crate::news::Folder;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_secs(2);

/// What is to be seen of a file without reading it.
pub type Seen = Vec<Option<(SystemTime, u64)>>;

/// Tells of every change of the files at `paths` since they were `seen`; `config` is what the screen
/// began with.
pub fn watch(engine: Engine, paths: Paths, mut seen: Seen, config: &Config, tell: Sender<Msg>) {
    let mut held = config.clone();
    let work = move || {
        let files = paths.files();
        // What the files say counts where that is known: the demo's configuration is not all from one.
        if let Ok(written) = config::load(&paths)
            && look(&files) == seen
        {
            held = written;
        }
        loop {
            std::thread::sleep(PAUSE);
            let fresh = look(&files);
            if fresh == seen {
                continue;
            }
            seen = fresh;
            let outcome = read(&engine, &paths, &mut held);
            if tell.send(Msg::Reconfigured(outcome.map(Box::new))).is_err() {
                return;
            }
        }
    };
    // Without such a thread the settings hold at the next start, as they always did.
    let _ = std::thread::Builder::new().name(format!("{OURS}settings")).spawn(work);
}

/// What is to be seen of `files`.
pub fn look(files: &[PathBuf]) -> Seen {
    let of = |file: &PathBuf| {
        let known = std::fs::metadata(file).ok()?;
        Some((known.modified().ok()?, known.len()))
    };
    files.iter().map(of).collect()
}

/// What the files say now, compared with what was `held`.
fn read(engine: &Engine, paths: &Paths, held: &mut Config) -> Result<Setup, Refusal> {
    let config = config::load(paths)?;
    let setup = Setup::new(&config, held)?;
    if config.sources != held.sources {
        engine.subscribe(&config.sources).map_err(|error| Refusal::Cache(trouble(error)))?;
    }
    engine.prefer(Folder::watch(&config.watch).map(|folder| folder.query));
    engine.rule_by(config.rules.clone());
    *held = config;
    Ok(setup)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::NetConfig;
    use crate::engine::Options;

    #[test]
    fn a_broken_file_changes_nothing_and_a_mended_one_all() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("c.toml");
        let paths = Paths::locate(Some(&file), Some(dir.path())).unwrap().to_be_written();
        let options = Options {
            database: paths.database(),
            sources: Vec::new(),
            net: NetConfig::default(),
            offline: true,
            budget_per_day: None,
            trust: Vec::new(),
        };
        let engine = Engine::open(options).unwrap();
        let mut held = config::load(&paths).unwrap();
        let source = "[[source]]\nname = \"Kanwil\"\nurl = \"https://a.go.id/feed\"\n";
        let names = |engine: &Engine| {
            let sources = engine.sources().unwrap();
            sources.into_iter().filter(|kept| !kept.archived).map(|kept| kept.source.name).collect::<Vec<_>>()
        };
        let none: &[&str] = &[];
        for (text, wanted, kept) in [
            (source.to_owned(), Some((false, none)), vec!["Kanwil"]),
            (format!("{source}nmae = 1\n"), None, vec!["Kanwil"]),
            ("[keys]\nj = \"nowhere\"\n".to_owned(), None, vec!["Kanwil"]),
            (format!("[ui]\nmeasure = 60\n{source}"), Some((true, none)), vec!["Kanwil"]),
            (format!("# words\n[ui]\nmeasure = 60\n{source}"), Some((false, none)), vec!["Kanwil"]),
            (format!("[net]\nparallel = 2\n{source}"), Some((true, &["[net]"])), vec!["Kanwil"]),
            ("[budget]\nper_day = \"5MB\"\n".to_owned(), Some((false, &["[net]", "[budget]"])), vec![]),
            (String::new(), Some((false, &["[budget]"])), vec![]),
        ] {
            std::fs::write(&file, &text).unwrap();
            let outcome = read(&engine, &paths, &mut held).ok();
            let outcome = outcome.map(|setup| (setup.changed, setup.later));
            let wanted = wanted.map(|(changed, later)| (changed, later.to_vec()));
            assert_eq!(outcome, wanted, "{text}");
            assert_eq!(names(&engine), kept, "{text}");
        }
    }
}
