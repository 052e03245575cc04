//! A small second process that gives the terminal back where this one no longer can: after an
//! abort, a kill, a stack that ran over.
//!
//! It is this program again; it waits on a pipe, on which each taking and giving back of the terminal
//! is noted. The pipe closes when this process ends, however it ends. If the terminal was taken by
//! then, its modes are put back and the screen is left.

use std::fs::metadata;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::process::{Child, ChildStdin, Command, Stdio};

use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, tcgetattr, tcsetattr,
};

use super::guard;

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The program.
    Program,
    /// The shell.
    Shell,
}

impl Holder {
    const fn word(self) -> u8 {
        match self {
            Self::Program => b'p',
            Self::Shell => b's',
        }
    }
}

/// Somebody who watches over the terminal.
#[derive(Debug)]
pub struct Vigil {
    /// The terminal's modes before it was taken over.
    modes: [u32; 4],
    watcher: Option<(Child, ChildStdin)>,
}

impl Vigil {
    /// Notes how the terminal is now; nobody watches yet. `None` where there is none.
    pub fn prepare() -> Option<Self> {
        let modes = tcgetattr(io::stdout().as_fd()).ok()?;
        let modes = [
            modes.input_modes.bits(),
            modes.output_modes.bits(),
            modes.control_modes.bits(),
            modes.local_modes.bits(),
        ];
        Some(Self { modes, watcher: None })
    }

    /// Begins to watch. Where no process can be started, the terminal is as well kept as before.
    pub fn begin(&mut self) {
        let itself = std::path::Path::new("/proc/self/exe");
        let program = match metadata(itself) {
            Ok(_) => Ok(itself.to_owned()),
            Err(_) => std::env::current_exe(),
        };
        let Ok(program) = program else { return };
        let modes = self.modes.map(|modes| modes.to_string()).join(",");
        let mut command = Command::new(program);
        command.args(["keep-terminal", &modes]).env_clear().stdin(Stdio::piped()).stderr(Stdio::null());
        if let Ok(mut child) = command.spawn() {
            self.watcher = child.stdin.take().map(|word| (child, word));
        }
    }

    /// Notes who has the terminal from now on.
    pub fn note(&mut self, holder: Holder) {
        if let Some((_, word)) = &mut self.watcher {
            let _ = word.write_all(&[holder.word()]);
        }
    }

    /// Ends the watch; the terminal was given back.
    pub fn end(mut self) {
        self.note(Holder::Shell);
        if let Some((mut child, word)) = self.watcher {
            drop(word);
            let _ = child.wait();
        }
    }
}

/// What the watcher does: waits for the end of the other process and gives the terminal back
/// unless the shell has it. `modes` are those of before, as the other process noted them.
pub fn restore(modes: &str) {
    let mut said = Vec::new();
    let _ = io::stdin().read_to_end(&mut said);
    if said.last() == Some(&Holder::Shell.word()) {
        return;
    }
    if let Some(modes) = parse(modes)
        && let Ok(mut now) = tcgetattr(io::stdout().as_fd())
    {
        now.input_modes = InputModes::from_bits_retain(modes[0]);
        now.output_modes = OutputModes::from_bits_retain(modes[1]);
        now.control_modes = ControlModes::from_bits_retain(modes[2]);
        now.local_modes = LocalModes::from_bits_retain(modes[3]);
        let _ = tcsetattr(io::stdout().as_fd(), OptionalActions::Now, &now);
    }
    guard::leave();
}

fn parse(modes: &str) -> Option<[u32; 4]> {
    let modes: Option<Vec<u32>> = modes.split(',').map(|modes| modes.parse().ok()).collect();
    modes?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_are_four_numbers() {
        assert_eq!(parse("1,2,3,4294967295"), Some([1, 2, 3, u32::MAX]));
        for bad in ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "-1,0,0,0"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
