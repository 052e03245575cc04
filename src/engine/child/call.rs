//! One call of a program: bytes in, bytes out, and an end whatever it does.
//!
//! In: the program, its arguments and its input. Out: what it wrote, if it ended well within its
//! time and said no more than it may. A program that does not is killed and waited for.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::time::Duration;

/// What a call may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The longest time.
    pub time: Duration,
    /// The most bytes of output.
    pub output: usize,
}

/// Calls `program` with `arguments`, gives it `input`, and waits for its end.
pub fn call(program: &OsStr, arguments: &[&str], input: Vec<u8>, limits: Limits) -> Option<Vec<u8>> {
    let child = Command::new(program)
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut child = Ended(child);
    let mut stdin = child.0.stdin.take()?;
    let stdout = child.0.stdout.take()?;
    // A program that dies early does not take its input; that is seen at its end.
    std::thread::spawn(move || stdin.write_all(&input));
    let (tell, told) = sync_channel(1);
    std::thread::spawn(move || {
        let mut output = Vec::new();
        let most = limits.output as u64 + 1;
        let taken = stdout.take(most).read_to_end(&mut output);
        drop(tell.send(taken.map(|_| output)));
    });
    let output = told.recv_timeout(limits.time).ok()?.ok()?;
    let said_all = output.len() <= limits.output;
    // It has closed its output: the end is near, or it is brought about.
    (said_all && child.ends_well(limits.time)).then_some(output)
}

/// A child that never outlives the call.
struct Ended(Child);

impl Ended {
    /// Whether it ends by itself, and well, within `time`.
    fn ends_well(&mut self, time: Duration) -> bool {
        let step = Duration::from_millis(5);
        let mut left = time.min(Duration::from_secs(2));
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) if !left.is_zero() => {
                    std::thread::sleep(step);
                    left = left.saturating_sub(step);
                }
                _ => return false,
            }
        }
    }
}

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Limits = Limits { time: Duration::from_millis(1500), output: 64 };

    fn shell(script: &str, input: &[u8]) -> Option<Vec<u8>> {
        call(OsStr::new("/bin/sh"), &["-c", script], input.to_vec(), SHORT)
    }

    #[test]
    fn what_it_says_comes_back() {
        assert_eq!(shell("/bin/cat", b"halo").as_deref(), Some(&b"halo"[..]));
        assert_eq!(shell(":", b"not read").as_deref(), Some(&b""[..]));
    }

    #[test]
    fn whatever_it_does_the_caller_lives() {
        let cases = [
            "exit 3",
            "kill -SEGV $$",
            "while :; do :; done",
            "exec /bin/sleep 60",
            "exec >&-; exec /bin/sleep 60",
            "while :; do echo 0123456789; done",
        ];
        for script in cases {
            assert_eq!(shell(script, &vec![b'x'; 1 << 20]), None, "{script}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_no_answer() {
        assert_eq!(call(OsStr::new("/nowhere/at/all"), &[], Vec::new(), SHORT), None);
    }
}
