//! The way out to the terminal, which never makes the program wait.
//!
//! In: the bytes of a frame, while none is on its way. Out: the same bytes on the terminal, at once
//! as far as it takes them, the rest by a thread. A terminal that takes its time keeps only this
//! thread: frames that come meanwhile are left out, and the newest state is drawn as soon as there
//! is room. Never queues.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use rustix::fs::OFlags;
use rustix::termios::{QueueSelector, tcflush, ttyname};

use crate::app::Msg;

/// What a hang-up means to a program (SIGHUP).
const HANGUP: i32 = 1;
/// So long a frame may still take where the terminal is to be given back.
const PATIENCE: Duration = Duration::from_millis(60);
/// So long a terminal is waited for after what it had not taken was thrown away.
const MERCY: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(1);

/// A terminal that nobody waits for.
#[derive(Debug)]
pub struct Outlet {
    terminal: File,
    /// The same terminal opened anew, so that writing takes what there is room for and returns.
    /// The shell's own descriptors must not be changed to that: it would find them so.
    swift: Option<File>,
    send: SyncSender<Vec<u8>>,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    /// A frame is on its way.
    busy: AtomicBool,
    /// A frame was left out meanwhile.
    owed: AtomicBool,
}

/// Whether a frame may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The terminal has taken the last one.
    Free,
    /// It has not; somebody will be told when it has.
    Taken,
}

/// How the last frame went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Whole.
    Whole,
    /// Its rest was thrown away, maybe in the middle of a sequence.
    Cut,
}

impl Outlet {
    /// Writes to `terminal`; `tell` hears when a frame that was left out may be made up for, and of
    /// a terminal that has gone away.
    pub fn new(terminal: File, tell: Sender<Msg>) -> io::Result<Self> {
        let swift = ttyname(&terminal, Vec::new()).ok();
        let swift = swift.and_then(|name| open_swift(Path::new(OsStr::from_bytes(name.as_bytes()))).ok());
        Self::with(terminal, swift, tell)
    }

    fn with(terminal: File, swift: Option<File>, tell: Sender<Msg>) -> io::Result<Self> {
        let (send, frames) = sync_channel::<Vec<u8>>(1);
        let state = Arc::new(State::default());
        let (mut out, shared) = (terminal.try_clone()?, Arc::clone(&state));
        std::thread::Builder::new().name("warta-draw".to_owned()).spawn(move || {
            for frame in frames {
                let written = out.write_all(&frame);
                shared.busy.store(false, Ordering::SeqCst);
                if written.is_err() {
                    let _ = tell.send(Msg::Ended(HANGUP));
                    return;
                }
                if shared.owed.swap(false, Ordering::SeqCst) && tell.send(Msg::Drained).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { terminal, swift, send, state })
    }

    /// Whether a frame may be made now; if not, [`Msg::Drained`] comes when it may.
    pub fn room(&self) -> Room {
        // First the wish, then the look: the thread looks the other way round.
        self.state.owed.store(true, Ordering::SeqCst);
        if self.state.busy.load(Ordering::SeqCst) {
            return Room::Taken;
        }
        self.state.owed.store(false, Ordering::SeqCst);
        Room::Free
    }

    /// Sends a frame on its way; fails on a terminal that has gone away.
    pub fn send(&self, mut frame: Vec<u8>) -> io::Result<()> {
        let taken = self.swift.as_ref().map_or(Ok(0), |terminal| offer(terminal, &frame))?;
        if taken < frame.len() {
            frame.drain(..taken);
            self.state.busy.store(true, Ordering::SeqCst);
            // A thread that has ended has told so.
            let _ = self.send.send(frame);
        }
        Ok(())
    }

    /// Waits a moment for the frame on its way; throws away what the terminal has not taken then.
    pub fn settle(&self) -> Settled {
        if self.idle_within(PATIENCE) {
            return Settled::Whole;
        }
        let start = Instant::now();
        while start.elapsed() < MERCY {
            let _ = tcflush(self.terminal.as_fd(), QueueSelector::OFlush);
            if self.idle_within(STEP * 20) {
                break;
            }
        }
        let _ = tcflush(self.terminal.as_fd(), QueueSelector::OFlush);
        Settled::Cut
    }

    fn idle_within(&self, time: Duration) -> bool {
        let start = Instant::now();
        while self.state.busy.load(Ordering::SeqCst) {
            if start.elapsed() >= time {
                return false;
            }
            std::thread::sleep(STEP);
        }
        true
    }
}

/// Opens what lies at `path` for writing that never waits.
fn open_swift(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits();
    OpenOptions::new().write(true).custom_flags(flags.cast_signed()).open(path)
}

/// Writes as much of `bytes` as is taken without waiting; how much that was.
fn offer(mut terminal: &File, bytes: &[u8]) -> io::Result<usize> {
    let mut taken = 0;
    while taken < bytes.len() {
        match terminal.write(&bytes[taken..]) {
            Ok(0) => break,
            Ok(count) => taken += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => break,
            Err(error) => return Err(error),
        }
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::os::fd::AsRawFd;
    use std::sync::mpsc::channel;

    use super::*;

    /// A pipe is a terminal that can be made to wait: it takes 64 KB, then nothing until it is read.
    fn piped() -> (io::PipeReader, File) {
        let (reader, writer) = io::pipe().unwrap();
        (reader, File::from(std::os::fd::OwnedFd::from(writer)))
    }

    #[test]
    fn a_frame_on_its_way_keeps_the_next_one_back_and_tells_when_it_is_through() {
        let (mut reader, terminal) = piped();
        let swift = open_swift(Path::new(&format!("/proc/self/fd/{}", terminal.as_raw_fd()))).ok();
        let (tell, told) = channel();
        let outlet = Outlet::with(terminal, swift, tell).unwrap();
        let frame: Vec<u8> = (0..1_u32 << 18).flat_map(u32::to_be_bytes).collect();
        assert_eq!(outlet.room(), Room::Free);
        outlet.send(frame.clone()).unwrap();
        assert_eq!(outlet.room(), Room::Taken);
        assert_eq!(outlet.room(), Room::Taken);
        let mut taken = vec![0; frame.len()];
        reader.read_exact(&mut taken).unwrap();
        assert!(taken == frame, "whole and in order");
        assert_eq!(told.recv().unwrap(), Msg::Drained);
        assert_eq!(outlet.room(), Room::Free);
        assert!(told.try_recv().is_err(), "told once");
    }

    #[test]
    fn a_frame_that_is_taken_at_once_needs_no_thread() {
        let (mut reader, terminal) = piped();
        let Ok(swift) = open_swift(Path::new(&format!("/proc/self/fd/{}", terminal.as_raw_fd()))) else {
            return; // Only Linux opens a descriptor anew by its number.
        };
        let (tell, _told) = channel();
        let outlet = Outlet::with(terminal, Some(swift), tell).unwrap();
        for _ in 0..3 {
            outlet.send(b"frame".to_vec()).unwrap();
            assert!(!outlet.state.busy.load(Ordering::SeqCst), "nothing is on its way");
        }
        let mut taken = [0; 15];
        reader.read_exact(&mut taken).unwrap();
        assert_eq!(&taken, b"frameframeframe");
    }

    #[test]
    fn a_terminal_that_has_gone_away_is_told_of() {
        let (reader, terminal) = piped();
        drop(reader);
        let (tell, told) = channel();
        let outlet = Outlet::with(terminal, None, tell).unwrap();
        outlet.send(b"x".to_vec()).unwrap();
        assert_eq!(told.recv().unwrap(), Msg::Ended(HANGUP));
    }
}
