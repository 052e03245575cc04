//! Feeds the readers what nobody meant to write: `fuzz TARGET [SECONDS] [SEED]`.
//!
//! In: the texts under `fuzz/seeds/TARGET`, and whatever was found before in `fuzz/found`. Out:
//! inputs that make a reader panic, take too long or break a promise, saved in `fuzz/found`, and
//! exit code 1. It needs no nightly compiler: the mutations know the tokens of the formats
//! instead of the branches of the program. `scripts/fuzz` runs all targets for a minute each.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a tool that stops where it finds something wrong")]

mod mutate;
mod targets;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use mutate::Dice;

/// A reader may take so long for an input of at most [`mutate::LARGEST`] bytes.
const PATIENCE: Duration = Duration::from_secs(3);

/// A reader that takes so long is given up: it may never come back.
const GIVEN_UP: Duration = Duration::from_secs(20);

/// The slowest input is saved too, if it took so long.
const WORTH_A_LOOK: Duration = Duration::from_millis(100);

/// What is read at the moment, and since when.
type Reading = Arc<Mutex<Option<(Instant, Vec<u8>)>>>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some((name, target)) = arguments.next().and_then(|name| Some((name.clone(), targets::named(&name)?)))
    else {
        eprintln!("fuzz {} [SECONDS] [SEED]", targets::NAMES.join("|"));
        return ExitCode::from(2);
    };
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(60);
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    std::panic::set_hook(Box::new(|_| {}));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let reading = Reading::default();
    watch(&reading, name.clone(), folder.join("found"));
    let mut corpus = seeds(&folder.join("seeds").join(&name));
    let (mut dice, start) = (Dice(seed), Instant::now());
    let (mut runs, mut bytes, mut faults, mut slowest) = (0_u64, 0_u64, 0_u64, Duration::ZERO);
    while start.elapsed() < Duration::from_secs(seconds) && faults < 20 {
        let input =
            if runs < corpus.len() as u64 { corpus[runs as usize].clone() } else { dice.input(&corpus) };
        let began = Instant::now();
        *reading.lock().unwrap_or_else(PoisonError::into_inner) = Some((began, input.clone()));
        let outcome = std::panic::catch_unwind(|| target(&input));
        let took = began.elapsed();
        if took > slowest && took > WORTH_A_LOOK {
            write(&folder.join("found"), &format!("{name}-slowest"), &input);
        }
        (runs, bytes, slowest) = (runs + 1, bytes + input.len() as u64, slowest.max(took));
        let fault = match outcome {
            Err(panic) => Some(said(panic.as_ref())),
            Ok(Err(broken)) => Some(broken),
            Ok(Ok(())) if took > PATIENCE => Some(format!("took {took:?}")),
            Ok(Ok(())) => None,
        };
        if let Some(fault) = fault {
            faults += 1;
            println!("{name}: {fault}: {}", keep(&folder.join("found"), &name, &input).display());
        }
        // What was grown once may be grown on; the corpus stays small.
        if dice.one_in(200) && corpus.len() < 400 {
            corpus.push(input);
        }
    }
    println!("{name}: {runs} inputs, {} MB, slowest {slowest:?}, {faults} faults", bytes >> 20);
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// Ends the program with the input that a reader does not come back from.
fn watch(reading: &Reading, name: String, found: PathBuf) {
    let reading = Arc::clone(reading);
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_secs(1));
            let now = reading.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((began, input)) = &*now
                && began.elapsed() > GIVEN_UP
            {
                println!("{name}: does not come back: {}", keep(&found, &name, input).display());
                std::process::exit(1);
            }
        }
    });
}

fn seeds(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} has no seeds", folder.display());
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Saves `input` under a name of its content.
fn keep(folder: &Path, name: &str, input: &[u8]) -> PathBuf {
    let mark = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    write(folder, &format!("{name}-{mark:016x}"), input)
}

fn write(folder: &Path, name: &str, input: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(folder).and_then(|()| fs::write(&path, input)).unwrap();
    path
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    format!("panic: {}", text.unwrap_or_default())
}
