//! `warta doctor`: whether configuration, folders, database, clock, terminal and network are well.
//!
//! It asks nobody on the network: it tells when a source last answered. With `--repair` it first
//! saves what can be read of a damaged database; the damaged file is moved aside.

use std::fs;
use std::io::{IsTerminal, stdout};
use std::os::unix::fs::PermissionsExt;

use super::super::args::DoctorArgs;
use super::super::desk::Desk;
use super::super::json::{CheckJson, DoctorJson, RepairedJson};
use super::super::trouble::{Exit, Trouble};
use crate::engine::{Engine, EngineError, Repaired, now, repair};
use crate::news::{Failure, visible};
use crate::tui::possible;

/// A clock before this year is wrong: the program was not written yet.
const BORN: i16 = 2026;

/// Examinations whose faults a repair mends.
const OF_THE_CACHE: [&str; 4] = ["integrity", "bodies", "index", "counts"];

/// Prints all checks; the exit code is that of the first grave one that fails.
pub fn run(desk: &mut Desk, args: &DoctorArgs) -> Result<Exit, Trouble> {
    let repaired = if args.repair { repaired(desk)? } else { None };
    let mut checks = Vec::new();
    let mut exit = configuration(desk, &mut checks);
    if desk.setup().is_ok() {
        checks.push(folder(desk));
        let well = store(desk, &mut checks);
        exit = if exit == Exit::Done { well } else { exit };
    }
    checks.push(clock(desk));
    checks.push(terminal(desk));
    if args.json {
        desk.out.json(&DoctorJson { repaired: repaired.as_ref().map(RepairedJson::from), checks })?;
    } else {
        if let Some(Repaired { articles, marks, textless, aside }) = &repaired {
            let aside = aside.as_ref().map(|path| visible(&path.display().to_string()).into_owned());
            desk.out.line(&desk.lang.repaired(*articles, *marks, *textless))?;
            desk.out.line(&desk.lang.set_aside(aside.unwrap_or_default()))?;
        }
        for check in &checks {
            let sign = if check.ok { "✓" } else { "✗" };
            let name = desk.lang.doctor_check(check.name);
            desk.out.line(&format!("{sign} {name:<16} {}", visible(&check.detail)))?;
        }
        if checks.iter().any(|check| !check.ok && OF_THE_CACHE.contains(&check.name)) {
            desk.out.line(&desk.lang.doctor_advice())?;
        }
    }
    Ok(exit)
}

/// What was saved of a database that needed it; where there is none yet, there is nothing to do.
fn repaired(desk: &mut Desk) -> Result<Option<Repaired>, Trouble> {
    let database = desk.need_setup()?.paths.database();
    if fs::symlink_metadata(&database).is_err() {
        return Ok(None);
    }
    let repaired = repair(&database, &now()).map_err(EngineError::from)?;
    Ok(repaired.aside.is_some().then_some(repaired))
}

fn configuration(desk: &Desk, checks: &mut Vec<CheckJson>) -> Exit {
    match desk.setup() {
        Ok(setup) => {
            let files: Vec<_> = setup.config.files.iter().map(|file| file.display().to_string()).collect();
            let detail = desk.lang.doctor_config(files.join(", "), setup.config.sources.len());
            checks.push(CheckJson::new("config", true, &detail));
            Exit::Done
        }
        Err(error) => {
            checks.push(CheckJson::new("config", false, &error.words(&desk.lang)));
            Exit::Usage
        }
    }
}

/// Others must not read what a person reads.
fn folder(desk: &Desk) -> CheckJson {
    let path = desk.setup().map(|setup| setup.paths.data_dir.clone()).unwrap_or_default();
    let shown = path.display().to_string();
    match fs::metadata(&path) {
        Ok(data) => {
            let mode = data.permissions().mode() & 0o777;
            let shown = format!("{shown} ({mode:04o})");
            let closed = mode.trailing_zeros() >= 6;
            CheckJson::new(
                "folder",
                closed,
                &if closed { shown } else { desk.lang.doctor_open_folder(shown) },
            )
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            CheckJson::new("folder", true, &desk.lang.doctor_no_folder(shown))
        }
        Err(error) => CheckJson::new("folder", false, &format!("{shown}: {}", desk.lang.system(&error))),
    }
}

fn store(desk: &mut Desk, checks: &mut Vec<CheckJson>) -> Exit {
    let engine = match desk.engine() {
        Ok(engine) => engine,
        Err(trouble) => {
            checks.push(CheckJson::new("store", false, &trouble.words(&desk.lang)));
            return trouble.exit();
        }
    };
    let found = match engine.check() {
        Ok(found) => found,
        Err(error) => {
            let trouble = Trouble::from(error);
            checks.push(CheckJson::new("store", false, &trouble.words(&desk.lang)));
            return trouble.exit();
        }
    };
    let well = found.iter().all(|check| check.ok);
    checks.extend(found.into_iter().map(|check| CheckJson::new(check.name, check.ok, &check.detail)));
    checks.push(writable(desk, &engine));
    checks.push(network(desk, &engine));
    checks.push(silent(desk, &engine));
    if well { Exit::Done } else { Exit::Store }
}

fn writable(desk: &Desk, engine: &Engine) -> CheckJson {
    let read_only = engine.read_only();
    let detail = if read_only { desk.lang.store_read_only() } else { desk.lang.doctor_writable() };
    CheckJson::new("writable", !read_only, &detail)
}

fn network(desk: &Desk, engine: &Engine) -> CheckJson {
    let sources = engine.sources().unwrap_or_default();
    let asked: Vec<_> = sources.iter().filter(|source| source.visit.last_try.is_some()).collect();
    let broken = asked.iter().filter_map(|source| source.visit.last_error.as_ref());
    let all_broken =
        !asked.is_empty() && broken.clone().filter(|error| error.is_network()).count() == asked.len();
    let detail = match engine.last_contact() {
        _ if all_broken => broken.map(|error| desk.lang.failure(error)).next().unwrap_or_default(),
        Some(at) => desk
            .lang
            .doctor_contact(at.to_zoned_datetime(now().time_zone().clone()).strftime("%F %H:%M").to_string()),
        None => desk.lang.doctor_no_contact(),
    };
    CheckJson::new("network", !all_broken, &detail)
}

/// A source that used to give news and now gives none is broken, though it answers.
fn silent(desk: &Desk, engine: &Engine) -> CheckJson {
    let sources = engine.sources().unwrap_or_default();
    let silent = sources.iter().filter(|source| !source.archived).filter_map(|source| {
        let error = source.visit.last_error.as_ref()?;
        matches!(error, Failure::Empty(Some(_)))
            .then(|| format!("{}: {}", source.source.name, desk.lang.failure(error)))
    });
    let silent: Vec<String> = silent.collect();
    let detail = if silent.is_empty() { desk.lang.doctor_none_silent() } else { silent.join("; ") };
    CheckJson::new("sources", silent.is_empty(), &detail)
}

fn clock(desk: &Desk) -> CheckJson {
    let now = now();
    let shown = now.strftime("%F %H:%M %:z").to_string();
    let sane = now.year() >= BORN;
    CheckJson::new("clock", sane, &if sane { shown } else { desk.lang.doctor_clock(shown) })
}

fn terminal(desk: &Desk) -> CheckJson {
    let term = std::env::var("TERM").unwrap_or_default();
    // A pipe is no fault: doctor is run from cron and from other programs as well.
    let ok = !stdout().is_terminal() || possible().is_ok();
    CheckJson::new("terminal", ok, &desk.lang.doctor_terminal(visible(&term).into_owned()))
}
