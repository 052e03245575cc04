//! The real program on a pseudo-terminal, with an emulator behind it that stands for the person's.
//!
//! In: a home, arguments, keys and signals. Out: what stands on the screen and every byte that was
//! sent. Each step ends when what it waits for is there, or fails; nothing waits a fixed time.

use std::io::{Read, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::binary::Home;

/// The longest wait for anything: far more than a slow machine needs.
pub const LONGEST: Duration = Duration::from_mins(1);

/// The program on its terminal.
pub struct Terminal {
    pub master: Option<Box<dyn MasterPty + Send>>,
    pub keys: Option<Box<dyn Write + Send>>,
    pub child: Box<dyn Child + Send + Sync>,
    pub bytes: Receiver<Vec<u8>>,
    /// All that came out, byte for byte.
    pub stream: Vec<u8>,
    pub emulator: vt100::Parser,
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 }
}

/// The emulator knows no terminal without rows.
fn some(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).unwrap_or(NonZero::<u16>::MIN)
}

impl Terminal {
    /// Starts the program at home with `arguments` on a terminal of 80 by 24 of kind `term`.
    pub fn start(home: &Home, term: &str, arguments: &[&str]) -> Self {
        Self::start_with(home, term, arguments, &[])
    }

    /// The same with more in its environment.
    pub fn start_with(home: &Home, term: &str, arguments: &[&str], more: &[(&str, &str)]) -> Self {
        Self::unread(home, term, arguments, more).read_from()
    }

    /// Starts it from a shell, which stays on the terminal when it has ended, as people's shells do.
    pub fn start_in_shell(home: &Home, more: &[(&str, &str)]) -> Self {
        let warta = home.command(&[]);
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "\"$0\" \"$@\"; echo \"ended $?\"; read line"]);
        shell.arg(warta.get_program()).args(warta.get_args());
        shell.envs(warta.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Self::spawn(&shell, "xterm-256color", more).read_from()
    }

    /// Starts it on a terminal that nobody reads from.
    pub fn unread(home: &Home, term: &str, arguments: &[&str], more: &[(&str, &str)]) -> Self {
        Self::spawn(&home.command(arguments), term, more)
    }

    fn spawn(plain: &Command, term: &str, more: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let mut command = CommandBuilder::new(plain.get_program());
        command.args(plain.get_args());
        command.env_clear();
        for (name, value) in plain.get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.env("TERM", term);
        command.env("TZ", "Asia/Jakarta");
        for (name, value) in more {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        Self {
            keys: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            child,
            bytes: channel().1,
            stream: Vec::new(),
            emulator: vt100::Parser::new(some(24), some(80), 0),
        }
    }

    fn read_from(mut self) -> Self {
        let mut reader = self.master.as_ref().unwrap().try_clone_reader().unwrap();
        let (tell, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if tell.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        self.bytes = bytes;
        self
    }

    pub fn press(&mut self, keys: &str) {
        let out = self.keys.as_mut().unwrap();
        out.write_all(keys.as_bytes()).unwrap();
        out.flush().unwrap();
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.master.as_ref().unwrap().resize(size(width, height)).unwrap();
        self.emulator.screen_mut().set_size(some(height), some(width));
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap();
        let sent = Command::new("sh").arg("-c").arg(format!("kill -{name} {pid}")).status().unwrap();
        assert!(sent.success());
    }

    /// Takes what came out until `done` or the longest wait is over.
    pub fn until(&mut self, what: &str, done: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !done(self.emulator.screen()) {
            let left = LONGEST.saturating_sub(start.elapsed());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("never came: {what}\n{}", self.emulator.screen().contents());
                }
            }
        }
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.stream.extend_from_slice(bytes);
        self.emulator.process(bytes);
    }

    /// Waits until `text` stands on the screen.
    pub fn sees(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// Waits for the end; the exit code and how long it took.
    pub fn end(&mut self) -> (u32, Duration) {
        let start = Instant::now();
        loop {
            // Its last bytes must be taken, or it may wait for room to write them.
            while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(10)) {
                self.take(&bytes);
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(100)) {
                    self.take(&bytes);
                }
                return (status.exit_code(), start.elapsed());
            }
            assert!(start.elapsed() < LONGEST, "never ends\n{}", self.emulator.screen().contents());
        }
    }

    /// Fails unless the terminal is as it was: normal screen, cursor, no mouse, no pasting mode, no
    /// focus told, no frame half shown, lines edited and echoed.
    pub fn is_restored(&self) {
        let screen = self.emulator.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left");
        assert!(!screen.hide_cursor(), "the cursor is back");
        assert!(!screen.bracketed_paste(), "pasting is plain again");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let sent = String::from_utf8_lossy(&self.stream);
        for mode in ["1004", "2026"] {
            let last = |end: char| sent.rfind(&format!("\u{1b}[?{mode}{end}"));
            assert!(last('h').is_some() && last('h') < last('l'), "{mode} is off");
        }
        let modes = self.master.as_ref().unwrap().get_termios().unwrap();
        let modes = format!("{:?} {:?}", modes.local_flags, modes.input_flags);
        for mode in ["ICANON", "ECHO", "ISIG", "ICRNL"] {
            assert!(modes.contains(mode), "{mode} is on: {modes}");
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
