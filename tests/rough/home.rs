//! A person with a home of their own, and the program run in it.
//!
//! In: a configuration and arguments. Out: exit code and output. Nothing of the machine's own
//! settings takes part; what panics fails the test.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Short waits and small limits.
pub const HASTY: &str = "[net]\nconnect = \"2s\"\nidle = \"1s\"\ntotal = \"3s\"\ngap = \"1ms\"\nmax_wire = \"1MB\"\nmax_body = \"4MB\"\n";

/// A person with a home of their own.
pub struct Home {
    pub dir: TempDir,
}

pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new(top: &str, sources: &[(&str, String)]) -> Self {
        let home = Self { dir: tempfile::tempdir().unwrap() };
        home.configure(top, sources);
        home
    }

    pub fn configure(&self, top: &str, sources: &[(&str, String)]) {
        let mut text = top.to_owned();
        for (name, url) in sources {
            let _ = writeln!(text, "[[source]]\nname = \"{name}\"\nurl = \"{url}\"");
        }
        fs::write(self.dir.path().join("config.toml"), text).unwrap();
    }

    pub fn database(&self) -> PathBuf {
        self.dir.path().join("data/warta.db")
    }

    /// The program's words on a command line, in this home.
    pub fn words(&self, args: &[&str]) -> Vec<OsString> {
        let mut words = vec![OsString::from(env!("CARGO_BIN_EXE_warta")), "--data-dir".into()];
        words.push(self.dir.path().join("data").into());
        words.push("--config".into());
        words.push(self.dir.path().join("config.toml").into());
        words.extend(args.iter().map(OsString::from));
        words
    }

    /// A program that knows nothing of this machine.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LANG", "en_GB.UTF-8")
            .env("TZ", "Asia/Jakarta")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program inside `script`, where it is `"$@"`, under other namespaces; `None` where
    /// this machine does not allow them.
    pub fn apart(&self, namespaces: &str, script: &str, args: &[&str]) -> Option<Ran> {
        let may = Command::new("unshare").args([namespaces, "true"]).output();
        if !may.is_ok_and(|output| output.status.success()) {
            eprintln!("not tested: `unshare {namespaces}` is not possible here");
            return None;
        }
        let mut command = self.command("unshare");
        command.args([namespaces, "sh", "-c", script, "sh"]).args(self.words(args));
        Some(Ran::from(command.output().unwrap()))
    }

    pub fn run_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Ran {
        let words = self.words(args);
        let output =
            self.command(&words[0]).args(&words[1..]).envs(environment.iter().copied()).output().unwrap();
        Ran::from(output)
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, &[])
    }

    pub fn fetch(&self) -> Ran {
        self.run(&["fetch", "--force", "--no-articles"])
    }

    pub fn listed(&self) -> usize {
        self.run(&["list", "--json"]).out.lines().count()
    }

    pub fn source(&self, name: &str) -> Value {
        let all: Value = serde_json::from_str(&self.run(&["sources", "--json"]).out).unwrap();
        let found = all.as_array().unwrap().iter().find(|source| source["name"] == name).cloned();
        found.unwrap_or_else(|| panic!("no source {name}"))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let ran = Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }
}

impl Ran {
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words}: {}", self.err);
        self
    }
}
