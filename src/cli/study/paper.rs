//! `warta read-paper`: a PDF from standard input, its text as JSON to standard output.
//!
//! The program calls itself so, to read a file that nobody has vouched for in a process that may
//! die of it. Before the first byte the process takes limits on itself: memory, processor time,
//! files; it opens none and speaks to nobody but its caller.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::super::trouble::Exit;
use crate::news::Flaw;
use crate::parse::pdf::{self, Paper};

/// Address space, in bytes.
const MEMORY: u64 = 1 << 30;
/// Processor time, in seconds.
const SECONDS: u64 = 20;
/// After so long no further page is begun, so that what was read is told.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest file that is read.
const LARGEST: u64 = 64 << 20;
/// Objects of a PDF lie in each other; the reader has caps of its own, far below this.
const STACK: usize = 64 << 20;

/// Reads and tells; exit code 0 even where there is no text, since that is told as well.
pub fn run() -> Exit {
    if limit().is_err() {
        return Exit::Usage;
    }
    let mut bytes = Vec::new();
    if std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes).is_err() {
        return Exit::Usage;
    }
    let start = Instant::now();
    let work = move || pdf::read(bytes, || start.elapsed() < PATIENCE);
    let read =
        match std::thread::Builder::new().stack_size(STACK).spawn(work).map(std::thread::JoinHandle::join) {
            Ok(Ok(read)) => read,
            _ => Err(Flaw::Deadly),
        };
    let told = std::io::stdout().lock().write_all(&Paper::tell(&read));
    if told.is_ok() { Exit::Done } else { Exit::Usage }
}

fn limit() -> rustix::io::Result<()> {
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 8),
    ];
    for (resource, most) in limits {
        // A limit that is narrower already cannot be widened.
        let most = getrlimit(resource).maximum.map_or(most, |set| set.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}
